#include "core/routing/recent_figures.h"

namespace core {

namespace {

constexpr double kMillisecondsPerSecond = 1000;
constexpr double kPercent = 100;

int statusNumber(EndpointStatus status)
{
    switch (status) {
    case EndpointStatus::Unknown:
    case EndpointStatus::Normal:
        return 0;
    case EndpointStatus::Degraded:
        return -1;
    case EndpointStatus::Down:
        return -2;
    }
    Q_UNREACHABLE();
}

QJsonValue uptimeJson(const EndpointFigures::Counts &counts)
{
    const std::optional<double> uptime = counts.uptime();
    return uptime ? QJsonValue(*uptime * kPercent) : QJsonValue();
}

QJsonValue percentilesJson(const std::optional<EndpointFigures::Percentiles> &percentiles, double factor)
{
    if (!percentiles)
        return {};
    return QJsonObject {{QStringLiteral("p50"), percentiles->p50 * factor},
                        {QStringLiteral("p75"), percentiles->p75 * factor},
                        {QStringLiteral("p90"), percentiles->p90 * factor},
                        {QStringLiteral("p99"), percentiles->p99 * factor}};
}

} // namespace

std::optional<double> RecentFigures::toolSuccess() const
{
    if (toolAnswers == 0)
        return std::nullopt;
    return double(toolAnswers - badToolAnswers) / toolAnswers;
}

QJsonObject toJson(const RecentFigures &figures)
{
    return {{QStringLiteral("status"), statusNumber(figures.status)},
            {QStringLiteral("uptime_last_5m"), uptimeJson(figures.last5m)},
            {QStringLiteral("uptime_last_30m"), uptimeJson(figures.last30m)},
            {QStringLiteral("uptime_last_1d"), uptimeJson(figures.lastDay)},
            {QStringLiteral("latency_last_30m"), percentilesJson(figures.ttft, kMillisecondsPerSecond)},
            {QStringLiteral("throughput_last_30m"), percentilesJson(figures.throughput, 1)}};
}

} // namespace core
