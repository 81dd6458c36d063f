#include "tests/unit/budget/budget_samples.h"

using namespace core;

namespace {

const QDateTime kNow = utc("2026-03-04T12:00:00");

/// `50 100`: the percents that were told, in order.
QString percentsOf(const QList<BudgetNotice> &notices)
{
    QStringList words;
    for (const BudgetNotice &notice : notices)
        words << QString::number(notice.percent);
    return words.join(u' ');
}

} // namespace

class TestLedgerNotices : public QObject
{
    Q_OBJECT

private slots:
    void eachThresholdIsToldOnceInAPeriod();
    void ofSeveralAtOnceOnlyTheHighestIsTold();
    void thresholdsAreMetExactly_data();
    void thresholdsAreMetExactly();
    void theOrderOfThresholdsDoesNotMatter();
    void aZeroLimitTellsOfTheFirstCost();
    void aNewPeriodTellsAgain();
    void aRaisedLimitTellsAgain();
    void aLowerLimitTellsOfWhatItReaches();
    void whatWasToldBeforeIsNotToldAgain();
    void whatTheHistoryBringsIsToldWithTheNextCost();
    void rollingBudgetsTellAgainOnlyAfterTheyFellBelow();
    void aRollingBudgetTellsAThresholdOnceADay();
    void eachBudgetTellsForItself();
    void aNoticeTellsHowTheBudgetStands();
};

void TestLedgerNotices::eachThresholdIsToldOnceInAPeriod()
{
    Ledger ledger;
    ledger.setBudgets({budgetOf("b", "10")}, QTimeZone::utc(), kNow);
    QCOMPARE(percentsOf(spend(ledger, "4.9", kNow)), QString());
    QCOMPARE(percentsOf(spend(ledger, "0.1", kNow)), QStringLiteral("50"));
    QCOMPARE(percentsOf(spend(ledger, "1", kNow)), QString());
    QCOMPARE(percentsOf(spend(ledger, "2", kNow)), QStringLiteral("80"));
    QCOMPARE(percentsOf(spend(ledger, "2", kNow)), QStringLiteral("100"));
    QCOMPARE(percentsOf(spend(ledger, "9", kNow)), QString());
}

void TestLedgerNotices::ofSeveralAtOnceOnlyTheHighestIsTold()
{
    Ledger ledger;
    ledger.setBudgets({budgetOf("b", "10")}, QTimeZone::utc(), kNow);
    QCOMPARE(percentsOf(spend(ledger, "8", kNow)), QStringLiteral("80"));
    QCOMPARE(percentsOf(spend(ledger, "0.1", kNow)), QString());
    QCOMPARE(percentsOf(spend(ledger, "50", kNow)), QStringLiteral("100"));
}

