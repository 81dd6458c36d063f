#include "core/protocol/openai/openai_ingress.h"
#include "core/protocol/reasoning_details.h"
#include "core/protocol/wire_support.h"
#include "tests/unit/protocol/aws_frames.h"
#include "tests/unit/protocol/request_check.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace core;

namespace {

EndpointTarget target()
{
    EndpointTarget target;
    target.providerId = QStringLiteral("bedrock");
    target.providerName = QStringLiteral("Bedrock");
    target.protocol = QStringLiteral("bedrock-converse");
    target.baseUrl = QStringLiteral("https://bedrock-runtime.us-east-1.amazonaws.com");
    target.providerModelId = QStringLiteral("anthropic.claude-v1:0");
    target.region = QStringLiteral("us-east-1");
    return target;
}

EndpointTarget thinking(ModelTraits::Thinking kind)
{
    EndpointTarget endpoint = target();
    endpoint.traits.thinking = kind;
    return endpoint;
}

EndpointTarget withOwnFields(const char *whose)
{
    EndpointTarget endpoint = target();
    endpoint.traits.ownFields = QLatin1String(whose);
    return endpoint;
}

/// A client's request in OpenAI's form, with these fields beside a model and one message.
QByteArray messagesFor(const QByteArray &messages)
{
    return compact(bodyOf(with({}, messages), target()).value(QLatin1String("messages")));
}

Answer answerOf(const QByteArray &body)
{
    QList<ChatEvent> events;
    const auto decoder = codecFor(QStringLiteral("bedrock-converse"))->makeDecoder(true, target());
    decoder->feed(body, events);
    decoder->end(events);
    return collect(events);
}

/// Reads Bedrock's own requests back into the neutral form, as far as the recorded ones go.
class Ingress
{
public:
    static ChatRequest read(const Capture &capture)
    {
        Ingress reader;
        return reader.run(capture);
    }

private:
    ChatRequest run(const Capture &capture)
    {
        const QJsonObject body = capture.request;
        m_request.stream = capture.stream;
        Message system = Message::text(Role::System, {});
        system.content.clear();
        for (const QJsonValue &block : body.value(QLatin1String("system")).toArray())
            readBlock(block.toObject(), system);
        if (!system.content.isEmpty())
            m_request.messages.append(system);
        for (const QJsonValue &message : body.value(QLatin1String("messages")).toArray())
            readMessage(message.toObject());
        readConfig(body.value(QLatin1String("inferenceConfig")).toObject());
        readTools(body.value(QLatin1String("toolConfig")).toObject());
        readOwn(body.value(QLatin1String("additionalModelRequestFields")).toObject());
        readFormat(body.value(QLatin1String("outputConfig")).toObject());
        m_request.extra = body;
        for (const char *name : {"system", "messages", "inferenceConfig", "toolConfig", "outputConfig",
                                 "additionalModelRequestFields"})
            m_request.extra.remove(QLatin1String(name));
        return m_request;
    }

    void readMessage(const QJsonObject &json)
    {
        Message message;
        message.role =
            json.value(QLatin1String("role")) == QLatin1String("user") ? Role::User : Role::Assistant;
        for (const QJsonValue &block : json.value(QLatin1String("content")).toArray())
            readBlock(block.toObject(), message);
        if (!message.content.isEmpty() || !message.toolCalls.isEmpty())
            m_request.messages.append(message);
    }

    void readBlock(const QJsonObject &block, Message &message)
    {
        const QJsonObject use = block.value(QLatin1String("toolUse")).toObject();
        const QJsonObject image = block.value(QLatin1String("image")).toObject();
        if (block.contains(QLatin1String("text"))) {
            message.content.append(TextPart {block.value(QLatin1String("text")).toString()});
        } else if (block.contains(QLatin1String("cachePoint"))) {
            std::get<TextPart>(message.content.last())
                .extra.insert(QLatin1String("cache_control"), jsonOf(R"({"type":"ephemeral"})"));
        } else if (!image.isEmpty()) {
            const QJsonObject source = image.value(QLatin1String("source")).toObject();
            const QString place =
                source.value(QLatin1String("s3Location")).toObject().value(QLatin1String("uri")).toString();
            const QString type = QStringLiteral("image/") + image.value(QLatin1String("format")).toString();
            message.content.append(ImagePart {
                place.isEmpty() ? makeDataUrl(type, source.value(QLatin1String("bytes")).toString())
                                : place});
        } else if (!use.isEmpty()) {
            message.toolCalls.append({use.value(QLatin1String("toolUseId")).toString(),
                                      use.value(QLatin1String("name")).toString(),
                                      QString::fromUtf8(compact(use.value(QLatin1String("input"))))});
        } else if (block.contains(QLatin1String("toolResult"))) {
            readResult(block.value(QLatin1String("toolResult")).toObject());
        } else {
            message.content.append(OpaquePart {block});
        }
    }

