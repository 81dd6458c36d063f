#include "tests/support/engine_harness.h"
#include "tests/support/faults.h"
#include "tests/support/local_api.h"
#include "tests/support/mock_upstream.h"

#include <QTest>

using namespace core;

namespace {

constexpr int kPatienceMs = 20'000;

/// Two keys of the cheap provider, asked in turn.
const QByteArray kTwoKeys =
    R"({"routing":{"sort":"price","keys":"round-robin"},"providers":{"cheap":{"keys":[)"
    R"({"name":"main","secret":"keychain:cheap/main"},)"
    R"({"name":"spare","secret":"keychain:cheap/spare"}]}}})";
/// One request a minute from the cheap provider.
const QByteArray kOneAMinute = R"({"providers":{"cheap":{"keys":[{"name":"main",)"
                               R"("secret":"keychain:cheap/main","limits":{"rpm":1}}]}}})";

QByteArrayList keysSentTo(const MockUpstream &upstream)
{
    QByteArrayList keys;
    for (const ReceivedRequest &request : upstream.requests())
        keys << request.header("authorization");
    return keys;
}

/// `Hello` from a prompt of 1000 tokens, of which 800 were cached.
MockScript cachedAnswer()
{
    return MockScript::eventStream(
        {textEvent("Hello"),
         sseData(R"({"id":"u","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})"),
         sseData(R"({"id":"u","choices":[],"usage":{"prompt_tokens":1000,"completion_tokens":1,)"
                 R"("total_tokens":1001,"prompt_tokens_details":{"cached_tokens":800}}})"),
         sseData("[DONE]")});
}

} // namespace

/// What earlier answers and refusals do to the requests after them, over real sockets: keys, limits, warm
/// caches, and a start on an old history.
class TrafficMemoryTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void theSpareKeyIsUsedAfterALimit();
    void theSpareKeyComesAfterOtherEndpointsOfOneThatIsDown();
    void aRefusedKeyIsNotSentToItsOtherModels();
    void aKeyAtItsLimitSendsTheNextRequestElsewhere();
    void aKeyAtItsLimitWithNobodyElseIsNamed();
    void aSessionStaysWhereItWasAnswered_data();
    void aSessionStaysWhereItWasAnswered();
    void aConversationWithoutANameStaysWhereItWasCached();
    void aNewStartKnowsWhoFailed();

private:
    void start(const QByteArray &config, const QString &dearPrice = QStringLiteral("0.000002"));
    /// Waits for the end and checks that there is one.
    std::unique_ptr<CallLog> ask(const ChatRequest &request = EngineHarness::question());
    QString firstAsked(const ChatRequest &request = EngineHarness::question());

    std::unique_ptr<MockUpstream> m_cheap;
    std::unique_ptr<MockUpstream> m_dear;
    std::unique_ptr<EngineHarness> m_harness;
};

void TrafficMemoryTest::init()
{
    m_cheap = std::make_unique<MockUpstream>();
    m_dear = std::make_unique<MockUpstream>();
    m_dear->setDefault(healthyAnswer(true));
}

void TrafficMemoryTest::cleanup()
{
    m_harness.reset();
    m_dear.reset();
    m_cheap.reset();
}

void TrafficMemoryTest::start(const QByteArray &config, const QString &dearPrice)
{
    const QString cached = QStringLiteral("0.0000005");
    m_harness =
        std::make_unique<EngineHarness>(QList<HarnessProvider> {{.id = QStringLiteral("cheap"),
                                                                 .baseUrl = m_cheap->url(u"/v1").toString(),
                                                                 .cacheReadPrice = cached},
                                                                {.id = QStringLiteral("dear"),
                                                                 .baseUrl = m_dear->url(u"/v1").toString(),
                                                                 .promptPrice = dearPrice,
                                                                 .cacheReadPrice = cached}},
                                        config);
}

std::unique_ptr<CallLog> TrafficMemoryTest::ask(const ChatRequest &request)
{
    auto log = std::make_unique<CallLog>(m_harness->engine().call(request, {}));
    if (!QTest::qWaitFor([&] { return log->isFinished(); }, kPatienceMs))
        qFatal("the call does not end");
    return log;
}

QString TrafficMemoryTest::firstAsked(const ChatRequest &request)
{
    const RoutePlan plan = m_harness->engine().explain(request).result();
    return plan.candidates.isEmpty() ? QString() : plan.candidates.first().target.providerId;
}

