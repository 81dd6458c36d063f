#include "core/proxy/proxy_server.h"
#include "tests/support/engine_harness.h"
#include "tests/support/mock_upstream.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

using namespace core;

namespace {

const QByteArray kQuestion =
    R"({"model":"test/model","max_tokens":100,"messages":[{"role":"user","content":"Hi"}]})";

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

QByteArray sse(const QByteArray &json)
{
    return "data: " + json + "\n\n";
}

MockScript chatStream(const QList<QByteArray> &chunks)
{
    QList<QByteArray> pieces;
    for (const QByteArray &chunk : chunks)
        pieces << sse(chunk);
    return MockScript::eventStream(pieces << sse("[DONE]"));
}

QByteArrayList typesOf(const QByteArray &stream)
{
    QByteArrayList types;
    for (const QByteArray &line : stream.split('\n')) {
        if (line.startsWith("event: "))
            types << line.mid(7);
    }
    return types;
}

} // namespace

/// Clients of Anthropic's Messages at the local API, over real sockets.
class AnthropicRequestsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void aStreamHasItsEventsHeadersAndCost();
    void aWholeAnswerIsAMessage();
    void everyPathOfTheShapeIsServed_data();
    void everyPathOfTheShapeIsServed();
    void betasAndUnknownFieldsReachAnthropic();
    void aToolLoopKeepsIds();
    void errorsComeInTheEnvelopeOfTheShape_data();
    void errorsComeInTheEnvelopeOfTheShape();
    void aProvidersErrorHasTheStatusOfItsMeaning();
    void anAnswerThatBreaksOffEndsInAnError();

private:
    void start(const QString &protocol = QStringLiteral("openai-chat"));
    std::unique_ptr<QNetworkReply> answerTo(const QByteArray &method, const QString &path,
                                            const QByteArray &body, const HeaderList &headers);
    std::unique_ptr<QNetworkReply> ask(const QByteArray &body,
                                       const QString &path = QStringLiteral("/v1/messages"));

    std::unique_ptr<MockUpstream> m_upstream;
    std::unique_ptr<EngineHarness> m_harness;
    std::unique_ptr<ProxyServer> m_proxy;
    QNetworkAccessManager m_client;
    QString m_address;
    QByteArray m_key;
};

void AnthropicRequestsTest::init()
{
    m_upstream = std::make_unique<MockUpstream>();
}

void AnthropicRequestsTest::cleanup()
{
    m_proxy.reset();
    m_harness.reset();
    m_upstream.reset();
}

void AnthropicRequestsTest::start(const QString &protocol)
{
    m_harness = std::make_unique<EngineHarness>(
        QList<HarnessProvider> {{.id = QStringLiteral("alpha"),
                                 .baseUrl = m_upstream->url(u"/v1").toString(),
                                 .protocol = protocol}});
    m_proxy = std::make_unique<ProxyServer>(m_harness->engine(), m_harness->secrets(),
                                            m_harness->path(QStringLiteral("api_keys.json")));
    m_address = m_proxy->start(QStringLiteral("127.0.0.1:0")).result()->address;
    m_key = m_proxy->createApiKey(QStringLiteral("agent")).result()->secret.reveal();
}

std::unique_ptr<QNetworkReply> AnthropicRequestsTest::answerTo(const QByteArray &method, const QString &path,
                                                               const QByteArray &body,
                                                               const HeaderList &headers)
{
    QNetworkRequest request(QUrl(m_address + path));
    request.setRawHeader("Content-Type", "application/json");
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    std::unique_ptr<QNetworkReply> reply(m_client.sendCustomRequest(request, method, body));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }))
        qWarning("no answer");
    return reply;
}

std::unique_ptr<QNetworkReply> AnthropicRequestsTest::ask(const QByteArray &body, const QString &path)
{
    return answerTo(
        "POST", path, body,
        {{"x-api-key", m_key}, {"anthropic-version", "2023-06-01"}, {"anthropic-beta", "one,two"}});
}

void AnthropicRequestsTest::aStreamHasItsEventsHeadersAndCost()
{
    m_upstream->enqueue(chatStream(
        {R"({"id":"u","choices":[{"index":0,"delta":{"role":"assistant","content":"Hel"}}]})",
         R"({"id":"u","choices":[{"index":0,"delta":{"content":"lo"}}]})",
         R"({"id":"u","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})",
         R"({"id":"u","choices":[],"usage":{"prompt_tokens":3,"completion_tokens":1,"total_tokens":4}})"}));
    start();
    QJsonObject question = json(kQuestion);
    question.insert(QStringLiteral("stream"), true);
    const auto reply = ask(QJsonDocument(question).toJson());
    QCOMPARE(reply->rawHeader("content-type"), QByteArray("text/event-stream; charset=utf-8"));
    QCOMPARE(reply->rawHeader("x-switchyard-provider"), QByteArray("alpha"));
    const QByteArray id = reply->rawHeader("request-id");
    QVERIFY(!id.isEmpty());
    const QByteArray stream = reply->readAll();
    QCOMPARE(typesOf(stream).join(' '),
             QByteArray("message_start content_block_start ping content_block_delta content_block_delta "
                        "content_block_stop message_delta message_stop"));
    QVERIFY(stream.contains("\"id\":\"" + id + "\""));
    QVERIFY(stream.contains("\"provider\":\"Alpha\""));
    QVERIFY(stream.contains("\"input_tokens\":3"));
    QVERIFY(stream.contains("\"cost\":"));
    QCOMPARE(m_upstream->requests().first().target, QByteArray("/v1/chat/completions"));
}

