#include "core/routing/quantile_sketch.h"

#include <QList>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <random>

using namespace core;

namespace {

constexpr int kSamples = 20'000;
/// Beside the promised 1 %, what a logarithm and an exponential function round.
constexpr double kTolerance = QuantileSketch::kRelativeError + 1e-9;

QuantileSketch sketchOf(const QList<double> &values)
{
    QuantileSketch sketch;
    for (const double value : values)
        sketch.add(value);
    return sketch;
}

double exactQuantile(QList<double> values, double q)
{
    std::sort(values.begin(), values.end());
    return values.at(qsizetype(std::floor(q * double(values.size() - 1))));
}

double relativeError(double found, double exact)
{
    return std::abs(found - exact) / exact;
}

QList<double> drawn(int count, quint32 seed, const std::function<double(std::mt19937 &)> &draw)
{
    std::mt19937 random(seed);
    QList<double> values;
    for (int i = 0; i < count; ++i)
        values << draw(random);
    return values;
}

QList<double> logNormal(int count, quint32 seed, double mu = 0, double sigma = 0.8)
{
    return drawn(count, seed, [mu, sigma](std::mt19937 &random) { //
        return std::lognormal_distribution(mu, sigma)(random);
    });
}

} // namespace

class TestQuantileSketch : public QObject
{
    Q_OBJECT

private slots:
    void anEmptySketchKnowsNothing()
    {
        const QuantileSketch sketch;
        QCOMPARE(sketch.count(), 0);
        QVERIFY(!sketch.quantile(0.5));
    }

    void quantilesAreWithinOnePercent_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::newRow("one value") << QList<double> {0.37};
        QTest::newRow("two values") << QList<double> {0.37, 12.5};
        QTest::newRow("log-normal") << logNormal(kSamples, 1);
        QTest::newRow("uniform") << drawn(kSamples, 2, [](std::mt19937 &random) {
            return std::uniform_real_distribution(0.05, 20.0)(random);
        });
        QTest::newRow("constant") << QList<double>(kSamples, 1.234);
        QTest::newRow("bimodal") << logNormal(kSamples, 3, -1, 0.3) + logNormal(kSamples, 4, 2.5, 0.3);
        QTest::newRow("falling") << QList<double> {900, 90, 9, 0.9};
        QTest::newRow("least and below") << QList<double> {1e-6, 1e-6, 1e-5};
    }
    void quantilesAreWithinOnePercent()
    {
        QFETCH(QList<double>, values);
        const QuantileSketch sketch = sketchOf(values);
        QCOMPARE(sketch.count(), values.size());
        for (const double q : {0.0, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1.0}) {
            const double exact = exactQuantile(values, q);
            QVERIFY2(relativeError(*sketch.quantile(q), exact) <= kTolerance,
                     qPrintable(QStringLiteral("%1: %2 for %3").arg(q).arg(*sketch.quantile(q)).arg(exact)));
        }
    }

    void aShareOutsideIsTheNearestInside()
    {
        const QuantileSketch sketch = sketchOf({1, 2, 3});
        QCOMPARE(sketch.quantile(-1), sketch.quantile(0));
        QCOMPARE(sketch.quantile(2), sketch.quantile(1));
    }

    void mergingIsTheSameAsAddingAll_data()
    {
        QTest::addColumn<QList<double>>("first");
        QTest::addColumn<QList<double>>("second");
        QTest::newRow("both have values") << logNormal(500, 5) << logNormal(700, 6, 1);
        QTest::newRow("first is empty") << QList<double>() << logNormal(50, 7);
        QTest::newRow("second is empty") << logNormal(50, 8) << QList<double>();
        QTest::newRow("second is far above") << logNormal(500, 9, -6) << logNormal(500, 10, 6);
        QTest::newRow("second is far below") << logNormal(500, 11, 6) << logNormal(500, 12, -6);
    }
    void mergingIsTheSameAsAddingAll()
    {
        QFETCH(QList<double>, first);
        QFETCH(QList<double>, second);
        QuantileSketch merged = sketchOf(first);
        merged.merge(sketchOf(second));
        const QuantileSketch whole = sketchOf(first + second);
        QCOMPARE(merged.count(), whole.count());
        for (int percent = 0; percent <= 100; ++percent)
            QCOMPARE(merged.quantile(percent / 100.0), whole.quantile(percent / 100.0));
    }

    void onlyTheLowestValuesLoseAccuracyInAWideRange_data()
    {
        QTest::addColumn<bool>("rising");
        QTest::newRow("rising") << true;
        QTest::newRow("falling") << false;
    }
    void onlyTheLowestValuesLoseAccuracyInAWideRange()
    {
        // One value a decade from 0.001 to 1e6: the bins span a little more than three of the ten.
        QFETCH(bool, rising);
        QList<double> values;
        for (int decade = -3; decade <= 6; ++decade)
            values << std::pow(10.0, decade);
        if (!rising)
            std::reverse(values.begin(), values.end());
        const QuantileSketch sketch = sketchOf(values);
        QCOMPARE(sketch.count(), 10);
        for (const int decade : {3, 4, 5, 6}) {
            const double found = *sketch.quantile((decade + 3) / 9.0);
            QVERIFY(relativeError(found, std::pow(10.0, decade)) <= kTolerance);
        }
        // All that is lower sits in the lowest bin, which is at the end of the span.
        QCOMPARE(sketch.quantile(0), sketch.quantile(5.0 / 9));
        QVERIFY(*sketch.quantile(0) < 1000);
        QVERIFY(*sketch.quantile(0) > 1e6 / 2500);
    }

    void valuesThatAreNoMeasureDoNoHarm()
    {
        QuantileSketch sketch;
        sketch.add(std::numeric_limits<double>::quiet_NaN());
        sketch.add(std::numeric_limits<double>::infinity());
        sketch.add(-std::numeric_limits<double>::infinity());
        QCOMPARE(sketch.count(), 0);
        sketch.add(0);
        sketch.add(-3);
        QCOMPARE(sketch.count(), 2);
        QVERIFY(relativeError(*sketch.quantile(1), 1e-6) <= kTolerance);
        sketch.add(1e300);
        QVERIFY(relativeError(*sketch.quantile(1), 1e300) <= kTolerance);
    }

    void clearForgetsAll()
    {
        QuantileSketch sketch = sketchOf({1, 2, 3});
        sketch.clear();
        QCOMPARE(sketch.count(), 0);
        sketch.add(7);
        QVERIFY(relativeError(*sketch.quantile(0), 7) <= kTolerance);
    }
};

QTEST_APPLESS_MAIN(TestQuantileSketch)
#include "tst_quantile_sketch.moc"
