#include "core/history/spend_queries.h"

#include "core/budget/scope_match.h"
#include "core/history/attempt_cost.h"
#include "core/history/request_writer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QMultiHash>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <algorithm>
#include <utility>

namespace core {

namespace {

/// Sums of amounts are taken in millions of pico-dollars and the rest: a saturated amount and another one
/// would be more than SQLite can add.
constexpr qint64 kAmountPart = 1'000'000;
constexpr qint64 kMinutesPerQuarter = 15;

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

/// Questions that one statement answers: it sums up by all that any of their scopes looks at.
struct QuestionGroup {
    QDateTime from = {};
    bool byMinute = false;
    QList<qsizetype> questions = {}; ///< As places in the query.
};

QList<QuestionGroup> groupsOf(const QList<SpendQuestion> &questions)
{
    QList<QuestionGroup> groups;
    for (qsizetype i = 0; i < questions.size(); ++i) {
        const SpendQuestion &question = questions.at(i);
        const bool byMinute = question.budget.period == BudgetPeriod::Rolling;
        auto group = std::find_if(groups.begin(), groups.end(), [&](const QuestionGroup &one) {
            return one.from == question.from && one.byMinute == byMinute;
        });
        if (group == groups.end())
            group = groups.insert(groups.end(), {.from = question.from, .byMinute = byMinute});
        group->questions << i;
    }
    return groups;
}

struct ScopeColumn {
    QString expression; ///< Of request r and its attempt a.
    QString pruned; ///< Of the sums of removed requests.
    QString SpendFacts::*fact;
    bool isUsed = false;
};

QList<ScopeColumn> columnsFor(const QuestionGroup &group, const QList<SpendQuestion> &questions)
{
    BudgetScope used;
    for (const qsizetype i : group.questions) {
        const BudgetScope &scope = questions.at(i).budget.scope;
        used.member += scope.member;
        used.key += scope.key;
        used.keyId += scope.keyId;
        used.app += scope.app;
        used.providerKey += scope.providerKey;
        used.provider += scope.provider + scope.providerKey;
        used.model += scope.model;
    }
    QList<ScopeColumn> columns {
        {QStringLiteral("r.member"), QStringLiteral("member"), &SpendFacts::member, !used.member.isEmpty()},
        {QStringLiteral("r.key_name"), QStringLiteral("key_name"), &SpendFacts::keyName, !used.key.isEmpty()},
        {QStringLiteral("r.key_id"), QStringLiteral("key_id"), &SpendFacts::keyId, !used.keyId.isEmpty()},
        {QStringLiteral("r.app"), QStringLiteral("app"), &SpendFacts::app, !used.app.isEmpty()},
        {QStringLiteral("a.key_name"), QStringLiteral("provider_key"), &SpendFacts::providerKey,
         !used.providerKey.isEmpty()},
        {QStringLiteral("a.provider"), QStringLiteral("provider"), &SpendFacts::provider,
         !used.provider.isEmpty()},
        {QStringLiteral("COALESCE(a.model, r.model, r.model_asked)"), QStringLiteral("model"),
         &SpendFacts::model, !used.model.isEmpty()}};
    columns.removeIf([](const ScopeColumn &column) { return !column.isUsed; });
    return columns;
}

/// Rows of two amounts, simulated, the quarter or the minute (as text), and the columns.
QString keptStatement(const QuestionGroup &group, const QList<ScopeColumn> &columns)
{
    QString facts;
    QString names;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        facts += QStringLiteral(", %1 AS c%2").arg(columns.at(i).expression).arg(i);
        names += QStringLiteral(", c%1").arg(i);
    }
    return QStringLiteral("SELECT SUM(cost / %1), SUM(cost % %1), simulated, minute").arg(kAmountPart) + names
           + QStringLiteral(" FROM (SELECT r.cost_source IS ? AS simulated, ")
           + (group.byMinute ? QStringLiteral("substr(r.time, 1, 16)") : QStringLiteral("NULL"))
           + QStringLiteral(" AS minute, ") + attemptCost() + QStringLiteral(" AS cost") + facts
           + QStringLiteral(" FROM requests AS r JOIN attempts AS a ON a.request_seq = r.seq "
                            "WHERE r.time >= ? AND r.seq <= ? AND r.seq NOT IN (SELECT seq FROM requests "
                            "WHERE id IN (SELECT value FROM json_each(?)))) "
                            "WHERE cost > 0 GROUP BY simulated, minute")
           + names;
}

QString prunedStatement(const QuestionGroup &group, const QList<ScopeColumn> &columns)
{
    QString names;
    for (const ScopeColumn &column : columns)
        names += QStringLiteral(", ") + column.pruned;
    const QString quarter = group.byMinute ? QStringLiteral("quarter") : QStringLiteral("NULL");
    return QStringLiteral("SELECT SUM(cost_picodollars / %1), SUM(cost_picodollars % %1), simulated, ")
               .arg(kAmountPart)
           + quarter + names + QStringLiteral(" FROM pruned_spend WHERE quarter >= ? GROUP BY simulated, ")
           + quarter + names;
}

/// Adds the rows of one statement to the answers that they belong to.
class GroupSums
{
public:
    GroupSums(const QuestionGroup &group, const QList<SpendQuestion> &questions)
        : m_questions(questions)
    {
        // Thousands of own keys may have a limit each.
        for (const qsizetype i : group.questions)
            m_ofKey.insert(questions.at(i).budget.scope.keyId, i);
    }

