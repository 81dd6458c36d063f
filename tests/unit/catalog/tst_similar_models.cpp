#include "core/catalog/similar_models.h"
#include "tests/unit/catalog/real_catalog.h"

#include <QElapsedTimer>
#include <QTest>

using namespace core;

namespace {

EndpointInfo endpoint(const char *provider, const char *price)
{
    EndpointInfo endpoint;
    endpoint.providerId = QString::fromLatin1(provider);
    if (price) {
        endpoint.pricing.base.prompt = Money::fromDecimal(QString::fromLatin1(price));
        endpoint.pricing.base.completion = endpoint.pricing.base.prompt;
    }
    return endpoint;
}

ModelInfo model(const char *id, const char *price, qint64 context = 200'000)
{
    ModelInfo model;
    model.id = QString::fromLatin1(id);
    model.name = model.id;
    model.author = model.id.section(u'/', 0, 0);
    model.type = QStringLiteral("chat");
    model.released = QStringLiteral("2026-05-01");
    model.contextLength = context;
    model.inputModalities = {QStringLiteral("text")};
    model.outputModalities = {QStringLiteral("text")};
    model.capabilities.tools = true;
    model.capabilities.reasoning = true;
    model.endpoints << endpoint("acme", price);
    return model;
}

Catalog catalogOf(const QList<ModelInfo> &models)
{
    ProviderInfo acme;
    acme.id = QStringLiteral("acme");
    ProviderInfo play;
    play.id = QStringLiteral("play");
    play.kind = QStringLiteral("simulator");
    return Catalog(models, {acme, play}, {}, QStringLiteral("2026-08-22"));
}

QStringList ids(const QList<Alternative> &alternatives)
{
    QStringList ids;
    for (const Alternative &one : alternatives)
        ids << one.modelId;
    return ids;
}

const ModelInfo kOwn = model("acme/big", "0.00001");

} // namespace

class TestSimilarModels : public QObject
{
    Q_OBJECT

private slots:
    void cheaperOnesCanAllThatItCan_data()
    {
        QTest::addColumn<ModelInfo>("other");
        QTest::addColumn<bool>("listed");
        const ModelInfo good = model("open/good", "0.000001");
        QTest::newRow("all the same") << good << true;
        const auto row = [&good](const char *name, bool listed, auto &&change) {
            ModelInfo other = good;
            change(other);
            QTest::newRow(name) << other << listed;
        };
        row("no tools", false, [](ModelInfo &other) { other.capabilities.tools = false; });
        row("tools unknown", false, [](ModelInfo &other) { other.capabilities.tools.reset(); });
        row("no reasoning", false, [](ModelInfo &other) { other.capabilities.reasoning = false; });
        row("another kind", false, [](ModelInfo &other) { other.type = QStringLiteral("embedding"); });
        row("writes pictures", false,
            [](ModelInfo &other) { other.outputModalities = {QStringLiteral("image")}; });
        row("reads more", true, [](ModelInfo &other) { other.inputModalities << QStringLiteral("image"); });
        row("reads nothing", false, [](ModelInfo &other) { other.inputModalities.clear(); });
        row("room just enough", true, [](ModelInfo &other) { other.contextLength = 50'000; });
        row("room just too small", false, [](ModelInfo &other) { other.contextLength = 49'999; });
        row("room unknown", false, [](ModelInfo &other) { other.contextLength = 0; });
        row("as dear", false, [](ModelInfo &other) { other.endpoints = {endpoint("acme", "0.00001")}; });
        row("price unknown", false, [](ModelInfo &other) { other.endpoints = {endpoint("acme", nullptr)}; });
        row("offered nowhere", false, [](ModelInfo &other) { other.endpoints.clear(); });
        row("only via an aggregator", false, [](ModelInfo &other) { other.endpoints[0].direct = false; });
        row("play money", false, [](ModelInfo &other) { other.endpoints = {endpoint("play", "0")}; });
        row("free", true, [](ModelInfo &other) { other.endpoints = {endpoint("acme", "0")}; });
        row("retired", false, [](ModelInfo &other) { other.expirationDate = QStringLiteral("2026-08-22"); });
        row("retires later", true,
            [](ModelInfo &other) { other.expirationDate = QStringLiteral("2026-08-23"); });
        row("a name for another", false, [](ModelInfo &other) { other.rolling = true; });
    }
    void cheaperOnesCanAllThatItCan()
    {
        QFETCH(ModelInfo, other);
        QFETCH(bool, listed);
        const QList<Alternative> found =
            cheaperModels(catalogOf({kOwn, other}), kOwn, {.neededContext = 50'000});
        QCOMPARE(ids(found), listed ? QStringList {other.id} : QStringList());
    }

    void reasonsAreFactsInWords_data()
    {
        QTest::addColumn<ModelInfo>("other");
        QTest::addColumn<QString>("reason");
        QTest::newRow("cheaper, half")
            << model("open/a", "0.0000038", 100'000) << "62 % cheaper, half the context";
        QTest::newRow("never more than it is") << model("open/a", "0.00000999999") << "a little cheaper";
        QTest::newRow("free, longer") << model("open/a", "0", 1'000'000) << "free, 5 times the context";
        QTest::newRow("twice") << model("open/a", "0.000005", 400'000) << "50 % cheaper, twice the context";
        QTest::newRow("less") << model("open/a", "0.000005", 150'000) << "50 % cheaper, 25 % less context";
        QTest::newRow("by the same") << model("acme/a", "0.000005") << "50 % cheaper, same author";
        ModelInfo seeing = model("acme/a", "0.000005");
        seeing.inputModalities << QStringLiteral("image");
        QTest::newRow("reads more") << seeing << "50 % cheaper, also reads image, same author";
    }
    void reasonsAreFactsInWords()
    {
        QFETCH(ModelInfo, other);
        const QList<Alternative> found = cheaperModels(catalogOf({kOwn, other}), kOwn);
        QCOMPARE(found.size(), 1);
        QTEST(found.at(0).reason, "reason");
    }

    void dearerOnesSayByHowMuch()
    {
        const Catalog catalog = catalogOf({kOwn, model("acme/a", "0.000025"), model("acme/b", "0.0000101")});
        const QList<Alternative> found = similarModels(catalog, kOwn);
        QCOMPARE(found.size(), 2);
        QCOMPARE(found.at(0).reason, QStringLiteral("same author, 1 % more expensive"));
        QCOMPARE(found.at(1).reason, QStringLiteral("same author, 2.5 times the price"));
    }

    void theNearestStandsFirst()
    {
        ModelInfo own = kOwn;
        own.family = QStringLiteral("big");
        ModelInfo family = model("acme/big-2", "0.00001");
        family.family = own.family;
        ModelInfo far = model("open/far", "0.0001", 8'000);
        far.released = QStringLiteral("2023-01-01");
        far.capabilities.reasoning = false;
        const Catalog catalog =
            catalogOf({far, model("open/other", "0.00001"), model("acme/other", "0.00001"), family, own});
        QCOMPARE(ids(similarModels(catalog, own)),
                 QStringList({QStringLiteral("acme/big-2"), QStringLiteral("acme/other"),
                              QStringLiteral("open/other")}));
        QCOMPARE(ids(similarModels(catalog, own, {.most = 1})), QStringList {QStringLiteral("acme/big-2")});
        QVERIFY(!ids(similarModels(catalog, own, {.hidden = {family.id}})).contains(family.id));
        QVERIFY(similarModels(catalog, own, {.most = 0}).isEmpty());
        QVERIFY(similarModels(catalog, own, {.most = -3}).isEmpty());
        QVERIFY(
            similarModels(catalog, own, {.usableProviders = QSet<QString> {QStringLiteral("x")}}).isEmpty());
    }

    void oneCheapResellerMakesNoModelCheap()
    {
        ModelInfo other = model("open/a", "0.00001");
        other.endpoints << endpoint("acme", "0.00001") << endpoint("acme", "0.0000001");
        QVERIFY(cheaperModels(catalogOf({kOwn, other}), kOwn).isEmpty());
        other.endpoints << endpoint("acme", "0.000005");
        QCOMPARE(cheaperModels(catalogOf({kOwn, other}), kOwn).size(), 1);
    }

    void whatCostsNothingOrNobodyKnowsHasNothingCheaper()
    {
        for (const char *price : {"0", static_cast<const char *>(nullptr)}) {
            const ModelInfo own = model("acme/own", price);
            QVERIFY(cheaperModels(catalogOf({own, model("open/a", "0")}), own).isEmpty());
        }
        const ModelInfo nowhere;
        QVERIFY(cheaperModels(catalogOf({}), nowhere).isEmpty());
    }

    void theShippedCatalogHasAlternatives()
    {
        const auto read = shippedCatalog();
        QVERIFY(read.ok());
        const Catalog &catalog = read.value();
        const ModelInfo *own = catalog.findModel(QStringLiteral("openai/gpt-5"));
        QVERIFY(own);
        QElapsedTimer watch;
        watch.start();
        const QList<Alternative> similar = similarModels(catalog, *own);
        const QList<Alternative> cheaper = cheaperModels(catalog, *own, {.neededContext = 32'000});
        qInfo("%.2f ms", double(watch.nsecsElapsed()) / 1e6);
        QCOMPARE(similar.size(), 6);
        QCOMPARE(cheaper.size(), 6);
        QVERIFY(similar.at(0).modelId.startsWith(QLatin1String("openai/")));
        for (const Alternative &one : similar + cheaper)
            qInfo("%s: %s", qUtf8Printable(one.modelId), qUtf8Printable(one.reason));
    }
};

QTEST_GUILESS_MAIN(TestSimilarModels)
#include "tst_similar_models.moc"
