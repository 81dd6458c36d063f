#include "core/history/endpoint_records.h"

#include "core/history/attempt_cost.h"
#include "core/history/attempt_wait.h"
#include "core/history/request_writer.h"

#include <QMap>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <algorithm>
#include <cmath>

namespace core {

namespace {

/// More tokens than any request has, so that nobody's nonsense makes a sum of them impossible.
constexpr qint64 kMostTokens = 1'000'000'000'000;
constexpr double kMsPerDay = 86'400'000;
/// The Julian day of 1970.
constexpr double kFirstDay = 2'440'587.5;
/// Between the parts of a key, below all letters, so that keys sort as their parts do.
constexpr QChar kBetween(0x1f);

enum Column {
    Key,
    Failed,
    Answering,
    Started,
    Arrived,
    Streamed,
    Wait,
    Speed,
    Prompt,
    Cached,
    Completion,
    Cost
};

/// Everything that the rows of one endpoint come to.
struct Tally {
    EndpointRecord record = {};
    double lastUsed = 0; ///< Julian day.
    std::vector<double> waits = {};
    std::vector<double> speeds = {};
};

QString columns()
{
    // Texts are what a row costs, so its names are one of them and its times are numbers. Nearly all requests
    // have one attempt, and looking for the one that answered is dear.
    return QStringLiteral("COALESCE(a.model, r.model, r.model_asked, '') || char(31) || a.provider || "
                          "char(31) || COALESCE(a.endpoint, ''), a.error_kind IS NOT NULL, "
                          "a.error_kind IS NULL AND (r.attempts = 1 OR a.ordinal = ")
           + answeringOrdinal()
           + QStringLiteral("), julianday(a.started), julianday(r.time), r.streamed, r.ttft_ms, "
                            "r.tokens_per_s, r.prompt_tokens, r.cached_tokens, r.completion_tokens, "
                            "COALESCE(a.cost_picodollars, "
                            "CASE WHEN a.model IS NULL THEN r.cost_picodollars END) ");
}

QString conditions()
{
    return QStringLiteral("r.time >= :from AND a.error_kind IS NOT 'cancelled' "
                          "AND (:simulated OR r.cost_source IS NOT 'simulated') ");
}

QString ofAllModels()
{
    return QStringLiteral("SELECT ") + columns()
           + QStringLiteral("FROM requests AS r JOIN attempts AS a ON a.request_seq = r.seq WHERE ")
           + conditions() + QStringLiteral("ORDER BY r.time DESC LIMIT :most");
}

/// By the index of attempts instead of by time, so that a seldom used model does not cost a walk through all
/// that the others did.
QString ofOneModel()
{
    const QString part =
        QStringLiteral("SELECT * FROM (SELECT ") + columns()
        + QStringLiteral("FROM attempts AS a CROSS JOIN requests AS r ON r.seq = a.request_seq "
                         "WHERE %1 AND a.request_seq >= (SELECT MIN(seq) FROM requests WHERE time >= :from) "
                         "AND ")
        + conditions() + QStringLiteral("ORDER BY a.request_seq DESC LIMIT :most)");
    return part.arg(QStringLiteral("a.model = :model")) + QStringLiteral(" UNION ALL ")
           + part.arg(QStringLiteral("a.model IS NULL AND COALESCE(r.model, r.model_asked) = :model"))
           + QStringLiteral(" LIMIT :most");
}

void addAnswer(Tally &tally, const QSqlQuery &row)
{
    const auto tokens = [&row](int column) {
        return std::clamp<qint64>(row.value(column).toLongLong(), 0, kMostTokens);
    };
    EndpointRecord &record = tally.record;
    record.promptTokens += tokens(Prompt);
    record.cachedTokens += tokens(Cached);
    record.completionTokens += tokens(Completion);
    record.cost += Money::fromPicoDollars(row.value(Cost).toLongLong());
    if (const QVariant speed = row.value(Speed); !speed.isNull() && speed.toDouble() > 0)
        tally.speeds.push_back(speed.toDouble());
    // The request's wait runs from its arrival, the attempt's from its own start. In an answer that came as a
    // whole there is no first token to wait for.
    const QVariant wait = row.value(Wait);
    if (wait.isNull() || !row.value(Streamed).toBool() || row.value(Started).isNull())
        return;
    const double begin = (row.value(Started).toDouble() - row.value(Arrived).toDouble()) * kMsPerDay;
    if (const auto own = attemptWait(wait.toDouble(), std::round(begin)))
        tally.waits.push_back(*own);
}

void addAttempt(Tally &tally, const QSqlQuery &row)
{
    ++tally.record.requests;
    tally.lastUsed = std::max(tally.lastUsed, row.value(Arrived).toDouble());
    if (row.value(Failed).toBool())
        ++tally.record.failures;
    else if (row.value(Answering).toBool())
        addAnswer(tally, row);
}

EndpointRecord finished(const QString &key, Tally &tally)
{
    EndpointRecord record = tally.record;
    record.model = key.section(kBetween, 0, 0);
    record.provider = key.section(kBetween, 1, 1);
    record.endpoint = key.section(kBetween, 2);
    record.lastUsed =
        QDateTime::fromMSecsSinceEpoch(std::llround((tally.lastUsed - kFirstDay) * kMsPerDay), Qt::UTC);
    record.ttftMs = quantileOf(tally.waits, 0.5);
    record.ttftP90Ms = quantileOf(tally.waits, 0.9);
    record.throughput = quantileOf(tally.speeds, 0.5);
    record.throughputP10 = quantileOf(tally.speeds, 0.1);
    return record;
}

} // namespace

std::optional<double> quantileOf(std::vector<double> &values, double share)
{
    if (values.empty())
        return std::nullopt;
    const double place = share * double(values.size() - 1);
    const auto below = values.begin() + std::ptrdiff_t(place);
    std::nth_element(values.begin(), below, values.end());
    const double rest = place - std::floor(place);
    if (rest == 0)
        return *below;
    const double above = *std::min_element(below + 1, values.end());
    return *below + (above - *below) * rest;
}

QList<EndpointRecord> endpointRecords(const QSqlDatabase &handle, const EndpointRecordQuery &query,
                                      QSqlError *error)
{
    if (!query.from.isValid())
        return {};
    const bool ofOne = !query.model.isEmpty();
    QSqlQuery select(handle);
    select.setForwardOnly(true);
    select.prepare(ofOne ? ofOneModel() : ofAllModels());
    select.bindValue(QStringLiteral(":from"), historyTime(query.from));
    select.bindValue(QStringLiteral(":simulated"), query.includeSimulated ? 1 : 0);
    select.bindValue(QStringLiteral(":most"), ofOne ? kMostAttemptsOfModel : kMostAttempts);
    if (ofOne)
        select.bindValue(QStringLiteral(":model"), query.model);

    QMap<QString, Tally> tallies;
    if (select.exec()) {
        while (select.next())
            addAttempt(tallies[select.value(Key).toString()], select);
    }
    if (select.lastError().isValid()) {
        *error = select.lastError();
        return {};
    }
    QList<EndpointRecord> records;
    for (auto tally = tallies.begin(); tally != tallies.end(); ++tally)
        records << finished(tally.key(), tally.value());
    return records;
}

} // namespace core
