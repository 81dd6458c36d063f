#pragma once

#include "core/base/money.h"
#include "core/model/usage.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace core {

/// One set of prices. Absent means: not priced apart (the cache and reasoning prices fall back to prompt and
/// completion) or unknown.
struct PriceRow {
    std::optional<Money> prompt = {}; ///< Per prompt token.
    std::optional<Money> completion = {}; ///< Per completion token.
    std::optional<Money> cacheRead = {}; ///< Per cached prompt token.
    std::optional<Money> cacheWrite = {}; ///< Per prompt token written to the cache (5 minutes).
    std::optional<Money> cacheWrite1h = {}; ///< The same for one hour.
    std::optional<Money> reasoning = {}; ///< Per reasoning token.
    std::optional<Money> audioInput = {}; ///< Per audio token of the prompt.
    std::optional<Money> audioOutput = {}; ///< Per audio token of the answer.
    std::optional<Money> imageOutputToken = {}; ///< Per image token of the answer.
    std::optional<Money> image = {}; ///< Per image in the prompt.
    std::optional<Money> request = {}; ///< Per request.
    std::optional<Money> webSearch = {}; ///< Per search.

    bool operator==(const PriceRow &) const = default;
};

/// From this many prompt tokens on (more than `minPromptTokens`), the row's prices replace the base ones.
struct PriceTier {
    qint64 minPromptTokens = 0;
    PriceRow prices;
    bool operator==(const PriceTier &) const = default;
};

/// A daily window in UTC, minutes since midnight; start inclusive, end exclusive, may wrap midnight.
struct PriceWindow {
    int startMinute = 0;
    int endMinute = 0;
    PriceRow prices;
    bool operator==(const PriceWindow &) const = default;
};

/// What replaces the base prices when a request is served in that service tier.
struct ServiceTierPrices {
    QString tier; ///< `flex`, `priority`, …, as in Usage::serviceTier; each at most once.
    PriceRow prices;
    bool operator==(const ServiceTierPrices &) const = default;
};

/// What one endpoint charges (catalog README, "units"). Dollars per token or per unit.
struct Pricing {
    PriceRow base;
    QList<PriceTier> tiers = {};
    QList<PriceWindow> windows = {};
    QList<ServiceTierPrices> serviceTiers = {};

    /// Prompt and completion price are both known.
    bool isKnown() const { return base.prompt && base.completion; }
    /// Known, and nothing costs anything.
    bool isFree() const;
    /// The prices in force for a prompt of that size at that minute of the UTC day, served in that service
    /// tier (empty, or one without prices of its own: the standard one).
    PriceRow at(qint64 promptTokens, int minuteOfDayUtc, const QString &serviceTier = {}) const;
    /// What replaces the base prices in at(), the later over the earlier; null where nothing does.
    const ServiceTierPrices *serviceTierFor(const QString &serviceTier) const;
    const PriceWindow *windowFor(int minuteOfDayUtc) const;
    const PriceTier *tierFor(qint64 promptTokens) const;
    bool operator==(const Pricing &) const = default;
};

/// What these tokens cost at these prices; empty where a price that is needed is unknown. Its parts are those
/// of forEachCostPart() (cost_parts.h).
std::optional<Money> costOf(const Usage &usage, const PriceRow &prices);

/// Reads the catalog's `pricing` object (decimal strings). Unknown keys are skipped: they price things that
/// a chat request has not got. A negative price, with which OpenRouter says "it depends", is unknown.
Pricing pricingFromJson(const QJsonObject &json);
/// The snapshot that is stored with each request: only the row that was in force.
QJsonObject priceRowToJson(const PriceRow &prices);

} // namespace core
