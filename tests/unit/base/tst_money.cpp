#include "core/base/money.h"

#include <QTest>

#include <limits>

using namespace core;

namespace {

constexpr qint64 kTop = std::numeric_limits<qint64>::max();
constexpr qint64 kBottom = std::numeric_limits<qint64>::min();

Money pico(qint64 amount)
{
    return Money::fromPicoDollars(amount);
}

} // namespace

class TestMoney : public QObject
{
    Q_OBJECT

private slots:
    void decimalsAreReadExactly_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("amount");
        const auto row = [](const char *text, qint64 amount) {
            QTest::newRow(text) << QString::fromLatin1(text) << amount;
        };
        row("0", 0);
        row("12", 12'000'000'000'000);
        row("12.5", 12'500'000'000'000);
        row("+1", 1'000'000'000'000);
        row("-0.5", -500'000'000'000);
        row(".5", 500'000'000'000);
        row("5.", 5'000'000'000'000);
        row("  1  ", 1'000'000'000'000);
        row("0.00000015", 150'000);
        row("0.1", 100'000'000'000);
        row("1e-7", 100'000);
        row("1.5E-6", 1'500'000);
        row("2.5e+1", 25'000'000'000'000);
        row("0e400", 0);
        row("0.000000000001", 1);
        row("0.0000000000004", 0); // rounded half away from zero
        row("0.0000000000005", 1);
        row("0.00000000000049999", 0);
        row("-0.0000000000005", -1);
        row("5e-13", 1);
        row("5e-14", 0);
        row("1e-400", 0);
        row("0.1234567890125", 123'456'789'013);
        row("9223372.036854775807", kTop);
        row("0000000000000000000000000001", 1'000'000'000'000);
    }
    void decimalsAreReadExactly()
    {
        QFETCH(QString, text);
        QFETCH(qint64, amount);
        const auto money = Money::fromDecimal(text);
        QVERIFY(money);
        QCOMPARE(money->picoDollars(), amount);
    }

    void anythingElseIsNotMoney_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"nothing:",
                                 " ",
                                 ".",
                                 "-",
                                 "+",
                                 "e5",
                                 "1e",
                                 "1e5x",
                                 "1,5",
                                 "1.2.3",
                                 "$1",
                                 "1 000",
                                 "--1",
                                 "+-1",
                                 "0x10",
                                 "inf",
                                 "nan",
                                 "1e999",
                                 "9223372.036854775808",
                                 "1e30",
                                 "-1e30",
                                 "\u0661"})
            QTest::newRow(text) << QString::fromUtf8(text).remove(QStringLiteral("nothing:"));
    }
    void anythingElseIsNotMoney()
    {
        QFETCH(QString, text);
        QVERIFY(!Money::fromDecimal(text));
    }

    void jsonNumbersMeanTheirShortestText()
    {
        QCOMPARE(Money::fromJsonNumber(0.1)->picoDollars(), qint64(100'000'000'000));
        QCOMPARE(Money::fromJsonNumber(1.5e-7)->picoDollars(), qint64(150'000));
        QCOMPARE(Money::fromJsonNumber(0.00000008)->picoDollars(), qint64(80'000));
        QVERIFY(!Money::fromJsonNumber(1e30));
        QVERIFY(!Money::fromJsonNumber(std::numeric_limits<double>::infinity()));
        QVERIFY(!Money::fromJsonNumber(std::numeric_limits<double>::quiet_NaN()));
    }

    void textHasNoExponentAndNoTrailingZeros_data()
    {
        QTest::addColumn<qint64>("amount");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << qint64(0) << QStringLiteral("0");
        QTest::newRow("whole") << qint64(12'000'000'000'000) << QStringLiteral("12");
        QTest::newRow("ten") << qint64(10'000'000'000'000) << QStringLiteral("10");
        QTest::newRow("small") << qint64(1'500'000) << QStringLiteral("0.0000015");
        QTest::newRow("smallest") << qint64(1) << QStringLiteral("0.000000000001");
        QTest::newRow("negative") << qint64(-500'000'000'000) << QStringLiteral("-0.5");
        QTest::newRow("highest") << kTop << QStringLiteral("9223372.036854775807");
        QTest::newRow("lowest") << kBottom << QStringLiteral("-9223372.036854775808");
    }
    void textHasNoExponentAndNoTrailingZeros()
    {
        QFETCH(qint64, amount);
        QFETCH(QString, text);
        QCOMPARE(pico(amount).toDecimal(), text);
        if (amount != kBottom)
            QCOMPARE(Money::fromDecimal(text)->picoDollars(), amount);
    }

    void sumsSaturateInsteadOfWrapping_data()
    {
        QTest::addColumn<qint64>("a");
        QTest::addColumn<qint64>("b");
        QTest::addColumn<qint64>("sum");
        QTest::addColumn<qint64>("difference");
        QTest::newRow("plain") << qint64(5) << qint64(7) << qint64(12) << qint64(-2);
        QTest::newRow("at the top") << kTop - 1 << qint64(1) << kTop << kTop - 2;
        QTest::newRow("over the top") << kTop << qint64(1) << kTop << kTop - 1;
        QTest::newRow("under the bottom") << kBottom << qint64(1) << kBottom + 1 << kBottom;
        QTest::newRow("two bottoms") << kBottom << kBottom << kBottom << qint64(0);
        QTest::newRow("taking the bottom off") << qint64(-1) << kBottom << kBottom << kTop;
        QTest::newRow("taking the bottom off zero") << qint64(0) << kBottom << kBottom << kTop;
    }
    void sumsSaturateInsteadOfWrapping()
    {
        QFETCH(qint64, a);
        QFETCH(qint64, b);
        QFETCH(qint64, sum);
        QFETCH(qint64, difference);
        QCOMPARE((pico(a) + pico(b)).picoDollars(), sum);
        QCOMPARE((pico(a) - pico(b)).picoDollars(), difference);
        Money running = pico(a);
        running += pico(b);
        QCOMPARE(running.picoDollars(), sum);
    }

    void productsSaturateInsteadOfWrapping_data()
    {
        QTest::addColumn<qint64>("price");
        QTest::addColumn<qint64>("units");
        QTest::addColumn<qint64>("product");
        QTest::newRow("a million tokens") << qint64(150'000) << qint64(1'000'000) << qint64(150'000'000'000);
        QTest::newRow("nothing") << kTop << qint64(0) << qint64(0);
        QTest::newRow("both negative") << qint64(-3) << qint64(-4) << qint64(12);
        QTest::newRow("just fits") << kTop / 2 << qint64(2) << kTop - 1;
        QTest::newRow("just too much") << kTop / 2 + 1 << qint64(2) << kTop;
        QTest::newRow("absurd count") << qint64(1'000'000) << kTop << kTop;
        QTest::newRow("absurd negative count") << qint64(1'000'000) << kBottom << kBottom;
        QTest::newRow("bottom times minus one") << kBottom << qint64(-1) << kTop;
        QTest::newRow("bottom times one") << kBottom << qint64(1) << kBottom;
        QTest::newRow("exactly the bottom") << -(kTop / 2 + 1) << qint64(2) << kBottom;
    }
    void productsSaturateInsteadOfWrapping()
    {
        QFETCH(qint64, price);
        QFETCH(qint64, units);
        QFETCH(qint64, product);
        QCOMPARE((pico(price) * units).picoDollars(), product);
    }

    void aThousandTenthsOfACentAreADollar()
    {
        Money sum;
        for (int i = 0; i < 1'000; ++i)
            sum += *Money::fromDecimal(u"0.001");
        QCOMPARE(sum, *Money::fromDecimal(u"1"));
        QCOMPARE(sum.toDollars(), 1.0);
    }
};

QTEST_APPLESS_MAIN(TestMoney)
#include "tst_money.moc"
