#include "tests/unit/budget/budget_samples.h"

using namespace core;

using Reason = BudgetRefusal::Reason;

namespace {

const QDateTime kNow = utc("2026-03-04T12:00:00");

SpendFacts factsOfKey(const char *id)
{
    SpendFacts facts = someFacts();
    facts.keyId = QString::fromLatin1(id);
    return facts;
}

std::optional<BudgetRefusal> reserve(Ledger &ledger, const char *id, const char *worst,
                                     const SpendFacts &facts = someFacts(), const QDateTime &now = kNow)
{
    return ledger.reserve(QString::fromLatin1(id), facts, usd(worst), now);
}

Money spentOf(const Ledger &ledger, const QDateTime &now, qsizetype index = 0)
{
    return ledger.statuses(now).at(index).spent;
}

Money reservedOf(const Ledger &ledger, qsizetype index = 0)
{
    return ledger.statuses(kNow).at(index).reserved;
}

} // namespace

class TestLedger : public QObject
{
    Q_OBJECT

private slots:
    void aBudgetRefusesWhatItHasNoRoomFor_data();
    void aBudgetRefusesWhatItHasNoRoomFor();
    void whatIsNotKnownToCostIsRefusedUnlessItIsAllowed_data();
    void whatIsNotKnownToCostIsRefusedUnlessItIsAllowed();
    void onlyBudgetsThatBlockRefuseAReservation();
    void refusalAsksTheBudgetsOfOneActionAndTakesNothing();
    void aDisabledBudgetCountsAndRefusesNothing();
    void aRefusedReservationTakesNothingAnywhere();
    void ofManyAtOnceOnlyOneGetsTheLastRoom();
    void settlingReplacesTheReservation();
    void settlingTwiceOrReleasingAfterChangesNothing();
    void aReservationMadeAnewReplacesTheOldOne();
    void adoptedReservationsAreNotAsked();
    void whatIsSettledBelongsToThePeriodOfItsEnd();
    void aClockThatIsSetBackFindsThePeriodItLeft();
    void rollingBudgetsGetBackWhatIsOlderThanTheirDays();
    void theLimitOfAKeyConcernsThatKeyAlone();
    void theFirstBudgetInTheListRefuses();
    void aBudgetThatCountsTheSameKeepsItsFigures_data();
    void aBudgetThatCountsTheSameKeepsItsFigures();
    void rollingAndTotalDoNotMindTheZone();
    void requestsUnderWayAreSetAsideUnderNewBudgets();
    void questionsAreAskedForTheRunningPeriod_data();
    void questionsAreAskedForTheRunningPeriod();
    void thePastIsAddedOnce();
    void thePastOfAChangedBudgetIsNotTakenForItsOwn();
    void thePastThatComesAfterMidnightBelongsToTheDayBefore();
    void thePastOfARollingBudgetComesByMinutes();
    void statusesTellThePeriod();
    void absurdAmountsSaturateAndComeBack();
    void amountsBelowZeroCountAsNone();
};

void TestLedger::aBudgetRefusesWhatItHasNoRoomFor_data()
{
    QTest::addColumn<QString>("limit");
    QTest::addColumn<QString>("spent");
    QTest::addColumn<QString>("reserved");
    QTest::addColumn<QString>("worst");
    QTest::addColumn<int>("reason"); // -1: it has room
    const auto row = [](const char *name, const char *limit, const char *spent, const char *reserved,
                        const char *worst, int reason) {
        QTest::newRow(name) << QString::fromLatin1(limit) << QString::fromLatin1(spent)
                            << QString::fromLatin1(reserved) << QString::fromLatin1(worst) << reason;
    };
    row("all of it", "1", "0", "0", "1", -1);
    row("one pico-dollar more", "1", "0", "0", "1.000000000001", int(Reason::TooDear));
    row("the rest", "1", "0.6", "0", "0.4", -1);
    row("more than the rest", "1", "0.6", "0", "0.400000000001", int(Reason::TooDear));
    row("nothing is left", "1", "1", "0", "0.000000000001", int(Reason::Spent));
    row("more is gone than there was", "1", "1.5", "0", "0.1", int(Reason::Spent));
    row("the rest beside others", "1", "0.5", "0.4", "0.1", -1);
    row("others have the rest", "1", "0.5", "0.4", "0.100000000001", int(Reason::InFlight));
    row("too dear, with or without the others", "1", "0.5", "0.4", "0.6", int(Reason::TooDear));
    row("what costs nothing has room in a spent budget", "1", "2", "0", "0", -1);
    row("what costs nothing has room beside others", "1", "0", "2", "0", -1);
    row("nothing at all is allowed", "0", "0", "0", "0.000000000001", int(Reason::Spent));
    row("nothing at all is needed", "0", "0", "0", "0", -1);
}

