#include "core/net/qnam_transport.h"
#include "core/net/tcp_nodelay.h"
#include "tests/runtime/net/exchange_log.h"
#include "tests/support/mock_upstream.h"

#include <QDir>
#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <vector>

using namespace core;

namespace {

const Secret kKey {"sk-test-0123456789"};

/// Ports and TCP_NODELAY of this process' connections to `port`.
QList<bool> noDelayOfConnectionsTo(quint16 port)
{
    QList<bool> found;
    const QStringList descriptors =
        QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::Files | QDir::System);
    for (const QString &descriptor : descriptors) {
        sockaddr_in peer {};
        socklen_t length = sizeof peer;
        const int fd = descriptor.toInt();
        if (getpeername(fd, reinterpret_cast<sockaddr *>(&peer), &length) != 0 || peer.sin_family != AF_INET
            || ntohs(peer.sin_port) != port) {
            continue;
        }
        int on = 0;
        length = sizeof on;
        getsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, &length);
        found.append(on != 0);
    }
    return found;
}

} // namespace

/// What a request looks like on the wire, and how answers come back when nothing breaks.
class TestQnamTransport : public QObject
{
    Q_OBJECT

private slots:
    void sendsBodyHeadersAndKeyAsGiven();
    void placesTheKeyWhereTheProtocolWantsIt();
    void sendsNoKeyHeaderWithoutKey();
    void tellsNothingAboutTheUser();
    void asksForNoCompressionAndLeavesCompressedBodiesAlone();
    void signalsNothingFromWithinSend();
    void deliversPiecesAsTheyArrive();
    void deliversErrorStatusesAsAnswers_data();
    void deliversErrorStatusesAsAnswers();
    void followsNoRedirect_data();
    void followsNoRedirect();
    void keepsNoCookies();
    void answersABasicChallengeWithNothing();
    void deliversWhateverTypeAndAlsoNothing();
    void reusesAConnectionAndReportsConnectTimeOnlyOnce();
    void runsSixtyStreamsToOneHostAtOnce();
    void oneResetFailsOnlyItsOwnStream();
    void cancellingClosesTheConnectionUpstream();
    void cancellingBeforeAnyAnswerClosesTheConnectionToo();
    void listenersMayDestroyTheExchange_data();
    void listenersMayDestroyTheExchange();
    void setsTcpNoDelayOnItsConnections();
    void sendsLargeBodiesWhole();
    void marksRequestsToPrivateAddresses();
};

void TestQnamTransport::sendsBodyHeadersAndKeyAsGiven()
{
    MockUpstream upstream;
    upstream.enqueue(MockScript::answer(200, "{}"));
    QnamTransport transport;

    WireRequest wire = postTo(upstream.url(u"/v1/chat/completions?beta=true"), R"({"model":"gpt","x":"ü"})");
    wire.headers.append(qMakePair(QByteArray("x-title"), QByteArray("Switchyard")));
    ExchangeLog log(transport.send(wire, kKey, {}, QStringLiteral("Groq")));
    QTRY_COMPARE(log.finished, 1);

    QCOMPARE(upstream.requests().size(), 1);
    const ReceivedRequest &request = upstream.requests().first();
    QCOMPARE(request.method, "POST");
    QCOMPARE(request.target, "/v1/chat/completions?beta=true");
    QCOMPARE(request.body, wire.body);
    QCOMPARE(request.header("content-type"), "application/json");
    QCOMPARE(request.header("content-length"), QByteArray::number(wire.body.size()));
    QCOMPARE(request.header("x-title"), "Switchyard");
    QCOMPARE(request.header("authorization"), "Bearer sk-test-0123456789");
    QCOMPARE(log.sent, 1);
    QCOMPARE(log.headerSignals, 1);
    QCOMPARE(log.status, 200);
    QCOMPARE(headerValue(log.headers, "Content-Type"), "application/json");
    QCOMPARE(log.body, "{}");
}

