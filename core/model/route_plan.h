#pragma once

#include "core/base/error.h"
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
    QString why = {}; ///< Why it stands at this place, for people.
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
    QList<RouteCandidate> candidates = {};
    QList<Exclusion> exclusions = {};
    /// Set when there is nobody to try: unknown model (with the nearest names) or nothing left (with the
    /// reasons counted).
    std::optional<Error> error = {};
};

} // namespace core

Q_DECLARE_METATYPE(core::RoutePlan)
