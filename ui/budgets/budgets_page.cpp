#include "ui/budgets/budgets_page.h"

#include "core/async/after.h"
#include "ui/budgets/budget_cell_delegate.h"
#include "ui/budgets/budget_choices.h"
#include "ui/budgets/budget_dialog.h"
#include "ui/budgets/budget_table_model.h"
#include "ui/budgets/budgets_start.h"
#include "ui/budgets/nearest_budget_card.h"
#include "ui/common/prompter.h"
#include "ui/common/role.h"
#include "ui/common/table_setup.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>

#include <utility>

namespace ui {

namespace {

constexpr int kRefreshMilliseconds = 30'000;

} // namespace

BudgetsPage::BudgetsPage(core::Engine &engine, core::ProxyServer &proxy, core::CatalogPtr catalog,
                         const Theme &theme, Prompter &prompter, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_proxy(proxy)
    , m_catalog(std::move(catalog))
    , m_theme(theme)
    , m_prompter(prompter)
    , m_budgets(new BudgetTableModel(this))
    , m_clock(new QTimer(this))
    , m_nearest(new NearestBudgetCard)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(createHeader());
    layout->addWidget(m_nearest);
    createTable();
    layout->addWidget(m_stack, 1);

    connectTable();
    connect(m_add, &QPushButton::clicked, this, [this] { addBudget({.name = {}}); });
    connect(m_edit, &QPushButton::clicked, this, &BudgetsPage::editBudget);
    connect(m_remove, &QPushButton::clicked, this, &BudgetsPage::removeBudget);
    connect(m_start, &BudgetsStart::chosen, this, &BudgetsPage::addBudget);
    connect(m_clock, &QTimer::timeout, this, &BudgetsPage::refresh);
    connect(&engine, &core::Engine::budgetsChanged, this, &BudgetsPage::showBudgets);
    connect(&engine, &core::Engine::configChanged, this, &BudgetsPage::refresh);
    m_clock->setInterval(kRefreshMilliseconds);
    showBudgets({});
    refresh();
}

QWidget *BudgetsPage::createHeader()
{
    auto *header = new QWidget(this);
    auto *title = new QLabel(tr("Budgets"), header);
    setRole(title, "title");
    auto *about = new QLabel(tr("What may be spent, on what, and what happens when it is."), header);
    setRole(about, "muted");
    about->setWordWrap(true);
    m_edit = new QPushButton(tr("Edit"), header);
    m_edit->setAccessibleName(tr("Edit budget"));
    m_remove = new QPushButton(tr("Remove"), header);
    m_remove->setAccessibleName(tr("Remove budget"));
    setRole(m_remove, "danger");
    m_add = new QPushButton(tr("Add budget"), header);
    m_add->setAccessibleName(tr("Add budget"));
    setRole(m_add, "primary");

    auto *titles = new QVBoxLayout;
    titles->setSpacing(2);
    titles->addWidget(title);
    titles->addWidget(about);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(titles, 1);
    layout->addWidget(m_edit);
    layout->addWidget(m_remove);
    layout->addWidget(m_add);
    return header;
}

void BudgetsPage::createTable()
{
    m_stack = new QStackedWidget(this);
    m_table = new QTableView(m_stack);
    m_table->setModel(m_budgets);
    m_table->setItemDelegate(new BudgetCellDelegate(m_theme, m_table));
    m_table->setAccessibleName(tr("Budgets"));
    m_table->setAccessibleDescription(
        tr("Enter edits a budget, Space switches it on or off, Delete removes it"));
    m_table->setObjectName(QStringLiteral("budgets"));
    setUpTable(m_table, {88, 118, 130, 80, 146, 80, 240, 160});
    m_table->verticalHeader()->setDefaultSectionSize(BudgetCellDelegate::rowHeight(m_table->fontMetrics()));
    m_start = new BudgetsStart(m_stack);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_start);
}

void BudgetsPage::connectTable()
{
    const auto onKey = [this](const QKeySequence &keys, auto run) {
        auto *shortcut = new QShortcut(keys, m_table);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, run);
    };
    onKey(QKeySequence::Delete, [this] { removeBudget(); });
    onKey(Qt::Key_Return, [this] { editBudget(); });
    onKey(Qt::Key_Enter, [this] { editBudget(); });
    // Whichever cell of the row is the current one.
    onKey(Qt::Key_Space, [this] {
        if (const core::BudgetStatus *current = currentBudget())
            setBudgetEnabled(current->budget, current->budget.disabled);
    });
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        if (index.column() != BudgetTableModel::Enabled)
            editBudget();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &BudgetsPage::showActions);
    connect(m_budgets, &BudgetTableModel::enableRequested, this, &BudgetsPage::setBudgetEnabled);
}

