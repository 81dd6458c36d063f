#include "app/commands.h"
#include "app/console.h"
#include "app/services.h"
#include "core/async/on_thread.h"
#include "core/engine/engine.h"
#include "core/model/cost_breakdown.h"

#include <QCommandLineParser>
#include <QJsonArray>
#include <QPromise>

#include <memory>
#include <vector>

namespace app {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(app::ask)
};

QJsonObject usageJson(const core::Usage &usage)
{
    return {{QStringLiteral("prompt_tokens"), usage.promptTokens},
            {QStringLiteral("completion_tokens"), usage.completionTokens},
            {QStringLiteral("cached_tokens"), usage.cachedTokens},
            {QStringLiteral("cache_write_tokens"), usage.cacheWriteTokens},
            {QStringLiteral("reasoning_tokens"), usage.reasoningTokens}};
}

QJsonArray attemptsJson(const core::RequestRecord &record)
{
    QJsonArray attempts;
    for (const core::AttemptRecord &attempt : record.attempts) {
        QJsonObject json {{QStringLiteral("model"), attempt.model},
                          {QStringLiteral("provider"), attempt.provider},
                          {QStringLiteral("endpoint"), attempt.endpoint},
                          {QStringLiteral("status"), attempt.httpStatus},
                          {QStringLiteral("duration_ms"), attempt.durationMs},
                          {QStringLiteral("why"), attempt.why}};
        if (attempt.error)
            json.insert(QStringLiteral("error"), attempt.error->message);
        if (attempt.cost)
            json.insert(QStringLiteral("cost"), attempt.cost->toDecimal());
        if (!attempt.changes.isEmpty())
            json.insert(QStringLiteral("changes"), core::parameterChangesToJson(attempt.changes));
        attempts << json;
    }
    return attempts;
}

/// One model's answer under way. Text goes to stdout as it comes, but only for the model whose turn it is.
struct Answer {
    std::unique_ptr<core::CallHandle> call;
    QString model;
    QString text;
    QString reasoning;
    qsizetype printed = 0;
    std::optional<core::RequestRecord> record;

    QJsonObject toJson() const
    {
        QJsonObject json {{QStringLiteral("model"), record->model.isEmpty() ? model : record->model},
                          {QStringLiteral("provider"), record->provider},
                          {QStringLiteral("text"), text},
                          {QStringLiteral("reasoning"), reasoning},
                          {QStringLiteral("attempts"), attemptsJson(*record)},
                          {QStringLiteral("usage"), QJsonValue()},
                          {QStringLiteral("cost"), QJsonValue()},
                          {QStringLiteral("ttft_ms"), QJsonValue()},
                          {QStringLiteral("tokens_per_s"), QJsonValue()},
                          {QStringLiteral("error"), QJsonValue()}};
        if (record->usage)
            json.insert(QStringLiteral("usage"), usageJson(*record->usage));
        if (record->cost) {
            json.insert(QStringLiteral("cost"), record->cost->toDecimal());
            json.insert(QStringLiteral("cost_source"), core::costSourceName(record->costSource));
            json.insert(QStringLiteral("cost_reason"), record->costReason);
        }
        if (record->usage && !record->prices.isEmpty()) {
            const core::PriceRow prices = core::pricingFromJson(record->prices).base;
            json.insert(QStringLiteral("cost_computed"),
                        core::costBreakdownToJson(core::costBreakdownOf(*record->usage, prices)));
        }
        if (record->cacheSaving)
            json.insert(QStringLiteral("cache_saving"), record->cacheSaving->toDecimal());
        if (record->ttftMs)
            json.insert(QStringLiteral("ttft_ms"), *record->ttftMs);
        if (record->tokensPerSecond)
            json.insert(QStringLiteral("tokens_per_s"), *record->tokensPerSecond);
        if (record->error) {
            json.insert(QStringLiteral("error"),
                        QJsonObject {{QStringLiteral("kind"), core::errorKindName(record->error->kind)},
                                     {QStringLiteral("message"), record->error->message},
                                     {QStringLiteral("status"), record->status}});
        }
        return json;
    }
};

