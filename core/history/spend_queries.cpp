#include "core/history/spend_queries.h"

#include "core/history/request_writer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace core {

namespace {

/// Sums of amounts are taken in millions of pico-dollars and the rest: a saturated amount and another one
/// would be more than SQLite can add.
constexpr qint64 kAmountPart = 1'000'000;

/// The two columns from `column` on, each a sum of parts.
Money amountAt(const QSqlQuery &row, int column)
{
    return Money::fromPicoDollars(kAmountPart) * row.value(column).toLongLong()
           + Money::fromPicoDollars(row.value(column + 1).toLongLong());
}

QDateTime timeOf(const QVariant &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
}

QString jsonList(const QStringList &texts)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact));
}

/// The text that sorts after every time stands for a begin that is not known.
QString beginText(const QDateTime &begin)
{
    return begin.isValid() ? historyTime(begin) : QStringLiteral("~");
}

/// Empty where the period has no begin.
QString noticeText(const QDateTime &begin)
{
    return begin.isValid() ? historyTime(begin) : QStringLiteral("");
}

} // namespace

QList<OwnKeySpend> ownKeySpend(const QSqlDatabase &handle, const OwnKeyQuery &query, QSqlError *error)
{
    const QString since =
        QStringLiteral(", SUM((time >= ?) * (cost / %1)), SUM((time >= ?) * (cost % %1))").arg(kAmountPart);
    QSqlQuery select(handle);
    select.setForwardOnly(true);
    select.prepare(QStringLiteral("SELECT key_id, MAX(time), SUM(cost / %1), SUM(cost % %1)").arg(kAmountPart)
                   + since + since + since
                   + QStringLiteral(" FROM (SELECT key_id, time, CASE WHEN cost_source IS NOT ? "
                                    "THEN IFNULL(cost_picodollars, 0) ELSE 0 END AS cost FROM requests "
                                    "WHERE key_id IS NOT NULL) GROUP BY key_id ORDER BY key_id"));
    for (const QDateTime &begin : {query.day, query.week, query.month}) {
        select.addBindValue(beginText(begin));
        select.addBindValue(beginText(begin));
    }
    select.addBindValue(costSourceName(CostSource::Simulated));
    QList<OwnKeySpend> keys;
    if (select.exec()) {
        while (select.next())
            keys << OwnKeySpend {.keyId = select.value(0).toString(),
                                 .total = amountAt(select, 2),
                                 .day = amountAt(select, 4),
                                 .week = amountAt(select, 6),
                                 .month = amountAt(select, 8),
                                 .lastUsed = timeOf(select.value(1))};
    }
    if (!select.lastError().isValid())
        return keys;
    *error = select.lastError();
    return {};
}

QList<ProviderKeyUse> lastUseOfKeys(const QSqlDatabase &handle, QSqlError *error)
{
    // What counts as a failure is that of the index attempts_failed.
    QSqlQuery select(handle);
    select.setForwardOnly(true);
    const bool done = select.exec(QStringLiteral(
        "WITH used AS (SELECT provider, key_name, MAX(request_seq) AS seq FROM attempts "
        "WHERE key_name IS NOT NULL GROUP BY provider, key_name), "
        "failed AS (SELECT provider, key_name, MAX(request_seq) AS seq FROM attempts "
        "WHERE error_kind IS NOT NULL AND error_kind <> 'cancelled' GROUP BY provider, key_name) "
        "SELECT u.provider, u.key_name, last.time, bad.time, (SELECT error_message FROM attempts "
        "WHERE request_seq = f.seq AND provider = u.provider AND key_name = u.key_name "
        "AND error_kind IS NOT NULL AND error_kind <> 'cancelled' ORDER BY ordinal DESC LIMIT 1) "
        "FROM used AS u JOIN requests AS last ON last.seq = u.seq "
        "LEFT JOIN failed AS f ON f.provider = u.provider AND f.key_name = u.key_name "
        "LEFT JOIN requests AS bad ON bad.seq = f.seq ORDER BY u.provider, u.key_name"));
    QList<ProviderKeyUse> keys;
    while (done && select.next())
        keys << ProviderKeyUse {.provider = select.value(0).toString(),
                                .keyName = select.value(1).toString(),
                                .lastUsed = timeOf(select.value(2)),
                                .lastFailed = timeOf(select.value(3)),
                                .lastError = select.value(4).toString()};
    if (!select.lastError().isValid())
        return keys;
    *error = select.lastError();
    return {};
}

QList<StoredRequest> storedRequests(const QSqlDatabase &handle, const QStringList &ids, QSqlError *error)
{
    QSqlQuery select(handle);
    select.setForwardOnly(true);
    select.prepare(
        QStringLiteral("SELECT r.id, a.ordinal, a.cost_picodollars FROM requests AS r "
                       "LEFT JOIN attempts AS a ON a.request_seq = r.seq "
                       "WHERE r.id IN (SELECT value FROM json_each(?)) ORDER BY r.seq, a.ordinal"));
    select.addBindValue(jsonList(ids));
    QList<StoredRequest> requests;
    const bool done = select.exec();
    while (done && select.next()) {
        const QString id = select.value(0).toString();
        if (requests.isEmpty() || requests.last().id != id)
            requests << StoredRequest {.id = id};
        if (select.value(1).isNull())
            continue;
        const QVariant cost = select.value(2);
        requests.last().attempts.insert(
            select.value(1).toInt(),
            cost.isNull() ? std::nullopt : std::optional(Money::fromPicoDollars(cost.toLongLong())));
    }
    if (!select.lastError().isValid())
        return requests;
    *error = select.lastError();
    return {};
}

QList<ToldNotice> toldNotices(const QSqlDatabase &handle, QSqlError *error)
{
    QSqlQuery select(handle);
    select.setForwardOnly(true);
    const bool done = select.exec(QStringLiteral("SELECT budget, percent, period_begin FROM budget_notices"));
    QList<ToldNotice> notices;
    while (done && select.next())
        notices << ToldNotice {.budget = select.value(0).toString(),
                               .percent = select.value(1).toInt(),
                               .from = timeOf(select.value(2))};
    if (!select.lastError().isValid())
        return notices;
    *error = select.lastError();
    return {};
}

void addToldNotice(const QSqlDatabase &handle, const ToldNotice &notice, QSqlError *error)
{
    QSqlQuery insert(handle);
    insert.prepare(QStringLiteral("INSERT INTO budget_notices (budget, period_begin, percent) "
                                  "VALUES (?, ?, ?) ON CONFLICT DO NOTHING"));
    insert.addBindValue(notice.budget);
    insert.addBindValue(noticeText(notice.from));
    insert.addBindValue(notice.percent);
    if (!insert.exec())
        *error = insert.lastError();
}

} // namespace core
