#include "core/base/secret_traces.h"
#include "core/engine/exchange_mask.h"
#include "core/engine/exchange_record.h"
#include "core/net/authorizing_transport.h"
#include "tests/support/engine_harness.h"
#include "tests/support/faults.h"
#include "tests/support/mock_upstream.h"
#include "tests/support/packed.h"

#include <QRandomGenerator>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace core;

namespace {

constexpr int kPatienceMs = 20'000;

/// Has what has to be escaped in an address, in JSON, and in neither.
const QByteArray kPlanted = "sk-planted/Canary+0123456789=";
const QByteArray kBullets = "•••";

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
const QByteArray kDone = sse("[DONE]");

CallOrigin keeping()
{
    CallOrigin origin;
    origin.keepExchanges = true;
    return origin;
}

QByteArray everythingIn(const WireExchange &exchange)
{
    QByteArray all = exchange.method + '\n' + exchange.address.toUtf8() + '\n' + exchange.problem.toUtf8()
                     + '\n' + exchange.requestBody + '\n' + exchange.responseBody;
    for (const HeaderList &headers : {exchange.requestHeaders, exchange.responseHeaders}) {
        for (const auto &[name, value] : headers)
            all += '\n' + name + ": " + value;
    }
    return all;
}

/// Fields that differ from connection to connection, or hold the key, are compared elsewhere.
QSet<QByteArray> comparable(const HeaderList &headers)
{
    QSet<QByteArray> lines;
    for (const auto &[name, value] : headers) {
        const bool key = name.toLower() == "authorization";
        lines << name.toLower() + ": " + (key ? QByteArray("Bearer " + kBullets) : value);
    }
    return lines;
}

} // namespace

/// What a call tells of its attempts as they went over the wire.
class ExchangesTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void aStreamIsKeptAsItWasSentAndReceived();
    void withoutTheFlagNothingIsKept();
    void eachAttemptOfAFallbackIsKept();
    void bothOfARaceAreKeptInTheirOrder();
    void failuresAreKeptWithTheirReason_data();
    void failuresAreKeptWithTheirReason();
    void aPackedAnswerIsKeptUnpacked();
    void aProviderThatRepeatsTheKeyDoesNotGiveItAway();
    void aKeySplitOverPiecesIsHidden_data();
    void aKeySplitOverPiecesIsHidden();
    void aKeyOfWhichTheEndIsMissingIsHidden();
    void longBodiesAreCutAndSaySo();
    void amazonsSignatureIsHidden();
    void googlesKeysAreHidden_data();
    void googlesKeysAreHidden();
    void aFetchedTokenIsHidden();
    void whatWasNeverWrittenShowsWhereTheKeyWouldStand();
    void addressesShowNoSecrets_data();
    void addressesShowNoSecrets();
    void noExchangeEverHoldsTheSecret();

private:
    /// One provider, `alpha`, whose key is kPlanted.
    void start(const QString &protocol = QStringLiteral("openai-chat"));
    std::unique_ptr<CallLog> ask(const QString &text = QStringLiteral("Hello?"));

    std::unique_ptr<MockUpstream> m_alpha;
    std::unique_ptr<MockUpstream> m_beta;
    std::unique_ptr<EngineHarness> m_harness;
};

void ExchangesTest::init()
{
    m_alpha = std::make_unique<MockUpstream>();
    m_beta = std::make_unique<MockUpstream>();
}

void ExchangesTest::cleanup()
{
    m_harness.reset();
    m_beta.reset();
    m_alpha.reset();
}

void ExchangesTest::start(const QString &protocol)
{
    HarnessProvider provider {QStringLiteral("alpha"), m_alpha->url(u"/v1").toString()};
    provider.protocol = protocol;
    m_harness = std::make_unique<EngineHarness>(
        QList<HarnessProvider> {provider},
        R"({"providers":{"alpha":{"keys":[{"name":"planted","secret":"env:SWITCHYARD_TEST_PLANTED"}]}}})");
}

std::unique_ptr<CallLog> ExchangesTest::ask(const QString &text)
{
    return std::make_unique<CallLog>(m_harness->engine().call(EngineHarness::question(text), keeping()));
}

