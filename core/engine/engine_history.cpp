#include "core/async/on_thread.h"
#include "core/budget/period.h"
#include "core/engine/budget_edits.h"
#include "core/engine/engine_private.h"

namespace core {

// What the engine says of money and of the past.

QFuture<QList<BudgetStatus>> Engine::budgets()
{
    return runOn(
        this, [this] { return after(d->book.ready(), this, [this](Done) { return d->budgetStatuses(); }); });
}

QFuture<Done> Engine::setKeyBudgets(const QList<Budget> &budgets)
{
    return runOn(this, [this, budgets] {
        d->keyBudgets = budgets;
        d->applyBudgets();
        return d->book.ready();
    });
}

QFuture<Status> Engine::saveBudget(const QString &replaces, const Budget &budget)
{
    return runOn(this, [this, replaces, budget] {
        return d->changeConfig([&](Config &config) { return putBudget(config, replaces, budget); });
    });
}

QFuture<Status> Engine::removeBudget(const QString &name)
{
    return runOn(this, [this, name] {
        return d->changeConfig([&](Config &config) { return takeBudget(config, name); });
    });
}

QFuture<Result<QList<OwnKeySpend>>> Engine::ownKeySpend()
{
    return runOn(this, [this] {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto beginOf = [&, zone = d->zone()](BudgetPeriod period) {
            return periodAt(period, 0, zone, now).from;
        };
        d->parts.history->flush(); // goes before the question
        return d->parts.history->ownKeySpend({.day = beginOf(BudgetPeriod::Day),
                                              .week = beginOf(BudgetPeriod::Week),
                                              .month = beginOf(BudgetPeriod::Month)});
    });
}

QFuture<Result<QList<DailySpend>>> Engine::spendPerDay(const SpendQuery &query)
{
    return d->parts.history->spendPerDay(query);
}

QFuture<Result<QList<RequestRow>>> Engine::lastRequests(int most)
{
    return d->parts.history->lastRequests(most);
}

QFuture<Result<std::optional<RequestRecord>>> Engine::findRequest(const QString &id)
{
    return d->parts.history->findRequest(id);
}

QFuture<Result<QList<EndpointDay>>> Engine::activity(const ActivityQuery &query)
{
    return d->parts.history->activity(query);
}

QFuture<Result<QList<EndpointRecord>>> Engine::endpointRecords(const EndpointRecordQuery &query)
{
    return d->parts.history->endpointRecords(query);
}

QFuture<Result<Money>> Engine::totalSpent()
{
    return d->parts.history->totalSpent();
}

} // namespace core
