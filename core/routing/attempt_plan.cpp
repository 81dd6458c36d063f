#include "core/routing/attempt_plan.h"

#include "core/routing/error_words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::AttemptPlan)
};

/// The failure lies with the key or its account: other endpoints behind the same key would fail the same way.
bool blamesKey(const Error &error)
{
    return error.kind == ErrorKind::AuthFailed || error.kind == ErrorKind::OutOfCredit;
}

QString displayName(const RouteCandidate &candidate)
{
    return candidate.target.providerName.isEmpty() ? candidate.target.providerId
                                                   : candidate.target.providerName;
}

} // namespace

AttemptPlan::AttemptPlan(RoutePlan route, RetryLimits limits, TimePoint deadline)
    : m_route(std::move(route))
    , m_limits(limits)
    , m_deadline(deadline)
{ }

Step AttemptPlan::begin(TimePoint now)
{
    if (m_route.candidates.isEmpty())
        return giveUp();
    return start(0, m_route.candidates.first().why, now);
}

Step AttemptPlan::afterFailure(const Error &error, TimePoint now)
{
    m_failures << Failure {m_current, error};
    if (m_committed || recoveryFor(error) == Recovery::Stop)
        return GiveUp {error};

    int next = m_current + 1;
    QStringList skipped;
    for (; next < m_route.candidates.size(); ++next) {
        const Failure *refusal = refusalOfKey(next);
        if (!refusal)
            break;
        skipped << Text::tr("skipped %1: same key, %2")
                       .arg(m_route.candidates.at(next).endpoint, inFewWords(refusal->error));
    }
    if (next == m_route.candidates.size())
        return retryOfCurrent(error, now);

    QStringList why {
        Text::tr("after %1: %2").arg(displayName(m_route.candidates.at(m_current)), inFewWords(error))};
    why += skipped;
    why += m_route.candidates.at(next).why;
    why.removeAll(QString());
    return start(next, why.join(QLatin1String("; ")), now);
}

Step AttemptPlan::resume(TimePoint now)
{
    const QString why = Text::tr("once more after %1: nobody else is left").arg(waitInWords(m_waited));
    return start(m_current, why, now);
}

Step AttemptPlan::start(int candidate, const QString &why, TimePoint now)
{
    if (now >= m_deadline || m_attempts >= m_limits.maxAttempts)
        return giveUp();
    if (candidate != m_current)
        m_retriesOfCurrent = 0;
    m_current = candidate;
    ++m_attempts;
    return StartAttempt {candidate, m_attempts, why};
}

Step AttemptPlan::retryOfCurrent(const Error &error, TimePoint now)
{
    if (recoveryFor(error) != Recovery::RetrySame || m_retriesOfCurrent >= m_limits.retriesOfSame
        || m_attempts >= m_limits.maxAttempts)
        return giveUp();
    const Milliseconds delay = std::max(error.retryAfter.value_or(m_limits.backoff), Milliseconds(0));
    // Compared this way round, an absurd Retry-After cannot overflow the sum.
    if (delay > m_limits.longestWait || now >= m_deadline || delay >= m_deadline - now)
        return giveUp();
    ++m_retriesOfCurrent;
    m_waited = delay;
    return WaitFor {delay};
}

const AttemptPlan::Failure *AttemptPlan::refusalOfKey(int candidate) const
{
    const RouteCandidate &asked = m_route.candidates.at(candidate);
    const auto found = std::find_if(m_failures.cbegin(), m_failures.cend(), [&](const Failure &failure) {
        const RouteCandidate &failed = m_route.candidates.at(failure.candidate);
        return blamesKey(failure.error) && failed.target.providerId == asked.target.providerId
               && failed.keyName == asked.keyName;
    });
    return found == m_failures.cend() ? nullptr : &*found;
}

GiveUp AttemptPlan::giveUp() const
{
    if (m_failures.isEmpty()) {
        if (m_route.error)
            return {*m_route.error};
        if (m_route.candidates.isEmpty())
            return {Error {.kind = ErrorKind::NoRoute,
                           .message = Text::tr("No endpoint can take %1.").arg(m_route.requestedModel)}};
        return {Error {.kind = ErrorKind::FirstTokenTimeout,
                       .message = Text::tr("The time for this request was over before it could be sent. "
                                           "Raise the time-outs under `timeouts` in the configuration.")}};
    }

    // A fault that passes tells the caller more than one that stays: asking again later will help. What an
    // endpoint said last is what it says.
    QList<int> asked;
    const auto passing = std::find_if(m_failures.crbegin(), m_failures.crend(), [&](const Failure &failure) {
        if (asked.contains(failure.candidate))
            return false;
        asked << failure.candidate;
        return recoveryFor(failure.error) == Recovery::RetrySame;
    });
    Error telling = passing == m_failures.crend() ? m_failures.last().error : passing->error;

    QStringList reasons;
    QList<int> tried;
    for (const Failure &failure : m_failures) {
        if (!tried.contains(failure.candidate))
            tried << failure.candidate;
        if (failure.error.retryAfter
            && (!telling.retryAfter || *failure.error.retryAfter < *telling.retryAfter))
            telling.retryAfter = failure.error.retryAfter;
        reasons << Text::tr("%1: %2", "provider: what went wrong")
                       .arg(displayName(m_route.candidates.at(failure.candidate)), inFewWords(failure.error));
    }
    if (tried.size() == 1)
        return {telling};
    for (int i = 0; i < m_route.candidates.size(); ++i) {
        if (tried.contains(i))
            continue;
        if (const Failure *refusal = refusalOfKey(i))
            reasons << Text::tr("%1 not tried: same key, %2")
                           .arg(m_route.candidates.at(i).endpoint, inFewWords(refusal->error));
    }
    reasons.removeDuplicates();
    telling.message =
        Text::tr("%n endpoint(s) were tried for %1 and none answered: %2.", nullptr, int(tried.size()))
            .arg(m_route.requestedModel, reasons.join(QLatin1String("; ")));
    if (telling.retryAfter)
        telling.message += u' ' + Text::tr("Try again in %1.").arg(waitInWords(*telling.retryAfter));
    else if (passing != m_failures.crend())
        telling.message += u' ' + Text::tr("Try again in a moment.");
    else if (blamesKey(telling))
        telling.message += u' ' + Text::tr("Check the keys under Keys.");
    return {telling};
}

} // namespace core
