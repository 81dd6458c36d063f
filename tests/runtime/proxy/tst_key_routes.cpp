#include "tests/support/local_api.h"
#include "tests/support/mock_upstream.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace core;

namespace {

const QString kKeys = QStringLiteral("/v1/keys");
const QString kChat = QStringLiteral("/v1/chat/completions");
const QByteArray kQuestion = R"({"model":"test/model","messages":[{"role":"user","content":"Hi"}]})";

QJsonObject json(const LocalApi::Reply &reply)
{
    return QJsonDocument::fromJson(reply.body).object();
}

QJsonObject dataOf(const LocalApi::Reply &reply)
{
    return json(reply).value(u"data").toObject();
}

QJsonObject errorOf(const LocalApi::Reply &reply)
{
    return json(reply).value(u"error").toObject();
}

QStringList namesIn(const LocalApi::Reply &reply)
{
    QStringList names;
    for (const QJsonValue &row : json(reply).value(u"data").toArray())
        names << row.toObject().value(u"name").toString();
    return names;
}

} // namespace

Q_DECLARE_METATYPE(core::ApiKeyRules)

/// Keys by the API itself and what each of them may do, over real sockets.
class KeyRoutesTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void aKeysWholeLife();
    void everyFieldIsThere();
    void aManagementKeyManagesAndNothingElse_data();
    void aManagementKeyManagesAndNothingElse();
    void onlyAManagementKeyManages_data();
    void onlyAManagementKeyManages();
    void aKeyThatMayNotBeUsedIsRefused_data();
    void aKeyThatMayNotBeUsedIsRefused();
    void theOldSecretOpensUntilItsEnd();
    void whatIsWrongInTheBodyIsNamed_data();
    void whatIsWrongInTheBodyIsNamed();
    void aChangeLeavesAloneWhatItDoesNotName();
    void keysComeInPagesOfAHundred();
    void disabledKeysAreListedOnRequest();
    void keysOfTheConfigurationAreShownAndNotChanged();
    void aKeySeesItself();
    void theAppOfAKeyGoesBeforeWhatItsClientSays();

private:
    LocalApi::Reply manage(const QByteArray &method, const QString &path, const QByteArray &body = {});
    LocalApi::Reply askWith(const Secret &key, const QByteArray &method, const QString &path,
                            const QByteArray &body = {}, const HeaderList &more = {});
    Secret made(const char *name, const ApiKeyRules &rules);

    std::unique_ptr<MockUpstream> m_upstream;
    std::unique_ptr<LocalApi> m_api;
    Secret m_manager;
};

void KeyRoutesTest::init()
{
    m_api.reset();
    qputenv("SWITCHYARD_TEST_FIXED_KEY", "secret-of-fixed");
    m_upstream = std::make_unique<MockUpstream>();
    m_upstream->setDefault(MockScript::eventStream(helloInChat()));
    m_api = std::make_unique<LocalApi>(
        QList<HarnessProvider> {{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}},
        R"({"keys": [{"name": "fixed", "secret": "env:SWITCHYARD_TEST_FIXED_KEY"}]})");
    m_manager = made("manager", {.management = true});
}

Secret KeyRoutesTest::made(const char *name, const ApiKeyRules &rules)
{
    return m_api->proxy().createApiKey(QString::fromLatin1(name), rules).result()->secret;
}

LocalApi::Reply KeyRoutesTest::askWith(const Secret &key, const QByteArray &method, const QString &path,
                                       const QByteArray &body, const HeaderList &more)
{
    return m_api->ask(method, path, body, HeaderList {{"Authorization", "Bearer " + key.reveal()}} + more);
}

LocalApi::Reply KeyRoutesTest::manage(const QByteArray &method, const QString &path, const QByteArray &body)
{
    return askWith(m_manager, method, path, body);
}

