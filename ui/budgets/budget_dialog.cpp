#include "ui/budgets/budget_dialog.h"

#include "ui/budgets/budget_words.h"
#include "ui/budgets/proposal_box.h"
#include "ui/budgets/scope_editor.h"
#include "ui/common/role.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int kMostDays = 366;
constexpr int kBelowIndicator = 29; ///< Where the text of a check box or radio button begins.

/// A row of the form; `first` is the control in its first line, beside which the label stands.
void addRow(QGridLayout *form, QLabel *label, QLayout *fields, QWidget *first)
{
    first->ensurePolished();
    const int above = (first->sizeHint().height() - label->sizeHint().height()) / 2;
    label->setContentsMargins(0, std::max(0, above), 0, 0);
    const int row = form->rowCount();
    form->addWidget(label, row, 0, Qt::AlignTop);
    form->addLayout(fields, row, 1);
}

/// A row whose label names its first field.
void addField(QGridLayout *form, const QString &label, QLayout *fields, QWidget *field)
{
    auto *caption = new QLabel(label);
    caption->setBuddy(field);
    field->setAccessibleName(QString(label).remove(u'&'));
    addRow(form, caption, fields, field);
}

QHBoxLayout *lineOf(const QList<QWidget *> &fields)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    for (QWidget *field : fields)
        line->addWidget(field);
    return line;
}

QLabel *noteBelow(QWidget *owner, const QString &text)
{
    auto *note = new QLabel(text);
    setRole(note, "small");
    note->setWordWrap(true);
    note->setContentsMargins(kBelowIndicator, 0, 0, 4);
    owner->setAccessibleDescription(text);
    return note;
}

} // namespace

BudgetDialog::BudgetDialog(Purpose purpose, const core::Budget &budget, const QStringList &taken,
                           const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_before(budget)
    , m_taken(taken)
    , m_theme(theme)
{
    const bool adds = purpose == Purpose::Add;
    setWindowTitle(adds ? tr("Add budget") : tr("Edit budget"));
    createFields();
    createActions();
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // its fields take it, and scroll it along
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QWidget *form = createForm();
    scroll->setWidget(form);
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *save =
        m_buttons->addButton(adds ? tr("Add budget") : tr("Save"), QDialogButtonBox::AcceptRole);
    save->setAccessibleName(tr("Save budget"));
    setRole(save, "primary");
    save->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 16, 0, 16);
    layout->setSpacing(10);
    layout->addWidget(scroll, 1);
    QWidget *foot = createFoot();
    layout->addWidget(foot);

    fill(budget);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &BudgetDialog::submit);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &BudgetDialog::reject);
    constexpr int kWidth = 640;
    constexpr int kRoom = 700; ///< Where there is no window to fit into.
    constexpr int kAround = 24;
    const int room = parent ? parent->window()->height() - kAround : kRoom;
    const int wanted = form->heightForWidth(kWidth) + foot->heightForWidth(kWidth) + 2 * kAround;
    resize(kWidth, std::min(room, wanted));
    m_name->setFocus();
    m_name->selectAll();
}

