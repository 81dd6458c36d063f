#include "tests/support/engine_harness.h"
#include "tests/support/mock_upstream.h"

#include <QJsonArray>
#include <QTest>

using namespace core;

namespace {

const QString kAlpha = QStringLiteral("alpha");
const QByteArray kCanary = "canary-0123456789";

MockScript goodAnswer()
{
    return MockScript::eventStream(
        {"data: {\"id\":\"1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"},\"finish_reason\":"
         "\"stop\"}]}\n\n",
         "data: {\"id\":\"1\",\"choices\":[],\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":4,"
         "\"total_tokens\":14}}\n\n",
         "data: [DONE]\n\n"});
}

NewProviderKey sessionKey(const QString &name)
{
    return {.provider = kAlpha,
            .name = name,
            .storage = KeyStorage::SessionOnly,
            .secret = Secret(kCanary + '-' + name.toLatin1())};
}

/// Puts `alpha` at another address, in the file.
auto movedTo(const MockUpstream &upstream)
{
    return [address = upstream.url(u"/v1").toString()](QJsonObject &json) {
        QJsonObject providers = json.value(QLatin1String("providers")).toObject();
        QJsonObject alpha = providers.value(kAlpha).toObject();
        alpha.insert(QLatin1String("base_url"), address);
        providers.insert(kAlpha, alpha);
        json.insert(QLatin1String("providers"), providers);
    };
}

bool isExcludedForItsHost(EngineHarness &harness)
{
    const RoutePlan plan = harness.engine().explain(EngineHarness::question()).result();
    return plan.candidates.isEmpty() && !plan.exclusions.isEmpty()
           && plan.exclusions.first().reason == ExclusionReason::KeyHost;
}

KeyStatus statusOf(EngineHarness &harness, const QString &name)
{
    for (const KeyStatus &key : harness.engine().providerKeys().result()) {
        if (key.name == name)
            return key;
    }
    return {};
}

} // namespace

class ProviderKeysTest : public QObject
{
    Q_OBJECT

private slots:
    void aKeyStaysWithItsHostsWhenTheAddressChanges();
    void aKeyInTheSameFileFollowsTheAddressWrittenThere();
    void anEndpointElsewhereGetsNoKey();
    void aRedirectElsewhereGetsNoKey_data();
    void aRedirectElsewhereGetsNoKey();
    void aKeyThatMayGoThereGoes();
    void aKeyThatIsSwitchedOffIsNotUsedAndSaysSo();
    void whatIsSetAboutAKeyOfTheFileIsWritten();
    void whatCannotBeSetIsRefused_data();
    void whatCannotBeSetIsRefused();
    void whatAKeySpentIsToldWithIt();
    void howAKeyFaredIsRememberedOverARestart();
    void keysOfTheEnvironmentAreOfferedAndTaken();
    void aVariableOfSeveralProvidersNeedsToBeToldApart();
    void balancesAreAskedFor_data();
    void balancesAreAskedFor();
    void aBalanceIsAskedForWithTheKeyAndNowhereElse();
};

void ProviderKeysTest::aKeyStaysWithItsHostsWhenTheAddressChanges()
{
    MockUpstream home;
    MockUpstream elsewhere;
    home.setDefault(goodAnswer());
    elsewhere.setDefault(goodAnswer());
    EngineHarness harness({{kAlpha, home.url(u"/v1").toString()}});
    QVERIFY(harness.engine().removeProviderKey(kAlpha, QStringLiteral("main")).result().ok());
    QVERIFY(harness.engine().addProviderKey(sessionKey(QStringLiteral("bound"))).result().ok());
    const QStringList hosts {home.url().authority()};
    QCOMPARE(statusOf(harness, QStringLiteral("bound")).hosts, hosts);

    CallLog before(harness.engine().call(EngineHarness::question(), {}));
    QTRY_VERIFY(before.isFinished());
    QVERIFY(!before.record->error);
    QCOMPARE(home.requests().first().header("authorization"), "Bearer " + kCanary + "-bound");

    harness.editConfig(movedTo(elsewhere));
    QVERIFY(isExcludedForItsHost(harness));
    CallLog after(harness.engine().call(EngineHarness::question(), {}));
    QTRY_VERIFY(after.isFinished());
    QVERIFY(after.record->error.has_value());
    QCOMPARE(after.record->error->kind, ErrorKind::NoRoute);
    QCOMPARE(elsewhere.connectionsAccepted(), 0);
}

