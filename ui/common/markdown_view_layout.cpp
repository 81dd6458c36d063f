// Where the parts of a MarkdownView stand at its width.

#include "ui/common/answer_image.h"
#include "ui/common/markdown_view.h"

#include <QAbstractTextDocumentLayout>
#include <QResizeEvent>
#include <QScrollBar>
#include <QTextFrame>
#include <QToolButton>

#include <algorithm>

namespace ui {

namespace {

constexpr int kCodePadding = 12;
constexpr int kBarHeight = 10;
constexpr int kRuleHeight = 1;
constexpr int kMinTableColumn = 84;

int headerHeight(const MarkdownStyle &style)
{
    return style.fontSize + 18;
}

int tableWidth(const QTextDocument &document)
{
    for (QTextFrame *frame : document.rootFrame()->childFrames())
        return qCeil(document.documentLayout()->frameBoundingRect(frame).width());
    return 0;
}

} // namespace

void MarkdownView::layOut(qsizetype fromPiece)
{
    const int width = this->width();
    m_layoutWidth = width;
    int y = 0;
    if (fromPiece > 0 && fromPiece <= qsizetype(m_pieces.size())) {
        const qsizetype firstItem = fromPiece < qsizetype(m_pieces.size())
                                        ? m_pieces[size_t(fromPiece)].firstItem
                                        : qsizetype(m_items.size());
        if (firstItem > 0)
            y = m_items[size_t(firstItem - 1)].frame.bottom() + 1;
    }
    const int firstY = y;
    for (size_t i = size_t(fromPiece); i < m_pieces.size(); ++i) {
        const Piece &piece = m_pieces[i];
        const bool listGoesOn = i > 0 && piece.block.listItem && m_pieces[i - 1].block.listItem;
        const size_t end = i + 1 < m_pieces.size() ? size_t(m_pieces[i + 1].firstItem) : m_items.size();
        for (size_t at = size_t(piece.firstItem); at < end; ++at) {
            Item &item = m_items[at];
            int space = item.segment.spaceBefore;
            if (at == size_t(piece.firstItem)) {
                if (i == 0)
                    space = 0;
                else if (piece.block.listItem)
                    space = qRound(m_style.fontSize * (listGoesOn ? 0.35 : 0.7));
            }
            placeItem(item, y + space, width);
            y = item.frame.bottom() + 1;
        }
    }
    if (!m_markedWords.isEmpty())
        findMarks();
    if (y != m_height) {
        m_height = y;
        setFixedHeight(y);
    }
    update(0, firstY, width, std::max(height(), m_height) - firstY);
}

void MarkdownView::placeItem(Item &item, int y, int width)
{
    const int left = item.segment.indent;
    const int room = std::max(40, width - left);
    QTextDocument *document = item.segment.document.get();
    switch (item.segment.kind) {
    case MarkdownSegment::Kind::Text:
        document->setTextWidth(width);
        item.content = QRect(0, y, width, qCeil(document->size().height()));
        item.frame = item.content;
        return;
    case MarkdownSegment::Kind::Rule:
        item.frame = item.content = QRect(left, y, room, kRuleHeight);
        return;
    case MarkdownSegment::Kind::Table: {
        const int wanted = std::max(room, item.segment.columns * kMinTableColumn);
        document->setTextWidth(wanted);
        const int tall = qCeil(document->size().height());
        // Narrow columns need less than they might have.
        const int over = wanted > room ? std::max(0, tableWidth(*document) - room) : 0;
        item.content = QRect(left, y, room, tall);
        item.frame = item.content.adjusted(0, 0, 0, over > 0 ? kBarHeight : 0);
        placeBar(item, over, room);
        return;
    }
    case MarkdownSegment::Kind::Image:
        item.content = item.frame = QRect(left, y, room, item.image->heightForWidth(room));
        item.image->setGeometry(item.frame);
        return;
    case MarkdownSegment::Kind::Math: {
        const int wanted = std::max(room, qCeil(item.segment.width) + 2);
        document->setTextWidth(wanted);
        item.content = QRect(left, y, room, qCeil(document->size().height()));
        item.frame = item.content.adjusted(0, 0, 0, wanted > room ? kBarHeight : 0);
        placeBar(item, wanted - room, room);
        return;
    }
    case MarkdownSegment::Kind::Code: {
        const int head = headerHeight(m_style);
        const QSizeF size = document->size();
        const int inner = room - 2 * kCodePadding;
        const int wanted = qCeil(document->idealWidth());
        item.content = QRect(left + kCodePadding, y + head, inner, qCeil(size.height()));
        item.frame = QRect(left, y, room, head + item.content.height() + kCodePadding);
        placeBar(item, std::max(0, wanted - inner), inner);
        const QSize button(26, 26);
        item.copyButton->setGeometry(left + room - button.width() - 5, y + (head - button.height()) / 2,
                                     button.width(), button.height());
        break;
    }
    }
}

/// Most segments fit and have no scroll bar.
void MarkdownView::placeBar(Item &item, int range, int page)
{
    if (range <= 0) {
        item.bar.reset();
        return;
    }
    if (!item.bar) {
        item.bar = std::make_unique<QScrollBar>(Qt::Horizontal, this);
        item.bar->setCursor(Qt::ArrowCursor);
        item.bar->setSingleStep(24);
        connect(item.bar.get(), &QScrollBar::valueChanged, this, qOverload<>(&QWidget::update));
        item.bar->show();
    }
    item.bar->setRange(0, range);
    item.bar->setPageStep(page);
    item.bar->setGeometry(item.content.left(), item.frame.bottom() - kBarHeight + 1, item.content.width(),
                          kBarHeight);
}

QSize MarkdownView::sizeHint() const
{
    return {320, m_height};
}

void MarkdownView::resizeEvent(QResizeEvent *event)
{
    if (width() != m_layoutWidth)
        layOut(0);
    QWidget::resizeEvent(event);
}

} // namespace ui
