#include "core/protocol/cohere/cohere_answer_reader.h"
#include "core/protocol/openai/openai_ingress.h"
#include "core/protocol/reasoning_details.h"
#include "tests/unit/protocol/request_check.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace core;

namespace {

EndpointTarget target()
{
    EndpointTarget target;
    target.providerId = QStringLiteral("cohere");
    target.providerName = QStringLiteral("Cohere");
    target.protocol = QStringLiteral("cohere-v2");
    target.baseUrl = QStringLiteral("https://api.cohere.com/v2");
    target.providerModelId = QStringLiteral("command-a");
    return target;
}

Answer answerOf(const QByteArray &body)
{
    QList<ChatEvent> events;
    const auto decoder = codecFor(QStringLiteral("cohere-v2"))->makeDecoder(true, target());
    decoder->feed(body, events);
    decoder->end(events);
    return collect(events);
}

QByteArray serverEvent(const QByteArray &json)
{
    return "data: " + json + "\n\n";
}

void rename(QJsonObject &object, const char *from, const char *to)
{
    const QJsonValue value = object.take(QLatin1String(from));
    if (!value.isUndefined())
        object.insert(QLatin1String(to), value);
}

/// Cohere's requests are near to OpenAI's, so theirs are respelled and read by that reader.
Result<ChatRequest> ingress(const Capture &capture)
{
    QJsonObject body = capture.request;
    rename(body, "p", "top_p");
    rename(body, "k", "top_k");
    rename(body, "stop_sequences", "stop");
    QJsonObject format = body.value(QLatin1String("response_format")).toObject();
    if (const QJsonValue schema = format.value(QLatin1String("json_schema")); schema.isObject()) {
        format.insert(QLatin1String("type"), QLatin1String("json_schema"));
        format.insert(QLatin1String("json_schema"), QJsonObject {{QLatin1String("schema"), schema}});
        body.insert(QLatin1String("response_format"), format);
    }
    if (const QString choice = body.value(QLatin1String("tool_choice")).toString(); !choice.isEmpty())
        body.insert(QLatin1String("tool_choice"), choice.toLower());
    const QJsonObject thinking = body.take(QLatin1String("thinking")).toObject();
    if (!thinking.isEmpty())
        body.insert(QLatin1String("reasoning"),
                    QJsonObject {{QLatin1String("enabled"),
                                  thinking.value(QLatin1String("type")) == QLatin1String("enabled")}});
    return chatRequestFromOpenAi(body);
}

/// What is only spelling: a string or a list of one text part, and `stream: false`.
QJsonObject normalised(QJsonObject body)
{
    if (!body.value(QLatin1String("stream")).toBool())
        body.remove(QLatin1String("stream"));
    QJsonArray messages;
    for (const QJsonValue &entry : body.value(QLatin1String("messages")).toArray()) {
        QJsonObject message = entry.toObject();
        const QJsonArray parts = message.value(QLatin1String("content")).toArray();
        const QJsonValue text = parts.first().toObject().value(QLatin1String("text"));
        if (parts.size() == 1 && text.isString())
            message.insert(QLatin1String("content"), text);
        messages.append(message);
    }
    body.insert(QLatin1String("messages"), messages);
    return body;
}

} // namespace

class CohereRequest : public QObject
{
    Q_OBJECT

private slots:
    void recordedRequestsAreWrittenAsRecorded();
    void placeIsSaid();
    void parametersTakeTheirPlace_data();
    void parametersTakeTheirPlace();
    void changesAreWrittenDown_data();
    void changesAreWrittenDown();
    void thoughtsAndPlansGoBackToTheirPlaces();
    void whatCannotBeSentIsRefused_data();
    void whatCannotBeSentIsRefused();
    void citationsAreKeptAndAnnotated();
    void endOfAnAnswerIsUnderstood_data();
    void endOfAnAnswerIsUnderstood();
    void parallelCallsKeepTheirOrder();
};

void CohereRequest::recordedRequestsAreWrittenAsRecorded()
{
    RequestCheck check;
    check.folder = QStringLiteral("cohere-v2");
    check.target = [](const Capture &capture) {
        EndpointTarget endpoint = target();
        endpoint.providerModelId = capture.model;
        return endpoint;
    };
    check.read = ingress;
    check.normalised = normalised;
    QCOMPARE(check.run(), QStringList());
}

