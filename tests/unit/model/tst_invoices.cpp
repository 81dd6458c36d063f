#include "core/model/cost_breakdown.h"
#include "core/model/cost_reason.h"
#include "tests/unit/model/invoices.h"

#include <QSet>
#include <QTest>

using namespace core;
using invoices::Invoice;
using invoices::kInvoices;

namespace {

/// A price for so many units as that for one, which has to come out even.
std::optional<Money> each(const char *price, qint64 units)
{
    if (!price)
        return std::nullopt;
    const std::optional<Money> all = Money::fromDecimal(QString::fromLatin1(price));
    if (!all || all->picoDollars() % units != 0)
        qFatal("no price that can be had by the unit: %s", price);
    return Money::fromPicoDollars(all->picoDollars() / units);
}

PriceRow rowOf(const invoices::Page &page)
{
    constexpr qint64 million = 1'000'000;
    constexpr qint64 thousand = 1000;
    return {.prompt = each(page.prompt, million),
            .completion = each(page.completion, million),
            .cacheRead = each(page.cacheRead, million),
            .cacheWrite = each(page.cacheWrite, million),
            .cacheWrite1h = each(page.cacheWrite1h, million),
            .reasoning = each(page.reasoning, million),
            .audioInput = each(page.audioInput, million),
            .audioOutput = each(page.audioOutput, million),
            .imageOutputToken = each(page.imageOutputToken, million),
            .image = each(page.imagesPerThousand, thousand),
            .request = each(page.requestsPerThousand, thousand),
            .webSearch = each(page.searchesPerThousand, thousand)};
}

int minuteOf(int hhmm)
{
    return hhmm / 100 * 60 + hhmm % 100;
}

Pricing pricingOf(const Invoice &invoice)
{
    Pricing pricing {.base = rowOf(invoice.page)};
    for (const invoices::LongPrompts &step : {invoice.longPrompts, invoice.longerPrompts}) {
        if (step.above > 0)
            pricing.tiers << PriceTier {step.above, rowOf(step.page)};
    }
    if (invoice.hours.from != invoice.hours.to)
        pricing.windows << PriceWindow {minuteOf(invoice.hours.from), minuteOf(invoice.hours.to),
                                        rowOf(invoice.hours.page)};
    if (invoice.serviceTier.name)
        pricing.serviceTiers << ServiceTierPrices {QLatin1String(invoice.serviceTier.name),
                                                   rowOf(invoice.serviceTier.page)};
    return pricing;
}

} // namespace

class TestInvoices : public QObject
{
    Q_OBJECT

private slots:
    void billIsThatOfThePricePage_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(std::size(kInvoices)); ++i)
            QTest::newRow(kInvoices[i].name) << i;
    }
    void billIsThatOfThePricePage()
    {
        QFETCH(int, index);
        const Invoice &invoice = kInvoices[index];
        const Charge charge =
            chargeFor(invoice.usage, pricingOf(invoice), {.minuteOfDayUtc = minuteOf(invoice.at)});
        QVERIFY2(charge.cost, invoice.arithmetic);
        QVERIFY2(charge.cost->toDecimal() == QLatin1String(invoice.cost),
                 qPrintable(charge.cost->toDecimal() + QLatin1String(" instead of ")
                            + QString::fromUtf8(invoice.arithmetic)));
        QVERIFY(charge.source == CostSource::Computed);
        QCOMPARE(costBreakdownOf(invoice.usage, charge.prices).total(), charge.cost);
    }

    void thereAreFortyInvoicesOfTenProviders()
    {
        QSet<QString> providers;
        for (const Invoice &invoice : kInvoices)
            providers << QString::fromUtf8(invoice.name).section(u',', 0, 0);
        QVERIFY(std::size(kInvoices) >= 40);
        QVERIFY(providers.size() >= 10);
    }
};

QTEST_APPLESS_MAIN(TestInvoices)
#include "tst_invoices.moc"