void TestQnamTransport::placesTheKeyWhereTheProtocolWantsIt()
{
    MockUpstream upstream;
    upstream.setDefault(MockScript::answer(200, "{}"));
    QnamTransport transport;

    WireRequest wire = postTo(upstream.url());
    wire.keyPlacement = KeyPlacement::ApiKeyHeader;
    wire.keyHeader = "x-api-key";
    ExchangeLog own(transport.send(wire, kKey, {}, {}));
    QTRY_COMPARE(own.finished, 1);
    QCOMPARE(upstream.requests().at(0).header("x-api-key"), kKey.reveal());
    QVERIFY(upstream.requests().at(0).header("authorization").isEmpty());

    wire.keyPlacement = KeyPlacement::None;
    ExchangeLog none(transport.send(wire, kKey, {}, {}));
    QTRY_COMPARE(none.finished, 1);
    for (const auto &[name, value] : upstream.requests().at(1).headers)
        QVERIFY2(!value.contains("sk-test"), name.constData());
}

void TestQnamTransport::sendsNoKeyHeaderWithoutKey()
{
    MockUpstream upstream;
    upstream.enqueue(MockScript::answer(200, "{}"));
    QnamTransport transport;
    ExchangeLog log(transport.send(postTo(upstream.url()), Secret(), {}, {}));
    QTRY_COMPARE(log.finished, 1);
    for (const auto &[name, value] : upstream.requests().first().headers)
        QVERIFY(name.compare("authorization", Qt::CaseInsensitive) != 0);
}

void TestQnamTransport::tellsNothingAboutTheUser()
{
    MockUpstream upstream;
    upstream.enqueue(MockScript::answer(200, "{}"));
    QnamTransport transport;
    WireRequest wire;
    wire.method = "GET";
    wire.url = upstream.url(u"/v1/models");
    ExchangeLog log(transport.send(wire, kKey, {}, {}));
    QTRY_COMPARE(log.finished, 1);

    const ReceivedRequest &request = upstream.requests().first();
    QCOMPARE(request.method, "GET");
    QVERIFY2(request.header("user-agent").startsWith("Switchyard/"), request.header("user-agent"));
    QCOMPARE(request.header("accept-language"), "*");
}

void TestQnamTransport::asksForNoCompressionAndLeavesCompressedBodiesAlone()
{
    MockUpstream upstream;
    upstream.enqueue(
        MockScript::answer(200, "\x1f\x8bnot really", "text/plain", {{"content-encoding", "gzip"}}));
    QnamTransport transport;
    ExchangeLog log(transport.send(postTo(upstream.url()), kKey, {}, {}));
    QTRY_VERIFY(log.ended());
    QCOMPARE(upstream.requests().first().header("accept-encoding"), "identity");
    QCOMPARE(log.finished, 1);
    QCOMPARE(log.body, "\x1f\x8bnot really");
}

void TestQnamTransport::signalsNothingFromWithinSend()
{
    MockUpstream upstream;
    QnamTransport transport;
    const QUrl urls[] = {upstream.url(), QUrl(QStringLiteral("file:///etc/hostname")),
                         QUrl(QStringLiteral("nonsense")), QUrl(QStringLiteral("http://"))};
    for (const QUrl &url : urls) {
        ExchangeLog log(transport.send(postTo(url), kKey, {}, {}));
        QVERIFY(!log.ended());
        QTRY_VERIFY(log.ended());
        QVERIFY(url.scheme() == QLatin1String("http") && !url.host().isEmpty()
                    ? log.finished == 1
                    : log.kind() == ErrorKind::ConnectFailed);
    }
}

void TestQnamTransport::deliversPiecesAsTheyArrive()
{
    MockUpstream upstream;
    upstream.enqueue(MockScript::streamHead()
                         .hold()
                         .send(MockScript::chunk("data: one\n\n"))
                         .hold()
                         .send(MockScript::chunk("data: two\n\n"))
                         .send(MockScript::lastChunk()));
    QnamTransport transport;
    ExchangeLog log(transport.send(postTo(upstream.url()), kKey, {}, {}));
    QTRY_COMPARE(log.status, 200);
    QVERIFY(log.body.isEmpty());
    upstream.release();
    QTRY_COMPARE(log.body, "data: one\n\n");
    QVERIFY(!log.ended());
    QTRY_COMPARE(upstream.heldConnections(), 1);
    upstream.release();
    QTRY_COMPARE(log.finished, 1);
    QCOMPARE(log.body, "data: one\n\ndata: two\n\n");
}

