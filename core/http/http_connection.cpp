#include "core/http/http_connection.h"

#include "core/http/http_response.h"

#include <QScopedValueRollback>

#include <utility>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace core {

namespace {

/// From here on a writer is told to wait for drained().
constexpr qint64 kHighWater = 64 * 1024;
/// What is read ahead of the parser; beyond that TCP holds the client back.
constexpr qint64 kReadAhead = 256 * 1024;
/// How long the rest of a refused request is thrown away. Closing at once would reset the connection, and the
/// client would see that instead of the answer.
constexpr int kLingerMs = 2'000;

/// Marks a connection as being on the call stack.
using Busy = QScopedValueRollback<int>;

/// Makes the close that follows a reset, so that no client takes a cut answer for a complete one.
void closeWithReset(qintptr descriptor)
{
    if (descriptor < 0)
        return;
    ::linger option {};
    option.l_onoff = 1;
    option.l_linger = 0;
#ifdef Q_OS_WIN
    ::setsockopt(static_cast<SOCKET>(descriptor), SOL_SOCKET, SO_LINGER,
                 reinterpret_cast<const char *>(&option), sizeof option);
#else
    ::setsockopt(static_cast<int>(descriptor), SOL_SOCKET, SO_LINGER, &option, sizeof option);
#endif
}

/// Tells the client that nothing more will come, while what it still sends can be received.
void closeSendingSide(qintptr descriptor)
{
    if (descriptor < 0)
        return;
#ifdef Q_OS_WIN
    ::shutdown(static_cast<SOCKET>(descriptor), SD_SEND);
#else
    ::shutdown(static_cast<int>(descriptor), SHUT_WR);
#endif
}

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
    return m_connection ? m_connection->m_socket->bytesToWrite() : 0;
}

bool HttpConnectionExchange::isStreaming() const
{
    return m_connection && m_connection->m_state == HttpConnection::State::Streaming;
}

HttpConnection::HttpConnection(QTcpSocket *socket, const HttpServerShared &shared, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_shared(shared)
    , m_parser(shared.limits)
    , m_timer(this)
{
    m_socket->setParent(this);
    // Without it each small piece of a stream may wait for the acknowledgement of the one before.
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setReadBufferSize(kReadAhead);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &HttpConnection::onTimeout);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::onReadyRead);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &HttpConnection::onBytesWritten);
    connect(m_socket, &QTcpSocket::stateChanged, this, &HttpConnection::onStateChanged, Qt::QueuedConnection);
    connect(m_socket, &QTcpSocket::disconnected, this, &HttpConnection::onDisconnected, Qt::QueuedConnection);
    armForReading();
    // Bytes that came with the connection were announced before anyone listened.
    QMetaObject::invokeMethod(this, &HttpConnection::onReadyRead, Qt::QueuedConnection);
}

HttpConnection::~HttpConnection()
{
    if (m_exchange)
        m_exchange->detach();
    m_socket->disconnect(this);
    m_socket->abort();
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
        && m_socket->bytesAvailable() == 0)
        closeGently();
}

void HttpConnection::cut()
{
    const Busy busy(m_depth, m_depth + 1);
    if (m_state == State::Closed)
        return;
    reset();
    becomeClosed();
}

void HttpConnection::reset()
{
    closeWithReset(m_socket->socketDescriptor());
    m_socket->abort();
}

void HttpConnection::onReadyRead()
{
    if (m_depth > 0)
        return;
    const Busy busy(m_depth, m_depth + 1);
    if (m_state == State::Reading)
        advance();
    else if (m_state == State::Lingering)
        m_socket->skip(m_socket->bytesAvailable());
}

/// Feeds the parser and hands out requests, one after the other: the next one only after the answer to the
/// last.
void HttpConnection::advance()
{
    while (m_state == State::Reading) {
        if (m_socket->bytesAvailable() > 0)
            m_parser.append(m_socket->readAll());
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
        m_timer.start(m_shared.limits.keepAliveTimeoutMs);
        break;
    case HttpParser::Phase::Header:
        if (!std::exchange(m_timingHeader, true))
            m_timer.start(m_shared.limits.headerTimeoutMs);
        break;
    case HttpParser::Phase::Body:
        m_timingHeader = false;
        m_timer.start(m_shared.limits.bodyStallTimeoutMs);
        break;
    case HttpParser::Phase::Failed:
        break;
    }
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
        m_socket->abort();
        becomeClosed();
        return;
    case State::Closed:
        return;
    }
}

