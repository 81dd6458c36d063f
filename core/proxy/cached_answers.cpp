#include "core/proxy/cached_answers.h"

#include "core/engine/call_id.h"
#include "core/model/cost_reason.h"
#include "core/model/preset_mention.h"
#include "core/proxy/answer_parts.h"
#include "core/proxy/chat_responder.h"
#include "core/proxy/item_memory.h"
#include "core/proxy/live_requests.h"
#include "core/proxy/raw_responder.h"

#include <QDateTime>
#include <QJsonDocument>

namespace core {

namespace {

CacheTurn turnOf(const ApiCall &asked, const ChatRequest &request)
{
    const HttpRequest &received = asked.exchange.request();
    const CacheWish wish = asked.cache.wishFor(received.headers, presetNameOf(request));
    if (!wish.enabled)
        return {};
    CacheTurn turn {.enabled = true, .ttl = wish.ttl};
    turn.key = answerKey({.keyId = asked.key.id,
                          .model = request.model,
                          .shape = originOf(asked).clientShape,
                          .stream = request.stream,
                          .body = received.body});
    if (wish.renew)
        asked.cache.forget(turn.key);
    else
        turn.hit = asked.cache.find(turn.key, monotonicNow());
    return turn;
}

/// A request that cost nothing, because nobody was asked.
RequestRecord recordOf(const ApiCall &asked, const ChatRequest &request, const KeptAnswer &answer)
{
    const CallOrigin origin = originOf(asked);
    RequestRecord record;
    record.id = newCallId();
    record.time = QDateTime::currentDateTimeUtc();
    record.clientShape = origin.clientShape;
    record.keyName = origin.keyName;
    record.keyId = origin.keyId;
    record.member = origin.rules.member;
    record.app = origin.app;
    record.modelAsked = request.model;
    record.model = answer.model;
    record.streamed = request.stream;
    record.status = 200;
    record.usage = Usage {};
    record.cost = Money {};
    record.costReason = costReasonName(CostReason::CachedAnswer);
    record.costSource = answer.simulated ? CostSource::Simulated : CostSource::Computed;
    record.finishReason = answer.finishReason;
    record.nativeFinishReason = answer.nativeFinishReason;
    record.sessionId = request.sessionId;
    return record;
}

void note(const ApiCall &asked, const ChatRequest &request, const RequestRecord &record)
{
    asked.live.add(liveEntry(record.id, request, originOf(asked)));
    asked.live.finished(record);
    asked.remember(record);
}

HeaderList headersOf(const ApiCall &asked, const RequestRecord &record, const CacheTurn &turn)
{
    return asked.cors + callHeaders(record.id, {}) + cacheHeaders(turn);
}

void replayChat(const ApiCall &asked, const ClientRequest &client, const ChatRequest &request,
                const CacheTurn &turn)
{
    const KeptAnswer &answer = turn.hit->answer;
    const RequestRecord record = recordOf(asked, request, answer);
    ReplyFacts facts;
    facts.id = record.id;
    facts.created = record.time.toSecsSinceEpoch();
    facts.model = answer.model;
    facts.provider = answer.provider;
    facts.simulated = answer.simulated;
    facts.keepItems = [&asked](const QJsonArray &items) { asked.items.keep(asked.key.id, items); };
    const ClientShape &shape = *asked.route.shape;
    const std::unique_ptr<ReplyWriter> writer = shape.writerFor(client, request, facts);
    note(asked, request, record);
    HeaderList headers = headersOf(asked, record, turn);
    if (request.stream) {
        asked.exchange.beginStream(200, streamHeaders(shape, client) + headers);
        // One after the other: which side of a sum comes first is not said.
        asked.exchange.write(writer->write(answer.events));
        asked.exchange.write(writer->end(record.cost));
        asked.exchange.endStream();
        return;
    }
    headers << costHeader(record) << qMakePair(QByteArray("Content-Type"), QByteArray("application/json"));
    const QJsonObject json = writer->whole(answer.events, record.cost);
    asked.exchange.respond(200, headers, QJsonDocument(json).toJson(QJsonDocument::Compact));
}

void replayRaw(const ApiCall &asked, const ChatRequest &request, const RawTranslation &translation,
               const CacheTurn &turn)
{
    const KeptAnswer &answer = turn.hit->answer;
    const RequestRecord record = recordOf(asked, request, answer);
    RawBytes kept;
    for (const ChatEvent &event : answer.events) {
        if (const auto *piece = std::get_if<RawBytes>(&event))
            kept = *piece;
    }
    note(asked, request, record);
    const HeaderList headers =
        headersOf(asked, record, turn) + costHeader(record) + HeaderList {{"Content-Type", kept.contentType}};
    asked.exchange.respond(200, headers, translated(kept.bytes, translation));
}

QByteArray secondsIn(Milliseconds time)
{
    return QByteArray::number(qint64(std::chrono::duration_cast<std::chrono::seconds>(time).count()));
}

} // namespace

void respondToChat(const ApiCall &asked, const ClientRequest &client, const ChatRequest &request)
{
    const CacheTurn turn = turnOf(asked, request);
    if (turn.hit)
        replayChat(asked, client, request, turn);
    else
        new ChatResponder(asked, client, request, turn); // the exchange's child
}

void respondToRaw(const ApiCall &asked, const ChatRequest &request, const RawTranslation &translation)
{
    const CacheTurn turn = asked.route.task == Task::Embeddings ? turnOf(asked, request) : CacheTurn {};
    if (turn.hit)
        replayRaw(asked, request, translation, turn);
    else
        new RawResponder(asked, request, translation, turn); // the exchange's child
}

QString presetNameOf(const ChatRequest &request)
{
    return request.preset.isEmpty() ? splitPresetMention(request.model).preset : request.preset;
}

HeaderList cacheHeaders(const CacheTurn &turn)
{
    if (!turn.enabled)
        return {};
    if (!turn.hit)
        return {{"X-OpenRouter-Cache-Status", "MISS"}, {"X-OpenRouter-Cache-TTL", secondsIn(turn.ttl)}};
    return {{"X-OpenRouter-Cache-Status", "HIT"},
            {"X-OpenRouter-Cache-Age", secondsIn(turn.hit->age)},
            {"X-OpenRouter-Cache-TTL", secondsIn(turn.hit->left)},
            {"X-OpenRouter-Cache-Source-Id", turn.hit->answer.sourceId.toLatin1()}};
}

void keepAnswer(AnswerCache &cache, const CacheTurn &turn, const RequestRecord &record,
                const std::optional<CallProgress::Attempt> &attempt, const QList<ChatEvent> &events)
{
    const bool good =
        !record.error && record.status == 200 && record.finishReason != finishReasonName(FinishReason::Error);
    if (!turn.enabled || !good)
        return;
    KeptAnswer answer {.sourceId = record.id,
                       .model = record.model,
                       .finishReason = record.finishReason,
                       .nativeFinishReason = record.nativeFinishReason,
                       .events = events};
    if (attempt) {
        answer.provider = attempt->provider;
        answer.simulated = attempt->simulated;
    }
    cache.keep(turn.key, answer, turn.ttl, monotonicNow());
}

QByteArray translated(const QByteArray &json, const RawTranslation &translation)
{
    if (!translation)
        return json;
    const QJsonObject answer = translation(QJsonDocument::fromJson(json).object());
    return QJsonDocument(answer).toJson(QJsonDocument::Compact);
}

} // namespace core
