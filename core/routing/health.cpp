#include "core/routing/health.h"

#include "core/routing/error_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::HealthTable)
};

/// A provider's Retry-After is believed up to a day; more would be a slip on its side.
constexpr Milliseconds kLongestRetryAfter {24 * 60 * 60'000};

/// One such failure is enough: the next request would meet the same limit or the same refusal.
bool opensAtOnce(const Error &error)
{
    return error.kind == ErrorKind::RateLimited || error.kind == ErrorKind::AuthFailed
           || error.kind == ErrorKind::OutOfCredit;
}

Milliseconds doubled(Milliseconds pause, int times, Milliseconds longest)
{
    for (int i = 0; i < times && pause < longest; ++i)
        pause *= 2;
    return std::min(pause, longest);
}

} // namespace

HealthTable::HealthTable(BreakerLimits limits)
    : m_limits(limits)
{ }

Admission HealthTable::peek(const QString &candidateId, TimePoint now) const
{
    const auto found = m_entries.constFind(candidateId);
    if (found == m_entries.cend())
        return {};
    if (!found->open)
        return {.state = Admission::State::Open, .generation = found->generation};
    const bool isProbing = found->probeSince && now < *found->probeSince + m_limits.longestProbe;
    const bool stayAway = now < found->until || isProbing;
    return {.state = stayAway ? Admission::State::Closed : Admission::State::Probe,
            .generation = found->generation,
            .until = found->until,
            .why = found->why};
}

Admission HealthTable::admit(const QString &candidateId, TimePoint now)
{
    // The entry is made even for a healthy candidate: forget() must be able to tell its late results apart.
    Entry &entry = m_entries[candidateId];
    Admission admission = peek(candidateId, now);
    if (admission.state == Admission::State::Probe)
        entry.probeSince = now;
    return admission;
}

void HealthTable::reportSuccess(const QString &candidateId, const Admission &admission, TimePoint)
{
    const auto found = m_entries.find(candidateId);
    // A late answer from before the circuit changed says nothing about the provider now.
    if (found == m_entries.end() || found->generation != admission.generation)
        return;
    // An answer that came although the circuit is open (the candidate was the last resort) closes it too.
    *found = Entry {.generation = found->open ? found->generation + 1 : found->generation};
}

void HealthTable::reportFailure(const QString &candidateId, const Admission &admission, const Error &error,
                                TimePoint now)
{
    const auto found = m_entries.find(candidateId);
    if (found == m_entries.end() || found->generation != admission.generation)
        return;
    Entry &entry = *found;
    const bool wasProbe = admission.state == Admission::State::Probe;
    if (wasProbe)
        entry.probeSince.reset();
    if (!countsAgainstHealth(error))
        return;

    std::optional<Milliseconds> told;
    if (error.retryAfter)
        told = std::clamp(*error.retryAfter, Milliseconds(0), kLongestRetryAfter);
    if (entry.open && !wasProbe) {
        // Sent as the last resort in spite of the pause: no reason for a longer one unless the provider says
        // so.
        if (told)
            entry.until = std::max(entry.until, now + *told);
        return;
    }

    ++entry.failures;
    const bool isAskedToStayAway = told && *told > Milliseconds(0);
    if (!wasProbe && !opensAtOnce(error) && !isAskedToStayAway && entry.failures < m_limits.failuresToOpen)
        return;
    if (wasProbe)
        ++entry.failedProbes;
    entry.open = true;
    const Milliseconds longest =
        faultScopeOf(error) == FaultScope::Account ? m_limits.longestPauseOfKey : m_limits.longestPause;
    entry.until = now + told.value_or(doubled(m_limits.firstPause, entry.failedProbes, longest));
    ++entry.generation;
    entry.why = entry.failures == 1
                    ? inFewWords(error)
                    : Text::tr("%n failure(s) in a row, the last: %1", nullptr, entry.failures)
                          .arg(inFewWords(error));
}

void HealthTable::forget(const QString &idPrefix)
{
    for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry) {
        if (entry.key().startsWith(idPrefix))
            *entry = Entry {.generation = entry->generation + 1};
    }
}

} // namespace core
