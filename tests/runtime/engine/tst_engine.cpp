#include "tests/support/engine_harness.h"
#include "tests/support/mock_upstream.h"

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>
#include <QThread>

using namespace core;

namespace {

QByteArray sse(const QByteArray &json)
{
    return "data: " + json + "\n\n";
}

QByteArray textChunk(const QByteArray &text)
{
    return sse(R"({"id":"up-1","model":"native","choices":[{"index":0,"delta":{"content":")" + text
               + R"("}}]})");
}

const QByteArray kFinish = sse(R"({"id":"up-1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})");
const QByteArray kUsage =
    sse(R"({"id":"up-1","choices":[],"usage":{"prompt_tokens":10,"completion_tokens":4,"total_tokens":14}})");
const QByteArray kDone = sse("[DONE]");

MockScript goodAnswer()
{
    return MockScript::eventStream({textChunk("Hel"), textChunk("lo"), kFinish, kUsage, kDone});
}

MockScript refusal(int status, const QByteArray &message)
{
    return MockScript::answer(status, R"({"error":{"message":")" + message + R"(","type":"x","code":null}})");
}

} // namespace

class EngineTest : public QObject
{
    Q_OBJECT

private slots:
    void anAnswerArrivesWithFiguresAndARow();
    void failuresBeforeTheFirstTokenAreInvisible_data();
    void failuresBeforeTheFirstTokenAreInvisible();
    void aBreakAfterTheFirstTokenIsFinal();
    void aBadRequestIsNotSentAgain();
    void whatWeAddedAndAProviderRefusesIsWithheld();
    void theChangesOfARequestAreKeptWithItsAttempt();
    void whenAllFailTheErrorNamesThem();
    void anEmptyAnswerFallsBack();
    void eachEndpointKeepsItsRecord();
    void droppingTheHandleClosesTheConnection();
    void aPromptThatWasSentIsPaidForThoughNobodyWaits();
    void aProviderWithoutItsKeyIsNotAsked();
    void unknownModelsNameTheNearest();
    void theKeyGoesOnlyIntoItsHeader();
    void aKeyIsTestedWithARealRequest();
    void keysAreAddedAndRemoved();
    void aKeyThatTheConfigurationCannotTakeIsNotLeftBehind();
    void callsFromAnotherThreadGetTheirEventsThere();
    void anAnswerWithoutUsageIsEstimated();
    void aRudeCloseAfterACompleteAnswerIsSuccess();
    void aLineOfTenMegabytesArrivesWhole();
};

void EngineTest::anAnswerArrivesWithFiguresAndARow()
{
    MockUpstream upstream;
    upstream.enqueue(goodAnswer());
    EngineHarness harness({{QStringLiteral("alpha"), upstream.url(u"/v1").toString()}});
    CallLog log(harness.engine().call(EngineHarness::question(), {}));
    QTRY_VERIFY(log.isFinished());

    QCOMPARE(log.text, QStringLiteral("Hello"));
    QVERIFY(!log.record->error);
    QCOMPARE(log.record->provider, QStringLiteral("alpha"));
    QCOMPARE(log.record->model, QStringLiteral("test/model"));
    QCOMPARE(log.record->usage->promptTokens, 10);
    QCOMPARE(log.record->cost->picoDollars(), 14'000'000);
    QCOMPARE(log.record->costSource, CostSource::Computed);
    QCOMPARE(log.record->finishReason, QStringLiteral("stop"));
    QVERIFY(log.record->ttftMs.has_value());
    QCOMPARE(upstream.requests().first().target, QByteArray("/v1/chat/completions"));

    QVERIFY(harness.history().flush().result().ok());
    const auto rows = harness.engine().lastRequests(5).result();
    QCOMPARE(rows->size(), 1);
    QCOMPARE(rows->first().id, log.record->id);
    QCOMPARE(rows->first().completionTokens, 4);
}

