#include "core/protocol/codec.h"
#include "core/protocol/openai/openai_ingress.h"
#include "core/protocol/reasoning_details.h"
#include "core/protocol/responses/responses_ingress.h"
#include "tests/unit/protocol/capture.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace core;

namespace {

QJsonObject json(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (!document.isObject())
        qFatal("bad JSON in the test: %s in %s", qPrintable(error.errorString()), text.constData());
    return document.object();
}

EndpointTarget target()
{
    EndpointTarget target;
    target.providerId = QStringLiteral("acme");
    target.providerName = QStringLiteral("Acme");
    target.protocol = QStringLiteral("openai-responses");
    target.baseUrl = QStringLiteral("https://api.acme.test/v1");
    target.providerModelId = QStringLiteral("acme-large");
    return target;
}

Result<WireRequest> encoded(const ChatRequest &request, const EndpointTarget &endpoint = target())
{
    return codecFor(endpoint.protocol)->encode(request, endpoint);
}

QJsonObject sentBody(const ChatRequest &request, const EndpointTarget &endpoint = target())
{
    const Result<WireRequest> wire = encoded(request, endpoint);
    if (!wire)
        qFatal("not encoded: %s", qPrintable(wire.error().message));
    return json(wire->body);
}

ChatRequest chat(const QByteArray &body)
{
    const Result<ChatRequest> request = chatRequestFromOpenAi(json(body));
    if (!request)
        qFatal("refused: %s", qPrintable(request.error().message));
    return *request;
}

/// A chat request with these fields beside a model and one message.
ChatRequest with(const QByteArray &fields)
{
    return chat(R"({"model":"m","messages":[{"role":"user","content":"Hi"}])"
                + (fields.isEmpty() ? "" : "," + fields) + "}");
}

ChatRequest conversation(const QByteArray &messages)
{
    return chat(R"({"model":"m","messages":[)" + messages + "]}");
}

QJsonArray inputFor(const QByteArray &messages)
{
    return sentBody(conversation(messages)).value(QLatin1String("input")).toArray();
}

QStringList changesOf(const ChatRequest &request, const EndpointTarget &endpoint = target())
{
    QStringList texts;
    const Result<WireRequest> wire = encoded(request, endpoint);
    for (const ParameterChange &change : wire->changes)
        texts << parameterChangeName(change.kind) + u' ' + change.parameter;
    return texts;
}

/// Whose the thoughts of a recorded provider are; as the rows of the catalog say it.
QString reasoningFormat(const QString &provider)
{
    if (provider == QLatin1String("azure"))
        return kAzureReasoning;
    if (provider == QLatin1String("bedrock-mantle"))
        return kBedrockOpenAiReasoning;
    if (provider == QLatin1String("xai"))
        return kXaiReasoning;
    return provider == QLatin1String("openrouter") ? QString() : QString(kOpenAiReasoning);
}

EndpointTarget targetOf(const Capture &capture)
{
    EndpointTarget endpoint = capture.target(QStringLiteral("openai-responses"));
    endpoint.baseUrl = QStringLiteral("https://api.acme.test/v1");
    endpoint.quirks.reasoningFormat = reasoningFormat(capture.provider);
    return endpoint;
}

const QList<Capture> &captures()
{
    static const QList<Capture> all = capturesOf(QStringLiteral("openai-responses"));
    return all;
}

QJsonObject withoutNulls(const QJsonObject &object)
{
    QJsonObject kept;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!it.value().isNull())
            kept.insert(it.key(), it.value());
    }
    return kept;
}

/// One text part is a string; an empty list of annotations is none.
QJsonValue plainContent(const QJsonValue &content)
{
    QJsonArray parts;
    for (const QJsonValue &entry : content.toArray()) {
        QJsonObject part = entry.toObject();
        if (part.value(QLatin1String("annotations")).toArray().isEmpty())
            part.remove(QLatin1String("annotations"));
        parts.append(part);
    }
    constexpr qsizetype typeAndText = 2;
    if (parts.size() == 1 && parts.first().toObject().size() == typeAndText
        && parts.first().toObject().contains(QLatin1String("text")))
        return parts.first().toObject().value(QLatin1String("text"));
    return content.isString() ? content : QJsonValue(parts);
}

QJsonObject plainItem(QJsonObject item)
{
    const QString type = item.value(QLatin1String("type")).toString();
    item.remove(QLatin1String("status"));
    if (type != QLatin1String("reasoning"))
        item.remove(QLatin1String("id"));
    if (type == QLatin1String("message"))
        item.remove(QLatin1String("type"));
    for (const QLatin1String name : {QLatin1String("content"), QLatin1String("output")}) {
        if (item.contains(name))
            item.insert(name, plainContent(item.value(name)));
    }
    return item;
}

bool isSystem(const QJsonValue &item)
{
    const QJsonValue role = item.toObject().value(QLatin1String("role"));
    return role == QLatin1String("system") || role == QLatin1String("developer");
}

/// Everything in which two requests may differ although they mean the same:
/// - `null` and leaving out; `stream: false`, empty `instructions` and leaving out;
/// - the input as a string and as one message of the user; `type: message` said or not;
/// - one text part and a string; an empty list of annotations and none;
/// - the system's words in `instructions` and as messages at the start;
/// - ids and states of messages, calls and results, which speak of what the provider stored;
/// - `store` and `include`, which are looked at by themselves.
QJsonObject meaning(const QJsonObject &request)
{
    QJsonObject body = withoutNulls(request);
    for (const QLatin1String name : {QLatin1String("store"), QLatin1String("include")})
        body.remove(name);
    if (!body.value(QLatin1String("stream")).toBool())
        body.remove(QLatin1String("stream"));

    QStringList instructions {body.take(QLatin1String("instructions")).toString()};
    QJsonArray items = body.value(QLatin1String("input")).toArray();
    if (body.value(QLatin1String("input")).isString())
        items.append(QJsonObject {{QLatin1String("role"), QLatin1String("user")},
                                  {QLatin1String("content"), body.value(QLatin1String("input"))}});
    QJsonArray plain;
    for (const QJsonValue &item : std::as_const(items)) {
        const QJsonObject entry = plainItem(item.toObject());
        if (plain.isEmpty() && isSystem(entry))
            instructions << entry.value(QLatin1String("content")).toString();
        else
            plain.append(entry);
    }
    instructions.removeAll(QString());
    body.insert(QLatin1String("input"), plain);
    body.insert(QLatin1String("instructions"), instructions.join(QStringLiteral("\n\n")));

    QJsonArray tools;
    for (const QJsonValue &tool : body.value(QLatin1String("tools")).toArray())
        tools.append(withoutNulls(tool.toObject()));
    body.insert(QLatin1String("tools"), tools);
    return body;
}

