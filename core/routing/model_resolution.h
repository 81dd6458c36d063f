#pragma once

#include "core/base/error.h"
#include "core/model/chat.h"
#include "core/model/model_info.h"
#include "core/model/route_plan.h"
#include "core/model/routing_settings.h"
#include "core/routing/auto_router.h"
#include "core/routing/model_name.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace core {

class Catalog;

/// Everything that the names of a request are resolved by.
struct ResolutionInput {
    const ChatRequest &request; ///< With its preset laid in already (core/protocol/preset.h).
    const Catalog &catalog;
    const RoutingSettings &settings;
    const QHash<QString, QStringList> &modelSets;
    /// The user's settings with the request's wishes on top.
    RoutingPreferences preferences = {};
    /// For the router models alone. Has to refuse what the account or the key may not use.
    IsUsableEndpoint isUsable;
    /// About, for the router models, and only asked by them; 0 = unknown.
    std::function<qint64()> promptTokens = [] { return 0; };
    double random = 0; ///< Evenly from [0, 1).
};

/// A model to try.
struct ResolvedModel {
    const ModelInfo *model = nullptr;
    /// Only endpoints of this offer are meant (see isOffer()); empty: only those of the plain one.
    QString variant = {};
    ModelName name = {}; ///< What it was asked for by.
    SortBy sort = SortBy::Default; ///< Of its endpoints among themselves.
    TierAdmission tiers = {};
    /// A router for free models chose it: its endpoints that ask money must not be used.
    bool freeOnly = false;
    QString why = {}; ///< Why it stands here, for people; empty for a model that was simply named first.
};

/// What the names of a request mean.
struct Resolution {
    QList<ResolvedModel> models = {}; ///< In the order in which they are to be tried.
    QList<Exclusion> exclusions = {}; ///< Names that mean nothing, while others do.
    /// Set when there is no model. BadRequest: nothing is named, or the first name is malformed.
    /// UnknownModel: with the nearest names. NoRoute: the model is known, but not in that offer; or no model
    /// suits a router.
    std::optional<Error> error = {};
    /// OpenRouter's word for how the models were found (openrouter-spec §5.9): direct, alias, latest, auto,
    /// free, fallback; of our own: set, preset.
    QString strategy = QStringLiteral("direct");
    /// Of the first model; counts for all of them where `partition` is None.
    SortBy sort = SortBy::Default;
    Partition partition = Partition::Model;
    bool admitPriority = false; ///< Endpoints of these tiers may be used for one of the models.
    bool admitFlex = false;
    bool online = false; ///< One of the names asks for a search of the web.
};

/// Names to models (openrouter-spec §3): ids, permanent slugs, older and bare names, `~…-latest`, variants,
/// sets, router models, and the default model where none is named. A name among several that means nothing is
/// left out with its reason.
///
/// An offer such as `:free` is never replaced by the plain model, nor the other way round: it has its own
/// prices and limits.
Resolution resolveModels(const ResolutionInput &input);

/// Whether the endpoint belongs to the offer: `free`, `thinking`, …; empty for the plain one.
bool isOffer(const EndpointInfo &endpoint, const QString &variant);

/// The model that `~author/family-latest` stands for now: the catalog's own word, else the newest dated model
/// of the family that can be asked; never another rolling name. Null if there is none.
const ModelInfo *latestModel(const Catalog &catalog, const QString &alias);

} // namespace core
