#include "core/http/http_connection.h"

#include "core/http/http_response.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

namespace core {

namespace {

/// From here on a writer is told to wait for drained().
constexpr qint64 kHighWater = qint64(64) * 1024;
/// How long the rest of a refused request is thrown away. Closing at once would reset the connection, and the
/// client would see that instead of the answer.
constexpr int kLingerMs = 2'000;

/// Marks a connection as being on the call stack.
using Busy = QScopedValueRollback<int>;

} // namespace

HttpConnectionExchange::HttpConnectionExchange(HttpRequest request, HttpConnection *connection)
    : HttpExchange(connection)
    , m_request(std::move(request))
    , m_connection(connection)
{ }

HttpConnectionExchange::~HttpConnectionExchange()
{
    // Deleted without an answer: there is nobody left who could give one.
    abort();
}

void HttpConnectionExchange::respond(int status, const HeaderList &headers, const QByteArray &body)
{
    if (m_connection)
        m_connection->respond(status, headers, body);
}

void HttpConnectionExchange::beginStream(int status, const HeaderList &headers)
{
    if (m_connection)
        m_connection->beginStream(status, headers);
}

void HttpConnectionExchange::write(const QByteArray &bytes)
{
    if (m_connection)
        m_connection->write(bytes);
}

void HttpConnectionExchange::endStream()
{
    if (m_connection)
        m_connection->endStream();
}

void HttpConnectionExchange::abort()
{
    if (m_connection)
        m_connection->abandon();
}

qint64 HttpConnectionExchange::bytesWaiting() const
{
    return m_connection ? m_connection->m_stream->bytesWaiting() : 0;
}

bool HttpConnectionExchange::isStreaming() const
{
    return m_connection && m_connection->m_state == HttpConnection::State::Streaming;
}

HttpConnection::HttpConnection(std::unique_ptr<ByteStream> stream, const HttpServerShared &shared,
                               QObject *parent)
    : QObject(parent)
    , m_stream(std::move(stream))
    , m_shared(shared)
    , m_parser(shared.limits)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &HttpConnection::onTimer);
    connect(m_stream.get(), &ByteStream::readyRead, this, &HttpConnection::onReadyRead);
    connect(m_stream.get(), &ByteStream::bytesWritten, this, &HttpConnection::onBytesWritten);
    connect(m_stream.get(), &ByteStream::peerClosed, this, &HttpConnection::onPeerClosed,
            Qt::QueuedConnection);
    connect(m_stream.get(), &ByteStream::closed, this, &HttpConnection::onClosed, Qt::QueuedConnection);
    armForReading();
    // Bytes that came with the connection were announced before anyone listened.
    QMetaObject::invokeMethod(this, &HttpConnection::onReadyRead, Qt::QueuedConnection);
}

HttpConnection::~HttpConnection()
{
    if (m_exchange)
        m_exchange->detach();
    m_stream->disconnect(this);
}

void HttpConnection::turnAway()
{
    const Busy busy(m_depth, m_depth + 1);
    refuse(503, QStringLiteral("Too many connections are open. Try again later."));
}

void HttpConnection::closeWhenIdle()
{
    const Busy busy(m_depth, m_depth + 1);
    if (m_state == State::Reading && m_parser.phase() == HttpParser::Phase::Start
        && m_stream->bytesAvailable() == 0)
        closeGently();
}

void HttpConnection::cut()
{
    const Busy busy(m_depth, m_depth + 1);
    if (m_state == State::Closed)
        return;
    m_stream->reset();
    becomeClosed();
}

void HttpConnection::onReadyRead()
{
    if (m_depth > 0)
        return;
    const Busy busy(m_depth, m_depth + 1);
    if (m_state == State::Reading)
        advance();
    else if (m_state == State::Lingering)
        m_stream->readAll();
}

/// Feeds the parser and hands out requests, one after the other: the next one only after the answer to the
/// last.
void HttpConnection::advance()
{
    while (m_state == State::Reading) {
        if (m_stream->bytesAvailable() > 0)
            m_parser.append(m_stream->readAll());
        HttpParseResult result = m_parser.next();
        if (auto *bad = std::get_if<HttpBad>(&result)) {
            refuse(bad->status, bad->message);
        } else if (auto *request = std::get_if<HttpRequest>(&result)) {
            dispatch(std::move(*request));
        } else {
            if (m_parser.takeContinueWanted())
                send(QByteArrayLiteral("HTTP/1.1 100 Continue\r\n\r\n"));
            armForReading();
            return;
        }
    }
}

