#include "core/proxy/proxy_server.h"
#include "tests/support/engine_harness.h"
#include "tests/support/mock_upstream.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpSocket>
#include <QTest>

using namespace core;

namespace {

const QByteArray kVectors =
    R"({"object":"list","data":[{"object":"embedding","index":0,"embedding":[0.5]}],"usage":{"prompt_tokens":5,"total_tokens":5}})";

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

/// All byte values, more than one buffer of them.
QByteArray sound(qsizetype size = 300'000)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char(i * 7 + i / 256);
    return bytes;
}

} // namespace

/// Embeddings, images, speech and transcriptions through the local API, over real sockets.
class RawRequestsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void embeddingsComeWithUsageAndCost();
    void imagesComeAsTheProviderSentThem();
    void speechComesByteForByte();
    void aFormGoesOnByteForByteApartFromTheModel();
    void aFailingProviderIsFollowedByTheNext();
    void otherProtocolsAreTranslated();
    void azureGetsTheKeyInItsOwnField();
    void errorsComeInOpenAisEnvelope();
    void soundThatBreaksOffIsNoCompleteAnswer();
    void anErrorAmongEventsEndsTheEvents();
    void aClientThatLeavesClosesTheProvider();
    void aSlowClientStopsTheProvider();

private:
    void start(const QList<HarnessProvider> &providers);
    QNetworkReply *post(const QString &path, const QByteArray &body,
                        const QByteArray &type = "application/json");
    std::unique_ptr<QNetworkReply> answerTo(const QString &path, const QByteArray &body,
                                            const QByteArray &type = "application/json");
    RequestRow lastRow();

    std::unique_ptr<MockUpstream> m_upstream;
    std::unique_ptr<MockUpstream> m_second;
    std::unique_ptr<EngineHarness> m_harness;
    std::unique_ptr<ProxyServer> m_proxy;
    QNetworkAccessManager m_client;
    QString m_address;
    QByteArray m_key;
};

void RawRequestsTest::init()
{
    m_upstream = std::make_unique<MockUpstream>();
    m_second = std::make_unique<MockUpstream>();
}

void RawRequestsTest::cleanup()
{
    m_proxy.reset();
    m_harness.reset();
    m_second.reset();
    m_upstream.reset();
}

void RawRequestsTest::start(const QList<HarnessProvider> &providers)
{
    m_harness = std::make_unique<EngineHarness>(providers);
    m_proxy = std::make_unique<ProxyServer>(m_harness->engine(), m_harness->secrets(),
                                            m_harness->path(QStringLiteral("api_keys.json")));
    m_address = m_proxy->start(QStringLiteral("127.0.0.1:0")).result()->address;
    m_key = m_proxy->createApiKey(QStringLiteral("editor")).result()->secret.reveal();
}

QNetworkReply *RawRequestsTest::post(const QString &path, const QByteArray &body, const QByteArray &type)
{
    QNetworkRequest request(QUrl(m_address + path));
    request.setRawHeader("Content-Type", type);
    request.setRawHeader("Authorization", "Bearer " + m_key);
    return m_client.post(request, body);
}

std::unique_ptr<QNetworkReply> RawRequestsTest::answerTo(const QString &path, const QByteArray &body,
                                                         const QByteArray &type)
{
    std::unique_ptr<QNetworkReply> reply(post(path, body, type));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }))
        qWarning("no answer");
    return reply;
}

RequestRow RawRequestsTest::lastRow()
{
    if (!m_harness->history().flush().result())
        qWarning("nothing written");
    const QList<RequestRow> rows = m_harness->history().lastRequests(1).result().value();
    return rows.isEmpty() ? RequestRow {} : rows.first();
}

