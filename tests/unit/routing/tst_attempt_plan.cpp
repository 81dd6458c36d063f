#include "core/routing/attempt_plan.h"

#include <QTest>

#include <limits>

using namespace core;

namespace {

constexpr TimePoint kStart {Milliseconds(1'000'000)};
constexpr TimePoint kDeadline = kStart + Milliseconds(60'000);

RouteCandidate candidate(const QString &provider, const QString &key = QStringLiteral("work"))
{
    RouteCandidate one;
    one.id = provider + u'/' + key;
    one.modelId = QStringLiteral("meta/llama");
    one.endpoint = provider;
    one.target.providerId = provider;
    one.target.providerName = provider.toUpper();
    one.keyName = key;
    one.place = {.rule = PlaceRule::Order, .named = QStringLiteral("reason for %1").arg(one.id)};
    return one;
}

AttemptPlan planFor(const QList<RouteCandidate> &candidates, RetryLimits limits = {},
                    TimePoint deadline = kDeadline)
{
    return AttemptPlan({.requestedModel = QStringLiteral("meta/llama"), .candidates = candidates}, limits,
                       deadline);
}

AttemptPlan planFor(const QStringList &providers)
{
    QList<RouteCandidate> candidates;
    for (const QString &provider : providers)
        candidates << candidate(provider);
    return planFor(candidates);
}

Error failure(ErrorKind kind, int status = 0, std::optional<Milliseconds> retryAfter = {})
{
    return {.kind = kind,
            .message = QStringLiteral("what the codec said"),
            .httpStatus = status,
            .retryAfter = retryAfter};
}

/// `start 1`, `wait 500`, `give up overloaded`: short enough for a table.
QString described(const Step &step)
{
    if (const auto *start = std::get_if<StartAttempt>(&step))
        return QStringLiteral("start %1").arg(start->candidate);
    if (const auto *wait = std::get_if<WaitFor>(&step))
        return QStringLiteral("wait %1").arg(wait->delay.count());
    if (std::holds_alternative<KeepWaiting>(step))
        return QStringLiteral("keep waiting");
    return QStringLiteral("give up ") + errorKindName(std::get<GiveUp>(step).error.kind);
}

/// Whom hedge() starts beside the running attempt; -1: nobody.
int hedged(AttemptPlan &plan, TimePoint now = kStart)
{
    const std::optional<StartAttempt> started = plan.hedge(now);
    return started ? started->candidate : -1;
}

RouteCandidate ofModel(const QString &provider, const QString &model)
{
    RouteCandidate one = candidate(provider);
    one.modelId = model;
    return one;
}

Error errorOf(const Step &step)
{
    return std::get<GiveUp>(step).error;
}

QString whyOf(const Step &step)
{
    return std::get<StartAttempt>(step).why;
}

const QString a = QStringLiteral("a");
const QString b = QStringLiteral("b");
const QString c = QStringLiteral("c");

} // namespace

class TestAttemptPlan : public QObject
{
    Q_OBJECT

private slots:
    void beginsWithTheFirstAndItsReason()
    {
        AttemptPlan plan = planFor({a, b});
        const Step step = plan.begin(kStart);
        QCOMPARE(described(step), QStringLiteral("start 0"));
        QVERIFY(whyOf(step).contains(QStringLiteral("reason for a/work")));
    }

    void emptyPlanGivesUpWithItsOwnError()
    {
        AttemptPlan plan({.requestedModel = a, .error = failure(ErrorKind::UnknownModel)}, {}, kDeadline);
        QCOMPARE(described(plan.begin(kStart)), QStringLiteral("give up unknown_model"));
        QCOMPARE(described(planFor(QStringList()).begin(kStart)), QStringLiteral("give up no_route"));
    }

