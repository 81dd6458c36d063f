#include "core/http/http_server.h"
#include "core/proxy/proxy_server.h"
#include "core/proxy/server_tls.h"
#include "tests/support/engine_harness.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslKey>
#include <QTcpSocket>
#include <QTest>

#include <memory>

using namespace core;

namespace {

QString fixture(const char *name)
{
    return QStringLiteral(FIXTURES "/tls/") + QLatin1String(name);
}

QByteArray tlsConfig()
{
    return R"({"tls":{"certificate":")" + fixture("self_signed.crt").toUtf8() + R"(","key":")"
           + fixture("self_signed.key").toUtf8() + R"("}})";
}

Result<ProxyState> started(ProxyServer &proxy, const QString &address)
{
    const QFuture<Result<ProxyState>> start = proxy.start(address);
    if (!QTest::qWaitFor([&] { return start.isFinished(); }))
        qFatal("the local API does not start");
    return start.result();
}

std::unique_ptr<ProxyServer> proxyOf(EngineHarness &harness)
{
    return std::make_unique<ProxyServer>(harness.engine(), harness.secrets(),
                                         harness.path(QStringLiteral("api_keys.json")));
}

} // namespace

/// The local API over TLS, and where it may do without.
class TestServerTls : public QObject
{
    Q_OBJECT

private slots:
    void filesThatCannotBeUsedAreNamed_data();
    void filesThatCannotBeUsedAreNamed();
    void relativePathsBeginAtTheFolder();
    void otherMachinesAreServedOverTlsOnly_data();
    void otherMachinesAreServedOverTlsOnly();
    void theServerRefusesToBeReachedWithoutTls();
    void clientsThatTrustTheCertificateAreServed();
    void whatIsNotTlsGetsNoAnswer();
    void aLargeAnswerDoesNotHoldUpTheNext();
};

void TestServerTls::filesThatCannotBeUsedAreNamed_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("named");

    const QString good = fixture("self_signed.crt");
    const QString goodKey = fixture("self_signed.key");
    QTest::newRow("no certificate") << fixture("absent.crt") << goodKey << "absent.crt";
    QTest::newRow("no key") << good << fixture("absent.key") << "absent.key";
    QTest::newRow("key for certificate") << goodKey << goodKey << "BEGIN CERTIFICATE";
    QTest::newRow("certificate for key") << good << good << "private key";
    QTest::newRow("a text") << fixture("README.md") << goodKey << "README.md";
}

void TestServerTls::filesThatCannotBeUsedAreNamed()
{
    QFETCH(const QString, certificate);
    QFETCH(const QString, key);
    QFETCH(const QString, named);
    const auto configuration = serverTls({certificate, key}, QStringLiteral("/"));
    QVERIFY(!configuration);
    QCOMPARE(configuration.error().kind, ErrorKind::BadConfig);
    QVERIFY2(configuration.error().message.contains(named), qPrintable(configuration.error().message));
}

void TestServerTls::relativePathsBeginAtTheFolder()
{
    const auto configuration =
        serverTls({QStringLiteral("self_signed.crt"), QStringLiteral("self_signed.key")},
                  QStringLiteral(FIXTURES "/tls"));
    QVERIFY(configuration);
    QVERIFY(!configuration->localCertificate().isNull());
    QVERIFY(!configuration->privateKey().isNull());
}

void TestServerTls::otherMachinesAreServedOverTlsOnly_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("tls");
    QTest::addColumn<bool>("allowed");
    QTest::addColumn<bool>("may");

    QTest::newRow("this machine") << "127.0.0.1" << false << false << true;
    QTest::newRow("this machine by another number") << "127.0.0.2" << false << false << true;
    QTest::newRow("this machine, IPv6") << "::1" << false << false << true;
    QTest::newRow("everywhere") << "0.0.0.0" << false << false << false;
    QTest::newRow("everywhere, IPv6") << "::" << false << false << false;
    QTest::newRow("the network") << "192.168.1.7" << false << false << false;
    QTest::newRow("the network over TLS") << "192.168.1.7" << true << false << true;
    QTest::newRow("the network, knowingly") << "192.168.1.7" << false << true << true;
}