/// Captures whose tools do not say whether they are strict: the API then makes the schema strict as far as it
/// can, which we never ask for, because the same tool is strict nowhere else.
const QStringList kUnsaidStrict {QStringLiteral("chatgpt/none-suppresses-tool-calls"),
                                 QStringLiteral("pydantic-gateway/langchain-instrument-langchain")};

QJsonObject withStrictSaid(QJsonObject body)
{
    const QLatin1String strict("strict");
    QJsonArray tools;
    for (const QJsonValue &entry : body.value(QLatin1String("tools")).toArray()) {
        QJsonObject tool = entry.toObject();
        if (tool.value(QLatin1String("type")) == QLatin1String("function") && !tool.contains(strict))
            tool.insert(strict, false);
        tools.append(tool);
    }
    body.insert(QLatin1String("tools"), tools);
    return body;
}

/// The output of a recorded answer. Of a stream, the items as they came: OpenAI encrypts the same thoughts
/// anew for the last event.
QJsonArray outputOf(const Capture &capture)
{
    QJsonArray items;
    for (const QByteArray &line : capture.body.split('\n')) {
        const QByteArray start = "data: ";
        const QJsonObject event = QJsonDocument::fromJson(line.mid(start.size())).object();
        if (line.startsWith(start)
            && event.value(QLatin1String("type")) == QLatin1String("response.output_item.done"))
            items.append(event.value(QLatin1String("item")));
    }
    const QJsonObject whole = QJsonDocument::fromJson(capture.body).object();
    return whole.isEmpty() ? items : whole.value(QLatin1String("output")).toArray();
}

/// The reasoning items with encrypted content, and of their fields those that go back.
QJsonArray thoughtsIn(const QJsonArray &items)
{
    QJsonArray thoughts;
    for (const QJsonValue &entry : items) {
        const QJsonObject item = entry.toObject();
        if (item.value(QLatin1String("encrypted_content")).toString().isEmpty()
            || item.value(QLatin1String("type")) != QLatin1String("reasoning"))
            continue;
        QJsonObject thought;
        for (const QLatin1String name : {QLatin1String("type"), QLatin1String("id"), QLatin1String("summary"),
                                         QLatin1String("encrypted_content"), QLatin1String("format")}) {
            if (item.contains(name))
                thought.insert(name, item.value(name));
        }
        thoughts.append(thought);
    }
    return thoughts;
}

/// What a client makes of an answer and sends with its next question.
ChatRequest nextQuestion(const Answer &answer)
{
    Message said;
    said.role = Role::Assistant;
    if (!answer.first().text.isEmpty())
        said.content = {TextPart {answer.first().text}};
    said.reasoningDetails = answer.first().details;
    ChatRequest request;
    request.messages = {Message::text(Role::User, QStringLiteral("Hi")), said};
    for (const Answer::Call &call : answer.first().calls) {
        request.messages[1].toolCalls.append({call.id, call.name, call.arguments, call.extra});
        Message result = Message::text(Role::Tool, QStringLiteral("42"));
        result.toolCallId = call.id;
        request.messages.append(result);
    }
    request.messages.append(Message::text(Role::User, QStringLiteral("Go on")));
    return request;
}

QStringList typesOf(const QJsonArray &items)
{
    QStringList types;
    for (const QJsonValue &item : items)
        types << item.toObject()
                     .value(QLatin1String("type"))
                     .toString(item.toObject().value(QLatin1String("role")).toString());
    return types;
}

} // namespace

class ResponsesRequest : public QObject
{
    Q_OBJECT

private slots:
    void cleanup();
    void cleanupTestCase();
    void fieldIsSentInTheFormOfThisApi_data();
    void fieldIsSentInTheFormOfThisApi();
    void conversationBecomesItems_data();
    void conversationBecomesItems();
    void systemWordsBecomeInstructionsIfTheyComeFirst_data();
    void systemWordsBecomeInstructionsIfTheyComeFirst();
    void whatHasNoPlaceIsWrittenDown_data();
    void whatHasNoPlaceIsWrittenDown();
    void contentThatCannotBeCarriedIsNamed_data();
    void contentThatCannotBeCarriedIsNamed();
    void nothingIsStoredUnlessTheClientSaysSo();
    void modelThatDoesNotThinkIsNotAskedForThoughts();
    void reasoningIsAskedForAsTheModelTakesIt();
    void longCallIdIsTheSameInCallAndResult();
    void keyGoesWhereTheProviderWantsIt();
    void recordedRequestIsSentAsItWas_data();
    void recordedRequestIsSentAsItWas();
    void thoughtsOfAnAnswerGoBackAsTheyCame_data();
    void thoughtsOfAnAnswerGoBackAsTheyCame();
    void thoughtsStandBeforeWhatCameOfThem();
    void thoughtsInClearTextGoOnlyWhereTheyAreWanted();
    void itemsOfOneTurnKeepTheirOrder();
    void everythingAClientSendsArrivesAtALikeUpstream();
    void chatFormOfToolsIsReadForOtherUpstreams();
    void wrongFieldIsNamedByItsPath_data();
    void wrongFieldIsNamedByItsPath();
    void whatTheCallerMayRefuseIsKept();

private:
    struct Tally {
        int checked = 0;
        int equal = 0;
    };
    QMap<QString, Tally> m_tally;
    QString m_provider;
};

