#pragma once

#include "core/base/error.h"
#include "core/base/time.h"
#include "core/model/route_plan.h"

#include <QList>

#include <variant>

namespace core {

struct RetryLimits {
    int maxAttempts = 8;
    int retriesOfSame = 1; ///< For the last candidate left, on passing faults.
    Milliseconds backoff {500}; ///< Before a retry of the same endpoint without Retry-After.
    Milliseconds longestWait {15'000}; ///< A longer Retry-After is not waited for.
};

/// Send to candidates[candidate] now.
struct StartAttempt {
    int candidate = 0;
    int ordinal = 1; ///< From 1.
    QString why;
};
/// Wait, then ask resume().
struct WaitFor {
    Milliseconds delay;
};
/// There is nobody left to ask. The error is the most telling of those that came, with all of them counted.
struct GiveUp {
    Error error;
};
using Step = std::variant<StartAttempt, WaitFor, GiveUp>;

/// The order of tries of one call: pure, driven by core::Call.
class AttemptPlan
{
public:
    AttemptPlan(RoutePlan route, RetryLimits limits, TimePoint deadline);

    const RoutePlan &route() const { return m_route; }
    Step begin(TimePoint now);
    Step afterFailure(const Error &error, TimePoint now);
    /// After a WaitFor has passed.
    Step resume(TimePoint now);
    /// The first token reached the caller: from here on a failure is final.
    void commit() { m_committed = true; }
    bool isCommitted() const { return m_committed; }

private:
    struct Failure {
        int candidate = 0;
        Error error;
    };

    Step start(int candidate, const QString &why, TimePoint now);
    Step retryOfCurrent(const Error &error, TimePoint now);
    GiveUp giveUp() const;
    /// The candidate's key was refused or is out of credit at its provider, as an earlier attempt showed.
    const Failure *refusalOfKey(int candidate) const;

    RoutePlan m_route;
    RetryLimits m_limits;
    TimePoint m_deadline;
    int m_current = -1;
    int m_attempts = 0;
    int m_retriesOfCurrent = 0;
    Milliseconds m_waited {0};
    bool m_committed = false;
    QList<Failure> m_failures;
};

} // namespace core
