#include "core/catalog/catalog_overlay.h"
#include "core/protocol/codec.h"
#include "core/simulator/simulator.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <vector>

using namespace core;

namespace {

constexpr int kPatience = 20'000;

/// Rows with an exact pace and sure failures.
const char *const kTable =
    R"({"provider":{"id":"simulator","name":"Simulator","kind":"simulator","protocol":"openai-chat"},
"models":[{"id":"simulator/t","name":"T","style":"thorough","endpoints":[
 {"provider_model_id":"t@quick","tag":"quick","context_length":4000,"capabilities":{"tools":true,"reasoning":true},
  "behaviour":{"tokens_per_second":100000}},
 {"provider_model_id":"t@down","tag":"down","behaviour":{"failure_rate":1}},
 {"provider_model_id":"t@breaks","tag":"breaks","behaviour":{"tokens_per_second":100000,"break_rate":1}},
 {"provider_model_id":"t@limited","tag":"limited","behaviour":{"tokens_per_second":100000,"requests_per_window":2,"window_ms":60000}},
 {"provider_model_id":"t@window","tag":"window","behaviour":{"tokens_per_second":100000,"requests_per_window":1,"window_ms":300}},
 {"provider_model_id":"t@small","tag":"small","context_length":50,"behaviour":{"tokens_per_second":100000}},
 {"provider_model_id":"t@endless","tag":"endless","behaviour":{"tokens_per_second":20,"answer_tokens":5000}}
]}]})";

struct Answer {
    int status = 0;
    HeaderList headers;
    QByteArray body;
    bool broken = false;
    QByteArray contentType;

    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    QJsonObject error() const { return json().value(QLatin1String("error")).toObject(); }
};

/// All events of a streamed or whole answer, as the program's own codec reads them.
QList<ChatEvent> eventsOf(const Answer &answer)
{
    QList<ChatEvent> events;
    const EndpointTarget target;
    const auto decoder = codecFor(QStringLiteral("openai-chat"))
                             ->makeDecoder(answer.contentType.startsWith("text/event-stream"), target);
    decoder->feed(answer.body, events);
    decoder->end(events);
    return events;
}

struct Summary {
    QString text;
    QString reasoning;
    QString arguments;
    QString tool;
    FinishReason reason = FinishReason::Error;
    Usage usage;
    int usageReports = 0;
    int errors = 0;
};

Summary summaryOf(const Answer &answer)
{
    Summary summary;
    const QList<ChatEvent> events = eventsOf(answer);
    for (const ChatEvent &event : events) {
        if (const auto *text = std::get_if<TextDelta>(&event))
            summary.text += text->text;
        else if (const auto *reasoning = std::get_if<ReasoningDelta>(&event))
            summary.reasoning += reasoning->text;
        else if (const auto *call = std::get_if<ToolCallDelta>(&event)) {
            summary.tool += call->name;
            summary.arguments += call->arguments;
        } else if (const auto *usage = std::get_if<UsageReport>(&event)) {
            summary.usage = usage->usage;
            ++summary.usageReports;
        } else if (const auto *finished = std::get_if<Finished>(&event))
            summary.reason = finished->reason;
        else if (std::holds_alternative<Error>(event))
            ++summary.errors;
    }
    return summary;
}

QJsonObject chat(const char *model, const QString &question, QJsonObject fields = {})
{
    fields.insert(QStringLiteral("model"), QString::fromLatin1(model));
    fields.insert(QStringLiteral("messages"),
                  QJsonArray {QJsonObject {{QStringLiteral("role"), QStringLiteral("user")},
                                           {QStringLiteral("content"), question}}});
    return fields;
}

QJsonObject streamed(QJsonObject body)
{
    body.insert(QStringLiteral("stream"), true);
    body.insert(QStringLiteral("stream_options"), QJsonObject {{QStringLiteral("include_usage"), true}});
    return body;
}

} // namespace

class TestSimulator : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void overlayMakesModelsThatTheCatalogFinds();
    void streamAndWholeAnswerSayTheSame();
    void toolLoopCloses();
    void rowThatIsDownAnswers503();
    void rowThatBreaksNeverLooksComplete_data();
    void rowThatBreaksNeverLooksComplete();
    void rateLimitSaysWhenToComeBack();
    void rateLimitEndsWithItsWindow();
    void longPromptIsRefusedWithItsCode();
    void whatTheEndpointCannotDoIsRefused_data();
    void whatTheEndpointCannotDoIsRefused();
    void errorsHaveOpenAisShape_data();
    void errorsHaveOpenAisShape();
    void modelListNamesEveryEndpoint();
    void tokensComeOneByOneAtTheRowsPace();
    void clientThatLeavesStopsTheAnswer_data();
    void clientThatLeavesStopsTheAnswer();
    void simulatorMayGoWhileItAnswers();
    void brokenTableIsSaidAtStart();

