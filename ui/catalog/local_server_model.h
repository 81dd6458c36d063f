#pragma once

#include "core/model/local_server.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QSet>

namespace ui {

/// Servers that were found, each above its models with their check boxes; the box of a server stands for all
/// of its models.
class LocalServerModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Name, Context, Size, State, ColumnCount };

    using QAbstractItemModel::QAbstractItemModel;

    /// `configured` are the models that the configuration has already, by provider. Of a server that is new
    /// all are checked at first, of one that is there those that are there; what the user has checked or
    /// not stays over a further search.
    void setServers(const QList<core::LocalServer> &servers, const QHash<QString, QSet<QString>> &configured);
    const QList<core::LocalServer> &servers() const { return m_servers; }
    /// Those whose checked models are others than the configuration has, with these models alone.
    QList<core::LocalServer> changes() const;
    int newModels() const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    void checkedChanged();

private:
    using Key = QPair<QString, QString>; ///< Address of the server, id of the model.
    bool isChecked(const core::LocalServer &server, const core::ServedModel &model) const;
    Qt::CheckState stateOf(const core::LocalServer &server) const;
    bool isConfigured(const core::LocalServer &server, const core::ServedModel &model) const;
    QVariant serverCell(const core::LocalServer &server, int column, int role) const;
    QVariant modelCell(const core::LocalServer &server, const core::ServedModel &model, int column,
                       int role) const;

    QList<core::LocalServer> m_servers;
    QHash<QString, QSet<QString>> m_configured;
    QHash<Key, bool> m_checked;
};

} // namespace ui
