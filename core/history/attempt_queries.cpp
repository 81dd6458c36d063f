#include "core/history/attempt_queries.h"

#include "core/base/error_names.h"
#include "core/history/attempt_cost.h"
#include "core/history/attempt_wait.h"
#include "core/history/request_writer.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace core {

namespace {

/// Sums of amounts are taken in millions of pico-dollars and the rest: a saturated amount and another one
/// would be more than SQLite can add.
constexpr qint64 kAmountPart = 1'000'000;
/// More tokens than any request has, so that nobody's nonsense makes the sum of them impossible.
constexpr qint64 kMostTokens = 1'000'000'000'000;

QDateTime timeOf(const QVariant &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
}

AttemptFact readAttempt(const QSqlQuery &row)
{
    AttemptFact fact;
    fact.provider = row.value(0).toString();
    fact.endpoint = row.value(1).toString();
    fact.model = row.value(2).toString();
    fact.keyName = row.value(3).toString();
    fact.httpStatus = row.value(4).toInt();
    // A word of a newer version: as a fault of ours it is held against nobody.
    if (!row.value(5).isNull())
        fact.errorKind = errorKindFromName(row.value(5).toString()).value_or(ErrorKind::Internal);
    fact.started = timeOf(row.value(6));
    fact.durationMs = row.value(7).toLongLong();
    if (!row.value(12).isNull())
        fact.cost = Money::fromPicoDollars(row.value(12).toLongLong());
    const bool isAnswering = row.value(8).toBool();
    if (!isAnswering)
        return fact;
    fact.promptTokens = row.value(9).toLongLong();
    fact.cachedTokens = row.value(10).toLongLong();
    fact.completionTokens = row.value(11).toLongLong();
    // The request's wait runs from its arrival, the attempt's from its own start. In an answer that came as a
    // whole there is no first token to wait for.
    const bool isStreamed = row.value(15).toBool();
    if (isStreamed && !row.value(13).isNull()) {
        const auto own =
            attemptWait(row.value(13).toDouble(), double(timeOf(row.value(14)).msecsTo(fact.started)));
        if (own)
            fact.ttftMs = qint64(*own);
    }
    return fact;
}

} // namespace

QList<AttemptFact> attemptsSince(const QSqlDatabase &handle, const AttemptQuery &query, QSqlError *error)
{
    if (!query.from.isValid())
        return {};
    QSqlQuery select(handle);
    select.setForwardOnly(true);
    select.prepare(
        QStringLiteral("SELECT a.provider, a.endpoint, COALESCE(a.model, r.model, r.model_asked), "
                       "a.key_name, a.status, a.error_kind, a.started, a.duration_ms, a.ordinal = ")
        + answeringOrdinal() + QStringLiteral(", r.prompt_tokens, r.cached_tokens, r.completion_tokens, ")
        + attemptCost()
        + QStringLiteral(", r.ttft_ms, r.time, r.streamed "
                         "FROM requests AS r JOIN attempts AS a ON a.request_seq = r.seq "
                         "WHERE r.time >= ? AND a.started IS NOT NULL "
                         "ORDER BY r.time DESC, r.seq DESC, a.ordinal DESC LIMIT ?"));
    select.addBindValue(historyTime(query.from));
    select.addBindValue(qMax(0, query.most)); // SQLite takes a negative limit for none
    QList<AttemptFact> facts;
    if (select.exec()) {
        while (select.next())
            facts << readAttempt(select);
    }
    if (select.lastError().isValid()) {
        *error = select.lastError();
        return {};
    }
    return facts;
}

QList<KeySpend> spendByKey(const QSqlDatabase &handle, const QDateTime &from, QSqlError *error)
{
    if (!from.isValid())
        return {};
    QSqlQuery select(handle);
    select.setForwardOnly(true);
    select.prepare(
        QStringLiteral("SELECT provider, key_name, SUM(cost / %1), SUM(cost % %1), SUM(answers), "
                       "SUM(answers * tokens) FROM (SELECT a.provider AS provider, a.key_name AS key_name, "
                       "MIN(%2, IFNULL(r.prompt_tokens, 0)) + MIN(%2, IFNULL(r.completion_tokens, 0)) "
                       "AS tokens, a.ordinal = ")
            .arg(kAmountPart)
            .arg(kMostTokens)
        + answeringOrdinal() + QStringLiteral(" AS answers, ") + attemptCost()
        + QStringLiteral(" AS cost FROM requests AS r JOIN attempts AS a ON a.request_seq = r.seq "
                         "WHERE r.time >= ? AND r.cost_source IS NOT ? "
                         "AND (r.provider IS NOT NULL OR IFNULL(r.cost_picodollars, 0) <> 0)) "
                         "WHERE answers OR cost IS NOT NULL "
                         "GROUP BY provider, key_name ORDER BY provider, key_name"));
    select.addBindValue(historyTime(from));
    select.addBindValue(costSourceName(CostSource::Simulated));
    QList<KeySpend> sums;
    if (select.exec()) {
        while (select.next())
            sums << KeySpend {.provider = select.value(0).toString(),
                              .keyName = select.value(1).toString(),
                              .cost = Money::fromPicoDollars(kAmountPart) * select.value(2).toLongLong()
                                      + Money::fromPicoDollars(select.value(3).toLongLong()),
                              .requests = select.value(4).toLongLong(),
                              .tokens = select.value(5).toLongLong()};
    }
    if (select.lastError().isValid()) {
        *error = select.lastError();
        return {};
    }
    return sums;
}

} // namespace core
