#include "core/catalog/catalog_diff.h"
#include "core/catalog/catalog_merge.h"
#include "core/catalog/catalog_overlay.h"
#include "core/catalog/gone_rows.h"
#include "core/catalog/listing.h"
#include "core/catalog/models_dev.h"
#include "core/catalog/openrouter_models.h"
#include "tests/unit/catalog/real_catalog.h"
#include "tests/unit/catalog/source_fixtures.h"

#include <QTest>

#include <algorithm>

using namespace core;

namespace {

using Form = SourceSnapshot::Form;

const QDateTime kNow = day(2026, 9, 1);

Pricing priced(const char *prompt, const char *completion)
{
    Pricing pricing;
    pricing.base.prompt = dollars(prompt);
    pricing.base.completion = dollars(completion);
    return pricing;
}

ProviderInfo provider(const char *id, const char *kind, const char *billing = "metered")
{
    ProviderInfo info {QString::fromLatin1(id), QString::fromLatin1(id)};
    info.kind = QString::fromLatin1(kind);
    info.billing = QString::fromLatin1(billing);
    info.protocol = QStringLiteral("openai-chat");
    info.baseUrl = QStringLiteral("https://api.%1.example/v1").arg(info.id);
    info.modelsDevIds = QStringList {info.id};
    info.openRouterIds = QStringList {info.id};
    info.dataPolicy = DataPolicy {true, true, 30, QStringLiteral("as listed")};
    return info;
}

EndpointInfo endpoint(const char *providerId, const char *native, const Pricing &pricing, const char *source)
{
    EndpointInfo info {QString::fromLatin1(providerId), QString::fromLatin1(native)};
    info.pricing = pricing;
    info.pricingSource = QString::fromLatin1(source);
    return info;
}

/// A model at its lab, at a host, at a reseller and at OpenRouter.
Catalog small()
{
    ModelInfo model;
    model.id = QStringLiteral("acme/one-2");
    model.name = QStringLiteral("One 2");
    model.author = QStringLiteral("acme");
    model.authorName = QStringLiteral("Acme");
    model.type = QStringLiteral("chat");
    model.released = QStringLiteral("2026-05-01");
    model.inputModalities = model.outputModalities = QStringList {QStringLiteral("text")};
    model.aliases = QStringList {QStringLiteral("AcmeAI/One-2")};
    model.endpoints << endpoint("acme", "one-2", priced("0.000001", "0.000002"), "models.dev")
                    << endpoint("host", "AcmeAI/One-2", priced("0.000002", "0.000004"), "openrouter")
                    << endpoint("resale", "acme/one-2", priced("0.000003", "0.000006"), "models.dev")
                    << endpoint("openrouter", "acme/one-2", priced("0.000001", "0.000002"), "openrouter");
    model.endpoints[1].supportedParameters = QStringList {QStringLiteral("tools")};
    model.endpoints[1].contextLength = 1000;
    return Catalog({model},
                   {provider("acme", "lab"), provider("host", "inference"), provider("resale", "aggregator"),
                    provider("plan", "aggregator", "subscription"), provider("openrouter", "aggregator")},
                   {}, QStringLiteral("2026-08-22"));
}

/// A row as models.dev's reader gives it.
ModelInfo row(const char *providerId, const char *native, const Pricing &pricing,
              const char *released = "2026-05-01")
{
    ModelInfo model;
    model.id = QString::fromLatin1(native);
    model.name = model.id;
    model.type = QStringLiteral("chat");
    model.released = QString::fromLatin1(released);
    model.endpoints << endpoint(providerId, native, pricing, "models.dev");
    return model;
}

SourceSnapshot modelsDev(const QList<ModelInfo> &rows)
{
    return {.form = Form::ModelsDev, .source = kModelsDevSource, .taken = kNow, .models = rows};
}

SourceSnapshot openRouter(const QList<ModelInfo> &rows)
{
    return {.form = Form::OpenRouterModels, .source = kOpenRouterSource, .taken = kNow, .models = rows};
}

ModelInfo ownRow(const char *id, const Pricing &pricing)
{
    ModelInfo model = row("openrouter", id, pricing);
    model.endpoints.first().pricingSource = kOpenRouterSource;
    model.outputModalities = QStringList {QStringLiteral("text")};
    model.author = model.id.left(model.id.indexOf(u'/'));
    return model;
}

QString promptAt(const Catalog &catalog, const char *model, const char *slug)
{
    const ModelInfo *found = catalog.findModel(QString::fromLatin1(model));
    if (!found)
        return QStringLiteral("no model");
    for (const EndpointInfo &one : found->endpoints) {
        if (endpointSlug(one) == QLatin1String(slug))
            return one.pricing.base.prompt ? one.pricing.base.prompt->toDecimal() : QStringLiteral("unknown");
    }
    return QStringLiteral("no endpoint");
}

} // namespace

