#pragma once

#include "core/base/money.h"

#include <QtGlobal>

#include <utility>
#include <vector>

namespace core {

/// What was spent in each of the last few periods that money was spent in. More than one is kept because a
/// clock that is set back returns to a period that was left, and finds its sum as it was.
class PeriodSums
{
public:
    /// `period` is any number that stands for one period; the begin of it, say.
    Money in(qint64 period) const;
    void add(qint64 period, Money cost);

private:
    std::vector<std::pair<qint64, Money>> m_sums; ///< The one touched last stands last.
};

/// What was spent in the last so many minutes. What is older is kept for as long again, for a clock that is
/// set forward and back; after that it is forgotten, so memory is bounded by two entries a minute of the
/// window.
class RollingSum
{
public:
    explicit RollingSum(qint64 windowMinutes);
    void add(qint64 minute, Money cost);
    /// The sum from `now - windowMinutes` on, that minute included: money comes back at most a minute late
    /// and never early. Later minutes than `now` count as well.
    Money at(qint64 now) const;

private:
    using Entry = std::pair<qint64, Money>;

    void moveTo(qint64 earliest) const;
    void forget();

    qint64 m_window;
    std::vector<Entry> m_entries; ///< By minute, ascending.
    // Where the window of the last question begins, and its sum: the next question is near.
    mutable std::size_t m_first = 0;
    mutable Money m_sum = {};
};

} // namespace core
