#include "tests/unit/catalog/real_catalog.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace core;

namespace {

QString path(const ModelInfo *model)
{
    return model ? model->id : QStringLiteral("(none)");
}

const QJsonArray kPlainProviders {QJsonObject {{QStringLiteral("id"), QStringLiteral("acme")}}};

QByteArray catalogJson(const QJsonArray &models, const QJsonArray &providers = kPlainProviders)
{
    return QJsonDocument(QJsonObject {{QStringLiteral("schema_version"), 1},
                                      {QStringLiteral("providers"), providers},
                                      {QStringLiteral("models"), models}})
        .toJson();
}

} // namespace

class CatalogTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void packingAndUnpackingGivesTheSameCatalog();
    void packingIsTheSameFromRunToRun();
    void equalValuesShareMemory();
    void aDamagedPackIsRefused_data();
    void aDamagedPackIsRefused();
    void badJsonIsRefused_data();
    void badJsonIsRefused();
    void serviceTiersComeThrough_data();
    void serviceTiersComeThrough();
    void serviceTiersOfNobodyAreRefused_data();
    void serviceTiersOfNobodyAreRefused();
    void everyQuirkFieldIsRead();
    void factsOfOneEndpointComeThrough();
    void modelsAreFoundByEachOfTheirNames_data();
    void modelsAreFoundByEachOfTheirNames();
    void anIdHidesAnAliasOfAnotherModel();
    void aBareNameIsTheLastToCount();
    void mistypedNamesFindTheirModel_data();
    void mistypedNamesFindTheirModel();
    void nonsenseHasNoNeighbours();
    void dataPolicyIsTheEndpointsElseTheProvidersElseUnknown();

private:
    Catalog m_catalog;
};

void CatalogTest::initTestCase()
{
    const Result<Catalog> catalog = shippedCatalog();
    QVERIFY2(catalog.ok(), catalog.ok() ? "" : qPrintable(catalog.error().message));
    m_catalog = *catalog;
    QCOMPARE(m_catalog.models().size(), 676);
    QCOMPARE(m_catalog.providers().size(), 174);
    QCOMPARE(m_catalog.endpointCount(), 5058);
    QCOMPARE(m_catalog.rollingAliases().size(), 12);
}

void CatalogTest::packingAndUnpackingGivesTheSameCatalog()
{
    const QByteArray packed = packCatalog(m_catalog);
    const Result<Catalog> read = unpackCatalog(packed);
    QVERIFY(read.ok());
    QCOMPARE(read->dataAsOf(), m_catalog.dataAsOf());
    QCOMPARE(read->rollingAliases(), m_catalog.rollingAliases());
    QVERIFY(read->providers() == m_catalog.providers());
    QCOMPARE(read->models().size(), m_catalog.models().size());
    for (qsizetype i = 0; i < read->models().size(); ++i)
        QVERIFY2(read->models().at(i) == m_catalog.models().at(i), qPrintable(m_catalog.models().at(i).id));
}

void CatalogTest::packingIsTheSameFromRunToRun()
{
    // The order of a hash depends on its seed; a build that differs each time would defeat every cache.
    QHashSeed::resetRandomGlobalSeed();
    const Result<Catalog> again = shippedCatalog();
    QVERIFY(packCatalog(*again) == packCatalog(m_catalog));
}

void CatalogTest::equalValuesShareMemory()
{
    const Result<Catalog> read = unpackCatalog(packCatalog(m_catalog));
    QHash<QString, const void *> strings;
    qsizetype apart = 0;
    for (const ModelInfo &model : read->models()) {
        for (const EndpointInfo &endpoint : model.endpoints) {
            const void *where = endpoint.providerId.constData();
            if (strings.value(endpoint.providerId, where) != where)
                ++apart;
            strings.insert(endpoint.providerId, where);
        }
    }
    QCOMPARE(apart, 0);
}

void CatalogTest::aDamagedPackIsRefused_data()
{
    QTest::addColumn<int>("keep"); // Bytes from the start; negative: all but so many.
    QTest::newRow("nothing") << 0;
    QTest::newRow("magic only") << 8;
    QTest::newRow("in the strings") << 1000;
    QTest::newRow("half") << 200'000;
    QTest::newRow("one byte missing") << -1;
}

void CatalogTest::aDamagedPackIsRefused()
{
    QFETCH(int, keep);
    QByteArray packed = packCatalog(m_catalog);
    packed.truncate(keep < 0 ? packed.size() + keep : keep);
    QVERIFY(!unpackCatalog(packed).ok());
    QVERIFY(!unpackCatalog(packCatalog(m_catalog) + '\0').ok());
}