void AnthropicRequestsTest::aWholeAnswerIsAMessage()
{
    m_upstream->enqueue(MockScript::answer(
        200,
        R"({"id":"u","choices":[{"index":0,"message":{"role":"assistant","content":"Hello"},)"
        R"("finish_reason":"length"}],"usage":{"prompt_tokens":3,"completion_tokens":1,"total_tokens":4}})"));
    start();
    const auto reply = ask(kQuestion);
    QCOMPARE(reply->rawHeader("content-type"), QByteArray("application/json"));
    const QJsonObject message = json(reply->readAll());
    QCOMPARE(message.value(u"type"), QJsonValue(QStringLiteral("message")));
    QCOMPARE(message.value(u"id").toString().toLatin1(), reply->rawHeader("request-id"));
    QCOMPARE(message.value(u"stop_reason"), QJsonValue(QStringLiteral("max_tokens")));
    QCOMPARE(message.value(u"content").toArray().first().toObject().value(u"text"),
             QJsonValue(QStringLiteral("Hello")));
    QVERIFY(message.value(u"usage").toObject().value(u"cost").isDouble());
}

void AnthropicRequestsTest::everyPathOfTheShapeIsServed_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path : {"/v1/messages", "/v1/messages?beta=true", "/api/v1/messages"})
        QTest::newRow(path) << QString::fromLatin1(path);
}

void AnthropicRequestsTest::everyPathOfTheShapeIsServed()
{
    QFETCH(QString, path);
    m_upstream->enqueue(MockScript::answer(
        200, R"({"id":"u","choices":[{"index":0,"message":{"content":"Hi"},"finish_reason":"stop"}]})"));
    start();
    QCOMPARE(json(ask(kQuestion, path)->readAll()).value(u"stop_reason"),
             QJsonValue(QStringLiteral("end_turn")));
}

void AnthropicRequestsTest::betasAndUnknownFieldsReachAnthropic()
{
    m_upstream->enqueue(MockScript::answer(
        200, R"({"id":"msg_1","type":"message","role":"assistant","model":"claude-x","content":)"
             R"([{"type":"text","text":"Hi"},{"type":"novelty","a":[1]}],"stop_reason":"novel_reason",)"
             R"("stop_sequence":null,"news":{"b":2},"usage":{"input_tokens":3,"output_tokens":1,"odd":7}})"));
    start(QStringLiteral("anthropic-messages"));
    QJsonObject question = json(kQuestion);
    question.insert(QStringLiteral("novel_field"), QJsonObject {{QStringLiteral("c"), 3}});
    const QJsonObject message = json(ask(QJsonDocument(question).toJson())->readAll());
    const ReceivedRequest &sent = m_upstream->requests().first();
    QCOMPARE(sent.header("anthropic-beta"), QByteArray("one,two"));
    QCOMPARE(sent.header("x-api-key"), QByteArray("key-of-alpha"));
    QCOMPARE(json(sent.body).value(u"novel_field"), question.value(u"novel_field"));
    QCOMPARE(message.value(u"news"), QJsonValue(json(R"({"b":2})")));
    QCOMPARE(message.value(u"content").toArray().last(), QJsonValue(json(R"({"type":"novelty","a":[1]})")));
    QCOMPARE(message.value(u"usage").toObject().value(u"odd"), QJsonValue(7));
}

