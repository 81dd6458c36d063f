#include "core/http/http_server.h"
#include "tests/runtime/http/plain_client.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

#include <memory>
#include <vector>

using namespace core;

namespace {

constexpr int kPatience = 10'000;

/// A client of which every byte is under the test's control.
class RawClient : public QObject
{
public:
    explicit RawClient(quint16 port)
    {
        connect(&m_socket, &QTcpSocket::readyRead, this, [this] {
            if (!paused)
                received += m_socket.readAll();
        });
        connect(&m_socket, &QTcpSocket::disconnected, this, [this] { closed = true; });
        m_socket.connectToHost(QHostAddress::LocalHost, port);
    }

    void send(const QByteArray &bytes)
    {
        if (m_socket.state() == QAbstractSocket::ConnectedState) {
            m_socket.write(bytes);
            return;
        }
        connect(&m_socket, &QTcpSocket::connected, this, [this, bytes] { m_socket.write(bytes); });
    }

    void get(const QByteArray &path, const QByteArray &fields = {})
    {
        send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n");
    }

    void stopReading()
    {
        paused = true;
        m_socket.setReadBufferSize(1024);
    }

    void resumeReading()
    {
        paused = false;
        m_socket.setReadBufferSize(0);
        received += m_socket.readAll();
    }

    void hangUp() { m_socket.abort(); }

    QByteArray received;
    bool closed = false;
    bool paused = false;

private:
    QTcpSocket m_socket;
};

/// Keeps exchanges for the test to answer.
struct Held {
    QPointer<HttpExchange> exchange;
    std::unique_ptr<QSignalSpy> gone;
    std::unique_ptr<QSignalSpy> drained;
};

QByteArray statusLine(const QByteArray &answer)
{
    return answer.left(answer.indexOf("\r\n"));
}

QByteArray bodyOf(const QByteArray &answer)
{
    return answer.mid(answer.indexOf("\r\n\r\n") + 4);
}

QByteArray dechunked(QByteArray bytes)
{
    QByteArray body;
    for (;;) {
        const qsizetype end = bytes.indexOf("\r\n");
        const qsizetype size = bytes.left(end).toLongLong(nullptr, 16);
        if (end < 0 || size == 0)
            return body;
        body += bytes.mid(end + 2, size);
        bytes = bytes.mid(end + 2 + size + 2);
    }
}

const HeaderList kText {{"Content-Type", "text/plain"}};

} // namespace

class TestHttpServer : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void answersWholeAndKeepsTheConnection();
    void closesWhenTheClientAsksForIt();
    void pipelinedRequestsAreAnsweredInOrder();
    void chunkedUploadArrivesWhole();
    void largeUploadArrivesWhole();
    void continueIsSentBeforeTheBody();
    void headHasTheLengthButNoBody();
    void statusWithoutBodyHasNone();
    void headerFieldsCannotBeForged();
    void streamArrivesPieceByPiece();
    void http10StreamEndsWithTheConnection();
    void refusalsAreJson_data();
    void refusalsAreJson();
    void refusalReachesAClientThatIsStillSending();
    void slowHeaderTimesOut();
    void stalledBodyTimesOut();
    void idleConnectionIsClosed();
    void tooManyConnectionsAreTurnedAway();
    void hangUpBeforeTheAnswerIsNoticed();
    void hangUpMidStreamIsNoticed();
    void hangUpOfAClientThatReadsNothingIsNoticed();
    void abortIsNeverTakenForAnEnd_data();
    void abortIsNeverTakenForAnEnd();
    void exchangeDeletedByItsUserCutsTheConnection();
    void slowReaderHoldsTheWriterBack();
    void clientThatTakesNothingForLongIsCut();
    void stopListeningLetsAStreamFinish();
    void stopListeningClosesIdleConnections();
    void abortAllCutsEverything();
    void serverMayBeDestroyedInItsHandler();
    void serverMayBeDestroyedWhileAClientLeaves();
    void serverMayBeDestroyedWhenIdle();
    void useAfterTheAnswerIsHarmless();
    void manyStreamsAtOnce();
    void portInUseNamesTheWayOut();
    void foreignAddressNamesTheWayOut();

