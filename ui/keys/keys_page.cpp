#include "ui/keys/keys_page.h"

#include "core/async/after.h"
#include "ui/common/empty_state.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/common/prompter.h"
#include "ui/common/role.h"
#include "ui/common/table_setup.h"
#include "ui/keys/balance_list.h"
#include "ui/keys/environment_dialog.h"
#include "ui/keys/key_dialog.h"
#include "ui/keys/key_settings_dialog.h"
#include "ui/keys/key_table_model.h"
#include "ui/keys/report_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace ui {

KeysPage::KeysPage(core::Engine &engine, core::CatalogPtr catalog, const Theme &theme, Prompter &prompter,
                   QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_catalog(std::move(catalog))
    , m_theme(theme)
    , m_prompter(prompter)
    , m_keys(new KeyTableModel(this))
    , m_balances(new BalanceList(engine, this))
    , m_clock(new QTimer(this))
{
    constexpr int kMinute = 60'000;
    m_clock->setInterval(kMinute);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(createHeader());
    m_warning = new QFrame(this);
    setRole(m_warning, "warning-card");
    m_warningText = new QLabel(m_warning);
    m_warningText->setWordWrap(true);
    (new QHBoxLayout(m_warning))->addWidget(m_warningText);
    m_warning->hide();
    layout->addWidget(m_warning);
    createTable();
    layout->addWidget(m_stack, 1);
    layout->addWidget(createActions());
    m_report = new ReportView(this);
    layout->addWidget(m_report);

    connectActions();
    connect(&engine, &core::Engine::keysChanged, this, &KeysPage::showKeys);
    connect(&engine, &core::Engine::keyStoreChanged, this, &KeysPage::showKeyStore);
    showKeys({});
    core::after(engine.providerKeys(), this, [this](const QList<core::KeyStatus> &keys) { showKeys(keys); });
    core::after(engine.keyStoreState(), this,
                [this](const core::KeyStoreState &state) { showKeyStore(state); });
}

QWidget *KeysPage::createHeader()
{
    auto *header = new QWidget(this);
    auto *title = new QLabel(tr("Keys"), header);
    setRole(title, "title");
    auto *about =
        new QLabel(tr("Your keys at the providers. Each one is sent to its provider's host only."), header);
    setRole(about, "muted");
    about->setWordWrap(true);
    m_import = new QPushButton(tr("Import from environment"), header);
    m_import->setAccessibleName(tr("Import from environment"));
    m_import->setToolTip(tr("Takes keys from variables such as OPENAI_API_KEY, after showing which"));
    m_add = new QPushButton(tr("Add key"), header);
    m_add->setAccessibleName(tr("Add key"));
    setRole(m_add, "primary");

    auto *titles = new QVBoxLayout;
    titles->setSpacing(2);
    titles->addWidget(title);
    titles->addWidget(about);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(titles, 1);
    layout->addWidget(m_import);
    layout->addWidget(m_add);
    return header;
}

/// What can be done with the chosen key.
QWidget *KeysPage::createActions()
{
    m_actions = new QWidget(this);
    auto *row = new FlowLayout(m_actions);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    const auto add = [&](const QString &text, const QString &name) {
        auto *button = new QPushButton(text, m_actions);
        button->setAccessibleName(name);
        row->addWidget(button);
        return button;
    };
    m_edit = add(tr("Edit key"), tr("Edit key"));
    m_edit->setToolTip(tr("Priority, limits, models and hosts of the chosen key"));
    m_test = add(tr("Test key"), tr("Test key"));
    m_test->setToolTip(tr("Sends the shortest possible question to the provider's cheapest model"));
    m_balance = add(tr("Balance"), tr("Balance"));
    m_allBalances = add(tr("All balances"), tr("All balances"));
    m_allBalances->setToolTip(tr("Asks every provider that tells what is left"));
    m_remove = add(tr("Remove"), tr("Remove key"));
    setRole(m_remove, "danger");
    return m_actions;
}

void KeysPage::connectActions()
{
    connect(m_add, &QPushButton::clicked, this, [this] { addKey(); });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { addKey(); });
    connect(m_import, &QPushButton::clicked, this, &KeysPage::importKeys);
    connect(m_edit, &QPushButton::clicked, this, &KeysPage::editKey);
    connect(m_table, &QTableView::activated, this, &KeysPage::editKey);
    connect(m_test, &QPushButton::clicked, this, &KeysPage::testKey);
    connect(m_balance, &QPushButton::clicked, this, &KeysPage::askBalance);
    connect(m_allBalances, &QPushButton::clicked, this, &KeysPage::askAllBalances);
    connect(m_report, &ReportView::cancelled, m_balances, &BalanceList::cancel);
    connect(m_remove, &QPushButton::clicked, this, &KeysPage::removeKey);
    connect(m_balances, &BalanceList::changed, this, &KeysPage::showBalances);
    connect(m_clock, &QTimer::timeout, m_keys, &KeyTableModel::refreshTimes);
    auto *removeShortcut = new QShortcut(QKeySequence::Delete, m_table);
    removeShortcut->setContext(Qt::WidgetShortcut);
    connect(removeShortcut, &QShortcut::activated, this, &KeysPage::removeKey);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &KeysPage::showActions);
}

