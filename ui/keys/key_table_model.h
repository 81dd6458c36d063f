#pragma once

#include "core/engine/engine.h"
#include "ui/common/table_model.h"

namespace ui {

/// The user's provider keys, and whether they work. Never holds a key.
class KeyTableModel : public ListTableModel<core::KeyStatus>
{
    Q_OBJECT

public:
    enum Column { Provider, Name, Storage, Host, State, LastUsed, LastError, ColumnCount };

    using ListTableModel::ListTableModel;

protected:
    int columns() const override { return ColumnCount; }
    QVariant header(int column, int role) const override;
    QVariant cell(int row, int column, int role) const override;
    QString idOf(const core::KeyStatus &key) const override;

private:
    QVariant text(const core::KeyStatus &key, int column) const;
};

} // namespace ui
