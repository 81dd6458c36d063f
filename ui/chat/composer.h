#pragma once

#include "core/conversation/saved_prompt.h"
#include "core/conversation/turn.h"
#include "ui/chat/cost_preview.h"

#include <QFrame>
#include <QHash>
#include <QPointer>
#include <QString>
#include <QStringList>

#include <optional>

class QLabel;
class QMimeData;
class QPushButton;
class QToolButton;

namespace core {
class Engine;
class PromptLibrary;
} // namespace core

namespace ui {

class AttachmentBar;
class ComposerNotice;
class ElidedLabel;
class Prompter;
class PromptEditor;
class PromptMenu;
class Theme;

/// Where a question is written and sent: its text, the files that go along, prompts of the library, and what
/// all that will take. It knows no columns; the page says how many will be asked, and what that costs.
class Composer : public QFrame
{
    Q_OBJECT

public:
    /// Longer texts are offered as a file when they are pasted.
    static constexpr qsizetype kLongPaste = 20'000;

    Composer(core::Engine &engine, core::PromptLibrary &library, const Theme &theme, Prompter &prompter,
             QWidget *parent = nullptr);
    ~Composer() override;

    /// As it would be sent now; without files that are still being read.
    core::Question question() const;
    /// The question's files alone; cheap at every keystroke, as their bytes are shared.
    QList<core::Attachment> attachments() const;
    /// For drafts and for editing a question again; replaces what is there.
    void setQuestion(const core::Question &question);
    /// Empties the field and remembers the text for Up and Down.
    core::Question takeQuestion();
    /// The question for the estimate: as core::questionMessage() makes it, but of a picture only what tells
    /// how large it is. Files are encoded once, however often this is called.
    core::Message previewMessage() const;
    /// Earlier questions, newest last.
    void setHistory(const QStringList &questions);
    /// How many columns will be asked, and how many there are.
    void setTargets(int columns, int all);
    /// Whether there is anything to stop.
    void setRunning(bool running);
    /// Gives what would be sent, for the estimate; asked after a pause in the writing.
    void setPreviewSource(CostPreview::Source source);
    /// The columns or their conversations have changed: the estimate is made anew.
    void refreshPreview();
    /// Why some columns cannot take the question, for people; empty for nothing. The question is sent all the
    /// same.
    void setProblem(const QString &problem);
    /// Shows on the button whether a system prompt is set.
    void setHasSystemPrompt(bool has);
    void focusPrompt();
    /// Attaches the files or the picture of a drop or a paste; false where there are none.
    bool takeMime(const QMimeData *mime);
    /// Attaches files by path.
    void attachFiles(const QStringList &paths);
    /// Files are still being read; sendRequested() does not come meanwhile.
    bool isReading() const;

signals:
    /// There is a question, and all of its files are read.
    void sendRequested();
    void stopRequested();
    /// Text or attachments; comes at each keystroke.
    void questionChanged();
    void systemPromptRequested();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *createProblemLine();
    QLayout *createButtons();
    QToolButton *createTool(const QString &icon, const QString &name);
    void connectParts();
    void send();
    void chooseFiles();
    void attachClipboard();
    void offerAsFile(int from, const QString &text);
    void usePrompt(const core::SavedPrompt &prompt, bool bySlash);
    void insertText(const QString &text, bool replace);
    void openLibrary(const core::SavedPrompt &begun);
    void showPreview(const core::Attachment &attachment);
    void setDropping(bool dropping);
    void setLook(const char *state, bool on);
    void updateControls();
    void changeQuestion();

    core::Engine &m_engine;
    core::PromptLibrary &m_library;
    const Theme &m_theme;
    Prompter &m_prompter;
    CostPreview::Source m_previewSource;
    QHash<QString, QString> m_lastValues; ///< Of variables, by name.
    mutable std::optional<QList<core::ContentPart>> m_previewParts; ///< Of the files.
    int m_columns = 0;
    int m_all = 0;
    bool m_hasSystemPrompt = false;
    AttachmentBar *m_attachments;
    PromptEditor *m_prompt;
    ComposerNotice *m_notice;
    PromptMenu *m_menu;
    QPointer<PromptMenu> m_slashMenu; ///< Moves to the window, so that it can stand above this.
    QWidget *m_problemLine;
    QLabel *m_problem;
    QToolButton *m_attach;
    QToolButton *m_prompts;
    QToolButton *m_systemPrompt;
    ElidedLabel *m_hint;
    CostPreview *m_preview;
    QPushButton *m_stopAll;
    QPushButton *m_send;
};

} // namespace ui
