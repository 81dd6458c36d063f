#include "core/model/host_pattern.h"

#include <QTest>

using namespace core;

class HostPatternTest : public QObject
{
    Q_OBJECT

private slots:
    void aKeyGoesWhereItsPatternSays_data();
    void aKeyGoesWhereItsPatternSays();
    void whatIsNoPattern_data();
    void whatIsNoPattern();
    void anAddressNamesItself_data();
    void anAddressNamesItself();
    void oneOfSeveralPatternsIsEnoughAndNoneIsNot();
};

void HostPatternTest::aKeyGoesWhereItsPatternSays_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *name, const char *pattern, const char *address, bool matches) {
        QTest::newRow(name) << QString::fromUtf8(pattern) << QString::fromUtf8(address) << matches;
    };
    const char *openai = "api.openai.com";
    row("the host", openai, "https://api.openai.com/v1/chat/completions", true);
    row("upper case in the address", openai, "https://API.OpenAI.com/v1", true);
    row("upper case in the pattern", "API.OPENAI.COM", "https://api.openai.com/v1", true);
    row("dot at the end of the address", openai, "https://api.openai.com./v1", true);
    row("dot at the end of the pattern", "api.openai.com.", "https://api.openai.com/v1", true);
    row("unencrypted", openai, "http://api.openai.com/v1", true);
    row("more behind the name", openai, "https://api.openai.com.evil.org/v1", false);
    row("more before the name", openai, "https://evil-api.openai.com/v1", false);
    row("a host below", openai, "https://x.api.openai.com/v1", false);
    row("the name above", openai, "https://openai.com/v1", false);
    row("the name in the path", openai, "https://evil.org/api.openai.com", false);
    row("the name in the query", openai, "https://evil.org/?api.openai.com", false);
    row("the name behind a number sign", openai, "https://evil.org#api.openai.com", false);
    row("the name as user", openai, "https://api.openai.com@evil.org/v1", false);
    row("the name as user and password", openai, "https://api.openai.com:443@evil.org/v1", false);
    row("another user at the host", openai, "https://somebody@api.openai.com/v1", true);
    row("a backslash", openai, "https://evil.org\\api.openai.com", false);
    row("two dots at the end", openai, "https://api.openai.com../v1", false);
    row("a Cyrillic a", openai, "https://\xd0\xb0pi.openai.com/v1", false);
    row("another scheme", openai, "ftp://api.openai.com/v1", false);
    row("a file", openai, "file://api.openai.com/etc/passwd", false);
    row("no scheme", openai, "api.openai.com/v1", false);
    row("no host", openai, "https:///v1", false);

    row("any port", openai, "https://api.openai.com:8443/v1", true);
    row("the port", "127.0.0.1:9101", "http://127.0.0.1:9101/v1", true);
    row("the port before", "127.0.0.1:9101", "http://127.0.0.1:9100/v1", false);
    row("the port behind", "127.0.0.1:9101", "http://127.0.0.1:9102/v1", false);
    row("https means 443", "api.openai.com:443", "https://api.openai.com/v1", true);
    row("http means 80", "api.openai.com:443", "http://api.openai.com/v1", false);
    row("80", "api.openai.com:80", "http://api.openai.com/v1", true);

    row("IPv4", "127.0.0.1", "http://127.0.0.1:5/v1", true);
    row("IPv4, next door", "127.0.0.1", "http://127.0.0.10/v1", false);
    row("IPv6", "[::1]", "http://[::1]:8080/v1", true);
    row("IPv6 written out", "[::1]", "http://[0:0:0:0:0:0:0:1]/v1", true);
    row("IPv6 and port", "[::1]:8080", "http://[::1]:8080/v1", true);
    row("IPv6 and another port", "[::1]:8080", "http://[::1]:8081/v1", false);
    row("another IPv6", "[::1]", "http://[::2]/v1", false);

    row("umlaut in both",
        "b\xc3\xbc"
        "cher.example",
        "https://b\xc3\xbc"
        "cher.example/",
        true);
    row("punycode in the address",
        "b\xc3\xbc"
        "cher.example",
        "https://xn--bcher-kva.example/", true);
    row("punycode in the pattern", "xn--bcher-kva.example",
        "https://b\xc3\xbc"
        "cher.example/",
        true);
    row("without the umlaut",
        "b\xc3\xbc"
        "cher.example",
        "https://bucher.example/", false);

    row("below a name", "*.openai.azure.com", "https://mine.openai.azure.com/openai/v1", true);
    row("far below a name", "*.example.com", "https://a.b.example.com/v1", true);
    row("in upper case", "*.Example.com", "https://A.EXAMPLE.COM/v1", true);
    row("not the name itself", "*.example.com", "https://example.com/v1", false);
    row("not glued to the name", "*.example.com", "https://evilexample.com/v1", false);
    row("not behind the name", "*.example.com", "https://a.example.com.evil.org/v1", false);
    row("not an empty name", "*.example.com", "https://.example.com/v1", false);
    row("below a name, at its port", "*.example.com:8443", "https://a.example.com:8443/", true);
    row("below a name, at another port", "*.example.com:8443", "https://a.example.com/", false);
    row("a region", "bedrock-runtime.*.amazonaws.com", "https://bedrock-runtime.eu-west-1.amazonaws.com",
        true);
    row("a region of two names", "bedrock-runtime.*.amazonaws.com",
        "https://bedrock-runtime.evil.org.amazonaws.com", false);
    row("a region that breaks out", "bedrock-runtime.*.amazonaws.com",
        "https://bedrock-runtime.evil.org/.amazonaws.com", false);
    row("part of a name", "*-aiplatform.googleapis.com", "https://europe-west1-aiplatform.googleapis.com/",
        true);
    row("no part of a name", "*-aiplatform.googleapis.com", "https://-aiplatform.googleapis.com/", false);
    row("several names for a part", "*-aiplatform.googleapis.com",
        "https://evil.x-aiplatform.googleapis.com/", false);
}

