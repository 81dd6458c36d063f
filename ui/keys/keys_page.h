#pragma once

#include "core/catalog/catalog.h"
#include "core/engine/engine.h"

#include <QList>
#include <QWidget>

class QFrame;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace ui {

class EmptyState;
class KeyDialog;
class KeyTableModel;
class Prompter;
class Theme;

/// The user's keys at the providers: added, tested with a real request, removed.
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

private:
    QWidget *createHeader();
    void createTable();
    void showKeys(const QList<core::KeyStatus> &keys);
    void showKeyStore(const core::KeyStoreState &state);
    void showActions();
    void store(KeyDialog *dialog, const core::NewProviderKey &key);
    void testKey();
    void showTestResult(const core::KeyStatus &key, const core::Result<core::KeyTestReport> &report);
    void showResult(const QString &text, const char *role);
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
    QPushButton *m_add;
    QPushButton *m_test;
    QPushButton *m_remove;
    QFrame *m_warning;
    QLabel *m_warningText;
    QProgressBar *m_progress;
    QLabel *m_result;
    bool m_testing = false;
};

} // namespace ui
