#pragma once

#include "core/base/time.h"
#include "core/model/chat.h"
#include "core/model/route_plan.h"
#include "core/model/routing_settings.h"
#include "core/routing/health.h"
#include "core/routing/key_facts.h"
#include "core/routing/model_pattern.h"
#include "core/routing/offers.h"
#include "core/routing/refusal.h"

#include <QDate>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QStringList>

#include <functional>
#include <optional>

namespace core {

class Catalog;
class KeyUsageTable;
class StickyTable;
struct EndpointFigures;
class TokenCounter;

/// A candidate as budgets see it.
struct SpendCandidate {
    const QString &provider;
    const QString &keyName; ///< Name of the provider key.
    const QString &modelId;
    std::optional<Money> worstCost; ///< Empty where a price is unknown.
    bool simulated = false;
};

/// Everything that a routing decision depends on. The router has no other source of knowledge.
struct RoutingInput {
    using BudgetCheck = std::function<std::optional<Refusal>(const SpendCandidate &)>;

    const ChatRequest &request;
    const Catalog &catalog;
    /// Usable keys by provider id.
    const QHash<QString, QList<KeyFacts>> &keys;
    /// The user's settings; the request's own wishes are applied on top.
    RoutingPreferences settings;
    /// Protocols that a codec exists for, in order of preference where a provider speaks several.
    QStringList protocols;
    /// Patterns (`anthropic/*`) of the models that the caller's key may use; empty = all.
    QStringList allowedModels = {};
    /// Ids of the providers that the caller's key may use; empty = all.
    QStringList allowedProviders = {};
    /// Values for the `${NAME}` places in the catalog's addresses, beside those that the key gives.
    QHash<QString, QString> variables = {};
    const HealthTable &health;
    const TokenCounter &tokens;
    TimePoint now;
    int minuteOfDayUtc = 0;

    RoutingSettings strategy = {};
    QHash<QString, QStringList> modelSets = {};
    /// Where draws come from; absent: nothing is left to chance.
    std::optional<quint64> seed = {};
    /// The figures of an endpoint's traffic by RouteCandidate::statsId; empty: nothing is known.
    std::function<const EndpointFigures &(const QString &statsId)> figures = {};
    /// Whether a candidate has just got as many requests as it took before it refused more; empty: none has.
    std::function<bool(const QString &candidateId)> isAtCap = {};
    /// Whether a prompt that is too long for an endpoint may lose its middle there; empty: never.
    std::function<bool(qint64 context, qint64 promptTokens, qint64 completionTokens)> canCompress = {};
    const KeyUsageTable *keyUsage = nullptr; ///< Null: no limits of keys.
    QDate utcDay = {}; ///< For limits.
    QDateTime utc = {}; ///< The same moment, to tell when a limit is lifted.
    BudgetCheck budget = {}; ///< Why a budget has no room for a candidate; empty: no budgets.
    const StickyTable *sticky = nullptr; ///< Null: no conversation is kept at its endpoint.
    OfferCache *offers = nullptr; ///< Null: offers are looked up for this request alone.
};

/// Candidates in the order in which they are to be tried, and the reason for each one's place or absence.
RoutePlan planRoute(const RoutingInput &input);

} // namespace core
