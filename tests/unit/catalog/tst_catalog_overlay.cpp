#include "core/catalog/catalog_overlay.h"

#include <QTest>

using namespace core;

namespace {

EndpointInfo endpointAt(const QString &provider, const QString &nativeId)
{
    EndpointInfo endpoint;
    endpoint.providerId = provider;
    endpoint.providerModelId = nativeId;
    return endpoint;
}

/// Two providers; one model that both have, the first with an address of its own.
CatalogPtr bundled()
{
    ProviderInfo acme {QStringLiteral("acme"), QStringLiteral("Acme"), QStringLiteral("inference")};
    acme.protocol = QStringLiteral("openai-responses");
    acme.baseUrl = QStringLiteral("https://acme.example/v1");
    acme.quirks.streamOptions = false;
    ProviderInfo other {QStringLiteral("other"), QStringLiteral("Other")};
    other.baseUrl = QStringLiteral("https://other.example/v1");

    ModelInfo model;
    model.id = QStringLiteral("lab/one");
    model.aliases = QStringList {QStringLiteral("lab/one-2026")};
    model.endpoints = {endpointAt(QStringLiteral("acme"), QStringLiteral("one")),
                       endpointAt(QStringLiteral("other"), QStringLiteral("one"))};
    model.endpoints[0].baseUrl = QStringLiteral("https://elsewhere.acme.example/v1");
    model.endpoints[1].baseUrl = QStringLiteral("https://elsewhere.other.example/v1");
    return std::make_shared<const Catalog>(QList<ModelInfo> {model}, QList<ProviderInfo> {acme, other});
}

ProviderOverlay overlayWithRow(const QString &modelId, const EndpointInfo &endpoint)
{
    ProviderOverlay overlay;
    overlay.id = endpoint.providerId;
    overlay.models << ProviderOverlay::ModelRow {modelId, {}, endpoint};
    return overlay;
}

} // namespace

class CatalogOverlayTest : public QObject
{
    Q_OBJECT

private slots:
    void withoutOverlaysTheBundledCatalogIsShared();
    void fieldsThatAreSetReplaceThoseOfTheProvider();
    void anotherAddressMovesEveryEndpointOfTheProvider();
    void aNewProviderAppears();
    void aRowUnderAKnownModelAddsAnEndpoint_data();
    void aRowUnderAKnownModelAddsAnEndpoint();
    void aRowReplacesTheEndpointOfTheSameNameAndId();
    void aRowOfAnUnknownModelMakesOne();
    void aRowTellsWhatItsModelIsFor_data();
    void aRowTellsWhatItsModelIsFor();
    void oneNewModelUnderTwoProvidersIsOneModel();
    void theBundledCatalogStaysAsItWas();
};

void CatalogOverlayTest::withoutOverlaysTheBundledCatalogIsShared()
{
    const CatalogPtr catalog = bundled();
    QCOMPARE(withOverlays(catalog, {}), catalog);
}

void CatalogOverlayTest::fieldsThatAreSetReplaceThoseOfTheProvider()
{
    ProviderOverlay overlay;
    overlay.id = QStringLiteral("acme");
    overlay.protocol = QStringLiteral("openai-chat");
    overlay.dataPolicy = DataPolicy {false, false, 0, QStringLiteral("contract")};
    const CatalogPtr catalog = withOverlays(bundled(), {overlay});
    const ProviderInfo *acme = catalog->findProvider(QStringLiteral("acme"));
    QCOMPARE(acme->protocol, QStringLiteral("openai-chat"));
    QCOMPARE(acme->dataPolicy->retentionDays, 0);
    QCOMPARE(acme->name, QStringLiteral("Acme"));
    QCOMPARE(acme->baseUrl, QStringLiteral("https://acme.example/v1"));
    QVERIFY(!acme->quirks.streamOptions);
    QCOMPARE(catalog->models().at(0).endpoints.at(0).baseUrl,
             QStringLiteral("https://elsewhere.acme.example/v1"));
}