void HttpConnection::dispatch(HttpRequest request)
{
    m_timer.stop();
    m_timingHeader = false;
    m_keepAlive = request.keepAlive;
    m_http10 = request.http10;
    m_headOnly = request.method == "HEAD";
    m_wasFull = false;
    request.peer = m_socket->peerAddress();
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
    m_timer.stop();
    const QByteArray body =
        m_shared.errorBody ? m_shared.errorBody({status, message, m_parser.path()}) : QByteArray();
    const HeaderList headers {{"Content-Type", "application/json"}};
    send(httpResponseHead(status, headers, HttpFraming::Sized, body.size(), true, httpDateNow()) + body);
    linger();
}

void HttpConnection::send(const QByteArray &bytes)
{
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    m_socket->write(bytes);
    m_socket->flush();
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
    send(httpResponseHead(status, headers, framing, 0, closesAfterAnswer(), httpDateNow()));
}

void HttpConnection::write(const QByteArray &bytes)
{
    const Busy busy(m_depth, m_depth + 1);
    if (m_state != State::Streaming || bytes.isEmpty() || m_headOnly)
        return;
    send(m_chunked ? httpChunk(bytes) : bytes);
    if (!m_wasFull && m_socket->bytesToWrite() >= kHighWater) {
        m_wasFull = true;
        m_timer.start(m_shared.limits.keepAliveTimeoutMs);
    }
}

void HttpConnection::endStream()
{
    const Busy busy(m_depth, m_depth + 1);
    if (m_state != State::Streaming)
        return;
    if (m_chunked && !m_headOnly)
        send(QByteArrayLiteral("0\r\n\r\n"));
    finishAnswer();
}

void HttpConnection::abandon()
{
    const Busy busy(m_depth, m_depth + 1);
    if (m_state != State::Answering && m_state != State::Streaming)
        return;
    reset();
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
    if (m_socket->bytesToWrite() == 0)
        answerTaken();
    else
        m_timer.start(m_shared.limits.keepAliveTimeoutMs);
}

void HttpConnection::answerTaken()
{
    if (m_state != State::Flushing)
        return;
    m_timer.stop();
    closeExchange();
    if (m_state != State::Flushing) // Whoever heard of it closed us.
        return;
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        return; // onDisconnected() is on its way.
    if (closesAfterAnswer()) {
        closeGently();
        return;
    }
    m_state = State::Reading;
    armForReading();
    // Not directly: this may be deep in a call of the handler's.
    if (m_parser.hasUnread() || m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &HttpConnection::onReadyRead, Qt::QueuedConnection);
}

void HttpConnection::onBytesWritten()
{
    if (m_depth > 0)
        return; // Our own flush; send()'s caller looks at what is left.
    const Busy busy(m_depth, m_depth + 1);
    const qint64 left = m_socket->bytesToWrite();
    if (m_state == State::Flushing) {
        if (left == 0)
            answerTaken();
        else
            m_timer.start();
        return;
    }
    if (m_state != State::Streaming || !m_wasFull)
        return;
    if (left >= kHighWater) {
        m_timer.start();
        return;
    }
    m_wasFull = false;
    m_timer.stop();
    if (m_exchange)
        emit m_exchange->drained();
}

void HttpConnection::onStateChanged(QAbstractSocket::SocketState state)
{
    const Busy busy(m_depth, m_depth + 1);
    // The client has closed its side while there is something left to write. A complete answer is still
    // delivered; of an incomplete one nobody is waiting for the rest.
    const bool incomplete = m_state == State::Answering || m_state == State::Streaming;
    if (state == QAbstractSocket::ClosingState && incomplete)
        cut();
}

void HttpConnection::onDisconnected()
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
    if (m_socket->bytesAvailable() > 0 || m_parser.hasUnread()) {
        linger();
        return;
    }
    m_state = State::Lingering;
    m_timer.start(kLingerMs);
    m_socket->disconnectFromHost();
}

/// Ends a connection of which the client may still be sending.
void HttpConnection::linger()
{
    m_state = State::Lingering;
    m_timer.start(kLingerMs);
    m_socket->skip(m_socket->bytesAvailable());
    closeSendingSide(m_socket->socketDescriptor());
}

void HttpConnection::becomeClosed()
{
    const State before = std::exchange(m_state, State::Closed);
    m_timer.stop();
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
