#pragma once

#include "core/proxy/answer_cache.h"
#include "core/proxy/api_route.h"

#include <QJsonObject>

#include <functional>

namespace core {

// Between the routes and the responders: answers that are kept are given again, all others are asked for.

/// What the cache has to do with one request.
struct CacheTurn {
    bool enabled = false;
    QByteArray key = {};
    Milliseconds ttl {0};
    std::optional<AnswerCache::Hit> hit = {};
};

/// Turns an answer in OpenAI's shape into that of the client. Empty: it goes on as it is.
using RawTranslation = std::function<QJsonObject(const QJsonObject &)>;

/// Answers a chat. `request`: as the route's shape read it from `client`.
void respondToChat(const ApiCall &asked, const ClientRequest &client, const ChatRequest &request);
/// Answers what is no chat. Only embeddings are ever kept.
void respondToRaw(const ApiCall &asked, const ChatRequest &request, const RawTranslation &translation = {});

/// The preset that a request names, in its field or in the name of its model; empty if it names none.
QString presetNameOf(const ChatRequest &request);
/// What the client is told about the cache; nothing where that is off.
HeaderList cacheHeaders(const CacheTurn &turn);
/// Keeps an answer if it is good and complete, and if it is to be kept.
void keepAnswer(AnswerCache &cache, const CacheTurn &turn, const RequestRecord &record,
                const std::optional<CallProgress::Attempt> &attempt, const QList<ChatEvent> &events);
QByteArray translated(const QByteArray &json, const RawTranslation &translation);

} // namespace core
