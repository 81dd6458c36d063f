#pragma once

#include "core/base/time.h"

#include <QObject>
#include <QPointer>
#include <QSslConfiguration>
#include <QString>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

class QNetworkAccessManager;
class QUrl;

namespace core {

/// Hands out places on QNetworkAccessManagers so that none ever queues. A manager opens six connections to a
/// host and queues further requests inside, where a single broken connection fails them all; so we give it
/// six at most and take another connection key or another manager for the seventh. The first free place is
/// taken, which keeps the number of warm connections small.
class ConnectionPool : public QObject
{
    Q_OBJECT

    struct Member;

public:
    struct Limits {
        int perKey = 6; ///< What a manager runs at once on one connection key (Qt 6.4; fixed there).
        int perManager =
            96; ///< Each manager polls all its sockets: beyond about a hundred that costs more than a thread.
        Milliseconds idleLifetime {60'000}; ///< A manager without work is dropped after this.
    };

    /// A place on a manager; given back on destruction. Give it back only after the reply has ended or was
    /// aborted.
    class Lease
    {
    public:
        Lease() = default;
        Lease(Lease &&other) noexcept;
        Lease &operator=(Lease &&other) noexcept;
        ~Lease();

        QNetworkAccessManager &network() const;
        /// To be set as the request's peerVerifyName where not empty: it is part of Qt's connection key, so
        /// it opens six more places on the same manager. Only for plain HTTP, where there is no peer to
        /// verify.
        QString lane() const;
        void release();
        /// As release(), but the manager takes no further requests and goes when its last lease ends. Qt does
        /// not close a connection that is still being set up, not even on abort(), and counts it as one of
        /// the six.
        void releaseAndRetire();

    private:
        friend class ConnectionPool;
        QPointer<ConnectionPool> m_pool;
        Member *m_member = nullptr; ///< Lives as long as a lease on it, and the pool, do.
        QString m_host;
        int m_lane = 0;
    };

    /// All connections use this TLS configuration, as Qt would silently share them between different ones;
    /// without one Qt's default holds, which trusts the system's certificate store.
    ConnectionPool(std::optional<QSslConfiguration> tls, Limits limits, QObject *parent = nullptr);
    ~ConnectionPool() override;

    /// A free place for a request to this address; makes a new manager where all are full.
    Lease lease(const QUrl &url);
    const std::optional<QSslConfiguration> &tls() const { return m_tls; }
    /// Managers that exist now.
    int managerCount() const { return static_cast<int>(m_members.size()); }

private:
    Lease tryLease(Member &member, const QString &host, int lanes);
    void giveBack(Lease &lease);
    void dropIdle();
    void dropRetired();

    std::optional<QSslConfiguration> m_tls;
    Limits m_limits;
    std::vector<std::unique_ptr<Member>> m_members;
    QTimer m_sweep {this};
};

} // namespace core
