#include "core/proxy/chat_responder.h"

#include "core/proxy/answer_parts.h"
#include "core/proxy/live_requests.h"

#include <QDateTime>
#include <QJsonDocument>

#include <utility>

namespace core {

namespace {

constexpr int kKeepAliveMs = 10'000;

HeaderList streamHeaders()
{
    return {{"Content-Type", "text/event-stream; charset=utf-8"},
            {"Cache-Control", "no-cache"},
            {"X-Accel-Buffering", "no"}};
}

} // namespace

ChatResponder::ChatResponder(HttpExchange &exchange, Engine &engine, LiveRequests &live,
                             const ChatRequest &request, const CallOrigin &origin, HeaderList corsHeaders)
    : QObject(&exchange)
    , m_exchange(exchange)
    , m_live(live)
    , m_corsHeaders(std::move(corsHeaders))
    , m_stream(request.stream)
    , m_excludeReasoning(request.reasoning && request.reasoning->exclude)
    , m_call(engine.call(request, origin))
{
    connect(m_call.get(), &CallHandle::progressed, this, &ChatResponder::onProgress);
    connect(&exchange, &HttpExchange::drained, this, [this] {
        if (m_call)
            m_call->setPaused(false);
    });
    m_keepAlive.setParent(this);
    m_keepAlive.setInterval(kKeepAliveMs);
    connect(&m_keepAlive, &QTimer::timeout, this, &ChatResponder::keepAlive);
    if (m_stream)
        m_keepAlive.start();

    m_live.add(liveEntry(m_call->id(), request, origin));
}

void ChatResponder::onProgress(const CallProgress &progress)
{
    if (progress.attempt) {
        m_attempt = progress.attempt;
        m_live.attemptStarted(m_call->id(), *m_attempt);
    }
    if (!progress.events.isEmpty()) {
        if (!m_stream) {
            m_events += progress.events;
        } else {
            beginStream();
            write(m_writer->write(progress.events));
        }
    }
    if (progress.finished)
        finish(*progress.finished);
}

void ChatResponder::write(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    m_keepAlive.start(); // counts from the last byte
    m_exchange.write(bytes);
    if (m_exchange.bytesWaiting() > kPauseAt)
        m_call->setPaused(true);
}

void ChatResponder::keepAlive()
{
    if (!m_exchange.isStreaming())
        m_exchange.beginStream(200, streamHeaders() + answerHeaders());
    m_exchange.write(OpenAiReplyWriter::keepAlive());
}

void ChatResponder::beginStream()
{
    if (!m_exchange.isStreaming())
        m_exchange.beginStream(200, streamHeaders() + answerHeaders());
    beginWriter();
}

void ChatResponder::beginWriter()
{
    if (m_writer)
        return;
    OpenAiReplyFacts facts;
    facts.id = m_call->id();
    facts.created = QDateTime::currentSecsSinceEpoch();
    facts.excludeReasoning = m_excludeReasoning;
    if (m_attempt) {
        facts.model = m_attempt->model;
        facts.provider = m_attempt->provider;
        facts.simulated = m_attempt->simulated;
    }
    m_writer.emplace(facts);
}

void ChatResponder::finish(const RequestRecord &record)
{
    m_keepAlive.stop();
    m_live.finished(record);
    if (record.error && !m_exchange.isStreaming()) {
        respondWithFailure(m_exchange, record, answerHeaders(), m_attempt);
        return;
    }
    if (!m_stream) {
        beginWriter();
        HeaderList headers = answerHeaders() + costHeader(record);
        headers << qMakePair(QByteArray("Content-Type"), QByteArray("application/json"));
        m_exchange.respond(
            200, headers,
            QJsonDocument(m_writer->whole(m_events, record.cost)).toJson(QJsonDocument::Compact));
        return;
    }
    beginStream();
    if (record.error)
        m_exchange.write(m_writer->write({*record.error}));
    else
        m_exchange.write(m_writer->end(record.cost));
    m_exchange.endStream();
}

HeaderList ChatResponder::answerHeaders() const
{
    return m_corsHeaders + callHeaders(m_call->id(), m_attempt);
}

} // namespace core
