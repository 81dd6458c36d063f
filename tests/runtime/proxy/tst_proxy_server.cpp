#include "core/proxy/proxy_server.h"
#include "tests/support/engine_harness.h"
#include "tests/support/local_api.h"
#include "tests/support/mock_upstream.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace core;

/// What the clients' tests cannot reach: states, keys and the live list as the window sees them.
class ProxyServerTest : public QObject
{
    Q_OBJECT

private slots:
    void startsStopsAndSaysSo();
    void aPortInUseIsToldInTheState();
    void aRequestShowsInTheLiveListWhileItRuns();
    void aRevokedKeyOpensNothing();
    void ourOwnAddressAsAProviderIsRefused();

private:
    QNetworkReply *ask(const QString &address, const Secret &key, const HeaderList &more = {});
    QNetworkAccessManager m_client;
};

QNetworkReply *ProxyServerTest::ask(const QString &address, const Secret &key, const HeaderList &more)
{
    QNetworkRequest request(QUrl(address + QStringLiteral("/v1/chat/completions")));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setRawHeader("Authorization", "Bearer " + key.reveal());
    for (const auto &[name, value] : more)
        request.setRawHeader(name, value);
    return m_client.post(
        request,
        QByteArray(R"({"model":"test/model","stream":true,"messages":[{"role":"user","content":"Hi"}]})"));
}

void ProxyServerTest::startsStopsAndSaysSo()
{
    EngineHarness harness({});
    ProxyServer proxy(harness.engine(), harness.secrets(), harness.path(QStringLiteral("api_keys.json")));
    const QSignalSpy states(&proxy, &ProxyServer::stateChanged);
    const Result<ProxyState> started = proxy.start(QStringLiteral("127.0.0.1:0")).result();
    QVERIFY(started.ok() && started->running);
    QVERIFY(started->address.startsWith(QLatin1String("http://127.0.0.1:")));
    QCOMPARE(proxy.start(QStringLiteral("127.0.0.1:0")).result()->address, started->address);
    proxy.stop().waitForFinished();
    QVERIFY(!proxy.state().result().running);
    QCOMPARE(states.size(), 2);
}

void ProxyServerTest::aPortInUseIsToldInTheState()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    EngineHarness harness({});
    ProxyServer proxy(harness.engine(), harness.secrets(), harness.path(QStringLiteral("api_keys.json")));
    const QString address = QStringLiteral("127.0.0.1:%1").arg(other.serverPort());
    QVERIFY(!proxy.start(address).result().ok());
    const ProxyState state = proxy.state().result();
    QVERIFY(!state.running);
    QVERIFY2(state.error.contains(QString::number(other.serverPort())), qPrintable(state.error));
}

void ProxyServerTest::aRequestShowsInTheLiveListWhileItRuns()
{
    MockUpstream upstream;
    upstream.enqueue(
        MockScript::streamHead()
            .send(
                MockScript::chunk(sseData(R"({"id":"u","choices":[{"index":0,"delta":{"content":"Hel"}}]})")))
            .hold()
            .send(MockScript::chunk(
                sseData(R"({"id":"u","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})")
                + sseData("[DONE]")))
            .send(MockScript::lastChunk()));
    EngineHarness harness({{QStringLiteral("alpha"), upstream.url(u"/v1").toString()}});
    ProxyServer proxy(harness.engine(), harness.secrets(), harness.path(QStringLiteral("api_keys.json")));
    QList<LiveRequest> live;
    connect(&proxy, &ProxyServer::liveRequestsChanged, this,
            [&](const QList<LiveRequest> &now) { live = now; });
    const QString address = proxy.start(QStringLiteral("127.0.0.1:0")).result()->address;
    const Secret key = proxy.createApiKey(QStringLiteral("editor")).result()->secret;

    const std::unique_ptr<QNetworkReply> reply(ask(address, key));
    QTRY_COMPARE(live.size(), 1);
    QTRY_COMPARE(live.first().provider, QStringLiteral("Alpha"));
    QCOMPARE(live.first().status, 0);
    QCOMPARE(live.first().client, QStringLiteral("editor"));
    upstream.release();
    QTRY_VERIFY(reply->isFinished());
    QTRY_COMPARE(live.first().status, 200);
    QVERIFY(!live.first().cost.isEmpty());
    QVERIFY(reply->readAll().endsWith("data: [DONE]\n\n"));
}

void ProxyServerTest::aRevokedKeyOpensNothing()
{
    MockUpstream upstream;
    upstream.setDefault(MockScript::eventStream(helloInChat()));
    EngineHarness harness({{QStringLiteral("alpha"), upstream.url(u"/v1").toString()}});
    ProxyServer proxy(harness.engine(), harness.secrets(), harness.path(QStringLiteral("api_keys.json")));
    const QString address = proxy.start(QStringLiteral("127.0.0.1:0")).result()->address;
    const Secret key = proxy.createApiKey(QStringLiteral("editor")).result()->secret;
    QVERIFY(!proxy.createApiKey(QStringLiteral("editor")).result().ok());

    const std::unique_ptr<QNetworkReply> before(ask(address, key));
    QTRY_VERIFY(before->isFinished());
    QCOMPARE(before->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);

    QVERIFY(proxy.revokeApiKey(QStringLiteral("editor")).result().ok());
    QVERIFY(proxy.apiKeys().result().isEmpty());
    const std::unique_ptr<QNetworkReply> after(ask(address, key));
    QTRY_VERIFY(after->isFinished());
    QCOMPARE(after->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 401);
}

void ProxyServerTest::ourOwnAddressAsAProviderIsRefused()
{
    EngineHarness harness({});
    ProxyServer proxy(harness.engine(), harness.secrets(), harness.path(QStringLiteral("api_keys.json")));
    const QString address = proxy.start(QStringLiteral("127.0.0.1:0")).result()->address;
    const Secret key = proxy.createApiKey(QStringLiteral("editor")).result()->secret;
    const std::unique_ptr<QNetworkReply> reply(ask(address, key, {{"x-switchyard-hop", "1"}}));
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 508);
    const QJsonObject error = QJsonDocument::fromJson(reply->readAll()).object().value(u"error").toObject();
    QVERIFY(error.value(u"message").toString().contains(QLatin1String("base_url")));
}

QTEST_GUILESS_MAIN(ProxyServerTest)
#include "tst_proxy_server.moc"