class CatalogMergeTest : public QObject
{
    Q_OBJECT

private slots:
    void whoseWordCounts_data();
    void whoseWordCounts();
    void whoIntroducesModels_data();
    void whoIntroducesModels();
    void aModeOfAModelKeepsItsPrice();
    void rollingNamesAreNotTaken();
    void namesOfLocalServersAreTheUsersOwn();
    void anOlderSnapshotChangesNothing();
    void providersStayAsTheyAre();
    void aNewEndpointIsCalledAsItsSiblings();
    void whatIsNotNamedAnyMoreIsRetired();
    void whatCameAndWentStaysKnown();
    void whatTheUserSetSurvives();
    void openRoutersEndpointsFindTheirs();
    void aProvidersListAddsWhatIsKnown();
    void aLocalServersListIsTheTruth();
    void newsIsWhatDiffers();
    void theShippedCatalogTakesTheRealForms();
};

void CatalogMergeTest::whoseWordCounts_data()
{
    QTest::addColumn<QByteArray>("provider");
    QTest::addColumn<QByteArray>("native");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QString>("then");
    QTest::newRow("the lab's price") << QByteArray("acme") << QByteArray("one-2") << QByteArray("0.0000015")
                                     << "0.0000015";
    QTest::newRow("over OpenRouter's")
        << QByteArray("host") << QByteArray("AcmeAI/One-2") << QByteArray("0.000005") << "0.000005";
    QTest::newRow("OpenRouter of itself")
        << QByteArray("openrouter") << QByteArray("acme/one-2") << QByteArray("0.000009") << "0.000001";
    QTest::newRow("40 times is a slip")
        << QByteArray("acme") << QByteArray("one-2") << QByteArray("0.000041") << "0.000001";
    QTest::newRow("and a fortieth") << QByteArray("acme") << QByteArray("one-2") << QByteArray("0.00000002")
                                    << "0.000001";
    QTest::newRow("resellers give nothing away")
        << QByteArray("resale") << QByteArray("acme/one-2") << QByteArray("0") << "0.000003";
    QTest::newRow("unknown provider")
        << QByteArray("stranger") << QByteArray("acme/one-2") << QByteArray("1") << "no endpoint";
    QTest::newRow("new at a reseller")
        << QByteArray("resale") << QByteArray("AcmeAI/One-2") << QByteArray("0.000004") << "0.000003";
    QTest::newRow("subscriptions have no price")
        << QByteArray("plan") << QByteArray("acme/one-2") << QByteArray("0.000001") << "unknown";
}

void CatalogMergeTest::whoseWordCounts()
{
    QFETCH(QByteArray, provider);
    QFETCH(QByteArray, native);
    QFETCH(QByteArray, said);
    QFETCH(QString, then);
    const Catalog merged = mergeCatalog(small(), {modelsDev({row(provider, native, priced(said, said))})});
    QCOMPARE(promptAt(merged, "acme/one-2", provider), then);
    QCOMPARE(merged.models().size(), 1);
}

