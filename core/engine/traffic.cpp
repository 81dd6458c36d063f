#include "core/engine/traffic.h"

#include "core/routing/offers.h"
#include "core/routing/outcome.h"

#include <QDateTime>

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

} // namespace

Traffic::Ticket Traffic::begin(const RouteCandidate &candidate, const UsageMoment &at)
{
    m_keyUsage.noteStart(candidate.target.providerId, candidate.keyName,
                         candidate.variant == QLatin1String("free"), at);
    m_caps[candidate.id].noteSent(at.now);
    return {m_health.admit(candidate.id, at.now), candidate.id};
}

void Traffic::end(const Ticket &ticket, const Report &report, const UsageMoment &at)
{
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

void Traffic::forgetKey(const QString &provider, const QString &key)
{
    const QString prefix = candidateIdPrefix(provider, key);
    m_health.forget(prefix);
    m_caps.removeIf([&](const std::pair<const QString &, TrafficCap &> &entry) {
        return entry.first.startsWith(prefix);
    });
}

UsageMoment usageMomentNow()
{
    return {monotonicNow(), QDateTime::currentDateTimeUtc().date()};
}

} // namespace core