void ProviderKeysTest::aKeyInTheSameFileFollowsTheAddressWrittenThere()
{
    MockUpstream home;
    MockUpstream elsewhere;
    elsewhere.setDefault(goodAnswer());
    EngineHarness harness({{kAlpha, home.url(u"/v1").toString()}});
    harness.editConfig(movedTo(elsewhere));
    CallLog log(harness.engine().call(EngineHarness::question(), {}));
    QTRY_VERIFY(log.isFinished());
    QVERIFY(!log.record->error);
    QCOMPARE(elsewhere.requests().size(), 1);
    QCOMPARE(home.connectionsAccepted(), 0);
}

void ProviderKeysTest::anEndpointElsewhereGetsNoKey()
{
    MockUpstream home;
    MockUpstream elsewhere;
    EngineHarness harness({{kAlpha, home.url(u"/v1").toString()}});
    harness.editConfig([&](QJsonObject &json) {
        QJsonObject providers = json.value(QLatin1String("providers")).toObject();
        QJsonObject alpha = providers.value(kAlpha).toObject();
        alpha.insert(
            QLatin1String("models"),
            QJsonArray {QJsonObject {{QLatin1String("id"), QLatin1String("test/model")},
                                     {QLatin1String("provider_model_id"), QLatin1String("native-model")},
                                     {QLatin1String("base_url"), elsewhere.url(u"/v1").toString()}}});
        providers.insert(kAlpha, alpha);
        json.insert(QLatin1String("providers"), providers);
    });
    QVERIFY(isExcludedForItsHost(harness));
    CallLog log(harness.engine().call(EngineHarness::question(), {}));
    QTRY_VERIFY(log.isFinished());
    QVERIFY(log.record->error.has_value());
    QCOMPARE(elsewhere.connectionsAccepted(), 0);
}

void ProviderKeysTest::aRedirectElsewhereGetsNoKey_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 307, 308})
        QTest::newRow(QByteArray::number(status).constData()) << status;
}

void ProviderKeysTest::aRedirectElsewhereGetsNoKey()
{
    QFETCH(int, status);
    MockUpstream home;
    MockUpstream elsewhere;
    home.setDefault(MockScript::answer(status, "{}", "application/json",
                                       {{"location", elsewhere.url(u"/v1/chat/completions").toEncoded()}}));
    EngineHarness harness({{kAlpha, home.url(u"/v1").toString()}});
    CallLog log(harness.engine().call(EngineHarness::question(), {}));
    QTRY_VERIFY(log.isFinished());
    QVERIFY(log.record->error.has_value());
    QCOMPARE(elsewhere.connectionsAccepted(), 0);
}

void ProviderKeysTest::aKeyThatMayGoThereGoes()
{
    MockUpstream home;
    MockUpstream elsewhere;
    elsewhere.setDefault(goodAnswer());
    EngineHarness harness({{kAlpha, home.url(u"/v1").toString()}});
    QVERIFY(harness.engine().removeProviderKey(kAlpha, QStringLiteral("main")).result().ok());
    QVERIFY(harness.engine().addProviderKey(sessionKey(QStringLiteral("bound"))).result().ok());
    harness.editConfig(movedTo(elsewhere));
    ProviderKeySettings settings = statusOf(harness, QStringLiteral("bound")).settings;
    settings.hosts = {QStringLiteral("127.0.0.1")};
    QVERIFY(harness.engine().changeProviderKey(kAlpha, QStringLiteral("bound"), settings).result().ok());
    CallLog log(harness.engine().call(EngineHarness::question(), {}));
    QTRY_VERIFY(log.isFinished());
    QVERIFY(!log.record->error);
    QCOMPARE(elsewhere.requests().first().header("authorization"), "Bearer " + kCanary + "-bound");
}