void ExchangesTest::aStreamIsKeptAsItWasSentAndReceived()
{
    start();
    const QList<QByteArray> pieces {textChunk("Hel"), textChunk("lo"), kFinish, kDone};
    m_alpha->enqueue(MockScript::eventStream(pieces));
    const auto log = ask();
    QTRY_VERIFY_WITH_TIMEOUT(log->isFinished(), kPatienceMs);
    QVERIFY(!log->record->error);

    QCOMPARE(log->exchanges.size(), 1);
    const WireExchange &exchange = log->exchanges.first();
    const ReceivedRequest &received = m_alpha->requests().first();
    QCOMPARE(exchange.ordinal, 1);
    QCOMPARE(exchange.provider, QStringLiteral("Alpha"));
    QCOMPARE(exchange.endpoint, log->record->attempts.first().endpoint);
    QCOMPARE(exchange.started, log->record->attempts.first().started);
    QCOMPARE(exchange.method, QByteArray("POST"));
    QCOMPARE(exchange.address, m_alpha->url(u"/v1/chat/completions").toString());
    QCOMPARE(exchange.requestBody, received.body);
    QVERIFY(!exchange.requestCut);
    QCOMPARE(comparable(exchange.requestHeaders), comparable(received.headers));
    QCOMPARE(headerValue(exchange.requestHeaders, "authorization"), "Bearer " + kBullets);
    QCOMPARE(exchange.status, 200);
    QCOMPARE(headerValue(exchange.responseHeaders, "content-type"), QByteArray("text/event-stream"));
    QCOMPARE(exchange.responseBody, pieces.join());
    QVERIFY(!exchange.responseCut);
    QVERIFY(exchange.problem.isEmpty());
}

void ExchangesTest::withoutTheFlagNothingIsKept()
{
    start();
    m_alpha->enqueue(MockScript::eventStream({textChunk("Hello"), kFinish, kDone}));
    CallLog log(m_harness->engine().call(EngineHarness::question(), {}));
    QTRY_VERIFY_WITH_TIMEOUT(log.isFinished(), kPatienceMs);
    QCOMPARE(log.text, QStringLiteral("Hello"));
    QVERIFY(log.exchanges.isEmpty());
}

void ExchangesTest::eachAttemptOfAFallbackIsKept()
{
    m_alpha->enqueue(
        MockScript::answer(503, R"({"error":{"message":"down for a moment","code":"overloaded"}})"));
    m_beta->enqueue(MockScript::eventStream({textChunk("Hello"), kFinish, kDone}));
    EngineHarness harness(
        {{QStringLiteral("alpha"), m_alpha->url(u"/v1").toString(), QStringLiteral("0.000001")},
         {QStringLiteral("beta"), m_beta->url(u"/v1").toString(), QStringLiteral("0.000002")}});
    CallLog log(harness.engine().call(EngineHarness::question(), keeping()));
    QTRY_VERIFY_WITH_TIMEOUT(log.isFinished(), kPatienceMs);
    QCOMPARE(log.exchanges.size(), 2);
    const WireExchange &first = log.exchanges.first();
    QCOMPARE(first.ordinal, 1);
    QCOMPARE(first.provider, QStringLiteral("Alpha"));
    QCOMPARE(first.status, 503);
    QCOMPARE(first.responseBody,
             QByteArray(R"({"error":{"message":"down for a moment","code":"overloaded"}})"));
    QVERIFY(!first.problem.isEmpty());
    const WireExchange &second = log.exchanges.last();
    QCOMPARE(second.ordinal, 2);
    QCOMPARE(second.provider, QStringLiteral("Beta"));
    QCOMPARE(second.status, 200);
    QVERIFY(second.problem.isEmpty());
}

void ExchangesTest::bothOfARaceAreKeptInTheirOrder()
{
    m_alpha->setDefault(MockScript().hold());
    m_beta->setDefault(MockScript::eventStream({textChunk("Hello"), kFinish, kDone}));
    EngineHarness harness(
        {{QStringLiteral("alpha"), m_alpha->url(u"/v1").toString(), QStringLiteral("0.000001")},
         {QStringLiteral("beta"), m_beta->url(u"/v1").toString(), QStringLiteral("0.000002")}},
        R"({"routing":{"sort":"price","hedge_after_ms":100}})");
    CallLog log(harness.engine().call(EngineHarness::question(), keeping()));
    QTRY_VERIFY_WITH_TIMEOUT(log.isFinished(), kPatienceMs);
    QCOMPARE(log.text, QStringLiteral("Hello"));
    QCOMPARE(log.exchanges.size(), 2);
    QCOMPARE(log.exchanges.first().ordinal, 1);
    QCOMPARE(log.exchanges.first().status, 0);
    QCOMPARE(log.exchanges.first().problem, QStringLiteral("Beta answered first."));
    QCOMPARE(log.exchanges.first().requestBody, m_alpha->requests().first().body);
    QCOMPARE(log.exchanges.last().ordinal, 2);
    QCOMPARE(log.exchanges.last().status, 200);
}