void TestLedger::aBudgetRefusesWhatItHasNoRoomFor()
{
    QFETCH(QString, limit);
    QFETCH(QString, spent);
    QFETCH(QString, reserved);
    QFETCH(QString, worst);
    QFETCH(int, reason);
    Ledger ledger;
    ledger.setBudgets({budgetOf("b", limit.toLatin1())}, QTimeZone::utc(), kNow);
    spend(ledger, spent.toLatin1(), kNow);
    ledger.adopt(QStringLiteral("other"), someFacts(), Money::fromDecimal(reserved), kNow);
    const auto refusal = ledger.reserve(QStringLiteral("new"), someFacts(), Money::fromDecimal(worst), kNow);
    QCOMPARE(refusal ? int(refusal->reason) : -1, reason);
    QCOMPARE(ledger.holds(QStringLiteral("new")), reason < 0);
    if (!refusal)
        return;
    QCOMPARE(refusal->budget.name, QStringLiteral("b"));
    QCOMPARE(refusal->spent, Money::fromDecimal(spent));
    QCOMPARE(refusal->reserved, Money::fromDecimal(reserved));
    QCOMPARE(refusal->worst, Money::fromDecimal(worst));
    QCOMPARE(refusal->resetsAt, utc("2026-03-05T00:00:00"));
    QCOMPARE(refusal->facts, someFacts());
}

void TestLedger::whatIsNotKnownToCostIsRefusedUnlessItIsAllowed_data()
{
    QTest::addColumn<bool>("allowed");
    QTest::addColumn<QString>("limit");
    QTest::addColumn<QString>("spent");
    QTest::addColumn<QString>("reserved");
    QTest::addColumn<int>("reason");
    const auto row = [](const char *name, bool allowed, const char *limit, const char *spent,
                        const char *reserved, int reason) {
        QTest::newRow(name) << allowed << QString::fromLatin1(limit) << QString::fromLatin1(spent)
                            << QString::fromLatin1(reserved) << reason;
    };
    row("not allowed", false, "1", "0", "0", int(Reason::UnknownPrice));
    row("not allowed, and nothing may cost anything", false, "0", "0", "0", int(Reason::UnknownPrice));
    row("not allowed, and nothing is left", false, "1", "1", "0", int(Reason::Spent));
    row("allowed", true, "1", "0.9", "0", -1);
    row("allowed, but nothing is left", true, "1", "1", "0", int(Reason::Spent));
    row("allowed, but nothing may cost anything", true, "0", "0", "0", int(Reason::Spent));
    row("allowed, but others have the rest", true, "1", "0.9", "0.1", int(Reason::InFlight));
    row("allowed, and others leave a little", true, "1", "0.9", "0.09", -1);
}

