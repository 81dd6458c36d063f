#pragma once

#include "core/base/error.h"
#include "core/budget/spend_facts.h"
#include "core/model/budget.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>
#include <QTimeZone>

#include <memory>
#include <optional>

namespace core {

/// Why a budget lets a request not through.
struct BudgetRefusal {
    enum class Reason {
        Spent, ///< What was spent has reached the limit.
        TooDear, ///< What is left is less than the request may cost at most.
        InFlight, ///< There would be room, but requests under way have it set aside.
        UnknownPrice, ///< What the request may cost cannot be told.
    };
    Budget budget; ///< Of the limit that an own key carries: one with scope.keyId.
    Reason reason = Reason::Spent;
    Money spent = {};
    Money reserved = {};
    std::optional<Money> worst = {}; ///< What the request may cost at most.
    QDateTime resetsAt = {}; ///< UTC; invalid where nothing resets.
    SpendFacts facts = {}; ///< Whose request it was, and for whom.
    QTimeZone zone = {}; ///< The user's, for telling when it resets.
};

/// What was spent before the ledger began to count: one budget's part of the history.
struct PastSpend {
    QString budget; ///< Budget::name.
    Money total = {}; ///< From SpendQuestion::from on; of a rolling budget, use `minutes`.
    /// By whole minutes of UTC since 1970, ascending; for rolling budgets only.
    QList<std::pair<qint64, Money>> minutes = {};
    /// SpendQuestion::id of the question that this answers, so that an answer which comes after the budget
    /// was changed is not taken for one about the new budget. Zero: whatever is asked now.
    quint64 question = 0;
};

/// What has to be asked of the history.
struct SpendQuestion {
    Budget budget;
    QDateTime from = {}; ///< UTC; invalid: everything.
    quint64 id = 0; ///< Each question has its own.
};

/// What is spent and set aside under every budget. Exact and pure: the time comes in; whoever wants to send a
/// request reserves what it may cost at most, and settles it after. Two requests can never both take the last
/// cent, for reserve() looks and takes in one step.
///
/// Limits that own keys carry are budgets too, with BudgetScope::keyId. They are found by that id, so that
/// thousands of keys cost a request nothing. Their names are unique among all budgets like the others'.
///
/// Amounts below zero count as none. A clock that is set back returns to the periods it left, with what was
/// spent in them; nothing is counted twice or lost by that.
class Ledger
{
public:
    Ledger();
    ~Ledger();
    Q_DISABLE_COPY_MOVE(Ledger)

    /// Replaces the budgets. One that counts the same as before (same name, scope, period, zone, simulated)
    /// keeps what it has counted, whatever else changed; others begin to count now, and what was before is
    /// missing until addPast(). The zone is part of that for days, weeks and months, rollingDays for rolling
    /// budgets. One that is disabled counts all the same, so that it knows how it stands when it no longer
    /// is. Requests under way are set aside under the new budgets that count them, and are settled there.
    void setBudgets(const QList<Budget> &budgets, const QTimeZone &zone, const QDateTime &now);
    /// The budgets whose past is not known yet.
    QList<SpendQuestion> openQuestions() const;
    /// Adds what the history says; once for each open question. Ignored for a budget that there no longer is.
    /// It must leave out whatever was settled here after the budget came, or is still to be: the ledger
    /// counts that itself.
    void addPast(const PastSpend &past);

    /// The first budget with this action that has no room for `worst`; nothing is taken. An absent `worst`
    /// means that it cannot be told. What costs nothing always has room. A budget whose past is unknown
    /// counts what it knows.
    std::optional<BudgetRefusal> refusal(const SpendFacts &facts, const std::optional<Money> &worst,
                                         BudgetAction action, const QDateTime &now) const;

    /// Sets `worst` aside under every budget that counts such a request, or refuses (Block budgets only) and
    /// takes nothing. `id` is new; what stood there before is released. An absent `worst` sets nothing aside.
    std::optional<BudgetRefusal> reserve(const QString &id, const SpendFacts &facts,
                                         const std::optional<Money> &worst, const QDateTime &now);
    /// The same without asking: for what another process, or an earlier run, has set aside already.
    void adopt(const QString &id, const SpendFacts &facts, const std::optional<Money> &worst,
               const QDateTime &now);
    /// Replaces what was set aside by what it did cost, in the period of `now`; an absent cost is none.
    /// Returns the thresholds that were reached: each once in a period, only the highest one of a budget
    /// where several are new; again after a limit was raised above them. An unknown id is ignored: nothing
    /// can be settled twice.
    QList<BudgetNotice> settle(const QString &id, const std::optional<Money> &cost, const QDateTime &now);
    /// Gives back what was set aside.
    void release(const QString &id);
    bool holds(const QString &id) const;

    /// A notice was told before (by an earlier run) and is not to come again in the period that began then
    /// (BudgetNotice::from). A budget of that name must be there.
    void markTold(const QString &budget, int percent, const QDateTime &from);

    /// The budgets of setBudgets() in their order, those of own keys too.
    QList<BudgetStatus> statuses(const QDateTime &now) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// The refusal for whoever asked: which budget, how it stands, what to do; with the HTTP status and the
/// metadata that OpenRouter has for it (openrouter-spec §5.6, §7.7): 402 for the limit of a key and for what
/// is only set aside, 403 for a budget that is spent.
Error budgetError(const BudgetRefusal &refusal);

} // namespace core
