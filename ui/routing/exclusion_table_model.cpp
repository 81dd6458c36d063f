#include "ui/routing/exclusion_table_model.h"

namespace ui {

QVariant ExclusionTableModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Endpoint:
        return tr("Endpoint");
    case Model:
        return tr("Model");
    case Reason:
        return tr("Reason");
    }
    return {};
}

QVariant ExclusionTableModel::cell(int row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return text(row, column);
    case IdRole:
        return idOf(list().at(row));
    default:
        return {};
    }
}

QString ExclusionTableModel::idOf(const core::Exclusion &exclusion) const
{
    return exclusion.modelId + QLatin1Char(' ') + exclusion.endpoint + QLatin1Char(' ')
           + core::exclusionName(exclusion.reason);
}

QString ExclusionTableModel::text(int row, int column) const
{
    const core::Exclusion &exclusion = list().at(row);
    switch (column) {
    case Endpoint:
        // A name that is not in the catalog has no endpoints.
        return exclusion.endpoint.isEmpty() ? QStringLiteral("—") : exclusion.endpoint;
    case Model:
        return exclusion.modelId;
    case Reason:
        return exclusion.text;
    }
    return {};
}

} // namespace ui
