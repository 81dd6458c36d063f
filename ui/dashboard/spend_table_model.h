#pragma once

#include "ui/common/table_model.h"
#include "ui/dashboard/spend_summary.h"

namespace ui {

/// Spend as figures: a row a day, newest first, a column for each series of the chart, and the day's sum.
class SpendTableModel : public TableModel
{
    Q_OBJECT

public:
    using TableModel::TableModel;

    void setSummary(const SpendSummary &summary);
    const SpendSummary &summary() const { return m_summary; }

protected:
    int rows() const override { return static_cast<int>(m_summary.days.size()); }
    int columns() const override { return static_cast<int>(m_summary.series.size()) + 2; }
    QVariant header(int column, int role) const override;
    QVariant cell(int row, int column, int role) const override;

private:
    SpendSummary m_summary;
};

/// What a series is called in legends and headers: the model's id without its author, or "other models".
QString seriesName(const SpendSeries &series);

} // namespace ui