void ExchangesTest::failuresAreKeptWithTheirReason_data()
{
    QTest::addColumn<MockScript>("script");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("HTML in a 200") << MockScript::answer(200, "<html>Welcome</html>", "text/html") << 200
                                   << QByteArray("<html>Welcome</html>");
    QTest::newRow("HTML in a 502") << MockScript::answer(502, "<html>Bad gateway</html>", "text/html") << 502
                                   << QByteArray("<html>Bad gateway</html>");
    QTest::newRow("a stream that breaks off")
        << MockScript::streamHead().send(MockScript::chunk(textChunk("Hel"))).close() << 200
        << textChunk("Hel");
    QTest::newRow("no answer") << MockScript().close() << 0 << QByteArray();
    QTest::newRow("packed as nobody here can unpack")
        << MockScript::answer(200, "br?", "application/json", {{"content-encoding", "br"}}) << 200
        << QByteArray();
}

void ExchangesTest::failuresAreKeptWithTheirReason()
{
    QFETCH(MockScript, script);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    start();
    m_alpha->setDefault(script);
    const auto log = ask();
    QTRY_VERIFY_WITH_TIMEOUT(log->isFinished(), kPatienceMs);
    QVERIFY(log->record->error);
    QCOMPARE(log->exchanges.size(), log->record->attempts.size());
    for (qsizetype i = 0; i < log->exchanges.size(); ++i) {
        const WireExchange &exchange = log->exchanges.at(i);
        QCOMPARE(exchange.ordinal, int(i) + 1);
        QCOMPARE(exchange.status, status);
        QCOMPARE(exchange.responseBody, body);
        QCOMPARE(exchange.problem, log->record->attempts.at(i).error->message);
        QVERIFY(!exchange.requestBody.isEmpty());
        QCOMPARE(headerValue(exchange.requestHeaders, "authorization"), "Bearer " + kBullets);
    }
}

void ExchangesTest::aPackedAnswerIsKeptUnpacked()
{
    start();
    const QByteArray body = textChunk("Hello") + kFinish + kDone;
    m_alpha->enqueue(MockScript::answer(200, packed(body, Packing::Gzip), "text/event-stream",
                                        {{"content-encoding", "gzip"}}));
    const auto log = ask();
    QTRY_VERIFY_WITH_TIMEOUT(log->isFinished(), kPatienceMs);
    QCOMPARE(log->text, QStringLiteral("Hello"));
    QCOMPARE(log->exchanges.first().responseBody, body);
    QCOMPARE(headerValue(log->exchanges.first().responseHeaders, "content-encoding"), QByteArray("gzip"));
}

void ExchangesTest::aProviderThatRepeatsTheKeyDoesNotGiveItAway()
{
    start();
    m_alpha->setDefault(MockScript::answer(
        401,
        R"({"error":{"message":"wrong key )" + kPlanted + R"(","basic":")" + (":" + kPlanted).toBase64()
            + R"(","url":"/?k=)" + kPlanted.toPercentEncoding() + R"("}})",
        "application/json",
        {{"x-echo", "Bearer " + kPlanted}, {"set-cookie", "session=abcdef012345; Path=/; HttpOnly"}}));
    const auto log = ask(QStringLiteral("My key is ") + QString::fromLatin1(kPlanted));
    QTRY_VERIFY_WITH_TIMEOUT(log->isFinished(), kPatienceMs);
    QVERIFY(m_alpha->requests().first().header("authorization").contains(kPlanted));
    QVERIFY(m_alpha->requests().first().body.contains(kPlanted));
    QVERIFY(!log->exchanges.isEmpty());
    const WireExchange &exchange = log->exchanges.first();
    const QByteArray all = everythingIn(exchange);
    const QByteArrayList traces = secretTraces(Secret(kPlanted));
    for (const QByteArray &trace : traces)
        QVERIFY2(!all.contains(trace), trace.constData());
    QVERIFY(exchange.requestBody.contains("My key is " + kBullets));
    QVERIFY(exchange.responseBody.startsWith(R"({"error":{"message":"wrong key )" + kBullets + R"(",)"));
    QCOMPARE(headerValue(exchange.responseHeaders, "x-echo"), "Bearer " + kBullets);
    QCOMPARE(headerValue(exchange.responseHeaders, "set-cookie"),
             "session=" + kBullets + "; Path=/; HttpOnly");
}

