#pragma once

#include "core/history/history_store.h"

#include <QList>
#include <QSqlDatabase>

class QSqlError;

namespace core {

// The questions about attempts that HistoryStore answers, as functions of an open connection. On failure they
// give an empty list and set `error`. They take time in proportion to the requests in the range.

/// Newest request first, and of a request its last attempt first; no more than `most`.
QList<AttemptFact> attemptsSince(const QSqlDatabase &handle, const AttemptQuery &query, QSqlError *error);
/// Sorted by provider and key.
QList<KeySpend> spendByKey(const QSqlDatabase &handle, const QDateTime &from, QSqlError *error);

} // namespace core
