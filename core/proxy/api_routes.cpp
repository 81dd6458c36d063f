#include "core/proxy/api_routes.h"

#include "core/protocol/codec.h"
#include "core/protocol/field_reader.h"
#include "core/protocol/openai/openai_ingress.h"
#include "core/protocol/raw/raw_ingress.h"
#include "core/proxy/answer_parts.h"
#include "core/proxy/chat_responder.h"
#include "core/proxy/model_rows.h"
#include "core/proxy/raw_responder.h"
#include "core/routing/router.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <iterator>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ProxyServer)
};

void respondJson(const ApiRoutes::Asked &asked, const QJsonObject &json)
{
    asked.exchange.respond(
        200, HeaderList(asked.cors) << qMakePair(QByteArray("Content-Type"), QByteArray("application/json")),
        QJsonDocument(json).toJson(QJsonDocument::Compact));
}

bool mayUse(const AccessKey &key, const QString &modelId)
{
    return key.models.isEmpty()
           || std::any_of(key.models.cbegin(), key.models.cend(),
                          [&](const QString &pattern) { return matchesModelPattern(pattern, modelId); });
}

/// What the program that asks calls itself (openrouter-spec §7.8).
QString appName(const HttpRequest &request)
{
    for (const char *name : {"x-openrouter-title", "x-title", "http-referer", "user-agent"}) {
        if (const QByteArray value = request.header(name); !value.isEmpty())
            return QString::fromUtf8(value.left(200));
    }
    return {};
}

CallOrigin originOf(const ApiRoutes::Asked &asked)
{
    return {.clientShape = asked.route.shape,
            .keyName = asked.key.name,
            .app = appName(asked.exchange.request()),
            .allowedModels = asked.key.models};
}

} // namespace

ApiRoutes::ApiRoutes(Engine &engine, LiveRequests &live)
    : m_engine(engine)
    , m_live(live)
{ }

const ApiRoutes::Route *ApiRoutes::find(QString path)
{
    static const Route routes[] = {
        {.path = QLatin1String("/health"), .method = "GET", .answer = &ApiRoutes::health, .needsKey = false},
        {.path = QLatin1String("/v1/models"), .method = "GET", .answer = &ApiRoutes::models},
        {.path = QLatin1String("/v1/models/"), .method = "GET", .answer = &ApiRoutes::model},
        {.path = QLatin1String("/v1/chat/completions"), .method = "POST", .answer = &ApiRoutes::chat},
        {.path = QLatin1String("/v1/embeddings"),
         .method = "POST",
         .answer = &ApiRoutes::raw,
         .task = Task::Embeddings,
         .shape = QLatin1String("openai-embeddings")},
        {.path = QLatin1String("/v1/images/generations"),
         .method = "POST",
         .answer = &ApiRoutes::raw,
         .task = Task::Images,
         .shape = QLatin1String("openai-images")},
        {.path = QLatin1String("/v1/audio/speech"),
         .method = "POST",
         .answer = &ApiRoutes::raw,
         .task = Task::Speech,
         .shape = QLatin1String("openai-speech")},
        {.path = QLatin1String("/v1/audio/transcriptions"),
         .method = "POST",
         .answer = &ApiRoutes::raw,
         .task = Task::Transcription,
         .shape = QLatin1String("openai-transcriptions")},
    };
    if (path.startsWith(QLatin1String("/api/v1/")))
        path.remove(0, 4);
    const auto found = std::find_if(std::begin(routes), std::end(routes), [&](const Route &route) {
        return route.path.endsWith(u'/') ? path.startsWith(route.path) : path == route.path;
    });
    return found == std::end(routes) ? nullptr : found;
}

void ApiRoutes::health(const Asked &asked)
{
    respondJson(asked, {{QStringLiteral("status"), QStringLiteral("ok")},
                        {QStringLiteral("version"), QCoreApplication::applicationVersion()}});
}

void ApiRoutes::models(const Asked &asked)
{
    const CatalogPtr catalog = m_engine.catalog().result();
    const QSet<QString> usable = m_engine.usableProviders().result();
    QJsonArray rows;
    for (const ModelInfo *model : callableModels(*catalog, usable, spokenProtocols())) {
        if (mayUse(asked.key, model->id))
            rows << modelRow(*catalog, *model, usable);
    }
    respondJson(asked, {{QStringLiteral("object"), QStringLiteral("list")}, {QStringLiteral("data"), rows}});
}

void ApiRoutes::model(const Asked &asked)
{
    const CatalogPtr catalog = m_engine.catalog().result();
    const QString &id = asked.rest;
    const ModelInfo *found = catalog->findModel(id);
    if (!found) {
        Error error {ErrorKind::UnknownModel, Text::tr("There is no model '%1'. The nearest names: %2")
                                                  .arg(id.left(200), catalog->nearestModels(id).join(u", "))};
        error.httpStatus = 404;
        respondWithError(asked.exchange, error, asked.cors);
        return;
    }
    respondJson(asked, modelRow(*catalog, *found, m_engine.usableProviders().result()));
}

void ApiRoutes::chat(const Asked &asked)
{
    const Result<QJsonObject> body = jsonObjectFrom(asked.exchange.request().body);
    const Result<ChatRequest> request = body ? chatRequestFromOpenAi(*body) : body.error();
    if (!request)
        respondWithError(asked.exchange, request.error(), asked.cors);
    else
        new ChatResponder(asked.exchange, m_engine, m_live, *request, originOf(asked),
                          asked.cors); // the exchange's child
}

void ApiRoutes::raw(const Asked &asked)
{
    const HttpRequest &received = asked.exchange.request();
    const Result<ChatRequest> request = rawRequestFrom(
        {.task = asked.route.task, .contentType = received.header("content-type"), .body = received.body});
    if (!request)
        respondWithError(asked.exchange, request.error(), asked.cors);
    else
        new RawResponder(asked.exchange, m_engine, m_live, *request, originOf(asked),
                         asked.cors); // the exchange's child
}

} // namespace core
