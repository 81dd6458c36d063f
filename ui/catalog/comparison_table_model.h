#pragma once

#include "core/catalog/model_comparison.h"
#include "ui/common/table_model.h"

namespace ui {

/// Attributes of several models: a row for each attribute, a column for each model.
class ComparisonTableModel : public TableModel
{
    Q_OBJECT

public:
    static constexpr int DiffersRole = IdRole + 1;

    using TableModel::TableModel;

    void setComparison(const core::ModelComparison &comparison);
    void setOnlyDifferences(bool only);

protected:
    int rows() const override { return int(m_shown.size()); }
    int columns() const override { return 1 + int(m_comparison.modelIds.size()); }
    QVariant header(int column, int role) const override;
    QVariant cell(int row, int column, int role) const override;

private:
    void choose();
    QString text(const core::ComparisonRow &row, int column) const;
    QString spoken(const core::ComparisonRow &row, int column) const;

    core::ModelComparison m_comparison;
    bool m_onlyDifferences = false;
    QList<qsizetype> m_shown; ///< Into the comparison's rows.
};

} // namespace ui
