#include "core/proxy/proxy_server.h"
#include "tests/support/engine_harness.h"
#include "tests/support/local_api.h"
#include "tests/support/mock_upstream.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

using namespace core;

/// Responses and the legacy completions over the socket, served by a provider that speaks chat.
class OpenAiFamily : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void responsesAreStreamedAsNamedEvents();
    void responseComesWhole();
    void openRoutersAddressIsTheSame();
    void keptThoughtsGoBackToTheProvider();
    void completionComesWholeAndStreamed();
    void errorsComeInTheEnvelopeOfThePath_data();
    void errorsComeInTheEnvelopeOfThePath();
    void limitOfTheProviderIsToldWithItsStatus();
    void breakInTheMiddleIsAFailedResponse();

private:
    struct Received {
        int status = 0;
        QByteArray body;
        QByteArray type;
        QByteArray allow;
        QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
        QJsonObject error() const { return json().value(u"error").toObject(); }
    };

    Received ask(const QByteArray &method, const QString &path, const QByteArray &body, bool withKey = true);

    std::unique_ptr<MockUpstream> m_upstream;
    std::unique_ptr<EngineHarness> m_harness;
    std::unique_ptr<ProxyServer> m_proxy;
    QString m_address;
    Secret m_key;
    QNetworkAccessManager m_client;
};

void OpenAiFamily::init()
{
    m_upstream = std::make_unique<MockUpstream>();
    HarnessProvider provider {QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()};
    provider.quirks.reasoningField = QStringLiteral("reasoning_content");
    m_harness = std::make_unique<EngineHarness>(QList<HarnessProvider> {provider});
    m_proxy = std::make_unique<ProxyServer>(m_harness->engine(), m_harness->secrets(),
                                            m_harness->path(QStringLiteral("api_keys.json")));
    m_address = m_proxy->start(QStringLiteral("127.0.0.1:0")).result()->address;
    m_key = m_proxy->createApiKey(QStringLiteral("editor")).result()->secret;
}

void OpenAiFamily::cleanup()
{
    m_proxy.reset();
    m_harness.reset();
    m_upstream.reset();
}

OpenAiFamily::Received OpenAiFamily::ask(const QByteArray &method, const QString &path,
                                         const QByteArray &body, bool withKey)
{
    QNetworkRequest request(QUrl(m_address + path));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    if (withKey)
        request.setRawHeader("Authorization", "Bearer " + m_key.reveal());
    const std::unique_ptr<QNetworkReply> reply(m_client.sendCustomRequest(request, method, body));
    [&] { QTRY_VERIFY(reply->isFinished()); }();
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
            reply->rawHeader("Content-Type"), reply->rawHeader("Allow")};
}

void OpenAiFamily::responsesAreStreamedAsNamedEvents()
{
    m_upstream->enqueue(MockScript::eventStream(helloInChat()));
    const Received answer =
        ask("POST", QStringLiteral("/v1/responses"), R"({"model":"test/model","input":"Hi","stream":true})");
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.type.startsWith("text/event-stream"));
    QVERIFY2(answer.body.startsWith("event: response.created\ndata: {"), answer.body.constData());
    QCOMPARE(answer.body.count("event: "), 9);
    QVERIFY(answer.body.contains("event: response.completed\n"));
    QVERIFY(!answer.body.contains("[DONE]"));
    const QJsonObject sent = QJsonDocument::fromJson(m_upstream->requests().first().body).object();
    QCOMPARE(sent.value(u"messages").toArray().first().toObject().value(u"content"),
             QJsonValue(QStringLiteral("Hi")));
}

