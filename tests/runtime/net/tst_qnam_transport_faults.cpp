#include "core/net/qnam_transport.h"
#include "tests/runtime/net/exchange_log.h"
#include "tests/support/mock_upstream.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTest>

#include <utility>
#include <vector>

using namespace core;
using namespace std::chrono_literals;

namespace {

const Secret kKey {"sk-test-0123456789"};
const QString kProvider = QStringLiteral("Groq");

QByteArray contentOf(const QString &file)
{
    QFile source(QStringLiteral(FIXTURES "/tls/") + file);
    if (!source.open(QIODevice::ReadOnly))
        qFatal("no fixture %s", qPrintable(source.fileName()));
    return source.readAll();
}

QSslCertificate certificate(const QString &name)
{
    return QSslCertificate(contentOf(name + QStringLiteral(".crt")));
}

QSslKey privateKey(const QString &name)
{
    return QSslKey(contentOf(name + QStringLiteral(".key")), QSsl::Ec);
}

/// A transport that trusts the test's certificates and no others.
std::unique_ptr<QnamTransport> trustingTransport()
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(
        {certificate(QStringLiteral("self_signed")), certificate(QStringLiteral("other_name"))});
    return std::make_unique<QnamTransport>(tls, ConnectionPool::Limits {});
}

QByteArray headFor(qint64 bodySize)
{
    return "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: " + QByteArray::number(bodySize)
           + "\r\n\r\n";
}

} // namespace

/// What the transport makes of everything that can go wrong on the way.
class TestQnamTransportFaults : public QObject
{
    Q_OBJECT

private slots:
    void sendsAPostOnceWhenTheConnectionDies_data();
    void sendsAPostOnceWhenTheConnectionDies();
    void deliversWhatCameAndThenFailsOnTruncation_data();
    void deliversWhatCameAndThenFailsOnTruncation();
    void failsOnAnswersThatAreNotHttp_data();
    void failsOnAnswersThatAreNotHttp();
    void saysThatTheConnectionWasRefused();
    void saysThatTheHostIsUnknown();
    void refusesAKeyThatWouldSplitTheHeader();
    void refusesASelfSignedCertificate();
    void refusesACertificateForAnotherName();
    void acceptsATrustedCertificate();
    void saysThatAPlainServerSpeaksNoTls();
    void endsAConnectionThatNeverStandsByConnectTimeout();
    void hangingHandshakesTakeNoPlaceFromLaterRequests();
    void endsSilenceBeforeTheAnswerByFirstTokenTimeout();
    void commentsDoNotPutOffTheFirstTokenTimeout();
    void endsSilenceAfterTheFirstTokenByIdleTimeout();
    void bytesPutOffTheIdleTimeout();
    void aPeerThatTakesNoBodyEndsByFirstTokenTimeout();
    void pausingBoundsWhatIsRead();
    void pausedExchangesDoNotTimeOut();
    void pausingHoldsBackTheEndToo();
};

void TestQnamTransportFaults::sendsAPostOnceWhenTheConnectionDies_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<bool>("reused");
    QTest::addColumn<bool>("byReset");
    QTest::addColumn<int>("bodySize");
    for (const bool tls : {false, true}) {
        for (const bool reused : {false, true}) {
            for (const bool byReset : {false, true}) {
                for (const int size : {0, 100, 200'000}) {
                    QTest::addRow("%s %s %s %d", tls ? "TLS" : "plain", reused ? "reused" : "fresh",
                                  byReset ? "RST" : "FIN", size)
                        << tls << reused << byReset << size;
                }
            }
        }
    }
}

