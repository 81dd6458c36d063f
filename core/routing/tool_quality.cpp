#include "core/routing/tool_quality.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace core {

namespace {

constexpr int kLeastRequests = 10;
constexpr int kLeastToolRequests = 5;
constexpr int kLeastPeers = 4;
constexpr double kThroughputDeviations = 1.5;
constexpr double kToolDeviations = 2;
// Peers that are all alike must not make a hair's breadth count.
constexpr double kLeastSpeedDeviation = 0.1; ///< Of the median.
constexpr double kLeastToolDeviation = 0.02;
/// The median absolute deviation of a normal distribution, times this, is its standard deviation.
constexpr double kMadToSigma = 1.4826;

bool isJudged(const RankRow &row)
{
    return row.measured && row.requests >= kLeastRequests && row.toolRequests >= kLeastToolRequests;
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

/// Below this value a row falls behind.
double cutOff(const std::vector<double> &values, double deviations, double leastDeviation)
{
    const double centre = median(values);
    std::vector<double> distances;
    distances.reserve(values.size());
    for (double value : values)
        distances.push_back(std::abs(value - centre));
    return centre - deviations * std::max(kMadToSigma * median(std::move(distances)), leastDeviation);
}

} // namespace

QList<ToolTier> toolTiers(const QList<RankRow> &rows)
{
    QList<ToolTier> tiers;
    tiers.reserve(rows.size());
    std::vector<double> speeds;
    std::vector<double> wellFormed;
    for (const RankRow &row : rows) {
        tiers << (isJudged(row) ? ToolTier::Good : ToolTier::Unknown);
        if (!isJudged(row))
            continue;
        if (!std::isnan(row.throughput[0]))
            speeds.push_back(row.throughput[0]);
        wellFormed.push_back(1 - row.badToolCallRate);
    }
    const bool bySpeed = speeds.size() >= kLeastPeers;
    const bool byTools = wellFormed.size() >= kLeastPeers;
    const double slow =
        bySpeed ? cutOff(speeds, kThroughputDeviations, kLeastSpeedDeviation * median(speeds)) : 0;
    const double broken = byTools ? cutOff(wellFormed, kToolDeviations, kLeastToolDeviation) : 0;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const RankRow &row = rows.at(i);
        if (tiers.at(i) == ToolTier::Good
            && ((bySpeed && row.throughput[0] < slow) || (byTools && 1 - row.badToolCallRate < broken)))
            tiers[i] = ToolTier::Deprioritised;
    }
    // Without enough peers nothing was told apart.
    if (!bySpeed && !byTools)
        tiers.fill(ToolTier::Unknown);
    return tiers;
}

} // namespace core
