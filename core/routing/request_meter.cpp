#include "core/routing/request_meter.h"

#include <algorithm>
#include <chrono>

namespace core {

namespace {

qint64 secondOf(TimePoint now)
{
    return std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()).count();
}

} // namespace

void RequestMeter::add(TimePoint now, qint64 requests, qint64 tokens)
{
    const qint64 second = secondOf(now);
    Second &slot = m_seconds.at(size_t(second % qint64(m_seconds.size())));
    if (slot.second != second)
        slot = Second {.second = second};
    slot.requests += requests;
    slot.tokens += tokens;
}

void RequestMeter::turnDay(const QDate &day)
{
    if (m_day == day)
        return;
    m_day = day;
    m_dayRequests = 0;
    m_dayTokens = 0;
}

void RequestMeter::noteStart(const UsageMoment &at, qint64 tokens)
{
    turnDay(at.utcDay);
    add(at.now, 1, tokens);
    ++m_dayRequests;
    m_dayTokens += tokens;
    ++m_underWay;
    ++m_started;
}

void RequestMeter::noteEnd(const UsageMoment &at, qint64 tokens)
{
    turnDay(at.utcDay);
    add(at.now, 0, tokens);
    m_dayTokens += tokens;
    if (m_underWay > 0)
        --m_underWay;
}

void RequestMeter::noteBefore(const QDate &utcDay, qint64 requests, qint64 tokens)
{
    if (!m_day.isValid())
        m_day = utcDay;
    if (m_day != utcDay)
        return; // that day is over
    m_dayRequests += requests;
    m_dayTokens += tokens;
}

qint64 RequestMeter::ofMinute(Count count, TimePoint now) const
{
    const qint64 oldest = secondOf(now) - qint64(m_seconds.size()) + 1;
    qint64 sum = 0;
    for (const Second &slot : m_seconds)
        sum += slot.second >= oldest ? slot.*count : 0;
    return std::max<qint64>(0, sum);
}

/// Until the window holds no more than that; empty if not even an empty one does.
std::optional<Milliseconds> RequestMeter::waitOfMinute(Count count, qint64 mostLeft, TimePoint now) const
{
    if (mostLeft < 0)
        return {};
    const auto length = qint64(m_seconds.size());
    const qint64 running = secondOf(now);
    for (qint64 second = running + 1; second < running + length; ++second) {
        const TimePoint then {std::chrono::seconds(second)};
        if (ofMinute(count, then) <= mostLeft)
            return then - now;
    }
    return TimePoint {std::chrono::seconds(running + length)} - now;
}

std::optional<LimitReached> RequestMeter::reached(const KeyLimits &limits, qint64 promptTokens,
                                                  const UsageMoment &at) const
{
    using Kind = LimitReached::Kind;
    const auto isReached = [](qint64 used, qint64 wanted, const std::optional<qint64> &limit) {
        return limit && used + wanted > *limit;
    };
    const auto ofMinute = [&](Kind kind, Count count, qint64 wanted,
                              const std::optional<qint64> &limit) -> std::optional<LimitReached> {
        if (!limit)
            return {};
        const qint64 used = this->ofMinute(count, at.now);
        if (!isReached(used, wanted, limit))
            return {};
        return LimitReached {kind, *limit, used, wanted, waitOfMinute(count, *limit - wanted, at.now)};
    };

    // Those that hold for longest first: whoever waits for one is not refused for the next then.
    const bool today = m_day == at.utcDay;
    const qint64 dayRequests = today ? m_dayRequests : 0;
    if (isReached(dayRequests, 1, limits.requestsPerDay))
        return LimitReached {Kind::RequestsPerDay, *limits.requestsPerDay, dayRequests};
    const qint64 dayTokens = today ? std::max<qint64>(0, m_dayTokens) : 0;
    if (isReached(dayTokens, promptTokens, limits.tokensPerDay))
        return LimitReached {Kind::TokensPerDay, *limits.tokensPerDay, dayTokens, promptTokens};
    if (auto reached = ofMinute(Kind::RequestsPerMinute, &Second::requests, 1, limits.requestsPerMinute))
        return reached;
    if (auto reached = ofMinute(Kind::TokensPerMinute, &Second::tokens, promptTokens, limits.tokensPerMinute))
        return reached;
    if (isReached(m_underWay, 1, limits.concurrent))
        return LimitReached {Kind::Concurrent, *limits.concurrent, m_underWay};
    return {};
}

} // namespace core