void ResponsesRequest::cleanup()
{
    if (m_provider.isEmpty())
        return;
    ++m_tally[m_provider].checked;
    m_tally[m_provider].equal += QTest::currentTestFailed() ? 0 : 1;
    m_provider.clear();
}

void ResponsesRequest::cleanupTestCase()
{
    int checked = 0;
    qInfo("%-20s %-18s %8s %7s", "protocol", "provider", "requests", "equal");
    for (auto it = m_tally.cbegin(); it != m_tally.cend(); ++it) {
        qInfo("%-20s %-18s %8d %7d", "openai-responses", qPrintable(it.key()), it->checked, it->equal);
        checked += it->checked;
    }
    for (const QString &capture : kUnsaidStrict)
        qInfo("sent differently on purpose: %s, tools[].strict: said false where the client said nothing",
              qPrintable(capture));
    const auto recorded = std::count_if(captures().cbegin(), captures().cend(),
                                        [](const Capture &capture) { return !capture.request.isEmpty(); });
    if (QCoreApplication::arguments().size() == 1)
        QCOMPARE(checked, int(recorded));
}

void ResponsesRequest::fieldIsSentInTheFormOfThisApi_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("sent");

    const auto row = [](const char *name, const QByteArray &fields, const QByteArray &sent) {
        QTest::newRow(name) << fields << sent;
    };
    row("sampling", R"("temperature":0.5,"top_p":0.9,"parallel_tool_calls":false,"user":"u")",
        R"("temperature":0.5,"top_p":0.9,"parallel_tool_calls":false,"user":"u")");
    row("limit", R"("max_completion_tokens":100)", R"("max_output_tokens":100)");
    row("least limit", R"("max_tokens":1)", R"("max_output_tokens":16)");
    row("stream", R"("stream":true,"stream_options":{"include_usage":true})", R"("stream":true)");
    row("logprobs", R"("logprobs":true,"top_logprobs":3)",
        R"("top_logprobs":3,"include":["reasoning.encrypted_content","message.output_text.logprobs"])");
    row("function",
        R"("tools":[{"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object"}}}])",
        R"("tools":[{"type":"function","name":"f","description":"d","parameters":{"type":"object"},"strict":false}])");
    row("strict function",
        R"("tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object"},"strict":true}}])",
        R"("tools":[{"type":"function","name":"f","parameters":{"type":"object"},"strict":true}])");
    row("function without parameters", R"("tools":[{"type":"function","function":{"name":"f"}}])",
        R"("tools":[{"type":"function","name":"f","parameters":{"type":"object","properties":{}},"strict":false}])");
    row("custom tool",
        R"("tools":[{"type":"custom","custom":{"name":"c","format":{"type":"grammar","grammar":{"syntax":"lark","definition":"x"}}}}])",
        R"("tools":[{"type":"custom","name":"c","format":{"type":"grammar","syntax":"lark","definition":"x"}}])");
    row("tool of the provider", R"("tools":[{"type":"web_search","filters":{"allowed_domains":["a.test"]}}])",
        R"("tools":[{"type":"web_search","filters":{"allowed_domains":["a.test"]}}])");
    row("choice: required", R"("tool_choice":"required")", R"("tool_choice":"required")");
    row("choice: none", R"("tool_choice":"none")", R"("tool_choice":"none")");
    row("choice: function", R"("tool_choice":{"type":"function","function":{"name":"f"}})",
        R"("tool_choice":{"type":"function","name":"f"})");
    row("choice: custom", R"("tool_choice":{"type":"custom","custom":{"name":"c"}})",
        R"("tool_choice":{"type":"custom","name":"c"})");
    row("choice: allowed tools",
        R"("tool_choice":{"type":"allowed_tools","allowed_tools":{"mode":"auto","tools":[{"type":"function","function":{"name":"f"}}]}})",
        R"("tool_choice":{"type":"allowed_tools","mode":"auto","tools":[{"type":"function","name":"f"}]})");
    row("text", R"("response_format":{"type":"text"})", R"("text":{"format":{"type":"text"}})");
    row("JSON", R"("response_format":{"type":"json_object"},"verbosity":"low")",
        R"("text":{"format":{"type":"json_object"},"verbosity":"low"})");
    row("schema",
        R"("response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object"},"strict":true}})",
        R"("text":{"format":{"type":"json_schema","name":"n","schema":{"type":"object"},"strict":true}})");
    row("effort", R"("reasoning_effort":"low")", R"("reasoning":{"effort":"low","summary":"auto"})");
    row("effort and summary", R"("reasoning":{"effort":"high","summary":"detailed"})",
        R"("reasoning":{"effort":"high","summary":"detailed"})");
    row("summary alone", R"("reasoning":{"summary":"concise"})", R"("reasoning":{"summary":"concise"})");
    row("thoughts that nobody wants to see", R"("reasoning":{"effort":"high","exclude":true})",
        R"("reasoning":{"effort":"high"})");
    row("no thoughts", R"("reasoning_effort":"none")", R"("reasoning":{"effort":"none"})");
    row("thoughts by budget", R"("max_tokens":1000,"reasoning":{"max_tokens":500})",
        R"("max_output_tokens":1000,"reasoning":{"effort":"medium","summary":"auto"})");
    row("same name in both APIs",
        R"("service_tier":"flex","metadata":{"a":"b"},"prompt_cache_key":"k","safety_identifier":"s","prompt_cache_retention":"24h")",
        R"("service_tier":"flex","metadata":{"a":"b"},"prompt_cache_key":"k","safety_identifier":"s","prompt_cache_retention":"24h")");
    row("include", R"("include":["web_search_call.action.sources"])",
        R"("include":["web_search_call.action.sources","reasoning.encrypted_content"])");
}

