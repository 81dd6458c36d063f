#include "core/model/host_pattern.h"
#include "core/routing/host_binding.h"
#include "tests/unit/catalog/real_catalog.h"
#include "tests/unit/routing/routing_world.h"

#include <QRegularExpression>
#include <QTest>

using namespace core;

namespace {

QString word(const char *text)
{
    return QString::fromLatin1(text);
}

} // namespace

class HostBindingTest : public QObject
{
    Q_OBJECT

private slots:
    void anAddressOfTheCatalogGivesItsHosts_data();
    void anAddressOfTheCatalogGivesItsHosts();
    void theNearestWordOnAKeysHostsDecides_data();
    void theNearestWordOnAKeysHostsDecides();
    void everyAddressOfTheCatalogIsCovered();
    void anEndpointElsewhereIsExcludedAndSaysWhy();
    void theKeyThatMayGoThereGoes();
    void endpointsWithoutAKeyAreNotBound();
};

void HostBindingTest::anAddressOfTheCatalogGivesItsHosts_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QStringList>("hosts");
    const auto row = [](const char *name, const char *address, const QStringList &hosts) {
        QTest::newRow(name) << word(address) << hosts;
    };
    row("plain", "https://api.groq.com/openai/v1", {word("api.groq.com")});
    row("with a port", "http://127.0.0.1:1234/v1", {word("127.0.0.1:1234")});
    row("a region", "https://bedrock-runtime.${AWS_REGION}.amazonaws.com",
        {word("bedrock-runtime.*.amazonaws.com")});
    row("a region that the environment knows", "https://mantle.${AWS_REGION}.api.aws/v1",
        {word("mantle.*.api.aws")});
    row("a name that nobody knows", "https://${SNOWFLAKE_ACCOUNT}.snowflakecomputing.com/api",
        {word("*.snowflakecomputing.com")});
    row("a name that the environment knows", "https://${AZURE_RESOURCE_NAME}.openai.azure.com/openai/v1",
        {word("mine.openai.azure.com")});
    row("a place in the path", "https://api.cloudflare.com/client/v4/accounts/${CLOUDFLARE_ACCOUNT_ID}/ai/v1",
        {word("api.cloudflare.com")});
    row("a host that the environment knows", "https://${DATABRICKS_HOST}/ai-gateway",
        {word("dbc-1.cloud.databricks.com")});
    row("a host that nobody knows", "https://${SOME_HOST}/v1", {});
    row("an address that nobody knows", "${NEON_AI_GATEWAY_BASE_URL}/v1", {});
    row("a name that breaks out", "https://${EVIL}.openai.azure.com/openai/v1", {word("*.openai.azure.com")});
    row("an address that the environment knows", "${BASE_URL}/v1", {word("gateway.example:8443")});
    row("Google", "https://${GOOGLE_VERTEX_LOCATION}-aiplatform.googleapis.com/v1",
        {word("aiplatform.googleapis.com"), word("*-aiplatform.googleapis.com")});
    row("Google's other place", "https://${GOOGLE_VERTEX_ENDPOINT}/v1/projects/${GOOGLE_VERTEX_PROJECT}",
        {word("aiplatform.googleapis.com"), word("*-aiplatform.googleapis.com")});
    row("no address", "", {});
}

void HostBindingTest::anAddressOfTheCatalogGivesItsHosts()
{
    QFETCH(QString, address);
    const QHash<QString, QString> variables {{word("AZURE_RESOURCE_NAME"), word("mine")},
                                             {word("DATABRICKS_HOST"), word("dbc-1.cloud.databricks.com")},
                                             {word("AWS_REGION"), word("us-east-1")},
                                             {word("BASE_URL"), word("https://gateway.example:8443/x")},
                                             {word("EVIL"), word("evil.org/x")}};
    QTEST(hostPatternsOf(address, variables), "hosts");
}

