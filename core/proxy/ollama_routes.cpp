#include "core/protocol/codec.h"
#include "core/protocol/field_reader.h"
#include "core/protocol/ollama/ollama_embed.h"
#include "core/protocol/ollama/ollama_ingress.h"
#include "core/protocol/ollama/ollama_reply.h"
#include "core/proxy/api_routes.h"
#include "core/proxy/cached_answers.h"
#include "core/proxy/model_rows.h"
#include "core/proxy/ollama_rows.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::OllamaRoutes)
};

/// The version of Ollama whose API is spoken here. Clients ask for it before they use what is newer.
constexpr QLatin1String kOllamaVersion("0.13.0");
constexpr QLatin1String kModel("model");

/// In Ollama's words: some clients look for them, to offer a download.
Error notFound(const QString &name)
{
    Error error {ErrorKind::UnknownModel, Text::tr("model '%1' not found").arg(name.left(200))};
    error.httpStatus = 404;
    return error;
}

/// The body with the catalog's name of its model, where the client's has a tag that the catalog has not.
QJsonObject withKnownModel(const ApiCall &asked, QJsonObject body)
{
    const CatalogPtr catalog = asked.engine.catalog().result();
    const QString name = body.value(kModel).toString();
    if (catalog->findModel(name))
        return body;
    if (const ModelInfo *model = findOllamaModel(*catalog, name))
        body.insert(kModel, model->id);
    return body;
}

OllamaForm formOf(const ApiCall &asked)
{
    return asked.route.shape == &ollamaChatShape() ? OllamaForm::Chat : OllamaForm::Generate;
}

/// There is nothing to load: a model that is known counts as loaded.
void answerLoad(const ApiCall &asked, const QJsonObject &body)
{
    const QString name = body.value(kModel).toString();
    const CatalogPtr catalog = asked.engine.catalog().result();
    const ModelInfo *model = catalog->findModel(name);
    if (!model || !mayUse(asked.key, model->id)) {
        respondWithError(asked, notFound(name));
        return;
    }
    respondJson(asked, ollamaLoadReply(model->id, QDateTime::currentSecsSinceEpoch(), formOf(asked),
                                       asksOllamaToUnload(body)));
}

void answerQuestion(const ApiCall &asked)
{
    const Result<ClientRequest> received = clientRequestOf(asked);
    if (!received) {
        respondWithError(asked, received.error());
        return;
    }
    ClientRequest client = *received;
    client.body = withKnownModel(asked, client.body);
    const Result<ChatRequest> request = asked.route.shape->read(client);
    if (!request)
        respondWithError(asked, request.error());
    else if (asksOllamaToLoad(client.body))
        answerLoad(asked, client.body);
    else
        respondToChat(asked, client, *request);
}

void answerEmbed(const ApiCall &asked, OllamaEmbedForm form)
{
    const Result<QJsonObject> body = bodyOf(asked);
    const Result<ChatRequest> request =
        body ? embedRequestFromOllama(withKnownModel(asked, *body), form) : body.error();
    if (!request) {
        respondWithError(asked, request.error());
        return;
    }
    respondToRaw(asked, *request,
                 [form](const QJsonObject &answer) { return ollamaEmbedReply(answer, form); });
}

void answerEmbedList(const ApiCall &asked)
{
    answerEmbed(asked, OllamaEmbedForm::List);
}

void answerEmbedSingle(const ApiCall &asked)
{
    answerEmbed(asked, OllamaEmbedForm::Single);
}

void answerTags(const ApiCall &asked)
{
    const CatalogPtr catalog = asked.engine.catalog().result();
    QJsonArray rows;
    for (const ModelInfo *model :
         callableModels(*catalog, asked.engine.usableProviders().result(), spokenProtocols())) {
        if (mayUse(asked.key, model->id))
            rows << ollamaTagRow(*model, catalog->dataAsOf());
    }
    respondJson(asked, {{QStringLiteral("models"), rows}});
}

void answerShow(const ApiCall &asked)
{
    const Result<QJsonObject> body = bodyOf(asked);
    if (!body) {
        respondWithError(asked, body.error());
        return;
    }
    const QLatin1String olderName("name");
    const QString name = body->value(body->contains(kModel) ? kModel : olderName).toString();
    const CatalogPtr catalog = asked.engine.catalog().result();
    const ModelInfo *model = findOllamaModel(*catalog, name);
    if (!model || !mayUse(asked.key, model->id))
        respondWithError(asked, notFound(name));
    else
        respondJson(asked, ollamaShowRow(*model, catalog->dataAsOf()));
}

/// Models in memory. There are none: that is the providers' affair.
void answerProcesses(const ApiCall &asked)
{
    respondJson(asked, {{QStringLiteral("models"), QJsonArray()}});
}

void answerVersion(const ApiCall &asked)
{
    respondJson(asked, {{QStringLiteral("version"), kOllamaVersion},
                        {QStringLiteral("switchyard"), QCoreApplication::applicationVersion()}});
}

/// What clients look for to know whether an Ollama runs here.
void answerGreeting(const ApiCall &asked)
{
    const HeaderList type {{"Content-Type", "text/plain; charset=utf-8"}};
    asked.exchange.respond(200, asked.cors + type, "Ollama is running");
}

} // namespace

QList<Route> ollamaRoutes()
{
    const ClientShape *chat = &ollamaChatShape();
    const auto get = [&](const char *path, void (*answer)(const ApiCall &), bool needsKey = true) {
        return Route {.path = QLatin1String(path),
                      .method = "GET",
                      .answer = answer,
                      .shape = chat,
                      .needsKey = needsKey};
    };
    const auto embed = [&](const char *path, void (*answer)(const ApiCall &)) {
        return Route {.path = QLatin1String(path),
                      .method = "POST",
                      .answer = answer,
                      .shape = chat,
                      .task = Task::Embeddings,
                      .name = QLatin1String("ollama-embed")};
    };
    return {
        {.path = QLatin1String("/api/chat"), .method = "POST", .answer = answerQuestion, .shape = chat},
        {.path = QLatin1String("/api/generate"),
         .method = "POST",
         .answer = answerQuestion,
         .shape = &ollamaGenerateShape()},
        {.path = QLatin1String("/api/show"), .method = "POST", .answer = answerShow, .shape = chat},
        embed("/api/embed", answerEmbedList),
        embed("/api/embeddings", answerEmbedSingle),
        get("/api/tags", answerTags),
        get("/api/ps", answerProcesses),
        get("/api/version", answerVersion, false),
        get("/", answerGreeting, false),
    };
}

} // namespace core
