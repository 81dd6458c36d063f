#include "ui/routing/explain_view.h"

#include "core/async/after.h"
#include "ui/common/empty_state.h"
#include "ui/common/role.h"
#include "ui/common/table_setup.h"
#include "ui/routing/candidate_table_model.h"
#include "ui/routing/exclusion_table_model.h"
#include "ui/routing/model_name_edit.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int kQuestionPage = 0;
constexpr int kAnswerPage = 1;
constexpr int kSmallColumnsBelow = 940; ///< Width below which the columns before the reason are kept small.

/// A field with its caption above it.
QVBoxLayout *withCaption(const QString &caption, QLineEdit *field)
{
    auto *label = new QLabel(caption);
    setRole(label, "small");
    label->setBuddy(field);
    field->setAccessibleName(caption);
    auto *layout = new QVBoxLayout;
    layout->setSpacing(3);
    layout->addWidget(label);
    layout->addWidget(field);
    return layout;
}

/// Reasons are sentences: two lines each, and the whole in the tool tip.
void giveTwoLines(QTableView *table)
{
    table->setWordWrap(true);
    table->verticalHeader()->setDefaultSectionSize(2 * table->fontMetrics().lineSpacing() + 14);
}

} // namespace

ExplainView::ExplainView(core::Engine &engine, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_stack(new QStackedWidget(this))
    , m_candidates(new CandidateTableModel(this))
    , m_exclusions(new ExclusionTableModel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(createQuestion());
    layout->addWidget(m_stack, 1);
    auto *empty = new EmptyState(m_stack);
    empty->setContent(tr("Ask for any model"),
                      tr("By its id, with a suffix such as :floor or :nitro, by set/NAME, @preset/NAME or "
                         "switchyard/auto. You see who would be asked, in which order and at what cost, and "
                         "why the others would not. Nothing is sent."));
    m_stack->insertWidget(kQuestionPage, empty);
    m_stack->insertWidget(kAnswerPage, createAnswer());

    connect(m_explain, &QPushButton::clicked, this, &ExplainView::explain);
    connect(m_model, &QLineEdit::returnPressed, this, &ExplainView::explain);
    connect(m_prompt, &QLineEdit::returnPressed, this, &ExplainView::explain);
}

QWidget *ExplainView::createQuestion()
{
    auto *question = new QWidget(this);
    m_model = new ModelNameEdit(question);
    m_model->setPlaceholderText(tr("the default model"));
    m_prompt = new QLineEdit(question);
    m_prompt->setPlaceholderText(tr("optional; its length counts for cost and context"));
    m_explain = new QPushButton(tr("Explain"), question);
    m_explain->setAccessibleName(tr("Explain"));
    m_explain->setToolTip(tr("A dry run: nothing is sent"));
    setRole(m_explain, "primary");

    auto *row = new QHBoxLayout(question);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addLayout(withCaption(tr("Model"), m_model), 2);
    row->addLayout(withCaption(tr("Example prompt"), m_prompt), 3);
    row->addWidget(m_explain, 0, Qt::AlignBottom);
    return question;
}

QWidget *ExplainView::createAnswer()
{
    auto *answer = new QWidget(m_stack);
    m_problem = new QFrame(answer);
    setRole(m_problem, "error-card");
    m_problemText = new QLabel(m_problem);
    m_problemText->setObjectName(QStringLiteral("explainProblem"));
    m_problemText->setWordWrap(true);
    m_problemText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    (new QVBoxLayout(m_problem))->addWidget(m_problemText);

    m_candidatesTitle = new QLabel(answer);
    setRole(m_candidatesTitle, "subheading");
    m_candidateTable = new QTableView(answer);
    m_candidateTable->setModel(m_candidates);
    m_candidateTable->setAccessibleName(tr("Candidates"));
    setUpTable(m_candidateTable, {});
    giveTwoLines(m_candidateTable);
    m_exclusionsTitle = new QLabel(answer);
    setRole(m_exclusionsTitle, "subheading");
    m_exclusionTable = new QTableView(answer);
    m_exclusionTable->setModel(m_exclusions);
    m_exclusionTable->setAccessibleName(tr("Excluded"));
    setUpTable(m_exclusionTable, {});

    constexpr int kLeastTable = 110; ///< The header and two rows.
    m_candidateTable->setMinimumHeight(kLeastTable);
    m_exclusionTable->setMinimumHeight(kLeastTable);
    auto *layout = new QVBoxLayout(answer);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_problem);
    layout->addWidget(m_candidatesTitle);
    layout->addWidget(m_candidateTable, 3);
    layout->addWidget(m_exclusionsTitle);
    layout->addWidget(m_exclusionTable, 2);
    layout->addStretch();
    return answer;
}

void ExplainView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // Only when that changes, so that widths which the user has set stay.
    const bool narrow = width() < kSmallColumnsBelow;
    if (m_narrow != narrow)
        setColumns(narrow);
}

void ExplainView::setColumns(bool narrow)
{
    m_narrow = narrow;
    const QList<int> candidates =
        narrow ? QList<int> {36, 106, 134, 76, 140} : QList<int> {40, 150, 164, 86, 146};
    const QList<int> exclusions = narrow ? QList<int> {190, 170} : QList<int> {230, 200};
    for (int column = 0; column < candidates.size(); ++column)
        m_candidateTable->setColumnWidth(column, candidates.at(column));
    for (int column = 0; column < exclusions.size(); ++column)
        m_exclusionTable->setColumnWidth(column, exclusions.at(column));
}

void ExplainView::setProposals(const QStringList &names)
{
    m_model->setProposals(names);
}

void ExplainView::refresh()
{
    if (m_asked > 0)
        ask();
}

void ExplainView::explain()
{
    m_model->commit();
    m_request = {};
    m_request.model = m_model->name();
    m_request.stream = true;
    if (const QString prompt = m_prompt->text(); !prompt.isEmpty())
        m_request.messages = {core::Message::text(core::Role::User, prompt)};
    ask();
}

void ExplainView::ask()
{
    const int number = ++m_asked;
    core::after(m_engine.explain(m_request), this, [this, number](const core::RoutePlan &plan) {
        if (number == m_asked)
            showPlan(plan);
    });
}

void ExplainView::showPlan(const core::RoutePlan &plan)
{
    m_candidates->setList(plan.candidates);
    m_exclusions->setList(plan.exclusions);
    m_problemText->setText(plan.error ? plan.error->message : QString());
    m_problem->setVisible(plan.error.has_value());

    const bool anyCandidate = !plan.candidates.isEmpty();
    // An unknown name has no endpoints; where it is all that was asked for, the error says everything.
    const bool anyExclusion = std::any_of(
        plan.exclusions.cbegin(), plan.exclusions.cend(),
        [&plan](const core::Exclusion &exclusion) { return !plan.error || !exclusion.endpoint.isEmpty(); });
    m_candidatesTitle->setText(
        tr("%n candidate(s), tried in this order until one answers", nullptr, int(plan.candidates.size())));
    m_candidatesTitle->setVisible(anyCandidate);
    m_candidateTable->setVisible(anyCandidate);
    m_exclusionsTitle->setText(tr("%n excluded", nullptr, int(plan.exclusions.size())));
    m_exclusionsTitle->setVisible(anyExclusion);
    m_exclusionTable->setVisible(anyExclusion);
    m_stack->setCurrentIndex(kAnswerPage);
}

} // namespace ui