private:
    void start(const HttpLimits &limits = {});
    HttpExchange *held(int index) { return m_held.at(size_t(index)).exchange; }

    std::unique_ptr<HttpServer> m_server;
    std::vector<Held> m_held;
    quint16 m_port = 0;
};

void TestHttpServer::init()
{
    start();
}

void TestHttpServer::cleanup()
{
    m_held.clear();
    m_server.reset();
}

void TestHttpServer::start(const HttpLimits &limits)
{
    m_held.clear();
    m_server = std::make_unique<HttpServer>(limits);
    m_server->setHandler([this](HttpExchange *exchange) {
        if (exchange->request().path == "/now") {
            exchange->respond(200, kText, "now:" + exchange->request().body);
            return;
        }
        m_held.push_back({exchange, std::make_unique<QSignalSpy>(exchange, &HttpExchange::clientGone),
                          std::make_unique<QSignalSpy>(exchange, &HttpExchange::drained)});
    });
    const auto port = m_server->listen(QHostAddress::LocalHost, 0);
    QVERIFY(port.ok());
    m_port = port.value();
}

void TestHttpServer::answersWholeAndKeepsTheConnection()
{
    RawClient client(m_port);
    client.get("/now");
    QTRY_VERIFY_WITH_TIMEOUT(client.received.endsWith("now:"), kPatience);
    QCOMPARE(statusLine(client.received), QByteArray("HTTP/1.1 200 OK"));
    QVERIFY(client.received.contains("Content-Length: 4\r\n"));
    QVERIFY(client.received.contains("Connection: keep-alive\r\n"));
    QVERIFY(client.received.contains("\r\nDate: "));
    client.received.clear();
    client.get("/now");
    QTRY_VERIFY_WITH_TIMEOUT(client.received.endsWith("now:"), kPatience);
    QVERIFY(!client.closed);
}

void TestHttpServer::closesWhenTheClientAsksForIt()
{
    RawClient client(m_port);
    client.get("/now", "Connection: close\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(client.closed, kPatience);
    QVERIFY(client.received.contains("Connection: close\r\n"));
    QVERIFY(client.received.endsWith("now:"));
}

void TestHttpServer::pipelinedRequestsAreAnsweredInOrder()
{
    RawClient client(m_port);
    QByteArray requests;
    for (const char *path : {"/1", "/now", "/2"})
        requests += QByteArray("GET ") + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
    client.send(requests);
    QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1u, kPatience);
    QCOMPARE(m_server->openExchanges(), 1); // The others wait for their turn.
    held(0)->respond(200, kText, "first");
    QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 2u, kPatience);
    QVERIFY(client.received.isEmpty() || !client.received.contains("third"));
    held(1)->beginStream(200, kText);
    held(1)->write("third");
    held(1)->endStream();
    QTRY_VERIFY_WITH_TIMEOUT(client.received.endsWith("5\r\nthird\r\n0\r\n\r\n"), kPatience);
    const qsizetype first = client.received.indexOf("first");
    QVERIFY(first > 0 && client.received.indexOf("now:") > first);
    QTRY_COMPARE_WITH_TIMEOUT(m_server->openExchanges(), 0, kPatience);
}

