#include "core/net/qnam_exchange.h"

#include "core/net/one_shot_body.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>

#include <array>
#include <utility>

namespace core {

namespace {

/// What Qt may hold of an answer that comes faster than it is taken. Bounding every stream from the start
/// would cost a fifth more time per event.
constexpr qint64 kReadBuffer = 65'536;
constexpr std::size_t kPiece = 32'768; ///< Read at once.

} // namespace

QnamExchange::QnamExchange(const ExchangeFacts &facts, const Error &refusal)
    : m_facts(facts)
    , m_startedAt(monotonicNow())
{
    QTimer::singleShot(0, this, [this, refusal] { fail(refusal); });
}

QnamExchange::QnamExchange(const ExchangeFacts &facts, const ExchangeTimeouts &timeouts,
                           ConnectionPool::Lease lease)
    : m_facts(facts)
    , m_timeouts(timeouts)
    , m_lease(std::move(lease))
    , m_startedAt(monotonicNow())
{
    armDeadline();
}

QnamExchange::~QnamExchange()
{
    dropReply();
}

void QnamExchange::start(const QNetworkRequest &request, const QByteArray &method, const QByteArray &body)
{
    m_request = request;
    m_bodySize = body.size();
    QNetworkAccessManager &network = m_lease.network();
    if (body.isEmpty() && method != "POST") {
        m_uploaded = true;
        m_reply = method == "GET" ? network.get(request) : network.sendCustomRequest(request, method);
    } else {
        auto *source = new OneShotBody(body);
        connect(source, &OneShotBody::opened, this, &QnamExchange::onConnected);
        m_reply = method == "POST" ? network.post(request, source)
                                   : network.sendCustomRequest(request, method, source);
        source->setParent(m_reply);
        // Of an empty body Qt tells neither that it was asked for nor that it was sent.
        if (body.isEmpty())
            enter(Phase::AwaitingFirstToken);
    }

    connect(m_reply, &QNetworkReply::socketStartedConnecting, this, [this] { m_newConnection = true; });
    connect(m_reply, &QNetworkReply::requestSent, this, [this] {
        // Emitted after the first piece of a body, not after the last.
        m_underWay = true;
        onConnected();
        if (m_uploaded)
            onSent();
    });
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 bytes, qint64 total) {
        m_uploaded = m_uploaded || (total > 0 && bytes == total);
        if (m_underWay && m_uploaded)
            onSent();
        else if (m_phase == Phase::AwaitingFirstToken)
            armDeadline(); // A long body on a slow line is progress, not silence.
    });
    connect(m_reply, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_facts.tlsErrors = errors; });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &QnamExchange::announceHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &QnamExchange::onReadyRead);
    connect(m_reply, &QNetworkReply::finished, this, &QnamExchange::onFinished);

    // Qt loses a read buffer size that is set before the request reached its network thread, one turn from
    // now.
    QTimer::singleShot(0, this, [this] {
        m_handedOver = true;
        if (m_bounded && m_reply)
            m_reply->setReadBufferSize(kReadBuffer);
    });
}

void QnamExchange::checkDeadline(TimePoint now)
{
    if (!isLate(now))
        return;
    ErrorKind kind = ErrorKind::ConnectTimeout;
    if (m_phase == Phase::AwaitingFirstToken)
        kind = ErrorKind::FirstTokenTimeout;
    else if (m_phase == Phase::Streaming)
        kind = ErrorKind::IdleTimeout;
    fail(timeoutError(m_facts, kind, phaseLimit()));
}

void QnamExchange::firstTokenArrived()
{
    if (m_phase != Phase::Over)
        enter(Phase::Streaming);
}

void QnamExchange::setPaused(bool paused)
{
    if (m_paused == paused || m_phase == Phase::Over)
        return;
    m_paused = paused;
    armDeadline();
    if (m_paused) {
        bounded();
        return;
    }
    // The caller may be inside a signal of ours, so what waits is read on the next turn.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!m_paused)
                proceed();
        },
        Qt::QueuedConnection);
}

HeaderList QnamExchange::requestHeaders() const
{
    if (!m_request)
        return {};
    HeaderList headers;
    const QList<QByteArray> names = m_request->rawHeaderList();
    for (const QByteArray &name : names)
        headers.emplaceBack(name, m_request->rawHeader(name));
    // Qt adds these itself.
    if (m_bodySize > 0)
        headers.emplaceBack("Content-Length", QByteArray::number(m_bodySize));
    headers.emplaceBack("Connection", "Keep-Alive");
    const QUrl url = m_request->url();
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    if (url.port() > 0)
        host += ':' + QByteArray::number(url.port());
    headers.emplaceBack("Host", host);
    return headers;
}