void TestQnamTransportFaults::sendsAPostOnceWhenTheConnectionDies()
{
    QFETCH(bool, tls);
    QFETCH(bool, reused);
    QFETCH(bool, byReset);
    QFETCH(int, bodySize);
    MockUpstream upstream;
    if (tls)
        upstream.useTls(certificate(QStringLiteral("self_signed")),
                        privateKey(QStringLiteral("self_signed")));
    const auto transport = trustingTransport();
    if (reused) {
        upstream.enqueue(MockScript::answer(200, "{}"));
        ExchangeLog first(transport->send(postTo(upstream.url()), kKey, {}, kProvider));
        QTRY_COMPARE(first.finished, 1);
    }
    const int before = reused ? 1 : 0;

    upstream.enqueue(byReset ? MockScript().reset() : MockScript().close());
    // What a second, silent attempt would get: a success.
    upstream.setDefault(MockScript::answer(200, "again"));
    ExchangeLog log(transport->send(postTo(upstream.url(), QByteArray(bodySize, 'b')), kKey, {}, kProvider));
    QTRY_VERIFY(log.ended());
    QCOMPARE(log.kind(), ErrorKind::StreamBroken);
    QVERIFY2(log.error->message.contains(QLatin1String("no answer came")), qPrintable(log.error->message));
    QVERIFY(log.error->message.contains(kProvider));
    QCOMPARE(log.status, 0);
    QCOMPARE(upstream.requests().size(), before + 1);
    QCOMPARE(upstream.requests().last().ordinal, before);
    QCOMPARE(upstream.requests().last().body.size(), bodySize);

    // A third request comes after anything that might still have been under way.
    ExchangeLog later(transport->send(postTo(upstream.url(), "later"), kKey, {}, kProvider));
    QTRY_COMPARE(later.finished, 1);
    QCOMPARE(upstream.requests().size(), before + 2);
    QCOMPARE(upstream.requests().last().body, "later");
}

void TestQnamTransportFaults::deliversWhatCameAndThenFailsOnTruncation_data()
{
    QTest::addColumn<MockScript>("script");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const QByteArray event = "data: {\"x\":1}\n\n";
    QTest::newRow("chunked without end")
        << MockScript::streamHead().send(MockScript::chunk(event)).close() << 200 << event;
    QTest::newRow("half a chunk") << MockScript::streamHead().send("ff\r\n" + event).close() << 200 << event;
    QTest::newRow("half a chunk length")
        << MockScript::streamHead().send(MockScript::chunk(event) + "f").close() << 200 << event;
    // On a reset the receiver may throw away what it has not read, so the piece must have arrived before.
    QTest::newRow("reset after a chunk")
        << MockScript::streamHead().send(MockScript::chunk(event)).hold().reset() << 200 << event;
    QTest::newRow("short content-length") << MockScript().send(headFor(100) + event).close() << 200 << event;
    QTest::newRow("header and nothing else")
        << MockScript().send(headFor(100)).close() << 200 << QByteArray();
    QTest::newRow("half a header") << MockScript().send("HTTP/1.1 200 OK\r\ncontent-ty").close() << 0
                                   << QByteArray();
    QTest::newRow("an error answer cut short")
        << MockScript().send("HTTP/1.1 500 Oops\r\ncontent-length: 100\r\n\r\n{\"err").close() << 500
        << QByteArray("{\"err");
}

void TestQnamTransportFaults::deliversWhatCameAndThenFailsOnTruncation()
{
    QFETCH(MockScript, script);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    MockUpstream upstream;
    upstream.enqueue(script);
    QnamTransport transport;
    ExchangeLog log(transport.send(postTo(upstream.url()), kKey, {}, kProvider));
    QTRY_VERIFY(log.body == body);
    upstream.release();
    QTRY_VERIFY(log.ended());
    QCOMPARE(log.finished, 0);
    QCOMPARE(log.failed, 1);
    QCOMPARE(log.kind(), ErrorKind::StreamBroken);
    QVERIFY(log.error->message.contains(kProvider));
    QCOMPARE(log.status, status);
    QCOMPARE(log.body, body);
    QVERIFY(!log.afterEnd);
    QCOMPARE(upstream.requests().size(), 1);
}

void TestQnamTransportFaults::failsOnAnswersThatAreNotHttp_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("another protocol") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n\r\n");
    QTest::newRow("text") << QByteArray("what do you want?\n");
    QTest::newRow("zeros") << QByteArray(100, '\0');
    QTest::newRow("bare JSON") << QByteArray("{\"choices\":[]}\r\n\r\n");
    QTest::newRow("status that is no number") << QByteArray("HTTP/1.1 abc OK\r\n\r\n");
}

