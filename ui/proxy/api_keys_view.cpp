#include "ui/proxy/api_keys_view.h"

#include "core/async/after.h"
#include "ui/common/empty_state.h"
#include "ui/common/flow_layout.h"
#include "ui/common/prompter.h"
#include "ui/common/role.h"
#include "ui/common/table_setup.h"
#include "ui/proxy/api_key_dialog.h"
#include "ui/proxy/api_key_table_model.h"
#include "ui/proxy/rotate_key_dialog.h"

#include <QItemSelectionModel>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

namespace ui {

ApiKeysView::ApiKeysView(core::Engine &engine, core::ProxyServer &proxy, core::CatalogPtr catalog,
                         const Theme &theme, Prompter &prompter, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_proxy(proxy)
    , m_catalog(std::move(catalog))
    , m_theme(theme)
    , m_prompter(prompter)
    , m_keys(new ApiKeyTableModel(this))
    , m_problem(new QLabel(this))
    , m_note(new QLabel(this))
    , m_clock(new QTimer(this))
{
    constexpr int kMinute = 60'000;
    m_clock->setInterval(kMinute);
    createTable();
    setRole(m_problem, "error");
    m_problem->setObjectName(QStringLiteral("apiKeyProblem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    setRole(m_note, "muted");
    m_note->setWordWrap(true);
    m_note->setText(tr("This key is defined in config.json, and is changed and taken away there."));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 10, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_problem);
    layout->addWidget(m_note);
    layout->addWidget(createActions());

    connect(m_empty, &EmptyState::actionTriggered, this, &ApiKeysView::addKey);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ApiKeysView::showActions);
    connect(m_clock, &QTimer::timeout, m_keys, &ApiKeyTableModel::refreshTimes);
    connect(&proxy, &core::ProxyServer::apiKeysChanged, this, &ApiKeysView::showKeys);
    connect(&engine, &core::Engine::historyGrew, this, &ApiKeysView::askSpend);
    showKeys({});
    core::after(proxy.apiKeys(), this, [this](const QList<core::ApiKeyInfo> &keys) { showKeys(keys); });
}

void ApiKeysView::createTable()
{
    m_stack = new QStackedWidget(this);
    m_table = new QTableView(m_stack);
    m_table->setModel(m_keys);
    m_table->setAccessibleName(tr("API keys"));
    setUpTable(m_table, {120, 130, 110, 195, 180, 100, 110, 100, 110, 150, 150});
    m_empty = new EmptyState(m_stack);
    m_empty->setContent(tr("No keys yet"),
                        tr("Programs need a key to use the local API. Give each one its own."),
                        tr("Make a key"));
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
}

QWidget *ApiKeysView::createActions()
{
    m_actions = new QWidget(this);
    auto *row = new FlowLayout(m_actions);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    const auto add = [&](const QString &text, const QString &name, auto run) {
        auto *button = new QPushButton(text, m_actions);
        button->setAccessibleName(name);
        connect(button, &QPushButton::clicked, this, run);
        row->addWidget(button);
        return button;
    };
    m_edit = add(tr("Edit"), tr("Edit API key"), &ApiKeysView::editKey);
    m_toggle = add(tr("Disable"), tr("Disable API key"), &ApiKeysView::toggleKey);
    m_rotate = add(tr("Rotate"), tr("Rotate API key"), &ApiKeysView::rotateKey);
    m_rotate->setToolTip(tr("Gives the key a new secret; the old one can work on for a while"));
    m_revoke = add(tr("Revoke"), tr("Revoke key"), &ApiKeysView::revokeKey);
    setRole(m_revoke, "danger");
    connect(m_table, &QTableView::activated, this, &ApiKeysView::editKey);
    auto *revokeShortcut = new QShortcut(QKeySequence::Delete, m_table);
    revokeShortcut->setContext(Qt::WidgetShortcut);
    connect(revokeShortcut, &QShortcut::activated, this, &ApiKeysView::revokeKey);
    return m_actions;
}

void ApiKeysView::setCatalog(const core::CatalogPtr &catalog)
{
    m_catalog = catalog;
}

void ApiKeysView::setClientFacts(const ClientFacts &facts)
{
    m_facts = facts;
}

void ApiKeysView::showKeys(const QList<core::ApiKeyInfo> &keys)
{
    m_keys->setList(keys);
    m_stack->setCurrentWidget(keys.isEmpty() ? static_cast<QWidget *>(m_empty) : m_table);
    if (!keys.isEmpty() && !m_table->currentIndex().isValid())
        m_table->selectRow(0);
    showActions();
}

void ApiKeysView::showActions()
{
    const core::ApiKeyInfo *key = currentKey();
    const bool changeable = key && !key->inConfig;
    const bool disabled = key && key->rules.disabled;
    m_actions->setVisible(!m_keys->list().isEmpty());
    m_note->setVisible(key && key->inConfig);
    m_toggle->setText(disabled ? tr("Enable") : tr("Disable"));
    m_toggle->setAccessibleName(disabled ? tr("Enable API key") : tr("Disable API key"));
    for (QPushButton *button : {m_edit, m_toggle, m_rotate, m_revoke})
        button->setEnabled(changeable);
}

void ApiKeysView::showProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void ApiKeysView::askSpend()
{
    if (!isVisible())
        return;
    if (m_asking) {
        m_askAgain = true;
        return;
    }
    m_asking = true;
    core::after(m_engine.ownKeySpend(), this, [this](const core::Result<QList<core::OwnKeySpend>> &spend) {
        m_asking = false;
        if (spend.ok())
            m_keys->setSpend(*spend);
        else
            showProblem(tr("What the keys spent is not known. %1").arg(spend.error().message));
        if (std::exchange(m_askAgain, false))
            askSpend();
    });
}

void ApiKeysView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_keys->refreshTimes();
    m_clock->start();
    askSpend();
}

void ApiKeysView::hideEvent(QHideEvent *event)
{
    m_clock->stop();
    QWidget::hideEvent(event);
}

void ApiKeysView::addKey()
{
    auto *dialog = new ApiKeyDialog(m_catalog, {}, m_theme, this->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ApiKeyDialog::submitted, this,
            [this, dialog](const QString &name, const core::ApiKeyRules &rules) {
                core::after(m_proxy.createApiKey(name, rules), dialog,
                            [this, dialog](const core::Result<core::NewApiKey> &key) {
                                if (key.ok())
                                    dialog->showKey(*key, m_facts);
                                else
                                    dialog->showProblem(key.error().message);
                            });
            });
    dialog->open();
}

void ApiKeysView::editKey()
{
    const core::ApiKeyInfo *key = currentKey();
    if (!key || key->inConfig)
        return;
    auto *dialog = new ApiKeyDialog(m_catalog, *key, m_theme, this->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ApiKeyDialog::submitted, this,
            [this, dialog, old = key->name](const QString &name, const core::ApiKeyRules &rules) {
                core::after(m_proxy.changeApiKey(old, name, rules), dialog,
                            [dialog](const core::Status &status) {
                                if (status)
                                    dialog->accept();
                                else
                                    dialog->showProblem(status.error().message);
                            });
            });
    dialog->open();
}

void ApiKeysView::toggleKey()
{
    const core::ApiKeyInfo *key = currentKey();
    if (!key || key->inConfig)
        return;
    core::ApiKeyRules rules = key->rules;
    rules.disabled = !rules.disabled;
    core::after(m_proxy.changeApiKey(key->name, key->name, rules), this, [this](const core::Status &status) {
        showProblem(status ? QString() : status.error().message);
    });
}

void ApiKeysView::rotateKey()
{
    const core::ApiKeyInfo *key = currentKey();
    if (!key || key->inConfig)
        return;
    auto *dialog = new RotateKeyDialog(key->name, m_theme, this->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RotateKeyDialog::submitted, this,
            [this, dialog, name = key->name](std::chrono::seconds overlap) {
                core::after(m_proxy.rotateApiKey(name, overlap), dialog,
                            [this, dialog](const core::Result<core::NewApiKey> &rotated) {
                                if (rotated.ok())
                                    dialog->showKey(*rotated, m_facts);
                                else
                                    dialog->showProblem(rotated.error().message);
                            });
            });
    dialog->open();
}

void ApiKeysView::revokeKey()
{
    const core::ApiKeyInfo *key = currentKey();
    if (!key || key->inConfig)
        return;
    const QString name = key->name;
    const QString text =
        tr("Programs that use the key “%1” are refused from now on. This cannot be undone.").arg(name);
    m_prompter.confirm(this, tr("Revoke this key?"), text, tr("Revoke"), [this, name](bool confirmed) {
        if (!confirmed)
            return;
        core::after(m_proxy.revokeApiKey(name), this, [this](const core::Status &status) {
            if (!status.ok())
                m_prompter.showError(this, tr("The key was not revoked"), status.error().message);
        });
    });
}

const core::ApiKeyInfo *ApiKeysView::currentKey() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? &m_keys->list().at(current.row()) : nullptr;
}

} // namespace ui
