// What a reader does to a MarkdownView: select, copy, follow links, scroll code.

#include "ui/common/markdown_view.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolButton>
#include <QToolTip>
#include <QUrl>

#include <algorithm>

namespace ui {

MarkdownView::Place MarkdownView::placeAt(const QPoint &position) const
{
    for (size_t i = 0; i < m_items.size(); ++i) {
        const Item &item = m_items[i];
        if (position.y() > item.frame.bottom() && i + 1 < m_items.size())
            continue;
        if (!item.segment.document)
            return {qsizetype(i), 0};
        const int shift = item.bar ? item.bar->value() : 0;
        const QPointF inside(position.x() - item.content.left() + shift, position.y() - item.content.top());
        const int offset = item.segment.document->documentLayout()->hitTest(inside, Qt::FuzzyHit);
        return {qsizetype(i), std::max(0, offset)};
    }
    return {};
}

const MarkdownView::Item *MarkdownView::itemAt(const QPoint &position) const
{
    for (const Item &item : m_items) {
        if (item.frame.contains(position))
            return &item;
    }
    return nullptr;
}

QString MarkdownView::linkAt(const QPoint &position) const
{
    const Item *item = itemAt(position);
    if (!item || !item->segment.document)
        return {};
    const int shift = item->bar ? item->bar->value() : 0;
    return item->segment.document->documentLayout()->anchorAt(
        QPointF(position.x() - item->content.left() + shift, position.y() - item->content.top()));
}

std::vector<MarkdownView::Link> MarkdownView::allLinks() const
{
    std::vector<Link> links;
    for (size_t i = 0; i < m_items.size(); ++i) {
        if (!m_items[i].segment.document)
            continue;
        for (QTextBlock block = m_items[i].segment.document->begin(); block.isValid(); block = block.next()) {
            for (auto part = block.begin(); !part.atEnd(); ++part) {
                const QTextFragment fragment = part.fragment();
                const QString address = fragment.charFormat().anchorHref();
                if (address.isEmpty())
                    continue;
                const int end = fragment.position() + fragment.length();
                // One link may have several looks.
                if (!links.empty() && links.back().address == address
                    && links.back().from.item == qsizetype(i) && links.back().to == fragment.position())
                    links.back().to = end;
                else
                    links.push_back({{qsizetype(i), fragment.position()}, end, address});
            }
        }
    }
    return links;
}

QStringList MarkdownView::links() const
{
    QStringList addresses;
    for (const Link &link : allLinks())
        addresses.append(link.address);
    return addresses;
}

void MarkdownView::openLink(const QString &address) const
{
    if (isSafeLink(address))
        QDesktopServices::openUrl(QUrl(address));
}

QString MarkdownView::selectedText() const
{
    const Place from = std::min(m_anchor, m_end);
    const Place to = std::max(m_anchor, m_end);
    QString text;
    for (qsizetype i = from.item; i <= to.item && i < qsizetype(m_items.size()) && from != to; ++i) {
        const MarkdownSegment &segment = m_items[size_t(i)].segment;
        if (!segment.document)
            continue;
        const int end = i == to.item ? to.offset : segment.document->characterCount();
        const QString part = segmentText(segment, i == from.item ? from.offset : 0, end);
        if (!text.isEmpty() && !part.isEmpty())
            text += u'\n';
        text += part;
    }
    return text;
}

void MarkdownView::setSelection(Place anchor, Place end)
{
    m_anchor = anchor;
    m_end = end;
    update();
}

void MarkdownView::selectAll()
{
    setSelection({}, {qsizetype(m_items.size()), 0});
}

void MarkdownView::copy()
{
    if (hasSelection())
        QApplication::clipboard()->setText(selectedText());
}

void MarkdownView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const Place place = placeAt(event->pos());
    setSelection(event->modifiers() & Qt::ShiftModifier ? m_anchor : place, place);
    m_selecting = true;
}

void MarkdownView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_selecting) {
        setSelection(m_anchor, placeAt(event->pos()));
        return;
    }
    setCursor(linkAt(event->pos()).isEmpty() ? Qt::IBeamCursor : Qt::PointingHandCursor);
}

void MarkdownView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_selecting)
        return;
    m_selecting = false;
    if (!hasSelection()) {
        openLink(linkAt(event->pos()));
        return;
    }
    if (QApplication::clipboard()->supportsSelection())
        QApplication::clipboard()->setText(selectedText(), QClipboard::Selection);
}

