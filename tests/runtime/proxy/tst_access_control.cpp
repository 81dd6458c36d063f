#include "core/proxy/access_control.h"
#include "core/proxy/listen_address.h"

#include <QTest>

using namespace core;

namespace {

constexpr TimePoint kStart {Milliseconds(1'000'000)};

HttpRequest request(const HeaderList &headers, const char *peer = "127.0.0.1")
{
    HttpRequest made;
    made.method = "GET";
    made.path = "/v1/models";
    made.headers = headers;
    made.peer = QHostAddress(QString::fromLatin1(peer));
    return made;
}

AccessControl control(const AccessControl::Rules &rules = {})
{
    return AccessControl(rules, [](QByteArrayView token) -> std::optional<AccessKey> {
        if (token == "right")
            return AccessKey {QStringLiteral("editor")};
        return std::nullopt;
    });
}

} // namespace

class AccessControlTest : public QObject
{
    Q_OBJECT

private slots:
    void onlyHostsOfThisMachineAreAnswered_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("loopback") << QByteArray("127.0.0.1:8484") << true;
        QTest::newRow("loopback, IPv6") << QByteArray("[::1]:8484") << true;
        QTest::newRow("localhost") << QByteArray("localhost:8484") << true;
        QTest::newRow("private address") << QByteArray("192.168.1.20:8484") << true;
        QTest::newRow("listed name") << QByteArray("host.docker.internal:8484") << true;
        QTest::newRow("a page's own name") << QByteArray("evil.example:8484") << false;
        QTest::newRow("a name that begins like an address") << QByteArray("127.0.0.1.evil.example") << false;
        QTest::newRow("an unlisted local name") << QByteArray("nas") << false;
        QTest::newRow("a public address") << QByteArray("93.184.216.34") << false;
        QTest::newRow("none") << QByteArray() << false;
        QTest::newRow("with user") << QByteArray("localhost@evil.example") << false;
    }
    void onlyHostsOfThisMachineAreAnswered()
    {
        QFETCH(const QByteArray, host);
        QFETCH(const bool, allowed);
        const AccessControl access = control({{QStringLiteral("host.docker.internal")}, {}, true, {}});
        QCOMPARE(access.checkOrigin(request({{"Host", host}})).ok(), allowed);
    }

    void aPageIsAnsweredOnlyFromAListedOrigin()
    {
        const AccessControl access = control({{}, {QStringLiteral("https://app.example")}, true, {}});
        const HttpRequest listed = request({{"Host", "localhost"}, {"Origin", "https://app.example"}});
        QVERIFY(access.checkOrigin(listed).ok());
        QCOMPARE(headerValue(access.corsHeaders(listed), "access-control-allow-origin"),
                 QByteArray("https://app.example"));
        const HttpRequest other = request({{"Host", "localhost"}, {"Origin", "https://evil.example"}});
        QCOMPARE(access.checkOrigin(other).error().httpStatus, 403);
        QVERIFY(access.corsHeaders(other).isEmpty());
        QVERIFY(access.corsHeaders(request({{"Host", "localhost"}})).isEmpty());
    }

    void theKeyMayStandInEachClientsPlace_data()
    {
        QTest::addColumn<HeaderList>("headers");
        QTest::newRow("bearer") << HeaderList {{"Authorization", "Bearer right"}};
        QTest::newRow("bearer, other case") << HeaderList {{"authorization", "bearer  right "}};
        QTest::newRow("Anthropic's") << HeaderList {{"x-api-key", "right"}};
        QTest::newRow("Google's") << HeaderList {{"X-Goog-Api-Key", "right"}};
    }
    void theKeyMayStandInEachClientsPlace()
    {
        QFETCH(const HeaderList, headers);
        AccessControl access = control();
        const Result<AccessKey> key = access.checkKey(request(headers), kStart);
        QVERIFY(key.ok());
        QCOMPARE(key->name, QStringLiteral("editor"));
    }

    void fiveWrongKeysPutAnAddressOffForAMinute()
    {
        AccessControl access = control();
        const HttpRequest wrong = request({{"Authorization", "Bearer wrong"}}, "192.168.1.7");
        const HttpRequest right = request({{"Authorization", "Bearer right"}}, "192.168.1.7");
        for (int i = 0; i < 4; ++i)
            QCOMPARE(access.checkKey(wrong, kStart).error().httpStatus, 401);
        QVERIFY(access.checkKey(right, kStart).ok()); // and forgets the four
        for (int i = 0; i < 5; ++i)
            QCOMPARE(access.checkKey(wrong, kStart).error().httpStatus, 401);
        const Result<AccessKey> banned = access.checkKey(right, kStart);
        QCOMPARE(banned.error().httpStatus, 429);
        QCOMPARE(*banned.error().retryAfter, Milliseconds(60'000));
        QVERIFY(!access.checkKey(right, kStart + Milliseconds(59'999)).ok());
        QVERIFY(access.checkKey(right, kStart + Milliseconds(60'000)).ok());
        // Nobody else is put off.
        QVERIFY(access.checkKey(request({{"Authorization", "Bearer right"}}, "192.168.1.8"), kStart).ok());
    }

    void wrongKeysThatAreFarApartPutNobodyOff()
    {
        AccessControl access = control();
        const HttpRequest wrong = request({{"Authorization", "Bearer wrong"}});
        for (int i = 0; i < 12; ++i)
            QCOMPARE(access.checkKey(wrong, kStart + Milliseconds(20'000) * i).error().httpStatus, 401);
    }

    void withoutAKeyOnlyWhatTheSettingsAllowGetsIn()
    {
        const HttpRequest local = request({});
        const HttpRequest remote = request({}, "192.168.1.7");
        AccessControl strict = control();
        QCOMPARE(strict.checkKey(local, kStart).error().httpStatus, 401);

        AccessControl open = control({{}, {}, false, {}});
        QVERIFY(open.checkKey(local, kStart).ok());
        QVERIFY(!open.checkKey(remote, kStart).ok());

        AccessControl anonymous = control({{}, {}, true, {{QStringLiteral("old tool"), {}, true}}});
        QCOMPARE(anonymous.checkKey(local, kStart)->name, QStringLiteral("old tool"));
        QVERIFY(!anonymous.checkKey(remote, kStart).ok());
    }

    void addressesToListenOnAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("url");
        QTest::newRow("plain") << QStringLiteral("127.0.0.1:8484") << QStringLiteral("http://127.0.0.1:8484");
        QTest::newRow("name") << QStringLiteral("localhost:1") << QStringLiteral("http://127.0.0.1:1");
        QTest::newRow("everywhere") << QStringLiteral("0.0.0.0:8484")
                                    << QStringLiteral("http://127.0.0.1:8484");
        QTest::newRow("IPv6") << QStringLiteral("[::1]:8484") << QStringLiteral("http://[::1]:8484");
        QTest::newRow("no port") << QStringLiteral("127.0.0.1") << QString();
        QTest::newRow("port too large") << QStringLiteral("127.0.0.1:70000") << QString();
        QTest::newRow("no host") << QStringLiteral(":8484") << QString();
        QTest::newRow("a name") << QStringLiteral("example.com:80") << QString();
    }
    void addressesToListenOnAreRead()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, url);
        const Result<ListenAddress> address = parseListenAddress(text);
        QCOMPARE(address.ok(), !url.isEmpty());
        if (address)
            QCOMPARE(urlOf(address->host, address->port), url);
        else
            QVERIFY(address.error().message.contains(text));
    }
};

QTEST_GUILESS_MAIN(AccessControlTest)
#include "tst_access_control.moc"