void TestHttpServer::chunkedUploadArrivesWhole()
{
    RawClient client(m_port);
    client.send("POST /now HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
    client.send("2;x=y\r\nde\r\n0\r\nX-Trailer: 1\r\n\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(client.received.endsWith("now:abcde"), kPatience);
}

void TestHttpServer::largeUploadArrivesWhole()
{
    RawClient client(m_port);
    const QByteArray body(20 * 1024 * 1024, 'u');
    client.send("POST /big HTTP/1.1\r\nHost: a\r\nContent-Length: " + QByteArray::number(body.size())
                + "\r\n\r\n" + body);
    QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1u, 30'000);
    QVERIFY(held(0)->request().body == body);
}

void TestHttpServer::continueIsSentBeforeTheBody()
{
    RawClient client(m_port);
    client.send("POST /now HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(client.received, QByteArray("HTTP/1.1 100 Continue\r\n\r\n"), kPatience);
    client.send("ab");
    QTRY_VERIFY_WITH_TIMEOUT(client.received.endsWith("now:ab"), kPatience);
    QCOMPARE(client.received.count("100 Continue"), 1);
}

void TestHttpServer::headHasTheLengthButNoBody()
{
    RawClient client(m_port);
    client.send("HEAD /now HTTP/1.1\r\nHost: a\r\n\r\nHEAD /stream HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1u, kPatience);
    held(0)->beginStream(200, kText);
    held(0)->write("unseen");
    held(0)->endStream();
    QTRY_VERIFY_WITH_TIMEOUT(client.received.count("\r\n\r\n") == 2, kPatience);
    QVERIFY(client.received.contains("Content-Length: 4\r\n"));
    QVERIFY(!client.received.contains("now:"));
    QVERIFY(!client.received.contains("unseen"));
    QVERIFY(client.received.endsWith("\r\n\r\n"));
    client.received.clear();
    client.get("/now");
    QTRY_VERIFY_WITH_TIMEOUT(client.received.endsWith("now:"), kPatience);
}

void TestHttpServer::statusWithoutBodyHasNone()
{
    RawClient client(m_port);
    client.get("/held");
    QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1u, kPatience);
    held(0)->respond(204, {}, "must not appear");
    QTRY_VERIFY_WITH_TIMEOUT(client.received.endsWith("\r\n\r\n"), kPatience);
    QVERIFY(!client.received.contains("Content-Length"));
}

void TestHttpServer::headerFieldsCannotBeForged()
{
    RawClient client(m_port);
    client.get("/held");
    QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1u, kPatience);
    held(0)->respond(200, {{"X-Model", "a\r\nX-Forged: 1"}, {"Bad Name", "x"}, {"Content-Length", "99"}},
                     "body");
    QTRY_VERIFY_WITH_TIMEOUT(client.received.endsWith("body"), kPatience);
    QVERIFY(!client.received.contains("\r\nX-Forged"));
    QVERIFY(!client.received.contains("Bad Name"));
    QCOMPARE(client.received.count("Content-Length"), 1);
    QVERIFY(client.received.contains("Content-Length: 4\r\n"));
}

void TestHttpServer::streamArrivesPieceByPiece()
{
    RawClient client(m_port);
    client.get("/stream");
    QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1u, kPatience);
    held(0)->beginStream(200, kText);
    QTRY_VERIFY_WITH_TIMEOUT(client.received.contains("Transfer-Encoding: chunked"), kPatience);
    QVERIFY(held(0)->isStreaming());
    held(0)->write("one");
    QTRY_VERIFY_WITH_TIMEOUT(client.received.endsWith("3\r\none\r\n"), kPatience);
    held(0)->write({}); // Would be the end if it were sent.
    held(0)->write("two");
    QTRY_VERIFY_WITH_TIMEOUT(client.received.endsWith("3\r\ntwo\r\n"), kPatience);
    QSignalSpy idle(m_server.get(), &HttpServer::idle);
    held(0)->endStream();
    QTRY_VERIFY_WITH_TIMEOUT(client.received.endsWith("0\r\n\r\n"), kPatience);
    QCOMPARE(dechunked(bodyOf(client.received)), QByteArray("onetwo"));
    QTRY_VERIFY_WITH_TIMEOUT(held(0) == nullptr, kPatience);
    QCOMPARE(idle.count(), 1);
    QCOMPARE(m_held[0].gone->count(), 0);
}

void TestHttpServer::http10StreamEndsWithTheConnection()
{
    PlainClient client(m_port);
    QVERIFY(client.send("GET /stream HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
    QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1u, kPatience);
    held(0)->beginStream(200, kText);
    held(0)->write("one");
    held(0)->write("two");
    held(0)->endStream();
    QTRY_VERIFY_WITH_TIMEOUT(client.received().endsWith("EOF"), kPatience);
    QVERIFY(!client.received().contains("chunked"));
    QCOMPARE(bodyOf(client.received()), QByteArray("onetwoEOF"));
}

void TestHttpServer::refusalsAreJson_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("malformed") << QByteArray("nonsense\r\n\r\n") << 400 << QByteArray();
    QTest::newRow("tls") << QByteArray("\x16\x03\x01") << 400 << QByteArray();
    QTest::newRow("request line") << "GET /" + QByteArray(9'000, 'p') << 414 << QByteArray();
    QTest::newRow("header") << "GET /a HTTP/1.1\r\nA: " + QByteArray(70'000, 'p') << 431 << QByteArray("/a");
    QTest::newRow("body") << QByteArray("POST /b HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n")
                          << 413 << QByteArray("/b");
    QTest::newRow("version") << QByteArray("GET / HTTP/3.0\r\n\r\n") << 505 << QByteArray();
}

void TestHttpServer::refusalsAreJson()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    QFETCH(QByteArray, path);
    m_server->setErrorBody([](const HttpRefusal &refusal) {
        return "{\"code\":" + QByteArray::number(refusal.status) + ",\"path\":\"" + refusal.path + "\"}";
    });
    RawClient client(m_port);
    client.send(request);
    QTRY_VERIFY_WITH_TIMEOUT(client.closed, kPatience);
    QVERIFY(statusLine(client.received).startsWith("HTTP/1.1 " + QByteArray::number(status) + ' '));
    QVERIFY(client.received.contains("Content-Type: application/json\r\n"));
    QCOMPARE(bodyOf(client.received),
             "{\"code\":" + QByteArray::number(status) + ",\"path\":\"" + path + "\"}");
    QVERIFY(m_held.empty());
}

void TestHttpServer::refusalReachesAClientThatIsStillSending()
{
    // Closing with unread bytes would reset the connection and take the answer with it.
    RawClient client(m_port);
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n"
                + QByteArray(8 * 1024 * 1024, 'x'));
    QTRY_VERIFY_WITH_TIMEOUT(client.closed, kPatience);
    QVERIFY(statusLine(client.received).startsWith("HTTP/1.1 413 "));
}

void TestHttpServer::slowHeaderTimesOut()
{
    HttpLimits limits;
    limits.headerTimeoutMs = 300;
    start(limits);
    RawClient client(m_port);
    // A byte every so often must not put the deadline off.
    QTimer drip;
    connect(&drip, &QTimer::timeout, &client, [&client] { client.send("x"); });
    client.send("GET / HTTP/1.1\r\nX: ");
    drip.start(50);
    QTRY_VERIFY_WITH_TIMEOUT(client.received.startsWith("HTTP/1.1 408 "), kPatience);
    drip.stop();
    QTRY_VERIFY_WITH_TIMEOUT(client.closed, kPatience);
}

void TestHttpServer::stalledBodyTimesOut()
{
    HttpLimits limits;
    limits.bodyStallTimeoutMs = 200;
    start(limits);
    RawClient client(m_port);
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
    QTRY_VERIFY_WITH_TIMEOUT(client.received.startsWith("HTTP/1.1 408 "), kPatience);
    QVERIFY(m_held.empty());
}

void TestHttpServer::idleConnectionIsClosed()
{
    HttpLimits limits;
    limits.keepAliveTimeoutMs = 200;
    start(limits);
    RawClient silent(m_port);
    RawClient client(m_port);
    client.get("/now");
    QTRY_VERIFY_WITH_TIMEOUT(client.closed && silent.closed, kPatience);
    QVERIFY(client.received.endsWith("now:"));
    QVERIFY(silent.received.isEmpty());
}

void TestHttpServer::tooManyConnectionsAreTurnedAway()
{
    HttpLimits limits;
    limits.connections = 2;
    start(limits);
    RawClient first(m_port);
    RawClient second(m_port);
    first.get("/held");
    second.get("/held");
    QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 2u, kPatience);
    RawClient third(m_port);
    third.get("/now");
    QTRY_VERIFY_WITH_TIMEOUT(third.closed, kPatience);
    QVERIFY(third.received.startsWith("HTTP/1.1 503 "));
    first.hangUp();
    QTRY_COMPARE_WITH_TIMEOUT(m_server->openExchanges(), 1, kPatience);
    RawClient fourth(m_port);
    fourth.get("/now");
    QTRY_VERIFY_WITH_TIMEOUT(fourth.received.endsWith("now:"), kPatience);
}