void CatalogMergeTest::whoIntroducesModels_data()
{
    QTest::addColumn<QByteArray>("provider");
    QTest::addColumn<QByteArray>("native");
    QTest::addColumn<bool>("open");
    QTest::addColumn<QByteArray>("released");
    QTest::addColumn<QString>("id"); // empty: none
    QTest::newRow("lab") << QByteArray("acme") << QByteArray("one-3") << false << QByteArray("2026-08-30")
                         << "acme/one-3";
    QTest::newRow("host, open weights") << QByteArray("host") << QByteArray("AcmeAI/One-3") << true
                                        << QByteArray("2026-08-30") << "acme/one-3";
    QTest::newRow("host, closed") << QByteArray("host") << QByteArray("AcmeAI/One-3") << false
                                  << QByteArray("2026-08-30") << "";
    QTest::newRow("host, author unknown")
        << QByteArray("host") << QByteArray("Nobody/One-3") << true << QByteArray("2026-08-30") << "";
    QTest::newRow("reseller") << QByteArray("resale") << QByteArray("acme/one-3") << true
                              << QByteArray("2026-08-30") << "";
    QTest::newRow("OpenRouter's row there")
        << QByteArray("openrouter") << QByteArray("acme/one-3") << true << QByteArray("2026-08-30") << "";
    QTest::newRow("left out on purpose")
        << QByteArray("acme") << QByteArray("one-1") << false << QByteArray("2025-01-01") << "";
    QTest::newRow("no name") << QByteArray("acme") << QByteArray("one 3!") << false
                             << QByteArray("2026-08-30") << "";
}

void CatalogMergeTest::whoIntroducesModels()
{
    QFETCH(QByteArray, provider);
    QFETCH(QByteArray, native);
    QFETCH(bool, open);
    QFETCH(QByteArray, released);
    QFETCH(QString, id);
    ModelInfo said = row(provider, native, priced("0.000001", "0.000001"), released);
    said.openWeights = open;
    const Catalog merged = mergeCatalog(small(), {modelsDev({said})});
    QCOMPARE(merged.models().size(), id.isEmpty() ? 1 : 2);
    if (!id.isEmpty()) {
        const ModelInfo *model = merged.findModel(id);
        QVERIFY(model);
        QCOMPARE(model->authorName, QStringLiteral("Acme"));
        QCOMPARE(model->endpoints.constFirst().providerModelId, QString::fromLatin1(native));
    }
}

void CatalogMergeTest::aModeOfAModelKeepsItsPrice()
{
    const Catalog plain = small();
    ModelInfo fast = plain.models().constFirst();
    fast.id = QStringLiteral("acme/one-2-fast");
    fast.aliases.clear();
    fast.endpoints = {endpoint("acme", "one-2", priced("0.000006", "0.000012"), "openrouter")};
    fast.endpoints[0].direct = false;
    QList<ModelInfo> models = plain.models();
    models.append(fast);
    const Catalog both(models, plain.providers(), {}, plain.dataAsOf());
    const Catalog merged =
        mergeCatalog(both, {modelsDev({row("acme", "one-2", priced("0.0000005", "0.000001"))})});
    QCOMPARE(promptAt(merged, "acme/one-2", "acme"), QStringLiteral("0.0000005"));
    QCOMPARE(promptAt(merged, "acme/one-2-fast", "acme"), QStringLiteral("0.000006"));
}

void CatalogMergeTest::rollingNamesAreNotTaken()
{
    const Catalog plain = small();
    QList<ModelInfo> models = plain.models();
    models[0].aliases << QStringLiteral("one-latest");
    models[0].endpoints.removeAt(1);
    const Catalog without(models, plain.providers(), {}, plain.dataAsOf());
    const auto endpointsWith = [&](const char *native, const char *released) {
        const Pricing price = priced("0.000001", "0.000001");
        return mergeCatalog(without, {modelsDev({row("host", native, price, released)})}).endpointCount();
    };
    QCOMPARE(endpointsWith("one-latest", "2026-05-01"), 3); // no number: whatever is newest
    QCOMPARE(endpointsWith("AcmeAI/One-2", "2026-08-30"), 3); // released long after the model of that name
    QCOMPARE(endpointsWith("AcmeAI/One-2", "2026-05-20"), 4);
}

void CatalogMergeTest::namesOfLocalServersAreTheUsersOwn()
{
    const Catalog plain = small();
    const Catalog withServer(plain.models(),
                             plain.providers() + QList<ProviderInfo>(1, provider("ollama", "local")));
    const Catalog merged =
        mergeCatalog(withServer, {openRouter({ownRow("ollama/secret-1", priced("0.1", "0.1")),
                                              ownRow("else/open-1", priced("0.1", "0.1"))})});
    QVERIFY(!merged.findModel(QStringLiteral("ollama/secret-1")));
    QVERIFY(merged.findModel(QStringLiteral("else/open-1")));
}

