#pragma once

#include "core/model/chat.h"
#include "core/model/routing_settings.h"

#include <QList>

#include <array>
#include <limits>
#include <optional>

namespace core {

/// A figure that nobody knows.
constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
/// Stands at no place of `order`.
constexpr int kNotNamed = std::numeric_limits<int>::max();

/// p50, p75, p90, p99.
using Quartet = std::array<double, 4>;
constexpr Quartet kUnknownQuartet {kUnknown, kUnknown, kUnknown, kUnknown};

/// What the ranking knows of one endpoint. Numbers only, so that hundreds are put in order in microseconds.
struct RankRow {
    int model = 0; ///< Index of its model in the order in which models are to be tried.
    int orderRank = kNotNamed; ///< Index in `order`.
    int tier = 0; ///< Endpoints of a lower tier come before those of a higher one.
    bool setBack = false; ///< Its circuit is open.
    bool trouble = false; ///< A significant outage within the last 30 seconds.
    bool atCap = false; ///< It has just got as many requests as it took before it refused more.
    bool deprecated = false;
    double cost = kUnknown; ///< What this request is expected to cost there, in dollars.
    /// The same with the endpoint's own share of cached prompt tokens.
    double effectiveCost = kUnknown;
    Quartet throughput = kUnknownQuartet; ///< Tokens a second over the whole request.
    Quartet latency = kUnknownQuartet; ///< Seconds to the first token.
    bool measured = false; ///< The two above come from the user's own traffic.
    double errorRate = 0; ///< Of the last half hour, 0 to 1; likewise:
    double rateLimitRate = 0;
    double badToolCallRate = 0;
    int requests = 0; ///< Of the last day.
    int toolRequests = 0; ///< Those that finished with tool calls.
};

struct RankRules {
    SortBy sort = SortBy::Default;
    Partition partition = Partition::Model;
    RoutingStrategy strategy = RoutingStrategy::PriceWeighted;
    bool ordered = false; ///< `order` is set: no draw, no tiers of quality.
    bool wantsTools = false;
    PercentileGoals minThroughput = {};
    PercentileGoals maxLatency = {};
    /// Where the draws come from; absent: nothing is left to chance, the likeliest goes first.
    std::optional<quint64> seed = {};
};

/// One row's place, with what decided.
struct Ranked {
    int row = 0;
    double share = 0; ///< Chance of being drawn first among its likes; 0 where nothing is drawn.
    bool missedGoal = false; ///< Behind those that reach the wished figures.
    bool weakTools = false; ///< Auto Exacto put it behind its peers.
};

/// Puts endpoints in order by openrouter-spec §4.1 (step 8) and §4.2: what misses a wished figure last, then
/// model by model, then what is set back last, then by `order`, by tier, by the quality of tool calls, what
/// is in trouble last, and within all that by metric or strategy.
QList<Ranked> rankEndpoints(const QList<RankRow> &rows, const RankRules &rules);

} // namespace core
