#include "core/model/pricing.h"

#include <QJsonDocument>
#include <QTest>

#include <limits>

using namespace core;

namespace {

Money dollars(const char *text)
{
    return *Money::fromDecimal(QString::fromLatin1(text));
}

Pricing read(const char *json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    Q_ASSERT(document.isObject());
    return pricingFromJson(document.object());
}

/// One dollar a token in, two out, for sums that can be done in the head.
const PriceRow kPlain {.prompt = dollars("1"), .completion = dollars("2")};

PriceRow priced(std::optional<Money> PriceRow::*member, const char *price)
{
    PriceRow row = kPlain;
    row.*member = dollars(price);
    return row;
}

} // namespace

class TestPricing : public QObject
{
    Q_OBJECT

private slots:
    void costCountsEachTokenOnce_data()
    {
        QTest::addColumn<Usage>("usage");
        QTest::addColumn<PriceRow>("prices");
        QTest::addColumn<QString>("cost"); // empty: unknown
        const auto row = [](const char *name, const Usage &usage, const PriceRow &prices, const char *cost) {
            QTest::newRow(name) << usage << prices << QString::fromLatin1(cost);
        };
        row("plain", {.promptTokens = 10, .completionTokens = 5}, kPlain, "20");
        row("nothing", {}, kPlain, "0");
        row("cached has its own price", {.promptTokens = 10, .cachedTokens = 8},
            priced(&PriceRow::cacheRead, "0.1"), "2.8");
        row("cached without a price costs as the rest", {.promptTokens = 10, .cachedTokens = 8}, kPlain,
            "10");
        row("written to the cache", {.promptTokens = 10, .cachedTokens = 2, .cacheWriteTokens = 4},
            priced(&PriceRow::cacheWrite, "1.25"), "11");
        row("written without a price", {.promptTokens = 10, .cacheWriteTokens = 4}, kPlain, "10");
        row("more cached than sent", {.promptTokens = 10, .cachedTokens = 12},
            priced(&PriceRow::cacheRead, "0.1"), "1");
        row("more cached and written than sent",
            {.promptTokens = 10, .cachedTokens = 8, .cacheWriteTokens = 8},
            priced(&PriceRow::cacheRead, "0.5"), "6");
        row("reasoning costs as the answer", {.completionTokens = 10, .reasoningTokens = 4}, kPlain, "20");
        row("reasoning has its own price", {.completionTokens = 10, .reasoningTokens = 4},
            priced(&PriceRow::reasoning, "3"), "24");
        row("more reasoning than answer", {.completionTokens = 10, .reasoningTokens = 40},
            priced(&PriceRow::reasoning, "3"), "30");
        row("audio in", {.promptTokens = 10, .audioPromptTokens = 4}, priced(&PriceRow::audioInput, "8"),
            "38");
        row("audio without a price costs as text", {.promptTokens = 10, .audioPromptTokens = 4}, kPlain,
            "10");
        row("audio out", {.completionTokens = 10, .audioCompletionTokens = 4},
            priced(&PriceRow::audioOutput, "8"), "44");
        row("image out", {.completionTokens = 10, .imageCompletionTokens = 10},
            priced(&PriceRow::imageOutputToken, "30"), "300");
        row("by the request", {.promptTokens = 1}, priced(&PriceRow::request, "0.5"), "1.5");
        row("unknown prompt price", {.promptTokens = 1}, {.completion = dollars("1")}, "");
        row("unknown price that is not needed", {.completionTokens = 1}, {.completion = dollars("1")}, "1");
        row("no prices at all", {.promptTokens = 1, .completionTokens = 1}, {}, "");
        row("absurd count", {.promptTokens = std::numeric_limits<qint64>::max(), .completionTokens = 1},
            kPlain, "9223372.036854775807");
    }
    void costCountsEachTokenOnce()
    {
        QFETCH(Usage, usage);
        QFETCH(PriceRow, prices);
        QFETCH(QString, cost);
        const auto sum = costOf(usage, prices);
        QCOMPARE(sum ? sum->toDecimal() : QString(), cost);
    }