void TrafficMemoryTest::theSpareKeyIsUsedAfterALimit()
{
    m_cheap->enqueue(refusalAnswer(429, "slow down", {{"retry-after", "40"}}));
    m_cheap->setDefault(healthyAnswer(true));
    start(kTwoKeys);
    const auto first = ask();
    QCOMPARE(first->text, QStringLiteral("Hello"));
    QCOMPARE(keysSentTo(*m_cheap), QByteArrayList({"Bearer key-of-cheap", "Bearer key-of-cheap/spare"}));
    QCOMPARE(first->record->attempts.first().keyName, QStringLiteral("main"));
    QCOMPARE(first->record->attempts.last().keyName, QStringLiteral("spare"));
    // The pause is that key's, not the endpoint's.
    const auto second = ask();
    QCOMPARE(second->record->attempts.size(), 1);
    QCOMPARE(second->record->attempts.first().keyName, QStringLiteral("spare"));
    QCOMPARE(m_dear->requests().size(), 0);
}

void TrafficMemoryTest::theSpareKeyComesAfterOtherEndpointsOfOneThatIsDown()
{
    m_cheap->setDefault(refusalAnswer(503, "down"));
    start(kTwoKeys);
    const auto answered = ask();
    QCOMPARE(answered->providers, QStringList({QStringLiteral("Cheap"), QStringLiteral("Dear")}));

    m_dear->setDefault(refusalAnswer(503, "down"));
    const auto failed = ask();
    QVERIFY(failed->record->error);
    QStringList keys;
    for (const AttemptRecord &attempt : failed->record->attempts)
        keys << attempt.provider + u'/' + attempt.keyName;
    // Whoever was asked last is asked once more.
    QCOMPARE(keys.size(), 4);
    QCOMPARE(keys.at(1), QStringLiteral("dear/main"));
    QVERIFY(keys.at(0) != keys.at(2));
    QCOMPARE(keys.at(3), keys.at(2));
}

void TrafficMemoryTest::aRefusedKeyIsNotSentToItsOtherModels()
{
    m_cheap->setDefault(refusalAnswer(401, "Incorrect API key provided"));
    m_dear->setDefault(refusalAnswer(404, "model not found"));
    start(R"({"providers":{"cheap":{"keys":[{"name":"main","secret":"keychain:cheap/main"}],"models":[)"
          R"({"id":"test/second","pricing":{"prompt":"0.000001","completion":"0.000001"}}]}}})");
    ChatRequest request = EngineHarness::question();
    request.fallbackModels = {QStringLiteral("test/second")};
    QCOMPARE(m_harness->engine().explain(request).result().candidates.size(), 3);
    const auto log = ask(request);
    QVERIFY(log->record->error);
    QCOMPARE(log->providers, QStringList({QStringLiteral("Cheap"), QStringLiteral("Dear")}));
    QCOMPARE(m_cheap->requests().size(), 1);
    QVERIFY2(log->record->error->message.contains(QLatin1String("cheap not tried: same key")),
             qPrintable(log->record->error->message));
}

void TrafficMemoryTest::aKeyAtItsLimitSendsTheNextRequestElsewhere()
{
    m_cheap->setDefault(healthyAnswer(true));
    start(kOneAMinute);
    QCOMPARE(ask()->providers, QStringList(QStringLiteral("Cheap")));
    QCOMPARE(ask()->providers, QStringList(QStringLiteral("Dear")));
    const RoutePlan plan = m_harness->engine().explain(EngineHarness::question()).result();
    QCOMPARE(plan.exclusions.size(), 1);
    QCOMPARE(plan.exclusions.first().reason, ExclusionReason::KeyLimit);
    QVERIFY(plan.exclusions.first().text.contains(QLatin1String("1 of 1 requests of the minute")));
}

