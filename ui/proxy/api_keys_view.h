#pragma once

#include "core/catalog/catalog.h"
#include "core/engine/engine.h"
#include "core/proxy/proxy_server.h"
#include "ui/proxy/key_secret_view.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTimer;

namespace ui {

class ApiKeyTableModel;
class EmptyState;
class Prompter;
class Theme;

/// The local API's keys with what they spent: made, changed, switched off, rotated, taken back.
class ApiKeysView : public QWidget
{
    Q_OBJECT

public:
    ApiKeysView(core::Engine &engine, core::ProxyServer &proxy, core::CatalogPtr catalog, const Theme &theme,
                Prompter &prompter, QWidget *parent = nullptr);

    void setCatalog(const core::CatalogPtr &catalog);
    /// For the programs that are shown beside a new secret.
    void setClientFacts(const ClientFacts &facts);
    /// Opens the dialog for a new key.
    void addKey();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void createTable();
    QWidget *createActions();
    void showKeys(const QList<core::ApiKeyInfo> &keys);
    void showActions();
    void showProblem(const QString &problem);
    void askSpend();
    void editKey();
    void toggleKey();
    void rotateKey();
    void revokeKey();
    /// Null if no row is chosen.
    const core::ApiKeyInfo *currentKey() const;

    core::Engine &m_engine;
    core::ProxyServer &m_proxy;
    core::CatalogPtr m_catalog;
    const Theme &m_theme;
    Prompter &m_prompter;
    ClientFacts m_facts;
    ApiKeyTableModel *m_keys;
    QTableView *m_table;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    QLabel *m_problem;
    QLabel *m_note; ///< Why the chosen key cannot be changed here.
    QWidget *m_actions;
    QPushButton *m_edit;
    QPushButton *m_toggle;
    QPushButton *m_rotate;
    QPushButton *m_revoke;
    QTimer *m_clock; ///< Texts such as “5 min ago” grow old, and keys expire.
    bool m_asking = false; ///< What the keys spent.
    bool m_askAgain = false;
};

} // namespace ui
