// Growing with its owner's text, zoom, and the places of words that are looked for in a MarkdownView.

#include "ui/common/markdown_view.h"

#include <QTextBlock>

namespace ui {

void MarkdownView::restart()
{
    clear();
    layOut(0);
}

void MarkdownView::showMarkdown(const QString &text, bool growing)
{
    if (m_finished && text == m_markdown)
        return;
    if (m_finished || !text.startsWith(m_markdown))
        restart();
    if (text.size() > m_markdown.size())
        appendMarkdown(text.mid(m_markdown.size()));
    if (growing)
        flush();
    else
        finish();
}

void MarkdownView::markWords(const QString &words, int current)
{
    const bool same = words == m_markedWords;
    m_markedWords = words;
    m_currentMark = current;
    if (!same)
        findMarks();
    update();
}

void MarkdownView::findMarks()
{
    m_marks.clear();
    if (m_markedWords.isEmpty())
        return;
    for (size_t i = 0; i < m_items.size(); ++i) {
        const QTextDocument *document = m_items[i].segment.document.get();
        if (!document)
            continue;
        for (QTextCursor found = document->find(m_markedWords); !found.isNull();
             found = document->find(m_markedWords, found))
            m_marks.push_back({{qsizetype(i), found.selectionStart()}, found.selectionEnd()});
    }
}

QRect MarkdownView::markRect(int index) const
{
    if (index < 0 || index >= markCount())
        return {};
    const Place from = m_marks[size_t(index)].from;
    if (from.item >= qsizetype(m_items.size()))
        return {};
    const Item &item = m_items[size_t(from.item)];
    const QTextDocument &document = *item.segment.document;
    const QTextBlock block = document.findBlock(from.offset);
    const QRectF area = document.documentLayout()->blockBoundingRect(block);
    const QTextLine line = block.layout()->lineForTextPosition(from.offset - block.position());
    if (!line.isValid())
        return item.frame;
    const qreal y = block.layout()->position().y() + line.y();
    return {item.content.left() + int(area.left() + line.cursorToX(from.offset - block.position())),
            item.content.top() + int(y), 1, qRound(line.height())};
}

void MarkdownView::paintMarks(QList<QAbstractTextDocumentLayout::Selection> &selections, qsizetype item) const
{
    for (size_t i = 0; i < m_marks.size(); ++i) {
        const Mark &mark = m_marks[i];
        if (mark.from.item != item)
            continue;
        QAbstractTextDocumentLayout::Selection selection;
        selection.cursor = QTextCursor(m_items[size_t(item)].segment.document.get());
        selection.cursor.setPosition(mark.from.offset);
        selection.cursor.setPosition(mark.to, QTextCursor::KeepAnchor);
        if (int(i) == m_currentMark) {
            selection.format.setBackground(m_style.colors.accent);
            selection.format.setForeground(m_style.colors.accentText);
        } else {
            QColor quiet = m_style.colors.warning;
            quiet.setAlphaF(0.3F);
            selection.format.setBackground(quiet);
        }
        selections.append(selection);
    }
}

} // namespace ui
