#include "core/async/after.h"
#include "core/async/on_thread.h"
#include "core/engine/route_plan_json.h"
#include "core/proxy/api_routes.h"
#include "core/proxy/endpoint_rows.h"
#include "core/proxy/model_rows.h"
#include "core/proxy/model_shelf.h"
#include "core/routing/endpoint_stats.h"
#include "core/routing/model_list_query.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace core {

namespace {

/// Clients of Anthropic say which version of its API they speak, and want its fields in the rows.
bool speaksAnthropic(const ApiCall &asked)
{
    return !asked.exchange.request().header("anthropic-version").isEmpty();
}

/// Tokens of the last seven days by model, where the query wants to know.
QFuture<QHash<QString, qint64>> tokensFor(const ApiCall &asked, const ModelListQuery &query)
{
    constexpr int kDaysBefore = 6; // and today
    if (!query.needsTokens())
        return readyFuture(QHash<QString, qint64>());
    const QDate today = QDateTime::currentDateTimeUtc().date();
    return after(asked.engine.spendPerDay({.from = today.addDays(-kDaysBefore),
                                           .to = today,
                                           .zone = QTimeZone::utc(),
                                           .includeSimulated = true}),
                 &asked.exchange, [](const Result<QList<DailySpend>> &days) {
                     QHash<QString, qint64> tokens;
                     if (!days)
                         return tokens;
                     for (const DailySpend &day : *days)
                         tokens[day.model] += day.promptTokens + day.completionTokens;
                     return tokens;
                 });
}

/// Gives `answer` the shelf and those of its rows that the query asks for.
template<typename Answer>
void withRows(const ApiCall &asked, ModelShelf::Scope scope, const ModelListQuery &query, Answer answer)
{
    after(tokensFor(asked, query), &asked.exchange,
          [asked, scope, query, answer](const QHash<QString, qint64> &tokens) {
              const ModelShelf shelf(asked, scope);
              const QList<ListedModel> all = shelf.all();
              const SelectionFacts facts {.catalog = shelf.catalog(),
                                          .today = QDateTime::currentDateTimeUtc().date(),
                                          .figures = query.needsFigures() ? shelf.figuresOf(all)
                                                                          : QHash<QString, RecentFigures>(),
                                          .tokens = tokens};
              answer(shelf, select(all, query, facts));
          });
}

QJsonObject rowFor(const ApiCall &asked, const Catalog &catalog, const ListedModel &listed)
{
    QJsonObject row = modelRow(catalog, listed);
    if (speaksAnthropic(asked)) {
        row.insert(QStringLiteral("type"), QStringLiteral("model"));
        const bool isPlain = listed.model && listed.model->id == listed.id;
        row.insert(QStringLiteral("display_name"), isPlain ? listed.model->name : listed.name);
        row.insert(QStringLiteral("created_at"),
                   QDateTime::fromSecsSinceEpoch(listed.created, Qt::UTC).toString(Qt::ISODate));
    }
    return row;
}

/// Where the next page is; every filter goes along.
QJsonValue nextLink(const ApiCall &asked, qsizetype offset, qsizetype limit)
{
    QUrlQuery query = asked.exchange.request().query;
    for (const auto &[name, value] :
         {std::pair(QStringLiteral("offset"), offset), std::pair(QStringLiteral("limit"), limit)}) {
        query.removeAllQueryItems(name);
        query.addQueryItem(name, QString::number(value));
    }
    return QString::fromLatin1(asked.exchange.request().path) + u'?' + query.toString(QUrl::FullyEncoded);
}

void respondWithList(const ApiCall &asked, const Catalog &catalog, const QList<ListedModel> &rows,
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
void answerList(const ApiCall &asked, ModelShelf::Scope scope, const QStringList &outputs = {})
{
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
    withRows(asked, scope, wanted,
             [asked, page = *page](const ModelShelf &shelf, const QList<ListedModel> &rows) {
                 respondWithList(asked, shelf.catalog(), rows, page);
             });
}

void answerModels(const ApiCall &asked)
{
    answerList(asked, ModelShelf::Scope::Key);
}

void answerUsersModels(const ApiCall &asked)
{
    answerList(asked, ModelShelf::Scope::Settings);
}

void answerEmbeddingModels(const ApiCall &asked)
{
    answerList(asked, ModelShelf::Scope::Key, {QStringLiteral("embeddings")});
}

void answerCount(const ApiCall &asked)
{
    const Result<ModelListQuery> wanted = modelListQueryFrom(asked.exchange.request().query);
    if (!wanted) {
        respondWithError(asked, wanted.error());
        return;
    }
    withRows(asked, ModelShelf::Scope::Key, *wanted,
             [asked](const ModelShelf &, const QList<ListedModel> &rows) {
                 respondJson(
                     asked, {{QStringLiteral("data"), QJsonObject {{QStringLiteral("count"), rows.size()}}}});
             });
}

// One model

/// All that is known of a model and its endpoints. A variant that nobody has has none (openrouter-spec §3.2).
void answerEndpoints(const ApiCall &asked, const QString &name)
{
    const ModelShelf shelf(asked, ModelShelf::Scope::Key);
    const Result<ModelShelf::Found> found = shelf.find(name);
    if (!found) {
        respondWithError(asked, found.error());
        return;
    }
    const ListedModel &row = found->row;
    const QHash<QString, RecentFigures> figures = shelf.figuresOf({row});
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
void answerModelOrEndpoints(const ApiCall &asked)
{
    const QLatin1String endpoints("/endpoints");
    if (asked.rest.endsWith(endpoints)) {
        answerEndpoints(asked, asked.rest.chopped(endpoints.size()));
        return;
    }
    const ModelShelf shelf(asked, ModelShelf::Scope::Key);
    const Result<ListedModel> row = shelf.findOffered(asked.rest);
    if (!row)
        respondWithError(asked, row.error());
    else
        respondJson(asked, rowFor(asked, shelf.catalog(), *row));
}

/// OpenRouter's place of one model.
void answerModel(const ApiCall &asked)
{
    const ModelShelf shelf(asked, ModelShelf::Scope::Key);
    const Result<ListedModel> row = shelf.findOffered(asked.rest);
    if (!row)
        respondWithError(asked, row.error());
    else
        respondJson(asked, {{QStringLiteral("data"), modelRow(shelf.catalog(), *row)}});
}

// Providers and their endpoints

void answerProviders(const ApiCall &asked)
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

void answerZeroRetention(const ApiCall &asked)
{
    const ModelShelf shelf(asked, ModelShelf::Scope::Key);
    QList<ListedModel> models = shelf.models();
    for (ListedModel &model : models)
        model.endpoints.removeIf([&shelf](const EndpointInfo *endpoint) {
            return shelf.catalog().dataPolicyOf(*endpoint).retains();
        });
    const QHash<QString, RecentFigures> figures = shelf.figuresOf(models);
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
Result<ChatRequest> requestOf(const ApiCall &asked)
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

void answerDryRun(const ApiCall &asked)
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
    const auto get = [](QLatin1String path, void (*answer)(const ApiCall &)) {
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