void TestServerTls::otherMachinesAreServedOverTlsOnly()
{
    QFETCH(const QString, host);
    QFETCH(const bool, tls);
    QFETCH(const bool, allowed);
    QFETCH(const bool, may);
    const Status status = mayListen(QHostAddress(host), tls, allowed);
    QCOMPARE(status.ok(), may);
    if (!may)
        QVERIFY(status.error().message.contains(QStringLiteral("allow_plain_http")));
}

void TestServerTls::theServerRefusesToBeReachedWithoutTls()
{
    EngineHarness harness({});
    const auto proxy = proxyOf(harness);
    const Result<ProxyState> state = started(*proxy, QStringLiteral("0.0.0.0:0"));
    QVERIFY(!state);
    QCOMPARE(state.error().kind, ErrorKind::BadConfig);
}

void TestServerTls::clientsThatTrustTheCertificateAreServed()
{
    EngineHarness harness({}, tlsConfig());
    const auto proxy = proxyOf(harness);
    const Result<ProxyState> state = started(*proxy, QStringLiteral("127.0.0.1:0"));
    QVERIFY(state);
    QVERIFY(state->address.startsWith(QStringLiteral("https://127.0.0.1:")));

    const QList<QSslCertificate> trusted = QSslCertificate::fromPath(fixture("self_signed.crt"));
    for (const bool trusts : {true, false}) {
        QNetworkAccessManager client;
        QNetworkRequest request {QUrl(state->address + QStringLiteral("/health"))};
        QSslConfiguration tls = request.sslConfiguration();
        if (trusts)
            tls.setCaCertificates(trusted);
        request.setSslConfiguration(tls);
        // Two on the same connection, the second after the first.
        for (int i = 0; i < 2; ++i) {
            const std::unique_ptr<QNetworkReply> reply(client.get(request));
            QVERIFY(QTest::qWaitFor([&] { return reply->isFinished(); }));
            QCOMPARE(reply->error(),
                     trusts ? QNetworkReply::NoError : QNetworkReply::SslHandshakeFailedError);
            QCOMPARE(reply->readAll().contains("\"ok\""), trusts);
        }
    }
}

void TestServerTls::whatIsNotTlsGetsNoAnswer()
{
    EngineHarness harness({}, tlsConfig());
    const auto proxy = proxyOf(harness);
    const Result<ProxyState> state = started(*proxy, QStringLiteral("127.0.0.1:0"));
    QVERIFY(state);
    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, quint16(QUrl(state->address).port()));
    client.write("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QVERIFY(QTest::qWaitFor([&] { return client.state() == QAbstractSocket::UnconnectedState; }));
    QVERIFY(!client.readAll().contains("HTTP/1.1"));
}

void TestServerTls::aLargeAnswerDoesNotHoldUpTheNext()
{
    constexpr qsizetype kLarge = qsizetype(16) * 1024 * 1024; // more than the system takes at once
    HttpServer server;
    server.setTls(*serverTls({fixture("self_signed.crt"), fixture("self_signed.key")}, QStringLiteral("/")));
    server.setHandler([](HttpExchange *exchange) { exchange->respond(200, {}, QByteArray(kLarge, 'x')); });
    const Result<quint16> port = server.listen(QHostAddress::LocalHost, 0);
    QVERIFY(port);

    QNetworkAccessManager client;
    QNetworkRequest request {QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(*port))};
    QSslConfiguration tls = request.sslConfiguration();
    tls.setCaCertificates(QSslCertificate::fromPath(fixture("self_signed.crt")));
    request.setSslConfiguration(tls);
    for (int i = 0; i < 3; ++i) {
        const std::unique_ptr<QNetworkReply> reply(client.get(request));
        QVERIFY(QTest::qWaitFor([&] { return reply->isFinished(); }, 20'000));
        QCOMPARE(reply->readAll().size(), kLarge);
        QTRY_COMPARE(server.openExchanges(), 0); // the server knows that it was taken
    }
    QCOMPARE(server.openConnections(), 1);
}

QTEST_GUILESS_MAIN(TestServerTls)
#include "tst_server_tls.moc"