void CatalogOverlayTest::anotherAddressMovesEveryEndpointOfTheProvider()
{
    ProviderOverlay overlay;
    overlay.id = QStringLiteral("acme");
    overlay.baseUrl = QStringLiteral("http://127.0.0.1:9/v1");
    const CatalogPtr catalog = withOverlays(bundled(), {overlay});
    QCOMPARE(catalog->findProvider(QStringLiteral("acme"))->baseUrl, QStringLiteral("http://127.0.0.1:9/v1"));
    // Otherwise the prompt would go to the old place after all.
    QCOMPARE(catalog->models().at(0).endpoints.at(0).baseUrl, QString());
    QCOMPARE(catalog->models().at(0).endpoints.at(1).baseUrl,
             QStringLiteral("https://elsewhere.other.example/v1"));
}

void CatalogOverlayTest::aNewProviderAppears()
{
    ProviderOverlay overlay;
    overlay.id = QStringLiteral("mine");
    overlay.kind = QStringLiteral("local");
    overlay.protocol = QStringLiteral("openai-chat");
    overlay.baseUrl = QStringLiteral("http://127.0.0.1:9/v1");
    const CatalogPtr catalog = withOverlays(bundled(), {overlay});
    QCOMPARE(catalog->providers().size(), 3);
    const ProviderInfo *mine = catalog->findProvider(QStringLiteral("mine"));
    QCOMPARE(mine->name, QStringLiteral("mine"));
    QVERIFY(!mine->needsKey());
    QVERIFY(mine->quirks == Quirks());
}

void CatalogOverlayTest::aRowUnderAKnownModelAddsAnEndpoint_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("id") << "lab/one";
    QTest::newRow("case") << "Lab/One";
    QTest::newRow("alias") << "lab/one-2026";
}

void CatalogOverlayTest::aRowUnderAKnownModelAddsAnEndpoint()
{
    QFETCH(QString, id);
    const CatalogPtr catalog = withOverlays(
        bundled(), {overlayWithRow(id, endpointAt(QStringLiteral("mine"), QStringLiteral("one-q4")))});
    QCOMPARE(catalog->models().size(), 1);
    QCOMPARE(catalog->models().at(0).endpoints.size(), 3);
    QCOMPARE(catalog->models().at(0).endpoints.at(2).providerModelId, QStringLiteral("one-q4"));
}

void CatalogOverlayTest::aRowReplacesTheEndpointOfTheSameNameAndId()
{
    EndpointInfo cheaper = endpointAt(QStringLiteral("acme"), QStringLiteral("one"));
    cheaper.pricing.base.prompt = Money::fromPicoDollars(1);
    EndpointInfo turbo = endpointAt(QStringLiteral("acme"), QStringLiteral("one"));
    turbo.tag = QStringLiteral("turbo");
    const CatalogPtr catalog = withOverlays(bundled(), {overlayWithRow(QStringLiteral("lab/one"), cheaper),
                                                        overlayWithRow(QStringLiteral("lab/one"), turbo)});
    const QList<EndpointInfo> endpoints = catalog->models().at(0).endpoints;
    QCOMPARE(endpoints.size(), 3);
    QVERIFY(endpoints.at(0) == cheaper);
    QVERIFY(endpoints.at(2) == turbo);
}

void CatalogOverlayTest::aRowOfAnUnknownModelMakesOne()
{
    EndpointInfo endpoint = endpointAt(QStringLiteral("acme"), QStringLiteral("fresh"));
    endpoint.contextLength = 4096;
    endpoint.capabilities.tools = true;
    const CatalogPtr catalog =
        withOverlays(bundled(), {overlayWithRow(QStringLiteral("lab/fresh"), endpoint)});
    const ModelInfo *model = catalog->findModel(QStringLiteral("lab/fresh"));
    QVERIFY(model);
    QCOMPARE(model->name, QStringLiteral("fresh"));
    QCOMPARE(model->author, QStringLiteral("lab"));
    QCOMPARE(model->type, QStringLiteral("chat"));
    QCOMPARE(model->inputModalities, QStringList {QStringLiteral("text")});
    QCOMPARE(model->contextLength, 4096);
    QCOMPARE(model->capabilities.tools, true);

    EndpointInfo vectors = endpointAt(QStringLiteral("acme"), QStringLiteral("vec"));
    vectors.outputModalities = QStringList {QStringLiteral("embedding")};
    const CatalogPtr withVectors = withOverlays(bundled(), {overlayWithRow(QStringLiteral("vec"), vectors)});
    const ModelInfo *bare = withVectors->findModel(QStringLiteral("vec"));
    QCOMPARE(bare->type, QStringLiteral("embedding"));
    QCOMPARE(bare->name, QStringLiteral("vec"));
    QCOMPARE(bare->author, QString());
}

