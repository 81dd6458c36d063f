#pragma once

#include "core/base/time.h"
#include "core/model/chat.h"
#include "core/model/route_plan.h"
#include "core/routing/health.h"

#include <QHash>
#include <QList>
#include <QStringList>

namespace core {

class Catalog;
class TokenCounter;

/// A provider key as the router sees it: that it is there, not what it is.
struct KeyFacts {
    QString name;
    int priority = 1; ///< Lower is tried first.
    int weight = 1;
    QString region = {}; ///< Amazon's region that it is for.
    QString project = {}; ///< Google Cloud's project that it belongs to; likewise:
    QString location = {}; ///< region of Google Cloud, or `global`.
    bool operator==(const KeyFacts &) const = default;
};

/// Everything that a routing decision depends on. The router has no other source of knowledge.
struct RoutingInput {
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
    /// Values for the `${NAME}` places in the catalog's addresses, beside those that the key gives.
    QHash<QString, QString> variables = {};
    const HealthTable &health;
    const TokenCounter &tokens;
    TimePoint now;
    int minuteOfDayUtc = 0;
};

/// Candidates in the order in which they are to be tried, and the reason for each one's place or absence.
RoutePlan planRoute(const RoutingInput &input);

/// `anthropic/*` matches `anthropic/claude-…`; a pattern without `*` matches itself.
bool matchesModelPattern(const QString &pattern, const QString &modelId);

/// How the id of every candidate of that provider key begins; what to forget in the HealthTable when it
/// changed.
QString candidateIdPrefix(const QString &providerId, const QString &keyName);

} // namespace core
