#include "ui/proxy/model_limits_model.h"

#include "ui/common/typed_values.h"

namespace ui {

namespace {

/// The field of a column with a number.
std::optional<qint64> &numberOf(core::KeyLimits &limits, int column)
{
    switch (column) {
    case ModelLimitsModel::RequestsPerMinute:
        return limits.requestsPerMinute;
    case ModelLimitsModel::RequestsPerDay:
        return limits.requestsPerDay;
    case ModelLimitsModel::TokensPerMinute:
        return limits.tokensPerMinute;
    case ModelLimitsModel::TokensPerDay:
        return limits.tokensPerDay;
    default:
        return limits.concurrent;
    }
}

} // namespace

void ModelLimitsModel::setLimits(const QList<core::ModelLimits> &limits)
{
    beginResetModel();
    m_limits = limits;
    endResetModel();
}

int ModelLimitsModel::addRow()
{
    const int row = rows();
    beginInsertRows({}, row, row);
    m_limits.append(core::ModelLimits());
    endInsertRows();
    return row;
}

void ModelLimitsModel::removeRow(int row)
{
    beginRemoveRows({}, row, row);
    m_limits.removeAt(row);
    endRemoveRows();
}

QString ModelLimitsModel::problem() const
{
    QStringList models;
    for (const core::ModelLimits &row : m_limits) {
        if (row.model.isEmpty())
            return tr("Limits for a model need its name, or a pattern such as openai/*.");
        if (row.limits.isEmpty())
            return tr("Enter a limit for %1, or remove its row.").arg(row.model);
        if (models.contains(row.model))
            return tr("%1 has two rows of limits. Keep one.").arg(row.model);
        models << row.model;
    }
    return {};
}

Qt::ItemFlags ModelLimitsModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? TableModel::flags(index) | Qt::ItemIsEditable : TableModel::flags(index);
}

bool ModelLimitsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    core::ModelLimits &row = m_limits[index.row()];
    const QString text = value.toString().trimmed();
    if (index.column() == Model) {
        row.model = text;
    } else {
        const std::optional<qint64> number = countFromTyped(text);
        if (!text.isEmpty() && number.value_or(0) < 1)
            return false;
        numberOf(row.limits, index.column()) = text.isEmpty() ? std::nullopt : number;
    }
    emit dataChanged(index, index);
    return true;
}

QVariant ModelLimitsModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const bool isShort = role == Qt::DisplayRole;
    switch (column) {
    case Model:
        return tr("Model");
    case RequestsPerMinute:
        return isShort ? tr("Req/min") : tr("Requests per minute");
    case RequestsPerDay:
        return isShort ? tr("Req/day") : tr("Requests per day");
    case TokensPerMinute:
        return isShort ? tr("Tok/min") : tr("Tokens per minute");
    case TokensPerDay:
        return isShort ? tr("Tok/day") : tr("Tokens per day");
    case Concurrent:
        return isShort ? tr("At once") : tr("Requests at once");
    }
    return {};
}

QVariant ModelLimitsModel::cell(int row, int column, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != SortRole)
        return {};
    core::ModelLimits limits = m_limits.at(row);
    if (column == Model)
        return role == Qt::DisplayRole && limits.model.isEmpty() ? tr("model or pattern") : limits.model;
    const std::optional<qint64> number = numberOf(limits.limits, column);
    if (number)
        return QLocale().toString(*number);
    return role == Qt::DisplayRole ? QStringLiteral("—") : QString();
}

} // namespace ui
