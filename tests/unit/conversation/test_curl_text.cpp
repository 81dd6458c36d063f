#include "core/conversation/curl_text.h"

#include <QProcess>
#include <QTest>

using namespace core;

namespace {

const QByteArray kUrl = "https://api.test/v1/chat/completions";

WireExchange request(const QByteArray &body = R"({"model":"m"})")
{
    WireExchange exchange;
    exchange.provider = QStringLiteral("OpenAI");
    exchange.method = "POST";
    exchange.address = QString::fromUtf8(kUrl);
    exchange.requestHeaders = {{"Content-Type", "application/json"},
                               {"Authorization", "Bearer •••"},
                               {"Content-Length", "13"},
                               {"Connection", "Keep-Alive"},
                               {"Host", "api.test"}};
    exchange.requestBody = body;
    return exchange;
}

/// What curl would be called with.
QByteArrayList argumentsOf(const QString &command)
{
    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("OPENAI_API_KEY"), QStringLiteral("sk-'\"$key"));
    environment.insert(QStringLiteral("X_TENANT_TOKEN"), QStringLiteral("tenant"));
    environment.insert(QStringLiteral("AWS_ACCESS_KEY_ID"), QStringLiteral("AKID"));
    environment.insert(QStringLiteral("AWS_SECRET_ACCESS_KEY"), QStringLiteral("secret"));
    environment.insert(QStringLiteral("AWS_SESSION_TOKEN"), QStringLiteral("session"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    shell.setProcessEnvironment(environment);
    shell.start(QStringLiteral("bash"), {QStringLiteral("--noprofile"), QStringLiteral("--norc")});
    shell.write("curl() { printf '%s\\0' \"$@\"; }\n" + command.toUtf8());
    shell.closeWriteChannel();
    if (!shell.waitForFinished() || !shell.readAllStandardError().isEmpty())
        return {"bash did not take it"};
    QByteArrayList arguments = shell.readAllStandardOutput().split('\0');
    arguments.removeLast();
    return arguments;
}

const QByteArrayList kUsualHeaders {"-H", "Content-Type: application/json", "-H",
                                    "Authorization: Bearer sk-'\"$key"};

} // namespace

class TestCurlText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QProcess shell;
        shell.start(QStringLiteral("bash"), {QStringLiteral("-c"), QStringLiteral("true")});
        if (!shell.waitForFinished())
            QSKIP("there is no bash here");
    }

    void aShellHandsOverWhatWasSent_data();
    void aShellHandsOverWhatWasSent();
    void theTextReadsAsPeopleWriteIt();
    void bodiesThatNoCommandLineHoldsComeFromAFile_data();
    void bodiesThatNoCommandLineHoldsComeFromAFile();
    void whereNothingWasSentThereIsNothingToSay();
    void variablesAreNamedAfterTheProvider_data();
    void variablesAreNamedAfterTheProvider();
};

void TestCurlText::aShellHandsOverWhatWasSent_data()
{
    QTest::addColumn<WireExchange>("exchange");
    QTest::addColumn<QByteArrayList>("expected");
    const auto body = [](const char *name, const QByteArray &text) {
        QTest::newRow(name) << request(text)
                            << QByteArrayList(QByteArrayList {kUrl} + kUsualHeaders
                                              + QByteArrayList {"--data-raw", text});
    };
    body("a plain body", R"({"model":"m"})");
    body("quotes", R"(it's 'quoted' "twice" '' '\'' )");
    body("what shells expand", "$HOME `ls` $(ls) ${x} !! \\n \\ ~ * ? #");
    body("lines", "one\n\ttwo\n\nthree\n");
    body("letters of the world", "Grüße, 世界, مرحبا, 👩‍🚀 \xC2\xA0 •••");
    body("what begins like a file", "@/etc/passwd");
    body("what begins like an option", "--output /tmp/x");

    WireExchange exchange = request();
    exchange.responseHeaders = {{"content-type", "text/event-stream; charset=utf-8"}};
    const QByteArrayList usual = kUsualHeaders + QByteArrayList {"--data-raw", exchange.requestBody};
    QTest::newRow("a stream") << exchange << QByteArrayList(QByteArrayList {"-N", kUrl} + usual);
    exchange = request();
    exchange.requestHeaders.prepend({"Accept", "text/event-stream, application/json"});
    QTest::newRow("a stream that never came")
        << exchange
        << QByteArrayList(QByteArrayList {"-N", kUrl, "-H", "Accept: text/event-stream, application/json"}
                          + usual);

    exchange = request();
    exchange.address += QStringLiteral("?alt=sse&key=•••&x='1'");
    QTest::newRow("a key in the address")
        << exchange << QByteArrayList(QByteArrayList {kUrl + "?alt=sse&key=sk-'\"$key&x='1'"} + usual);
    exchange.address = QStringLiteral("http://[::1]:8080/v1");
    QTest::newRow("an address with brackets")
        << exchange << QByteArrayList(QByteArrayList {"-g", "http://[::1]:8080/v1"} + usual);

    exchange = request();
    exchange.requestHeaders = {{"X-Tenant-Token", "•••"},
                               {"x-api-key", "•••"},
                               {"X-Empty", ""},
                               {"X-Odd", "a \"b\" $c `d` 'e' !"},
                               {"X-Odd-Token", "•••!"}};
    exchange.requestBody.clear();
    exchange.method = "GET";
    QTest::newRow("no body, odd fields")
        << exchange
        << QByteArrayList {
               kUrl,       "-H", "X-Tenant-Token: tenant",      "-H", "x-api-key: sk-'\"$key", "-H",
               "X-Empty;", "-H", "X-Odd: a \"b\" $c `d` 'e' !", "-H", "X-Odd-Token: !"};
    exchange.requestHeaders = {};
    exchange.method = "DELETE";
    QTest::newRow("another method") << exchange << QByteArrayList {"-X", "DELETE", kUrl};
    exchange.method = "POST";
    exchange.requestBody = "{}";
    QTest::newRow("no type") << exchange << QByteArrayList {kUrl, "-H", "Content-Type:", "--data-raw", "{}"};

    exchange.provider = QStringLiteral("Amazon Bedrock");
    exchange.requestHeaders = {{"Content-Type", "application/json"},
                               {"X-Amz-Date", "20261122T160000Z"},
                               {"X-Amz-Content-Sha256", "0123"},
                               {"X-Amz-Security-Token", "•••"},
                               {"Authorization",
                                "AWS4-HMAC-SHA256 Credential=•••/20261122/eu-central-1/bedrock/aws4_request, "
                                "SignedHeaders=content-type;host, Signature=•••"}};
    QTest::newRow("signed") << exchange
                            << QByteArrayList {kUrl,
                                               "--aws-sigv4",
                                               "aws:amz:eu-central-1:bedrock",
                                               "--user",
                                               "AKID:secret",
                                               "-H",
                                               "Content-Type: application/json",
                                               "-H",
                                               "X-Amz-Security-Token: session",
                                               "--data-raw",
                                               "{}"};
}