void BudgetDialog::createFields()
{
    m_name = new QLineEdit(this);
    m_limit = new QLineEdit(this);
    m_limit->setPlaceholderText(QLocale().toString(20.0, 'f', 2));
    m_period = new SteadyBox(this);
    m_period->setAccessibleName(tr("Period"));
    m_period->addItem(tr("a day, from midnight"), int(core::BudgetPeriod::Day));
    m_period->addItem(tr("a week, from Monday"), int(core::BudgetPeriod::Week));
    m_period->addItem(tr("a month, from the first"), int(core::BudgetPeriod::Month));
    m_period->addItem(tr("in so many days"), int(core::BudgetPeriod::Rolling));
    m_period->addItem(tr("in all, for ever"), int(core::BudgetPeriod::Total));
    m_days = new QSpinBox(this);
    m_days->setAccessibleName(tr("Number of days"));
    m_days->setRange(1, kMostDays);
    m_days->setFocusPolicy(Qt::StrongFocus);
    m_scope = new ScopeEditor(m_theme, this);
    m_thresholds = new QLineEdit(this);
    m_thresholds->setPlaceholderText(tr("never"));
    m_simulated = new QCheckBox(tr("Count the simulator's play money instead"), this);
    m_unknownPrices = new QCheckBox(tr("Let models of unknown price through"), this);
    m_enabled = new QCheckBox(tr("Enabled"), this);
    for (QCheckBox *box : {m_simulated, m_unknownPrices, m_enabled}) {
        box->setAccessibleName(box->text());
        connect(box, &QCheckBox::toggled, this, &BudgetDialog::takeEdit);
    }
    for (const QLineEdit *field : {m_name, m_limit, m_thresholds})
        connect(field, &QLineEdit::textChanged, this, &BudgetDialog::takeEdit);
    connect(m_period, &QComboBox::currentIndexChanged, this, &BudgetDialog::takeEdit);
    connect(m_days, &QSpinBox::valueChanged, this, &BudgetDialog::takeEdit);
    connect(m_scope, &ScopeEditor::edited, this, &BudgetDialog::takeEdit);
}

void BudgetDialog::createActions()
{
    m_actions = {new QRadioButton(tr("Only tell me"), this), new QRadioButton(tr("Refuse requests"), this),
                 new QRadioButton(tr("Ask a cheaper model instead"), this)};
    for (QRadioButton *button : std::as_const(m_actions)) {
        button->setAccessibleName(button->text());
        // One goes off when the other comes on; that is one change.
        connect(button, &QRadioButton::toggled, this, [this](bool on) {
            if (on)
                takeEdit();
        });
    }
    m_target = new ProposalBox(this);
    m_target->setAccessibleName(tr("Cheaper model or set"));
    m_target->lineEdit()->setAccessibleName(m_target->accessibleName());
    m_target->lineEdit()->setPlaceholderText(tr("Model or set/NAME"));
    connect(m_target, &QComboBox::editTextChanged, this, &BudgetDialog::takeEdit);
}

QWidget *BudgetDialog::createForm()
{
    auto *canvas = new QWidget;
    setRole(canvas, "canvas");
    auto *form = new QGridLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    form->setColumnStretch(1, 1);
    auto *whole = new QVBoxLayout(canvas);
    whole->setContentsMargins(24, 4, 24, 4);
    whole->addLayout(form);
    whole->addStretch();

    addField(form, tr("&Name"), lineOf({m_name}), m_name);
    QHBoxLayout *limit = lineOf({m_limit, m_period, m_days});
    limit->setStretch(0, 2);
    limit->setStretch(1, 3);
    addField(form, tr("&Limit in dollars"), limit, m_limit);
    addRow(form, new QLabel(tr("Counts")), lineOf({m_scope}), m_limit);
    addRow(form, new QLabel(tr("At the limit")), layOutActions(), m_actions.constFirst());
    QHBoxLayout *told = lineOf({m_thresholds, new QLabel(tr("percent of the limit"))});
    told->setStretch(0, 1);
    addField(form, tr("&Tell me at"), told, m_thresholds);
    auto *options = new QVBoxLayout;
    options->setSpacing(2);
    options->addWidget(m_simulated);
    options->addWidget(
        noteBelow(m_simulated, tr("For trying budgets out: simulated answers fill it, real ones do not.")));
    options->addWidget(m_unknownPrices);
    options->addWidget(
        noteBelow(m_unknownPrices, tr("What they turn out to cost is counted all the same, and may come to "
                                      "more than what is left.")));
    options->addWidget(m_enabled);
    addRow(form, new QLabel(tr("Besides")), options, m_simulated);
    return canvas;
}

