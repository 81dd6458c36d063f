#pragma once

#include "core/budget/ledger.h"
#include "core/budget/period.h"
#include "core/budget/spend_sums.h"

#include <QDateTime>
#include <QTimeZone>

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace core {

/// A moment as budgets see it: worked out once for all of them.
struct BudgetMoment {
    qint64 minute = 0; ///< Of UTC, since 1970.
    /// Begin of the day, the week and the month, in milliseconds since 1970.
    std::array<qint64, 3> begins = {};

    /// What stands for the period in sums; rolling budgets have days, for what is told once a day.
    qint64 periodOf(BudgetPeriod period) const;
};

/// The periods of one time zone. Remembers those of the last moment, since the next one mostly lies in them.
class BudgetCalendar
{
public:
    explicit BudgetCalendar(QTimeZone zone = QTimeZone());

    const QTimeZone &zone() const { return m_zone; }
    BudgetMoment at(const QDateTime &now) const;
    PeriodSpan spanOf(const Budget &budget, const QDateTime &now) const;

private:
    struct Known {
        qint64 from = 0;
        qint64 to = 0; ///< Not after `from`: nothing known yet.
    };

    QTimeZone m_zone;
    mutable std::array<Known, 3> m_known = {};
};

/// One budget with what it has counted.
class BudgetAccount
{
public:
    /// Counts from `now` on.
    BudgetAccount(Budget budget, const BudgetCalendar &calendar, const QDateTime &now, quint64 question);

    const Budget &budget() const { return m_budget; }
    /// Whether both count the same money; what they do about it does not matter.
    bool countsLike(const Budget &other, bool sameZone) const;
    /// For one that counts the same. Thresholds that the new limit puts out of reach may be told again.
    void setBudget(const Budget &budget, const BudgetMoment &now);

    Money spent(const BudgetMoment &now) const;
    Money reserved() const { return m_reserved; }
    void setReserved(Money reserved) { m_reserved = reserved; }
    /// Empty where the budget has room for `worst`.
    std::optional<BudgetRefusal::Reason> refusal(const std::optional<Money> &worst,
                                                 const BudgetMoment &now) const;

    /// Counts the cost. The highest threshold that is reached now and was not told before.
    std::optional<int> book(Money cost, const BudgetMoment &now);
    /// `period` as of BudgetMoment::periodOf().
    void markTold(int percent, qint64 period);

    bool isLoaded() const { return m_loaded; }
    SpendQuestion question() const { return {.budget = m_budget, .from = m_askFrom, .id = m_question}; }
    void addPast(const PastSpend &past);

private:
    struct Told {
        int percent;
        qint64 period;
    };

    bool isRolling() const { return m_budget.period == BudgetPeriod::Rolling; }
    bool isReached(int percent, Money spent) const;
    bool wasTold(int percent, qint64 period) const;
    void add(Money cost, const BudgetMoment &now);

    Budget m_budget;
    PeriodSums m_sums;
    RollingSum m_rolling;
    Money m_reserved = {};
    std::vector<Told> m_told;
    QDateTime m_askFrom; ///< Begin of the period in which it began to count, UTC.
    quint64 m_question = 0;
    bool m_loaded = false;
};

} // namespace core