    void add(const SpendFacts &facts, qint64 minute, Money cost, QList<QMap<qint64, Money>> *sums) const
    {
        const auto addTo = [&](const QString &keyId) {
            for (auto one = m_ofKey.constFind(keyId); one != m_ofKey.cend() && one.key() == keyId; ++one) {
                if (budgetCounts(m_questions.at(*one).budget, facts))
                    (*sums)[*one][minute] += cost;
            }
        };
        addTo({});
        if (!facts.keyId.isEmpty())
            addTo(facts.keyId);
    }

private:
    const QList<SpendQuestion> &m_questions;
    QMultiHash<QString, qsizetype> m_ofKey; ///< Places of the questions; most have no own key.
};

/// Of the beginning of a time as it is stored, up to its minutes.
qint64 minuteOf(const QString &text)
{
    constexpr qint64 kSecondsPerMinute = 60;
    QDateTime time = QDateTime::fromString(text, QStringLiteral("yyyy-MM-ddTHH:mm"));
    time.setTimeSpec(Qt::UTC);
    return time.toSecsSinceEpoch() / kSecondsPerMinute;
}

/// Empty where the period has no begin.
QString textOrEmpty(const QDateTime &begin)
{
    return begin.isValid() ? historyTime(begin) : QStringLiteral("");
}

/// What one statement says, by the places of the questions and by minutes.
QSqlError sumUp(const QSqlDatabase &handle, const PastSpendQuery &query, const QuestionGroup &group,
                QList<QMap<qint64, Money>> *sums)
{
    const QList<ScopeColumn> columns = columnsFor(group, query.questions);
    const GroupSums answers(group, query.questions);
    QSqlQuery kept(handle);
    kept.setForwardOnly(true);
    kept.prepare(keptStatement(group, columns));
    kept.addBindValue(costSourceName(CostSource::Simulated));
    kept.addBindValue(textOrEmpty(group.from)); // sorts before every time where there is no begin
    kept.addBindValue(query.upTo.value_or(INT64_MAX));
    kept.addBindValue(jsonList(query.except));
    QSqlQuery pruned(handle);
    pruned.setForwardOnly(true);
    pruned.prepare(prunedStatement(group, columns));
    pruned.addBindValue(group.from.isValid() ? usageQuarter(group.from) : INT64_MIN);
    for (QSqlQuery *select : {&kept, &pruned}) {
        const bool done = select->exec();
        while (done && select->next()) {
            SpendFacts facts {.simulated = select->value(2).toBool()};
            for (qsizetype i = 0; i < columns.size(); ++i)
                facts.*columns.at(i).fact = select->value(int(i) + 4).toString();
            const QVariant time = select->value(3);
            const qint64 minute = !group.byMinute   ? 0
                                  : select == &kept ? minuteOf(time.toString())
                                                    : time.toLongLong() * kMinutesPerQuarter;
            answers.add(facts, minute, amountAt(*select, 0), sums);
        }
        if (select->lastError().isValid())
            return select->lastError();
    }
    return {};
}

} // namespace

QList<PastSpend> pastSpend(const QSqlDatabase &handle, const PastSpendQuery &query, QSqlError *error)
{
    // Another program may remove requests in between, which moves what they cost.
    QSqlQuery transaction(handle);
    if (!transaction.exec(QStringLiteral("BEGIN"))) {
        *error = transaction.lastError();
        return {};
    }
    QList<QMap<qint64, Money>> sums(query.questions.size());
    for (const QuestionGroup &group : groupsOf(query.questions)) {
        *error = sumUp(handle, query, group, &sums);
        if (error->isValid())
            break;
    }
    transaction.exec(QStringLiteral("COMMIT"));
    if (error->isValid())
        return {};

    QList<PastSpend> past;
    for (qsizetype i = 0; i < sums.size(); ++i) {
        const SpendQuestion &question = query.questions.at(i);
        PastSpend one {.budget = question.budget.name, .question = question.id};
        for (auto sum = sums.at(i).cbegin(); sum != sums.at(i).cend(); ++sum) {
            one.total += sum.value();
            if (question.budget.period == BudgetPeriod::Rolling)
                one.minutes << std::pair(sum.key(), sum.value());
        }
        past << one;
    }
    return past;
}

