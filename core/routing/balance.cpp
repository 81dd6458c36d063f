#include "core/routing/balance.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

// The figures of openrouter-spec §4.2 b, which calls its own illustrative.
constexpr double kErrorPenalty = 8; ///< One failure in a hundred makes 8 % dearer.
constexpr double kToolCallPenalty = 1;
constexpr double kRateLimitPenalty = 17.6; ///< $2.50 for a request of $0.142.
constexpr double kSecondToFirstToken = 0.05; ///< In median prices; agents wait for many first tokens.
constexpr double kExploration = 0.015; ///< Weight that every endpoint keeps; the best one's is 1.
constexpr double kGentleSlope = 1.4;
constexpr double kEdge = 0.31; ///< Distance from the best at which the share has fallen by half.
constexpr double kEdgeWidth = 0.06;

double medianOf(std::vector<double> values, double otherwise)
{
    if (values.empty())
        return otherwise;
    const auto middle = values.begin() + qsizetype(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Of those that are known and above zero.
template<typename Figure>
double median(const QList<RankRow> &rows, double otherwise, Figure figure)
{
    std::vector<double> known;
    known.reserve(size_t(rows.size()));
    for (const RankRow &row : rows) {
        if (figure(row) > 0)
            known.push_back(figure(row));
    }
    return medianOf(std::move(known), otherwise);
}

double preference(double distance)
{
    return std::exp(-kGentleSlope * distance) / (1 + std::exp((distance - kEdge) / kEdgeWidth));
}

} // namespace

QList<double> priceWeights(const QList<RankRow> &rows)
{
    const bool anyFree =
        std::any_of(rows.cbegin(), rows.cend(), [](const RankRow &row) { return row.cost == 0; });
    QList<double> weights;
    weights.reserve(rows.size());
    for (const RankRow &row : rows) {
        if (std::isnan(row.cost))
            weights << 0;
        else if (anyFree)
            weights << (row.cost == 0 ? 1 : 0);
        else
            weights << 1 / (row.cost * row.cost);
    }
    return weights;
}

QList<double> balancedShares(const QList<RankRow> &rows)
{
    const double price = median(rows, 1, [](const RankRow &row) { return row.effectiveCost; });
    const double speed = median(rows, 1, [](const RankRow &row) { return row.throughput[0]; });
    const double wait = median(rows, 0, [](const RankRow &row) { return row.latency[0]; });

    QList<double> combined;
    combined.reserve(rows.size());
    double best = std::numeric_limits<double>::infinity();
    for (const RankRow &row : rows) {
        // An unknown price may be any; it is tried only to learn how the endpoint does.
        if (std::isnan(row.effectiveCost)) {
            combined << std::numeric_limits<double>::infinity();
            continue;
        }
        const double faults = kErrorPenalty * row.errorRate + kToolCallPenalty * row.badToolCallRate
                              + kRateLimitPenalty * row.rateLimitRate;
        const double ownSpeed = row.throughput[0] > 0 ? row.throughput[0] : speed;
        const double ownWait = row.latency[0] >= 0 ? row.latency[0] : wait;
        const double slowness = speed / ownSpeed + kSecondToFirstToken * ownWait;
        combined << row.effectiveCost + price * (faults + slowness);
        best = std::min(best, combined.constLast());
    }
    double sum = 0;
    for (double &value : combined) {
        value = std::isinf(value) || !(best > 0) ? kExploration : preference(value / best - 1) + kExploration;
        sum += value;
    }
    for (double &value : combined)
        value /= sum;
    return combined;
}

quint64 SplitMix::next()
{
    m_state += 0x9E3779B97F4A7C15ULL;
    quint64 z = m_state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

double SplitMix::unit()
{
    constexpr double kSteps = 9007199254740992.0; // 2^53: what a double tells apart
    return (double(next() >> 11) + 1) / kSteps;
}

} // namespace core