void TestQnamTransport::deliversErrorStatusesAsAnswers_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {400, 401, 402, 403, 404, 405, 407, 408, 409, 410, 413,
                             418, 422, 429, 499, 500, 501, 502, 503, 504, 529}) {
        QTest::addRow("%d", status) << status;
    }
}

void TestQnamTransport::deliversErrorStatusesAsAnswers()
{
    QFETCH(int, status);
    MockUpstream upstream;
    upstream.enqueue(MockScript::answer(status, R"({"error":{"message":"no"}})", "application/json",
                                        {{"retry-after", "7"}}));
    QnamTransport transport;
    ExchangeLog log(transport.send(postTo(upstream.url()), kKey, {}, {}));
    QTRY_VERIFY(log.ended());
    QCOMPARE(log.finished, 1);
    QCOMPARE(log.status, status);
    QCOMPARE(log.body, R"({"error":{"message":"no"}})");
    QCOMPARE(headerValue(log.headers, "retry-after"), "7");
    QCOMPARE(upstream.requests().size(), 1);
}

void TestQnamTransport::followsNoRedirect_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void TestQnamTransport::followsNoRedirect()
{
    QFETCH(int, status);
    MockUpstream target;
    MockUpstream upstream;
    upstream.enqueue(
        MockScript::answer(status, "moved", "text/plain", {{"location", target.url().toEncoded()}}));
    QnamTransport transport;
    ExchangeLog log(transport.send(postTo(upstream.url()), kKey, {}, {}));
    QTRY_VERIFY(log.ended());
    QCOMPARE(log.finished, 1);
    QCOMPARE(log.status, status);
    QCOMPARE(log.body, "moved");
    QCOMPARE(target.connectionsAccepted(), 0);
    QCOMPARE(upstream.requests().size(), 1);
}

void TestQnamTransport::keepsNoCookies()
{
    MockUpstream upstream;
    upstream.setDefault(
        MockScript::answer(200, "{}", "application/json", {{"set-cookie", "who=you; Path=/"}}));
    QnamTransport transport;
    for (int i = 0; i < 2; ++i) {
        ExchangeLog log(transport.send(postTo(upstream.url()), kKey, {}, {}));
        QTRY_COMPARE(log.finished, 1);
    }
    QVERIFY(upstream.requests().at(1).header("cookie").isEmpty());
}

void TestQnamTransport::answersABasicChallengeWithNothing()
{
    MockUpstream upstream;
    upstream.setDefault(
        MockScript::answer(401, "who are you", "text/plain", {{"www-authenticate", "Basic realm=\"x\""}}));
    QnamTransport transport;
    QUrl url = upstream.url();
    url.setUserName(QStringLiteral("user"));
    url.setPassword(QStringLiteral("password"));
    ExchangeLog log(transport.send(postTo(url), Secret(), {}, {}));
    QTRY_VERIFY(log.ended());
    QCOMPARE(log.finished, 1);
    QCOMPARE(log.status, 401);
    QCOMPARE(upstream.requests().size(), 1);
}

void TestQnamTransport::deliversWhateverTypeAndAlsoNothing()
{
    MockUpstream upstream;
    upstream.enqueue(MockScript::answer(200, "<html>hello</html>", "text/html"));
    upstream.enqueue(MockScript::answer(200, ""));
    // Close-delimited, as HTTP/1.0 servers do it: complete as HTTP counts.
    upstream.enqueue(MockScript().send("HTTP/1.1 200 OK\r\n\r\nuntil the end").close());
    QnamTransport transport;
    const QByteArray expected[] = {"<html>hello</html>", "", "until the end"};
    for (const QByteArray &body : expected) {
        ExchangeLog log(transport.send(postTo(upstream.url()), kKey, {}, {}));
        QTRY_VERIFY(log.ended());
        QCOMPARE(log.finished, 1);
        QCOMPARE(log.status, 200);
        QCOMPARE(log.body, body);
    }
}