void TestLedgerNotices::thresholdsAreMetExactly_data()
{
    QTest::addColumn<Money>("limit");
    QTest::addColumn<int>("percent");
    QTest::addColumn<Money>("least");
    const auto row = [](const char *name, qint64 limit, int percent, qint64 least) {
        QTest::newRow(name) << Money::fromPicoDollars(limit) << percent << Money::fromPicoDollars(least);
    };
    row("half", 1'000, 50, 500);
    row("33 % of 10", 10, 33, 4); // 3.3
    row("80 % of 7", 7, 80, 6); // 5.6
    row("1 % of 1", 1, 1, 1);
    row("100 % of 199", 199, 100, 199);
    row("99 % of 199", 199, 99, 198); // 197.01
    row("99 % of the most there is", INT64_MAX, 99, 9'131'138'316'486'228'049);
    row("100 % of the most there is", INT64_MAX, 100, INT64_MAX);
}

void TestLedgerNotices::thresholdsAreMetExactly()
{
    QFETCH(Money, limit);
    QFETCH(int, percent);
    QFETCH(Money, least);
    Budget budget = budgetOf("b", "0");
    budget.limit = limit;
    budget.warnAt = {percent};
    Ledger ledger;
    ledger.setBudgets({budget}, QTimeZone::utc(), kNow);
    const Money before = least - Money::fromPicoDollars(1);
    const QString id = QStringLiteral("a");
    ledger.adopt(id, someFacts(), {}, kNow);
    QCOMPARE(percentsOf(ledger.settle(id, before, kNow)), QString());
    ledger.adopt(id, someFacts(), {}, kNow);
    QCOMPARE(percentsOf(ledger.settle(id, Money::fromPicoDollars(1), kNow)), QString::number(percent));
}

void TestLedgerNotices::theOrderOfThresholdsDoesNotMatter()
{
    Budget budget = budgetOf("b", "10");
    budget.warnAt = {90, 10, 50};
    Ledger ledger;
    ledger.setBudgets({budget}, QTimeZone::utc(), kNow);
    QCOMPARE(percentsOf(spend(ledger, "6", kNow)), QStringLiteral("50"));
    QCOMPARE(percentsOf(spend(ledger, "1", kNow)), QString());
    QCOMPARE(percentsOf(spend(ledger, "3", kNow)), QStringLiteral("90"));
    budget.warnAt.clear();
    ledger.setBudgets({budget}, QTimeZone::utc(), kNow);
    QCOMPARE(percentsOf(spend(ledger, "99", kNow)), QString());
}

void TestLedgerNotices::aZeroLimitTellsOfTheFirstCost()
{
    Ledger ledger;
    ledger.setBudgets({budgetOf("b", "0")}, QTimeZone::utc(), kNow);
    QCOMPARE(percentsOf(spend(ledger, "0", kNow)), QString());
    QCOMPARE(percentsOf(spend(ledger, "0.000000000001", kNow)), QStringLiteral("100"));
    QCOMPARE(percentsOf(spend(ledger, "1", kNow)), QString());
}

void TestLedgerNotices::aNewPeriodTellsAgain()
{
    Ledger ledger;
    ledger.setBudgets({budgetOf("b", "10")}, QTimeZone::utc(), kNow);
    const QDateTime tomorrow = kNow.addDays(1);
    QCOMPARE(percentsOf(spend(ledger, "6", kNow)), QStringLiteral("50"));
    QCOMPARE(percentsOf(spend(ledger, "4", tomorrow)), QString());
    QCOMPARE(percentsOf(spend(ledger, "2", tomorrow)), QStringLiteral("50"));
    // The clock goes back: what was told of that day was told.
    QCOMPARE(percentsOf(spend(ledger, "1", kNow)), QString());
}

void TestLedgerNotices::aRaisedLimitTellsAgain()
{
    Ledger ledger;
    ledger.setBudgets({budgetOf("b", "10")}, QTimeZone::utc(), kNow);
    answerAll(ledger);
    QCOMPARE(percentsOf(spend(ledger, "9", kNow)), QStringLiteral("80"));
    ledger.setBudgets({budgetOf("b", "15")}, QTimeZone::utc(), kNow); // 60 %: 80 may come again
    QCOMPARE(percentsOf(spend(ledger, "1", kNow)), QString());
    QCOMPARE(percentsOf(spend(ledger, "2", kNow)), QStringLiteral("80"));
    ledger.setBudgets({budgetOf("b", "100")}, QTimeZone::utc(), kNow);
    QCOMPARE(percentsOf(spend(ledger, "38", kNow)), QStringLiteral("50"));
}

void TestLedgerNotices::aLowerLimitTellsOfWhatItReaches()
{
    Ledger ledger;
    ledger.setBudgets({budgetOf("b", "10")}, QTimeZone::utc(), kNow);
    answerAll(ledger);
    QCOMPARE(percentsOf(spend(ledger, "6", kNow)), QStringLiteral("50"));
    ledger.setBudgets({budgetOf("b", "5")}, QTimeZone::utc(), kNow);
    QCOMPARE(percentsOf(spend(ledger, "0.1", kNow)), QStringLiteral("100"));
}

void TestLedgerNotices::whatWasToldBeforeIsNotToldAgain()
{
    Ledger ledger;
    ledger.setBudgets({budgetOf("b", "10"), budgetOf("total", "10", BudgetPeriod::Total)}, QTimeZone::utc(),
                      kNow);
    ledger.markTold(QStringLiteral("b"), 80, utc("2026-03-04T00:00:00"));
    ledger.markTold(QStringLiteral("b"), 100, utc("2026-03-03T00:00:00")); // of yesterday
    ledger.markTold(QStringLiteral("total"), 80, {});
    ledger.markTold(QStringLiteral("gone"), 80, {});
    ledger.addPast({.budget = QStringLiteral("b"), .total = usd("8")});
    ledger.addPast({.budget = QStringLiteral("total"), .total = usd("8")});
    QCOMPARE(percentsOf(spend(ledger, "0.1", kNow)), QString());
    QCOMPARE(percentsOf(spend(ledger, "2", kNow)), QStringLiteral("100 100"));
}

void TestLedgerNotices::whatTheHistoryBringsIsToldWithTheNextCost()
{
    Ledger ledger;
    ledger.setBudgets({budgetOf("b", "10")}, QTimeZone::utc(), kNow);
    QCOMPARE(percentsOf(spend(ledger, "1", kNow)), QString());
    ledger.addPast({.budget = QStringLiteral("b"), .total = usd("7")});
    QCOMPARE(percentsOf(spend(ledger, "0.1", kNow)), QStringLiteral("80"));
}

void TestLedgerNotices::rollingBudgetsTellAgainOnlyAfterTheyFellBelow()
{
    Budget budget = budgetOf("b", "10", BudgetPeriod::Rolling);
    budget.rollingDays = 3;
    Ledger ledger;
    ledger.setBudgets({budget}, QTimeZone::utc(), kNow);
    answerAll(ledger);
    QCOMPARE(percentsOf(spend(ledger, "6", kNow)), QStringLiteral("50"));
    QCOMPARE(percentsOf(spend(ledger, "0.5", kNow.addDays(1))), QString()); // still above
    QCOMPARE(percentsOf(spend(ledger, "0.5", kNow.addDays(2))), QString());
    // The first 6 have come back.
    QCOMPARE(percentsOf(spend(ledger, "1", kNow.addDays(3).addSecs(60))), QString());
    QCOMPARE(percentsOf(spend(ledger, "3.5", kNow.addDays(3).addSecs(120))), QStringLiteral("50"));
}

void TestLedgerNotices::aRollingBudgetTellsAThresholdOnceADay()
{
    Budget budget = budgetOf("b", "10", BudgetPeriod::Rolling);
    budget.rollingDays = 1;
    Ledger ledger;
    ledger.setBudgets({budget}, QTimeZone::utc(), kNow);
    answerAll(ledger);
    const QDateTime morning = utc("2026-03-04T08:00:00");
    spend(ledger, "4", utc("2026-03-03T09:00:00"));
    const QList<BudgetNotice> told = spend(ledger, "2", morning);
    QCOMPARE(percentsOf(told), QStringLiteral("50"));
    QCOMPARE(told.first().from, utc("2026-03-04T00:00:00"));
    QVERIFY(!told.first().resetsAt.isValid());
    // At noon only 2 are left, and in the afternoon it is 6 again: the same day, so nothing is told.
    QCOMPARE(percentsOf(spend(ledger, "4", utc("2026-03-04T15:00:00"))), QString());
    // The next day it falls below once more and rises again.
    QCOMPARE(percentsOf(spend(ledger, "0.1", utc("2026-03-05T14:00:00"))), QString());
    QCOMPARE(percentsOf(spend(ledger, "6", utc("2026-03-05T16:00:00"))), QStringLiteral("50"));
}

void TestLedgerNotices::eachBudgetTellsForItself()
{
    Budget other = budgetOf("other", "10");
    other.scope.provider = QStringLiteral("openai");
    Ledger ledger;
    ledger.setBudgets({budgetOf("a", "10"), other, keyLimitOf("id-1", "5")}, QTimeZone::utc(), kNow);
    const QList<BudgetNotice> notices = spend(ledger, "5", kNow);
    QCOMPARE(percentsOf(notices), QStringLiteral("50 100"));
    QCOMPARE(notices.at(0).budget, QStringLiteral("a"));
    QCOMPARE(notices.at(1).budget, QStringLiteral("key limit id-1"));
}

void TestLedgerNotices::aNoticeTellsHowTheBudgetStands()
{
    Budget budget = budgetOf("b", "10", BudgetPeriod::Month);
    budget.action = BudgetAction::Warn;
    Ledger ledger;
    ledger.setBudgets({budget}, QTimeZone("Europe/Berlin"), kNow);
    const QList<BudgetNotice> notices = spend(ledger, "12", kNow);
    QCOMPARE(notices.size(), 1);
    QCOMPARE(notices.first(), (BudgetNotice {.budget = QStringLiteral("b"),
                                             .percent = 100,
                                             .spent = usd("12"),
                                             .limit = usd("10"),
                                             .action = BudgetAction::Warn,
                                             .from = utc("2026-02-28T23:00:00"),
                                             .resetsAt = utc("2026-03-31T22:00:00")}));
}

QTEST_GUILESS_MAIN(TestLedgerNotices)
#include "tst_ledger_notices.moc"