void CatalogTest::badJsonIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("quirks");
    QTest::addColumn<QString>("says");
    QTest::newRow("no JSON") << QByteArray("<html>") << QByteArray("{}") << "broken";
    QTest::newRow("other version") << QByteArray(R"({"schema_version": 2})") << QByteArray("{}")
                                   << "schema_version";
    QTest::newRow("quirks of nobody") << catalogJson({}) << QByteArray(R"({"acmee": {}})") << "acmee";
    QTest::newRow("unknown quirk") << catalogJson({}) << QByteArray(R"({"acme": {"stream_option": true}})")
                                   << "stream_option";
}

void CatalogTest::badJsonIsRefused()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, quirks);
    QFETCH(QString, says);
    const Result<Catalog> read = catalogFromJson(json, QJsonDocument::fromJson(quirks).object());
    QVERIFY(!read.ok());
    QVERIFY2(read.error().message.contains(says), qPrintable(read.error().message));
}

void CatalogTest::serviceTiersComeThrough_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("tier");
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("completion");
    const auto row = [](const char *model, const char *provider, const char *tier, const char *prompt,
                        const char *completion) {
        QTest::addRow("%s %s", model, *tier ? tier : "as usual")
            << QString::fromLatin1(model) << QString::fromLatin1(provider) << QString::fromLatin1(tier)
            << QString::fromLatin1(prompt) << QString::fromLatin1(completion);
    };
    row("openai/gpt-5", "openai", "", "0.00000125", "0.00001");
    row("openai/gpt-5", "openai", "flex", "0.000000625", "0.000005");
    row("openai/gpt-5", "openai", "priority", "0.0000025", "0.00002");
    row("anthropic/claude-opus-4.6", "anthropic", "fast", "0.00003", "0.00015");
    row("openai/gpt-5", "azure", "flex", "0.00000125", "0.00001"); // they are OpenAI's own
}

void CatalogTest::serviceTiersComeThrough()
{
    QFETCH(QString, model);
    QFETCH(QString, provider);
    QFETCH(QString, tier);
    const Result<Catalog> read = unpackCatalog(packCatalog(m_catalog));
    QVERIFY(read.ok());
    const QList<EndpointInfo> endpoints = read->findModel(model)->endpoints;
    const auto endpoint = std::find_if(endpoints.cbegin(), endpoints.cend(), [&](const EndpointInfo &one) {
        return one.providerId == provider && one.tag.isEmpty();
    });
    QVERIFY(endpoint != endpoints.cend());
    const PriceRow prices = endpoint->pricing.at(1, 0, tier);
    QTEST(prices.prompt->toDecimal(), "prompt");
    QTEST(prices.completion->toDecimal(), "completion");
}

void CatalogTest::serviceTiersOfNobodyAreRefused_data()
{
    QTest::addColumn<QByteArray>("rows");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *rows, const char *says) {
        QTest::newRow(name) << QByteArray(rows) << QString::fromLatin1(says);
    };
    row("model", R"([{"model":"a/zz","provider":"acme","tier":"flex","source":"s","prices":{"prompt":"1"}}])",
        "no such model");
    row("provider", R"([{"model":"a/b","provider":"zz","tier":"flex","source":"s","prices":{"prompt":"1"}}])",
        "has no such model");
    row("without a source", R"([{"model":"a/b","provider":"acme","tier":"flex","prices":{"prompt":"1"}}])",
        "'source' is missing");
    row("unknown field", R"([{"models":"a/b"}])", "unknown field 'models'");
    row("unknown price",
        R"([{"model":"a/b","provider":"acme","tier":"flex","source":"s","prices":{"promt":"1"}}])",
        "nobody knows");
    row("no number",
        R"([{"model":"a/b","provider":"acme","tier":"flex","source":"s","prices":{"prompt":"half"}}])",
        "no number");
    row("twice",
        R"([{"model":"a/b","provider":"acme","tier":"flex","source":"s","prices":{"prompt":"1"}},)"
        R"({"model":"a/b","provider":"acme","tier":"flex","source":"s","prices":{"prompt":"1"}}])",
        "twice");
}

void CatalogTest::serviceTiersOfNobodyAreRefused()
{
    QFETCH(QByteArray, rows);
    QFETCH(QString, says);
    EndpointInfo endpoint;
    endpoint.providerId = QStringLiteral("acme");
    ModelInfo model;
    model.id = QStringLiteral("a/b");
    model.endpoints = {endpoint};
    QList<ModelInfo> models {model};
    const Status added = addServiceTiers(models, QJsonDocument::fromJson(rows).array());
    QVERIFY(!added.ok());
    QVERIFY2(added.error().message.contains(says), qPrintable(added.error().message));
}