void ExchangesTest::aKeySplitOverPiecesIsHidden_data()
{
    QTest::addColumn<qsizetype>("at");
    for (qsizetype at = 1; at < kPlanted.size(); at += 5)
        QTest::addRow("behind letter %d", int(at)) << at;
}

void ExchangesTest::aKeySplitOverPiecesIsHidden()
{
    QFETCH(qsizetype, at);
    start();
    const QByteArray event = textChunk("You said " + kPlanted + " to me");
    const qsizetype cut = event.indexOf(kPlanted) + at;
    m_alpha->enqueue(MockScript::streamHead()
                         .send(MockScript::chunk(event.first(cut)))
                         .wait(20)
                         .send(MockScript::chunk(event.sliced(cut)))
                         .send(MockScript::chunk(kFinish + kDone))
                         .send(MockScript::lastChunk()));
    const auto log = ask();
    QTRY_VERIFY_WITH_TIMEOUT(log->isFinished(), kPatienceMs);
    QCOMPARE(log->exchanges.first().responseBody,
             textChunk("You said " + kBullets + " to me") + kFinish + kDone);
}

void ExchangesTest::aKeyOfWhichTheEndIsMissingIsHidden()
{
    start();
    const QByteArray event = textChunk("You said " + kPlanted);
    const qsizetype cut = event.indexOf(kPlanted) + kPlanted.size() - 3;
    m_alpha->enqueue(MockScript::streamHead().send(MockScript::chunk(event.first(cut))).close());
    m_alpha->setDefault(MockScript::answer(500, "{}"));
    const auto log = ask();
    QTRY_VERIFY_WITH_TIMEOUT(log->isFinished(), kPatienceMs);
    QVERIFY(log->exchanges.first().responseBody.endsWith("You said " + kBullets));
}

void ExchangesTest::longBodiesAreCutAndSaySo()
{
    start();
    // The cut goes through a key, through a letter of three bytes, and through neither.
    for (const QByteArray &last : {kPlanted, QByteArray("…………………"), QByteArray("plain letters")}) {
        QByteArray body = R"({"error":{"message":")";
        body += QByteArray(kMostKeptOfBody - body.size() - 7, 'x') + last + QByteArray(5000, 'y');
        m_alpha->setDefault(MockScript::answer(400, body + R"("}})"));
        const auto log = ask();
        QTRY_VERIFY_WITH_TIMEOUT(log->isFinished(), kPatienceMs);
        QVERIFY(!log->exchanges.isEmpty());
        const WireExchange &exchange = log->exchanges.first();
        QVERIFY(!exchange.requestCut);
        QVERIFY(exchange.responseCut);
        QVERIFY(exchange.responseBody.size() <= kMostKeptOfBody);
        QVERIFY(exchange.responseBody.size() > kMostKeptOfBody - 20);
        QVERIFY(!exchange.responseBody.contains("sk-p"));
        QVERIFY(!QString::fromUtf8(exchange.responseBody).contains(QChar(QChar::ReplacementCharacter)));
    }

    // An attachment.
    WireRequest wire;
    wire.url = QUrl(QStringLiteral("https://a.test/v1"));
    wire.body = QByteArray(kMostKeptOfBody + 1, 'q');
    ExchangeRecord record({}, QStringLiteral("A"));
    record.sending(wire);
    const WireExchange told = record.told({}, Secret(kPlanted), {});
    QVERIFY(told.requestCut);
    QCOMPARE(told.requestBody, wire.body.first(kMostKeptOfBody));
    QVERIFY(!told.responseCut);
}

