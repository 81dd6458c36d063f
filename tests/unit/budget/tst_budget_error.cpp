#include "tests/unit/budget/budget_samples.h"

#include <QJsonObject>

using namespace core;

using Reason = BudgetRefusal::Reason;

namespace {

BudgetRefusal refusalOf(Reason reason, const Budget &budget)
{
    BudgetRefusal refusal {.budget = budget,
                           .reason = reason,
                           .spent = usd("99.98"),
                           .reserved = usd("0.01"),
                           .worst = usd("0.05"),
                           .facts = someFacts(),
                           .zone = QTimeZone("Europe/Berlin")};
    if (budget.period == BudgetPeriod::Month)
        refusal.resetsAt = utc("2026-03-31T22:00:00");
    return refusal;
}

} // namespace

class TestBudgetError : public QObject
{
    Q_OBJECT

private slots:
    void eachRefusalHasItsStatusAndReason_data();
    void eachRefusalHasItsStatusAndReason();
    void aSpentBudgetSaysHowItStandsAndWhenItStartsAnew();
    void theSentenceFitsThePeriod_data();
    void theSentenceFitsThePeriod();
    void aZeroLimitSaysWhatItLetsThrough();
    void whatIsSetAsideIsToTryAgain();
    void anUnknownPriceSaysWhoseAndHowToGiveOne();
    void amountsAreShort_data();
    void amountsAreShort();
};

void TestBudgetError::eachRefusalHasItsStatusAndReason_data()
{
    QTest::addColumn<bool>("ofKey");
    QTest::addColumn<int>("reason");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("source");
    const auto row = [](const char *name, bool ofKey, Reason reason, int status, const char *code,
                        const char *source) {
        QTest::newRow(name) << ofKey << int(reason) << status << QString::fromLatin1(code)
                            << QString::fromLatin1(source);
    };
    const char *keyLimit = "openrouter_key_limit";
    row("budget spent", false, Reason::Spent, 403, "", "");
    row("budget too dear", false, Reason::TooDear, 403, "", "");
    row("budget in flight", false, Reason::InFlight, 402, "in_flight_budget_exhausted",
        "openrouter_in_flight_budget");
    row("budget unknown price", false, Reason::UnknownPrice, 403, "", "");
    row("key spent", true, Reason::Spent, 402, "weight_exceeds_budget", keyLimit);
    row("key too dear", true, Reason::TooDear, 402, "weight_exceeds_budget", keyLimit);
    row("key in flight", true, Reason::InFlight, 402, "in_flight_budget_exhausted", keyLimit);
    row("key unknown price", true, Reason::UnknownPrice, 402, "weight_exceeds_budget", keyLimit);
}

void TestBudgetError::eachRefusalHasItsStatusAndReason()
{
    QFETCH(bool, ofKey);
    QFETCH(int, reason);
    QFETCH(QString, code);
    QFETCH(QString, source);
    const Budget budget = ofKey ? keyLimitOf("id-1", "100") : budgetOf("team", "100", BudgetPeriod::Month);
    const Error error = budgetError(refusalOf(Reason(reason), budget));
    QCOMPARE(error.kind, ErrorKind::BudgetSpent);
    QTEST(error.httpStatus, "status");
    QCOMPARE(error.retryAfter.has_value(), Reason(reason) == Reason::InFlight);
    QCOMPARE(error.metadata.value(QLatin1String("reason")).toString(), code);
    QCOMPARE(error.metadata.value(QLatin1String("limit_source")).toString(), source);
    QCOMPARE(error.metadata.value(QLatin1String("remedy_hint")).toString().isEmpty(), code.isEmpty());
    QCOMPARE(error.metadata.value(QLatin1String("limit")).toString(), QStringLiteral("100"));
    QCOMPARE(error.metadata.value(QLatin1String("spent")).toString(), QStringLiteral("99.98"));
    QCOMPARE(error.metadata.value(QLatin1String("budget")).toString(),
             ofKey ? QString() : QStringLiteral("team"));
    QCOMPARE(error.metadata.value(QLatin1String("resets_at")).toString(),
             ofKey ? QString() : QStringLiteral("2026-03-31T22:00:00Z"));
    // The name that the ledger has for a key's limit means nothing to anybody.
    QVERIFY(!error.message.contains(QLatin1String("id-1")));
    QVERIFY(error.message.contains(ofKey ? QLatin1String("'editor'") : QLatin1String("'team'")));
}

void TestBudgetError::aSpentBudgetSaysHowItStandsAndWhenItStartsAnew()
{
    const Budget budget = budgetOf("team", "100", BudgetPeriod::Month);
    QCOMPARE(budgetError(refusalOf(Reason::Spent, budget)).message,
             QStringLiteral("The monthly budget 'team' of $100 is spent ($99.98 of it; $0.05 are needed at "
                            "most). It starts anew on 2026-04-01 00:00 (Europe/Berlin); until then, raise "
                            "its limit or ask a cheaper model."));
    QCOMPARE(budgetError(refusalOf(Reason::TooDear, budget)).message,
             QStringLiteral("The monthly budget 'team' of $100 has too little left: $99.98 of it are spent, "
                            "and the request may cost up to $0.05. Ask for a shorter answer (max_tokens). It "
                            "starts anew on 2026-04-01 00:00 (Europe/Berlin); until then, raise its limit or "
                            "ask a cheaper model."));
}

