#include "core/catalog/models_dev.h"
#include "core/catalog/openrouter_models.h"
#include "tests/unit/catalog/source_fixtures.h"

#include <QJsonArray>
#include <QTest>

using namespace core;

namespace {

const QDateTime kTaken = day(2026, 9, 1);

using Reader = Result<SourceSnapshot> (*)(const QByteArray &, const QDateTime &, const SourceLimits &);

const ModelInfo *find(const SourceSnapshot &snapshot, const char *native)
{
    for (const ModelInfo &model : snapshot.models) {
        if (model.endpoints.constFirst().providerModelId == QLatin1String(native))
            return &model;
    }
    return nullptr;
}

/// A row of OpenRouter with one field changed.
QByteArray openRouterWith(const char *field, const QJsonValue &value)
{
    QJsonObject row = QJsonDocument::fromJson(sourceFixture("openrouter_models.json"))
                          .object()
                          .value(QLatin1String("data"))
                          .toArray()
                          .at(0)
                          .toObject();
    row.insert(QLatin1String(field), value);
    QJsonArray rows;
    rows.append(row);
    return QJsonDocument(QJsonObject {{QLatin1String("data"), rows}}).toJson();
}

QByteArray modelsDevWith(const QByteArray &row)
{
    return R"({"acme": {"models": {"m": )" + row + "}}}";
}

Pricing pricesOf(const QByteArray &cost)
{
    const auto snapshot = readModelsDev(
        modelsDevWith(R"({"id": "m", "limit": {"context": 8}, "cost": )" + cost + '}'), kTaken, anyLength());
    return snapshot ? snapshot->models.constFirst().endpoints.constFirst().pricing : Pricing();
}

} // namespace

class CatalogSourcesTest : public QObject
{
    Q_OBJECT

private slots:
    void openRoutersListIsRead();
    void openRoutersEndpointsAreRead();
    void modelsDevIsRead();
    void pricesAreExact_data();
    void pricesAreExact();
    void documentsThatAreNoneAreRefused_data();
    void documentsThatAreNoneAreRefused();
    void aDocumentThatIsCutIsRefused();
    void singleRowsAreSkipped_data();
    void singleRowsAreSkipped();
    void hostileTextIsTamed();
    void nothingSaysWhereARequestGoes();
};

