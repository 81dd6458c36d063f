#include "core/http/http_parser.h"
#include "tests/runtime/http/parser_outcome.h"

#include <QTest>

using namespace core;

namespace {

HttpRequest only(const QByteArray &bytes)
{
    HttpParser parser {HttpLimits {}};
    parser.append(bytes);
    HttpParseResult result = parser.next();
    const auto *request = std::get_if<HttpRequest>(&result);
    return request ? *request : HttpRequest {};
}

} // namespace

class TestHttpParser : public QObject
{
    Q_OBJECT

private slots:
    void requestsComeOutAsTheRulesSay_data();
    void requestsComeOutAsTheRulesSay();
    void limitsAreExact_data();
    void limitsAreExact();
    void contentsAreKept();
    void keepAliveFollowsVersionAndConnection_data();
    void keepAliveFollowsVersionAndConnection();
    void trailersAndExtensionsStayOutOfTheBody();
    void continueIsWantedOnceAndOnlyBeforeTheBody();
    void largeChunkedBodyInSmallPiecesIsLinear();
    void phaseTellsWhichTimeOutApplies();
    void failureIsFinal();
};

void TestHttpParser::requestsComeOutAsTheRulesSay_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &bytes, const char *expected) {
        QTest::newRow(name) << bytes << QString::fromLatin1(expected);
    };
    const QByteArray host = "Host: a\r\n";
    const QByteArray post = "POST /x HTTP/1.1\r\nHost: a\r\n";
    const QByteArray chunked = post + "Transfer-Encoding: chunked\r\n\r\n";

    row("get", "GET /a/b?x=1 HTTP/1.1\r\n" + host + "\r\n", "RGET /a/b 0|I");
    row("nothing yet", "GET / HT", "I");
    row("no end of header", "GET / HTTP/1.1\r\nHost: a\r\n", "I");
    row("empty lines before", "\r\n\r\nGET / HTTP/1.1\r\n" + host + "\r\n", "RGET / 0|I");
    row("endless empty lines", QByteArray("\r\n").repeated(20), "B400");
    row("two pipelined", "GET /1 HTTP/1.1\r\n" + host + "\r\nGET /2 HTTP/1.1\r\n" + host + "\r\n",
        "RGET /1 0|RGET /2 0|I");
    row("sized body and one more", post + "Content-Length: 3\r\n\r\nabcGET /2 HTTP/1.1\r\n" + host + "\r\n",
        "RPOST /x 3|RGET /2 0|I");
    row("body too short", post + "Content-Length: 5\r\n\r\nabc", "I");
    row("asterisk", "OPTIONS * HTTP/1.1\r\n" + host + "\r\n", "ROPTIONS * 0|I");
    row("asterisk for get", "GET * HTTP/1.1\r\n" + host + "\r\n", "B400");
    row("connect", "CONNECT a:443 HTTP/1.1\r\n" + host + "\r\n", "B400");
    row("http 1.0 without host", "GET / HTTP/1.0\r\n\r\n", "RGET / 0|I");

    row("http 0.9", "GET /\r\n", "B400");
    row("http 2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "B505");
    row("http 1.2", "GET / HTTP/1.2\r\n", "B505");
    row("lower-case http", "GET / http/1.1\r\n", "B400");
    row("version missing", "GET / \r\n", "B400");
    row("tls hello", QByteArray("\x16\x03\x01\x02\x00\x01\x00", 7), "B400");
    row("bare lf after request line", "GET / HTTP/1.1\nHost: a\r\n\r\n", "B400");
    row("bare lf after field", "GET / HTTP/1.1\r\nHost: a\nX: y\r\n\r\n", "B400");
    row("bare cr in value", "GET / HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n", "B400");
    row("bare cr in target", "GET /a\rb HTTP/1.1\r\n" + host + "\r\n", "B400");
    row("nul in value", QByteArray("GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n", 35), "B400");
    row("nul in target", QByteArray("GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n", 28), "B400");
    row("space in target", "GET /a b HTTP/1.1\r\n" + host + "\r\n", "B400");
    row("raw utf-8 in target", "GET /\xc3\xa4 HTTP/1.1\r\n" + host + "\r\n", "B400");
    row("target without slash", "GET a HTTP/1.1\r\n" + host + "\r\n", "B400");
    row("obs-fold", "GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n", "B400");
    row("space before colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", "B400");
    row("no colon", "GET / HTTP/1.1\r\nHost a\r\n\r\n", "B400");
    row("empty name", "GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n", "B400");
    row("name with bracket", "GET / HTTP/1.1\r\nHost: a\r\nX(: b\r\n\r\n", "B400");
    row("host missing", "GET / HTTP/1.1\r\nX: a\r\n\r\n", "B400");
    row("host twice", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", "B400");
    row("host with path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", "B400");

    row("length and chunked", post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n", "B400");
    row("lengths differ", post + "Content-Length: 3\r\nContent-Length: 4\r\n\r\n", "B400");
    row("lengths differ in one field", post + "Content-Length: 3, 4\r\n\r\n", "B400");
    row("length negative", post + "Content-Length: -3\r\n\r\n", "B400");
    row("length with plus", post + "Content-Length: +3\r\n\r\n", "B400");
    row("length hexadecimal", post + "Content-Length: 0x3\r\n\r\n", "B400");
    row("length empty", post + "Content-Length:\r\n\r\n", "B400");
    row("length beyond 64 bits", post + "Content-Length: 99999999999999999999999\r\n\r\n", "B413");
    row("chunked in 1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", "B400");
    row("gzip only", post + "Transfer-Encoding: gzip\r\n\r\n", "B400");
    row("gzip, chunked", post + "Transfer-Encoding: gzip, chunked\r\n\r\n", "B501");
    row("unknown expectation", post + "Expect: miracles\r\nContent-Length: 1\r\n\r\n", "B417");

    row("chunks", chunked + "3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n", "RPOST /x 13|I");
    row("chunked in capitals", post + "Transfer-Encoding: Chunked\r\n\r\n1\r\na\r\n0\r\n\r\n",
        "RPOST /x 1|I");
    row("extension", chunked + "3;name=value\r\nabc\r\n0;x\r\n\r\n", "RPOST /x 3|I");
    row("trailer", chunked + "3\r\nabc\r\n0\r\nX-Sum: 1\r\n\r\nGET / HTTP/1.1\r\n" + host + "\r\n",
        "RPOST /x 3|RGET / 0|I");
    row("empty chunked body", chunked + "0\r\n\r\n", "RPOST /x 0|I");
    row("last chunk missing", chunked + "3\r\nabc\r\n", "I");
    row("chunk size not hexadecimal", chunked + "g\r\n", "B400");
    row("chunk size negative", chunked + "-1\r\n", "B400");
    row("chunk size with prefix", chunked + "0x3\r\nabc\r\n", "B400");
    row("chunk size empty", chunked + "\r\n", "B400");
    row("chunk size huge", chunked + "7fffffffffffffff\r\n", "B413");
    row("chunk size beyond 64 bits", chunked + "fffffffffffffffff\r\n", "B400");
    row("chunk longer than its size", chunked + "3\r\nabcd\r\n", "B400");
    row("chunk size ends with lf", chunked + "3\nabc\r\n", "B400");
    row("chunk data ends with lf", chunked + "3\r\nabc\n", "B400");
    row("endless extension", chunked + "3;" + QByteArray(2000, 'x'), "B400");
    row("trailer without name", chunked + "0\r\nnonsense\r\n\r\n", "B400");
}

void TestHttpParser::requestsComeOutAsTheRulesSay()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, expected);
    QCOMPARE(outcomeOf(bytes, bytes.size()), expected);
    QCOMPARE(outcomeOf(bytes, 1), expected);
    QCOMPARE(outcomeOf(bytes, 7), expected);
}

