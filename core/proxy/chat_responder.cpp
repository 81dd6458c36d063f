#include "core/proxy/chat_responder.h"

#include "core/proxy/answer_parts.h"
#include "core/proxy/item_memory.h"
#include "core/proxy/live_requests.h"
#include "core/proxy/router_metadata.h"

#include <QDateTime>

namespace core {

namespace {

constexpr Milliseconds kKeepAlive {10'000};

} // namespace

ChatResponder::ChatResponder(const ApiCall &asked, const ClientRequest &client, const ChatRequest &request,
                             const CacheTurn &turn)
    : QObject(&asked.exchange)
    , m_exchange(asked.exchange)
    , m_live(asked.live)
    , m_corsHeaders(asked.cors)
    , m_shape(*asked.route.shape)
    , m_items(asked.items)
    , m_cache(asked.cache)
    , m_turn(turn)
    , m_keyId(asked.key.id)
    , m_client(client)
    , m_request(request)
    , m_stream(request.stream)
{
    const CallOrigin origin = originOf(asked);
    m_call = asked.engine.call(request, origin);
    connect(m_call.get(), &CallHandle::progressed, this, &ChatResponder::onProgress);
    connect(&m_exchange, &HttpExchange::drained, this, [this] {
        if (m_call)
            m_call->setPaused(false);
    });
    if (m_stream && !m_shape.keepAlive().isEmpty()) {
        m_keepAlive.setParent(this);
        connect(&m_keepAlive, &QTimer::timeout, this, &ChatResponder::keepAlive);
        m_keepAlive.start(kKeepAlive);
    }

    m_live.add(liveEntry(m_call->id(), request, origin));
}

void ChatResponder::onProgress(const CallProgress &progress)
{
    if (progress.attempt) {
        m_attempt = progress.attempt;
        m_live.attemptStarted(m_call->id(), *m_attempt);
    }
    if (!progress.events.isEmpty()) {
        if (!m_stream || m_turn.enabled)
            m_events += progress.events;
        if (m_stream) {
            beginStream();
            beginWriter();
            write(m_writer->write(progress.events));
        }
    }
    if (progress.finished)
        finish(*progress.finished, metadataOf(progress));
}

void ChatResponder::write(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    m_lastByte = monotonicNow();
    m_exchange.write(bytes);
    if (m_exchange.bytesWaiting() > kPauseAt)
        m_call->setPaused(true);
}

void ChatResponder::keepAlive()
{
    const TimePoint now = monotonicNow();
    if (now - m_lastByte >= kKeepAlive) {
        beginStream();
        m_exchange.write(m_shape.keepAlive());
        m_lastByte = now;
    }
    m_keepAlive.start(kKeepAlive - (now - m_lastByte));
}

void ChatResponder::beginStream()
{
    if (m_exchange.isStreaming())
        return;
    m_exchange.beginStream(200, streamHeaders(m_shape, m_client) + answerHeaders());
}

void ChatResponder::beginWriter()
{
    if (m_writer)
        return;
    ReplyFacts facts;
    facts.id = m_call->id();
    facts.created = QDateTime::currentSecsSinceEpoch();
    if (m_attempt) {
        facts.model = m_attempt->model;
        facts.provider = m_attempt->provider;
        facts.simulated = m_attempt->simulated;
    }
    facts.keepItems = [this](const QJsonArray &items) { m_items.keep(m_keyId, items); };
    m_writer = m_shape.writerFor(m_client, m_request, facts);
    m_client = {}; // can be large
    m_request = {};
}

QJsonObject ChatResponder::metadataOf(const CallProgress &last)
{
    return last.route ? QJsonObject {{QStringLiteral("openrouter_metadata"),
                                      routerMetadata(*last.route, *last.finished)}}
                      : QJsonObject();
}

void ChatResponder::finish(const RequestRecord &record, const QJsonObject &metadata)
{
    m_keepAlive.stop();
    m_live.finished(record);
    QList<ChatEvent> counts; // what the provider did not count, the engine did
    if (record.usage)
        counts << UsageReport {*record.usage};
    m_events += counts;
    keepAnswer(m_cache, m_turn, record, m_attempt, m_events);
    if (record.error && !m_exchange.isStreaming()) {
        respondWithFailure(m_exchange, m_shape, record, answerHeaders(), m_attempt, metadata);
        return;
    }
    if (!m_stream) {
        beginWriter();
        HeaderList headers = answerHeaders() + costHeader(record);
        headers << qMakePair(QByteArray("Content-Type"), QByteArray("application/json"));
        m_exchange.respond(200, headers, m_writer->wholeText(m_events, record.cost, metadata));
        return;
    }
    beginStream();
    beginWriter();
    m_writer->setLastFields(metadata);
    m_exchange.write(m_writer->write(record.error ? QList<ChatEvent> {*record.error} : counts));
    if (!record.error)
        m_exchange.write(m_writer->end(record.cost));
    m_exchange.endStream();
}

HeaderList ChatResponder::answerHeaders() const
{
    return m_corsHeaders + callHeaders(m_call->id(), m_attempt) + cacheHeaders(m_turn);
}

} // namespace core
