#pragma once

#include "core/engine/engine.h"
#include "core/routing/offers.h"

#include <QHash>
#include <QString>

#include <optional>

namespace core {

class OwnKeyLimits;
class ProviderKeys;
class SpendBook;
class Traffic;
struct RoutingInput;
struct SpendFacts;

/// What a call spends where it goes to this candidate.
SpendFacts spendFactsOf(const CallOrigin &origin, const RouteCandidate &candidate);

/// Puts together what the router decides on: catalog, settings, keys, traffic and budgets, as they are now.
class CallPlanner
{
public:
    /// All of it outlives the planner.
    struct Sources {
        const CatalogPtr &catalog; ///< Changes with the configuration.
        const ConfigStore &config;
        const ProviderKeys &keys;
        const Traffic &traffic;
        const SpendBook &book;
        const TokenCounter &tokens;
        QHash<QString, QString> variables; ///< For places in addresses; see addressVariables().
    };
    explicit CallPlanner(const Sources &sources);

    /// The catalog, the configuration or the keys have changed.
    void forgetOffers() { m_offers.clear(); }
    /// Without a seed nothing is left to chance.
    ///
    /// Where a budget that downgrades has no room for the first candidate, the models that it names are
    /// planned for instead, and each candidate says so. Where nobody is left because a budget has no room,
    /// the plan's error is the budget's.
    RoutePlan plan(const ChatRequest &request, const CallOrigin &origin, std::optional<quint64> seed) const;

private:
    /// The plan, with Block budgets only.
    RoutePlan planWithin(const ChatRequest &request, const CallOrigin &origin,
                         std::optional<quint64> seed) const;
    QHash<QString, QList<KeyFacts>> keysFor(const CallOrigin &origin) const;

    Sources m_sources;
    mutable OfferCache m_offers;
};

} // namespace core
