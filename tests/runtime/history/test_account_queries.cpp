#include "core/history/database.h"
#include "core/history/history_store.h"

#include <QDir>
#include <QFile>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace core;

namespace {

QDateTime at(const char *text)
{
    return QDateTime::fromString(QLatin1String(text), Qt::ISODateWithMs);
}

QDate day(int number)
{
    return {2026, 3, number};
}

Money pico(qint64 amount)
{
    return Money::fromPicoDollars(amount);
}

/// What `provider` answered at `endpoint`, with 10 tokens in, 4 out, 2 of them thoughts, for 5 pico-dollars.
RequestRecord request(const QString &id, const char *time, const QString &keyId = QStringLiteral("k-1"))
{
    RequestRecord record;
    record.id = id;
    record.time = at(time);
    record.keyId = keyId;
    record.model = QStringLiteral("acme/large");
    record.provider = QStringLiteral("acme");
    record.status = 200;
    record.usage = Usage {.promptTokens = 10, .completionTokens = 4, .reasoningTokens = 2};
    record.cost = pico(5);
    record.costSource = CostSource::Computed;
    AttemptRecord attempt;
    attempt.model = record.model;
    attempt.provider = record.provider;
    attempt.endpoint = QStringLiteral("acme/fp8");
    attempt.started = record.time;
    attempt.cost = record.cost;
    record.attempts << attempt;
    return record;
}

/// A record with something in every field that is kept.
RequestRecord fullRecord()
{
    RequestRecord record = request(QStringLiteral("gen-1"), "2026-03-04T12:00:00.250Z");
    record.clientShape = QStringLiteral("openai-chat");
    record.keyName = QStringLiteral("editor");
    record.member = QStringLiteral("anna");
    record.app = QStringLiteral("Zed/1");
    record.workspace = QStringLiteral("w");
    record.modelAsked = QStringLiteral("openrouter/auto");
    record.providerName = QStringLiteral("Acme");
    record.streamed = true;
    record.status = 502;
    record.error = Error {.kind = ErrorKind::StreamBroken,
                          .message = QStringLiteral("Acme broke off."),
                          .httpStatus = 200,
                          .retryAfter = std::chrono::milliseconds(1500),
                          .provider = QStringLiteral("acme"),
                          .code = QStringLiteral("c"),
                          .parameter = QStringLiteral("p"),
                          .providerMessage = QStringLiteral("oops")};
    record.usage = Usage {.promptTokens = 10,
                          .cachedTokens = 3,
                          .cacheWriteTokens = 1,
                          .completionTokens = 4,
                          .reasoningTokens = 2,
                          .audioPromptTokens = 5,
                          .audioCompletionTokens = 6,
                          .imageCompletionTokens = 7,
                          .serviceTier = QStringLiteral("flex"),
                          .reportedCost = pico(8),
                          .native = {{QStringLiteral("input_tokens"), 10}}};
    record.costSource = CostSource::Reported;
    record.computedCost = pico(6);
    record.costReason = QStringLiteral("usage");
    record.cacheSaving = pico(-2);
    record.prices = {{QStringLiteral("prompt"), QStringLiteral("0.000001")}};
    record.ttftMs = 120;
    record.durationMs = 900;
    record.tokensPerSecond = 12.5;
    record.finishReason = QStringLiteral("error");
    record.nativeFinishReason = QStringLiteral("eos");
    record.sessionId = QStringLiteral("s-1");
    AttemptRecord failed;
    failed.ordinal = 1;
    failed.model = QStringLiteral("acme/small");
    failed.provider = QStringLiteral("groq");
    failed.endpoint = QStringLiteral("groq");
    failed.keyName = QStringLiteral("main");
    failed.httpStatus = 429;
    failed.error = Error {.kind = ErrorKind::RateLimited,
                          .message = QStringLiteral("Too many."),
                          .httpStatus = 429,
                          .provider = QStringLiteral("groq")};
    failed.started = at("2026-03-04T12:00:00.251Z");
    failed.connectMs = 12;
    failed.firstByteMs = 30;
    failed.durationMs = 40;
    failed.why = QStringLiteral("cheapest");
    record.attempts.first().ordinal = 2;
    record.attempts.first().httpStatus = 200;
    record.attempts.prepend(failed);
    return record;
}

} // namespace

