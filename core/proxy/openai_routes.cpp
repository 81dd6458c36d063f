#include "core/protocol/codec.h"
#include "core/protocol/raw/raw_ingress.h"
#include "core/protocol/responses/responses_shape.h"
#include "core/proxy/api_routes.h"
#include "core/proxy/model_rows.h"
#include "core/proxy/raw_responder.h"

#include <QCoreApplication>
#include <QJsonArray>

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

void answerModels(const Asked &asked)
{
    const CatalogPtr catalog = asked.engine.catalog().result();
    const QSet<QString> usable = asked.engine.usableProviders().result();
    QJsonArray rows;
    for (const ModelInfo *model : callableModels(*catalog, usable, spokenProtocols())) {
        if (mayUse(asked.key, model->id))
            rows << modelRow(*catalog, *model, usable);
    }
    respondJson(asked, {{QStringLiteral("object"), QStringLiteral("list")}, {QStringLiteral("data"), rows}});
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
    respondJson(asked, modelRow(*catalog, *found, asked.engine.usableProviders().result()));
}

void answerRaw(const Asked &asked)
{
    const HttpRequest &received = asked.exchange.request();
    const Result<ChatRequest> request = rawRequestFrom(
        {.task = asked.route.task, .contentType = received.header("content-type"), .body = received.body});
    if (!request)
        respondWithError(asked, request.error());
    else
        new RawResponder(asked, *request); // the exchange's child
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