void ExchangesTest::amazonsSignatureIsHidden()
{
    QnamTransport network;
    AuthorizingTransport transport(network);
    m_alpha->setDefault(MockScript::answer(200, "{}"));
    WireRequest wire;
    wire.url = m_alpha->url(u"/model/m/converse");
    wire.body = R"({"messages":[]})";
    wire.keyPlacement = KeyPlacement::AwsSignature;
    wire.signingRegion = "eu-central-1";
    wire.signingService = "bedrock";
    const Secret key("AKIDEXAMPLEOF20LETTER:wJalrXUtnFEMI/K7MDENG:token-of-temporary-credentials");
    const auto exchange = transport.send(wire, key, {}, QStringLiteral("Amazon"));
    QSignalSpy finished(exchange.get(), &Exchange::finished);
    QVERIFY(finished.wait(kPatienceMs));

    ExchangeRecord record({}, QStringLiteral("Amazon"));
    record.sending(wire);
    const QByteArray signature = m_alpha->requests().first().header("authorization").last(64);
    record.received("The signature " + signature + " of token-of-temporary-credentials is wrong");
    const WireExchange told = record.told(exchange->requestHeaders(), key, {});
    const QByteArray authorization = headerValue(told.requestHeaders, "authorization");
    QVERIFY(authorization.startsWith("AWS4-HMAC-SHA256 Credential="));
    QVERIFY(authorization.endsWith("Signature=" + kBullets));
    QVERIFY(authorization.contains("/eu-central-1/bedrock/aws4_request"));
    QCOMPARE(headerValue(told.requestHeaders, "x-amz-security-token"), kBullets);
    QVERIFY(!headerValue(told.requestHeaders, "x-amz-date").isEmpty());
    QCOMPARE(told.responseBody, "The signature " + kBullets + " of " + kBullets + " is wrong");
    QVERIFY(!everythingIn(told).contains("AKIDEXAMPLE"));
    QVERIFY(!everythingIn(told).contains("wJalrXUtnFEMI"));
}

void ExchangesTest::googlesKeysAreHidden_data()
{
    QTest::addColumn<KeyPlacement>("placement");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("express mode") << KeyPlacement::GoogleToken << QByteArray("AIzaExampleExample")
                                  << QByteArray("x-goog-api-key") << kBullets;
    QTest::newRow("access token") << KeyPlacement::GoogleToken << QByteArray("ya29.mine-and-mine")
                                  << QByteArray("authorization") << "Bearer " + kBullets;
    QTest::newRow("a field of its own") << KeyPlacement::ApiKeyHeader << QByteArray("AIzaExampleExample")
                                        << QByteArray("x-goog-api-key") << kBullets;
}

void ExchangesTest::googlesKeysAreHidden()
{
    QFETCH(KeyPlacement, placement);
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, shown);
    QnamTransport network;
    AuthorizingTransport transport(network);
    m_alpha->setDefault(MockScript::answer(200, "{}"));
    WireRequest wire;
    wire.url = m_alpha->url(u"/v1beta/models/m:generateContent");
    wire.body = "{}";
    wire.keyPlacement = placement;
    wire.keyHeader = "x-goog-api-key";
    const auto exchange = transport.send(wire, Secret(key), {}, QStringLiteral("Google"));
    QSignalSpy finished(exchange.get(), &Exchange::finished);
    QVERIFY(finished.wait(kPatienceMs));
    QVERIFY(m_alpha->requests().first().header(header).contains(key));

    ExchangeRecord record({}, QStringLiteral("Google"));
    record.sending(wire);
    const WireExchange told = record.told(exchange->requestHeaders(), Secret(key), {});
    QCOMPARE(headerValue(told.requestHeaders, header), shown);
    QVERIFY(!everythingIn(told).contains(key));
}

/// As for a service account, whose key is another one than what is sent.
void ExchangesTest::aFetchedTokenIsHidden()
{
    WireRequest wire;
    wire.url = QUrl(QStringLiteral("https://a.test/v1"));
    ExchangeRecord record({}, QStringLiteral("Vertex"));
    record.sending(wire);
    record.received("The token ya29.fetched-for-it has ended.");
    const WireExchange told = record.told({{"Authorization", "Bearer ya29.fetched-for-it"}},
                                          Secret("{\"type\":\"service_account\"}"), {});
    QCOMPARE(headerValue(told.requestHeaders, "authorization"), "Bearer " + kBullets);
    QCOMPARE(told.responseBody, "The token " + kBullets + " has ended.");
}

void ExchangesTest::whatWasNeverWrittenShowsWhereTheKeyWouldStand()
{
    WireRequest wire;
    wire.url = QUrl(QStringLiteral("https://a.test/v1"));
    wire.headers = {{"Accept", "*/*"}};
    ExchangeRecord record({}, QStringLiteral("A"));
    record.sending(wire);
    const HeaderList bearer {{"Accept", "*/*"}, {"Authorization", "Bearer " + kBullets}};
    QCOMPARE(record.told({}, Secret(kPlanted), {}).requestHeaders, bearer);
    QCOMPARE(record.told({}, {}, {}).requestHeaders, wire.headers);
    wire.keyPlacement = KeyPlacement::ApiKeyHeader;
    wire.keyHeader = "api-key";
    record.sending(wire);
    const HeaderList field {{"Accept", "*/*"}, {"api-key", kBullets}};
    QCOMPARE(record.told({}, Secret(kPlanted), {}).requestHeaders, field);
}