void TestLedger::whatIsNotKnownToCostIsRefusedUnlessItIsAllowed()
{
    QFETCH(bool, allowed);
    QFETCH(QString, limit);
    QFETCH(QString, spent);
    QFETCH(QString, reserved);
    QFETCH(int, reason);
    Budget budget = budgetOf("b", limit.toLatin1());
    budget.allowUnknownPrices = allowed;
    Ledger ledger;
    ledger.setBudgets({budget}, QTimeZone::utc(), kNow);
    spend(ledger, spent.toLatin1(), kNow);
    ledger.adopt(QStringLiteral("other"), someFacts(), Money::fromDecimal(reserved), kNow);
    const auto refusal = ledger.reserve(QStringLiteral("new"), someFacts(), {}, kNow);
    QCOMPARE(refusal ? int(refusal->reason) : -1, reason);
    QCOMPARE(reservedOf(ledger), *Money::fromDecimal(reserved));
    if (refusal)
        return;
    // What it turns out to cost counts all the same.
    ledger.settle(QStringLiteral("new"), usd("7"), kNow);
    QCOMPARE(spentOf(ledger, kNow), *Money::fromDecimal(spent) + usd("7"));
}

void TestLedger::onlyBudgetsThatBlockRefuseAReservation()
{
    for (const BudgetAction action : {BudgetAction::Warn, BudgetAction::Downgrade}) {
        Budget budget = budgetOf("b", "1");
        budget.action = action;
        Ledger ledger;
        ledger.setBudgets({budget}, QTimeZone::utc(), kNow);
        QVERIFY(!reserve(ledger, "a", "5"));
        QCOMPARE(reservedOf(ledger), usd("5"));
    }
}

void TestLedger::refusalAsksTheBudgetsOfOneActionAndTakesNothing()
{
    Budget downgrade = budgetOf("downgrade", "1");
    downgrade.action = BudgetAction::Downgrade;
    Ledger ledger;
    ledger.setBudgets({budgetOf("block", "2"), downgrade}, QTimeZone::utc(), kNow);
    const auto refusal = ledger.refusal(someFacts(), usd("1.5"), BudgetAction::Downgrade, kNow);
    QVERIFY(refusal);
    QCOMPARE(refusal->budget.name, QStringLiteral("downgrade"));
    QVERIFY(!ledger.refusal(someFacts(), usd("1.5"), BudgetAction::Block, kNow));
    QVERIFY(!ledger.refusal(someFacts(), usd("1.5"), BudgetAction::Warn, kNow));
    QCOMPARE(ledger.refusal(someFacts(), usd("2.5"), BudgetAction::Block, kNow)->budget.name,
             QStringLiteral("block"));
    QCOMPARE(reservedOf(ledger, 0), Money());
    QCOMPARE(reservedOf(ledger, 1), Money());
}

void TestLedger::aDisabledBudgetCountsAndRefusesNothing()
{
    Budget budget = budgetOf("b", "1");
    budget.disabled = true;
    Ledger ledger;
    ledger.setBudgets({budget}, QTimeZone::utc(), kNow);
    QVERIFY(!reserve(ledger, "a", "5"));
    QVERIFY(ledger.settle(QStringLiteral("a"), usd("5"), kNow).isEmpty());
    budget.disabled = false;
    ledger.setBudgets({budget}, QTimeZone::utc(), kNow);
    QCOMPARE(spentOf(ledger, kNow), usd("5"));
    QCOMPARE(reserve(ledger, "b", "0.1")->reason, Reason::Spent);
}

void TestLedger::aRefusedReservationTakesNothingAnywhere()
{
    Ledger ledger;
    ledger.setBudgets({budgetOf("wide", "10"), budgetOf("narrow", "1")}, QTimeZone::utc(), kNow);
    QCOMPARE(reserve(ledger, "a", "2")->budget.name, QStringLiteral("narrow"));
    QCOMPARE(reservedOf(ledger, 0), Money());
    QCOMPARE(reservedOf(ledger, 1), Money());
    QVERIFY(!ledger.holds(QStringLiteral("a")));
}

void TestLedger::ofManyAtOnceOnlyOneGetsTheLastRoom()
{
    Ledger ledger;
    ledger.setBudgets({budgetOf("b", "1")}, QTimeZone::utc(), kNow);
    spend(ledger, "0.5", kNow);
    int passed = 0;
    for (int i = 0; i < 64; ++i) {
        const auto refusal = ledger.reserve(QString::number(i), someFacts(), usd("0.3"), kNow);
        passed += refusal ? 0 : 1;
        if (refusal)
            QCOMPARE(refusal->reason, Reason::InFlight);
    }
    QCOMPARE(passed, 1);
}

