#include "core/history/usage_queries.h"

#include "core/history/request_writer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <tuple>

namespace core {

namespace {

/// Sums of amounts are taken in millions of pico-dollars and the rest: a saturated amount and another one
/// would be more than SQLite can add.
constexpr qint64 kAmountPart = 1'000'000;
/// More tokens than go through one endpoint in a day, so that nobody's nonsense makes a sum impossible.
constexpr qint64 kMostTokens = 1'000'000'000'000;

std::optional<qint64> optionalNumber(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(value.toLongLong());
}

} // namespace

QList<DailySpend> spendPerDay(const QSqlDatabase &handle, const SpendQuery &query, QSqlError *error)
{
    if (!query.from.isValid() || !query.to.isValid() || !query.zone.isValid())
        return {};
    QSqlQuery select(handle);
    select.setForwardOnly(true);
    select.prepare(
        QStringLiteral("SELECT quarter, model, provider, requests, prompt_tokens, completion_tokens, "
                       "cost_picodollars FROM usage_quarters "
                       "WHERE quarter >= ? AND quarter < ? AND simulated <= ? ORDER BY quarter"));
    const auto quarterAtStartOf = [&query](QDate day) { return usageQuarter(day.startOfDay(query.zone)); };
    select.addBindValue(quarterAtStartOf(query.from));
    select.addBindValue(quarterAtStartOf(query.to.addDays(1)));
    select.addBindValue(query.includeSimulated ? 1 : 0);
    if (!select.exec()) {
        *error = select.lastError();
        return {};
    }

    // Rows come in order of time, so the local day is found by walking instead of by converting each of them.
    QMap<std::tuple<QDate, QString, QString>, DailySpend> sums;
    QDate day = query.from;
    qint64 nextDay = quarterAtStartOf(day.addDays(1));
    while (select.next()) {
        while (select.value(0).toLongLong() >= nextDay) {
            day = day.addDays(1);
            nextDay = quarterAtStartOf(day.addDays(1));
        }
        const QString model = select.value(1).toString();
        const QString provider = select.value(2).toString();
        DailySpend &sum = sums[{day, model, provider}];
        sum.day = day;
        sum.model = model;
        sum.provider = provider;
        sum.requests += select.value(3).toLongLong();
        sum.promptTokens += select.value(4).toLongLong();
        sum.completionTokens += select.value(5).toLongLong();
        sum.cost += Money::fromPicoDollars(select.value(6).toLongLong());
    }
    if (select.lastError().isValid())
        *error = select.lastError();
    return sums.values();
}

QList<RequestRow> lastRequests(const QSqlDatabase &handle, int most, QSqlError *error)
{
    QSqlQuery select(handle);
    select.setForwardOnly(true);
    select.prepare(
        QStringLiteral("SELECT id, time, client_shape, model_asked, model, provider, status, error_kind, "
                       "attempts, prompt_tokens, completion_tokens, cost_picodollars, cost_source, ttft_ms, "
                       "duration_ms FROM requests ORDER BY time DESC, seq DESC LIMIT ?"));
    select.addBindValue(qMax(0, most)); // SQLite takes a negative limit for none
    if (!select.exec()) {
        *error = select.lastError();
        return {};
    }
    QList<RequestRow> rows;
    while (select.next()) {
        RequestRow row;
        row.id = select.value(0).toString();
        row.time = QDateTime::fromString(select.value(1).toString(), Qt::ISODateWithMs);
        row.clientShape = select.value(2).toString();
        row.modelAsked = select.value(3).toString();
        row.model = select.value(4).toString();
        row.provider = select.value(5).toString();
        row.status = select.value(6).toInt();
        row.errorKind = select.value(7).toString();
        row.attempts = select.value(8).toInt();
        row.promptTokens = select.value(9).toLongLong();
        row.completionTokens = select.value(10).toLongLong();
        if (const auto cost = optionalNumber(select.value(11)))
            row.cost = Money::fromPicoDollars(*cost);
        row.costSource = select.value(12).toString();
        row.ttftMs = optionalNumber(select.value(13));
        row.durationMs = select.value(14).toLongLong();
        rows << row;
    }
    if (select.lastError().isValid())
        *error = select.lastError();
    return rows;
}

QList<EndpointDay> activity(const QSqlDatabase &handle, const ActivityQuery &query, QSqlError *error)
{
    if (!query.from.isValid() || !query.to.isValid())
        return {};
    QSqlQuery select(handle);
    select.setForwardOnly(true);
    select.prepare(
        QStringLiteral("SELECT day, model, provider, endpoint, SUM(requests), "
                       "SUM(MIN(prompt_tokens, %1)), SUM(MIN(completion_tokens, %1)), "
                       "SUM(MIN(reasoning_tokens, %1)), SUM(cost_picodollars / %2), "
                       "SUM(cost_picodollars % %2) FROM usage_days WHERE day >= ? AND day <= ? ")
            .arg(kMostTokens)
            .arg(kAmountPart)
        + (query.keyIds ? QStringLiteral("AND key_id IN (SELECT value FROM json_each(?)) ") : QString())
        + QStringLiteral("GROUP BY day, model, provider, endpoint ORDER BY day, model, provider, endpoint"));
    select.addBindValue(query.from.toString(Qt::ISODate));
    select.addBindValue(query.to.toString(Qt::ISODate));
    if (query.keyIds)
        select.addBindValue(
            QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(*query.keyIds)).toJson()));
    QList<EndpointDay> days;
    const bool done = select.exec();
    while (done && select.next())
        days << EndpointDay {.day = QDate::fromString(select.value(0).toString(), Qt::ISODate),
                             .model = select.value(1).toString(),
                             .provider = select.value(2).toString(),
                             .endpoint = select.value(3).toString(),
                             .cost = Money::fromPicoDollars(kAmountPart) * select.value(8).toLongLong()
                                     + Money::fromPicoDollars(select.value(9).toLongLong()),
                             .requests = select.value(4).toLongLong(),
                             .promptTokens = select.value(5).toLongLong(),
                             .completionTokens = select.value(6).toLongLong(),
                             .reasoningTokens = select.value(7).toLongLong()};
    if (!select.lastError().isValid())
        return days;
    *error = select.lastError();
    return {};
}