void KeyRoutesTest::aKeysWholeLife()
{
    const LocalApi::Reply created = manage("POST", kKeys, R"({"name":"phone","limit":2.5})");
    QCOMPARE(created.status, 201);
    const Secret secret(json(created).value(u"key").toString().toLatin1());
    const QString hash = dataOf(created).value(u"hash").toString();
    QCOMPARE(hash.toLatin1(), QCryptographicHash::hash(secret.reveal(), QCryptographicHash::Sha256).toHex());
    QCOMPARE(askWith(secret, "POST", kChat, kQuestion).status, 200);

    const QString place = kKeys + u'/' + hash;
    QCOMPARE(dataOf(manage("GET", place)).value(u"name").toString(), QStringLiteral("phone"));
    QVERIFY(!manage("GET", place).body.contains(secret.reveal()));
    const LocalApi::Reply disabled = manage("PATCH", place, R"({"disabled":true,"name":"old phone"})");
    QCOMPARE(disabled.status, 200);
    QCOMPARE(dataOf(disabled).value(u"hash").toString(), hash);
    QCOMPARE(dataOf(disabled).value(u"name").toString(), QStringLiteral("old phone"));
    QCOMPARE(askWith(secret, "POST", kChat, kQuestion).status, 401);
    QCOMPARE(manage("PATCH", place, R"({"disabled":false})").status, 200);
    QCOMPARE(askWith(secret, "POST", kChat, kQuestion).status, 200);

    const LocalApi::Reply removed = manage("DELETE", place);
    QCOMPARE(removed.status, 200);
    QCOMPARE(json(removed), (QJsonObject {{QStringLiteral("deleted"), true}}));
    QCOMPARE(askWith(secret, "POST", kChat, kQuestion).status, 401);
    for (const char *method : {"GET", "PATCH", "DELETE"}) {
        const LocalApi::Reply gone = manage(method, place, "{}");
        QCOMPARE(gone.status, 404);
        QCOMPARE(errorOf(gone).value(u"code").toInt(), 404);
        QCOMPARE(errorOf(gone).value(u"metadata").toObject().value(u"error_type").toString(),
                 QStringLiteral("not_found"));
    }
}

void KeyRoutesTest::everyFieldIsThere()
{
    const LocalApi::Reply created =
        manage("POST", QStringLiteral("/api/v1/keys"),
               R"({"name":"phone","limit":2.5,"limit_reset":"weekly","include_byok_in_limit":true,)"
               R"("expires_at":"2099-12-31T23:59:59Z","creator_user_id":"anna"})");
    QCOMPARE(created.status, 201);
    QJsonObject row = dataOf(created);
    QVERIFY(row.value(u"label").toString().startsWith(QLatin1String("sy-")));
    QVERIFY(QDateTime::fromString(row.value(u"created_at").toString(), Qt::ISODate).isValid());
    QVERIFY(QDateTime::fromString(row.value(u"updated_at").toString(), Qt::ISODate).isValid());
    for (const char *name : {"label", "created_at", "updated_at", "hash"})
        row.remove(QLatin1String(name));
    const QJsonObject expected = QJsonDocument::fromJson(R"({
        "name": "phone", "disabled": false, "limit": 2.5, "limit_remaining": 2.5, "limit_reset": "weekly",
        "include_byok_in_limit": true, "expires_at": "2099-12-31T23:59:59.000Z", "creator_user_id": "anna", "external_user": "anna",
        "usage": 0, "usage_daily": 0, "usage_weekly": 0, "usage_monthly": 0,
        "byok_usage": 0, "byok_usage_daily": 0, "byok_usage_weekly": 0, "byok_usage_monthly": 0,
        "workspace_id": "00000000-0000-0000-0000-000000000000"})")
                                     .object();
    QCOMPARE(row, expected);
    const ApiKeyInfo info = m_api->proxy().apiKeys().result().last();
    QCOMPARE(info.rules.limit, Money::fromDecimal(u"2.5"));
    QCOMPARE(info.rules.limitPeriod, BudgetPeriod::Week);
    QCOMPARE(info.rules.member, QStringLiteral("anna"));
    QCOMPARE(info.rules.expires, QDateTime(QDate(2099, 12, 31), QTime(23, 59, 59), Qt::UTC));

    const QJsonObject plain = dataOf(manage("POST", kKeys, R"({"name":"plain"})"));
    for (const char *name : {"limit", "limit_remaining", "limit_reset", "expires_at", "creator_user_id"})
        QVERIFY2(plain.value(QLatin1String(name)).isNull(), name);
}

