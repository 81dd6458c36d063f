#pragma once

#include "core/base/time.h"
#include "core/model/routing_settings.h"
#include "core/routing/limit_reached.h"

#include <QDate>

#include <array>
#include <optional>

namespace core {

/// The moment as limits need it: both clocks.
struct UsageMoment {
    TimePoint now;
    QDate utcDay; ///< Days and months are those of UTC, as at the providers.
};

/// Counts requests and tokens of the last minute and of the day, and requests under way. Pure: the time comes
/// in.
///
/// A minute is the last sixty whole seconds with the running one, so a limit is never exceeded within any
/// minute; it does not follow the clock on the wall. A day does. About 1.5 KB.
class RequestMeter
{
public:
    /// `tokens`: what counts from now on, before anybody knows what it will be in the end.
    void noteStart(const UsageMoment &at, qint64 tokens = 0);
    /// Comes once for each noteStart(). `tokens` come to those that were counted then; below zero where that
    /// was too many.
    void noteEnd(const UsageMoment &at, qint64 tokens);
    /// Adds what was done before the program started, on that day.
    void noteBefore(const QDate &utcDay, qint64 requests, qint64 tokens);

    /// The limit that one more request with a prompt of that size would break, if any: of several the one
    /// that holds for longest.
    std::optional<LimitReached> reached(const KeyLimits &limits, qint64 promptTokens,
                                        const UsageMoment &at) const;
    int underWay() const { return m_underWay; }
    /// How many requests were ever started.
    quint64 started() const { return m_started; }

private:
    struct Second {
        qint64 second = -1;
        qint64 requests = 0;
        qint64 tokens = 0;
    };
    using Count = qint64 Second::*;
    struct Day {
        QDate date = {};
        qint64 requests = 0;
        qint64 tokens = 0;
    };

    void add(TimePoint now, qint64 requests, qint64 tokens);
    Day &dayOf(const QDate &day);
    const Day *findDay(const QDate &day) const;
    qint64 ofMinute(Count count, TimePoint now) const;
    std::optional<Milliseconds> waitOfMinute(Count count, qint64 mostLeft, TimePoint now) const;

    std::array<Second, 61> m_seconds = {};
    /// The one that was counted last first. There are others so that a clock that leaps to another day and
    /// back finds what it left.
    std::array<Day, 3> m_days = {};
    int m_underWay = 0;
    quint64 m_started = 0;
};

} // namespace core