void TestBudgetError::theSentenceFitsThePeriod_data()
{
    QTest::addColumn<BudgetPeriod>("period");
    QTest::addColumn<QString>("ofBudget");
    QTest::addColumn<QString>("ofKey");
    const auto row = [](const char *name, BudgetPeriod period, const char *ofBudget, const char *ofKey) {
        QTest::newRow(name) << period << QString::fromLatin1(ofBudget) << QString::fromLatin1(ofKey);
    };
    row("day", BudgetPeriod::Day, "The daily budget 'b' of $1 is spent",
        "The daily limit of the key 'editor', $1, is spent");
    row("week", BudgetPeriod::Week, "The weekly budget 'b' of $1 is spent",
        "The weekly limit of the key 'editor', $1, is spent");
    row("month", BudgetPeriod::Month, "The monthly budget 'b' of $1 is spent",
        "The monthly limit of the key 'editor', $1, is spent");
    row("rolling", BudgetPeriod::Rolling, "The budget 'b' for any 30 days of $1 is spent",
        "The limit of the key 'editor' for any 30 days, $1, is spent");
    row("total", BudgetPeriod::Total, "The budget 'b' of $1 is spent",
        "The limit of the key 'editor', $1, is spent");
}

void TestBudgetError::theSentenceFitsThePeriod()
{
    QFETCH(BudgetPeriod, period);
    QFETCH(QString, ofBudget);
    QFETCH(QString, ofKey);
    Budget budget = budgetOf("b", "1", period);
    QVERIFY2(budgetError(refusalOf(Reason::Spent, budget)).message.startsWith(ofBudget),
             qPrintable(budgetError(refusalOf(Reason::Spent, budget)).message));
    budget.scope.keyId = QStringLiteral("id-1");
    QVERIFY2(budgetError(refusalOf(Reason::Spent, budget)).message.startsWith(ofKey),
             qPrintable(budgetError(refusalOf(Reason::Spent, budget)).message));
}

void TestBudgetError::aZeroLimitSaysWhatItLetsThrough()
{
    const Error error = budgetError(refusalOf(Reason::Spent, budgetOf("free", "0", BudgetPeriod::Total)));
    QCOMPARE(error.message,
             QStringLiteral("The budget 'free' of $0 lets through only what costs nothing. It never starts "
                            "anew: raise its limit or ask a cheaper model."));
}

void TestBudgetError::whatIsSetAsideIsToTryAgain()
{
    const Error error =
        budgetError(refusalOf(Reason::InFlight, budgetOf("team", "100", BudgetPeriod::Month)));
    QCOMPARE(
        error.message,
        QStringLiteral("The monthly budget 'team' of $100 has no room now: $99.98 are spent and $0.01 are "
                       "set aside for requests under way. Try again when one of them has ended."));
    QCOMPARE(error.metadata.value(QLatin1String("reserved")).toString(), QStringLiteral("0.01"));
    QCOMPARE(error.retryAfter, std::chrono::milliseconds(1000));
}

void TestBudgetError::anUnknownPriceSaysWhoseAndHowToGiveOne()
{
    BudgetRefusal refusal = refusalOf(Reason::UnknownPrice, budgetOf("team", "100", BudgetPeriod::Month));
    refusal.worst.reset();
    const QString ofBudget = budgetError(refusal).message;
    QVERIFY(ofBudget.contains(QLatin1String("what anthropic/claude-sonnet-4.5 costs at anthropic")));
    QVERIFY(ofBudget.contains(QLatin1String("providers.anthropic.models")));
    QVERIFY(ofBudget.contains(QLatin1String("allow_unknown_prices")));
    refusal.budget = keyLimitOf("id-1", "100");
    QVERIFY(!budgetError(refusal).message.contains(QLatin1String("allow_unknown_prices")));
}

void TestBudgetError::amountsAreShort_data()
{
    QTest::addColumn<QString>("spent");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *spent, const char *shown) {
        QTest::newRow(spent) << QString::fromLatin1(spent) << QString::fromLatin1(shown);
    };
    row("0", "$0");
    row("0.000000000001", "$0.000000000001");
    row("0.009999999999", "$0.009999999999");
    row("0.01", "$0.01");
    row("0.010049999999", "$0.01");
    row("0.01005", "$0.0101");
    row("99.98765432", "$99.9877");
    row("9223372.036854775807", "$9223372.036854775807");
}

void TestBudgetError::amountsAreShort()
{
    QFETCH(QString, spent);
    QFETCH(QString, shown);
    BudgetRefusal refusal = refusalOf(Reason::Spent, budgetOf("b", "1"));
    refusal.spent = Money::fromDecimal(spent).value();
    const QString message = budgetError(refusal).message;
    QVERIFY2(message.contains(u'(' + shown + QLatin1String(" of it")), qPrintable(message));
}

QTEST_GUILESS_MAIN(TestBudgetError)
#include "tst_budget_error.moc"
