#include "ui/proxy/api_keys_view.h"

#include "core/async/after.h"
#include "ui/common/empty_state.h"
#include "ui/common/prompter.h"
#include "ui/common/role.h"
#include "ui/common/table_setup.h"
#include "ui/proxy/api_key_table_model.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>

namespace ui {

ApiKeysView::ApiKeysView(core::ProxyServer &proxy, Prompter &prompter, QWidget *parent)
    : QWidget(parent)
    , m_proxy(proxy)
    , m_prompter(prompter)
    , m_keys(new ApiKeyTableModel(this))
    , m_table(new QTableView(this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedWidget(this))
    , m_revoke(new QPushButton(tr("Revoke"), this))
{
    m_table->setModel(m_keys);
    m_table->setAccessibleName(tr("API keys"));
    setUpTable(m_table, {140, 175, 175, 160});
    m_empty->setContent(tr("No keys yet"),
                        tr("Programs need a key to use the local API. Give each one its own."),
                        tr("Make a key"));
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_revoke->setAccessibleName(tr("Revoke key"));
    setRole(m_revoke, "danger");

    auto *actions = new QHBoxLayout;
    actions->addStretch();
    actions->addWidget(m_revoke);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 10, 0, 0);
    layout->addWidget(m_stack, 1);
    layout->addLayout(actions);
    connect(m_revoke, &QPushButton::clicked, this, &ApiKeysView::revoke);
    connect(m_empty, &EmptyState::actionTriggered, this, &ApiKeysView::newKeyRequested);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ApiKeysView::showActions);
    connect(&proxy, &core::ProxyServer::apiKeysChanged, this, &ApiKeysView::showKeys);
    showKeys({});
    core::after(proxy.apiKeys(), this, [this](const QList<core::ApiKeyInfo> &keys) { showKeys(keys); });
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
    m_revoke->setVisible(!m_keys->list().isEmpty());
    m_revoke->setEnabled(key && ApiKeyTableModel::canRevoke(*key));
    m_revoke->setToolTip(key && !ApiKeyTableModel::canRevoke(*key)
                             ? tr("This key is defined in config.json; take it away there.")
                             : QString());
}

void ApiKeysView::revoke()
{
    const core::ApiKeyInfo *key = currentKey();
    if (!key)
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