void CatalogMergeTest::anOlderSnapshotChangesNothing()
{
    SourceSnapshot old = modelsDev({row("acme", "one-2", priced("0.0000015", "0.000002"))});
    old.taken = day(2026, 8, 21);
    const Catalog merged = mergeCatalog(small(), {old, openRouter({})});
    QCOMPARE(promptAt(merged, "acme/one-2", "acme"), QStringLiteral("0.000001"));
    QCOMPARE(mergeCatalog(small(), {old}).dataAsOf(), QStringLiteral("2026-08-22"));
    QCOMPARE(merged.dataAsOf(), QStringLiteral("2026-09-01"));
}

void CatalogMergeTest::providersStayAsTheyAre()
{
    // Even a reader that one day fills in more than facts cannot turn a request away.
    ModelInfo evil = row("acme", "one-2", priced("0.0000015", "0.000002"));
    ModelInfo added = row("host", "acme/one-2", priced("0.0000015", "0.000002"));
    ModelInfo introduced = ownRow("acme/one-4", priced("0.000001", "0.000001"));
    for (ModelInfo *model : {&evil, &added, &introduced}) {
        EndpointInfo &one = model->endpoints.first();
        one.baseUrl = QStringLiteral("https://evil.example");
        one.protocol = QStringLiteral("ollama");
        one.protocols = QStringList {QStringLiteral("ollama")};
        one.extraBody = QJsonObject {{QStringLiteral("a"), 1}};
        one.extraHeaders = QJsonObject {{QStringLiteral("b"), QStringLiteral("c")}};
        one.dataPolicy = DataPolicy {false, false, 0, QStringLiteral("evil")};
        one.region = QStringLiteral("elsewhere");
    }
    const Catalog before = small();
    const Catalog merged =
        mergeCatalog(before, {openRouter({ownRow("acme/one-2", priced("0.000001", "0.000002")), introduced}),
                              modelsDev({evil, added})});
    QVERIFY(merged.providers() == before.providers());
    QCOMPARE(merged.models().size(), 2);
    for (const ModelInfo &model : merged.models()) {
        for (const EndpointInfo &one : model.endpoints) {
            QVERIFY(one.baseUrl.isEmpty());
            QVERIFY(one.protocol.isEmpty());
            QVERIFY(one.protocols.isEmpty());
            QVERIFY(one.extraBody.isEmpty());
            QVERIFY(one.extraHeaders.isEmpty());
            QVERIFY(!one.dataPolicy);
            QVERIFY(one.region.isEmpty());
        }
    }
}

void CatalogMergeTest::aNewEndpointIsCalledAsItsSiblings()
{
    const Catalog plain = small();
    QList<ModelInfo> models = plain.models();
    models[0].endpoints[1].protocol = QStringLiteral("anthropic-messages");
    models[0].endpoints[1].baseUrl = QStringLiteral("https://claude.host.example");
    const Catalog special(models, plain.providers(), {}, plain.dataAsOf());
    ModelInfo said = row("host", "AcmeAI/One-3", priced("0.000001", "0.000001"), "2026-08-30");
    said.openWeights = true;
    said.endpoints.first().direct = false; // its row names a way of its own
    const Catalog merged = mergeCatalog(special, {modelsDev({said})});
    const ModelInfo *model = merged.findModel(QStringLiteral("acme/one-3"));
    QVERIFY(model);
    QCOMPARE(model->endpoints.constFirst().protocol, QStringLiteral("anthropic-messages"));
    QCOMPARE(model->endpoints.constFirst().baseUrl, QStringLiteral("https://claude.host.example"));
    QVERIFY(model->endpoints.constFirst().direct);

    // Where those of its author are called in different ways, nobody knows which is right.
    models[0].endpoints << models[0].endpoints[1];
    models[0].endpoints.last().tag = QStringLiteral("fast");
    models[0].endpoints.last().protocol.clear();
    const Catalog mixed(models, plain.providers(), {}, plain.dataAsOf());
    QVERIFY(!mergeCatalog(mixed, {modelsDev({said})}).findModel(QStringLiteral("acme/one-3")));
}