void ProviderKeysTest::aKeyThatIsSwitchedOffIsNotUsedAndSaysSo()
{
    MockUpstream home;
    EngineHarness harness({{kAlpha, home.url(u"/v1").toString()}});
    QVERIFY(harness.engine().removeProviderKey(kAlpha, QStringLiteral("main")).result().ok());
    QVERIFY(harness.engine().addProviderKey(sessionKey(QStringLiteral("off"))).result().ok());
    ProviderKeySettings settings = statusOf(harness, QStringLiteral("off")).settings;
    settings.disabled = true;
    QVERIFY(harness.engine().changeProviderKey(kAlpha, QStringLiteral("off"), settings).result().ok());
    const KeyStatus status = statusOf(harness, QStringLiteral("off"));
    QVERIFY(!status.usable);
    QVERIFY(status.session);
    QCOMPARE(status.problem, QStringLiteral("This key is switched off."));
    QVERIFY(!harness.engine().usableProviders().result().contains(kAlpha));
    CallLog log(harness.engine().call(EngineHarness::question(), {}));
    QTRY_VERIFY(log.isFinished());
    QVERIFY(log.record->error.has_value());
    QCOMPARE(home.connectionsAccepted(), 0);
}

void ProviderKeysTest::whatIsSetAboutAKeyOfTheFileIsWritten()
{
    EngineHarness harness({{kAlpha, QStringLiteral("http://127.0.0.1:9/v1")}});
    ProviderKeySettings settings;
    settings.priority = 3;
    settings.weight = 7;
    settings.limitPerMonth = Money::fromDecimal(QStringLiteral("12.5"));
    settings.limits.requestsPerMinute = 60;
    settings.models = {QStringLiteral("test/*")};
    QVERIFY(harness.engine().changeProviderKey(kAlpha, QStringLiteral("main"), settings).result().ok());
    harness.restart();
    QTRY_COMPARE(statusOf(harness, QStringLiteral("main")).settings, settings);
    QCOMPARE(statusOf(harness, QStringLiteral("main")).storage, QStringLiteral("keychain:alpha/main"));
}

void ProviderKeysTest::whatCannotBeSetIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("hosts");
    QTest::addColumn<QString>("word");
    QTest::newRow("a key that is not there")
        << QStringLiteral("other") << QStringList() << QStringLiteral("other");
    QTest::newRow("an address for a host")
        << QStringLiteral("main") << QStringList {QStringLiteral("https://api.example.com/v1")}
        << QStringLiteral("https://api.example.com/v1");
    QTest::newRow("all hosts") << QStringLiteral("main") << QStringList {QStringLiteral("*")}
                               << QStringLiteral("'*'");
}

void ProviderKeysTest::whatCannotBeSetIsRefused()
{
    QFETCH(QString, name);
    QFETCH(QStringList, hosts);
    QFETCH(QString, word);
    EngineHarness harness({{kAlpha, QStringLiteral("http://127.0.0.1:9/v1")}});
    ProviderKeySettings settings;
    settings.hosts = hosts;
    const Status changed = harness.engine().changeProviderKey(kAlpha, name, settings).result();
    QVERIFY(!changed.ok());
    QCOMPARE(changed.error().kind, ErrorKind::BadRequest);
    QVERIFY(changed.error().message.contains(word));
}

void ProviderKeysTest::whatAKeySpentIsToldWithIt()
{
    MockUpstream home;
    home.setDefault(goodAnswer());
    EngineHarness harness({{kAlpha, home.url(u"/v1").toString()}});
    CallLog log(harness.engine().call(EngineHarness::question(), {}));
    QTRY_VERIFY(log.isFinished());
    QCOMPARE(statusOf(harness, QStringLiteral("main")).spentThisMonth.toDecimal(),
             QStringLiteral("0.000014"));
    QVERIFY(statusOf(harness, QStringLiteral("main")).lastUsed.isValid());
}

void ProviderKeysTest::howAKeyFaredIsRememberedOverARestart()
{
    MockUpstream home;
    home.enqueue(MockScript::answer(401, R"({"error":{"message":"Incorrect API key provided"}})"));
    home.setDefault(goodAnswer());
    EngineHarness harness({{kAlpha, home.url(u"/v1").toString()}});
    CallLog failing(harness.engine().call(EngineHarness::question(), {}));
    QTRY_VERIFY(failing.isFinished());
    QVERIFY(failing.record->error.has_value());
    QVERIFY(!statusOf(harness, QStringLiteral("main")).lastError.isEmpty());

    failing.drop(); // its engine goes
    harness.restart();
    QTRY_VERIFY(statusOf(harness, QStringLiteral("main")).lastUsed.isValid());
    QVERIFY(!statusOf(harness, QStringLiteral("main")).lastError.isEmpty());
    CallLog working(harness.engine().call(EngineHarness::question(), {}));
    QTRY_VERIFY(working.isFinished());
    QVERIFY(!working.record->error);

    working.drop();
    harness.restart();
    QTRY_VERIFY(statusOf(harness, QStringLiteral("main")).lastUsed.isValid());
    QVERIFY(statusOf(harness, QStringLiteral("main")).lastError.isEmpty());
}