void KeyRoutesTest::aManagementKeyManagesAndNothingElse_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::newRow("chat") << QByteArray("POST") << kChat;
    QTest::newRow("messages") << QByteArray("POST") << QStringLiteral("/v1/messages");
    QTest::newRow("models") << QByteArray("GET") << QStringLiteral("/v1/models");
}
void KeyRoutesTest::aManagementKeyManagesAndNothingElse()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    const LocalApi::Reply reply = manage(method, path, kQuestion);
    QCOMPARE(reply.status, 403);
    QVERIFY(errorOf(reply).value(u"message").toString().contains(QLatin1String("manager")));
    QVERIFY(reply.body.contains("permission_"));
    QVERIFY(m_upstream->requests().isEmpty());
}

void KeyRoutesTest::onlyAManagementKeyManages_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    QTest::newRow("list") << QByteArray("GET") << kKeys << 401;
    QTest::newRow("make") << QByteArray("POST") << kKeys << 403;
    QTest::newRow("show") << QByteArray("GET") << QStringLiteral("/v1/keys/x") << 401;
    QTest::newRow("change") << QByteArray("PATCH") << QStringLiteral("/v1/keys/x") << 401;
    QTest::newRow("remove") << QByteArray("DELETE") << QStringLiteral("/v1/keys/x") << 401;
}
void KeyRoutesTest::onlyAManagementKeyManages()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(int, status);
    const qsizetype before = m_api->proxy().apiKeys().result().size();
    QCOMPARE(askWith(Secret(m_api->key()), method, path, R"({"name":"mine"})").status, status);
    QCOMPARE(m_api->ask(method, path, R"({"name":"mine"})").status, 401); // no key at all
    QCOMPARE(m_api->proxy().apiKeys().result().size(), before);
}

void KeyRoutesTest::aKeyThatMayNotBeUsedIsRefused_data()
{
    QTest::addColumn<ApiKeyRules>("rules");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("word");
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QTest::newRow("valid for long") << ApiKeyRules {.expires = now.addDays(1)} << 200 << QString();
    QTest::newRow("expired") << ApiKeyRules {.expires = now.addSecs(-1)} << 401 << QStringLiteral("expired");
    QTest::newRow("disabled") << ApiKeyRules {.disabled = true} << 401 << QStringLiteral("disabled");
    QTest::newRow("for this machine") << ApiKeyRules {.loopbackOnly = true} << 200 << QString();
}
void KeyRoutesTest::aKeyThatMayNotBeUsedIsRefused()
{
    QFETCH(ApiKeyRules, rules);
    QFETCH(int, status);
    QFETCH(QString, word);
    const Secret key = made("phone", rules);
    const LocalApi::Reply reply = askWith(key, "POST", kChat, kQuestion);
    QCOMPARE(reply.status, status);
    QVERIFY(errorOf(reply).value(u"message").toString().contains(word));
    QCOMPARE(m_upstream->requests().isEmpty(), status != 200);
}

void KeyRoutesTest::theOldSecretOpensUntilItsEnd()
{
    const Secret first = made("phone", {});
    const Result<NewApiKey> second =
        m_api->proxy().rotateApiKey(QStringLiteral("phone"), std::chrono::hours(1)).result();
    QCOMPARE(askWith(first, "POST", kChat, kQuestion).status, 200);
    QCOMPARE(askWith(second->secret, "POST", kChat, kQuestion).status, 200);
    const Result<NewApiKey> third =
        m_api->proxy().rotateApiKey(QStringLiteral("phone"), std::chrono::seconds(0)).result();
    QCOMPARE(askWith(first, "POST", kChat, kQuestion).status, 401);
    const LocalApi::Reply replaced = askWith(second->secret, "POST", kChat, kQuestion);
    QCOMPARE(replaced.status, 401);
    QVERIFY(errorOf(replaced).value(u"message").toString().contains(QLatin1String("replaced")));
    QCOMPARE(askWith(third->secret, "POST", kChat, kQuestion).status, 200);
}

