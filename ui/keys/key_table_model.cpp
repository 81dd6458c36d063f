#include "ui/keys/key_table_model.h"

#include "ui/common/format.h"
#include "ui/keys/key_rules.h"

namespace ui {

QVariant KeyTableModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return role == Qt::TextAlignmentRole
                   ? QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter))
                   : QVariant();
    switch (column) {
    case Provider:
        return tr("Provider");
    case Name:
        return tr("Name");
    case Storage:
        return tr("Kept in");
    case Host:
        return tr("Sent to");
    case State:
        return tr("State");
    case LastUsed:
        return tr("Last used");
    case LastError:
        return tr("Last error");
    }
    return {};
}

QVariant KeyTableModel::cell(int row, int column, int role) const
{
    const core::KeyStatus &key = list().at(row);
    switch (role) {
    case Qt::DisplayRole:
        return text(key, column);
    case Qt::ToolTipRole:
        if (column == State && !key.usable)
            return key.problem;
        return text(key, column);
    case Qt::AccessibleTextRole:
        if (column == State && !key.usable && !key.problem.isEmpty())
            return tr("%1: %2", "state of a key: why").arg(text(key, column).toString(), key.problem);
        return text(key, column);
    case SortRole:
        if (column == LastUsed)
            return key.lastUsed.isValid() ? QVariant(key.lastUsed) : QVariant();
        return text(key, column);
    case IdRole:
        return idOf(key);
    default:
        return {};
    }
}

QString KeyTableModel::idOf(const core::KeyStatus &key) const
{
    return key.provider + QLatin1Char('/') + key.name;
}

QVariant KeyTableModel::text(const core::KeyStatus &key, int column) const
{
    switch (column) {
    case Provider:
        return key.providerName.isEmpty() ? key.provider : key.providerName;
    case Name:
        return key.name;
    case Storage:
        return storageText(key.storage);
    case Host:
        return key.host.isEmpty() ? QStringLiteral("—") : key.host;
    case State:
        return key.usable ? tr("Ready") : tr("Not usable");
    case LastUsed:
        return key.lastUsed.isValid() ? formatTime(key.lastUsed) : tr("never");
    case LastError:
        return key.lastError.isEmpty() ? QStringLiteral("—") : key.lastError;
    }
    return {};
}

} // namespace ui