void TestQnamTransportFaults::failsOnAnswersThatAreNotHttp()
{
    QFETCH(QByteArray, bytes);
    MockUpstream upstream;
    upstream.setDefault(MockScript().send(bytes).close());
    QnamTransport transport;
    ExchangeLog log(transport.send(postTo(upstream.url()), kKey, {}, kProvider));
    QTRY_VERIFY(log.ended());
    QCOMPARE(log.kind(), ErrorKind::StreamBroken);
    QCOMPARE(log.status, 0);
    QCOMPARE(log.body, QByteArray());
    QCOMPARE(upstream.requests().size(), 1);
}

void TestQnamTransportFaults::saysThatTheConnectionWasRefused()
{
    QUrl url;
    {
        MockUpstream gone;
        url = gone.url(u"/v1/chat/completions?key=sk-query-0123456789");
    }
    QnamTransport transport;
    ExchangeLog log(transport.send(postTo(url), kKey, {}, kProvider));
    QTRY_VERIFY(log.ended());
    QCOMPARE(log.kind(), ErrorKind::ConnectFailed);
    const QString message = log.error->message;
    QVERIFY2(message.contains(kProvider) && message.contains(QStringLiteral("refused"))
                 && message.contains(QStringLiteral("127.0.0.1:%1").arg(url.port())),
             qPrintable(message));
    QVERIFY2(!message.contains(QStringLiteral("sk-")), qPrintable(message));
}