void KeyRoutesTest::whatIsWrongInTheBodyIsNamed_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *body, const char *field) {
        QTest::newRow(body) << QByteArray(body) << QString::fromLatin1(field);
    };
    row("{}", "name");
    row(R"({"name":""})", "name");
    row(R"({"name":7})", "name");
    row(R"({"name":"a","limit":-0.01})", "limit");
    row(R"({"name":"a","limit":"5"})", "limit");
    row(R"({"name":"a","limit_reset":"yearly"})", "limit_reset");
    row(R"({"name":"a","limit_reset":1})", "limit_reset");
    row(R"({"name":"a","expires_at":"soon"})", "expires_at");
    row(R"({"name":"a","expires_at":"2099-01-01T00:00:00"})", "expires_at");
    row(R"({"name":"a","expires_at":"2099-01-01T00:00:00+02:00"})", "expires_at");
    row(R"({"name":"a","creator_user_id":""})", "creator_user_id");
    row(R"({"name":"a","external":{"api_key":"b"}})", "external");
    row(R"({"name":"a","workspace_id":"7"})", "workspace_id");
}
void KeyRoutesTest::whatIsWrongInTheBodyIsNamed()
{
    QFETCH(QByteArray, body);
    const LocalApi::Reply reply = manage("POST", kKeys, body);
    QCOMPARE(reply.status, 400);
    QTEST(errorOf(reply).value(u"param").toString(), "field");
    QVERIFY(!namesIn(manage("GET", kKeys)).contains(QLatin1String("a")));
}

void KeyRoutesTest::aChangeLeavesAloneWhatItDoesNotName()
{
    const ApiKeyRules rules {.member = QStringLiteral("anna"),
                             .limit = Money::fromDecimal(u"5"),
                             .limitPeriod = BudgetPeriod::Month,
                             .limits = {.requestsPerMinute = 60},
                             .models = {QStringLiteral("test/*")}};
    made("phone", rules);
    const ApiKeyInfo before = m_api->proxy().apiKeys().result().last();
    const QString place = kKeys + u'/' + before.id;
    const auto rulesNow = [&] { return m_api->proxy().apiKeys().result().last().rules; };

    QCOMPARE(manage("PATCH", place, "{}").status, 200);
    QCOMPARE(rulesNow(), rules);
    const LocalApi::Reply changed = manage("PATCH", place, R"({"limit":null,"limit_reset":null})");
    ApiKeyRules expected = rules;
    expected.limit.reset();
    expected.limitPeriod = BudgetPeriod::Total;
    QCOMPARE(rulesNow(), expected);
    QVERIFY(dataOf(changed).value(u"limit").isNull());
    QVERIFY(dataOf(changed).value(u"updated_at").toString()
            >= dataOf(changed).value(u"created_at").toString());
    QCOMPARE(manage("PATCH", place, R"({"limit":1,"limit_reset":"daily"})").status, 200);
    QCOMPARE(rulesNow().limitPeriod, BudgetPeriod::Day);
    QCOMPARE(manage("PATCH", place, R"({"disabled":"yes"})").status, 400);
    QCOMPARE(manage("PATCH", place, R"({"name":"editor"})").status, 400); // taken
    QCOMPARE(rulesNow().disabled, false);
}

void KeyRoutesTest::keysComeInPagesOfAHundred()
{
    for (int i = 0; i < 99; ++i)
        made(qPrintable(QStringLiteral("key %1").arg(i)), {});
    // With "fixed" and "editor" a hundred and one; the management key is none of those that are managed.
    const QStringList first = namesIn(manage("GET", kKeys));
    QCOMPARE(first.size(), 100);
    QCOMPARE(first.first(), QStringLiteral("fixed"));
    QVERIFY(!first.contains(QStringLiteral("manager")));
    QCOMPARE(namesIn(manage("GET", kKeys + QStringLiteral("?offset=100"))),
             QStringList {QStringLiteral("key 98")});
    QCOMPARE(namesIn(manage("GET", kKeys + QStringLiteral("?offset=101"))), QStringList());
    QCOMPARE(namesIn(manage("GET", kKeys + QStringLiteral("?offset=99"))).size(), 2);
    for (const char *wrong : {"-1", "x", "1.5"})
        QCOMPARE(manage("GET", kKeys + QStringLiteral("?offset=") + QString::fromLatin1(wrong)).status, 400);
    const QString workspace = QStringLiteral("?workspace_id=");
    QCOMPARE(
        namesIn(manage("GET", kKeys + workspace + QStringLiteral("00000000-0000-0000-0000-000000000000")))
            .size(),
        100);
    QVERIFY(namesIn(manage("GET", kKeys + workspace + QStringLiteral("00000000-0000-0000-0000-000000000001")))
                .isEmpty());
}

