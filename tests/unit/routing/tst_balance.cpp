#include "core/routing/balance.h"

#include <QTest>

#include <cmath>
#include <functional>

using namespace core;

namespace {

constexpr int kDraws = 100'000;

RankRow priced(double cost, double speed = kUnknown)
{
    RankRow row {.cost = cost};
    row.effectiveCost = cost;
    row.throughput[0] = speed;
    return row;
}

/// Four standard errors of a frequency: a right share lies outside once in 16,000 such tests, and the seeds
/// here are always the same.
double bound(double share, double draws)
{
    return 4 * std::sqrt(share * (1 - share) / draws);
}

/// Five endpoints whose shares openrouter-spec §4.2 b gives: price, tokens a second.
const QList<RankRow> &exampleOfTheSpec()
{
    static const QList<RankRow> rows {priced(0.98, 92), priced(1.32, 125), priced(0.84, 59), priced(1.54, 77),
                                      priced(2.06, 83)};
    return rows;
}

using Change = std::function<void(RankRow &)>;

} // namespace

class TestBalance : public QObject
{
    Q_OBJECT

private slots:
    void randomNumbersAreThoseOfTheReference()
    {
        // The first outputs of SplitMix64 for seed 0, as its authors' code gives them.
        SplitMix random(0);
        QCOMPARE(random.next(), 0xE220A8397B1DCDAFULL);
        QCOMPARE(random.next(), 0x6E789E6AA1B965F4ULL);
        QCOMPARE(random.next(), 0x06C45D188009454FULL);
    }

    void unitNumbersAreAboveZeroAndEven()
    {
        SplitMix random(7);
        double sum = 0;
        for (int i = 0; i < kDraws; ++i) {
            const double unit = random.unit();
            QVERIFY(unit > 0 && unit <= 1);
            sum += unit;
        }
        // The standard deviation of one is 1/√12.
        QVERIFY(std::abs(sum / kDraws - 0.5) < 4 / std::sqrt(12.0 * kDraws));
    }

    void weightFallsWithTheSquareOfThePrice()
    {
        const QList<double> weights = priceWeights({priced(1), priced(2), priced(3)});
        QCOMPARE(weights.at(0) / weights.at(1), 4.0);
        QCOMPARE(weights.at(0) / weights.at(2), 9.0);
    }

    void whatIsFreeLeavesNothingToTheOthers()
    {
        QCOMPARE(priceWeights({priced(0), priced(1), priced(0), priced(kUnknown)}),
                 QList<double>({1, 0, 1, 0}));
        QCOMPARE(priceWeights({priced(kUnknown), priced(2)}), QList<double>({0, 0.25}));
    }

    // $1, $2 and $3, of which the $2 one flaps: first $1 (9 times likelier than $3), then $3, then $2.
    void theFlappingOneComesLastAndTheOthersByTheirSquares()
    {
        QList<RankRow> rows {priced(1), priced(2), priced(3)};
        rows[1].trouble = true;
        int cheapest = 0;
        for (int seed = 0; seed < kDraws; ++seed) {
            const QList<Ranked> ranked = rankEndpoints(rows, {.seed = quint64(seed)});
            QCOMPARE(ranked.last().row, 1);
            cheapest += ranked.first().row == 0 ? 1 : 0;
        }
        QVERIFY(std::abs(double(cheapest) / kDraws - 0.9) < bound(0.9, kDraws));
    }

    void firstPlacesAreDrawnByTheirWeightsAndTheRestIsByPrice()
    {
        const QList<RankRow> rows {priced(4), priced(1), priced(2), priced(1.5)};
        const QList<double> weights = priceWeights(rows);
        const double sum = weights.at(0) + weights.at(1) + weights.at(2) + weights.at(3);
        const QList<int> byPrice {1, 3, 2, 0};
        QList<int> firsts(rows.size(), 0);
        for (int seed = 0; seed < kDraws; ++seed) {
            const QList<Ranked> ranked = rankEndpoints(rows, {.seed = quint64(seed)});
            const int first = ranked.first().row;
            ++firsts[first];
            QList<int> rest = byPrice;
            rest.removeOne(first);
            for (int i = 0; i < rest.size(); ++i)
                QCOMPARE(ranked.at(i + 1).row, rest.at(i));
        }
        for (int i = 0; i < rows.size(); ++i) {
            const double share = weights.at(i) / sum;
            const double frequency = double(firsts.at(i)) / kDraws;
            QVERIFY2(std::abs(frequency - share) < bound(share, kDraws),
                     qPrintable(QStringLiteral("row %1: %2 for %3").arg(i).arg(frequency).arg(share)));
        }
    }

