#include "ui/dashboard/spend_table_model.h"

#include "ui/common/format.h"

#include <QLocale>

namespace ui {

QString seriesName(const SpendSeries &series)
{
    if (series.model.isEmpty())
        return SpendTableModel::tr("other models");
    return series.model.section(u'/', -1);
}

void SpendTableModel::setSummary(const SpendSummary &summary)
{
    beginResetModel();
    m_summary = summary;
    endResetModel();
}

QVariant SpendTableModel::header(int column, int role) const
{
    const int last = columns() - 1;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment((column > 0 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role == Qt::ToolTipRole && column > 0 && column < last)
        return m_summary.series.at(column - 1).model;
    if (role != Qt::DisplayRole)
        return {};
    if (column == 0)
        return tr("Day");
    return column == last ? tr("Total") : seriesName(m_summary.series.at(column - 1));
}

QVariant SpendTableModel::cell(int row, int column, int role) const
{
    const qsizetype day = m_summary.days.size() - 1 - row;
    if (role == Qt::TextAlignmentRole)
        return header(column, role);
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    if (column == 0) {
        const QDate date = m_summary.days.at(day);
        return role == SortRole ? QVariant(date) : QVariant(QLocale().toString(date, QLocale::ShortFormat));
    }
    const core::Money cost =
        column == columns() - 1 ? m_summary.totals.at(day) : m_summary.series.at(column - 1).perDay.at(day);
    return role == SortRole ? QVariant(cost.picoDollars()) : QVariant(formatMoney(cost));
}

} // namespace ui
