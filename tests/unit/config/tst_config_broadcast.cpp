#include "core/config/config.h"

#include <QTest>

using namespace core;

class ConfigBroadcastTest : public QObject
{
    Q_OBJECT

private slots:
    void targetsAreRead();
    void aTargetNeedsLittle();
    void sharesAreReadAsTextAndAsNumber_data();
    void sharesAreReadAsTextAndAsNumber();
    void sharesAreWrittenAsText_data();
    void sharesAreWrittenAsText();
    void writingAndReadingAgainChangesNothing_data();
    void writingAndReadingAgainChangesNothing();
    void badInputIsNamedWithItsPath_data();
    void badInputIsNamedWithItsPath();
    void aSecretIsNeverRepeated_data();
    void aSecretIsNeverRepeated();
    void anAddressElsewhereIsNoLoop_data();
    void anAddressElsewhereIsNoLoop();
    void theCertificateIsReadAsItStands();
    void plainHttpIsReadAndOffUnlessWritten();
};

// Below the class, because moc loses its way in raw strings with slashes.
namespace {

constexpr QByteArrayView kBoth(R"({"broadcast": [
    {"name": "collector", "type": "otlp", "url": "http://127.0.0.1:4318/v1/traces"},
    {"name": "hook", "type": "webhook", "url": "https://hooks.example/x/", "sampling_rate": "0.25",
     "headers": {"Authorization": "env:HOOK", "X-Team": "file:team.txt"}, "keys": ["editor", "phone"]}]})");

QString said(const QList<ConfigProblem> &problems)
{
    return describeProblems(QString(), problems);
}

/// A configuration with one target; `members` come before the rest and may stand in for them.
QByteArray target(const QByteArray &members)
{
    QByteArray json = R"({"broadcast": [{)" + members;
    const auto complete = [&](const QByteArray &name, const QByteArray &member) {
        if (!members.contains('"' + name + "\":"))
            json += (json.endsWith('{') ? "" : ", ") + member;
    };
    complete("name", R"("name": "a")");
    complete("type", R"("type": "otlp")");
    complete("url", R"("url": "http://127.0.0.1:4318/v1/traces")");
    return json + "}]}";
}

} // namespace

void ConfigBroadcastTest::targetsAreRead()
{
    const ConfigReading reading = readConfig(kBoth, {});
    QCOMPARE(said(reading.problems + reading.warnings), QString());
    QCOMPARE(reading.config.broadcast.size(), 2);
    const BroadcastTarget &hook = reading.config.broadcast.at(1);
    QCOMPARE(hook.name, QStringLiteral("hook"));
    QVERIFY(hook.kind == BroadcastTarget::Kind::Webhook);
    QCOMPARE(hook.url, QStringLiteral("https://hooks.example/x/")); // The slash at the end counts.
    QCOMPARE(hook.headers.size(), 2);
    QCOMPARE(hook.headers.at(0).first, QStringLiteral("Authorization"));
    QCOMPARE(hook.headers.at(0).second.toString(), QStringLiteral("env:HOOK"));
    QCOMPARE(hook.headers.at(1).second.toString(), QStringLiteral("file:team.txt"));
    QCOMPARE(hook.sampledPerMille, 250);
    QCOMPARE(hook.keys, (QStringList {QStringLiteral("editor"), QStringLiteral("phone")}));
}

void ConfigBroadcastTest::aTargetNeedsLittle()
{
    const BroadcastTarget target = readConfig(kBoth, {}).config.broadcast.at(0);
    QVERIFY(target.kind == BroadcastTarget::Kind::Otlp);
    QVERIFY(target.headers.isEmpty() && target.keys.isEmpty());
    QCOMPARE(target.sampledPerMille, 1000);
    QVERIFY(readConfig("{}", {}).config.broadcast.isEmpty());
}

void ConfigBroadcastTest::sharesAreReadAsTextAndAsNumber_data()
{
    QTest::addColumn<QByteArray>("share");
    QTest::addColumn<int>("perMille"); // -1: a problem
    const auto row = [](const QByteArray &share, int perMille) {
        QTest::newRow(share.constData()) << share << perMille;
    };
    row("\"0\"", 0);
    row("\"0.001\"", 1);
    row("\"0.25\"", 250);
    row("\"0.999\"", 999);
    row("\"1\"", 1000);
    row("\"1.000\"", 1000);
    row("0", 0);
    row("0.001", 1);
    row("0.07", 70);
    row("0.57", 570);
    row("1", 1000);
    row("\"-0.001\"", -1);
    row("\"1.001\"", -1);
    row("\"0.0005\"", -1);
    row("0.2505", -1);
    row("2", -1);
    row("\"25%\"", -1);
    row("\"\"", -1);
    row("\"nan\"", -1);
    row("\"inf\"", -1);
    row("true", -1);
    row("null", -1);
}

