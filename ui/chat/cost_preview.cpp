#include "ui/chat/cost_preview.h"

#include "core/async/after.h"
#include "core/engine/engine.h"
#include "ui/common/format.h"
#include "ui/common/role.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <chrono>

namespace ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::CostPreview)
};

constexpr std::chrono::milliseconds kPause {250};

QString tokensInWords(qint64 tokens, bool exact)
{
    const int shown = int(std::min<qint64>(tokens, std::numeric_limits<int>::max()));
    return exact ? Text::tr("%Ln token(s)", nullptr, shown) : Text::tr("≈ %Ln token(s)", nullptr, shown);
}

QString costInWords(core::Money cost, bool simulated)
{
    const QString amount = formatMoney(cost);
    return simulated ? Text::tr("%1 simulated", "an amount of money").arg(amount) : amount;
}

} // namespace

QString previewText(const QList<ExpectedAnswer> &answers)
{
    if (answers.isEmpty())
        return {};
    qint64 tokens = 0;
    bool exact = true;
    bool real = false;
    for (const ExpectedAnswer &answer : answers) {
        tokens += answer.prompt.tokens;
        exact = exact && answer.prompt.exact;
        real = real || (answer.cost && !answer.simulated);
    }
    core::Money cost;
    int priced = 0;
    for (const ExpectedAnswer &answer : answers) {
        if (answer.cost && answer.simulated != real) {
            cost = cost + *answer.cost;
            ++priced;
        }
    }
    const QString text = tokensInWords(tokens, exact);
    if (priced == 0)
        return text;
    return text + QStringLiteral(" · ")
           + Text::tr("about %1 for %n answer(s)", nullptr, priced).arg(costInWords(cost, !real));
}

QString previewDetails(const QList<ExpectedAnswer> &answers)
{
    if (answers.isEmpty())
        return {};
    QStringList lines;
    for (const ExpectedAnswer &answer : answers) {
        QStringList facts {tokensInWords(answer.prompt.tokens, answer.prompt.exact)};
        constexpr double kPerMilleInPercent = 10;
        facts << (answer.prompt.exact ? Text::tr("exact")
                                      : Text::tr("± %1 % on average")
                                            .arg(QLocale().toString(
                                                answer.prompt.errorPerMille / kPerMilleInPercent, 'g', 3)));
        if (answer.cost)
            facts << costInWords(*answer.cost, answer.simulated);
        lines << answer.modelName + QStringLiteral(": ") + facts.join(QStringLiteral(" · "));
    }
    lines << Text::tr("Costs are for answers of %L1 tokens.").arg(core::kAssumedAnswerTokens);
    return lines.join(u'\n');
}

/// One question to the engine, for all columns.
struct CostPreview::Count {
    QList<ExpectedAnswer> answers;
    qsizetype left = 0;
};

CostPreview::CostPreview(core::Engine &engine, Source source, QWidget *parent)
    : QLabel(parent)
    , m_engine(engine)
    , m_source(std::move(source))
{
    setRole(this, "small");
    setAccessibleName(tr("Expected cost"));
    setTextFormat(Qt::PlainText);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &CostPreview::ask);
}

void CostPreview::refresh()
{
    m_pause.start();
}

void CostPreview::clearPreview()
{
    m_pause.stop();
    m_latest.reset();
    clear();
    setToolTip({});
    setAccessibleDescription({});
}

void CostPreview::ask()
{
    const QList<Question> questions = m_source();
    if (questions.isEmpty()) {
        clearPreview();
        return;
    }
    const auto count = std::make_shared<Count>();
    count->left = questions.size();
    for (const Question &question : questions)
        count->answers << ExpectedAnswer {question.modelName};
    m_latest = count;
    for (qsizetype i = 0; i < questions.size(); ++i) {
        const core::ChatRequest &request = questions.at(i).request;
        core::after(m_engine.explain(request), this, [this, count, i, request](const core::RoutePlan &plan) {
            take(count, i, plan, request);
        });
    }
}

void CostPreview::take(const std::shared_ptr<Count> &count, qsizetype index, const core::RoutePlan &plan,
                       const core::ChatRequest &request)
{
    ExpectedAnswer &answer = count->answers[index];
    if (!plan.candidates.isEmpty()) {
        const core::RouteCandidate &first = plan.candidates.first();
        answer.prompt = first.promptTokens;
        answer.cost = first.estimatedCost;
        answer.simulated = first.simulated;
        finishOne(count);
        return;
    }
    // Nobody can be asked yet, for want of a key perhaps; the prompt has its length all the same.
    core::after(m_engine.countTokens(request), this, [this, count, index](const core::PromptTokens &prompt) {
        count->answers[index].prompt = prompt;
        finishOne(count);
    });
}

void CostPreview::finishOne(const std::shared_ptr<Count> &count)
{
    if (--count->left > 0 || count != m_latest)
        return;
    const QString details = previewDetails(count->answers);
    setText(previewText(count->answers));
    setToolTip(details);
    setAccessibleDescription(details);
}

} // namespace ui