    void readResult(const QJsonObject &json)
    {
        Message result;
        result.role = Role::Tool;
        result.toolCallId = json.value(QLatin1String("toolUseId")).toString();
        for (const QJsonValue &entry : json.value(QLatin1String("content")).toArray()) {
            const QJsonValue value = entry.toObject().value(QLatin1String("json"));
            if (value.isObject())
                result.content.append(TextPart {QString::fromUtf8(compact(value))});
            else
                readBlock(entry.toObject(), result);
        }
        m_request.messages.append(result);
    }

    void readConfig(const QJsonObject &config)
    {
        if (config.contains(QLatin1String("maxTokens")))
            m_request.maxTokens = config.value(QLatin1String("maxTokens")).toInteger();
        if (config.contains(QLatin1String("temperature")))
            m_request.sampling.temperature = config.value(QLatin1String("temperature")).toDouble();
        if (config.contains(QLatin1String("topP")))
            m_request.sampling.topP = config.value(QLatin1String("topP")).toDouble();
        for (const QJsonValue &stop : config.value(QLatin1String("stopSequences")).toArray())
            m_request.sampling.stop << stop.toString();
    }

    void readTools(const QJsonObject &config)
    {
        for (const QJsonValue &entry : config.value(QLatin1String("tools")).toArray()) {
            const QJsonObject spec = entry.toObject().value(QLatin1String("toolSpec")).toObject();
            ToolDefinition tool;
            if (entry.toObject().contains(QLatin1String("cachePoint"))) {
                m_request.tools.last().extra.insert(QLatin1String("cache_control"),
                                                    jsonOf(R"({"type":"ephemeral"})"));
                continue;
            }
            tool.isFunction = !spec.isEmpty();
            if (tool.isFunction) {
                tool.name = spec.value(QLatin1String("name")).toString();
                tool.description = spec.value(QLatin1String("description")).toString();
                tool.parameters = spec.value(QLatin1String("inputSchema"))
                                      .toObject()
                                      .value(QLatin1String("json"))
                                      .toObject();
            } else {
                tool.extra = entry.toObject();
            }
            m_request.tools.append(tool);
        }
        const QJsonObject choice = config.value(QLatin1String("toolChoice")).toObject();
        const QString name =
            choice.value(QLatin1String("tool")).toObject().value(QLatin1String("name")).toString();
        if (choice.contains(QLatin1String("any")))
            m_request.toolChoice = ToolChoice {ToolChoice::Mode::Required};
        else if (choice.contains(QLatin1String("auto")))
            m_request.toolChoice = ToolChoice {ToolChoice::Mode::Auto};
        else if (!name.isEmpty())
            m_request.toolChoice = ToolChoice {ToolChoice::Mode::Function, name};
    }

    void readOwn(const QJsonObject &own)
    {
        const QJsonObject asked = own.value(QLatin1String("thinking")).toObject();
        if (!asked.isEmpty())
            m_request.reasoning =
                ReasoningRequest {.maxTokens = asked.value(QLatin1String("budget_tokens")).toInteger()};
        const QJsonObject nova = own.value(QLatin1String("inferenceConfig")).toObject();
        if (nova.contains(QLatin1String("topK")))
            m_request.sampling.topK = nova.value(QLatin1String("topK")).toInteger();
    }

    void readFormat(const QJsonObject &config)
    {
        const QJsonObject schema = config.value(QLatin1String("textFormat"))
                                       .toObject()
                                       .value(QLatin1String("structure"))
                                       .toObject()
                                       .value(QLatin1String("jsonSchema"))
                                       .toObject();
        if (schema.isEmpty())
            return;
        m_request.responseFormat =
            ResponseFormat {.kind = ResponseFormat::Kind::JsonSchema,
                            .name = schema.value(QLatin1String("name")).toString(),
                            .description = schema.value(QLatin1String("description")).toString(),
                            .schema = jsonOf(schema.value(QLatin1String("schema")).toString().toUtf8())};
    }

