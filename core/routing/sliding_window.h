#pragma once

#include "core/base/time.h"

#include <QtGlobal>

#include <array>
#include <optional>

namespace core {

/// What happened in the last N buckets of time, the running one included. It advances by whole buckets: with
/// ten buckets of 30 s something counts for at least 4½ and at most 5 minutes.
///
/// `Tally` is what a bucket holds: default-constructed it is empty, `isEmpty()` tells so, `add(sample)`
/// counts one thing and `merge(other)` all of another bucket. The sum over the window is kept; it is made
/// anew only when a bucket with something in it falls out.
template<typename Tally, int N>
class SlidingWindow
{
public:
    explicit SlidingWindow(Milliseconds bucket)
        : m_bucket(bucket)
    { }

    Milliseconds length() const { return m_bucket * N; }

    /// `when` may lie in the past: what is older than the window is left out.
    template<typename Sample>
    void add(const Sample &sample, TimePoint when)
    {
        const qint64 number = numberOf(when);
        if (m_newest && number <= *m_newest - N)
            return;
        advance(number);
        m_tallies[slotOf(number)].add(sample);
        m_total.add(sample);
    }

    /// The sum over the window that ends in the bucket of `now`.
    const Tally &total(TimePoint now)
    {
        if (m_newest)
            advance(numberOf(now));
        return m_total;
    }

    /// When total() changes next if nothing is added; empty if never. As of the last call of another
    /// function.
    std::optional<TimePoint> nextChange() const
    {
        if (!m_newest)
            return {};
        for (qint64 number = *m_newest - N + 1; number <= *m_newest; ++number) {
            if (!m_tallies[slotOf(number)].isEmpty())
                return TimePoint(m_bucket * (number + N));
        }
        return {};
    }

private:
    // Towards minus infinity, not towards zero: moments before the clock's start exist, when what happened
    // before the machine was started is told in its terms.
    qint64 numberOf(TimePoint time) const
    {
        const qint64 since = time.time_since_epoch().count();
        const qint64 number = since / m_bucket.count();
        return since % m_bucket.count() < 0 ? number - 1 : number;
    }

    static size_t slotOf(qint64 number) { return size_t(((number % N) + N) % N); }

    void advance(qint64 number)
    {
        if (!m_newest) {
            m_newest = number;
            return;
        }
        if (number <= *m_newest)
            return;
        bool lost = false;
        const qint64 passed = qMin<qint64>(number - *m_newest, N);
        for (qint64 i = 0; i < passed; ++i) {
            Tally &tally = m_tallies[slotOf(number - i)];
            if (tally.isEmpty())
                continue;
            lost = true;
            tally = Tally {};
        }
        m_newest = number;
        if (!lost)
            return;
        m_total = Tally {};
        for (const Tally &tally : m_tallies)
            m_total.merge(tally);
    }

    Milliseconds m_bucket;
    std::optional<qint64> m_newest = {}; ///< Number of the running bucket, counted from the clock's start.
    std::array<Tally, size_t(N)> m_tallies = {};
    Tally m_total = {};
};

} // namespace core
