#include "core/budget/budget_account.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::array kCalendarPeriods = {BudgetPeriod::Day, BudgetPeriod::Week, BudgetPeriod::Month};
constexpr qint64 kMinutesPerDay = 1440;
constexpr qint64 kMillisecondsPerMinute = 60'000;
constexpr int kMostRollingDays = 366;
// Far more than the thresholds of the periods that a clock may be set back to.
constexpr std::size_t kMostTold = 256;

int daysOf(const Budget &budget)
{
    return std::clamp(budget.rollingDays, 1, kMostRollingDays);
}

/// The least amount that is so many percent of the limit.
Money thresholdOf(Money limit, int percent)
{
    constexpr qint64 kHundred = 100;
    const qint64 pico = limit.picoDollars();
    const qint64 rest = (pico % kHundred * percent + kHundred - 1) / kHundred;
    return Money::fromPicoDollars(pico / kHundred) * percent + Money::fromPicoDollars(rest);
}

} // namespace

qint64 BudgetMoment::periodOf(BudgetPeriod period) const
{
    switch (period) {
    case BudgetPeriod::Day:
    case BudgetPeriod::Rolling:
        return begins[0];
    case BudgetPeriod::Week:
        return begins[1];
    case BudgetPeriod::Month:
        return begins[2];
    case BudgetPeriod::Total:
        return 0;
    }
    Q_UNREACHABLE();
}

BudgetCalendar::BudgetCalendar(QTimeZone zone)
    : m_zone(std::move(zone))
{ }

BudgetMoment BudgetCalendar::at(const QDateTime &now) const
{
    const qint64 milliseconds = now.toMSecsSinceEpoch();
    BudgetMoment moment;
    moment.minute =
        milliseconds / kMillisecondsPerMinute - (milliseconds % kMillisecondsPerMinute < 0 ? 1 : 0);
    for (std::size_t i = 0; i < kCalendarPeriods.size(); ++i) {
        Known &known = m_known[i];
        if (milliseconds < known.from || milliseconds >= known.to) {
            const PeriodSpan span = periodAt(kCalendarPeriods[i], 1, m_zone, now);
            known = {span.from.toMSecsSinceEpoch(), span.to.toMSecsSinceEpoch()};
        }
        moment.begins[i] = known.from;
    }
    return moment;
}

PeriodSpan BudgetCalendar::spanOf(const Budget &budget, const QDateTime &now) const
{
    const auto known = std::find(kCalendarPeriods.begin(), kCalendarPeriods.end(), budget.period);
    if (known == kCalendarPeriods.end())
        return periodAt(budget.period, daysOf(budget), m_zone, now);
    at(now);
    const Known &span = m_known[std::size_t(known - kCalendarPeriods.begin())];
    return {QDateTime::fromMSecsSinceEpoch(span.from, Qt::UTC),
            QDateTime::fromMSecsSinceEpoch(span.to, Qt::UTC)};
}

BudgetAccount::BudgetAccount(Budget budget, const BudgetCalendar &calendar, const QDateTime &now,
                             quint64 question)
    : m_budget(std::move(budget))
    , m_rolling(daysOf(m_budget) * kMinutesPerDay)
    , m_askFrom(calendar.spanOf(m_budget, now).from)
    , m_question(question)
{ }

bool BudgetAccount::countsLike(const Budget &other, bool sameZone) const
{
    const bool onCalendar = !isRolling() && m_budget.period != BudgetPeriod::Total;
    return m_budget.name == other.name && m_budget.scope == other.scope && m_budget.period == other.period
           && m_budget.simulated == other.simulated && (sameZone || !onCalendar)
           && (!isRolling() || daysOf(m_budget) == daysOf(other));
}

void BudgetAccount::setBudget(const Budget &budget, const BudgetMoment &now)
{
    const bool moved = budget.limit != m_budget.limit;
    m_budget = budget;
    if (!moved || !m_loaded)
        return;
    const Money spentNow = spent(now);
    const qint64 period = now.periodOf(m_budget.period);
    std::erase_if(m_told, [&](const Told &told) {
        return (isRolling() || told.period == period) && !isReached(told.percent, spentNow);
    });
}

Money BudgetAccount::spent(const BudgetMoment &now) const
{
    return isRolling() ? m_rolling.at(now.minute) : m_sums.in(now.periodOf(m_budget.period));
}

std::optional<BudgetRefusal::Reason> BudgetAccount::refusal(const std::optional<Money> &worst,
                                                            const BudgetMoment &now) const
{
    using Reason = BudgetRefusal::Reason;
    if (worst && *worst <= Money {})
        return {};
    const Money limit = m_budget.limit;
    const Money gone = spent(now);
    if (!worst) {
        if (gone >= limit && (m_budget.allowUnknownPrices || !gone.isZero()))
            return Reason::Spent;
        if (!m_budget.allowUnknownPrices)
            return Reason::UnknownPrice;
        return gone + m_reserved >= limit ? std::optional(Reason::InFlight) : std::nullopt;
    }
    if (gone + m_reserved + *worst <= limit)
        return {};
    if (gone >= limit)
        return Reason::Spent;
    return gone + *worst <= limit ? Reason::InFlight : Reason::TooDear;
}

std::optional<int> BudgetAccount::book(Money cost, const BudgetMoment &now)
{
    const qint64 period = now.periodOf(m_budget.period);
    // What a rolling budget spent comes back little by little. A threshold that it fell below counts as new,
    // but not on the day on which it was told: the figure may go up and down around it.
    if (isRolling() && m_loaded && !m_told.empty()) {
        const Money before = spent(now);
        std::erase_if(m_told, [&](const Told &told) {
            return told.period != period && !isReached(told.percent, before);
        });
    }
    add(cost, now);
    if (m_budget.disabled)
        return {};
    const Money after = spent(now);
    int highest = 0;
    for (const int percent : m_budget.warnAt) {
        if (isReached(percent, after))
            highest = std::max(highest, percent);
    }
    if (highest == 0 || wasTold(highest, period))
        return {};
    for (const int percent : m_budget.warnAt) {
        if (percent <= highest)
            markTold(percent, period);
    }
    return highest;
}

void BudgetAccount::markTold(int percent, qint64 period)
{
    if (wasTold(percent, period))
        return;
    if (m_told.size() >= kMostTold)
        m_told.erase(m_told.begin());
    m_told.push_back({percent, period});
}

void BudgetAccount::addPast(const PastSpend &past)
{
    if (m_loaded)
        return;
    m_loaded = true;
    if (isRolling()) {
        for (const auto &[minute, cost] : past.minutes)
            m_rolling.add(minute, std::max(cost, Money()));
        return;
    }
    // The period that was asked about may be over by now.
    m_sums.add(m_askFrom.isValid() ? m_askFrom.toMSecsSinceEpoch() : 0, std::max(past.total, Money()));
}

bool BudgetAccount::isReached(int percent, Money spent) const
{
    return spent > Money {} && spent >= thresholdOf(m_budget.limit, percent);
}

bool BudgetAccount::wasTold(int percent, qint64 period) const
{
    return std::any_of(m_told.begin(), m_told.end(), [&](const Told &told) {
        return told.percent == percent && (isRolling() || told.period == period);
    });
}

void BudgetAccount::add(Money cost, const BudgetMoment &now)
{
    if (cost.isZero())
        return;
    if (isRolling())
        m_rolling.add(now.minute, cost);
    else
        m_sums.add(now.periodOf(m_budget.period), cost);
}

} // namespace core
