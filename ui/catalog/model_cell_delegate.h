#pragma once

#include <QStyledItemDelegate>

namespace ui {

/// Draws the first column of the model table: tick box, name, and the id below it.
class ModelCellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Height of the table's rows for that font.
    static int rowHeight(const QFontMetrics &metrics);

    /// Where the star of a favourite is, or would be.
    static QRect starArea(const QRect &cell);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace ui
