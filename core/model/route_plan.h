#pragma once

#include "core/base/error.h"
#include "core/base/time.h"
#include "core/model/model_info.h"
#include "core/model/model_traits.h"
#include "core/model/prompt_tokens.h"
#include "core/model/wire.h"

#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace core {

/// What a codec and the transport need to know about the endpoint that a request goes to.
struct EndpointTarget {
    QString providerId;
    QString providerName;
    QString protocol;
    QString baseUrl; ///< What comes before the protocol's own path; no trailing slash.
    QString providerModelId;
    QString region = {}; ///< Amazon's region, to sign for.
    Quirks quirks = {};
    ModelTraits traits = {};
    QJsonObject headers = {}; ///< Extra request headers, string values.
    QJsonObject extraBody = {}; ///< Extra top-level fields of the body.
    bool operator==(const EndpointTarget &) const = default;
};

/// Length of answer that costs are compared for where the request sets no limit.
constexpr qint64 kAssumedAnswerTokens = 500;

/// The rule that gave a candidate its place.
enum class PlaceRule {
    Sticky, ///< It answered this conversation before and may hold its prompt in the cache.
    Order, ///< Named by `order`.
    Price, ///< By price, the cheaper first.
    PriceDraw, ///< Drawn with a chance of 1/price².
    Share, ///< Drawn by its share of price, speed and faults.
    Throughput,
    Latency,
    UnknownPrice, ///< After those with a known price.
};

/// Why a candidate stands where it stands: figures, put into words by whyInWords() where people read them.
struct Place {
    PlaceRule rule = PlaceRule::Price;
    int number = 1; ///< From 1, among the healthy endpoints that the rule compared.
    int of = 1;
    /// The chance of being first (PriceDraw, Share: 0 to 1), tokens a second, or seconds to the first token.
    double figure = 0;
    bool measured = false; ///< The figure is of the user's own traffic, not a guess from its peers.
    QString named = {}; ///< The entry of `order`.
    PriceRow prices = {};
    bool fallbackModel = false;
    bool serviceTier = false; ///< It is an endpoint of the service tier that was asked for.
    bool missedGoal = false; ///< Put behind those that reach the wished throughput or latency.
    bool trouble = false; ///< It failed within the last half minute.
    bool atCap = false; ///< It has just got as many requests as it took before it refused more.
    bool shortened = false; ///< It can take the prompt only without its middle.
    bool weakTools = false; ///< Its tool calls or speed fall behind its peers'.
    bool deprecated = false;
    bool probe = false; ///< Tried again after a pause.
    bool setBack = false; ///< Its circuit is open: last resort.
    Milliseconds pauseLeft {0}; ///< How long it would still be left alone.
    QString healthWhy = {};
    bool oneOfSeveralKeys = false;
    bool operator==(const Place &) const = default;
};

/// One endpoint with one key, as the router ranked it.
struct RouteCandidate {
    QString id; ///< Unique over model, endpoint and key; what health is kept by.
    QString modelId;
    QString endpoint; ///< endpointSlug().
    EndpointTarget target;
    QString keyName = {}; ///< Name of the provider key; empty where none is needed.
    Pricing pricing = {};
    PromptTokens promptTokens = {}; ///< As this model counts them.
    std::optional<Money> estimatedCost = {}; ///< For this prompt and the asked output length.
    /// What it can cost at most: see worstCase(). What a budget sets aside. Empty where a price is unknown.
    std::optional<Money> worstCost = {};
    bool simulated = false;
    /// Why this model is asked, where it was not simply named; for people.
    QString modelWhy = {};
    qint64 contextLength = 0; ///< Of prompt and answer together; 0 = unknown.
    bool takesFiles = false; ///< Reads documents itself.
    /// What the figures of the endpoint are kept by; the same for all keys.
    QString statsId = {};
    QString variant = {}; ///< `free`, …; empty for the plain one.
    Place place = {};
    bool operator==(const RouteCandidate &) const = default;
};

enum class ExclusionReason {
    NoKey,
    ProtocolNotSpoken,
    NoAddress,
    NotDirect,
    OtherRegion, ///< Its region is not the one that the key is for.
    NotForChat,
    NotInOnly,
    Ignored,
    DataCollection,
    ZeroDataRetention,
    MaxPrice,
    Quantization,
    ContextLength,
    OutputLength,
    InputModality,
    NotAllowedForKey,
    FallbacksOff, ///< It would come after the only one, or after those, that may be tried.
    UnknownModel, ///< A fallback model of that name is not in the catalog.
    Training, ///< It may train on prompts.
    Region, ///< It stands elsewhere than data may go.
    Distillable, ///< The model's author does not allow to learn from its answers.
    ModelNotAllowed, ///< The settings leave that model out.
    RequireParameters, ///< It does not take a parameter that was sent.
    BetterFit, ///< Other endpoints of the model take `tools` or such, it does not.
    ServiceTier, ///< Of a service tier that was not asked for, or not of the one that was.
    Variant, ///< Another variant of the model (`:free`) than the one asked for.
    FreeQuota, ///< The free requests of the day or minute are used up.
    KeyLimit, ///< The limit that the user set for the provider key is reached.
    KeyHost, ///< The provider key is bound to other hosts than the endpoint's.
    Budget, ///< A budget has no room for what the endpoint may cost at most.
    ProviderNotAllowed, ///< The caller's own key is bound to other providers.
};

/// Stable name such as `no_key`, and where OpenRouter has one, its own (`context_length`, `max_price`, …).
QString exclusionName(ExclusionReason reason);

struct Exclusion {
    QString modelId;
    QString providerId;
    QString endpoint;
    ExclusionReason reason;
    QString text; ///< For people, with the figures that decided.
    bool operator==(const Exclusion &) const = default;
};

/// The router's decision: who is tried in which order, who is not, and why.
struct RoutePlan {
    QString requestedModel;
    /// How the models were found, in OpenRouter's words: direct, alias, latest, auto, free, fallback, set,
    /// preset.
    QString strategy = {};
    bool wantsWebSearch = false; ///< `:online`, or the plugin `web`.
    QList<RouteCandidate> candidates = {};
    QList<Exclusion> exclusions = {};
    /// Set when there is nobody to try: unknown model (with the nearest names) or nothing left (with the
    /// reasons counted).
    std::optional<Error> error = {};
};

} // namespace core

Q_DECLARE_METATYPE(core::RoutePlan)
