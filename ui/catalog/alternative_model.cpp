#include "ui/catalog/alternative_model.h"

#include "ui/common/format.h"
#include "ui/common/plain_tool_tip.h"

namespace ui {

void AlternativeModel::setAlternatives(const core::CatalogPtr &catalog,
                                       const QList<core::Alternative> &alternatives)
{
    beginResetModel();
    m_catalog = catalog;
    m_alternatives = alternatives;
    QSet<QString> there;
    for (const core::Alternative &one : alternatives)
        there.insert(one.modelId);
    m_ticked.intersect(there);
    endResetModel();
    emit ticksChanged();
}

QStringList AlternativeModel::ticked() const
{
    QStringList ids;
    for (const core::Alternative &one : m_alternatives) {
        if (m_ticked.contains(one.modelId))
            ids << one.modelId;
    }
    return ids;
}

Qt::ItemFlags AlternativeModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = TableModel::flags(index);
    return index.isValid() && index.column() == Model ? flags | Qt::ItemIsUserCheckable : flags;
}

bool AlternativeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid)
        || index.column() != Model)
        return false;
    const QString id = m_alternatives.at(index.row()).modelId;
    if (value.toInt() == Qt::Checked)
        m_ticked.insert(id);
    else
        m_ticked.remove(id);
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit ticksChanged();
    return true;
}

QVariant AlternativeModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment((column == Price ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role == Qt::ToolTipRole && column == Price)
        return tr("Dollars per million tokens, three parts of prompt to one of answer, at what its providers "
                  "usually take");
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Model:
        return tr("Model");
    case Price:
        return tr("Blended/M");
    case Reason:
        return tr("Differences");
    }
    return {};
}

QVariant AlternativeModel::cell(int row, int column, int role) const
{
    const core::Alternative &alternative = m_alternatives.at(row);
    switch (role) {
    case Qt::DisplayRole:
        return text(alternative, column);
    case Qt::ToolTipRole:
        return plainToolTip(column == Model ? alternative.modelId : text(alternative, column));
    case SortRole:
        if (column == Price)
            return alternative.blendedPrice ? QVariant(alternative.blendedPrice->picoDollars()) : QVariant();
        return text(alternative, column);
    case IdRole:
        return alternative.modelId;
    case Qt::TextAlignmentRole:
        return header(column, role);
    case Qt::CheckStateRole:
        if (column == Model)
            return m_ticked.contains(alternative.modelId) ? Qt::Checked : Qt::Unchecked;
        return {};
    default:
        return {};
    }
}

QString AlternativeModel::text(const core::Alternative &alternative, int column) const
{
    if (column == Price)
        return formatPricePerMillion(alternative.blendedPrice);
    if (column == Reason)
        return alternative.reason;
    const core::ModelInfo *model = m_catalog->findModel(alternative.modelId);
    return model && !model->name.isEmpty() ? model->name : alternative.modelId;
}

} // namespace ui
