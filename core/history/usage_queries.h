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

} // namespace core