void CohereRequest::placeIsSaid()
{
    const WireRequest wire = wireOf(with({}), target());
    QCOMPARE(wire.url.toEncoded(), QByteArray("https://api.cohere.com/v2/chat"));
    QCOMPARE(wire.keyPlacement, KeyPlacement::BearerToken);
}

void CohereRequest::parametersTakeTheirPlace_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("sent"); ///< Without model, messages and stream.

    const QByteArray tools =
        R"("tools":[{"type":"function","function":{"name":"f"}},{"type":"function","function":{"name":"g","strict":true}}])";
    const QByteArray f = R"({"function":{"name":"f","parameters":{"type":"object"}},"type":"function"})";
    const QByteArray g = R"({"function":{"name":"g","parameters":{"type":"object"}},"type":"function"})";
    QTest::newRow("sampling")
        << QByteArray(
               R"("temperature":0.5,"top_p":0.25,"top_k":3,"seed":7,"max_tokens":9,"stop":["a"],"frequency_penalty":0.5,"logprobs":true)")
        << QByteArray(
               R"({"frequency_penalty":0.5,"k":3,"logprobs":true,"max_tokens":9,"p":0.25,"seed":7,"stop_sequences":["a"],"temperature":0.5})");
    QTest::newRow("tools") << tools << R"({"strict_tools":true,"tools":[)" + f + "," + g + "]}";
    QTest::newRow("must call") << tools + R"(,"tool_choice":"required")"
                               << R"({"strict_tools":true,"tool_choice":"REQUIRED","tools":[)" + f + "," + g
                                      + "]}";
    QTest::newRow("may call") << tools + R"(,"tool_choice":"auto")"
                              << R"({"strict_tools":true,"tools":[)" + f + "," + g + "]}";
    QTest::newRow("must not call") << tools + R"(,"tool_choice":"none")"
                                   << R"({"strict_tools":true,"tool_choice":"NONE","tools":[)" + f + "," + g
                                          + "]}";
    QTest::newRow("must call one") << tools + R"(,"tool_choice":{"type":"function","function":{"name":"f"}})"
                                   << R"({"tool_choice":"REQUIRED","tools":[)" + f + "]}";
    QTest::newRow("budget") << QByteArray(R"("reasoning":{"max_tokens":500})")
                            << QByteArray(R"({"thinking":{"token_budget":500,"type":"enabled"}})");
    QTest::newRow("effort") << QByteArray(R"("max_tokens":1000,"reasoning_effort":"high")")
                            << QByteArray(
                                   R"({"max_tokens":1000,"thinking":{"token_budget":800,"type":"enabled"}})");
    QTest::newRow("thinking on") << QByteArray(R"("reasoning":{"enabled":true})")
                                 << QByteArray(R"({"thinking":{"type":"enabled"}})");
    QTest::newRow("thinking off") << QByteArray(R"("reasoning_effort":"none")")
                                  << QByteArray(R"({"thinking":{"type":"disabled"}})");
    QTest::newRow("JSON") << QByteArray(R"("response_format":{"type":"json_object"})")
                          << QByteArray(R"({"response_format":{"type":"json_object"}})");
    QTest::newRow("schema")
        << QByteArray(
               R"("response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object"}}})")
        << QByteArray(R"({"response_format":{"json_schema":{"type":"object"},"type":"json_object"}})");
    QTest::newRow("Cohere's own fields")
        << QByteArray(
               R"("documents":[{"id":"1","data":{}}],"citation_options":{"mode":"OFF"},"safety_mode":"NONE")")
        << QByteArray(
               R"({"citation_options":{"mode":"OFF"},"documents":[{"data":{},"id":"1"}],"safety_mode":"NONE"})");
}

void CohereRequest::parametersTakeTheirPlace()
{
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, sent);
    QJsonObject body = bodyOf(with(fields), target());
    QCOMPARE(body.take(QLatin1String("model")), QJsonValue(QLatin1String("command-a")));
    QCOMPARE(body.take(QLatin1String("stream")), QJsonValue(false));
    body.remove(QLatin1String("messages"));
    QCOMPARE(compact(body), sent);
}

