#pragma once

#include "core/model/chat.h"
#include "core/model/engine_figures.h"
#include "core/model/request_record.h"
#include "core/model/route_plan.h"
#include "core/routing/endpoint_stats.h"
#include "core/routing/health.h"
#include "core/routing/key_usage.h"
#include "core/routing/sticky.h"
#include "core/routing/traffic_cap.h"

#include <QHash>

namespace core {

/// All that is remembered of requests made so far and that routing looks at: which circuits are open, how
/// endpoints do, what keys have used, where conversations were answered. Belongs to the engine's thread.
class Traffic
{
public:
    /// An attempt under way.
    struct Ticket {
        Admission admission = {};
        QString candidateId = {};
    };
    /// How an attempt went.
    struct Report {
        const RouteCandidate &candidate;
        const AttemptRecord &row; ///< Closed: with its error, if any, and its duration.
        std::optional<qint64> ttftMs = {}; ///< Of a streamed answer: one that comes whole has no first token.
        std::optional<Usage> usage = {};
        std::optional<Money> cost = {};
        bool hadToolCalls = false;
        bool badToolCall = false;
    };

    Ticket begin(const RouteCandidate &candidate, const UsageMoment &at);
    void end(const Ticket &ticket, const Report &report, const UsageMoment &at);
    /// Keeps the conversation where it was answered, as far as there is a cache to be kept warm.
    void remember(const ChatRequest &request, const RouteCandidate &candidate,
                  const std::optional<Usage> &usage, TimePoint now);
    /// Whether the candidate has just got as many requests as it took before it refused more.
    bool isAtCap(const QString &candidateId, TimePoint now) const;
    /// Attempts between their begin and their end.
    qint64 running() const { return m_running; }
    /// Of all candidates asked so far, sorted by provider, key, model and endpoint.
    QList<CircuitFigure> circuits(TimePoint now) const;
    /// What is known of a key's candidates; for a key that was replaced.
    void forgetKey(const QString &provider, const QString &key);

    const HealthTable &health() const { return m_health; }
    const EndpointStatsTable &stats() const { return m_stats; }
    EndpointStatsTable &stats() { return m_stats; }
    const KeyUsageTable &keyUsage() const { return m_keyUsage; }
    KeyUsageTable &keyUsage() { return m_keyUsage; }
    const StickyTable &sticky() const { return m_sticky; }
    StickyTable &sticky() { return m_sticky; }

private:
    HealthTable m_health;
    EndpointStatsTable m_stats;
    KeyUsageTable m_keyUsage;
    StickyTable m_sticky;
    QHash<QString, TrafficCap> m_caps; ///< By candidate id.
    QHash<QString, CircuitFigure> m_circuits; ///< Likewise; without the state.
    qint64 m_running = 0;
};

/// Both clocks, now.
UsageMoment usageMomentNow();

} // namespace core
