#include "core/net/connection_pool.h"

#include "core/net/hop_header.h"

#include <QHash>
#include <QList>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkProxyQuery>
#include <QNetworkRequest>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace core {

namespace {

constexpr int kPlainLanes = 16;

/// The system's proxy settings, but never for this machine itself.
class ProxyFactory : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopbackHost(query.peerHostName()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }
};

QString hostKey(const QUrl &url)
{
    return url.scheme() + QLatin1Char('/') + url.host() + QLatin1Char('/') + QString::number(url.port());
}

} // namespace

struct ConnectionPool::Member {
    QNetworkAccessManager network;
    QHash<QString, QList<int>> busy; ///< Exchanges by host, one number a lane.
    int total = 0;
    TimePoint idleSince = {};
    bool retired = false;
};

ConnectionPool::Lease::Lease(Lease &&other) noexcept
    : m_pool(std::exchange(other.m_pool, nullptr))
    , m_member(std::exchange(other.m_member, nullptr))
    , m_host(std::move(other.m_host))
    , m_lane(other.m_lane)
{ }

ConnectionPool::Lease &ConnectionPool::Lease::operator=(Lease &&other) noexcept
{
    if (this != &other) {
        release();
        m_pool = std::exchange(other.m_pool, nullptr);
        m_member = std::exchange(other.m_member, nullptr);
        m_host = std::move(other.m_host);
        m_lane = other.m_lane;
    }
    return *this;
}

ConnectionPool::Lease::~Lease()
{
    release();
}

QNetworkAccessManager &ConnectionPool::Lease::network() const
{
    Q_ASSERT(m_member != nullptr); // a lease is used only between lease() and release()
    return m_member->network;
}

QString ConnectionPool::Lease::lane() const
{
    return m_lane == 0 ? QString() : QStringLiteral("lane-%1").arg(m_lane);
}

void ConnectionPool::Lease::release()
{
    if (m_pool && m_member != nullptr)
        m_pool->giveBack(*this);
    m_pool = nullptr;
    m_member = nullptr;
}

void ConnectionPool::Lease::releaseAndRetire()
{
    if (m_pool && m_member != nullptr)
        m_member->retired = true;
    release();
}

ConnectionPool::ConnectionPool(std::optional<QSslConfiguration> tls, Limits limits, QObject *parent)
    : QObject(parent)
    , m_tls(std::move(tls))
    , m_limits(limits)
{
    m_sweep.setTimerType(Qt::CoarseTimer);
    m_sweep.setInterval(m_limits.idleLifetime / 2 + Milliseconds(1));
    connect(&m_sweep, &QTimer::timeout, this, &ConnectionPool::dropIdle);
}

ConnectionPool::~ConnectionPool() = default;

ConnectionPool::Lease ConnectionPool::lease(const QUrl &url)
{
    const QString host = hostKey(url);
    // Over TLS a lane would change the name that the certificate is checked against, so only managers are
    // added.
    const int lanes = url.scheme() == QLatin1String("http") ? kPlainLanes : 1;
    for (const auto &member : m_members) {
        Lease found = tryLease(*member, host, lanes);
        if (found.m_member != nullptr)
            return found;
    }

    auto member = std::make_unique<Member>();
    member->network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    member->network.setProxyFactory(new ProxyFactory); // the manager owns it
    m_members.push_back(std::move(member));
    return tryLease(*m_members.back(), host, lanes);
}

ConnectionPool::Lease ConnectionPool::tryLease(Member &member, const QString &host, int lanes)
{
    if (member.retired || member.total >= m_limits.perManager)
        return {};
    QList<int> &busy = member.busy[host];
    busy.resize(lanes);
    const auto free =
        std::find_if(busy.begin(), busy.end(), [this](int count) { return count < m_limits.perKey; });
    if (free == busy.end())
        return {};

    ++*free;
    ++member.total;
    Lease lease;
    lease.m_pool = this;
    lease.m_member = &member;
    lease.m_host = host;
    lease.m_lane = static_cast<int>(free - busy.begin());
    return lease;
}

void ConnectionPool::giveBack(Lease &lease)
{
    Member &member = *lease.m_member;
    --member.busy[lease.m_host][lease.m_lane];
    if (--member.total > 0)
        return;
    if (member.retired) {
        // Not at once: the caller may be inside a signal of this manager's reply.
        QTimer::singleShot(0, this, &ConnectionPool::dropRetired);
        return;
    }
    // Hosts come and go with the user's providers; what is empty need not be remembered.
    member.busy.clear();
    member.idleSince = monotonicNow();
    if (!m_sweep.isActive())
        m_sweep.start();
}

void ConnectionPool::dropIdle()
{
    const TimePoint now = monotonicNow();
    const auto expired = [this, now](const std::unique_ptr<Member> &member) {
        return member->total == 0 && now - member->idleSince >= m_limits.idleLifetime;
    };
    m_members.erase(std::remove_if(m_members.begin(), m_members.end(), expired), m_members.end());

    const bool anyIdle = std::any_of(m_members.cbegin(), m_members.cend(),
                                     [](const auto &member) { return member->total == 0; });
    if (!anyIdle)
        m_sweep.stop();
}

void ConnectionPool::dropRetired()
{
    const auto done = [](const std::unique_ptr<Member> &member) {
        return member->retired && member->total == 0;
    };
    m_members.erase(std::remove_if(m_members.begin(), m_members.end(), done), m_members.end());
}

} // namespace core