void TestHttpParser::limitsAreExact_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &bytes, const char *expected) {
        QTest::newRow(name) << bytes << QString::fromLatin1(expected);
    };
    const QByteArray host = "Host: a\r\n\r\n";
    // "GET /" + path + " HTTP/1.1" is 14 bytes longer than the path.
    row("request line at the limit", "GET /" + QByteArray(50, 'p') + " HTTP/1.1\r\n" + host,
        "RGET /pppppppppppppppppppppppppppppppppppppppppppppppppp 0|I");
    row("request line over the limit", "GET /" + QByteArray(51, 'p') + " HTTP/1.1\r\n" + host, "B414");
    row("request line without end", "GET /" + QByteArray(200, 'p'), "B414");
    row("four fields", "GET / HTTP/1.1\r\nA: 1\r\nB: 1\r\nC: 1\r\n" + host, "RGET / 0|I");
    row("five fields", "GET / HTTP/1.1\r\nA: 1\r\nB: 1\r\nC: 1\r\nD: 1\r\n" + host, "B431");
    row("field too long", "GET / HTTP/1.1\r\nA: " + QByteArray(300, 'v') + "\r\n" + host, "B431");
    row("field without end", "GET / HTTP/1.1\r\nA: " + QByteArray(300, 'v'), "B431");
    row("fields too long together",
        "GET / HTTP/1.1\r\nA: " + QByteArray(120, 'v') + "\r\nB: " + QByteArray(120, 'v') + "\r\n" + host,
        "B431");
    row("body at the limit", "POST / HTTP/1.1\r\nContent-Length: 10\r\n" + host + "0123456789",
        "RPOST / 10|I");
    row("body over the limit", "POST / HTTP/1.1\r\nContent-Length: 11\r\n" + host, "B413");
    row("chunks at the limit",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + host + "5\r\n01234\r\n5\r\n01234\r\n0\r\n\r\n",
        "RPOST / 10|I");
    row("chunks over the limit",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + host + "5\r\n01234\r\n6\r\n", "B413");
    row("trailer too long",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + host + "0\r\nA: " + QByteArray(300, 'v')
            + "\r\n\r\n",
        "B431");
}

