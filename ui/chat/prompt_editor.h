#pragma once

#include <QPlainTextEdit>
#include <QStringList>

namespace ui {

/// Where the question is written. Enter sends, Shift+Enter begins a new line; while an input method composes,
/// Enter belongs to it. Up and Down walk through earlier questions as long as nothing else was typed.
class PromptEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit PromptEditor(QWidget *parent = nullptr);

    /// Newest last.
    void setHistory(const QStringList &questions) { m_history = questions; }
    /// Empties the field and remembers its text.
    QString takePrompt();
    void setPrompt(const QString &text);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void sendRequested();
    void focusChanged(bool focused);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    bool showHistory(int step);
    void fitHeight();

    QStringList m_history;
    qsizetype m_historyAt = -1; ///< Entry on show, -1 for none.
    bool m_composing = false;
};

} // namespace ui
