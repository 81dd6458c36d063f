#include "core/model/cost_breakdown.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace core;

namespace {

// Wider than anything that is counted here, and nothing that the code under test uses.
__extension__ using Wide = __int128;

constexpr qint64 kMostTokens = 1'000'000'000'000'000; // 10^15
constexpr int kRounds = 20'000;
constexpr quint32 kSeed = 20'261'122;

Money dollars(const char *text)
{
    return *Money::fromDecimal(QString::fromLatin1(text));
}

/// Small, usual and absurd counts alike.
qint64 randomCount(QRandomGenerator &random)
{
    switch (random.bounded(5)) {
    case 0:
        return 0;
    case 1:
        return random.bounded(10);
    case 2:
        return random.bounded(1'000'000);
    case 3:
        return qint64(random.generate64() % quint64(kMostTokens));
    default:
        return kMostTokens;
    }
}

Usage randomUsage(QRandomGenerator &random)
{
    // Parts may be more than their whole: hidden prompts and gateways report that.
    Usage usage;
    for (auto member :
         {&Usage::promptTokens, &Usage::cachedTokens, &Usage::cacheWriteTokens, &Usage::cacheWrite1hTokens,
          &Usage::completionTokens, &Usage::reasoningTokens, &Usage::audioPromptTokens,
          &Usage::audioCompletionTokens, &Usage::imageCompletionTokens, &Usage::promptImages,
          &Usage::webSearches, &Usage::unbilledPromptTokens, &Usage::unbilledCompletionTokens})
        usage.*member = randomCount(random);
    return usage;
}

std::optional<Money> randomPrice(QRandomGenerator &random, bool known)
{
    switch (random.bounded(known ? 1 : 0, 5)) {
    case 0:
        return std::nullopt;
    case 1:
        return Money();
    case 2:
        return Money::fromPicoDollars(1);
    case 3:
        return Money::fromPicoDollars(random.bounded(100'000'000)); // up to 100 dollars for a million
    default:
        return dollars("0.05"); // a search
    }
}

constexpr std::optional<Money> PriceRow::*kPrices[] = {
    &PriceRow::prompt,           &PriceRow::completion,   &PriceRow::cacheRead,  &PriceRow::cacheWrite,
    &PriceRow::reasoning,        &PriceRow::cacheWrite1h, &PriceRow::audioInput, &PriceRow::audioOutput,
    &PriceRow::imageOutputToken, &PriceRow::image,        &PriceRow::request,    &PriceRow::webSearch};

/// With the prices without which no cost is known, if `known`.
PriceRow randomPrices(QRandomGenerator &random, bool known)
{
    PriceRow row;
    for (auto price : kPrices)
        row.*price = randomPrice(random, false);
    if (known) {
        row.prompt = randomPrice(random, true);
        row.completion = randomPrice(random, true);
        row.webSearch = randomPrice(random, true);
    }
    return row;
}

/// The same sum in another way, without an end: token by token from the whole down.
Wide wideCost(const Usage &usage, const PriceRow &prices)
{
    const auto pico = [](const std::optional<Money> &price) { return Wide(price->picoDollars()); };
    const auto part = [](qint64 units, Wide &left) {
        const Wide taken = Wide(units) < left ? Wide(units) : left;
        left -= taken;
        return taken;
    };
    const std::optional<Money> write = prices.cacheWrite ? prices.cacheWrite : prices.prompt;
    Wide sum = 0;
    Wide left = usage.promptTokens;
    part(usage.unbilledPromptTokens, left);
    sum += part(usage.cachedTokens, left) * pico(prices.cacheRead ? prices.cacheRead : prices.prompt);
    Wide written = part(usage.cacheWriteTokens, left);
    sum += part(usage.cacheWrite1hTokens, written) * pico(prices.cacheWrite1h ? prices.cacheWrite1h : write);
    sum += written * pico(write);
    if (prices.audioInput)
        sum += part(usage.audioPromptTokens, left) * pico(prices.audioInput);
    sum += left * pico(prices.prompt);
    left = usage.completionTokens;
    part(usage.unbilledCompletionTokens, left);
    if (prices.reasoning)
        sum += part(usage.reasoningTokens, left) * pico(prices.reasoning);
    if (prices.audioOutput)
        sum += part(usage.audioCompletionTokens, left) * pico(prices.audioOutput);
    if (prices.imageOutputToken)
        sum += part(usage.imageCompletionTokens, left) * pico(prices.imageOutputToken);
    sum += left * pico(prices.completion);
    if (prices.image)
        sum += Wide(usage.promptImages) * pico(prices.image);
    if (prices.request)
        sum += pico(prices.request);
    return sum + Wide(usage.webSearches) * pico(prices.webSearch);
}

qint64 unitsOf(const CostBreakdown &breakdown, std::initializer_list<CostUnit> units)
{
    qint64 sum = 0;
    for (const CostPart &part : breakdown.parts) {
        if (std::find(units.begin(), units.end(), part.unit) != units.end())
            sum += part.units;
    }
    return sum;
}

} // namespace

