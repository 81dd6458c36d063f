#include "core/routing/traffic_cap.h"

namespace core {

namespace {

constexpr Milliseconds kRise {60'000};
constexpr Milliseconds kForgotten {30 * 60'000};
constexpr int kRiseShare = 4;

} // namespace

bool TrafficCap::admits(TimePoint now) const
{
    const std::optional<int> most = cap(now);
    return !most || m_lastMinute.total(now).load() < *most;
}

void TrafficCap::noteSent(TimePoint now)
{
    m_lastMinute.add(Tally {.sent = 1}, now);
}

void TrafficCap::noteRateLimited(TimePoint now)
{
    m_lastMinute.add(Tally {.refused = 1}, now);
    m_learned = Learned {.load = qMax(1, m_lastMinute.total(now).load()), .when = now};
}

std::optional<int> TrafficCap::cap(TimePoint now) const
{
    if (!m_learned || now - m_learned->when >= kForgotten)
        return {};
    const auto quietMinutes = int((now - m_learned->when) / kRise);
    return m_learned->load + quietMinutes * qMax(1, m_learned->load / kRiseShare);
}

} // namespace core
