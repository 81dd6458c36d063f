#include "core/engine/traffic.h"

#include "core/routing/offers.h"
#include "core/routing/outcome.h"

#include <QDateTime>

#include <algorithm>
#include <tuple>

namespace core {

namespace {

constexpr double kMillisecondsPerSecond = 1000;

Outcome outcomeOf(const Traffic::Report &report)
{
    Outcome outcome {.kind = outcomeKind(report.row.error),
                     .durationSeconds = double(report.row.durationMs) / kMillisecondsPerSecond,
                     .cost = report.cost,
                     .hadTools = report.hadToolCalls,
                     .badToolCall = report.badToolCall};
    if (report.ttftMs)
        outcome.ttftSeconds = double(*report.ttftMs) / kMillisecondsPerSecond;
    if (report.usage) {
        outcome.promptTokens = report.usage->promptTokens;
        outcome.cachedTokens = report.usage->cachedTokens;
        outcome.completionTokens = report.usage->completionTokens;
    }
    return outcome;
}

/// Leave is given where the circuit is closed.
CircuitFigure::State stateOf(const Admission &admission)
{
    switch (admission.state) {
    case Admission::State::Open:
        return CircuitFigure::State::Closed;
    case Admission::State::Probe:
        return CircuitFigure::State::HalfOpen;
    case Admission::State::Closed:
        return CircuitFigure::State::Open;
    }
    Q_UNREACHABLE();
}

} // namespace

Traffic::Ticket Traffic::begin(const RouteCandidate &candidate, const UsageMoment &at)
{
    m_keyUsage.noteStart(candidate.target.providerId, candidate.keyName,
                         candidate.variant == QLatin1String("free"), at);
    m_caps[candidate.id].noteSent(at.now);
    if (!m_circuits.contains(candidate.id))
        m_circuits.insert(candidate.id, {.provider = candidate.target.providerId,
                                         .keyName = candidate.keyName,
                                         .model = candidate.modelId,
                                         .endpoint = candidate.endpoint});
    ++m_running;
    return {m_health.admit(candidate.id, at.now), candidate.id};
}

void Traffic::end(const Ticket &ticket, const Report &report, const UsageMoment &at)
{
    --m_running;
    const RouteCandidate &candidate = report.candidate;
    const std::optional<Error> &error = report.row.error;
    if (error)
        m_health.reportFailure(ticket.candidateId, ticket.admission, *error, at.now);
    else
        m_health.reportSuccess(ticket.candidateId, ticket.admission, at.now);
    const Outcome outcome = outcomeOf(report);
    m_stats.record(candidate.statsId, outcome, at.now);
    if (outcome.kind == OutcomeKind::RateLimited)
        m_caps[candidate.id].noteRateLimited(at.now);
    m_keyUsage.noteEnd(candidate.target.providerId, candidate.keyName,
                       report.usage ? report.usage->totalTokens() : 0,
                       candidate.simulated ? std::nullopt : report.cost, at);
}

void Traffic::remember(const ChatRequest &request, const RouteCandidate &candidate,
                       const std::optional<Usage> &usage, TimePoint now)
{
    const bool cached = usage && (usage->cachedTokens > 0 || usage->cacheWriteTokens > 0);
    if (request.raw || (!cached && !namesSession(request)))
        return;
    m_sticky.remember(conversationKey(request), candidate.modelId, candidate.id, now);
}

bool Traffic::isAtCap(const QString &candidateId, TimePoint now) const
{
    const auto cap = m_caps.constFind(candidateId);
    return cap != m_caps.cend() && !cap->admits(now);
}

QList<CircuitFigure> Traffic::circuits(TimePoint now) const
{
    QList<CircuitFigure> circuits;
    circuits.reserve(m_circuits.size());
    for (auto one = m_circuits.cbegin(); one != m_circuits.cend(); ++one) {
        circuits << *one;
        circuits.last().state = stateOf(m_health.peek(one.key(), now));
    }
    std::sort(circuits.begin(), circuits.end(), [](const CircuitFigure &a, const CircuitFigure &b) {
        return std::tie(a.provider, a.keyName, a.model, a.endpoint)
               < std::tie(b.provider, b.keyName, b.model, b.endpoint);
    });
    return circuits;
}

void Traffic::forgetKey(const QString &provider, const QString &key)
{
    const QString prefix = candidateIdPrefix(provider, key);
    m_health.forget(prefix);
    m_caps.removeIf([&](const std::pair<const QString &, TrafficCap &> &entry) {
        return entry.first.startsWith(prefix);
    });
    m_circuits.removeIf([&](const std::pair<const QString &, CircuitFigure &> &entry) {
        return entry.first.startsWith(prefix);
    });
}

UsageMoment usageMomentNow()
{
    return {monotonicNow(), QDateTime::currentDateTimeUtc().date()};
}

} // namespace core
