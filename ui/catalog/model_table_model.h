#pragma once

#include "core/catalog/model_index.h"
#include "core/model/endpoint_record.h"
#include "ui/common/table_model.h"

#include <QHash>
#include <QStringList>

#include <memory>
#include <vector>

namespace ui {

/// The models of one catalog snapshot that fit a query, with the figures that people choose by, and which of
/// them are ticked for a comparison. Prices and providers are those of the endpoints that fit the query.
/// Ticks are kept by id: a filter, an order or a new snapshot does not lose them.
class ModelTableModel : public TableModel
{
    Q_OBJECT

public:
    /// Whether the model is a favourite.
    static constexpr int FavouriteRole = Qt::UserRole + 20;

    enum Column {
        Model,
        PriceIn,
        PriceOut,
        Blended,
        Context,
        Providers,
        Released,
        OwnTtft,
        OwnThroughput,
        OwnRequests,
        MaxOutput,
        Modalities,
        Tools,
        Reasoning,
        StructuredOutput,
        OpenWeights,
        Author,
        Family,
        KnowledgeCutoff,
        Tags,
        ColumnCount
    };

    explicit ModelTableModel(core::CatalogPtr catalog, QObject *parent = nullptr);

    void setCatalog(core::CatalogPtr catalog);
    void setQuery(const core::ModelQuery &query);
    /// What the query is compared with, and what is shown of marks.
    void setFacts(const core::QueryFacts &facts);
    void setQuery(const core::ModelQuery &query, const core::QueryFacts &facts);
    /// What the user's own requests showed; of a model with several endpoints the one most used is shown.
    void setRecords(const QList<core::EndpointRecord> &records);
    /// The newest come first until somebody asks otherwise. What is unknown comes last in either direction.
    void sort(int column, Qt::SortOrder order) override;

    const core::ModelIndex &catalogIndex() const { return *m_index; }
    /// How many models there are before the query.
    int total() const { return static_cast<int>(m_index->summaries().size()); }
    /// No model is called what the query asks for; shown are those with names like it.
    bool showsNearNames() const { return m_nearNames; }
    const core::FacetCounts &counts() const { return m_counts; }
    /// The word for a column in links; empty for one that has none.
    static QString columnWord(int column);
    static int columnOfWord(const QString &word);
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
    const core::ModelInfo &info(const core::ModelMatch &match) const { return m_index->model(match); }
    const core::ModelSummary &summary(const core::ModelMatch &match) const
    {
        return m_index->summaries()[static_cast<size_t>(match.position)];
    }
    const core::EndpointRecord *record(const core::ModelMatch &match) const;
    std::optional<core::Money> blended(const core::ModelMatch &match) const;
    bool structuredOutput(const core::ModelInfo &model) const;
    QVariant text(const core::ModelMatch &match, int column) const;
    QVariant raw(const core::ModelMatch &match, int column) const;
    QVariant spoken(const core::ModelMatch &match, int column) const;
    void refill();
    void order();

    std::unique_ptr<const core::ModelIndex> m_index;
    core::ModelQuery m_query;
    core::QueryFacts m_facts;
    QHash<QString, core::EndpointRecord> m_records; ///< By id of the model.
    int m_sortColumn = Released;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    std::vector<core::ModelMatch> m_rows;
    core::FacetCounts m_counts;
    bool m_nearNames = false;
    QStringList m_ticked;
};

} // namespace ui
