#include "core/protocol/ollama/ollama_ingress.h"
#include "core/protocol/openai/openai_ingress.h"
#include "tests/unit/protocol/request_check.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace core;

namespace {

EndpointTarget target(const QStringList &efforts = {})
{
    EndpointTarget target;
    target.providerId = QStringLiteral("ollama");
    target.providerName = QStringLiteral("Ollama");
    target.protocol = QStringLiteral("ollama");
    target.baseUrl = QStringLiteral("http://localhost:11434");
    target.providerModelId = QStringLiteral("qwen3:4b");
    target.traits.efforts = efforts;
    return target;
}

Answer read(const QByteArray &body)
{
    QList<ChatEvent> events;
    const auto decoder = codecFor(QStringLiteral("ollama"))->makeDecoder(true, target());
    decoder->feed(body, events);
    decoder->end(events);
    return collect(events);
}

/// What is only spelling: `stream` absent for true; options, format, tools and keep_alive that say nothing;
/// ids and indexes of calls, which only newer clients send; the `type` beside a function.
QJsonObject normalised(QJsonObject body)
{
    if (!body.contains(QLatin1String("stream")))
        body.insert(QLatin1String("stream"), true);
    for (const char *name : {"options", "format", "tools", "keep_alive"}) {
        const QJsonValue value = body.value(QLatin1String(name));
        if (value.isNull() || value == QString() || (value.isObject() && value.toObject().isEmpty())
            || (value.isArray() && value.toArray().isEmpty()))
            body.remove(QLatin1String(name));
    }
    QJsonArray messages;
    for (const QJsonValue &entry : body.value(QLatin1String("messages")).toArray()) {
        QJsonObject message = entry.toObject();
        message.remove(QLatin1String("tool_call_id"));
        QJsonArray calls;
        for (const QJsonValue &call : message.take(QLatin1String("tool_calls")).toArray()) {
            QJsonObject function = call.toObject().value(QLatin1String("function")).toObject();
            function.remove(QLatin1String("index"));
            calls.append(function);
        }
        if (!calls.isEmpty())
            message.insert(QLatin1String("tool_calls"), calls);
        messages.append(message);
    }
    body.insert(QLatin1String("messages"), messages);
    return body;
}

} // namespace

class OllamaRequest : public QObject
{
    Q_OBJECT

private slots:
    void recordedRequestsAreWrittenAsRecorded();
    void placeIsSaid();
    void parametersTakeTheirPlace_data();
    void parametersTakeTheirPlace();
    void changesAreWrittenDown_data();
    void changesAreWrittenDown();
    void conversationTakesItsForm_data();
    void conversationTakesItsForm();
    void whatCannotBeSentIsRefused_data();
    void whatCannotBeSentIsRefused();
    void everythingAClientSendsIsRead();
    void resultsFindTheirCalls_data();
    void resultsFindTheirCalls();
    void wrongFieldIsNamedByItsPath_data();
    void wrongFieldIsNamedByItsPath();
    void madeIdsAreTheSameEveryTime();
    void linesAreUnderstood_data();
    void linesAreUnderstood();
};

void OllamaRequest::recordedRequestsAreWrittenAsRecorded()
{
    RequestCheck check;
    check.folder = QStringLiteral("ollama-native");
    check.target = [](const Capture &capture) {
        EndpointTarget endpoint = target();
        endpoint.providerModelId = capture.request.value(QLatin1String("model")).toString();
        return endpoint;
    };
    check.read = [](const Capture &capture) { return chatRequestFromOllama(capture.request); };
    check.normalised = normalised;
    check.deliberate = {{QStringLiteral("ollama/ollama-chat-tool-calls-legacy"),
                         QStringLiteral("a result says the name of its tool, which older clients did not")}};
    QCOMPARE(check.run(), QStringList());
}

void OllamaRequest::placeIsSaid()
{
    const WireRequest wire = wireOf(with({}), target());
    QCOMPARE(wire.url.toEncoded(), QByteArray("http://localhost:11434/api/chat"));
    QCOMPARE(wire.keyPlacement, KeyPlacement::BearerToken);
    ChatRequest request = with({});
    request.stream = true;
    QCOMPARE(headerValue(wireOf(request, target()).headers, "accept"),
             QByteArray("application/x-ndjson, application/json"));
}

