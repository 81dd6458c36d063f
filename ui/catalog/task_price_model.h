#pragma once

#include "core/catalog/task_price.h"
#include "ui/common/table_model.h"

#include <QSet>

namespace ui {

/// What a task costs at each endpoint of a model, the cheapest first.
class TaskPriceModel : public TableModel
{
    Q_OBJECT

public:
    enum Column { Endpoint, Price, Note, ColumnCount };

    using TableModel::TableModel;

    void setModel(const core::CatalogPtr &catalog, const QString &modelId);
    void setTask(const core::TaskSize &task, int minuteOfDayUtc);
    void setUsableProviders(const QSet<QString> &providers);

protected:
    int rows() const override { return int(m_prices.size()); }
    int columns() const override { return ColumnCount; }
    QVariant header(int column, int role) const override;
    QVariant cell(int row, int column, int role) const override;

private:
    void recount();
    bool isUsable(const core::PricedEndpoint &row) const;
    const core::EndpointInfo &endpointAt(const core::PricedEndpoint &row) const;
    QString text(int row, int column) const;
    QString note(int row) const;

    core::CatalogPtr m_catalog;
    const core::ModelInfo *m_model = nullptr; ///< Part of m_catalog.
    core::TaskSize m_task;
    int m_minute = 0;
    QSet<QString> m_usable;
    QList<core::PricedEndpoint> m_prices;
    int m_cheapestUsable = -1; ///< Row; -1 where no price with a key is known.
};

} // namespace ui