void TestCurlText::aShellHandsOverWhatWasSent()
{
    QFETCH(WireExchange, exchange);
    QFETCH(QByteArrayList, expected);
    QCOMPARE(argumentsOf(curlText(exchange)), expected);
}

void TestCurlText::theTextReadsAsPeopleWriteIt()
{
    QCOMPARE(curlText(request()), QStringLiteral("curl 'https://api.test/v1/chat/completions' \\\n"
                                                 "  -H 'Content-Type: application/json' \\\n"
                                                 "  -H \"Authorization: Bearer ${OPENAI_API_KEY}\" \\\n"
                                                 "  --data-raw '{\"model\":\"m\"}'\n"));
}

void TestCurlText::bodiesThatNoCommandLineHoldsComeFromAFile_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("cut");
    QTest::newRow("not UTF-8") << QByteArray("\xff\xfe") << false;
    QTest::newRow("a zero") << QByteArray("a\0b", 3) << false;
    QTest::newRow("what a terminal acts on") << QByteArray("a\x1b[2Jb") << false;
    QTest::newRow("a return") << QByteArray("--part\r\n\r\nx") << false;
    QTest::newRow("too long") << QByteArray("{}") << true;
}

void TestCurlText::bodiesThatNoCommandLineHoldsComeFromAFile()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, cut);
    WireExchange exchange = request(body);
    exchange.requestCut = cut;
    const QString text = curlText(exchange);
    QVERIFY(text.startsWith(QStringLiteral("# ")));
    QVERIFY(text.section(u'\n', 0, 0).contains(QStringLiteral("body.bin")));
    const QByteArrayList end {"--data-binary", "@body.bin"};
    QCOMPARE(argumentsOf(text), QByteArrayList(QByteArrayList {kUrl} + kUsualHeaders + end));
}

void TestCurlText::whereNothingWasSentThereIsNothingToSay()
{
    QVERIFY(curlText({}).isEmpty());
}

void TestCurlText::variablesAreNamedAfterTheProvider_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("variable");
    QTest::newRow("plain") << QStringLiteral("OpenAI") << QStringLiteral("OPENAI_API_KEY");
    QTest::newRow("two words") << QStringLiteral("Google AI Studio")
                               << QStringLiteral("GOOGLE_AI_STUDIO_API_KEY");
    QTest::newRow("marks") << QStringLiteral("Z.ai (Zhipu)") << QStringLiteral("Z_AI_ZHIPU_API_KEY");
    QTest::newRow("a digit first") << QStringLiteral("01.AI") << QStringLiteral("_01_AI_API_KEY");
    QTest::newRow("other letters") << QStringLiteral("智谱") << QStringLiteral("API_KEY");
    QTest::newRow("hostile") << QStringLiteral("x$(reboot)'\n") << QStringLiteral("X_REBOOT_API_KEY");
}

void TestCurlText::variablesAreNamedAfterTheProvider()
{
    QFETCH(QString, provider);
    QFETCH(QString, variable);
    QCOMPARE(keyVariable(provider), variable);
}

QTEST_GUILESS_MAIN(TestCurlText)
#include "test_curl_text.moc"
