#pragma once

#include "core/base/result.h"
#include "core/catalog/catalog.h"

#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace core {

/// What the catalog page and `switchyard models` ask. Facets first, then text: all must hold.
struct ModelQuery {
    QString text =
        {}; ///< Words; each must occur in id, name, author, family or an alias. Without regard to case.
    QStringList authors = {};
    QStringList providers = {}; ///< Has an endpoint at one of them.
    QStringList types = {};
    QStringList inputModalities = {}; ///< All of them.
    QStringList outputModalities = {}; ///< All of them.
    QStringList parameters = {}; ///< Supported parameters, all of them.
    std::optional<qint64> minContext = {};
    std::optional<Money> maxPromptPrice = {}; ///< Per token, of the cheapest endpoint.
    std::optional<Money> maxCompletionPrice = {}; ///< Per token, of the cheapest endpoint.
    std::optional<bool> reasoning = {};
    std::optional<bool> tools = {};
    std::optional<bool> openWeights = {};
    std::optional<bool> free = {};
    /// Providers for which the user has a key; set = only models with an endpoint there.
    std::optional<QSet<QString>> usableProviders = {};
};

enum class ModelSort { Name, Id, Author, Released, Context, PromptPrice, CompletionPrice, Endpoints };

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
    QList<int> words = {}; ///< Of the search text, as numbers in the index's list of all words.
};

/// What a query found among ModelIndex::summaries().
struct ModelMatches {
    std::vector<bool> holds; ///< By position.
    /// No model has the typed words in its names, so these have words like them.
    bool nearNames = false;
};

/// A snapshot prepared for searching: filters run over flat, pre-lowered values.
class ModelIndex
{
public:
    explicit ModelIndex(CatalogPtr catalog);

    const Catalog &catalog() const { return *m_catalog; }
    CatalogPtr catalogPtr() const { return m_catalog; }
    const std::vector<ModelSummary> &summaries() const { return m_summaries; }
    const ModelInfo &model(const ModelSummary &summary) const
    {
        return m_catalog->models().at(summary.index);
    }

    /// Positions in summaries(), sorted.
    QList<int> find(const ModelQuery &query, ModelSort sort = ModelSort::Name, bool descending = false) const;
    /// The same without an order, for people who are typing: a slip of the fingers still finds.
    ModelMatches matching(const ModelQuery &query) const;

private:
    /// For each of m_words whether it may be what somebody meant.
    std::vector<bool> wordsNear(const QString &typed) const;

    CatalogPtr m_catalog;
    std::vector<ModelSummary> m_summaries;
    QStringList m_words; ///< Of all search texts, each once.
};

/// Adds one `KEY=VALUE` of the command line or of a saved view to the query: author, provider, type, input,
/// output, parameter, min_context, max_prompt_price and max_completion_price (dollars per million tokens),
/// reasoning, tools, open_weights, free. BadRequest names the key and the known ones, or what is wrong with
/// the value.
Status addFilter(ModelQuery &query, const QString &keyValue);
/// name, id, author, released, context, price (= prompt), completion, endpoints; a leading `-` turns it
/// round.
Result<QPair<ModelSort, bool>> parseSort(const QString &text);

} // namespace core
