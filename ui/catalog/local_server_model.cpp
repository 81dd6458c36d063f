#include "ui/catalog/local_server_model.h"

#include "ui/common/format.h"

#include <QLocale>
#include <QUrl>

#include <algorithm>

namespace ui {

namespace {

/// Servers have no number within another one; models have that of their server, from 1.
constexpr quintptr kServer = 0;

QString unknown()
{
    return QStringLiteral("—");
}

} // namespace

void LocalServerModel::setServers(const QList<core::LocalServer> &servers,
                                  const QHash<QString, QSet<QString>> &configured)
{
    beginResetModel();
    m_servers = servers;
    m_configured = configured;
    for (const core::LocalServer &server : servers) {
        for (const core::ServedModel &model : server.models) {
            const Key key = qMakePair(server.baseUrl, model.id);
            if (!m_checked.contains(key))
                m_checked.insert(key, !server.added || isConfigured(server, model));
        }
    }
    endResetModel();
    emit checkedChanged();
}

bool LocalServerModel::isChecked(const core::LocalServer &server, const core::ServedModel &model) const
{
    return m_checked.value(qMakePair(server.baseUrl, model.id));
}

bool LocalServerModel::isConfigured(const core::LocalServer &server, const core::ServedModel &model) const
{
    return m_configured.value(server.provider).contains(model.id);
}

Qt::CheckState LocalServerModel::stateOf(const core::LocalServer &server) const
{
    const auto checked =
        std::count_if(server.models.cbegin(), server.models.cend(),
                      [&](const core::ServedModel &model) { return isChecked(server, model); });
    if (checked == 0)
        return Qt::Unchecked;
    return checked == server.models.size() ? Qt::Checked : Qt::PartiallyChecked;
}

QList<core::LocalServer> LocalServerModel::changes() const
{
    QList<core::LocalServer> changed;
    for (const core::LocalServer &server : m_servers) {
        core::LocalServer wanted = server;
        wanted.models.removeIf([&](const core::ServedModel &model) { return !isChecked(server, model); });
        QSet<QString> ids;
        for (const core::ServedModel &model : std::as_const(wanted.models))
            ids << model.id;
        const bool isNews = server.added ? ids != m_configured.value(server.provider) : !ids.isEmpty();
        if (isNews)
            changed << wanted;
    }
    return changed;
}

int LocalServerModel::newModels() const
{
    int count = 0;
    for (const core::LocalServer &server : m_servers) {
        for (const core::ServedModel &model : server.models)
            count += isChecked(server, model) && !isConfigured(server, model) ? 1 : 0;
    }
    return count;
}

QModelIndex LocalServerModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : kServer);
}

QModelIndex LocalServerModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == kServer)
        return {};
    return createIndex(int(index.internalId()) - 1, 0, kServer);
}

int LocalServerModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_servers.size());
    if (parent.internalId() != kServer || parent.column() != Name)
        return 0;
    return int(m_servers.at(parent.row()).models.size());
}

int LocalServerModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant LocalServerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Server and model");
    case Context:
        return tr("Context");
    case Size:
        return tr("Size");
    case State:
        return tr("In your catalog");
    }
    return {};
}

QVariant LocalServerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.internalId() == kServer)
        return serverCell(m_servers.at(index.row()), index.column(), role);
    const core::LocalServer &server = m_servers.at(qsizetype(index.internalId()) - 1);
    return modelCell(server, server.models.at(index.row()), index.column(), role);
}

QVariant LocalServerModel::serverCell(const core::LocalServer &server, int column, int role) const
{
    if (role == Qt::CheckStateRole && column == Name && !server.models.isEmpty())
        return stateOf(server);
    if (role == Qt::ToolTipRole)
        return server.models.isEmpty()
                   ? tr("%1 tells of no model. It may have none yet, or ask for a key.").arg(server.baseUrl)
                   : server.baseUrl;
    if (role != Qt::DisplayRole)
        return {};
    if (column == Name)
        return tr("%1 · %2", "a program and where it listens")
            .arg(server.name, QUrl(server.baseUrl).authority());
    if (column != State)
        return {};
    if (server.models.isEmpty())
        return tr("lists no models");
    return server.added ? tr("yes, update") : tr("no");
}

QVariant LocalServerModel::modelCell(const core::LocalServer &server, const core::ServedModel &model,
                                     int column, int role) const
{
    if (role == Qt::CheckStateRole && column == Name)
        return isChecked(server, model) ? Qt::Checked : Qt::Unchecked;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case Name:
        return model.id;
    case Context:
        return model.contextLength > 0 ? formatTokens(model.contextLength) : unknown();
    case Size:
        return model.sizeBytes > 0 ? QLocale().formattedDataSize(model.sizeBytes, 1) : unknown();
    case State:
        return isConfigured(server, model) ? tr("yes") : tr("no");
    }
    return {};
}

Qt::ItemFlags LocalServerModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractItemModel::flags(index);
    const bool hasBox = index.isValid() && index.column() == Name
                        && (index.internalId() != kServer || !m_servers.at(index.row()).models.isEmpty());
    return hasBox ? usual | Qt::ItemIsUserCheckable : usual;
}

bool LocalServerModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    const bool checked = value.toInt() != Qt::Unchecked;
    const bool isServer = index.internalId() == kServer;
    const QModelIndex serverIndex = isServer ? index : index.parent();
    const core::LocalServer &server = m_servers.at(serverIndex.row());
    if (isServer) {
        for (const core::ServedModel &model : server.models)
            m_checked.insert(qMakePair(server.baseUrl, model.id), checked);
        emit dataChanged(this->index(0, Name, index), this->index(rowCount(index) - 1, Name, index),
                         {Qt::CheckStateRole});
    } else {
        m_checked.insert(qMakePair(server.baseUrl, server.models.at(index.row()).id), checked);
        emit dataChanged(index, index, {Qt::CheckStateRole});
    }
    emit dataChanged(serverIndex, serverIndex, {Qt::CheckStateRole});
    emit checkedChanged();
    return true;
}

} // namespace ui