void OllamaRequest::parametersTakeTheirPlace_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QStringList>("efforts");
    QTest::addColumn<QByteArray>("sent"); ///< Without model, messages and stream.

    const QStringList levels {QStringLiteral("low"), QStringLiteral("medium"), QStringLiteral("high")};
    const QByteArray tools =
        R"("tools":[{"type":"function","function":{"name":"f"}},{"type":"function","function":{"name":"g"}}])";
    const QByteArray f = R"({"function":{"name":"f","parameters":{"type":"object"}},"type":"function"})";
    QTest::newRow("options")
        << QByteArray(
               R"("max_tokens":9,"temperature":0,"top_p":0.25,"top_k":3,"min_p":0.5,"seed":7,"stop":"x","repetition_penalty":1.5)")
        << QStringList()
        << QByteArray(
               R"({"options":{"min_p":0.5,"num_predict":9,"repeat_penalty":1.5,"seed":7,"stop":["x"],"temperature":0,"top_k":3,"top_p":0.25}})");
    QTest::newRow("Ollama's own options")
        << QByteArray(R"("temperature":0.5,"options":{"num_ctx":4096,"temperature":1},"keep_alive":"5m")")
        << QStringList() << QByteArray(R"({"keep_alive":"5m","options":{"num_ctx":4096,"temperature":0.5}})");
    QTest::newRow("must not call") << tools + R"(,"tool_choice":"none")" << QStringList() << QByteArray("{}");
    QTest::newRow("one tool") << tools + R"(,"tool_choice":{"type":"function","function":{"name":"f"}})"
                              << QStringList() << R"({"tools":[)" + f + "]}";
    QTest::newRow("JSON") << QByteArray(R"("response_format":{"type":"json_object"})") << QStringList()
                          << QByteArray(R"({"format":"json"})");
    QTest::newRow("schema") << QByteArray(
        R"("response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object"}}})")
                            << QStringList() << QByteArray(R"({"format":{"type":"object"}})");
    QTest::newRow("think") << QByteArray(R"("reasoning_effort":"high")") << QStringList()
                           << QByteArray(R"({"think":true})");
    QTest::newRow("think by level") << QByteArray(R"("reasoning_effort":"max")") << levels
                                    << QByteArray(R"({"think":"high"})");
    QTest::newRow("do not think") << QByteArray(R"("reasoning_effort":"none")") << levels
                                  << QByteArray(R"({"think":false})");
    QTest::newRow("logprobs") << QByteArray(R"("logprobs":true,"top_logprobs":2)") << QStringList()
                              << QByteArray(R"({"logprobs":true,"top_logprobs":2})");
}

void OllamaRequest::parametersTakeTheirPlace()
{
    QFETCH(QByteArray, fields);
    QFETCH(QStringList, efforts);
    QFETCH(QByteArray, sent);
    QJsonObject body = bodyOf(with(fields), target(efforts));
    QCOMPARE(body.take(QLatin1String("model")), QJsonValue(QLatin1String("qwen3:4b")));
    QCOMPARE(body.take(QLatin1String("stream")), QJsonValue(false));
    body.remove(QLatin1String("messages"));
    QCOMPARE(compact(body), sent);
}

void OllamaRequest::changesAreWrittenDown_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QStringList>("changes");
    const QByteArray tools = R"("tools":[{"type":"function","function":{"name":"f"}}])";
    QTest::newRow("nothing to change") << QByteArray(R"("max_tokens":5)") + "," + tools << QStringList();
    QTest::newRow("effort") << QByteArray(R"("reasoning_effort":"high")")
                            << QStringList {QStringLiteral("mapped reasoning.effort high→true")};
    QTest::newRow("must call") << tools + R"(,"tool_choice":"required")"
                               << QStringList {QStringLiteral("dropped tool_choice required→")};
    QTest::newRow("must call one") << tools + R"(,"tool_choice":{"type":"function","function":{"name":"f"}})"
                                   << QStringList {QStringLiteral("mapped tool_choice f→auto")};
    QTest::newRow("what it does not know")
        << QByteArray(R"("user":"u")") << QStringList {QStringLiteral("dropped user u→")};
}

void OllamaRequest::changesAreWrittenDown()
{
    QFETCH(QByteArray, fields);
    QFETCH(QStringList, changes);
    QCOMPARE(changesOf(with(fields), target()), changes);
}

void OllamaRequest::conversationTakesItsForm_data()
{
    QTest::addColumn<QByteArray>("messages");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("image") << QByteArray(
        R"([{"role":"user","content":[{"type":"text","text":"See"},{"type":"image_url","image_url":{"url":"data:image/png;base64,QQ=="}}]}])")
                           << QByteArray(R"([{"content":"See","images":["QQ=="],"role":"user"}])");
    QTest::newRow("developer") << QByteArray(R"([{"role":"developer","content":"Be"}])")
                               << QByteArray(R"([{"content":"Be","role":"system"}])");
    QTest::newRow("calls and results")
        << QByteArray(
               R"([{"role":"assistant","content":null,"reasoning":"Hm","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":""}},{"id":"b","type":"function","function":{"name":"g","arguments":"{\"x\":1}"}}]},{"role":"tool","tool_call_id":"b","content":"2"},{"role":"tool","tool_call_id":"a","content":"1"}])")
        << QByteArray(
               R"([{"content":"","role":"assistant","thinking":"Hm","tool_calls":[{"function":{"arguments":{},"index":0,"name":"f"},"id":"a"},{"function":{"arguments":{"x":1},"index":1,"name":"g"},"id":"b"}]},{"content":"2","role":"tool","tool_call_id":"b","tool_name":"g"},{"content":"1","role":"tool","tool_call_id":"a","tool_name":"f"}])");
}

