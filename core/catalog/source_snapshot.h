#pragma once

#include "core/model/model_info.h"

#include <QDateTime>
#include <QHash>
#include <QLatin1String>
#include <QList>
#include <QString>

namespace core {

// Names of the sources, as the configuration and CatalogChange::source have them.
inline constexpr QLatin1String kOpenRouterSource("openrouter");
inline constexpr QLatin1String kModelsDevSource("models.dev");

/// What one source said of models at one moment, checked and in the catalog's own words. It holds facts only:
/// readers leave everything empty that says where a request goes or what is sent with it, and mergeCatalog()
/// would not take it.
struct SourceSnapshot {
    enum class Form {
        OpenRouterModels, ///< All models of OpenRouter: what is not in it is not there any more.
        OpenRouterEndpoints, ///< To whom OpenRouter routes one model.
        ModelsDev,
        Listing, ///< What a provider's own list of models names.
        LocalListing, ///< Likewise, of a server on this machine: these are all models that there are.
    };
    Form form = Form::OpenRouterModels;
    QString source; ///< kOpenRouterSource, kModelsDevSource, or the id of the provider whose list it is.
    QDateTime taken = {}; ///< UTC.
    /// Ids are the source's. `EndpointInfo::providerId` is the source's name of the provider too. Of
    /// models.dev each row is a model of its own with one endpoint.
    QList<ModelInfo> models = {};
    QHash<QString, QString> rollingAliases = {}; ///< `~author/x-latest` to the id of the model.
    int skipped = 0; ///< Rows that could not be used.
    bool operator==(const SourceSnapshot &) const = default;
};

/// What a document of a source may be at most, and must be at least, to be believed.
struct SourceLimits {
    qsizetype mostBytes = qsizetype(16) * 1024 * 1024; ///< What a file of the profile may be.
    qsizetype mostModels = 20'000;
    qsizetype mostEndpoints = 500; ///< Of one model.
    /// Fewer are no list but a fault of the source, and would retire what is missing.
    qsizetype leastModels = 50;
};

} // namespace core
