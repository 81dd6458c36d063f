#pragma once

#include "core/base/money.h"
#include "core/model/pricing.h"
#include "core/model/request_record.h"
#include "core/model/usage.h"

#include <QString>

#include <optional>

namespace core {

/// Why a cost is what it is: what RequestRecord::costReason names.
enum class CostReason {
    Provider, ///< The provider says what it charges.
    Usage, ///< Reported tokens at the catalog's prices.
    UsageTier, ///< The same, at the prices of a longer prompt.
    UsageWindow, ///< The same, at the prices of that hour.
    UsageServiceTier, ///< The same, at the prices of the service tier that it was served in.
    EstimatedTokens, ///< The provider reported no tokens; ours were counted here.
    PriceUnknown, ///< A price is missing, so there is no cost.
    PricePartlyUnknown, ///< The tokens are counted; the price of something beside them is missing.
    Simulated, ///< Play money.
    RaceLostIncluded, ///< With what an endpoint that was too slow may charge.
    Interrupted, ///< The answer broke off; what had come by then.
    CachedAnswer, ///< The answer came out of the cache here; nobody was asked.
    NotAnswered, ///< No endpoint answered.
};

/// The stable code: `provider`, `usage`, `usage_tier`, ….
QString costReasonName(CostReason reason);
/// A sentence for people. Of a code that nobody knows, the code.
QString costReasonWords(const QString &code);

/// What decides a cost.
struct ChargeFacts {
    bool estimated = false; ///< The tokens were counted here, because nobody reported them.
    bool simulated = false; ///< The endpoint is the simulator's.
    int minuteOfDayUtc = 0; ///< From 0 to 1439; when the request came.
};

/// What a request is charged, and why.
struct Charge {
    std::optional<Money> cost = {}; ///< Dollars; absent: unknown.
    CostSource source = CostSource::Unknown;
    CostReason reason = CostReason::PriceUnknown;
    /// What the tokens come to by the catalog's prices, also beside a cost that the provider reports.
    std::optional<Money> computed = {};
    PriceRow prices = {}; ///< Those in force.
    bool operator==(const Charge &) const = default;
};

/// The cost of a usage, from the best source there is: what the provider reports, else its token counts at
/// the prices in force, else our own counts at them. Where the tokens have prices and only something beside
/// them has none, the tokens are charged, as an estimate: a budget that counted nothing would be worse.
Charge chargeFor(const Usage &usage, const Pricing &pricing, const ChargeFacts &facts);

/// How much more we computed than the provider reported, in thousandths of what it reported, rounded half
/// away from zero; negative where we computed less. Empty where the provider reported nothing or less and we
/// did not compute the same.
std::optional<qint64> costDifferencePerMille(Money reported, Money computed);

} // namespace core