void EngineTest::failuresBeforeTheFirstTokenAreInvisible_data()
{
    QTest::addColumn<MockScript>("first");
    QTest::addColumn<QString>("kind");
    QTest::newRow("503") << refusal(503, "down") << QStringLiteral("overloaded");
    QTest::newRow("429") << refusal(429, "slow down") << QStringLiteral("rate_limited");
    QTest::newRow("401") << refusal(401, "Incorrect API key provided") << QStringLiteral("auth_failed");
    QTest::newRow("402") << refusal(402, "Insufficient Balance") << QStringLiteral("out_of_credit");
    QTest::newRow("404") << refusal(404, "model not found") << QStringLiteral("model_unavailable");
    QTest::newRow("HTML in a 200") << MockScript::answer(200, "<html>Welcome</html>", "text/html")
                                   << QStringLiteral("bad_reply");
    QTest::newRow("nothing in a 200")
        << MockScript::answer(200, "", "text/event-stream") << QStringLiteral("bad_reply");
    QTest::newRow("error in a 200") << MockScript::answer(200,
                                                          R"({"error":{"message":"overloaded","code":503}})")
                                    << QStringLiteral("overloaded");
    QTest::newRow("closed without an answer") << MockScript().close() << QStringLiteral("stream_broken");
    QTest::newRow("half a chunk") << MockScript::streamHead().send("20\r\ndata: {\"cho").close()
                                  << QStringLiteral("stream_broken");
    QTest::newRow("role, then an error") << MockScript::eventStream(
        {sse(R"({"choices":[{"index":0,"delta":{"role":"assistant","content":""}}]})"),
         sse(R"({"error":{"message":"capacity","code":529}})")})
                                         << QStringLiteral("overloaded");
}

void EngineTest::failuresBeforeTheFirstTokenAreInvisible()
{
    QFETCH(const MockScript, first);
    QFETCH(const QString, kind);
    MockUpstream cheap;
    MockUpstream dear;
    cheap.enqueue(first);
    dear.enqueue(goodAnswer());
    EngineHarness harness(
        {{QStringLiteral("cheap"), cheap.url(u"/v1").toString(), QStringLiteral("0.000001")},
         {QStringLiteral("dear"), dear.url(u"/v1").toString(), QStringLiteral("0.000002")}});
    CallLog log(harness.engine().call(EngineHarness::question(), {}));
    QTRY_VERIFY(log.isFinished());

    QCOMPARE(log.providers, QStringList({QStringLiteral("Cheap"), QStringLiteral("Dear")}));
    QCOMPARE(log.text, QStringLiteral("Hello"));
    QVERIFY(!log.record->error);
    QCOMPARE(log.record->attempts.size(), 2);
    QCOMPARE(errorKindName(log.record->attempts.first().error->kind), kind);
    QVERIFY(log.record->attempts.last().why.contains(QLatin1String("Cheap")));
    const auto errors = std::count_if(log.events.cbegin(), log.events.cend(), [](const ChatEvent &one) {
        return std::holds_alternative<Error>(one);
    });
    QCOMPARE(errors, 0);
}

void EngineTest::aBreakAfterTheFirstTokenIsFinal()
{
    MockUpstream cheap;
    MockUpstream dear;
    cheap.enqueue(MockScript::streamHead().send(MockScript::chunk(textChunk("Hel"))).close());
    EngineHarness harness(
        {{QStringLiteral("cheap"), cheap.url(u"/v1").toString(), QStringLiteral("0.000001")},
         {QStringLiteral("dear"), dear.url(u"/v1").toString(), QStringLiteral("0.000002")}});
    CallLog log(harness.engine().call(EngineHarness::question(), {}));
    QTRY_VERIFY(log.isFinished());

    QCOMPARE(log.text, QStringLiteral("Hel"));
    QCOMPARE(log.record->error->kind, ErrorKind::StreamBroken);
    QCOMPARE(log.record->attempts.size(), 1);
    QCOMPARE(dear.requests().size(), 0);
    // What was delivered is paid for, by estimate.
    QCOMPARE(log.record->costSource, CostSource::Estimated);
}

void EngineTest::aBadRequestIsNotSentAgain()
{
    MockUpstream cheap;
    MockUpstream dear;
    cheap.enqueue(refusal(400, "temperature must be at most 2"));
    EngineHarness harness(
        {{QStringLiteral("cheap"), cheap.url(u"/v1").toString(), QStringLiteral("0.000001")},
         {QStringLiteral("dear"), dear.url(u"/v1").toString(), QStringLiteral("0.000002")}});
    CallLog log(harness.engine().call(EngineHarness::question(), {}));
    QTRY_VERIFY(log.isFinished());
    QCOMPARE(log.record->error->kind, ErrorKind::BadRequest);
    QCOMPARE(log.record->status, 400);
    QCOMPARE(dear.requests().size(), 0);
}

