#include "core/async/after.h"
#include "core/engine/route_plan_json.h"
#include "core/protocol/codec.h"
#include "core/proxy/api_routes.h"
#include "core/proxy/endpoint_rows.h"
#include "core/proxy/model_rows.h"
#include "core/routing/endpoint_stats.h"
#include "core/routing/model_list_query.h"
#include "core/routing/model_name.h"
#include "core/routing/model_resolution.h"
#include "core/routing/route_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>

#include <algorithm>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::CatalogRoutes)
};

constexpr qsizetype kLongestNameShown = 200;

/// Clients of Anthropic say which version of its API they speak, and want its fields in the rows.
bool speaksAnthropic(const Asked &asked)
{
    return !asked.exchange.request().header("anthropic-version").isEmpty();
}

/// What the lists of one request are made of. The rows point into the catalog, so it has to stay.
class Shelf
{
public:
    /// Of what a list holds.
    enum class Scope {
        Key, ///< What the caller's key may ask.
        Settings, ///< Of that, what the user's settings let requests go to.
    };
    Shelf(const Asked &asked, Scope scope)
        : m_config(asked.engine.config().result())
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
    Q_DISABLE_COPY_MOVE(Shelf)

    const Catalog &catalog() const { return *m_catalog; }
    QList<ListedModel> models() const { return listedModels(m_facts); }
    QList<ListedModel> choosers(const QList<ListedModel> &models) const
    {
        return listedChoosers(models, {.catalog = *m_catalog,
                                       .settings = m_config.routingSettings,
                                       .modelSets = m_config.modelSets,
                                       .presets = m_config.presets});
    }
    QList<ListedModel> all() const
    {
        const QList<ListedModel> rows = models();
        return rows + choosers(rows);
    }
    ListedModel row(const ModelInfo &model, const QString &variant) const
    {
        return listedModel(model, variant, m_facts);
    }

private:
    Config m_config;
    QSet<QString> m_usable;
    QStringList m_protocols;
    CatalogPtr m_catalog;
    ListingFacts m_facts;
};

QHash<QString, RecentFigures> figuresOf(const Asked &asked, const QList<ListedModel> &rows)
{
    QStringList ids;
    for (const ListedModel &row : rows) {
        for (const EndpointInfo *endpoint : row.endpoints)
            ids << endpointStatsId(row.model->id, endpointSlug(*endpoint));
    }
    return asked.engine.endpointFigures(ids).result();
}

/// The rows of a list that the client asked for by its query.
QList<ListedModel> selected(const Asked &asked, const Shelf &shelf, const ModelListQuery &query)
{
    const QList<ListedModel> all = shelf.all();
    SelectionFacts facts {.catalog = shelf.catalog(), .today = QDateTime::currentDateTimeUtc().date()};
    if (query.needsFigures())
        facts.figures = figuresOf(asked, all);
    return select(all, query, facts);
}

QJsonObject rowFor(const Asked &asked, const Catalog &catalog, const ListedModel &listed)
{
    QJsonObject row = modelRow(catalog, listed);
    if (speaksAnthropic(asked)) {
        row.insert(QStringLiteral("type"), QStringLiteral("model"));
        row.insert(QStringLiteral("display_name"), listed.name);
        row.insert(QStringLiteral("created_at"),
                   QDateTime::fromSecsSinceEpoch(listed.created, Qt::UTC).toString(Qt::ISODate));
    }
    return row;
}

/// Where the next page is; every filter goes along.
QJsonValue nextLink(const Asked &asked, qsizetype offset, qsizetype limit)
{
    QUrlQuery query = asked.exchange.request().query;
    for (const auto &[name, value] :
         {std::pair(QStringLiteral("offset"), offset), std::pair(QStringLiteral("limit"), limit)}) {
        query.removeAllQueryItems(name);
        query.addQueryItem(name, QString::number(value));
    }
    return QString::fromLatin1(asked.exchange.request().path) + u'?' + query.toString(QUrl::FullyEncoded);
}