void CohereRequest::changesAreWrittenDown_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QStringList>("changes");
    QTest::newRow("nothing to change") << QByteArray(R"("max_tokens":5,"seed":1)") << QStringList();
    QTest::newRow("what it does not know")
        << QByteArray(R"("parallel_tool_calls":false,"user":"u","min_p":0.5)")
        << QStringList {QStringLiteral("dropped min_p 0.5→"),
                        QStringLiteral("dropped parallel_tool_calls false→"),
                        QStringLiteral("dropped user u→")};
    QTest::newRow("edges") << QByteArray(R"("top_p":1,"presence_penalty":-0.5)")
                           << QStringList {QStringLiteral("clamped top_p 1→0.99"),
                                           QStringLiteral("clamped presence_penalty -0.5→0")};
    QTest::newRow("stops") << QByteArray(R"("stop":["1","2","3","4","5","6"])")
                           << QStringList {QStringLiteral("clamped stop 6→5")};
    QTest::newRow("one tool") << QByteArray(
        R"("tools":[{"type":"function","function":{"name":"f"}}],"tool_choice":{"type":"function","function":{"name":"f"}})")
                              << QStringList {QStringLiteral("mapped tool_choice f→REQUIRED")};
    QTest::newRow("tool of another vendor") << QByteArray(R"("tools":[{"type":"web_search"}])")
                                            << QStringList {QStringLiteral("dropped tools web_search→")};
}

void CohereRequest::changesAreWrittenDown()
{
    QFETCH(QByteArray, fields);
    QFETCH(QStringList, changes);
    QCOMPARE(changesOf(with(fields), target()), changes);
}

void CohereRequest::thoughtsAndPlansGoBackToTheirPlaces()
{
    const auto lastMessage = [](const Message &message) {
        ChatRequest request;
        request.messages = {message};
        return compact(bodyOf(request, target()).value(QLatin1String("messages")).toArray().last());
    };
    Message said;
    said.role = Role::Assistant;
    said.toolCalls = {{QStringLiteral("a"), QStringLiteral("f"), {}, {}}};
    const QByteArray call =
        R"("tool_calls":[{"function":{"arguments":"{}","name":"f"},"id":"a","type":"function"}])";

    const QByteArray plain = R"({"role":"assistant",)" + call;
    const QByteArray planned = plain + R"(,"tool_plan":"I will"})";
    const QByteArray thought =
        R"({"content":[{"thinking":"Hm","type":"thinking"}],"role":"assistant",)" + call + "}";

    said.reasoningDetails = {textDetail(QStringLiteral("I "), {}, kCohereToolPlan, 0),
                             textDetail(QStringLiteral("will"), {}, kCohereToolPlan, 0)};
    QCOMPARE(lastMessage(said), planned);
    said.reasoningDetails = {textDetail(QStringLiteral("Hm"), {}, kCohereThinking, 0)};
    QCOMPARE(lastMessage(said), thought);
    said.reasoning = QStringLiteral("I will");
    said.reasoningDetails = {textDetail(QStringLiteral("Hm"), QStringLiteral("sig"), kClaudeReasoning, 0)};
    QCOMPARE(lastMessage(said), plain + "}");
    said.reasoningDetails = {};
    QCOMPARE(lastMessage(said), planned);
}

void CohereRequest::whatCannotBeSentIsRefused_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("audio") << QByteArray(
        R"({"type":"input_audio","input_audio":{"data":"AA","format":"wav"}})");
    QTest::newRow("file") << QByteArray(
        R"({"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,AA"}})");
    QTest::newRow("unknown part") << QByteArray(R"({"type":"hologram"})");
}

void CohereRequest::whatCannotBeSentIsRefused()
{
    QFETCH(QByteArray, part);
    const Error error = refusalOf(with({}, R"([{"role":"user","content":[)" + part + "]}]"), target());
    QCOMPARE(error.kind, ErrorKind::BadRequest);
    QCOMPARE(error.parameter, QStringLiteral("messages[0].content[0]"));
    QVERIFY(error.message.contains(QLatin1String("Cohere")));
}