void EngineTest::whatWeAddedAndAProviderRefusesIsWithheld()
{
    MockUpstream upstream;
    upstream.enqueue(MockScript::answer(
        400, R"({"error":{"message":"Your organization must be verified to generate reasoning summaries.",)"
             R"("type":"invalid_request_error","param":"reasoning.summary","code":"unsupported_value"}})"));
    upstream.enqueue(MockScript::answer(
        200,
        R"({"id":"resp_1","object":"response","status":"completed","model":"m","output":[{"type":"message",)"
        R"("id":"msg_1","role":"assistant","content":[{"type":"output_text","text":"Hello"}]}],)"
        R"("usage":{"input_tokens":1,"output_tokens":1,"total_tokens":2}})"));
    HarnessProvider provider {QStringLiteral("alpha"), upstream.url(u"/v1").toString()};
    provider.protocol = QStringLiteral("openai-responses");
    EngineHarness harness({provider});
    ChatRequest question = EngineHarness::question();
    question.reasoning = ReasoningRequest {.effort = QStringLiteral("low")};
    CallLog log(harness.engine().call(question, {}));
    QTRY_VERIFY(log.isFinished());

    QCOMPARE(log.text, QStringLiteral("Hello"));
    QCOMPARE(upstream.requests().size(), 2);
    QVERIFY(upstream.requests().at(0).body.contains(R"("summary":"auto")"));
    QVERIFY(!upstream.requests().at(1).body.contains("summary"));
    QCOMPARE(log.record->attempts.size(), 2);
    QCOMPARE(log.record->attempts.last().ordinal, 2);
    QVERIFY(log.record->attempts.last().why.contains(QLatin1String("reasoning.summary")));
}

void EngineTest::theChangesOfARequestAreKeptWithItsAttempt()
{
    MockUpstream upstream;
    upstream.setDefault(goodAnswer());
    HarnessProvider provider {QStringLiteral("alpha"), upstream.url(u"/v1").toString()};
    provider.quirks.drop = {QStringLiteral("seed")};
    EngineHarness harness({provider});
    ChatRequest question = EngineHarness::question();
    question.sampling.seed = 7;
    CallLog log(harness.engine().call(question, {}));
    QTRY_VERIFY(log.isFinished());
    QVERIFY(!log.record->error);
    const QList<ParameterChange> changes {
        {ParameterChange::Kind::Dropped, QStringLiteral("seed"), QStringLiteral("7"), {}}};
    QCOMPARE(log.record->attempts.first().changes, changes);
    QVERIFY(!upstream.requests().first().body.contains("seed"));

    QVERIFY(harness.history().flush().result().ok());
    const QString name = QStringLiteral("changes test");
    {
        QSqlDatabase reader = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        reader.setDatabaseName(harness.path(QStringLiteral("history.sqlite")));
        QVERIFY(reader.open());
        QSqlQuery query(QStringLiteral("SELECT changes FROM attempts_v1"), reader);
        QVERIFY(query.next());
        QCOMPARE(query.value(0).toString(),
                 QStringLiteral(R"([{"from":"7","kind":"dropped","parameter":"seed"}])"));
    }
    QSqlDatabase::removeDatabase(name);
}

void EngineTest::whenAllFailTheErrorNamesThem()
{
    MockUpstream cheap;
    MockUpstream dear;
    cheap.setDefault(refusal(500, "boom"));
    dear.setDefault(refusal(401, "Incorrect API key"));
    EngineHarness harness(
        {{QStringLiteral("cheap"), cheap.url(u"/v1").toString(), QStringLiteral("0.000001")},
         {QStringLiteral("dear"), dear.url(u"/v1").toString(), QStringLiteral("0.000002")}});
    CallLog log(harness.engine().call(EngineHarness::question(), {}));
    QTRY_VERIFY(log.isFinished());
    QVERIFY(log.record->error);
    QVERIFY2(log.record->error->message.contains(QLatin1String("Cheap"))
                 && log.record->error->message.contains(QLatin1String("Dear")),
             qPrintable(log.record->error->message));
    QVERIFY(log.record->provider.isEmpty());
    QVERIFY(!log.record->cost);
}