void OpenAiFamily::responseComesWhole()
{
    m_upstream->enqueue(MockScript::eventStream(helloInChat()));
    const Received answer =
        ask("POST", QStringLiteral("/v1/responses"), R"({"model":"test/model","input":"Hi"})");
    QCOMPARE(answer.status, 200);
    const QJsonObject response = answer.json();
    QCOMPARE(response.value(u"status"), QJsonValue(QStringLiteral("completed")));
    QCOMPARE(response.value(u"provider"), QJsonValue(QStringLiteral("Alpha")));
    QVERIFY(response.value(u"id").toString().startsWith(QLatin1String("resp_")));
    const QJsonObject message = response.value(u"output").toArray().first().toObject();
    QCOMPARE(message.value(u"content").toArray().first().toObject().value(u"text"),
             QJsonValue(QStringLiteral("Hello")));
    const QJsonObject usage = response.value(u"usage").toObject();
    QCOMPARE(usage.value(u"total_tokens"), QJsonValue(4));
    QVERIFY(usage.value(u"cost").isDouble());
}

void OpenAiFamily::openRoutersAddressIsTheSame()
{
    m_upstream->enqueue(MockScript::eventStream(helloInChat()));
    const Received answer =
        ask("POST", QStringLiteral("/api/v1/responses"), R"({"model":"test/model","input":"Hi"})");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json().value(u"object"), QJsonValue(QStringLiteral("response")));
    // But for the code of an error.
    const Received refused =
        ask("POST", QStringLiteral("/api/v1/responses"), R"({"model":"test/model","store":true})");
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.error().value(u"code"), QJsonValue(400));
    QCOMPARE(refused.json().value(u"error_type"), QJsonValue(QStringLiteral("invalid_request")));
}

void OpenAiFamily::keptThoughtsGoBackToTheProvider()
{
    m_upstream->enqueue(MockScript::eventStream(
        {sseData(R"({"id":"u","choices":[{"index":0,"delta":{"reasoning_content":"Two ways."}}]})"),
         sseData(R"({"id":"u","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c1",)"
                 R"("type":"function","function":{"name":"f","arguments":"{}"}}]}}]})"),
         sseData(R"({"id":"u","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]})"),
         sseData("[DONE]")}));
    m_upstream->enqueue(MockScript::eventStream(helloInChat()));
    const QByteArray tools = R"("model":"test/model","tools":[{"type":"function","name":"f"}],)";
    const Received first = ask("POST", QStringLiteral("/v1/responses"), "{" + tools + R"("input":"Hi"})");
    QCOMPARE(first.status, 200);
    QJsonArray input {QJsonObject {{QStringLiteral("role"), QStringLiteral("user")},
                                   {QStringLiteral("content"), QStringLiteral("Hi")}}};
    for (const QJsonValue &item : first.json().value(u"output").toArray())
        input.append(item);
    QCOMPARE(input.size(), 3);
    input.append(QJsonObject {{QStringLiteral("type"), QStringLiteral("function_call_output")},
                              {QStringLiteral("call_id"), QStringLiteral("c1")},
                              {QStringLiteral("output"), QStringLiteral("ok")}});
    const QByteArray list = QJsonDocument(input).toJson(QJsonDocument::Compact);
    QCOMPARE(ask("POST", QStringLiteral("/v1/responses"), "{" + tools + "\"input\":" + list + "}").status,
             200);
    const QJsonObject sent = QJsonDocument::fromJson(m_upstream->requests().last().body).object();
    const QJsonObject turn = sent.value(u"messages").toArray().at(1).toObject();
    QCOMPARE(turn.value(u"reasoning_content"), QJsonValue(QStringLiteral("Two ways.")));
    QCOMPARE(turn.value(u"tool_calls").toArray().size(), 1);
}

void OpenAiFamily::completionComesWholeAndStreamed()
{
    m_upstream->enqueue(MockScript::eventStream(helloInChat()));
    const Received whole = ask("POST", QStringLiteral("/v1/completions"),
                               R"({"model":"test/model","prompt":"Hi ","echo":true})");
    QCOMPARE(whole.status, 200);
    QCOMPARE(whole.json().value(u"object"), QJsonValue(QStringLiteral("text_completion")));
    QCOMPARE(whole.json().value(u"choices").toArray().first().toObject().value(u"text"),
             QJsonValue(QStringLiteral("Hi Hello")));
    m_upstream->enqueue(MockScript::eventStream(helloInChat()));
    const Received stream = ask("POST", QStringLiteral("/v1/completions"),
                                R"({"model":"test/model","prompt":"Hi","stream":true})");
    QVERIFY(stream.body.endsWith("data: [DONE]\n\n"));
    QVERIFY(stream.body.contains("\"text\":\"Hello\""));
}

