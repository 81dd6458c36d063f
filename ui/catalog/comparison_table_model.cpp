#include "ui/catalog/comparison_table_model.h"

#include "ui/common/plain_tool_tip.h"

#include <QFont>

namespace ui {

void ComparisonTableModel::setComparison(const core::ModelComparison &comparison)
{
    beginResetModel();
    m_comparison = comparison;
    choose();
    endResetModel();
}

void ComparisonTableModel::setOnlyDifferences(bool only)
{
    beginResetModel();
    m_onlyDifferences = only;
    choose();
    endResetModel();
}

void ComparisonTableModel::choose()
{
    m_shown.clear();
    for (qsizetype i = 0; i < m_comparison.rows.size(); ++i) {
        if (!m_onlyDifferences || m_comparison.rows.at(i).differs)
            m_shown << i;
    }
}

QVariant ComparisonTableModel::header(int column, int role) const
{
    const bool isModel = column > 0;
    switch (role) {
    case Qt::DisplayRole:
        return isModel ? m_comparison.names.at(column - 1) : tr("Attribute");
    case Qt::ToolTipRole:
        return isModel ? plainToolTip(m_comparison.modelIds.at(column - 1)) : QString();
    case IdRole:
        return isModel ? m_comparison.modelIds.at(column - 1) : QString();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    default:
        return {};
    }
}

QVariant ComparisonTableModel::cell(int row, int column, int role) const
{
    const core::ComparisonRow &compared = m_comparison.rows.at(m_shown.at(row));
    const bool isBest = column > 0 && compared.best.contains(column - 1);
    switch (role) {
    case Qt::DisplayRole:
        return text(compared, column);
    case SortRole:
        return column == 0 ? compared.attribute : compared.values.at(column - 1);
    case Qt::ToolTipRole:
        return plainToolTip(spoken(compared, column));
    case Qt::AccessibleTextRole:
        return spoken(compared, column);
    case IdRole:
        return compared.attribute;
    case DiffersRole:
        return compared.differs;
    case Qt::FontRole:
        if (isBest || (column == 0 && compared.differs)) {
            QFont font;
            font.setWeight(isBest ? QFont::Bold : QFont::DemiBold);
            return font;
        }
        return {};
    default:
        return {};
    }
}

QString ComparisonTableModel::text(const core::ComparisonRow &row, int column) const
{
    // The mark tells without colour, and in a screenshot, too.
    if (column == 0)
        return row.differs ? tr("≠ %1", "an attribute that differs").arg(row.attribute) : row.attribute;
    const QString &value = row.values.at(column - 1);
    return value.isEmpty() ? QStringLiteral("—") : value;
}

QString ComparisonTableModel::spoken(const core::ComparisonRow &row, int column) const
{
    if (column == 0)
        return row.differs ? tr("%1: differs").arg(row.attribute) : tr("%1: the same").arg(row.attribute);
    const QString value = row.values.at(column - 1).isEmpty() ? tr("not known") : row.values.at(column - 1);
    return row.best.contains(column - 1) ? tr("%1 (best)").arg(value) : value;
}

} // namespace ui
