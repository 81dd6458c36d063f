#include "ui/common/format.h"

#include <QLocale>
#include <QTest>

using core::Money;

class FormatTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void moneyIsNeverShownAsZeroUnlessItIs_data()
    {
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << "0"
                                 << "$0.00";
        QTest::newRow("a pico-dollar") << "0.000000000001"
                                       << "<$0.000001";
        QTest::newRow("just under the smallest") << "0.000000999999"
                                                 << "<$0.000001";
        QTest::newRow("the smallest") << "0.000001"
                                      << "$0.000001";
        QTest::newRow("small") << "0.0123"
                               << "$0.0123";
        QTest::newRow("three digits") << "0.012345"
                                      << "$0.0123";
        QTest::newRow("no trailing zeros past the cents") << "0.5"
                                                          << "$0.50";
        QTest::newRow("rounds up to a dollar") << "0.9999"
                                               << "$1.00";
        QTest::newRow("dollars") << "12.5"
                                 << "$12.50";
        QTest::newRow("many dollars") << "1234567.891"
                                      << "$1,234,567.89";
        QTest::newRow("a credit") << "-0.5"
                                  << "-$0.50";
    }
    void moneyIsNeverShownAsZeroUnlessItIs()
    {
        QFETCH(QString, amount);
        QTEST(ui::formatMoney(Money::fromDecimal(amount)), "text");
    }

    void pricesAreByTheMillion_data()
    {
        QTest::addColumn<QString>("perToken");
        QTest::addColumn<QString>("text");
        QTest::newRow("free") << "0"
                              << "free";
        QTest::newRow("cents") << "0.00000015"
                               << "$0.15";
        QTest::newRow("dollars") << "0.000003"
                                 << "$3.00";
        QTest::newRow("fractions of a cent") << "0.0000000375"
                                             << "$0.0375";
        QTest::newRow("dear") << "0.00015"
                              << "$150.00";
    }
    void pricesAreByTheMillion()
    {
        QFETCH(QString, perToken);
        QTEST(ui::formatPricePerMillion(Money::fromDecimal(perToken)), "text");
    }

    void whatIsUnknownIsADash()
    {
        QCOMPARE(ui::formatMoney({}), QStringLiteral("—"));
        QCOMPARE(ui::formatPricePerMillion({}), QStringLiteral("—"));
        QCOMPARE(ui::formatDuration({}), QStringLiteral("—"));
        QCOMPARE(ui::formatSpeed({}), QStringLiteral("—"));
        QCOMPARE(ui::formatTime({}), QStringLiteral("—"));
    }

    void tokensChangeTheirUnitWhereItWouldRoundUp_data()
    {
        QTest::addColumn<qint64>("tokens");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << qint64(0) << "0";
        QTest::newRow("plain") << qint64(999) << "999";
        QTest::newRow("a thousand") << qint64(1'000) << "1K";
        QTest::newRow("one decimal") << qint64(8'192) << "8.2K";
        QTest::newRow("last with a decimal") << qint64(9'949) << "9.9K";
        QTest::newRow("first without") << qint64(9'950) << "10K";
        QTest::newRow("rounded") << qint64(131'072) << "131K";
        QTest::newRow("last of the thousands") << qint64(999'499) << "999K";
        QTest::newRow("first of the millions") << qint64(999'500) << "1M";
        QTest::newRow("two decimals") << qint64(1'048'576) << "1.05M";
        QTest::newRow("billions") << qint64(2'500'000'000) << "2.5B";
    }
    void tokensChangeTheirUnitWhereItWouldRoundUp()
    {
        QFETCH(qint64, tokens);
        QTEST(ui::formatTokens(tokens), "text");
    }

    void durationsReadNaturally_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("text");
        QTest::newRow("at once") << qint64(0) << "0 ms";
        QTest::newRow("last of the milliseconds") << qint64(999) << "999 ms";
        QTest::newRow("a second") << qint64(1'000) << "1.0 s";
        QTest::newRow("seconds") << qint64(2'449) << "2.4 s";
        QTest::newRow("last of the seconds") << qint64(59'949) << "59.9 s";
        QTest::newRow("never 60.0 s") << qint64(59'950) << "1 min 0 s";
        QTest::newRow("minutes") << qint64(65'000) << "1 min 5 s";
        QTest::newRow("hours") << qint64(3'720'000) << "1 h 2 min";
    }
    void durationsReadNaturally()
    {
        QFETCH(qint64, ms);
        QTEST(ui::formatDuration(ms), "text");
    }

    void slowSpeedsKeepADecimal()
    {
        QCOMPARE(ui::formatSpeed(87.4), QStringLiteral("87 tok/s"));
        QCOMPARE(ui::formatSpeed(3.14), QStringLiteral("3.1 tok/s"));
    }

    void onlyAnotherDayShowsItsDate()
    {
        const QDateTime today(QDate::currentDate(), QTime(14, 3, 22));
        QCOMPARE(ui::formatTime(today), QStringLiteral("14:03:22"));
        QCOMPARE(ui::formatTime(QDateTime(QDate(2024, 2, 29), QTime(1, 2, 3))),
                 QStringLiteral("2/29/24 01:02:03"));
    }

    void theRecentPastIsTold_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("the clock went back") << qint64(-5) << "just now";
        QTest::newRow("last second of now") << qint64(59) << "just now";
        QTest::newRow("a minute") << qint64(60) << "1 min ago";
        QTest::newRow("last of the minutes") << qint64(3'599) << "59 min ago";
        QTest::newRow("an hour") << qint64(3'600) << "1 h ago";
        QTest::newRow("last of the hours") << qint64(86'399) << "23 h ago";
        QTest::newRow("a day") << qint64(86'400) << "1 day(s) ago";
        QTest::newRow("last of the days") << qint64(7 * 86'400 - 1) << "6 day(s) ago";
        QTest::newRow("a week") << qint64(7 * 86'400) << "2/22/24";
    }
    void theRecentPastIsTold()
    {
        QFETCH(qint64, seconds);
        const QDateTime now(QDate(2024, 2, 29), QTime(12, 0));
        QTEST(ui::formatAgo(now.addSecs(-seconds), now), "text");
    }

    void whatNeverWasIsUnknown()
    {
        QCOMPARE(ui::formatAgo({}, QDateTime::currentDateTimeUtc()), QStringLiteral("—"));
        QCOMPARE(ui::formatDateTime({}), QStringLiteral("—"));
    }

    void numbersFollowTheLanguage()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(ui::formatMoney(Money::fromDecimal(u"1234.5")), QStringLiteral("$1.234,50"));
        QCOMPARE(ui::formatTokens(1'048'576), QStringLiteral("1,05M"));
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }
};

QTEST_GUILESS_MAIN(FormatTest)
#include "format_test.moc"