void KeysPage::createTable()
{
    m_stack = new QStackedWidget(this);
    m_table = new QTableView(m_stack);
    m_table->setModel(m_keys);
    m_table->setAccessibleName(tr("Provider keys"));
    m_table->setObjectName(QStringLiteral("providerKeys"));
    setUpTable(m_table, {120, 110, 125, 110, 140, 130, 110, 160, 170, 160});
    m_empty = new EmptyState(m_stack);
    m_empty->setContent(
        tr("No keys yet"),
        tr("A key is what a provider such as OpenAI, Anthropic or Groq gives you when you open an "
           "account; requests are billed to it, by the provider. Switchyard adds nothing on top.\n\n"
           "Without any key you can try everything with the built-in simulator: it costs nothing and "
           "needs no network."),
        tr("Add a first key"));
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
}

void KeysPage::setCatalog(const core::CatalogPtr &catalog)
{
    m_catalog = catalog;
}

void KeysPage::showKeys(const QList<core::KeyStatus> &keys)
{
    m_keys->setList(keys);
    m_stack->setCurrentWidget(keys.isEmpty() ? static_cast<QWidget *>(m_empty) : m_table);
    if (!keys.isEmpty() && !m_table->currentIndex().isValid())
        m_table->selectRow(0);
    showActions();
}

void KeysPage::showKeyStore(const core::KeyStoreState &state)
{
    m_keyStore = state;
    m_warningText->setText(state.message);
    m_warning->setVisible(!state.available);
}

void KeysPage::showActions()
{
    const core::KeyStatus *key = currentKey();
    const QList<core::KeyStatus> &keys = m_keys->list();
    const auto withBalance = std::count_if(keys.cbegin(), keys.cend(),
                                           [](const core::KeyStatus &status) { return status.hasBalance; });
    m_actions->setVisible(!keys.isEmpty());
    m_edit->setEnabled(key);
    m_test->setEnabled(key);
    m_remove->setEnabled(key);
    m_balance->setEnabled(key && key->hasBalance);
    m_balance->setToolTip(
        key && !key->hasBalance
            ? tr("%1 has no place to ask what is left on an account.").arg(key->providerName)
            : tr("Asks the provider what is left on the account"));
    m_balance->setAccessibleDescription(m_balance->toolTip());
    m_allBalances->setVisible(withBalance > 1);
}

void KeysPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_keys->refreshTimes();
    m_clock->start();
}

void KeysPage::hideEvent(QHideEvent *event)
{
    m_clock->stop();
    QWidget::hideEvent(event);
}

void KeysPage::addKey(const QString &providerId)
{
    auto *dialog = new KeyDialog(m_catalog, m_keyStore, m_keys->list(), m_theme, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->chooseProvider(providerId);
    connect(dialog, &KeyDialog::submitted, this,
            [this, dialog](const core::NewProviderKey &key) { store(dialog, key); });
    dialog->open();
}

void KeysPage::store(KeyDialog *dialog, const core::NewProviderKey &key)
{
    core::after(
        m_engine.addProviderKey(key), this,
        [this, key, dialog = QPointer(dialog)](const core::Status &status) {
            if (!status.ok() && dialog) {
                dialog->showProblem(status.error().message);
                return;
            }
            if (!status.ok()) {
                m_prompter.showError(this, tr("The key was not added"), status.error().message);
                return;
            }
            if (dialog)
                dialog->accept();
            m_report->showResult(
                tr("The key “%1” is set. Test it to see whether the provider takes it.").arg(key.name),
                "muted");
        });
}

void KeysPage::editKey()
{
    const core::KeyStatus *current = currentKey();
    if (!current)
        return;
    const core::KeyStatus key = *current;
    auto *dialog = new KeySettingsDialog(key, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &KeySettingsDialog::submitted, this,
            [this, dialog, key](const core::ProviderKeySettings &settings) {
                core::after(m_engine.changeProviderKey(key.provider, key.name, settings), this,
                            [this, dialog = QPointer(dialog)](const core::Status &status) {
                                if (dialog && status)
                                    dialog->accept();
                                else if (dialog)
                                    dialog->showProblem(status.error().message);
                                else if (!status)
                                    m_prompter.showError(this, tr("The key was not changed"),
                                                         status.error().message);
                            });
            });
    dialog->open();
}

void KeysPage::importKeys()
{
    auto *dialog = new EnvironmentDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &EnvironmentDialog::submitted, this, [this, dialog](const QStringList &variables) {
        core::after(m_engine.importEnvironmentKeys(variables), this,
                    [this, variables, dialog = QPointer(dialog)](const core::Status &status) {
                        takeImport(dialog, variables, status);
                    });
    });
    core::after(m_engine.environmentKeys(), dialog,
                [dialog](const QList<core::EnvironmentKey> &keys) { dialog->showKeys(keys); });
    dialog->open();
}

