#pragma once

#include "core/base/money.h"
#include "core/base/time.h"

#include <QList>

#include <optional>

namespace core {

/// How an endpoint does, from the user's own traffic. Times are in seconds, rates and shares from 0 to 1.
///
/// A rate never comes from few requests alone: kPriorRequests imagined ones with the typical rate are counted
/// with the real ones, so that one failure in one request is not 100 %. As it stands the typical rate is a
/// stated constant; blended() takes that of the endpoint's peers in its place.
struct EndpointFigures {
    struct Counts {
        int requests = 0; ///< Those below and the successes. What says nothing is not in here.
        int failures = 0;
        int rateLimited = 0;
        int judged() const { return requests - rateLimited; } ///< Requests that can fail: without the 429s.
        int successes() const { return judged() - failures; }
        /// Share of successes among the judged ones (openrouter-spec §4.3); empty where there are none.
        std::optional<double> uptime() const;
        bool operator==(const Counts &) const = default;
    };
    /// p90 is what nine requests of ten do better than or as well as: a time that they do not exceed, a speed
    /// that they do not fall below. So says OpenRouter's page on provider selection of both.
    struct Percentiles {
        double p50 = 0;
        double p75 = 0;
        double p90 = 0;
        double p99 = 0;
        int samples = 0; ///< 0 where these are not the endpoint's own.
        Milliseconds window {0}; ///< How far back the samples reach; 0 likewise.
        bool operator==(const Percentiles &) const = default;
    };

    Counts last30s = {};
    Counts last5m = {};
    Counts last30m = {};
    Counts lastDay = {};
    /// To the first token. Of the last 5 minutes where these have kEnoughRequests samples, else of 30 minutes
    /// likewise, else of the day.
    std::optional<Percentiles> ttft = {};
    /// Completion tokens per second of the whole request, the wait for the first included (§4.2 b). As ttft.
    std::optional<Percentiles> throughput = {};

    // Of the last 30 minutes.
    double errorRate = kTypicalErrorRate; ///< Failures in judged requests.
    double rateLimitRate = kTypicalRateLimitRate; ///< 429s in all requests.
    double badToolCallRate = kTypicalBadToolCallRate; ///< Answers with a broken tool call in those with any.
    double cacheHitShare = 0; ///< Cached tokens in prompt tokens.
    std::optional<double> meanPromptTokens = {}; ///< A successful request; likewise:
    std::optional<double> meanCompletionTokens = {};
    std::optional<Money> meanCost = {}; ///< Of those whose cost is known.
    int answers = 0; ///< Successes with known token counts: what these means are taken of.
    int toolAnswers = 0; ///< Successes with tool calls.
    int badToolAnswers = 0; ///< Those of them with a broken one.

    std::optional<TimePoint> lastSuccess = {};
    std::optional<TimePoint> lastFailure = {}; ///< Not counting 429s.
    bool measured = false; ///< There were requests in the last day.

    static constexpr double kTypicalErrorRate = 0.01;
    static constexpr double kTypicalRateLimitRate = 0.01;
    static constexpr double kTypicalBadToolCallRate = 0.01;
    /// Requests from which on figures are judged. OpenRouter waits for 100 (§4.3, §4.4), of all its users'
    /// traffic; one user may not send as many in a month, and five that say the same are hardly chance.
    static constexpr int kEnoughRequests = 5;
    /// How many requests typical figures weigh as much as.
    static constexpr int kPriorRequests = 5;

    bool operator==(const EndpointFigures &) const = default;
};

/// What to expect of an endpoint that was never used: each figure is the median of those of its peers, other
/// endpoints of the same model, that have kEnoughRequests of their own for it. Where no peer has, it is a
/// constant: rates of 1 %, no cache, a first token after 1 s and 40 tokens/s at the median. Token counts and
/// cost are left out where nobody knows. Counts are 0 and `measured` is false.
EndpointFigures priorFigures(const QList<const EndpointFigures *> &peers);

/// A low-traffic endpoint starts as a typical peer and converges to its own data: each figure is the mean of
/// its own and the prior's, by its own number of samples and kPriorRequests. Counts and times stay its own.
EndpointFigures blended(const EndpointFigures &own, const EndpointFigures &prior);

/// Words of openrouter-spec §4.3.
enum class EndpointStatus {
    Unknown, ///< Too few requests in the last 30 minutes to judge. To be treated as normal.
    Normal, ///< At least 95 % of the judged requests succeeded.
    Degraded, ///< At least 80 %: lower priority.
    Down, ///< Less: only as a fallback.
};

/// By the last 5 minutes if enough requests were judged in them, else by the last 30, else Unknown: what was
/// hours ago says nothing about now.
EndpointStatus endpointStatus(const EndpointFigures &figures);

/// Whether the endpoint is among "those with significant outages in the last 30 seconds", which the
/// price-weighted strategy puts last (§4.2 a): less than 80 % of the judged requests succeeded. One failure
/// alone is enough, for a user's next request is seldom more than one: a wrong suspicion costs half a minute
/// at the second cheapest, a second failure the user's time.
bool hasSignificantOutage(const EndpointFigures &figures);

/// Whether the last 5 minutes are so much worse than what is typical of its peers that the endpoint should be
/// paused until it recovers (the breaker of §4.2 b): with enough requests, failures in at least half of them
/// and in five times the peers' share, or a median wait for the first token of five times theirs and at least
/// 3 s.
bool isFarWorseThanPeers(const EndpointFigures &own, const EndpointFigures &prior);

/// Whether the endpoint should come after its peers for now: a significant outage, or it is down or far worse
/// than they are. The last two are judged by minutes in which nobody may have asked it, so they hold for a
/// minute after its last attempt, failures only until something succeeded: then it is tried again.
bool isInTrouble(const EndpointFigures &own, const EndpointFigures &prior, TimePoint now);

} // namespace core
