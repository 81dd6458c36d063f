#pragma once

#include "core/model/route_plan.h"
#include "ui/common/table_model.h"

namespace ui {

/// Who is tried, in the order in which they are.
class CandidateTableModel : public ListTableModel<core::RouteCandidate>
{
    Q_OBJECT

public:
    enum Column { Number, Endpoint, Model, Key, Cost, Reason, ColumnCount };

    using ListTableModel::ListTableModel;

protected:
    int columns() const override { return ColumnCount; }
    QVariant header(int column, int role) const override;
    QVariant cell(int row, int column, int role) const override;
    QString idOf(const core::RouteCandidate &candidate) const override { return candidate.id; }

private:
    QVariant text(int row, int column) const;
    QString toolTip(int row, int column) const;
};

} // namespace ui