void ResponsesRequest::fieldIsSentInTheFormOfThisApi()
{
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, sent);
    QJsonObject expected = json("{" + sent + "}");
    expected.insert(QLatin1String("model"), QLatin1String("acme-large"));
    expected.insert(QLatin1String("store"), false);
    expected.insert(QLatin1String("input"),
                    json(R"({"i":[{"role":"user","content":"Hi"}]})").value(QLatin1String("i")));
    if (!expected.contains(QLatin1String("include")))
        expected.insert(QLatin1String("include"), QJsonArray {QLatin1String("reasoning.encrypted_content")});
    QCOMPARE(sentBody(with(fields)), expected);
}

void ResponsesRequest::conversationBecomesItems_data()
{
    QTest::addColumn<QByteArray>("messages");
    QTest::addColumn<QByteArray>("items");

    const auto row = [](const char *name, const QByteArray &messages, const QByteArray &items) {
        QTest::newRow(name) << messages << items;
    };
    row("text", R"({"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"})",
        R"({"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"})");
    row("parts of an answer",
        R"({"role":"assistant","content":[{"type":"text","text":"A"},{"type":"text","text":"B"}]})",
        R"({"type":"message","role":"assistant","content":[{"type":"output_text","text":"A","annotations":[]},{"type":"output_text","text":"B","annotations":[]}]})");
    row("images",
        R"({"role":"user","content":[{"type":"text","text":"Look"},{"type":"image_url","image_url":{"url":"https://a.test/b.png","detail":"low"}},{"type":"image_url","image_url":{"url":"data:image/png;base64,QQ=="}}]})",
        R"({"type":"message","role":"user","content":[{"type":"input_text","text":"Look"},{"type":"input_image","image_url":"https://a.test/b.png","detail":"low"},{"type":"input_image","image_url":"data:image/png;base64,QQ=="}]})");
    row("files",
        R"({"role":"user","content":[{"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,QQ=="}},{"type":"file","file":{"filename":"b.pdf","file_data":"https://a.test/b.pdf"}},{"type":"file","file":{"file_id":"file-1"}}]})",
        R"({"type":"message","role":"user","content":[{"type":"input_file","filename":"a.pdf","file_data":"data:application/pdf;base64,QQ=="},{"type":"input_file","file_url":"https://a.test/b.pdf"},{"type":"input_file","file_id":"file-1"}]})");
    row("parallel calls and their results, in order",
        R"({"role":"assistant","content":"","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{\"x\":1}"}},{"id":"b","type":"function","function":{"name":"g","arguments":""}}]},{"role":"tool","tool_call_id":"b","content":"2"},{"role":"tool","tool_call_id":"a","content":"1"})",
        R"({"type":"function_call","call_id":"a","name":"f","arguments":"{\"x\":1}"},{"type":"function_call","call_id":"b","name":"g","arguments":"{}"},{"type":"function_call_output","call_id":"b","output":"2"},{"type":"function_call_output","call_id":"a","output":"1"})");
    row("text before a call",
        R"({"role":"assistant","content":"Let me see","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{}"}}]})",
        R"({"role":"assistant","content":"Let me see"},{"type":"function_call","call_id":"a","name":"f","arguments":"{}"})");
    row("custom call and its result",
        R"({"role":"assistant","content":null,"tool_calls":[{"id":"a","type":"custom","custom":{"name":"run","input":"ls"}}]},{"role":"tool","tool_call_id":"a","content":"x"})",
        R"({"type":"custom_tool_call","call_id":"a","name":"run","input":"ls"},{"type":"custom_tool_call_output","call_id":"a","output":"x"})");
    row("result with an image",
        R"({"role":"tool","tool_call_id":"a","content":[{"type":"text","text":"See"},{"type":"image_url","image_url":{"url":"https://a.test/b.png"}}]})",
        R"({"type":"function_call_output","call_id":"a","output":[{"type":"input_text","text":"See"},{"type":"input_image","image_url":"https://a.test/b.png"}]})");
    row("result in one part", R"({"role":"tool","tool_call_id":"a","content":[{"type":"text","text":"1"}]})",
        R"({"type":"function_call_output","call_id":"a","output":"1"})");
    row("refusal", R"({"role":"assistant","content":null,"refusal":"No."})",
        R"({"type":"message","role":"assistant","content":[{"type":"refusal","refusal":"No."}]})");
    row("phase", R"({"role":"assistant","content":"Wait","phase":"commentary"})",
        R"({"role":"assistant","content":"Wait","phase":"commentary"})");
    row("what an answer had beside its text",
        R"({"role":"assistant","content":"A","annotations":[{"type":"url_citation"}],"audio":null,"images":[{}],"output_items":[{}]})",
        R"({"role":"assistant","content":"A"})");
}

void ResponsesRequest::conversationBecomesItems()
{
    QFETCH(QByteArray, messages);
    QFETCH(QByteArray, items);
    QCOMPARE(inputFor(messages), json(R"({"i":[)" + items + "]}").value(QLatin1String("i")).toArray());
}