QLayout *BudgetDialog::layOutActions()
{
    auto *actions = new QVBoxLayout;
    actions->setSpacing(2);
    for (int i = 0; i < m_actions.size(); ++i) {
        actions->addWidget(m_actions.at(i));
        actions->addWidget(noteBelow(m_actions.at(i), actionNote(core::BudgetAction(i))));
    }
    QHBoxLayout *target = lineOf({m_target});
    target->setContentsMargins(kBelowIndicator, 0, 0, 0);
    actions->addLayout(target);
    return actions;
}

QWidget *BudgetDialog::createFoot()
{
    auto *foot = new QWidget(this);
    auto *frame = new QFrame(foot);
    setRole(frame, "inset");
    m_story = new QLabel(frame);
    m_story->setObjectName(QStringLiteral("story"));
    m_story->setWordWrap(true);
    m_story->setTextFormat(Qt::PlainText);
    auto *inside = new QVBoxLayout(frame);
    inside->setContentsMargins(14, 10, 14, 10);
    inside->addWidget(m_story);
    m_problem = new QLabel(foot);
    m_problem->setObjectName(QStringLiteral("problem"));
    setRole(m_problem, "error");
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    auto *layout = new QVBoxLayout(foot);
    layout->setContentsMargins(24, 0, 24, 0);
    layout->setSpacing(10);
    layout->addWidget(frame);
    layout->addWidget(m_problem);
    layout->addWidget(m_buttons);
    return foot;
}

void BudgetDialog::fill(const core::Budget &budget)
{
    m_name->setText(budget.name);
    if (!budget.limit.isZero() || !budget.name.isEmpty())
        m_limit->setText(typedAmount(budget.limit, locale()));
    m_period->setCurrentIndex(m_period->findData(int(budget.period)));
    m_days->setValue(budget.rollingDays);
    m_scope->setScope(budget.scope);
    m_target->setEditText(budget.downgradeTo);
    m_actions.at(qsizetype(budget.action))->setChecked(true);
    m_thresholds->setText(typedThresholds(budget.warnAt));
    m_simulated->setChecked(budget.simulated);
    m_unknownPrices->setChecked(budget.allowUnknownPrices);
    m_enabled->setChecked(!budget.disabled);
    takeEdit();
}

void BudgetDialog::setChoices(const BudgetChoices &choices)
{
    m_scope->setChoices(choices);
    m_target->setProposals(choices.sets + choices.models);
}

core::BudgetAction BudgetDialog::action() const
{
    for (int i = 0; i < m_actions.size(); ++i) {
        if (m_actions.at(i)->isChecked())
            return core::BudgetAction(i);
    }
    return m_before.action;
}

BudgetDraft BudgetDialog::draft() const
{
    core::Budget budget = m_before;
    budget.name = m_name->text().trimmed();
    budget.scope = m_scope->scope();
    budget.period = core::BudgetPeriod(m_period->currentData().toInt());
    budget.rollingDays = m_days->value();
    budget.action = action();
    budget.downgradeTo = m_target->currentText().trimmed();
    budget.simulated = m_simulated->isChecked();
    budget.allowUnknownPrices = m_unknownPrices->isChecked();
    budget.disabled = !m_enabled->isChecked();
    return {budget, m_limit->text(), m_thresholds->text(), m_scope->isUnfinished()};
}

void BudgetDialog::takeEdit()
{
    m_problem->hide();
    const BudgetDraft now = draft();
    m_days->setVisible(now.budget.period == core::BudgetPeriod::Rolling);
    m_days->setSuffix(tr(" day(s)", nullptr, m_days->value()));
    m_target->setVisible(now.budget.action == core::BudgetAction::Downgrade);
    const auto budget = budgetOf(now, locale());
    m_story->setText(budget ? budgetStory(*budget) : tr("Fill in the limit to see what the budget will do."));
}

void BudgetDialog::showProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_buttons->setEnabled(true);
}

void BudgetDialog::submit()
{
    const BudgetDraft now = draft();
    const QString problem = problemOf(now, m_taken, locale());
    showProblem(problem);
    if (!problem.isEmpty())
        return;
    m_buttons->setEnabled(false);
    emit submitted(*budgetOf(now, locale()));
}

} // namespace ui
