#pragma once

#include "core/model/api_key_rules.h"
#include "ui/common/table_model.h"

#include <QList>

namespace ui {

/// Limits that hold for some models only, to be edited in place.
class ModelLimitsModel : public TableModel
{
    Q_OBJECT

public:
    enum Column {
        Model,
        RequestsPerMinute,
        RequestsPerDay,
        TokensPerMinute,
        TokensPerDay,
        Concurrent,
        ColumnCount
    };

    using TableModel::TableModel;

    const QList<core::ModelLimits> &limits() const { return m_limits; }
    void setLimits(const QList<core::ModelLimits> &limits);
    /// A row without a model yet; returns its number.
    int addRow();
    void removeRow(int row);
    /// Why the rows cannot be taken, for people; empty if they can.
    QString problem() const;

    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Takes no text that is neither a number nor empty.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

protected:
    int rows() const override { return static_cast<int>(m_limits.size()); }
    int columns() const override { return ColumnCount; }
    QVariant header(int column, int role) const override;
    QVariant cell(int row, int column, int role) const override;

private:
    QList<core::ModelLimits> m_limits;
};

} // namespace ui