void TestLedger::settlingReplacesTheReservation()
{
    Ledger ledger;
    ledger.setBudgets({budgetOf("b", "1")}, QTimeZone::utc(), kNow);
    QVERIFY(!reserve(ledger, "a", "0.9"));
    QVERIFY(reserve(ledger, "b", "0.2"));
    ledger.settle(QStringLiteral("a"), usd("0.1"), kNow);
    QCOMPARE(spentOf(ledger, kNow), usd("0.1"));
    QCOMPARE(reservedOf(ledger), Money());
    QVERIFY(!reserve(ledger, "b", "0.9"));
    // What costs more than was thought possible is counted as it is.
    ledger.settle(QStringLiteral("b"), usd("3"), kNow);
    QCOMPARE(spentOf(ledger, kNow), usd("3.1"));
    // An absent cost is none.
    ledger.adopt(QStringLiteral("c"), someFacts(), usd("1"), kNow);
    ledger.settle(QStringLiteral("c"), {}, kNow);
    QCOMPARE(spentOf(ledger, kNow), usd("3.1"));
    QCOMPARE(reservedOf(ledger), Money());
}

void TestLedger::settlingTwiceOrReleasingAfterChangesNothing()
{
    Ledger ledger;
    ledger.setBudgets({budgetOf("b", "1")}, QTimeZone::utc(), kNow);
    const QString id = QStringLiteral("a");
    QVERIFY(!reserve(ledger, "a", "0.5"));
    QVERIFY(ledger.holds(id));
    ledger.settle(id, usd("0.3"), kNow);
    QVERIFY(!ledger.holds(id));
    QVERIFY(ledger.settle(id, usd("0.3"), kNow).isEmpty());
    ledger.release(id);
    QVERIFY(ledger.settle(QStringLiteral("never reserved"), usd("0.3"), kNow).isEmpty());
    QCOMPARE(spentOf(ledger, kNow), usd("0.3"));
    QCOMPARE(reservedOf(ledger), Money());

    QVERIFY(!reserve(ledger, "a", "0.5"));
    ledger.release(id);
    ledger.release(id);
    ledger.settle(id, usd("0.3"), kNow);
    QCOMPARE(spentOf(ledger, kNow), usd("0.3"));
    QCOMPARE(reservedOf(ledger), Money());
}

void TestLedger::aReservationMadeAnewReplacesTheOldOne()
{
    Ledger ledger;
    ledger.setBudgets({budgetOf("b", "9")}, QTimeZone::utc(), kNow);
    ledger.adopt(QStringLiteral("a"), someFacts(), usd("1"), kNow);
    ledger.adopt(QStringLiteral("a"), someFacts(), usd("2"), kNow);
    QCOMPARE(reservedOf(ledger), usd("2"));
}

void TestLedger::adoptedReservationsAreNotAsked()
{
    Ledger ledger;
    ledger.setBudgets({budgetOf("b", "1")}, QTimeZone::utc(), kNow);
    ledger.adopt(QStringLiteral("a"), someFacts(), usd("5"), kNow);
    QCOMPARE(reservedOf(ledger), usd("5"));
    ledger.adopt(QStringLiteral("b"), someFacts(), {}, kNow);
    QVERIFY(ledger.holds(QStringLiteral("b")));
    QCOMPARE(reservedOf(ledger), usd("5"));
}

