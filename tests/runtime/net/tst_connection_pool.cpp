#include "core/net/connection_pool.h"

#include <QNetworkAccessManager>
#include <QSet>
#include <QTest>
#include <QUrl>

#include <vector>

using namespace core;
using namespace std::chrono_literals;

namespace {

const QUrl kPlain(QStringLiteral("http://one.example/v1"));
const QUrl kSecure(QStringLiteral("https://one.example/v1"));

using Leases = std::vector<ConnectionPool::Lease>;

Leases take(ConnectionPool &pool, const QUrl &url, int count)
{
    Leases leases;
    for (int i = 0; i < count; ++i)
        leases.push_back(pool.lease(url));
    return leases;
}

/// The most leases on one connection key of one manager.
int busiestKey(const Leases &leases)
{
    QHash<QPair<const void *, QString>, int> counts;
    int most = 0;
    for (const ConnectionPool::Lease &lease : leases)
        most = qMax(most, ++counts[{&lease.network(), lease.lane()}]);
    return most;
}

} // namespace

class TestConnectionPool : public QObject
{
    Q_OBJECT

private slots:
    void neverGivesMoreThanSixPlacesOnOneKey_data();
    void neverGivesMoreThanSixPlacesOnOneKey();
    void changesTheVerifiedNameOnlyOnPlainHttp();
    void fillsTheFirstFreePlaceAgain();
    void hostsShareAManagerButNotPlaces();
    void limitsConnectionsOfOneManager();
    void dropsManagersThatHaveNothingToDo();
    void retiredManagersServeWhatTheyHaveAndGo();
    void leasesMayOutliveThePool();
};

void TestConnectionPool::neverGivesMoreThanSixPlacesOnOneKey_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::newRow("plain") << kPlain;
    QTest::newRow("TLS") << kSecure;
}

void TestConnectionPool::neverGivesMoreThanSixPlacesOnOneKey()
{
    QFETCH(QUrl, url);
    ConnectionPool pool({}, {});
    const Leases leases = take(pool, url, 200);
    QCOMPARE(busiestKey(leases), 6);
}

void TestConnectionPool::changesTheVerifiedNameOnlyOnPlainHttp()
{
    ConnectionPool pool({}, {});
    for (const ConnectionPool::Lease &lease : take(pool, kSecure, 20))
        QCOMPARE(lease.lane(), QString());
    QVERIFY(!take(pool, kPlain, 7).back().lane().isEmpty());
}

void TestConnectionPool::fillsTheFirstFreePlaceAgain()
{
    ConnectionPool pool({}, {});
    Leases leases = take(pool, kSecure, 18);
    QCOMPARE(pool.managerCount(), 3);
    const QNetworkAccessManager *first = &leases.at(2).network();
    leases.at(2).release();
    leases.at(15).release();
    QCOMPARE(&pool.lease(kSecure).network(), first);
    QCOMPARE(pool.managerCount(), 3);
}

void TestConnectionPool::hostsShareAManagerButNotPlaces()
{
    ConnectionPool pool({}, {});
    const Leases one = take(pool, kSecure, 6);
    const Leases two = take(pool, QUrl(QStringLiteral("https://two.example/v1")), 6);
    const Leases port = take(pool, QUrl(QStringLiteral("https://one.example:8443/v1")), 6);
    QCOMPARE(pool.managerCount(), 1);
    const Leases seventh = take(pool, kSecure, 1);
    QCOMPARE(pool.managerCount(), 2);
}

void TestConnectionPool::limitsConnectionsOfOneManager()
{
    ConnectionPool pool({}, {.perManager = 10});
    const Leases leases = take(pool, kPlain, 25);
    QCOMPARE(pool.managerCount(), 3);
}

void TestConnectionPool::dropsManagersThatHaveNothingToDo()
{
    ConnectionPool pool({}, {.idleLifetime = 50ms});
    Leases leases = take(pool, kSecure, 12);
    QCOMPARE(pool.managerCount(), 2);
    const ConnectionPool::Lease kept = std::move(leases.front());
    leases.clear();
    QTRY_COMPARE(pool.managerCount(), 1);
    // The one that is left is the one in use, and goes on serving.
    QCOMPARE(&pool.lease(kSecure).network(), &kept.network());
}

void TestConnectionPool::retiredManagersServeWhatTheyHaveAndGo()
{
    ConnectionPool pool({}, {});
    Leases leases = take(pool, kSecure, 3);
    const QNetworkAccessManager *retired = &leases.at(0).network();
    leases.at(1).releaseAndRetire();
    const ConnectionPool::Lease next = pool.lease(kSecure);
    QVERIFY(&next.network() != retired);
    QCOMPARE(pool.managerCount(), 2);
    leases.clear();
    QTRY_COMPARE(pool.managerCount(), 1);
    QCOMPARE(&pool.lease(kSecure).network(), &next.network());
}

void TestConnectionPool::leasesMayOutliveThePool()
{
    ConnectionPool::Lease lease;
    {
        ConnectionPool pool({}, {});
        lease = pool.lease(kPlain);
    }
    lease.release();
}

QTEST_GUILESS_MAIN(TestConnectionPool)

#include "tst_connection_pool.moc"