void ProviderKeysTest::keysOfTheEnvironmentAreOfferedAndTaken()
{
    qputenv("SWITCHYARD_TEST_API_KEY", kCanary);
    qputenv("SWITCHYARD_TEST_EMPTY_KEY", " ");
    const QString variable = QStringLiteral("SWITCHYARD_TEST_API_KEY");
    HarnessProvider provider {kAlpha, QStringLiteral("http://127.0.0.1:9/v1")};
    provider.environment = {variable, QStringLiteral("SWITCHYARD_TEST_EMPTY_KEY"),
                            QStringLiteral("SWITCHYARD_TEST_UNSET_KEY")};
    EngineHarness harness({provider});

    const QList<EnvironmentKey> offered = harness.engine().environmentKeys().result();
    QCOMPARE(offered.size(), 1);
    QCOMPARE(offered.first().variable, variable);
    QCOMPARE(offered.first().provider, kAlpha);
    QCOMPARE(offered.first().providerName, QStringLiteral("Alpha"));
    QCOMPARE(offered.first().host, QStringLiteral("127.0.0.1:9"));
    QVERIFY(offered.first().usedBy.isEmpty());

    const Status some = harness.engine()
                            .importEnvironmentKeys({QStringLiteral("SWITCHYARD_TEST_UNSET_KEY"), variable})
                            .result();
    QVERIFY(!some.ok());
    QVERIFY(some.error().message.contains(QStringLiteral("SWITCHYARD_TEST_UNSET_KEY")));
    QTRY_VERIFY(statusOf(harness, QStringLiteral("env")).usable);
    QCOMPARE(statusOf(harness, QStringLiteral("env")).storage, QStringLiteral("env:") + variable);
    QCOMPARE(harness.engine().environmentKeys().result().first().usedBy, QStringLiteral("env"));

    // Again: it is there already.
    QVERIFY(harness.engine().importEnvironmentKeys({variable}).result().ok());
    QCOMPARE(harness.engine().providerKeys().result().size(), 2);
    QFile file(harness.path(QStringLiteral("config.json")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(kCanary));
    qunsetenv("SWITCHYARD_TEST_API_KEY");
    qunsetenv("SWITCHYARD_TEST_EMPTY_KEY");
}

void ProviderKeysTest::aVariableOfSeveralProvidersNeedsToBeToldApart()
{
    qputenv("SWITCHYARD_TEST_API_KEY", kCanary);
    const QString variable = QStringLiteral("SWITCHYARD_TEST_API_KEY");
    HarnessProvider alpha {kAlpha, QStringLiteral("http://127.0.0.1:9/v1")};
    HarnessProvider beta {QStringLiteral("beta"), QStringLiteral("http://127.0.0.1:8/v1")};
    alpha.environment = beta.environment = {variable};
    EngineHarness harness({alpha, beta});
    QCOMPARE(harness.engine().environmentKeys().result().size(), 2);
    const Status unclear = harness.engine().importEnvironmentKeys({variable}).result();
    QVERIFY(!unclear.ok());
    QVERIFY(unclear.error().message.contains(QStringLiteral("beta/") + variable));
    QVERIFY(harness.engine().importEnvironmentKeys({QStringLiteral("beta/") + variable}).result().ok());
    const KeyStatus added = statusOf(harness, QStringLiteral("env"));
    QCOMPARE(added.provider, QStringLiteral("beta"));
    qunsetenv("SWITCHYARD_TEST_API_KEY");
}

void ProviderKeysTest::balancesAreAskedFor_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QList<MockScript>>("answers");
    QTest::addColumn<QList<QByteArray>>("asked");
    QTest::addColumn<QString>("told"); // amount and currency, or the name of the error
    const auto word = [](const char *text) { return QString::fromLatin1(text); };
    const MockScript refused = MockScript::answer(403, R"({"error":{"message":"management key required"}})");
    QTest::newRow("DeepSeek") << word("deepseek")
                              << QList {MockScript::answer(
                                     200,
                                     R"({"balance_infos":[{"currency":"CNY","total_balance":"110.00"}]})")}
                              << QList<QByteArray> {"/user/balance"} << word("110 CNY");
    QTest::newRow("OpenRouter with a management key")
        << word("openrouter")
        << QList {MockScript::answer(200, R"({"data":{"total_credits":100.5,"total_usage":25.75}})")}
        << QList<QByteArray> {"/api/v1/credits"} << word("74.75 USD");
    QTest::newRow("OpenRouter with a plain key")
        << word("openrouter")
        << QList {refused,
                  MockScript::answer(200, R"({"data":{"limit":10,"limit_remaining":7.5,"usage":2.5}})")}
        << QList<QByteArray> {"/api/v1/credits", "/api/v1/key"} << word("7.5 USD");
    QTest::newRow("refused everywhere")
        << word("openrouter") << QList {refused, refused}
        << QList<QByteArray> {"/api/v1/credits", "/api/v1/key"} << word("auth_failed");
    QTest::newRow("broken") << word("openrouter") << QList {MockScript::answer(500, "down")}
                            << QList<QByteArray> {"/api/v1/credits"} << word("bad_reply");
    QTest::newRow("a page") << word("deepseek") << QList {MockScript::answer(200, "<html>", "text/html")}
                            << QList<QByteArray> {"/user/balance"} << word("bad_reply");
    QTest::newRow("no end of it") << word("deepseek")
                                  << QList {MockScript::answer(200, QByteArray(2'000'000, ' '))}
                                  << QList<QByteArray> {"/user/balance"} << word("bad_reply");
    QTest::newRow("half an answer") << word(
        "deepseek") << QList {MockScript().send("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{").close()}
                                    << QList<QByteArray> {"/user/balance"} << word("stream_broken");
    QTest::newRow("nobody to ask") << word("groq") << QList<MockScript>() << QList<QByteArray>()
                                   << word("bad_request");
}

