#include "core/proxy/access_control.h"
#include "core/proxy/listen_address.h"

#include <QTest>

using namespace core;

namespace {

constexpr TimePoint kStart {Milliseconds(1'000'000)};
const QDateTime kNoon(QDate(2026, 5, 17), QTime(12, 0), Qt::UTC);

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

Q_DECLARE_METATYPE(core::AccessKey)

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
        const Result<AccessKey> key = access.checkKey(request(headers), kStart, kNoon);
        QVERIFY(key.ok());
        QCOMPARE(key->name, QStringLiteral("editor"));
    }

    void fiveWrongKeysPutAnAddressOffForAMinute()
    {
        AccessControl access = control();
        const HttpRequest wrong = request({{"Authorization", "Bearer wrong"}}, "192.168.1.7");
        const HttpRequest right = request({{"Authorization", "Bearer right"}}, "192.168.1.7");
        for (int i = 0; i < 4; ++i)
            QCOMPARE(access.checkKey(wrong, kStart, kNoon).error().httpStatus, 401);
        QVERIFY(access.checkKey(right, kStart, kNoon).ok()); // and forgets the four
        for (int i = 0; i < 5; ++i)
            QCOMPARE(access.checkKey(wrong, kStart, kNoon).error().httpStatus, 401);
        const Result<AccessKey> banned = access.checkKey(right, kStart, kNoon);
        QCOMPARE(banned.error().httpStatus, 429);
        QCOMPARE(*banned.error().retryAfter, Milliseconds(60'000));
        QVERIFY(!access.checkKey(right, kStart + Milliseconds(59'999), kNoon).ok());
        QVERIFY(access.checkKey(right, kStart + Milliseconds(60'000), kNoon).ok());
        // Nobody else is put off.
        QVERIFY(
            access.checkKey(request({{"Authorization", "Bearer right"}}, "192.168.1.8"), kStart, kNoon).ok());
    }

    void wrongKeysThatAreFarApartPutNobodyOff()
    {
        AccessControl access = control();
        const HttpRequest wrong = request({{"Authorization", "Bearer wrong"}});
        for (int i = 0; i < 12; ++i)
            QCOMPARE(access.checkKey(wrong, kStart + Milliseconds(20'000) * i, kNoon).error().httpStatus,
                     401);
    }

    void withoutAKeyOnlyWhatTheSettingsAllowGetsIn()
    {
        const HttpRequest local = request({});
        const HttpRequest remote = request({}, "192.168.1.7");
        AccessControl strict = control();
        QCOMPARE(strict.checkKey(local, kStart, kNoon).error().httpStatus, 401);

        AccessControl open = control({{}, {}, false, {}});
        QVERIFY(open.checkKey(local, kStart, kNoon).ok());
        QVERIFY(!open.checkKey(remote, kStart, kNoon).ok());

        AccessControl anonymous = control({{}, {}, true, {{QStringLiteral("old tool"), {}, {}, true}}});
        QCOMPARE(anonymous.checkKey(local, kStart, kNoon)->name, QStringLiteral("old tool"));
        QVERIFY(!anonymous.checkKey(remote, kStart, kNoon).ok());
    }

    void aKeyThatMayNotBeUsedIsRefusedAndSaysWhy_data()
    {
        QTest::addColumn<AccessKey>("key");
        QTest::addColumn<int>("local");
        QTest::addColumn<int>("remote");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, const ApiKeyRules &rules, int local, int remote,
                            const char *word = "", const QDateTime &secretEnds = {}) {
            AccessKey key {QStringLiteral("editor"), QStringLiteral("id"), rules};
            key.secretEnds = secretEnds;
            QTest::newRow(name) << key << local << remote << QString::fromLatin1(word);
        };
        row("no rules", {}, 200, 200);
        row("disabled", {.disabled = true}, 401, 401, "disabled");
        row("just before its end", {.expires = kNoon.addMSecs(1)}, 200, 200);
        row("at its end", {.expires = kNoon}, 401, 401, "expired");
        row("after its end", {.expires = kNoon.addMSecs(-1)}, 401, 401, "2026-05-17T11:59:59Z");
        row("loopback only", {.loopbackOnly = true}, 200, 403, "own machine");
        row("a replaced secret in the overlap", {}, 200, 200, "", kNoon.addMSecs(1));
        row("a replaced secret at its end", {}, 401, 401, "replaced", kNoon);
        row("management", {.management = true}, 200, 200);
    }
    void aKeyThatMayNotBeUsedIsRefusedAndSaysWhy()
    {
        QFETCH(const AccessKey, key);
        QFETCH(const QString, word);
        for (const bool required : {true, false}) {
            AccessControl access({{}, {}, required, {}},
                                 [&key](QByteArrayView) { return std::optional(key); });
            const HeaderList headers {{"Authorization", "Bearer right"}};
            for (const char *peer : {"127.0.0.1", "192.168.1.7"}) {
                // Ten times: whoever has the secret is not guessing.
                for (int i = 0; i < 10; ++i) {
                    const Result<AccessKey> checked = access.checkKey(request(headers, peer), kStart, kNoon);
                    const int status = checked ? 200 : checked.error().httpStatus;
                    if (qstrcmp(peer, "127.0.0.1") == 0)
                        QTEST(status, "local");
                    else
                        QTEST(status, "remote");
                    if (!checked)
                        QVERIFY2(checked.error().message.contains(word), qPrintable(checked.error().message));
                }
            }
        }
    }

    void theFirstNamelessKeyThatMayBeUsedIsTaken()
    {
        const auto nameless = [](const char *name, const ApiKeyRules &rules) {
            return AccessKey {QString::fromLatin1(name), {}, rules, true};
        };
        AccessControl access =
            control({{},
                     {},
                     true,
                     {nameless("disabled", {.disabled = true}), nameless("over", {.expires = kNoon}),
                      nameless("manager", {.management = true}), nameless("tool", {})}});
        QCOMPARE(access.checkKey(request({}), kStart, kNoon)->name, QStringLiteral("tool"));
        AccessControl none = control({{}, {}, true, {nameless("manager", {.management = true})}});
        QCOMPARE(none.checkKey(request({}), kStart, kNoon).error().httpStatus, 401);
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
