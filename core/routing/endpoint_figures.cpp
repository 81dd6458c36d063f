#include "core/routing/endpoint_figures.h"

#include <QVarLengthArray>

#include <algorithm>
#include <utility>

namespace core {

namespace {

using Counts = EndpointFigures::Counts;
using Percentiles = EndpointFigures::Percentiles;

constexpr double kPercentNormal = 95;
constexpr double kPercentDegraded = 80;
constexpr double kFarWorse = 5;
constexpr double kFarWorseErrorRate = 0.5;
constexpr double kFarWorseTtft = 3; // seconds
constexpr Milliseconds kJudgedSpan {5 * 60'000};
constexpr Milliseconds kTriedAgainAfter {60'000};

/// What to expect of a hosted model of which nothing is known: round figures, good enough to be replaced.
constexpr Percentiles kTypicalTtft {1.0, 1.5, 2.5, 6.0};
constexpr Percentiles kTypicalThroughput {40, 30, 20, 10};

bool succeedsAtLeast(const Counts &counts, double percent)
{
    return counts.successes() * 100.0 >= percent * counts.judged();
}

/// Enough for most models, so that no memory is asked for.
using Values = QVarLengthArray<double, 64>;

/// Puts the values in another order. Empty for no values. Of an even number the mean of the two in the
/// middle.
std::optional<double> median(Values &values)
{
    if (values.isEmpty())
        return {};
    // Not sorted: this is asked for each figure with each request.
    const auto middle = values.begin() + values.size() / 2;
    std::nth_element(values.begin(), middle, values.end());
    return values.size() % 2 == 1 ? *middle : (*std::max_element(values.begin(), middle) + *middle) / 2;
}

/// The median of what `figure` tells of each peer, which may be nothing.
template<typename Figure>
std::optional<double> typical(const QList<const EndpointFigures *> &peers, Figure figure)
{
    Values values;
    for (const EndpointFigures *peer : peers) {
        if (const std::optional<double> value = figure(*peer))
            values.append(*value);
    }
    return median(values);
}

/// A figure that rests on that many samples, if they are enough.
std::optional<double> ifEnough(int samples, std::optional<double> value)
{
    return samples >= EndpointFigures::kEnoughRequests ? value : std::nullopt;
}

Percentiles typicalPercentiles(const QList<const EndpointFigures *> &peers,
                               std::optional<Percentiles> EndpointFigures::*of, const Percentiles &otherwise)
{
    Percentiles prior = otherwise;
    for (const auto p : {&Percentiles::p50, &Percentiles::p75, &Percentiles::p90, &Percentiles::p99}) {
        const auto found = typical(peers, [of, p](const EndpointFigures &peer) {
            const std::optional<Percentiles> &own = peer.*of;
            return own ? ifEnough(own->samples, (*own).*p) : std::nullopt;
        });
        prior.*p = found.value_or(prior.*p);
    }
    return prior;
}

double mean(double own, double samples, double prior)
{
    constexpr int weight = EndpointFigures::kPriorRequests;
    return (own * samples + prior * weight) / (samples + weight);
}

/// The same for a figure that either side may not have.
std::optional<double> mean(std::optional<double> own, double samples, std::optional<double> prior)
{
    if (own && prior)
        return mean(*own, samples, *prior);
    return own ? own : prior;
}

std::optional<Percentiles> mean(const std::optional<Percentiles> &own,
                                const std::optional<Percentiles> &prior)
{
    if (!own || !prior)
        return own ? own : prior;
    Percentiles both = *own;
    for (const auto p : {&Percentiles::p50, &Percentiles::p75, &Percentiles::p90, &Percentiles::p99})
        both.*p = mean((*own).*p, own->samples, (*prior).*p);
    return both;
}

std::optional<Money> toMoney(std::optional<double> picoDollars)
{
    // The largest amount is not a whole number of any double below 2^63.
    constexpr double kMost = 9e18;
    if (!picoDollars)
        return {};
    return Money::fromPicoDollars(qint64(std::clamp(*picoDollars, -kMost, kMost)));
}

std::optional<double> toPicoDollars(const std::optional<Money> &money)
{
    return money ? std::optional(double(money->picoDollars())) : std::nullopt;
}

} // namespace

std::optional<double> Counts::uptime() const
{
    return judged() == 0 ? std::nullopt : std::optional(double(successes()) / judged());
}

EndpointFigures priorFigures(const QList<const EndpointFigures *> &peers)
{
    // What the rates of a peer are blended with already is the constant: it is left out of the median where
    // there is nothing else in them.
    using Figures = EndpointFigures;
    const auto rate = [&peers](double Figures::*of, auto samples) {
        return typical(peers,
                       [of, samples](const Figures &peer) { return ifEnough(samples(peer), peer.*of); });
    };
    const auto ofAnswers = [](const Figures &peer) { return peer.answers; };
    EndpointFigures prior;
    prior.errorRate = rate(&Figures::errorRate, [](const Figures &peer) {
                          return peer.last30m.judged();
                      }).value_or(prior.errorRate);
    prior.rateLimitRate = rate(&Figures::rateLimitRate, [](const Figures &peer) {
                              return peer.last30m.requests;
                          }).value_or(prior.rateLimitRate);
    prior.badToolCallRate = rate(&Figures::badToolCallRate, [](const Figures &peer) {
                                return peer.toolAnswers;
                            }).value_or(prior.badToolCallRate);
    prior.cacheHitShare = rate(&Figures::cacheHitShare, ofAnswers).value_or(prior.cacheHitShare);
    prior.ttft = typicalPercentiles(peers, &Figures::ttft, kTypicalTtft);
    prior.throughput = typicalPercentiles(peers, &Figures::throughput, kTypicalThroughput);
    prior.meanPromptTokens =
        typical(peers, [](const Figures &peer) { return ifEnough(peer.answers, peer.meanPromptTokens); });
    prior.meanCompletionTokens =
        typical(peers, [](const Figures &peer) { return ifEnough(peer.answers, peer.meanCompletionTokens); });
    prior.meanCost = toMoney(typical(
        peers, [](const Figures &peer) { return ifEnough(peer.answers, toPicoDollars(peer.meanCost)); }));
    return prior;
}

EndpointFigures blended(const EndpointFigures &own, const EndpointFigures &prior)
{
    EndpointFigures both = own;
    const Counts &counts = own.last30m;
    // From the counts and not from the rates, in which the constant is already.
    both.errorRate = mean(counts.uptime() ? 1 - *counts.uptime() : 0, counts.judged(), prior.errorRate);
    both.rateLimitRate = mean(counts.requests > 0 ? double(counts.rateLimited) / counts.requests : 0,
                              counts.requests, prior.rateLimitRate);
    both.badToolCallRate = mean(own.toolAnswers > 0 ? double(own.badToolAnswers) / own.toolAnswers : 0,
                                own.toolAnswers, prior.badToolCallRate);
    both.cacheHitShare = mean(own.cacheHitShare, own.answers, prior.cacheHitShare);
    both.ttft = mean(own.ttft, prior.ttft);
    both.throughput = mean(own.throughput, prior.throughput);
    both.meanPromptTokens = mean(own.meanPromptTokens, own.answers, prior.meanPromptTokens);
    both.meanCompletionTokens = mean(own.meanCompletionTokens, own.answers, prior.meanCompletionTokens);
    both.meanCost = toMoney(mean(toPicoDollars(own.meanCost), own.answers, toPicoDollars(prior.meanCost)));
    return both;
}

EndpointStatus endpointStatus(const EndpointFigures &figures)
{
    for (const Counts &counts : {figures.last5m, figures.last30m}) {
        if (counts.judged() < EndpointFigures::kEnoughRequests)
            continue;
        if (succeedsAtLeast(counts, kPercentNormal))
            return EndpointStatus::Normal;
        return succeedsAtLeast(counts, kPercentDegraded) ? EndpointStatus::Degraded : EndpointStatus::Down;
    }
    return EndpointStatus::Unknown;
}

bool hasSignificantOutage(const EndpointFigures &figures)
{
    return !succeedsAtLeast(figures.last30s, kPercentDegraded);
}

bool isFarWorseThanPeers(const EndpointFigures &own, const EndpointFigures &prior)
{
    const Counts &counts = own.last5m;
    if (counts.judged() >= EndpointFigures::kEnoughRequests) {
        const double failed = double(counts.failures) / counts.judged();
        if (failed >= kFarWorseErrorRate && failed >= kFarWorse * prior.errorRate)
            return true;
    }
    const std::optional<Percentiles> &wait = own.ttft;
    return wait && prior.ttft && wait->window <= kJudgedSpan
           && wait->samples >= EndpointFigures::kEnoughRequests && wait->p50 >= kFarWorseTtft
           && wait->p50 >= kFarWorse * prior.ttft->p50;
}

bool isInTrouble(const EndpointFigures &own, const EndpointFigures &prior, TimePoint now)
{
    if (hasSignificantOutage(own))
        return true;
    const auto isRecent = [now](const std::optional<TimePoint> &last) {
        return last && now - *last < kTriedAgainAfter;
    };
    if (endpointStatus(own) == EndpointStatus::Down)
        return isRecent(own.lastFailure) && (!own.lastSuccess || *own.lastSuccess < *own.lastFailure);
    return isFarWorseThanPeers(own, prior) && isRecent(own.lastSuccess);
}

} // namespace core
