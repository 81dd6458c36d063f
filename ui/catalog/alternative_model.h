#pragma once

#include "core/catalog/similar_models.h"
#include "ui/common/table_model.h"

#include <QSet>

namespace ui {

/// Other models that may do, each with a tick for the comparison.
class AlternativeModel : public TableModel
{
    Q_OBJECT

public:
    enum Column { Model, Price, Reason, ColumnCount };

    using TableModel::TableModel;

    /// Ticks of models that are gone go with them.
    void setAlternatives(const core::CatalogPtr &catalog, const QList<core::Alternative> &alternatives);
    /// In the order of the rows.
    QStringList ticked() const;

    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    void ticksChanged();

protected:
    int rows() const override { return int(m_alternatives.size()); }
    int columns() const override { return ColumnCount; }
    QVariant header(int column, int role) const override;
    QVariant cell(int row, int column, int role) const override;

private:
    QString text(const core::Alternative &alternative, int column) const;

    core::CatalogPtr m_catalog;
    QList<core::Alternative> m_alternatives;
    QSet<QString> m_ticked;
};

} // namespace ui
