#pragma once

#include "core/catalog/model_comparison.h"
#include "ui/common/table_model.h"

namespace ui {

/// Attributes of several models: a row for each attribute, a column for each model. The names of the
/// attributes are the headers of the rows, so that they stay in sight beside the eighth model.
class ComparisonTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// Of a cell the attribute; of a column's header the catalog id.
    static constexpr int IdRole = TableModel::IdRole;
    static constexpr int DiffersRole = IdRole + 1;

    using QAbstractTableModel::QAbstractTableModel;

    void setComparison(const core::ModelComparison &comparison);
    void setOnlyDifferences(bool only);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void choose();
    const core::ComparisonRow &rowAt(int row) const { return m_comparison.rows.at(m_shown.at(row)); }
    QVariant modelHeader(int column, int role) const;
    QVariant attributeHeader(const core::ComparisonRow &row, int role) const;

    core::ModelComparison m_comparison;
    bool m_onlyDifferences = false;
    QList<qsizetype> m_shown; ///< Into the comparison's rows.
};

} // namespace ui
