#include "ui/budgets/budget_cell_delegate.h"

#include "ui/budgets/budget_table_model.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <algorithm>

namespace ui {

namespace {

constexpr int kWhole = 1000; ///< Per mille.
constexpr int kScarce = 800; ///< From here on a bar warns.
constexpr int kBarHeight = 6;
constexpr double kLighter = 0.4; ///< Opacity of what is only set aside.

} // namespace

BudgetCellDelegate::BudgetCellDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{ }

int BudgetCellDelegate::rowHeight(const QFontMetrics &metrics)
{
    return metrics.height() * 2 + 14;
}

void BudgetCellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    if (index.column() == BudgetTableModel::Enabled) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = item.text;
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    const QRect area = style->subElementRect(QStyle::SE_ItemViewItemText, &item, item.widget);
    // The style draws background and focus; the lines are ours.
    item.text.clear();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const QString detail = index.data(BudgetTableModel::DetailRole).toString();
    const bool isBar = index.data(BudgetTableModel::SpentRole).isValid();
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, item.widget) + 1;
    const QRect lines = item.rect.adjusted(area.left() - item.rect.left() + margin, 0, -margin, 0);
    const QFontMetrics metrics = item.fontMetrics;
    const QRect upper(lines.left(), item.rect.center().y() - metrics.height(), lines.width(),
                      metrics.height());
    const QRect lower = upper.translated(0, metrics.height());
    const QColor muted = item.palette.color(QPalette::PlaceholderText);
    const bool active = index.data(BudgetTableModel::ActiveRole).toBool();

    painter->save();
    QFont font = item.font;
    if (index.column() == BudgetTableModel::Name)
        font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(active ? item.palette.color(QPalette::Text) : muted);
    painter->drawText(detail.isEmpty() ? lines : upper, Qt::AlignVCenter | Qt::AlignLeft,
                      QFontMetrics(font).elidedText(text, Qt::ElideRight, lines.width()));
    painter->setFont(item.font);
    painter->setPen(muted);
    if (isBar) {
        painter->drawText(upper, Qt::AlignVCenter | Qt::AlignRight, detail);
        paintBar(*painter, lower, index);
    } else {
        painter->drawText(lower, Qt::AlignVCenter | Qt::AlignLeft,
                          metrics.elidedText(detail, Qt::ElideRight, lower.width()));
    }
    painter->restore();
}

void BudgetCellDelegate::paintBar(QPainter &painter, const QRect &area, const QModelIndex &index) const
{
    const Colors &colors = m_theme.colors();
    const int spent = std::min(kWhole, index.data(BudgetTableModel::SpentRole).toInt());
    const int reserved = std::min(kWhole - spent, index.data(BudgetTableModel::ReservedRole).toInt());
    QColor color = spent >= kWhole ? colors.danger : spent >= kScarce ? colors.warning : colors.accent;
    if (!index.data(BudgetTableModel::ActiveRole).toBool())
        color = colors.textMuted;

    const QRectF track(area.left(), area.center().y() - kBarHeight / 2.0, area.width(), kBarHeight);
    const auto part = [&track](int permille) {
        QRectF piece = track;
        piece.setWidth(track.width() * permille / kWhole);
        return piece;
    };
    QPainterPath rounded;
    rounded.addRoundedRect(track, kBarHeight / 2.0, kBarHeight / 2.0);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(rounded, colors.border);
    painter.setClipPath(rounded, Qt::IntersectClip);
    QColor lighter = color;
    lighter.setAlphaF(kLighter);
    QRectF behind = part(spent + reserved);
    behind.setLeft(part(spent).right());
    painter.fillRect(behind, lighter);
    painter.fillRect(part(spent), color);
}

} // namespace ui
