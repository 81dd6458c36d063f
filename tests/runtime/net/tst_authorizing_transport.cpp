#include "core/net/authorizing_transport.h"
#include "core/net/google_token.h"
#include "core/net/qnam_transport.h"
#include "tests/runtime/net/exchange_log.h"
#include "tests/support/mock_upstream.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrlQuery>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

using namespace core;

namespace {

/// Made once for each run of the test.
const QByteArray &privateKey()
{
    static const QByteArray pem = [] {
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
    }();
    return pem;
}

QJsonObject decodedPart(const QByteArray &token, int index)
{
    return QJsonDocument::fromJson(
               QByteArray::fromBase64(token.split('.').value(index), QByteArray::Base64UrlEncoding))
        .object();
}

bool isSignedByTheKey(const QByteArray &token)
{
    const QByteArray &pem = privateKey();
    BIO *bio = BIO_new_mem_buf(pem.constData(), int(pem.size()));
    EVP_PKEY *key = PEM_read_bio_PrivateKey(bio, nullptr, nullptr, nullptr);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    const QByteArray content = token.left(token.lastIndexOf('.'));
    const QByteArray signature =
        QByteArray::fromBase64(token.mid(token.lastIndexOf('.') + 1), QByteArray::Base64UrlEncoding);
    const auto bytes = [](const QByteArray &array) {
        return reinterpret_cast<const unsigned char *>(array.constData());
    };
    const bool valid = EVP_DigestVerifyInit(context, nullptr, EVP_sha256(), nullptr, key) == 1
                       && EVP_DigestVerify(context, bytes(signature), size_t(signature.size()),
                                           bytes(content), size_t(content.size()))
                              == 1;
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(key);
    BIO_free_all(bio);
    return valid;
}

} // namespace

class AuthorizingTransportTest : public QObject
{
    Q_OBJECT

private slots:
    void serviceAccountIsExchangedOnceForAToken();
    void aTokenIsUsedOnlyWhileItsAgeIsKnown();
    void refusedServiceAccountIsTheKeysFault();
    void brokenServiceAccountSaysWhatIsWrong_data();
    void brokenServiceAccountSaysWhatIsWrong();
    void requestDroppedWhileItsTokenIsFetchedIsNeverSent();
    void otherGoogleKeysGoAsWhatTheyAre_data();
    void otherGoogleKeysGoAsWhatTheyAre();
    void amazonsKeyPairSignsAndStaysHere();
    void amazonsApiKeyGoesAsBearer();

private:
    Secret account(const QJsonObject &changes = {})
    {
        QJsonObject json {{QLatin1String("type"), QLatin1String("service_account")},
                          {QLatin1String("client_email"), QLatin1String("robot@project.test")},
                          {QLatin1String("private_key_id"), QLatin1String("key-1")},
                          {QLatin1String("private_key"), QString::fromLatin1(privateKey())},
                          {QLatin1String("token_uri"), m_google.url(u"/token").toString()}};
        for (auto it = changes.begin(); it != changes.end(); ++it)
            json.insert(it.key(), it.value());
        return Secret(QJsonDocument(json).toJson());
    }

    WireRequest wire(KeyPlacement placement, QStringView path = u"/v1/models/m:generateContent")
    {
        WireRequest wire;
        wire.url = m_upstream.url(path);
        wire.body = "{}";
        wire.keyPlacement = placement;
        return wire;
    }

    std::unique_ptr<ExchangeLog> send(const WireRequest &wire, const Secret &key)
    {
        return std::make_unique<ExchangeLog>(m_transport.send(wire, key, {}, QStringLiteral("Vertex")));
    }

    MockUpstream m_upstream;
    MockUpstream m_google;
    QnamTransport m_network;
    AuthorizingTransport m_transport {m_network};
};

void AuthorizingTransportTest::aTokenIsUsedOnlyWhileItsAgeIsKnown()
{
    const QDateTime since(QDate(2026, 5, 17), QTime(12, 0), Qt::UTC);
    const HeldToken held {Secret(QByteArray("ya29.held")), since, since.addSecs(3000)};
    QVERIFY(!held.isUsable(since.addMSecs(-1))); // the clock was set back
    QVERIFY(!held.isUsable(since.addDays(-1)));
    QVERIFY(held.isUsable(since));
    QVERIFY(held.isUsable(since.addMSecs(2'999'999)));
    QVERIFY(!held.isUsable(since.addSecs(3000)));
    QVERIFY(!held.isUsable(since.addDays(1)));
}

