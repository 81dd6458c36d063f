#include "ui/keys/keys_page.h"

#include "core/async/after.h"
#include "ui/common/empty_state.h"
#include "ui/common/format.h"
#include "ui/common/prompter.h"
#include "ui/common/role.h"
#include "ui/common/table_setup.h"
#include "ui/keys/key_dialog.h"
#include "ui/keys/key_table_model.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>

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
{
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
    m_progress = new QProgressBar(this);
    m_progress->setAccessibleName(tr("Test under way"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->hide();
    m_result = new QLabel(this);
    m_result->setObjectName(QStringLiteral("testResult"));
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_result->hide();
    layout->addWidget(m_progress);
    layout->addWidget(m_result);

    connect(m_add, &QPushButton::clicked, this, [this] { addKey(); });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { addKey(); });
    connect(m_test, &QPushButton::clicked, this, &KeysPage::testKey);
    connect(m_remove, &QPushButton::clicked, this, &KeysPage::removeKey);
    auto *removeShortcut = new QShortcut(QKeySequence::Delete, m_table);
    removeShortcut->setContext(Qt::WidgetShortcut);
    connect(removeShortcut, &QShortcut::activated, this, &KeysPage::removeKey);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &KeysPage::showActions);
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
    m_test = new QPushButton(tr("Test key"), header);
    m_test->setAccessibleName(tr("Test key"));
    m_test->setToolTip(tr("Sends the shortest possible question to the provider's cheapest model"));
    m_remove = new QPushButton(tr("Remove"), header);
    m_remove->setAccessibleName(tr("Remove key"));
    setRole(m_remove, "danger");
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
    layout->addWidget(m_test);
    layout->addWidget(m_remove);
    layout->addWidget(m_add);
    return header;
}

void KeysPage::createTable()
{
    m_stack = new QStackedWidget(this);
    m_table = new QTableView(m_stack);
    m_table->setModel(m_keys);
    m_table->setAccessibleName(tr("Provider keys"));
    m_table->setObjectName(QStringLiteral("providerKeys"));
    setUpTable(m_table, {150, 90, 160, 250, 90, 140, 150});
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
    const bool chosen = currentKey() != nullptr;
    m_test->setVisible(!m_keys->list().isEmpty());
    m_remove->setVisible(!m_keys->list().isEmpty());
    m_test->setEnabled(chosen);
    m_remove->setEnabled(chosen);
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
            showResult(tr("The key “%1” is set. Test it to see whether the provider takes it.").arg(key.name),
                       "muted");
        });
}

void KeysPage::testKey()
{
    const core::KeyStatus *current = currentKey();
    if (!current || m_testing)
        return;
    m_testing = true;
    m_progress->show();
    const core::KeyStatus key = *current;
    showResult(tr("Asking %1 with the key “%2” …").arg(key.providerName, key.name), "muted");
    core::after(
        m_engine.testProviderKey(key.provider, key.name), this,
        [this, key](const core::Result<core::KeyTestReport> &report) { showTestResult(key, report); });
}

void KeysPage::showTestResult(const core::KeyStatus &key, const core::Result<core::KeyTestReport> &report)
{
    m_testing = false;
    m_progress->hide();
    if (!report.ok()) {
        showResult(report.error().message, "error");
        return;
    }
    QString text =
        tr("%1 answered in %2 with %3").arg(key.providerName, formatDuration(report->ttftMs), report->model);
    if (report->cost)
        text = tr("%1 for %2", "who answered, the cost").arg(text, formatMoney(report->cost));
    showResult(text, "success");
}

void KeysPage::showResult(const QString &text, const char *role)
{
    m_result->setText(text);
    setRole(m_result, role);
    m_result->show();
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