qint64 pruneRequests(const QSqlDatabase &handle, const QDateTime &time, int most, QSqlError *error)
{
    const QString oldest =
        QStringLiteral("(SELECT seq FROM requests WHERE time < ? ORDER BY time, seq LIMIT ?)");
    // Row by row, because the sum of saturated amounts is more than SQLite can add.
    const QString keep =
        QStringLiteral("INSERT INTO pruned_spend SELECT CAST(strftime('%s', time) AS INTEGER) / 900, member, "
                       "key_name, key_id, app, provider, provider_key, model, simulated, cost FROM (SELECT "
                       "r.time AS time, IFNULL(r.member, '') AS member, IFNULL(r.key_name, '') AS key_name, "
                       "IFNULL(r.key_id, '') AS key_id, IFNULL(r.app, '') AS app, a.provider AS provider, "
                       "IFNULL(a.key_name, '') AS provider_key, "
                       "COALESCE(a.model, r.model, r.model_asked, '') AS model, r.cost_source IS ? "
                       "AS simulated, ")
        + attemptCost()
        + QStringLiteral(" AS cost FROM requests AS r JOIN attempts AS a ON a.request_seq = r.seq "
                         "WHERE r.seq IN ")
        + oldest
        + QStringLiteral(") WHERE cost > 0 ON CONFLICT DO UPDATE SET cost_picodollars = "
                         "CASE WHEN cost_picodollars > 9223372036854775807 - excluded.cost_picodollars "
                         "THEN 9223372036854775807 "
                         "ELSE cost_picodollars + excluded.cost_picodollars END");
    QSqlQuery transaction(handle);
    QSqlQuery add(handle);
    QSqlQuery remove(handle);
    add.prepare(keep);
    add.addBindValue(costSourceName(CostSource::Simulated));
    remove.prepare(QStringLiteral("DELETE FROM requests WHERE seq IN ") + oldest);
    for (QSqlQuery *query : {&add, &remove}) {
        query->addBindValue(historyTime(time));
        query->addBindValue(most);
    }
    if (!transaction.exec(QStringLiteral("BEGIN IMMEDIATE"))) {
        *error = transaction.lastError();
        return 0;
    }
    if (add.exec() && remove.exec() && transaction.exec(QStringLiteral("COMMIT")))
        return remove.numRowsAffected();
    for (const QSqlQuery *query : {&add, &remove, &transaction}) {
        if (query->lastError().isValid())
            *error = query->lastError();
    }
    transaction.exec(QStringLiteral("ROLLBACK"));
    return 0;
}

qint64 newestRow(const QSqlDatabase &handle, QSqlError *error)
{
    QSqlQuery select(handle);
    if (select.exec(QStringLiteral("SELECT MAX(seq) FROM requests")) && select.next())
        return select.value(0).toLongLong();
    *error = select.lastError();
    return 0;
}

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
                                    "WHERE key_id IS NOT NULL UNION ALL "
                                    "SELECT key_id, strftime('%Y-%m-%dT%H:%M:%S.000Z', quarter * 900, "
                                    "'unixepoch'), CASE WHEN simulated THEN 0 ELSE cost_picodollars END "
                                    "FROM pruned_spend WHERE key_id <> '') "
                                    "GROUP BY key_id ORDER BY key_id"));
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

QList<OwnKeyRequests> ownKeyRequests(const QSqlDatabase &handle, const QDateTime &from, QSqlError *error)
{
    QSqlQuery select(handle);
    select.setForwardOnly(true);
    select.prepare(
        QStringLiteral("SELECT key_id, IFNULL(model, model_asked) AS name, COUNT(*), "
                       "SUM(IFNULL(prompt_tokens, 0) + IFNULL(completion_tokens, 0)) FROM requests "
                       "WHERE time >= ? AND key_id IS NOT NULL AND attempts > 0 GROUP BY key_id, name ORDER "
                       "BY key_id, name"));
    select.addBindValue(beginText(from));
    QList<OwnKeyRequests> keys;
    const bool done = select.exec();
    while (done && select.next())
        keys << OwnKeyRequests {.keyId = select.value(0).toString(),
                                .model = select.value(1).toString(),
                                .requests = select.value(2).toLongLong(),
                                .tokens = select.value(3).toLongLong()};
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
    insert.addBindValue(textOrEmpty(notice.from));
    insert.addBindValue(notice.percent);
    if (!insert.exec())
        *error = insert.lastError();
}

} // namespace core
