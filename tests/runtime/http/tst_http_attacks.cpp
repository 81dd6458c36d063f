#include "tests/runtime/http/parser_outcome.h"

#include <QTest>

using namespace core;

namespace {

const QByteArray kHost = "Host: a\r\n";
const QByteArray kPost = "POST /x HTTP/1.1\r\nHost: a\r\n";
const QByteArray kChunked = kPost + "Transfer-Encoding: chunked\r\n\r\n";
/// What an attacker wants to be taken for a request of its own.
const QByteArray kSmuggled = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";

QString outcomeOfHalves(const QByteArray &bytes, qsizetype cut)
{
    return outcomeOf({bytes.first(cut), bytes.sliced(cut)});
}

void columns()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
}

void row(const char *name, const QByteArray &bytes, const char *expected)
{
    QTest::newRow(name) << bytes << QString::fromLatin1(expected);
}

} // namespace

/// Requests that two readers of the same bytes could understand differently, and others that nobody sends in
/// good faith. Each is refused with a status, or means one thing, however the network cuts it.
class TestHttpAttacks : public QObject
{
    Q_OBJECT

private slots:
    void lengths_data();
    void lengths();
    void codings_data();
    void codings();
    void chunks_data();
    void chunks();
    void lines_data();
    void lines();
    void targets_data();
    void targets();
    void limits_data();
    void limits();
    void hundredPipelinedRequestsComeOutInOrder();
    void smallChunksWithLongExtensionsAreRefused();
    void messagesNameTheFault_data();
    void messagesNameTheFault();

private:
    void check();
};

void TestHttpAttacks::check()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, expected);
    QCOMPARE(outcomeOf(bytes, bytes.size()), expected);
    QCOMPARE(outcomeOf(bytes, 1), expected);
    // Of long ones the beginning and the end, where their lines are.
    for (qsizetype cut = 1; cut < bytes.size(); ++cut) {
        if (cut == 300 && bytes.size() > 1000)
            cut = bytes.size() - 300;
        const QString halves = outcomeOfHalves(bytes, cut);
        QVERIFY2(halves == expected, qPrintable(QStringLiteral("cut at %1: %2").arg(cut).arg(halves)));
    }
}

void TestHttpAttacks::lengths_data()
{
    columns();
    const QByteArray three = kPost + "Content-Length: 3\r\n";
    row("repeated and equal", three + "Content-Length: 3\r\n\r\nabc", "B400");
    row("repeated in other letters", three + "CONTENT-LENGTH: 3\r\n\r\nabc", "B400");
    row("conflicting", three + "Content-Length: 40\r\n\r\nabc" + kSmuggled, "B400");
    row("list of equals", kPost + "Content-Length: 3, 3\r\n\r\nabc", "B400");
    row("list with an empty member", kPost + "Content-Length: 3,\r\n\r\nabc", "B400");
    row("list of differing", kPost + "Content-Length: 3,40\r\n\r\nabc", "B400");
    row("empty", kPost + "Content-Length: \r\n\r\n", "B400");
    row("minus", kPost + "Content-Length: -1\r\n\r\n", "B400");
    row("minus zero", kPost + "Content-Length: -0\r\n\r\n", "B400");
    row("plus", kPost + "Content-Length: +3\r\n\r\nabc", "B400");
    row("hexadecimal", kPost + "Content-Length: 0x3\r\n\r\nabc", "B400");
    row("octal is decimal", kPost + "Content-Length: 003\r\n\r\nabc", "RPOST /x 3|I");
    row("fraction", kPost + "Content-Length: 3.0\r\n\r\nabc", "B400");
    row("exponent", kPost + "Content-Length: 3e0\r\n\r\nabc", "B400");
    row("separators", kPost + "Content-Length: 1_0\r\n\r\n0123456789", "B400");
    row("two numbers", kPost + "Content-Length: 3 3\r\n\r\nabc", "B400");
    row("quoted", kPost + "Content-Length: \"3\"\r\n\r\nabc", "B400");
    row("digits of another script", kPost + "Content-Length: \xd9\xa3\r\n\r\nabc", "B400");
    row("vertical tab before", kPost + "Content-Length:\v3\r\n\r\nabc", "B400");
    row("form feed behind", kPost + "Content-Length: 3\f\r\n\r\nabc", "B400");
    row("bare cr behind", kPost + "Content-Length: 3\r\r\n\r\nabc", "B400");
    row("nul behind", kPost + QByteArray("Content-Length: 3\0\r\n\r\nabc", 25), "B400");
    row("just beyond 64 bits", kPost + "Content-Length: 9223372036854775808\r\n\r\n", "B413");
    row("wraps to 3 in 64 bits", kPost + "Content-Length: 18446744073709551619\r\n\r\nabc", "B413");
    row("wraps to 3 in 32 bits", kPost + "Content-Length: 4294967299\r\n\r\nabc", "B413");
    row("at the limit", kPost + "Content-Length: 67108864\r\n\r\n", "I");
    row("one over the limit", kPost + "Content-Length: 67108865\r\n\r\n", "B413");
    row("on a get", "GET /x HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc", "RGET /x 3|I");
    row("name cut by a space", kPost + "Content -Length: 3\r\n\r\nabc", "B400");
    row("underscore is another field", kPost + "Content_Length: 3\r\n\r\n" + kSmuggled,
        "RPOST /x 0|RGET /smuggled 0|I");
}

