#include "core/budget/ledger.h"

#include "core/budget/budget_account.h"
#include "core/budget/scope_match.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace core {

namespace {

Money notNegative(const std::optional<Money> &amount)
{
    return std::max(amount.value_or(Money()), Money());
}

/// One request under way.
struct Held {
    SpendFacts facts;
    Money worst;
    std::vector<std::size_t> accounts; ///< Those that count it, in their order.
};

} // namespace

struct Ledger::Private {
    BudgetCalendar calendar;
    std::vector<BudgetAccount> accounts; ///< In the order of setBudgets().
    std::vector<std::size_t> shared; ///< Those that are not of one own key.
    QHash<QString, std::vector<std::size_t>> ofKey; ///< By BudgetScope::keyId.
    QHash<QString, std::size_t> byName;
    QHash<QString, Held> held;
    quint64 questions = 0;

    BudgetAccount *find(const QString &name)
    {
        const auto found = byName.constFind(name);
        return found == byName.cend() ? nullptr : &accounts[*found];
    }
    std::vector<std::size_t> counting(const SpendFacts &facts) const;
    void index();
    void setAside(const QString &id, const SpendFacts &facts, const std::optional<Money> &worst,
                  std::vector<std::size_t> counting);
    Held take(const QString &id);
    void reserveAgain(std::size_t account);
    std::optional<BudgetRefusal> refusal(const std::vector<std::size_t> &counting, const SpendFacts &facts,
                                         const std::optional<Money> &worst, BudgetAction action,
                                         const QDateTime &now) const;
};

std::vector<std::size_t> Ledger::Private::counting(const SpendFacts &facts) const
{
    std::vector<std::size_t> found;
    found.reserve(shared.size() + 1);
    const auto addFrom = [&](const std::vector<std::size_t> &some) {
        for (const std::size_t index : some) {
            if (budgetCounts(accounts[index].budget(), facts))
                found.push_back(index);
        }
    };
    addFrom(shared);
    const auto own = facts.keyId.isEmpty() ? ofKey.cend() : ofKey.constFind(facts.keyId);
    if (own != ofKey.cend()) {
        addFrom(*own);
        std::sort(found.begin(), found.end());
    }
    return found;
}

void Ledger::Private::index()
{
    shared.clear();
    ofKey.clear();
    byName.clear();
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        const Budget &budget = accounts[i].budget();
        byName.insert(budget.name, i);
        (budget.scope.keyId.isEmpty() ? shared : ofKey[budget.scope.keyId]).push_back(i);
        accounts[i].setReserved({});
    }
    for (Held &one : held) {
        one.accounts = counting(one.facts);
        for (const std::size_t account : one.accounts)
            accounts[account].setReserved(accounts[account].reserved() + one.worst);
    }
}

void Ledger::Private::setAside(const QString &id, const SpendFacts &facts, const std::optional<Money> &worst,
                               std::vector<std::size_t> counting)
{
    take(id);
    const Money amount = notNegative(worst);
    for (const std::size_t account : counting)
        accounts[account].setReserved(accounts[account].reserved() + amount);
    held.insert(id, {facts, amount, std::move(counting)});
}

Held Ledger::Private::take(const QString &id)
{
    const auto found = held.find(id);
    if (found == held.end())
        return {};
    Held taken = std::move(*found);
    held.erase(found);
    for (const std::size_t index : taken.accounts) {
        BudgetAccount &account = accounts[index];
        // A sum that stands at the end of its range has lost count.
        if (account.reserved() == Money::max())
            reserveAgain(index);
        else
            account.setReserved(account.reserved() - taken.worst);
    }
    return taken;
}

void Ledger::Private::reserveAgain(std::size_t account)
{
    Money sum;
    for (const Held &one : std::as_const(held)) {
        if (std::binary_search(one.accounts.begin(), one.accounts.end(), account))
            sum += one.worst;
    }
    accounts[account].setReserved(sum);
}

std::optional<BudgetRefusal> Ledger::Private::refusal(const std::vector<std::size_t> &counting,
                                                      const SpendFacts &facts,
                                                      const std::optional<Money> &worst, BudgetAction action,
                                                      const QDateTime &now) const
{
    const BudgetMoment moment = calendar.at(now);
    for (const std::size_t index : counting) {
        const BudgetAccount &account = accounts[index];
        if (account.budget().action != action || account.budget().disabled)
            continue;
        if (const auto reason = account.refusal(worst, moment))
            return BudgetRefusal {.budget = account.budget(),
                                  .reason = *reason,
                                  .spent = account.spent(moment),
                                  .reserved = account.reserved(),
                                  .worst = worst,
                                  .resetsAt = calendar.spanOf(account.budget(), now).to,
                                  .facts = facts,
                                  .zone = calendar.zone()};
    }
    return {};
}