/// The header has one deadline from its first byte on; a body only has to keep coming.
void HttpConnection::armForReading()
{
    switch (m_parser.phase()) {
    case HttpParser::Phase::Start:
        m_timingHeader = false;
        setDeadline(m_shared.limits.keepAliveTimeoutMs);
        break;
    case HttpParser::Phase::Header:
        if (!std::exchange(m_timingHeader, true))
            setDeadline(m_shared.limits.headerTimeoutMs);
        break;
    case HttpParser::Phase::Body:
        m_timingHeader = false;
        setDeadline(std::min(m_shared.limits.bodyStallTimeoutMs, bodyTimeLeft()));
        break;
    case HttpParser::Phase::Failed:
        break;
    }
}

/// A body has the time of a stall, and more with each byte that came.
int HttpConnection::bodyTimeLeft()
{
    const TimePoint now = monotonicNow();
    if (!m_bodySince)
        m_bodySince = now;
    const qint64 earned = m_parser.bodyBytes() * 1'000 / m_shared.limits.bodyBytesPerSecond;
    const qint64 left = m_shared.limits.bodyStallTimeoutMs + earned - (now - *m_bodySince).count();
    return int(std::clamp<qint64>(left, 0, m_shared.limits.bodyStallTimeoutMs));
}

void HttpConnection::setDeadline(int milliseconds)
{
    const TimePoint due = monotonicNow() + Milliseconds(milliseconds);
    m_deadline = due;
    if (m_timer.isActive() && m_timerDue <= due)
        return;
    m_timerDue = due;
    m_timer.start(milliseconds);
}

void HttpConnection::onTimer()
{
    if (!m_deadline)
        return;
    const Milliseconds left = *m_deadline - monotonicNow();
    if (left <= Milliseconds::zero()) {
        m_deadline.reset();
        onTimeout();
        return;
    }
    m_timerDue = *m_deadline;
    m_timer.start(left);
}

void HttpConnection::onTimeout()
{
    const Busy busy(m_depth, m_depth + 1);
    switch (m_state) {
    case State::Reading:
        if (m_parser.phase() == HttpParser::Phase::Start)
            closeGently();
        else
            refuse(408, QStringLiteral("The request did not come in time."));
        return;
    case State::Answering:
        return;
    case State::Streaming:
    case State::Flushing:
        // The client keeps the connection but takes nothing any more.
        cut();
        return;
    case State::Lingering:
        m_stream->reset();
        becomeClosed();
        return;
    case State::Closed:
        return;
    }
}

void HttpConnection::dispatch(HttpRequest request)
{
    m_deadline.reset();
    m_bodySince.reset();
    m_timingHeader = false;
    m_keepAlive = request.keepAlive;
    m_http10 = request.http10;
    m_headOnly = request.method == "HEAD";
    m_wasFull = false;
    request.peer = m_stream->peer();
    m_state = State::Answering;
    m_exchange = new HttpConnectionExchange(std::move(request), this);
    m_exchangeOpen = true;
    emit exchangeOpened();
    // The handler may set another handler, or destroy the server.
    const auto handler = m_shared.handler;
    if (handler && *handler)
        (*handler)(m_exchange);
    else
        m_exchange->respond(503, {}, {});
}

/// An answer that the handler never hears of. The connection ends with it, because the bytes behind a
/// malformed or refused request have no meaning.
void HttpConnection::refuse(int status, const QString &message)
{
    m_deadline.reset();
    const QByteArray body =
        m_shared.errorBody ? m_shared.errorBody({status, message, m_parser.path()}) : QByteArray();
    const HeaderList headers {{"Content-Type", "application/json"}};
    send(httpResponseHead(status, headers, HttpFraming::Sized, body.size(), true, httpDateNow()) + body);
    linger();
}

void HttpConnection::send(const QByteArray &bytes)
{
    if (m_stream->isOpen())
        m_stream->write(bytes);
}

void HttpConnection::respond(int status, const HeaderList &headers, const QByteArray &body)
{
    const Busy busy(m_depth, m_depth + 1);
    if (m_state != State::Answering)
        return;
    const bool noBody = httpStatusHasNoBody(status);
    QByteArray answer = httpResponseHead(status, headers, noBody ? HttpFraming::NoBody : HttpFraming::Sized,
                                         body.size(), closesAfterAnswer(), httpDateNow());
    if (!noBody && !m_headOnly)
        answer += body;
    send(answer);
    finishAnswer();
}

void HttpConnection::beginStream(int status, const HeaderList &headers)
{
    const Busy busy(m_depth, m_depth + 1);
    if (m_state != State::Answering)
        return;
    m_state = State::Streaming;
    m_chunked = !m_http10;
    if (m_http10)
        m_keepAlive = false;
    const auto framing = m_chunked ? HttpFraming::Chunked : HttpFraming::UntilClosed;
    m_head = httpResponseHead(status, headers, framing, 0, closesAfterAnswer(), httpDateNow());
    QMetaObject::invokeMethod(this, &HttpConnection::sendHead, Qt::QueuedConnection);
}

