#pragma once

#include "core/catalog/model_query.h"
#include "ui/common/table_model.h"

#include <QStringList>

#include <memory>

namespace ui {

/// All models of one catalog snapshot with the figures that people choose by, and which of them are ticked
/// for a comparison. Ticks are kept by id: a filter, an order or a new snapshot does not lose them.
class ModelTableModel : public TableModel
{
    Q_OBJECT

public:
    enum Column {
        Model,
        Context,
        PriceIn,
        PriceOut,
        Providers,
        Released,
        MaxOutput,
        Modalities,
        Tools,
        Reasoning,
        Author,
        Family,
        OpenWeights,
        KnowledgeCutoff,
        ColumnCount
    };

    explicit ModelTableModel(core::CatalogPtr catalog, QObject *parent = nullptr);

    void setCatalog(core::CatalogPtr catalog);
    void setQuery(const core::ModelQuery &query);
    /// What is unknown comes last in either direction.
    void sort(int column, Qt::SortOrder order) override;

    /// How many models there are before the query.
    int total() const { return static_cast<int>(m_index->summaries().size()); }
    /// No model is called what the query asks for; shown are those with names like it.
    bool showsNearNames() const { return m_nearNames; }
    /// -1 if there is no such model, or the query hides it.
    int rowOf(const QString &modelId) const;

    /// In the order in which they were ticked.
    const QStringList &ticked() const { return m_ticked; }
    void setTicked(const QString &modelId, bool ticked);
    void clearTicks();

    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    void ticksChanged();

protected:
    int rows() const override { return static_cast<int>(m_rows.size()); }
    int columns() const override { return ColumnCount; }
    QVariant header(int column, int role) const override;
    QVariant cell(int row, int column, int role) const override;

private:
    const core::ModelSummary &summary(int position) const;
    const core::ModelInfo &info(int position) const { return m_index->model(summary(position)); }
    QVariant text(int position, int column) const;
    QVariant raw(int position, int column) const;
    void orderAll();
    void filter();

    std::unique_ptr<const core::ModelIndex> m_index;
    core::ModelQuery m_query;
    int m_sortColumn = Model;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    QList<int> m_order; ///< All positions in the index's summaries, sorted.
    QList<int> m_rows; ///< Those of them that the query lets through.
    bool m_nearNames = false;
    QStringList m_ticked;
};

} // namespace ui