void TestHttpServer::hangUpBeforeTheAnswerIsNoticed()
{
    RawClient client(m_port);
    client.get("/held");
    QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1u, kPatience);
    client.hangUp();
    QTRY_COMPARE_WITH_TIMEOUT(m_held[0].gone->count(), 1, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(held(0) == nullptr, kPatience);
    QCOMPARE(m_server->openExchanges(), 0);
}

void TestHttpServer::hangUpMidStreamIsNoticed()
{
    RawClient client(m_port);
    client.get("/stream");
    QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1u, kPatience);
    held(0)->beginStream(200, kText);
    held(0)->write("one");
    QTRY_VERIFY_WITH_TIMEOUT(client.received.contains("one"), kPatience);
    client.hangUp();
    // Nothing is written any more: the leaving alone must be enough.
    QTRY_COMPARE_WITH_TIMEOUT(m_held[0].gone->count(), 1, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(held(0) == nullptr, kPatience);
}

void TestHttpServer::hangUpOfAClientThatReadsNothingIsNoticed()
{
    RawClient client(m_port);
    client.stopReading();
    client.get("/stream");
    QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1u, kPatience);
    held(0)->beginStream(200, kText);
    held(0)->write(QByteArray(16 * 1024 * 1024, 'x'));
    QVERIFY(held(0)->bytesWaiting() > 0);
    client.hangUp();
    QTRY_COMPARE_WITH_TIMEOUT(m_held[0].gone->count(), 1, kPatience);
}