class TestAccountQueries : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HistoryStore> m_store;

    QString path() const { return m_folder->filePath(QStringLiteral("history.sqlite")); }

    void write(const QList<RequestRecord> &records)
    {
        for (const RequestRecord &record : records)
            m_store->append(record);
        QVERIFY(m_store->flush().result().ok());
    }
    QList<EndpointDay> activity(int from = 1, int to = 31, const std::optional<QStringList> &keys = {})
    {
        return m_store->activity({.from = day(from), .to = day(to), .keyIds = keys}).result().value();
    }
    Money totalSpent() { return m_store->totalSpent().result().value(); }
    std::optional<RequestRecord> find(const QString &id) { return m_store->findRequest(id).result().value(); }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<HistoryStore>(path());
    }
    void cleanup() { m_store.reset(); }

    void anEmptyHistoryHasNothing()
    {
        QVERIFY(activity().isEmpty());
        QCOMPARE(totalSpent(), Money());
        QVERIFY(!find(QStringLiteral("gen-1")));
        QCOMPARE(m_store->waitingRows(), 0);
    }

    void aRequestIsFoundBeforeAndAfterItIsWritten()
    {
        m_store->append(fullRecord());
        const std::optional<RequestRecord> waiting = find(QStringLiteral("gen-1"));
        QVERIFY(waiting);
        QCOMPARE(waiting->attempts.size(), 2);
        QCOMPARE(m_store->waitingRows(), 1);
        QVERIFY(m_store->flush().result().ok());
        QCOMPARE(m_store->waitingRows(), 0);
        QVERIFY(find(QStringLiteral("gen-1")));
        m_store = std::make_unique<HistoryStore>(path());
        QVERIFY(find(QStringLiteral("gen-1")));
        QVERIFY(!find(QStringLiteral("gen-2")));
        QVERIFY(!find(QStringLiteral("gen-1' OR '1'='1")));
        QVERIFY(!find({}));
    }

    void whatIsReadIsWhatWasWritten()
    {
        const RequestRecord wrote = fullRecord();
        write({wrote});
        const RequestRecord read = find(wrote.id).value();
        for (const auto field :
             {&RequestRecord::id, &RequestRecord::clientShape, &RequestRecord::keyName, &RequestRecord::keyId,
              &RequestRecord::member, &RequestRecord::app, &RequestRecord::workspace,
              &RequestRecord::modelAsked, &RequestRecord::model, &RequestRecord::provider,
              &RequestRecord::providerName, &RequestRecord::costReason, &RequestRecord::finishReason,
              &RequestRecord::nativeFinishReason, &RequestRecord::sessionId})
            QCOMPARE(read.*field, wrote.*field);
        QCOMPARE(read.time, wrote.time);
        QCOMPARE(read.streamed, wrote.streamed);
        QCOMPARE(read.status, wrote.status);
        QVERIFY(read.error == wrote.error);
        QVERIFY(read.usage == wrote.usage);
        QCOMPARE(read.cost, wrote.cost);
        QCOMPARE(read.costSource, wrote.costSource);
        QCOMPARE(read.computedCost, wrote.computedCost);
        QCOMPARE(read.cacheSaving, wrote.cacheSaving);
        QCOMPARE(read.prices, wrote.prices);
        QCOMPARE(read.ttftMs, wrote.ttftMs);
        QCOMPARE(read.durationMs, wrote.durationMs);
        QCOMPARE(read.tokensPerSecond, wrote.tokensPerSecond);
        QCOMPARE(read.attempts.size(), wrote.attempts.size());
        for (qsizetype i = 0; i < read.attempts.size(); ++i) {
            const AttemptRecord &is = read.attempts.at(i);
            const AttemptRecord &was = wrote.attempts.at(i);
            QCOMPARE(is.ordinal, was.ordinal);
            QCOMPARE(is.model, was.model);
            QCOMPARE(is.provider, was.provider);
            QCOMPARE(is.endpoint, was.endpoint);
            QCOMPARE(is.keyName, was.keyName);
            QCOMPARE(is.httpStatus, was.httpStatus);
            QVERIFY(is.error == was.error);
            QCOMPARE(is.started, was.started);
            QCOMPARE(is.connectMs, was.connectMs);
            QCOMPARE(is.firstByteMs, was.firstByteMs);
            QCOMPARE(is.durationMs, was.durationMs);
            QCOMPARE(is.why, was.why);
            QCOMPARE(is.cost, was.cost);
        }
    }

    void whatIsNotKnownComesBackAsSuch()
    {
        RequestRecord record;
        record.id = QStringLiteral("gen-1");
        record.time = at("2026-03-04T12:00:00.000Z");
        write({record});
        const RequestRecord read = find(record.id).value();
        QVERIFY(!read.error);
        QVERIFY(!read.usage);
        QVERIFY(!read.cost);
        QCOMPARE(read.costSource, CostSource::Unknown);
        QVERIFY(!read.ttftMs);
        QVERIFY(!read.tokensPerSecond);
        QVERIFY(read.attempts.isEmpty());
    }

    void aDayBeginsAtMidnightOfUtc()
    {
        write({request(QStringLiteral("r1"), "2026-03-03T23:59:59.999Z"),
               request(QStringLiteral("r2"), "2026-03-04T00:00:00.000Z"),
               request(QStringLiteral("r3"), "2026-03-04T23:59:59.999Z"),
               request(QStringLiteral("r4"), "2026-03-05T00:00:00.000Z")});
        const QList<EndpointDay> days = activity();
        QCOMPARE(days.size(), 3);
        QCOMPARE(days.at(0).day, day(3));
        QCOMPARE(days.at(0).requests, 1);
        const EndpointDay expected {.day = day(4),
                                    .model = QStringLiteral("acme/large"),
                                    .provider = QStringLiteral("acme"),
                                    .endpoint = QStringLiteral("acme/fp8"),
                                    .cost = pico(10),
                                    .requests = 2,
                                    .promptTokens = 20,
                                    .completionTokens = 8,
                                    .reasoningTokens = 4};
        QVERIFY(days.at(1) == expected);
        QCOMPARE(days.at(2).day, day(5));
        QCOMPARE(activity(4, 4).size(), 1);
        QCOMPARE(activity(5, 6).first().day, day(5));
        QVERIFY(activity(6, 9).isEmpty());
        QVERIFY(m_store->activity({}).result()->isEmpty());
    }

    void eachEndpointHasRowsOfItsOwn()
    {
        RequestRecord other = request(QStringLiteral("r2"), "2026-03-04T12:00:00.000Z");
        other.attempts.first().endpoint = QStringLiteral("acme/bf16");
        RequestRecord model = request(QStringLiteral("r3"), "2026-03-04T12:00:00.000Z");
        model.model = QStringLiteral("acme/small");
        // Another endpoint of the same provider refused before.
        RequestRecord fellBack = request(QStringLiteral("r4"), "2026-03-04T12:00:00.000Z");
        fellBack.attempts.prepend(other.attempts.first());
        fellBack.attempts.first().error = Error {.kind = ErrorKind::Overloaded, .message = {}};
        fellBack.attempts.last().ordinal = 2;
        // The answer broke off; the last of that provider is charged.
        RequestRecord broken = fellBack;
        broken.id = QStringLiteral("r5");
        broken.attempts.last().error = Error {.kind = ErrorKind::StreamBroken, .message = {}};
        write({request(QStringLiteral("r1"), "2026-03-04T12:00:00.000Z"), other, model, fellBack, broken});
        QStringList rows;
        for (const EndpointDay &each : activity())
            rows << QStringLiteral("%1 %2 %3").arg(each.model, each.endpoint).arg(each.requests);
        QCOMPARE(rows, (QStringList {QStringLiteral("acme/large acme/bf16 1"),
                                     QStringLiteral("acme/large acme/fp8 3"),
                                     QStringLiteral("acme/small acme/fp8 1")}));
    }

    void activityIsOfTheKeysThatWereNamed()
    {
        write({request(QStringLiteral("r1"), "2026-03-04T12:00:00.000Z"),
               request(QStringLiteral("r2"), "2026-03-04T12:00:00.000Z", QStringLiteral("k-2")),
               request(QStringLiteral("r3"), "2026-03-04T12:00:00.000Z", {})});
        QCOMPARE(activity().first().requests, 3);
        QCOMPARE(activity(1, 31, {{QStringLiteral("k-2")}}).first().requests, 1);
        QCOMPARE(activity(1, 31, {{QStringLiteral("k-1"), QStringLiteral("k-2")}}).first().requests, 2);
        QVERIFY(activity(1, 31, {{QStringLiteral("k-9")}}).isEmpty());
        QVERIFY(activity(1, 31, QStringList()).isEmpty());
    }

    void playMoneyAndWhatNobodyAnsweredIsLeftOut()
    {
        RequestRecord play = request(QStringLiteral("r1"), "2026-03-04T12:00:00.000Z");
        play.costSource = CostSource::Simulated;
        RequestRecord refused = request(QStringLiteral("r2"), "2026-03-04T12:00:00.000Z");
        refused.provider.clear();
        refused.cost.reset();
        RequestRecord free = request(QStringLiteral("r3"), "2026-03-04T12:00:00.000Z");
        free.cost = Money();
        write({play, refused, free});
        QCOMPARE(activity().size(), 1);
        QCOMPARE(activity().first().requests, 1);
        QCOMPARE(totalSpent(), Money());
    }

    void aRequestThatIsThereAlreadyIsNotCountedTwice()
    {
        write({request(QStringLiteral("r1"), "2026-03-04T12:00:00.000Z")});
        write({request(QStringLiteral("r1"), "2026-03-04T12:00:00.000Z")});
        QCOMPARE(activity().first().requests, 1);
        QCOMPARE(totalSpent(), pico(5));
    }

    void batchesAddUp()
    {
        const auto at = [](const char *id, const char *time) { return request(QLatin1String(id), time); };
        const RequestRecord twice = at("r1", "2026-03-04T12:00:00.000Z");
        write({twice, twice, at("r2", "2026-03-04T12:14:59.999Z"), at("r3", "2026-03-04T12:15:00.000Z")});
        write({at("r4", "2026-03-04T12:01:00.000Z"), twice});
        QCOMPARE(activity().size(), 1);
        QCOMPARE(activity().first().requests, 4);
        QCOMPARE(activity().first().cost, pico(20));
        QCOMPARE(totalSpent(), pico(20));
        const SpendQuery query {.from = day(4), .to = day(4), .zone = QTimeZone::utc()};
        const QList<DailySpend> days = m_store->spendPerDay(query).result().value();
        QCOMPARE(days.size(), 1);
        QCOMPARE(days.first().requests, 4);
        QCOMPARE(days.first().promptTokens, 40);
        QCOMPARE(days.first().cost, pico(20));
    }

    void nonsenseSumsUpToTheMost()
    {
        QList<RequestRecord> records;
        for (const char *id : {"r1", "r2", "r3"}) {
            RequestRecord record = request(QLatin1String(id), "2026-03-04T12:00:00.000Z", QLatin1String(id));
            record.cost = Money::max();
            record.attempts.first().cost = Money::max();
            record.usage->promptTokens = INT64_MAX;
            records << record << record;
            records.last().id += u'b';
        }
        write(records);
        QCOMPARE(activity().first().cost, Money::max());
        QCOMPARE(activity().first().promptTokens, 3'000'000'000'000);
        QCOMPARE(totalSpent(), Money::max());
    }

    void allThatWasSpentSurvivesTheRemovalOfRequests()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QList<RequestRecord> records;
        for (int i = 0; i < 5; ++i) {
            records << request(QStringLiteral("old %1").arg(i), "2026-03-04T12:00:00.000Z");
            records << request(QStringLiteral("new %1").arg(i), "2026-03-04T12:00:00.000Z");
            records.last().time = now.addSecs(-3600 * i);
        }
        records.first().time = at("2026-03-04T12:14:59.999Z");
        records[2].time = at("2026-03-04T12:15:00.000Z");
        write(records);
        QCOMPARE(totalSpent(), pico(50));
        QVERIFY(m_store->prune(30).result().ok());
        QVERIFY(!find(QStringLiteral("old 1")));
        QVERIFY(find(QStringLiteral("new 1")));
        QCOMPARE(totalSpent(), pico(50));
        QVERIFY(activity().isEmpty()); // of the days that were removed
        QVERIFY(m_store->prune(1).result().ok());
        QCOMPARE(totalSpent(), pico(50));
    }

    void nothingCountsTwiceWhileRequestsAreBeingRemoved()
    {
        write({request(QStringLiteral("r1"), "2026-03-04T12:01:00.000Z"),
               request(QStringLiteral("r2"), "2026-03-04T12:02:00.000Z"),
               request(QStringLiteral("r3"), "2026-03-04T12:20:00.000Z")});
        m_store.reset();
        {
            // As it is after some of them: r1 is removed, its sum by 15 minutes is still there.
            Database database(path());
            QCOMPARE(database.open().mode, HistoryState::Mode::ReadWrite);
            QVERIFY(database
                        .execute(QStringLiteral("INSERT INTO pruned_spend VALUES (1, '', '', '', '', 'acme', "
                                                "'', 'acme/large', 0, 5)"))
                        .ok());
            QVERIFY(database.execute(QStringLiteral("DELETE FROM requests WHERE id = 'r1'")).ok());
        }
        m_store = std::make_unique<HistoryStore>(path());
        QCOMPARE(totalSpent(), pico(15));
    }

    void anOlderFileBringsItsLastDaysAlong()
    {
        m_store.reset();
        const QString schema = m_folder->filePath(QStringLiteral("schema"));
        QVERIFY(QDir().mkpath(schema));
        const QStringList steps = QDir(QStringLiteral(":/schema")).entryList({QStringLiteral("*.sql")});
        for (const QString &step : steps.first(5))
            QVERIFY(QFile::copy(QStringLiteral(":/schema/") + step, schema + u'/' + step));
        const QDate today = QDateTime::currentDateTimeUtc().date();
        {
            Database database(path(), schema);
            QCOMPARE(database.open().mode, HistoryState::Mode::ReadWrite);
            const auto add = [&](int sequence, const QDate &date, const char *source, const char *provider) {
                const QString request =
                    QStringLiteral("INSERT INTO requests (seq, id, time, model, provider, streamed, status, "
                                   "attempts, prompt_tokens, cost_picodollars, cost_source, duration_ms) "
                                   "VALUES (%1, 'r%1', '%2T23:59:59.999Z', 'acme/large', %3, 0, 200, 2, 10, "
                                   "9223372036854775807, '%4', 1)")
                        .arg(sequence)
                        .arg(date.toString(Qt::ISODate), QLatin1String(provider), QLatin1String(source));
                const QString attempts =
                    QStringLiteral("INSERT INTO attempts (request_seq, ordinal, provider, endpoint, "
                                   "error_kind, duration_ms) VALUES (%1, 1, 'acme', 'acme/fp8', NULL, 1), "
                                   "(%1, 2, 'acme', 'acme/bf16', 'cancelled', 1)")
                        .arg(sequence);
                QVERIFY(database.execute(request).ok());
                QVERIFY(database.execute(attempts).ok());
            };
            add(1, today.addDays(-1), "computed", "'acme'");
            add(2, today.addDays(-1), "computed", "'acme'");
            add(3, today.addDays(-1), "simulated", "'acme'");
            add(4, today.addDays(-31), "reported", "NULL");
            add(5, today.addDays(-32), "computed", "'acme'");
        }
        m_store = std::make_unique<HistoryStore>(path());
        const QList<EndpointDay> days =
            m_store->activity({.from = today.addDays(-60), .to = today}).result().value();
        QCOMPARE(days.size(), 2);
        QCOMPARE(days.first().day, today.addDays(-31));
        QCOMPARE(days.first().provider, QString());
        QCOMPARE(days.last().requests, 2);
        QCOMPARE(days.last().endpoint, QStringLiteral("acme/fp8"));
        QCOMPARE(days.last().promptTokens, 20);
        QCOMPARE(days.last().cost, Money::max());
    }

    void sumsByDaysAreFoundByTheirIndex()
    {
        write({request(QStringLiteral("r1"), "2026-03-04T12:00:00.000Z")});
        m_store.reset();
        Database database(path());
        QCOMPARE(database.open().mode, HistoryState::Mode::ReadWrite);
        const auto planOf = [&](const QString &statement) {
            QSqlQuery query(database.handle());
            QStringList steps;
            if (query.exec(QStringLiteral("EXPLAIN QUERY PLAN ") + statement)) {
                while (query.next())
                    steps << query.value(3).toString();
            }
            return steps.join(u'\n');
        };
        const QString days = planOf(QStringLiteral(
            "SELECT day, SUM(requests) FROM usage_days WHERE day >= '2026-03-01' AND day <= '2026-03-30' "
            "GROUP BY day, model, provider, endpoint ORDER BY day, model, provider, endpoint"));
        QCOMPARE(days, QStringLiteral("SEARCH usage_days USING PRIMARY KEY (day>? AND day<?)"));
        const QString one = planOf(QStringLiteral("SELECT * FROM requests WHERE id = 'x'"));
        QVERIFY2(one.startsWith(QLatin1String("SEARCH requests USING INDEX")), qPrintable(one));
    }
};

QTEST_GUILESS_MAIN(TestAccountQueries)
#include "test_account_queries.moc"
