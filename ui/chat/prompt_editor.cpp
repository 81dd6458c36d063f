#include "ui/chat/prompt_editor.h"

#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMimeData>
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

void PromptEditor::setHistory(const QStringList &questions)
{
    if (m_historyAt >= 0)
        return; // the reader is among them; what is on show must not change its place
    m_history = questions;
    m_changed.clear();
}

QString PromptEditor::takePrompt()
{
    const QString text = toPlainText();
    const QString draft = m_historyAt >= 0 ? m_draft : QString();
    m_historyAt = -1;
    m_draft.clear();
    m_changed.clear();
    if (!text.trimmed().isEmpty()) {
        m_history.removeAll(text);
        m_history.append(text);
    }
    while (m_history.size() > kMostRemembered)
        m_history.removeFirst();
    clear();
    if (!draft.isEmpty())
        setPrompt(draft);
    return text;
}

void PromptEditor::setPrompt(const QString &text)
{
    m_historyAt = -1;
    replaceText(text);
}

void PromptEditor::replaceText(const QString &text)
{
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    cursor.endEditBlock();
    moveCursor(QTextCursor::End);
    ensureCursorVisible();
}

bool PromptEditor::hasWords() const
{
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (!block.text().trimmed().isEmpty())
            return true;
    }
    return false;
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
    setFixedHeight(PromptEditor::sizeHint().height());
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
    const bool plain = !m_composing && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (plain && event->key() == Qt::Key_Up && showHistory(-1))
        return;
    if (plain && event->key() == Qt::Key_Down && showHistory(1))
        return;
    QPlainTextEdit::keyPressEvent(event);
}

bool PromptEditor::isAtEdge(int step) const
{
    const QTextCursor cursor = textCursor();
    const QTextBlock block = cursor.block();
    const QTextLayout *layout = block.layout();
    if (!layout || layout->lineCount() == 0)
        return !(step < 0 ? block.previous() : block.next()).isValid();
    const int line = layout->lineForTextPosition(cursor.positionInBlock()).lineNumber();
    if (step < 0)
        return line <= 0 && !block.previous().isValid();
    return line >= layout->lineCount() - 1 && !block.next().isValid();
}

bool PromptEditor::showHistory(int step)
{
    const bool inHistory = m_historyAt >= 0 && m_historyAt < m_history.size();
    if (!isAtEdge(step) || (!inHistory && (step > 0 || m_history.isEmpty())))
        return false;
    const QString text = toPlainText();
    const qsizetype wanted = (inHistory ? m_historyAt : m_history.size()) + step;
    if (wanted < 0)
        return true; // the oldest one stays
    if (!inHistory)
        m_draft = text;
    else if (text != m_history.at(m_historyAt))
        m_changed.insert(m_historyAt, text);
    else
        m_changed.remove(m_historyAt);
    const bool toDraft = wanted == m_history.size();
    m_historyAt = toDraft ? -1 : wanted;
    replaceText(toDraft ? m_draft : m_changed.value(wanted, m_history.at(wanted)));
    if (toDraft)
        m_draft.clear();
    return true;
}

bool PromptEditor::canInsertFromMimeData(const QMimeData *source) const
{
    return QPlainTextEdit::canInsertFromMimeData(source)
           || (m_taker && (source->hasUrls() || source->hasImage()));
}

void PromptEditor::insertFromMimeData(const QMimeData *source)
{
    if (m_taker && m_taker(source))
        return;
    const int from = textCursor().selectionStart();
    QPlainTextEdit::insertFromMimeData(source);
    const int to = textCursor().position();
    if (to > from)
        emit textPasted(from, toPlainText().mid(from, to - from));
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
