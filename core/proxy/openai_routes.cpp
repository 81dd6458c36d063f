#include "core/protocol/raw/raw_ingress.h"
#include "core/protocol/responses/responses_shape.h"
#include "core/proxy/api_routes.h"
#include "core/proxy/cached_answers.h"

#include <QCoreApplication>

namespace core {

namespace {

void answerHealth(const ApiCall &asked)
{
    respondJson(asked, {{QStringLiteral("status"), QStringLiteral("ok")},
                        {QStringLiteral("version"), QCoreApplication::applicationVersion()}});
}

void answerRaw(const ApiCall &asked)
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