class TestCostBreakdown : public QObject
{
    Q_OBJECT

private slots:
    void partsAddUpToTheCost()
    {
        QRandomGenerator random(kSeed);
        int known = 0;
        for (int round = 0; round < kRounds; ++round) {
            const Usage usage = randomUsage(random);
            const PriceRow prices = randomPrices(random, round % 2 == 0);
            const CostBreakdown breakdown = costBreakdownOf(usage, prices);
            QCOMPARE(breakdown.total(), costOf(usage, prices));
            Money sum;
            for (const CostPart &part : breakdown.parts) {
                QVERIFY(part.units > 0);
                QCOMPARE(part.amount.has_value(), part.price.has_value());
                if (part.amount) {
                    QCOMPARE(*part.amount, *part.price * part.units);
                    sum += *part.amount;
                }
            }
            QCOMPARE(sum, breakdown.known);
            QCOMPARE(breakdown.total().has_value(), breakdown.unknown().isEmpty());
            known += breakdown.total().has_value();
        }
        QVERIFY(known > kRounds / 3); // or the test would prove little
        QVERIFY(known < kRounds);
    }

    void eachTokenIsInExactlyOnePart()
    {
        QRandomGenerator random(kSeed + 1);
        for (int round = 0; round < kRounds; ++round) {
            const Usage usage = randomUsage(random);
            const CostBreakdown breakdown = costBreakdownOf(usage, randomPrices(random, false));
            const qint64 prompt =
                unitsOf(breakdown, {CostUnit::Prompt, CostUnit::CacheRead, CostUnit::CacheWrite,
                                    CostUnit::CacheWrite1h, CostUnit::AudioInput});
            const qint64 answer = unitsOf(breakdown, {CostUnit::Completion, CostUnit::Reasoning,
                                                      CostUnit::AudioOutput, CostUnit::ImageOutputToken});
            QCOMPARE(prompt + std::min(usage.promptTokens, usage.unbilledPromptTokens), usage.promptTokens);
            QCOMPARE(answer + std::min(usage.completionTokens, usage.unbilledCompletionTokens),
                     usage.completionTokens);
            QList<CostUnit> seen;
            for (const CostPart &part : breakdown.parts) {
                QVERIFY(!seen.contains(part.unit));
                seen << part.unit;
            }
        }
    }

    void hugeCountsAreExactOrAtTheEndOfTheRangeAndNeverWrap()
    {
        QRandomGenerator random(kSeed + 2);
        int beyond = 0;
        for (int round = 0; round < kRounds; ++round) {
            const Usage usage = randomUsage(random);
            const PriceRow prices = randomPrices(random, true);
            const Wide wide = wideCost(usage, prices);
            const bool fits = wide <= Wide(std::numeric_limits<qint64>::max());
            const Money expected = fits ? Money::fromPicoDollars(qint64(wide)) : Money::max();
            QCOMPARE(costOf(usage, prices), std::optional(expected));
            beyond += !fits;
        }
        QVERIFY(beyond > kRounds / 100);
        QVERIFY(beyond < kRounds);
    }

    void moreOfAnythingNeverCostsLess()
    {
        QRandomGenerator random(kSeed + 3);
        for (int round = 0; round < kRounds; ++round) {
            Usage usage = randomUsage(random);
            const PriceRow prices = randomPrices(random, true);
            const Money before = *costOf(usage, prices);
            const auto whole = std::array {&Usage::promptTokens, &Usage::completionTokens,
                                           &Usage::promptImages, &Usage::webSearches}[random.bounded(4)];
            usage.*whole += 1 + random.bounded(1000);
            QVERIFY(*costOf(usage, prices) >= before);
        }
    }

