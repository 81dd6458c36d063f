#pragma once

#include "core/catalog/catalog.h"

#include <optional>

namespace core {

/// A piece of work as tokens: what somebody wants to know the price of.
struct TaskSize {
    qint64 promptTokens = 0; ///< Of one run; the cached part included.
    int cachedPercent = 0; ///< Share of the prompt that comes from the provider's cache, 0 to 100.
    qint64 answerTokens = 0; ///< What is read; without the thoughts.
    qint64 reasoningTokens = 0; ///< Thoughts, which are charged like the answer or at a price of their own.
    qint64 runs = 1;

    qint64 cachedTokens() const;
    qint64 completionTokens() const;
    bool operator==(const TaskSize &) const = default;
};

/// Whether an endpoint can do a task at all. What is unknown of it is held against nobody.
enum class TaskFit { Fits, TooLong, AnswerTooLong };
TaskFit fitOf(const EndpointInfo &endpoint, const TaskSize &task);

/// What all runs of the task cost, exactly; the prices are those for a prompt of that size at that minute of
/// the UTC day. Empty where a price that is needed is unknown.
std::optional<Money> taskPrice(const Pricing &pricing, const TaskSize &task, int minuteOfDayUtc);

/// One figure for a price in two directions: a token's price where so many parts of prompt come with so many
/// of answer. Rounded to the nearest pico-dollar; empty where either price is unknown.
std::optional<Money> blendedPrice(const PriceRow &prices, int promptParts = 3, int completionParts = 1);

/// An endpoint of a model and what the task costs there.
struct PricedEndpoint {
    qsizetype index = 0; ///< Into ModelInfo::endpoints.
    std::optional<Money> price = {};
    TaskFit fit = TaskFit::Fits;
    bool operator==(const PricedEndpoint &) const = default;
};

/// Every endpoint: first those that can do it, the cheapest first, then those with an unknown price, then
/// those that it is too long for.
QList<PricedEndpoint> taskPrices(const ModelInfo &model, const TaskSize &task, int minuteOfDayUtc);

/// Whether its provider takes money for each token, and not for a month or nothing at all.
bool chargesByUse(const Catalog &catalog, const EndpointInfo &endpoint);
/// The endpoint with the lowest blended price among those that can be called with a key of one's own; null
/// where no price is known. What a subscription or a free tier includes has a price of nothing that says
/// little, so it counts only where no provider charges by use.
const EndpointInfo *cheapestEndpoint(const Catalog &catalog, const ModelInfo &model);
/// The blended price there.
std::optional<Money> cheapestBlendedPrice(const Catalog &catalog, const ModelInfo &model);

} // namespace core