void EngineTest::anEmptyAnswerFallsBack()
{
    MockUpstream cheap;
    MockUpstream dear;
    cheap.enqueue(MockScript::eventStream({kFinish, kDone}));
    dear.enqueue(goodAnswer());
    EngineHarness harness(
        {{QStringLiteral("cheap"), cheap.url(u"/v1").toString(), QStringLiteral("0.000001")},
         {QStringLiteral("dear"), dear.url(u"/v1").toString(), QStringLiteral("0.000002")}});
    CallLog log(harness.engine().call(EngineHarness::question(), {}));
    QTRY_VERIFY(log.isFinished());
    QCOMPARE(log.text, QStringLiteral("Hello"));
    QCOMPARE(log.record->attempts.size(), 2);
}

void EngineTest::eachEndpointKeepsItsRecord()
{
    MockUpstream failing;
    MockUpstream good;
    failing.enqueue(refusal(503, "down"));
    good.enqueue(goodAnswer());
    EngineHarness harness(
        {{QStringLiteral("failing"), failing.url(u"/v1").toString(), QStringLiteral("0.000001")},
         {QStringLiteral("good"), good.url(u"/v1").toString(), QStringLiteral("0.000002")}});
    CallLog log(harness.engine().call(EngineHarness::question(), {}));
    QTRY_VERIFY(log.isFinished());

    // What waits to be written counts, too; and the endpoints are named as the catalog names them.
    const EndpointRecordQuery query {.from = QDateTime::currentDateTimeUtc().addDays(-1),
                                     .model = QStringLiteral("test/model")};
    const auto records = harness.engine().endpointRecords(query).result();
    QVERIFY(records.ok());
    QCOMPARE(records->size(), 2);
    QCOMPARE(records->at(0).endpoint, QStringLiteral("failing"));
    QCOMPARE(records->at(0).failures, 1);
    QVERIFY(!records->at(0).ttftMs);
    QCOMPARE(records->at(1).endpoint, QStringLiteral("good"));
    QCOMPARE(records->at(1).failures, 0);
    QCOMPARE(records->at(1).promptTokens, 10);
    QCOMPARE(records->at(1).cost, log.record->cost.value());
    QVERIFY(records->at(1).ttftMs.has_value());
    QVERIFY(*records->at(1).ttftMs <= double(*log.record->ttftMs));
}

void EngineTest::droppingTheHandleClosesTheConnection()
{
    MockUpstream upstream;
    upstream.enqueue(MockScript::streamHead().send(MockScript::chunk(textChunk("Hel"))).hold());
    EngineHarness harness({{QStringLiteral("alpha"), upstream.url(u"/v1").toString()}});
    CallLog log(harness.engine().call(EngineHarness::question(), {}));
    QTRY_COMPARE(log.text, QStringLiteral("Hel"));
    log.drop();
    QTRY_COMPARE(upstream.closedByClient(), 1);
    QVERIFY(harness.history().flush().result().ok());
    const auto rows = harness.engine().lastRequests(1).result();
    QCOMPARE(rows->first().status, 499);
    QCOMPARE(rows->first().errorKind, QStringLiteral("cancelled"));
}

void EngineTest::aPromptThatWasSentIsPaidForThoughNobodyWaits()
{
    MockUpstream upstream;
    upstream.enqueue(MockScript().hold());
    EngineHarness harness({{QStringLiteral("alpha"), upstream.url(u"/v1").toString()}});
    ChatRequest question = EngineHarness::question();
    question.stream = false;
    CallLog log(harness.engine().call(question, {}));
    QTRY_COMPARE(upstream.heldConnections(), 1);
    log.drop();
    QTRY_COMPARE(upstream.closedByClient(), 1);
    const QVariantMap row =
        harness
            .historyRows(QStringLiteral("SELECT status, prompt_tokens, completion_tokens, cost_picodollars, "
                                        "cost_source FROM requests_v1"))
            .value(0);
    QCOMPARE(row.value(QStringLiteral("status")).toInt(), 499);
    QVERIFY(row.value(QStringLiteral("prompt_tokens")).toInt() > 0);
    QCOMPARE(row.value(QStringLiteral("completion_tokens")).toInt(), 0);
    QVERIFY(row.value(QStringLiteral("cost_picodollars")).toLongLong() > 0);
    QCOMPARE(row.value(QStringLiteral("cost_source")).toString(), QStringLiteral("estimated"));
}