void AuthorizingTransportTest::serviceAccountIsExchangedOnceForAToken()
{
    m_google.enqueue(MockScript::answer(200, R"({"access_token":"ya29.fresh","expires_in":3599})"));
    m_upstream.setDefault(MockScript::answer(200, "{}"));
    const auto first = send(wire(KeyPlacement::GoogleToken), account());
    const auto second = send(wire(KeyPlacement::GoogleToken), account());
    QTRY_VERIFY(first->finished && second->finished);
    const auto third = send(wire(KeyPlacement::GoogleToken), account());
    QTRY_VERIFY(third->finished);

    QCOMPARE(m_google.requests().size(), 1);
    QCOMPARE(m_upstream.requests().size(), 3);
    for (const ReceivedRequest &request : m_upstream.requests())
        QCOMPARE(request.header("authorization"), QByteArray("Bearer ya29.fresh"));

    const ReceivedRequest &asked = m_google.requests().first();
    QCOMPARE(asked.header("content-type"), QByteArray("application/x-www-form-urlencoded"));
    QVERIFY(asked.header("authorization").isEmpty());
    const QUrlQuery form(QString::fromLatin1(asked.body));
    QCOMPARE(form.queryItemValue(QStringLiteral("grant_type"), QUrl::FullyDecoded),
             QStringLiteral("urn:ietf:params:oauth:grant-type:jwt-bearer"));
    const QByteArray token = form.queryItemValue(QStringLiteral("assertion")).toLatin1();
    QVERIFY(isSignedByTheKey(token));
    QCOMPARE(decodedPart(token, 0).value(QLatin1String("alg")).toString(), QStringLiteral("RS256"));
    QCOMPARE(decodedPart(token, 0).value(QLatin1String("kid")).toString(), QStringLiteral("key-1"));
    const QJsonObject claims = decodedPart(token, 1);
    QCOMPARE(claims.value(QLatin1String("iss")).toString(), QStringLiteral("robot@project.test"));
    QCOMPARE(claims.value(QLatin1String("aud")).toString(), m_google.url(u"/token").toString());
    QCOMPARE(claims.value(QLatin1String("scope")).toString(),
             QStringLiteral("https://www.googleapis.com/auth/cloud-platform"));
    const qint64 issued = claims.value(QLatin1String("iat")).toInteger();
    QVERIFY(issued <= QDateTime::currentSecsSinceEpoch());
    QVERIFY(claims.value(QLatin1String("exp")).toInteger() <= issued + 3600);
}

void AuthorizingTransportTest::refusedServiceAccountIsTheKeysFault()
{
    const qsizetype before = m_upstream.requests().size();
    m_google.enqueue(
        MockScript::answer(400, R"({"error":"invalid_grant","error_description":"Invalid JWT"})"));
    const auto log = send(wire(KeyPlacement::GoogleToken), account({{QLatin1String("x"), 1}}));
    QTRY_VERIFY(log->failed);
    QCOMPARE(log->kind(), ErrorKind::AuthFailed);
    QVERIFY(log->error->message.contains(QLatin1String("Vertex")));
    QVERIFY(log->error->message.contains(QLatin1String("clock")));
    QCOMPARE(log->error->httpStatus, 400);
    QCOMPARE(m_upstream.requests().size(), before);
}

void AuthorizingTransportTest::brokenServiceAccountSaysWhatIsWrong_data()
{
    QTest::addColumn<QJsonObject>("changes");
    QTest::addColumn<QString>("says");
    QTest::newRow("no address") << QJsonObject {{QLatin1String("client_email"), QString()}}
                                << QStringLiteral("client_email");
    QTest::newRow("no key") << QJsonObject {{QLatin1String("private_key"), QString()}}
                            << QStringLiteral("private_key");
    QTest::newRow("no RSA key") << QJsonObject {{QLatin1String("private_key"), QLatin1String("garbage")}}
                                << QStringLiteral("private key");
    QTest::newRow("unencrypted") << QJsonObject {{QLatin1String("token_uri"),
                                                  QLatin1String("http://evil.test/")}}
                                 << QStringLiteral("http://evil.test/");
}