void TestHttpServer::abortIsNeverTakenForAnEnd_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::newRow("chunked") << QByteArray("HTTP/1.1");
    QTest::newRow("close-delimited") << QByteArray("HTTP/1.0");
}

void TestHttpServer::abortIsNeverTakenForAnEnd()
{
    QFETCH(QByteArray, version);
    PlainClient client(m_port);
    QVERIFY(client.send("GET /stream " + version + "\r\nHost: a\r\n\r\n"));
    QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1u, kPatience);
    held(0)->beginStream(200, kText);
    held(0)->write("one");
    QTRY_VERIFY_WITH_TIMEOUT(client.received().contains("one"), kPatience);
    held(0)->abort();
    QTRY_VERIFY_WITH_TIMEOUT(client.received().endsWith("RESET"), kPatience);
    QVERIFY(!client.received().contains("0\r\n\r\n"));
    QCOMPARE(m_held[0].gone->count(), 0);
    QCOMPARE(m_server->openExchanges(), 0);
}

void TestHttpServer::exchangeDeletedByItsUserCutsTheConnection()
{
    RawClient client(m_port);
    client.get("/held");
    QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1u, kPatience);
    delete held(0);
    QTRY_VERIFY_WITH_TIMEOUT(client.closed, kPatience);
    QCOMPARE(m_server->openExchanges(), 0);
}

void TestHttpServer::slowReaderHoldsTheWriterBack()
{
    RawClient client(m_port);
    client.stopReading();
    client.get("/stream");
    QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1u, kPatience);
    held(0)->beginStream(200, kText);
    const QByteArray piece(1024 * 1024, 'x');
    for (int i = 0; i < 16; ++i)
        held(0)->write(piece);
    QVERIFY(held(0)->bytesWaiting() > 64 * 1024);
    QCOMPARE(m_held[0].drained->count(), 0);
    client.resumeReading();
    QTRY_COMPARE_WITH_TIMEOUT(m_held[0].drained->count(), 1, kPatience);
    QVERIFY(held(0)->bytesWaiting() < 64 * 1024);
    held(0)->endStream();
    QTRY_VERIFY_WITH_TIMEOUT(client.received.endsWith("0\r\n\r\n"), kPatience);
    QCOMPARE(dechunked(bodyOf(client.received)).size(), 16 * piece.size());
}