void EngineTest::aProviderWithoutItsKeyIsNotAsked()
{
    MockUpstream upstream;
    EngineHarness harness({{QStringLiteral("alpha"), upstream.url(u"/v1").toString()}});
    QVERIFY(
        harness.engine().removeProviderKey(QStringLiteral("alpha"), QStringLiteral("main")).result().ok());
    CallLog log(harness.engine().call(EngineHarness::question(), {}));
    QTRY_VERIFY(log.isFinished());
    QCOMPARE(log.record->error->kind, ErrorKind::NoRoute);
    QVERIFY2(log.record->error->message.contains(QLatin1String("Keys")),
             qPrintable(log.record->error->message));
    QCOMPARE(upstream.requests().size(), 0);
}

void EngineTest::unknownModelsNameTheNearest()
{
    EngineHarness harness({{QStringLiteral("alpha"), QStringLiteral("http://127.0.0.1:9/v1")}});
    ChatRequest request = EngineHarness::question();
    request.model = QStringLiteral("test/modle");
    CallLog log(harness.engine().call(request, {}));
    QTRY_VERIFY(log.isFinished());
    QCOMPARE(log.record->error->kind, ErrorKind::UnknownModel);
    QVERIFY(log.record->error->message.contains(QLatin1String("test/model")));
}

void EngineTest::theKeyGoesOnlyIntoItsHeader()
{
    MockUpstream upstream;
    upstream.enqueue(refusal(401, "Incorrect API key provided: key-of-alpha"));
    EngineHarness harness({{QStringLiteral("alpha"), upstream.url(u"/v1").toString()}});
    CallLog log(harness.engine().call(EngineHarness::question(), {}));
    QTRY_VERIFY(log.isFinished());
    QCOMPARE(upstream.requests().first().header("authorization"), QByteArray("Bearer key-of-alpha"));
    QVERIFY(!upstream.requests().first().body.contains("key-of-alpha"));
    QVERIFY2(!log.record->error->message.contains(QLatin1String("key-of-alpha")),
             qPrintable(log.record->error->message));
    QVERIFY(harness.history().flush().result().ok());
    QFile database(harness.path(QStringLiteral("history.sqlite-wal")));
    QVERIFY(database.open(QIODevice::ReadOnly));
    QVERIFY(!database.readAll().contains("key-of-alpha"));
}

void EngineTest::aKeyIsTestedWithARealRequest()
{
    MockUpstream upstream;
    upstream.enqueue(goodAnswer());
    upstream.enqueue(refusal(401, "Incorrect API key provided"));
    EngineHarness harness({{QStringLiteral("alpha"), upstream.url(u"/v1").toString()}});
    auto good = harness.engine().testProviderKey(QStringLiteral("alpha"), QStringLiteral("main"));
    QTRY_VERIFY(good.isFinished());
    QVERIFY(good.result().ok());
    QCOMPARE(good.result()->model, QStringLiteral("test/model"));
    auto bad = harness.engine().testProviderKey(QStringLiteral("alpha"), QStringLiteral("main"));
    QTRY_VERIFY(bad.isFinished());
    QCOMPARE(bad.result().error().kind, ErrorKind::AuthFailed);
    QCOMPARE(harness.engine().providerKeys().result().first().lastError, bad.result().error().message);
}

void EngineTest::keysAreAddedAndRemoved()
{
    EngineHarness harness({{QStringLiteral("alpha"), QStringLiteral("http://127.0.0.1:9/v1")}});
    NewProviderKey key {QStringLiteral("alpha"), QStringLiteral("second"), KeyStorage::Keychain,
                        Secret("sk-planted-secret-1234567890")};
    const QSignalSpy changes(&harness.engine(), &Engine::keysChanged);
    QVERIFY(harness.engine().addProviderKey(key).result().ok());
    QTRY_COMPARE(harness.engine().providerKeys().result().size(), 2);
    QTRY_VERIFY(harness.engine().providerKeys().result().last().usable);
    QVERIFY(!changes.isEmpty());

    QFile config(harness.path(QStringLiteral("config.json")));
    QVERIFY(config.open(QIODevice::ReadOnly));
    const QByteArray text = config.readAll();
    QVERIFY(text.contains("keychain:alpha/second"));
    QVERIFY(!text.contains("planted"));

    const Status again = harness.engine().addProviderKey(key).result();
    QVERIFY(!again.ok());

    key.name = QStringLiteral("fleeting");
    key.storage = KeyStorage::SessionOnly;
    QVERIFY(harness.engine().addProviderKey(key).result().ok());
    QCOMPARE(harness.engine().providerKeys().result().size(), 3);
    for (const char *name : {"second", "fleeting"})
        QVERIFY(
            harness.engine().removeProviderKey(QStringLiteral("alpha"), QLatin1String(name)).result().ok());
    QTRY_COMPARE(harness.engine().providerKeys().result().size(), 1);
    QVERIFY(!harness.keyStore().read(QStringLiteral("alpha/second")).result().ok());
}