void KeysPage::takeImport(EnvironmentDialog *dialog, const QStringList &variables, const core::Status &status)
{
    if (status) {
        if (dialog)
            dialog->accept();
        m_report->showResult(tr("Imported: %1. Test a key to see whether its provider takes it.")
                                 .arg(variables.join(QLatin1String(", "))),
                             "muted");
        return;
    }
    if (!dialog) {
        m_prompter.showError(this, tr("Not all keys were imported"), status.error().message);
        return;
    }
    // Some may be in use now.
    core::after(m_engine.environmentKeys(), dialog,
                [dialog, message = status.error().message](const QList<core::EnvironmentKey> &keys) {
                    dialog->showKeys(keys);
                    dialog->showProblem(message);
                });
}

void KeysPage::testKey()
{
    const core::KeyStatus *current = currentKey();
    if (!current || m_testing)
        return;
    m_testing = true;
    showProgress();
    const core::KeyStatus key = *current;
    m_report->showResult(tr("Asking %1 with the key “%2” …").arg(key.providerName, key.name), "muted");
    core::after(
        m_engine.testProviderKey(key.provider, key.name), this,
        [this, key](const core::Result<core::KeyTestReport> &report) { showTestResult(key, report); });
}

void KeysPage::showTestResult(const core::KeyStatus &key, const core::Result<core::KeyTestReport> &report)
{
    m_testing = false;
    showProgress();
    if (!report.ok()) {
        m_report->showResult(report.error().message, "error");
        return;
    }
    QString text =
        tr("%1 answered in %2 with %3").arg(key.providerName, formatDuration(report->ttftMs), report->model);
    if (report->cost)
        text = tr("%1 for %2", "who answered, the cost").arg(text, formatMoney(report->cost));
    m_report->showResult(text, "success");
}

void KeysPage::askBalance()
{
    const core::KeyStatus *current = currentKey();
    if (!current || !current->hasBalance)
        return;
    m_asked = {*current};
    m_balances->ask(m_asked);
}

void KeysPage::askAllBalances()
{
    m_asked = m_keys->list();
    m_asked.removeIf([](const core::KeyStatus &key) { return !key.hasBalance; });
    m_balances->ask(m_asked);
}

void KeysPage::showBalances()
{
    m_keys->setBalances(m_balances->balances());
    showProgress();
    if (m_balances->waiting() > 0) {
        m_report->showResult(tr("Asking for %n balance(s) …", nullptr, m_balances->waiting()), "muted");
        return;
    }
    const BalanceReport report = m_balances->report(std::exchange(m_asked, {}));
    const char *good = report.known ? "success" : "muted";
    m_report->showResult(report.text, report.failed ? "error" : good);
}

void KeysPage::showProgress()
{
    if (m_balances->waiting() > 0)
        m_report->showBusy(tr("Asking for balances"), ReportView::Cancel::Possible);
    else if (m_testing)
        m_report->showBusy(tr("Test under way"), ReportView::Cancel::Impossible);
    else
        m_report->showIdle();
}

void KeysPage::removeKey()
{
    const core::KeyStatus *current = currentKey();
    if (!current)
        return;
    const core::KeyStatus key = *current;
    const QString text =
        tr("Switchyard forgets the key “%1” of %2. At the provider it stays valid until you revoke it "
           "there.")
            .arg(key.name, key.providerName);
    m_prompter.confirm(this, tr("Remove this key?"), text, tr("Remove"), [this, key](bool confirmed) {
        if (!confirmed)
            return;
        core::after(m_engine.removeProviderKey(key.provider, key.name), this,
                    [this](const core::Status &status) {
                        if (!status.ok())
                            m_prompter.showError(this, tr("The key was not removed"), status.error().message);
                    });
    });
}

const core::KeyStatus *KeysPage::currentKey() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? &m_keys->list().at(current.row()) : nullptr;
}

} // namespace ui