void TestLedger::whatIsSettledBelongsToThePeriodOfItsEnd()
{
    const QTimeZone berlin("Europe/Berlin");
    Ledger ledger;
    ledger.setBudgets({budgetOf("b", "1")}, berlin, kNow);
    const QDateTime before = utc("2026-03-04T22:59:59.999");
    const QDateTime after = utc("2026-03-04T23:00:00");
    QVERIFY(!reserve(ledger, "a", "0.5", someFacts(), before));
    ledger.settle(QStringLiteral("a"), usd("0.4"), after);
    QCOMPARE(spentOf(ledger, before), Money());
    QCOMPARE(spentOf(ledger, after), usd("0.4"));
    // What is set aside stays set aside over midnight.
    QVERIFY(!reserve(ledger, "b", "0.5", someFacts(), after));
    QCOMPARE(ledger.statuses(utc("2026-03-05T23:00:00")).first().reserved, usd("0.5"));
    QCOMPARE(spentOf(ledger, utc("2026-03-05T23:00:00")), Money());
}

void TestLedger::aClockThatIsSetBackFindsThePeriodItLeft()
{
    Ledger ledger;
    ledger.setBudgets({budgetOf("day", "9"), budgetOf("month", "9", BudgetPeriod::Month),
                       budgetOf("total", "9", BudgetPeriod::Total)},
                      QTimeZone::utc(), kNow);
    const QDateTime later = utc("2026-04-01T00:00:10");
    const QDateTime earlier = utc("2026-03-31T23:59:50");
    spend(ledger, "1", earlier);
    spend(ledger, "2", later);
    QCOMPARE(spentOf(ledger, earlier, 0), usd("1"));
    spend(ledger, "0.5", earlier);
    for (const qsizetype index : {0, 1}) {
        QCOMPARE(spentOf(ledger, earlier, index), usd("1.5"));
        QCOMPARE(spentOf(ledger, later, index), usd("2"));
    }
    QCOMPARE(spentOf(ledger, earlier, 2), usd("3.5"));
    // A clock that was a year ahead for a moment.
    spend(ledger, "4", utc("2027-04-01T00:00:00"));
    QCOMPARE(spentOf(ledger, later, 0), usd("2"));
    QCOMPARE(spentOf(ledger, later, 2), usd("7.5"));
}

void TestLedger::rollingBudgetsGetBackWhatIsOlderThanTheirDays()
{
    Budget budget = budgetOf("b", "1", BudgetPeriod::Rolling);
    budget.rollingDays = 7;
    Ledger ledger;
    ledger.setBudgets({budget}, QTimeZone::utc(), kNow);
    spend(ledger, "0.75", utc("2026-03-04T12:00:30"));
    spend(ledger, "0.25", utc("2026-03-06T12:00:00"));
    QVERIFY(reserve(ledger, "a", "0.1", someFacts(), utc("2026-03-11T12:00:59")));
    QVERIFY(!reserve(ledger, "a", "0.1", someFacts(), utc("2026-03-11T12:01:00")));
    QCOMPARE(spentOf(ledger, utc("2026-03-11T12:01:00")), usd("0.25"));
    QCOMPARE(spentOf(ledger, utc("2026-03-13T12:01:00")), Money());
}

void TestLedger::theLimitOfAKeyConcernsThatKeyAlone()
{
    Ledger ledger;
    ledger.setBudgets({keyLimitOf("id-1", "1"), keyLimitOf("id-2", "5")}, QTimeZone::utc(), kNow);
    QVERIFY(reserve(ledger, "a", "2", factsOfKey("id-1")));
    QVERIFY(!reserve(ledger, "a", "2", factsOfKey("id-2")));
    QVERIFY(!reserve(ledger, "b", "9", factsOfKey("id-3")));
    QCOMPARE(reservedOf(ledger, 0), Money());
    QCOMPARE(reservedOf(ledger, 1), usd("2"));
}

void TestLedger::theFirstBudgetInTheListRefuses()
{
    const QList<Budget> budgets {budgetOf("first", "1"), keyLimitOf("id-1", "1"), budgetOf("last", "1")};
    Ledger ledger;
    ledger.setBudgets(budgets, QTimeZone::utc(), kNow);
    QCOMPARE(reserve(ledger, "a", "2")->budget.name, budgets.at(0).name);
    ledger.setBudgets({budgets.at(1), budgets.at(0)}, QTimeZone::utc(), kNow);
    QCOMPARE(reserve(ledger, "a", "2")->budget.name, budgets.at(1).name);
}

