#include "tests/support/engine_harness.h"
#include "tests/support/faults.h"
#include "tests/support/mock_upstream.h"

#include <QElapsedTimer>
#include <QTest>

using namespace core;

namespace {

constexpr int kPatienceMs = 20'000;
constexpr qint64 kCheapPrice = 1'000'000; ///< Pico-dollars a token.
constexpr qint64 kDearPrice = 2'000'000;
constexpr qint64 kAnswerTokens = 14;

const QByteArray kHedgeSoon = R"({"routing":{"sort":"price","hedge_after_ms":100}})";
const QString kRequest =
    QStringLiteral("SELECT status, error_kind, attempts, cost_picodollars, cost_source FROM requests_v1");
const QString kAttempts = QStringLiteral(
    "SELECT provider, status, error_kind, why, cost_picodollars FROM attempts_v1 ORDER BY ordinal");

QList<QByteArray> piecesOf(const MockScript &answer)
{
    QList<QByteArray> pieces;
    for (const MockScript::Step &step : answer.steps())
        pieces << std::get<MockScript::Send>(step).bytes;
    return pieces;
}

/// Nothing until MockUpstream::release(), then that answer.
MockScript held(const MockScript &answer)
{
    return MockScript().hold().send(piecesOf(answer));
}

/// The first token of a stream.
MockScript firstToken(const QByteArray &text)
{
    return MockScript::streamHead().send(MockScript::chunk(textEvent(text)));
}

QStringList column(const QList<QVariantMap> &rows, const QString &name)
{
    QStringList values;
    for (const QVariantMap &row : rows)
        values << row.value(name).toString();
    return values;
}

} // namespace

/// Two endpoints asked at once, and the time after which none is asked any more, over real sockets.
class RacesTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void whoIsLateIsOvertakenAndClosed();
    void whoIsLateMayStillWin();
    void whoAnswersInTimeIsAskedAlone();
    void forAWholeAnswerNobodyElseIsAsked();
    void ofTwoTheOneThatFailsDoesNotDecide_data();
    void ofTwoTheOneThatFailsDoesNotDecide();
    void ifBothFailThereIsOneError();
    void cancellingClosesBoth();
    void nobodyIsAskedAfterTheDeadline();
    void beforeTheDeadlineOthersAreAsked();
    void aPauseBeyondTheDeadlineIsNotWaitedFor();

private:
    void start(const QByteArray &config);
    std::unique_ptr<CallLog> ask();
    qint64 promptTokens();

    std::unique_ptr<MockUpstream> m_cheap;
    std::unique_ptr<MockUpstream> m_dear;
    std::unique_ptr<EngineHarness> m_harness;
};

void RacesTest::init()
{
    m_cheap = std::make_unique<MockUpstream>();
    m_dear = std::make_unique<MockUpstream>();
}

void RacesTest::cleanup()
{
    m_harness.reset();
    m_dear.reset();
    m_cheap.reset();
}

void RacesTest::start(const QByteArray &config)
{
    m_harness = std::make_unique<EngineHarness>(
        QList<HarnessProvider> {
            {QStringLiteral("cheap"), m_cheap->url(u"/v1").toString(), QStringLiteral("0.000001")},
            {QStringLiteral("dear"), m_dear->url(u"/v1").toString(), QStringLiteral("0.000002")}},
        config);
}

std::unique_ptr<CallLog> RacesTest::ask()
{
    return std::make_unique<CallLog>(m_harness->engine().call(EngineHarness::question(), {}));
}

/// As they are counted here.
qint64 RacesTest::promptTokens()
{
    QFuture<PromptTokens> counted = m_harness->engine().countTokens(EngineHarness::question());
    return QTest::qWaitFor([&] { return counted.isFinished(); }, kPatienceMs) ? counted.result().tokens : 0;
}

