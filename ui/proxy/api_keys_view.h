#pragma once

#include "core/proxy/proxy_server.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTableView;

namespace ui {

class ApiKeyTableModel;
class EmptyState;
class Prompter;

/// The list of the local API's keys, and the way to take one back.
class ApiKeysView : public QWidget
{
    Q_OBJECT

public:
    ApiKeysView(core::ProxyServer &proxy, Prompter &prompter, QWidget *parent = nullptr);

signals:
    void newKeyRequested();

private:
    void showKeys(const QList<core::ApiKeyInfo> &keys);
    void showActions();
    void revoke();
    /// Null if no row is chosen.
    const core::ApiKeyInfo *currentKey() const;

    core::ProxyServer &m_proxy;
    Prompter &m_prompter;
    ApiKeyTableModel *m_keys;
    QTableView *m_table;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    QPushButton *m_revoke;
};

} // namespace ui