    ChatRequest m_request;
};

QJsonArray normalisedContent(const QJsonArray &content)
{
    QJsonArray blocks;
    for (const QJsonValue &entry : content) {
        QJsonObject block = entry.toObject();
        if (block.contains(QLatin1String("toolResult"))) {
            QJsonObject result = block.value(QLatin1String("toolResult")).toObject();
            if (result.value(QLatin1String("status")) == QLatin1String("success"))
                result.remove(QLatin1String("status"));
            QJsonArray pieces;
            for (const QJsonValue &piece : result.value(QLatin1String("content")).toArray()) {
                const QJsonValue value = piece.toObject().value(QLatin1String("json"));
                pieces.append(value.isObject()
                                  ? QJsonObject {{QLatin1String("text"), QString::fromUtf8(compact(value))}}
                                  : piece.toObject());
            }
            result.insert(QLatin1String("content"), pieces);
            block.insert(QLatin1String("toolResult"), result);
        }
        blocks.append(block);
    }
    return blocks;
}

/// What is only spelling: lists and objects that are empty; neighbours of one role, which Bedrock refuses
/// today; `status: success`, which is what no status means; a result as JSON instead of the text of that
/// JSON; white space and order inside a schema that is text.
QJsonObject normalised(QJsonObject body)
{
    QJsonObject config = body.value(QLatin1String("inferenceConfig")).toObject();
    if (config.value(QLatin1String("stopSequences")).toArray().isEmpty())
        config.remove(QLatin1String("stopSequences"));
    body.insert(QLatin1String("inferenceConfig"), config);
    for (const char *name : {"system", "inferenceConfig"}) {
        const QJsonValue value = body.value(QLatin1String(name));
        if (value.toObject().isEmpty() && value.toArray().isEmpty())
            body.remove(QLatin1String(name));
    }
    QJsonArray messages;
    for (const QJsonValue &entry : body.value(QLatin1String("messages")).toArray()) {
        QJsonObject message = entry.toObject();
        QJsonArray content = normalisedContent(message.value(QLatin1String("content")).toArray());
        if (!messages.isEmpty()
            && messages.last().toObject().value(QLatin1String("role"))
                   == message.value(QLatin1String("role"))) {
            QJsonArray before =
                messages.takeAt(messages.size() - 1).toObject().value(QLatin1String("content")).toArray();
            for (const QJsonValue &block : std::as_const(content))
                before.append(block);
            content = before;
        }
        message.insert(QLatin1String("content"), content);
        messages.append(message);
    }
    body.insert(QLatin1String("messages"), messages);
    QJsonObject output = body.value(QLatin1String("outputConfig")).toObject();
    QJsonObject format = output.value(QLatin1String("textFormat")).toObject();
    QJsonObject structure = format.value(QLatin1String("structure")).toObject();
    QJsonObject schema = structure.value(QLatin1String("jsonSchema")).toObject();
    if (!schema.isEmpty()) {
        schema.insert(QLatin1String("schema"),
                      jsonOf(schema.value(QLatin1String("schema")).toString().toUtf8()));
        structure.insert(QLatin1String("jsonSchema"), schema);
        format.insert(QLatin1String("structure"), structure);
        output.insert(QLatin1String("textFormat"), format);
        body.insert(QLatin1String("outputConfig"), output);
    }
    return body;
}

EndpointTarget targetOf(const Capture &capture)
{
    EndpointTarget endpoint = capture.target(QStringLiteral("bedrock-converse"));
    endpoint.baseUrl = QStringLiteral("https://bedrock-runtime.us-east-1.amazonaws.com");
    if (capture.model.contains(QLatin1String("nova")))
        endpoint.traits.ownFields = QStringLiteral("nova");
    return endpoint;
}

} // namespace

class BedrockRequest : public QObject
{
    Q_OBJECT

private slots:
    void recordedRequestsAreWrittenAsRecorded();
    void recordedAddressesAreThoseThatAreAsked();
    void placeAndSignatureAreSaid();
    void conversationTakesItsForm_data();
    void conversationTakesItsForm();
    void parametersTakeTheirPlace_data();
    void parametersTakeTheirPlace();
    void changesAreWrittenDown_data();
    void changesAreWrittenDown();
    void whatCannotBeSentIsRefused_data();
    void whatCannotBeSentIsRefused();
    void addressesAreToBeFetched();
    void signatureSurvivesTheRoundTrip();
    void thoughtsOfOthersStayAway();
    void serverToolBlocksComeAndGoUnchanged();
    void callWithoutArgumentsIsAnEmptyObject();
    void webCitationsBecomeAnnotations();
    void malformedAnswerIsAnError();
};

void BedrockRequest::recordedRequestsAreWrittenAsRecorded()
{
    RequestCheck check;
    check.folder = QStringLiteral("bedrock-converse");
    check.target = targetOf;
    check.read = [](const Capture &capture) { return Result<ChatRequest>(Ingress::read(capture)); };
    check.normalised = normalised;
    QCOMPARE(check.run(), QStringList());
}

void BedrockRequest::recordedAddressesAreThoseThatAreAsked()
{
    int checked = 0;
    for (const Capture &capture : capturesOf(QStringLiteral("bedrock-converse"))) {
        const QUrl recorded(capture.requestUrl);
        if (capture.request.isEmpty() || recorded.host().isEmpty())
            continue;
        ++checked;
        EndpointTarget endpoint = targetOf(capture);
        endpoint.baseUrl = QStringLiteral("https://") + recorded.host();
        const QByteArray sent = wireOf(Ingress::read(capture), endpoint).url.toEncoded();
        QVERIFY(!QUrl::fromEncoded(sent).path(QUrl::FullyEncoded).contains(u':'));
        QCOMPARE(QByteArray::fromPercentEncoding(sent),
                 QByteArray::fromPercentEncoding(capture.requestUrl.toLatin1()).replace(":443/", "/"));
    }
    QVERIFY(checked > 10);
}

