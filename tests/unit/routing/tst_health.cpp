#include "core/routing/health.h"

#include <QTest>

#include <limits>

using namespace core;
using State = Admission::State;

namespace {

const QString kId = QStringLiteral("groq/work|meta/llama|groq|llama");
constexpr TimePoint kStart {Milliseconds(1'000'000)};

Error failure(ErrorKind kind, std::optional<Milliseconds> retryAfter = {})
{
    return {.kind = kind, .message = {}, .retryAfter = retryAfter};
}

/// One request from leave to result.
void fail(HealthTable &table, TimePoint now, ErrorKind kind, std::optional<Milliseconds> retryAfter = {})
{
    table.reportFailure(kId, table.admit(kId, now), failure(kind, retryAfter), now);
}

void openBy(HealthTable &table, TimePoint now)
{
    fail(table, now, ErrorKind::RateLimited);
}

} // namespace

class TestHealth : public QObject
{
    Q_OBJECT

private slots:
    void unknownCandidateIsOpen()
    {
        HealthTable table;
        QCOMPARE(table.peek(kId, kStart).state, State::Open);
        QVERIFY(table.peek(kId, kStart).why.isEmpty());
        QCOMPARE(table.admit(kId, kStart).state, State::Open);
    }

    void failuresOpenTheCircuit_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<int>("needed"); // 0: never
        QTest::newRow("cancelled") << ErrorKind::Cancelled << 0;
        QTest::newRow("bad request") << ErrorKind::BadRequest << 0;
        QTest::newRow("refused key") << ErrorKind::AuthFailed << 1;
        QTest::newRow("model unavailable") << ErrorKind::ModelUnavailable << 3;
        QTest::newRow("context too long") << ErrorKind::ContextTooLong << 0;
        QTest::newRow("refused content") << ErrorKind::Refused << 0;
        QTest::newRow("rate limit") << ErrorKind::RateLimited << 1;
        QTest::newRow("out of credit") << ErrorKind::OutOfCredit << 1;
        QTest::newRow("overloaded") << ErrorKind::Overloaded << 3;
        QTest::newRow("no connection") << ErrorKind::ConnectFailed << 3;
        QTest::newRow("connect time-out") << ErrorKind::ConnectTimeout << 3;
        QTest::newRow("first token time-out") << ErrorKind::FirstTokenTimeout << 3;
        QTest::newRow("idle time-out") << ErrorKind::IdleTimeout << 3;
        QTest::newRow("broken stream") << ErrorKind::StreamBroken << 3;
        QTest::newRow("bad reply") << ErrorKind::BadReply << 3;
        QTest::newRow("budget") << ErrorKind::BudgetSpent << 0;
        QTest::newRow("internal") << ErrorKind::Internal << 0;
    }
    void failuresOpenTheCircuit()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(int, needed);
        HealthTable table;
        int opened = 0;
        for (int i = 1; i <= 5 && opened == 0; ++i) {
            fail(table, kStart, kind);
            if (table.peek(kId, kStart).state == State::Closed)
                opened = i;
        }
        QCOMPARE(opened, needed);
        QCOMPARE(table.peek(kId, kStart).why.isEmpty(), needed == 0);
    }

    void aSuccessInBetweenStartsTheCountAnew()
    {
        HealthTable table;
        fail(table, kStart, ErrorKind::Overloaded);
        fail(table, kStart, ErrorKind::Overloaded);
        table.reportSuccess(kId, table.admit(kId, kStart), kStart);
        fail(table, kStart, ErrorKind::Overloaded);
        fail(table, kStart, ErrorKind::Overloaded);
        QCOMPARE(table.peek(kId, kStart).state, State::Open);
        fail(table, kStart, ErrorKind::Overloaded);
        QCOMPARE(table.peek(kId, kStart).state, State::Closed);
    }

    void pauseEndsAtItsLastMillisecond()
    {
        HealthTable table;
        openBy(table, kStart);
        QCOMPARE(table.peek(kId, kStart).until, kStart + Milliseconds(10'000));
        QCOMPARE(table.admit(kId, kStart + Milliseconds(9'999)).state, State::Closed);
        QCOMPARE(table.peek(kId, kStart + Milliseconds(10'000)).state, State::Probe);
    }

    void retryAfterIsBelieved_data()
    {
        QTest::addColumn<qint64>("told");
        QTest::addColumn<qint64>("pause");
        QTest::newRow("shorter than the first pause") << qint64(1'500) << qint64(1'500);
        QTest::newRow("longer than the longest pause") << qint64(3'600'000) << qint64(3'600'000);
        QTest::newRow("up to a day") << std::numeric_limits<qint64>::max() << qint64(24 * 3'600'000);
        QTest::newRow("never negative") << qint64(-5) << qint64(0);
    }
    void retryAfterIsBelieved()
    {
        QFETCH(qint64, told);
        QFETCH(qint64, pause);
        HealthTable table;
        fail(table, kStart, ErrorKind::RateLimited, Milliseconds(told));
        QCOMPARE(table.peek(kId, kStart).until, kStart + Milliseconds(pause));
    }

    void oneFailureIsEnoughWhereTheProviderAsksToStayAway_data()
    {
        QTest::addColumn<qint64>("told");
        QTest::addColumn<bool>("opens");
        QTest::newRow("a moment") << qint64(1) << true;
        QTest::newRow("longer") << qint64(30'000) << true;
        QTest::newRow("not at all") << qint64(0) << false;
    }
    void oneFailureIsEnoughWhereTheProviderAsksToStayAway()
    {
        QFETCH(qint64, told);
        QFETCH(bool, opens);
        HealthTable table;
        fail(table, kStart, ErrorKind::Overloaded, Milliseconds(told));
        QCOMPARE(table.peek(kId, kStart).state, opens ? State::Closed : State::Open);
        if (!opens)
            return;
        QCOMPARE(table.peek(kId, kStart + Milliseconds(told - 1)).state, State::Closed);
        QCOMPARE(table.peek(kId, kStart + Milliseconds(told)).state, State::Probe);
    }

    void failedProbeWaitsAsLongAsTold()
    {
        HealthTable table;
        openBy(table, kStart);
        const TimePoint later = kStart + Milliseconds(10'000);
        fail(table, later, ErrorKind::Overloaded, Milliseconds(3'000));
        QCOMPARE(table.peek(kId, later).until, later + Milliseconds(3'000));
    }

    void aLostProbeIsGivenAgain()
    {
        HealthTable table;
        openBy(table, kStart);
        const TimePoint later = kStart + Milliseconds(10'000);
        const Admission lost = table.admit(kId, later);
        QCOMPARE(lost.state, State::Probe);
        const Milliseconds longest = BreakerLimits {}.longestProbe;
        QCOMPARE(table.peek(kId, later + longest - Milliseconds(1)).state, State::Closed);
        const Admission second = table.admit(kId, later + longest);
        QCOMPARE(second.state, State::Probe);
        QCOMPARE(table.admit(kId, later + longest).state, State::Closed);
        // Should the first come back after all, it decides as well as the second; then that one is late.
        table.reportSuccess(kId, lost, later + longest);
        QCOMPARE(table.peek(kId, later + longest).state, State::Open);
        table.reportFailure(kId, second, failure(ErrorKind::AuthFailed), later + longest);
        QCOMPARE(table.peek(kId, later + longest).state, State::Open);
    }

    void onlyOneCallerGetsTheProbe()
    {
        HealthTable table;
        openBy(table, kStart);
        const TimePoint later = kStart + Milliseconds(10'000);
        QCOMPARE(table.peek(kId, later).state, State::Probe); // looking takes nothing
        QCOMPARE(table.admit(kId, later).state, State::Probe);
        QCOMPARE(table.admit(kId, later).state, State::Closed);
        QCOMPARE(table.peek(kId, later).state, State::Closed);
    }

    void cancelledProbeIsGivenBack()
    {
        HealthTable table;
        openBy(table, kStart);
        const TimePoint later = kStart + Milliseconds(10'000);
        table.reportFailure(kId, table.admit(kId, later), failure(ErrorKind::Cancelled), later);
        QCOMPARE(table.admit(kId, later).state, State::Probe);
    }

    void successfulProbeClosesTheCircuit()
    {
        HealthTable table;
        openBy(table, kStart);
        const TimePoint later = kStart + Milliseconds(10'000);
        table.reportSuccess(kId, table.admit(kId, later), later);
        QCOMPARE(table.peek(kId, later).state, State::Open);
        // The next trouble starts with the short pause again.
        openBy(table, later);
        QCOMPARE(table.peek(kId, later).until, later + Milliseconds(10'000));
    }

    void failedProbesDoubleThePauseUpToTheLongest_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QList<qint64>>("pauses");
        const QList<qint64> fewSteps {20'000, 40'000, 60'000, 60'000};
        const QList<qint64> manySteps {20'000, 40'000, 80'000, 160'000, 300'000, 300'000};
        QTest::newRow("overloaded") << ErrorKind::Overloaded << fewSteps;
        QTest::newRow("rate limit") << ErrorKind::RateLimited << fewSteps;
        QTest::newRow("model unavailable") << ErrorKind::ModelUnavailable << fewSteps;
        QTest::newRow("refused key") << ErrorKind::AuthFailed << manySteps;
        QTest::newRow("out of credit") << ErrorKind::OutOfCredit << manySteps;
    }
    void failedProbesDoubleThePauseUpToTheLongest()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(QList<qint64>, pauses);
        HealthTable table;
        TimePoint now = kStart;
        openBy(table, now);
        for (const qint64 pause : pauses) {
            now = table.peek(kId, now).until;
            fail(table, now, kind);
            QCOMPARE(table.peek(kId, now).until - now, Milliseconds(pause));
        }
    }

    void lateResultsFromBeforeTheChangeSayNothing()
    {
        HealthTable table;
        const Admission before = table.admit(kId, kStart);
        openBy(table, kStart);
        table.reportSuccess(kId, before, kStart);
        QCOMPARE(table.peek(kId, kStart).state, State::Closed);

        const TimePoint later = kStart + Milliseconds(10'000);
        table.reportSuccess(kId, table.admit(kId, later), later);
        table.reportFailure(kId, before, failure(ErrorKind::AuthFailed), later);
        QCOMPARE(table.peek(kId, later).state, State::Open);
    }

    void lastResortThatAnswersClosesTheCircuit()
    {
        HealthTable table;
        openBy(table, kStart);
        const Admission closed = table.admit(kId, kStart);
        QCOMPARE(closed.state, State::Closed);
        table.reportSuccess(kId, closed, kStart);
        QCOMPARE(table.peek(kId, kStart).state, State::Open);
    }

    void lastResortThatFailsDoesNotLengthenThePause()
    {
        HealthTable table;
        openBy(table, kStart);
        const TimePoint later = kStart + Milliseconds(5'000);
        table.reportFailure(kId, table.admit(kId, later), failure(ErrorKind::Overloaded), later);
        QCOMPARE(table.peek(kId, later).until, kStart + Milliseconds(10'000));
        // Unless the provider itself says so.
        table.reportFailure(kId, table.admit(kId, later),
                            failure(ErrorKind::RateLimited, Milliseconds(60'000)), later);
        QCOMPARE(table.peek(kId, later).until, later + Milliseconds(60'000));
    }

    void replacedKeyStartsAnew()
    {
        HealthTable table;
        const Admission withOldKey = table.admit(kId, kStart);
        fail(table, kStart, ErrorKind::AuthFailed);
        table.forget(QStringLiteral("groq/home|"));
        QCOMPARE(table.peek(kId, kStart).state, State::Closed);
        table.forget(QStringLiteral("groq/work|"));
        QCOMPARE(table.peek(kId, kStart).state, State::Open);
        // What the old key still brings in is not the new one's fault.
        table.reportFailure(kId, withOldKey, failure(ErrorKind::AuthFailed), kStart);
        QCOMPARE(table.peek(kId, kStart).state, State::Open);
    }

    void keyReplacedDuringAHealthyRequestStartsAnewToo()
    {
        HealthTable table;
        const Admission withOldKey = table.admit(kId, kStart);
        table.forget(QStringLiteral("groq/work|"));
        table.reportFailure(kId, withOldKey, failure(ErrorKind::AuthFailed), kStart);
        QCOMPARE(table.peek(kId, kStart).state, State::Open);
    }

    void candidatesDoNotInfluenceEachOther()
    {
        HealthTable table;
        openBy(table, kStart);
        QCOMPARE(table.peek(QStringLiteral("groq/home|meta/llama|groq|llama"), kStart).state, State::Open);
    }
};

QTEST_APPLESS_MAIN(TestHealth)
#include "tst_health.moc"
