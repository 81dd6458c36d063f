#include "core/net/aws_signature.h"
#include "core/protocol/wire_support.h"

#include <QTest>
#include <QTimeZone>

using namespace core;

namespace {

const QByteArray kSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const QByteArray kToken =
    "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRq"
    "TflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75Y"
    "U9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9K"
    "SYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";

AwsCredentials example(const QByteArray &token = {})
{
    return {"AKIDEXAMPLE", Secret(kSecret), Secret(token)};
}

WireRequest requestTo(const char *url, const QByteArray &method = "GET")
{
    WireRequest wire;
    wire.method = method;
    wire.url = QUrl::fromEncoded(url);
    return wire;
}

QDateTime utc(const char *iso)
{
    return QDateTime::fromString(QLatin1String(iso), Qt::ISODate);
}

} // namespace

class AwsSignature : public QObject
{
    Q_OBJECT

private slots:
    void publishedSuiteIsSignedAsPublished_data();
    void publishedSuiteIsSignedAsPublished();
    void publishedBedrockVectorIsSignedAsPublished();
    void encodedModelIdIsEncodedOnceMore();
    void portAndLocalTimeAreHandled();
    void fieldsThatProxiesChangeAreNotSigned();
    void keyIsReadAsWhatItIs_data();
    void keyIsReadAsWhatItIs();
};

// Amazon's own test suite for Signature Version 4, as it stands in aws/aws-sdk-js,
// packages/signature-v4/src/suite.fixture.ts. Its get-utf8 is not here: there the path is given without any
// encoding, which no URL of ours can be.
void AwsSignature::publishedSuiteIsSignedAsPublished_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("pathAndQuery");
    QTest::addColumn<HeaderList>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("signedNames");
    QTest::addColumn<QByteArray>("signature");

    const QByteArray unreserved = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const HeaderList none;
    const auto row = [](const char *name) -> QTestData & { return QTest::newRow(name); };
    row("get-header-key-duplicate")
        << QByteArray("GET") << QByteArray("/")
        << HeaderList {{"My-Header1", "value2"}, {"My-Header1", "value2"}, {"My-Header1", "value1"}}
        << QByteArray() << QByteArray() << QByteArray("host;my-header1;x-amz-date")
        << QByteArray("c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea");
    row("get-header-value-trim") << QByteArray("GET") << QByteArray("/")
                                 << HeaderList {{"My-Header1", " value1"}, {"My-Header2", " \"a   b   c\""}}
                                 << QByteArray() << QByteArray()
                                 << QByteArray("host;my-header1;my-header2;x-amz-date")
                                 << QByteArray(
                                        "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736");
    row("get-unreserved") << QByteArray("GET") << '/' + unreserved << none << QByteArray() << QByteArray()
                          << QByteArray("host;x-amz-date")
                          << QByteArray("07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f");
    row("get-vanilla") << QByteArray("GET") << QByteArray("/") << none << QByteArray() << QByteArray()
                       << QByteArray("host;x-amz-date")
                       << QByteArray("5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
    row("get-vanilla-query-order-key-case")
        << QByteArray("GET") << QByteArray("/?Param2=value2&Param1=value1") << none << QByteArray()
        << QByteArray() << QByteArray("host;x-amz-date")
        << QByteArray("b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500");
    row("get-vanilla-query-unreserved")
        << QByteArray("GET") << "/?" + unreserved + '=' + unreserved << none << QByteArray() << QByteArray()
        << QByteArray("host;x-amz-date")
        << QByteArray("9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197");
    row("get-vanilla-utf8-query") << QByteArray("GET") << QByteArray("/?%E1%88%B4=bar") << none
                                  << QByteArray() << QByteArray() << QByteArray("host;x-amz-date")
                                  << QByteArray(
                                         "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04");
    row("post-header-value-case") << QByteArray("POST") << QByteArray("/")
                                  << HeaderList {{"My-Header1", "VALUE1"}} << QByteArray() << QByteArray()
                                  << QByteArray("host;my-header1;x-amz-date")
                                  << QByteArray(
                                         "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d");
    row("post-sts-header-before") << QByteArray("POST") << QByteArray("/") << none << QByteArray() << kToken
                                  << QByteArray("host;x-amz-date;x-amz-security-token")
                                  << QByteArray(
                                         "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead");
    row("post-vanilla") << QByteArray("POST") << QByteArray("/") << none << QByteArray() << QByteArray()
                        << QByteArray("host;x-amz-date")
                        << QByteArray("5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b");
    row("post-vanilla-query-nonunreserved")
        << QByteArray("POST")
        << QByteArray("/?%40%23%24%25%5E=&%2B=%2F%2C%3F%3E%3C%60%22%3B%3A%5C%7C%5D%5B%7B%7D") << none
        << QByteArray() << QByteArray() << QByteArray("host;x-amz-date")
        << QByteArray("66c82657c86e26fb25238d0e69f011edc4c6df5ae71119d7cb98ed9b87393c1e");
    row("post-vanilla-query-space")
        << QByteArray("POST") << QByteArray("/?p=") << none << QByteArray() << QByteArray()
        << QByteArray("host;x-amz-date")
        << QByteArray("e71688addb58a26418614085fb730ba3faa623b461c17f48f2fbdb9361b94a9b");
    row("post-x-www-form-urlencoded")
        << QByteArray("POST") << QByteArray("/")
        << HeaderList {{"Content-Type", "application/x-www-form-urlencoded"}} << QByteArray("Param1=value1")
        << QByteArray() << QByteArray("content-type;host;x-amz-date")
        << QByteArray("ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a");
    row("post-x-www-form-urlencoded-parameters")
        << QByteArray("POST") << QByteArray("/")
        << HeaderList {{"Content-Type", "application/x-www-form-urlencoded; charset=utf8"}}
        << QByteArray("Param1=value1") << QByteArray() << QByteArray("content-type;host;x-amz-date")
        << QByteArray("1a72ec8f64bd914b0e42e42607c7fbce7fb2c7465f63e3092b3b0d39fa77a6fe");
}