void ProviderKeysTest::balancesAreAskedFor()
{
    QFETCH(QString, provider);
    QFETCH(QList<MockScript>, answers);
    QFETCH(QList<QByteArray>, asked);
    QFETCH(QString, told);
    MockUpstream upstream;
    for (const MockScript &answer : answers)
        upstream.enqueue(answer);
    EngineHarness harness({{provider, upstream.url(u"/some/v1").toString()}});
    QTRY_VERIFY(statusOf(harness, QStringLiteral("main")).usable);
    QCOMPARE(statusOf(harness, QStringLiteral("main")).hasBalance, provider != QLatin1String("groq"));
    const auto future = harness.engine().providerBalance(provider, QStringLiteral("main"));
    QTRY_VERIFY(future.isFinished());
    const Result<ProviderBalance> balance = future.result();
    QCOMPARE(balance ? balance->amount + u' ' + balance->currency : errorKindName(balance.error().kind),
             told);
    QList<QByteArray> targets;
    for (const ReceivedRequest &request : upstream.requests()) {
        targets << request.target;
        QCOMPARE(request.method, QByteArray("GET"));
        QCOMPARE(request.header("authorization"), "Bearer key-of-" + provider.toLatin1());
    }
    QCOMPARE(targets, asked);
}

void ProviderKeysTest::aBalanceIsAskedForWithTheKeyAndNowhereElse()
{
    MockUpstream home;
    MockUpstream elsewhere;
    home.setDefault(MockScript::answer(307, "{}", "application/json",
                                       {{"location", elsewhere.url(u"/user/balance").toEncoded()}}));
    EngineHarness harness({{QStringLiteral("deepseek"), home.url(u"/v1").toString()}});
    QTRY_VERIFY(statusOf(harness, QStringLiteral("main")).usable);
    const auto redirected =
        harness.engine().providerBalance(QStringLiteral("deepseek"), QStringLiteral("main"));
    QTRY_VERIFY(redirected.isFinished());
    QCOMPARE(redirected.result().error().kind, ErrorKind::BadReply);
    QCOMPARE(elsewhere.connectionsAccepted(), 0);

    const auto unknown =
        harness.engine().providerBalance(QStringLiteral("deepseek"), QStringLiteral("other"));
    QTRY_VERIFY(unknown.isFinished());
    QCOMPARE(unknown.result().error().kind, ErrorKind::BadRequest);
}

QTEST_GUILESS_MAIN(ProviderKeysTest)
#include "tst_provider_keys.moc"