void ExchangesTest::addressesShowNoSecrets_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const char *address, const char *shown) {
        QTest::newRow(name) << QString::fromUtf8(address) << QString::fromUtf8(shown);
    };
    row("nothing secret", "https://a.test/v1/chat?alt=sse&api-version=2024",
        "https://a.test/v1/chat?alt=sse&api-version=2024");
    row("a key in the query", "https://a.test/v1?alt=sse&key=abcdefgh&x=1",
        "https://a.test/v1?alt=sse&key=•••&x=1");
    row("a key by another name", "https://a.test/v1?api-key=abcdefgh", "https://a.test/v1?api-key=•••");
    row("user and password", "https://me:pass@a.test/v1", "https://a.test/v1");
    row("the key in the path", "https://a.test/sk-planted%2FCanary%2B0123456789%3D/v1",
        "https://a.test/•••/v1");
    row("the key under an innocent name", "https://a.test/v1?q=sk-planted%2FCanary%2B0123456789%3D",
        "https://a.test/v1?q=•••");
}

void ExchangesTest::addressesShowNoSecrets()
{
    QFETCH(QString, address);
    QFETCH(QString, shown);
    ExchangeMask mask;
    mask.add(Secret(kPlanted));
    QCOMPARE(mask.address(QUrl(address)), shown);
}

void ExchangesTest::noExchangeEverHoldsTheSecret()
{
    QRandomGenerator random(20261122);
    const QByteArray letters = "abcXYZ019-_/+=.\"\\ \n{}:,\xE2\x80\xA2";
    const auto noise = [&](int most) {
        QByteArray bytes;
        for (int i = random.bounded(most); i > 0; --i)
            bytes += letters.at(random.bounded(int(letters.size())));
        return bytes;
    };
    for (int round = 0; round < 400; ++round) {
        QByteArray secret = "s" + noise(40).replace('\n', "").replace('\\', "") + "key";
        secret = secret.trimmed();
        const Secret key(secret);
        const QByteArrayList traces = secretTraces(key);
        const auto body = [&] {
            QByteArray bytes = noise(60);
            for (int i = random.bounded(5); i >= 0; --i) {
                // Whole, in one of its forms, one right behind the other, and cut off at the end.
                const QByteArray &form = traces.at(random.bounded(int(traces.size())));
                bytes += form + noise(30);
                if (random.bounded(3) == 0)
                    bytes += secret + secret;
            }
            return bytes;
        };
        WireRequest wire;
        wire.url =
            QUrl(QStringLiteral("https://a.test/v1?x=") + QString::fromLatin1(secret.toPercentEncoding()));
        wire.headers = {{"x-extra", body()}, {"x-other-token", "other-secret-" + QByteArray::number(round)}};
        wire.body = body();
        wire.keyPlacement = KeyPlacement::BearerToken;
        ExchangeRecord record({}, QStringLiteral("A"));
        record.sending(wire);
        record.answered(400, {{"x-echo", body()}, {"set-cookie", "a=" + body()}});
        QByteArray answer = body() + "other-secret-" + QByteArray::number(round);
        while (!answer.isEmpty()) {
            const qsizetype size = std::min<qsizetype>(answer.size(), 1 + random.bounded(20));
            record.received(answer.first(size));
            answer = answer.sliced(size);
        }
        const HeaderList written = HeaderList {{"Authorization", "Bearer " + secret}} + wire.headers;
        const WireExchange told = record.told(
            written, key, QStringLiteral("no ") + QString::fromUtf8(secret) + QStringLiteral("!"));
        const QByteArray all = everythingIn(told);
        for (const QByteArray &trace : traces)
            QVERIFY2(!all.contains(trace),
                     qPrintable(QStringLiteral("%1: %2").arg(round).arg(QString::fromUtf8(all))));
        QVERIFY(!all.contains("other-secret-" + QByteArray::number(round)));
    }
}

int main(int argc, char **argv)
{
    // Before the engine reads its environment.
    qputenv("SWITCHYARD_TEST_PLANTED", kPlanted);
    QCoreApplication application(argc, argv);
    ExchangesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_exchanges.moc"