Money totalSpent(const QSqlDatabase &handle, QSqlError *error)
{
    // Requests are removed oldest first and some at a time, and the 15-minute sums only afterwards. So those
    // sums count from the quarter after the oldest request on, that one's own quarter is added up row by row,
    // and what was removed is in sums of its own.
    QSqlQuery select(handle);
    select.prepare(
        QStringLiteral(
            "WITH oldest AS (SELECT CAST(strftime('%s', MIN(time)) AS INTEGER) / 900 AS quarter FROM "
            "requests) "
            "SELECT SUM(cost / %1), SUM(cost % %1) FROM ("
            "SELECT cost_picodollars AS cost FROM pruned_spend WHERE NOT simulated "
            "UNION ALL SELECT cost_picodollars FROM usage_quarters "
            "WHERE quarter > (SELECT quarter FROM oldest) AND NOT simulated "
            "UNION ALL SELECT cost_picodollars FROM requests WHERE time < strftime('%Y-%m-%dT%H:%M:%S', "
            "((SELECT quarter FROM oldest) + 1) * 900, 'unixepoch') AND cost_source IS NOT ?)")
            .replace(QLatin1String("%1"), QString::number(kAmountPart)));
    select.addBindValue(costSourceName(CostSource::Simulated));
    if (select.exec() && select.next())
        return Money::fromPicoDollars(kAmountPart) * select.value(0).toLongLong()
               + Money::fromPicoDollars(select.value(1).toLongLong());
    *error = select.lastError();
    return {};
}

} // namespace core
