#pragma once

#include "core/base/error.h"
#include "core/base/time.h"

#include <QHash>
#include <QString>

#include <optional>

namespace core {

/// Leave to use an endpoint. `generation` ties a late result to the state in which the attempt began.
struct Admission {
    enum class State { Open, Probe, Closed };
    State state =
        State::Open; ///< Open: use it. Probe: use it, one try decides. Closed: stay away until `until`.
    quint32 generation = 0;
    TimePoint until = {};
    QString why = {}; ///< For people; empty when open.
};

struct BreakerLimits {
    int failuresToOpen = 3; ///< Consecutive failures.
    Milliseconds firstPause {10'000}; ///< Doubles with each failed probe.
    /// A candidate that works again is tried again within this time, unless it told itself when to come back.
    Milliseconds longestPause {60'000};
    /// The same for a refused key or an account without money: that changes by hand only.
    Milliseconds longestPauseOfKey {5 * 60'000};
    /// When another probe is let through although no result of the last one came.
    Milliseconds longestProbe {5 * 60'000};
};

/// A circuit breaker for each candidate id. Pure: the time comes in.
///
/// Failures open the circuit at once for rate limits and refused keys, and wherever the provider itself asks
/// with Retry-After to stay away, which is then the pause; after `failuresToOpen` in a row for everything
/// else. When the pause is over one probe is let through: success closes the circuit, failure opens it for
/// twice as long, up to a minute, or to five for what is wrong with the key.
class HealthTable
{
public:
    explicit HealthTable(BreakerLimits limits = {});

    /// What would be answered to admit(), without taking the probe.
    Admission peek(const QString &candidateId, TimePoint now) const;
    /// Asks for leave to send now. A probe is given to one caller at a time.
    Admission admit(const QString &candidateId, TimePoint now);

    void reportSuccess(const QString &candidateId, const Admission &admission, TimePoint now);
    /// Errors for which countsAgainstHealth() is false only give the probe back.
    void reportFailure(const QString &candidateId, const Admission &admission, const Error &error,
                       TimePoint now);
    /// Forgets everything about candidates whose id starts so; for a key that was replaced.
    void forget(const QString &idPrefix);

private:
    struct Entry {
        int failures = 0;
        int failedProbes = 0;
        std::optional<TimePoint> probeSince = {}; ///< A probe was let through and no result came yet.
        bool open = false; ///< The circuit is open: no traffic.
        TimePoint until = {};
        quint32 generation = 0;
        QString why = {};
    };
    BreakerLimits m_limits;
    QHash<QString, Entry> m_entries;
};

} // namespace core
