#include "ui/common/typed_values.h"
#include "ui/common/value_edit.h"

#include <QTest>

using core::Money;

class TypedValuesTest : public QObject
{
    Q_OBJECT

private slots:
    void amountsAreReadAsTheLanguageWritesThem_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("amount"); // empty: none
        const QLocale english(QLocale::English, QLocale::UnitedStates);
        const QLocale german(QLocale::German, QLocale::Germany);
        QTest::newRow("whole") << english << "5"
                               << "5";
        QTest::newRow("cents") << english << " 5.50 "
                               << "5.5";
        QTest::newRow("sign before") << english << "$ 12"
                                     << "12";
        QTest::newRow("sign behind") << german << "12 $"
                                     << "12";
        QTest::newRow("no whole part") << english << ".25"
                                       << "0.25";
        QTest::newRow("no decimals yet") << english << "3."
                                         << "3";
        QTest::newRow("nothing") << english << ""
                                 << "";
        QTest::newRow("nothing set") << english << "0"
                                     << "0";
        QTest::newRow("a word") << english << "five"
                                << "";
        QTest::newRow("less than nothing") << english << "-1"
                                           << "";
        QTest::newRow("an exponent") << english << "1e3"
                                     << "";
        QTest::newRow("grouped in English") << english << "1,000"
                                            << "";
        QTest::newRow("comma in German") << german << "5,50"
                                         << "5.5";
        QTest::newRow("point in German") << german << "5.50"
                                         << "5.5";
        QTest::newRow("a thousand or one") << german << "1.000"
                                           << "";
        QTest::newRow("both") << german << "1.000,5"
                              << "";
        QTest::newRow("smallest unit") << english << "0.000000000001"
                                       << "0.000000000001";
        QTest::newRow("too much") << english << "99999999999"
                                  << "";
    }
    void amountsAreReadAsTheLanguageWritesThem()
    {
        QFETCH(QLocale, locale);
        QFETCH(QString, typed);
        QFETCH(QString, amount);
        const std::optional<Money> read = ui::moneyFromTyped(typed, locale);
        QCOMPARE(read ? read->toDecimal() : QString(), amount);
    }

    void whatAFieldShowsIsReadBackExactly()
    {
        const QLocale german(QLocale::German, QLocale::Germany);
        const Money amount = Money::fromPicoDollars(1'234'567'000'000'001);
        QCOMPARE(ui::moneyForField(amount, german), QStringLiteral("1234,567000000001"));
        QCOMPARE(ui::moneyFromTyped(ui::moneyForField(amount, german), german), amount);
        QCOMPARE(ui::moneyFromTyped(ui::moneyForField(amount, QLocale::c()), QLocale::c()), amount);
    }

    void countsMayHaveSeparatorsAndUnits_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<qint64>("count"); // -1: none
        QTest::newRow("plain") << "60" << qint64(60);
        QTest::newRow("nothing at all") << "0" << qint64(0);
        QTest::newRow("grouped") << "1,000" << qint64(1'000);
        QTest::newRow("blanks") << " 1 000 " << qint64(1'000);
        QTest::newRow("thousands") << "100k" << qint64(100'000);
        QTest::newRow("millions") << "2 M" << qint64(2'000'000);
        QTest::newRow("empty") << "" << qint64(-1);
        QTest::newRow("unit alone") << "K" << qint64(-1);
        QTest::newRow("less than nothing") << "-1" << qint64(-1);
        QTest::newRow("decimals") << "1.5" << qint64(-1);
        QTest::newRow("a word") << "many" << qint64(-1);
        QTest::newRow("more than fits") << "9223372036854775807M" << qint64(-1);
    }
    void countsMayHaveSeparatorsAndUnits()
    {
        QFETCH(QString, typed);
        QFETCH(qint64, count);
        const QLocale english(QLocale::English, QLocale::UnitedStates);
        QCOMPARE(ui::countFromTyped(typed, english).value_or(-1), count);
    }

    void listsAreSplitWhereverPeopleSplitThem()
    {
        QCOMPARE(ui::listFromTyped(QStringLiteral(" openai/*, groq/x;a\nb  a")),
                 (QStringList {QStringLiteral("openai/*"), QStringLiteral("groq/x"), QStringLiteral("a"),
                               QStringLiteral("b")}));
        QCOMPARE(ui::listFromTyped(QStringLiteral(" , ")), QStringList());
    }

    void anAddressStandsForItsHost()
    {
        QCOMPARE(ui::hostsFromTyped(QStringLiteral("https://api.openai.com/v1, *.azure.com, "
                                                   "http://127.0.0.1:8080/x api.openai.com")),
                 (QStringList {QStringLiteral("api.openai.com"), QStringLiteral("*.azure.com"),
                               QStringLiteral("127.0.0.1:8080")}));
    }

    void aFieldSaysWhatIsWrongWithIt()
    {
        ui::MoneyEdit amount;
        QVERIFY(amount.problem().isEmpty());
        amount.setText(QStringLiteral("lots"));
        QVERIFY(amount.problem().contains(QLatin1String("lots")));
        QVERIFY(!amount.amount());
        amount.setAmount(Money::fromDecimal(u"12.5"));
        QVERIFY(amount.problem().isEmpty());
        QCOMPARE(amount.amount(), Money::fromDecimal(u"12.5"));
    }

    void aCountStaysInItsRange_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("good");
        QTest::newRow("empty") << "" << true;
        QTest::newRow("below") << "0" << false;
        QTest::newRow("least") << "1" << true;
        QTest::newRow("most") << "1000" << true;
        QTest::newRow("above") << "1001" << false;
    }
    void aCountStaysInItsRange()
    {
        QFETCH(QString, typed);
        QFETCH(bool, good);
        ui::CountEdit edit(1, 1000);
        edit.setAccessibleName(QStringLiteral("Requests per minute"));
        edit.setText(typed);
        QCOMPARE(edit.problem().isEmpty(), good);
        QCOMPARE(edit.count().has_value(), good && !typed.isEmpty());
        if (!good)
            QVERIFY(edit.problem().startsWith(QLatin1String("Requests per minute")));
    }
};

QTEST_MAIN(TypedValuesTest)
#include "typed_values_test.moc"