Ledger::Ledger()
    : d(std::make_unique<Private>())
{ }

Ledger::~Ledger() = default;

void Ledger::setBudgets(const QList<Budget> &budgets, const QTimeZone &zone, const QDateTime &now)
{
    const bool sameZone = d->calendar.zone() == zone;
    if (!sameZone)
        d->calendar = BudgetCalendar(zone);
    const BudgetMoment moment = d->calendar.at(now);
    std::vector<BudgetAccount> accounts;
    accounts.reserve(std::size_t(budgets.size()));
    for (const Budget &budget : budgets) {
        BudgetAccount *before = d->find(budget.name);
        if (before && before->countsLike(budget, sameZone)) {
            accounts.push_back(std::move(*before));
            accounts.back().setBudget(budget, moment);
            // What has moved away is not there for a second budget of that name.
            d->byName.remove(budget.name);
        } else {
            accounts.emplace_back(budget, d->calendar, now, ++d->questions);
        }
    }
    d->accounts = std::move(accounts);
    d->index();
}

QList<SpendQuestion> Ledger::openQuestions() const
{
    QList<SpendQuestion> questions;
    for (const BudgetAccount &account : d->accounts) {
        if (!account.isLoaded())
            questions << account.question();
    }
    return questions;
}

void Ledger::addPast(const PastSpend &past)
{
    BudgetAccount *account = d->find(past.budget);
    if (account && (past.question == 0 || past.question == account->question().id))
        account->addPast(past);
}

std::optional<BudgetRefusal> Ledger::refusal(const SpendFacts &facts, const std::optional<Money> &worst,
                                             BudgetAction action, const QDateTime &now) const
{
    return d->refusal(d->counting(facts), facts, worst, action, now);
}

std::optional<BudgetRefusal> Ledger::reserve(const QString &id, const SpendFacts &facts,
                                             const std::optional<Money> &worst, const QDateTime &now)
{
    std::vector<std::size_t> counting = d->counting(facts);
    std::optional<BudgetRefusal> refused = d->refusal(counting, facts, worst, BudgetAction::Block, now);
    if (!refused)
        d->setAside(id, facts, worst, std::move(counting));
    return refused;
}

void Ledger::adopt(const QString &id, const SpendFacts &facts, const std::optional<Money> &worst,
                   const QDateTime &now)
{
    Q_UNUSED(now) // what is set aside belongs to no period
    d->setAside(id, facts, worst, d->counting(facts));
}

QList<BudgetNotice> Ledger::settle(const QString &id, const std::optional<Money> &cost, const QDateTime &now)
{
    QList<BudgetNotice> notices;
    const Held taken = d->take(id);
    if (taken.accounts.empty())
        return notices;
    const BudgetMoment moment = d->calendar.at(now);
    for (const std::size_t index : taken.accounts) {
        BudgetAccount &account = d->accounts[index];
        const std::optional<int> percent = account.book(notNegative(cost), moment);
        if (!percent)
            continue;
        const Budget &budget = account.budget();
        const PeriodSpan span = d->calendar.spanOf(budget, now);
        const bool rolling = budget.period == BudgetPeriod::Rolling;
        notices << BudgetNotice {
            .budget = budget.name,
            .percent = *percent,
            .spent = account.spent(moment),
            .limit = budget.limit,
            .action = budget.action,
            .from =
                rolling ? QDateTime::fromMSecsSinceEpoch(moment.periodOf(budget.period), Qt::UTC) : span.from,
            .resetsAt = span.to};
    }
    return notices;
}

void Ledger::release(const QString &id)
{
    d->take(id);
}

bool Ledger::holds(const QString &id) const
{
    return d->held.contains(id);
}

void Ledger::markTold(const QString &budget, int percent, const QDateTime &from)
{
    if (BudgetAccount *account = d->find(budget))
        account->markTold(percent, from.isValid() ? from.toMSecsSinceEpoch() : 0);
}

QList<BudgetStatus> Ledger::statuses(const QDateTime &now) const
{
    QList<BudgetStatus> statuses;
    statuses.reserve(qsizetype(d->accounts.size()));
    const BudgetMoment moment = d->calendar.at(now);
    for (const BudgetAccount &account : d->accounts) {
        const PeriodSpan span = d->calendar.spanOf(account.budget(), now);
        statuses << BudgetStatus {.budget = account.budget(),
                                  .spent = account.spent(moment),
                                  .reserved = account.reserved(),
                                  .from = span.from,
                                  .resetsAt = span.to,
                                  .loaded = account.isLoaded()};
    }
    return statuses;
}

} // namespace core
