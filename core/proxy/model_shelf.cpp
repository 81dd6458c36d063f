#include "core/proxy/model_shelf.h"

#include "core/protocol/codec.h"
#include "core/routing/auto_router.h"
#include "core/routing/endpoint_stats.h"
#include "core/routing/model_name.h"
#include "core/routing/model_resolution.h"
#include "core/routing/route_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ModelShelf)
};

constexpr qsizetype kLongestNameShown = 200;

Error notFound(Error error)
{
    error.httpStatus = 404;
    return error;
}

bool isOffered(const ModelInfo &model, const QString &variant)
{
    if (variant.isEmpty() && model.endpoints.isEmpty())
        return true;
    return std::any_of(model.endpoints.cbegin(), model.endpoints.cend(),
                       [&](const EndpointInfo &endpoint) { return isOffer(endpoint, variant); });
}

} // namespace

// The proxy lives in the engine's thread, where these futures hold their values at once.
ModelShelf::ModelShelf(const ApiCall &asked, Scope scope)
    : m_engine(asked.engine)
    , m_key(asked.key)
    , m_config(asked.engine.config().result())
    , m_usable(asked.engine.usableProviders().result())
    , m_protocols(spokenProtocols())
    , m_catalog(asked.engine.catalog().result())
    , m_facts {.catalog = *m_catalog,
               .usableProviders = m_usable,
               .protocols = m_protocols,
               .allowedModels = asked.key.rules.models,
               .allowedProviders = asked.key.rules.providers}
{
    if (scope == Scope::Settings)
        m_facts.preferences = m_config.routing;
}

QList<ListedModel> ModelShelf::models() const
{
    return listedModels(m_facts);
}

QList<ListedModel> ModelShelf::choosers(const QList<ListedModel> &models) const
{
    return listedChoosers(models, {.catalog = *m_catalog,
                                   .settings = m_config.routingSettings,
                                   .modelSets = m_config.modelSets,
                                   .presets = m_config.presets});
}

QList<ListedModel> ModelShelf::all() const
{
    const QList<ListedModel> rows = models();
    return rows + choosers(rows);
}

QHash<QString, RecentFigures> ModelShelf::figuresOf(const QList<ListedModel> &rows) const
{
    QStringList ids;
    for (const ListedModel &row : rows) {
        for (const EndpointInfo *endpoint : row.endpoints)
            ids << endpointStatsId(row.model->id, endpointSlug(*endpoint));
    }
    return m_engine.endpointFigures(ids).result();
}

Result<ModelShelf::Found> ModelShelf::findChooser(const QString &id) const
{
    const QList<ListedModel> rows = choosers(models());
    const auto found = std::find_if(rows.cbegin(), rows.cend(), [&](const ListedModel &row) {
        return row.id.compare(id, Qt::CaseInsensitive) == 0;
    });
    if (found == rows.cend())
        return notFound(unknownModel(id.left(kLongestNameShown), *m_catalog));
    return Found {.row = *found};
}

Result<ModelShelf::Found> ModelShelf::find(const QString &text) const
{
    const Result<ModelName> name = parseModelName(text, [this](const QString &known) {
        return m_catalog->findModel(known) != nullptr || routerModel(known) != RouterModel::None;
    });
    if (!name)
        return notFound(name.error());
    const ModelInfo *model =
        name->isLatestAlias() ? latestModel(*m_catalog, name->base) : m_catalog->findModel(name->base);
    if (!model)
        return findChooser(name->base.isEmpty() ? text : name->base);
    if (!mayUse(m_key, model->id))
        return notFound({ErrorKind::UnknownModel,
                         Text::tr("The key '%1' may not use the model %2.").arg(m_key.name, model->id)});
    const ListedModel row = listedModel(*model, name->catalogueVariant, m_facts);
    return Found {.row = name->isLatestAlias() ? asLatest(row, name->base) : row,
                  .offered = isOffered(*model, name->catalogueVariant)};
}

Result<ListedModel> ModelShelf::findOffered(const QString &name) const
{
    const Result<Found> found = find(name);
    if (!found)
        return found.error();
    if (!found->offered)
        return notFound({ErrorKind::UnknownModel, Text::tr("Nobody offers %1.").arg(found->row.id)});
    return found->row;
}

} // namespace core