void HttpConnection::sendHead()
{
    if (!m_head.isEmpty() && m_state == State::Streaming)
        send(std::exchange(m_head, {}));
}

void HttpConnection::write(const QByteArray &bytes)
{
    const Busy busy(m_depth, m_depth + 1);
    if (m_state != State::Streaming || bytes.isEmpty() || m_headOnly)
        return;
    send(std::exchange(m_head, {}) + (m_chunked ? httpChunk(bytes) : bytes));
    if (!m_wasFull && m_stream->bytesWaiting() >= kHighWater) {
        m_wasFull = true;
        setDeadline(m_shared.limits.keepAliveTimeoutMs);
    }
}

void HttpConnection::endStream()
{
    const Busy busy(m_depth, m_depth + 1);
    if (m_state != State::Streaming)
        return;
    const QByteArray end = m_chunked && !m_headOnly ? QByteArrayLiteral("0\r\n\r\n") : QByteArray();
    send(std::exchange(m_head, {}) + end);
    finishAnswer();
}

void HttpConnection::abandon()
{
    const Busy busy(m_depth, m_depth + 1);
    if (m_state != State::Answering && m_state != State::Streaming)
        return;
    m_stream->reset();
    // Who abandons an answer needs no word that the client is gone.
    m_state = State::Flushing;
    becomeClosed();
}

void HttpConnection::finishAnswer()
{
    m_state = State::Flushing;
    if (m_exchange) {
        m_exchange->detach();
        m_exchange->deleteLater();
        m_exchange = nullptr;
    }
    if (m_stream->bytesWaiting() == 0)
        answerTaken();
    else
        setDeadline(m_shared.limits.keepAliveTimeoutMs);
}

void HttpConnection::answerTaken()
{
    if (m_state != State::Flushing)
        return;
    m_deadline.reset();
    closeExchange();
    if (m_state != State::Flushing) // Whoever heard of it closed us.
        return;
    if (!m_stream->isOpen())
        return; // onClosed() is on its way.
    if (closesAfterAnswer()) {
        closeGently();
        return;
    }
    m_state = State::Reading;
    armForReading();
    // Not directly: this may be deep in a call of the handler's.
    if (m_parser.hasUnread() || m_stream->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &HttpConnection::onReadyRead, Qt::QueuedConnection);
}

void HttpConnection::onBytesWritten()
{
    if (m_depth > 0)
        return; // Our own flush; send()'s caller looks at what is left.
    const Busy busy(m_depth, m_depth + 1);
    const qint64 left = m_stream->bytesWaiting();
    if (m_state == State::Flushing) {
        if (left == 0)
            answerTaken();
        else
            setDeadline(m_shared.limits.keepAliveTimeoutMs);
        return;
    }
    if (m_state != State::Streaming || !m_wasFull)
        return;
    if (left >= kHighWater) {
        setDeadline(m_shared.limits.keepAliveTimeoutMs);
        return;
    }
    m_wasFull = false;
    m_deadline.reset();
    if (m_exchange)
        emit m_exchange->drained();
}

void HttpConnection::onPeerClosed()
{
    const Busy busy(m_depth, m_depth + 1);
    // The client has closed its side while there is something left to write. A complete answer is still
    // delivered; of an incomplete one nobody is waiting for the rest.
    const bool incomplete = m_state == State::Answering || m_state == State::Streaming;
    if (incomplete)
        cut();
}

void HttpConnection::onClosed()
{
    const Busy busy(m_depth, m_depth + 1);
    if (m_state != State::Closed)
        becomeClosed();
}

void HttpConnection::closeExchange()
{
    if (std::exchange(m_exchangeOpen, false))
        emit exchangeClosed();
}

/// Ends a connection on which everything is said.
void HttpConnection::closeGently()
{
    if (m_stream->bytesAvailable() > 0 || m_parser.hasUnread()) {
        linger();
        return;
    }
    m_state = State::Lingering;
    setDeadline(kLingerMs);
    m_stream->close();
}

/// Ends a connection of which the client may still be sending.
void HttpConnection::linger()
{
    m_state = State::Lingering;
    setDeadline(kLingerMs);
    m_stream->readAll();
    m_stream->closeSendingSide();
}

void HttpConnection::becomeClosed()
{
    const State before = std::exchange(m_state, State::Closed);
    m_deadline.reset();
    if (m_exchange) {
        const QPointer<HttpConnectionExchange> exchange = std::exchange(m_exchange, nullptr);
        exchange->detach();
        if (before == State::Answering || before == State::Streaming)
            emit exchange->clientGone();
        if (exchange)
            exchange->deleteLater();
    }
    closeExchange();
    if (!std::exchange(m_closedSignalled, true))
        emit closed(this);
}

} // namespace core