void KeyRoutesTest::disabledKeysAreListedOnRequest()
{
    made("phone", {.disabled = true});
    const QStringList usual {QStringLiteral("fixed"), QStringLiteral("editor")};
    QCOMPARE(namesIn(manage("GET", kKeys)), usual);
    QCOMPARE(namesIn(manage("GET", kKeys + QStringLiteral("?include_disabled=false"))), usual);
    QCOMPARE(namesIn(manage("GET", kKeys + QStringLiteral("?include_disabled=true"))),
             usual + QStringList {QStringLiteral("phone")});
}

void KeyRoutesTest::keysOfTheConfigurationAreShownAndNotChanged()
{
    const QJsonObject row = json(manage("GET", kKeys)).value(u"data").toArray().first().toObject();
    QCOMPARE(row.value(u"name").toString(), QStringLiteral("fixed"));
    QVERIFY(row.value(u"updated_at").isNull());
    const QString place = kKeys + u'/' + row.value(u"hash").toString();
    QCOMPARE(manage("GET", place).status, 200);
    for (const char *method : {"PATCH", "DELETE"}) {
        const LocalApi::Reply reply = manage(method, place, R"({"disabled":true})");
        QCOMPARE(reply.status, 409);
        QVERIFY(errorOf(reply).value(u"message").toString().contains(QLatin1String("config.json")));
    }
    QCOMPARE(manage("POST", kKeys, R"({"name":"fixed"})").status, 409);
    QCOMPARE(askWith(Secret("secret-of-fixed"), "POST", kChat, kQuestion).status, 200);
}

void KeyRoutesTest::aKeySeesItself()
{
    const Secret key = made("phone", {.limit = Money::fromDecimal(u"5"), .limitPeriod = BudgetPeriod::Day});
    const LocalApi::Reply reply = askWith(key, "GET", QStringLiteral("/api/v1/key"));
    QCOMPARE(reply.status, 200);
    const QJsonObject data = dataOf(reply);
    QCOMPARE(data.value(u"limit").toDouble(), 5.0);
    QCOMPARE(data.value(u"limit_remaining").toDouble(), 5.0);
    QCOMPARE(data.value(u"limit_reset").toString(), QStringLiteral("daily"));
    QCOMPARE(data.value(u"is_management_key"), QJsonValue(false));
    QCOMPARE(data.value(u"is_free_tier"), QJsonValue(false));
    QCOMPARE(data.value(u"rate_limit").toObject().value(u"requests").toInt(), -1);
    QVERIFY(data.value(u"label").toString().startsWith(QLatin1String("sy-")));
    QVERIFY(!reply.body.contains(key.reveal()));
    const QJsonObject manager = dataOf(manage("GET", QStringLiteral("/v1/key")));
    QCOMPARE(manager.value(u"is_management_key"), QJsonValue(true));
    QCOMPARE(manager.value(u"is_provisioning_key"), QJsonValue(true));
    QCOMPARE(m_api->ask("GET", QStringLiteral("/v1/key")).status, 401);
}

void KeyRoutesTest::theAppOfAKeyGoesBeforeWhatItsClientSays()
{
    const HeaderList agent {{"User-Agent", "claude-cli/1.0.3 (external, cli)"}};
    QCOMPARE(askWith(made("plain", {}), "POST", kChat, kQuestion, agent).status, 200);
    QCOMPARE(askWith(made("bound", {.member = QStringLiteral("anna"), .app = QStringLiteral("Cellar")}),
                     "POST", kChat, kQuestion, agent)
                 .status,
             200);
    const QList<QVariantMap> rows =
        m_api->harness().historyRows(QStringLiteral("select app from requests_v1 order by time"));
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(0).value(QStringLiteral("app")).toString(), QStringLiteral("claude-cli/1.0.3"));
    QCOMPARE(rows.at(1).value(QStringLiteral("app")).toString(), QStringLiteral("Cellar"));
}

QTEST_GUILESS_MAIN(KeyRoutesTest)
#include "tst_key_routes.moc"
