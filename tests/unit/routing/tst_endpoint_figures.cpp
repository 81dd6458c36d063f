#include "core/routing/endpoint_figures.h"

#include <QTest>

using namespace core;
using Counts = EndpointFigures::Counts;
using Percentiles = EndpointFigures::Percentiles;

namespace {

constexpr Milliseconds kFiveMinutes {5 * 60'000};
constexpr Milliseconds kThirtyMinutes {30 * 60'000};

Counts counts(int successes, int failures, int rateLimited = 0)
{
    return {.requests = successes + failures + rateLimited, .failures = failures, .rateLimited = rateLimited};
}

/// A peer with enough of everything, whose figures are all in proportion to `size`, and exact as doubles.
EndpointFigures peer(double size)
{
    EndpointFigures figures;
    figures.measured = true;
    figures.last30m = counts(10, 0);
    figures.errorRate = size / 128;
    figures.rateLimitRate = size / 256;
    figures.badToolCallRate = size / 512;
    figures.toolAnswers = 5;
    figures.cacheHitShare = size / 16;
    figures.answers = 5;
    figures.meanPromptTokens = size * 1000;
    figures.meanCompletionTokens = size * 100;
    figures.meanCost = Money::fromPicoDollars(qint64(size) * 1'000'000);
    figures.ttft = Percentiles {size, size * 2, size * 3, size * 4, 5, kFiveMinutes};
    figures.throughput = Percentiles {size * 40, size * 30, size * 20, size * 10, 5, kFiveMinutes};
    return figures;
}

EndpointFigures withLast5m(const Counts &last5m, const Counts &last30m = {})
{
    EndpointFigures figures;
    figures.last5m = last5m;
    figures.last30m = last30m;
    return figures;
}

} // namespace

class TestEndpointFigures : public QObject
{
    Q_OBJECT

private slots:
    void rateLimitsAreNoPartOfUptime()
    {
        QVERIFY(!counts(0, 0).uptime());
        QVERIFY(!counts(0, 0, 7).uptime());
        QCOMPARE(counts(3, 1).uptime(), std::optional(0.75));
        QCOMPARE(counts(3, 1, 100).uptime(), std::optional(0.75));
        QCOMPARE(counts(0, 2).uptime(), std::optional(0.0));
    }

    void statusIsByUptime_data()
    {
        QTest::addColumn<int>("successes");
        QTest::addColumn<int>("failures");
        QTest::addColumn<EndpointStatus>("status");
        QTest::newRow("nothing") << 0 << 0 << EndpointStatus::Unknown;
        QTest::newRow("four are too few") << 0 << 4 << EndpointStatus::Unknown;
        QTest::newRow("five are enough") << 0 << 5 << EndpointStatus::Down;
        QTest::newRow("five successes") << 5 << 0 << EndpointStatus::Normal;
        QTest::newRow("95 %") << 95 << 5 << EndpointStatus::Normal;
        QTest::newRow("just below 95 %") << 949 << 51 << EndpointStatus::Degraded;
        QTest::newRow("80 %") << 4 << 1 << EndpointStatus::Degraded;
        QTest::newRow("just below 80 %") << 799 << 201 << EndpointStatus::Down;
    }
    void statusIsByUptime()
    {
        QFETCH(int, successes);
        QFETCH(int, failures);
        QFETCH(EndpointStatus, status);
        const Counts some = counts(successes, failures, 50);
        QCOMPARE(endpointStatus(withLast5m(some)), status);
        QCOMPARE(endpointStatus(withLast5m({}, some)), status);
    }

    void theShorterTimeDecidesOnceItHasEnough()
    {
        QCOMPARE(endpointStatus(withLast5m(counts(5, 0), counts(5, 20))), EndpointStatus::Normal);
        QCOMPARE(endpointStatus(withLast5m(counts(4, 0), counts(5, 20))), EndpointStatus::Down);
    }

    void yesterdaysFailuresSayNothing()
    {
        EndpointFigures figures;
        figures.lastDay = counts(0, 100);
        QCOMPARE(endpointStatus(figures), EndpointStatus::Unknown);
    }

    void anOutageIsLessThanEightyPercent_data()
    {
        QTest::addColumn<int>("successes");
        QTest::addColumn<int>("failures");
        QTest::addColumn<int>("rateLimited");
        QTest::addColumn<bool>("outage");
        QTest::newRow("no requests") << 0 << 0 << 0 << false;
        QTest::newRow("only successes") << 3 << 0 << 0 << false;
        QTest::newRow("one failure alone") << 0 << 1 << 0 << true;
        QTest::newRow("one failure in four") << 3 << 1 << 0 << true;
        QTest::newRow("one failure in five") << 4 << 1 << 0 << false;
        QTest::newRow("rate limits are no outage") << 0 << 0 << 9 << false;
        QTest::newRow("rate limits dilute nothing") << 0 << 1 << 9 << true;
    }
    void anOutageIsLessThanEightyPercent()
    {
        QFETCH(int, successes);
        QFETCH(int, failures);
        QFETCH(int, rateLimited);
        QFETCH(bool, outage);
        EndpointFigures figures;
        figures.last30s = counts(successes, failures, rateLimited);
        QCOMPARE(hasSignificantOutage(figures), outage);
    }

    void aPriorIsTheMedianOfThePeers_data()
    {
        QTest::addColumn<QList<double>>("sizes");
        QTest::addColumn<double>("middle");
        QTest::newRow("one") << QList<double> {3} << 3.0;
        QTest::newRow("odd") << QList<double> {9, 2, 1} << 2.0;
        QTest::newRow("even") << QList<double> {9, 4, 2, 1} << 3.0;
    }
    void aPriorIsTheMedianOfThePeers()
    {
        QFETCH(QList<double>, sizes);
        QFETCH(double, middle);
        QList<EndpointFigures> figures;
        for (const double size : sizes)
            figures << peer(size);
        QList<const EndpointFigures *> peers;
        for (const EndpointFigures &one : std::as_const(figures))
            peers << &one;
        EndpointFigures expected = peer(middle);
        // Nothing of a prior is the endpoint's own.
        expected.measured = false;
        expected.last30m = {};
        expected.answers = 0;
        expected.toolAnswers = 0;
        expected.ttft->samples = 0;
        expected.ttft->window = Milliseconds(0);
        expected.throughput->samples = 0;
        expected.throughput->window = Milliseconds(0);
        QCOMPARE(priorFigures(peers), expected);
    }

    void aPeerWithTooFewRequestsIsNoPeer()
    {
        EndpointFigures young = peer(2);
        young.last30m = counts(4, 0);
        young.toolAnswers = 4;
        young.answers = 4;
        young.ttft->samples = 4;
        young.throughput->samples = 4;
        const EndpointFigures prior = priorFigures({&young});
        QCOMPARE(prior, priorFigures({}));
        QCOMPARE(prior.errorRate, EndpointFigures::kTypicalErrorRate);
        QCOMPARE(prior.ttft->p50, 1.0);
        QCOMPARE(prior.throughput->p50, 40.0);
        QVERIFY(!prior.meanPromptTokens);
        QVERIFY(!prior.meanCost);
        QVERIFY(!prior.measured);
    }

    void whatNobodyHasStaysAConstant()
    {
        EndpointFigures withoutTools = peer(2);
        withoutTools.toolAnswers = 0;
        const EndpointFigures prior = priorFigures({&withoutTools});
        QCOMPARE(prior.badToolCallRate, EndpointFigures::kTypicalBadToolCallRate);
        QCOMPARE(prior.errorRate, 2.0 / 128);
    }

    void anUnusedEndpointIsATypicalPeer()
    {
        const EndpointFigures typical = peer(2);
        const EndpointFigures prior = priorFigures({&typical});
        QCOMPARE(blended(EndpointFigures {}, prior), prior);
    }

    void ownDataWeighsBySamples_data()
    {
        QTest::addColumn<int>("samples");
        QTest::addColumn<double>("share"); // of the own data
        QTest::newRow("one of six") << 1 << 1.0 / 6;
        QTest::newRow("half") << EndpointFigures::kPriorRequests << 0.5;
        QTest::newRow("nearly all") << 995 << 0.995;
    }
    void ownDataWeighsBySamples()
    {
        QFETCH(int, samples);
        QFETCH(double, share);
        const EndpointFigures prior = peer(1);
        EndpointFigures own = peer(4);
        own.last30m = counts(0, samples); // nothing but failures
        own.toolAnswers = samples;
        own.badToolAnswers = samples;
        own.answers = samples;
        own.ttft->samples = samples;
        own.throughput->samples = samples;
        const EndpointFigures both = blended(own, prior);
        QCOMPARE(both.errorRate, share + (1 - share) / 128);
        QCOMPARE(both.rateLimitRate, (1 - share) / 256);
        QCOMPARE(both.badToolCallRate, share + (1 - share) / 512);
        QCOMPARE(both.cacheHitShare, share * 0.25 + (1 - share) / 16);
        QCOMPARE(both.ttft->p50, share * 4 + (1 - share));
        QCOMPARE(both.ttft->p99, share * 16 + (1 - share) * 4);
        QCOMPARE(both.throughput->p90, share * 80 + (1 - share) * 20);
        QCOMPARE(*both.meanPromptTokens, share * 4000 + (1 - share) * 1000);
        QCOMPARE(*both.meanCompletionTokens, share * 400 + (1 - share) * 100);
        const double picoDollars = share * 4e6 + (1 - share) * 1e6;
        QVERIFY(qAbs(double(both.meanCost->picoDollars()) - picoDollars) <= 1);
        // What was counted stays what it is.
        QCOMPARE(both.last30m, own.last30m);
        QCOMPARE(both.ttft->samples, samples);
        QVERIFY(both.measured);
    }

    void aSaturatedCostStaysALargeOne()
    {
        EndpointFigures own;
        own.meanCost = Money::max();
        QVERIFY(blended(own, EndpointFigures {}).meanCost->toDollars() > 8e6);
    }

    void failuresFarAboveThePeersAreFarWorse_data()
    {
        QTest::addColumn<int>("successes");
        QTest::addColumn<int>("failures");
        QTest::addColumn<double>("typicalErrorRate");
        QTest::addColumn<bool>("worse");
        QTest::newRow("half of enough") << 3 << 3 << 0.01 << true;
        QTest::newRow("less than half") << 4 << 3 << 0.01 << false;
        QTest::newRow("too few") << 0 << 4 << 0.01 << false;
        QTest::newRow("enough") << 0 << 5 << 0.01 << true;
        QTest::newRow("peers fail a fifth as often") << 5 << 5 << 0.1 << true;
        QTest::newRow("peers fail more often") << 5 << 5 << 0.11 << false;
    }
    void failuresFarAboveThePeersAreFarWorse()
    {
        QFETCH(int, successes);
        QFETCH(int, failures);
        QFETCH(double, typicalErrorRate);
        QFETCH(bool, worse);
        EndpointFigures prior = priorFigures({});
        prior.errorRate = typicalErrorRate;
        QCOMPARE(isFarWorseThanPeers(withLast5m(counts(successes, failures)), prior), worse);
    }

    void waitsFarAboveThePeersAreFarWorse_data()
    {
        QTest::addColumn<double>("own");
        QTest::addColumn<double>("typical");
        QTest::addColumn<int>("samples");
        QTest::addColumn<Milliseconds>("window");
        QTest::addColumn<bool>("worse");
        QTest::newRow("five times") << 5.0 << 1.0 << 5 << kFiveMinutes << true;
        QTest::newRow("less than five times") << 4.9 << 1.0 << 5 << kFiveMinutes << false;
        QTest::newRow("3 s") << 3.0 << 0.2 << 5 << kFiveMinutes << true;
        QTest::newRow("still quick") << 2.9 << 0.2 << 5 << kFiveMinutes << false;
        QTest::newRow("too few samples") << 60.0 << 1.0 << 4 << kFiveMinutes << false;
        QTest::newRow("long ago") << 60.0 << 1.0 << 50 << kThirtyMinutes << false;
    }
    void waitsFarAboveThePeersAreFarWorse()
    {
        QFETCH(double, own);
        QFETCH(double, typical);
        QFETCH(int, samples);
        QFETCH(Milliseconds, window);
        QFETCH(bool, worse);
        EndpointFigures prior = priorFigures({});
        prior.ttft->p50 = typical;
        EndpointFigures figures;
        figures.ttft = Percentiles {.p50 = own, .samples = samples, .window = window};
        QCOMPARE(isFarWorseThanPeers(figures, prior), worse);
    }

    void badMinutesCountUntilAMinuteAfterTheLastFailure_data()
    {
        QTest::addColumn<qint64>("sinceFailure");
        QTest::addColumn<std::optional<qint64>>("sinceSuccess");
        QTest::addColumn<bool>("trouble");
        const std::optional<qint64> never;
        QTest::newRow("it has just failed") << qint64(0) << never << true;
        QTest::newRow("just below a minute ago") << qint64(59'999) << never << true;
        QTest::newRow("a minute ago: to be tried again") << qint64(60'000) << never << false;
        QTest::newRow("the success was before") << qint64(40'000) << std::optional<qint64>(40'001) << true;
        QTest::newRow("it has succeeded since") << qint64(40'000) << std::optional<qint64>(39'999) << false;
    }
    void badMinutesCountUntilAMinuteAfterTheLastFailure()
    {
        QFETCH(qint64, sinceFailure);
        QFETCH(std::optional<qint64>, sinceSuccess);
        QFETCH(bool, trouble);
        constexpr TimePoint now {Milliseconds(1'000'000)};
        EndpointFigures down = withLast5m(counts(2, 8));
        QCOMPARE(endpointStatus(down), EndpointStatus::Down);
        down.lastFailure = now - Milliseconds(sinceFailure);
        if (sinceSuccess)
            down.lastSuccess = now - Milliseconds(*sinceSuccess);
        QCOMPARE(isInTrouble(down, priorFigures({}), now), trouble);
    }

    void slowMinutesCountUntilAMinuteAfterTheLastAnswer()
    {
        constexpr TimePoint now {Milliseconds(1'000'000)};
        EndpointFigures slow;
        slow.ttft = Percentiles {.p50 = 30, .samples = 5, .window = kFiveMinutes};
        slow.lastSuccess = now - Milliseconds(59'999);
        QVERIFY(isInTrouble(slow, priorFigures({}), now));
        slow.lastSuccess = now - Milliseconds(60'000);
        QVERIFY(!isInTrouble(slow, priorFigures({}), now));
    }

    void anOutageIsTroubleWhateverCameSince()
    {
        constexpr TimePoint now {Milliseconds(1'000'000)};
        EndpointFigures out;
        out.last30s = counts(3, 1);
        out.lastFailure = now - Milliseconds(20'000);
        out.lastSuccess = now;
        QVERIFY(isInTrouble(out, priorFigures({}), now));
        out.last30s = counts(4, 1);
        QVERIFY(!isInTrouble(out, priorFigures({}), now));
        QVERIFY(!isInTrouble(EndpointFigures {}, priorFigures({}), now));
    }

    void anUnusedEndpointIsNotFarWorse()
    {
        QVERIFY(!isFarWorseThanPeers(EndpointFigures {}, priorFigures({})));
        QVERIFY(!isFarWorseThanPeers(EndpointFigures {}, EndpointFigures {}));
    }
};

QTEST_APPLESS_MAIN(TestEndpointFigures)
#include "tst_endpoint_figures.moc"
