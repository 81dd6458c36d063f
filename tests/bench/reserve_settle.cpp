#include "core/budget/ledger.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

// What it costs to keep the books: one reservation and its settlement in memory, with one budget, with twenty
// of all kinds, and with twenty and the limits of 5,000 own keys. The median of many rounds; goal: 5 µs.

using namespace core;

namespace {

constexpr int kRounds = 201;
constexpr int kCalls = 2'000;
constexpr int kKeys = 5'000;

Budget budgetOf(const QString &name, BudgetPeriod period)
{
    Budget budget;
    budget.name = name;
    budget.limit = Money::max();
    budget.period = period;
    return budget;
}

/// All kinds of periods and scopes; most of them count the requests below.
QList<Budget> budgetsOf(int count)
{
    QList<Budget> budgets;
    for (int i = 0; i < count; ++i) {
        Budget budget = budgetOf(QStringLiteral("budget %1").arg(i), BudgetPeriod(i % 5));
        if (i % 4 == 1)
            budget.scope.model = QStringLiteral("anthropic/*");
        else if (i % 4 == 2)
            budget.scope.app = QStringLiteral("Claude-CLI/*");
        else if (i % 4 == 3)
            budget.scope.provider = i % 8 == 3 ? QStringLiteral("anthropic") : QStringLiteral("openai");
        budgets << budget;
    }
    return budgets;
}

QList<Budget> keyLimitsOf(int count)
{
    QList<Budget> budgets;
    for (int i = 0; i < count; ++i) {
        Budget budget = budgetOf(QStringLiteral("key limit %1").arg(i), BudgetPeriod(i % 5));
        budget.scope.keyId = QStringLiteral("key-%1").arg(i);
        budgets << budget;
    }
    return budgets;
}

std::vector<SpendFacts> factsOf(int count)
{
    std::vector<SpendFacts> all;
    for (int i = 0; i < count; ++i) {
        SpendFacts facts;
        facts.keyName = QStringLiteral("editor %1").arg(i);
        facts.keyId = QStringLiteral("key-%1").arg(i);
        facts.app = QStringLiteral("claude-cli/2.0");
        facts.provider = QStringLiteral("anthropic");
        facts.providerKey = QStringLiteral("work");
        facts.model = QStringLiteral("anthropic/claude-sonnet-4.5");
        all.push_back(facts);
    }
    return all;
}

/// Nanoseconds of the processor for one reserve() with its settle(): the median of the rounds. Time goes on
/// by a second a call, so that minutes and days are crossed as well.
double medianNs(const QList<Budget> &budgets)
{
    QDateTime now(QDate(2026, 3, 28), QTime(12, 0), Qt::UTC);
    Ledger ledger;
    ledger.setBudgets(budgets, QTimeZone("Europe/Berlin"), now);
    const std::vector<SpendFacts> facts = factsOf(kKeys);
    std::vector<QString> ids;
    for (int call = 0; call < kCalls; ++call)
        ids.push_back(QStringLiteral("gen-0123456789abcdef-%1").arg(call));
    const Money worst = Money::fromPicoDollars(30'000'000'000);
    const Money cost = Money::fromPicoDollars(7'000'000'000);
    std::vector<double> times;
    for (int round = 0; round < kRounds; ++round) {
        const std::clock_t start = std::clock();
        for (int call = 0; call < kCalls; ++call) {
            const QString &id = ids[std::size_t(call)];
            now = now.addSecs(1);
            ledger.reserve(id, facts[std::size_t(round * kCalls + call) % facts.size()], worst, now);
            ledger.settle(id, cost, now);
        }
        times.push_back(double(std::clock() - start) * (1e9 / CLOCKS_PER_SEC) / kCalls);
    }
    std::nth_element(times.begin(), times.begin() + kRounds / 2, times.end());
    return times[kRounds / 2];
}

void print(const char *name, const QList<Budget> &budgets)
{
    std::printf("%-40s %8.2f us\n", name, medianNs(budgets) / 1000);
}

} // namespace

int main()
{
    std::printf("reserve + settle, median of %d rounds of %d\n", kRounds, kCalls);
    print("1 budget", budgetsOf(1));
    print("20 budgets", budgetsOf(20));
    print("20 budgets and the limits of 5,000 keys", budgetsOf(20) + keyLimitsOf(kKeys));
    return 0;
}
