#pragma once

#include "core/base/result.h"
#include "core/routing/model_listing.h"
#include "core/routing/recent_figures.h"

#include <QDate>
#include <QHash>
#include <QUrlQuery>

#include <optional>

namespace core {

/// Orders of `GET /models` (openrouter-spec §1.3).
enum class ModelListOrder {
    Catalog, ///< As the catalog has them; also for figures that nobody here has, such as benchmarks.
    Newest,
    CheapestFirst, ///< By the mean of the prices of prompt and answer.
    DearestFirst,
    LongestContext,
    MostUsed, ///< Tokens of the last seven days.
    Fastest, ///< Median tokens a second.
    QuickestStart, ///< Median time to the first token.
};

/// What a client of `GET /models` asks for. Everything must hold; a row that lacks what is asked about is
/// left out.
struct ModelListQuery {
    QStringList words = {}; ///< Lower case; each in the id or the name.
    QStringList authors = {};
    QStringList providers = {}; ///< Ids or names: has an endpoint at one of them.
    QStringList parameters = {}; ///< Takes all of them.
    QStringList inputs = {}; ///< Reads all of them.
    QStringList outputs = {QStringLiteral("text")}; ///< Answers in one of them; empty: in whatever.
    QString architecture = {}; ///< `Claude`, `GPT`, `Llama`, …: of the tokenizer.
    QString region = {}; ///< `eu`, `us`, …: has an endpoint there.
    std::optional<qint64> minContext = {};
    // Dollars per million tokens at the cheapest endpoint.
    std::optional<Money> minPrompt = {};
    std::optional<Money> maxPrompt = {};
    std::optional<Money> minCompletion = {};
    std::optional<Money> maxCompletion = {};
    std::optional<bool> distillable =
        {}; ///< Others may learn from its answers: taken to hold for open weights.
    bool zeroRetention = false; ///< Has an endpoint that keeps nothing.
    std::optional<qint64> minAgeDays = {};
    std::optional<qint64> maxAgeDays = {};
    /// Share of the user's own requests whose tool calls came whole, 0 to 1.
    std::optional<double> minToolSuccess = {};
    std::optional<double> maxToolSuccess = {};
    ModelListOrder order = ModelListOrder::Catalog;

    /// Whether select() looks at the figures of endpoints.
    bool needsFigures() const;
    /// Whether select() looks at the tokens of models.
    bool needsTokens() const { return order == ModelListOrder::MostUsed; }
    bool operator==(const ModelListQuery &) const = default;
};

/// Reads the parameters. What nobody here has figures for (`category`, the indices of benchmarks) is checked
/// and has no effect. BadRequest names the parameter that is wrong and what it may be.
Result<ModelListQuery> modelListQueryFrom(const QUrlQuery &query);

/// The part of a list that is asked for.
struct ListPage {
    qsizetype offset = 0;
    std::optional<qsizetype> limit =
        {}; ///< Empty: all of it, which is what a client gets that names no part.
    bool operator==(const ListPage &) const = default;
};
/// `offset` from 0 and `limit` from 1 to 1000, 500 where only the other is there. BadRequest as above.
Result<ListPage> listPageFrom(const QUrlQuery &query);

/// What select() compares the rows with.
struct SelectionFacts {
    const Catalog &catalog;
    QDate today; ///< UTC.
    QHash<QString, RecentFigures> figures = {}; ///< By endpointStatsId(), where needsFigures().
    /// What the user's own requests of the last seven days had, by id of the model, where needsTokens().
    QHash<QString, qint64> tokens = {};
};

/// The rows that are asked for, in the order that is asked for; those that lack what they are sorted by come
/// last, otherwise equal ones stay as they were.
QList<ListedModel> select(const QList<ListedModel> &rows, const ModelListQuery &query,
                          const SelectionFacts &facts);

} // namespace core
