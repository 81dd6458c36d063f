#include "ui/chat/prompt_editor.h"

#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QTextBlock>

#include <algorithm>

namespace ui {

namespace {

constexpr int kMostLines = 8;
constexpr int kMargin = 18; ///< Of the document and the style sheet, above and below.
constexpr int kMostRemembered = 100;

} // namespace

PromptEditor::PromptEditor(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QPlainTextEdit::textChanged, this, &PromptEditor::fitHeight);
    fitHeight();
}

QString PromptEditor::takePrompt()
{
    const QString text = toPlainText();
    m_history.removeAll(text);
    m_history.append(text);
    while (m_history.size() > kMostRemembered)
        m_history.removeFirst();
    m_historyAt = -1;
    clear();
    return text;
}

void PromptEditor::setPrompt(const QString &text)
{
    m_historyAt = -1;
    setPlainText(text);
    moveCursor(QTextCursor::End);
}

QSize PromptEditor::sizeHint() const
{
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && lines < kMostLines; block = block.next())
        lines += std::max(1, block.layout() ? block.layout()->lineCount() : 1);
    const int height = std::clamp(lines, 1, kMostLines) * fontMetrics().lineSpacing() + kMargin;
    return {400, height};
}

QSize PromptEditor::minimumSizeHint() const
{
    return {120, fontMetrics().lineSpacing() + kMargin};
}

void PromptEditor::fitHeight()
{
    setFixedHeight(sizeHint().height());
}

void PromptEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fitHeight();
}

void PromptEditor::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !m_composing && !(event->modifiers() & (Qt::ShiftModifier | Qt::AltModifier))) {
        emit sendRequested();
        return;
    }
    if (event->key() == Qt::Key_Up && showHistory(-1))
        return;
    if (event->key() == Qt::Key_Down && showHistory(1))
        return;
    QPlainTextEdit::keyPressEvent(event);
}

bool PromptEditor::showHistory(int step)
{
    const QString text = toPlainText();
    const bool untouched =
        m_historyAt >= 0 && m_historyAt < m_history.size() && m_history.at(m_historyAt) == text;
    if (!text.isEmpty() && !untouched)
        return false;
    if (text.isEmpty())
        m_historyAt = m_history.size();
    const qsizetype wanted = m_historyAt + step;
    if (wanted < 0 || wanted > m_history.size())
        return untouched;
    m_historyAt = wanted;
    setPlainText(m_history.value(wanted));
    moveCursor(QTextCursor::End);
    return true;
}

void PromptEditor::inputMethodEvent(QInputMethodEvent *event)
{
    m_composing = !event->preeditString().isEmpty();
    QPlainTextEdit::inputMethodEvent(event);
}

void PromptEditor::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    emit focusChanged(true);
}

void PromptEditor::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    emit focusChanged(false);
}

} // namespace ui
