#include "core/proxy/api_route.h"

#include "core/async/after.h"
#include "core/protocol/field_reader.h"
#include "core/proxy/answer_parts.h"
#include "core/proxy/app_name.h"
#include "core/proxy/cached_answers.h"
#include "core/proxy/item_memory.h"
#include "core/proxy/router_metadata.h"
#include "core/routing/router.h"

#include <QJsonDocument>

#include <algorithm>

namespace core {

namespace {

constexpr qsizetype kLongestSession = 256;

} // namespace

void respondJson(const ApiCall &asked, const QJsonObject &json, int status)
{
    asked.exchange.respond(status,
                           HeaderList(asked.cors)
                               << qMakePair(QByteArray("Content-Type"), QByteArray("application/json")),
                           QJsonDocument(json).toJson(QJsonDocument::Compact));
}

void respondWithError(const ApiCall &asked, const Error &error)
{
    respondWithError(asked.exchange, *asked.route.shape, error, {.headers = asked.cors});
}

Result<QJsonObject> bodyOf(const ApiCall &asked)
{
    return jsonObjectFrom(asked.exchange.request().body);
}

Result<ClientRequest> clientRequestOf(const ApiCall &asked)
{
    const HttpRequest &received = asked.exchange.request();
    const Result<QJsonObject> body = bodyOf(asked);
    if (!body)
        return body.error();
    return ClientRequest {.body = *body,
                          .place = asked.rest,
                          .query = received.query,
                          .headers = received.headers,
                          .item = [&items = asked.items, key = asked.key.id](const QString &id) {
                              return items.find(key, id);
                          }};
}

CallOrigin originOf(const ApiCall &asked)
{
    return {.clientShape = asked.route.name.isEmpty() ? asked.route.shape->name() : asked.route.name,
            .keyName = asked.key.name,
            .keyId = asked.key.id,
            .app = asked.key.rules.app.isEmpty() ? appNameOf(asked.exchange.request().headers)
                                                 : asked.key.rules.app,
            .rules = asked.key.rules,
            .tellRoute = wantsRouterMetadata(asked.exchange.request().headers)};
}

bool mayUse(const AccessKey &key, const QString &modelId)
{
    const QStringList &models = key.rules.models;
    return models.isEmpty() || std::any_of(models.cbegin(), models.cend(), [&](const QString &pattern) {
               return matchesModelPattern(pattern, modelId);
           });
}

void answerTokenCount(const ApiCall &asked, const Result<ChatRequest> &request, const QString &name)
{
    if (!request) {
        respondWithError(asked, request.error());
        return;
    }
    after(asked.engine.countTokens(*request), &asked.exchange, [asked, name](const PromptTokens &count) {
        const QByteArray trust =
            count.exact ? QByteArrayLiteral("exact")
                        : "estimate, " + QByteArray::number(count.errorPerMille / 10.0) + "% off on average";
        ApiCall answered = asked;
        answered.cors << qMakePair(QByteArray("x-switchyard-token-count"), trust);
        respondJson(answered, {{name, count.tokens}});
    });
}

void answerChat(const ApiCall &asked)
{
    const Result<ClientRequest> client = clientRequestOf(asked);
    const Result<ChatRequest> request = client ? asked.route.shape->read(*client) : client.error();
    if (!request) {
        respondWithError(asked, request.error());
        return;
    }
    ChatRequest chat = *request;
    if (chat.sessionId.isEmpty()) // OpenRouter's header, for clients that cannot change the body
        chat.sessionId =
            QString::fromUtf8(asked.exchange.request().header("x-session-id").left(kLongestSession));
    respondToChat(asked, *client, chat);
}

} // namespace core
