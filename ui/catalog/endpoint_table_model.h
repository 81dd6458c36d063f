#pragma once

#include "core/catalog/catalog.h"
#include "ui/common/table_model.h"

namespace ui {

/// Where one model can be had, and on what terms.
class EndpointTableModel : public TableModel
{
    Q_OBJECT

public:
    enum Column {
        Provider,
        PriceIn,
        PriceOut,
        CacheRead,
        Context,
        MaxOutput,
        Quantization,
        Data,
        Offer,
        State,
        Access,
        ColumnCount
    };

    using TableModel::TableModel;

    /// Shows the endpoints of that model; none if the catalog has not got it.
    void setModel(const core::CatalogPtr &catalog, const QString &modelId);

protected:
    int rows() const override;
    int columns() const override { return ColumnCount; }
    QVariant header(int column, int role) const override;
    QVariant cell(int row, int column, int role) const override;

    const core::CatalogPtr &catalog() const { return m_catalog; }
    /// Null where the catalog has not got it.
    const core::ModelInfo *shownModel() const { return m_model; }

private:
    QVariant text(int row, int column) const;
    QVariant raw(int row, int column) const;

    core::CatalogPtr m_catalog;
    const core::ModelInfo *m_model = nullptr; ///< Part of m_catalog.
};

/// What happens to prompts, in words: "no training, kept for 30 days". Nothing known gives "not known".
QString dataPolicyText(const core::DataPolicy &policy);

} // namespace ui
