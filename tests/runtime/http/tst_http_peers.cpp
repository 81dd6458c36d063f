#include "core/http/http_server.h"
#include "tests/runtime/http/plain_client.h"

#include <QDir>
#include <QPointer>
#include <QTest>

#include <sys/resource.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

using namespace core;

namespace {

constexpr int kPatience = 20'000;
const HeaderList kText {{"Content-Type", "text/plain"}};
/// More than it takes.
constexpr qsizetype kLarge = 16 * 1024 * 1024;

qsizetype openDescriptors()
{
    return QDir(QStringLiteral("/proc/self/fd"))
        .entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)
        .size();
}

QByteArray get(const QByteArray &path)
{
    return "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
}

QByteArray post(const QByteArray &path, qsizetype length)
{
    return "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + QByteArray::number(length)
           + "\r\n\r\n";
}

} // namespace

/// How clients can leave, sit and push. Whatever they do, afterwards no exchange is open, no descriptor is
/// left, and the next one is answered.
class TestHttpPeers : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void aResetLeavesNothing_data();
    void aResetLeavesNothing();
    void halfAConnectionLeavesNothing_data();
    void halfAConnectionLeavesNothing();
    void whoClosesItsSideBehindARequestGetsTheAnswer();
    void streamsAmongPipelinedRequestsKeepTheOrder();
    void oneMoreThanTheMostIsTurnedAway();
    void slowOnesEndByThemselves_data();
    void slowOnesEndByThemselves();
    void whoDripsABodyIsLeft();
    void pipelinedRequestsOfOneWhoReadsNothingWait();

private:
    using Prepare = std::function<void(TestHttpPeers &, PlainClient &)>;
    struct Stage {
        const char *name;
        Prepare reach;
    };
    static QList<Stage> stages();

    void start(const HttpLimits &limits = {});
    void answer(HttpExchange *exchange);
    void waitForHeld(size_t count) { QTRY_VERIFY_WITH_TIMEOUT(m_held.size() >= count, kPatience); }
    void waitForAnswer(PlainClient &client, const char *end)
    {
        QTRY_VERIFY_WITH_TIMEOUT(client.received().endsWith(end), kPatience);
    }
    void assertWellAgain();

    std::unique_ptr<HttpServer> m_server;
    std::vector<QPointer<HttpExchange>> m_held;
    int m_gone = 0;
    int m_answered = 0;
    quint16 m_port = 0;
    qsizetype m_descriptors = 0;
};

void TestHttpPeers::init()
{
    start();
}

void TestHttpPeers::cleanup()
{
    m_held.clear();
    m_server.reset();
}

void TestHttpPeers::start(const HttpLimits &limits)
{
    m_held.clear();
    m_gone = 0;
    m_answered = 0;
    m_server = std::make_unique<HttpServer>(limits);
    m_server->setHandler([this](HttpExchange *exchange) { answer(exchange); });
    const auto port = m_server->listen(QHostAddress::LocalHost, 0);
    QVERIFY(port.ok());
    m_port = port.value();
    // Whatever the event loop opens for its first connection is there from now on.
    {
        PlainClient first(m_port);
        QVERIFY(first.send(get("/now")));
        waitForAnswer(first, "now");
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_server->openExchanges(), 0, kPatience);
    QTest::qWait(50);
    m_descriptors = openDescriptors();
}

void TestHttpPeers::answer(HttpExchange *exchange)
{
    const QByteArray path = exchange->request().path;
    ++m_answered;
    if (path == "/now") {
        exchange->respond(200, kText, "now");
    } else if (path == "/large") {
        exchange->respond(200, kText, QByteArray(kLarge, 'x'));
    } else if (path == "/stream") {
        exchange->beginStream(200, kText);
        exchange->write("one");
        exchange->write("two");
        exchange->endStream();
    } else {
        connect(exchange, &HttpExchange::clientGone, this, [this] { ++m_gone; });
        m_held.emplace_back(exchange);
        if (path == "/flood") {
            exchange->beginStream(200, kText);
            exchange->write(QByteArray(kLarge, 'x'));
        } else if (path == "/begun") {
            exchange->beginStream(200, kText);
            exchange->write("one");
        }
    }
}