void EngineTest::aKeyThatTheConfigurationCannotTakeIsNotLeftBehind()
{
    EngineHarness harness({{QStringLiteral("alpha"), QStringLiteral("http://127.0.0.1:9/v1")}});
    QFile config(harness.path(QStringLiteral("config.json")));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("{ broken by hand");
    config.close();
    const NewProviderKey key {QStringLiteral("alpha"), QStringLiteral("second"), KeyStorage::Keychain,
                              Secret("sk-planted-secret-1234567890")};
    const Status added = harness.engine().addProviderKey(key).result();
    QVERIFY(!added.ok());
    QVERIFY(added.error().message.contains(QLatin1String("config.json")));
    QVERIFY(!harness.keyStore().names().contains(QStringLiteral("alpha/second")));
    QVERIFY(config.open(QIODevice::ReadOnly));
    QCOMPARE(config.readAll(), "{ broken by hand");
}

void EngineTest::callsFromAnotherThreadGetTheirEventsThere()
{
    MockUpstream upstream;
    upstream.enqueue(goodAnswer());
    EngineHarness harness({{QStringLiteral("alpha"), upstream.url(u"/v1").toString()}});
    QString text;
    QThread *seenIn = nullptr;
    std::unique_ptr<QThread> caller(QThread::create([&] {
        QEventLoop loop;
        CallLog log(harness.engine().call(EngineHarness::question(), {}));
        QObject::connect(log.handle.get(), &CallHandle::progressed, &loop, [&](const CallProgress &progress) {
            seenIn = QThread::currentThread();
            if (progress.finished)
                loop.quit();
        });
        loop.exec();
        text = log.text;
    }));
    caller->start();
    QTRY_VERIFY(caller->isFinished());
    QCOMPARE(text, QStringLiteral("Hello"));
    QCOMPARE(seenIn, caller.get());
}

void EngineTest::anAnswerWithoutUsageIsEstimated()
{
    MockUpstream upstream;
    // Cut within a word: the answer is counted as a whole.
    upstream.enqueue(MockScript::eventStream({textChunk("Hello, wor"), textChunk("ld!"), kFinish, kDone}));
    EngineHarness harness({{QStringLiteral("alpha"), upstream.url(u"/v1").toString()}});
    CallLog log(harness.engine().call(EngineHarness::question(), {}));
    QTRY_VERIFY(log.isFinished());
    QCOMPARE(log.record->costSource, CostSource::Estimated);
    QCOMPARE(log.record->usage->completionTokens, 4);
    const QFuture<PromptTokens> counted = harness.engine().countTokens(EngineHarness::question());
    QTRY_VERIFY(counted.isFinished());
    QCOMPARE(log.record->usage->promptTokens, counted.result().tokens);
    QVERIFY(counted.result().tokens > 1);
}

void EngineTest::aRudeCloseAfterACompleteAnswerIsSuccess()
{
    MockUpstream upstream;
    upstream.enqueue(MockScript::streamHead()
                         .send(MockScript::chunk(textChunk("Hello") + kFinish + kUsage + kDone))
                         .close());
    EngineHarness harness({{QStringLiteral("alpha"), upstream.url(u"/v1").toString()}});
    CallLog log(harness.engine().call(EngineHarness::question(), {}));
    QTRY_VERIFY(log.isFinished());
    QVERIFY(!log.record->error);
    QCOMPARE(log.text, QStringLiteral("Hello"));
}

void EngineTest::aLineOfTenMegabytesArrivesWhole()
{
    constexpr qsizetype size = 10 * 1024 * 1024;
    MockUpstream upstream;
    upstream.enqueue(MockScript::eventStream({textChunk(QByteArray(size, 'x')), kFinish, kUsage, kDone}));
    EngineHarness harness({{QStringLiteral("alpha"), upstream.url(u"/v1").toString()}});
    CallLog log(harness.engine().call(EngineHarness::question(), {}));
    QTRY_VERIFY_WITH_TIMEOUT(log.isFinished(), 30'000);
    QVERIFY(!log.record->error);
    QCOMPARE(log.text.size(), size);
}

QTEST_GUILESS_MAIN(EngineTest)
#include "tst_engine.moc"