void OllamaRequest::conversationTakesItsForm()
{
    QFETCH(QByteArray, messages);
    QFETCH(QByteArray, sent);
    QCOMPARE(compact(bodyOf(with({}, messages), target()).value(QLatin1String("messages"))), sent);
}

void OllamaRequest::whatCannotBeSentIsRefused_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("audio") << QByteArray(
        R"({"type":"input_audio","input_audio":{"data":"AA","format":"wav"}})");
    QTest::newRow("file") << QByteArray(
        R"({"type":"file","file":{"file_data":"data:application/pdf;base64,AA"}})");
    QTest::newRow("address") << QByteArray(
        R"({"type":"image_url","image_url":{"url":"https://a.example/b.png"}})");
    QTest::newRow("unknown part") << QByteArray(R"({"type":"hologram"})");
}

void OllamaRequest::whatCannotBeSentIsRefused()
{
    QFETCH(QByteArray, part);
    const ChatRequest request = with({}, R"([{"role":"user","content":[)" + part + "]}]");
    const Error error = refusalOf(request, target());
    QCOMPARE(error.kind, ErrorKind::BadRequest);
    QCOMPARE(error.parameter, QStringLiteral("messages[0].content[0]"));
    const QStringList fetched = codecFor(QStringLiteral("ollama"))->mediaToFetch(request, target());
    QCOMPARE(fetched.isEmpty(), !part.contains("https:"));
}

void OllamaRequest::everythingAClientSendsIsRead()
{
    const Result<ChatRequest> read = chatRequestFromOllama(jsonOf(
        R"({"model":"m","messages":[{"role":"user","content":"See","images":["/9j/4A","AAAA"]},{"role":"assistant","content":"","thinking":"Hm"}],"tools":[{"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object"}}}],"format":{"type":"object"},"think":"high","options":{"num_predict":-1,"temperature":0.5,"stop":"x","num_ctx":4096},"keep_alive":0,"logprobs":true})"));
    QVERIFY(read);
    const ChatRequest &request = *read;
    QVERIFY(request.stream);
    QVERIFY(!request.maxTokens);
    QCOMPARE(request.sampling.temperature, std::optional<double>(0.5));
    QCOMPARE(request.sampling.stop, QStringList {QStringLiteral("x")});
    QCOMPARE(request.sampling.logprobs, std::optional<bool>(true));
    QCOMPARE(request.reasoning->effort, QStringLiteral("high"));
    QCOMPARE(int(request.responseFormat->kind), int(ResponseFormat::Kind::JsonSchema));
    QCOMPARE(request.tools.first().description, QStringLiteral("d"));
    QCOMPARE(std::get<ImagePart>(request.messages.first().content.at(1)).url,
             QStringLiteral("data:image/jpeg;base64,/9j/4A"));
    QCOMPARE(std::get<ImagePart>(request.messages.first().content.at(2)).url,
             QStringLiteral("data:image/png;base64,AAAA"));
    QCOMPARE(request.messages.last().reasoning, QStringLiteral("Hm"));
    QCOMPARE(compact(request.extra), QByteArray(R"({"keep_alive":0,"options":{"num_ctx":4096}})"));
}

void OllamaRequest::resultsFindTheirCalls_data()
{
    QTest::addColumn<QByteArray>("results");
    QTest::addColumn<QStringList>("ids");
    const QString f = QStringLiteral("call_0_0");
    const QString g = QStringLiteral("g1");
    const QString again = QStringLiteral("call_0_2");
    QTest::newRow("in order") << QByteArray("{},{},{}") << QStringList {f, g, again};
    QTest::newRow("by name") << QByteArray(R"({"tool_name":"g"},{"tool_name":"f"},{"tool_name":"f"})")
                             << QStringList {g, f, again};
    QTest::newRow("by id") << QByteArray(R"({"tool_call_id":"g1"},{"tool_call_id":"strange"},{})")
                           << QStringList {g, QStringLiteral("strange"), f};
}

