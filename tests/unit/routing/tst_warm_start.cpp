#include "core/routing/warm_start.h"

#include <QTest>

using namespace core;

namespace {

/// A machine that was started ten minutes ago: most of the history is from before its clock.
constexpr TimePoint kNow {Milliseconds(10 * 60'000)};
const QString kId = QStringLiteral("meta/llama|groq");

QDateTime wallNow()
{
    return QDateTime::fromString(QStringLiteral("2026-03-04T05:06:07.089Z"), Qt::ISODateWithMs);
}

AttemptFact answered(qint64 endedMsAgo, qint64 durationMs = 2000)
{
    return {.provider = QStringLiteral("groq"),
            .endpoint = QStringLiteral("groq"),
            .model = QStringLiteral("meta/llama"),
            .httpStatus = 200,
            .started = wallNow().addMSecs(-endedMsAgo - durationMs),
            .durationMs = durationMs,
            .cost = Money::fromPicoDollars(77),
            .ttftMs = 500,
            .promptTokens = 1000,
            .cachedTokens = 250,
            .completionTokens = 100};
}

AttemptFact failed(qint64 endedMsAgo, ErrorKind kind, int status)
{
    AttemptFact attempt = answered(endedMsAgo);
    attempt.errorKind = kind;
    attempt.httpStatus = status;
    attempt.ttftMs = {};
    return attempt;
}

} // namespace

class TestWarmStart : public QObject
{
    Q_OBJECT

private slots:
    void anAnswerIsRememberedWithAllThatIsKnown()
    {
        const Outcome outcome = outcomeOf(answered(0));
        QCOMPARE(outcome.kind, OutcomeKind::Success);
        QCOMPARE(outcome.ttftSeconds, std::optional(0.5));
        QCOMPARE(outcome.durationSeconds, 2.0);
        QCOMPARE(outcome.promptTokens, 1000);
        QCOMPARE(outcome.cachedTokens, 250);
        QCOMPARE(outcome.completionTokens, 100);
        QCOMPARE(outcome.cost, std::optional(Money::fromPicoDollars(77)));
    }

    void errorsAreJudgedAsTheyWereThen_data()
    {
        QTest::addColumn<ErrorKind>("error");
        QTest::addColumn<int>("status");
        QTest::addColumn<OutcomeKind>("kind");
        QTest::newRow("by status") << ErrorKind::BadRequest << 503 << OutcomeKind::Failure;
        QTest::newRow("by kind") << ErrorKind::ConnectFailed << 0 << OutcomeKind::Failure;
        QTest::newRow("429") << ErrorKind::RateLimited << 429 << OutcomeKind::RateLimited;
        QTest::newRow("cancelled") << ErrorKind::Cancelled << 200 << OutcomeKind::NotCounted;
    }
    void errorsAreJudgedAsTheyWereThen()
    {
        QFETCH(ErrorKind, error);
        QFETCH(int, status);
        QFETCH(OutcomeKind, kind);
        const Outcome outcome = outcomeOf(failed(0, error, status));
        QCOMPARE(outcome.kind, kind);
        QVERIFY(!outcome.ttftSeconds);
    }

    void attemptsCountByTheirEnd()
    {
        EndpointStatsTable table;
        recordPast({answered(1'000), answered(2'000), failed(4 * 60'000, ErrorKind::Overloaded, 503),
                    answered(20 * 60'000), answered(20 * 3'600'000), answered(30 * 3'600'000LL)},
                   wallNow(), kNow, table);
        const EndpointFigures &figures = table.figures(kId, kNow);
        QCOMPARE(figures.last30s.requests, 2);
        QCOMPARE(figures.last5m.requests, 3);
        QCOMPARE(figures.last5m.failures, 1);
        QCOMPARE(figures.last30m.requests, 4);
        QCOMPARE(figures.lastDay.requests, 5);
        QCOMPARE(figures.lastSuccess, std::optional(kNow - Milliseconds(1'000)));
        QCOMPARE(figures.lastFailure, std::optional(kNow - Milliseconds(4 * 60'000)));
        QCOMPARE(figures.cacheHitShare, 0.25);
    }

    void theOrderDoesNotMatter()
    {
        const QList<AttemptFact> newestFirst {answered(1'000), failed(60'000, ErrorKind::Overloaded, 503),
                                              answered(12 * 60'000), answered(3 * 3'600'000)};
        const QList<AttemptFact> oldestFirst(newestFirst.crbegin(), newestFirst.crend());
        EndpointStatsTable one;
        EndpointStatsTable other;
        recordPast(newestFirst, wallNow(), kNow, one);
        recordPast(oldestFirst, wallNow(), kNow, other);
        QCOMPARE(one.figures(kId, kNow), other.figures(kId, kNow));
        QCOMPARE(one.figures(kId, kNow).lastDay.requests, 4);
    }

    void whatWasSinceTheStartIsKept()
    {
        EndpointStatsTable table;
        table.record(kId, {.kind = OutcomeKind::Failure}, kNow);
        recordPast({answered(1'000)}, wallNow(), kNow, table);
        QCOMPARE(table.figures(kId, kNow).last30s.requests, 2);
        QCOMPARE(table.figures(kId, kNow).last30s.failures, 1);
    }

    void anAttemptFromTheFutureIsLeftOut()
    {
        EndpointStatsTable table;
        recordPast({answered(-1)}, wallNow(), kNow, table);
        QVERIFY(!table.figures(kId, kNow).measured);
        recordPast({answered(0)}, wallNow(), kNow, table);
        QVERIFY(table.figures(kId, kNow).measured);
    }

    void anAttemptWithoutATimeIsLeftOut()
    {
        AttemptFact attempt = answered(0);
        attempt.started = {};
        EndpointStatsTable table;
        recordPast({attempt}, wallNow(), kNow, table);
        QVERIFY(!table.figures(kId, kNow).measured);
    }

    void eachEndpointOfEachModelIsOneOfItsOwn()
    {
        AttemptFact other = answered(0);
        other.model = QStringLiteral("meta/llama-big");
        AttemptFact elsewhere = answered(0);
        elsewhere.endpoint = QStringLiteral("groq/fast");
        EndpointStatsTable table;
        recordPast({answered(0), other, elsewhere}, wallNow(), kNow, table);
        QCOMPARE(table.figures(kId, kNow).lastDay.requests, 1);
        QCOMPARE(table.figures(QStringLiteral("meta/llama-big|groq"), kNow).lastDay.requests, 1);
        QCOMPARE(table.figures(QStringLiteral("meta/llama|groq/fast"), kNow).lastDay.requests, 1);
    }
};

QTEST_APPLESS_MAIN(TestWarmStart)
#include "tst_warm_start.moc"
