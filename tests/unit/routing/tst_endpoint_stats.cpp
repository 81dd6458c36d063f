#include "core/routing/endpoint_stats.h"

#include <QTest>

#include <limits>

using namespace core;
using Counts = EndpointFigures::Counts;

namespace {

/// The start of a bucket of every window, so that edges are easy to tell.
constexpr TimePoint kStart {Milliseconds(qint64(1000) * 24 * 3'600'000)};
constexpr Milliseconds kSecond {1'000};
constexpr Milliseconds kMinute {60'000};
constexpr Milliseconds kHour {3'600'000};
constexpr Milliseconds kInstant {1};

const QString kId = QStringLiteral("meta/llama|groq");

Outcome success(double ttft = 1, double duration = 2, qint64 completionTokens = 100)
{
    return {.ttftSeconds = ttft, .durationSeconds = duration, .completionTokens = completionTokens};
}

Outcome outcome(OutcomeKind kind)
{
    return {.kind = kind};
}

bool isNear(double found, double expected)
{
    return qAbs(found - expected) <= 0.0101 * expected;
}

} // namespace

Q_DECLARE_METATYPE(Counts EndpointFigures::*)

class TestEndpointStats : public QObject
{
    Q_OBJECT

private slots:
    void anEndpointThatWasNeverUsedIsNotMeasured()
    {
        EndpointStatsTable table;
        QCOMPARE(table.figures(kId, kStart), EndpointFigures {});
        QVERIFY(!table.figures(kId, kStart).measured);
        QVERIFY(!table.figures(kId, kStart).ttft);
    }

    void whatSaysNothingIsNotRecorded()
    {
        EndpointStatsTable table;
        table.record(kId, outcome(OutcomeKind::NotCounted), kStart);
        QCOMPARE(table.figures(kId, kStart), EndpointFigures {});
        EndpointStats stats;
        stats.record(outcome(OutcomeKind::NotCounted), kStart);
        QCOMPARE(stats.figures(kStart), EndpointFigures {});
    }

    void outcomesAreCountedByKind()
    {
        EndpointStats stats;
        for (const OutcomeKind kind : {OutcomeKind::Success, OutcomeKind::Failure, OutcomeKind::Failure,
                                       OutcomeKind::RateLimited, OutcomeKind::Success, OutcomeKind::Success})
            stats.record(outcome(kind), kStart);
        const EndpointFigures figures = stats.figures(kStart);
        const Counts expected {.requests = 6, .failures = 2, .rateLimited = 1};
        QCOMPARE(figures.last30s, expected);
        QCOMPARE(figures.last5m, expected);
        QCOMPARE(figures.last30m, expected);
        QCOMPARE(figures.lastDay, expected);
        QCOMPARE(expected.successes(), 3);
        QVERIFY(figures.measured);
    }

    void windowsAdvanceByWholeBuckets_data()
    {
        QTest::addColumn<Counts EndpointFigures::*>("window");
        QTest::addColumn<Milliseconds>("bucket");
        QTest::addColumn<Milliseconds>("length");
        QTest::newRow("30 s") << &EndpointFigures::last30s << 5 * kSecond << 30 * kSecond;
        QTest::newRow("5 min") << &EndpointFigures::last5m << 30 * kSecond << 5 * kMinute;
        QTest::newRow("30 min") << &EndpointFigures::last30m << 3 * kMinute << 30 * kMinute;
        QTest::newRow("day") << &EndpointFigures::lastDay << 2 * kHour << 24 * kHour;
    }
    void windowsAdvanceByWholeBuckets()
    {
        QFETCH(Counts EndpointFigures::*, window);
        QFETCH(Milliseconds, bucket);
        QFETCH(Milliseconds, length);
        // Also before the clock's start, where the history of a machine that was just started lies.
        for (const TimePoint start : {kStart, TimePoint {}, TimePoint {} - 240 * kHour}) {
            EndpointStats stats;
            stats.record(success(), start);
            stats.record(success(), start + bucket - kInstant);
            stats.record(success(), start + bucket);
            QCOMPARE((stats.figures(start + bucket).*window).requests, 3);
            QCOMPARE((stats.figures(start + length - kInstant).*window).requests, 3);
            QCOMPARE((stats.figures(start + length).*window).requests, 1);
            QCOMPARE((stats.figures(start + length + bucket - kInstant).*window).requests, 1);
            QCOMPARE((stats.figures(start + length + bucket).*window).requests, 0);
        }
    }

    void whatComesTooLateForAWindowIsLeftOut_data() { windowsAdvanceByWholeBuckets_data(); }
    void whatComesTooLateForAWindowIsLeftOut()
    {
        QFETCH(Counts EndpointFigures::*, window);
        QFETCH(Milliseconds, bucket);
        QFETCH(Milliseconds, length);
        EndpointStats stats;
        stats.record(success(), kStart);
        const TimePoint oldest = kStart - length + bucket;
        stats.record(success(), oldest - kInstant);
        QCOMPARE((stats.figures(kStart).*window).requests, 1);
        stats.record(success(), oldest);
        QCOMPARE((stats.figures(kStart).*window).requests, 2);
    }

    void aLongPauseEmptiesEveryWindow()
    {
        EndpointStats stats;
        for (int i = 0; i < 100; ++i)
            stats.record(success(), kStart + i * kMinute);
        EndpointFigures expected;
        expected.lastSuccess = kStart + 99 * kMinute;
        QCOMPARE(stats.figures(kStart + 1000 * kHour), expected);
        stats.record(success(), kStart + 1000 * kHour);
        QCOMPARE(stats.figures(kStart + 1000 * kHour).lastDay.requests, 1);
    }

    void whatComesLateIsCountedWhereItBelongs()
    {
        EndpointStats stats;
        stats.record(success(), kStart);
        stats.record(success(), kStart - 4 * kMinute);
        stats.record(outcome(OutcomeKind::Failure), kStart - 20 * kMinute);
        stats.record(success(), kStart - 21 * kHour);
        stats.record(success(), kStart - 25 * kHour); // older than all windows
        const EndpointFigures figures = stats.figures(kStart);
        QCOMPARE(figures.last30s.requests, 1);
        QCOMPARE(figures.last5m.requests, 2);
        QCOMPARE(figures.last30m.requests, 3);
        QCOMPARE(figures.lastDay.requests, 4);
        QCOMPARE(figures.lastSuccess, std::optional(kStart));
        QCOMPARE(figures.lastFailure, std::optional(kStart - 20 * kMinute));
        // It also leaves in its own time.
        QCOMPARE(stats.figures(kStart + kMinute).last5m.requests, 1);
    }

    void figuresFollowEachRecord()
    {
        EndpointStats stats;
        for (int i = 1; i <= 10; ++i) {
            stats.record(outcome(OutcomeKind::Failure), kStart);
            QCOMPARE(stats.figures(kStart).last30s.failures, i);
        }
    }

    void latencyIsOfTheFiveMinutesThatHaveEnough_data()
    {
        QTest::addColumn<int>("recent"); // 1 s each, now
        QTest::addColumn<int>("earlier"); // 2 s each, 15 minutes ago
        QTest::addColumn<int>("old"); // 4 s each, 3 hours ago
        QTest::addColumn<double>("median");
        QTest::addColumn<int>("samples");
        QTest::addColumn<Milliseconds>("window");
        QTest::newRow("none") << 0 << 0 << 0 << 0.0 << 0 << Milliseconds(0);
        QTest::newRow("enough now") << 5 << 9 << 9 << 1.0 << 5 << 5 * kMinute;
        QTest::newRow("not quite enough now") << 4 << 9 << 9 << 2.0 << 13 << 30 * kMinute;
        QTest::newRow("just enough in 30 min") << 4 << 1 << 9 << 1.0 << 5 << 30 * kMinute;
        QTest::newRow("not enough in 30 min") << 3 << 1 << 9 << 4.0 << 13 << 24 * kHour;
        QTest::newRow("one in a day") << 0 << 0 << 1 << 4.0 << 1 << 24 * kHour;
    }
    void latencyIsOfTheFiveMinutesThatHaveEnough()
    {
        QFETCH(int, recent);
        QFETCH(int, earlier);
        QFETCH(int, old);
        QFETCH(double, median);
        QFETCH(int, samples);
        QFETCH(Milliseconds, window);
        EndpointStats stats;
        for (int i = 0; i < old; ++i)
            stats.record(success(4, 8), kStart - 3 * kHour);
        for (int i = 0; i < earlier; ++i)
            stats.record(success(2, 4), kStart - 15 * kMinute);
        for (int i = 0; i < recent; ++i)
            stats.record(success(1, 2), kStart);
        const EndpointFigures figures = stats.figures(kStart);
        QCOMPARE(figures.ttft.has_value(), samples > 0);
        QCOMPARE(figures.throughput.has_value(), samples > 0);
        if (samples == 0)
            return;
        QCOMPARE(figures.ttft->samples, samples);
        QCOMPARE(figures.ttft->window, window);
        QCOMPARE(figures.throughput->samples, samples);
        QVERIFY(isNear(figures.ttft->p50, median));
        QVERIFY(isNear(figures.throughput->p50, 50 / median));
    }

    void recentFiguresAreOfThirtyMinutesHoweverFewTheyAre()
    {
        EndpointStatsTable table;
        QCOMPARE(table.recent(kId, kStart), RecentFigures {});
        table.record(kId, success(4, 8), kStart - 3 * kHour);
        const RecentFigures old = table.recent(kId, kStart);
        QVERIFY(!old.ttft && !old.throughput);
        QCOMPARE(old.lastDay.requests, 1);
        QCOMPARE(old.last30m.requests, 0);

        table.record(kId, {.ttftSeconds = 1, .durationSeconds = 2, .completionTokens = 100, .hadTools = true},
                     kStart);
        table.record(kId, {.hadTools = true, .badToolCall = true}, kStart);
        table.record(kId, outcome(OutcomeKind::Failure), kStart);
        table.record(kId, outcome(OutcomeKind::RateLimited), kStart);
        const RecentFigures recent = table.recent(kId, kStart);
        QVERIFY(isNear(recent.ttft->p50, 1));
        QCOMPARE(recent.ttft->samples, 1);
        QCOMPARE(recent.ttft->window, 30 * kMinute);
        QVERIFY(isNear(recent.throughput->p99, 50));
        QCOMPARE(recent.last5m.judged(), 3);
        QCOMPARE(recent.toolSuccess(), std::optional(0.5));
        QVERIFY(!old.toolSuccess());
        // 30 minutes later they are gone.
        QVERIFY(!table.recent(kId, kStart + 30 * kMinute).ttft);
    }

    void recentFiguresAreToldInTheUnitsOfEndpointRows()
    {
        using Percentiles = EndpointFigures::Percentiles;
        const RecentFigures figures {.status = EndpointStatus::Degraded,
                                     .last5m = {},
                                     .last30m = {.requests = 5, .failures = 1, .rateLimited = 1},
                                     .lastDay = {.requests = 2, .failures = 2},
                                     .ttft = Percentiles {0.25, 0.5, 1, 2},
                                     .throughput = Percentiles {40, 30, 20, 10}};
        const QJsonObject json = toJson(figures);
        QCOMPARE(json.value(u"status").toInt(), -1);
        QVERIFY(json.value(u"uptime_last_5m").isNull());
        QCOMPARE(json.value(u"uptime_last_30m").toDouble(), 75.0);
        QCOMPARE(json.value(u"uptime_last_1d").toDouble(1), 0.0);
        const QJsonObject latency = json.value(u"latency_last_30m").toObject();
        QCOMPARE(latency.value(u"p50").toDouble(), 250.0);
        QCOMPARE(latency.value(u"p99").toDouble(), 2000.0);
        QCOMPARE(json.value(u"throughput_last_30m").toObject().value(u"p75").toDouble(), 30.0);
        QCOMPARE(toJson({.status = EndpointStatus::Down}).value(u"status").toInt(), -2);
        QVERIFY(toJson(RecentFigures {}).value(u"latency_last_30m").isNull());
    }

    void percentilesAreWhatMostDoBetterThan()
    {
        EndpointStats stats;
        for (int i = 1; i <= 101; ++i)
            stats.record(success(i, 100, i * 1000), kStart); // i s, i·10 tokens/s
        const EndpointFigures figures = stats.figures(kStart);
        QVERIFY(isNear(figures.ttft->p50, 51));
        QVERIFY(isNear(figures.ttft->p75, 76));
        QVERIFY(isNear(figures.ttft->p90, 91));
        QVERIFY(isNear(figures.ttft->p99, 100));
        QVERIFY(isNear(figures.throughput->p50, 510));
        QVERIFY(isNear(figures.throughput->p75, 260));
        QVERIFY(isNear(figures.throughput->p90, 110));
        QVERIFY(isNear(figures.throughput->p99, 20));
    }

    void speedIsOfTheWholeRequest()
    {
        // The example of the rule: 500 tokens, 5 s to the first and 5 s of streaming are 50 tokens/s.
        EndpointStats stats;
        stats.record(success(5, 10, 500), kStart);
        QVERIFY(isNear(stats.figures(kStart).throughput->p50, 50));
    }

    void whatWasNotMeasuredIsLeftOut()
    {
        EndpointStats stats;
        stats.record({.durationSeconds = 2}, kStart); // neither a first token nor a count of tokens
        stats.record({.completionTokens = 10}, kStart); // no time
        stats.record({.kind = OutcomeKind::Failure, .durationSeconds = 2, .completionTokens = 9}, kStart);
        const EndpointFigures figures = stats.figures(kStart);
        QVERIFY(!figures.ttft);
        QVERIFY(!figures.throughput);
        QCOMPARE(figures.answers, 1);
        QCOMPARE(figures.meanCompletionTokens, std::optional(10.0));
        QVERIFY(!figures.meanCost);
        // An answer that broke off did have a first token.
        stats.record({.kind = OutcomeKind::Failure, .ttftSeconds = 3}, kStart);
        QVERIFY(isNear(stats.figures(kStart).ttft->p50, 3));
    }

    void oneFailureInOneRequestIsNotAllOfThem()
    {
        EndpointStats stats;
        stats.record(outcome(OutcomeKind::Failure), kStart);
        QCOMPARE(stats.figures(kStart).errorRate, (1 + 5 * 0.01) / 6);
        QCOMPARE(stats.figures(kStart).rateLimitRate, 5 * 0.01 / 6);
        stats.record(outcome(OutcomeKind::RateLimited), kStart);
        QCOMPARE(stats.figures(kStart).errorRate, (1 + 5 * 0.01) / 6); // among those that are judged
        QCOMPARE(stats.figures(kStart).rateLimitRate, (1 + 5 * 0.01) / 7);
        // Rates are of the last 30 minutes.
        QCOMPARE(stats.figures(kStart + 30 * kMinute).errorRate, EndpointFigures::kTypicalErrorRate);
        QVERIFY(stats.figures(kStart + 30 * kMinute).measured);
    }

    void brokenToolCallsAreCountedAmongThoseWithTools()
    {
        EndpointStats stats;
        Outcome withTools = success();
        withTools.hadTools = true;
        for (int i = 0; i < 3; ++i)
            stats.record(withTools, kStart);
        withTools.badToolCall = true;
        stats.record(withTools, kStart);
        for (int i = 0; i < 10; ++i)
            stats.record(success(), kStart);
        const EndpointFigures figures = stats.figures(kStart);
        QCOMPARE(figures.toolAnswers, 4);
        QCOMPARE(figures.badToolAnswers, 1);
        QCOMPARE(figures.badToolCallRate, (1 + 5 * 0.01) / 9);
    }

    void tokensAndCostsAreMeans()
    {
        EndpointStats stats;
        stats.record({.promptTokens = 900,
                      .cachedTokens = 600,
                      .completionTokens = 50,
                      .cost = Money::fromPicoDollars(1000)},
                     kStart);
        stats.record({.promptTokens = 100, .completionTokens = 150, .cost = Money::fromPicoDollars(2000)},
                     kStart + 3 * kMinute);
        stats.record({.promptTokens = 500, .completionTokens = 100}, kStart + 3 * kMinute); // no price
        const EndpointFigures figures = stats.figures(kStart + 3 * kMinute);
        QCOMPARE(figures.answers, 3);
        QCOMPARE(figures.cacheHitShare, 0.4);
        QCOMPARE(figures.meanPromptTokens, std::optional(500.0));
        QCOMPARE(figures.meanCompletionTokens, std::optional(100.0));
        QCOMPARE(figures.meanCost, std::optional(Money::fromPicoDollars(1500)));
        const EndpointFigures later = stats.figures(kStart + 30 * kMinute);
        QCOMPARE(later.cacheHitShare, 0.0);
        QCOMPARE(later.answers, 2);
    }

    void absurdTokenCountsDoNoHarm()
    {
        constexpr qint64 most = std::numeric_limits<qint64>::max();
        EndpointStats stats;
        for (int i = 0; i < 3; ++i)
            stats.record({.promptTokens = most, .cachedTokens = most, .completionTokens = most}, kStart);
        stats.record({.promptTokens = 1, .cachedTokens = -most, .completionTokens = -1}, kStart);
        stats.record({.promptTokens = 10, .cachedTokens = 20}, kStart); // cannot be
        const EndpointFigures figures = stats.figures(kStart);
        QCOMPARE(figures.cacheHitShare, 1.0);
        QVERIFY(*figures.meanPromptTokens > 1e11);
        QVERIFY(*figures.meanCompletionTokens > 1e11);
    }

    void endpointsDoNotInfluenceEachOther()
    {
        EndpointStatsTable table;
        const QString other = endpointStatsId(QStringLiteral("meta/llama"), QStringLiteral("cerebras"));
        table.record(kId, outcome(OutcomeKind::Failure), kStart);
        const EndpointFigures &figures = table.figures(kId, kStart);
        for (int i = 0; i < 1000; ++i)
            table.record(other + QString::number(i), success(), kStart);
        QCOMPARE(figures.last30s.failures, 1); // the reference still holds
        QCOMPARE(table.figures(other, kStart), EndpointFigures {});
        table.clear();
        QCOMPARE(table.figures(kId, kStart), EndpointFigures {});
    }

    void theIdNamesModelAndEndpoint()
    {
        QCOMPARE(endpointStatsId(QStringLiteral("meta/llama"), QStringLiteral("groq")), kId);
    }
};

QTEST_APPLESS_MAIN(TestEndpointStats)
#include "tst_endpoint_stats.moc"