void CatalogMergeTest::whatIsNotNamedAnyMoreIsRetired()
{
    const Catalog before = small();
    const Catalog merged = mergeCatalog(before, {openRouter({ownRow("acme/other-1", priced("0.1", "0.1"))})});
    const EndpointInfo &own = merged.findModel(QStringLiteral("acme/one-2"))->endpoints.at(3);
    QCOMPARE(own.status, QStringLiteral("deprecated"));
    QCOMPARE(own.deprecationDate, QStringLiteral("2026-09-01"));
    QCOMPARE(own.pricing,
             before.models().constFirst().endpoints.at(3).pricing); // who has it pinned still finds it
    QVERIFY(merged.findModel(QStringLiteral("acme/one-2"))->endpoints.constFirst().status.isEmpty());
    // And comes back when it is named again.
    const Catalog again = mergeCatalog(before, {openRouter({ownRow("acme/one-2", priced("0.1", "0.1"))})});
    QVERIFY(again.models().constFirst().endpoints.at(3).status.isEmpty());
}

void CatalogMergeTest::whatCameAndWentStaysKnown()
{
    const auto document = [](const QByteArrayList &ids) {
        QByteArrayList rows;
        for (const QByteArray &id : ids)
            rows << R"({"id": ")" + id
                        + R"(", "name": "A: B", "pricing": {"prompt": "0.1", "completion": "0.2"},
                "architecture": {"input_modalities": ["text"], "output_modalities": ["text"]}})";
        return "{\"data\": [" + rows.join(',') + "]}";
    };
    const QString source = kOpenRouterSource;
    const QByteArray first = document({"acme/one-2", "acme/one-3"});
    const QByteArray second = document({"acme/one-2"});
    QByteArray gone = goneRows(source, first, {}, second, QStringLiteral("2026-09-02"));
    // A third list forgets neither the model nor since when it is gone.
    gone = goneRows(source, second, gone, second, QStringLiteral("2026-09-03"));
    const auto snapshot = readSource(source, second, gone, day(2026, 9, 3), anyLength());
    QVERIFY(snapshot.ok());
    const Catalog merged = mergeCatalog(small(), {*snapshot});
    const ModelInfo *model = merged.findModel(QStringLiteral("acme/one-3"));
    QVERIFY(model);
    QCOMPARE(model->endpoints.constFirst().status, QStringLiteral("deprecated"));
    QCOMPARE(model->endpoints.constFirst().deprecationDate, QStringLiteral("2026-09-02"));
    // When it is named again, it is not gone any more.
    const QByteArray back = goneRows(source, second, gone, first, QStringLiteral("2026-09-04"));
    const auto third = readSource(source, first, back, day(2026, 9, 4), anyLength());
    QVERIFY(third.ok());
    QVERIFY(mergeCatalog(small(), {*third})
                .findModel(QStringLiteral("acme/one-3"))
                ->endpoints.constFirst()
                .status.isEmpty());

    const QByteArray older =
        R"({"acme": {"models": {"one-2": {"id": "one-2", "limit": {}}, "x": {"id": "x", "limit": {}}}}})";
    const QByteArray newer = R"({"acme": {"models": {"x": {"id": "x", "limit": {}}}}})";
    const QString other = kModelsDevSource;
    const auto dev = readSource(other, newer, goneRows(other, older, {}, newer, QStringLiteral("2026-09-02")),
                                day(2026, 9, 2), anyLength());
    QVERIFY(dev.ok());
    QCOMPARE(mergeCatalog(small(), {*dev}).models().constFirst().endpoints.constFirst().status,
             QStringLiteral("deprecated"));
}

