#include "core/budget/period.h"
#include "tests/unit/budget/budget_samples.h"

using namespace core;

class TestPeriod : public QObject
{
    Q_OBJECT

private slots:
    void calendarPeriodsBeginAndEndWithTheDatesOfTheZone_data();
    void calendarPeriodsBeginAndEndWithTheDatesOfTheZone();
    void daysFollowEachOtherWithoutGapOrOverlap_data();
    void daysFollowEachOtherWithoutGapOrOverlap();
    void aDateThatIsLeftOutHasNoPeriodOfItsOwn();
    void rollingPeriodsBeginAtAWholeMinuteAndDoNotEnd();
    void totalHasNeitherBeginNorEnd();
    void anInvalidZoneIsUtc();
};

void TestPeriod::calendarPeriodsBeginAndEndWithTheDatesOfTheZone_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<BudgetPeriod>("period");
    QTest::addColumn<QDateTime>("now");
    QTest::addColumn<QDateTime>("from");
    QTest::addColumn<QDateTime>("to");
    const auto row = [](const char *name, const char *zone, BudgetPeriod period, const char *now,
                        const char *from, const char *to) {
        QTest::newRow(name) << QByteArray(zone) << period << utc(now) << utc(from) << utc(to);
    };
    using enum BudgetPeriod;
    row("first moment of a day", "UTC", Day, "2026-03-04T00:00:00", "2026-03-04T00:00:00",
        "2026-03-05T00:00:00");
    row("last moment of a day", "UTC", Day, "2026-03-04T23:59:59", "2026-03-04T00:00:00",
        "2026-03-05T00:00:00");
    row("last millisecond before 1970", "UTC", Day, "1969-12-31T23:59:59.999", "1969-12-31T00:00:00",
        "1970-01-01T00:00:00");
    row("the day that a leap year has more", "UTC", Day, "2028-02-29T12:00:00", "2028-02-29T00:00:00",
        "2028-03-01T00:00:00");
    row("Berlin, just before midnight", "Europe/Berlin", Day, "2026-01-14T22:59:59", "2026-01-13T23:00:00",
        "2026-01-14T23:00:00");
    row("Berlin, at midnight", "Europe/Berlin", Day, "2026-01-14T23:00:00", "2026-01-14T23:00:00",
        "2026-01-15T23:00:00");
    row("23 hours", "Europe/Berlin", Day, "2026-03-29T12:00:00", "2026-03-28T23:00:00",
        "2026-03-29T22:00:00");
    row("25 hours", "Europe/Berlin", Day, "2026-10-25T12:00:00", "2026-10-24T22:00:00",
        "2026-10-25T23:00:00");
    row("24.5 hours", "Australia/Lord_Howe", Day, "2026-04-04T20:00:00", "2026-04-04T13:00:00",
        "2026-04-05T13:30:00");
    row("an offset of 5:45", "Asia/Kathmandu", Day, "2026-06-01T18:14:59", "2026-05-31T18:15:00",
        "2026-06-01T18:15:00");
    row("an offset of -9:30", "Pacific/Marquesas", Day, "2026-06-01T09:30:00", "2026-06-01T09:30:00",
        "2026-06-02T09:30:00");
    row("an offset of 14", "Pacific/Kiritimati", Day, "2026-06-01T10:00:00", "2026-06-01T10:00:00",
        "2026-06-02T10:00:00");
    // Midnight does not exist: 00:00 is 01:00.
    row("Sao Paulo, before the missing midnight", "America/Sao_Paulo", Day, "2018-11-04T02:59:59",
        "2018-11-03T03:00:00", "2018-11-04T03:00:00");
    row("Sao Paulo, after the missing midnight", "America/Sao_Paulo", Day, "2018-11-04T03:00:00",
        "2018-11-04T03:00:00", "2018-11-05T02:00:00");
    row("Beirut, midnight missing", "Asia/Beirut", Day, "2019-03-30T22:00:00", "2019-03-30T22:00:00",
        "2019-03-31T21:00:00");
    row("Cairo, midnight missing", "Africa/Cairo", Day, "2024-04-26T10:00:00", "2024-04-25T22:00:00",
        "2024-04-26T21:00:00");
    // The clocks go back from 00:00 to 23:00, so the day before has 25 hours.
    row("Sao Paulo, clocks put back", "America/Sao_Paulo", Day, "2018-02-18T02:59:59", "2018-02-17T02:00:00",
        "2018-02-18T03:00:00");
    row("Apia, the day before the one left out", "Pacific/Apia", Day, "2011-12-30T09:59:59",
        "2011-12-29T10:00:00", "2011-12-30T10:00:00");
    row("Apia, the day after the one left out", "Pacific/Apia", Day, "2011-12-30T10:00:00",
        "2011-12-30T10:00:00", "2011-12-31T10:00:00");
    row("a Sunday is the last day of a week", "UTC", Week, "2026-11-22T23:59:59", "2026-11-16T00:00:00",
        "2026-11-23T00:00:00");
    row("a Monday is the first", "UTC", Week, "2026-11-23T00:00:00", "2026-11-23T00:00:00",
        "2026-11-30T00:00:00");
    row("a week over the new year", "UTC", Week, "2027-01-01T12:00:00", "2026-12-28T00:00:00",
        "2027-01-04T00:00:00");
    row("a week of 167 hours", "Europe/Berlin", Week, "2026-03-25T12:00:00", "2026-03-22T23:00:00",
        "2026-03-29T22:00:00");
    row("a week that is Monday in Auckland already", "Pacific/Auckland", Week, "2026-11-22T11:00:00",
        "2026-11-22T11:00:00", "2026-11-29T11:00:00");
    row("a week without its Friday", "Pacific/Apia", Week, "2011-12-31T00:00:00", "2011-12-26T10:00:00",
        "2012-01-01T10:00:00");
    row("last second of January", "UTC", Month, "2026-01-31T23:59:59", "2026-01-01T00:00:00",
        "2026-02-01T00:00:00");
    row("February", "UTC", Month, "2026-02-28T23:59:59", "2026-02-01T00:00:00", "2026-03-01T00:00:00");
    row("February of a leap year", "UTC", Month, "2028-02-29T23:59:59", "2028-02-01T00:00:00",
        "2028-03-01T00:00:00");
    row("no leap year in 2100", "UTC", Month, "2100-02-28T23:59:59", "2100-02-01T00:00:00",
        "2100-03-01T00:00:00");
    row("December ends with the year", "UTC", Month, "2026-12-31T23:59:59", "2026-12-01T00:00:00",
        "2027-01-01T00:00:00");
    row("New York is still in the old year", "America/New_York", Month, "2027-01-01T04:59:59",
        "2026-12-01T05:00:00", "2027-01-01T05:00:00");
    row("a month with a change of clocks", "Europe/Berlin", Month, "2026-03-15T00:00:00",
        "2026-02-28T23:00:00", "2026-03-31T22:00:00");
    row("the month that lost its 30th", "Pacific/Apia", Month, "2011-12-31T00:00:00", "2011-12-01T10:00:00",
        "2011-12-31T10:00:00");
}