    void tiersBeginAboveTheirThreshold_data()
    {
        QTest::addColumn<qint64>("tokens");
        QTest::addColumn<QString>("prompt");
        QTest::newRow("small") << qint64(1) << QStringLiteral("1");
        QTest::newRow("at the first") << qint64(200'000) << QStringLiteral("1");
        QTest::newRow("above the first") << qint64(200'001) << QStringLiteral("2");
        QTest::newRow("at the second") << qint64(500'000) << QStringLiteral("2");
        QTest::newRow("above the second") << qint64(500'001) << QStringLiteral("4");
    }
    void tiersBeginAboveTheirThreshold()
    {
        QFETCH(qint64, tokens);
        QFETCH(QString, prompt);
        // Out of order on purpose: the highest that is passed counts, not the last that is listed.
        const Pricing pricing = read(R"({"prompt":"1","completion":"3","tiers":[
            {"min_prompt_tokens":500000,"prompt":"4"},{"min_prompt_tokens":200000,"prompt":"2"}]})");
        QCOMPARE(pricing.at(tokens, 0).prompt->toDecimal(), prompt);
        QCOMPARE(pricing.at(tokens, 0).completion->toDecimal(),
                 QStringLiteral("3")); // the tier leaves it alone
    }

    void windowsHaveEdgesAndWrapMidnight_data()
    {
        QTest::addColumn<int>("hhmm");
        QTest::addColumn<QString>("prompt");
        const auto row = [](const char *name, int hhmm, const char *prompt) {
            QTest::newRow(name) << hhmm << QString::fromLatin1(prompt);
        };
        row("before the evening", 1629, "1");
        row("start is inside", 1630, "0.5");
        row("before midnight", 2359, "0.5");
        row("midnight", 0, "0.5");
        row("last minute", 29, "0.5");
        row("end is outside", 30, "1");
        row("morning window starts", 800, "0.75");
        row("morning window's last minute", 959, "0.75");
        row("morning window is over", 1000, "1");
    }
    void windowsHaveEdgesAndWrapMidnight()
    {
        QFETCH(int, hhmm);
        QFETCH(QString, prompt);
        const Pricing pricing = read(R"({"prompt":"1","completion":"1","time_windows":[
            {"utc_start":1630,"utc_end":30,"prompt":"0.5"},{"utc_start":800,"utc_end":1000,"prompt":"0.75"}]})");
        QCOMPARE(pricing.at(0, hhmm / 100 * 60 + hhmm % 100).prompt->toDecimal(), prompt);
    }

    void tierCountsOnTopOfTheWindow()
    {
        const Pricing pricing = read(R"({"prompt":"1","completion":"1",
            "time_windows":[{"utc_start":0,"utc_end":1200,"prompt":"0.5","completion":"0.5"}],
            "tiers":[{"min_prompt_tokens":10,"prompt":"2"}]})");
        const PriceRow row = pricing.at(11, 60);
        QCOMPARE(row.prompt->toDecimal(), QStringLiteral("2"));
        QCOMPARE(row.completion->toDecimal(), QStringLiteral("0.5"));
    }

    void serviceTiersReplaceWhatTheyPrice_data()
    {
        QTest::addColumn<QString>("tier");
        QTest::addColumn<QString>("prompt");
        QTest::newRow("none") << QString() << QStringLiteral("1");
        QTest::newRow("usual") << QStringLiteral("default") << QStringLiteral("1");
        QTest::newRow("flex") << QStringLiteral("flex") << QStringLiteral("0.5");
        QTest::newRow("priority") << QStringLiteral("priority") << QStringLiteral("2");
    }
    void serviceTiersReplaceWhatTheyPrice()
    {
        QFETCH(QString, tier);
        QFETCH(QString, prompt);
        const Pricing pricing = read(R"({"prompt":"1","completion":"3","service_tiers":{
            "flex":{"prompt":"0.5"},"priority":{"prompt":"2"}}})");
        const PriceRow row = pricing.at(5, 0, tier);
        QCOMPARE(row.prompt->toDecimal(), prompt);
        QCOMPARE(row.completion->toDecimal(), QStringLiteral("3"));
    }

    void aPriceBelowZeroIsUnknown()
    {
        QVERIFY(!read(R"({"prompt":"-1"})").base.prompt);
        QVERIFY(!read(R"({"prompt":-1})").base.prompt);
        QVERIFY(read(R"({"prompt":"0"})").base.prompt);
    }

    void pricesMayBeTextOrNumbers()
    {
        const Pricing pricing =
            read(R"({"prompt":0.00000015,"completion":"0.0000006","song":"3","image":null})");
        QCOMPARE(pricing.base.prompt->toDecimal(), QStringLiteral("0.00000015"));
        QCOMPARE(pricing.base.completion->toDecimal(), QStringLiteral("0.0000006"));
        QVERIFY(!pricing.base.image);
        QVERIFY(!read(R"({"prompt":"a lot"})").base.prompt);
    }

    void writtenPricesReadBackTheSame()
    {
        PriceRow row;
        for (auto member :
             {&PriceRow::prompt, &PriceRow::completion, &PriceRow::cacheRead, &PriceRow::cacheWrite,
              &PriceRow::cacheWrite1h, &PriceRow::reasoning, &PriceRow::audioInput, &PriceRow::audioOutput,
              &PriceRow::imageOutputToken, &PriceRow::image, &PriceRow::request, &PriceRow::webSearch})
            row.*member = dollars("0.00000012");
        QCOMPARE(pricingFromJson(priceRowToJson(row)).base, row);
        QVERIFY(priceRowToJson({}).isEmpty());
    }

    void freeMeansKnownAndNothing()
    {
        QVERIFY(read(R"({"prompt":"0","completion":"0"})").isFree());
        QVERIFY(!read(R"({"prompt":"0","completion":"0","request":"0.01"})").isFree());
        QVERIFY(!read(R"({"prompt":"0"})").isFree());
        QVERIFY(!Pricing().isFree());
        QVERIFY(!Pricing().isKnown());
    }
};

QTEST_APPLESS_MAIN(TestPricing)
#include "tst_pricing.moc"
