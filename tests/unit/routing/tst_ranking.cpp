#include "core/routing/ranking.h"

#include <QSet>
#include <QTest>

#include <functional>

using namespace core;

namespace {

RankRow priced(double cost)
{
    RankRow row {.cost = cost};
    row.effectiveCost = cost;
    return row;
}

/// One whose tool calls and speed are judged, and good.
RankRow judged(double cost)
{
    RankRow row = priced(cost);
    row.measured = true;
    row.requests = 100;
    row.toolRequests = 100;
    row.throughput = {100, 90, 80, 70};
    row.latency = {1, 2, 3, 4};
    return row;
}

/// Numbers of the rows in order, such as `1 0 2`.
QString order(const QList<RankRow> &rows, const RankRules &rules)
{
    QStringList numbers;
    for (const Ranked &one : rankEndpoints(rows, rules))
        numbers << QString::number(one.row);
    return numbers.join(u' ');
}

const RankRules kByPrice {.sort = SortBy::Price};

using Change = std::function<void(RankRow &)>;
using RulesChange = std::function<void(RankRules &)>;

} // namespace

class TestRanking : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsRankedAsNothing() { QVERIFY(rankEndpoints({}, {}).isEmpty()); }

    void withoutASeedTheCheapestGoesFirst()
    {
        QCOMPARE(order({priced(3), priced(kUnknown), priced(1), priced(2)}, {}), QStringLiteral("2 3 0 1"));
        QCOMPARE(order({priced(3), priced(0), priced(1)}, {}), QStringLiteral("1 2 0"));
    }

    void equalPricesPutDeprecatedLastAndKeepTheOrderOfTheRows()
    {
        RankRow old = priced(1);
        old.deprecated = true;
        QCOMPARE(order({old, priced(1), priced(1), priced(2)}, {}), QStringLiteral("1 2 0 3"));
    }

    // What each criterion weighs against all those below it: row 0 is worse by the one, row 1 by all the
    // lower ones.
    void eachCriterionGoesBeforeAllLowerOnes_data()
    {
        QTest::addColumn<int>("criterion");
        int number = 0;
        for (const char *name : {"missed goal", "model", "set back", "order", "tier", "quality of tool calls",
                                 "trouble", "price", "deprecated"})
            QTest::newRow(name) << number++;
    }
    void eachCriterionGoesBeforeAllLowerOnes()
    {
        QFETCH(int, criterion);
        const QList<Change> worsen {
            [](RankRow &row) { row.latency[0] = 10; },   [](RankRow &row) { row.model = 1; },
            [](RankRow &row) { row.setBack = true; },    [](RankRow &row) { row.orderRank = 5; },
            [](RankRow &row) { row.tier = 1; },          [](RankRow &row) { row.badToolCallRate = 0.9; },
            [](RankRow &row) { row.trouble = true; },    [](RankRow &row) { row.cost = 9; },
            [](RankRow &row) { row.deprecated = true; },
        };
        QList<RankRow> rows;
        for (int i = 0; i < 6; ++i) { // rows 2 to 5 are the peers without which nobody's tools are judged
            rows << judged(1);
            rows.last().orderRank = 4;
        }
        worsen.at(criterion)(rows[0]);
        for (int lower = criterion + 1; lower < worsen.size(); ++lower)
            worsen.at(lower)(rows[1]);
        const RankRules rules {.sort = SortBy::Exacto, .maxLatency = {.p50 = 5}};
        const QString ranked = order(rows, rules);
        QVERIFY2(ranked.indexOf(u'1') < ranked.indexOf(u'0'), qPrintable(ranked));
    }

    void sortPutsTheBestFirstAndTheUnknownLast_data()
    {
        QTest::addColumn<SortBy>("sort");
        QTest::addColumn<QString>("expected");
        QTest::newRow("price") << SortBy::Price << QStringLiteral("0 1 2 3");
        QTest::newRow("throughput") << SortBy::Throughput << QStringLiteral("2 0 1 3");
        QTest::newRow("latency") << SortBy::Latency << QStringLiteral("1 2 0 3");
    }
    void sortPutsTheBestFirstAndTheUnknownLast()
    {
        QFETCH(SortBy, sort);
        QFETCH(QString, expected);
        QList<RankRow> rows {priced(1), priced(2), priced(3), priced(kUnknown)};
        rows[0].throughput[0] = 50;
        rows[1].throughput[0] = 40;
        rows[2].throughput[0] = 60;
        rows[0].latency[0] = 3;
        rows[1].latency[0] = 1;
        rows[2].latency[0] = 2;
        QCOMPARE(order(rows, {.sort = sort}), expected);
        // A sort leaves nothing to chance.
        for (quint64 seed = 0; seed < 50; ++seed)
            QCOMPARE(order(rows, {.sort = sort, .seed = seed}), expected);
    }

    void equalFiguresAreInOrderOfPrice()
    {
        QList<RankRow> rows {priced(2), priced(1), priced(3)};
        QCOMPARE(order(rows, {.sort = SortBy::Throughput}), QStringLiteral("1 0 2")); // nothing is known
        for (RankRow &row : rows)
            row.latency[0] = 1;
        rows[2].latency[0] = 0.5;
        QCOMPARE(order(rows, {.sort = SortBy::Latency}), QStringLiteral("2 1 0"));
    }

    void aSortLooksPastTroubleButNotPastAnOpenCircuitOrAFullEndpoint()
    {
        QList<RankRow> rows {priced(1), priced(2)};
        rows[0].trouble = true;
        QCOMPARE(order(rows, kByPrice), QStringLiteral("0 1"));
        QCOMPARE(order(rows, {}), QStringLiteral("1 0"));
        rows[0] = priced(1);
        rows[0].atCap = true;
        QCOMPARE(order(rows, kByPrice), QStringLiteral("1 0"));
        rows[0] = priced(1);
        rows[0].setBack = true;
        QCOMPARE(order(rows, kByPrice), QStringLiteral("1 0"));
    }

    void partitionNoneRanksAllModelsAsOne()
    {
        QList<RankRow> rows {priced(3), priced(1), priced(2)};
        rows[1].model = 1;
        rows[2].model = 2;
        QCOMPARE(order(rows, kByPrice), QStringLiteral("0 1 2"));
        RankRules oneList = kByPrice;
        oneList.partition = Partition::None;
        QCOMPARE(order(rows, oneList), QStringLiteral("1 2 0"));
    }

    void aWishedFigureIsMissedJustPastItAndNeverByTheUnknown_data()
    {
        QTest::addColumn<RulesChange>("wish");
        QTest::addColumn<int>("percentile");
        QTest::addColumn<bool>("throughput");
        const auto row = [](const char *name, int percentile, bool throughput, const RulesChange &wish) {
            QTest::newRow(name) << wish << percentile << throughput;
        };
        row("throughput p50", 0, true, [](RankRules &rules) { rules.minThroughput.p50 = 40; });
        row("throughput p75", 1, true, [](RankRules &rules) { rules.minThroughput.p75 = 40; });
        row("throughput p90", 2, true, [](RankRules &rules) { rules.minThroughput.p90 = 40; });
        row("throughput p99", 3, true, [](RankRules &rules) { rules.minThroughput.p99 = 40; });
        row("latency p50", 0, false, [](RankRules &rules) { rules.maxLatency.p50 = 40; });
        row("latency p75", 1, false, [](RankRules &rules) { rules.maxLatency.p75 = 40; });
        row("latency p90", 2, false, [](RankRules &rules) { rules.maxLatency.p90 = 40; });
        row("latency p99", 3, false, [](RankRules &rules) { rules.maxLatency.p99 = 40; });
    }
    void aWishedFigureIsMissedJustPastItAndNeverByTheUnknown()
    {
        QFETCH(RulesChange, wish);
        QFETCH(int, percentile);
        QFETCH(bool, throughput);
        RankRules rules;
        wish(rules);
        const auto isDemoted = [&](double figure) {
            QList<RankRow> rows {priced(1), priced(2)};
            (throughput ? rows[0].throughput : rows[0].latency)[size_t(percentile)] = figure;
            const QList<Ranked> ranked = rankEndpoints(rows, rules);
            const bool demoted = ranked.first().row == 1;
            // Demoted, but still there, and it says so.
            return ranked.size() == 2 && ranked.at(demoted ? 1 : 0).missedGoal == demoted && demoted;
        };
        QCOMPARE(isDemoted(39.9), throughput);
        QVERIFY(!isDemoted(40));
        QCOMPARE(isDemoted(40.1), !throughput);
        QVERIFY(!isDemoted(kUnknown));
    }

    void missingAnyOfSeveralWishesDemotes()
    {
        QList<RankRow> rows {priced(1), priced(2)};
        rows[0].throughput = {100, 100, 100, 5};
        const RankRules rules {.minThroughput = {.p50 = 50, .p99 = 10}};
        QCOMPARE(order(rows, rules), QStringLiteral("1 0"));
        rows[0].throughput[3] = 10;
        QCOMPARE(order(rows, rules), QStringLiteral("0 1"));
    }

    void aWishMayPutAFallbackModelFirst()
    {
        QList<RankRow> rows {priced(1), priced(1)};
        rows[0].latency[0] = 9;
        rows[1].model = 1;
        QCOMPARE(order(rows, {.maxLatency = {.p50 = 3}}), QStringLiteral("1 0"));
    }

    void orderPutsTheNamedFirstWithoutADraw()
    {
        QList<RankRow> rows {priced(1), priced(5), priced(9)};
        rows[2].orderRank = 0;
        rows[1].orderRank = 1;
        for (quint64 seed = 0; seed < 50; ++seed)
            QCOMPARE(order(rows, {.ordered = true, .seed = seed}), QStringLiteral("2 1 0"));
    }

    void aTierGoesFirstAndIsSortedWithinItself()
    {
        QList<RankRow> rows {priced(1), priced(8), priced(9)};
        rows[0].tier = 1;
        QCOMPARE(order(rows, {}), QStringLiteral("1 2 0"));
    }

    void toolQualityIsWeighedWithToolsUnlessAnotherOrderIsWished_data()
    {
        QTest::addColumn<RulesChange>("change");
        QTest::addColumn<bool>("weighed");
        const auto row = [](const char *name, bool weighed, const RulesChange &change) {
            QTest::newRow(name) << change << weighed;
        };
        row("no tools", false, [](RankRules &) {});
        row("tools", true, [](RankRules &rules) { rules.wantsTools = true; });
        row("exacto without tools", true, [](RankRules &rules) { rules.sort = SortBy::Exacto; });
        row("tools, by price", false, [](RankRules &rules) {
            rules.wantsTools = true;
            rules.sort = SortBy::Price;
        });
        row("tools, by latency", false, [](RankRules &rules) {
            rules.wantsTools = true;
            rules.sort = SortBy::Latency;
        });
        row("tools, in a given order", false, [](RankRules &rules) {
            rules.wantsTools = true;
            rules.ordered = true;
        });
        row("exacto in a given order", true, [](RankRules &rules) {
            rules.sort = SortBy::Exacto;
            rules.ordered = true;
        });
    }
    void toolQualityIsWeighedWithToolsUnlessAnotherOrderIsWished()
    {
        QFETCH(RulesChange, change);
        QFETCH(bool, weighed);
        QList<RankRow> rows {judged(1), judged(2), judged(3), judged(4), judged(5)};
        rows[0].badToolCallRate = 0.5;
        RankRules rules;
        change(rules);
        const QList<Ranked> ranked = rankEndpoints(rows, rules);
        QCOMPARE(ranked.last().row == 0, weighed);
        QCOMPARE(ranked.last().weakTools, weighed);
        QVERIFY(!ranked.at(1).weakTools);
    }

    void chanceNeverCrossesTheBordersOfAGroup()
    {
        QList<RankRow> rows {priced(1), priced(1), priced(1), priced(1)};
        rows[1].trouble = true;
        rows[2].setBack = true;
        rows[3].model = 1;
        for (const auto strategy : {RoutingStrategy::PriceWeighted, RoutingStrategy::Balanced}) {
            for (quint64 seed = 0; seed < 200; ++seed)
                QCOMPARE(order(rows, {.strategy = strategy, .seed = seed}), QStringLiteral("0 1 2 3"));
        }
    }

    void oneSeedIsOneOrder()
    {
        const QList<RankRow> rows {priced(1), priced(1.1), priced(1.2), priced(1.3)};
        for (const auto strategy : {RoutingStrategy::PriceWeighted, RoutingStrategy::Balanced}) {
            QSet<QString> orders;
            for (quint64 seed = 0; seed < 200; ++seed) {
                const RankRules rules {.strategy = strategy, .seed = seed};
                QCOMPARE(order(rows, rules), order(rows, rules));
                orders << order(rows, rules);
            }
            QVERIFY(orders.size() >= 4);
        }
    }

    void sharesOfAGroupComeToOneAndASortHasNone()
    {
        QList<RankRow> rows {priced(1), priced(2), priced(4), priced(1)};
        rows[3].trouble = true;
        for (const auto strategy : {RoutingStrategy::PriceWeighted, RoutingStrategy::Balanced}) {
            double sum = 0;
            for (const Ranked &one : rankEndpoints(rows, {.strategy = strategy, .seed = 1})) {
                if (one.row != 3)
                    sum += one.share;
            }
            QVERIFY(qAbs(sum - 1) < 1e-9);
        }
        for (const Ranked &one : rankEndpoints(rows, kByPrice))
            QCOMPARE(one.share, 0.0);
    }

    void anUnknownPriceIsNeverDrawnFirstByPrice()
    {
        const QList<RankRow> rows {priced(kUnknown), priced(5), priced(kUnknown)};
        for (quint64 seed = 0; seed < 500; ++seed)
            QCOMPARE(rankEndpoints(rows, {.seed = seed}).first().row, 1);
        // Where no price is known there is nothing to draw by.
        QCOMPARE(order({priced(kUnknown), priced(kUnknown)}, {.seed = 3}), QStringLiteral("0 1"));
    }
};

QTEST_APPLESS_MAIN(TestRanking)
#include "tst_ranking.moc"