void TestHttpAttacks::lengths()
{
    check();
}

void TestHttpAttacks::codings_data()
{
    columns();
    const auto coded = [](const QByteArray &coding) {
        return kPost + "Transfer-Encoding: " + coding + "\r\n\r\n1\r\na\r\n0\r\n\r\n";
    };
    row("with a length before", kPost + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "B400");
    row("with a length behind", kPost + "Transfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n0\r\n\r\n",
        "B400");
    row("twice", kPost + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "B400");
    row("twice in a list", coded("chunked, chunked"), "B400");
    row("twice, identity last", kPost + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n",
        "B400");
    row("identity behind", coded("chunked, identity"), "B400");
    row("identity before", coded("identity, chunked"), "B501");
    row("identity alone", coded("identity"), "B400");
    row("gzip before", coded("gzip, chunked"), "B501");
    row("empty", coded(""), "B400");
    row("empty member before", coded(",chunked"), "B501");
    row("empty member behind", coded("chunked,"), "B400");
    row("letters of any size", coded("cHuNkEd"), "RPOST /x 1|I");
    row("blanks around", coded("\t chunked \t"), "RPOST /x 1|I");
    row("letter before", coded("xchunked"), "B400");
    row("letter behind", coded("chunkedx"), "B400");
    row("parameter", coded("chunked;q=1"), "B400");
    row("quoted", coded("\"chunked\""), "B400");
    row("two words", coded("chunked chunked"), "B400");
    row("vertical tab before", coded("\vchunked"), "B400");
    row("form feed behind", coded("chunked\f"), "B400");
    row("bare cr behind", coded("chunked\r"), "B400");
    row("nul behind", coded(QByteArray("chunked\0", 8)), "B400");
    row("high byte before",
        coded("\xa0"
              "chunked"),
        "B400");
    row("space before colon", kPost + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n", "B400");
    row("folded", kPost + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n", "B400");
    row("in a folded field", kPost + "X: y\r\n\tTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "B400");
    row("in http 1.0", "POST /x HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "B400");
}

void TestHttpAttacks::codings()
{
    check();
}

void TestHttpAttacks::chunks_data()
{
    columns();
    row("negative", kChunked + "-1\r\na\r\n0\r\n\r\n", "B400");
    row("plus", kChunked + "+1\r\na\r\n0\r\n\r\n", "B400");
    row("0x", kChunked + "0x1\r\na\r\n0\r\n\r\n", "B400");
    row("empty", kChunked + "\r\na\r\n", "B400");
    row("only an extension", kChunked + ";a\r\n", "B400");
    row("space before", kChunked + " 1\r\na\r\n0\r\n\r\n", "B400");
    row("space behind", kChunked + "1 \r\na\r\n0\r\n\r\n", "B400");
    row("blanks before an extension", kChunked + "1 \t;x=y\r\na\r\n0\r\n\r\n", "RPOST /x 1|I");
    row("space and another number", kChunked + "1 2\r\na\r\n", "B400");
    row("letters behind", kChunked + "1g\r\na\r\n", "B400");
    row("comma behind", kChunked + "1,1\r\na\r\n", "B400");
    row("leading zeros", kChunked + "0000000000000001\r\na\r\n0\r\n\r\n", "RPOST /x 1|I");
    row("seventeen digits", kChunked + "00000000000000001\r\na\r\n0\r\n\r\n", "B400");
    row("sixteen digits wrap", kChunked + "ffffffffffffffff\r\n", "B413");
    row("wraps to 1 in 64 bits", kChunked + "10000000000000001\r\na\r\n", "B400");
    row("wraps to 1 in 32 bits", kChunked + "100000001\r\na\r\n", "B413");
    row("one over the limit", kChunked + "4000001\r\n", "B413");
    row("over the limit together", kChunked + "1\r\na\r\n4000000\r\n", "B413");
    row("lf ends the size", kChunked + "1\na\r\n0\r\n\r\n", "B400");
    row("cr ends the size", kChunked + "1\ra\r\n0\r\n\r\n", "B400");
    row("lf in an extension", kChunked + "1;\n\r\na\r\n0\r\n\r\n", "B400");
    row("cr in an extension", kChunked + "1;x\ry\r\na\r\n0\r\n\r\n", "B400");
    row("nul in an extension", kChunked + QByteArray("1;x\0\r\na\r\n0\r\n\r\n", 14), "B400");
    row("nul in the size", kChunked + QByteArray("1\0\r\na\r\n0\r\n\r\n", 12), "B400");
    row("longer than it says", kChunked + "1\r\nab\r\n0\r\n\r\n", "B400");
    row("shorter than it says", kChunked + "3\r\na\r\n0\r\n\r\n", "B400");
    row("lf behind the data", kChunked + "1\r\na\n0\r\n\r\n", "B400");
    row("two line ends behind the data", kChunked + "1\r\na\r\n\r\n0\r\n\r\n", "B400");
    row("lf ends the last", kChunked + "0\n\n", "B400");
    row("lf ends the trailers", kChunked + "0\r\n\n", "B400");
    row("smuggled behind the end", kChunked + "0\r\n\r\n" + kSmuggled, "RPOST /x 0|RGET /smuggled 0|I");
    row("smuggled as a trailer", kChunked + "0\r\n" + kSmuggled, "B400");
    row("trailers", kChunked + "1\r\na\r\n0\r\nX-A: 1\r\nX-B: 2\r\n\r\n", "RPOST /x 1|I");
    row("length as a trailer", kChunked + "0\r\nContent-Length: 36\r\n\r\n" + kSmuggled,
        "RPOST /x 0|RGET /smuggled 0|I");
    row("trailer folded", kChunked + "0\r\nX: a\r\n b\r\n\r\n", "B400");
    row("trailer without a colon", kChunked + "0\r\nx\r\n\r\n", "B400");
    row("trailer without a name", kChunked + "0\r\n: x\r\n\r\n", "B400");
    row("trailer with nul", kChunked + QByteArray("0\r\nX: \0\r\n\r\n", 11), "B400");
    row("hundred trailers", kChunked + "0\r\n" + QByteArray("X: y\r\n").repeated(100) + "\r\n",
        "RPOST /x 0|I");
    row("one trailer too many", kChunked + "0\r\n" + QByteArray("X: y\r\n").repeated(101) + "\r\n", "B431");
    row("longest line", kChunked + "1;" + QByteArray(1022, 'x') + "\r\na\r\n0\r\n\r\n", "RPOST /x 1|I");
    row("line too long", kChunked + "1;" + QByteArray(1023, 'x') + "\r\na\r\n0\r\n\r\n", "B400");
}

void TestHttpAttacks::chunks()
{
    check();
}

void TestHttpAttacks::lines_data()
{
    columns();
    const QByteArray get = "GET / HTTP/1.1\r\nHost: a\r\n";
    row("lf everywhere", "GET / HTTP/1.1\nHost: a\n\n", "B400");
    row("lf ends the header", get + "\n", "B400");
    row("lf hides a field", get + "X: a\nContent-Length: 5\r\n\r\n", "B400");
    row("cr hides a field", get + "X: a\rContent-Length: 5\r\n\r\n", "B400");
    row("cr before the end", get + "X: a\r\r\n\r\n", "B400");
    row("cr alone as the end", get + "\r", "I");
    row("cr and another letter as the end", get + "\rx\r\n\r\n", "B400");
    row("fold with a space", get + "X: a\r\n b\r\n\r\n", "B400");
    row("fold with a tab", get + "X: a\r\n\tb\r\n\r\n", "B400");
    row("first field folded", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", "B400");
    row("fold of nothing", get + " \r\n\r\n", "B400");
    row("space before colon", get + "X : a\r\n\r\n", "B400");
    row("tab before colon", get + "X\t: a\r\n\r\n", "B400");
    row("space in the name", get + "X Y: a\r\n\r\n", "B400");
    row("empty name", get + ": a\r\n\r\n", "B400");
    row("no colon", get + "X\r\n\r\n", "B400");
    row("empty value", get + "X:\r\n\r\n", "RGET / 0|I");
    row("nul in the name", get + QByteArray("X\0: a\r\n\r\n", 9), "B400");
    row("nul ends the value", get + QByteArray("X: a\0\r\n\r\n", 9), "B400");
    row("nul before the request", QByteArray("\0", 1) + get + "\r\n", "B400");
    row("delete in the value", get + "X: \x7f\r\n\r\n", "B400");
    row("escape in the value", get + "X: \x1b[2J\r\n\r\n", "B400");
    row("vertical tab at the end of a value", get + "X: a\v\r\n\r\n", "B400");
    row("high bytes in the name", get + "X\xc3\xa4: a\r\n\r\n", "B400");
    row("high bytes in the value", get + "X: \xc3\xa4\r\n\r\n", "RGET / 0|I");
    row("space before the request", " " + get + "\r\n", "B400");
    row("byte order mark", "\xef\xbb\xbf" + get + "\r\n", "B400");
    row("one empty line before", "\r\n" + get + "\r\n", "RGET / 0|I");
    row("cr before the request", "\r" + get + "\r\n", "B400");
    row("host missing", "GET / HTTP/1.1\r\n\r\n", "B400");
    row("host twice", get + "Host: a\r\n\r\n", "B400");
    row("host twice in other letters", get + "hOST: b\r\n\r\n", "B400");
    row("host twice in 1.0", "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n", "B400");
    row("two hosts", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", "B400");
    row("host with user", "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n", "B400");
    row("host with path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", "B400");
    row("host with backslash", "GET / HTTP/1.1\r\nHost: a\\b\r\n\r\n", "B400");
    row("host with space", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "B400");
    row("host with high bytes", "GET / HTTP/1.1\r\nHost: \xc3\xa4\r\n\r\n", "B400");
    row("host with brackets", "GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n", "RGET / 0|I");
}

void TestHttpAttacks::lines()
{
    check();
}

void TestHttpAttacks::targets_data()
{
    columns();
    const auto get = [](const QByteArray &target) {
        return "GET " + target + " HTTP/1.1\r\n" + kHost + "\r\n";
    };
    row("absolute", get("http://a/p"), "B400");
    row("absolute with tls", get("https://a/p"), "B400");
    row("absolute without a path", get("http://a"), "B400");
    row("absolute in capitals", get("HTTP://a/p"), "B400");
    row("absolute of another scheme", get("file:///etc/passwd"), "B400");
    row("address in the query", get("/p?to=http://a/"), "RGET /p 0|I");
    row("two slashes", get("//a/p"), "RGET //a/p 0|I");
    row("connect", "CONNECT a:443 HTTP/1.1\r\n" + kHost + "\r\n", "B400");
    row("connect without a port", "CONNECT a HTTP/1.1\r\n" + kHost + "\r\n", "B400");
    row("asterisk of options", "OPTIONS * HTTP/1.1\r\n" + kHost + "\r\n", "ROPTIONS * 0|I");
    row("asterisk of get", get("*"), "B400");
    row("asterisk and more", "OPTIONS */ HTTP/1.1\r\n" + kHost + "\r\n", "B400");
    row("relative", get("p"), "B400");
    row("fragment", get("/p#f"), "B400");
    row("nul", get(QByteArray("/\0", 2)), "B400");
    row("delete", get("/\x7f"), "B400");
    row("tab", get("/\t"), "B400");
    row("two spaces before", "GET  / HTTP/1.1\r\n" + kHost + "\r\n", "B400");
    row("two spaces behind", "GET /  HTTP/1.1\r\n" + kHost + "\r\n", "B400");
    row("tabs for spaces", "GET\t/\tHTTP/1.1\r\n" + kHost + "\r\n", "B400");
    row("space behind the version", "GET / HTTP/1.1 \r\n" + kHost + "\r\n", "B400");
    row("method of no letters", "<> / HTTP/1.1\r\n" + kHost + "\r\n", "B400");
    row("method with nul", QByteArray("GE\0T / HTTP/1.1\r\n", 17) + kHost + "\r\n", "B400");
    row("any other method", "BREW / HTTP/1.1\r\n" + kHost + "\r\n", "RBREW / 0|I");
    row("http 0.9", "GET /\r\n", "B400");
    row("http 2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "B505");
    row("http 2 frame", QByteArray("\0\0\0\x04\0\0\0\0\0", 9), "B400");
    row("http 1.10", "GET / HTTP/1.10\r\n" + kHost + "\r\n", "B505");
    row("http 01.1", "GET / HTTP/01.1\r\n" + kHost + "\r\n", "B505");
    row("no number", "GET / HTTP/\r\n" + kHost + "\r\n", "B505");
    row("another protocol", "GET / RTSP/1.0\r\n" + kHost + "\r\n", "B400");
    row("tls", QByteArray("\x16\x03\x01\x00\x05", 5), "B400");
    row("ssh", "SSH-2.0-OpenSSH_9.2\r\n", "B400");
    row("smtp", "HELO a\r\n", "B400");
}

void TestHttpAttacks::targets()
{
    check();
}

void TestHttpAttacks::limits_data()
{
    columns();
    // "GET /" and " HTTP/1.1" are 14 bytes, "X: " and the line ends of two fields and "Host: a" 14.
    const HttpLimits limits;
    const auto lineOf = [](qsizetype size) {
        return "GET /" + QByteArray(size - 14, 'p') + " HTTP/1.1\r\n" + kHost + "\r\n";
    };
    const auto fieldsOf = [](qsizetype size) {
        return "GET / HTTP/1.1\r\n" + kHost + "X: " + QByteArray(size - kHost.size() - 5, 'v') + "\r\n\r\n";
    };
    const auto fields = [](int count) {
        return "GET / HTTP/1.1\r\n" + kHost + QByteArray("X: y\r\n").repeated(count - 1) + "\r\n";
    };
    const QByteArray longPath = "RGET /" + QByteArray(limits.requestLine - 14, 'p') + " 0|I";
    row("longest request line", lineOf(limits.requestLine), longPath.constData());
    row("request line too long", lineOf(limits.requestLine + 1), "B414");
    row("request line without an end", "GET /" + QByteArray(limits.requestLine, 'p'), "B414");
    row("method without an end", QByteArray(limits.requestLine + 2, 'G'), "B414");
    row("largest header", fieldsOf(limits.headers), "RGET / 0|I");
    row("header too large", fieldsOf(limits.headers + 1), "B431");
    row("field without an end", "GET / HTTP/1.1\r\nX: " + QByteArray(limits.headers, 'v'), "B431");
    row("most fields", fields(limits.headerFields), "RGET / 0|I");
    row("one field too many", fields(limits.headerFields + 1), "B431");
    row("thousands of fields", fields(10'000), "B431");
}

void TestHttpAttacks::limits()
{
    check();
}

void TestHttpAttacks::hundredPipelinedRequestsComeOutInOrder()
{
    QByteArray bytes;
    QStringList expected;
    for (int i = 0; i < 100; ++i) {
        const QByteArray number = QByteArray::number(i);
        const QByteArray path = "/" + number;
        switch (i % 3) {
        case 0:
            bytes += "GET " + path + " HTTP/1.1\r\n" + kHost + "\r\n";
            expected << QStringLiteral("RGET /%1 0").arg(i);
            break;
        case 1:
            bytes += "POST " + path + " HTTP/1.1\r\n" + kHost
                     + "Content-Length: " + QByteArray::number(number.size()) + "\r\n\r\n" + number;
            expected << QStringLiteral("RPOST /%1 %2").arg(i).arg(number.size());
            break;
        default:
            bytes += "POST " + path + " HTTP/1.1\r\n" + kHost
                     + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n";
            expected << QStringLiteral("RPOST /%1 2").arg(i);
        }
    }
    expected << QStringLiteral("I");
    for (const qsizetype pieceSize : {bytes.size(), qsizetype(1), qsizetype(7), qsizetype(1000)})
        QCOMPARE(outcomeOf(bytes, pieceSize), expected.join(QLatin1Char('|')));
    for (qsizetype cut = 1; cut < bytes.size(); ++cut)
        QCOMPARE(outcomeOfHalves(bytes, cut), expected.join(QLatin1Char('|')));
}

void TestHttpAttacks::smallChunksWithLongExtensionsAreRefused()
{
    // A line of a chunk may have about a kilobyte, but not every line.
    const qsizetype each = 1000;
    const QByteArray chunk = "1;" + QByteArray(each - 1, 'x') + "\r\na\r\n";
    const qsizetype most = HttpLimits().headers / each;
    const QByteArray end = "0\r\n\r\n";
    QCOMPARE(outcomeOf(kChunked + chunk.repeated(most) + end, 4096),
             QStringLiteral("RPOST /x %1|I").arg(most));
    QCOMPARE(outcomeOf(kChunked + chunk.repeated(most + 1) + end, 4096), QStringLiteral("B400"));
    // What one request used is not held against the next one.
    const QByteArray whole = kChunked + chunk.repeated(most) + end;
    QCOMPARE(outcomeOf(whole + whole, 4096), QStringLiteral("RPOST /x %1|RPOST /x %1|I").arg(most));
}

void TestHttpAttacks::messagesNameTheFault_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("part");
    const auto told = [](const char *name, const QByteArray &bytes, const char *part) {
        QTest::newRow(name) << bytes << QString::fromLatin1(part);
    };
    told("proxy", "GET http://a/ HTTP/1.1\r\n" + kHost + "\r\n", "no proxy");
    told("connect", "CONNECT a:443 HTTP/1.1\r\n" + kHost + "\r\n", "no proxy");
    told("tls", QByteArray("\x16\x03\x01", 3), "http://");
    told("length", kPost + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", "Content-Length");
    told("coding", kPost + "Transfer-Encoding: chunked, identity\r\n\r\n", "Transfer-Encoding");
    told("fold", "GET / HTTP/1.1\r\n" + kHost + "X: a\r\n b\r\n\r\n", "folded");
    told("lf", "GET / HTTP/1.1\n", "LF");
    told("host", "GET / HTTP/1.1\r\n\r\n", "Host");
}

void TestHttpAttacks::messagesNameTheFault()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, part);
    HttpParser parser {HttpLimits {}};
    parser.append(bytes);
    const HttpParseResult result = parser.next();
    const auto *bad = std::get_if<HttpBad>(&result);
    QVERIFY(bad);
    QVERIFY2(bad->message.contains(part), qPrintable(bad->message));
}

QTEST_APPLESS_MAIN(TestHttpAttacks)
#include "tst_http_attacks.moc"
