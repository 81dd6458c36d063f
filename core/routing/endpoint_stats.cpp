#include "core/routing/endpoint_stats.h"

#include <algorithm>

namespace core {

namespace {

using Percentiles = EndpointFigures::Percentiles;

/// More than any request has: what a provider reports is its own affair, and sums of it must not overflow.
constexpr qint64 kMostTokens = 1'000'000'000'000;

qint64 sane(qint64 tokens)
{
    return std::clamp<qint64>(tokens, 0, kMostTokens);
}

/// The typical rate stands in as kPriorRequests imagined requests.
double smoothed(int events, int trials, double typicalRate)
{
    constexpr int weight = EndpointFigures::kPriorRequests;
    return (events + weight * typicalRate) / (trials + weight);
}

/// Of times: the higher, the worse. The sketch holds something.
Percentiles ascendingIn(const QuantileSketch &sketch)
{
    return {*sketch.quantile(0.5), *sketch.quantile(0.75), *sketch.quantile(0.9), *sketch.quantile(0.99)};
}

/// Of speeds: the lower, the worse.
Percentiles descendingIn(const QuantileSketch &sketch)
{
    return {*sketch.quantile(0.5), *sketch.quantile(0.25), *sketch.quantile(0.1), *sketch.quantile(0.01)};
}

Percentiles withSamples(Percentiles percentiles, const QuantileSketch &sketch, Milliseconds window)
{
    percentiles.samples = int(sketch.count());
    percentiles.window = window;
    return percentiles;
}

} // namespace

EndpointStats::EndpointStats()
    : m_last30s(Milliseconds(5'000))
    , m_last5m(Milliseconds(30'000))
    , m_last30m(Milliseconds(3 * 60'000))
    , m_lastDay(Milliseconds(2 * 3'600'000))
{ }

void EndpointStats::CountTally::add(const Outcome &outcome)
{
    ++counts.requests;
    if (outcome.kind == OutcomeKind::Failure)
        ++counts.failures;
    else if (outcome.kind == OutcomeKind::RateLimited)
        ++counts.rateLimited;
}

void EndpointStats::CountTally::merge(const CountTally &other)
{
    counts.requests += other.counts.requests;
    counts.failures += other.counts.failures;
    counts.rateLimited += other.counts.rateLimited;
}

void EndpointStats::FullTally::add(const Outcome &outcome)
{
    CountTally::add(outcome);
    // A first token that came is a wait that is known, even if the answer broke off later.
    if (outcome.ttftSeconds)
        ttft.add(*outcome.ttftSeconds);
    if (outcome.kind != OutcomeKind::Success)
        return;
    if (outcome.hadTools) {
        ++toolAnswers;
        badToolAnswers += outcome.badToolCall ? 1 : 0;
    }
    if (outcome.completionTokens > 0 && outcome.durationSeconds > 0)
        throughput.add(double(outcome.completionTokens) / outcome.durationSeconds);
    if (outcome.promptTokens > 0 || outcome.completionTokens > 0) {
        ++answers;
        promptTokens += sane(outcome.promptTokens);
        cachedTokens += std::min(sane(outcome.cachedTokens), sane(outcome.promptTokens));
        completionTokens += sane(outcome.completionTokens);
    }
    if (outcome.cost) {
        ++pricedAnswers;
        cost += *outcome.cost;
    }
}

void EndpointStats::FullTally::merge(const FullTally &other)
{
    CountTally::merge(other);
    answers += other.answers;
    toolAnswers += other.toolAnswers;
    badToolAnswers += other.badToolAnswers;
    pricedAnswers += other.pricedAnswers;
    promptTokens += other.promptTokens;
    cachedTokens += other.cachedTokens;
    completionTokens += other.completionTokens;
    cost += other.cost;
    ttft.merge(other.ttft);
    throughput.merge(other.throughput);
}

void EndpointStats::record(const Outcome &outcome, TimePoint when)
{
    if (outcome.kind == OutcomeKind::NotCounted)
        return;
    m_last30s.add(outcome, when);
    m_last5m.add(outcome, when);
    m_last30m.add(outcome, when);
    m_lastDay.add(outcome, when);
    if (outcome.kind == OutcomeKind::Success)
        m_lastSuccess = std::max(when, m_lastSuccess.value_or(when));
    else if (outcome.kind == OutcomeKind::Failure)
        m_lastFailure = std::max(when, m_lastFailure.value_or(when));
    m_validUntil = TimePoint::min();
}

const EndpointFigures &EndpointStats::figures(TimePoint now)
{
    if (now >= m_validUntil)
        compute(now);
    return m_figures;
}

RecentFigures EndpointStats::recent(TimePoint now)
{
    const EndpointFigures &all = figures(now);
    const FullTally &tally = m_last30m.total(now);
    RecentFigures recent {.status = endpointStatus(all),
                          .last5m = all.last5m,
                          .last30m = all.last30m,
                          .lastDay = all.lastDay,
                          .toolAnswers = all.toolAnswers,
                          .badToolAnswers = all.badToolAnswers};
    if (tally.ttft.count() > 0)
        recent.ttft = withSamples(ascendingIn(tally.ttft), tally.ttft, m_last30m.length());
    if (tally.throughput.count() > 0)
        recent.throughput = withSamples(descendingIn(tally.throughput), tally.throughput, m_last30m.length());
    return recent;
}

void EndpointStats::compute(TimePoint now)
{
    const FullTally &recent = m_last30m.total(now);
    EndpointFigures figures;
    figures.last30s = m_last30s.total(now).counts;
    figures.last5m = m_last5m.total(now).counts;
    figures.last30m = recent.counts;
    figures.lastDay = m_lastDay.total(now).counts;
    figures.ttft = ascending(&FullTally::ttft, now);
    figures.throughput = descending(&FullTally::throughput, now);
    figures.errorRate =
        smoothed(recent.counts.failures, recent.counts.judged(), EndpointFigures::kTypicalErrorRate);
    figures.rateLimitRate =
        smoothed(recent.counts.rateLimited, recent.counts.requests, EndpointFigures::kTypicalRateLimitRate);
    figures.badToolCallRate =
        smoothed(recent.badToolAnswers, recent.toolAnswers, EndpointFigures::kTypicalBadToolCallRate);
    figures.answers = recent.answers;
    figures.toolAnswers = recent.toolAnswers;
    figures.badToolAnswers = recent.badToolAnswers;
    if (recent.promptTokens > 0)
        figures.cacheHitShare = double(recent.cachedTokens) / double(recent.promptTokens);
    if (recent.answers > 0) {
        figures.meanPromptTokens = double(recent.promptTokens) / recent.answers;
        figures.meanCompletionTokens = double(recent.completionTokens) / recent.answers;
    }
    if (recent.pricedAnswers > 0)
        figures.meanCost = Money::fromPicoDollars(recent.cost.picoDollars() / recent.pricedAnswers);
    figures.lastSuccess = m_lastSuccess;
    figures.lastFailure = m_lastFailure;
    figures.measured = figures.lastDay.requests > 0;
    m_figures = figures;

    m_validUntil = TimePoint::max();
    for (const auto change :
         {m_last30s.nextChange(), m_last5m.nextChange(), m_last30m.nextChange(), m_lastDay.nextChange()})
        m_validUntil = std::min(m_validUntil, change.value_or(TimePoint::max()));
}

template<typename Read>
std::optional<Percentiles> EndpointStats::fromFirstWithEnough(QuantileSketch FullTally::*of, TimePoint now,
                                                              Read read)
{
    const auto readFrom = [of, now, &read](auto &window, int least) -> std::optional<Percentiles> {
        const QuantileSketch &sketch = window.total(now).*of;
        if (sketch.count() < least)
            return {};
        return withSamples(read(sketch), sketch, window.length());
    };
    if (const auto found = readFrom(m_last5m, EndpointFigures::kEnoughRequests))
        return found;
    if (const auto found = readFrom(m_last30m, EndpointFigures::kEnoughRequests))
        return found;
    return readFrom(m_lastDay, 1);
}

std::optional<Percentiles> EndpointStats::ascending(QuantileSketch FullTally::*of, TimePoint now)
{
    return fromFirstWithEnough(of, now, ascendingIn);
}

std::optional<Percentiles> EndpointStats::descending(QuantileSketch FullTally::*of, TimePoint now)
{
    return fromFirstWithEnough(of, now, descendingIn);
}

void EndpointStatsTable::record(const QString &id, const Outcome &outcome, TimePoint when)
{
    if (outcome.kind != OutcomeKind::NotCounted)
        m_endpoints[id].record(outcome, when);
}

const EndpointFigures &EndpointStatsTable::figures(const QString &id, TimePoint now) const
{
    static const EndpointFigures kUnused;
    const auto found = m_endpoints.find(id);
    return found == m_endpoints.end() ? kUnused : found->second.figures(now);
}

RecentFigures EndpointStatsTable::recent(const QString &id, TimePoint now) const
{
    const auto found = m_endpoints.find(id);
    return found == m_endpoints.end() ? RecentFigures {} : found->second.recent(now);
}

QString endpointStatsId(const QString &modelId, const QString &endpoint)
{
    return modelId + u'|' + endpoint;
}

} // namespace core
