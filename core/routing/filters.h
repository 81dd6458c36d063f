#pragma once

#include "core/model/raw_request.h"
#include "core/model/route_plan.h"
#include "core/routing/offers.h"
#include "core/routing/refusal.h"
#include "core/routing/router.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace core {

/// The service tier that a request asks for (openrouter-spec §4.8).
enum class TierWish {
    Usual, ///< Nothing was said, or `default`, `auto`, `standard`.
    Priority, ///< `priority`, or `fast`.
    Flex,
};

/// What the filters compare an endpoint with; all but `prompt` and `variant` is the same for a whole plan.
struct RequestFacts {
    RoutingPreferences preferences; ///< Settings and the request's wishes, the stricter of the two.
    PromptTokens prompt = {}; ///< For the model that is looked at.
    QString variant = {}; ///< `free`, …: the variant of the model that was asked for; empty: the plain one.
    bool freeOnly = false; ///< Only endpoints that cost nothing.
    std::optional<qint64> maxTokens = {};
    QStringList modalities = {}; ///< `image`, `audio`, `file`: what the prompt holds beside text.
    QStringList parameters = {}; ///< See parametersOf().
    qint64 images = 0; ///< In the prompt.
    qint64 choices = 1; ///< Answers that are asked for at once (`n`).
    QString serviceTier = {}; ///< As it was asked for.
    TierWish tier = TierWish::Usual;
    bool admitPriority = false; ///< Endpoints of the tier may be used beside the usual ones (`:nitro`).
    bool admitFlex = false; ///< Likewise (`:floor`).
    /// See RoutingInput::canCompress.
    std::function<bool(qint64 context, qint64 promptTokens, qint64 completionTokens)> canCompress = {};
    Task task = Task::Chat;
    QStringList allowedProviders = {}; ///< See RoutingInput::allowedProviders.
    bool prefersChat = false; ///< See CallFormFacts::preferChat.
};

/// All but the tokens of the prompt and the variant, which differ by model.
RequestFacts requestFacts(const RoutingInput &input);

/// The model as a whole: it is not for that task, the settings leave it out, or the caller's key may not use
/// it.
std::optional<Refusal> refuseModel(const ModelInfo &model, const RequestFacts &facts,
                                   const QStringList &allowedModels);

/// The hard filters of openrouter-spec §4.1, in a fixed order; the first that refuses is the reason.
/// `prices` are those in force for this prompt now.
std::optional<Refusal> refuseOffer(const Offer &offer, const ModelInfo &model, const PriceRow &prices,
                                   const RequestFacts &facts);

/// What the endpoints of one model that are left say about each other (openrouter-spec §4.1 step 5, §4.8):
/// where some are of the flex tier that was asked for, all others are refused; and among what is left then,
/// where some take tools, a response format or a verbosity that was asked for, those that do not, one such
/// wish after the other. Somebody is always left. One entry for each offer.
QList<std::optional<Refusal>> refuseByPeers(const QList<const Offer *> &offers, const ModelInfo &model,
                                            const RequestFacts &facts);

/// Whether prompt and answer are longer together than the endpoint's context. False where that is not known.
bool isTooLong(const EndpointInfo &endpoint, const ModelInfo &model, const RequestFacts &facts);

/// Whether an entry of `order`, `only` or `ignore` names the endpoint: by its provider (`google-vertex`), its
/// whole slug (`google-vertex/us-east5`) or a part of that from the left. An endpoint of a service tier is
/// named by its whole slug only (openrouter-spec §2.3).
bool namesEndpoint(const QString &entry, const EndpointInfo &endpoint);

} // namespace core
