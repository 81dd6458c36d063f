#include "core/history/endpoint_records.h"
#include "core/history/history_store.h"

#include <QElapsedTimer>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace core;

namespace {

const auto kModel = QStringLiteral("acme/large");

QDateTime noon()
{
    return QDateTime::fromString(QStringLiteral("2026-03-04T12:00:59.500Z"), Qt::ISODateWithMs);
}

AttemptRecord attempt(int ordinal, const QString &provider, qint64 startedMs,
                      std::optional<ErrorKind> error = {})
{
    AttemptRecord attempt;
    attempt.ordinal = ordinal;
    attempt.model = kModel;
    attempt.provider = provider;
    attempt.endpoint = provider + QStringLiteral("/eu");
    if (error)
        attempt.error = Error {.kind = *error, .message = QStringLiteral("No.")};
    else
        attempt.cost = Money::fromPicoDollars(700);
    attempt.started = noon().addMSecs(startedMs);
    attempt.durationMs = 900;
    return attempt;
}

/// Answered by acme at its first attempt.
RequestRecord answered(int number, qint64 ttftMs = 300, double speed = 50)
{
    RequestRecord record;
    record.id = QStringLiteral("r%1").arg(number);
    record.time = noon();
    record.modelAsked = QStringLiteral("large");
    record.model = kModel;
    record.provider = QStringLiteral("acme");
    record.streamed = true;
    record.status = 200;
    record.usage = Usage {.promptTokens = 100, .cachedTokens = 40, .completionTokens = 20};
    record.cost = Money::fromPicoDollars(700);
    record.costSource = CostSource::Computed;
    record.ttftMs = ttftMs;
    record.tokensPerSecond = speed;
    record.attempts << attempt(1, QStringLiteral("acme"), 10);
    return record;
}

} // namespace

