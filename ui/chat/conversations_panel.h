#pragma once

#include "ui/chat/conversation_source.h"

#include <QDate>
#include <QList>
#include <QSet>
#include <QWidget>

class QAbstractButton;
class QLabel;
class QLineEdit;
class QListView;
class QTimer;

namespace ui {

class ConversationActions;
class ConversationFilter;
class ConversationListModel;
class EmptyState;
class Prompter;
class Theme;
class UndoBar;

/// The kept conversations beside the page: searched as one types, opened by a click or Enter; pinned,
/// renamed, tagged, archived, put into folders, deleted and brought back, also several at once.
class ConversationsPanel : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kLeastWidth = 240;
    static constexpr int kMostWidth = 320;

    ConversationsPanel(ConversationSource source, const Theme &theme, Prompter &prompter,
                       QWidget *parent = nullptr);

    /// The one that is open on the page; empty: none that is kept.
    void setCurrent(const QString &id);
    /// What is now known of a conversation, in its row, without asking for the list again.
    void setCurrentInfo(const core::ComparisonInfo &info);
    /// Those in which an answer still streams.
    void setRunning(const QSet<QString> &ids);

public slots:
    /// Asks for the list again, as it does by itself when it is shown first; what is chosen stays. For
    /// ConversationStore::listChanged().
    void reload();
    /// For ConversationStore::open() and stateChanged().
    void setState(const core::HistoryState &state);
    void focusSearch();

signals:
    /// `column` and `turn` are where `words` were found; 0 and empty where nothing was looked for.
    void openRequested(const QString &id, qint64 column, qint64 turn, const QString &words);
    void newRequested(bool temporary);
    void removed(const QStringList &ids);
    /// After removed() was undone.
    void restored(const QStringList &ids);
    /// The user changed it, and it is saved.
    void infoChanged(const core::ComparisonInfo &info);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *createButtons();
    void createSearch();
    void createList();
    void createActions();
    void showHits(const ConversationSource::Hits &hits);
    void showEmpty(const QString &problem);
    void open(const QModelIndex &index);
    void rename();
    void save(const QList<core::ComparisonInfo> &infos);
    void removeChosen();
    void undoRemoval();
    QList<core::ComparisonInfo> chosen() const;
    void choose(const QStringList &ids, const QString &current, int scroll);

    ConversationSource m_source;
    const Theme &m_theme;
    Prompter &m_prompter;
    core::HistoryState m_state;
    ConversationListModel *m_model;
    ConversationActions *m_actions = nullptr;
    QLineEdit *m_search;
    ConversationFilter *m_filter;
    QListView *m_list;
    EmptyState *m_empty;
    QLabel *m_notice;
    UndoBar *m_undo;
    QTimer *m_pause;
    QDate m_day; ///< On which the list was asked for last; its headings are about that day.
    quint64 m_asked = 0; ///< Number of the newest question; answers to older ones are dropped.
    int m_most;
    bool m_renaming = false;
    bool m_reloadsLater = false; ///< As soon as that is over.
    bool m_opensFirst = false; ///< As soon as the list is there.
    QStringList m_removed;
};

} // namespace ui