void ResponsesRequest::systemWordsBecomeInstructionsIfTheyComeFirst_data()
{
    QTest::addColumn<QByteArray>("messages");
    QTest::addColumn<QString>("instructions");
    QTest::addColumn<QStringList>("roles");

    const QByteArray system = R"({"role":"system","content":"Be kind."})";
    const QByteArray developer = R"({"role":"developer","content":"Be brief."})";
    const QByteArray user = R"({"role":"user","content":"Hi"})";
    const QByteArray picture =
        R"({"role":"system","content":[{"type":"image_url","image_url":{"url":"https://a.test/b.png"}}]})";
    QTest::newRow("first") << system + "," + user << QStringLiteral("Be kind.")
                           << QStringList {QStringLiteral("user")};
    QTest::newRow("two") << system + "," + developer + "," + user << QStringLiteral("Be kind.\n\nBe brief.")
                         << QStringList {QStringLiteral("user")};
    QTest::newRow("later") << system + "," + user + "," + developer << QString()
                           << QStringList {QStringLiteral("system"), QStringLiteral("user"),
                                           QStringLiteral("developer")};
    QTest::newRow("alone") << system << QString() << QStringList {QStringLiteral("system")};
    QTest::newRow("no text") << picture + "," + user << QString()
                             << QStringList {QStringLiteral("system"), QStringLiteral("user")};
}

void ResponsesRequest::systemWordsBecomeInstructionsIfTheyComeFirst()
{
    QFETCH(QByteArray, messages);
    QFETCH(QString, instructions);
    QFETCH(QStringList, roles);
    const QJsonObject body = sentBody(conversation(messages));
    QCOMPARE(body.value(QLatin1String("instructions")).toString(), instructions);
    QStringList sent;
    for (const QJsonValue &item : body.value(QLatin1String("input")).toArray())
        sent << item.toObject().value(QLatin1String("role")).toString();
    QCOMPARE(sent, roles);
}

void ResponsesRequest::whatHasNoPlaceIsWrittenDown_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QStringList>("changes");

    QTest::newRow("sampling") << QByteArray(
        R"("seed":1,"stop":["x"],"frequency_penalty":1,"presence_penalty":1,"top_k":4,"logit_bias":{"1":2})")
                              << QStringList {QStringLiteral("dropped top_k"),
                                              QStringLiteral("dropped frequency_penalty"),
                                              QStringLiteral("dropped presence_penalty"),
                                              QStringLiteral("dropped seed"),
                                              QStringLiteral("dropped logit_bias"),
                                              QStringLiteral("dropped stop")};
    QTest::newRow("several answers") << QByteArray(R"("n":2)") << QStringList {QStringLiteral("dropped n")};
    QTest::newRow("limit") << QByteArray(R"("max_tokens":1)")
                           << QStringList {QStringLiteral("clamped max_tokens")};
    QTest::newRow("budget") << QByteArray(R"("reasoning":{"max_tokens":2000})")
                            << QStringList {QStringLiteral("mapped reasoning.max_tokens"),
                                            QStringLiteral("added reasoning.summary")};
    QTest::newRow("cache mark of a tool") << QByteArray(
        R"("tools":[{"type":"function","function":{"name":"f"},"cache_control":{"type":"ephemeral"}}])")
                                          << QStringList {QStringLiteral("dropped cache_control")};
    QTest::newRow("everything has its place") << QByteArray(R"("temperature":1)") << QStringList();
}

void ResponsesRequest::whatHasNoPlaceIsWrittenDown()
{
    QFETCH(QByteArray, fields);
    QFETCH(QStringList, changes);
    QCOMPARE(changesOf(with(fields)), changes);
}

void ResponsesRequest::contentThatCannotBeCarriedIsNamed_data()
{
    QTest::addColumn<QByteArray>("messages");
    QTest::addColumn<QString>("place");

    QTest::newRow("audio") << QByteArray(
        R"({"role":"user","content":[{"type":"text","text":"Listen"},{"type":"input_audio","input_audio":{"data":"QQ==","format":"wav"}}]})")
                           << QStringLiteral("messages[0].content[1]");
    QTest::newRow("an image in an answer") << QByteArray(
        R"({"role":"user","content":"Hi"},{"role":"assistant","content":[{"type":"image_url","image_url":{"url":"https://a.test/b.png"}}]})")
                                           << QStringLiteral("messages[1].content[0]");
}

void ResponsesRequest::contentThatCannotBeCarriedIsNamed()
{
    QFETCH(QByteArray, messages);
    QFETCH(QString, place);
    const Result<WireRequest> wire = encoded(conversation(messages));
    QVERIFY(!wire);
    QCOMPARE(wire.error().kind, ErrorKind::BadRequest);
    QCOMPARE(wire.error().parameter, place);
    QVERIFY(wire.error().message.contains(QLatin1String("Acme")));
    QVERIFY(wire.error().message.contains(place));
}

void ResponsesRequest::nothingIsStoredUnlessTheClientSaysSo()
{
    const QLatin1String store("store");
    QCOMPARE(sentBody(with({})).value(store), QJsonValue(false));
    QCOMPARE(sentBody(with(R"("store":true)")).value(store), QJsonValue(true));
    // What is fetched later is stored until then.
    QVERIFY(!sentBody(with(R"("background":true)")).contains(store));
    EndpointTarget endpoint = target();
    endpoint.quirks.drop = QStringList {QStringLiteral("store"), QStringLiteral("include")};
    QVERIFY(!sentBody(with({}), endpoint).contains(store));
    QVERIFY(!sentBody(with({}), endpoint).contains(QLatin1String("include")));
}

void ResponsesRequest::modelThatDoesNotThinkIsNotAskedForThoughts()
{
    EndpointTarget endpoint = target();
    endpoint.traits.supportedParameters =
        QStringList {QStringLiteral("temperature"), QStringLiteral("tools")};
    QVERIFY(!sentBody(with({}), endpoint).contains(QLatin1String("include")));
    QVERIFY(!sentBody(with(R"("reasoning_effort":"none")"), endpoint).contains(QLatin1String("reasoning")));
    endpoint.traits.supportedParameters << QStringLiteral("reasoning");
    QVERIFY(sentBody(with({}), endpoint).contains(QLatin1String("include")));
}

void ResponsesRequest::reasoningIsAskedForAsTheModelTakesIt()
{
    const QLatin1String reasoning("reasoning");
    EndpointTarget endpoint = target();
    endpoint.traits.efforts = QStringList {QStringLiteral("low"), QStringLiteral("high")};
    QCOMPARE(sentBody(with(R"("reasoning_effort":"max")"), endpoint).value(reasoning).toObject(),
             json(R"({"effort":"high","summary":"auto"})"));
    endpoint.traits.thinking = ModelTraits::Thinking::Budget;
    QCOMPARE(sentBody(with(R"("max_tokens":1000,"reasoning":{"max_tokens":800})"), endpoint)
                 .value(reasoning)
                 .toObject(),
             json(R"({"effort":"high","summary":"auto"})"));
    endpoint = target();
    endpoint.quirks.drop = QStringList {QStringLiteral("reasoning.summary")};
    QCOMPARE(sentBody(with(R"("reasoning_effort":"low")"), endpoint).value(reasoning).toObject(),
             json(R"({"effort":"low"})"));
}

void ResponsesRequest::longCallIdIsTheSameInCallAndResult()
{
    const QByteArray id(80, 'x');
    const QJsonArray items = inputFor(
        R"({"role":"assistant","content":null,"tool_calls":[{"id":")" + id
        + R"(","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","tool_call_id":")"
        + id + R"(","content":"1"})");
    const QString sent = items.at(0).toObject().value(QLatin1String("call_id")).toString();
    QVERIFY(!sent.isEmpty());
    QVERIFY(sent.size() <= 64);
    QCOMPARE(items.at(1).toObject().value(QLatin1String("call_id")).toString(), sent);
}