class TestEndpointRecords : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HistoryStore> m_store;

    QList<EndpointRecord> ask(const EndpointRecordQuery &query)
    {
        return m_store->endpointRecords(query).result().value();
    }
    /// Of one model and of all: both ways must tell the same of it.
    QList<EndpointRecord> records(const QList<RequestRecord> &requests)
    {
        for (const RequestRecord &request : requests)
            m_store->append(request);
        const QList<EndpointRecord> all = ask({.from = noon()});
        const QList<EndpointRecord> ofModel = ask({.from = noon(), .model = kModel});
        if (all != ofModel)
            QTest::qFail("the model's own records differ from those among all", __FILE__, __LINE__);
        return all;
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<HistoryStore>(m_folder->filePath(QStringLiteral("history.sqlite")));
    }
    void cleanup() { m_store.reset(); }

    void quantiles_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<double>("share");
        QTest::addColumn<double>("expected");
        QTest::newRow("one") << QList<double> {7} << 0.9 << 7.0;
        QTest::newRow("middle of three") << QList<double> {9, 1, 4} << 0.5 << 4.0;
        QTest::newRow("between two") << QList<double> {1, 4} << 0.5 << 2.5;
        QTest::newRow("nine tenths of eleven")
            << QList<double> {10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0} << 0.9 << 9.0;
        QTest::newRow("a tenth of eleven") << QList<double> {10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0} << 0.1 << 1.0;
        QTest::newRow("equal ones") << QList<double> {3, 3, 3, 3} << 0.9 << 3.0;
    }
    void quantiles()
    {
        QFETCH(QList<double>, values);
        QFETCH(double, share);
        std::vector<double> given(values.cbegin(), values.cend());
        QTEST(quantileOf(given, share).value(), "expected");
    }
    void noValuesHaveNoQuantile()
    {
        std::vector<double> none;
        QVERIFY(!quantileOf(none, 0.5));
    }

    void anEmptyHistoryHasNoRecords()
    {
        QVERIFY(records({}).isEmpty());
        QVERIFY(ask({}).isEmpty());
    }

    void aFailureCountsWhereItHappenedTheAnswerWhereItCameFrom()
    {
        RequestRecord request = answered(1, 2'300);
        request.attempts = {attempt(1, QStringLiteral("groq"), 10, ErrorKind::Overloaded),
                            attempt(2, QStringLiteral("acme"), 2'000)}; // in the next minute
        const QList<EndpointRecord> found = records({request});
        QCOMPARE(found.size(), 2);
        QCOMPARE(found.at(0), (EndpointRecord {.model = kModel,
                                               .provider = QStringLiteral("acme"),
                                               .endpoint = QStringLiteral("acme/eu"),
                                               .requests = 1,
                                               .promptTokens = 100,
                                               .cachedTokens = 40,
                                               .completionTokens = 20,
                                               .cost = Money::fromPicoDollars(700),
                                               .ttftMs = 300, // of the 2.3 s since the arrival
                                               .ttftP90Ms = 300,
                                               .throughput = 50,
                                               .throughputP10 = 50,
                                               .lastUsed = noon()}));
        QCOMPARE(found.at(1), (EndpointRecord {.model = kModel,
                                               .provider = QStringLiteral("groq"),
                                               .endpoint = QStringLiteral("groq/eu"),
                                               .requests = 1,
                                               .failures = 1,
                                               .lastUsed = noon()}));
    }

    void mediansAreOfAllAnswers()
    {
        QList<RequestRecord> requests;
        for (int i = 1; i <= 11; ++i)
            requests << answered(i, 10 + i * 100, i * 10);
        const EndpointRecord record = records(requests).value(0);
        QCOMPARE(record.requests, 11);
        QCOMPARE(record.ttftMs, std::optional(600.0));
        QCOMPARE(record.ttftP90Ms, std::optional(1000.0));
        QCOMPARE(record.throughput, std::optional(60.0));
        QCOMPARE(record.throughputP10, std::optional(20.0));
        QCOMPARE(record.cost, Money::fromPicoDollars(7'700));
    }

    void twoClocksMayDifferByTheirRounding_data()
    {
        QTest::addColumn<qint64>("wait");
        QTest::addColumn<std::optional<double>>("expected");
        // The attempt began 10 ms after the arrival.
        QTest::newRow("after") << qint64(11) << std::optional(1.0);
        QTest::newRow("at once") << qint64(10) << std::optional(0.0);
        QTest::newRow("both rounded") << qint64(8) << std::optional(0.0);
        QTest::newRow("the clock was set") << qint64(7) << std::optional<double>();
    }
    void twoClocksMayDifferByTheirRounding()
    {
        QFETCH(qint64, wait);
        const QList<EndpointRecord> found = records({answered(1, wait)});
        QCOMPARE(found.size(), 1);
        QTEST(found.at(0).ttftMs, "expected");
    }

    void whatTheUserCancelledIsNoFailure()
    {
        RequestRecord cancelled = answered(1);
        cancelled.attempts = {attempt(1, QStringLiteral("acme"), 10, ErrorKind::Cancelled)};
        cancelled.status = 499;
        RequestRecord race = answered(2);
        race.attempts = {attempt(1, QStringLiteral("groq"), 10, ErrorKind::Cancelled),
                         attempt(2, QStringLiteral("acme"), 20)};
        const QList<EndpointRecord> found = records({cancelled, race});
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.at(0).requests, 1);
        QCOMPARE(found.at(0).failures, 0);
    }

    void anAnswerThatCameAsAWholeHasNoFirstToken()
    {
        RequestRecord whole = answered(1);
        whole.streamed = false;
        whole.tokensPerSecond.reset();
        const EndpointRecord record = records({whole}).value(0);
        QCOMPARE(record.requests, 1);
        QCOMPARE(record.completionTokens, 20);
        QVERIFY(!record.ttftMs);
        QVERIFY(!record.throughput);
    }

    void aBrokenAnswerIsAFailureWithoutTokens()
    {
        RequestRecord broken = answered(1);
        broken.attempts = {attempt(1, QStringLiteral("acme"), 10, ErrorKind::StreamBroken)};
        const EndpointRecord record = records({broken}).value(0);
        QCOMPARE(record.failures, 1);
        QCOMPARE(record.completionTokens, 0);
        QVERIFY(!record.throughput);
    }

    void anAttemptWithoutAModelIsThatOfTheRequest()
    {
        RequestRecord old = answered(1);
        old.attempts[0].model.clear();
        old.attempts[0].cost.reset();
        RequestRecord unanswered = answered(2);
        unanswered.modelAsked = kModel;
        unanswered.model.clear();
        unanswered.provider.clear();
        unanswered.attempts = {attempt(1, QStringLiteral("acme"), 10, ErrorKind::Overloaded)};
        unanswered.attempts[0].model.clear();
        const QList<EndpointRecord> found = records({old, unanswered, answered(3)});
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.at(0).model, kModel);
        QCOMPARE(found.at(0).requests, 3);
        QCOMPARE(found.at(0).failures, 1);
        QCOMPARE(found.at(0).cost, Money::fromPicoDollars(1'400));
    }

    void aFallbackModelHasItsOwnRecord()
    {
        RequestRecord request = answered(1);
        request.attempts = {attempt(1, QStringLiteral("acme"), 10, ErrorKind::Overloaded),
                            attempt(2, QStringLiteral("acme"), 20)};
        request.attempts[1].model = QStringLiteral("acme/small");
        request.model = QStringLiteral("acme/small");
        m_store->append(request);
        const QList<EndpointRecord> all = ask({.from = noon()});
        QCOMPARE(all.size(), 2);
        QCOMPARE(all.at(0).failures, 1);
        QCOMPARE(all.at(1).model, QStringLiteral("acme/small"));
        QCOMPARE(all.at(1).failures, 0);
        QCOMPARE(ask({.from = noon(), .model = kModel}), QList<EndpointRecord> {all.at(0)});
    }

    void earlierRequestsAndPlayMoneyAreLeftOutWhereAsked()
    {
        RequestRecord early = answered(1);
        early.time = noon().addMSecs(-1);
        RequestRecord simulated = answered(2);
        simulated.costSource = CostSource::Simulated;
        QCOMPARE(records({early, simulated}).value(0).requests, 1);
        for (const QString &model : {QString(), kModel})
            QVERIFY(ask({.from = noon(), .model = model, .includeSimulated = false}).isEmpty());
    }

    void aLongHistoryIsAnsweredFromItsNewestAttempts()
    {
        QVERIFY(m_store->flush().result().ok());
        m_store.reset();
        fill(100'000);
        m_store = std::make_unique<HistoryStore>(m_folder->filePath(QStringLiteral("history.sqlite")));
        m_store->open().waitForFinished();

        QElapsedTimer watch;
        watch.start();
        const QList<EndpointRecord> ofModel = ask({.from = noon().addYears(-1), .model = kModel});
        const qint64 took = watch.restart();
        const QList<EndpointRecord> all = ask({.from = noon().addYears(-1)});
        qInfo("100,000 requests: one model in %lld ms, all models in %lld ms", took, watch.elapsed());
        QCOMPARE(ofModel.size(), 1);
        QCOMPARE(ofModel.at(0).requests, kMostAttemptsOfModel);
        QCOMPARE(ofModel.at(0).ttftMs, std::optional(95'000.5)); // the newest waited longest
        QCOMPARE(all.at(0).requests, kMostAttempts);
    }

private:
    void fill(int requests)
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("fill"));
        database.setDatabaseName(m_folder->filePath(QStringLiteral("history.sqlite")));
        QVERIFY(database.open());
        QSqlQuery query(database);
        const QString numbers = QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
                                               "FROM n WHERE i < %1) ")
                                    .arg(requests);
        const QString time = QStringLiteral("'2026-03-04T12:00:00.000Z'");
        QVERIFY(query.exec(QStringLiteral("BEGIN")));
        QVERIFY(query.exec(
            numbers
            + QStringLiteral("INSERT INTO requests (seq, id, time, model, provider, streamed, status, "
                             "attempts, ttft_ms, duration_ms, tokens_per_s, price_snapshot) "
                             "SELECT i, 'r' || i, %1, 'acme/large', 'acme', 1, 200, 1, i, 3000, 50, "
                             "'{\"prompt\":\"0.000003\",\"completion\":\"0.000015\"}' FROM n")
                  .arg(time)));
        QVERIFY(query.exec(
            numbers
            + QStringLiteral("INSERT INTO attempts (request_seq, ordinal, provider, endpoint, started, "
                             "duration_ms, why, model, cost_picodollars) SELECT i, 1, 'acme', 'acme/eu', %1, "
                             "3000, 'the cheapest of three', 'acme/large', 700 FROM n")
                  .arg(time)));
        QVERIFY(query.exec(QStringLiteral("COMMIT")));
        query.clear();
        database.close();
        database = {};
        QSqlDatabase::removeDatabase(QStringLiteral("fill"));
    }
};

QTEST_GUILESS_MAIN(TestEndpointRecords)
#include "test_endpoint_records.moc"
