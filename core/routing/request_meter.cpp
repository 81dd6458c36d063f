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

const RequestMeter::Day *RequestMeter::findDay(const QDate &day) const
{
    const auto found =
        std::find_if(m_days.cbegin(), m_days.cend(), [&day](const Day &known) { return known.date == day; });
    return found == m_days.cend() ? nullptr : &*found;
}

RequestMeter::Day &RequestMeter::dayOf(const QDate &day)
{
    const Day *known = findDay(day);
    const auto place = known ? m_days.begin() + (known - m_days.data()) : m_days.end() - 1;
    if (!known)
        *place = Day {.date = day};
    std::rotate(m_days.begin(), place, place + 1);
    return m_days.front();
}

void RequestMeter::noteStart(const UsageMoment &at, qint64 tokens)
{
    Day &day = dayOf(at.utcDay);
    add(at.now, 1, tokens);
    ++day.requests;
    day.tokens += tokens;
    ++m_underWay;
    ++m_started;
}

void RequestMeter::noteEnd(const UsageMoment &at, qint64 tokens)
{
    add(at.now, 0, tokens);
    dayOf(at.utcDay).tokens += tokens;
    if (m_underWay > 0)
        --m_underWay;
}

void RequestMeter::noteBefore(const QDate &utcDay, qint64 requests, qint64 tokens)
{
    const QDate present = m_days.front().date;
    if (present.isValid() && present != utcDay)
        return; // that day is over
    Day &day = dayOf(utcDay);
    day.requests += requests;
    day.tokens += tokens;
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
    const Day *today = findDay(at.utcDay);
    const qint64 dayRequests = today ? today->requests : 0;
    if (isReached(dayRequests, 1, limits.requestsPerDay))
        return LimitReached {Kind::RequestsPerDay, *limits.requestsPerDay, dayRequests};
    const qint64 dayTokens = today ? std::max<qint64>(0, today->tokens) : 0;
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