void BedrockRequest::placeAndSignatureAreSaid()
{
    EndpointTarget endpoint = target();
    endpoint.providerModelId = QStringLiteral("arn:aws:bedrock:us-east-1:1:inference-profile/x");
    ChatRequest request = with({});
    const WireRequest whole = wireOf(request, endpoint);
    QCOMPARE(whole.url.toEncoded(),
             QByteArray("https://bedrock-runtime.us-east-1.amazonaws.com/model/"
                        "arn%3Aaws%3Abedrock%3Aus-east-1%3A1%3Ainference-profile%2Fx/converse"));
    QCOMPARE(whole.keyPlacement, KeyPlacement::AwsSignature);
    QCOMPARE(whole.signingRegion, QByteArray("us-east-1"));
    QCOMPARE(whole.signingService, QByteArray("bedrock"));
    request.stream = true;
    const WireRequest streamed = wireOf(request, endpoint);
    QVERIFY(streamed.url.path().endsWith(QLatin1String("/converse-stream")));
    QVERIFY(headerValue(streamed.headers, "accept").contains("application/vnd.amazon.eventstream"));
    QVERIFY(!jsonOf(streamed.body).contains(QLatin1String("stream")));
}

void BedrockRequest::conversationTakesItsForm_data()
{
    QTest::addColumn<QByteArray>("messages");
    QTest::addColumn<QByteArray>("sent");
    const QByteArray calls =
        R"({"role":"user","content":"Go"},{"role":"assistant","content":null,"tool_calls":[)"
        R"({"id":"a","type":"function","function":{"name":"f","arguments":""}},)"
        R"({"id":"functions.g:0","type":"function","function":{"name":"g","arguments":"{\"x\":1}"}}]})";
    QTest::newRow("neighbours are merged")
        << QByteArray(R"([{"role":"user","content":"A"},{"role":"user","content":"B"}])")
        << QByteArray(R"([{"content":[{"text":"A"},{"text":"B"}],"role":"user"}])");
    QTest::newRow("blank text is left out")
        << QByteArray(R"([{"role":"user","content":"A"},{"role":"assistant","content":" "},)"
                      R"({"role":"user","content":"B"}])")
        << QByteArray(R"([{"content":[{"text":"A"},{"text":"B"}],"role":"user"}])");
    QTest::newRow("results of a turn in one message")
        << "[" + calls
               + R"(,{"role":"tool","tool_call_id":"a","content":"1"},)"
                 R"({"role":"tool","tool_call_id":"functions.g:0","content":"2","is_error":true},)"
                 R"({"role":"user","content":"And?"}])"
        << QByteArray(
               R"([{"content":[{"text":"Go"}],"role":"user"},{"content":[{"toolUse":{"input":{},"name":"f","toolUseId":"a"}},{"toolUse":{"input":{"x":1},"name":"g","toolUseId":"ID"}}],"role":"assistant"},{"content":[{"toolResult":{"content":[{"text":"1"}],"toolUseId":"a"}},{"toolResult":{"content":[{"text":"2"}],"status":"error","toolUseId":"ID"}},{"text":"And?"}],"role":"user"}])")
               .replace("ID", plainToolCallId(QStringLiteral("functions.g:0"), 64).toLatin1());
    QTest::newRow("cut arguments are kept")
        << QByteArray(
               R"([{"role":"assistant","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{\"x\":"}}]}])")
        << QByteArray(
               R"([{"content":[{"toolUse":{"input":{"_raw":"{\"x\":"},"name":"f","toolUseId":"a"}}],"role":"assistant"}])");
    QTest::newRow("marks for the cache")
        << QByteArray(
               R"([{"role":"user","content":[{"type":"text","text":"A","cache_control":{"type":"ephemeral"}},)"
               R"({"type":"text","text":"B","cache_control":{"type":"ephemeral","ttl":"1h"}}]}])")
        << QByteArray(
               R"([{"content":[{"text":"A"},{"cachePoint":{"type":"default"}},{"text":"B"},{"cachePoint":{"ttl":"1h","type":"default"}}],"role":"user"}])");
    QTest::newRow("mark in a result stands behind it")
        << QByteArray(
               R"([{"role":"tool","tool_call_id":"a","content":[{"type":"text","text":"1","cache_control":{"type":"ephemeral"}}]}])")
        << QByteArray(
               R"([{"content":[{"toolResult":{"content":[{"text":"1"}],"toolUseId":"a"}},{"cachePoint":{"type":"default"}}],"role":"user"}])");
    QTest::newRow("image")
        << QByteArray(
               R"([{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/jpg;base64,/9j/"}}]}])")
        << QByteArray(
               R"([{"content":[{"image":{"format":"jpeg","source":{"bytes":"/9j/"}}}],"role":"user"}])");
    QTest::newRow("documents get names and text")
        << QByteArray(
               R"([{"role":"user","content":[)"
               R"({"type":"file","file":{"filename":"My_report (1).v2.pdf","file_data":"data:application/pdf;base64,JVBE"}},)"
               R"({"type":"file","file":{"file_data":"data:text/plain,a%20b"}},)"
               R"({"type":"file","file":{"filename":"document.md","file_data":"data:application/octet-stream;base64,QQ=="}}]}])")
        << QByteArray(
               R"([{"content":[{"document":{"format":"pdf","name":"My-report (1)-v2","source":{"bytes":"JVBE"}}},{"document":{"format":"txt","name":"document","source":{"bytes":"YSBi"}}},{"document":{"format":"md","name":"document-2","source":{"bytes":"QQ=="}}},{"text":"document-2"}],"role":"user"}])");
    QTest::newRow("Bedrock's own block")
        << QByteArray(R"([{"role":"user","content":[{"type":"x","guardContent":{"text":{"text":"A"}}}]}])")
        << QByteArray(R"([{"content":[{"guardContent":{"text":{"text":"A"}}}],"role":"user"}])");
    QTest::newRow("a refusal is what was said")
        << QByteArray(R"([{"role":"assistant","content":null,"refusal":"No."}])")
        << QByteArray(R"([{"content":[{"text":"No."}],"role":"assistant"}])");
}