void RacesTest::whoIsLateIsOvertakenAndClosed()
{
    m_cheap->setDefault(MockScript().hold());
    m_dear->setDefault(firstToken("Hel").hold().send(piecesOf(healthyAnswer(true)).mid(2)));
    start(kHedgeSoon);
    QElapsedTimer sinceFirstToken;
    qint64 closedAfterMs = -1;
    connect(m_cheap.get(), &MockUpstream::clientClosed, this,
            [&] { closedAfterMs = sinceFirstToken.elapsed(); });
    const auto log = ask();
    connect(log->handle.get(), &CallHandle::progressed, this, [&](const CallProgress &progress) {
        if (!progress.events.isEmpty() && !sinceFirstToken.isValid())
            sinceFirstToken.start();
    });
    // The winner is still answering.
    QTRY_COMPARE_WITH_TIMEOUT(m_cheap->closedByClient(), 1, kPatienceMs);
    QCOMPARE(log->text, QStringLiteral("Hel"));
    QVERIFY(!log->isFinished());
    QVERIFY2(closedAfterMs >= 0 && closedAfterMs < 100, qPrintable(QString::number(closedAfterMs)));
    m_dear->release();
    QTRY_VERIFY_WITH_TIMEOUT(log->isFinished(), kPatienceMs);
    QCOMPARE(log->text, QStringLiteral("Hello"));
    QVERIFY(!log->record->error);
    QCOMPARE(log->record->provider, QStringLiteral("dear"));

    const QList<QVariantMap> attempts = m_harness->historyRows(kAttempts);
    QCOMPARE(column(attempts, QStringLiteral("provider")),
             QStringList({QStringLiteral("cheap"), QStringLiteral("dear")}));
    QCOMPARE(column(attempts, QStringLiteral("error_kind")),
             QStringList({QStringLiteral("cancelled"), QString()}));
    QVERIFY(attempts.first().value(QStringLiteral("status")).isNull());
    QVERIFY(attempts.last().value(QStringLiteral("why")).toString().contains(QLatin1String("Cheap is late")));
    // The loser read the prompt, and whoever reads charges for it.
    const qint64 lost = promptTokens() * kCheapPrice;
    const qint64 won = kAnswerTokens * kDearPrice;
    QVERIFY(lost > 0);
    QCOMPARE(column(attempts, QStringLiteral("cost_picodollars")),
             QStringList({QString::number(lost), QString::number(won)}));
    const QVariantMap request = m_harness->historyRows(kRequest).value(0);
    QCOMPARE(request.value(QStringLiteral("cost_picodollars")).toLongLong(), won + lost);
    QCOMPARE(request.value(QStringLiteral("cost_source")).toString(), QStringLiteral("estimated"));
    QCOMPARE(request.value(QStringLiteral("attempts")).toInt(), 2);
    // To be slow once is no fault.
    const auto candidates = m_harness->engine().explain(EngineHarness::question()).result().candidates;
    QCOMPARE(candidates.first().target.providerId, QStringLiteral("cheap"));
    QVERIFY(!candidates.first().place.setBack);
}

void RacesTest::whoIsLateMayStillWin()
{
    m_cheap->setDefault(held(healthyAnswer(true)));
    m_dear->setDefault(MockScript().hold());
    start(kHedgeSoon);
    const auto log = ask();
    QTRY_COMPARE_WITH_TIMEOUT(m_dear->requests().size(), 1, kPatienceMs);
    m_cheap->release();
    QTRY_VERIFY_WITH_TIMEOUT(log->isFinished(), kPatienceMs);
    QCOMPARE(log->text, QStringLiteral("Hello"));
    QCOMPARE(log->record->provider, QStringLiteral("cheap"));
    QTRY_COMPARE_WITH_TIMEOUT(m_dear->closedByClient(), 1, kPatienceMs);

    const QList<QVariantMap> attempts = m_harness->historyRows(kAttempts);
    QCOMPARE(column(attempts, QStringLiteral("error_kind")),
             QStringList({QString(), QStringLiteral("cancelled")}));
    QCOMPARE(log->record->cost->picoDollars(), kAnswerTokens * kCheapPrice + promptTokens() * kDearPrice);
    QCOMPARE(log->record->costSource, CostSource::Estimated);
}