void AnthropicRequestsTest::aToolLoopKeepsIds()
{
    m_upstream->enqueue(MockScript::answer(
        200, R"({"id":"u","choices":[{"index":0,"message":{"role":"assistant","content":null,)"
             R"("tool_calls":[{"id":"functions.add:0","type":"function","function":{"name":"add",)"
             R"("arguments":"{\"a\":1}"},"extra_content":{"google":{"thought_signature":"S"}}}]},)"
             R"("finish_reason":"tool_calls"}]})"));
    m_upstream->enqueue(MockScript::answer(
        200, R"({"id":"u","choices":[{"index":0,"message":{"content":"2"},"finish_reason":"stop"}]})"));
    start();
    QJsonObject question = json(kQuestion);
    const QJsonArray content = json(ask(kQuestion)->readAll()).value(u"content").toArray();
    QCOMPARE(content.size(), 2);
    const QJsonValue id = content.first().toObject().value(u"id");
    QVERIFY(!id.toString().contains(u'.'));

    QJsonArray messages = question.value(u"messages").toArray();
    messages.append(QJsonObject {{QStringLiteral("role"), QStringLiteral("assistant")},
                                 {QStringLiteral("content"), content}});
    messages.append(
        QJsonObject {{QStringLiteral("role"), QStringLiteral("user")},
                     {QStringLiteral("content"),
                      QJsonArray {QJsonObject {{QStringLiteral("type"), QStringLiteral("tool_result")},
                                               {QStringLiteral("tool_use_id"), id},
                                               {QStringLiteral("content"), QStringLiteral("2")}}}}});
    question.insert(QStringLiteral("messages"), messages);
    QCOMPARE(ask(QJsonDocument(question).toJson())->error(), QNetworkReply::NoError);
    const QJsonArray sent = json(m_upstream->requests().last().body).value(u"messages").toArray();
    const QJsonObject call = sent.at(1).toObject().value(u"tool_calls").toArray().first().toObject();
    QCOMPARE(call.value(u"id"), QJsonValue(QStringLiteral("functions.add:0")));
    QVERIFY(!m_upstream->requests().last().body.contains("switchyard"));
    QCOMPARE(sent.at(2).toObject().value(u"tool_call_id"), call.value(u"id"));
}

void AnthropicRequestsTest::errorsComeInTheEnvelopeOfTheShape_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("withKey");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("type");
    const auto row = [](const char *name, const char *method, const char *path, const QByteArray &body,
                        bool withKey, int status, const char *type) {
        QTest::newRow(name) << QByteArray(method) << QString::fromLatin1(path) << body << withKey << status
                            << QString::fromLatin1(type);
    };
    row("no key", "POST", "/v1/messages", kQuestion, false, 401, "authentication_error");
    row("another path", "POST", "/v1/messages/nothing", kQuestion, true, 404, "not_found_error");
    row("another path of OpenRouter's", "POST", "/api/v1/messages/nothing", kQuestion, true, 404,
        "not_found_error");
    row("another method", "GET", "/v1/messages", {}, true, 405, "invalid_request_error");
    row("broken JSON", "POST", "/v1/messages", "{\"model\":", true, 400, "invalid_request_error");
    row("a field", "POST", "/v1/messages", R"({"model":"test/model","messages":[]})", true, 400,
        "invalid_request_error");
    row("a model that there is not", "POST", "/v1/messages",
        R"({"model":"nobody/nothing","max_tokens":1,"messages":[{"role":"user","content":"Hi"}]})", true, 404,
        "not_found_error");
}

void AnthropicRequestsTest::errorsComeInTheEnvelopeOfTheShape()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    QFETCH(bool, withKey);
    start();
    const auto reply =
        answerTo(method, path, body, withKey ? HeaderList {{"x-api-key", m_key}} : HeaderList());
    QTEST(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), "status");
    QCOMPARE(reply->rawHeader("content-type"), QByteArray("application/json"));
    const QJsonObject answer = json(reply->readAll());
    QCOMPARE(answer.value(u"type"), QJsonValue(QStringLiteral("error")));
    QTEST(answer.value(u"error").toObject().value(u"type").toString(), "type");
    QVERIFY(!answer.value(u"error").toObject().value(u"message").toString().isEmpty());
    QVERIFY(!answer.value(u"request_id").toString().isEmpty());
    QCOMPARE(reply->rawHeader("request-id"), answer.value(u"request_id").toString().toLatin1());
    QVERIFY(m_upstream->requests().isEmpty());
}

void AnthropicRequestsTest::aProvidersErrorHasTheStatusOfItsMeaning()
{
    m_upstream->setDefault(
        MockScript::answer(503, R"({"error":{"message":"Too many people.","type":"server_error"}})"));
    start();
    const auto reply = ask(kQuestion);
    QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 529);
    const QJsonObject error = json(reply->readAll()).value(u"error").toObject();
    QCOMPARE(error.value(u"type"), QJsonValue(QStringLiteral("overloaded_error")));
    QVERIFY(error.value(u"message").toString().contains(QLatin1String("Too many people.")));
}

void AnthropicRequestsTest::anAnswerThatBreaksOffEndsInAnError()
{
    m_upstream->enqueue(
        MockScript::streamHead()
            .send(MockScript::chunk(sse(R"({"id":"u","choices":[{"index":0,"delta":{"content":"Hel"}}]})")))
            .reset());
    start();
    QJsonObject question = json(kQuestion);
    question.insert(QStringLiteral("stream"), true);
    const QByteArray stream = ask(QJsonDocument(question).toJson())->readAll();
    QCOMPARE(typesOf(stream).last(), QByteArray("error"));
    QVERIFY(stream.contains("Hel"));
    QVERIFY(!stream.contains("message_stop"));
}

QTEST_GUILESS_MAIN(AnthropicRequestsTest)
#include "tst_anthropic_requests.moc"