void BedrockRequest::conversationTakesItsForm()
{
    QFETCH(QByteArray, messages);
    QFETCH(QByteArray, sent);
    QCOMPARE(messagesFor(messages), sent);
}

void BedrockRequest::parametersTakeTheirPlace_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<EndpointTarget>("endpoint");
    QTest::addColumn<QByteArray>("sent"); ///< Without the messages.

    using Thinking = ModelTraits::Thinking;
    const QByteArray tool =
        R"("tools":[{"type":"function","function":{"name":"f","description":"","strict":true},"cache_control":{"type":"ephemeral"}}])";
    const QByteArray spec =
        R"([{"toolSpec":{"inputSchema":{"json":{"properties":{},"type":"object"}},"name":"f","strict":true}},{"cachePoint":{"type":"default"}}])";
    QTest::newRow("sampling")
        << QByteArray(R"("max_tokens":9,"temperature":0.5,"top_p":0.25,"stop":"x","top_k":4)") << target()
        << QByteArray(
               R"({"additionalModelRequestFields":{"top_k":4},"inferenceConfig":{"maxTokens":9,"stopSequences":["x"],"temperature":0.5,"topP":0.25}})");
    QTest::newRow("top_k of Nova")
        << QByteArray(R"("top_k":4)") << withOwnFields("nova")
        << QByteArray(R"({"additionalModelRequestFields":{"inferenceConfig":{"topK":4}}})");
    QTest::newRow("tools") << tool << target() << R"({"toolConfig":{"tools":)" + spec + "}}";
    QTest::newRow("must call") << tool + R"(,"tool_choice":"required")" << target()
                               << R"({"toolConfig":{"toolChoice":{"any":{}},"tools":)" + spec + "}}";
    QTest::newRow("must call one") << tool + R"(,"tool_choice":{"type":"function","function":{"name":"f"}})"
                                   << target()
                                   << R"({"toolConfig":{"toolChoice":{"tool":{"name":"f"}},"tools":)" + spec
                                          + "}}";
    QTest::newRow("must not call") << tool + R"(,"tool_choice":"none")" << target() << QByteArray("{}");
    QTest::newRow("schema")
        << QByteArray(
               R"("response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object"}}})")
        << target()
        << QByteArray(
               R"({"outputConfig":{"textFormat":{"structure":{"jsonSchema":{"name":"n","schema":"{\"type\":\"object\"}"}},"type":"json_schema"}}})");
    QTest::newRow("budget")
        << QByteArray(R"("max_tokens":9000,"reasoning":{"max_tokens":2000})") << thinking(Thinking::Budget)
        << QByteArray(
               R"({"additionalModelRequestFields":{"thinking":{"budget_tokens":2000,"type":"enabled"}},"inferenceConfig":{"maxTokens":9000}})");
    QTest::newRow("budget larger than the answer")
        << QByteArray(R"("max_tokens":500,"reasoning":{"max_tokens":2000})") << thinking(Thinking::Budget)
        << QByteArray(
               R"({"additionalModelRequestFields":{"thinking":{"budget_tokens":2000,"type":"enabled"}},"inferenceConfig":{"maxTokens":2500}})");
    QTest::newRow("effort")
        << QByteArray(R"("reasoning_effort":"high")") << thinking(Thinking::Adaptive)
        << QByteArray(
               R"({"additionalModelRequestFields":{"output_config":{"effort":"high"},"thinking":{"type":"adaptive"}}})");
    QTest::newRow("effort of gpt-oss")
        << QByteArray(R"("reasoning_effort":"low")") << withOwnFields("openai")
        << QByteArray(R"({"additionalModelRequestFields":{"reasoning_effort":"low"}})");
    QTest::newRow("effort of Nova")
        << QByteArray(R"("reasoning_effort":"low")") << withOwnFields("nova")
        << QByteArray(
               R"({"additionalModelRequestFields":{"reasoningConfig":{"maxReasoningEffort":"low","type":"enabled"}}})");
    QTest::newRow("thinking off that is off")
        << QByteArray(R"("reasoning_effort":"none")") << target() << QByteArray("{}");
    EndpointTarget eager = target();
    eager.traits.reasonsByDefault = true;
    QTest::newRow("thinking off that is on")
        << QByteArray(R"("reasoning_effort":"none")") << eager
        << QByteArray(R"({"additionalModelRequestFields":{"thinking":{"type":"disabled"}}})");
    QTest::newRow("Bedrock's own fields")
        << QByteArray(
               R"("top_k":4,"guardrailConfig":{"a":1},"additionalModelRequestFields":{"top_k":5,"b":2})")
        << target()
        << QByteArray(R"({"additionalModelRequestFields":{"b":2,"top_k":4},"guardrailConfig":{"a":1}})");
}

