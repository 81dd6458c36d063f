// How a MarkdownView draws its parts.

#include "ui/common/answer_image.h"
#include "ui/common/markdown_view.h"

#include <QAbstractTextDocumentLayout>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>

namespace ui {

void MarkdownView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    const QRect exposed = event->rect();
    for (size_t i = 0; i < m_items.size(); ++i) {
        if (m_items[i].frame.bottom() < exposed.top())
            continue;
        if (m_items[i].frame.top() - m_items[i].segment.spaceBefore > exposed.bottom())
            break;
        paintItem(painter, m_items[i], qsizetype(i), exposed);
    }
    paintLinkFocus(painter);
}

void MarkdownView::paintItem(QPainter &painter, const Item &item, qsizetype index, const QRect &exposed) const
{
    const Colors &colors = m_style.colors;
    painter.save();
    paintQuotes(painter, index);
    if (item.segment.kind == MarkdownSegment::Kind::Rule) {
        painter.fillRect(item.frame, colors.border);
    } else if (item.segment.kind == MarkdownSegment::Kind::Code) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.raised);
        painter.drawRoundedRect(item.frame, 9, 9);
        painter.setPen(colors.textMuted);
        QFont font(m_style.family);
        font.setPixelSize(m_style.fontSize - 2);
        font.setWeight(QFont::Medium);
        painter.setFont(font);
        painter.drawText(QRect(item.content.left(), item.frame.top(), item.frame.width() - 60,
                               item.content.top() - item.frame.top()),
                         Qt::AlignVCenter,
                         item.segment.language.isEmpty() ? tr("Code") : item.segment.language);
    }
    if (item.segment.document && !item.image) {
        const int shift = item.bar ? item.bar->value() : 0;
        painter.setClipRect(item.content.intersected(exposed));
        painter.translate(item.content.left() - shift, item.content.top());
        QAbstractTextDocumentLayout::PaintContext context;
        context.palette.setColor(QPalette::Text, colors.text);
        context.clip = QRectF(
            item.content.intersected(exposed).translated(shift - item.content.left(), -item.content.top()));
        paintMarks(context.selections, index);
        const Place from = std::min(m_anchor, m_end);
        const Place to = std::max(m_anchor, m_end);
        if (from != to && index >= from.item && index <= to.item) {
            QAbstractTextDocumentLayout::Selection selection;
            selection.cursor = QTextCursor(item.segment.document.get());
            selection.cursor.setPosition(index == from.item ? from.offset : 0);
            if (index == to.item)
                selection.cursor.setPosition(to.offset, QTextCursor::KeepAnchor);
            else
                selection.cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
            selection.format.setBackground(colors.accent);
            selection.format.setForeground(colors.accentText);
            context.selections.append(selection);
        }
        item.segment.document->documentLayout()->draw(&painter, context);
        if (item.segment.decorated)
            paintDecorations(painter, item);
    }
    painter.restore();
}

void MarkdownView::paintTaskBox(QPainter &painter, const QRectF &box, bool done) const
{
    const Colors &colors = m_style.colors;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(done ? colors.accent : colors.textMuted, 1.2));
    painter.setBrush(done ? QBrush(colors.accent) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), box.width() * 0.2, box.width() * 0.2);
    if (done) {
        painter.setPen(
            QPen(colors.accentText, box.width() * 0.13, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const auto at = [&box](double x, double y) {
            return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
        };
        painter.drawPolyline(QPolygonF({at(0.25, 0.52), at(0.43, 0.7), at(0.76, 0.32)}));
    }
    painter.restore();
}

/// The bars of quotes beside what is no running text, and between one segment and the next.
void MarkdownView::paintQuotes(QPainter &painter, qsizetype index) const
{
    const Item &item = m_items[size_t(index)];
    for (const int x : item.segment.quotes) {
        int top = item.frame.top();
        if (!item.firstOfPiece && index > 0 && m_items[size_t(index - 1)].segment.quotes.contains(x))
            top = m_items[size_t(index - 1)].frame.bottom() + 1;
        const int bottom =
            item.segment.kind == MarkdownSegment::Kind::Text ? item.frame.top() : item.frame.bottom() + 1;
        painter.fillRect(QRect(x, top, 3, bottom - top), m_style.colors.border);
    }
}

/// Bullets, numbers and the bars of quotes: they stand in the margin, where a text document can put nothing.
void MarkdownView::paintDecorations(QPainter &painter, const Item &item) const
{
    const QTextDocument &document = *item.segment.document;
    painter.setFont(document.defaultFont());
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QTextBlockFormat format = block.blockFormat();
        const QRectF area = document.documentLayout()->blockBoundingRect(block);
        const bool fromRight = block.textDirection() == Qt::RightToLeft;
        const int width = item.content.width();
        for (const QVariant &bar : format.property(kQuoteProperty).toList()) {
            const bool goesOn = block.next().isValid()
                                && block.next().blockFormat().property(kQuoteProperty).toList().contains(bar);
            const qreal bottom =
                goesOn ? document.documentLayout()->blockBoundingRect(block.next()).top() : area.bottom();
            const int x = fromRight ? width - bar.toInt() - 3 : bar.toInt();
            painter.fillRect(QRectF(x, area.top(), 3, bottom - area.top()), m_style.colors.border);
        }
        const QString marker = format.property(kMarkerProperty).toString();
        if (marker.isEmpty() || block.layout()->lineCount() == 0)
            continue;
        const QTextLine line = block.layout()->lineAt(0);
        const qreal baseline = area.top() + line.y() + line.ascent();
        const qreal gap = m_style.fontSize * 0.5;
        const bool task = marker == kTaskDone || marker == kTaskOpen;
        const qreal wide =
            task ? m_style.fontSize * 0.95 : QFontMetricsF(document.defaultFont()).horizontalAdvance(marker);
        const qreal left = fromRight ? std::min(width - format.rightMargin() + gap, width - wide)
                                     : std::max(0.0, format.leftMargin() - gap - wide);
        if (task) {
            paintTaskBox(painter, QRectF(left, baseline - wide * 0.88, wide, wide), marker == kTaskDone);
            continue;
        }
        painter.setPen(m_style.colors.textMuted);
        painter.drawText(QPointF(left, baseline), marker);
    }
}

} // namespace ui
