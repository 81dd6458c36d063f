#pragma once

#include "core/base/result.h"
#include "core/model/chat.h"
#include "core/model/model_info.h"
#include "core/model/routing_settings.h"
#include "core/routing/task_classifier.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace core {

class Catalog;

// The names that stand for "choose a model for me" (openrouter-spec §3.4). OpenRouter ranks by what its
// customers spend on a task; here the user's own list decides, and without one the facts of the catalog.

/// Which of them a name stands for.
enum class RouterModel {
    None,
    Auto, ///< `switchyard/auto`, and for OpenRouter's clients `openrouter/auto`, `openrouter/auto-beta`.
    Free, ///< `switchyard/free`, `openrouter/free`: any model that costs nothing.
    Code, ///< `openrouter/pareto-code`: Auto with the task given, since no public score of code is at hand.
};
/// Without regard to case.
RouterModel routerModel(const QString &name);

/// Whether this endpoint of the model may be asked now: somebody has a usable key for it, and the filters
/// that do not depend on the model let it pass.
using IsUsableEndpoint = std::function<bool(const ModelInfo &model, const EndpointInfo &endpoint)>;

struct AutoInput {
    const ChatRequest &request;
    const Catalog &catalog;
    const RoutingSettings &settings;
    IsUsableEndpoint isUsable;
    qint64 promptTokens = 0; ///< About; 0 = unknown.
    double random = 0; ///< Evenly from [0, 1).
};

struct AutoPick {
    const ModelInfo *model = nullptr;
    QString variant = {}; ///< See EndpointInfo::variant.
    QString why = {}; ///< For people.
};

/// The best at most this many are tried.
constexpr qsizetype kMostAutoPicks = 5;

/// Models for `name` (one of RouterModel::Auto or Code), best first.
///
/// What the request needs is hard: tools, structured output, what the prompt holds beside text, and its
/// length. So are `allowed_models` and `excluded_models` (patterns with `*`; exclusion wins) of the plugin
/// that the name reads: `auto-router`, for `openrouter/auto-beta` `auto-beta-router`, for
/// `openrouter/pareto-code` `pareto-router`.
///
/// With RoutingSettings::autoModels only those, in the user's order. Without: of what came out within the
/// last 18 months, a band of prices (`cost_tier`; low unless asked for) as percentiles of all usable models,
/// and in it by scoreOf(). Where the band holds nobody, the models nearest to it. `pin_model` puts the model
/// that the last assistant message names first. Simulated models only where there is no other.
///
/// NoRoute where nobody is left; BadRequest for options that cannot be.
Result<QList<AutoPick>> chooseAutoModels(const AutoInput &input, const QString &name);

/// Models that cost nothing and can do what the request needs: one drawn evenly, the others after it. Their
/// endpoints may ask money nonetheless, so the caller keeps to those that are free of charge.
Result<QList<AutoPick>> chooseFreeModels(const AutoInput &input);

/// What speaks for a model; the higher the sum the better.
struct AutoScore {
    double price =
        0; ///< 0 to 3: its place by price among the usable ones. Who asks more is taken to give more.
    double age = 0; ///< 0 to 1.5: falls to 0 in 18 months.
    double thinking = 0; ///< 1 for tasks that gain from it.
    double context = 0; ///< 0 to 2, for long prompts: by doublings from 64 thousand to 1 million tokens.
    double purpose = 0; ///< ±0.5: made for code by its name, and the task is that or is not.
    double sum() const { return price + age + thinking + context + purpose; }
};
/// `pricePlace` from 0 (cheapest) to 1, `ageInDays` since its release; absent = unknown, which counts as
/// half.
AutoScore scoreOf(const ModelInfo &model, TaskKind task, double pricePlace, std::optional<qint64> ageInDays);

} // namespace core