void TestQnamTransport::reusesAConnectionAndReportsConnectTimeOnlyOnce()
{
    MockUpstream upstream;
    upstream.setDefault(MockScript::answer(200, "{}"));
    QnamTransport transport;
    ExchangeLog first(transport.send(postTo(upstream.url()), kKey, {}, {}));
    QTRY_COMPARE(first.finished, 1);
    QVERIFY(first.exchange->connectTime().has_value());

    ExchangeLog second(transport.send(postTo(upstream.url()), kKey, {}, {}));
    QTRY_COMPARE(second.finished, 1);
    QCOMPARE(upstream.connectionsAccepted(), 1);
    QCOMPARE(upstream.requests().at(1).ordinal, 1);
    QVERIFY(!second.exchange->connectTime().has_value());
}

void TestQnamTransport::runsSixtyStreamsToOneHostAtOnce()
{
    MockUpstream upstream;
    upstream.setDefault(
        MockScript::streamHead().hold().send(MockScript::chunk("x")).send(MockScript::lastChunk()));
    QnamTransport transport;
    std::vector<std::unique_ptr<ExchangeLog>> logs;
    for (int i = 0; i < 60; ++i)
        logs.push_back(std::make_unique<ExchangeLog>(transport.send(postTo(upstream.url()), kKey, {}, {})));
    // None has ended, so all that have arrived are running.
    QTRY_COMPARE(upstream.heldConnections(), 60);
    upstream.release();
    for (const auto &log : logs)
        QTRY_COMPARE(log->finished, 1);
    QCOMPARE(upstream.requests().size(), 60);
}

void TestQnamTransport::oneResetFailsOnlyItsOwnStream()
{
    MockUpstream upstream;
    upstream.setResponder([](const ReceivedRequest &request) {
        MockScript script = MockScript::streamHead().send(MockScript::chunk("x")).hold();
        return request.body == "7" ? script.reset() : script.send(MockScript::lastChunk());
    });
    QnamTransport transport;
    std::vector<std::unique_ptr<ExchangeLog>> logs;
    for (int i = 0; i < 20; ++i) {
        logs.push_back(std::make_unique<ExchangeLog>(
            transport.send(postTo(upstream.url(), QByteArray::number(i)), kKey, {}, {})));
    }
    QTRY_COMPARE(upstream.heldConnections(), 20);
    upstream.release();
    for (int i = 0; i < 20; ++i) {
        QTRY_VERIFY(logs.at(i)->ended());
        QCOMPARE(logs.at(i)->failed, i == 7 ? 1 : 0);
    }
    QCOMPARE(upstream.requests().size(), 20);
}

void TestQnamTransport::cancellingClosesTheConnectionUpstream()
{
    MockUpstream upstream;
    upstream.setDefault(MockScript::streamHead().send(MockScript::chunk("data: x\n\n")).hold());
    QnamTransport transport;
    auto other = std::make_unique<ExchangeLog>(transport.send(postTo(upstream.url()), kKey, {}, {}));
    auto log = std::make_unique<ExchangeLog>(transport.send(postTo(upstream.url()), kKey, {}, {}));
    QTRY_VERIFY(!log->body.isEmpty() && !other->body.isEmpty());

    log.reset();
    QTRY_COMPARE(upstream.closedByClient(), 1);
    QCOMPARE(upstream.openConnections(), 1);
    QVERIFY(!other->ended());
}

