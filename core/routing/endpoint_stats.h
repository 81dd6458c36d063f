#pragma once

#include "core/base/time.h"
#include "core/routing/endpoint_figures.h"
#include "core/routing/outcome.h"
#include "core/routing/quantile_sketch.h"
#include "core/routing/recent_figures.h"
#include "core/routing/sliding_window.h"

#include <QHash>
#include <QString>

#include <optional>
#include <unordered_map>

namespace core {

/// What an endpoint did lately, told attempt by attempt, as EndpointFigures at any time.
///
/// Four sliding windows count the same attempts: 30 s in buckets of 5 s, 5 min in buckets of 30 s, 30 min in
/// buckets of 3 min and a day in buckets of 2 h. Memory is bounded whatever the traffic: 6 KB for an endpoint
/// at rest. Each of the 32 buckets of the longer windows that has something in it, and the sum of each
/// window, adds two sketches, usually of a few hundred bytes and never more than 3 KB: 220 KB at the very
/// worst.
///
/// The figures are kept, and made anew only after a record or when a bucket with something in it fell out.
class EndpointStats
{
public:
    EndpointStats();

    /// `when` is the end of the attempt; it may lie in the past, which the history does. Attempts that say
    /// nothing about the endpoint are left out.
    void record(const Outcome &outcome, TimePoint when);
    /// As of `now`, which never goes back.
    const EndpointFigures &figures(TimePoint now);
    /// The same for showing; likewise.
    RecentFigures recent(TimePoint now);

private:
    /// The bucket of the shortest window, where only outcomes are of interest.
    struct CountTally {
        EndpointFigures::Counts counts = {};
        void add(const Outcome &outcome);
        void merge(const CountTally &other);
        bool isEmpty() const { return counts.requests == 0; }
    };
    struct FullTally : CountTally {
        int answers = 0;
        int toolAnswers = 0;
        int badToolAnswers = 0;
        int pricedAnswers = 0;
        qint64 promptTokens = 0;
        qint64 cachedTokens = 0;
        qint64 completionTokens = 0;
        Money cost = {};
        QuantileSketch ttft = {};
        QuantileSketch throughput = {};
        void add(const Outcome &outcome);
        void merge(const FullTally &other);
    };
    using FullWindow = SlidingWindow<FullTally, 10>;
    using DayWindow = SlidingWindow<FullTally, 12>;

    void compute(TimePoint now);
    std::optional<EndpointFigures::Percentiles> ascending(QuantileSketch FullTally::*of, TimePoint now);
    std::optional<EndpointFigures::Percentiles> descending(QuantileSketch FullTally::*of, TimePoint now);
    template<typename Read>
    std::optional<EndpointFigures::Percentiles> fromFirstWithEnough(QuantileSketch FullTally::*of,
                                                                    TimePoint now, Read read);

    SlidingWindow<CountTally, 6> m_last30s;
    FullWindow m_last5m;
    FullWindow m_last30m;
    DayWindow m_lastDay;
    std::optional<TimePoint> m_lastSuccess = {};
    std::optional<TimePoint> m_lastFailure = {};
    EndpointFigures m_figures = {};
    TimePoint m_validUntil = TimePoint::max(); ///< m_figures are those of any moment before, until a record.
};

/// EndpointStats of every endpoint that was used. Belongs to one thread, for reading too.
class EndpointStatsTable
{
public:
    void record(const QString &id, const Outcome &outcome, TimePoint when);
    /// Of an endpoint that was never used: typical rates and nothing else, not `measured`. The reference
    /// holds until clear(), the figures behind it until the next call with the same id. Takes about as long
    /// as looking up a QString when nothing changed.
    const EndpointFigures &figures(const QString &id, TimePoint now) const;
    /// Of an endpoint that was never used: nothing.
    RecentFigures recent(const QString &id, TimePoint now) const;
    void clear() { m_endpoints.clear(); }

private:
    /// The figures that are kept are a cache: computing them changes nothing that can be seen. A map whose
    /// values stay where they are.
    mutable std::unordered_map<QString, EndpointStats> m_endpoints;
};

/// What statistics are kept by: the endpoint that serves a model, whatever the key. `endpoint` is
/// endpointSlug().
QString endpointStatsId(const QString &modelId, const QString &endpoint);

} // namespace core
