#include "ui/common/flow_layout.h"

#include <QWidget>

#include <algorithm>

namespace ui {

FlowLayout::FlowLayout(QWidget *parent)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(8);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<size_t>(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[static_cast<size_t>(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange({0, 0, width, 0}, Mode::Measure);
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        width += item->sizeHint().width() + spacing();
        height = std::max(height, item->sizeHint().height());
    }
    return {width, height};
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size;
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, Mode::Place);
}

int FlowLayout::arrange(const QRect &rect, Mode mode) const
{
    // Widgets of one line share its height's middle; lines are found first, then placed.
    int x = 0;
    int y = 0;
    size_t first = 0;
    int lineHeight = 0;
    const bool mirrored = parentWidget() && parentWidget()->isRightToLeft();
    const auto placeLine = [&](size_t end) {
        int left = 0;
        for (size_t i = first; i < end && mode == Mode::Place; ++i) {
            if (m_items[i]->isEmpty())
                continue;
            const QSize size = m_items[i]->sizeHint();
            const int start = mirrored ? rect.width() - left - size.width() : left;
            m_items[i]->setGeometry(
                {rect.topLeft() + QPoint(start, y + (lineHeight - size.height()) / 2), size});
            left += size.width() + spacing();
        }
        first = end;
    };
    for (size_t i = 0; i < m_items.size(); ++i) {
        if (m_items[i]->isEmpty())
            continue;
        const QSize size = m_items[i]->sizeHint();
        if (x > 0 && x + size.width() > rect.width()) {
            placeLine(i);
            y += lineHeight + spacing();
            x = 0;
            lineHeight = 0;
        }
        x += size.width() + spacing();
        lineHeight = std::max(lineHeight, size.height());
    }
    placeLine(m_items.size());
    return y + lineHeight;
}

} // namespace ui
