#include "core/net/authorizing_transport.h"
#include "core/net/qnam_transport.h"
#include "tests/runtime/net/exchange_log.h"
#include "tests/support/mock_upstream.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

using namespace core;

namespace {

const QByteArray kCanary = "canary-0123456789-of-the-key";

QString hostAndPort(const MockUpstream &server)
{
    return server.url().authority();
}

QByteArray freshPrivateKey()
{
    constexpr unsigned int bits = 2048;
    EVP_PKEY *key = EVP_RSA_gen(bits);
    BIO *bio = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
    char *text = nullptr;
    const auto size = BIO_get_mem_data(bio, &text);
    const QByteArray copy(text, qsizetype(size));
    BIO_free_all(bio);
    EVP_PKEY_free(key);
    return copy;
}

Secret serviceAccount(const QString &tokenAddress)
{
    const QJsonObject json {{QLatin1String("client_email"), QLatin1String("robot@project.test")},
                            {QLatin1String("private_key"), QString::fromLatin1(freshPrivateKey())},
                            {QLatin1String("token_uri"), tokenAddress}};
    return Secret(QJsonDocument(json).toJson());
}

/// Whether anything of the key came to the server, wherever it stood in the request.
bool sawCanary(const MockUpstream &server)
{
    for (const ReceivedRequest &request : server.requests()) {
        QByteArray all = request.target + request.body;
        for (const auto &[name, value] : request.headers)
            all += name + value;
        if (all.contains("canary"))
            return true;
    }
    return false;
}

} // namespace

/// Over real sockets: whatever asks for it, a bound key reaches no other host.
class KeyBindingTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aKeyReachesTheHostThatItIsBoundTo();
    void aKeyReachesNoOtherHost_data();
    void aKeyReachesNoOtherHost();
    void aRedirectTakesNoKeyAlong_data();
    void aRedirectTakesNoKeyAlong();
    void aTokenIsBoundAsItsAccountIs();
    void noTokenIsFetchedForAnotherHost();
    void aClaimGoesOnlyToGoogleThisMachineOrTheKeysHosts();
    void anUnboundSecretGoesWhereItIsSent();

private:
    std::unique_ptr<ExchangeLog> send(const QUrl &url, const Secret &key,
                                      KeyPlacement placement = KeyPlacement::BearerToken)
    {
        WireRequest wire = postTo(url);
        wire.keyPlacement = placement;
        wire.keyHeader = "x-api-key";
        wire.signingRegion = "eu-west-1";
        wire.signingService = "bedrock";
        return std::make_unique<ExchangeLog>(m_transport->send(wire, key, {}, QStringLiteral("Alpha")));
    }

    std::unique_ptr<MockUpstream> m_home;
    std::unique_ptr<MockUpstream> m_elsewhere;
    QnamTransport m_network;
    std::unique_ptr<AuthorizingTransport> m_transport;
};

void KeyBindingTest::init()
{
    m_home = std::make_unique<MockUpstream>();
    m_home->setDefault(MockScript::answer(200, "{}"));
    m_elsewhere = std::make_unique<MockUpstream>();
    m_elsewhere->setDefault(MockScript::answer(200, "{}"));
    m_transport = std::make_unique<AuthorizingTransport>(m_network);
}

void KeyBindingTest::aKeyReachesTheHostThatItIsBoundTo()
{
    const auto log = send(m_home->url(u"/v1"), Secret(kCanary).boundTo({hostAndPort(*m_home)}));
    QTRY_VERIFY(log->ended());
    QCOMPARE(log->status, 200);
    QCOMPARE(m_home->requests().first().header("authorization"), "Bearer " + kCanary);
}

void KeyBindingTest::aKeyReachesNoOtherHost_data()
{
    QTest::addColumn<KeyPlacement>("placement");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("bearer") << KeyPlacement::BearerToken << kCanary;
    QTest::newRow("header") << KeyPlacement::ApiKeyHeader << kCanary;
    QTest::newRow("Amazon's pair") << KeyPlacement::AwsSignature << QByteArray("AKIAcanary:" + kCanary);
    QTest::newRow("Amazon's key") << KeyPlacement::AwsSignature << kCanary;
    QTest::newRow("Google's key") << KeyPlacement::GoogleToken << QByteArray("AIza" + kCanary);
    QTest::newRow("Google's token") << KeyPlacement::GoogleToken << kCanary;
    QTest::newRow("not even without the key") << KeyPlacement::None << kCanary;
}

