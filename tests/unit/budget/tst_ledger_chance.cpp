#include "core/budget/scope_match.h"
#include "tests/unit/budget/budget_samples.h"

#include <map>
#include <random>
#include <vector>

using namespace core;

namespace {

/// What the test itself knows of a request under way.
struct Open {
    SpendFacts facts;
    std::optional<Money> worst;
};

/// Random budgets, requests and times; the same for the same seed on every system.
class Chance
{
public:
    explicit Chance(quint32 seed)
        : m_numbers(seed)
    { }

    int below(int count) { return int(m_numbers() % quint32(count)); }
    bool oneIn(int count) { return below(count) == 0; }
    QString word(const char *of) { return QString(QLatin1Char(of[below(int(qstrlen(of)))])); }
    Money amount(qint64 most)
    {
        return Money::fromPicoDollars(qint64(m_numbers()) * most / INT64_C(0x100000000));
    }

    SpendFacts facts()
    {
        SpendFacts facts;
        facts.member = word("mn");
        facts.keyName = word("kl");
        facts.keyId = word("123");
        facts.app = word("ab");
        facts.provider = word("pq");
        facts.providerKey = word("xy");
        facts.model = word("fg") + u'/' + word("uvw");
        facts.simulated = oneIn(8);
        return facts;
    }

    Budget budget(int number)
    {
        Budget budget;
        budget.name = QString::number(number);
        budget.limit = amount(5'000);
        budget.period = BudgetPeriod(below(5));
        budget.rollingDays = 1 + below(3);
        budget.simulated = oneIn(8);
        budget.allowUnknownPrices = oneIn(2);
        BudgetScope &scope = budget.scope;
        if (oneIn(4))
            scope.member = word("mn");
        if (oneIn(4))
            scope.provider = word("pq");
        if (oneIn(6))
            scope.providerKey = word("pq") + u'/' + word("xy");
        if (oneIn(4))
            scope.model = word("fg") + QLatin1String("/*");
        if (oneIn(4))
            scope.app = word("AB");
        if (oneIn(3))
            scope.keyId = word("123");
        return budget;
    }

private:
    std::mt19937 m_numbers;
};

} // namespace

class TestLedgerChance : public QObject
{
    Q_OBJECT

private slots:
    void noOrderOfEventsOverdrawsABudgetOrLosesMoney_data();
    void noOrderOfEventsOverdrawsABudgetOrLosesMoney();
};

void TestLedgerChance::noOrderOfEventsOverdrawsABudgetOrLosesMoney_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 40; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestLedgerChance::noOrderOfEventsOverdrawsABudgetOrLosesMoney()
{
    QFETCH(quint32, seed);
    Chance chance(seed);
    QList<Budget> budgets;
    for (int i = 0; i < 12; ++i)
        budgets << chance.budget(i);
    QDateTime now = utc("2026-03-28T12:00:00");
    const QTimeZone berlin("Europe/Berlin");
    Ledger ledger;
    ledger.setBudgets(budgets, berlin, now);

    std::map<QString, Open> open;
    std::vector<QString> over; // ended, one way or the other
    // Only those without an end can be added up by hand as simply as this.
    std::vector<Money> total(std::size_t(budgets.size()));
    for (int event = 0; event < 1'500; ++event) {
        now = now.addSecs(chance.below(1'200));
        const int kind = chance.below(5);
        if (kind < 2 || open.empty()) {
            const QString id = QString::number(event);
            Open request {chance.facts(), chance.amount(600)};
            if (chance.oneIn(10))
                request.worst.reset();
            if (!ledger.reserve(id, request.facts, request.worst, now))
                open.emplace(id, request);
            else
                QVERIFY(!ledger.holds(id));
        } else {
            const auto ending = std::next(open.begin(), chance.below(int(open.size())));
            const QString id = ending->first;
            const Open request = ending->second;
            if (kind == 2) {
                ledger.release(id);
            } else {
                // Never more than was set aside; what nobody could tell turns out to be nothing.
                const qint64 most = request.worst.value_or(Money()).picoDollars();
                const Money cost = chance.oneIn(3) ? Money::fromPicoDollars(most) : chance.amount(most);
                ledger.settle(id, cost, now);
                for (qsizetype i = 0; i < budgets.size(); ++i) {
                    if (budgetCounts(budgets.at(i), request.facts))
                        total[std::size_t(i)] += cost;
                }
            }
            over.push_back(id);
            open.erase(ending);
        }
        if (!over.empty() && chance.oneIn(3)) {
            // What has ended stays ended.
            const QString &id = over[std::size_t(chance.below(int(over.size())))];
            QVERIFY(ledger.settle(id, Money::fromPicoDollars(1), now).isEmpty());
            ledger.release(id);
        }
        if (chance.oneIn(200))
            ledger.setBudgets(budgets, berlin, now);

        const QList<BudgetStatus> statuses = ledger.statuses(now);
        for (qsizetype i = 0; i < statuses.size(); ++i) {
            const BudgetStatus &status = statuses.at(i);
            Money reserved;
            for (const auto &[id, request] : open) {
                if (budgetCounts(status.budget, request.facts))
                    reserved += request.worst.value_or(Money());
            }
            QCOMPARE(status.reserved, reserved);
            QVERIFY(status.spent >= Money());
            QVERIFY(status.spent + status.reserved <= status.budget.limit);
            QVERIFY(status.spent <= total[std::size_t(i)]);
            if (status.budget.period == BudgetPeriod::Total)
                QCOMPARE(status.spent, total[std::size_t(i)]);
        }
    }
    for (const auto &[id, request] : open)
        ledger.release(id);
    for (const BudgetStatus &status : ledger.statuses(now))
        QCOMPARE(status.reserved, Money());
}

QTEST_GUILESS_MAIN(TestLedgerChance)
#include "tst_ledger_chance.moc"
