#pragma once

#include "core/catalog/catalog.h"
#include "core/conversation/comparison.h"
#include "core/engine/engine.h"
#include "ui/chat/chat_models.h"

#include <QKeySequence>
#include <QSet>
#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <vector>

class QSplitter;

namespace core {
class ColumnSetStore;
class ConversationStore;
class Preferences;
class PromptLibrary;
} // namespace core

namespace ui {

class CompareToolbar;
class ComparisonSession;
class ColumnsView;
class Composer;
class ConversationsPanel;
class LayoutMenu;
class Prompter;
class SetsMenu;
class Suggestions;
class Theme;

/// One prompt to many models side by side. Keeps the comparisons: the one on show, those whose answers are
/// still coming in, and the list of all of them.
class ComparePage : public QWidget
{
    Q_OBJECT

public:
    struct Parts {
        core::Engine &engine;
        core::ConversationStore &conversations;
        core::ColumnSetStore &sets;
        core::PromptLibrary &prompts;
        core::Preferences &preferences;
        const Theme &theme;
        Prompter &prompter;
    };

    ComparePage(const Parts &parts, core::CatalogPtr catalog, QWidget *parent = nullptr);
    ~ComparePage() override;

    /// Of the columns, in order: ids of models, each with `@ENDPOINT` behind it where only that one is asked.
    /// So are they all below.
    QStringList models() const;
    /// Makes these the columns. Where something was asked, columns are only added to this comparison; one
    /// with others is a new comparison.
    void compare(const QStringList &models);
    /// As it was left: the last comparison, its draft and the list beside it. Three of the simulator's models
    /// where there is nothing to come back to.
    void restore();
    ComparisonSession *session() const { return m_session.get(); }
    /// What Ctrl+/ shows of this page.
    QList<QPair<QString, QKeySequence>> shortcuts() const { return m_shortcuts; }

public slots:
    void setCatalog(const core::CatalogPtr &catalog);
    void setUsableProviders(const QSet<QString> &providers);
    /// For the list of models to choose from.
    void setMarks(const core::ModelMarks &marks);
    void send();
    void stopAll();
    void startNew(bool temporary);

protected:
    void showEvent(QShowEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void createMenus();
    void createPanel();
    void createComposer();
    void createShortcuts();
    std::unique_ptr<ComparisonSession> makeSession(core::Comparison comparison, bool temporary);
    core::Comparison freshComparison(const QList<core::ColumnSettings> &columns) const;
    void showSession(std::unique_ptr<ComparisonSession> session);
    void enterSession();
    void leaveSession();
    void open(const QString &id, qint64 column = 0, qint64 turn = 0, const QString &words = {});
    void forget(const QStringList &ids);
    void chooseDefaults();
    void openSet(const core::ColumnSet &set);
    core::ColumnSet currentSet() const;
    void saveDraft();
    void takeDraft(const QString &id);
    QString draftId() const;
    void editSystemPrompt();
    void sendToAll();
    void togglePanel();
    void applyPanel();
    void updateControls();
    void showProblem();
    void remember();
    QList<core::ColumnSettings> columnSettings() const;

    core::Engine &m_engine;
    core::ConversationStore &m_conversations;
    core::ColumnSetStore &m_sets;
    core::PromptLibrary &m_prompts;
    core::Preferences &m_preferences;
    const Theme &m_theme;
    Prompter &m_prompter;
    ChatModels m_models;
    bool m_wantsDefaults = false;
    std::unique_ptr<ComparisonSession> m_session; ///< On show.
    std::vector<std::unique_ptr<ComparisonSession>> m_background; ///< Answers are still coming in.
    QString m_opening; ///< Being read from the file, or to be by restore().
    QString m_forgotten; ///< Was on show when it was deleted.
    QTimer m_draftTimer;
    QList<QPair<QString, QKeySequence>> m_shortcuts;
    QSplitter *m_splitter;
    ConversationsPanel *m_panel;
    CompareToolbar *m_toolbar;
    SetsMenu *m_setsMenu;
    LayoutMenu *m_layoutMenu;
    Suggestions *m_suggestions;
    ColumnsView *m_view;
    Composer *m_composer;
};

} // namespace ui
