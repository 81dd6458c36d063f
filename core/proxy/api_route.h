#pragma once

#include "core/engine/engine.h"
#include "core/http/http_server.h"
#include "core/protocol/client_shape.h"
#include "core/proxy/access_control.h"

#include <QJsonObject>
#include <QLatin1String>

#include <functional>

namespace core {

class AnswerCache;
class ItemMemory;
class LiveRequests;
class OwnKeys;
struct ApiCall;
struct ServerFigures;

/// A place of the local API and what is answered there. Who may come is decided before, by the server.
struct Route {
    /// What a key must be for.
    enum class Purpose {
        Use, ///< Asking models.
        Manage, ///< Managing keys.
        Either,
    };
    QLatin1String path; ///< Ending in a slash (but for `/`), it stands for all paths that begin so.
    const char *method;
    void (*answer)(const ApiCall &asked);
    const ClientShape *shape; ///< Whose errors are spoken here, and whose chats where it takes them.
    bool needsKey = true;
    Purpose purpose = Purpose::Use;
    Task task = Task::Chat;
    QLatin1String name = QLatin1String(); ///< For the history, where it is not the shape's.
};

/// A request that may be answered.
struct ApiCall {
    HttpExchange &exchange;
    const Route &route;
    QString rest; ///< What comes behind the route's path, decoded.
    AccessKey key; ///< Of a route that needs one.
    HeaderList cors; ///< For every answer.
    Engine &engine;
    LiveRequests &live;
    ItemMemory &items;
    AnswerCache &cache;
    OwnKeys &ownKeys;
    const ServerFigures &figures;
    /// Takes what was answered here, without the engine, for the history.
    const std::function<void(const RequestRecord &)> &remember;
};

// What the answers of several routes are made of.

void respondJson(const ApiCall &asked, const QJsonObject &json, int status = 200);
void respondWithError(const ApiCall &asked, const Error &error);

/// The request's body as an object.
Result<QJsonObject> bodyOf(const ApiCall &asked);
/// The request as its shape wants to read it.
Result<ClientRequest> clientRequestOf(const ApiCall &asked);
CallOrigin originOf(const ApiCall &asked);
/// Whether the client's key is bound to other models than this one.
bool mayUse(const AccessKey &key, const QString &modelId);

/// Counts the tokens of a prompt here, without asking anybody, and answers with `{name: N}`. The header says
/// how far the count can be trusted.
void answerTokenCount(const ApiCall &asked, const Result<ChatRequest> &request, const QString &name);
/// Reads a chat in the route's shape, asks a model and answers.
void answerChat(const ApiCall &asked);

} // namespace core