void HostBindingTest::theNearestWordOnAKeysHostsDecides_data()
{
    QTest::addColumn<QStringList>("ofKey");
    QTest::addColumn<QString>("ownAddress");
    QTest::addColumn<QStringList>("ofCatalog");
    QTest::addColumn<QStringList>("hosts");
    const QStringList catalog {word("api.openai.com")};
    QTest::newRow("nothing set") << QStringList() << QString() << catalog << catalog;
    QTest::newRow("an address of the user's own") << QStringList() << word("http://127.0.0.1:9101/v1")
                                                  << catalog << QStringList {word("127.0.0.1:9101")};
    QTest::newRow("hosts of the key")
        << QStringList {word("*.example.com")} << word("http://127.0.0.1:9101/v1") << catalog
        << QStringList {word("*.example.com")};
    QTest::newRow("nothing known") << QStringList() << QString() << QStringList() << QStringList {QString()};
    QTest::newRow("an address that is none")
        << QStringList() << word("nonsense") << catalog << QStringList {QString()};
}

void HostBindingTest::theNearestWordOnAKeysHostsDecides()
{
    QFETCH(QStringList, ofKey);
    QFETCH(QString, ownAddress);
    QFETCH(QStringList, ofCatalog);
    const HostClaims claims {ofKey, ownAddress.isEmpty() ? std::nullopt : std::optional(ownAddress),
                             ofCatalog};
    QTEST(hostsOfKey(claims, {}), "hosts");
}

void HostBindingTest::everyAddressOfTheCatalogIsCovered()
{
    const Result<Catalog> catalog = shippedCatalog();
    QVERIFY(catalog.ok());
    const QHash<QString, QStringList> hosts = hostsByProvider(*catalog, {});
    int covered = 0;
    const auto check = [&](const QString &provider, QString address) {
        if (address.isEmpty() || address.contains(QLatin1String("${DATABRICKS_HOST}"))
            || address.startsWith(QLatin1String("${NEON")))
            return true;
        ++covered;
        address.replace(QLatin1String("${GOOGLE_VERTEX_ENDPOINT}"),
                        QLatin1String("aiplatform.googleapis.com"));
        address.replace(QRegularExpression(word("\\$\\{[A-Z_]+\\}")), QLatin1String("some-name"));
        return matchesAnyHost(hosts.value(provider), QUrl(address));
    };
    for (const ProviderInfo &provider : catalog->providers())
        QVERIFY2(check(provider.id, provider.baseUrl), qPrintable(provider.id));
    for (const ModelInfo &model : catalog->models()) {
        for (const EndpointInfo &endpoint : model.endpoints)
            QVERIFY2(check(endpoint.providerId, endpoint.baseUrl), qPrintable(endpoint.baseUrl));
    }
    QVERIFY(covered > 150);
}

void HostBindingTest::anEndpointElsewhereIsExcludedAndSaysWhy()
{
    RoutingWorld world({pricedEndpoint(word("a")), pricedEndpoint(word("b"))});
    world.keys[word("a")].first().hosts = {word("api.elsewhere.com"), word("*.example.org")};
    world.endpoint(0).baseUrl = word("https://evil.example.net/v1");
    const RoutePlan plan = world.plan();
    QCOMPARE(plan.candidates.size(), 1);
    QCOMPARE(plan.candidates.first().target.providerId, word("b"));
    QCOMPARE(plan.exclusions.size(), 1);
    QCOMPARE(plan.exclusions.first().reason, ExclusionReason::KeyHost);
    QCOMPARE(exclusionName(plan.exclusions.first().reason), word("key_host"));
    const QString &text = plan.exclusions.first().text;
    QVERIFY(text.contains(word("'work'")));
    QVERIFY(text.contains(word("api.elsewhere.com, *.example.org")));
    QVERIFY(text.contains(word("evil.example.net")));
}

void HostBindingTest::theKeyThatMayGoThereGoes()
{
    RoutingWorld world({pricedEndpoint(word("a"))});
    world.endpoint(0).baseUrl = word("https://evil.example.net/v1");
    QList<KeyFacts> &keys = world.keys[word("a")];
    keys.first().hosts = {word("api.a.com")};
    keys << KeyFacts {.name = word("free"), .priority = 2, .hosts = {word("*.example.net")}};
    const RoutePlan plan = world.plan();
    QCOMPARE(plan.candidates.size(), 1);
    QCOMPARE(plan.candidates.first().keyName, word("free"));
}

void HostBindingTest::endpointsWithoutAKeyAreNotBound()
{
    RoutingWorld world({pricedEndpoint(word("a"))});
    world.keys.clear();
    world.providers.first().kind = word("local");
    QCOMPARE(world.plan().candidates.size(), 1);
}

QTEST_APPLESS_MAIN(HostBindingTest)
#include "tst_host_binding.moc"