void TestHttpServer::clientThatTakesNothingForLongIsCut()
{
    HttpLimits limits;
    limits.keepAliveTimeoutMs = 200;
    start(limits);
    PlainClient streaming(m_port);
    PlainClient whole(m_port);
    QVERIFY(streaming.send("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n"));
    QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1u, kPatience);
    QVERIFY(whole.send("GET /whole HTTP/1.1\r\nHost: a\r\n\r\n"));
    QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 2u, kPatience);
    const QByteArray large(32 * 1024 * 1024, 'x');
    held(0)->beginStream(200, kText);
    held(0)->write(large);
    held(1)->respond(200, kText, large);
    QCOMPARE(m_server->openExchanges(), 2);
    QTRY_COMPARE_WITH_TIMEOUT(m_server->openExchanges(), 0, kPatience);
    QCOMPARE(m_held[0].gone->count(), 1);
    QCOMPARE(m_held[1].gone->count(), 0); // It was answered; its user has no more business with it.
}

void TestHttpServer::stopListeningLetsAStreamFinish()
{
    RawClient client(m_port);
    client.get("/stream");
    QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1u, kPatience);
    held(0)->beginStream(200, kText);
    m_server->stopListening();
    QSignalSpy idle(m_server.get(), &HttpServer::idle);
    QCOMPARE(m_server->openExchanges(), 1);
    held(0)->write("still here");
    held(0)->endStream();
    QTRY_VERIFY_WITH_TIMEOUT(client.closed, kPatience);
    QVERIFY(client.received.endsWith("a\r\nstill here\r\n0\r\n\r\n"));
    QCOMPARE(idle.count(), 1);

    QTcpSocket late;
    late.connectToHost(QHostAddress::LocalHost, m_port);
    QTRY_COMPARE_WITH_TIMEOUT(late.error(), QAbstractSocket::ConnectionRefusedError, kPatience);
}

void TestHttpServer::stopListeningClosesIdleConnections()
{
    RawClient client(m_port);
    client.get("/now");
    QTRY_VERIFY_WITH_TIMEOUT(client.received.endsWith("now:"), kPatience);
    m_server->stopListening();
    QTRY_VERIFY_WITH_TIMEOUT(client.closed, kPatience);
}

void TestHttpServer::abortAllCutsEverything()
{
    RawClient waiting(m_port);
    RawClient streaming(m_port);
    RawClient idle(m_port);
    idle.get("/now");
    waiting.get("/held");
    QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1u, kPatience);
    streaming.get("/stream");
    QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 2u, kPatience);
    held(1)->beginStream(200, kText);
    m_server->abortAll();
    QCOMPARE(m_server->openExchanges(), 0);
    QCOMPARE(m_held[0].gone->count(), 1);
    QCOMPARE(m_held[1].gone->count(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(waiting.closed && streaming.closed && idle.closed, kPatience);
    RawClient next(m_port); // It still listens.
    next.get("/now");
    QTRY_VERIFY_WITH_TIMEOUT(next.received.endsWith("now:"), kPatience);
}

void TestHttpServer::serverMayBeDestroyedInItsHandler()
{
    RawClient client(m_port);
    m_server->setHandler([this](HttpExchange *exchange) {
        const QPointer<HttpExchange> kept(exchange);
        m_server.reset();
        if (kept)
            kept->respond(200, {}, "too late");
    });
    client.send("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(client.closed, kPatience);
    QVERIFY(client.received.isEmpty());
    QVERIFY(!m_server);
}

void TestHttpServer::serverMayBeDestroyedWhileAClientLeaves()
{
    RawClient first(m_port);
    RawClient second(m_port);
    first.get("/held");
    second.get("/held");
    QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 2u, kPatience);
    for (int i = 0; i < 2; ++i)
        connect(held(i), &HttpExchange::clientGone, this, [this] { m_server.reset(); });
    m_server->abortAll();
    QVERIFY(!m_server);
    QTRY_VERIFY_WITH_TIMEOUT(first.closed && second.closed, kPatience);
}

void TestHttpServer::serverMayBeDestroyedWhenIdle()
{
    RawClient client(m_port);
    client.get("/held");
    QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1u, kPatience);
    connect(m_server.get(), &HttpServer::idle, this, [this] { m_server.reset(); });
    held(0)->respond(200, kText, "last words");
    QVERIFY(!m_server);
    QTRY_VERIFY_WITH_TIMEOUT(client.closed, kPatience);
}