void TestQnamTransport::cancellingBeforeAnyAnswerClosesTheConnectionToo()
{
    MockUpstream upstream;
    upstream.setDefault(MockScript());
    QnamTransport transport;
    auto log = std::make_unique<ExchangeLog>(transport.send(postTo(upstream.url()), kKey, {}, {}));
    QTRY_COMPARE(upstream.requests().size(), 1);
    log.reset();
    QTRY_COMPARE(upstream.closedByClient(), 1);

    // And its place is free for the next.
    upstream.setDefault(MockScript::answer(200, "{}"));
    ExchangeLog next(transport.send(postTo(upstream.url()), kKey, {}, {}));
    QTRY_COMPARE(next.finished, 1);
}

void TestQnamTransport::listenersMayDestroyTheExchange_data()
{
    QTest::addColumn<int>("at");
    QTest::newRow("sent") << 0;
    QTest::newRow("headers") << 1;
    QTest::newRow("body") << 2;
    QTest::newRow("finished") << 3;
    QTest::newRow("failed") << 4;
}

void TestQnamTransport::listenersMayDestroyTheExchange()
{
    QFETCH(int, at);
    MockUpstream upstream;
    if (at == 4)
        upstream.setDefault(MockScript::streamHead().reset());
    else
        upstream.setDefault(MockScript::answer(200, "body"));
    QnamTransport transport;
    std::unique_ptr<Exchange> exchange = transport.send(postTo(upstream.url()), kKey, {}, {});
    int destroyed = 0;
    const auto destroy = [&] {
        exchange.reset();
        ++destroyed;
    };
    const auto unlessPassed = [&](int signal) {
        if (signal == at)
            destroy();
    };
    connect(exchange.get(), &Exchange::sent, this, [&] { unlessPassed(0); });
    connect(exchange.get(), &Exchange::headersArrived, this, [&] { unlessPassed(1); });
    connect(exchange.get(), &Exchange::bodyArrived, this, [&] { unlessPassed(2); });
    connect(exchange.get(), &Exchange::finished, this, [&] { unlessPassed(3); });
    connect(exchange.get(), &Exchange::failed, this, [&] { unlessPassed(4); });
    QTRY_COMPARE(destroyed, 1);

    upstream.setDefault(MockScript::answer(200, "{}"));
    ExchangeLog next(transport.send(postTo(upstream.url()), kKey, {}, {}));
    QTRY_COMPARE(next.finished, 1);
    QCOMPARE(destroyed, 1);
}

void TestQnamTransport::setsTcpNoDelayOnItsConnections()
{
    MockUpstream upstream;
    upstream.setDefault(MockScript::answer(200, "{}"));
    QnamTransport transport;
    ExchangeLog log(transport.send(postTo(upstream.url()), kKey, {}, {}));
    QTRY_COMPARE(log.finished, 1);
#ifdef Q_OS_LINUX
    QVERIFY(tcpNoDelayActive());
    QCOMPARE(noDelayOfConnectionsTo(upstream.port()), QList<bool> {true});
#else
    QVERIFY(!tcpNoDelayActive());
#endif
}

void TestQnamTransport::sendsLargeBodiesWhole()
{
    MockUpstream upstream;
    upstream.setDefault(MockScript::answer(200, "{}"));
    QnamTransport transport;
    QByteArray body(3'000'001, Qt::Uninitialized);
    for (qsizetype i = 0; i < body.size(); ++i)
        body[i] = static_cast<char>(i * 31 % 251);
    ExchangeLog log(transport.send(postTo(upstream.url(), body), kKey, {}, {}));
    QTRY_COMPARE(log.finished, 1);
    QVERIFY(upstream.requests().first().body == body);
}

void TestQnamTransport::marksRequestsToPrivateAddresses()
{
    MockUpstream upstream;
    upstream.enqueue(MockScript::answer(200, "{}"));
    QnamTransport transport;
    ExchangeLog log(transport.send(postTo(upstream.url()), kKey, {}, {}));
    QTRY_COMPARE(log.finished, 1);
    QCOMPARE(upstream.requests().first().header("x-switchyard-hop"), "1");
}

QTEST_GUILESS_MAIN(TestQnamTransport)

#include "tst_qnam_transport.moc"
