#pragma once

#include "core/engine/engine.h"
#include "ui/common/table_model.h"

namespace ui {

/// The last requests, newest first.
class RequestTableModel : public ListTableModel<core::RequestRow>
{
    Q_OBJECT

public:
    enum Column { Time, Model, Provider, Tokens, Cost, FirstToken, Duration, Status, Attempts, ColumnCount };

    using ListTableModel::ListTableModel;

protected:
    int columns() const override { return ColumnCount; }
    QVariant header(int column, int role) const override;
    QVariant cell(int row, int column, int role) const override;
    QString idOf(const core::RequestRow &row) const override { return row.id; }

private:
    QString text(const core::RequestRow &row, int column) const;
    QVariant raw(const core::RequestRow &row, int column) const;
};

/// A cost with what kind of figure it is: `≈ $0.01` where estimated, `$0.01 sim.` where simulated.
QString costText(const std::optional<core::Money> &cost, const QString &source);

} // namespace ui
