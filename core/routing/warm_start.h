#pragma once

#include "core/model/attempt_fact.h"
#include "core/routing/endpoint_stats.h"

#include <QDateTime>
#include <QList>

namespace core {

/// The outcome that was recorded when this was written into the history. Tools are not known any more.
Outcome outcomeOf(const AttemptFact &attempt);

/// Records what the history tells, so that a restart forgets nothing. `wallNow` and `now` are the same moment
/// on either clock. Attempts in any order; one that ends in the future, as after the user set the clock back,
/// is left out.
void recordPast(const QList<AttemptFact> &attempts, const QDateTime &wallNow, TimePoint now,
                EndpointStatsTable &table);

} // namespace core