void BedrockRequest::parametersTakeTheirPlace()
{
    QFETCH(QByteArray, fields);
    QFETCH(EndpointTarget, endpoint);
    QFETCH(QByteArray, sent);
    QJsonObject body = bodyOf(with(fields), endpoint);
    body.remove(QLatin1String("messages"));
    QCOMPARE(compact(body), sent);
}

void BedrockRequest::changesAreWrittenDown_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("messages");
    QTest::addColumn<EndpointTarget>("endpoint");
    QTest::addColumn<QStringList>("changes");
    const QByteArray hi = R"([{"role":"user","content":"Hi"}])";
    const QByteArray called =
        R"([{"role":"assistant","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{}"}}]}])";
    QTest::newRow("nothing to change") << QByteArray(R"("max_tokens":5)") << hi << target() << QStringList();
    QTest::newRow("seed") << QByteArray(R"("seed":5)") << hi << target()
                          << QStringList {QStringLiteral("dropped seed 5→")};
    QTest::newRow("temperature") << QByteArray(R"("temperature":1.5)") << hi << target()
                                 << QStringList {QStringLiteral("clamped temperature 1.5→1")};
    QTest::newRow("JSON without a schema")
        << QByteArray(R"("response_format":{"type":"json_object"})") << hi << target()
        << QStringList {QStringLiteral("dropped response_format json_object→")};
    QTest::newRow("room for thinking") << QByteArray(R"("max_tokens":500,"reasoning":{"max_tokens":2000})")
                                       << hi << thinking(ModelTraits::Thinking::Budget)
                                       << QStringList {QStringLiteral("mapped max_tokens 500→2500")};
    EndpointTarget narrow = thinking(ModelTraits::Thinking::Budget);
    narrow.traits.maxOutputTokens = 2000;
    QTest::newRow("no room for thinking")
        << QByteArray(R"("max_tokens":500,"reasoning":{"max_tokens":2000})") << hi << narrow
        << QStringList {QStringLiteral("clamped reasoning.max_tokens 2000→1000"),
                        QStringLiteral("mapped max_tokens 500→2000")};
    QTest::newRow("sampling while thinking")
        << QByteArray(R"("max_tokens":9000,"temperature":0.3,"top_k":4,"reasoning":{"max_tokens":2000})")
        << hi << thinking(ModelTraits::Thinking::Budget)
        << QStringList {QStringLiteral("dropped temperature 0.3→"), QStringLiteral("dropped top_k 4→")};
    const QByteArray thought =
        R"([{"role":"assistant","reasoning_details":[{"type":"reasoning.text","format":"anthropic-claude-v1","text":"Hm","signature":"s"}],"tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{}"}}]}])";
    const QByteArray thinkOn =
        R"("max_tokens":9000,"reasoning":{"max_tokens":2000},"tools":[{"type":"function","function":{"name":"f"}}])";
    QTest::newRow("thinking in a tool loop begun without thoughts")
        << thinkOn << called << thinking(ModelTraits::Thinking::Budget)
        << QStringList {QStringLiteral("dropped reasoning 2000→")};
    QTest::newRow("thinking in a tool loop begun with thoughts")
        << thinkOn << thought << thinking(ModelTraits::Thinking::Budget) << QStringList();
    QTest::newRow("tools that history needs")
        << QByteArray() << called << target() << QStringList {QStringLiteral("added tools →f")};
    QTest::newRow("none with history")
        << QByteArray(R"("tool_choice":"none","tools":[{"type":"function","function":{"name":"f"}}])")
        << called << target() << QStringList {QStringLiteral("mapped tool_choice none→auto")};
    QTest::newRow("tool of another vendor")
        << QByteArray(R"("tools":[{"type":"web_search"}])") << hi << target()
        << QStringList {QStringLiteral("dropped tools web_search→")};
    QTest::newRow("a model that takes nothing of its own")
        << QByteArray(R"("top_k":4,"reasoning_effort":"low")") << hi << withOwnFields("none")
        << QStringList {QStringLiteral("dropped top_k 4→"), QStringLiteral("dropped reasoning low→")};
}