    void balancedDrawsFollowTheSharesInEveryPlace()
    {
        const QList<RankRow> rows = exampleOfTheSpec();
        const QList<double> shares = balancedShares(rows);
        QList<int> firsts(rows.size(), 0);
        QList<int> secondsAfterTheFirstRow(rows.size(), 0);
        for (int seed = 0; seed < kDraws; ++seed) {
            const QList<Ranked> ranked =
                rankEndpoints(rows, {.strategy = RoutingStrategy::Balanced, .seed = quint64(seed)});
            ++firsts[ranked.first().row];
            if (ranked.first().row == 0)
                ++secondsAfterTheFirstRow[ranked.at(1).row];
        }
        for (int i = 0; i < rows.size(); ++i) {
            const double frequency = double(firsts.at(i)) / kDraws;
            QVERIFY(std::abs(frequency - shares.at(i)) < bound(shares.at(i), kDraws));
            if (i == 0)
                continue;
            // After a failure the draw is among those that are left.
            const double left = shares.at(i) / (1 - shares.at(0));
            const double second = double(secondsAfterTheFirstRow.at(i)) / firsts.at(0);
            QVERIFY(std::abs(second - left) < bound(left, firsts.at(0)));
        }
    }

    void sharesComeNearTheExampleOfTheSpec()
    {
        // Slowness is counted here in median prices, there at a fixed rate: two points of a hundred apart.
        const QList<double> published {0.35, 0.34, 0.22, 0.07, 0.02};
        const QList<double> shares = balancedShares(exampleOfTheSpec());
        for (int i = 0; i < published.size(); ++i)
            QVERIFY2(std::abs(shares.at(i) - published.at(i)) < 0.021,
                     qPrintable(QStringLiteral("row %1: %2").arg(i).arg(shares.at(i))));
    }

    void sharesDoNotDependOnTheCurrency()
    {
        QList<RankRow> cents = exampleOfTheSpec();
        for (RankRow &row : cents)
            row.effectiveCost *= 100;
        const QList<double> shares = balancedShares(exampleOfTheSpec());
        for (int i = 0; i < shares.size(); ++i)
            QVERIFY(std::abs(balancedShares(cents).at(i) - shares.at(i)) < 1e-9);
    }

    void everyoneKeepsAShareToBeFoundAgain()
    {
        QList<RankRow> rows {priced(1, 100), priced(1, 100), priced(1'000, 1), priced(kUnknown, 100),
                             priced(1, 100)};
        rows[4].errorRate = 1;
        const QList<double> shares = balancedShares(rows);
        double sum = 0;
        for (double share : shares) {
            QVERIFY(share > 0.005);
            sum += share;
        }
        QVERIFY(std::abs(sum - 1) < 1e-9);
        QVERIFY(shares.at(2) < 0.01 && shares.at(3) < 0.01 && shares.at(4) < 0.01);
    }

    void alikeAreSharedAlike()
    {
        for (double share : balancedShares({priced(2), priced(2), priced(2), priced(2)}))
            QVERIFY(std::abs(share - 0.25) < 1e-9);
        QCOMPARE(balancedShares({priced(0), priced(0)}), QList<double>({0.5, 0.5}));
        QCOMPARE(balancedShares({priced(kUnknown)}), QList<double>({1}));
        QVERIFY(balancedShares({}).isEmpty());
    }

    void whatGoesWrongLowersTheShare_data()
    {
        QTest::addColumn<Change>("change");
        const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
        row("failures", [](RankRow &one) { one.errorRate = 0.01; });
        row("rate limits", [](RankRow &one) { one.rateLimitRate = 0.004; });
        row("broken tool calls", [](RankRow &one) { one.badToolCallRate = 0.05; });
        row("slowness", [](RankRow &one) { one.throughput[0] = 80; });
        row("a long wait", [](RankRow &one) { one.latency[0] = 2; });
        row("a higher price", [](RankRow &one) { one.effectiveCost = 1.05; });
    }
    void whatGoesWrongLowersTheShare()
    {
        QFETCH(Change, change);
        QList<RankRow> rows {priced(1, 100), priced(1, 100), priced(1, 100)};
        for (RankRow &row : rows)
            row.latency[0] = 1;
        change(rows[1]);
        const QList<double> shares = balancedShares(rows);
        QVERIFY2(shares.at(1) < shares.at(0) - 0.005, qPrintable(QString::number(shares.at(1))));
        QCOMPARE(shares.at(0), shares.at(2));
    }

    // The worked figures of §4.2 b: 1 % failures are 8 % of the price, 5 % broken tool calls are 5 %, and at
    // $0.142 a request 0.4 % of rate limits are one cent, 7 %.
    void whatGoesWrongWeighsAsMuchAsAHigherPrice_data()
    {
        QTest::addColumn<Change>("fault");
        QTest::addColumn<double>("dearer");
        QTest::newRow("failures") << Change([](RankRow &one) { one.errorRate = 0.01; }) << 1.08;
        QTest::newRow("broken tool calls")
            << Change([](RankRow &one) { one.badToolCallRate = 0.05; }) << 1.05;
        QTest::newRow("rate limits") << Change([](RankRow &one) { one.rateLimitRate = 0.004; })
                                     << 1 + 0.01 / 0.142;
    }
    void whatGoesWrongWeighsAsMuchAsAHigherPrice()
    {
        QFETCH(Change, fault);
        QFETCH(double, dearer);
        QList<RankRow> faulty {priced(1, 100), priced(1, 100), priced(1, 100)};
        QList<RankRow> dear = faulty;
        fault(faulty[1]);
        dear[1].effectiveCost = dearer;
        QVERIFY(std::abs(balancedShares(faulty).at(1) - balancedShares(dear).at(1)) < 0.001);
    }
};

QTEST_APPLESS_MAIN(TestBalance)
#include "tst_balance.moc"
