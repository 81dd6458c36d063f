#include "core/catalog/own_prices.h"

#include <QTest>

using namespace core;

namespace {

std::optional<Money> dollars(const char *text)
{
    return Money::fromDecimal(QString::fromLatin1(text));
}

/// Prices of all kinds that a provider can have.
Pricing fullPricing()
{
    Pricing pricing;
    pricing.base = {
        .prompt = dollars("0.000003"), .completion = dollars("0.000015"), .cacheRead = dollars("0.0000003")};
    pricing.tiers = {
        PriceTier {200'000, {.prompt = dollars("0.000006"), .completion = dollars("0.0000225")}}};
    pricing.windows = {PriceWindow {60, 120, {.prompt = dollars("0.000001")}}};
    pricing.serviceTiers = {ServiceTierPrices {QStringLiteral("priority"), {.prompt = dollars("0.000009")}}};
    return pricing;
}

CatalogPtr catalog()
{
    EndpointInfo plain;
    plain.providerId = QStringLiteral("acme");
    plain.pricing = fullPricing();
    plain.pricingSource = QStringLiteral("models.dev");
    EndpointInfo turbo = plain;
    turbo.tag = QStringLiteral("turbo");
    ModelInfo one;
    one.id = QStringLiteral("lab/one");
    one.aliases = QStringList {QStringLiteral("lab/one-2026")};
    one.endpoints = {plain, turbo};
    ModelInfo two = one;
    two.id = QStringLiteral("lab/two");
    two.aliases.clear();
    return std::make_shared<const Catalog>(
        QList<ModelInfo> {one, two},
        QList<ProviderInfo> {ProviderInfo {QStringLiteral("acme"), QStringLiteral("Acme")}});
}

PriceEdit edit(const QString &model, const QString &endpoint)
{
    return {.model = model,
            .endpoint = endpoint,
            .prices = {.prompt = dollars("0.000002")},
            .changed = QStringLiteral("2026-11-22")};
}

} // namespace

class OwnPricesTest : public QObject
{
    Q_OBJECT

private slots:
    void withoutPricesTheCatalogIsShared();
    void whatIsSetReplacesThatPriceEverywhere();
    void aFreePriceIsAPrice();
    void onlyTheNamedEndpointChanges_data();
    void onlyTheNamedEndpointChanges();
    void theSourceIsTheUser();
    void pricesForNothingAreNamed();
};

void OwnPricesTest::withoutPricesTheCatalogIsShared()
{
    const CatalogPtr before = catalog();
    QCOMPARE(withOwnPrices(before, {}), before);
}

void OwnPricesTest::whatIsSetReplacesThatPriceEverywhere()
{
    const Pricing pricing = withOwnPrices(fullPricing(), {.prompt = dollars("0.000002")});
    QCOMPARE(pricing.base.prompt, dollars("0.000002"));
    QCOMPARE(pricing.base.completion, dollars("0.000015"));
    QCOMPARE(pricing.base.cacheRead, dollars("0.0000003"));
    // Nothing overrides it, neither by length nor by hour nor by tier …
    for (const QString &tier : {QString(), QStringLiteral("priority")}) {
        QCOMPARE(pricing.at(300'000, 90, tier).prompt, dollars("0.000002"));
        QCOMPARE(pricing.at(10, 0, tier).prompt, dollars("0.000002"));
    }
    // … and what it says nothing about stays.
    QCOMPARE(pricing.at(300'000, 0).completion, dollars("0.0000225"));
    QVERIFY(pricing.windows.isEmpty());
    QVERIFY(pricing.serviceTiers.isEmpty());
    QCOMPARE(pricing.tiers.size(), 1);
}

void OwnPricesTest::aFreePriceIsAPrice()
{
    const Pricing pricing =
        withOwnPrices(fullPricing(), {.prompt = Money(), .completion = Money(), .cacheRead = Money()});
    QVERIFY(pricing.isFree());
    QVERIFY(pricing.tiers.isEmpty());
}

void OwnPricesTest::onlyTheNamedEndpointChanges_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QList<int>>("changed"); // of one's plain and turbo, two's plain and turbo
    const auto row = [](const char *model, const char *endpoint, const QList<int> &changed) {
        QTest::addRow("%s at %s", model, endpoint)
            << QString::fromLatin1(model) << QString::fromLatin1(endpoint) << changed;
    };
    row("lab/one", "acme", {0});
    row("lab/one", "acme/turbo", {1});
    row("LAB/One", "acme", {0});
    row("lab/one-2026", "acme", {0});
    row("lab/two", "acme/turbo", {3});
    row("lab/three", "acme", {});
    row("lab/one", "acme/slow", {});
    row("lab/one", "ac", {});
}

void OwnPricesTest::onlyTheNamedEndpointChanges()
{
    QFETCH(QString, model);
    QFETCH(QString, endpoint);
    const CatalogPtr after = withOwnPrices(catalog(), {edit(model, endpoint)});
    QList<int> changed;
    int number = 0;
    for (const ModelInfo &one : after->models()) {
        for (const EndpointInfo &place : one.endpoints) {
            if (place.pricing != fullPricing())
                changed << number;
            ++number;
        }
    }
    QTEST(changed, "changed");
    QCOMPARE(pricesWithoutEndpoint(*catalog(), {edit(model, endpoint)}).size(), changed.isEmpty() ? 1 : 0);
}

void OwnPricesTest::theSourceIsTheUser()
{
    PriceEdit undated = edit(QStringLiteral("lab/two"), QStringLiteral("acme"));
    undated.changed.clear();
    const CatalogPtr after =
        withOwnPrices(catalog(), {edit(QStringLiteral("lab/one"), QStringLiteral("acme")), undated});
    QCOMPARE(after->models().at(0).endpoints.at(0).pricingSource, QStringLiteral("you, 2026-11-22"));
    QCOMPARE(after->models().at(0).endpoints.at(1).pricingSource, QStringLiteral("models.dev"));
    QCOMPARE(after->models().at(1).endpoints.at(0).pricingSource, QStringLiteral("you"));
}

void OwnPricesTest::pricesForNothingAreNamed()
{
    const PriceEdit good = edit(QStringLiteral("lab/one"), QStringLiteral("acme"));
    const PriceEdit idle = edit(QStringLiteral("lab/gone"), QStringLiteral("acme"));
    QCOMPARE(pricesWithoutEndpoint(*catalog(), {good, idle}), QList<PriceEdit> {idle});
}

QTEST_APPLESS_MAIN(OwnPricesTest)
#include "tst_own_prices.moc"