void HostPatternTest::aKeyGoesWhereItsPatternSays()
{
    QFETCH(QString, pattern);
    QFETCH(QString, address);
    QVERIFY(isHostPattern(pattern));
    QTEST(matchesHost(pattern, QUrl(address)), "matches");
}

void HostPatternTest::whatIsNoPattern_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"",
                             " ",
                             "*",
                             "*.com",
                             "*.*.com",
                             "a.*.com",
                             "a.b.*",
                             "*.b*.com",
                             "**.example.com",
                             "a*b*.example.com",
                             "https://api.openai.com",
                             "api.openai.com/v1",
                             "user@api.openai.com",
                             "api.openai.com?",
                             "a b.example.com",
                             "api.openai.com:",
                             "api.openai.com:0",
                             "api.openai.com:65536",
                             "api.openai.com:http",
                             "*.example.com:0",
                             "*.example.com:65536",
                             "*.example.com:",
                             "*..example.com",
                             "::1",
                             "[::1",
                             "[*::1].example.com",
                             "api%2eopenai.com",
                             "\n"})
        QTest::newRow(QByteArray(text).toPercentEncoding().constData()) << QString::fromLatin1(text);
}

void HostPatternTest::whatIsNoPattern()
{
    QFETCH(QString, text);
    QVERIFY(!isHostPattern(text));
    for (const char *address :
         {"https://api.openai.com/v1", "https://a.example.com/", "http://[::1]/", "https:///"})
        QVERIFY(!matchesHost(text, QUrl(QString::fromLatin1(address))));
}

void HostPatternTest::anAddressNamesItself_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("pattern");
    const auto row = [](const char *address, const char *pattern) {
        QTest::newRow(address) << QString::fromUtf8(address) << QString::fromUtf8(pattern);
    };
    row("https://api.openai.com/v1", "api.openai.com");
    row("https://API.openai.com./v1", "api.openai.com");
    row("http://127.0.0.1:9101/v1", "127.0.0.1:9101");
    row("http://[::1]:8080/v1", "[::1]:8080");
    row("https://user@api.openai.com/v1", "api.openai.com");
    row("https://b\xc3\xbc"
        "cher.example/",
        "xn--bcher-kva.example");
    row("file:///etc/passwd", "");
    row("api.openai.com", "");
}

void HostPatternTest::anAddressNamesItself()
{
    QFETCH(QString, address);
    QFETCH(QString, pattern);
    QCOMPARE(hostPatternOf(QUrl(address)), pattern);
    QCOMPARE(matchesHost(pattern, QUrl(address)), !pattern.isEmpty());
}

void HostPatternTest::oneOfSeveralPatternsIsEnoughAndNoneIsNot()
{
    const QUrl address(QStringLiteral("https://b.example.com/v1"));
    QVERIFY(matchesAnyHost({QStringLiteral("a.example.com"), QStringLiteral("b.example.com")}, address));
    QVERIFY(!matchesAnyHost({QStringLiteral("a.example.com"), QString()}, address));
    QVERIFY(!matchesAnyHost({}, address));
}

QTEST_APPLESS_MAIN(HostPatternTest)
#include "tst_host_pattern.moc"
