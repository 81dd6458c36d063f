#include "core/routing/attempt_plan.h"

#include "core/routing/error_words.h"
#include "core/routing/route_words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::AttemptPlan)
};

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
    return start(0, whyInWords(m_route.candidates.constFirst()), now);
}

Step AttemptPlan::afterFailure(const Error &error, TimePoint now, std::optional<int> candidate)
{
    const int failed = candidate.value_or(m_current);
    m_running.removeOne(failed);
    m_failures << Failure {failed, error};
    if (m_committed)
        return GiveUp {error};
    // Whatever it was: who is still under way may answer.
    if (!m_running.isEmpty())
        return KeepWaiting {};
    const auto decisive = std::find_if(m_failures.crbegin(), m_failures.crend(), [](const Failure &failure) {
        return recoveryFor(failure.error) == Recovery::Stop;
    });
    if (decisive != m_failures.crend())
        return GiveUp {decisive->error};

    QStringList skipped;
    const int next = nextCandidate(skipped);
    if (next < 0)
        return retryOf(failed, error, now);
    QStringList why {
        Text::tr("after %1: %2").arg(displayName(m_route.candidates.at(failed)), inFewWords(error))};
    why += skipped;
    why += whyInWords(m_route.candidates.at(next));
    why.removeAll(QString());
    return start(next, why.join(QLatin1String("; ")), now);
}

void AttemptPlan::commit()
{
    m_committed = true;
    // Thousands of streams may run for minutes, and nobody asks the other candidates any more.
    m_route.candidates = QList<RouteCandidate>();
    m_route.exclusions = QList<Exclusion>();
}

Step AttemptPlan::resume(TimePoint now)
{
    const QString why = Text::tr("once more after %1: nobody else is left").arg(waitInWords(m_waited));
    return start(m_current, why, now);
}

std::optional<StartAttempt> AttemptPlan::hedge(TimePoint now)
{
    if (m_committed || m_running.size() != 1)
        return std::nullopt;
    const int late = m_running.first();
    const RouteCandidate &running = m_route.candidates.at(late);
    for (int next = 0; next < m_route.candidates.size(); ++next) {
        const RouteCandidate &other = m_route.candidates.at(next);
        // Another key of the endpoint that is late would be as late.
        const bool sameEndpoint = other.modelId == running.modelId && other.endpoint == running.endpoint;
        if (isTried(next) || sameEndpoint || refusalOfAccount(next) || isEndpointDown(next)
            || isModelRefused(next))
            continue;
        const QString why = Text::tr("asked too, because %1 is late with its first token; %2")
                                .arg(displayName(running), whyInWords(other));
        const Step step = start(next, why, now);
        const auto *started = std::get_if<StartAttempt>(&step);
        return started ? std::optional(*started) : std::nullopt;
    }
    return std::nullopt;
}

Step AttemptPlan::start(int candidate, const QString &why, TimePoint now)
{
    if (now >= m_deadline || m_attempts >= m_limits.maxAttempts)
        return giveUp();
    if (candidate != m_current)
        m_retriesOfCurrent = 0;
    m_current = candidate;
    m_running << candidate;
    if (!isTried(candidate))
        m_tried << candidate;
    ++m_attempts;
    return StartAttempt {candidate, why};
}

Step AttemptPlan::retryOf(int candidate, const Error &error, TimePoint now)
{
    // Of two that ran at once, the one that was started first may end last.
    if (candidate != m_current) {
        m_current = candidate;
        m_retriesOfCurrent = 0;
    }
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

int AttemptPlan::nextCandidate(QStringList &skipped) const
{
    int otherKey = -1;
    for (int next = 0; next < m_route.candidates.size(); ++next) {
        if (isTried(next) || isModelRefused(next))
            continue;
        if (const Failure *refusal = refusalOfAccount(next)) {
            skipped << Text::tr("skipped %1: same key, %2")
                           .arg(m_route.candidates.at(next).endpoint, inFewWords(refusal->error));
            continue;
        }
        if (!isEndpointDown(next))
            return next;
        if (otherKey < 0)
            otherKey = next;
    }
    return otherKey;
}

bool AttemptPlan::isTried(int candidate) const
{
    return m_tried.contains(candidate);
}

const AttemptPlan::Failure *AttemptPlan::refusalOfAccount(int candidate) const
{
    const RouteCandidate &asked = m_route.candidates.at(candidate);
    const auto found = std::find_if(m_failures.cbegin(), m_failures.cend(), [&](const Failure &failure) {
        const RouteCandidate &failed = m_route.candidates.at(failure.candidate);
        return faultScopeOf(failure.error) == FaultScope::Account
               && failed.target.providerId == asked.target.providerId && failed.keyName == asked.keyName;
    });
    return found == m_failures.cend() ? nullptr : &*found;
}

bool AttemptPlan::isEndpointDown(int candidate) const
{
    const RouteCandidate &asked = m_route.candidates.at(candidate);
    return std::any_of(m_failures.cbegin(), m_failures.cend(), [&](const Failure &failure) {
        const RouteCandidate &failed = m_route.candidates.at(failure.candidate);
        return faultScopeOf(failure.error) == FaultScope::Endpoint && failed.modelId == asked.modelId
               && failed.endpoint == asked.endpoint
               && failed.target.providerModelId == asked.target.providerModelId;
    });
}

bool AttemptPlan::isModelRefused(int candidate) const
{
    const QString &model = m_route.candidates.at(candidate).modelId;
    return std::any_of(m_failures.cbegin(), m_failures.cend(), [&](const Failure &failure) {
        return recoveryFor(failure.error) == Recovery::NextModel
               && m_route.candidates.at(failure.candidate).modelId == model;
    });
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
        if (const Failure *refusal = refusalOfAccount(i))
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
    else if (faultScopeOf(telling) == FaultScope::Account)
        telling.message += u' ' + Text::tr("Check the keys under Keys.");
    return {telling};
}

} // namespace core
