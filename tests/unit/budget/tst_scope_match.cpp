#include "core/budget/scope_match.h"
#include "core/model/model_pattern.h"
#include "tests/unit/budget/budget_samples.h"

using namespace core;

class TestScopeMatch : public QObject
{
    Q_OBJECT

private slots:
    void aScopeCountsWhatFitsInEveryPart_data();
    void aScopeCountsWhatFitsInEveryPart();
    void theLimitOfAKeyCountsThatKeyAlone();
    void playMoneyIsCountedByItsOwnBudgetsAlone_data();
    void playMoneyIsCountedByItsOwnBudgetsAlone();
    void patternsMatchInOrder_data();
    void patternsMatchInOrder();
};

void TestScopeMatch::aScopeCountsWhatFitsInEveryPart_data()
{
    QTest::addColumn<QStringList>("scope");
    QTest::addColumn<bool>("counts");
    const auto row = [](const char *words, bool counts) {
        QTest::newRow(words) << QString::fromLatin1(words).split(u' ') << counts;
    };
    row("workspace", true);
    row("member:ann", true);
    row("member:Ann", false);
    row("key:editor", true);
    row("key:edit", false);
    row("provider:anthropic", true);
    row("provider:openai", false);
    row("provider-key:anthropic/work", true);
    row("provider-key:anthropic/workshop", false);
    row("provider-key:anthropic/home", false);
    row("provider-key:anthropi/cwork", false);
    row("provider-key:openai/work", false);
    row("model:anthropic/claude-sonnet-4.5", true);
    row("model:anthropic/claude-sonnet", false);
    row("model:anthropic/*", true);
    row("model:openai/*", false);
    row("app:claude-cli/2.0", true);
    row("app:Claude-CLI/*", true);
    row("app:claude-cli", false);
    row("key:editor model:anthropic/*", true);
    row("key:editor model:openai/*", false);
    row("key:other model:anthropic/*", false);
    row("member:ann key:editor provider:anthropic provider-key:anthropic/work model:*sonnet* app:claude*",
        true);
    row("member:ann key:editor provider:anthropic provider-key:anthropic/work model:*sonnet* app:cursor*",
        false);
}

void TestScopeMatch::aScopeCountsWhatFitsInEveryPart()
{
    QFETCH(QStringList, scope);
    QFETCH(bool, counts);
    const std::optional<BudgetScope> known = budgetScopeFrom(scope);
    QVERIFY(known);
    QCOMPARE(scopeCounts(*known, someFacts()), counts);
    // Nobody is nobody's: only a scope without parts counts a request that nothing is known of.
    QCOMPARE(scopeCounts(*known, {}), known->isWorkspace());
}

void TestScopeMatch::theLimitOfAKeyCountsThatKeyAlone()
{
    BudgetScope scope;
    scope.keyId = QStringLiteral("id-1");
    QVERIFY(scopeCounts(scope, someFacts()));
    SpendFacts other = someFacts();
    other.keyId = QStringLiteral("id-2"); // of the same name, made anew
    QVERIFY(!scopeCounts(scope, other));
}

void TestScopeMatch::playMoneyIsCountedByItsOwnBudgetsAlone_data()
{
    QTest::addColumn<bool>("budgetSimulated");
    QTest::addColumn<bool>("requestSimulated");
    QTest::addColumn<bool>("counts");
    QTest::newRow("money") << false << false << true;
    QTest::newRow("play money under a budget of money") << false << true << false;
    QTest::newRow("money under a budget of play money") << true << false << false;
    QTest::newRow("play money") << true << true << true;
}

void TestScopeMatch::playMoneyIsCountedByItsOwnBudgetsAlone()
{
    QFETCH(bool, budgetSimulated);
    QFETCH(bool, requestSimulated);
    Budget budget = budgetOf("b", "1");
    budget.simulated = budgetSimulated;
    SpendFacts facts = someFacts();
    facts.simulated = requestSimulated;
    QTEST(budgetCounts(budget, facts), "counts");
}

void TestScopeMatch::patternsMatchInOrder_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *pattern, bool matches) {
        QTest::newRow(pattern) << QString::fromLatin1(pattern) << matches;
    };
    row("*", true);
    row("**", true);
    row("anthropic/claude-sonnet-4.5", true);
    row("ANTHROPIC/*", true);
    row("*/claude-*", true);
    row("*sonnet*4.5", true);
    row("*4.5*sonnet", false);
    row("anthropic*anthropic*", false);
    row("anthropic/claude-sonnet-4.5*", true);
    row("*anthropic/claude-sonnet-4.5", true);
    row("anthropic/claude-sonnet-4.5*5", false); // one 5 is not two
    row("anthropic/claude-sonnet-4.*5", true);
    row("", false);
}

void TestScopeMatch::patternsMatchInOrder()
{
    QFETCH(QString, pattern);
    QTEST(matchesModelPattern(pattern, QStringLiteral("anthropic/claude-sonnet-4.5")), "matches");
}

QTEST_GUILESS_MAIN(TestScopeMatch)
#include "tst_scope_match.moc"
