#pragma once

#include "core/net/connection_pool.h"
#include "core/net/transport.h"

#include <QSet>
#include <QSslConfiguration>
#include <QTimer>

#include <optional>

class QNetworkRequest;

namespace core {

class QnamExchange;

/// The transport on QNetworkAccessManager (Qt 6.4), made to behave as a gateway needs it:
/// - requests never queue inside Qt (ConnectionPool), so streams neither wait for nor fail each other;
/// - a POST is sent once, whatever happens to its connection (OneShotBody);
/// - redirects, cookies, caches, stored passwords, compression and HTTP/2 are off; every status is an answer;
/// - each phase has its own clock, all read off one coarse timer, and its own error;
/// - memory is bounded when the consumer pauses or a stream outruns it;
/// - small writes leave at once (tcp_nodelay.h).
/// Lives in one thread with its exchanges and outlives them.
class QnamTransport : public Transport
{
    Q_OBJECT

public:
    /// Trusts the system's certificate store, which is read when the first TLS connection needs it.
    explicit QnamTransport(QObject *parent = nullptr);
    /// All connections use `tls` in its place.
    QnamTransport(std::optional<QSslConfiguration> tls, ConnectionPool::Limits limits,
                  QObject *parent = nullptr);
    ~QnamTransport() override;

    /// Deadlines are kept to a tenth of a second; a limit of zero or less is none. Headers in `wire` come
    /// before our own defaults. An address that is not http or https, and a key that cannot stand in a
    /// header, fail.
    std::unique_ptr<Exchange> send(const WireRequest &wire, const Secret &key,
                                   const ExchangeTimeouts &timeouts, const QString &providerName) override;

    /// For diagnostics and tests.
    const ConnectionPool &pool() const { return m_pool; }

private:
    void watch(QnamExchange *exchange);
    void checkDeadlines();

    ConnectionPool m_pool;
    QSet<QnamExchange *> m_running;
    QTimer m_clock {this};
};

} // namespace core