void TestLedger::aBudgetThatCountsTheSameKeepsItsFigures_data()
{
    QTest::addColumn<Budget>("changed");
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<bool>("kept");
    const auto row = [](const char *name, bool kept, auto &&change, const char *zone = "UTC") {
        Budget budget = budgetOf("b", "10");
        change(budget);
        QTest::newRow(name) << budget << QByteArray(zone) << kept;
    };
    row("nothing", true, [](Budget &) {});
    row("limit", true, [](Budget &budget) { budget.limit = usd("5"); });
    row("action", true, [](Budget &budget) { budget.action = BudgetAction::Warn; });
    row("thresholds", true, [](Budget &budget) { budget.warnAt = {1}; });
    row("unknown prices", true, [](Budget &budget) { budget.allowUnknownPrices = true; });
    row("switched off", true, [](Budget &budget) { budget.disabled = true; });
    row("days of a window it has not got", true, [](Budget &budget) { budget.rollingDays = 7; });
    row("name", false, [](Budget &budget) { budget.name = QStringLiteral("c"); });
    row("scope", false, [](Budget &budget) { budget.scope.model = QStringLiteral("anthropic/*"); });
    row("period", false, [](Budget &budget) { budget.period = BudgetPeriod::Week; });
    row(
        "zone", false, [](Budget &) {}, "Europe/Berlin");
    row("play money", false, [](Budget &budget) { budget.simulated = true; });
}

void TestLedger::aBudgetThatCountsTheSameKeepsItsFigures()
{
    QFETCH(Budget, changed);
    QFETCH(QByteArray, zone);
    QFETCH(bool, kept);
    Ledger ledger;
    ledger.setBudgets({budgetOf("b", "10")}, QTimeZone::utc(), kNow);
    answerAll(ledger);
    spend(ledger, "3", kNow);
    ledger.setBudgets({budgetOf("new", "1"), changed}, QTimeZone(zone), kNow);
    const BudgetStatus status = ledger.statuses(kNow).at(1);
    QCOMPARE(status.budget, changed);
    QCOMPARE(status.spent, kept ? usd("3") : Money());
    QCOMPARE(status.loaded, kept);
    QCOMPARE(ledger.openQuestions().size(), kept ? 1 : 2);
}

void TestLedger::rollingAndTotalDoNotMindTheZone()
{
    Budget rolling = budgetOf("rolling", "1", BudgetPeriod::Rolling);
    const Budget total = budgetOf("total", "1", BudgetPeriod::Total);
    Ledger ledger;
    ledger.setBudgets({rolling, total}, QTimeZone::utc(), kNow);
    spend(ledger, "0.5", kNow);
    ledger.setBudgets({rolling, total}, QTimeZone("Europe/Berlin"), kNow);
    QCOMPARE(spentOf(ledger, kNow, 0), usd("0.5"));
    QCOMPARE(spentOf(ledger, kNow, 1), usd("0.5"));
    rolling.rollingDays = 31;
    ledger.setBudgets({rolling, total}, QTimeZone("Europe/Berlin"), kNow);
    QCOMPARE(spentOf(ledger, kNow, 0), Money());
}

void TestLedger::requestsUnderWayAreSetAsideUnderNewBudgets()
{
    Ledger ledger;
    ledger.setBudgets({budgetOf("old", "9")}, QTimeZone::utc(), kNow);
    QVERIFY(!reserve(ledger, "a", "2"));
    ledger.setBudgets({budgetOf("new", "9"), budgetOf("old", "9")}, QTimeZone::utc(), kNow);
    QCOMPARE(reservedOf(ledger, 0), usd("2"));
    QCOMPARE(reservedOf(ledger, 1), usd("2"));
    ledger.settle(QStringLiteral("a"), usd("1"), kNow);
    QCOMPARE(spentOf(ledger, kNow, 0), usd("1"));
    QCOMPARE(spentOf(ledger, kNow, 1), usd("1"));
    QCOMPARE(reservedOf(ledger, 0), Money());

    QVERIFY(!reserve(ledger, "b", "2"));
    ledger.setBudgets({}, QTimeZone::utc(), kNow);
    QVERIFY(ledger.holds(QStringLiteral("b")));
    ledger.settle(QStringLiteral("b"), usd("1"), kNow);
    QVERIFY(!ledger.holds(QStringLiteral("b")));
}