void TrafficMemoryTest::aKeyAtItsLimitWithNobodyElseIsNamed()
{
    m_cheap->setDefault(healthyAnswer(true));
    m_harness = std::make_unique<EngineHarness>(
        QList<HarnessProvider> {{QStringLiteral("cheap"), m_cheap->url(u"/v1").toString()}}, kOneAMinute);
    QVERIFY(!ask()->record->error);
    const auto second = ask();
    QVERIFY(second->record->error);
    const Error &error = *second->record->error;
    QCOMPARE(error.kind, ErrorKind::RateLimited);
    QCOMPARE(second->record->status, 429);
    QVERIFY(error.retryAfter && *error.retryAfter <= std::chrono::seconds(61));
    const QJsonObject headers = error.metadata.value(QLatin1String("headers")).toObject();
    QCOMPARE(headers.value(QLatin1String("X-RateLimit-Limit")).toVariant().toString(), QStringLiteral("1"));
    QCOMPARE(headers.value(QLatin1String("X-RateLimit-Remaining")).toVariant().toString(),
             QStringLiteral("0"));
    QVERIFY2(error.message.contains(QLatin1String("key 'main': 1 of 1 requests of the minute are made")),
             qPrintable(error.message));
    QVERIFY(second->record->attempts.isEmpty());
    QCOMPARE(m_cheap->requests().size(), 1);
}

void TrafficMemoryTest::aSessionStaysWhereItWasAnswered_data()
{
    QTest::addColumn<QString>("session");
    QTest::addColumn<QStringList>("order");
    QTest::addColumn<QString>("next");
    const QString dear = QStringLiteral("dear");
    const QString cheap = QStringLiteral("cheap");
    QTest::newRow("a session") << QStringLiteral("s1") << QStringList() << dear;
    QTest::newRow("no session") << QString() << QStringList() << cheap;
    QTest::newRow("a session and an order") << QStringLiteral("s1") << QStringList({cheap, dear}) << cheap;
}

void TrafficMemoryTest::aSessionStaysWhereItWasAnswered()
{
    QFETCH(const QString, session);
    QFETCH(const QStringList, order);
    QFETCH(const QString, next);
    m_cheap->enqueue(refusalAnswer(500, "boom"));
    m_cheap->setDefault(healthyAnswer(true));
    start({});
    ChatRequest request = EngineHarness::question();
    request.sessionId = session;
    request.routing.order = order;
    QCOMPARE(ask(request)->record->provider, QStringLiteral("dear"));
    const auto second = ask(request);
    QCOMPARE(second->record->provider, next);
    QCOMPARE(second->record->attempts.size(), 1);
    QCOMPARE(
        second->record->attempts.first().why.contains(QLatin1String("answered this conversation before")),
        next == QLatin1String("dear"));
    // Another conversation goes its own way.
    request.sessionId = QStringLiteral("s2");
    QCOMPARE(ask(request)->record->provider, QStringLiteral("cheap"));
}

void TrafficMemoryTest::aConversationWithoutANameStaysWhereItWasCached()
{
    m_cheap->enqueue(refusalAnswer(500, "boom"));
    m_cheap->setDefault(healthyAnswer(true));
    m_dear->setDefault(cachedAnswer());
    start({});
    QCOMPARE(ask()->record->provider, QStringLiteral("dear"));
    QCOMPARE(ask()->record->provider, QStringLiteral("dear"));
    // 800 tokens at half a millionth of a dollar instead of two.
    const QList<QVariantMap> rows = m_harness->historyRows(
        QStringLiteral("SELECT cost_picodollars, cache_saving_picodollars, cached_tokens FROM requests_v1"));
    QCOMPARE(rows.size(), 2);
    for (const QVariantMap &row : rows) {
        QCOMPARE(row.value(QStringLiteral("cached_tokens")).toLongLong(), 800);
        QCOMPARE(row.value(QStringLiteral("cache_saving_picodollars")).toLongLong(), 800 * 1'500'000LL);
        QCOMPARE(row.value(QStringLiteral("cost_picodollars")).toLongLong(),
                 201 * 2'000'000LL + 800 * 500'000LL);
    }
}

void TrafficMemoryTest::aNewStartKnowsWhoFailed()
{
    m_cheap->setDefault(refusalAnswer(404, "model not found"));
    // By price alone the other one is drawn once in a million times.
    start(R"({"routing":{"strategy":"price-weighted"}})", QStringLiteral("0.001"));
    QCOMPARE(ask()->providers, QStringList({QStringLiteral("Cheap"), QStringLiteral("Dear")}));
    m_harness->restart();
    QTRY_COMPARE_WITH_TIMEOUT(firstAsked(), QStringLiteral("dear"), kPatienceMs);
    QCOMPARE(ask()->providers, QStringList(QStringLiteral("Dear")));
    QCOMPARE(m_cheap->requests().size(), 1);
}

QTEST_GUILESS_MAIN(TrafficMemoryTest)
#include "tst_traffic_memory.moc"
