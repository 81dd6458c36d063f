#pragma once

#include "core/catalog/catalog.h"
#include "core/engine/engine.h"

#include <QList>
#include <QStringList>
#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTimer;

namespace ui {

class BalanceList;
class EmptyState;
class EnvironmentDialog;
class KeyDialog;
class KeyTableModel;
class Prompter;
class ReportView;
class Theme;

/// The user's keys at the providers: added, imported, changed, tested with a real request, removed; and what
/// is left on the accounts behind them.
class KeysPage : public QWidget
{
    Q_OBJECT

public:
    KeysPage(core::Engine &engine, core::CatalogPtr catalog, const Theme &theme, Prompter &prompter,
             QWidget *parent = nullptr);

public slots:
    void setCatalog(const core::CatalogPtr &catalog);
    /// Opens the dialog for a new key, with that provider chosen if one is given.
    void addKey(const QString &providerId = {});

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *createHeader();
    QWidget *createActions();
    void createTable();
    void connectActions();
    void showKeys(const QList<core::KeyStatus> &keys);
    void showKeyStore(const core::KeyStoreState &state);
    void showActions();
    void store(KeyDialog *dialog, const core::NewProviderKey &key);
    void editKey();
    void importKeys();
    void takeImport(EnvironmentDialog *dialog, const QStringList &variables, const core::Status &status);
    void testKey();
    void showTestResult(const core::KeyStatus &key, const core::Result<core::KeyTestReport> &report);
    void askBalance();
    void askAllBalances();
    void showBalances();
    void showProgress();
    void removeKey();
    /// Null if no row is chosen.
    const core::KeyStatus *currentKey() const;

    core::Engine &m_engine;
    core::CatalogPtr m_catalog;
    const Theme &m_theme;
    Prompter &m_prompter;
    core::KeyStoreState m_keyStore;
    KeyTableModel *m_keys;
    QTableView *m_table;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    BalanceList *m_balances;
    QTimer *m_clock; ///< Texts such as “5 min ago” grow old.
    QPushButton *m_add;
    QPushButton *m_import;
    QWidget *m_actions;
    QPushButton *m_edit;
    QPushButton *m_test;
    QPushButton *m_balance;
    QPushButton *m_allBalances;
    QPushButton *m_remove;
    QFrame *m_warning;
    QLabel *m_warningText;
    ReportView *m_report;
    bool m_testing = false;
    QList<core::KeyStatus> m_asked; ///< Whose balances the result will tell.
};

} // namespace ui