void CatalogOverlayTest::aRowTellsWhatItsModelIsFor_data()
{
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QStringList>("inputs");
    QTest::addColumn<QStringList>("outputs");
    QTest::addColumn<QString>("type");

    const QStringList text {QStringLiteral("text")};
    const QStringList audio {QStringLiteral("audio")};
    const QStringList image {QStringLiteral("image")};
    QTest::newRow("nothing") << "" << QStringList() << QStringList() << "chat";
    QTest::newRow("its protocol") << "openai-transcriptions" << text << text << "transcription";
    QTest::newRow("Azure's") << "azure-openai-images" << text << text << "image";
    QTest::newRow("images come out") << "" << text << image << "image";
    QTest::newRow("images come out, too") << "" << text << text + image << "chat";
    QTest::newRow("sound comes out") << "" << text << audio << "speech";
    QTest::newRow("only sound goes in") << "" << audio << text << "transcription";
    QTest::newRow("sound goes in, too") << "" << text + audio << text << "chat";
    QTest::newRow("vectors come out")
        << "" << text << QStringList {QStringLiteral("embedding")} << "embedding";
}

void CatalogOverlayTest::aRowTellsWhatItsModelIsFor()
{
    QFETCH(QString, protocol);
    QFETCH(QStringList, inputs);
    QFETCH(QStringList, outputs);
    EndpointInfo endpoint = endpointAt(QStringLiteral("acme"), QStringLiteral("fresh"));
    endpoint.protocol = protocol;
    endpoint.inputModalities = inputs;
    endpoint.outputModalities = outputs;
    const QString id = QStringLiteral("lab/fresh");
    const CatalogPtr byRow = withOverlays(bundled(), {overlayWithRow(id, endpoint)});
    QTEST(byRow->findModel(id)->type, "type");

    // The provider's protocol counts where the row says nothing.
    ProviderOverlay whole = overlayWithRow(id, endpoint);
    whole.protocol = protocol;
    whole.models.first().endpoint.protocol.clear();
    QTEST(withOverlays(bundled(), {whole})->findModel(id)->type, "type");
}

void CatalogOverlayTest::oneNewModelUnderTwoProvidersIsOneModel()
{
    const CatalogPtr catalog = withOverlays(
        bundled(),
        {overlayWithRow(QStringLiteral("lab/fresh"), endpointAt(QStringLiteral("acme"), QStringLiteral("f"))),
         overlayWithRow(QStringLiteral("lab/fresh"),
                        endpointAt(QStringLiteral("other"), QStringLiteral("f")))});
    QCOMPARE(catalog->models().size(), 2);
    QCOMPARE(catalog->findModel(QStringLiteral("lab/fresh"))->endpoints.size(), 2);
}

void CatalogOverlayTest::theBundledCatalogStaysAsItWas()
{
    const CatalogPtr before = bundled();
    ProviderOverlay overlay =
        overlayWithRow(QStringLiteral("lab/one"), endpointAt(QStringLiteral("acme"), QStringLiteral("x")));
    overlay.baseUrl = QStringLiteral("http://127.0.0.1:9/v1");
    const CatalogPtr after = withOverlays(before, {overlay});
    QVERIFY(before->models() == bundled()->models());
    QVERIFY(before->providers() == bundled()->providers());
    QVERIFY(after->models() != before->models());
}

QTEST_APPLESS_MAIN(CatalogOverlayTest)
#include "tst_catalog_overlay.moc"