void TestHttpParser::limitsAreExact()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, expected);
    HttpLimits limits;
    limits.requestLine = 64;
    limits.headers = 200;
    limits.headerFields = 4;
    limits.body = 10;
    QCOMPARE(outcomeOf(bytes, bytes.size(), limits), expected);
    QCOMPARE(outcomeOf(bytes, 1, limits), expected);
}

void TestHttpParser::contentsAreKept()
{
    const HttpRequest request = only("GET /v1/a%20b?x=1&y=%C3%A4 HTTP/1.1\r\nHost: localhost:1\r\n"
                                     "X-Two:  two words \t\r\nX-Utf: \xc3\xa4\r\n\r\n");
    QCOMPARE(request.method, QByteArray("GET"));
    QCOMPARE(request.path, QByteArray("/v1/a%20b"));
    QCOMPARE(request.query.queryItemValue(QStringLiteral("y"), QUrl::FullyDecoded), QStringLiteral("ä"));
    QCOMPARE(request.header("x-two"), QByteArray("two words"));
    QCOMPARE(request.header("x-utf"), QByteArray("\xc3\xa4"));

    const QByteArray body("\0\r\n\xff", 4);
    const HttpRequest binary = only("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n" + body);
    QCOMPARE(binary.body, body);
}

void TestHttpParser::keepAliveFollowsVersionAndConnection_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("keepAlive");
    QTest::newRow("1.1") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n") << true;
    QTest::newRow("1.1 close") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nConnection: te, Close\r\n\r\n")
                               << false;
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << false;
    QTest::newRow("1.0 keep-alive") << QByteArray("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n") << true;
}

void TestHttpParser::keepAliveFollowsVersionAndConnection()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, keepAlive);
    QCOMPARE(only(bytes).keepAlive, keepAlive);
}

void TestHttpParser::trailersAndExtensionsStayOutOfTheBody()
{
    const HttpRequest request = only("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                                     "5;a=b\r\nhello\r\n1\r\n!\r\n0\r\nX-Key: forged\r\n\r\n");
    QCOMPARE(request.body, QByteArray("hello!"));
    QCOMPARE(request.header("x-key"), QByteArray());
}

void TestHttpParser::continueIsWantedOnceAndOnlyBeforeTheBody()
{
    const QByteArray head = "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n";
    HttpParser waits {HttpLimits {}};
    waits.append(head);
    QVERIFY(std::holds_alternative<HttpIncomplete>(waits.next()));
    QVERIFY(waits.takeContinueWanted());
    QVERIFY(!waits.takeContinueWanted());
    waits.append("ab");
    QVERIFY(std::holds_alternative<HttpRequest>(waits.next()));

    HttpParser hasBody {HttpLimits {}};
    hasBody.append(head + "a");
    QVERIFY(std::holds_alternative<HttpIncomplete>(hasBody.next()));
    QVERIFY(!hasBody.takeContinueWanted());

    HttpParser tooLarge {HttpLimits {.body = 1}};
    tooLarge.append(head);
    QVERIFY(std::holds_alternative<HttpBad>(tooLarge.next()));
    QVERIFY(!tooLarge.takeContinueWanted());
}

void TestHttpParser::largeChunkedBodyInSmallPiecesIsLinear()
{
    // 60 MB; were it quadratic, this would take minutes and the test its time-out.
    HttpParser parser {HttpLimits {}};
    parser.append("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    const QByteArray chunk = "100\r\n" + QByteArray(256, 'x') + "\r\n";
    constexpr int kChunks = 60 * 4096;
    for (int i = 0; i < kChunks; ++i) {
        parser.append(chunk.first(100));
        QVERIFY(std::holds_alternative<HttpIncomplete>(parser.next()));
        parser.append(chunk.sliced(100));
        QVERIFY(std::holds_alternative<HttpIncomplete>(parser.next()));
    }
    parser.append("0\r\n\r\n");
    HttpParseResult result = parser.next();
    QVERIFY(std::holds_alternative<HttpRequest>(result));
    QCOMPARE(std::get<HttpRequest>(result).body.size(), qsizetype(kChunks) * 256);
}

void TestHttpParser::phaseTellsWhichTimeOutApplies()
{
    HttpParser parser {HttpLimits {}};
    QCOMPARE(parser.phase(), HttpParser::Phase::Start);
    parser.append("G");
    (void)parser.next();
    QCOMPARE(parser.phase(), HttpParser::Phase::Header);
    parser.append("ET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n");
    (void)parser.next();
    QCOMPARE(parser.phase(), HttpParser::Phase::Body);
    parser.append("xG");
    QVERIFY(std::holds_alternative<HttpRequest>(parser.next()));
    QCOMPARE(parser.phase(), HttpParser::Phase::Header); // The G of the next one.
}

void TestHttpParser::failureIsFinal()
{
    HttpParser parser {HttpLimits {}};
    parser.append("nonsense\r\n");
    QVERIFY(std::holds_alternative<HttpBad>(parser.next()));
    parser.append("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    QVERIFY(std::holds_alternative<HttpBad>(parser.next()));
}

QTEST_GUILESS_MAIN(TestHttpParser)
#include "test_http_parser.moc"
