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

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace ui