void OllamaRequest::resultsFindTheirCalls()
{
    QFETCH(QByteArray, results);
    QFETCH(QStringList, ids);
    results.replace("{", R"({"role":"tool","content":"",)").replace(",}", "}");
    const Result<ChatRequest> request = chatRequestFromOllama(jsonOf(
        R"({"model":"m","messages":[{"role":"assistant","tool_calls":[{"function":{"name":"f","arguments":{"x":1}}},{"id":"g1","function":{"name":"g"}},{"function":{"name":"f"}}]},)"
        + results + "]}"));
    QVERIFY(request);
    QCOMPARE(request->messages.first().toolCalls.first().arguments, QStringLiteral(R"({"x":1})"));
    QStringList found;
    for (const Message &message : request->messages.sliced(1))
        found << message.toolCallId;
    QCOMPARE(found, ids);
}

void OllamaRequest::wrongFieldIsNamedByItsPath_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *body, const char *path) {
        QTest::newRow(path) << QByteArray(body) << QString::fromLatin1(path);
    };
    row(R"({"model":"m","messages":5})", "messages");
    row(R"({"model":"m","messages":[5]})", "messages[0]");
    row(R"({"model":"m","messages":[{"role":"king"}]})", "messages[0].role");
    row(R"({"model":"m","messages":[{"role":"user","content":[]}]})", "messages[0].content");
    row(R"({"model":"m","messages":[{"role":"user","images":[1]}]})", "messages[0].images");
    row(R"({"model":"m","messages":[{"role":"assistant","tool_calls":[{"function":{"arguments":"{}"}}]}]})",
        "messages[0].tool_calls[0].function.name");
    row(R"({"model":"m","tools":[{"function":{}}]})", "tools[0].function.name");
    row(R"({"model":"m","format":"xml"})", "format");
    row(R"({"model":"m","think":"hard"})", "think");
    row(R"({"model":"m","options":{"temperature":"hot"}})", "options.temperature");
    row(R"({"model":"m","stream":"yes"})", "stream");
}

void OllamaRequest::wrongFieldIsNamedByItsPath()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, path);
    const Result<ChatRequest> request = chatRequestFromOllama(jsonOf(body));
    QVERIFY(!request);
    QCOMPARE(request.error().kind, ErrorKind::BadRequest);
    QVERIFY2(request.error().parameter.startsWith(path), qPrintable(request.error().parameter));
}

void OllamaRequest::madeIdsAreTheSameEveryTime()
{
    const QByteArray line =
        R"({"model":"m","created_at":"2025-06-09T17:58:55.337823Z","message":{"tool_calls":[{"function":{"name":"f","arguments":{}}},{"function":{"name":"f","arguments":{}}}]},"done":true,"done_reason":"stop"})";
    const QList<Answer::Call> calls = read(line).first().calls;
    QCOMPARE(calls.size(), 2);
    QVERIFY(calls.at(0).id != calls.at(1).id);
    QCOMPARE(read(line).first().calls, calls);
    QByteArray later = line;
    later.replace("337823", "337824");
    QVERIFY(read(later).first().calls.first().id != calls.first().id);
}

void OllamaRequest::linesAreUnderstood_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("means");
    const QByteArray hi = R"({"model":"m","message":{"role":"assistant","content":"Hi"},"done":false})"
                          "\n";
    const QByteArray done = R"({"model":"m","message":{"content":""},"done":true,"done_reason":"stop"})";
    QTest::newRow("no line end") << hi + done << QStringLiteral("Hi") << QStringLiteral("stop");
    QTest::newRow("blank lines") << hi + "\r\n\n" + done + "\n"
                                 << QStringLiteral("Hi") << QStringLiteral("stop");
    QTest::newRow("load") << QByteArray(R"({"model":"m","created_at":"x","done":true,"done_reason":"load"})")
                          << QString() << QStringLiteral("stop");
    QTest::newRow("error in the middle") << hi + R"({"error":"llama runner process has terminated"})"
                                         << QStringLiteral("Hi") << QStringLiteral("overloaded");
    QTest::newRow("error at once") << QByteArray(R"({"error":"model 'x' not found"})") << QString()
                                   << QStringLiteral("overloaded");
    QTest::newRow("cut") << hi << QStringLiteral("Hi") << QStringLiteral("stream_broken");
    QTest::newRow("something else") << QByteArray(R"({"models":[]})") << QString()
                                    << QStringLiteral("bad_reply");
}

void OllamaRequest::linesAreUnderstood()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, text);
    QFETCH(QString, means);
    const Answer answer = read(body);
    QCOMPARE(answer.first().text, text);
    if (answer.error)
        QCOMPARE(errorKindName(answer.error->kind), means);
    else
        QCOMPARE(finishReasonName(answer.first().finished->reason), means);
}

QTEST_GUILESS_MAIN(OllamaRequest)
#include "tst_ollama_request.moc"
