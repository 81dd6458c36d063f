#include "ui/keys/environment_table_model.h"

#include <algorithm>

namespace ui {

void EnvironmentTableModel::checkUnused()
{
    m_checked.clear();
    for (const core::EnvironmentKey &key : list()) {
        const auto meant =
            std::count_if(list().cbegin(), list().cend(), [&key](const core::EnvironmentKey &other) {
                return other.variable == key.variable;
            });
        if (key.usedBy.isEmpty() && meant == 1)
            m_checked.insert(idOf(key));
    }
    if (rowCount() > 0)
        emit dataChanged(index(0, Variable), index(rowCount() - 1, Variable), {Qt::CheckStateRole});
    emit checkedChanged();
}

QStringList EnvironmentTableModel::checked() const
{
    QStringList variables;
    for (const core::EnvironmentKey &key : list()) {
        if (key.usedBy.isEmpty() && m_checked.contains(idOf(key)))
            variables << idOf(key);
    }
    return variables;
}

Qt::ItemFlags EnvironmentTableModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = TableModel::flags(index);
    const bool checkable =
        index.isValid() && index.column() == Variable && list().at(index.row()).usedBy.isEmpty();
    return checkable ? usual | Qt::ItemIsUserCheckable : usual;
}

bool EnvironmentTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    const QString id = idOf(list().at(index.row()));
    if (value.toInt() == Qt::Checked)
        m_checked.insert(id);
    else
        m_checked.remove(id);
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit checkedChanged();
    return true;
}

QVariant EnvironmentTableModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Variable:
        return tr("Variable");
    case Provider:
        return tr("Provider");
    case Host:
        return tr("Sent to");
    case Use:
        return tr("Used already");
    }
    return {};
}

QVariant EnvironmentTableModel::cell(int row, int column, int role) const
{
    const core::EnvironmentKey &key = list().at(row);
    if (role == IdRole)
        return idOf(key);
    if (role == Qt::CheckStateRole && column == Variable && key.usedBy.isEmpty())
        return m_checked.contains(idOf(key)) ? Qt::Checked : Qt::Unchecked;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != SortRole)
        return {};
    switch (column) {
    case Variable:
        return key.variable;
    case Provider:
        return key.providerName.isEmpty() ? key.provider : key.providerName;
    case Host:
        return key.host.isEmpty() ? QStringLiteral("—") : key.host;
    case Use:
        return key.usedBy.isEmpty() ? tr("no", "not used yet") : tr("as key “%1”").arg(key.usedBy);
    }
    return {};
}

} // namespace ui