void CatalogMergeTest::whatTheUserSetSurvives()
{
    ProviderOverlay overlay {.id = QStringLiteral("acme")};
    overlay.baseUrl = QStringLiteral("http://127.0.0.1:9");
    overlay.dataPolicy = DataPolicy {false, false, 0, QStringLiteral("my contract")};
    overlay.models << ProviderOverlay::ModelRow {
        QStringLiteral("acme/one-2"), {}, endpoint("acme", "one-2", priced("0.5", "0.5"), "")};
    const auto refreshed = std::make_shared<const Catalog>(
        mergeCatalog(small(), {modelsDev({row("acme", "one-2", priced("0.0000015", "0.000002"))})}));
    const CatalogPtr catalog = withOverlays(refreshed, {overlay});
    QCOMPARE(promptAt(*catalog, "acme/one-2", "acme"), QStringLiteral("0.5"));
    const ProviderInfo *acme = catalog->findProvider(QStringLiteral("acme"));
    QCOMPARE(acme->baseUrl, *overlay.baseUrl);
    QVERIFY(acme->dataPolicy == overlay.dataPolicy);
}

void CatalogMergeTest::openRoutersEndpointsFindTheirs()
{
    const Result<Catalog> shipped = shippedCatalog();
    QVERIFY(shipped.ok());
    const auto snapshot = readOpenRouterEndpoints(sourceFixture("openrouter_endpoints.json"), kNow, {});
    QVERIFY(snapshot.ok());
    const QString id = QStringLiteral("deepseek/deepseek-v3.2");
    const Catalog merged = mergeCatalog(*shipped, {*snapshot});
    // All six are in the catalog of that same day: none is added beside the one that it is.
    QCOMPARE(merged.findModel(id)->endpoints.size(), shipped->findModel(id)->endpoints.size());
    for (const CatalogChange &change : catalogChanges(*shipped, merged, kNow))
        QVERIFY2(false, qPrintable(change.endpoint));

    // One at a known provider is shown, but cannot be called: how the provider names the model is not said.
    SourceSnapshot other = *snapshot;
    other.models[0].endpoints = {
        endpoint("groq", "deepseek/deepseek-v3.2", priced("0.000001", "0.000001"), "openrouter"),
        endpoint("stranger", "deepseek/deepseek-v3.2", priced("0.000001", "0.000001"), "openrouter")};
    other.models[0].endpoints[0].direct = false;
    const Catalog more = mergeCatalog(*shipped, {other});
    QCOMPARE(more.findModel(id)->endpoints.size(), shipped->findModel(id)->endpoints.size() + 1);
    QVERIFY(!more.findModel(id)->endpoints.constLast().direct);
}

void CatalogMergeTest::aProvidersListAddsWhatIsKnown()
{
    const QString host = QStringLiteral("host");
    const Catalog plain = small();
    QList<ModelInfo> models = plain.models();
    models[0].endpoints.removeAt(1);
    const Catalog without(models, plain.providers(), {}, plain.dataAsOf());
    const QList<ServedModel> listed {{QStringLiteral("AcmeAI/One-2"), {}, 4096},
                                     {QStringLiteral("own-finetune-7")}};
    const Catalog merged = mergeCatalog(without, {listingSnapshot(host, listed, false, kNow)});
    QCOMPARE(merged.models().size(), 1);
    QCOMPARE(promptAt(merged, "acme/one-2", "host"), QStringLiteral("unknown"));
    QCOMPARE(merged.models().constFirst().endpoints.constLast().contextLength, qint64(4096));
    // Not listed is news, once.
    const QList<CatalogChange> news = notListed(plain, host, {}, {}, kNow);
    QCOMPARE(news.size(), 1);
    QCOMPARE(news.constFirst().source, host);
    QCOMPARE(news.constFirst().before.prompt, std::optional(dollars("0.000002")));
    QList<ServedModel> others;
    others.append(ServedModel {QStringLiteral("other-1")});
    QVERIFY(notListed(plain, host, others, others, kNow).isEmpty()); // it was not listed the last time either
    QVERIFY(notListed(plain, host, listed, {}, kNow).isEmpty());
}