void RawRequestsTest::embeddingsComeWithUsageAndCost()
{
    m_upstream->enqueue(MockScript::answer(200, kVectors));
    start({{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}});
    const auto reply = answerTo(QStringLiteral("/v1/embeddings"),
                                R"({"model":"test/embedding","input":["Hi"],"session_id":"s"})");
    QCOMPARE(reply->readAll(), kVectors);
    QCOMPARE(reply->rawHeader("content-type"), QByteArray("application/json"));
    QCOMPARE(reply->rawHeader("x-switchyard-provider"), QByteArray("alpha"));
    QCOMPARE(reply->rawHeader("x-switchyard-attempts"), QByteArray("1"));
    QCOMPARE(reply->rawHeader("x-switchyard-cost"), QByteArray("0.000005"));
    QVERIFY(!reply->rawHeader("x-switchyard-request-id").isEmpty());

    const ReceivedRequest &sent = m_upstream->requests().first();
    QCOMPARE(sent.target, QByteArray("/v1/embeddings"));
    QCOMPARE(sent.header("authorization"), QByteArray("Bearer key-of-alpha"));
    QCOMPARE(json(sent.body), json(R"({"model":"native-model","input":["Hi"]})"));

    const RequestRow row = lastRow();
    QCOMPARE(row.clientShape, QStringLiteral("openai-embeddings"));
    QCOMPARE(row.modelAsked, QStringLiteral("test/embedding"));
    QCOMPARE(row.provider, QStringLiteral("alpha"));
    QCOMPARE(row.status, 200);
    QCOMPARE(row.promptTokens, 5);
    QCOMPARE(row.completionTokens, 0);
    QCOMPARE(row.cost, Money::fromDecimal(u"0.000005"));
    QCOMPARE(row.costSource, QStringLiteral("computed"));
}

void RawRequestsTest::imagesComeAsTheProviderSentThem()
{
    const QByteArray body = "{\n  \"created\": 1,\n  \"data\": [{\"b64_json\": \"iVBORw0KGgo=\"}]\n}";
    m_upstream->enqueue(MockScript::answer(200, body));
    start({{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}});
    const auto reply = answerTo(QStringLiteral("/api/v1/images/generations"),
                                R"({"model":"test/image","prompt":"a cat","n":1})");
    QCOMPARE(reply->readAll(), body);
    QVERIFY(!reply->hasRawHeader("x-switchyard-cost"));
    QCOMPARE(m_upstream->requests().first().target, QByteArray("/v1/images/generations"));
    const RequestRow row = lastRow();
    QCOMPARE(row.clientShape, QStringLiteral("openai-images"));
    QCOMPARE(row.status, 200);
    QVERIFY2(!row.cost, "what is not told is not made up");
    QCOMPARE(row.costSource, QString());
}

