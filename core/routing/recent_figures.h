#pragma once

#include "core/routing/endpoint_figures.h"

#include <QJsonObject>

#include <optional>

namespace core {

/// What an endpoint did lately in the terms of OpenRouter's endpoint rows (openrouter-spec §4.3, §8.2).
///
/// EndpointFigures are for choosing: they take their percentiles from whatever window has enough samples.
/// These are for showing, and mean the last 30 minutes exactly.
struct RecentFigures {
    EndpointStatus status = EndpointStatus::Unknown;
    EndpointFigures::Counts last5m = {};
    EndpointFigures::Counts last30m = {};
    EndpointFigures::Counts lastDay = {};
    std::optional<EndpointFigures::Percentiles> ttft = {}; ///< Seconds; empty without a sample.
    std::optional<EndpointFigures::Percentiles> throughput = {}; ///< Tokens a second; likewise.
    int toolAnswers = 0; ///< Answers with tool calls.
    int badToolAnswers = 0; ///< Those of them with a broken one.

    /// Share of the answers with tool calls whose calls are whole; empty where there are none.
    std::optional<double> toolSuccess() const;
    bool operator==(const RecentFigures &) const = default;
};

/// The fields `status`, `uptime_last_5m`, `_30m`, `_1d` (percent), `latency_last_30m` (milliseconds) and
/// `throughput_last_30m` (tokens a second); what was not measured is null. `status` is 0 for an endpoint that
/// does well or that too few requests were sent to, -1 for a degraded one and -2 for one that is down.
QJsonObject toJson(const RecentFigures &figures);

} // namespace core