void TestHttpPeers::assertWellAgain()
{
    QTRY_COMPARE_WITH_TIMEOUT(m_server->openExchanges(), 0, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(openDescriptors(), m_descriptors, kPatience);
    PlainClient next(m_port);
    QVERIFY(next.send(get("/now")));
    waitForAnswer(next, "now");
}

QList<TestHttpPeers::Stage> TestHttpPeers::stages()
{
    const auto sends = [](const QByteArray &bytes) {
        return [bytes](TestHttpPeers &, PlainClient &client) {
            QVERIFY(client.send(bytes));
            QTest::qWait(20); // so that it is read, and not met with what follows
        };
    };
    const auto isHeldAt = [](const QByteArray &path) {
        return [path](TestHttpPeers &test, PlainClient &client) {
            QVERIFY(client.send(get(path)));
            test.waitForHeld(1);
        };
    };
    return {
        {"connected", [](TestHttpPeers &, PlainClient &) {}},
        {"within the request line", sends("GET /no")},
        {"within the header", sends("GET /now HTTP/1.1\r\nHos")},
        {"before the body", sends(post("/now", 10))},
        {"within the body", sends(post("/now", 10) + "abc")},
        {"within a chunk",
         sends("POST /now HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nA\r\nabc")},
        {"before the answer", isHeldAt("/held")},
        {"within a stream", isHeldAt("/begun")},
        {"within a stream that nobody reads", isHeldAt("/flood")},
        {"within an answer that nobody reads", sends(get("/large"))},
        {"between requests",
         [](TestHttpPeers &test, PlainClient &client) {
             QVERIFY(client.send(get("/now")));
             test.waitForAnswer(client, "now");
         }},
        {"with further requests waiting",
         [](TestHttpPeers &test, PlainClient &client) {
             QVERIFY(client.send(get("/held") + get("/now").repeated(50)));
             test.waitForHeld(1);
         }},
        {"after a refusal", sends("nonsense\r\n\r\n")},
    };
}

void TestHttpPeers::aResetLeavesNothing_data()
{
    QTest::addColumn<int>("stage");
    const QList<Stage> all = stages();
    for (int i = 0; i < all.size(); ++i)
        QTest::newRow(all.at(i).name) << i;
}

void TestHttpPeers::aResetLeavesNothing()
{
    QFETCH(int, stage);
    constexpr int kClients = 10;
    for (int i = 0; i < kClients; ++i) {
        PlainClient client(m_port);
        stages().at(stage).reach(*this, client);
        client.reset();
        QTRY_COMPARE_WITH_TIMEOUT(m_server->openExchanges(), 0, kPatience);
        m_held.clear();
    }
    assertWellAgain();
}

void TestHttpPeers::halfAConnectionLeavesNothing_data()
{
    aResetLeavesNothing_data();
}

void TestHttpPeers::halfAConnectionLeavesNothing()
{
    QFETCH(int, stage);
    // Nobody who waits for a stream closes its side first, so an answer that is not complete is given up.
    {
        PlainClient client(m_port);
        stages().at(stage).reach(*this, client);
        client.closeSendingSide();
        QTRY_VERIFY_WITH_TIMEOUT(client.received().endsWith("EOF") || client.received().endsWith("RESET"),
                                 kPatience);
    }
    QCOMPARE(m_gone, int(m_held.size()));
    assertWellAgain();
}

void TestHttpPeers::whoClosesItsSideBehindARequestGetsTheAnswer()
{
    PlainClient client(m_port);
    QVERIFY(client.send(get("/large")));
    client.closeSendingSide();
    QTRY_VERIFY_WITH_TIMEOUT(client.received().endsWith("EOF"), kPatience);
    QCOMPARE(client.received().count('x'), kLarge + 1); // one in "text/plain"
}

void TestHttpPeers::streamsAmongPipelinedRequestsKeepTheOrder()
{
    PlainClient client(m_port);
    QByteArray requests;
    QByteArray expected;
    for (int i = 0; i < 100; ++i) {
        const bool streamed = i % 10 == 5;
        requests += streamed ? get("/stream") : get("/now");
        expected += streamed ? "s" : "n";
    }
    QVERIFY(client.send(requests));
    QTRY_COMPARE_WITH_TIMEOUT(client.received().count("HTTP/1.1 200 OK\r\n"), 100, kPatience);
    waitForAnswer(client, "now");
    QByteArray order;
    QByteArray rest = client.received();
    while (!rest.isEmpty()) {
        const qsizetype head = rest.indexOf("\r\n\r\n");
        const bool streamed = rest.first(head).contains("chunked");
        const QByteArray body =
            streamed ? QByteArray("3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n") : QByteArray("now");
        QCOMPARE(rest.sliced(head + 4).first(body.size()), body);
        order += streamed ? "s" : "n";
        rest = rest.sliced(head + 4 + body.size());
    }
    QCOMPARE(order, expected);
}

void TestHttpPeers::oneMoreThanTheMostIsTurnedAway()
{
    const int most = HttpLimits().connections;
    rlimit descriptors {};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &descriptors), 0);
    const auto needed = rlim_t(2 * most + 200);
    if (descriptors.rlim_max < needed)
        QSKIP("the system gives a process too few descriptors");
    descriptors.rlim_cur = std::max(descriptors.rlim_cur, needed);
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &descriptors), 0);

    {
        std::vector<std::unique_ptr<PlainClient>> clients;
        for (int i = 0; i < most; ++i) {
            clients.push_back(std::make_unique<PlainClient>(m_port));
            QVERIFY(clients.back()->send(get("/begun")));
            if (i % 100 == 99)
                waitForHeld(size_t(i) + 1); // so that the queue of the kernel does not overflow
        }
        waitForHeld(size_t(most));
        QCOMPARE(m_server->openExchanges(), most);
        PlainClient late(m_port);
        QVERIFY(late.send(get("/now")));
        QTRY_VERIFY_WITH_TIMEOUT(late.received().endsWith("EOF"), kPatience);
        QVERIFY(late.received().startsWith("HTTP/1.1 503 "));
        // Those who are in are served on.
        for (const QPointer<HttpExchange> &exchange : m_held)
            exchange->endStream();
        for (const auto &client : clients)
            waitForAnswer(*client, "0\r\n\r\n");
    }
    assertWellAgain();
}

