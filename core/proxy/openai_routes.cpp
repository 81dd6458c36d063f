#include "core/protocol/codec.h"
#include "core/protocol/raw/raw_ingress.h"
#include "core/protocol/responses/responses_shape.h"
#include "core/proxy/api_routes.h"
#include "core/proxy/cached_answers.h"
#include "core/proxy/model_rows.h"

#include <QCoreApplication>
#include <QDate>
#include <QJsonArray>
#include <QUrlQuery>

#include <algorithm>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ProxyServer)
};

void answerHealth(const Asked &asked)
{
    respondJson(asked, {{QStringLiteral("status"), QStringLiteral("ok")},
                        {QStringLiteral("version"), QCoreApplication::applicationVersion()}});
}

/// Clients of Anthropic say which version of its API they speak, and want its fields in the rows.
bool speaksAnthropic(const Asked &asked)
{
    return !asked.exchange.request().header("anthropic-version").isEmpty();
}

QJsonObject rowFor(const Asked &asked, const Catalog &catalog, const ModelInfo &model,
                   const QSet<QString> &usable)
{
    QJsonObject row = modelRow(catalog, model, usable);
    if (speaksAnthropic(asked)) {
        const QDate released = QDate::fromString(model.released, Qt::ISODate);
        row.insert(QStringLiteral("type"), QStringLiteral("model"));
        row.insert(QStringLiteral("display_name"), model.name);
        row.insert(
            QStringLiteral("created_at"),
            (released.isValid() ? released : QDate(1970, 1, 1)).startOfDay(Qt::UTC).toString(Qt::ISODate));
    }
    return row;
}

/// The part of the rows that a client asked for with `offset` and `limit`, as OpenRouter has it: all of them
/// for one that asks for no part.
QJsonObject pageOf(const QUrlQuery &query, const QJsonArray &rows)
{
    constexpr qsizetype kUsualPage = 500; // both as OpenRouter has it
    constexpr qsizetype kLargestPage = 1000;
    const auto number = [&](const QString &name, qsizetype usual) {
        bool isNumber = false;
        const qsizetype value = query.queryItemValue(name).toLongLong(&isNumber);
        return isNumber && value >= 0 ? value : usual;
    };
    const bool paged =
        query.hasQueryItem(QStringLiteral("offset")) || query.hasQueryItem(QStringLiteral("limit"));
    const qsizetype begin = std::min(number(QStringLiteral("offset"), 0), rows.size());
    const qsizetype size =
        paged ? std::clamp<qsizetype>(number(QStringLiteral("limit"), kUsualPage), 1, kLargestPage)
              : rows.size();
    const qsizetype end = begin + std::min(size, rows.size() - begin);
    QJsonArray page;
    for (qsizetype i = begin; i < end; ++i)
        page << rows.at(i);
    const QJsonValue next =
        end < rows.size() ? QJsonValue(QStringLiteral("/api/v1/models?offset=%1&limit=%2").arg(end).arg(size))
                          : QJsonValue();
    return {{QStringLiteral("object"), QStringLiteral("list")},
            {QStringLiteral("data"), page},
            {QStringLiteral("total_count"), rows.size()},
            {QStringLiteral("links"), QJsonObject {{QStringLiteral("next"), next}}}};
}

void answerModels(const Asked &asked)
{
    const CatalogPtr catalog = asked.engine.catalog().result();
    const QSet<QString> usable = asked.engine.usableProviders().result();
    QJsonArray rows;
    for (const ModelInfo *model : callableModels(*catalog, usable, spokenProtocols())) {
        if (mayUse(asked.key, model->id))
            rows << rowFor(asked, *catalog, *model, usable);
    }
    // Anthropic's pages are others; its clients are given everything at once.
    QJsonObject list = pageOf(speaksAnthropic(asked) ? QUrlQuery() : asked.exchange.request().query, rows);
    if (speaksAnthropic(asked)) {
        const auto idAt = [&](qsizetype i) { return rows.at(i).toObject().value(QLatin1String("id")); };
        list.insert(QStringLiteral("has_more"), false);
        list.insert(QStringLiteral("first_id"), rows.isEmpty() ? QJsonValue() : idAt(0));
        list.insert(QStringLiteral("last_id"), rows.isEmpty() ? QJsonValue() : idAt(rows.size() - 1));
    }
    respondJson(asked, list);
}

void answerModel(const Asked &asked)
{
    const CatalogPtr catalog = asked.engine.catalog().result();
    const QString &id = asked.rest;
    const ModelInfo *found = catalog->findModel(id);
    if (!found) {
        Error error {ErrorKind::UnknownModel, Text::tr("There is no model '%1'. The nearest names: %2")
                                                  .arg(id.left(200), catalog->nearestModels(id).join(u", "))};
        error.httpStatus = 404;
        respondWithError(asked, error);
        return;
    }
    respondJson(asked, rowFor(asked, *catalog, *found, asked.engine.usableProviders().result()));
}

void answerRaw(const Asked &asked)
{
    const HttpRequest &received = asked.exchange.request();
    const Result<ChatRequest> request = rawRequestFrom(
        {.task = asked.route.task, .contentType = received.header("content-type"), .body = received.body});
    if (!request)
        respondWithError(asked, request.error());
    else
        respondToRaw(asked, *request);
}

} // namespace

QList<Route> openAiRoutes()
{
    const ClientShape *chat = &openAiChatShape();
    const auto raw = [&](QLatin1String path, Task task, QLatin1String name) {
        return Route {
            .path = path, .method = "POST", .answer = answerRaw, .shape = chat, .task = task, .name = name};
    };
    return {
        {.path = QLatin1String("/health"),
         .method = "GET",
         .answer = answerHealth,
         .shape = chat,
         .needsKey = false},
        {.path = QLatin1String("/v1/models"), .method = "GET", .answer = answerModels, .shape = chat},
        {.path = QLatin1String("/v1/models/"), .method = "GET", .answer = answerModel, .shape = chat},
        {.path = QLatin1String("/v1/chat/completions"),
         .method = "POST",
         .answer = answerChat,
         .shape = chat},
        {.path = QLatin1String("/v1/completions"),
         .method = "POST",
         .answer = answerChat,
         .shape = &openAiCompletionsShape()},
        {.path = QLatin1String("/v1/responses"),
         .method = "POST",
         .answer = answerChat,
         .shape = &responsesShape()},
        {.path = QLatin1String("/api/v1/responses"),
         .method = "POST",
         .answer = answerChat,
         .shape = &openRouterResponsesShape()},
        raw(QLatin1String("/v1/embeddings"), Task::Embeddings, QLatin1String("openai-embeddings")),
        raw(QLatin1String("/v1/images/generations"), Task::Images, QLatin1String("openai-images")),
        raw(QLatin1String("/v1/audio/speech"), Task::Speech, QLatin1String("openai-speech")),
        raw(QLatin1String("/v1/audio/transcriptions"), Task::Transcription,
            QLatin1String("openai-transcriptions")),
    };
}

} // namespace core