void OpenAiFamily::errorsComeInTheEnvelopeOfThePath_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("withKey");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("parameter");
    const auto row = [](const char *name, const char *method, const char *path, const char *body,
                        bool withKey, int status, const char *code, const char *parameter) {
        QTest::newRow(name) << QByteArray(method) << QString::fromLatin1(path) << QByteArray(body) << withKey
                            << status << QString::fromLatin1(code) << QString::fromLatin1(parameter);
    };
    row("no key", "POST", "/v1/responses", "{}", false, 401, "invalid_api_key", "");
    row("another method", "GET", "/v1/responses", "", true, 405, "", "");
    row("a stored answer", "GET", "/v1/responses/resp_1", "", true, 404, "", "");
    row("broken JSON", "POST", "/v1/responses", "{\"model\":", true, 400, "", "");
    row("no input", "POST", "/v1/responses", R"({"model":"test/model"})", true, 400, "", "input");
    row("state", "POST", "/v1/responses",
        R"({"model":"test/model","input":"Hi","previous_response_id":"resp_1"})", true, 400,
        "previous_response_not_found", "previous_response_id");
    row("no such model", "POST", "/v1/responses", R"({"model":"no/such","input":"Hi"})", true, 400,
        "model_not_found", "model");
}

void OpenAiFamily::errorsComeInTheEnvelopeOfThePath()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    QFETCH(bool, withKey);
    const Received answer = ask(method, path, body, withKey);
    QTEST(answer.status, "status");
    QCOMPARE(answer.type, QByteArray("application/json"));
    QVERIFY(!answer.error().value(u"message").toString().isEmpty());
    QVERIFY(!answer.error().value(u"type").toString().isEmpty());
    QTEST(answer.error().value(u"code").toString(), "code");
    QTEST(answer.error().value(u"param").toString(), "parameter");
    QVERIFY(!answer.json().value(u"error_type").toString().isEmpty());
    QCOMPARE(answer.allow.isEmpty(), answer.status != 405);
    QVERIFY(m_upstream->requests().isEmpty());
}

void OpenAiFamily::limitOfTheProviderIsToldWithItsStatus()
{
    m_upstream->setDefault(MockScript::answer(
        429, R"({"error":{"message":"Slow down.","type":"requests","code":"rate_limit_exceeded"}})"));
    const Received answer =
        ask("POST", QStringLiteral("/v1/responses"), R"({"model":"test/model","input":"Hi","stream":true})");
    QCOMPARE(answer.status, 429);
    QCOMPARE(answer.error().value(u"code"), QJsonValue(QStringLiteral("rate_limit_exceeded")));
    QCOMPARE(answer.json().value(u"error_type"), QJsonValue(QStringLiteral("rate_limit_exceeded")));
}

void OpenAiFamily::breakInTheMiddleIsAFailedResponse()
{
    m_upstream->enqueue(MockScript::streamHead()
                            .send(MockScript::chunk(
                                sseData(R"({"id":"u","choices":[{"index":0,"delta":{"content":"Hel"}}]})")))
                            .close());
    const Received answer =
        ask("POST", QStringLiteral("/v1/responses"), R"({"model":"test/model","input":"Hi","stream":true})");
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.contains("event: error\n"));
    QVERIFY(answer.body.contains("event: response.failed\n"));
    QVERIFY(!answer.body.contains("response.completed"));
    QVERIFY(!answer.body.contains("output_item.done"));
}

QTEST_GUILESS_MAIN(OpenAiFamily)
#include "tst_openai_family.moc"