    void aTokenInAnotherPartCostsTheDifferenceOfThePrices()
    {
        // Room for one more of each part, so that nothing is cut to its whole.
        const Usage usage {.promptTokens = 100,
                           .cachedTokens = 10,
                           .cacheWriteTokens = 20,
                           .cacheWrite1hTokens = 5,
                           .completionTokens = 50,
                           .reasoningTokens = 7,
                           .audioPromptTokens = 3,
                           .audioCompletionTokens = 4,
                           .imageCompletionTokens = 6};
        PriceRow prices;
        qint64 next = 3;
        for (auto price : kPrices)
            prices.*price = Money::fromPicoDollars(next = next * 7 % 1009);
        const auto moved = [&](qint64 Usage::*part) {
            Usage other = usage;
            ++(other.*part);
            return *costOf(other, prices) - *costOf(usage, prices);
        };
        QCOMPARE(moved(&Usage::cachedTokens), *prices.cacheRead - *prices.prompt);
        QCOMPARE(moved(&Usage::cacheWriteTokens), *prices.cacheWrite - *prices.prompt);
        QCOMPARE(moved(&Usage::cacheWrite1hTokens), *prices.cacheWrite1h - *prices.cacheWrite);
        QCOMPARE(moved(&Usage::audioPromptTokens), *prices.audioInput - *prices.prompt);
        QCOMPARE(moved(&Usage::unbilledPromptTokens), Money() - *prices.prompt);
        QCOMPARE(moved(&Usage::reasoningTokens), *prices.reasoning - *prices.completion);
        QCOMPARE(moved(&Usage::audioCompletionTokens), *prices.audioOutput - *prices.completion);
        QCOMPARE(moved(&Usage::imageCompletionTokens), *prices.imageOutputToken - *prices.completion);
        QCOMPARE(moved(&Usage::unbilledCompletionTokens), Money() - *prices.completion);
    }

    void countsBelowZeroCostNothing()
    {
        const PriceRow prices {.prompt = dollars("1"), .completion = dollars("1"), .webSearch = dollars("1")};
        Usage usage;
        usage.promptTokens = usage.completionTokens = usage.cachedTokens = usage.webSearches = -5;
        QCOMPARE(costOf(usage, prices), std::optional(Money()));
        usage.promptTokens = 3; // the rest of it stays as it is
        QCOMPARE(costOf(usage, prices), std::optional(dollars("3")));
    }

    void whatHasNoPriceIsNamed()
    {
        const Usage usage {.promptTokens = 10, .completionTokens = 2, .webSearches = 3};
        const CostBreakdown breakdown = costBreakdownOf(usage, {.prompt = dollars("0.5")});
        QCOMPARE(breakdown.unknown(), (QList<CostUnit> {CostUnit::Completion, CostUnit::WebSearch}));
        QCOMPARE(breakdown.known, dollars("5"));
        QVERIFY(!breakdown.total());
    }

    void picturesAndRequestsAreFreeWithoutAPrice()
    {
        const Usage usage {.promptTokens = 10, .promptImages = 4};
        QCOMPARE(costOf(usage, {.prompt = dollars("1")}), std::optional(dollars("10")));
        QCOMPARE(costOf(usage, {.prompt = dollars("1"), .image = dollars("2"), .request = dollars("0.5")}),
                 std::optional(dollars("18.5")));
    }

    void jsonHasDecimalTextAndLeavesOutWhatIsUnknown()
    {
        const Usage usage {.promptTokens = 2000, .cachedTokens = 500, .webSearches = 1};
        PriceRow prices {.prompt = dollars("0.000003"), .cacheRead = dollars("0.0000003")};
        const QJsonObject prompt {{QLatin1String("unit"), QLatin1String("prompt")},
                                  {QLatin1String("units"), 1500},
                                  {QLatin1String("price"), QLatin1String("0.000003")},
                                  {QLatin1String("amount"), QLatin1String("0.0045")}};
        const QJsonObject cached {{QLatin1String("unit"), QLatin1String("cache_read")},
                                  {QLatin1String("units"), 500},
                                  {QLatin1String("price"), QLatin1String("0.0000003")},
                                  {QLatin1String("amount"), QLatin1String("0.00015")}};
        const QJsonObject search {{QLatin1String("unit"), QLatin1String("web_search")},
                                  {QLatin1String("units"), 1}};
        QCOMPARE(costBreakdownToJson(costBreakdownOf(usage, prices)),
                 (QJsonObject {{QLatin1String("parts"), QJsonArray {prompt, cached, search}}}));
        prices.webSearch = dollars("0.01");
        QCOMPARE(costBreakdownToJson(costBreakdownOf(usage, prices)).value(QLatin1String("total")),
                 QJsonValue(QLatin1String("0.01465")));
    }

    void unitsAreNamedAsInAPriceRow()
    {
        PriceRow row;
        for (auto price : kPrices)
            row.*price = dollars("1");
        QStringList names;
        for (int unit = 0; unit <= int(CostUnit::WebSearch); ++unit)
            names << costUnitName(CostUnit(unit));
        names.sort();
        QCOMPARE(names, priceRowToJson(row).keys());
    }
};

QTEST_APPLESS_MAIN(TestCostBreakdown)
#include "tst_cost_breakdown.moc"
