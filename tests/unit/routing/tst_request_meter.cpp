#include "core/routing/request_meter.h"

#include <QJsonObject>
#include <QTest>

using namespace core;

namespace {

using Kind = LimitReached::Kind;

const QDate kDay {2026, 5, 17};
constexpr TimePoint kStart {Milliseconds(1'000'000)};

UsageMoment at(qint64 milliseconds, const QDate &day = kDay)
{
    return {kStart + Milliseconds(milliseconds), day};
}

void request(RequestMeter &meter, const UsageMoment &moment, qint64 tokens = 0)
{
    meter.noteStart(moment);
    meter.noteEnd(moment, tokens);
}

QJsonObject headersOf(const Error &error)
{
    return error.metadata.value(QLatin1String("headers")).toObject();
}

} // namespace

Q_DECLARE_METATYPE(core::LimitReached)
Q_DECLARE_METATYPE(core::LimitReached::Kind)
Q_DECLARE_METATYPE(core::KeyLimits)

/// What tst_key_usage does not show: how long to wait, and what was counted before it was known.
class TestRequestMeter : public QObject
{
    Q_OBJECT

private slots:
    void theWaitEndsWhenEnoughHasLeftTheWindow()
    {
        RequestMeter meter;
        request(meter, at(0), 50);
        request(meter, at(20'500), 30);
        request(meter, at(20'900), 20);
        const KeyLimits requests {.requestsPerMinute = 3};
        const KeyLimits tokens {.tokensPerMinute = 100};
        const auto waits = [&](const KeyLimits &limits, qint64 prompt, qint64 now) {
            return meter.reached(limits, prompt, at(now))->wait;
        };
        QCOMPARE(waits(requests, 1, 21'000), Milliseconds(40'000)); // the one at 0 leaves at 61,000
        QCOMPARE(waits(requests, 1, 60'999), Milliseconds(1));
        QVERIFY(!meter.reached(requests, 1, at(61'000)));
        QCOMPARE(waits(tokens, 50, 21'000), Milliseconds(40'000));
        QCOMPARE(waits(tokens, 51, 21'000), Milliseconds(60'000)); // the other two are needed as well
        QVERIFY(meter.reached(tokens, 51, at(80'999)));
        QVERIFY(!meter.reached(tokens, 51, at(81'000)));
        QVERIFY(!waits(tokens, 101, 21'000)); // never
    }

    void whatWasCountedTooHighIsGivenBack()
    {
        RequestMeter meter;
        const KeyLimits limits {.tokensPerMinute = 100, .tokensPerDay = 100};
        meter.noteStart(at(0), 80);
        QCOMPARE(meter.reached(limits, 21, at(0))->used, 80);
        QVERIFY(!meter.reached(limits, 20, at(0)));
        meter.noteEnd(at(5'000), 10 - 80); // it had 10
        QCOMPARE(meter.reached({.tokensPerDay = 100}, 91, at(5'000))->used, 10);
        QCOMPARE(meter.reached({.tokensPerMinute = 100}, 91, at(5'000))->used, 10);
        // The start has left the window, the correction not yet: no tokens, not fewer than none.
        QCOMPARE(meter.reached({.tokensPerMinute = 100}, 101, at(62'000))->used, 0);
        meter.noteStart(at(70'000), 80);
        meter.noteEnd(at(70'000, kDay.addDays(1)), -80); // after midnight
        QCOMPARE(meter.reached({.tokensPerDay = 100}, 101, at(70'000, kDay.addDays(1)))->used, 0);
    }

    void whatWasBeforeCountsForItsDayOnly()
    {
        RequestMeter meter;
        meter.noteBefore(kDay, 3, 500);
        meter.noteBefore(kDay, 1, 100);
        meter.noteBefore(kDay.addDays(-1), 50, 50);
        const KeyLimits requests {.requestsPerDay = 5};
        QVERIFY(!meter.reached(requests, 1, at(0)));
        request(meter, at(0), 100);
        QCOMPARE(*meter.reached(requests, 1, at(0)), (LimitReached {Kind::RequestsPerDay, 5, 5}));
        QCOMPARE(*meter.reached({.tokensPerDay = 700}, 1, at(0)),
                 (LimitReached {Kind::TokensPerDay, 700, 700, 1}));
        QVERIFY(!meter.reached(requests, 1, at(0, kDay.addDays(1))));
    }

    void aClockThatLeapsNeitherLocksNorUnlocks_data()
    {
        QTest::addColumn<int>("days");
        QTest::newRow("a day ahead") << 1;
        QTest::newRow("a day back") << -1;
        QTest::newRow("a year ahead") << 365;
    }
    void aClockThatLeapsNeitherLocksNorUnlocks()
    {
        QFETCH(int, days);
        const KeyLimits ofDay {.requestsPerDay = 2, .tokensPerDay = 100};
        const KeyLimits ofMinute {.requestsPerMinute = 3};
        const QDate wrong = kDay.addDays(days);
        RequestMeter meter;
        request(meter, at(0), 30);
        request(meter, at(1'000), 30);
        QVERIFY(meter.reached(ofDay, 1, at(2'000)));

        // Another day by the clock is another day: nobody is locked out by what was before.
        QVERIFY(!meter.reached(ofDay, 1, at(2'000, wrong)));
        request(meter, at(2'000, wrong), 50);
        QCOMPARE(meter.reached({.tokensPerDay = 100}, 51, at(3'000, wrong))->used, 50);
        // The minute goes by a clock that nobody sets.
        QCOMPARE(meter.reached(ofMinute, 1, at(3'000, wrong))->used, 3);

        // Set right again, it finds the day as it was left.
        QCOMPARE(meter.reached(ofDay, 1, at(4'000))->used, 2);
        QCOMPARE(meter.reached({.tokensPerDay = 100}, 41, at(4'000))->used, 60);
        QCOMPARE(meter.reached(ofMinute, 1, at(4'000))->used, 3);
        request(meter, at(4'000), 1);
        QCOMPARE(meter.reached(ofDay, 1, at(5'000, wrong)), std::nullopt);
        QCOMPARE(meter.reached(ofDay, 1, at(5'000))->used, 3);
    }

    void whatBeginsBeforeALeapEndsAfterIt()
    {
        RequestMeter meter;
        meter.noteStart(at(0), 10);
        meter.noteEnd(at(1'000, kDay.addDays(-1)), 5);
        QCOMPARE(meter.underWay(), 0);
        QCOMPARE(meter.reached({.requestsPerDay = 1}, 1, at(2'000))->used, 1);
        QVERIFY(!meter.reached({.requestsPerDay = 1}, 1, at(2'000, kDay.addDays(-1))));
    }

    void ofSeveralLimitsTheOneIsToldThatHoldsForLongest_data()
    {
        QTest::addColumn<KeyLimits>("limits");
        QTest::addColumn<Kind>("kind");
        KeyLimits limits {.requestsPerMinute = 1,
                          .requestsPerDay = 1,
                          .tokensPerMinute = 1,
                          .tokensPerDay = 1,
                          .concurrent = 1};
        QTest::newRow("requests of the day") << limits << Kind::RequestsPerDay;
        limits.requestsPerDay = {};
        QTest::newRow("tokens of the day") << limits << Kind::TokensPerDay;
        limits.tokensPerDay = {};
        QTest::newRow("requests of the minute") << limits << Kind::RequestsPerMinute;
        limits.requestsPerMinute = {};
        QTest::newRow("tokens of the minute") << limits << Kind::TokensPerMinute;
        limits.tokensPerMinute = {};
        QTest::newRow("at once") << limits << Kind::Concurrent;
    }
    void ofSeveralLimitsTheOneIsToldThatHoldsForLongest()
    {
        QFETCH(KeyLimits, limits);
        RequestMeter meter;
        meter.noteStart(at(0), 1);
        const std::optional<LimitReached> reached = meter.reached(limits, 1, at(0));
        QVERIFY(reached.has_value());
        QTEST(reached->kind, "kind");
        QVERIFY(!limitInWords(*reached).isEmpty());
    }

    void theClientIsToldWhenItMayPass_data()
    {
        QTest::addColumn<LimitReached>("limit");
        QTest::addColumn<QString>("remaining");
        QTest::addColumn<qint64>("waitMs");
        const std::optional<Milliseconds> wait = Milliseconds(1'500);
        const qint64 midnight = 3'600'001; // one hour and a millisecond later
        QTest::newRow("requests of the minute") << LimitReached {Kind::RequestsPerMinute, 20, 20, 1, wait}
                                                << QStringLiteral("0") << qint64(1'500);
        QTest::newRow("tokens of the minute") << LimitReached {Kind::TokensPerMinute, 100, 90, 11, wait}
                                              << QStringLiteral("10") << qint64(1'500);
        QTest::newRow("requests of the day")
            << LimitReached {Kind::RequestsPerDay, 50, 50} << QStringLiteral("0") << midnight;
        QTest::newRow("tokens of the day")
            << LimitReached {Kind::TokensPerDay, 100, 120, 5} << QStringLiteral("0") << midnight;
        QTest::newRow("a prompt of the whole day")
            << LimitReached {Kind::TokensPerDay, 100, 1, 100} << QStringLiteral("99") << midnight;
        QTest::newRow("a prompt of more than the day")
            << LimitReached {Kind::TokensPerDay, 100, 1, 101} << QStringLiteral("99") << qint64(-1);
        QTest::newRow("at once") << LimitReached {Kind::Concurrent, 2, 2} << QStringLiteral("0")
                                 << qint64(1'000);
    }
    void theClientIsToldWhenItMayPass()
    {
        QFETCH(LimitReached, limit);
        QFETCH(QString, remaining);
        QFETCH(qint64, waitMs);
        const QDateTime now(QDate(2026, 5, 17), QTime(22, 59, 59, 999), Qt::UTC);
        Error error {ErrorKind::RateLimited, {}};
        addLimitFacts(error, limit, now);
        const QJsonObject headers = headersOf(error);
        QCOMPARE(headers.value(QLatin1String("X-RateLimit-Limit")).toString(), QString::number(limit.limit));
        QCOMPARE(headers.value(QLatin1String("X-RateLimit-Remaining")).toString(), remaining);
        const QJsonValue reset = headers.value(QLatin1String("X-RateLimit-Reset"));
        if (waitMs < 0) {
            QVERIFY(!error.retryAfter);
            QVERIFY(reset.isUndefined());
        } else {
            QCOMPARE(error.retryAfter->count(), waitMs);
            QCOMPARE(reset.toString(), QString::number(now.toMSecsSinceEpoch() + waitMs));
        }
    }
};

QTEST_APPLESS_MAIN(TestRequestMeter)
#include "tst_request_meter.moc"