void AuthorizingTransportTest::brokenServiceAccountSaysWhatIsWrong()
{
    QFETCH(QJsonObject, changes);
    QFETCH(QString, says);
    const qsizetype before = m_google.requests().size();
    const auto log = send(wire(KeyPlacement::GoogleToken), account(changes));
    QCOMPARE(log->failed, 0); // never from within send()
    QTRY_VERIFY(log->failed);
    QCOMPARE(log->kind(), ErrorKind::AuthFailed);
    QVERIFY2(log->error->message.contains(says), qPrintable(log->error->message));
    QVERIFY(!log->error->message.contains(QLatin1String("BEGIN")));
    QCOMPARE(m_google.requests().size(), before);
}

void AuthorizingTransportTest::requestDroppedWhileItsTokenIsFetchedIsNeverSent()
{
    const qsizetype before = m_upstream.requests().size();
    const QByteArray answer = R"({"access_token":"ya29.late","expires_in":99})";
    m_google.enqueue(MockScript().hold().send(
        "HTTP/1.1 200 OK\r\ncontent-length: " + QByteArray::number(answer.size()) + "\r\n\r\n" + answer));
    const Secret key = account({{QLatin1String("x"), 2}});
    auto dropped = m_transport.send(wire(KeyPlacement::GoogleToken), key, {}, QStringLiteral("Vertex"));
    QTRY_COMPARE(m_google.heldConnections(), 1);
    const auto kept = send(wire(KeyPlacement::GoogleToken), key);
    dropped.reset();
    m_google.release();
    QTRY_VERIFY(kept->ended());
    QCOMPARE(m_upstream.requests().size(), before + 1);
}

void AuthorizingTransportTest::otherGoogleKeysGoAsWhatTheyAre_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("API key") << QByteArray("AIzaExample") << QByteArray("x-goog-api-key")
                             << QByteArray("AIzaExample");
    QTest::newRow("access token") << QByteArray("ya29.mine") << QByteArray("authorization")
                                  << QByteArray("Bearer ya29.mine");
}

void AuthorizingTransportTest::otherGoogleKeysGoAsWhatTheyAre()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, header);
    m_upstream.setDefault(MockScript::answer(200, "{}"));
    const auto log = send(wire(KeyPlacement::GoogleToken), Secret(key));
    QTRY_VERIFY(log->finished);
    QTEST(m_upstream.requests().last().header(header), "value");
}

void AuthorizingTransportTest::amazonsKeyPairSignsAndStaysHere()
{
    m_upstream.setDefault(MockScript::answer(200, "{}"));
    WireRequest request = wire(KeyPlacement::AwsSignature, u"/model/anthropic.claude-v1%3A0/converse");
    request.signingRegion = "eu-central-1";
    request.signingService = "bedrock";
    const auto log = send(request, Secret("AKIDEXAMPLE:wJalrXUtnFEMI/K7MDENG"));
    QTRY_VERIFY(log->finished);
    const ReceivedRequest &sent = m_upstream.requests().last();
    // What was signed is what was sent: an encoded colon stays encoded.
    QCOMPARE(sent.target, QByteArray("/model/anthropic.claude-v1%3A0/converse"));
    QVERIFY(sent.header("authorization").startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/"));
    QVERIFY(sent.header("authorization").contains("/eu-central-1/bedrock/aws4_request"));
    QVERIFY(!sent.header("x-amz-date").isEmpty());
    for (const auto &[name, value] : sent.headers)
        QVERIFY2(!value.contains("wJalrXUtnFEMI"), name.constData());
}

void AuthorizingTransportTest::amazonsApiKeyGoesAsBearer()
{
    m_upstream.setDefault(MockScript::answer(200, "{}"));
    const auto log = send(wire(KeyPlacement::AwsSignature), Secret("ABSKexample"));
    QTRY_VERIFY(log->finished);
    QCOMPARE(m_upstream.requests().last().header("authorization"), QByteArray("Bearer ABSKexample"));
    QVERIFY(m_upstream.requests().last().header("x-amz-date").isEmpty());
}

QTEST_GUILESS_MAIN(AuthorizingTransportTest)
#include "tst_authorizing_transport.moc"