void TestLedger::questionsAreAskedForTheRunningPeriod_data()
{
    QTest::addColumn<BudgetPeriod>("period");
    QTest::addColumn<QDateTime>("from");
    QTest::newRow("day") << BudgetPeriod::Day << utc("2026-03-03T23:00:00");
    QTest::newRow("week") << BudgetPeriod::Week << utc("2026-03-01T23:00:00");
    QTest::newRow("month") << BudgetPeriod::Month << utc("2026-02-28T23:00:00");
    QTest::newRow("rolling") << BudgetPeriod::Rolling << utc("2026-02-02T12:00:00");
    QTest::newRow("total") << BudgetPeriod::Total << QDateTime();
}

void TestLedger::questionsAreAskedForTheRunningPeriod()
{
    QFETCH(BudgetPeriod, period);
    QFETCH(QDateTime, from);
    Ledger ledger;
    ledger.setBudgets({budgetOf("b", "1", period)}, QTimeZone("Europe/Berlin"), kNow);
    const QList<SpendQuestion> questions = ledger.openQuestions();
    QCOMPARE(questions.size(), 1);
    QCOMPARE(questions.first().budget, budgetOf("b", "1", period));
    QCOMPARE(questions.first().from, from);
    QVERIFY(questions.first().id > 0);
}

void TestLedger::thePastIsAddedOnce()
{
    Ledger ledger;
    ledger.setBudgets({budgetOf("b", "1"), budgetOf("c", "1")}, QTimeZone::utc(), kNow);
    spend(ledger, "0.1", kNow);
    ledger.addPast({.budget = QStringLiteral("b"), .total = usd("0.5")});
    ledger.addPast({.budget = QStringLiteral("b"), .total = usd("0.5")});
    ledger.addPast({.budget = QStringLiteral("gone"), .total = usd("0.5")});
    QCOMPARE(spentOf(ledger, kNow, 0), usd("0.6"));
    QCOMPARE(spentOf(ledger, kNow, 1), usd("0.1"));
    QVERIFY(ledger.statuses(kNow).at(0).loaded);
    QVERIFY(!ledger.statuses(kNow).at(1).loaded);
    QCOMPARE(ledger.openQuestions().size(), 1);
    QCOMPARE(ledger.openQuestions().first().budget.name, QStringLiteral("c"));
}

void TestLedger::thePastOfAChangedBudgetIsNotTakenForItsOwn()
{
    Budget budget = budgetOf("b", "1");
    Ledger ledger;
    ledger.setBudgets({budget}, QTimeZone::utc(), kNow);
    const quint64 before = ledger.openQuestions().first().id;
    budget.scope.model = QStringLiteral("openai/*");
    ledger.setBudgets({budget}, QTimeZone::utc(), kNow);
    const quint64 after = ledger.openQuestions().first().id;
    ledger.addPast({.budget = budget.name, .total = usd("0.5"), .question = before});
    QCOMPARE(ledger.openQuestions().size(), 1);
    ledger.addPast({.budget = budget.name, .total = usd("0.2"), .question = after});
    QCOMPARE(spentOf(ledger, kNow), usd("0.2"));
    QVERIFY(ledger.openQuestions().isEmpty());
}

