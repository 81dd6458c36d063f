#include "ui/catalog/comparison_table_model.h"

#include "ui/common/plain_tool_tip.h"

#include <QFont>
#include <QLocale>

#include <algorithm>

namespace ui {

namespace {

/// The comparison has its numbers as programs read them; here they stand as people do.
QString localNumber(const QString &value)
{
    constexpr qsizetype kLongestYear = 4;
    const qsizetype point = value.indexOf(u'.');
    const bool isNumber = !value.isEmpty() && value.count(u'.') <= 1
                          && std::all_of(value.begin(), value.end(), [](QChar letter) {
                                 return (letter >= u'0' && letter <= u'9') || letter == u'.';
                             });
    if (!isNumber)
        return value;
    QLocale locale;
    if ((point < 0 ? value.size() : point) <= kLongestYear)
        locale.setNumberOptions(locale.numberOptions() | QLocale::OmitGroupSeparator);
    return point < 0 ? locale.toString(value.toLongLong())
                     : locale.toString(value.toDouble(), 'f', int(value.size() - point - 1));
}

} // namespace

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

int ComparisonTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int ComparisonTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_comparison.modelIds.size());
}

QVariant ComparisonTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool isModel = orientation == Qt::Horizontal;
    if (section < 0 || section >= (isModel ? columnCount() : rowCount()))
        return {};
    return isModel ? modelHeader(section, role) : attributeHeader(rowAt(section), role);
}

QVariant ComparisonTableModel::modelHeader(int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return m_comparison.names.at(column);
    case Qt::ToolTipRole:
        return plainToolTip(m_comparison.modelIds.at(column));
    case IdRole:
        return m_comparison.modelIds.at(column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    default:
        return {};
    }
}

QVariant ComparisonTableModel::attributeHeader(const core::ComparisonRow &row, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        // The mark tells without colour, and in a screenshot, too.
        return row.differs ? tr("≠ %1", "an attribute that differs").arg(row.attribute) : row.attribute;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return row.differs ? tr("%1: differs").arg(row.attribute) : tr("%1: the same").arg(row.attribute);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    default:
        return {};
    }
}

QVariant ComparisonTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const core::ComparisonRow &row = rowAt(index.row());
    const QString &value = row.values.at(index.column());
    const bool isBest = row.best.contains(index.column());
    const auto spoken = [&] {
        const QString known = value.isEmpty() ? tr("not known") : localNumber(value);
        return isBest ? tr("%1 (best)").arg(known) : known;
    };
    switch (role) {
    case Qt::DisplayRole:
        return value.isEmpty() ? QStringLiteral("—") : localNumber(value);
    case Qt::ToolTipRole:
        return plainToolTip(spoken());
    case Qt::AccessibleTextRole:
        return spoken();
    case IdRole:
        return row.attribute;
    case DiffersRole:
        return row.differs;
    case Qt::FontRole:
        if (isBest) {
            QFont font;
            font.setBold(true);
            return font;
        }
        return {};
    default:
        return {};
    }
}

} // namespace ui