void BedrockRequest::changesAreWrittenDown()
{
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, messages);
    QFETCH(EndpointTarget, endpoint);
    QFETCH(QStringList, changes);
    QCOMPARE(changesOf(with(fields, messages), endpoint), changes);
}

void BedrockRequest::whatCannotBeSentIsRefused_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("audio") << QByteArray(
        R"({"type":"input_audio","input_audio":{"data":"AA","format":"wav"}})");
    QTest::newRow("address") << QByteArray(
        R"({"type":"image_url","image_url":{"url":"https://a.example/b.png"}})");
    QTest::newRow("strange image") << QByteArray(
        R"({"type":"image_url","image_url":{"url":"data:image/tiff;base64,AA"}})");
    QTest::newRow("uploaded file") << QByteArray(R"({"type":"file","file":{"file_id":"file-1"}})");
    QTest::newRow("unknown part") << QByteArray(R"({"type":"hologram","hologram":{}})");
}

void BedrockRequest::whatCannotBeSentIsRefused()
{
    QFETCH(QByteArray, part);
    const Error error = refusalOf(
        with({}, R"([{"role":"user","content":[{"type":"text","text":"A"},)" + part + "]}]"), target());
    QCOMPARE(error.kind, ErrorKind::BadRequest);
    QCOMPARE(error.parameter, QStringLiteral("messages[0].content[1]"));
    QVERIFY(error.message.contains(QLatin1String("Bedrock")));
}

void BedrockRequest::addressesAreToBeFetched()
{
    const ChatRequest request = with({}, R"([{"role":"user","content":[
        {"type":"image_url","image_url":{"url":"https://a.example/b.png"}},
        {"type":"image_url","image_url":{"url":"https://a.example/b.png"}},
        {"type":"image_url","image_url":{"url":"data:image/png;base64,AA"}},
        {"type":"file","file":{"filename":"a.pdf","file_data":"http://a.example/a.pdf"}}]}])");
    QCOMPARE(
        codecFor(QStringLiteral("bedrock-converse"))->mediaToFetch(request, target()),
        (QStringList {QStringLiteral("https://a.example/b.png"), QStringLiteral("http://a.example/a.pdf")}));
}

void BedrockRequest::signatureSurvivesTheRoundTrip()
{
    const QByteArray thought = "EpUJCkgI+/=é";
    const QByteArray data = "EuYBCkQYAiJA+/==";
    const Answer answer = answerOf(
        awsEvent("messageStart", R"({"role":"assistant"})")
        + awsEvent("contentBlockDelta",
                   R"({"contentBlockIndex":0,"delta":{"reasoningContent":{"text":"Hm"}}})")
        + awsEvent("contentBlockDelta",
                   R"({"contentBlockIndex":0,"delta":{"reasoningContent":{"text":" so"}}})")
        + awsEvent("contentBlockDelta",
                   R"({"contentBlockIndex":0,"delta":{"reasoningContent":{"signature":"EpUJCkgI+/"}}})")
        + awsEvent("contentBlockDelta",
                   R"({"contentBlockIndex":0,"delta":{"reasoningContent":{"signature":"=é"}}})")
        + awsEvent("contentBlockStop", R"({"contentBlockIndex":0})")
        + awsEvent("contentBlockDelta",
                   R"({"contentBlockIndex":1,"delta":{"reasoningContent":{"redactedContent":")"
                       + data.toBase64() + R"("}}})")
        + awsEvent("contentBlockStop", R"({"contentBlockIndex":1})")
        + awsEvent("messageStop", R"({"stopReason":"end_turn"})") + awsEvent("metadata", "{}"));
    const Answer::Choice choice = answer.first();
    QCOMPARE(choice.reasoning, QStringLiteral("Hm so"));
    const QJsonArray details = mergedReasoningDetails(choice.details);
    QCOMPARE(details.size(), 2);
    QCOMPARE(details.at(0).toObject().value(QLatin1String("signature")).toString().toUtf8(), thought);
    QCOMPARE(details.at(1).toObject().value(QLatin1String("data")).toString().toUtf8(), data);

    ChatRequest request = with({});
    Message said = Message::text(Role::Assistant, QStringLiteral("Yes"));
    said.reasoningDetails = choice.details;
    request.messages.append(said);
    const QJsonObject sent =
        bodyOf(request, target()).value(QLatin1String("messages")).toArray().last().toObject();
    const QByteArray expected = R"([{"reasoningContent":{"reasoningText":{"signature":")" + thought
                                + R"(","text":"Hm so"}}},{"reasoningContent":{"redactedContent":")"
                                + data.toBase64() + R"("}},{"text":"Yes"}])";
    QCOMPARE(compact(sent.value(QLatin1String("content"))), expected);
}