void QnamExchange::onConnected()
{
    if (m_phase != Phase::Connecting)
        return;
    m_facts.connected = true;
    if (m_newConnection)
        m_connectTime = monotonicNow() - m_startedAt;
    enter(Phase::AwaitingFirstToken);
}

void QnamExchange::onSent()
{
    if (m_sent)
        return;
    m_sent = true;
    onConnected();
    if (m_phase == Phase::AwaitingFirstToken)
        armDeadline();
    emit sent();
}

void QnamExchange::onReadyRead()
{
    if (m_phase == Phase::Streaming)
        armDeadline();
    if (m_reply->bytesAvailable() > kReadBuffer)
        bounded();
    proceed();
}

void QnamExchange::onFinished()
{
    m_replyFinished = true;
    proceed();
}

void QnamExchange::proceed()
{
    if (!m_reply || !announceHeaders() || !drain())
        return;
    if (m_replyFinished && m_reply->bytesAvailable() == 0)
        endWithReply();
}

bool QnamExchange::announceHeaders()
{
    if (m_facts.answered)
        return true;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return true;
    m_facts.answered = true;
    const QPointer<QnamExchange> self = this;
    onSent();
    if (!self || m_phase == Phase::Over)
        return false;
    const HeaderList headers = m_reply->rawHeaderPairs();
    const bool endsByClose = headerValue(headers, "content-length").isEmpty()
                             && headerValue(headers, "transfer-encoding").isEmpty();
    m_mayEndByRewind = status == 307 || status == 308 || endsByClose;
    emit headersArrived(status, headers);
    return self && m_phase != Phase::Over;
}

bool QnamExchange::drain()
{
    const QPointer<QnamExchange> self = this;
    while (!m_paused && m_reply && m_reply->bytesAvailable() > 0) {
        // Qt buffers what is asked for in smaller pieces than its own, and keeps 16 KB for each stream then.
        std::array<char, kPiece> piece;
        const qint64 count = m_reply->read(piece.data(), qint64(kPiece));
        if (count <= 0)
            break;
        emit bodyArrived(QByteArray(piece.data(), count));
        if (!self || m_phase == Phase::Over)
            return false;
    }
    return true;
}

void QnamExchange::endWithReply()
{
    const QNetworkReply::NetworkError code = m_reply->error();
    // Qt may want to rewind the body after an answer has begun, and fails on ours. That is no failure at the
    // end of a 307 or 308, which it is told not to follow, nor where the close of the connection is the
    // regular end.
    const bool endedByRewind = code == QNetworkReply::ContentReSendError && m_mayEndByRewind;
    const bool whole = m_facts.answered && (endedByRewind || !isNetworkFailure(code));
    if (!whole) {
        fail(networkError(m_facts, code, m_reply->errorString()));
        return;
    }
    m_phase = Phase::Over;
    m_deadline.reset();
    dropReply();
    emit finished();
}

void QnamExchange::fail(const Error &error)
{
    m_phase = Phase::Over;
    m_deadline.reset();
    dropReply();
    emit failed(error);
}

void QnamExchange::enter(Phase phase)
{
    m_phase = phase;
    armDeadline();
}

void QnamExchange::armDeadline()
{
    const Milliseconds limit = phaseLimit();
    // Silence that our own consumer asked for is not the provider's.
    const bool waitsForConsumer = m_paused && m_phase != Phase::Connecting;
    if (limit <= Milliseconds::zero() || waitsForConsumer)
        m_deadline.reset();
    else
        m_deadline = monotonicNow() + limit;
}

Milliseconds QnamExchange::phaseLimit() const
{
    switch (m_phase) {
    case Phase::Connecting:
        return m_timeouts.connect;
    case Phase::AwaitingFirstToken:
        return m_timeouts.firstByte;
    case Phase::Streaming:
        return m_timeouts.idle;
    case Phase::Over:
        break;
    }
    return Milliseconds::zero();
}

void QnamExchange::bounded()
{
    if (m_bounded)
        return;
    m_bounded = true;
    if (m_handedOver && m_reply)
        m_reply->setReadBufferSize(kReadBuffer);
}

void QnamExchange::dropReply()
{
    if (!m_reply)
        return;
    // Only abort() closes the connection at once; on a reply that has ended it does nothing.
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply.clear();
    // Only now: the place must not be given to somebody else while the old request holds its connection.
    if (m_facts.connected || m_replyFinished)
        m_lease.release();
    else
        m_lease.releaseAndRetire();
}

} // namespace core
