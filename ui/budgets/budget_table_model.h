#pragma once

#include "core/model/budget.h"
#include "ui/common/table_model.h"

namespace ui {

/// The budgets and how they stand. Ticks in the column Enabled ask for a change; the row follows when the
/// engine says so.
class BudgetTableModel : public ListTableModel<core::BudgetStatus>
{
    Q_OBJECT

public:
    enum Column { Enabled, Name, Scope, Limit, Spent, Left, Period, Action, ColumnCount };
    /// A second, smaller line of text in a cell.
    static constexpr int DetailRole = IdRole + 1;
    /// Of Spent: per mille of the limit that is spent; invalid where there is no bar to show.
    static constexpr int SpentRole = IdRole + 2;
    /// Of Spent: per mille of the limit that is set aside on top.
    static constexpr int ReservedRole = IdRole + 3;
    /// Whether the budget counts at all.
    static constexpr int ActiveRole = IdRole + 4;

    using ListTableModel::ListTableModel;

    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    void enableRequested(const core::Budget &budget, bool enabled);

protected:
    int columns() const override { return ColumnCount; }
    QVariant header(int column, int role) const override;
    QVariant cell(int row, int column, int role) const override;
    QString idOf(const core::BudgetStatus &status) const override;

private:
    QString text(const core::BudgetStatus &status, int column) const;
    QString detail(const core::BudgetStatus &status, int column) const;
    QString spoken(const core::BudgetStatus &status, int column) const;
};

/// The budget that is nearest to its limit, of those that are switched on; null if there is none.
const core::BudgetStatus *nearestToItsLimit(const QList<core::BudgetStatus> &budgets);

} // namespace ui
