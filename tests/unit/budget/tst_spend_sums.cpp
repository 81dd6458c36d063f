#include "core/budget/spend_sums.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace core;

namespace {

constexpr qint64 kDay = 1440;

Money pico(qint64 amount)
{
    return Money::fromPicoDollars(amount);
}

} // namespace

class TestSpendSums : public QObject
{
    Q_OBJECT

private slots:
    void eachPeriodHasItsOwnSum();
    void aPeriodThatIsReturnedToHasItsSumStill();
    void theLastEightPeriodsAreKept();
    void moneyComesBackAMinuteAfterTheWindowAndNotBefore_data();
    void moneyComesBackAMinuteAfterTheWindowAndNotBefore();
    void aClockThatLeapsForwardAndBackLosesNothing();
    void whatIsSpentByAClockThatWasSetBackCounts();
    void pastMinutesMayComeAfterNewOnes();
    void aSumAtTheEndOfItsRangeIsCountedAnew();
    void everyWindowHasTheSumOfItsEntries();
};

void TestSpendSums::eachPeriodHasItsOwnSum()
{
    PeriodSums sums;
    QCOMPARE(sums.in(1), pico(0));
    sums.add(1, pico(5));
    sums.add(1, pico(6));
    sums.add(2, pico(7));
    QCOMPARE(sums.in(1), pico(11));
    QCOMPARE(sums.in(2), pico(7));
    QCOMPARE(sums.in(3), pico(0));
    sums.add(2, Money::max());
    QCOMPARE(sums.in(2), Money::max());
}

void TestSpendSums::aPeriodThatIsReturnedToHasItsSumStill()
{
    PeriodSums sums;
    sums.add(1, pico(5));
    sums.add(9, pico(1));
    sums.add(1, pico(6));
    QCOMPARE(sums.in(1), pico(11));
    QCOMPARE(sums.in(9), pico(1));
}

void TestSpendSums::theLastEightPeriodsAreKept()
{
    PeriodSums sums;
    for (qint64 period = 1; period <= 9; ++period)
        sums.add(period, pico(period));
    QCOMPARE(sums.in(1), pico(0));
    QCOMPARE(sums.in(2), pico(2));
    QCOMPARE(sums.in(9), pico(9));
}

void TestSpendSums::moneyComesBackAMinuteAfterTheWindowAndNotBefore_data()
{
    QTest::addColumn<qint64>("now");
    QTest::addColumn<qint64>("sum");
    QTest::newRow("the same minute") << qint64(100) << qint64(7);
    QTest::newRow("within the window") << qint64(100 + kDay - 1) << qint64(7);
    QTest::newRow("at the end of the window") << qint64(100 + kDay) << qint64(7);
    QTest::newRow("a minute later") << qint64(101 + kDay) << qint64(0);
}

void TestSpendSums::moneyComesBackAMinuteAfterTheWindowAndNotBefore()
{
    QFETCH(qint64, now);
    QFETCH(qint64, sum);
    RollingSum rolling(kDay);
    rolling.add(100, pico(3));
    rolling.add(100, pico(4));
    QCOMPARE(rolling.at(now), pico(sum));
}

void TestSpendSums::aClockThatLeapsForwardAndBackLosesNothing()
{
    RollingSum rolling(kDay);
    rolling.add(100, pico(3));
    rolling.add(200, pico(4));
    constexpr qint64 kYear = 365 * kDay;
    QCOMPARE(rolling.at(kYear), pico(0));
    rolling.add(kYear, pico(5));
    QCOMPARE(rolling.at(kYear), pico(5));
    // What was spent while the clock was wrong was spent; it stands at a minute to come.
    QCOMPARE(rolling.at(201), pico(12));
    rolling.add(201, pico(1));
    QCOMPARE(rolling.at(201), pico(13));
    QCOMPARE(rolling.at(201 + kDay), pico(6));
}

void TestSpendSums::whatIsSpentByAClockThatWasSetBackCounts()
{
    RollingSum rolling(kDay);
    rolling.add(500, pico(3));
    QCOMPARE(rolling.at(500), pico(3));
    rolling.add(400, pico(4));
    QCOMPARE(rolling.at(400), pico(7));
    QCOMPARE(rolling.at(500), pico(7));
    QCOMPARE(rolling.at(401 + kDay), pico(3));
}

void TestSpendSums::pastMinutesMayComeAfterNewOnes()
{
    RollingSum rolling(kDay);
    rolling.add(2'000, pico(1));
    QCOMPARE(rolling.at(2'000), pico(1));
    rolling.add(100, pico(50)); // older than the window
    rolling.add(1'000, pico(10));
    rolling.add(1'500, pico(20));
    rolling.add(2'000, pico(2));
    QCOMPARE(rolling.at(2'000), pico(33));
    QCOMPARE(rolling.at(1'500), pico(83));
}

void TestSpendSums::aSumAtTheEndOfItsRangeIsCountedAnew()
{
    RollingSum rolling(kDay);
    rolling.add(100, Money::max());
    rolling.add(200, Money::max());
    rolling.add(300, pico(5));
    QCOMPARE(rolling.at(300), Money::max());
    QCOMPARE(rolling.at(101 + kDay), Money::max());
    QCOMPARE(rolling.at(201 + kDay), pico(5));
}

void TestSpendSums::everyWindowHasTheSumOfItsEntries()
{
    // A year of a small window, so that what is old is forgotten again and again.
    constexpr qint64 kWindow = 60;
    RollingSum rolling(kWindow);
    std::vector<Money> spent;
    for (qint64 minute = 0; minute < 20'000; ++minute) {
        spent.push_back(pico(minute * 7919 % 1000));
        rolling.add(minute, spent.back());
        Money expected;
        for (qint64 one = std::max(qint64(0), minute - kWindow); one <= minute; ++one)
            expected += spent[std::size_t(one)];
        QCOMPARE(rolling.at(minute), expected);
    }
}

QTEST_GUILESS_MAIN(TestSpendSums)
#include "tst_spend_sums.moc"
