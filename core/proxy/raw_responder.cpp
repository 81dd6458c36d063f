#include "core/proxy/raw_responder.h"

#include "core/proxy/answer_parts.h"
#include "core/proxy/live_requests.h"

#include <utility>

namespace core {

namespace {

const QByteArray kEventStream = "text/event-stream";

} // namespace

RawResponder::RawResponder(const ApiCall &asked, const ChatRequest &request, RawTranslation translation,
                           const CacheTurn &turn)
    : QObject(&asked.exchange)
    , m_exchange(asked.exchange)
    , m_live(asked.live)
    , m_corsHeaders(asked.cors)
    , m_shape(*asked.route.shape)
    , m_translation(std::move(translation))
    , m_cache(asked.cache)
    , m_turn(turn)
    , m_call(asked.engine.call(request, originOf(asked)))
{
    connect(m_call.get(), &CallHandle::progressed, this, &RawResponder::onProgress);
    connect(&m_exchange, &HttpExchange::drained, this, [this] { m_call->setPaused(false); });
    m_live.add(liveEntry(m_call->id(), request, originOf(asked)));
}

void RawResponder::onProgress(const CallProgress &progress)
{
    if (progress.attempt) {
        m_attempt = progress.attempt;
        m_live.attemptStarted(m_call->id(), *m_attempt);
    }
    for (const ChatEvent &event : progress.events) {
        if (const auto *piece = std::get_if<RawBytes>(&event))
            take(*piece);
    }
    if (progress.finished)
        finish(*progress.finished);
}

void RawResponder::take(const RawBytes &piece)
{
    if (m_contentType.isEmpty())
        m_contentType = piece.contentType.isEmpty() ? "application/octet-stream" : piece.contentType;
    if (m_contentType.startsWith("application/json")) {
        m_json += piece.bytes;
        return;
    }
    if (!m_exchange.isStreaming()) {
        HeaderList headers = answerHeaders();
        headers << qMakePair(QByteArray("Content-Type"), m_contentType);
        if (m_contentType.startsWith(kEventStream))
            headers << qMakePair(QByteArray("Cache-Control"), QByteArray("no-cache"))
                    << qMakePair(QByteArray("X-Accel-Buffering"), QByteArray("no"));
        m_exchange.beginStream(200, headers);
    }
    m_exchange.write(piece.bytes);
    if (m_exchange.bytesWaiting() > kPauseAt)
        m_call->setPaused(true);
}

void RawResponder::finish(const RequestRecord &record)
{
    m_live.finished(record);
    if (record.error && m_exchange.isStreaming()) {
        failInStream(*record.error);
    } else if (record.error) {
        respondWithFailure(m_exchange, m_shape, record, answerHeaders(), m_attempt);
    } else if (m_exchange.isStreaming()) {
        m_exchange.endStream();
    } else {
        HeaderList headers = answerHeaders() + costHeader(record);
        headers << qMakePair(QByteArray("Content-Type"), m_contentType);
        keepAnswer(m_cache, m_turn, record, m_attempt, {RawBytes {m_json, m_contentType}});
        m_exchange.respond(200, headers, translated(m_json, m_translation));
    }
}

void RawResponder::failInStream(const Error &error)
{
    if (!m_contentType.startsWith(kEventStream)) {
        m_exchange.abort();
        return;
    }
    const QString provider = m_attempt ? m_attempt->provider : QString();
    m_exchange.write(sseEvent("error", m_shape.errorBody(error, provider, m_call->id())));
    m_exchange.endStream();
}

HeaderList RawResponder::answerHeaders() const
{
    return m_corsHeaders + callHeaders(m_call->id(), m_attempt) + cacheHeaders(m_turn);
}

} // namespace core