void TestLedger::thePastThatComesAfterMidnightBelongsToTheDayBefore()
{
    Ledger ledger;
    ledger.setBudgets({budgetOf("b", "1")}, QTimeZone::utc(), utc("2026-03-04T23:59:59"));
    spend(ledger, "0.1", utc("2026-03-05T00:00:00"));
    ledger.addPast({.budget = QStringLiteral("b"), .total = usd("0.5")});
    QCOMPARE(spentOf(ledger, utc("2026-03-04T23:59:59")), usd("0.5"));
    QCOMPARE(spentOf(ledger, utc("2026-03-05T00:00:00")), usd("0.1"));
}

void TestLedger::thePastOfARollingBudgetComesByMinutes()
{
    Budget budget = budgetOf("b", "9", BudgetPeriod::Rolling);
    budget.rollingDays = 1;
    Ledger ledger;
    ledger.setBudgets({budget}, QTimeZone::utc(), kNow);
    spend(ledger, "0.1", kNow);
    const qint64 minute = kNow.toSecsSinceEpoch() / 60;
    ledger.addPast(
        {.budget = budget.name,
         .total = usd("8"),
         .minutes = {{minute - 1441, usd("4")}, {minute - 1440, usd("2")}, {minute - 60, usd("1")}}});
    QCOMPARE(spentOf(ledger, kNow), usd("3.1"));
    QCOMPARE(spentOf(ledger, kNow.addSecs(60)), usd("1.1"));
    QCOMPARE(spentOf(ledger, kNow.addSecs(1381 * 60)), usd("0.1"));
}

void TestLedger::statusesTellThePeriod()
{
    Budget rolling = budgetOf("rolling", "1", BudgetPeriod::Rolling);
    rolling.rollingDays = 2;
    Ledger ledger;
    ledger.setBudgets({budgetOf("week", "1", BudgetPeriod::Week), rolling, keyLimitOf("id-1", "1")},
                      QTimeZone::utc(), kNow);
    const QList<BudgetStatus> statuses = ledger.statuses(kNow.addSecs(30));
    QCOMPARE(statuses.size(), 3);
    QCOMPARE(statuses.at(0).from, utc("2026-03-02T00:00:00"));
    QCOMPARE(statuses.at(0).resetsAt, utc("2026-03-09T00:00:00"));
    QCOMPARE(statuses.at(1).from, utc("2026-03-02T12:00:00"));
    QVERIFY(!statuses.at(1).resetsAt.isValid());
    QVERIFY(!statuses.at(2).from.isValid());
    QVERIFY(!statuses.at(2).resetsAt.isValid());
}

void TestLedger::absurdAmountsSaturateAndComeBack()
{
    Ledger ledger;
    ledger.setBudgets({budgetOf("b", "1")}, QTimeZone::utc(), kNow);
    ledger.adopt(QStringLiteral("a"), someFacts(), Money::max(), kNow);
    ledger.adopt(QStringLiteral("b"), someFacts(), Money::max(), kNow);
    ledger.adopt(QStringLiteral("c"), someFacts(), usd("3"), kNow);
    QCOMPARE(reservedOf(ledger), Money::max());
    ledger.release(QStringLiteral("a"));
    QCOMPARE(reservedOf(ledger), Money::max());
    ledger.release(QStringLiteral("b"));
    QCOMPARE(reservedOf(ledger), usd("3"));
    ledger.settle(QStringLiteral("c"), Money::max(), kNow);
    spend(ledger, "1", kNow);
    QCOMPARE(spentOf(ledger, kNow), Money::max());
    QVERIFY(ledger.reserve(QStringLiteral("d"), someFacts(), Money::max(), kNow));
}

void TestLedger::amountsBelowZeroCountAsNone()
{
    Ledger ledger;
    ledger.setBudgets({budgetOf("b", "1")}, QTimeZone::utc(), kNow);
    QVERIFY(!reserve(ledger, "a", "-1"));
    QCOMPARE(reservedOf(ledger), Money());
    ledger.settle(QStringLiteral("a"), usd("-1"), kNow);
    ledger.addPast({.budget = QStringLiteral("b"), .total = usd("-1")});
    QCOMPARE(spentOf(ledger, kNow), Money());
}

QTEST_GUILESS_MAIN(TestLedger)
#include "tst_ledger.moc"