void CatalogTest::everyQuirkFieldIsRead()
{
    const Quirks quirks = quirksFromJson(QJsonDocument::fromJson(R"({
        "max_tokens_field": "a", "stream_options": false, "developer_role": true, "completion_excludes_reasoning": true,
        "required_tool_choice": "", "reasoning_field": "b", "reasoning_control": "object", "drop": ["c"],
        "rename": {"d": "e"}, "tool_call_id_length": 9})")
                                             .object());
    Quirks expected;
    expected.maxTokensField = QStringLiteral("a");
    expected.streamOptions = false;
    expected.developerRole = true;
    expected.completionExcludesReasoning = true;
    expected.requiredToolChoice = QString();
    expected.reasoningField = QStringLiteral("b");
    expected.reasoningControl = QStringLiteral("object");
    expected.drop = QStringList {QStringLiteral("c")};
    expected.rename = {{QStringLiteral("d"), QStringLiteral("e")}};
    expected.toolCallIdLength = 9;
    QVERIFY(quirks == expected);
    QVERIFY(quirksFromJson({}) == Quirks());
}

void CatalogTest::factsOfOneEndpointComeThrough()
{
    const EndpointInfo endpoint = endpointFromJson(QJsonDocument::fromJson(R"({
            "provider_model_id": "m", "tag": "turbo", "region": "eu", "variant": "free", "protocol": "openai-chat",
            "protocols": ["openai-responses"], "base_url": "https://x.example", "quantization": "fp8", "context_length": 8000,
            "max_prompt_tokens": 7000, "max_output_tokens": 1000, "input_modalities": ["text", "image"], "output_modalities": ["text"],
            "pricing": {"prompt": "0.000001", "completion": "0.000002"}, "pricing_source": "here", "supported_parameters": ["tools"],
            "capabilities": {"tools": true, "vision": false}, "reasoning_field": "reasoning", "extra_body": {"a": 1},
            "extra_headers": {"b": "c"}, "status": "beta", "deprecation_date": "2027-01-01",
            "data_policy": {"trains_on_data": false, "retention_days": 30}, "direct": false})")
                                                       .object(),
                                                   QStringLiteral("acme"));
    QCOMPARE(endpointSlug(endpoint), QStringLiteral("acme/turbo/eu/free/fp8"));
    QCOMPARE(endpoint.pricing.base.completion, Money::fromDecimal(u"0.000002"));
    QCOMPARE(endpoint.maxPromptTokens, 7000);
    QCOMPARE(endpoint.inputModalities.size(), 2);
    QCOMPARE(endpoint.capabilities.tools, true);
    QCOMPARE(endpoint.capabilities.vision, false);
    QVERIFY(!endpoint.capabilities.reasoning);
    QCOMPARE(endpoint.dataPolicy->trainsOnData, false);
    QCOMPARE(endpoint.dataPolicy->retainsPrompts, true); // Thirty days are a while.
    QCOMPARE(endpoint.extraBody.value(QLatin1String("a")).toInt(), 1);
    QVERIFY(!endpoint.direct);
    QVERIFY(endpointFromJson({}, QStringLiteral("acme")).direct);

    const ModelInfo *reasoning = m_catalog.findModel(QStringLiteral("openai/gpt-5.4"));
    QVERIFY(reasoning);
    QVERIFY(reasoning->reasoningEfforts.contains(QLatin1String("high")));
}

void CatalogTest::modelsAreFoundByEachOfTheirNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("id");
    QTest::newRow("id") << "anthropic/claude-haiku-4.5"
                        << "anthropic/claude-haiku-4.5";
    QTest::newRow("case") << "Anthropic/Claude-Haiku-4.5"
                          << "anthropic/claude-haiku-4.5";
    QTest::newRow("alias") << "anthropic/claude-haiku-4-5-20251001"
                           << "anthropic/claude-haiku-4.5";
    QTest::newRow("rolling alias") << "~x-ai/grok-latest"
                                   << "x-ai/grok-4.6";
    QTest::newRow("bare id") << "claude-haiku-4.5"
                             << "anthropic/claude-haiku-4.5";
    QTest::newRow("bare alias") << "claude-haiku-4-5-20251001"
                                << "anthropic/claude-haiku-4.5";
    QTest::newRow("unknown") << "claude-haiku-99"
                             << "(none)";
    QTest::newRow("empty") << ""
                           << "(none)";
}

