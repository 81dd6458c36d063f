#pragma once

#include "core/catalog/catalog.h"
#include "core/model/chat.h"
#include "core/model/raw_request.h"
#include "core/model/routing_settings.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace core {

// What a list of models shows: every model that can be asked, once for each offer of it (openrouter-spec
// §3.2), and the names beside the models that stand for one of them (§3.4).

/// One row of a list of models, with what such lists are filtered and sorted by.
struct ListedModel {
    QString
        id; ///< What to ask for: `author/slug`, `author/slug:free`, `~author/family-latest`, `set/NAME`, …
    QString name; ///< For people.
    QString author;
    /// The model that answers; null for a row that chooses among several.
    const ModelInfo *model = nullptr;
    QString variant = {}; ///< See EndpointInfo::variant.
    QString aliasOf = {}; ///< Id of the row that this one stands for; empty: for itself.
    QList<const EndpointInfo *> endpoints = {}; ///< That can be asked, the cheapest first.

    QStringList inputs = {}; ///< In OpenRouter's words: text, image, file, audio, video.
    QStringList outputs = {}; ///< Likewise: text, image, embeddings, audio, speech, transcription, ….
    QStringList parameters = {}; ///< That one of the endpoints takes.
    std::optional<Money> promptPrice =
        {}; ///< Of a token at the first endpoint; empty: unknown, or it depends.
    std::optional<Money> completionPrice = {};
    qint64 contextLength = 0; ///< Of the model; 0 = unknown.
    qint64 created = 0; ///< Seconds since 1970; 0 = unknown.
};

/// What decides on the rows beside the catalog.
struct ListingFacts {
    const Catalog &catalog;
    const QSet<QString> &usableProviders; ///< With a usable key, or with no need for one.
    const QStringList &protocols; ///< That a codec exists for.
    QStringList allowedModels = {}; ///< Patterns of the caller's key; empty: all.
    QStringList allowedProviders = {}; ///< Of the caller's key; empty: all.
    /// What these settings forbid for every request is left out, too.
    std::optional<RoutingPreferences> preferences = {};
};

/// All models that can be asked, in the catalog's order, each followed by its other offers.
QList<ListedModel> listedModels(const ListingFacts &facts);

/// The model in this offer (empty: the plain one) with those of its endpoints that can be asked; there may be
/// none.
ListedModel listedModel(const ModelInfo &model, const QString &variant, const ListingFacts &facts);

/// The row of the newest model of a family, under the family's name (`~author/family-latest`).
ListedModel asLatest(ListedModel target, const QString &alias);

/// What else can be asked for.
struct ChooserFacts {
    const Catalog &catalog;
    const RoutingSettings &settings;
    const QHash<QString, QStringList> &modelSets;
    const QHash<QString, Preset> &presets;
};

/// The rows for `~author/family-latest`, the router models, `set/NAME` and `@preset/NAME`: those that stand
/// for at least one of `models`. What depends on the model that is chosen is unknown or, where requests are
/// filtered by it, what any of them can.
QList<ListedModel> listedChoosers(const QList<ListedModel> &models, const ChooserFacts &facts);

/// The parameters that the endpoint takes, by OpenRouter's names: its own list, else the model's without what
/// the endpoint is known not to take.
QStringList parametersTaken(const EndpointInfo &endpoint, const ModelInfo &model);

/// What a model's kind asks of it; a model of the configuration that says nothing is for chats. Empty for
/// kinds that cannot be asked here.
std::optional<Task> taskOf(const ModelInfo &model);

} // namespace core