void RacesTest::whoAnswersInTimeIsAskedAlone()
{
    // The first token comes before the second endpoint would be asked, the end after that.
    m_cheap->setDefault(firstToken("Hel").wait(1'300).send(piecesOf(healthyAnswer(true)).mid(2)));
    start(R"({"routing":{"sort":"price","hedge_after_ms":1000}})");
    const auto log = ask();
    QTRY_VERIFY_WITH_TIMEOUT(log->isFinished(), kPatienceMs);
    QCOMPARE(log->text, QStringLiteral("Hello"));
    QVERIFY(log->record->durationMs > 1'000);
    QCOMPARE(log->record->attempts.size(), 1);
    QCOMPARE(log->record->cost->picoDollars(), kAnswerTokens * kCheapPrice);
    QCOMPARE(log->record->costSource, CostSource::Computed);
    QCOMPARE(m_dear->connectionsAccepted(), 0);
}

void RacesTest::forAWholeAnswerNobodyElseIsAsked()
{
    // All of it comes at once, long after a stream would have begun.
    m_cheap->setDefault(MockScript().wait(400).send(piecesOf(healthyAnswer(false))));
    start(kHedgeSoon);
    ChatRequest request = EngineHarness::question();
    request.stream = false;
    CallLog log(m_harness->engine().call(request, {}));
    QTRY_VERIFY_WITH_TIMEOUT(log.isFinished(), kPatienceMs);
    QCOMPARE(log.text, QStringLiteral("Hello"));
    QVERIFY(log.record->durationMs > 100);
    QCOMPARE(log.record->attempts.size(), 1);
    QCOMPARE(m_dear->connectionsAccepted(), 0);
}

void RacesTest::ofTwoTheOneThatFailsDoesNotDecide_data()
{
    QTest::addColumn<bool>("firstFails");
    QTest::newRow("the late one fails") << true;
    QTest::newRow("the second one fails") << false;
}

void RacesTest::ofTwoTheOneThatFailsDoesNotDecide()
{
    QFETCH(const bool, firstFails);
    // Of a kind that shows at its key as soon as it has come.
    const MockScript failure = held(refusalAnswer(429, "slow down"));
    const MockScript answer = held(healthyAnswer(true));
    m_cheap->setDefault(firstFails ? failure : answer);
    m_dear->setDefault(firstFails ? answer : failure);
    MockUpstream &failing = firstFails ? *m_cheap : *m_dear;
    MockUpstream &answering = firstFails ? *m_dear : *m_cheap;
    start(kHedgeSoon);
    const auto log = ask();
    QTRY_COMPARE_WITH_TIMEOUT(m_dear->heldConnections(), 1, kPatienceMs);
    failing.release();
    const int failed = firstFails ? 0 : 1;
    QTRY_VERIFY_WITH_TIMEOUT(!m_harness->engine().providerKeys().result().at(failed).lastError.isEmpty(),
                             kPatienceMs);
    QVERIFY(!log->isFinished());
    answering.release();
    QTRY_VERIFY_WITH_TIMEOUT(log->isFinished(), kPatienceMs);
    QCOMPARE(log->text, QStringLiteral("Hello"));
    QVERIFY(!log->record->error);
    QCOMPARE(log->record->attempts.size(), 2);
    QCOMPARE(m_cheap->requests().size() + m_dear->requests().size(), 2);
}

void RacesTest::ifBothFailThereIsOneError()
{
    m_cheap->setDefault(held(refusalAnswer(404, "model not found")));
    m_dear->setDefault(held(refusalAnswer(402, "Insufficient Balance")));
    start(kHedgeSoon);
    const auto log = ask();
    QTRY_COMPARE_WITH_TIMEOUT(m_dear->heldConnections(), 1, kPatienceMs);
    m_dear->release();
    m_cheap->release();
    QTRY_VERIFY_WITH_TIMEOUT(log->isFinished(), kPatienceMs);
    QVERIFY(log->events.isEmpty());
    QVERIFY(log->record->error);
    const QString &message = log->record->error->message;
    QVERIFY2(message.contains(QLatin1String("Cheap")) && message.contains(QLatin1String("Dear")),
             qPrintable(message));
    const QList<QVariantMap> attempts = m_harness->historyRows(kAttempts);
    QCOMPARE(column(attempts, QStringLiteral("error_kind")),
             QStringList({QStringLiteral("model_unavailable"), QStringLiteral("out_of_credit")}));
    QVERIFY(!log->record->cost);
}

void RacesTest::cancellingClosesBoth()
{
    m_cheap->setDefault(MockScript().hold());
    m_dear->setDefault(MockScript().hold());
    start(kHedgeSoon);
    const auto log = ask();
    QTRY_COMPARE_WITH_TIMEOUT(m_dear->heldConnections(), 1, kPatienceMs);
    log->drop();
    QTRY_COMPARE_WITH_TIMEOUT(m_cheap->closedByClient(), 1, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_dear->closedByClient(), 1, kPatienceMs);
    const QVariantMap request = m_harness->historyRows(kRequest).value(0);
    QCOMPARE(request.value(QStringLiteral("status")).toInt(), 499);
    QCOMPARE(request.value(QStringLiteral("error_kind")).toString(), QStringLiteral("cancelled"));
    const QList<QVariantMap> attempts = m_harness->historyRows(kAttempts);
    QCOMPARE(column(attempts, QStringLiteral("error_kind")),
             QStringList({QStringLiteral("cancelled"), QStringLiteral("cancelled")}));
    // Both have the prompt.
    qint64 sum = 0;
    for (const QVariantMap &attempt : attempts) {
        const qint64 cost = attempt.value(QStringLiteral("cost_picodollars")).toLongLong();
        QVERIFY(cost > 0);
        sum += cost;
    }
    QCOMPARE(request.value(QStringLiteral("cost_picodollars")).toLongLong(), sum);
}

void RacesTest::nobodyIsAskedAfterTheDeadline()
{
    m_cheap->setDefault(MockScript().hold());
    m_dear->setDefault(healthyAnswer(true));
    start(R"({"routing":{"sort":"price","deadline_ms":1000},"timeouts":{"first_token_ms":1100}})");
    const auto log = ask();
    QTRY_VERIFY_WITH_TIMEOUT(log->isFinished(), kPatienceMs);
    QVERIFY(log->record->error);
    QCOMPARE(log->record->error->kind, ErrorKind::FirstTokenTimeout);
    QCOMPARE(log->record->attempts.size(), 1);
    QCOMPARE(m_dear->connectionsAccepted(), 0);
}

void RacesTest::beforeTheDeadlineOthersAreAsked()
{
    m_cheap->setDefault(refusalAnswer(503, "down"));
    m_dear->setDefault(healthyAnswer(true));
    start(R"({"routing":{"sort":"price","deadline_ms":60000}})");
    const auto log = ask();
    QTRY_VERIFY_WITH_TIMEOUT(log->isFinished(), kPatienceMs);
    QCOMPARE(log->text, QStringLiteral("Hello"));
    QCOMPARE(log->record->attempts.size(), 2);
}

void RacesTest::aPauseBeyondTheDeadlineIsNotWaitedFor()
{
    const MockScript refusal = refusalAnswer(429, "slow down", {{"retry-after", "2"}});
    m_cheap->setDefault(refusal);
    m_dear->setDefault(refusal);
    start(R"({"routing":{"sort":"price","deadline_ms":1000}})");
    const auto log = ask();
    QTRY_VERIFY_WITH_TIMEOUT(log->isFinished(), kPatienceMs);
    QVERIFY(log->record->error);
    QCOMPARE(log->record->error->kind, ErrorKind::RateLimited);
    QCOMPARE(log->record->error->retryAfter->count(), 2'000);
    QCOMPARE(log->record->attempts.size(), 2);
}

QTEST_GUILESS_MAIN(RacesTest)
#include "tst_races.moc"
