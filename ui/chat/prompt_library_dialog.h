#pragma once

#include "core/conversation/saved_prompt.h"

#include <QDialog>
#include <QString>
#include <QTimer>

#include <optional>

class QComboBox;
class QFrame;
class QLabel;
class QLineEdit;
class QListView;
class QPlainTextEdit;
class QPushButton;

namespace core {
class PromptLibrary;
}

namespace ui {

class PromptListModel;
class Theme;

/// The prompts of the library, to be written, copied and removed. What is typed is kept after a pause, as
/// soon as the reader turns to something else, and at the latest when the dialog closes.
class PromptLibraryDialog : public QDialog
{
    Q_OBJECT

public:
    PromptLibraryDialog(core::PromptLibrary &library, const Theme &theme, QWidget *parent);
    ~PromptLibraryDialog() override;

    /// Begins a new prompt with what is given; it is in the library once it has a text.
    void addPrompt(const core::SavedPrompt &prompt);
    /// Adds all prompts of a file; says why where it cannot.
    void importFrom(const QString &path);
    void exportTo(const QString &path);

public slots:
    void done(int result) override;

private:
    QWidget *createList(const Theme &theme);
    QWidget *createEditor();
    QWidget *createUndoBar();
    void showLibrary();
    void showPrompt(const core::SavedPrompt &prompt);
    void selectCurrent();
    void keep();
    void duplicate();
    void remove();
    void undoRemove();
    void showVariables();
    void tell(const QString &text, const char *role);
    core::SavedPrompt edited() const;
    bool isDirty() const;

    core::PromptLibrary &m_library;
    PromptListModel *m_prompts;
    QLineEdit *m_search;
    QListView *m_list;
    QPushButton *m_duplicate;
    QPushButton *m_remove;
    QPushButton *m_export;
    QWidget *m_editor;
    QLineEdit *m_title;
    QComboBox *m_use;
    QPlainTextEdit *m_text;
    QLabel *m_variables;
    QLabel *m_variableProblems;
    QFrame *m_undoBar;
    QLabel *m_undoText;
    QLabel *m_message;
    core::SavedPrompt m_shown; ///< As the library has it; without an id, not yet.
    std::optional<core::SavedPrompt> m_removed;
    QTimer m_pause; ///< Of the writing.
    bool m_keeping = false; ///< The library is changing because of keep().
};

} // namespace ui