private:
    std::unique_ptr<QNetworkReply> post(const QByteArray &path, const QByteArray &body);
    Answer wait(QNetworkReply &reply);
    Answer ask(const QJsonObject &body);

    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<QNetworkAccessManager> m_network;
    QString m_base;
};

void TestSimulator::init()
{
    m_network = std::make_unique<QNetworkAccessManager>();
    m_simulator = std::make_unique<Simulator>(QByteArray(kTable), 1);
    const auto port = m_simulator->start();
    QVERIFY(port.ok());
    m_base = QStringLiteral("http://127.0.0.1:%1").arg(*port);
}

void TestSimulator::cleanup()
{
    m_simulator.reset();
    m_network.reset();
}

std::unique_ptr<QNetworkReply> TestSimulator::post(const QByteArray &path, const QByteArray &body)
{
    QNetworkRequest request(QUrl(m_base + QString::fromLatin1(path)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    return std::unique_ptr<QNetworkReply>(m_network->post(request, body));
}

Answer TestSimulator::wait(QNetworkReply &reply)
{
    if (!reply.isFinished()) {
        QSignalSpy finished(&reply, &QNetworkReply::finished);
        finished.wait(kPatience);
    }
    Answer answer;
    answer.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.headers = reply.rawHeaderPairs();
    answer.contentType = reply.rawHeader("Content-Type");
    answer.body = reply.readAll();
    answer.broken = reply.error() == QNetworkReply::RemoteHostClosedError;
    return answer;
}

Answer TestSimulator::ask(const QJsonObject &body)
{
    const auto reply = post("/v1/chat/completions", QJsonDocument(body).toJson());
    return wait(*reply);
}

void TestSimulator::overlayMakesModelsThatTheCatalogFinds()
{
    Simulator simulator;
    QVERIFY(!simulator.overlay().baseUrl);
    const auto port = simulator.start();
    QVERIFY(port.ok());
    const CatalogPtr catalog = withOverlays(std::make_shared<const Catalog>(), {simulator.overlay()});
    const ProviderInfo *provider = catalog->findProvider(QStringLiteral("simulator"));
    QVERIFY(provider);
    QVERIFY(provider->isSimulator() && !provider->needsKey());
    QCOMPARE(provider->baseUrl, QStringLiteral("http://127.0.0.1:%1/v1").arg(*port));
    const ModelInfo *model = catalog->findModel(QStringLiteral("simulator/atlas-large"));
    QVERIFY(model);
    QCOMPARE(model->endpoints.size(), 3);
    QCOMPARE(model->type, QStringLiteral("chat"));
    for (const EndpointInfo &endpoint : model->endpoints)
        QVERIFY(!catalog->dataPolicyOf(endpoint).allowsTraining());
}

void TestSimulator::streamAndWholeAnswerSayTheSame()
{
    const QJsonObject body =
        chat("t@quick", QStringLiteral("How do I bake bread that keeps for several days?"));
    const Answer whole = ask(body);
    const Answer stream = ask(streamed(body));
    QCOMPARE(whole.status, 200);
    QCOMPARE(stream.status, 200);
    QVERIFY(whole.contentType.startsWith("application/json"));
    QVERIFY(stream.contentType.startsWith("text/event-stream"));
    QVERIFY(stream.body.endsWith("data: [DONE]\n\n"));
    const Summary a = summaryOf(whole);
    const Summary b = summaryOf(stream);
    QVERIFY(a.text.contains(QLatin1String("bread")));
    QVERIFY(!a.reasoning.isEmpty());
    QCOMPARE(b.text, a.text);
    QCOMPARE(b.reasoning, a.reasoning);
    QCOMPARE(a.reason, FinishReason::Stop);
    QCOMPARE(b.reason, FinishReason::Stop);
    QCOMPARE(b.usageReports, 1);
    QCOMPARE(a.errors + b.errors, 0);
    QVERIFY(a.usage.promptTokens > 0 && a.usage.reasoningTokens > 0);
    QVERIFY(a.usage.completionTokens > a.usage.reasoningTokens);
    QCOMPARE(b.usage.completionTokens, a.usage.completionTokens);
    QVERIFY(stream.body.count("data: ") > a.usage.completionTokens); // In small pieces.

    QJsonObject without = streamed(body);
    without.remove(QStringLiteral("stream_options"));
    QVERIFY(!ask(without).body.contains("\"usage\""));
}

void TestSimulator::toolLoopCloses()
{
    const QJsonArray tools = QJsonDocument::fromJson(R"([{"type":"function","function":{"name":"get_weather",
        "parameters":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}}])")
                                 .array();
    QJsonObject body =
        chat("t@quick", QStringLiteral("What is the weather in Oslo?"), {{QStringLiteral("tools"), tools}});
    const Answer whole = ask(body);
    const Summary call = summaryOf(ask(streamed(body)));
    QCOMPARE(call.reason, FinishReason::ToolCalls);
    QCOMPARE(call.tool, QStringLiteral("get_weather"));
    QCOMPARE(call.arguments, QStringLiteral("{\"city\":\"Oslo\"}"));
    QCOMPARE(summaryOf(whole).arguments, call.arguments);

    const QJsonObject message =
        whole.json()[QLatin1String("choices")][0][QLatin1String("message")].toObject();
    QVERIFY(message.value(QLatin1String("content")).isNull());
    const QString id = message[QLatin1String("tool_calls")][0][QLatin1String("id")].toString();
    QJsonArray messages = body.value(QLatin1String("messages")).toArray();
    messages.append(message);
    messages.append(QJsonObject {{QStringLiteral("role"), QStringLiteral("tool")},
                                 {QStringLiteral("tool_call_id"), id},
                                 {QStringLiteral("content"), QStringLiteral("snow and 4 degrees")}});
    body.insert(QStringLiteral("messages"), messages);
    const Summary answer = summaryOf(ask(streamed(body)));
    QCOMPARE(answer.reason, FinishReason::Stop);
    QVERIFY(answer.text.contains(QLatin1String("`get_weather` answered: **snow and 4 degrees**")));
}

