#include "core/budget/spend_sums.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t kPeriodsKept = 8;

} // namespace

Money PeriodSums::in(qint64 period) const
{
    for (auto sum = m_sums.rbegin(); sum != m_sums.rend(); ++sum) {
        if (sum->first == period)
            return sum->second;
    }
    return {};
}

void PeriodSums::add(qint64 period, Money cost)
{
    if (!m_sums.empty() && m_sums.back().first == period) {
        m_sums.back().second += cost;
        return;
    }
    const Money sum = in(period) + cost;
    std::erase_if(m_sums, [period](const auto &one) { return one.first == period; });
    if (m_sums.size() >= kPeriodsKept)
        m_sums.erase(m_sums.begin());
    m_sums.emplace_back(period, sum);
}

RollingSum::RollingSum(qint64 windowMinutes)
    : m_window(windowMinutes)
{ }

void RollingSum::add(qint64 minute, Money cost)
{
    auto at = m_entries.end();
    if (!m_entries.empty() && m_entries.back().first >= minute)
        at = std::lower_bound(m_entries.begin(), m_entries.end(), minute,
                              [](const Entry &entry, qint64 wanted) { return entry.first < wanted; });
    const bool before = std::size_t(at - m_entries.begin()) < m_first;
    if (at != m_entries.end() && at->first == minute) {
        at->second += cost;
    } else {
        m_entries.insert(at, {minute, cost});
        m_first += before ? 1 : 0;
    }
    if (!before)
        m_sum += cost;
    forget();
}

Money RollingSum::at(qint64 now) const
{
    moveTo(now - m_window);
    return m_sum;
}

void RollingSum::moveTo(qint64 earliest) const
{
    // A sum that stands at the end of its range has lost count.
    bool recount = false;
    while (m_first < m_entries.size() && m_entries[m_first].first < earliest) {
        recount = recount || m_sum == Money::max();
        m_sum = m_sum - m_entries[m_first].second;
        ++m_first;
    }
    while (m_first > 0 && m_entries[m_first - 1].first >= earliest) {
        --m_first;
        m_sum += m_entries[m_first].second;
    }
    if (!recount)
        return;
    m_sum = {};
    for (std::size_t i = m_first; i < m_entries.size(); ++i)
        m_sum += m_entries[i].second;
}

void RollingSum::forget()
{
    if (m_first <= std::size_t(m_window))
        return;
    // Half at once, so that it is seldom done.
    const std::size_t count = m_first / 2;
    m_entries.erase(m_entries.begin(), m_entries.begin() + std::ptrdiff_t(count));
    m_first -= count;
}

} // namespace core