void AwsSignature::publishedSuiteIsSignedAsPublished()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, pathAndQuery);
    QFETCH(HeaderList, headers);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, signedNames);
    QFETCH(QByteArray, signature);

    WireRequest wire = requestTo("https://example.amazonaws.com" + pathAndQuery, method);
    wire.headers = headers;
    wire.body = body;
    const HeaderList added = awsSignature(example(token), wire, "us-east-1", "service",
                                          utc("2015-08-30T12:36:00Z"), AwsContentHash::None);
    QCOMPARE(headerValue(added, "Authorization"),
             "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders="
                 + signedNames + ", Signature=" + signature);
    QCOMPARE(headerValue(added, "X-Amz-Date"), QByteArray("20150830T123600Z"));
    QCOMPARE(headerValue(added, "X-Amz-Security-Token"), token);
    QCOMPARE(added.size(), token.isEmpty() ? 2 : 3);
}

// openai/openai-python, tests/fixtures/bedrock/v1/sigv4.json.
void AwsSignature::publishedBedrockVectorIsSignedAsPublished()
{
    WireRequest wire = requestTo("https://bedrock-mantle.us-east-1.api.aws/openai/v1/responses", "POST");
    wire.headers = {{"content-type", "application/json"}};
    wire.body = R"({"model":"gpt-4o","input":"hello"})";
    const HeaderList added = awsSignature(example("fixture-session-token"), wire, "us-east-1",
                                          "bedrock-mantle", utc("2025-01-02T03:04:05Z"));
    QCOMPARE(headerValue(added, "x-amz-content-sha256"),
             QByteArray("50329e51ad520f21b77bad0b01999930ff556cd1bf18434701251ba6c9f877bc"));
    QCOMPARE(headerValue(added, "x-amz-security-token"), QByteArray("fixture-session-token"));
    QCOMPARE(
        headerValue(added, "Authorization"),
        QByteArray("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20250102/us-east-1/bedrock-mantle/aws4_request, "
                   "SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date;x-amz-security-token, "
                   "Signature=dc20c8fbe516daf0ccae7e5b7a78fc2936870413a9f1af6e1b2d44b970ce411f"));
}

