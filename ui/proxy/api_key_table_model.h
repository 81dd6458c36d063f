#pragma once

#include "core/proxy/proxy_server.h"
#include "ui/common/table_model.h"

namespace ui {

/// The keys with which programs use the local API.
class ApiKeyTableModel : public ListTableModel<core::ApiKeyInfo>
{
    Q_OBJECT

public:
    enum Column { Name, Created, LastUsed, Storage, ColumnCount };

    using ListTableModel::ListTableModel;

    /// Keys of config.json are taken away there, not here.
    static bool canRevoke(const core::ApiKeyInfo &key);

protected:
    int columns() const override { return ColumnCount; }
    QVariant header(int column, int role) const override;
    QVariant cell(int row, int column, int role) const override;
    QString idOf(const core::ApiKeyInfo &key) const override { return key.name; }
};

} // namespace ui