void BudgetsPage::setCatalog(const core::CatalogPtr &catalog)
{
    m_catalog = catalog;
}

void BudgetsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
    m_clock->start();
}

void BudgetsPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_clock->stop();
}

void BudgetsPage::refresh()
{
    core::after(m_engine.budgets(), this,
                [this](const QList<core::BudgetStatus> &budgets) { showBudgets(budgets); });
}

void BudgetsPage::showBudgets(const QList<core::BudgetStatus> &budgets)
{
    m_budgets->setList(budgets);
    m_stack->setCurrentWidget(budgets.isEmpty() ? static_cast<QWidget *>(m_start) : m_table);
    if (!budgets.isEmpty() && !m_table->currentIndex().isValid())
        m_table->selectRow(0);
    m_nearest->showNearestOf(budgets);
    showActions();
}

void BudgetsPage::showActions()
{
    const bool chosen = currentBudget() != nullptr;
    for (QPushButton *button : {m_edit, m_remove}) {
        button->setVisible(!m_budgets->list().isEmpty());
        button->setEnabled(chosen);
    }
}

void BudgetsPage::addBudget(const core::Budget &budget)
{
    core::Budget fresh = budget;
    const QStringList taken = namesBut({});
    if (!fresh.name.isEmpty())
        fresh.name = freeBudgetName(fresh.name, taken);
    openDialog(new BudgetDialog(BudgetDialog::Purpose::Add, fresh, taken, m_theme, this), {});
}

void BudgetsPage::editBudget()
{
    const core::BudgetStatus *current = currentBudget();
    if (!current)
        return;
    const core::Budget budget = current->budget;
    openDialog(new BudgetDialog(BudgetDialog::Purpose::Edit, budget, namesBut(budget.name), m_theme, this),
               budget.name);
}

void BudgetsPage::openDialog(BudgetDialog *dialog, const QString &replaces)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &BudgetDialog::submitted, this,
            [this, dialog, replaces](const core::Budget &budget) { save(dialog, replaces, budget); });
    // The dialog is there at once; what it proposes comes as it is known.
    gatherChoices(m_engine, m_proxy, *m_catalog, dialog,
                  [dialog](const BudgetChoices &choices) { dialog->setChoices(choices); });
    dialog->open();
}

void BudgetsPage::save(BudgetDialog *dialog, const QString &replaces, const core::Budget &budget)
{
    core::after(m_engine.saveBudget(replaces, budget), this,
                [this, dialog = QPointer(dialog)](const core::Status &status) {
                    if (status.ok()) {
                        refresh();
                        if (dialog)
                            dialog->accept();
                    } else if (dialog) {
                        dialog->showProblem(status.error().message);
                    } else {
                        m_prompter.showError(this, tr("The budget was not saved"), status.error().message);
                    }
                });
}

void BudgetsPage::setBudgetEnabled(const core::Budget &budget, bool enabled)
{
    core::Budget changed = budget;
    changed.disabled = !enabled;
    save(nullptr, budget.name, changed);
}

void BudgetsPage::removeBudget()
{
    const core::BudgetStatus *current = currentBudget();
    if (!current)
        return;
    const QString name = current->budget.name;
    const QString text =
        tr("What the budget “%1” holds back now is let through from then on. What was spent stays in the "
           "history.")
            .arg(name);
    m_prompter.confirm(this, tr("Remove this budget?"), text, tr("Remove"), [this, name](bool confirmed) {
        if (!confirmed)
            return;
        core::after(m_engine.removeBudget(name), this, [this](const core::Status &status) {
            if (!status.ok())
                m_prompter.showError(this, tr("The budget was not removed"), status.error().message);
            refresh();
        });
    });
}

QStringList BudgetsPage::namesBut(const QString &name) const
{
    QStringList names;
    for (const core::BudgetStatus &status : m_budgets->list())
        names << status.budget.name;
    names.removeOne(name);
    return names;
}

const core::BudgetStatus *BudgetsPage::currentBudget() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? &m_budgets->list().at(current.row()) : nullptr;
}

} // namespace ui