void ResponsesRequest::keyGoesWhereTheProviderWantsIt()
{
    EndpointTarget endpoint = target();
    Result<WireRequest> wire = encoded(with({}), endpoint);
    QCOMPARE(wire->keyPlacement, KeyPlacement::BearerToken);
    QCOMPARE(wire->url, QUrl(QStringLiteral("https://api.acme.test/v1/responses")));

    endpoint.protocol = QStringLiteral("azure-openai-responses");
    endpoint.baseUrl = QStringLiteral("https://r.openai.azure.com/openai?api-version=preview");
    wire = encoded(with({}), endpoint);
    QCOMPARE(wire->keyPlacement, KeyPlacement::ApiKeyHeader);
    QCOMPARE(wire->keyHeader, QByteArray("api-key"));
    QCOMPARE(wire->url,
             QUrl(QStringLiteral("https://r.openai.azure.com/openai/responses?api-version=preview")));

    endpoint.protocol = QStringLiteral("bedrock-openai-responses");
    endpoint.baseUrl = QStringLiteral("https://bedrock-mantle.us-east-1.api.aws/openai/v1");
    endpoint.region = QStringLiteral("us-east-1");
    wire = encoded(with({}), endpoint);
    QCOMPARE(wire->keyPlacement, KeyPlacement::AwsSignature);
    QCOMPARE(wire->signingRegion, QByteArray("us-east-1"));
    QCOMPARE(wire->signingService, QByteArray("bedrock-mantle"));
}

void ResponsesRequest::recordedRequestIsSentAsItWas_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < captures().size(); ++i) {
        if (!captures().at(i).request.isEmpty())
            QTest::newRow(qPrintable(captures().at(i).id)) << i;
    }
}

void ResponsesRequest::recordedRequestIsSentAsItWas()
{
    QFETCH(int, index);
    const Capture &capture = captures().at(index);
    m_provider = capture.provider;
    EndpointTarget endpoint = targetOf(capture);
    const Result<ChatRequest> request =
        chatRequestFromResponses(capture.request, endpoint.quirks.reasoningFormat);
    QVERIFY2(request, request ? "" : qPrintable(request.error().message));
    endpoint.providerModelId = request->model;
    const Result<WireRequest> wire = encoded(*request, endpoint);
    QVERIFY2(wire, wire ? "" : qPrintable(wire.error().message));
    QVERIFY2(wire->changes.isEmpty(), qPrintable(parameterChangeText(wire->changes.value(0))));

    const QJsonObject body = json(wire->body);
    const bool unsaid = kUnsaidStrict.contains(capture.id);
    QCOMPARE(meaning(body), meaning(unsaid ? withStrictSaid(capture.request) : capture.request));
    const bool later = capture.request.value(QLatin1String("background")).toBool();
    QCOMPARE(body.value(QLatin1String("store")),
             later ? QJsonValue(QJsonValue::Undefined) : QJsonValue(false));
    const QJsonArray include = body.value(QLatin1String("include")).toArray();
    for (const QJsonValue &entry : capture.request.value(QLatin1String("include")).toArray())
        QVERIFY(include.contains(entry));
}

void ResponsesRequest::thoughtsOfAnAnswerGoBackAsTheyCame_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < captures().size(); ++i) {
        if (!thoughtsIn(outputOf(captures().at(i))).isEmpty())
            QTest::newRow(qPrintable(captures().at(i).id)) << i;
    }
}

void ResponsesRequest::thoughtsOfAnAnswerGoBackAsTheyCame()
{
    QFETCH(int, index);
    const Capture &capture = captures().at(index);
    EndpointTarget endpoint = targetOf(capture);
    const auto decoder = codecFor(endpoint.protocol)->makeDecoder(capture.stream, endpoint);
    QList<ChatEvent> events;
    decoder->feed(capture.body, events);
    decoder->end(events);
    const ChatRequest next = nextQuestion(collect(events));

    const QJsonArray items = sentBody(next, endpoint).value(QLatin1String("input")).toArray();
    const QJsonArray thoughts = thoughtsIn(outputOf(capture));
    QCOMPARE(thoughtsIn(items), thoughts);
    const QStringList types = typesOf(items);
    for (qsizetype i = 0; i < types.size(); ++i) {
        // The calls of the provider's own tools, which may have stood between, are not sent back.
        const QString following = types.value(i + 1);
        if (types.at(i) == QLatin1String("reasoning"))
            QVERIFY2(following == QLatin1String("assistant") || following == QLatin1String("function_call")
                         || following == QLatin1String("reasoning"),
                     qPrintable(types.join(u' ')));
    }

    // Another service could not read them and would refuse the request.
    endpoint.quirks.reasoningFormat = QStringLiteral("another-service-v1");
    const Result<WireRequest> foreign = encoded(next, endpoint);
    const QString secret = thoughts.first().toObject().value(QLatin1String("encrypted_content")).toString();
    QVERIFY(!foreign->body.contains(secret.toUtf8()));
    QVERIFY(!foreign->body.contains("\"reasoning\""));
}

