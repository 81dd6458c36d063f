#include "core/routing/warm_start.h"

namespace core {

namespace {

constexpr double kMsPerSecond = 1000;

} // namespace

Outcome outcomeOf(const AttemptFact &attempt)
{
    Outcome outcome;
    if (attempt.errorKind)
        outcome.kind =
            outcomeKind(Error {.kind = *attempt.errorKind, .message = {}, .httpStatus = attempt.httpStatus});
    if (attempt.ttftMs)
        outcome.ttftSeconds = double(*attempt.ttftMs) / kMsPerSecond;
    outcome.durationSeconds = double(attempt.durationMs) / kMsPerSecond;
    outcome.promptTokens = attempt.promptTokens;
    outcome.cachedTokens = attempt.cachedTokens;
    outcome.completionTokens = attempt.completionTokens;
    outcome.cost = attempt.cost;
    return outcome;
}

void recordPast(const QList<AttemptFact> &attempts, const QDateTime &wallNow, TimePoint now,
                EndpointStatsTable &table)
{
    for (const AttemptFact &attempt : attempts) {
        const qint64 age = attempt.started.msecsTo(wallNow) - attempt.durationMs;
        if (!attempt.started.isValid() || age < 0)
            continue;
        table.record(endpointStatsId(attempt.model, attempt.endpoint), outcomeOf(attempt),
                     now - Milliseconds(age));
    }
}

} // namespace core
