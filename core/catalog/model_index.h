#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/facet.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace core {

struct FacetRows;

/// One model with the figures that lists show and sort by, computed once a snapshot.
struct ModelSummary {
    qsizetype index = 0; ///< Into Catalog::models().
    std::optional<Money> promptPrice = {}; ///< Of the cheapest direct endpoint.
    std::optional<Money> completionPrice = {}; ///< Of the same endpoint.
    qint64 contextLength = 0;
    int endpointCount = 0;
    int providerCount = 0;
    bool free = false; ///< At least one endpoint costs nothing.
    bool tools = false;
    bool reasoning = false;
    QString searchText = {}; ///< Lower case.
};

/// A model that fits a query, with what its endpoints that fit are like.
struct ModelMatch {
    int position = 0; ///< In ModelIndex::summaries().
    const EndpointInfo *cheapest = nullptr; ///< That can be called and has a known price; null: none.
    int endpointCount = 0;
    int providerCount = 0;

    std::optional<Money> promptPrice() const;
    std::optional<Money> completionPrice() const;
};

/// What a query found.
struct ModelMatches {
    std::vector<ModelMatch> models = {}; ///< By position.
    FacetCounts counts = {}; ///< See there.
    /// No model has the typed words in its names, so these have words like them.
    bool nearNames = false;
};

/// A snapshot prepared for searching: filters run over flat, pre-lowered values. Belongs to one thread.
class ModelIndex
{
public:
    explicit ModelIndex(CatalogPtr catalog);
    ~ModelIndex();

    const Catalog &catalog() const { return *m_catalog; }
    CatalogPtr catalogPtr() const { return m_catalog; }
    const std::vector<ModelSummary> &summaries() const { return m_summaries; }
    const ModelInfo &model(const ModelSummary &summary) const
    {
        return m_catalog->models().at(summary.index);
    }
    const ModelInfo &model(const ModelMatch &match) const
    {
        return model(m_summaries[size_t(match.position)]);
    }

    /// Sorted, and by names as they are written.
    std::vector<ModelMatch> find(const ModelQuery &query, const QueryFacts &facts = {},
                                 ModelSort sort = ModelSort::Name, bool descending = false) const;
    /// Without an order, for people who are typing: a slip of the fingers still finds.
    ModelMatches matching(const ModelQuery &query, const QueryFacts &facts) const;

private:
    /// By position, whether the model has all the words.
    std::vector<bool> withWords(const QString &text) const;
    /// The same for words that are a slip away from its own.
    std::vector<bool> withNearWords(const QString &text) const;
    struct Words {
        QStringList all = {}; ///< Each once.
        std::vector<QList<int>> ofModel = {}; ///< By position, as numbers in `all`.
    };
    const Words &words() const;

    CatalogPtr m_catalog;
    std::vector<ModelSummary> m_summaries;
    mutable std::optional<Words> m_words = {}; ///< Made when somebody mistypes for the first time.
    std::unique_ptr<const FacetRows> m_rows;
};

} // namespace core