void ConfigBroadcastTest::sharesAreReadAsTextAndAsNumber()
{
    QFETCH(QByteArray, share);
    QFETCH(int, perMille);
    const ConfigReading reading = readConfig(target("\"sampling_rate\": " + share), {});
    QCOMPARE(reading.ok(), perMille >= 0);
    if (reading.ok())
        QCOMPARE(reading.config.broadcast.at(0).sampledPerMille, perMille);
    else
        QVERIFY(said(reading.problems).startsWith(QLatin1String(":1: broadcast[0].sampling_rate: ")));
}

void ConfigBroadcastTest::sharesAreWrittenAsText_data()
{
    QTest::addColumn<int>("perMille");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("none") << 0 << QByteArray("\"sampling_rate\": \"0\"");
    QTest::newRow("least") << 1 << QByteArray("\"sampling_rate\": \"0.001\"");
    QTest::newRow("quarter") << 250 << QByteArray("\"sampling_rate\": \"0.25\"");
    QTest::newRow("half") << 500 << QByteArray("\"sampling_rate\": \"0.5\"");
    QTest::newRow("nearly all") << 999 << QByteArray("\"sampling_rate\": \"0.999\"");
    QTest::newRow("all") << 1000 << QByteArray();
}

void ConfigBroadcastTest::sharesAreWrittenAsText()
{
    QFETCH(int, perMille);
    QFETCH(QByteArray, text);
    Config config = readConfig(target(""), {}).config;
    config.broadcast[0].sampledPerMille = perMille;
    const QByteArray written = writeConfig(config);
    QVERIFY2(text.isEmpty() ? !written.contains("sampling_rate") : written.contains(text),
             written.constData());
}

void ConfigBroadcastTest::writingAndReadingAgainChangesNothing_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("targets") << kBoth.toByteArray();
    QTest::newRow("tls") << QByteArray(
        R"({"tls": {"certificate": "certs/a.pem", "key": "/etc/b.pem"}, "allow_plain_http": true})");
}

void ConfigBroadcastTest::writingAndReadingAgainChangesNothing()
{
    QFETCH(QByteArray, json);
    const ConfigReading first = readConfig(json, {});
    QVERIFY(first.ok());
    const QByteArray written = writeConfig(first.config);
    const ConfigReading second = readConfig(written, {});
    QCOMPARE(said(second.problems), QString());
    QVERIFY2(second.config == first.config, written.constData());
    QCOMPARE(writeConfig(second.config), written);
}