void KeyBindingTest::aKeyReachesNoOtherHost()
{
    QFETCH(KeyPlacement, placement);
    QFETCH(QByteArray, key);
    const auto log = send(m_elsewhere->url(u"/v1"), Secret(key).boundTo({hostAndPort(*m_home)}), placement);
    QTRY_VERIFY(log->ended());
    QCOMPARE(log->kind(), ErrorKind::AuthFailed);
    QVERIFY(log->error->message.contains(hostAndPort(*m_elsewhere)));
    QVERIFY(log->error->message.contains(QStringLiteral("Alpha")));
    QVERIFY(!log->error->message.contains(QStringLiteral("canary")));
    QCOMPARE(m_elsewhere->connectionsAccepted(), 0);
}

void KeyBindingTest::aRedirectTakesNoKeyAlong_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::newRow(QByteArray::number(status).constData()) << status;
}

void KeyBindingTest::aRedirectTakesNoKeyAlong()
{
    QFETCH(int, status);
    m_home->setDefault(MockScript::answer(status, "{}", "application/json",
                                          {{"location", m_elsewhere->url(u"/v1").toEncoded()}}));
    const auto log = send(m_home->url(u"/v1"), Secret(kCanary).boundTo({hostAndPort(*m_home)}));
    QTRY_VERIFY(log->ended());
    QCOMPARE(log->status, status);
    // The next one comes after whatever the redirect might have started.
    const auto next = send(m_elsewhere->url(u"/plain"), {});
    QTRY_VERIFY(next->ended());
    QCOMPARE(m_elsewhere->requests().size(), 1);
    QVERIFY(!sawCanary(*m_elsewhere));
}

void KeyBindingTest::aTokenIsBoundAsItsAccountIs()
{
    MockUpstream google;
    google.setDefault(MockScript::answer(200, R"({"access_token":"ya29.canary","expires_in":3599})"));
    const Secret account = serviceAccount(google.url(u"/token").toString());
    const auto first =
        send(m_home->url(u"/v1"), account.boundTo({hostAndPort(*m_home)}), KeyPlacement::GoogleToken);
    QTRY_VERIFY(first->ended());
    QCOMPARE(first->status, 200);
    QVERIFY(sawCanary(*m_home));

    // The token is at hand now, and belongs to the same account.
    const auto second =
        send(m_elsewhere->url(u"/v1"), account.boundTo({hostAndPort(*m_home)}), KeyPlacement::GoogleToken);
    QTRY_VERIFY(second->ended());
    QCOMPARE(second->kind(), ErrorKind::AuthFailed);
    QCOMPARE(m_elsewhere->connectionsAccepted(), 0);
}

void KeyBindingTest::noTokenIsFetchedForAnotherHost()
{
    MockUpstream google;
    google.setDefault(MockScript::answer(200, R"({"access_token":"ya29.canary","expires_in":3599})"));
    const auto log = send(m_elsewhere->url(u"/v1"),
                          serviceAccount(google.url(u"/token").toString()).boundTo({hostAndPort(*m_home)}),
                          KeyPlacement::GoogleToken);
    QTRY_VERIFY(log->ended());
    QCOMPARE(log->kind(), ErrorKind::AuthFailed);
    QCOMPARE(google.connectionsAccepted(), 0);
    QCOMPARE(m_elsewhere->connectionsAccepted(), 0);
}

void KeyBindingTest::aClaimGoesOnlyToGoogleThisMachineOrTheKeysHosts()
{
    const auto log = send(m_home->url(u"/v1"),
                          serviceAccount(QStringLiteral("https://oauth2.googleapis.com.evil.invalid/token"))
                              .boundTo({hostAndPort(*m_home)}),
                          KeyPlacement::GoogleToken);
    QTRY_VERIFY(log->ended());
    QCOMPARE(log->kind(), ErrorKind::AuthFailed);
    QVERIFY(log->error->message.contains(QStringLiteral("evil.invalid")));
    QVERIFY(log->error->message.contains(QStringLiteral("nothing was sent")));
    QCOMPARE(m_home->connectionsAccepted(), 0);
}

void KeyBindingTest::anUnboundSecretGoesWhereItIsSent()
{
    const auto log = send(m_elsewhere->url(u"/v1"), Secret(kCanary));
    QTRY_VERIFY(log->ended());
    QVERIFY(sawCanary(*m_elsewhere));
}

QTEST_GUILESS_MAIN(KeyBindingTest)
#include "tst_key_binding.moc"
