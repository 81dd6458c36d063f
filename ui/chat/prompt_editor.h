#pragma once

#include <QHash>
#include <QPlainTextEdit>
#include <QStringList>

#include <functional>

namespace ui {

/// Where the question is written. Enter and Ctrl+Enter send, Shift+Enter begins a new line; while an input
/// method composes, the keys belong to it. Up from the first line and Down from the last one walk through
/// earlier questions; what was typed stays below them, and so does what was changed in one of them.
class PromptEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    /// Takes what is pasted or dropped instead of the editor; false leaves it to the editor.
    using MimeTaker = std::function<bool(const QMimeData *)>;

    explicit PromptEditor(QWidget *parent = nullptr);

    /// Newest last.
    void setHistory(const QStringList &questions);
    /// Takes the text out and remembers it as a question. Where it was one of the earlier questions, the
    /// draft that waited below them comes back.
    QString takePrompt();
    /// Undo brings back what was there.
    void setPrompt(const QString &text);
    void setMimeTaker(MimeTaker taker) { m_taker = std::move(taker); }
    /// There is more than blanks; quick however long the text is.
    bool hasWords() const;
    /// An input method is in the middle of a word.
    bool isComposing() const { return m_composing; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void sendRequested();
    void focusChanged(bool focused);
    /// After the paste; `from` is where the text begins.
    void textPasted(int from, const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    bool showHistory(int step);
    void replaceText(const QString &text);
    bool isAtEdge(int step) const;
    void fitHeight();

    MimeTaker m_taker;
    QStringList m_history;
    qsizetype m_historyAt = -1; ///< Entry on show; -1: the draft.
    QString m_draft; ///< What waits below the history while an entry is on show.
    QHash<qsizetype, QString> m_changed; ///< Entries that were edited, until the next question.
    bool m_composing = false;
};

} // namespace ui