void BedrockRequest::thoughtsOfOthersStayAway()
{
    Message said = Message::text(Role::Assistant, QStringLiteral("Yes"));
    said.reasoning = QStringLiteral("Hm");
    said.reasoningDetails = {textDetail(QStringLiteral("Hm"), QStringLiteral("sig"), kGeminiReasoning, 0),
                             textDetail(QStringLiteral("Hm"), {}, kClaudeReasoning, 1)};
    ChatRequest request;
    request.messages = {said};
    const auto contentFor = [&](const EndpointTarget &endpoint) {
        return compact(
            bodyOf(request, endpoint).value(QLatin1String("messages")).toArray().first().toObject());
    };
    const QByteArray plain = R"({"content":[{"text":"Yes"}],"role":"assistant"})";
    QCOMPARE(contentFor(target()), plain);
    request.messages.first().reasoningDetails = {
        textDetail(QStringLiteral("Hm"), QStringLiteral("sig"), kClaudeReasoning, 0)};
    QCOMPARE(contentFor(withOwnFields("nova")), plain);
    QVERIFY(contentFor(target()) != plain);
}

void BedrockRequest::serverToolBlocksComeAndGoUnchanged()
{
    for (const Capture &capture : capturesOf(QStringLiteral("bedrock-converse"))) {
        if (capture.id != QLatin1String("bedrock/bedrock-model-code-execution-tool-stream"))
            continue;
        const Answer::Choice choice = answerOf(capture.body).first();
        QCOMPARE(choice.calls.size(), 1);
        QCOMPARE(choice.calls.first().name, QStringLiteral("final_result"));
        QJsonArray blocks;
        for (const QJsonValue &list : choice.extra.value(QLatin1String("bedrock_content")).toArray())
            blocks.append(list.toArray().first());
        QCOMPARE(blocks.size(), 2);
        const QJsonObject use = blocks.first().toObject().value(QLatin1String("toolUse")).toObject();
        QCOMPARE(use.value(QLatin1String("input")).toObject().value(QLatin1String("snippet")),
                 QJsonValue(QLatin1String("1234 * 5678")));
        Message said = Message::text(Role::Assistant, QStringLiteral("Done"));
        said.extra.insert(QLatin1String("bedrock_content"), blocks);
        ChatRequest request;
        request.messages = {said};
        QJsonArray sent = bodyOf(request, target())
                              .value(QLatin1String("messages"))
                              .toArray()
                              .first()
                              .toObject()
                              .value(QLatin1String("content"))
                              .toArray();
        sent.removeLast();
        QCOMPARE(sent, blocks);
        return;
    }
    QFAIL("the capture is gone");
}

void BedrockRequest::callWithoutArgumentsIsAnEmptyObject()
{
    const auto call = [](const char *index, const char *id) {
        return awsEvent("contentBlockStart", QByteArray(R"({"contentBlockIndex":)") + index
                                                 + R"(,"start":{"toolUse":{"name":"f","toolUseId":")" + id
                                                 + R"("}}})")
               + awsEvent("contentBlockStop", QByteArray(R"({"contentBlockIndex":)") + index + "}");
    };
    const Answer answer =
        answerOf(call("1", "a") + call("2", "b") + awsEvent("messageStop", R"({"stopReason":"tool_use"})")
                 + awsEvent("metadata", R"({"usage":{"inputTokens":1,"outputTokens":2}})"));
    const QList<Answer::Call> calls = answer.first().calls;
    QCOMPARE(calls.size(), 2);
    QCOMPARE(calls.at(0).arguments, QStringLiteral("{}"));
    QCOMPARE(calls.at(1).id, QStringLiteral("b"));
    QCOMPARE(calls.at(1).arguments, QStringLiteral("{}"));
    QCOMPARE(answer.first().finished->reason, FinishReason::ToolCalls);
}

void BedrockRequest::webCitationsBecomeAnnotations()
{
    const Answer answer = answerOf(
        R"({"output":{"message":{"role":"assistant","content":[{"text":"One. "},{"citationsContent":{"content":[{"text":"Two."}],"citations":[{"title":"T","location":{"web":{"url":"https://a.example","domain":"a.example"}}},{"title":"D","location":{"documentChar":{"documentIndex":0,"start":0,"end":5}}}]}}]}},"stopReason":"end_turn"})");
    QCOMPARE(answer.first().text, QStringLiteral("One. Two."));
    const QByteArray expected =
        R"([[{"type":"url_citation","url_citation":{"end_index":9,"start_index":5,"title":"T","url":"https://a.example"}}]])";
    QCOMPARE(compact(answer.first().extra.value(QLatin1String("annotations"))), expected);
    QCOMPARE(answer.first().extra.value(QLatin1String("bedrock_citations")).toArray().size(), 2);
}

void BedrockRequest::malformedAnswerIsAnError()
{
    const Answer answer = answerOf(
        R"({"output":{"message":{"role":"assistant","content":[]}},"stopReason":"malformed_tool_use","usage":{"inputTokens":1}})");
    QVERIFY(answer.error);
    QCOMPARE(answer.error->kind, ErrorKind::BadReply);
    QCOMPARE(answer.error->code, QStringLiteral("malformed_tool_use"));
    QVERIFY(answer.usage);
}

QTEST_GUILESS_MAIN(BedrockRequest)
#include "tst_bedrock_request.moc"