void CatalogTest::modelsAreFoundByEachOfTheirNames()
{
    QFETCH(QString, name);
    QFETCH(QString, id);
    QCOMPARE(path(m_catalog.findModel(name)), id);
}

void CatalogTest::anIdHidesAnAliasOfAnotherModel()
{
    ModelInfo first;
    first.id = QStringLiteral("a/new");
    first.aliases = QStringList {QStringLiteral("a/old"), QStringLiteral("a/older")};
    ModelInfo second;
    second.id = QStringLiteral("a/old");
    second.aliases = QStringList {QStringLiteral("a/older")};
    const Catalog catalog({first, second}, {});
    QCOMPARE(path(catalog.findModel(QStringLiteral("a/old"))), QStringLiteral("a/old"));
    QCOMPARE(path(catalog.findModel(QStringLiteral("a/older"))), QStringLiteral("a/new"));
}

void CatalogTest::aBareNameIsTheLastToCount()
{
    ModelInfo first;
    first.id = QStringLiteral("a/large");
    first.aliases = QStringList {QStringLiteral("a/large-2026")};
    ModelInfo second;
    second.id = QStringLiteral("b/large");
    ModelInfo third;
    third.id = QStringLiteral("large-2026");
    const Catalog catalog({first, second, third}, {});
    QCOMPARE(path(catalog.findModel(QStringLiteral("Large"))), QStringLiteral("a/large"));
    QCOMPARE(path(catalog.findModel(QStringLiteral("large-2026"))), QStringLiteral("large-2026"));
}

void CatalogTest::mistypedNamesFindTheirModel_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("nearest"); // What the best answer begins with.
    QTest::newRow("letter left out") << "gpt-4o-mni"
                                     << "openai/gpt-4o-mini";
    QTest::newRow("letter left out, with author") << "openai/gpt-4o-mni"
                                                  << "openai/gpt-4o-mini";
    QTest::newRow("words") << "claude sonet"
                           << "anthropic/claude-sonnet-";
    QTest::newRow("author left out") << "gpt-oss-120b"
                                     << "openai/gpt-oss-120b";
    QTest::newRow("letters swapped") << "deepseek/deepseek-caht-v3.1"
                                     << "deepseek/deepseek-chat-v3.1";
    QTest::newRow("wrong separator") << "anthropic:claude_haiku_4.5"
                                     << "anthropic/claude-haiku-4.5";
    QTest::newRow("wrong author") << "anthropics/claude-haiku-4.5"
                                  << "anthropic/claude-haiku-4.5";
}

void CatalogTest::mistypedNamesFindTheirModel()
{
    QFETCH(QString, typed);
    QFETCH(QString, nearest);
    const QStringList names = m_catalog.nearestModels(typed);
    QVERIFY2(!names.isEmpty() && names.size() <= 3, qPrintable(typed));
    QVERIFY2(names.first().startsWith(nearest), qPrintable(names.join(u' ')));
}

void CatalogTest::nonsenseHasNoNeighbours()
{
    QCOMPARE(m_catalog.nearestModels(QStringLiteral("qqqqqqqqqqqqqqqqqqqqqq")), QStringList());
    QCOMPARE(m_catalog.nearestModels(QString()), QStringList());
    QCOMPARE(m_catalog.nearestModels(QStringLiteral("///")), QStringList());
}

void CatalogTest::dataPolicyIsTheEndpointsElseTheProvidersElseUnknown()
{
    ProviderInfo provider {QStringLiteral("acme"), QStringLiteral("Acme")};
    provider.dataPolicy = DataPolicy {false, true, 30, QStringLiteral("them")};
    const Catalog catalog({}, {provider});
    EndpointInfo endpoint;
    endpoint.providerId = QStringLiteral("acme");
    QCOMPARE(catalog.dataPolicyOf(endpoint).retentionDays, 30);
    endpoint.dataPolicy = DataPolicy {false, false, 0, QStringLiteral("them")};
    QCOMPARE(catalog.dataPolicyOf(endpoint).retentionDays, 0);
    endpoint.dataPolicy.reset();
    endpoint.providerId = QStringLiteral("nobody");
    QVERIFY(catalog.dataPolicyOf(endpoint) == DataPolicy());
    QVERIFY(catalog.dataPolicyOf(endpoint).allowsTraining());
}

QTEST_APPLESS_MAIN(CatalogTest)
#include "tst_catalog.moc"
