#pragma once

#include "core/model/raw_request.h"
#include "core/model/route_plan.h"
#include "core/routing/refusal.h"
#include "core/routing/router.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace core {

/// What the filters compare an endpoint with; all but `prompt` is the same for a whole plan.
struct RequestFacts {
    RoutingPreferences preferences; ///< Settings and the request's wishes, the stricter of the two.
    PromptTokens prompt = {}; ///< For the model that is looked at.
    std::optional<qint64> maxTokens = {};
    QStringList modalities = {}; ///< `image`, `audio`, `file`: what the prompt holds beside text.
    Task task = Task::Chat;
    bool prefersChat = false; ///< See CallFormFacts::preferChat.
};

/// All but the tokens of the prompt, which differ by model.
RequestFacts requestFacts(const RoutingInput &input);

/// The model as a whole: it is not for that task, or the caller's key may not use it.
std::optional<Refusal> refuseModel(const ModelInfo &model, Task task, const QStringList &allowedModels);

/// The hard filters of openrouter-spec §4.1, in a fixed order; the first that refuses is the reason.
/// `prices` are those in force for this prompt now.
std::optional<Refusal> refuseEndpoint(const EndpointInfo &endpoint, const ModelInfo &model,
                                      const DataPolicy &policy, const PriceRow &prices,
                                      const RequestFacts &facts);

/// Whether an entry of `order`, `only` or `ignore` names the endpoint: by its provider (`google-vertex`), its
/// whole slug (`google-vertex/us-east5`) or a part of that from the left.
bool namesEndpoint(const QString &entry, const EndpointInfo &endpoint);

} // namespace core