void respondWithList(const Asked &asked, const Catalog &catalog, const QList<ListedModel> &rows,
                     const ListPage &page)
{
    const qsizetype begin = std::min(page.offset, rows.size());
    const qsizetype end = page.limit ? std::min(begin + *page.limit, rows.size()) : rows.size();
    QJsonArray data;
    for (qsizetype i = begin; i < end; ++i)
        data << rowFor(asked, catalog, rows.at(i));
    QJsonObject list {
        {QStringLiteral("object"), QStringLiteral("list")},
        {QStringLiteral("data"), data},
        {QStringLiteral("total_count"), rows.size()},
        {QStringLiteral("links"),
         QJsonObject {{QStringLiteral("next"),
                       page.limit && end < rows.size() ? nextLink(asked, end, *page.limit) : QJsonValue()}}}};
    if (speaksAnthropic(asked)) {
        list.insert(QStringLiteral("has_more"), false);
        list.insert(QStringLiteral("first_id"), rows.isEmpty() ? QJsonValue() : rows.first().id);
        list.insert(QStringLiteral("last_id"), rows.isEmpty() ? QJsonValue() : rows.last().id);
    }
    respondJson(asked, list);
}

/// `outputs`: set where the place itself says what its models give.
void answerList(const Asked &asked, Shelf::Scope scope, const QStringList &outputs = {})
{
    const Shelf shelf(asked, scope);
    // Anthropic's pages are others; its clients are given everything at once.
    const QUrlQuery query = speaksAnthropic(asked) ? QUrlQuery() : asked.exchange.request().query;
    const Result<ModelListQuery> asks = modelListQueryFrom(query);
    const Result<ListPage> page = listPageFrom(query);
    if (!asks || !page) {
        respondWithError(asked, asks ? page.error() : asks.error());
        return;
    }
    ModelListQuery wanted = *asks;
    if (!outputs.isEmpty())
        wanted.outputs = outputs;
    respondWithList(asked, shelf.catalog(), selected(asked, shelf, wanted), *page);
}

void answerModels(const Asked &asked)
{
    answerList(asked, Shelf::Scope::Key);
}

void answerUsersModels(const Asked &asked)
{
    answerList(asked, Shelf::Scope::Settings);
}

void answerEmbeddingModels(const Asked &asked)
{
    answerList(asked, Shelf::Scope::Key, {QStringLiteral("embeddings")});
}

void answerCount(const Asked &asked)
{
    const Result<ModelListQuery> wanted = modelListQueryFrom(asked.exchange.request().query);
    if (!wanted) {
        respondWithError(asked, wanted.error());
        return;
    }
    const Shelf shelf(asked, Shelf::Scope::Key);
    const qsizetype count = selected(asked, shelf, *wanted).size();
    respondJson(asked, {{QStringLiteral("data"), QJsonObject {{QStringLiteral("count"), count}}}});
}

// One model

Error notFound(Error error)
{
    error.httpStatus = 404;
    return error;
}

/// What a name stands for.
struct Found {
    ListedModel row;
    bool offered = true; ///< False: the model is known, and nobody has it in that offer.
};

bool isOffered(const ModelInfo &model, const QString &variant)
{
    if (variant.isEmpty() && model.endpoints.isEmpty())
        return true;
    return std::any_of(model.endpoints.cbegin(), model.endpoints.cend(),
                       [&](const EndpointInfo &endpoint) { return isOffer(endpoint, variant); });
}

std::optional<Found> findChooser(const Shelf &shelf, const QString &id)
{
    const QList<ListedModel> choosers = shelf.choosers(shelf.models());
    const auto found = std::find_if(choosers.cbegin(), choosers.cend(), [&](const ListedModel &row) {
        return row.id.compare(id, Qt::CaseInsensitive) == 0;
    });
    return found == choosers.cend() ? std::nullopt : std::optional(Found {.row = *found});
}

