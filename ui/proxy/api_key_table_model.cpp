#include "ui/proxy/api_key_table_model.h"

#include "ui/common/format.h"

namespace ui {

bool ApiKeyTableModel::canRevoke(const core::ApiKeyInfo &key)
{
    return key.storage == QLatin1String("profile");
}

QVariant ApiKeyTableModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Name:
        return tr("Name");
    case Created:
        return tr("Made");
    case LastUsed:
        return tr("Last used");
    case Storage:
        return tr("Defined in");
    }
    return {};
}

QVariant ApiKeyTableModel::cell(int row, int column, int role) const
{
    const core::ApiKeyInfo &key = list().at(row);
    if (role == IdRole)
        return key.name;
    if (role == SortRole && column == Created)
        return key.created.isValid() ? QVariant(key.created) : QVariant();
    if (role == SortRole && column == LastUsed)
        return key.lastUsed.isValid() ? QVariant(key.lastUsed) : QVariant();
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (column) {
    case Name:
        return key.name;
    case Created:
        return formatTime(key.created);
    case LastUsed:
        return key.lastUsed.isValid() ? formatTime(key.lastUsed) : tr("never");
    case Storage:
        return canRevoke(key) ? tr("this profile") : tr("config.json (%1)").arg(key.storage);
    }
    return {};
}

} // namespace ui
