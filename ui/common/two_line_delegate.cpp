#include "ui/common/two_line_delegate.h"

#include "ui/common/theme.h"

#include <QPainter>

#include <algorithm>

namespace ui {

TwoLineDelegate::TwoLineDelegate(const Theme &theme, int aboutRole, const QSize &padding, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_aboutRole(aboutRole)
    , m_padding(padding)
{ }

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    constexpr int kBetween = 2;
    return {200, (option.fontMetrics.height() + m_padding.height()) * 2 + kBetween};
}

void TwoLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Colors &colors = m_theme.colors();
    const Lines shown = lines(index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || option.state & QStyle::State_MouseOver) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? colors.selection : colors.raised);
        painter->drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 7, 7);
    }
    const QRect area =
        option.rect.adjusted(m_padding.width(), m_padding.height(), -m_padding.width(), -m_padding.height());
    QFont title = option.font;
    title.setWeight(m_titleWeight);
    QFont small = option.font;
    small.setPixelSize(std::max(9, option.font.pixelSize() - 1));
    const auto line = [&](const QString &text, const QFont &font, const QColor &color, Qt::Alignment where,
                          int room) {
        painter->setFont(font);
        painter->setPen(color);
        painter->drawText(area, int(where), QFontMetrics(font).elidedText(text, Qt::ElideRight, room));
    };
    constexpr int kGap = 8;
    const int taken = shown.mark.isEmpty() ? 0 : QFontMetrics(small).horizontalAdvance(shown.mark) + kGap;
    line(shown.title, title, shown.dimmed ? colors.textMuted : colors.text, Qt::AlignLeft | Qt::AlignTop,
         area.width() - taken);
    line(shown.mark, small, colors.textMuted, Qt::AlignRight | Qt::AlignTop, area.width());
    line(shown.about, small, colors.textMuted, Qt::AlignLeft | Qt::AlignBottom, area.width());
    painter->restore();
}

TwoLineDelegate::Lines TwoLineDelegate::lines(const QModelIndex &index) const
{
    return {index.data().toString(), index.data(m_aboutRole).toString()};
}

} // namespace ui
