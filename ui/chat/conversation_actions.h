#pragma once

#include "core/history/conversation_store.h"

#include <QList>
#include <QObject>

#include <functional>

class QAction;
class QMenu;
class QWidget;

namespace ui {

/// What can be done to the conversations that are chosen in the list: actions with their keys, and the menu
/// of them. Says what is wanted; does nothing to a conversation itself.
class ConversationActions : public QObject
{
    Q_OBJECT

public:
    using Infos = QList<core::ComparisonInfo>;

    /// The actions work by key while `list` has the focus. `chosen` tells what is chosen now.
    ConversationActions(std::function<Infos()> chosen, QWidget *list);

    void setGroups(const core::ConversationGroups &groups) { m_groups = groups; }
    /// Nothing can be changed, as the file cannot be written to.
    void setChangeable(bool changeable);
    /// For the chosen ones, made anew; null if none is. Deletes itself once it is closed.
    QMenu *createMenu();

signals:
    void openRequested();
    void renameRequested();
    void removeRequested();
    /// These are to be kept.
    void changed(const QList<core::ComparisonInfo> &infos);

private:
    QAction *addKey(const QString &text, const QKeySequence &key, void (ConversationActions::*signal)());
    void addFolders(QMenu *menu, const Infos &infos);
    void change(const std::function<void(core::ComparisonInfo &)> &edit);
    void askForFolder();
    void askForTags();

    std::function<Infos()> m_chosen;
    QWidget *m_list;
    core::ConversationGroups m_groups;
    bool m_changeable = true;
    QAction *m_open;
    QAction *m_rename;
    QAction *m_remove;
};

} // namespace ui
