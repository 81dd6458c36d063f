#pragma once

#include "core/base/result.h"
#include "core/history/history_store.h"

#include <QList>
#include <QSqlDatabase>

class QSqlError;

namespace core {

// The questions that HistoryStore answers, as functions of an open connection. On failure they give an empty
// list and set `error`.

/// Sorted by day, model, provider. Takes time in proportion to the 15-minute sums in the range, not to the
/// requests.
QList<DailySpend> spendPerDay(const QSqlDatabase &handle, const SpendQuery &query, QSqlError *error);
/// Newest first; no more than `most`.
QList<RequestRow> lastRequests(const QSqlDatabase &handle, int most, QSqlError *error);
/// Sorted by day, model, provider and endpoint. Takes time in proportion to the sums by days in the range,
/// not to the requests.
QList<EndpointDay> activity(const QSqlDatabase &handle, const ActivityQuery &query, QSqlError *error);
/// What all requests ever cost in real money. Takes time in proportion to the 15-minute sums, not to the
/// requests.
Money totalSpent(const QSqlDatabase &handle, QSqlError *error);

} // namespace core
