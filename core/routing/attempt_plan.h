#pragma once

#include "core/base/error.h"
#include "core/base/time.h"
#include "core/model/route_plan.h"

#include <QList>
#include <QStringList>

#include <optional>
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
    QString why;
};
/// Wait, then ask resume().
struct WaitFor {
    Milliseconds delay;
};
/// Another attempt is still under way: its end decides.
struct KeepWaiting {
};
/// There is nobody left to ask. The error is the most telling of those that came, with all of them counted.
struct GiveUp {
    Error error;
};
using Step = std::variant<StartAttempt, WaitFor, KeepWaiting, GiveUp>;

/// The order of tries of one call: pure, driven by core::Call.
///
/// After a failure the next candidate in order is asked that nothing speaks against (recoveryFor() and
/// faultScopeOf() in core/base/error.h are the table): not one with a key that was refused, not another key
/// of an endpoint that is down while other endpoints are left, and after a refusal none of the same model.
class AttemptPlan
{
public:
    /// From `deadline` on nothing new is started.
    AttemptPlan(RoutePlan route, RetryLimits limits, TimePoint deadline);

    const RoutePlan &route() const { return m_route; }
    Step begin(TimePoint now);
    /// The attempt at that candidate failed; without one, the attempt that was started last.
    Step afterFailure(const Error &error, TimePoint now, std::optional<int> candidate = std::nullopt);
    /// After a WaitFor has passed.
    Step resume(TimePoint now);
    /// The running attempt is late with its first token: whom to ask beside it, if anybody. At most two
    /// attempts run at once.
    std::optional<StartAttempt> hedge(TimePoint now);
    /// The first token reached the caller: from here on a failure is final, and the route is forgotten.
    void commit();
    bool isCommitted() const { return m_committed; }

private:
    struct Failure {
        int candidate = 0;
        Error error;
    };

    Step start(int candidate, const QString &why, TimePoint now);
    Step retryOf(int candidate, const Error &error, TimePoint now);
    GiveUp giveUp() const;
    /// The next candidate that was not tried and that no failure speaks against; -1 if there is none.
    /// `skipped` gets a word for each that was passed over for good.
    int nextCandidate(QStringList &skipped) const;
    bool isTried(int candidate) const;
    /// The candidate's account, as an earlier attempt showed, is refused or out of credit at its provider.
    const Failure *refusalOfAccount(int candidate) const;
    bool isEndpointDown(int candidate) const;
    bool isModelRefused(int candidate) const;

    RoutePlan m_route;
    RetryLimits m_limits;
    TimePoint m_deadline;
    int m_current = -1; ///< Started last.
    QList<int> m_running;
    QList<int> m_tried;
    int m_attempts = 0;
    int m_retriesOfCurrent = 0;
    Milliseconds m_waited {0};
    bool m_committed = false;
    QList<Failure> m_failures;
};

} // namespace core