void ConfigBroadcastTest::badInputIsNamedWithItsPath_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &json, const char *path, const char *says) {
        QTest::newRow(name) << json << QString::fromLatin1(path) << QString::fromLatin1(says);
    };
    row("no list", R"({"broadcast": {}})", "broadcast", "list");
    row("no object", R"({"broadcast": ["http://a.example"]})", "broadcast[0]", "curly brackets");
    row("no name", R"({"broadcast": [{"type": "otlp", "url": "http://a.example"}]})", "broadcast[0]",
        "'name' is missing");
    row("no type", R"({"broadcast": [{"name": "a", "url": "http://a.example"}]})", "broadcast[0]",
        "'type' is missing");
    row("no address", R"({"broadcast": [{"name": "a", "type": "otlp"}]})", "broadcast[0]",
        "'url' is missing");
    row("the same name",
        R"({"broadcast": [{"name": "a", "type": "otlp", "url": "http://a.example"},
            {"name": "a", "type": "otlp", "url": "http://b.example"}]})",
        "broadcast[1].name", "taken");
    row("unknown setting", target(R"("header": {})"), "broadcast[0].header", "'headers'");
    row("type", target(R"("type": "otpl")"), "broadcast[0].type", "'otlp'");
    row("no http", target(R"("url": "ftp://a.example/x")"), "broadcast[0].url", "http://");
    row("no scheme", target(R"("url": "127.0.0.1:4318")"), "broadcast[0].url", "http://");
    row("no host", target(R"("url": "http:///v1/traces")"), "broadcast[0].url", "http://");
    row("blank", target(R"("url": "http://a b.example")"), "broadcast[0].url", "http://");
    row("fragment", target(R"("url": "http://a.example/#x")"), "broadcast[0].url", "http://");
    row("query", target(R"("url": "http://a.example/?x=1")"), "broadcast[0].url", "question mark");
    row("empty address", target(R"("url": "")"), "broadcast[0].url", "empty");
    row("header that is no reference", target(R"("headers": {"X-Dataset": "mine"})"),
        "broadcast[0].headers.X-Dataset", "reference");
    row("header without text", target(R"("headers": {"X-A": 1})"), "broadcast[0].headers.X-A", "quotes");
    row("name of a header", target(R"("headers": {"X A": "env:A"})"), "broadcast[0].headers[\"X A\"]",
        "HTTP header");
    row("header of ours", target(R"("headers": {"Content-Length": "env:A"})"),
        "broadcast[0].headers.Content-Length", "itself");
    row("header twice", target(R"("headers": {"X-A": "env:A", "x-a": "env:B"})"), "broadcast[0].headers.x-a",
        "twice");
    row("variable", target(R"("headers": {"X-A": "env:a-b"})"), "broadcast[0].headers.X-A", "variable");
    row("keys", target(R"("keys": "editor")"), "broadcast[0].keys", "list");
    row("empty key", target(R"("keys": [""])"), "broadcast[0].keys[0]", "not empty");
    row("own address", target(R"("url": "http://127.0.0.1:8484/v1/traces")"), "broadcast[0].url",
        "own address");
    row("own address by name",
        R"({"listen": "0.0.0.0:4318",
            "broadcast": [{"name": "a", "type": "otlp", "url": "http://localhost:4318/v1/traces"}]})",
        "broadcast[0].url", "own address");
    row("certificate alone", R"({"tls": {"certificate": "a.pem"}})", "tls", "'key' is missing");
    row("key alone", R"({"tls": {"key": "a.pem"}})", "tls", "'certificate' is missing");
    row("empty path", R"({"tls": {"certificate": "a.pem", "key": " "}})", "tls.key", "empty");
    row("home folder", R"({"tls": {"certificate": "~/a.pem", "key": "a.pem"}})", "tls.certificate", "'~'");
    row("no path", R"({"tls": {"certificate": 1, "key": "a.pem"}})", "tls.certificate", "quotes");
    row("unknown part", R"({"tls": {"certificate": "a", "key": "b", "certificat": "c"}})", "tls.certificat",
        "'certificate'");
    row("plain http", R"({"allow_plain_http": "yes"})", "allow_plain_http", "true or false");
    row("slip of the pen", R"({"boardcast": []})", "boardcast", "'broadcast'");
}

void ConfigBroadcastTest::badInputIsNamedWithItsPath()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, path);
    QFETCH(QString, says);
    const ConfigReading reading = readConfig(json, {});
    QCOMPARE(reading.problems.size(), 1);
    QCOMPARE(reading.problems.at(0).path, path);
    QVERIFY2(reading.problems.at(0).text.contains(says), qPrintable(reading.problems.at(0).text));
}

void ConfigBroadcastTest::aSecretIsNeverRepeated_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("header") << target(R"("headers": {"Authorization": "Bearer hunter2hunter2"})");
    QTest::newRow("behind env:") << target(R"("headers": {"Authorization": "env:Bearer hunter2hunter2"})");
    QTest::newRow("behind keychain:")
        << target(R"("headers": {"Authorization": "keychain:sk-proj-hunter2hunter2"})");
    QTest::newRow("before the host") << target(R"("url": "https://me:hunter2hunter2@a.example/x")");
    QTest::newRow("in the query") << target(R"("url": "https://a.example/?token=hunter2hunter2")");
    QTest::newRow("in the path") << target(R"("url": "https://a.example/sk-hunter2hunter2")");
    QTest::newRow("the key itself") << QByteArray(
        R"({"tls": {"certificate": "a.pem", "key": "-----BEGIN PRIVATE KEY-----\nhunter2hunter2"}})");
}

void ConfigBroadcastTest::aSecretIsNeverRepeated()
{
    QFETCH(QByteArray, json);
    const ConfigReading reading = readConfig(json, {});
    QCOMPARE(reading.problems.size(), 1);
    QVERIFY(!said(reading.problems).contains(QLatin1String("hunter2")));
}

void ConfigBroadcastTest::anAddressElsewhereIsNoLoop_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::newRow("another port") << QByteArray("http://127.0.0.1:8485/v1/traces");
    QTest::newRow("another machine") << QByteArray("http://10.0.0.5:8484/v1/traces");
}

void ConfigBroadcastTest::anAddressElsewhereIsNoLoop()
{
    QFETCH(QByteArray, url);
    QCOMPARE(said(readConfig(target(R"("url": ")" + url + '"'), {}).problems), QString());
}

void ConfigBroadcastTest::theCertificateIsReadAsItStands()
{
    const ConfigReading reading =
        readConfig(R"({"tls": {"certificate": "certs/a.pem", "key": "../b.pem"}})", {});
    QVERIFY(reading.ok());
    QVERIFY(reading.config.tls.has_value());
    QCOMPARE(reading.config.tls->certificate, QStringLiteral("certs/a.pem"));
    QCOMPARE(reading.config.tls->key, QStringLiteral("../b.pem"));
    QVERIFY(!readConfig("{}", {}).config.tls.has_value());
}

void ConfigBroadcastTest::plainHttpIsReadAndOffUnlessWritten()
{
    QVERIFY(!readConfig("{}", {}).config.allowPlainHttp);
    QVERIFY(!readConfig(R"({"allow_plain_http": false})", {}).config.allowPlainHttp);
    QVERIFY(readConfig(R"({"allow_plain_http": true})", {}).config.allowPlainHttp);
    QVERIFY(!writeConfig(Config()).contains("allow_plain_http"));
}

QTEST_APPLESS_MAIN(ConfigBroadcastTest)
#include "tst_config_broadcast.moc"