/// By id, alias or name of a family, with suffixes: those that only sort mean the plain model, those that are
/// offers of their own are kept (openrouter-spec §3.2).
Result<Found> find(const Asked &asked, const Shelf &shelf, const QString &text)
{
    const Catalog &catalog = shelf.catalog();
    const Result<ModelName> name = parseModelName(text, [&](const QString &known) {
        return catalog.findModel(known) != nullptr || routerModel(known) != RouterModel::None;
    });
    if (!name)
        return notFound(name.error());
    const ModelInfo *model =
        name->isLatestAlias() ? latestModel(catalog, name->base) : catalog.findModel(name->base);
    if (!model) {
        const std::optional<Found> chooser = findChooser(shelf, name->base.isEmpty() ? text : name->base);
        return chooser ? Result<Found>(*chooser)
                       : notFound(unknownModel(text.left(kLongestNameShown), catalog));
    }
    if (!mayUse(asked.key, model->id))
        return notFound({ErrorKind::UnknownModel,
                         Text::tr("The key '%1' may not use the model %2.").arg(asked.key.name, model->id)});
    const ListedModel row = shelf.row(*model, name->catalogueVariant);
    return Found {.row = name->isLatestAlias() ? asLatest(row, name->base) : row,
                  .offered = isOffered(*model, name->catalogueVariant)};
}

Result<ListedModel> findOffered(const Asked &asked, const Shelf &shelf, const QString &name)
{
    const Result<Found> found = find(asked, shelf, name);
    if (!found)
        return found.error();
    if (!found->offered)
        return notFound({ErrorKind::UnknownModel, Text::tr("Nobody offers %1.").arg(found->row.id)});
    return found->row;
}

/// All that is known of a model and its endpoints. A variant that nobody has has none (openrouter-spec §3.2).
void answerEndpoints(const Asked &asked, const QString &name)
{
    const Shelf shelf(asked, Shelf::Scope::Key);
    const Result<Found> found = find(asked, shelf, name);
    if (!found) {
        respondWithError(asked, found.error());
        return;
    }
    const ListedModel &row = found->row;
    const QHash<QString, RecentFigures> figures = figuresOf(asked, {row});
    QJsonArray endpoints;
    for (const EndpointInfo *endpoint : row.endpoints)
        endpoints << endpointRow(shelf.catalog(), *row.model, *endpoint,
                                 figures.value(endpointStatsId(row.model->id, endpointSlug(*endpoint))));
    respondJson(asked,
                {{QStringLiteral("data"), QJsonObject {{QStringLiteral("id"), row.id},
                                                       {QStringLiteral("name"), row.name},
                                                       {QStringLiteral("created"), row.created},
                                                       {QStringLiteral("description"), QString()},
                                                       {QStringLiteral("architecture"), architectureOf(row)},
                                                       {QStringLiteral("endpoints"), endpoints}}}});
}

/// OpenAI's place of one model, and OpenRouter's list of its endpoints below it.
void answerModelOrEndpoints(const Asked &asked)
{
    const QLatin1String endpoints("/endpoints");
    if (asked.rest.endsWith(endpoints)) {
        answerEndpoints(asked, asked.rest.chopped(endpoints.size()));
        return;
    }
    const Shelf shelf(asked, Shelf::Scope::Key);
    const Result<ListedModel> row = findOffered(asked, shelf, asked.rest);
    if (!row)
        respondWithError(asked, row.error());
    else
        respondJson(asked, rowFor(asked, shelf.catalog(), *row));
}

/// OpenRouter's place of one model.
void answerModel(const Asked &asked)
{
    const Shelf shelf(asked, Shelf::Scope::Key);
    const Result<ListedModel> row = findOffered(asked, shelf, asked.rest);
    if (!row)
        respondWithError(asked, row.error());
    else
        respondJson(asked, {{QStringLiteral("data"), modelRow(shelf.catalog(), *row)}});
}