void CohereRequest::citationsAreKeptAndAnnotated()
{
    const Answer answer = answerOf(
        R"({"id":"x","message":{"role":"assistant","content":[{"type":"text","text":"Ruby"}],"citations":[{"start":0,"end":4,"text":"Ruby","sources":[{"type":"tool","id":"t:0","tool_output":{"title":"T","url":"https://a.example"}},{"type":"document","id":"https://b.example","document":{"id":"d"}},{"type":"document","id":"doc:0","document":{}}]}]},"finish_reason":"COMPLETE"})");
    const QByteArray expected =
        R"([[{"type":"url_citation","url_citation":{"end_index":4,"start_index":0,"title":"T","url":"https://a.example"}},{"type":"url_citation","url_citation":{"end_index":4,"start_index":0,"title":"","url":"https://b.example"}}]])";
    QCOMPARE(compact(answer.first().extra.value(QLatin1String("annotations"))), expected);
    const QJsonArray raw = answer.first().extra.value(QLatin1String("cohere_citations")).toArray();
    QCOMPARE(raw.first().toArray().first().toObject().value(QLatin1String("sources")).toArray().size(), 3);
}

void CohereRequest::endOfAnAnswerIsUnderstood_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<QString>("means");
    QTest::newRow("stop sequence") << QByteArray(R"("finish_reason":"STOP_SEQUENCE")")
                                   << QStringLiteral("stop");
    QTest::newRow("limit") << QByteArray(R"("finish_reason":"MAX_TOKENS")") << QStringLiteral("length");
    QTest::newRow("toxic") << QByteArray(R"("finish_reason":"ERROR_TOXIC")")
                           << QStringLiteral("content_filter");
    QTest::newRow("new word") << QByteArray(R"("finish_reason":"BORED")") << QStringLiteral("stop");
    QTest::newRow("timeout") << QByteArray(R"("finish_reason":"TIMEOUT")") << QStringLiteral("overloaded");
    QTest::newRow("error without words")
        << QByteArray(R"("finish_reason":"ERROR")") << QStringLiteral("overloaded");
    QTest::newRow("too long") << QByteArray(
        R"("finish_reason":"ERROR","error":"too much","error_type":"TOO_MANY_TOKENS")")
                              << QStringLiteral("context_too_long");
}

void CohereRequest::endOfAnAnswerIsUnderstood()
{
    QFETCH(QByteArray, end);
    QFETCH(QString, means);
    const Answer answer =
        answerOf(serverEvent(R"({"type":"message-start","id":"x"})")
                 + serverEvent(R"({"type":"message-end","delta":{)" + end + "}}") + serverEvent("[DONE]"));
    if (answer.error)
        QCOMPARE(errorKindName(answer.error->kind), means);
    else
        QCOMPARE(finishReasonName(answer.first().finished->reason), means);
    QCOMPARE(answer.info->id, QStringLiteral("x"));
}

void CohereRequest::parallelCallsKeepTheirOrder()
{
    const auto start = [](const char *index, const char *id) {
        return serverEvent(QByteArray(R"({"type":"tool-call-start","index":)") + index
                           + R"(,"delta":{"message":{"tool_calls":{"id":")" + id
                           + R"(","type":"function","function":{"name":"f","arguments":""}}}}})");
    };
    const auto more = [](const char *index, const char *text) {
        return serverEvent(QByteArray(R"({"type":"tool-call-delta","index":)") + index
                           + R"(,"delta":{"message":{"tool_calls":{"function":{"arguments":")" + text
                           + R"("}}}}})");
    };
    const Answer answer =
        answerOf(serverEvent(R"({"type":"message-start","id":"x"})") + start("0", "a") + start("1", "b")
                 + more("1", "{}") + more("0", "[") + more("0", "]")
                 + serverEvent(R"({"type":"message-end","delta":{"finish_reason":"TOOL_CALL"}})"));
    const QList<Answer::Call> calls = answer.first().calls;
    QCOMPARE(calls.size(), 2);
    QCOMPARE(calls.at(0).id, QStringLiteral("a"));
    QCOMPARE(calls.at(0).arguments, QStringLiteral("[]"));
    QCOMPARE(calls.at(1).arguments, QStringLiteral("{}"));
}

QTEST_GUILESS_MAIN(CohereRequest)
#include "tst_cohere_request.moc"
