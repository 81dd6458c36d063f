#include "core/model/cost_reason.h"

#include <QJsonDocument>
#include <QTest>

#include <limits>

using namespace core;

namespace {

Money dollars(const char *text)
{
    return *Money::fromDecimal(QString::fromLatin1(text));
}

/// A dollar a token; two at night, three for more than a hundred, half of it in the tier `flex`.
Pricing pricing()
{
    return pricingFromJson(
        QJsonDocument::fromJson(R"({"prompt":"1","completion":"1","tiers":[{"min_prompt_tokens":100,)"
                                R"("prompt":"3"}],"time_windows":[{"utc_start":2200,"utc_end":200,)"
                                R"("prompt":"2"}],"service_tiers":{"flex":{"prompt":"0.5"}}})")
            .object());
}

constexpr int kNoon = 12 * 60;
constexpr int kNight = 23 * 60;

Usage tokens(qint64 prompt, const char *tier = "")
{
    return {.promptTokens = prompt, .serviceTier = QLatin1String(tier)};
}

Usage withReport(Usage usage, const char *cost)
{
    usage.reportedCost = dollars(cost);
    return usage;
}

QString text(const std::optional<Money> &money)
{
    return money ? money->toDecimal() : QString();
}

} // namespace

class TestCostReason : public QObject
{
    Q_OBJECT

private slots:
    void theBestSourceIsTaken_data()
    {
        QTest::addColumn<Usage>("usage");
        QTest::addColumn<ChargeFacts>("facts");
        QTest::addColumn<QString>("cost"); // empty: unknown
        QTest::addColumn<QString>("computed");
        QTest::addColumn<CostSource>("source");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const Usage &usage, const ChargeFacts &facts, const char *cost,
                            const char *computed, CostSource source, const char *reason) {
            QTest::newRow(name) << usage << facts << QString::fromLatin1(cost)
                                << QString::fromLatin1(computed) << source << QString::fromLatin1(reason);
        };
        const ChargeFacts noon {.minuteOfDayUtc = kNoon};
        const ChargeFacts night {.minuteOfDayUtc = kNight};
        const ChargeFacts counted {.estimated = true, .minuteOfDayUtc = kNoon};
        const ChargeFacts play {.simulated = true, .minuteOfDayUtc = kNoon};
        row("computed", tokens(10), noon, "10", "10", CostSource::Computed, "usage");
        row("a tier begins above its number", tokens(100), noon, "100", "100", CostSource::Computed, "usage");
        row("long prompt", tokens(101), noon, "303", "303", CostSource::Computed, "usage_tier");
        row("at night", tokens(10), night, "20", "20", CostSource::Computed, "usage_window");
        row("long prompt at night", tokens(101), night, "303", "303", CostSource::Computed, "usage_tier");
        row("service tier", tokens(10, "flex"), noon, "5", "5", CostSource::Computed, "usage_service_tier");
        row("service tier without prices", tokens(10, "default"), noon, "10", "10", CostSource::Computed,
            "usage");
        row("reported", withReport(tokens(10), "7"), noon, "7", "10", CostSource::Reported, "provider");
        row("reported as nothing", withReport(tokens(10), "0"), noon, "0", "10", CostSource::Reported,
            "provider");
        row("own counts", tokens(10), counted, "10", "10", CostSource::Estimated, "estimated_tokens");
        row("own counts of a long prompt", tokens(101), counted, "303", "303", CostSource::Estimated,
            "estimated_tokens");
        row("play money", tokens(10), play, "10", "10", CostSource::Simulated, "simulated");
        row("play money is never reported", withReport(tokens(10), "7"), play, "10", "10",
            CostSource::Simulated, "simulated");
    }
    void theBestSourceIsTaken()
    {
        QFETCH(Usage, usage);
        QFETCH(ChargeFacts, facts);
        QFETCH(CostSource, source);
        const Charge charge = chargeFor(usage, pricing(), facts);
        QTEST(text(charge.cost), "cost");
        QTEST(text(charge.computed), "computed");
        QVERIFY(charge.source == source);
        QTEST(costReasonName(charge.reason), "reason");
        QCOMPARE(charge.prices, pricing().at(usage.promptTokens, facts.minuteOfDayUtc, usage.serviceTier));
    }

    void withoutPricesThereIsNoCost()
    {
        for (const bool simulated : {false, true}) {
            const Charge charge = chargeFor(tokens(10), {}, {.simulated = simulated});
            QVERIFY(!charge.cost);
            QVERIFY(!charge.computed);
            QVERIFY(charge.source == (simulated ? CostSource::Simulated : CostSource::Unknown));
            QVERIFY(charge.reason == CostReason::PriceUnknown);
        }
        const Charge reported = chargeFor(withReport(tokens(10), "7"), {}, {});
        QCOMPARE(text(reported.cost), QStringLiteral("7"));
        QVERIFY(!reported.computed);
    }

    void tokensAreChargedWhereOnlySearchesHaveNoPrice()
    {
        Usage usage = tokens(10);
        usage.webSearches = 2;
        const Charge charge = chargeFor(usage, pricing(), {.minuteOfDayUtc = kNoon});
        QCOMPARE(text(charge.cost), QStringLiteral("10"));
        QVERIFY(!charge.computed);
        QVERIFY(charge.source == CostSource::Estimated);
        QVERIFY(charge.reason == CostReason::PricePartlyUnknown);

        usage = {.webSearches = 2}; // nothing at all is known then
        QVERIFY(!chargeFor(usage, pricing(), {}).cost);
        usage = {.promptTokens = 1, .completionTokens = 1}; // a token without a price is no trifle
        Pricing half = pricing();
        half.base.completion.reset();
        QVERIFY(!chargeFor(usage, half, {}).cost);
    }

    void everyReasonHasACodeAndASentence()
    {
        QStringList codes;
        for (int reason = 0; reason <= int(CostReason::NotAnswered); ++reason) {
            const QString code = costReasonName(CostReason(reason));
            QVERIFY2(costReasonWords(code).endsWith(u'.'), qPrintable(code));
            QVERIFY(!codes.contains(code));
            codes << code;
        }
        QCOMPARE(costReasonWords(QStringLiteral("later")), QStringLiteral("later"));
    }

    void differenceIsInThousandthsOfTheReported_data()
    {
        QTest::addColumn<qint64>("reported");
        QTest::addColumn<qint64>("computed");
        QTest::addColumn<qint64>("perMille");
        const qint64 top = std::numeric_limits<qint64>::max();
        QTest::newRow("same") << qint64(1000) << qint64(1000) << qint64(0);
        QTest::newRow("more") << qint64(1000) << qint64(1005) << qint64(5);
        QTest::newRow("less") << qint64(1000) << qint64(900) << qint64(-100);
        QTest::newRow("nothing computed") << qint64(3) << qint64(0) << qint64(-1000);
        QTest::newRow("just below a half") << qint64(10'000) << qint64(10'004) << qint64(0);
        QTest::newRow("a half goes away from zero") << qint64(10'000) << qint64(10'005) << qint64(1);
        QTest::newRow("downwards too") << qint64(10'000) << qint64(9'995) << qint64(-1);
        QTest::newRow("twice") << qint64(7) << qint64(14) << qint64(1000);
        QTest::newRow("at the top") << top << top - 1 << qint64(0);
        QTest::newRow("half of the top") << top << top / 2 << qint64(-500);
        QTest::newRow("a third of the top") << top << top / 3 << qint64(-667);
    }
    void differenceIsInThousandthsOfTheReported()
    {
        QFETCH(qint64, reported);
        QFETCH(qint64, computed);
        QFETCH(qint64, perMille);
        QCOMPARE(costDifferencePerMille(Money::fromPicoDollars(reported), Money::fromPicoDollars(computed)),
                 std::optional(perMille));
    }

    void differenceFromNothingIsNone()
    {
        QCOMPARE(costDifferencePerMille({}, {}), std::optional<qint64>(0));
        QVERIFY(!costDifferencePerMille({}, dollars("1")));
        // Beyond what can be said in thousandths it stays large and positive.
        QVERIFY(*costDifferencePerMille(Money::fromPicoDollars(1), Money::max()) > 1'000'000'000'000'000);
    }
};

QTEST_APPLESS_MAIN(TestCostReason)
#include "tst_cost_reason.moc"
