#pragma once

#include "core/net/connection_pool.h"
#include "core/net/network_error.h"
#include "core/net/transport.h"

#include <QNetworkRequest>
#include <QPointer>

#include <optional>

class QNetworkReply;

namespace core {

/// One request on one place of the pool. See QnamTransport for what it guards against.
class QnamExchange : public Exchange
{
    Q_OBJECT

public:
    /// A request that fails before it starts, with `refusal`, on the next turn of the event loop.
    QnamExchange(const ExchangeFacts &facts, const Error &refusal);
    QnamExchange(const ExchangeFacts &facts, const ExchangeTimeouts &timeouts, ConnectionPool::Lease lease);
    ~QnamExchange() override;

    /// Hands the request to QNetworkAccessManager. Signals nothing.
    void start(const QNetworkRequest &request, const QByteArray &method, const QByteArray &body);
    /// Whether checkDeadline() would end the exchange.
    bool isLate(TimePoint now) const { return m_deadline && now >= *m_deadline; }
    /// Ends the exchange with the time-out of its phase if that has come. The transport's clock calls this.
    void checkDeadline(TimePoint now);

    void firstTokenArrived() override;
    void setPaused(bool paused) override;
    std::optional<Milliseconds> connectTime() const override { return m_connectTime; }
    HeaderList requestHeaders() const override;

private:
    enum class Phase { Connecting, AwaitingFirstToken, Streaming, Over };

    void onConnected();
    void onSent();
    void onReadyRead();
    void onFinished();
    /// Delivers what came in, and the end once everything was delivered.
    void proceed();
    /// Emits what can be read; false if a listener destroyed this exchange meanwhile.
    bool drain();
    /// Emits status and header fields once; false if a listener destroyed this exchange meanwhile.
    bool announceHeaders();
    void endWithReply();
    void fail(const Error &error);
    void enter(Phase phase);
    void armDeadline();
    Milliseconds phaseLimit() const;
    void bounded();
    void dropReply();

    ExchangeFacts m_facts;
    ExchangeTimeouts m_timeouts;
    ConnectionPool::Lease m_lease;
    std::optional<QNetworkRequest> m_request; ///< Once started.
    qsizetype m_bodySize = 0;
    QPointer<QNetworkReply> m_reply;
    Phase m_phase = Phase::Connecting;
    TimePoint m_startedAt;
    std::optional<TimePoint> m_deadline;
    std::optional<Milliseconds> m_connectTime;
    bool m_newConnection = false;
    bool m_underWay = false; ///< The header is written.
    bool m_uploaded = false; ///< The body is written.
    bool m_sent = false;
    bool m_mayEndByRewind = false; ///< ContentReSendError is a regular end of this answer.
    bool m_paused = false;
    bool m_bounded = false; ///< Qt may buffer only kReadBuffer from now on.
    bool m_handedOver = false; ///< The reply's other half exists in Qt's network thread.
    bool m_replyFinished = false; ///< Qt is done; what it received may still wait for a reader.
};

} // namespace core