void TestSimulator::rowThatIsDownAnswers503()
{
    const Answer answer = ask(streamed(chat("t@down", QStringLiteral("x"))));
    QCOMPARE(answer.status, 503);
    const Error error =
        codecFor(QStringLiteral("openai-chat"))->decodeError(answer.status, answer.headers, answer.body, {});
    QCOMPARE(error.kind, ErrorKind::Overloaded);
    QCOMPARE(recoveryFor(error), Recovery::RetrySame);
}

void TestSimulator::rowThatBreaksNeverLooksComplete_data()
{
    QTest::addColumn<bool>("stream");
    QTest::newRow("stream") << true;
    QTest::newRow("whole") << false;
}

void TestSimulator::rowThatBreaksNeverLooksComplete()
{
    QFETCH(bool, stream);
    const QJsonObject body =
        chat("t@breaks", QStringLiteral("Tell me a long story about ships and the people on them"));
    const Answer answer = ask(stream ? streamed(body) : body);
    QVERIFY(answer.broken);
    QCOMPARE(summaryOf(answer).text.isEmpty(), !stream); // Half of a stream has come.
    QVERIFY(!answer.body.contains("[DONE]"));
    QVERIFY(!answer.body.contains("\"finish_reason\":\"stop\""));
    QTRY_COMPARE(m_simulator->runningAnswers(), 0);
}

void TestSimulator::rateLimitSaysWhenToComeBack()
{
    QCOMPARE(ask(chat("t@limited", QStringLiteral("one"))).status, 200);
    QCOMPARE(ask(chat("t@limited", QStringLiteral("two"))).status, 200);
    const Answer answer = ask(chat("t@limited", QStringLiteral("three")));
    QCOMPARE(answer.status, 429);
    const int seconds = headerValue(answer.headers, "retry-after").toInt();
    QVERIFY(seconds > 0 && seconds <= 60);
    const Error error =
        codecFor(QStringLiteral("openai-chat"))->decodeError(answer.status, answer.headers, answer.body, {});
    QCOMPARE(error.kind, ErrorKind::RateLimited);
    QVERIFY(error.retryAfter.has_value());
    QCOMPARE(ask(chat("t@quick", QStringLiteral("four"))).status, 200); // Only that endpoint is limited.
}

void TestSimulator::rateLimitEndsWithItsWindow()
{
    QCOMPARE(ask(chat("t@window", QStringLiteral("one"))).status, 200);
    bool again = false;
    const auto isAllowed = [&] {
        return again = again || ask(chat("t@window", QStringLiteral("two"))).status == 200;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isAllowed(), kPatience);
}

void TestSimulator::longPromptIsRefusedWithItsCode()
{
    const Answer answer = ask(chat("t@small", QStringLiteral("word ").repeated(60)));
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.error().value(QLatin1String("code")).toString(),
             QStringLiteral("context_length_exceeded"));
    const Error error =
        codecFor(QStringLiteral("openai-chat"))->decodeError(answer.status, answer.headers, answer.body, {});
    QCOMPARE(error.kind, ErrorKind::ContextTooLong);
    QCOMPARE(ask(chat("t@small", QStringLiteral("word"))).status, 200);
    QCOMPARE(ask(chat("t@small", QStringLiteral("word"), {{QStringLiteral("max_tokens"), 60}})).status, 400);
}

