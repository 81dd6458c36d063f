#include "core/routing/traffic_cap.h"

#include <QTest>

using namespace core;

namespace {

/// The start of a bucket.
constexpr TimePoint kStart {Milliseconds(3'600'000)};
constexpr Milliseconds kSecond {1'000};
constexpr Milliseconds kMinute {60'000};
constexpr Milliseconds kInstant {1};

void send(TrafficCap &cap, int requests, TimePoint when)
{
    for (int i = 0; i < requests; ++i)
        cap.noteSent(when);
}

} // namespace

class TestTrafficCap : public QObject
{
    Q_OBJECT

private slots:
    void thereIsNoCapBeforeTheFirstRateLimit()
    {
        TrafficCap cap;
        QVERIFY(!cap.cap(kStart));
        send(cap, 10'000, kStart);
        QVERIFY(cap.admits(kStart));
        QVERIFY(!cap.cap(kStart));
    }

    void aRateLimitCapsAtWhatGotThrough()
    {
        TrafficCap cap;
        send(cap, 11, kStart);
        cap.noteRateLimited(kStart + kSecond);
        QCOMPARE(cap.cap(kStart + kSecond), std::optional(10));
        QVERIFY(!cap.admits(kStart + kSecond)); // those ten are still in the minute
    }

    void aBurstLearnsTheWallFromAllItsRefusals()
    {
        TrafficCap cap;
        send(cap, 20, kStart);
        for (int i = 0; i < 15; ++i)
            cap.noteRateLimited(kStart);
        QCOMPARE(cap.cap(kStart), std::optional(5));
    }

    void excessGoesElsewhereUntilTheMinuteIsOver()
    {
        TrafficCap cap;
        send(cap, 3, kStart);
        send(cap, 1, kStart + 5 * kSecond);
        cap.noteRateLimited(kStart + 5 * kSecond);
        QVERIFY(!cap.admits(kStart + kMinute - kInstant));
        QVERIFY(cap.admits(kStart + kMinute)); // the first three left the window
        send(cap, 3, kStart + kMinute);
        QCOMPARE(cap.cap(kStart + kMinute), std::optional(3));
        QVERIFY(!cap.admits(kStart + kMinute));
    }

    void theCapRisesForEachQuietMinute_data()
    {
        QTest::addColumn<int>("learned");
        QTest::addColumn<Milliseconds>("quiet");
        QTest::addColumn<int>("expected");
        QTest::newRow("at once") << 40 << Milliseconds(0) << 40;
        QTest::newRow("just before a minute") << 40 << kMinute - kInstant << 40;
        QTest::newRow("a minute") << 40 << kMinute << 50;
        QTest::newRow("four minutes") << 40 << 4 * kMinute << 80;
        QTest::newRow("at least by one") << 3 << 2 * kMinute << 5;
        QTest::newRow("just before it is forgotten") << 40 << 30 * kMinute - kInstant << 330;
    }
    void theCapRisesForEachQuietMinute()
    {
        QFETCH(int, learned);
        QFETCH(Milliseconds, quiet);
        QFETCH(int, expected);
        TrafficCap cap;
        send(cap, learned + 1, kStart);
        cap.noteRateLimited(kStart);
        QCOMPARE(cap.cap(kStart + quiet), std::optional(expected));
    }

    void theCapIsForgottenAfterHalfAnHour()
    {
        TrafficCap cap;
        send(cap, 2, kStart);
        cap.noteRateLimited(kStart);
        QVERIFY(!cap.cap(kStart + 30 * kMinute));
        send(cap, 1000, kStart + 30 * kMinute);
        QVERIFY(cap.admits(kStart + 30 * kMinute));
    }

    void aSecondRateLimitStartsAnew()
    {
        TrafficCap cap;
        send(cap, 9, kStart);
        cap.noteRateLimited(kStart);
        const TimePoint later = kStart + 10 * kMinute;
        send(cap, 21, later);
        cap.noteRateLimited(later);
        QCOMPARE(cap.cap(later), std::optional(20));
        QCOMPARE(cap.cap(later + kMinute), std::optional(25));
    }

    void oneRequestAlwaysGetsThrough()
    {
        TrafficCap cap;
        cap.noteSent(kStart);
        cap.noteRateLimited(kStart);
        QCOMPARE(cap.cap(kStart), std::optional(1));
        QVERIFY(cap.admits(kStart));
        // A refusal of a request that left the window in the meantime takes nothing from the load.
        cap.noteRateLimited(kStart + 2 * kMinute);
        QCOMPARE(cap.cap(kStart + 2 * kMinute), std::optional(1));
        QVERIFY(cap.admits(kStart + 2 * kMinute));
    }
};

QTEST_APPLESS_MAIN(TestTrafficCap)
#include "tst_traffic_cap.moc"
