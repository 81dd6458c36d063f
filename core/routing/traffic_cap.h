#pragma once

#include "core/base/time.h"
#include "core/routing/sliding_window.h"

#include <optional>

namespace core {

/// How much one endpoint takes from one key before it answers 429, learned from those answers
/// (openrouter-spec §4.2 b): what is above goes elsewhere.
///
/// Load is the number of requests of the last minute that were not refused, counted in buckets of 5 s. There
/// is no cap until a first 429 came. A 429 sets the cap to the load of that moment, which is what got
/// through; several in a row, as for a burst, lower it further. For each minute without a 429 it rises by a
/// quarter of that, at least by one, and after 30 minutes it is forgotten. It never falls below one request,
/// for without any nobody would learn that the wall is gone.
class TrafficCap
{
public:
    /// Whether another request stays within the cap.
    bool admits(TimePoint now) const;
    void noteSent(TimePoint now);
    /// A request that was noted as sent was answered with 429.
    void noteRateLimited(TimePoint now);
    /// Requests a minute; empty while there is no cap.
    std::optional<int> cap(TimePoint now) const;

private:
    struct Tally {
        int sent = 0;
        int refused = 0;
        int load() const { return qMax(0, sent - refused); }
        void add(const Tally &other) { merge(other); }
        void merge(const Tally &other)
        {
            sent += other.sent;
            refused += other.refused;
        }
        bool isEmpty() const { return sent == 0 && refused == 0; }
    };
    struct Learned {
        int load = 1;
        TimePoint when = {};
    };

    // total() drops what is over, which nobody can see from outside.
    mutable SlidingWindow<Tally, 12> m_lastMinute {Milliseconds(5'000)};
    std::optional<Learned> m_learned = {};
};

} // namespace core
