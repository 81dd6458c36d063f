#include "core/settings/bundled_catalog.h"

#include <QTest>

using namespace core;

class BundledCatalogTest : public QObject
{
    Q_OBJECT

private slots:
    void theProgramCarriesTheWholeCatalog();
    void quirksCameAlong();
};

void BundledCatalogTest::theProgramCarriesTheWholeCatalog()
{
    const CatalogPtr catalog = bundledCatalog();
    QCOMPARE(catalog->models().size(), 676);
    QCOMPARE(catalog->providers().size(), 174);
    QCOMPARE(catalog->endpointCount(), 5058);
    QCOMPARE(catalog->dataAsOf(), QStringLiteral("2026-08-22"));
    const ModelInfo *latest = catalog->findModel(QStringLiteral("~anthropic/claude-opus-latest"));
    QVERIFY(latest);
    QCOMPARE(latest->id, QStringLiteral("anthropic/claude-opus-5"));
}

void BundledCatalogTest::quirksCameAlong()
{
    const CatalogPtr catalog = bundledCatalog();
    const ProviderInfo *mistral = catalog->findProvider(QStringLiteral("mistral"));
    QVERIFY(mistral);
    QVERIFY(!mistral->quirks.streamOptions);
    QCOMPARE(mistral->quirks.toolCallIdLength, 9);
    const QList<QPair<QString, QString>> renamed {{QStringLiteral("seed"), QStringLiteral("random_seed")}};
    QCOMPARE(mistral->quirks.rename, renamed);
}

QTEST_GUILESS_MAIN(BundledCatalogTest)
#include "tst_bundled_catalog.moc"