void RawRequestsTest::speechComesByteForByte()
{
    const QByteArray bytes = sound();
    MockScript script = MockScript::streamHead("audio/mpeg");
    for (qsizetype at = 0; at < bytes.size(); at += 10'000)
        script.send(MockScript::chunk(bytes.mid(at, 10'000)));
    m_upstream->enqueue(script.send(MockScript::lastChunk()));
    start({{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}});
    const auto reply = answerTo(QStringLiteral("/v1/audio/speech"),
                                R"({"model":"test/speech","input":"Hi","voice":"alloy"})");
    QCOMPARE(reply->error(), QNetworkReply::NoError);
    QCOMPARE(reply->readAll(), bytes);
    QCOMPARE(reply->rawHeader("content-type"), QByteArray("audio/mpeg"));
    QCOMPARE(reply->rawHeader("x-switchyard-provider"), QByteArray("alpha"));
    QCOMPARE(json(m_upstream->requests().first().body),
             json(R"({"model":"native-model","input":"Hi","voice":"alloy"})"));
    const RequestRow row = lastRow();
    QCOMPARE(row.clientShape, QStringLiteral("openai-speech"));
    QCOMPARE(row.status, 200);
    QVERIFY(row.ttftMs && !row.cost);
}

void RawRequestsTest::aFormGoesOnByteForByteApartFromTheModel()
{
    const QByteArray before =
        "--x y\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n\r\n" + sound()
        + "\r\n--x y\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\n";
    const QByteArray after =
        "\r\n--x y\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\ntest/model\r\n"
        "--x y--\r\n";
    const QByteArray type = "multipart/form-data; boundary=\"x y\"";
    const QByteArray answer =
        R"({"text":"Hello.","usage":{"type":"tokens","input_tokens":14,"output_tokens":2,"total_tokens":16}})";
    m_upstream->enqueue(MockScript::answer(200, answer));
    start({{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}});
    const auto reply =
        answerTo(QStringLiteral("/v1/audio/transcriptions"), before + "test/transcription" + after, type);
    QCOMPARE(reply->readAll(), answer);
    const ReceivedRequest &sent = m_upstream->requests().first();
    QCOMPARE(sent.target, QByteArray("/v1/audio/transcriptions"));
    QCOMPARE(sent.header("content-type"), type);
    QVERIFY(sent.body == before + "native-model" + after);
    const RequestRow row = lastRow();
    QCOMPARE(row.clientShape, QStringLiteral("openai-transcriptions"));
    QCOMPARE(row.promptTokens, 14);
    QCOMPARE(row.completionTokens, 2);
    QCOMPARE(row.cost, Money::fromDecimal(u"0.000016"));
}

void RawRequestsTest::aFailingProviderIsFollowedByTheNext()
{
    m_upstream->enqueue(MockScript::answer(500, R"({"error":{"message":"down"}})"));
    m_second->enqueue(MockScript::answer(200, kVectors));
    start({{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString(), QStringLiteral("0.0000001")},
           {QStringLiteral("beta"), m_second->url(u"/v1").toString(), QStringLiteral("0.000002")}});
    const auto reply =
        answerTo(QStringLiteral("/v1/embeddings"), R"({"model":"test/embedding","input":"Hi"})");
    QCOMPARE(reply->readAll(), kVectors);
    QCOMPARE(reply->rawHeader("x-switchyard-provider"), QByteArray("beta"));
    QCOMPARE(reply->rawHeader("x-switchyard-attempts"), QByteArray("2"));
    QCOMPARE(m_upstream->requests().size(), 1); // the cheaper one, first
    const RequestRow row = lastRow();
    QCOMPARE(row.attempts, 2);
    QCOMPARE(row.cost, Money::fromDecimal(u"0.00001"));
}

void RawRequestsTest::otherProtocolsAreTranslated()
{
    m_upstream->setResponder([](const ReceivedRequest &request) {
        if (request.target == "/v2/embed")
            return MockScript::answer(500, "{}");
        return MockScript::answer(200, R"({"embeddings":[[0.5]],"prompt_eval_count":4})");
    });
    start({{.id = QStringLiteral("alpha"),
            .baseUrl = m_upstream->url(u"/v2").toString(),
            .promptPrice = QStringLiteral("0.0000001"),
            .protocol = QStringLiteral("cohere-v2")},
           {.id = QStringLiteral("beta"),
            .baseUrl = m_upstream->url(u"").toString(),
            .protocol = QStringLiteral("ollama")}});
    const auto reply = answerTo(QStringLiteral("/v1/embeddings"),
                                R"({"model":"test/embedding","input":"Hi","encoding_format":"base64"})");
    const QJsonObject answer = json(reply->readAll());
    QCOMPARE(answer.value(u"data").toArray().first().toObject().value(u"embedding").toString(),
             QStringLiteral("AAAAPw=="));
    QCOMPARE(answer.value(u"usage").toObject().value(u"total_tokens").toInt(), 4);
    QCOMPARE(m_upstream->requests().size(), 2);
    QCOMPARE(m_upstream->requests().last().target, QByteArray("/api/embed"));
    QCOMPARE(lastRow().promptTokens, 4);
}

void RawRequestsTest::azureGetsTheKeyInItsOwnField()
{
    m_upstream->enqueue(MockScript::answer(200, kVectors));
    start({{.id = QStringLiteral("alpha"),
            .baseUrl = m_upstream->url(u"/openai/v1").toString(),
            .protocol = QStringLiteral("azure-openai")}});
    const auto reply =
        answerTo(QStringLiteral("/v1/embeddings"), R"({"model":"test/embedding","input":"Hi"})");
    QCOMPARE(reply->readAll(), kVectors);
    const ReceivedRequest &sent = m_upstream->requests().first();
    QCOMPARE(sent.target, QByteArray("/openai/v1/embeddings"));
    QCOMPARE(sent.header("api-key"), QByteArray("key-of-alpha"));
    QCOMPARE(sent.header("authorization"), QByteArray());
}

void RawRequestsTest::errorsComeInOpenAisEnvelope()
{
    m_upstream->enqueue(MockScript::answer(400, R"({"error":{"message":"No such voice","param":"voice"}})"));
    start({{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}});
    const auto status = [](QNetworkReply &reply) {
        return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    };
    const auto message = [](QNetworkReply &reply) {
        return json(reply.readAll()).value(u"error").toObject().value(u"message").toString();
    };
    auto reply = answerTo(QStringLiteral("/v1/audio/speech"), R"({"model":"test/speech","voice":"x"})");
    QCOMPARE(status(*reply), 400);
    QVERIFY(message(*reply).contains(QLatin1String("No such voice")));
    reply = answerTo(QStringLiteral("/v1/audio/speech"), R"({"model":"test/model"})");
    QCOMPARE(status(*reply), 404);
    QVERIFY(message(*reply).contains(QLatin1String("speech")));
    reply = answerTo(QStringLiteral("/v1/audio/speech"), "no JSON");
    QCOMPARE(status(*reply), 400);
    reply = answerTo(QStringLiteral("/v1/audio/transcriptions"), "--b--", "multipart/form-data");
    QCOMPARE(status(*reply), 400);
    QVERIFY(message(*reply).contains(QLatin1String("boundary")));
    QCOMPARE(m_upstream->requests().size(), 1);
}

void RawRequestsTest::soundThatBreaksOffIsNoCompleteAnswer()
{
    m_upstream->enqueue(MockScript::streamHead("audio/mpeg").send(MockScript::chunk("ID3")).hold().reset());
    start({{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}});
    const std::unique_ptr<QNetworkReply> reply(
        post(QStringLiteral("/v1/audio/speech"), R"({"model":"test/speech","input":"Hi"})"));
    QTRY_COMPARE(reply->bytesAvailable(), 3);
    m_upstream->release();
    QTRY_VERIFY(reply->isFinished());
    QVERIFY(reply->error() != QNetworkReply::NoError);
    QCOMPARE(lastRow().errorKind, QStringLiteral("stream_broken"));
}

void RawRequestsTest::anErrorAmongEventsEndsTheEvents()
{
    const QByteArray first = "data: {\"type\":\"image_generation.partial_image\"}\n\n";
    m_upstream->enqueue(
        MockScript::streamHead()
            .send(MockScript::chunk(first))
            .hold()
            .send(MockScript::chunk("data: {\"type\":\"error\",\"error\":{\"message\":\"too busy\"}}\n\n"))
            .send(MockScript::lastChunk()));
    start({{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}});
    const std::unique_ptr<QNetworkReply> reply(post(QStringLiteral("/v1/images/generations"),
                                                    R"({"model":"test/image","prompt":"a","stream":true})"));
    QTRY_COMPARE(reply->bytesAvailable(), first.size());
    m_upstream->release();
    QTRY_VERIFY(reply->isFinished());
    const QByteArray all = reply->readAll();
    QVERIFY(all.startsWith(first));
    const qsizetype at = all.indexOf("event: error\ndata: ");
    QVERIFY(at > 0);
    const QJsonObject error = json(all.mid(at + 19)).value(u"error").toObject();
    QVERIFY(error.value(u"message").toString().contains(QLatin1String("too busy")));
}

void RawRequestsTest::aClientThatLeavesClosesTheProvider()
{
    m_upstream->enqueue(MockScript::streamHead("audio/mpeg").send(MockScript::chunk("ID3")).hold());
    start({{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}});
    const std::unique_ptr<QNetworkReply> reply(
        post(QStringLiteral("/v1/audio/speech"), R"({"model":"test/speech","input":"Hi"})"));
    QTRY_COMPARE(reply->bytesAvailable(), 3);
    reply->abort();
    QTRY_COMPARE(m_upstream->closedByClient(), 1);
    QTRY_COMPARE(lastRow().status, 499);
}

void RawRequestsTest::aSlowClientStopsTheProvider()
{
    constexpr qint64 enough = 4LL * 1024 * 1024; // for the local API to hold the provider back
    constexpr qint64 much = 256LL * 1024 * 1024;
    m_upstream->enqueue(MockScript()
                            .send("HTTP/1.1 200 OK\r\ncontent-type: audio/pcm\r\ncontent-length: "
                                  + QByteArray::number(enough + much) + "\r\n\r\n")
                            .flood(enough)
                            .hold()
                            .flood(much));
    start({{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}});
    // QNetworkAccessManager reads on by itself.
    QTcpSocket client;
    client.setReadBufferSize(16 * 1024);
    client.connectToHost(QHostAddress::LocalHost, quint16(QUrl(m_address).port()));
    const QByteArray body = R"({"model":"test/speech","input":"Hi"})";
    client.write("POST /v1/audio/speech HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + m_key
                 + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QTRY_VERIFY(client.bytesAvailable() > 0);
    QTRY_COMPARE(m_upstream->heldConnections(), 1);
    // The pause takes a turn of Qt's network thread; a flood over loopback would be through by then.
    constexpr int aMoment = 1000;
    QTest::qWait(aMoment);
    m_upstream->release();
    qint64 before = -1;
    QTRY_VERIFY_WITH_TIMEOUT(std::exchange(before, m_upstream->bytesSent()) == m_upstream->bytesSent()
                                 && !QTest::qWaitFor([&] { return m_upstream->bytesSent() != before; }, 300),
                             20'000);
    QVERIFY2(before < much / 4, qPrintable(QString::number(before)));
}

QTEST_GUILESS_MAIN(RawRequestsTest)
#include "tst_raw_requests.moc"