void CatalogMergeTest::aLocalServersListIsTheTruth()
{
    const QString server = QStringLiteral("ollama");
    QList<ServedModel> listed;
    listed.append(ServedModel {QStringLiteral("llama3.2:3b"), {}, 8192, 123, QStringLiteral("Q4_K_M")});
    const Catalog merged = mergeCatalog(small(), {listingSnapshot(server, listed, true, kNow)});
    const ModelInfo *model = merged.findModel(QStringLiteral("ollama/llama3.2:3b"));
    QVERIFY(model);
    QCOMPARE(model->endpoints.constFirst().providerModelId, QStringLiteral("llama3.2:3b"));
    QCOMPARE(model->endpoints.constFirst().quantization, QStringLiteral("q4_k_m"));
    QCOMPARE(model->contextLength, qint64(8192));
    QCOMPARE(mergeCatalog(small(), {listingSnapshot(server, {}, true, kNow)}).models().size(), 1);
}

void CatalogMergeTest::newsIsWhatDiffers()
{
    const Catalog before = small();
    QVERIFY(catalogChanges(before, before, kNow).isEmpty());
    QList<ModelInfo> models = before.models();
    // Saying the price of a part that is charged by its whole anyway is no news.
    models[0].endpoints[0].pricing.base.cacheRead = models[0].endpoints[0].pricing.base.prompt;
    models[0].endpoints[0].pricing.base.request = Money();
    // Nor is a price that comes to be known or unknown.
    models[0].endpoints[2].pricing = {};
    QVERIFY(catalogChanges(before, Catalog(models, before.providers()), kNow).isEmpty());
    models[0].endpoints[0].pricing.base.cacheRead = Money();
    models[0].endpoints[1].status = kRetired;
    models[0].endpoints << endpoint("plan", "one-2", {}, "");
    models << ModelInfo {QStringLiteral("acme/one-3"), QStringLiteral("One 3")};
    const QList<CatalogChange> changes = catalogChanges(before, Catalog(models, before.providers()), kNow);
    using Kind = CatalogChange::Kind;
    QList<Kind> kinds;
    for (const CatalogChange &change : changes)
        kinds << change.kind;
    const QList<Kind> expected {Kind::Repriced, Kind::RetiredEndpoint, Kind::NewEndpoint, Kind::NewModel};
    QVERIFY(kinds == expected);
    QCOMPARE(changes.at(0).after.cacheRead, std::optional(Money()));
    QCOMPARE(changes.at(1).before.prompt, std::optional(dollars("0.000002")));
    // A model all of whose endpoints go is one piece of news.
    QList<ModelInfo> gone = before.models();
    for (EndpointInfo &one : gone[0].endpoints)
        one.status = kRetired;
    const QList<CatalogChange> retired = catalogChanges(before, Catalog(gone, before.providers()), kNow);
    QCOMPARE(retired.size(), 1);
    QCOMPARE(retired.constFirst().kind, Kind::RetiredModel);
}

void CatalogMergeTest::theShippedCatalogTakesTheRealForms()
{
    const Result<Catalog> shipped = shippedCatalog();
    QVERIFY(shipped.ok());
    const auto list = readOpenRouterModels(sourceFixture("openrouter_models.json"), kNow, anyLength());
    const auto dev = readModelsDev(sourceFixture("models_dev.json"), kNow, anyLength());
    QVERIFY(list.ok() && dev.ok());
    const Catalog merged = mergeCatalog(*shipped, {*list, *dev});
    // These rows are older than the catalog: they bring nothing that it had not.
    QCOMPARE(merged.models().size(), shipped->models().size());
    QCOMPARE(merged.endpointCount(), shipped->endpointCount());
    QCOMPARE(promptAt(merged, "anthropic/claude-sonnet-4.5", "openrouter"), QStringLiteral("0.000003"));
    QCOMPARE(merged.rollingAliases().value(QStringLiteral("~anthropic/claude-haiku-latest")),
             QStringLiteral("anthropic/claude-haiku-4.5"));
    // Once more is the same.
    QVERIFY(catalogChanges(merged, mergeCatalog(*shipped, {*list, *dev}), kNow).isEmpty());
    for (const ModelInfo &model : merged.models()) {
        QSet<QString> names;
        for (const EndpointInfo &one : model.endpoints)
            names << endpointSlug(one) + u'\n' + one.providerModelId + one.protocol;
        QCOMPARE(names.size(), model.endpoints.size());
    }
}

QTEST_APPLESS_MAIN(CatalogMergeTest)
#include "tst_catalog_merge.moc"
