#pragma once

#include "core/base/error.h"
#include "core/catalog/catalog.h"
#include "core/engine/catalog_updater.h"
#include "core/engine/engine.h"
#include "core/proxy/proxy_server.h"
#include "core/settings/model_marks_store.h"
#include "core/settings/preferences.h"

#include <QKeySequence>
#include <QList>
#include <QMainWindow>
#include <QSet>

#include <functional>

class QPushButton;
class QStackedWidget;

namespace core {
class ColumnSetStore;
class ConversationStore;
class PromptLibrary;
} // namespace core

namespace ui {

class NoticeArea;
class Prompter;
class Sidebar;
class Theme;

/// The window: a sidebar, the pages, notices above them and a status bar below. It arranges and connects;
/// each page does its own work and is built when it is first shown.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// What the pages work with; all of it lives longer than the window.
    struct Parts {
        core::Engine &engine;
        core::CatalogUpdater &updater;
        core::ProxyServer &proxy;
        core::ModelMarksStore &marks;
        core::ConversationStore &conversations;
        core::ColumnSetStore &columnSets;
        core::PromptLibrary &prompts;
        core::Preferences &preferences;
        Theme &theme;
        Prompter &prompter;
    };

    MainWindow(const Parts &parts, core::CatalogPtr catalog);
    ~MainWindow() override;

    /// Tells that config.json cannot be used, until it can.
    void showConfigProblem(const core::Error &error);
    /// Shows the catalog as the link has it (catalog_link.h); what is wrong with a link is told.
    void openLink(const QString &link);
    /// Shows the window above others, also where it was minimized.
    void bringToFront();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    struct Page {
        QString key; ///< As remembered in the preferences.
        QString name;
        QString icon;
        QKeySequence shortcut;
        std::function<QWidget *()> create;
        QWidget *widget = nullptr;
    };

    void definePages();
    void createLayout();
    void createStatusBar();
    void createShortcuts();
    void watchEngine();
    void checkKeyStore();
    void goTo(int page);
    int pageIndex(const QString &key) const;
    template<typename Widget>
    Widget *page(const QString &key);
    QWidget *createComparePage();
    QWidget *createCatalogPage();
    void takeCatalog(const core::CatalogPtr &catalog);
    void takeKeys(const QList<core::KeyStatus> &keys);
    void showProxyState(const core::ProxyState &state);
    void showHistoryState(const core::HistoryState &state);
    void showConversationsState(const core::HistoryState &state);
    void openSettings();

    core::Engine &m_engine;
    core::ProxyServer &m_proxy;
    core::CatalogUpdater &m_updater;
    core::ModelMarksStore &m_marks;
    core::ConversationStore &m_conversations;
    core::ColumnSetStore &m_columnSets;
    core::PromptLibrary &m_prompts;
    core::CatalogPtr m_catalog;
    Theme &m_theme;
    Prompter &m_prompter;
    core::Preferences &m_preferences;
    QSet<QString> m_keyedProviders; ///< With a usable key.
    QList<Page> m_pages;
    QList<QPair<QString, QKeySequence>> m_shortcuts;
    Sidebar *m_sidebar;
    NoticeArea *m_notices;
    QStackedWidget *m_stack;
    QPushButton *m_proxyState;
};

} // namespace ui