/// All models are asked at the same time and printed one after the other.
class Asking : public QObject
{
    Q_OBJECT

public:
    Asking(Services &services, const QStringList &models, const QString &prompt, bool json)
        : m_json(json)
    {
        for (const QString &model : models) {
            core::ChatRequest request;
            request.model = model;
            request.messages = {core::Message::text(core::Role::User, prompt)};
            request.stream = true;
            core::CallOrigin origin;
            origin.clientShape = QStringLiteral("cli");
            auto answer = std::make_unique<Answer>();
            answer->model = model;
            answer->call = services.engine().call(request, origin);
            Answer *target = answer.get();
            connect(target->call.get(), &core::CallHandle::progressed, this,
                    [this, target](const core::CallProgress &progress) { take(*target, progress); });
            m_answers.push_back(std::move(answer));
        }
        m_promise.start();
        showHeading();
    }

    QFuture<int> future() { return m_promise.future(); }

private:
    void take(Answer &answer, const core::CallProgress &progress)
    {
        for (const core::ChatEvent &event : progress.events) {
            if (const auto *text = std::get_if<core::TextDelta>(&event))
                answer.text += text->text;
            else if (const auto *refusal = std::get_if<core::RefusalDelta>(&event))
                answer.text += refusal->text;
            else if (const auto *reasoning = std::get_if<core::ReasoningDelta>(&event))
                answer.reasoning += reasoning->text;
        }
        if (progress.finished)
            answer.record = progress.finished;
        show();
    }

    void show()
    {
        while (m_current < m_answers.size()) {
            Answer &answer = *m_answers.at(m_current);
            if (!m_json) {
                print(answer.text.mid(answer.printed));
                answer.printed = answer.text.size();
            }
            if (!answer.record)
                return;
            close(answer);
            ++m_current;
            showHeading();
        }
        m_promise.addResult(m_failed ? WorkFailed : Success);
        m_promise.finish();
        deleteLater();
    }

    void showHeading()
    {
        if (!m_json && m_answers.size() > 1 && m_current < m_answers.size())
            printLine(QStringLiteral("## %1\n").arg(m_answers.at(m_current)->model));
    }

    void close(const Answer &answer)
    {
        if (answer.record->error)
            m_failed = true;
        if (m_json) {
            printJson(answer.toJson());
            return;
        }
        if (!answer.text.isEmpty() && !answer.text.endsWith(u'\n'))
            printLine({});
        if (m_current + 1 < m_answers.size())
            printLine({});
        if (answer.record->error)
            complain(QStringLiteral("%1: %2").arg(answer.model, answer.record->error->message));
    }

    std::vector<std::unique_ptr<Answer>> m_answers;
    size_t m_current = 0;
    bool m_json;
    bool m_failed = false;
    QPromise<int> m_promise;
};

} // namespace

QFuture<int> ask(Services &services, const CommandLine &line)
{
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    const QCommandLineOption model({QStringLiteral("m"), QStringLiteral("model")}, QString(),
                                   QStringLiteral("MODEL"));
    const QCommandLineOption set(QStringLiteral("set"), QString(), QStringLiteral("NAME"));
    const QCommandLineOption json(QStringLiteral("json"));
    parser.addOptions({model, set, json});
    if (!parseOptions(parser, line))
        return core::readyFuture(int(BadUsage));

    QStringList models = parser.values(model);
    if (parser.isSet(set)) {
        const QHash<QString, QStringList> sets = services.engine().config().result().modelSets;
        const QString name = parser.value(set);
        if (!sets.contains(name)) {
            complain(
                Text::tr("There is no model set '%1' in the configuration. Known sets: %2")
                    .arg(name, sets.isEmpty() ? Text::tr("none") : QStringList(sets.keys()).join(u", ")));
            return core::readyFuture(int(BadUsage));
        }
        models += sets.value(name);
    }
    if (models.isEmpty()) {
        complain(Text::tr("Which model? Name one or several with -m, for instance -m simulator/atlas-large. "
                          "`switchyard models` lists them."));
        return core::readyFuture(int(BadUsage));
    }
    QString prompt = parser.positionalArguments().join(u' ');
    if (prompt.isEmpty())
        prompt = QString::fromUtf8(readStandardInput(Text::tr("Type the prompt, then Ctrl+D:"))).trimmed();
    if (prompt.isEmpty()) {
        complain(Text::tr("The prompt is empty."));
        return core::readyFuture(int(BadUsage));
    }
    return (new Asking(services, models, prompt, parser.isSet(json)))->future();
}

} // namespace app

#include "ask.moc"
