#pragma once

#include "ui/common/theme.h"

#include <QStyledItemDelegate>

namespace ui {

/// Draws the cells of the budget table: one line of text, a smaller one below it where there is more to say,
/// and a bar for what is spent, with what is set aside as a lighter part behind.
class BudgetCellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit BudgetCellDelegate(const Theme &theme, QObject *parent = nullptr);

    /// Height of the table's rows for that font.
    static int rowHeight(const QFontMetrics &metrics);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    void paintBar(QPainter &painter, const QRect &area, const QModelIndex &index) const;

    const Theme &m_theme;
};

} // namespace ui