void TestQnamTransportFaults::saysThatTheHostIsUnknown()
{
    // RFC 2606 keeps .invalid free of hosts for ever.
    QnamTransport transport;
    ExchangeLog log(transport.send(postTo(QUrl(QStringLiteral("https://api.no-such-provider.invalid/v1"))),
                                   kKey, {.connect = 60s}, kProvider));
    QTRY_VERIFY_WITH_TIMEOUT(log.ended(), 60'000);
    QCOMPARE(log.kind(), ErrorKind::ConnectFailed);
    QVERIFY2(log.error->message.contains(QStringLiteral("no host named api.no-such-provider.invalid.")),
             qPrintable(log.error->message));
}

void TestQnamTransportFaults::refusesAKeyThatWouldSplitTheHeader()
{
    MockUpstream upstream;
    upstream.setDefault(MockScript::answer(200, "{}"));
    QnamTransport transport;
    ExchangeLog log(transport.send(postTo(upstream.url()), Secret("sk-one\r\nx-evil: 1"), {}, kProvider));
    QTRY_VERIFY(log.ended());
    QCOMPARE(log.kind(), ErrorKind::AuthFailed);
    QVERIFY(!log.error->message.contains(QStringLiteral("sk-one")));
    QCOMPARE(upstream.connectionsAccepted(), 0);

    // A line break at the end is what editors put behind a key in a file.
    ExchangeLog trimmed(transport.send(postTo(upstream.url()), Secret("sk-two\n"), {}, kProvider));
    QTRY_COMPARE(trimmed.finished, 1);
    QCOMPARE(upstream.requests().first().header("authorization"), "Bearer sk-two");
}

void TestQnamTransportFaults::refusesASelfSignedCertificate()
{
    MockUpstream upstream;
    upstream.useTls(certificate(QStringLiteral("self_signed")), privateKey(QStringLiteral("self_signed")));
    upstream.setDefault(MockScript::answer(200, "{}"));
    QnamTransport transport;
    ExchangeLog log(transport.send(postTo(upstream.url()), kKey, {}, kProvider));
    QTRY_VERIFY(log.ended());
    QCOMPARE(log.kind(), ErrorKind::ConnectFailed);
    QVERIFY2(log.error->message.contains(QStringLiteral("the certificate is self-signed")),
             qPrintable(log.error->message));
    QVERIFY(log.error->message.contains(kProvider));
    QCOMPARE(upstream.requests().size(), 0);
}

void TestQnamTransportFaults::refusesACertificateForAnotherName()
{
    MockUpstream upstream;
    upstream.useTls(certificate(QStringLiteral("other_name")), privateKey(QStringLiteral("other_name")));
    upstream.setDefault(MockScript::answer(200, "{}"));
    const auto transport = trustingTransport();
    ExchangeLog log(transport->send(postTo(upstream.url()), kKey, {}, kProvider));
    QTRY_VERIFY(log.ended());
    QCOMPARE(log.kind(), ErrorKind::ConnectFailed);
    QVERIFY2(log.error->message.contains(QStringLiteral("belongs to \"elsewhere.example\"")),
             qPrintable(log.error->message));
    QCOMPARE(upstream.requests().size(), 0);
}

void TestQnamTransportFaults::acceptsATrustedCertificate()
{
    MockUpstream upstream;
    upstream.useTls(certificate(QStringLiteral("self_signed")), privateKey(QStringLiteral("self_signed")));
    upstream.setDefault(MockScript::eventStream({"data: a\n\n", "data: b\n\n"}));
    const auto transport = trustingTransport();
    // More than one manager's worth: over TLS the name must stay as it is on every one of them.
    std::vector<std::unique_ptr<ExchangeLog>> logs;
    for (int i = 0; i < 14; ++i)
        logs.push_back(
            std::make_unique<ExchangeLog>(transport->send(postTo(upstream.url()), kKey, {}, kProvider)));
    for (const auto &log : logs) {
        QTRY_VERIFY(log->ended());
        QCOMPARE(log->finished, 1);
        QCOMPARE(log->body, "data: a\n\ndata: b\n\n");
    }
}

void TestQnamTransportFaults::saysThatAPlainServerSpeaksNoTls()
{
    MockUpstream upstream;
    upstream.setOnAccept(MockScript().send("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n").close());
    QUrl url = upstream.url();
    url.setScheme(QStringLiteral("https"));
    QnamTransport transport;
    ExchangeLog log(transport.send(postTo(url), kKey, {}, kProvider));
    QTRY_VERIFY(log.ended());
    QCOMPARE(log.kind(), ErrorKind::ConnectFailed);
    QVERIFY2(log.error->message.contains(QStringLiteral("HTTPS")), qPrintable(log.error->message));
}

void TestQnamTransportFaults::endsAConnectionThatNeverStandsByConnectTimeout()
{
    // The TCP connection comes about, but the TLS handshake is never answered.
    MockUpstream upstream;
    QUrl url = upstream.url();
    url.setScheme(QStringLiteral("https"));
    QnamTransport transport;
    ExchangeLog log(transport.send(postTo(url), kKey, {.connect = 200ms}, kProvider));
    QTRY_VERIFY(log.ended());
    QCOMPARE(log.kind(), ErrorKind::ConnectTimeout);
    QVERIFY2(log.error->message.contains(QStringLiteral("0.2 s")), qPrintable(log.error->message));
    QCOMPARE(log.sent, 0);
    QVERIFY(!log.exchange->connectTime().has_value());
    QTRY_COMPARE(upstream.closedByClient(), 1);
}

void TestQnamTransportFaults::hangingHandshakesTakeNoPlaceFromLaterRequests()
{
    MockUpstream upstream;
    QUrl url = upstream.url();
    url.setScheme(QStringLiteral("https"));
    const auto transport = trustingTransport();
    std::vector<std::unique_ptr<ExchangeLog>> logs;
    for (int i = 0; i < 12; ++i)
        logs.push_back(std::make_unique<ExchangeLog>(transport->send(postTo(url), kKey, {}, kProvider)));
    QTRY_COMPARE(upstream.openConnections(), 12);
    logs.clear();
    QTRY_COMPARE(upstream.openConnections(), 0);
    QCOMPARE(transport->pool().managerCount(), 0);

    upstream.useTls(certificate(QStringLiteral("self_signed")), privateKey(QStringLiteral("self_signed")));
    upstream.setDefault(MockScript::answer(200, "{}"));
    ExchangeLog log(transport->send(postTo(url), kKey, {}, kProvider));
    QTRY_COMPARE(log.finished, 1);
}

void TestQnamTransportFaults::endsSilenceBeforeTheAnswerByFirstTokenTimeout()
{
    MockUpstream upstream;
    upstream.setDefault(MockScript());
    QnamTransport transport;
    ExchangeLog log(transport.send(postTo(upstream.url()), kKey, {.firstByte = 200ms}, kProvider));
    QTRY_VERIFY(log.ended());
    QCOMPARE(log.kind(), ErrorKind::FirstTokenTimeout);
    QVERIFY(log.error->message.contains(kProvider));
    QCOMPARE(log.failed, 1);
    // The provider need not go on working.
    QTRY_COMPARE(upstream.closedByClient(), 1);
}

void TestQnamTransportFaults::commentsDoNotPutOffTheFirstTokenTimeout()
{
    MockUpstream upstream;
    upstream.setDefault(MockScript::eventStream(QList<QByteArray>(200, ": still thinking\n\n"), 50));
    QnamTransport transport;
    ExchangeLog log(transport.send(postTo(upstream.url()), kKey, {.firstByte = 400ms}, kProvider));
    QTRY_VERIFY(log.ended());
    QCOMPARE(log.kind(), ErrorKind::FirstTokenTimeout);
    QVERIFY(log.body.startsWith(": still thinking"));
}

void TestQnamTransportFaults::endsSilenceAfterTheFirstTokenByIdleTimeout()
{
    MockUpstream upstream;
    upstream.setDefault(MockScript::streamHead().send(MockScript::chunk("data: x\n\n")).hold());
    QnamTransport transport;
    ExchangeLog log(transport.send(postTo(upstream.url()), kKey, {.idle = 200ms}, kProvider));
    connect(log.exchange.get(), &Exchange::bodyArrived, this, [&log] { log.exchange->firstTokenArrived(); });
    QTRY_VERIFY(log.ended());
    QCOMPARE(log.kind(), ErrorKind::IdleTimeout);
    QCOMPARE(log.body, "data: x\n\n");
    QTRY_COMPARE(upstream.closedByClient(), 1);
}

void TestQnamTransportFaults::bytesPutOffTheIdleTimeout()
{
    MockUpstream upstream;
    upstream.setDefault(MockScript::eventStream(QList<QByteArray>(20, "data: x\n\n"), 100));
    QnamTransport transport;
    // The whole takes two seconds, longer than either limit; each gap is a tenth of one.
    ExchangeLog log(
        transport.send(postTo(upstream.url()), kKey, {.firstByte = 1000ms, .idle = 1000ms}, kProvider));
    connect(log.exchange.get(), &Exchange::bodyArrived, this, [&log] { log.exchange->firstTokenArrived(); });
    QTRY_VERIFY(log.ended());
    QCOMPARE(log.finished, 1);
    QCOMPARE(log.body.count("data:"), 20);
}

void TestQnamTransportFaults::aPeerThatTakesNoBodyEndsByFirstTokenTimeout()
{
    MockUpstream upstream;
    upstream.setReading(false);
    QnamTransport transport;
    ExchangeLog log(transport.send(postTo(upstream.url(), QByteArray(32 * 1024 * 1024, 'b')), kKey,
                                   {.firstByte = 300ms}, kProvider));
    QVERIFY(log.waitForEnd());
    QCOMPARE(log.kind(), ErrorKind::FirstTokenTimeout);
    QCOMPARE(log.sent, 0);
}

void TestQnamTransportFaults::pausingBoundsWhatIsRead()
{
    constexpr qint64 kSize = 64 * 1024 * 1024;
    MockUpstream upstream;
    upstream.setResponder([](const ReceivedRequest &request) {
        return request.body == "flood" ? MockScript().send(headFor(kSize)).hold().flood(kSize)
                                       : MockScript::answer(200, "{}");
    });
    QnamTransport transport;
    ExchangeLog log(transport.send(postTo(upstream.url(), "flood"), kKey, {}, kProvider));
    connect(log.exchange.get(), &Exchange::headersArrived, this, [&log] { log.exchange->setPaused(true); });
    // The pause takes a turn of Qt's network thread; a flood over loopback would be through by then.
    QTRY_COMPARE(log.status, 200);
    QTRY_COMPARE(upstream.heldConnections(), 1);
    ExchangeLog turn(transport.send(postTo(upstream.url(), "other"), kKey, {}, kProvider));
    QVERIFY(turn.waitForEnd());
    upstream.release();

    // What is still on its way settles while other requests come and go.
    qint64 floodBefore = -1;
    const auto settled = [&] {
        for (int i = 0; i < 20; ++i) {
            ExchangeLog other(transport.send(postTo(upstream.url(), "other"), kKey, {}, kProvider));
            if (!other.waitForEnd())
                return false;
        }
        const qint64 before = std::exchange(floodBefore, upstream.bytesSent());
        // The small answers of one round are less than a piece of the flood.
        return before >= 0 && upstream.bytesSent() - before < 32 * 1024;
    };
    // QTRY_* asks more than once after a yes.
    bool once = false;
    QTRY_VERIFY_WITH_TIMEOUT(once || (once = settled()), 20'000);
    // The kernel's buffers on both sides hold some megabytes, and Qt 64 KB.
    QVERIFY2(upstream.bytesSent() < kSize / 2, QByteArray::number(upstream.bytesSent()).constData());
    QCOMPARE(log.body.size(), 0);
    QVERIFY(!log.ended());

    log.exchange->setPaused(false);
    QVERIFY(log.waitForEnd());
    QCOMPARE(log.finished, 1);
    QCOMPARE(log.body.size(), kSize);
}

void TestQnamTransportFaults::pausedExchangesDoNotTimeOut()
{
    MockUpstream upstream;
    upstream.setDefault(
        MockScript::streamHead().send(MockScript::chunk("data: x\n\n")).hold().send(MockScript::lastChunk()));
    QnamTransport transport;
    const ExchangeTimeouts timeouts {.firstByte = 200ms, .idle = 200ms};
    ExchangeLog paused(transport.send(postTo(upstream.url()), kKey, timeouts, kProvider));
    connect(paused.exchange.get(), &Exchange::headersArrived, this,
            [&paused] { paused.exchange->setPaused(true); });
    QTRY_COMPARE(paused.status, 200);

    // Two others with the same limits, one after the other, come to their end meanwhile.
    for (int i = 0; i < 2; ++i) {
        ExchangeLog other(transport.send(postTo(upstream.url()), kKey, timeouts, kProvider));
        QTRY_COMPARE(other.failed, 1);
    }
    QVERIFY(!paused.ended());
    upstream.release();
    paused.exchange->setPaused(false);
    QTRY_VERIFY(paused.ended());
    QCOMPARE(paused.finished, 1);
    QCOMPARE(paused.body, "data: x\n\n");
}

void TestQnamTransportFaults::pausingHoldsBackTheEndToo()
{
    MockUpstream upstream;
    upstream.enqueue(MockScript::answer(200, "all at once"));
    upstream.enqueue(MockScript::answer(200, "{}"));
    QnamTransport transport;
    ExchangeLog log(transport.send(postTo(upstream.url()), kKey, {}, kProvider));
    connect(log.exchange.get(), &Exchange::headersArrived, this, [&log] { log.exchange->setPaused(true); });
    QTRY_COMPARE(log.status, 200);
    ExchangeLog other(transport.send(postTo(upstream.url()), kKey, {}, kProvider));
    QTRY_COMPARE(other.finished, 1);
    QVERIFY(log.body.isEmpty());
    QVERIFY(!log.ended());

    log.exchange->setPaused(false);
    QTRY_COMPARE(log.finished, 1);
    QCOMPARE(log.body, "all at once");
}

QTEST_GUILESS_MAIN(TestQnamTransportFaults)

#include "tst_qnam_transport_faults.moc"