void TestPeriod::calendarPeriodsBeginAndEndWithTheDatesOfTheZone()
{
    QFETCH(QByteArray, zone);
    QFETCH(BudgetPeriod, period);
    QFETCH(QDateTime, now);
    const QTimeZone known(zone);
    QVERIFY2(known.isValid(), "The system has no data of time zones (package tzdata).");
    const PeriodSpan span = periodAt(period, 30, known, now);
    QTEST(span.from, "from");
    QTEST(span.to, "to");
    QCOMPARE(span.from.timeSpec(), Qt::UTC);
    QCOMPARE(span.to.timeSpec(), Qt::UTC);
}

void TestPeriod::daysFollowEachOtherWithoutGapOrOverlap_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QDateTime>("begin");
    const auto row = [](const char *zone, const char *begin) {
        QTest::newRow(zone) << QByteArray(zone) << utc(begin);
    };
    row("America/Sao_Paulo", "2018-01-01T00:00:00");
    row("Asia/Beirut", "2019-01-01T00:00:00");
    row("Africa/Cairo", "2024-01-01T00:00:00");
    row("Pacific/Apia", "2011-06-01T00:00:00");
    row("Europe/London", "2026-01-01T00:00:00");
    // The clocks went back at one minute past midnight: two midnights in one night.
    row("America/St_Johns", "2006-06-01T00:00:00");
}

void TestPeriod::daysFollowEachOtherWithoutGapOrOverlap()
{
    QFETCH(QByteArray, zone);
    QFETCH(QDateTime, begin);
    const QTimeZone known(zone);
    QVERIFY2(known.isValid(), "The system has no data of time zones (package tzdata).");
    PeriodSpan day = periodAt(BudgetPeriod::Day, 1, known, begin);
    constexpr int kHours = 365 * 24;
    for (int hour = 0; hour < kHours; ++hour) {
        // Half past, so that no transition is hit by chance alone.
        const QDateTime now = begin.addSecs(hour * 3600 + 1800);
        const PeriodSpan span = periodAt(BudgetPeriod::Day, 1, known, now);
        QVERIFY(span.from <= now && now < span.to);
        QVERIFY(span == day || span.from == day.to);
        day = span;
    }
}

void TestPeriod::aDateThatIsLeftOutHasNoPeriodOfItsOwn()
{
    const QTimeZone apia("Pacific/Apia");
    QVERIFY2(apia.isValid(), "The system has no data of time zones (package tzdata).");
    const PeriodSpan before = periodAt(BudgetPeriod::Day, 1, apia, utc("2011-12-30T09:00:00"));
    const PeriodSpan after = periodAt(BudgetPeriod::Day, 1, apia, before.to);
    QCOMPARE(before.from.toTimeZone(apia).date(), QDate(2011, 12, 29));
    QCOMPARE(after.from.toTimeZone(apia).date(), QDate(2011, 12, 31));
}

void TestPeriod::rollingPeriodsBeginAtAWholeMinuteAndDoNotEnd()
{
    const QTimeZone berlin("Europe/Berlin");
    const PeriodSpan week = periodAt(BudgetPeriod::Rolling, 7, berlin, utc("2026-03-31T12:34:56"));
    QCOMPARE(week.from, utc("2026-03-24T12:34:00")); // 24 hours a day, whatever the clocks did
    QVERIFY(!week.to.isValid());
    QCOMPARE(periodAt(BudgetPeriod::Rolling, 366, berlin, utc("2029-01-01T00:00:00")).from,
             utc("2028-01-01T00:00:00"));
    QCOMPARE(periodAt(BudgetPeriod::Rolling, 0, berlin, utc("2026-01-02T00:00:00")).from,
             utc("2026-01-01T00:00:00"));
}

void TestPeriod::totalHasNeitherBeginNorEnd()
{
    QCOMPARE(periodAt(BudgetPeriod::Total, 30, QTimeZone::utc(), utc("2026-01-01T00:00:00")), PeriodSpan());
}

void TestPeriod::anInvalidZoneIsUtc()
{
    QCOMPARE(periodAt(BudgetPeriod::Day, 1, QTimeZone(), utc("2026-01-01T12:00:00")).from,
             utc("2026-01-01T00:00:00"));
}

QTEST_GUILESS_MAIN(TestPeriod)
#include "tst_period.moc"