void ResponsesRequest::thoughtsStandBeforeWhatCameOfThem()
{
    const auto thought = [](const QByteArray &id) {
        return R"({"type":"reasoning","id":")" + id + R"(","summary":[],"encrypted_content":"E)" + id + "\"}";
    };
    const auto call = [](const QByteArray &id) {
        return R"({"type":"function_call","call_id":")" + id + R"(","name":"f","arguments":"{}"})";
    };
    const QByteArray said =
        R"({"type":"message","role":"assistant","content":[{"type":"output_text","text":"A"}]})";
    const QByteArray search = R"({"type":"web_search_call","id":"ws_1"})";
    struct Row {
        QByteArrayList output;
        QStringList sent;
    };
    const QString rs = QStringLiteral("reasoning");
    const QString text = QStringLiteral("assistant");
    const QString fc = QStringLiteral("function_call");
    const QList<Row> rows {
        {{thought("1"), said, thought("2"), call("a"), thought("3"), call("b")}, {rs, text, rs, fc, rs, fc}},
        {{thought("1"), call("a"), call("b")}, {rs, fc, fc}},
        // The client does not send the search back.
        {{thought("1"), search, thought("2"), said}, {rs, rs, text}},
        // An aggregator that lists the thoughts behind the text.
        {{said, thought("1")}, {rs, text}},
        {{thought("1")}, {}},
    };
    for (const Row &row : rows) {
        const QByteArray body =
            R"({"id":"r","object":"response","status":"completed","output":[)" + row.output.join(',') + "]}";
        const auto decoder = codecFor(QStringLiteral("openai-responses"))->makeDecoder(false, target());
        QList<ChatEvent> events;
        decoder->feed(body, events);
        decoder->end(events);
        QStringList types =
            typesOf(sentBody(nextQuestion(collect(events))).value(QLatin1String("input")).toArray());
        types.removeAll(QStringLiteral("user"));
        types.removeAll(QStringLiteral("function_call_output"));
        QCOMPARE(types, row.sent);
    }
}

void ResponsesRequest::thoughtsInClearTextGoOnlyWhereTheyAreWanted()
{
    const ChatRequest request = conversation(
        R"({"role":"assistant","content":"A","reasoning":"I think."},{"role":"user","content":"Go on"})");
    QCOMPARE(typesOf(sentBody(request).value(QLatin1String("input")).toArray()),
             (QStringList {QStringLiteral("assistant"), QStringLiteral("user")}));
    EndpointTarget endpoint = target();
    endpoint.quirks.reasoningField = QStringLiteral("reasoning_content");
    const QJsonArray items = sentBody(request, endpoint).value(QLatin1String("input")).toArray();
    QCOMPARE(
        items.first().toObject(),
        json(R"({"type":"reasoning","summary":[],"content":[{"type":"reasoning_text","text":"I think."}]})"));
}

void ResponsesRequest::itemsOfOneTurnKeepTheirOrder()
{
    const QByteArray body =
        R"({"model":"m","input":[{"role":"user","content":"Hi"},)"
        R"({"type":"reasoning","id":"rs_1","summary":[{"type":"summary_text","text":"One"},{"type":"summary_text","text":"Two"}],"encrypted_content":"E1"},)"
        R"({"type":"web_search_call","id":"ws_1","status":"completed","action":{"type":"search"}},)"
        R"({"type":"reasoning","id":"rs_2","summary":[],"encrypted_content":"E2"},)"
        R"({"type":"message","role":"assistant","phase":"commentary","content":"Wait"},)"
        R"({"type":"message","role":"assistant","phase":"final_answer","content":"Here"},)"
        R"({"type":"reasoning","id":"rs_3","summary":[],"encrypted_content":"E3"},)"
        R"({"type":"function_call","call_id":"a","name":"f","arguments":"{}","namespace":"n"},)"
        R"({"type":"reasoning","id":"rs_4","summary":[],"encrypted_content":"E4"},)"
        R"({"type":"custom_tool_call","call_id":"b","name":"c","input":"x"},)"
        R"({"type":"computer_call","id":"cu_1","call_id":"c","action":{"type":"click"}},)"
        R"({"type":"computer_call_output","call_id":"c","output":{"type":"computer_screenshot","image_url":"u"}},)"
        R"({"type":"function_call_output","call_id":"a","output":"1"},)"
        R"({"type":"custom_tool_call_output","call_id":"b","output":"2"},)"
        R"({"role":"user","content":[{"type":"input_image","file_id":"file-1","detail":"high"},{"type":"input_file","file_url":"https://a.test/b.pdf"}]}]})";
    const Result<ChatRequest> request = chatRequestFromResponses(json(body));
    QVERIFY(request);
    QCOMPARE(meaning(sentBody(*request)).value(QLatin1String("input")),
             meaning(json(body)).value(QLatin1String("input")));
}

