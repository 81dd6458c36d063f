#pragma once

#include "core/conversation/saved_prompt.h"
#include "ui/common/theme.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;

namespace core {
class PromptLibrary;
}

namespace ui {

class PromptEditor;
class PromptListModel;

/// The prompts of the library to choose from. Either drops down from a button, with a field to search; or
/// stands above an editor and follows what is typed behind a slash at its beginning, while the editor keeps
/// the keyboard: Up and Down move, Enter and Tab take, Escape closes. One object does one of both.
class PromptMenu : public QFrame
{
    Q_OBJECT

public:
    PromptMenu(core::PromptLibrary &library, core::SavedPrompt::Use use, const Theme &theme, QWidget *parent);

    /// Opens below or above the widget. `canSave`: there is something that could be saved.
    void openAt(QWidget *anchor, bool canSave);
    /// From now on what is typed into the editor behind a slash opens the menu.
    void follow(PromptEditor *editor);

signals:
    /// `bySlash`: what was typed to find it stands in the editor still.
    void chosen(const core::SavedPrompt &prompt, bool bySlash);
    void saveRequested();
    void manageRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take(const QModelIndex &index);
    void search(const QString &text);
    void showPrompts();
    void followText();
    void standAbove(const QWidget *editor);
    bool takeKey(int key);

    core::PromptLibrary &m_library;
    PromptListModel *m_prompts;
    QLineEdit *m_search;
    QListView *m_list;
    QLabel *m_nothing;
    QPushButton *m_save;
    QPushButton *m_manage;
    QPointer<PromptEditor> m_editor;
    bool m_following = false; ///< A slash was typed, and the menu not closed since.
};

} // namespace ui
