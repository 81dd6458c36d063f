#pragma once

#include "core/history/history_store.h"

#include <QList>
#include <QSqlDatabase>

class QSqlError;

namespace core {

// The questions about money and keys that HistoryStore answers, as functions of an open connection. On
// failure they give nothing and set `error`.

/// One for each question, in their order. Takes time in proportion to the requests since the earliest begin,
/// and that for each begin.
QList<PastSpend> pastSpend(const QSqlDatabase &handle, const PastSpendQuery &query, QSqlError *error);
/// Grows with each row; 0 where there is none.
qint64 newestRow(const QSqlDatabase &handle, QSqlError *error);
/// Removes requests that arrived before `time`, up to `most` of the oldest, and keeps what they cost for
/// pastSpend() and ownKeySpend(). Returns how many there were.
qint64 pruneRequests(const QSqlDatabase &handle, const QDateTime &time, int most, QSqlError *error);
/// Sorted by id of the key. Takes time in proportion to all requests with own keys, in an index alone.
QList<OwnKeySpend> ownKeySpend(const QSqlDatabase &handle, const OwnKeyQuery &query, QSqlError *error);
/// Sorted by key and model; without what was answered from a cache or never sent.
QList<OwnKeyRequests> ownKeyRequests(const QSqlDatabase &handle, const QDateTime &from, QSqlError *error);
/// Sorted by provider and name; keyless attempts are left out.
QList<ProviderKeyUse> lastUseOfKeys(const QSqlDatabase &handle, QSqlError *error);
/// Those of the ids that are there, in no order.
QList<StoredRequest> storedRequests(const QSqlDatabase &handle, const QStringList &ids, QSqlError *error);
/// Of all budgets.
QList<ToldNotice> toldNotices(const QSqlDatabase &handle, QSqlError *error);
/// A notice that is there already stays.
void addToldNotice(const QSqlDatabase &handle, const ToldNotice &notice, QSqlError *error);

} // namespace core