void TestHttpPeers::slowOnesEndByThemselves_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("nothing") << QByteArray() << QByteArray("EOF");
    QTest::newRow("request line") << QByteArray("GET /n") << QByteArray("HTTP/1.1 408 ");
    QTest::newRow("header") << QByteArray("GET /now HTTP/1.1\r\nHost: a\r\nX: ")
                            << QByteArray("HTTP/1.1 408 ");
    QTest::newRow("body") << post("/now", 10) + "abc" << QByteArray("HTTP/1.1 408 ");
    QTest::newRow("chunk") << QByteArray(
        "POST /now HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nA\r\nabc")
                           << QByteArray("HTTP/1.1 408 ");
}

void TestHttpPeers::slowOnesEndByThemselves()
{
    QFETCH(QByteArray, begin);
    QFETCH(QByteArray, answer);
    HttpLimits limits;
    limits.headerTimeoutMs = 100;
    limits.bodyStallTimeoutMs = 100;
    limits.keepAliveTimeoutMs = 100;
    start(limits);
    {
        std::vector<std::unique_ptr<PlainClient>> clients;
        for (int i = 0; i < 50; ++i) {
            clients.push_back(std::make_unique<PlainClient>(m_port));
            if (!begin.isEmpty())
                QVERIFY(clients.back()->send(begin));
        }
        for (const auto &client : clients) {
            QTRY_VERIFY_WITH_TIMEOUT(client->received().endsWith("EOF"), kPatience);
            QVERIFY(client->received().startsWith(answer));
        }
    }
    assertWellAgain();
}

void TestHttpPeers::whoDripsABodyIsLeft()
{
    HttpLimits limits;
    limits.bodyStallTimeoutMs = 400;
    start(limits);
    {
        PlainClient client(m_port);
        QVERIFY(client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n"));
        // Never silent for long, and yet never done.
        for (int i = 0; i < 200 && !client.received().endsWith("EOF"); ++i) {
            client.send("x");
            QTest::qWait(50);
        }
        QVERIFY(client.received().startsWith("HTTP/1.1 408"));
    }
    assertWellAgain();
}

void TestHttpPeers::pipelinedRequestsOfOneWhoReadsNothingWait()
{
    {
        PlainClient client(m_port, 4096);
        QVERIFY(client.send(get("/large").repeated(20)));
        QTRY_VERIFY_WITH_TIMEOUT(m_answered >= 2, kPatience); // the first of the test's own counts
        QTest::qWait(100);
        QCOMPARE(m_answered, 2); // the second answer is not begun before the first is taken
        QCOMPARE(m_server->openExchanges(), 1);
    }
    assertWellAgain();
}

QTEST_GUILESS_MAIN(TestHttpPeers)
#include "tst_http_peers.moc"
