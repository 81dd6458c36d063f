#include "ui/catalog/model_cell_delegate.h"

#include "ui/catalog/model_table_model.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

namespace ui {

int ModelCellDelegate::rowHeight(const QFontMetrics &metrics)
{
    return metrics.height() * 2 + 10;
}

QRect ModelCellDelegate::starArea(const QRect &cell)
{
    constexpr int kWidth = 26;
    return {cell.right() - kWidth, cell.top(), kWidth, cell.height()};
}

void ModelCellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString name = item.text;
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    const QRect area = style->subElementRect(QStyle::SE_ItemViewItemText, &item, item.widget);
    // The style draws background, focus and tick box; the two lines are ours.
    item.text.clear();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const QFontMetrics metrics = item.fontMetrics;
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, item.widget) + 1;
    const bool starred = index.data(ModelTableModel::FavouriteRole).toBool();
    const QRect lines = item.rect.adjusted(area.left() - item.rect.left() + margin, 0,
                                           starred ? -starArea(item.rect).width() : -margin, 0);
    const QRect upper(lines.left(), item.rect.center().y() - metrics.height(), lines.width(),
                      metrics.height());
    const QRect lower = upper.translated(0, metrics.height());
    QFont bold = item.font;
    bold.setWeight(QFont::DemiBold);

    painter->save();
    if (starred) {
        const QRect star = starArea(item.rect);
        painter->setPen(item.palette.color(QPalette::Highlight));
        painter->setFont(bold);
        painter->drawText(star, Qt::AlignCenter, QStringLiteral("★"));
    }
    painter->setFont(bold);
    painter->setPen(item.palette.color(QPalette::Text));
    painter->drawText(upper, Qt::AlignVCenter | Qt::AlignLeft,
                      QFontMetrics(bold).elidedText(name, Qt::ElideRight, upper.width()));
    painter->setFont(item.font);
    painter->setPen(item.palette.color(QPalette::PlaceholderText));
    painter->drawText(
        lower, Qt::AlignVCenter | Qt::AlignLeft,
        metrics.elidedText(index.data(TableModel::IdRole).toString(), Qt::ElideRight, lower.width()));
    painter->restore();
}

} // namespace ui