void TestHttpServer::useAfterTheAnswerIsHarmless()
{
    RawClient client(m_port);
    client.get("/held");
    QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1u, kPatience);
    HttpExchange *exchange = held(0);
    exchange->write("before the header");
    exchange->endStream();
    exchange->respond(200, kText, "once");
    exchange->respond(200, kText, "twice");
    exchange->beginStream(200, kText);
    exchange->write("more");
    exchange->abort();
    QCOMPARE(exchange->bytesWaiting(), 0);
    QVERIFY(!exchange->isStreaming());
    client.get("/now");
    QTRY_VERIFY_WITH_TIMEOUT(client.received.endsWith("now:"), kPatience);
    QCOMPARE(client.received.count("HTTP/1.1 200"), 2);
}

void TestHttpServer::manyStreamsAtOnce()
{
    constexpr int kStreams = 200;
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < kStreams; ++i) {
        clients.push_back(std::make_unique<RawClient>(m_port));
        clients.back()->get("/stream/" + QByteArray::number(i));
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), size_t(kStreams), 30'000);
    QCOMPARE(m_server->openExchanges(), kStreams);
    for (int i = 0; i < kStreams; ++i)
        held(i)->beginStream(200, kText);
    for (int piece = 0; piece < 10; ++piece) {
        for (int i = 0; i < kStreams; ++i)
            held(i)->write(held(i)->request().path + ' ');
    }
    for (int i = 0; i < kStreams; ++i)
        held(i)->endStream();
    for (int i = 0; i < kStreams; ++i) {
        QTRY_VERIFY_WITH_TIMEOUT(clients[size_t(i)]->received.endsWith("0\r\n\r\n"), 30'000);
        const QByteArray word = "/stream/" + QByteArray::number(i) + ' ';
        QCOMPARE(dechunked(bodyOf(clients[size_t(i)]->received)), word.repeated(10));
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_server->openExchanges(), 0, kPatience);
    clients.clear();
    QTRY_COMPARE_WITH_TIMEOUT(m_server->findChildren<QTcpSocket *>().size(), 0, kPatience); // None is leaked.
}

void TestHttpServer::portInUseNamesTheWayOut()
{
    HttpServer second;
    const auto port = second.listen(QHostAddress::LocalHost, m_port);
    QVERIFY(!port.ok());
    QCOMPARE(port.error().kind, ErrorKind::BadConfig);
    QCOMPARE(
        port.error().message,
        QStringLiteral(
            "Port %1 on 127.0.0.1 is in use by another program. Choose another port under Proxy, or with "
            "--listen.")
            .arg(m_port));
}

void TestHttpServer::foreignAddressNamesTheWayOut()
{
    HttpServer server;
    const auto port = server.listen(QHostAddress(QStringLiteral("192.0.2.1")), 0);
    QVERIFY(!port.ok());
    QCOMPARE(port.error().kind, ErrorKind::BadConfig);
    QVERIFY(port.error().message.startsWith(QStringLiteral("192.0.2.1 is not an address of this machine.")));
}

QTEST_GUILESS_MAIN(TestHttpServer)
#include "test_http_server.moc"