void CatalogSourcesTest::openRoutersListIsRead()
{
    const auto snapshot = readOpenRouterModels(sourceFixture("openrouter_models.json"), kTaken, anyLength());
    QVERIFY2(snapshot.ok(), snapshot ? "" : qPrintable(snapshot.error().message));
    QCOMPARE(snapshot->skipped, 0);
    QCOMPARE(snapshot->taken, kTaken);
    QCOMPARE(snapshot->rollingAliases.value(QStringLiteral("~anthropic/claude-haiku-latest")),
             QStringLiteral("anthropic/claude-haiku-4.5"));
    QVERIFY(!find(*snapshot, "openrouter/auto")); // a router
    const ModelInfo *sonnet = find(*snapshot, "anthropic/claude-sonnet-4.5");
    QVERIFY(sonnet);
    QCOMPARE(sonnet->name, QStringLiteral("Claude Sonnet 4.5"));
    QCOMPARE(sonnet->authorName, QStringLiteral("Anthropic"));
    QCOMPARE(sonnet->type, QStringLiteral("chat"));
    QVERIFY(sonnet->inputModalities.contains(QStringLiteral("pdf"))); // `file` over there
    QCOMPARE(sonnet->capabilities.tools, std::optional(true));
    const EndpointInfo &own = sonnet->endpoints.constFirst();
    QCOMPARE(own.providerId, QStringLiteral("openrouter"));
    QCOMPARE(own.pricing.base.prompt, std::optional(dollars("0.000003")));
    QCOMPARE(own.pricing.base.cacheWrite1h, std::optional(dollars("0.000006")));
    QVERIFY(own.contextLength > 0);
    QVERIFY(own.maxOutputTokens > 0);
    // A free offer is another endpoint of the same model.
    const ModelInfo *gemma = find(*snapshot, "google/gemma-4-31b-it:free");
    QVERIFY(gemma);
    QCOMPARE(gemma->id, QStringLiteral("google/gemma-4-31b-it"));
    QCOMPARE(gemma->endpoints.constFirst().variant, QStringLiteral("free"));
    QVERIFY(gemma->endpoints.constFirst().pricing.isFree());
    QVERIFY(!gemma->name.contains(QLatin1String("(free)")));
    // Prices that rise with the prompt.
    const ModelInfo *gpt = find(*snapshot, "openai/gpt-5.4");
    QVERIFY(gpt && !gpt->endpoints.constFirst().pricing.tiers.isEmpty());
    QCOMPARE(gpt->endpoints.constFirst().pricing.tiers.constFirst().minPromptTokens, qint64(272'000));
}

void CatalogSourcesTest::openRoutersEndpointsAreRead()
{
    const auto snapshot = readOpenRouterEndpoints(sourceFixture("openrouter_endpoints.json"), kTaken, {});
    QVERIFY(snapshot.ok());
    QCOMPARE(snapshot->models.size(), 1);
    const ModelInfo &model = snapshot->models.constFirst();
    QCOMPARE(model.id, QStringLiteral("deepseek/deepseek-v3.2"));
    QCOMPARE(model.endpoints.size(), 6);
    const EndpointInfo &gmi = model.endpoints.constFirst();
    QCOMPARE(gmi.providerId, QStringLiteral("gmicloud"));
    QCOMPARE(gmi.tag, QStringLiteral("fp8"));
    QCOMPARE(gmi.quantization, QStringLiteral("fp8"));
    // The discount of 28 % is OpenRouter's, not the provider's price.
    QCOMPARE(gmi.pricing.base.prompt, std::optional(dollars("0.00000029")));
    QCOMPARE(gmi.pricing.base.completion, std::optional(dollars("0.00000043")));
    QVERIFY(model.endpoints.at(2).quantization.isEmpty()); // `unknown`
    QVERIFY(!gmi.direct);
}

void CatalogSourcesTest::modelsDevIsRead()
{
    const auto snapshot = readModelsDev(sourceFixture("models_dev.json"), kTaken, anyLength());
    QVERIFY(snapshot.ok());
    QCOMPARE(snapshot->skipped, 0);
    QCOMPARE(snapshot->models.size(), 30);
    const ModelInfo *sonnet = find(*snapshot, "claude-3-7-sonnet-20250219");
    QVERIFY(sonnet);
    const EndpointInfo &endpoint = sonnet->endpoints.constFirst();
    QCOMPARE(endpoint.providerId, QStringLiteral("anthropic"));
    QCOMPARE(endpoint.pricing.base.prompt, std::optional(dollars("0.000003")));
    QCOMPARE(endpoint.pricing.base.cacheWrite, std::optional(dollars("0.00000375")));
    QCOMPARE(endpoint.status, QStringLiteral("deprecated"));
    QCOMPARE(sonnet->openWeights, std::optional(false));
    const ModelInfo *pro = find(*snapshot, "gpt-5.4-pro");
    QVERIFY(pro);
    QCOMPARE(pro->endpoints.constFirst().pricing.tiers.size(), 1);
    QVERIFY(!pro->endpoints.constFirst().reasoning.efforts.isEmpty());
    // Called in another way than the provider's usual one.
    const ModelInfo *mantle = find(*snapshot, "openai.gpt-5.4");
    QVERIFY(mantle && !mantle->endpoints.constFirst().direct);
}

void CatalogSourcesTest::pricesAreExact_data()
{
    QTest::addColumn<QByteArray>("cost");
    QTest::addColumn<QString>("prompt"); // empty: unknown
    QTest::newRow("plain") << QByteArray(R"({"input": 3, "output": 15})") << "0.000003";
    QTest::newRow("many digits") << QByteArray(R"({"input": 0.0432156, "output": 1})") << "0.000000043216";
    QTest::newRow("not in binary") << QByteArray(R"({"input": 0.286, "output": 1.142})") << "0.000000286";
    QTest::newRow("exponent") << QByteArray(R"({"input": 5e-2, "output": 1})") << "0.00000005";
    QTest::newRow("text") << QByteArray(R"({"input": "0.29", "output": "1"})") << "0.00000029";
    QTest::newRow("free") << QByteArray(R"({"input": 0, "output": 0})") << "0";
    QTest::newRow("negative") << QByteArray(R"({"input": -1, "output": 1})") << "";
    QTest::newRow("beyond reason") << QByteArray(R"({"input": 1e12, "output": 1})") << "";
    QTest::newRow("beyond numbers") << QByteArray(R"({"input": 1e308, "output": 1})") << "";
    QTest::newRow("no number") << QByteArray(R"({"input": "NaN", "output": 1})") << "";
    QTest::newRow("half") << QByteArray(R"({"input": 3})") << "";
    QTest::newRow("other type") << QByteArray(R"({"input": [3], "output": {"a": 1}})") << "";
}

void CatalogSourcesTest::pricesAreExact()
{
    QFETCH(QByteArray, cost);
    QFETCH(QString, prompt);
    const Pricing pricing = pricesOf(cost);
    QCOMPARE(pricing.isKnown(), !prompt.isEmpty());
    if (!prompt.isEmpty())
        QCOMPARE(pricing.base.prompt->toDecimal(), prompt);
}

void CatalogSourcesTest::documentsThatAreNoneAreRefused_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("blanks") << QByteArray("  \n");
    QTest::newRow("page") << QByteArray("<!DOCTYPE html><html><body>Just a moment</body></html>");
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("empty object") << QByteArray("{}");
    QTest::newRow("error") << QByteArray(R"({"error": {"message": "Internal Server Error", "code": 500}})");
    QTest::newRow("other type") << QByteArray(R"({"data": {"id": "a/b"}})");
    QTest::newRow("empty list") << QByteArray(R"({"data": []})");
    QTest::newRow("rows of nothing") << QByteArray(R"({"data": [null, 1, "a", {}]})");
    QTest::newRow("provider without models") << QByteArray(R"({"acme": {"models": {}}})");
    QTest::newRow("depth") << QByteArray(100'000, '[');
    QTest::newRow("depth in a row") << "{\"data\": [" + QByteArray("{\"a\":").repeated(5000);
    QTest::newRow("binary") << QByteArray("\x1f\x8b\x08\x00\x00\x00\x00\x00", 8);
}

void CatalogSourcesTest::documentsThatAreNoneAreRefused()
{
    QFETCH(QByteArray, document);
    for (const Reader read :
         {Reader(readOpenRouterModels), Reader(readModelsDev), Reader(readOpenRouterEndpoints)}) {
        const Result<SourceSnapshot> snapshot = read(document, kTaken, anyLength());
        QVERIFY(!snapshot.ok());
        QCOMPARE(snapshot.error().kind, ErrorKind::BadReply);
        QVERIFY(snapshot.error().message.contains(QLatin1String("stays as it is")));
        QVERIFY(snapshot.error().message.size() < 300); // never what was answered
    }
    SourceLimits limits = anyLength();
    limits.mostBytes = 100;
    QVERIFY(!readModelsDev(sourceFixture("models_dev.json"), kTaken, limits).ok());
    limits = anyLength();
    limits.leastModels = 100; // as if most of the list were missing
    QVERIFY(!readModelsDev(sourceFixture("models_dev.json"), kTaken, limits).ok());
    QVERIFY(!readOpenRouterModels(sourceFixture("openrouter_models.json"), kTaken, limits).ok());
    limits = anyLength();
    limits.mostModels = 10;
    QVERIFY(!readModelsDev(sourceFixture("models_dev.json"), kTaken, limits).ok());
    QVERIFY(!readOpenRouterModels(sourceFixture("openrouter_models.json"), kTaken, limits).ok());
}

void CatalogSourcesTest::aDocumentThatIsCutIsRefused()
{
    const auto cutEverywhere = [](const QByteArray &whole, Reader read) {
        QVERIFY(read(whole, kTaken, anyLength()).ok());
        for (qsizetype size = 0; size < whole.size(); size += 997)
            QVERIFY2(!read(whole.first(size), kTaken, anyLength()).ok(), qPrintable(QString::number(size)));
        QVERIFY(!read(whole.chopped(1), kTaken, anyLength()).ok());
    };
    cutEverywhere(sourceFixture("openrouter_models.json").trimmed(), readOpenRouterModels);
    cutEverywhere(sourceFixture("openrouter_endpoints.json").trimmed(), readOpenRouterEndpoints);
    cutEverywhere(sourceFixture("models_dev.json").trimmed(), readModelsDev);
}

void CatalogSourcesTest::singleRowsAreSkipped_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("no id") << QByteArray(R"({"pricing": {}})");
    QTest::newRow("no author") << QByteArray(R"({"id": "gpt", "pricing": {}})");
    QTest::newRow("path") << QByteArray(R"({"id": "../../etc/passwd", "pricing": {}})");
    QTest::newRow("blank") << QByteArray(R"({"id": "a/b c", "pricing": {}})");
    QTest::newRow("line") << QByteArray(R"({"id": "a/b\nc", "pricing": {}})");
    QTest::newRow("long") << R"({"pricing": {}, "id": "a/)" + QByteArray(1 << 20, 'b') + "\"}";
    QTest::newRow("no prices") << QByteArray(R"({"id": "a/b"})");
    QTest::newRow("second of an id") << QByteArray(
        R"({"id": "good/one", "pricing": {"prompt": "9", "completion": "9"}})");
}

void CatalogSourcesTest::singleRowsAreSkipped()
{
    QFETCH(QByteArray, row);
    const QByteArray document =
        R"({"data": [{"id": "good/one", "pricing": {"prompt": "0.1", "completion": "0"}, "new field": [1]},)"
        + row + R"(], "new": {}})";
    const auto snapshot = readOpenRouterModels(document, kTaken, anyLength());
    QVERIFY(snapshot.ok());
    QCOMPARE(snapshot->skipped, 1);
    QCOMPARE(snapshot->models.size(), 1);
    QCOMPARE(snapshot->models.constFirst().endpoints.constFirst().pricing.base.prompt,
             std::optional(dollars("0.1")));
}

void CatalogSourcesTest::hostileTextIsTamed()
{
    const auto nameOf = [](const QJsonValue &name) {
        const auto snapshot = readOpenRouterModels(openRouterWith("name", name), kTaken, anyLength());
        return snapshot ? snapshot->models.constFirst().name : QString();
    };
    QCOMPARE(nameOf(QStringLiteral("Good\u0000\u001b[31m\u202eliam")), QStringLiteral("Good[31mliam"));
    QCOMPARE(nameOf(QString(1 << 20, u'x')).size(), 200);
    QCOMPARE(nameOf(QJsonArray()), QString());
    const auto modelWith = [](const char *field, const QJsonValue &value) {
        const auto snapshot = readOpenRouterModels(openRouterWith(field, value), kTaken, anyLength());
        return snapshot ? snapshot->models.constFirst() : ModelInfo();
    };
    for (const QJsonValue &context :
         {QJsonValue(-5), QJsonValue(1e300), QJsonValue(0.5), QJsonValue(QStringLiteral("8"))})
        QCOMPARE(modelWith("context_length", context).contextLength, 0);
    QJsonArray parameters;
    for (int i = 0; i < 10'000; ++i)
        parameters.append(QStringLiteral("p%1").arg(i));
    parameters.append(QStringLiteral("<script>"));
    QCOMPARE(modelWith("supported_parameters", parameters).supportedParameters.size(), 100);
    QCOMPARE(modelWith("expiration_date", QStringLiteral("tomorrow")).expirationDate, QString());
    QCOMPARE(modelWith("expiration_date", QStringLiteral("2026-12-24")).expirationDate,
             QStringLiteral("2026-12-24"));
}

void CatalogSourcesTest::nothingSaysWhereARequestGoes()
{
    const QByteArray row = R"({"id": "m", "limit": {"context": 8}, "base_url": "https://evil.example",
        "headers": {"Authorization": "x"}, "extra_body": {"a": 1}, "data_policy": {"training": false},
        "provider": {"api": "https://evil.example", "npm": "x", "body": {"a": 1}, "headers": {"b": "c"}}})";
    const auto snapshot = readModelsDev(modelsDevWith(row), kTaken, anyLength());
    QVERIFY(snapshot.ok());
    const EndpointInfo &endpoint = snapshot->models.constFirst().endpoints.constFirst();
    QVERIFY(endpoint.baseUrl.isEmpty());
    QVERIFY(endpoint.protocol.isEmpty());
    QVERIFY(endpoint.extraBody.isEmpty());
    QVERIFY(endpoint.extraHeaders.isEmpty());
    QVERIFY(!endpoint.dataPolicy);
}

QTEST_APPLESS_MAIN(CatalogSourcesTest)
#include "tst_catalog_sources.moc"
