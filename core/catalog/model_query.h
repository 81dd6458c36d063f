#pragma once

#include "core/base/money.h"
#include "core/base/result.h"
#include "core/catalog/model_marks.h"

#include <QDate>
#include <QPair>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace core {

/// What the catalog page and `switchyard models` ask. All must hold, and what is said about endpoints must
/// hold for one and the same: "with tools, without retention, with a key" is an endpoint that has all three.
struct ModelQuery {
    QString text =
        {}; ///< Words; each must occur in id, name, author, family or an alias. Without regard to case.
    QStringList authors = {}; ///< One of them; likewise `types`, `tags`.
    QStringList types = {};
    QStringList tags = {}; ///< The user's own.
    QStringList inputModalities = {}; ///< All of them.
    QStringList outputModalities = {}; ///< All of them.
    std::optional<bool> reasoning = {};
    std::optional<bool> openWeights = {};
    std::optional<int> maxAgeDays = {}; ///< Since its release.
    std::optional<bool> favourite = {};
    std::optional<bool> recent = {}; ///< Used lately.
    bool hidden = false; ///< Those that the user has hidden, instead of all others.

    // Of an endpoint. Where its row says nothing, what is known of the model counts. False means that no
    // endpoint has it.
    QStringList providers = {}; ///< One of them.
    QStringList regions = {}; ///< Stays within one of them: `eu`, `us`, `jp`, or a whole name of a region.
    QStringList parameters = {}; ///< Takes all of them.
    std::optional<qint64> minContext = {};
    std::optional<Money> maxPromptPrice = {}; ///< Per token.
    std::optional<Money> maxCompletionPrice = {}; ///< Per token.
    std::optional<Money> maxBlendedPrice = {}; ///< Per token, as blendedPrice() of task_price.h has it.
    int blend = 3; ///< Prompt tokens for each token of the answer in maxBlendedPrice.
    std::optional<bool> tools = {};
    std::optional<bool> structuredOutput = {};
    std::optional<bool> zeroRetention = {}; ///< Prompts are not kept.
    std::optional<bool> noTraining = {};
    std::optional<bool> free = {};
    std::optional<bool> withKey = {}; ///< Can be asked now.
    std::optional<bool> local = {}; ///< On a machine of the user's own.

    bool operator==(const ModelQuery &) const = default;
};

/// What a query is about beside the catalog.
struct QueryFacts {
    QSet<QString> usableProviders = {}; ///< Those with a key, and those that need none.
    ModelMarks marks = {};
    QSet<QString> recent = {}; ///< Models that answered the user lately.
    QDate today = {};
};

enum class ModelSort { Name, Id, Author, Released, Context, PromptPrice, CompletionPrice, Endpoints };

/// Adds one `KEY=VALUE` of the command line, a link or a saved view to the query. BadRequest names the key
/// and the known ones, or what is wrong with the value.
Status addFilter(ModelQuery &query, const QString &keyValue);
/// The `KEY=VALUE` that make the same query from an empty one, without its text.
QStringList filtersOf(const ModelQuery &query);
/// name, id, author, released, context, price (= prompt), completion, endpoints; a leading `-` turns it
/// round.
Result<QPair<ModelSort, bool>> parseSort(const QString &text);

} // namespace core