// Computed apart with Python's hmac, of a canonical request that was written by hand.
void AwsSignature::encodedModelIdIsEncodedOnceMore()
{
    WireRequest wire = requestTo(
        "https://bedrock-runtime.us-east-1.amazonaws.com/model/anthropic.claude-v1%3A0/converse", "POST");
    wire.headers = {{"Content-Type", "application/json"}};
    wire.body = R"({"messages":[]})";
    const HeaderList added =
        awsSignature(example(), wire, "us-east-1", "bedrock", utc("2025-03-03T00:57:03Z"));
    QVERIFY(headerValue(added, "Authorization")
                .endsWith("Signature=ce0c9abe8e9221769d34173e013ddac8a9361da2d8f1dbba773c476e9c40718c"));
}

void AwsSignature::portAndLocalTimeAreHandled()
{
    const auto signatureOf = [](const char *url, const QDateTime &time) {
        return headerValue(awsSignature(example(), requestTo(url), "r", "s", time), "Authorization");
    };
    const QDateTime noon = utc("2025-01-01T12:00:00Z");
    const QByteArray plain = signatureOf("https://a.example/", noon);
    QCOMPARE(signatureOf("https://a.example:443/", noon), plain);
    QCOMPARE(signatureOf("https://a.example", noon), plain);
    QVERIFY(signatureOf("https://a.example:8443/", noon) != plain);
    QCOMPARE(signatureOf("https://a.example/", noon.toTimeZone(QTimeZone(3600))), plain);
}

void AwsSignature::fieldsThatProxiesChangeAreNotSigned()
{
    WireRequest wire = requestTo("https://a.example/");
    const QDateTime noon = utc("2025-01-01T12:00:00Z");
    const HeaderList plain = awsSignature(example(), wire, "r", "s", noon);
    wire.headers = {{"User-Agent", "x"}, {"Accept-Encoding", "gzip"}, {"Connection", "close"}};
    QCOMPARE(awsSignature(example(), wire, "r", "s", noon), plain);
    setHeader(wire.headers, "Accept", "application/json");
    QVERIFY(awsSignature(example(), wire, "r", "s", noon) != plain);
}

void AwsSignature::keyIsReadAsWhatItIs_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArrayList>("parts");
    QTest::newRow("pair") << QByteArray("AKID1:sec/ret+") << QByteArrayList {"AKID1", "sec/ret+", ""};
    QTest::newRow("triple") << QByteArray("ASIA1:secret:to/ken==")
                            << QByteArrayList {"ASIA1", "secret", "to/ken=="};
    QTest::newRow("line end") << QByteArray("AKID1:secret\n") << QByteArrayList {"AKID1", "secret", ""};
    QTest::newRow("API key") << QByteArray("ABSKQmVkcm9ja0FQSUtleS1leGFtcGxl") << QByteArrayList {};
    QTest::newRow("short-term API key") << QByteArray("bedrock-api-key-YmVkcm9jaw==") << QByteArrayList {};
    QTest::newRow("colon in something else") << QByteArray("my-key:secret") << QByteArrayList {};
    QTest::newRow("no secret") << QByteArray("AKID1:") << QByteArrayList {};
    QTest::newRow("no id") << QByteArray(":secret") << QByteArrayList {};
    QTest::newRow("empty token") << QByteArray("AKID1:secret:") << QByteArrayList {};
    QTest::newRow("nothing") << QByteArray() << QByteArrayList {};
}

void AwsSignature::keyIsReadAsWhatItIs()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArrayList, parts);
    const std::optional<AwsCredentials> credentials = parseAwsCredentials(Secret(key));
    QCOMPARE(credentials.has_value(), !parts.isEmpty());
    if (credentials)
        QCOMPARE((QByteArrayList {credentials->accessKeyId, credentials->secretAccessKey.reveal(),
                                  credentials->sessionToken.reveal()}),
                 parts);
}

QTEST_GUILESS_MAIN(AwsSignature)
#include "tst_aws_signature.moc"