    void everyErrorLeadsSomewhere_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("withOthersLeft");
        QTest::addColumn<QString>("asTheLast");
        const auto row = [](ErrorKind kind, const char *others, const char *last) {
            QTest::newRow(qPrintable(errorKindName(kind)))
                << kind << QString::fromLatin1(others) << QString::fromLatin1(last);
        };
        row(ErrorKind::Cancelled, "give up cancelled", "give up cancelled");
        row(ErrorKind::BadRequest, "give up bad_request", "give up bad_request");
        row(ErrorKind::AuthFailed, "start 1", "give up auth_failed");
        row(ErrorKind::ModelUnavailable, "start 1", "give up model_unavailable");
        row(ErrorKind::ContextTooLong, "start 1", "give up context_too_long");
        row(ErrorKind::Refused, "give up refused", "give up refused");
        row(ErrorKind::RateLimited, "start 1", "wait 500");
        row(ErrorKind::OutOfCredit, "start 1", "give up out_of_credit");
        row(ErrorKind::Overloaded, "start 1", "wait 500");
        row(ErrorKind::ConnectFailed, "start 1", "wait 500");
        row(ErrorKind::ConnectTimeout, "start 1", "wait 500");
        row(ErrorKind::FirstTokenTimeout, "start 1", "give up first_token_timeout");
        row(ErrorKind::IdleTimeout, "start 1", "give up idle_timeout");
        row(ErrorKind::StreamBroken, "start 1", "wait 500");
        row(ErrorKind::BadReply, "start 1", "give up bad_reply");
        row(ErrorKind::NoRoute, "give up no_route", "give up no_route");
        row(ErrorKind::UnknownModel, "give up unknown_model", "give up unknown_model");
        row(ErrorKind::BudgetSpent, "start 1", "give up budget_spent");
        row(ErrorKind::Interrupted, "give up interrupted", "give up interrupted");
        row(ErrorKind::AccessDenied, "give up access_denied", "give up access_denied");
        row(ErrorKind::StorageFailed, "give up storage_failed", "give up storage_failed");
        row(ErrorKind::BadConfig, "give up bad_config", "give up bad_config");
        row(ErrorKind::Internal, "give up internal", "give up internal");
    }
    void everyErrorLeadsSomewhere()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(QString, withOthersLeft);
        QFETCH(QString, asTheLast);
        AttemptPlan several = planFor({a, b});
        several.begin(kStart);
        QCOMPARE(described(several.afterFailure(failure(kind), kStart)), withOthersLeft);
        AttemptPlan single = planFor(QStringList {a});
        single.begin(kStart);
        QCOMPARE(described(single.afterFailure(failure(kind), kStart)), asTheLast);
    }

    void nextAttemptSaysWhatWentWrongBefore()
    {
        AttemptPlan plan = planFor({a, b});
        plan.begin(kStart);
        const Step step = plan.afterFailure(failure(ErrorKind::RateLimited, 429), kStart);
        QVERIFY2(whyOf(step).contains(QStringLiteral("A: rate limited (429)")), qPrintable(whyOf(step)));
        QVERIFY(whyOf(step).contains(QStringLiteral("reason for b/work")));
    }

    void nothingIsRepeatedOnceATokenReachedTheCaller()
    {
        AttemptPlan plan = planFor({a, b});
        plan.begin(kStart);
        plan.commit();
        const Step step = plan.afterFailure(failure(ErrorKind::StreamBroken), kStart);
        QCOMPARE(described(step), QStringLiteral("give up stream_broken"));
        QCOMPARE(errorOf(step).message, QStringLiteral("what the codec said"));
    }

    void rateLimitWithRetryAfterWaitsOnlyWhereNobodyElseIsLeft()
    {
        AttemptPlan plan = planFor({a, b});
        plan.begin(kStart);
        const Error limited = failure(ErrorKind::RateLimited, 429, Milliseconds(2'000));
        QCOMPARE(described(plan.afterFailure(limited, kStart)), QStringLiteral("start 1"));
        QCOMPARE(described(plan.afterFailure(limited, kStart)), QStringLiteral("wait 2000"));
        const Step again = plan.resume(kStart + Milliseconds(2'000));
        QCOMPARE(described(again), QStringLiteral("start 1"));
        QVERIFY2(whyOf(again).contains(QStringLiteral("2 second")), qPrintable(whyOf(again)));
        // Once more, not for ever.
        QCOMPARE(described(plan.afterFailure(limited, kStart)), QStringLiteral("give up rate_limited"));
    }

    void waitIsBounded_data()
    {
        QTest::addColumn<qint64>("retryAfter");
        QTest::addColumn<qint64>("timeLeft");
        QTest::addColumn<QString>("step");
        const QString giveUp = QStringLiteral("give up rate_limited");
        QTest::newRow("longest wait") << qint64(15'000) << qint64(60'000) << QStringLiteral("wait 15000");
        QTest::newRow("too long a wait") << qint64(15'001) << qint64(60'000) << giveUp;
        QTest::newRow("absurd wait") << std::numeric_limits<qint64>::max() << qint64(60'000) << giveUp;
        QTest::newRow("ends just before the deadline")
            << qint64(999) << qint64(1'000) << QStringLiteral("wait 999");
        QTest::newRow("ends at the deadline") << qint64(1'000) << qint64(1'000) << giveUp;
        QTest::newRow("no wait") << qint64(0) << qint64(1'000) << QStringLiteral("wait 0");
        QTest::newRow("negative wait") << qint64(-1) << qint64(1'000) << QStringLiteral("wait 0");
        QTest::newRow("deadline is over") << qint64(0) << qint64(0) << giveUp;
    }
    void waitIsBounded()
    {
        QFETCH(qint64, retryAfter);
        QFETCH(qint64, timeLeft);
        QFETCH(QString, step);
        AttemptPlan plan = planFor({candidate(a)}, {}, kStart + Milliseconds(timeLeft));
        plan.begin(kStart - Milliseconds(1));
        QCOMPARE(described(plan.afterFailure(failure(ErrorKind::RateLimited, 429, Milliseconds(retryAfter)),
                                             kStart)),
                 step);
    }

    void noAttemptStartsAtOrAfterTheDeadline()
    {
        AttemptPlan before = planFor({a, b});
        before.begin(kStart);
        QCOMPARE(described(before.afterFailure(failure(ErrorKind::Overloaded), kDeadline - Milliseconds(1))),
                 QStringLiteral("start 1"));
        AttemptPlan at = planFor({a, b});
        at.begin(kStart);
        QCOMPARE(described(at.afterFailure(failure(ErrorKind::Overloaded), kDeadline)),
                 QStringLiteral("give up overloaded"));
        AttemptPlan resumed = planFor(QStringList {a});
        resumed.begin(kStart);
        resumed.afterFailure(failure(ErrorKind::Overloaded), kStart);
        QCOMPARE(described(resumed.resume(kDeadline)), QStringLiteral("give up overloaded"));
        QCOMPARE(described(planFor({a, b}).begin(kDeadline)), QStringLiteral("give up first_token_timeout"));
    }

    void attemptsAreCounted()
    {
        AttemptPlan plan = planFor({candidate(a), candidate(b), candidate(c)}, {.maxAttempts = 2});
        plan.begin(kStart);
        QCOMPARE(described(plan.afterFailure(failure(ErrorKind::Overloaded), kStart)),
                 QStringLiteral("start 1"));
        QCOMPARE(described(plan.afterFailure(failure(ErrorKind::Overloaded), kStart)),
                 QStringLiteral("give up overloaded"));
        AttemptPlan single = planFor({candidate(a)}, {.maxAttempts = 1});
        single.begin(kStart);
        QCOMPARE(described(single.afterFailure(failure(ErrorKind::Overloaded), kStart)),
                 QStringLiteral("give up overloaded"));
    }

    void refusedKeyIsNotTriedAtItsOtherEndpoints_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("next");
        QTest::newRow("refused") << ErrorKind::AuthFailed << QStringLiteral("start 2");
        QTest::newRow("no credit") << ErrorKind::OutOfCredit << QStringLiteral("start 2");
        QTest::newRow("overloaded") << ErrorKind::Overloaded << QStringLiteral("start 1");
        QTest::newRow("model unavailable") << ErrorKind::ModelUnavailable << QStringLiteral("start 1");
    }
    void refusedKeyIsNotTriedAtItsOtherEndpoints()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(QString, next);
        RouteCandidate sameKey = candidate(a);
        sameKey.endpoint = QStringLiteral("a/turbo");
        AttemptPlan plan =
            planFor({candidate(a), sameKey, candidate(a, QStringLiteral("home")), candidate(b)});
        plan.begin(kStart);
        const Step step = plan.afterFailure(failure(kind), kStart);
        QCOMPARE(described(step), next);
        if (next == QLatin1String("start 2"))
            QVERIFY2(whyOf(step).contains(QStringLiteral("skipped a/turbo: same key")),
                     qPrintable(whyOf(step)));
    }

    void refusedKeyStaysRefusedForLaterCandidates()
    {
        AttemptPlan plan = planFor({candidate(a), candidate(b), candidate(a)});
        plan.begin(kStart);
        plan.afterFailure(failure(ErrorKind::AuthFailed, 401), kStart);
        QCOMPARE(described(plan.afterFailure(failure(ErrorKind::Overloaded, 503), kStart)),
                 QStringLiteral("wait 500")); // b is the last that is left
    }

    void givingUpNamesEverybodyAndWhatTheySaid()
    {
        AttemptPlan plan = planFor({a, b, c});
        plan.begin(kStart);
        plan.afterFailure(failure(ErrorKind::RateLimited, 429, Milliseconds(30'000)), kStart);
        plan.afterFailure(failure(ErrorKind::Overloaded, 503), kStart);
        const Step step = plan.afterFailure(failure(ErrorKind::AuthFailed, 401), kStart);
        // The last error is about one key; that the others are busy is what the caller can act on.
        QCOMPARE(described(step), QStringLiteral("give up overloaded"));
        const Error error = errorOf(step);
        QCOMPARE(error.httpStatus, 503);
        QCOMPARE(error.retryAfter, std::optional(Milliseconds(30'000)));
        for (const char *part : {"3 endpoint", "meta/llama", "A: rate limited (429)", "B: overloaded (503)",
                                 "C: refused the key (401)", "30 second"})
            QVERIFY2(error.message.contains(QLatin1String(part)), qPrintable(error.message));
    }

    void givingUpNamesWhatWasSkipped()
    {
        RouteCandidate sameKey = candidate(a);
        sameKey.endpoint = QStringLiteral("a/turbo");
        AttemptPlan plan = planFor({candidate(a), sameKey, candidate(b)});
        plan.begin(kStart);
        plan.afterFailure(failure(ErrorKind::AuthFailed, 401), kStart);
        const Error error = errorOf(plan.afterFailure(failure(ErrorKind::BadReply, 200), kStart));
        QVERIFY2(error.message.contains(QStringLiteral("a/turbo not tried")), qPrintable(error.message));
        QVERIFY2(error.message.contains(QStringLiteral("2 endpoint")), qPrintable(error.message));
    }

    // A failure speaks against the key, the account, the endpoint or the model; who shares that comes last
    // or not at all. The candidates: the endpoint a with two keys, then its other offer, then b.
    void whoSharesTheFaultIsNotAskedNext_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("steps");
        QTest::newRow("429 is the key's: another key next")
            << ErrorKind::RateLimited << QStringLiteral("start 1, start 2, start 3, wait 500");
        QTest::newRow("503 is the endpoint's: its other key only after all others")
            << ErrorKind::Overloaded << QStringLiteral("start 2, start 3, start 1, wait 500");
        QTest::newRow("a reset is the endpoint's too")
            << ErrorKind::StreamBroken << QStringLiteral("start 2, start 3, start 1, wait 500");
        QTest::newRow("an unknown model is the endpoint's")
            << ErrorKind::ModelUnavailable
            << QStringLiteral("start 2, start 3, start 1, give up model_unavailable");
        QTest::newRow("401 is the account's: not its other offer")
            << ErrorKind::AuthFailed << QStringLiteral("start 1, start 3, give up auth_failed");
        QTest::newRow("402 is the account's")
            << ErrorKind::OutOfCredit << QStringLiteral("start 1, start 3, give up out_of_credit");
        QTest::newRow("a refusal is everybody's") << ErrorKind::Refused << QStringLiteral("give up refused");
        QTest::newRow("a wrong request is everybody's")
            << ErrorKind::BadRequest << QStringLiteral("give up bad_request");
    }
    void whoSharesTheFaultIsNotAskedNext()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(QString, steps);
        RouteCandidate otherOffer = candidate(a);
        otherOffer.endpoint = QStringLiteral("a/turbo");
        AttemptPlan plan =
            planFor({candidate(a), candidate(a, QStringLiteral("home")), otherOffer, candidate(b)});
        plan.begin(kStart);
        QStringList taken;
        for (int i = 0; i < 5; ++i) {
            taken << described(plan.afterFailure(failure(kind), kStart));
            if (!taken.last().startsWith(QLatin1String("start")))
                break;
        }
        QCOMPARE(taken.join(QStringLiteral(", ")), steps);
    }

    void aRefusalGoesOnWithTheNextModel()
    {
        const QString other = QStringLiteral("other/model");
        AttemptPlan plan = planFor({candidate(a), candidate(b), ofModel(a, other), ofModel(b, other)});
        plan.begin(kStart);
        QCOMPARE(described(plan.afterFailure(failure(ErrorKind::Refused, 403), kStart)),
                 QStringLiteral("start 2"));
        QCOMPARE(described(plan.afterFailure(failure(ErrorKind::Overloaded, 503), kStart)),
                 QStringLiteral("start 3"));
        QCOMPARE(described(plan.afterFailure(failure(ErrorKind::Refused, 403), kStart)),
                 QStringLiteral("give up overloaded"));
    }

    void theSameEndpointWithAnotherModelIsAnotherEndpoint()
    {
        AttemptPlan plan = planFor({candidate(a), ofModel(a, QStringLiteral("other/model"))});
        plan.begin(kStart);
        QCOMPARE(described(plan.afterFailure(failure(ErrorKind::Overloaded), kStart)),
                 QStringLiteral("start 1"));
    }

    void theSecondIsAskedBesideALateFirst()
    {
        AttemptPlan plan = planFor({a, b, c});
        QCOMPARE(hedged(plan), -1); // nothing runs yet
        plan.begin(kStart);
        const std::optional<StartAttempt> second = plan.hedge(kStart);
        QVERIFY(second);
        QCOMPARE(second->candidate, 1);
        QVERIFY2(second->why.contains(QStringLiteral("A is late")), qPrintable(second->why));
        QCOMPARE(hedged(plan), -1); // never three at once
    }

    void aHedgeGoesToAnotherEndpointThanTheLateOne()
    {
        AttemptPlan plan = planFor({candidate(a), candidate(a, QStringLiteral("home")), candidate(b)});
        plan.begin(kStart);
        QCOMPARE(hedged(plan), 2);
        AttemptPlan alone = planFor({candidate(a), candidate(a, QStringLiteral("home"))});
        alone.begin(kStart);
        QCOMPARE(hedged(alone), -1);
    }

    void aHedgePassesOverWhomFailuresSpeakAgainst()
    {
        RouteCandidate otherOffer = candidate(a);
        otherOffer.endpoint = QStringLiteral("a/turbo");
        AttemptPlan plan = planFor({candidate(a), candidate(b), otherOffer, candidate(c)});
        plan.begin(kStart);
        plan.afterFailure(failure(ErrorKind::AuthFailed, 401), kStart);
        QCOMPARE(hedged(plan), 3); // a/turbo has the key that was refused
    }

    void noHedgeOnceATokenCameOrTheTimeIsOver()
    {
        AttemptPlan committed = planFor({a, b});
        committed.begin(kStart);
        committed.commit();
        QCOMPARE(hedged(committed), -1);
        AttemptPlan late = planFor({a, b});
        late.begin(kStart);
        QCOMPARE(hedged(late, kDeadline), -1);
        AttemptPlan justInTime = planFor({a, b});
        justInTime.begin(kStart);
        QCOMPARE(hedged(justInTime, kDeadline - Milliseconds(1)), 1);
        AttemptPlan enough = planFor({candidate(a), candidate(b)}, {.maxAttempts = 1});
        enough.begin(kStart);
        QCOMPARE(hedged(enough), -1);
    }

    void whileOneOfTwoStillRunsItsEndDecides()
    {
        AttemptPlan plan = planFor({a, b, c});
        plan.begin(kStart);
        plan.hedge(kStart);
        QCOMPARE(described(plan.afterFailure(failure(ErrorKind::Overloaded), kStart, 0)),
                 QStringLiteral("keep waiting"));
        // One runs, so another may be asked beside it again.
        QCOMPARE(hedged(plan), 2);
        QCOMPARE(described(plan.afterFailure(failure(ErrorKind::Overloaded), kStart, 2)),
                 QStringLiteral("keep waiting"));
        QCOMPARE(described(plan.afterFailure(failure(ErrorKind::Overloaded), kStart, 1)),
                 QStringLiteral("wait 500"));
    }

    void oneEndpointAloneKeepsItsOwnMessage()
    {
        AttemptPlan plan = planFor(QStringList {a});
        plan.begin(kStart);
        plan.afterFailure(failure(ErrorKind::Overloaded, 503), kStart);
        plan.resume(kStart);
        const Error error = errorOf(plan.afterFailure(failure(ErrorKind::Overloaded, 503), kStart));
        QCOMPARE(error.message, QStringLiteral("what the codec said"));
    }

    void aFinalErrorOfOneOfTwoLeavesTheOtherItsChance()
    {
        AttemptPlan plan = planFor(QStringList {a, b, c});
        plan.begin(kStart);
        QCOMPARE(hedged(plan), 1);
        const Step first = plan.afterFailure(failure(ErrorKind::BadRequest, 400), kStart, 1);
        QVERIFY(std::holds_alternative<KeepWaiting>(first));
        // Nobody else is asked what one has called wrong.
        const Step second = plan.afterFailure(failure(ErrorKind::Overloaded, 503), kStart, 0);
        QCOMPARE(described(second), QStringLiteral("give up bad_request"));
    }
};

QTEST_APPLESS_MAIN(TestAttemptPlan)
#include "tst_attempt_plan.moc"