void ResponsesRequest::everythingAClientSendsArrivesAtALikeUpstream()
{
    const QByteArray body =
        R"({"model":"acme-large","instructions":"Be kind.","input":"Hi","temperature":0.5,"top_p":0.5,"top_logprobs":2,)"
        R"("max_output_tokens":100,"parallel_tool_calls":true,"stream":true,"user":"u","service_tier":"flex","truncation":"auto",)"
        R"("metadata":{"a":"b"},"prompt_cache_key":"k","safety_identifier":"s","max_tool_calls":3,"telepathy":{"strength":2},)"
        R"("text":{"format":{"type":"json_schema","name":"n","schema":{"type":"object"},"strict":true},"verbosity":"high"},)"
        R"("reasoning":{"effort":"low","summary":"concise","context":"all_turns"},)"
        R"("include":["message.output_text.logprobs","code_interpreter_call.outputs"],)"
        R"("tools":[{"type":"function","name":"f","description":"d","parameters":{"type":"object"},"strict":true,"defer_loading":true},)"
        R"({"type":"custom","name":"c","format":{"type":"grammar","syntax":"lark","definition":"x"}},{"type":"mcp","server_label":"l"}],)"
        R"("tool_choice":{"type":"custom","name":"c"}})";
    const Result<ChatRequest> request = chatRequestFromResponses(json(body));
    QVERIFY(request);
    const Result<WireRequest> wire = encoded(*request);
    QVERIFY(wire);
    QVERIFY(wire->changes.isEmpty());
    QCOMPARE(meaning(json(wire->body)), meaning(json(body)));
    const QJsonArray include = json(wire->body).value(QLatin1String("include")).toArray();
    for (const char *name :
         {"message.output_text.logprobs", "code_interpreter_call.outputs", "reasoning.encrypted_content"})
        QVERIFY(include.contains(QLatin1String(name)));
}

void ResponsesRequest::chatFormOfToolsIsReadForOtherUpstreams()
{
    const Result<ChatRequest> request = chatRequestFromResponses(json(
        R"({"model":"m","input":"Hi","tools":[{"type":"function","name":"f","parameters":{"type":"object"},"strict":false},{"type":"custom","name":"c"}],"tool_choice":{"type":"function","name":"f"}})"));
    QVERIFY(request);
    QCOMPARE(request->tools.first().name, QStringLiteral("f"));
    QCOMPARE(request->tools.first().strict, std::optional<bool>(false));
    QVERIFY(request->tools.first().extra.isEmpty());
    QCOMPARE(request->tools.last().extra, json(R"({"type":"custom","custom":{"name":"c"}})"));
    QCOMPARE(request->toolChoice->mode, ToolChoice::Mode::Function);
    QCOMPARE(request->toolChoice->function, QStringLiteral("f"));
}

void ResponsesRequest::wrongFieldIsNamedByItsPath_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("path");

    const auto row = [](const char *name, const QByteArray &fields, const char *path) {
        QTest::newRow(name) << "{" + fields + "}" << QString::fromLatin1(path);
    };
    const QByteArray model = R"("model":"m",)";
    row("no input", R"("model":"m")", "input");
    row("empty input", model + R"("input":[])", "input");
    row("input of a wrong type", model + R"("input":7)", "input");
    row("item that is no object", model + R"("input":[7])", "input[0].type");
    row("item without type and role", model + R"("input":[{"text":"Hi"}])", "input[0].type");
    row("unknown role", model + R"("input":[{"role":"wizard","content":"Hi"}])", "input[0].role");
    row("content of a wrong type", model + R"("input":[{"role":"user","content":7}])", "input[0].content");
    row("part without type", model + R"("input":[{"role":"user","content":[{"text":"Hi"}]}])",
        "input[0].content[0].type");
    row("text that is no string",
        model + R"("input":[{"role":"user","content":[{"type":"input_text","text":7}]}])",
        "input[0].content[0].text");
    row("image without address", model + R"("input":[{"role":"user","content":[{"type":"input_image"}]}])",
        "input[0].content[0].image_url");
    row("file without data",
        model + R"("input":[{"role":"user","content":[{"type":"input_file","filename":"a"}]}])",
        "input[0].content[0].file_data");
    row("call without id", model + R"("input":[{"type":"function_call","name":"f","arguments":"{}"}])",
        "input[0].call_id");
    row("arguments as an object",
        model + R"("input":[{"type":"function_call","call_id":"a","name":"f","arguments":{}}])",
        "input[0].arguments");
    row("result without output", model + R"("input":[{"type":"function_call_output","call_id":"a"}])",
        "input[0].output");
    row("reference to a stored item", model + R"("input":[{"type":"item_reference","id":"msg_1"}])",
        "input[0].type");
    row("tool without name", model + R"("input":"Hi","tools":[{"type":"function"}])", "tools[0].name");
    row("unknown choice", model + R"("input":"Hi","tool_choice":"perhaps")", "tool_choice");
    row("unknown effort", model + R"("input":"Hi","reasoning":{"effort":"heroic"})", "reasoning.effort");
    row("limit of nothing", model + R"("input":"Hi","max_output_tokens":0)", "max_output_tokens");
    row("format without type", model + R"("input":"Hi","text":{"format":{}})", "text.format.type");
}

void ResponsesRequest::wrongFieldIsNamedByItsPath()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, path);
    const Result<ChatRequest> request = chatRequestFromResponses(json(body));
    QVERIFY(!request);
    QCOMPARE(request.error().kind, ErrorKind::BadRequest);
    QCOMPARE(request.error().parameter, path);
    QVERIFY(request.error().message.contains(path));
}

void ResponsesRequest::whatTheCallerMayRefuseIsKept()
{
    const Result<ChatRequest> request = chatRequestFromResponses(json(
        R"({"model":"m","input":"Hi","previous_response_id":"resp_0","conversation":"conv_1","store":true,"background":true,"prompt":{"id":"p"}})"));
    QVERIFY(request);
    QCOMPARE(
        request->extra,
        json(
            R"({"previous_response_id":"resp_0","conversation":"conv_1","store":true,"background":true,"prompt":{"id":"p"}})"));
}

QTEST_GUILESS_MAIN(ResponsesRequest)
#include "tst_responses_request.moc"
