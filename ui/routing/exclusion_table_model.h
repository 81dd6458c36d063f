#pragma once

#include "core/model/route_plan.h"
#include "ui/common/table_model.h"

namespace ui {

/// Who is not tried, and why.
class ExclusionTableModel : public ListTableModel<core::Exclusion>
{
    Q_OBJECT

public:
    enum Column { Endpoint, Model, Reason, ColumnCount };

    using ListTableModel::ListTableModel;

protected:
    int columns() const override { return ColumnCount; }
    QVariant header(int column, int role) const override;
    QVariant cell(int row, int column, int role) const override;
    QString idOf(const core::Exclusion &exclusion) const override;

private:
    QString text(int row, int column) const;
};

} // namespace ui