void MarkdownView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const Place place = placeAt(event->pos());
    if (place.item >= qsizetype(m_items.size()) || !m_items[size_t(place.item)].segment.document)
        return;
    QTextCursor word(m_items[size_t(place.item)].segment.document.get());
    word.setPosition(place.offset);
    word.select(QTextCursor::WordUnderCursor);
    setSelection({place.item, word.selectionStart()}, {place.item, word.selectionEnd()});
}

void MarkdownView::wheelEvent(QWheelEvent *event)
{
    const Item *item = itemAt(event->position().toPoint());
    const bool sideways = event->angleDelta().x() != 0 || event->modifiers() & Qt::ShiftModifier;
    if (!sideways || !item || !item->bar || item->bar->maximum() == 0) {
        event->ignore();
        return;
    }
    const int delta = event->angleDelta().x() != 0 ? event->angleDelta().x() : event->angleDelta().y();
    item->bar->setValue(item->bar->value() - delta / 2);
    event->accept();
}

void MarkdownView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_focusedLink >= 0) {
        openLink(links().value(m_focusedLink));
    } else {
        event->ignore();
    }
}

void MarkdownView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString link = linkAt(event->pos());
    if (!link.isEmpty()) {
        menu->addAction(tr("Open link"), this, [this, link] { openLink(link); });
        menu->addAction(tr("Copy link address"), this, [link] { QApplication::clipboard()->setText(link); });
        menu->addSeparator();
    }
    menu->addAction(tr("Copy"), QKeySequence::Copy, this, &MarkdownView::copy)->setEnabled(hasSelection());
    menu->addAction(tr("Copy all"), this, [this] { QApplication::clipboard()->setText(plainText()); });
    menu->addAction(tr("Copy all as Markdown"), this,
                    [this] { QApplication::clipboard()->setText(m_markdown); });
    menu->addSeparator();
    menu->addAction(tr("Select all"), QKeySequence::SelectAll, this, &MarkdownView::selectAll);
    emit menuAboutToShow(menu);
    menu->popup(event->globalPos());
}

/// Tab goes from link to link before it leaves.
bool MarkdownView::focusNextPrevChild(bool next)
{
    const qsizetype count = qsizetype(allLinks().size());
    if (hasFocus() && count > 0) {
        const qsizetype wanted = m_focusedLink + (next ? 1 : -1);
        if (wanted >= 0 && wanted < count) {
            m_focusedLink = wanted;
            update();
            return true;
        }
    }
    return QWidget::focusNextPrevChild(next);
}

void MarkdownView::focusInEvent(QFocusEvent *event)
{
    if (event->reason() == Qt::BacktabFocusReason)
        m_focusedLink = qsizetype(allLinks().size());
    update();
    QWidget::focusInEvent(event);
}

void MarkdownView::focusOutEvent(QFocusEvent *event)
{
    m_focusedLink = -1;
    update();
    QWidget::focusOutEvent(event);
}

void MarkdownView::paintLinkFocus(QPainter &painter) const
{
    if (!hasFocus())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_style.colors.accent, 2));
    const std::vector<Link> all = allLinks();
    if (m_focusedLink < 0 || m_focusedLink >= qsizetype(all.size()))
        return;
    const Link &link = all[size_t(m_focusedLink)];
    const Item &item = m_items[size_t(link.from.item)];
    const QTextBlock block = item.segment.document->findBlock(link.from.offset);
    const QRectF area = item.segment.document->documentLayout()->blockBoundingRect(block);
    const QTextLine line = block.layout()->lineForTextPosition(link.from.offset - block.position());
    const qreal x1 = line.cursorToX(link.from.offset - block.position());
    const qreal x2 =
        line.cursorToX(std::min(link.to - block.position(), line.textStart() + line.textLength()));
    const QPointF origin(block.blockFormat().leftMargin() + item.content.left(),
                         area.top() + item.content.top());
    painter.drawRoundedRect(QRectF(origin.x() + x1 - 2, origin.y() + line.y(), x2 - x1 + 4, line.height()), 3,
                            3);
}

bool MarkdownView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString link = linkAt(help->pos());
        if (link.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), link.toHtmlEscaped(), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace ui
