#pragma once

#include "core/base/time.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace core {

// What the user sets about routing as such; what a request may ask for too is in RoutingPreferences.

/// How endpoints are put in order when neither `order` nor `sort` is given.
enum class RoutingStrategy {
    PriceWeighted, ///< Drawn with a chance of 1/price², those in trouble last (openrouter-spec §4.2 a).
    Balanced, ///< By share: price with all that goes wrong priced in, and speed (§4.2 b).
};

/// Which of several keys of one provider, at the same priority, goes first.
enum class KeyBalance {
    Weighted, ///< Drawn by weight.
    RoundRobin, ///< The one that was used longest ago, counted by weight.
    LeastLoaded, ///< The one with the fewest requests under way for its weight.
};

struct RoutingSettings {
    RoutingStrategy strategy = RoutingStrategy::PriceWeighted;
    KeyBalance keyBalance = KeyBalance::Weighted;
    QString defaultModel = {}; ///< For requests that name none.
    /// Models that `switchyard/auto` may choose from, best first; empty: judged by the catalog.
    QStringList autoModels = {};
    /// Ask a second endpoint too when no token came after so long; absent: never.
    std::optional<Milliseconds> hedgeAfter = {};
    /// No new attempt starts when a request is so old; absent: no end.
    std::optional<Milliseconds> deadline = {};
    bool operator==(const RoutingSettings &) const = default;
};

/// What a key may do in a time; absent: as much as it wants.
struct KeyLimits {
    std::optional<qint64> requestsPerMinute = {};
    std::optional<qint64> requestsPerDay = {};
    std::optional<qint64> tokensPerMinute = {}; ///< Prompt and answer.
    std::optional<qint64> tokensPerDay = {};
    std::optional<qint64> concurrent = {}; ///< Requests at once.
    bool isEmpty() const { return *this == KeyLimits {}; }
    bool operator==(const KeyLimits &) const = default;
};

/// A named set of request fields (openrouter-spec §7.6).
struct Preset {
    QJsonObject body = {}; ///< In the form of OpenAI's chat requests, with OpenRouter's extensions.
    std::optional<bool> cacheEnabled = {}; ///< Whether whole answers are cached.
    std::optional<Milliseconds> cacheTtl = {};
    bool operator==(const Preset &) const = default;
};

/// Where to search the web for the `web` plugin.
struct WebSearchSettings {
    QString engine = {}; ///< `searxng`, `brave`, `tavily`, `exa`; empty: nobody searches.
    QString baseUrl = {}; ///< Empty: the engine's own; SearXNG has none.
    int maxResults = 5;
    bool operator==(const WebSearchSettings &) const = default;
};

/// The exact cache of whole answers (openrouter-spec §7.5).
struct ResponseCacheSettings {
    bool enabled = false; ///< Whether requests that say nothing are cached; a header may ask for it anyway.
    Milliseconds ttl {300'000};
    qint64 maxBytes = qint64(64) * 1024 * 1024;
    bool operator==(const ResponseCacheSettings &) const = default;
};

} // namespace core