void TestSimulator::whatTheEndpointCannotDoIsRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("tools") << QByteArray(R"({"model":"t@small","messages":[{"role":"user","content":"x"}],
        "tools":[{"type":"function","function":{"name":"f"}}]})");
    QTest::newRow("image") << QByteArray(R"({"model":"t@quick","messages":[{"role":"user","content":[
        {"type":"image_url","image_url":{"url":"data:,"}}]}]})");
}

void TestSimulator::whatTheEndpointCannotDoIsRefused()
{
    QFETCH(QByteArray, body);
    const auto reply = post("/v1/chat/completions", body);
    const Answer answer = wait(*reply);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.error().value(QLatin1String("type")).toString(), QStringLiteral("invalid_request_error"));
}

void TestSimulator::errorsHaveOpenAisShape_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("not json") << QByteArray("/v1/chat/completions") << QByteArray("<html>") << 400;
    QTest::newRow("model") << QByteArray("/v1/chat/completions")
                           << QByteArray(R"({"model":"nobody","messages":[{"role":"user","content":"x"}]})")
                           << 404;
    QTest::newRow("path") << QByteArray("/v1/embeddings") << QByteArray("{}") << 404;
    QTest::newRow("method") << QByteArray("/v1/models") << QByteArray("{}") << 405;
}

void TestSimulator::errorsHaveOpenAisShape()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    const auto reply = post(path, body);
    const Answer answer = wait(*reply);
    QCOMPARE(answer.status, status);
    QVERIFY(!answer.error().value(QLatin1String("message")).toString().isEmpty());
    QCOMPARE(answer.error().value(QLatin1String("type")).toString(), QStringLiteral("invalid_request_error"));
    QVERIFY(answer.error().contains(QLatin1String("param")));
    QVERIFY(answer.error().contains(QLatin1String("code")));
}

void TestSimulator::modelListNamesEveryEndpoint()
{
    const std::unique_ptr<QNetworkReply> reply(
        m_network->get(QNetworkRequest(QUrl(m_base + QStringLiteral("/v1/models")))));
    const QJsonObject json = wait(*reply).json();
    QCOMPARE(json.value(QLatin1String("object")).toString(), QStringLiteral("list"));
    QCOMPARE(json.value(QLatin1String("data")).toArray().size(), 7);
    QCOMPARE(json[QLatin1String("data")][0][QLatin1String("id")].toString(), QStringLiteral("t@quick"));
}

void TestSimulator::tokensComeOneByOneAtTheRowsPace()
{
    QElapsedTimer clock;
    clock.start();
    const Summary summary = summaryOf(
        ask(streamed(chat("t@endless", QStringLiteral("x"), {{QStringLiteral("max_tokens"), 11}}))));
    QCOMPARE(summary.reason, FinishReason::Length);
    QCOMPARE(summary.usage.completionTokens, 11);
    // The first comes at once, ten more at 20 a second. Only "not sooner" can be promised.
    QVERIFY(clock.elapsed() >= 490);
}

void TestSimulator::clientThatLeavesStopsTheAnswer_data()
{
    rowThatBreaksNeverLooksComplete_data();
}

void TestSimulator::clientThatLeavesStopsTheAnswer()
{
    QFETCH(bool, stream);
    const QJsonObject body = chat("t@endless", QStringLiteral("Tell me everything"));
    const auto reply = post("/v1/chat/completions", QJsonDocument(stream ? streamed(body) : body).toJson());
    QTRY_COMPARE_WITH_TIMEOUT(m_simulator->runningAnswers(), 1, kPatience);
    if (stream)
        QTRY_VERIFY_WITH_TIMEOUT(reply->bytesAvailable() > 0, kPatience);
    reply->abort();
    QTRY_COMPARE_WITH_TIMEOUT(m_simulator->runningAnswers(), 0,
                              kPatience); // Its end would be four minutes away.
}

void TestSimulator::simulatorMayGoWhileItAnswers()
{
    const auto reply = post("/v1/chat/completions",
                            QJsonDocument(streamed(chat("t@endless", QStringLiteral("Go on")))).toJson());
    QTRY_VERIFY_WITH_TIMEOUT(reply->bytesAvailable() > 0, kPatience);
    m_simulator.reset();
    QVERIFY(wait(*reply).broken);
}

void TestSimulator::brokenTableIsSaidAtStart()
{
    Simulator simulator(QByteArray("{"), 1);
    const auto port = simulator.start();
    QVERIFY(!port.ok());
    QVERIFY(port.error().message.contains(QLatin1String("simulator")));
    QVERIFY(simulator.overlay().models.isEmpty());
}

QTEST_GUILESS_MAIN(TestSimulator)
#include "test_simulator.moc"
