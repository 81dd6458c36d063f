#include "core/routing/tool_quality.h"

#include <QTest>

#include <functional>

using namespace core;

namespace {

RankRow judged(double speed, double badToolCallRate = 0)
{
    RankRow row;
    row.measured = true;
    row.requests = 10;
    row.toolRequests = 5;
    row.throughput[0] = speed;
    row.badToolCallRate = badToolCallRate;
    return row;
}

/// `g`, `u` or `d` for each row.
QString tiers(const QList<RankRow> &rows)
{
    QString letters;
    for (const ToolTier tier : toolTiers(rows))
        letters += tier == ToolTier::Good ? u'g' : tier == ToolTier::Unknown ? u'u' : u'd';
    return letters;
}

} // namespace

class TestToolQuality : public QObject
{
    Q_OBJECT

private slots:
    void fewerThanFourPeersAreNotCompared()
    {
        QCOMPARE(tiers({judged(100), judged(100), judged(1, 1)}), QStringLiteral("uuu"));
        QCOMPARE(tiers({judged(100), judged(100), judged(100), judged(1)}), QStringLiteral("gggd"));
        QVERIFY(toolTiers({}).isEmpty());
    }

    void judgedIsWhoHasEnoughRequests_data()
    {
        QTest::addColumn<int>("requests");
        QTest::addColumn<int>("toolRequests");
        QTest::addColumn<bool>("measured");
        QTest::addColumn<QString>("expected");
        QTest::newRow("just enough") << 10 << 5 << true << QStringLiteral("ggggd");
        QTest::newRow("one request short") << 9 << 5 << true << QStringLiteral("ggggu");
        QTest::newRow("one tool request short") << 10 << 4 << true << QStringLiteral("ggggu");
        QTest::newRow("guessed from its peers") << 10 << 5 << false << QStringLiteral("ggggu");
    }
    void judgedIsWhoHasEnoughRequests()
    {
        QFETCH(int, requests);
        QFETCH(int, toolRequests);
        QFETCH(bool, measured);
        QFETCH(QString, expected);
        RankRow slow = judged(10);
        slow.requests = requests;
        slow.toolRequests = toolRequests;
        slow.measured = measured;
        QCOMPARE(tiers({judged(100), judged(100), judged(100), judged(100), slow}), expected);
    }

    void speedIsCutOffOneAndAHalfDeviationsBelowTheMedian_data()
    {
        QTest::addColumn<QList<double>>("others");
        QTest::addColumn<double>("own");
        QTest::addColumn<bool>("behind");
        // Of speeds that are alike the deviation is a tenth of the median: 100 − 1.5 · 10.
        const QList<double> alike {100, 100, 100, 100};
        QTest::newRow("alike, just above") << alike << 85.1 << false;
        QTest::newRow("alike, at") << alike << 85.0 << false;
        QTest::newRow("alike, just below") << alike << 84.9 << true;
        QTest::newRow("alike, unknown") << alike << kUnknown << false;
        // With its own below, the median is 100 and the median distance 20: 100 − 1.5 · 1.4826 · 20 = 55.52.
        const QList<double> spread {80, 100, 120, 140};
        QTest::newRow("spread, just above") << spread << 55.6 << false;
        QTest::newRow("spread, just below") << spread << 55.4 << true;
    }
    void speedIsCutOffOneAndAHalfDeviationsBelowTheMedian()
    {
        QFETCH(QList<double>, others);
        QFETCH(double, own);
        QFETCH(bool, behind);
        QList<RankRow> rows;
        for (double speed : others)
            rows << judged(speed);
        rows << judged(own);
        QCOMPARE(toolTiers(rows).last() == ToolTier::Deprioritised, behind);
        QCOMPARE(tiers(rows.mid(0, 4)), QStringLiteral("gggg"));
    }

    void brokenToolCallsAreCutOffTwoDeviationsBelowTheMedian_data()
    {
        QTest::addColumn<double>("broken");
        QTest::addColumn<bool>("behind");
        // Of shares that are alike the deviation is 0.02.
        QTest::newRow("just above") << 0.0399 << false;
        QTest::newRow("just below") << 0.0401 << true;
    }
    void brokenToolCallsAreCutOffTwoDeviationsBelowTheMedian()
    {
        QFETCH(double, broken);
        QFETCH(bool, behind);
        const QList<RankRow> rows {judged(100), judged(100), judged(100), judged(100), judged(100, broken)};
        QCOMPARE(toolTiers(rows).last() == ToolTier::Deprioritised, behind);
    }

    void theFasterAndTheBetterAreNeverBehind()
    {
        QCOMPARE(tiers({judged(100, 0.1), judged(100, 0.1), judged(100, 0.1), judged(900, 0)}),
                 QStringLiteral("gggg"));
    }

    void withoutSpeedsToolCallsAloneAreJudged()
    {
        QList<RankRow> rows {judged(kUnknown), judged(kUnknown), judged(kUnknown), judged(kUnknown, 0.5)};
        QCOMPARE(tiers(rows), QStringLiteral("gggd"));
        rows << judged(1); // three of four are needed to call it slow
        QCOMPARE(tiers(rows), QStringLiteral("gggdg"));
    }
};

QTEST_APPLESS_MAIN(TestToolQuality)
#include "tst_tool_quality.moc"