// Providers and their endpoints

void answerProviders(const Asked &asked)
{
    const CatalogPtr catalog = asked.engine.catalog().result();
    const QStringList &allowed = asked.key.rules.providers;
    QJsonArray rows;
    for (const ProviderInfo &provider : catalog->providers()) {
        if (allowed.isEmpty() || allowed.contains(provider.id))
            rows << providerRow(provider);
    }
    respondJson(asked, {{QStringLiteral("data"), rows}});
}

void answerZeroRetention(const Asked &asked)
{
    const Shelf shelf(asked, Shelf::Scope::Key);
    QList<ListedModel> models = shelf.models();
    for (ListedModel &model : models)
        model.endpoints.removeIf([&shelf](const EndpointInfo *endpoint) {
            return shelf.catalog().dataPolicyOf(*endpoint).retains();
        });
    const QHash<QString, RecentFigures> figures = figuresOf(asked, models);
    QJsonArray rows;
    for (const ListedModel &model : std::as_const(models)) {
        for (const EndpointInfo *endpoint : model.endpoints)
            rows << endpointRow(shelf.catalog(), *model.model, *endpoint,
                                figures.value(endpointStatsId(model.model->id, endpointSlug(*endpoint))));
    }
    respondJson(asked, {{QStringLiteral("data"), rows}});
}

// The dry run

/// The chat that would be asked. One without messages is fine here: who would be asked does not depend on
/// what is said.
Result<ChatRequest> requestOf(const Asked &asked)
{
    const Result<ClientRequest> sent = clientRequestOf(asked);
    if (!sent)
        return sent.error();
    ClientRequest client = *sent;
    const QLatin1String messages("messages");
    const bool silent = !client.body.contains(messages) && !client.body.contains(QLatin1String("prompt"));
    if (silent)
        client.body.insert(messages,
                           QJsonArray {QJsonObject {{QStringLiteral("role"), QStringLiteral("user")},
                                                    {QStringLiteral("content"), QString()}}});
    const Result<ChatRequest> read = asked.route.shape->read(client);
    if (!read || !silent)
        return read;
    ChatRequest request = *read;
    request.messages.clear();
    return request;
}

void answerDryRun(const Asked &asked)
{
    const Result<ChatRequest> request = requestOf(asked);
    if (!request) {
        respondWithError(asked, request.error());
        return;
    }
    after(asked.engine.explain(*request, originOf(asked)), &asked.exchange,
          [asked, request = *request](const RoutePlan &plan) {
              after(asked.engine.endpointFigures(statsIdsOf(plan)), &asked.exchange,
                    [asked, request, plan](const QHash<QString, RecentFigures> &figures) {
                        respondJson(asked, routePlanToJson(plan, request, figures));
                    });
          });
}

} // namespace

QList<Route> catalogRoutes()
{
    const auto get = [](QLatin1String path, void (*answer)(const Asked &)) {
        return Route {.path = path, .method = "GET", .answer = answer, .shape = &openAiChatShape()};
    };
    return {
        get(QLatin1String("/v1/models"), answerModels),
        get(QLatin1String("/v1/models/count"), answerCount),
        get(QLatin1String("/v1/models/user"), answerUsersModels),
        get(QLatin1String("/v1/models/"), answerModelOrEndpoints),
        get(QLatin1String("/v1/model/"), answerModel),
        get(QLatin1String("/v1/embeddings/models"), answerEmbeddingModels),
        get(QLatin1String("/v1/providers"), answerProviders),
        get(QLatin1String("/v1/endpoints/zdr"), answerZeroRetention),
        {.path = QLatin1String("/v1/route"),
         .method = "POST",
         .answer = answerDryRun,
         .shape = &openAiChatShape()},
    };
}

} // namespace core
