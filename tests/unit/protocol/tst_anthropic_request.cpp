#include "core/protocol/anthropic/anthropic_fields.h"
#include "core/protocol/anthropic/anthropic_ingress.h"
#include "core/protocol/codec.h"
#include "core/protocol/openai/openai_ingress.h"
#include "core/protocol/reasoning_details.h"
#include "tests/unit/protocol/capture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QTest>

#include <functional>

using namespace core;

namespace {

using Change = ParameterChange::Kind;
using Thinking = ModelTraits::Thinking;

QJsonObject json(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (!document.isObject())
        qFatal("bad JSON in the test: %s in %s", qPrintable(error.errorString()), text.constData());
    return document.object();
}

EndpointTarget target(const QString &protocol = QStringLiteral("anthropic-messages"))
{
    EndpointTarget target;
    target.providerId = QStringLiteral("acme");
    target.providerName = QStringLiteral("Acme");
    target.protocol = protocol;
    target.baseUrl = QStringLiteral("https://api.acme.test/v1");
    target.providerModelId = QStringLiteral("claude-x");
    target.region = QStringLiteral("us-east-1");
    target.traits.maxOutputTokens = 64000;
    return target;
}

ChatRequest readChat(const QByteArray &text)
{
    const Result<ChatRequest> request = chatRequestFromOpenAi(json(text));
    if (!request)
        qFatal("refused: %s", qPrintable(request.error().message));
    return *request;
}

ChatRequest readMessages(const QJsonObject &body)
{
    const Result<ChatRequest> request = chatRequestFromAnthropic(body);
    if (!request)
        qFatal("refused: %s", qPrintable(request.error().message));
    return *request;
}

WireRequest sent(const ChatRequest &request, const EndpointTarget &endpoint = target())
{
    const Result<WireRequest> wire = codecFor(endpoint.protocol)->encode(request, endpoint);
    if (!wire)
        qFatal("not encoded: %s", qPrintable(wire.error().message));
    return *wire;
}

QJsonObject bodyOf(const WireRequest &wire)
{
    return json(wire.body);
}

Error refusal(const ChatRequest &request, const EndpointTarget &endpoint = target())
{
    const Result<WireRequest> wire = codecFor(endpoint.protocol)->encode(request, endpoint);
    return wire ? Error {} : wire.error();
}

/// A chat request with these fields beside the model and one message.
QByteArray chat(const QByteArray &fields)
{
    return R"({"model":"m","messages":[{"role":"user","content":"Hi"}])"
           + (fields.isEmpty() ? "" : "," + fields) + "}";
}

/// A chat request with these messages.
QByteArray talk(const QByteArray &messages)
{
    return R"({"model":"m","messages":[)" + messages + "]}";
}

QStringList changesOf(const WireRequest &wire)
{
    QStringList texts;
    for (const ParameterChange &change : wire.changes)
        texts << QStringLiteral("%1 %2 %3>%4")
                     .arg(parameterChangeName(change.kind), change.parameter, change.from, change.to);
    return texts;
}

QJsonArray asBlocks(const QJsonValue &content)
{
    if (!content.isString())
        return content.toArray();
    return {QJsonObject {{QLatin1String("type"), QLatin1String("text")}, {QLatin1String("text"), content}}};
}

QJsonArray withBlockContents(const QJsonArray &blocks)
{
    QJsonArray all;
    for (const QJsonValue &entry : blocks) {
        QJsonObject block = entry.toObject();
        if (block.value(QLatin1String("type")) == QLatin1String("tool_result"))
            block.insert(QLatin1String("content"), asBlocks(block.value(QLatin1String("content"))));
        all.append(block);
    }
    return all;
}

QJsonArray withoutDefaults(const QJsonArray &tools)
{
    QJsonArray all;
    for (const QJsonValue &entry : tools) {
        QJsonObject tool = entry.toObject();
        if (tool.value(QLatin1String("description")) == QLatin1String(""))
            tool.remove(QLatin1String("description"));
        all.append(tool);
    }
    return all;
}

/// The body without what is only another spelling of the same:
/// - a text for a list of one text block, as content, system prompt and result of a tool;
/// - messages of one role one after the other for one message with the blocks of all (the API joins them);
/// - `stream: false` and `disable_parallel_tool_use: false`, which are the defaults, and empty descriptions
/// of
///   tools;
/// - `output_format`, the name that `output_config.format` had in its beta.
QJsonObject normalised(QJsonObject body)
{
    QJsonArray messages;
    for (const QJsonValue &entry : body.value(QLatin1String("messages")).toArray()) {
        QJsonObject message = entry.toObject();
        QJsonArray content = withBlockContents(asBlocks(message.value(QLatin1String("content"))));
        const QJsonObject last = messages.isEmpty() ? QJsonObject() : messages.last().toObject();
        if (last.value(QLatin1String("role")) == message.value(QLatin1String("role"))) {
            QJsonArray joined = last.value(QLatin1String("content")).toArray();
            for (const QJsonValue &block : std::as_const(content))
                joined.append(block);
            content = joined;
            messages.removeLast();
        }
        message.insert(QLatin1String("content"), content);
        messages.append(message);
    }
    body.insert(QLatin1String("messages"), messages);
    if (body.contains(QLatin1String("system")))
        body.insert(QLatin1String("system"), asBlocks(body.value(QLatin1String("system"))));
    if (body.contains(QLatin1String("tools")))
        body.insert(QLatin1String("tools"), withoutDefaults(body.value(QLatin1String("tools")).toArray()));
    QJsonObject choice = body.value(QLatin1String("tool_choice")).toObject();
    if (choice.value(QLatin1String("disable_parallel_tool_use")) == QJsonValue(false)) {
        choice.remove(QLatin1String("disable_parallel_tool_use"));
        body.insert(QLatin1String("tool_choice"), choice);
    }
    if (body.value(QLatin1String("stream")) == QJsonValue(false))
        body.remove(QLatin1String("stream"));
    if (body.contains(QLatin1String("output_format"))) {
        QJsonObject config = body.value(QLatin1String("output_config")).toObject();
        config.insert(QLatin1String("format"), body.take(QLatin1String("output_format")));
        body.insert(QLatin1String("output_config"), config);
    }
    return body;
}

/// The same endpoint as in the recording.
EndpointTarget targetOf(const Capture &capture)
{
    EndpointTarget endpoint = capture.target(QStringLiteral("anthropic-messages"));
    QString end = QStringLiteral("/messages");
    if (capture.provider == QLatin1String("bedrock")) {
        endpoint.protocol = QStringLiteral("bedrock-anthropic");
        end = QStringLiteral("/model/");
    } else if (capture.provider == QLatin1String("vertex")) {
        endpoint.protocol = QStringLiteral("vertex-anthropic");
        end = QStringLiteral("/publishers/");
    }
    endpoint.baseUrl = capture.requestUrl.left(capture.requestUrl.indexOf(end));
    // Some recordings left the host out.
    if (!endpoint.baseUrl.startsWith(QLatin1String("https")))
        endpoint.baseUrl = QStringLiteral("https://api.anthropic.com/v1");
    return endpoint;
}

/// Requests that are not written as they were recorded, and why.
struct Otherwise {
    const char *capture;
    const char *field; ///< Refused for this field; or a field that is not compared.
    bool refused;
    const char *why;
};
constexpr Otherwise kOtherwise[] = {
    {"anthropic/boolean-root-schema-is-rejected-for-tool-input", "tools[0].input_schema", true,
     "the recording shows that the API refuses a schema that is no object"},
    {"bedrock/bedrock-runtime-model-anthropic-claude-v2-1-invoke-with-response", "messages", true,
     "a completion of the first Claude models; it has no messages"},
    {"anthropic/anthropic-count-tokens-with-adaptive-thinking-and-output-tools", "max_tokens", false,
     "a question for the number of tokens needs no limit, an answer does"},
};

const Otherwise *otherwise(const Capture &capture)
{
    for (const Otherwise &entry : kOtherwise) {
        if (capture.id == QLatin1String(entry.capture))
            return &entry;
    }
    return nullptr;
}

} // namespace

class AnthropicRequest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void recordedRequestIsWrittenAgain_data();
    void recordedRequestIsWrittenAgain();
    void everythingAClientOfThisShapeSendsArrivesAgain();
    void nothingOfThisShapeReachesOtherProtocols();
    void wrongFieldIsNamedByItsPath_data();
    void wrongFieldIsNamedByItsPath();
    void whatTheRouterIsToldIsRead();
    void betasOfTheHeadersAreRead();
    void whatAgentsSendIsTolerated();
    void thinkingIsRead_data();
    void thinkingIsRead();
    void chatFormBecomesMessages_data();
    void chatFormBecomesMessages();
    void parametersBecomeFields_data();
    void parametersBecomeFields();
    void thinkingFollowsTheModel_data();
    void thinkingFollowsTheModel();
    void limitIsInventedOnlyWhereNothingIsKnown();
    void nameOfASpeakerIsLeftOut();
    void contentWithoutAPlaceIsNamed_data();
    void contentWithoutAPlaceIsNamed();
    void unsignedThoughtsStayHere();
    void thinkingByBudgetNeedsTheThoughtsOfItsToolLoop();
    void systemMessageAmongTheOthersGoesWhereTheModelTakesIt();
    void beginningOfAnAnswerIsSentOnlyWhereTheModelGoesOn();
    void earliestCacheMarksAreLeftOut();
    void addressAndKeyAreThoseOfTheHost_data();
    void addressAndKeyAreThoseOfTheHost();
    void rowMayWantABearerToken();
    void betasGoWhereTheHostWantsThem();
    void hostsThatDoNotFetchAreGivenData();

private:
    struct Tally {
        int requests = 0;
        int equal = 0;
        int otherwise = 0;
    };
    QList<Capture> m_captures;
    QMap<QString, Tally> m_tally;
};

void AnthropicRequest::initTestCase()
{
    for (const Capture &capture : capturesOf(QStringLiteral("anthropic-messages"))) {
        if (!capture.request.isEmpty())
            m_captures.append(capture);
    }
}

void AnthropicRequest::cleanupTestCase()
{
    qInfo("%-20s %-12s %9s %6s %10s", "protocol", "provider", "requests", "equal", "otherwise");
    for (auto it = m_tally.cbegin(); it != m_tally.cend(); ++it)
        qInfo("%-20s %-12s %9d %6d %10d", "anthropic-messages", qPrintable(it.key()), it->requests, it->equal,
              it->otherwise);
    for (const Otherwise &entry : kOtherwise)
        qInfo("otherwise on purpose: %s, %s: %s", entry.capture, entry.field, entry.why);
}

void AnthropicRequest::recordedRequestIsWrittenAgain_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < m_captures.size(); ++i)
        QTest::newRow(qPrintable(m_captures.at(i).id)) << i;
}

void AnthropicRequest::recordedRequestIsWrittenAgain()
{
    QFETCH(const int, index);
    const Capture &capture = m_captures.at(index);
    Tally &tally = m_tally[capture.provider];
    ++tally.requests;
    const EndpointTarget endpoint = targetOf(capture);
    QJsonObject recorded = capture.request;
    QJsonObject asked = recorded;
    // Elsewhere the address names the model.
    asked.insert(QLatin1String("model"), capture.model);
    const Result<ChatRequest> request = chatRequestFromAnthropic(asked);
    const Otherwise *other = otherwise(capture);
    if (other && other->refused) {
        QVERIFY(!request);
        QCOMPARE(request.error().parameter, QLatin1String(other->field));
        ++tally.otherwise;
        return;
    }
    QVERIFY2(request, request ? "" : qPrintable(request.error().message));

    ChatRequest chosen = *request;
    chosen.stream = chosen.stream || (capture.provider != QLatin1String("anthropic") && capture.stream);
    // This one was refused before it could stream.
    chosen.stream = chosen.stream || capture.requestUrl.contains(QLatin1String("-stream"));
    const WireRequest wire = sent(chosen, endpoint);
    QJsonObject written = bodyOf(wire);
    QJsonObject expected = normalised(recorded);
    if (other) {
        written.remove(QLatin1String(other->field));
        expected.remove(QLatin1String(other->field));
        ++tally.otherwise;
    } else {
        QCOMPARE(changesOf(wire), QStringList());
    }
    const QJsonObject ours = normalised(written);
    for (const QString &name : expected.keys())
        QCOMPARE(ours.value(name), expected.value(name));
    QCOMPARE(ours, expected);
    if (!capture.requestUrl.contains(QLatin1String("count_tokens"))
        && capture.requestUrl.startsWith(QLatin1String("https")))
        QCOMPARE(wire.url.path(), QUrl(capture.requestUrl).path());
    tally.equal += other ? 0 : 1;
}

void AnthropicRequest::everythingAClientOfThisShapeSendsArrivesAgain()
{
    const QJsonObject body = json(R"({
        "model": "claude-x", "max_tokens": 2000, "stream": true, "temperature": 0.5, "top_p": 0.9, "top_k": 5,
        "stop_sequences": ["END"],
        "system": [{"type": "text", "text": "Be brief.", "cache_control": {"type": "ephemeral", "ttl": "1h"}},
                   {"type": "text", "text": "Be kind."}],
        "messages": [
            {"role": "user", "content": [
                {"type": "text", "text": "Look."},
                {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "AA=="},
                 "cache_control": {"type": "ephemeral"}},
                {"type": "image", "source": {"type": "url", "url": "https://example.test/a.png"}},
                {"type": "image", "source": {"type": "file", "file_id": "file_1"}},
                {"type": "document", "title": "a.pdf", "context": "An invoice.", "citations": {"enabled": true},
                 "source": {"type": "base64", "media_type": "application/pdf", "data": "JVBERi0="}},
                {"type": "document", "source": {"type": "text", "media_type": "text/plain", "data": "Grüße"}},
                {"type": "document", "source": {"type": "url", "url": "https://example.test/a.pdf"}},
                {"type": "document", "source": {"type": "file", "file_id": "file_2"}},
                {"type": "document", "source": {"type": "content", "content": "Hm."}},
                {"type": "search_result", "source": "x", "title": "t", "content": []}]},
            {"role": "assistant", "content": [
                {"type": "thinking", "thinking": "First.", "signature": "sig1=="},
                {"type": "redacted_thinking", "data": "secret=="},
                {"type": "text", "text": "I search.", "citations": [{"type": "char_location", "cited_text": "x"}]},
                {"type": "server_tool_use", "id": "srvtoolu_1", "name": "web_search", "input": {"query": "q"}},
                {"type": "web_search_tool_result", "tool_use_id": "srvtoolu_1", "content": []},
                {"type": "thinking", "thinking": "", "signature": "sig2=="},
                {"type": "text", "text": "Found."},
                {"type": "tool_use", "id": "toolu_1", "name": "look", "input": {"a": 1},
                 "caller": {"type": "direct"}, "cache_control": {"type": "ephemeral"}},
                {"type": "tool_use", "id": "toolu_2", "name": "look", "input": {}}]},
            {"role": "user", "content": [
                {"type": "tool_result", "tool_use_id": "toolu_1", "is_error": true, "content": [
                    {"type": "text", "text": "broken"},
                    {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "AA=="}},
                    {"type": "tool_reference", "tool_name": "look"}]},
                {"type": "tool_result", "tool_use_id": "toolu_2", "content": "fine",
                 "cache_control": {"type": "ephemeral"}},
                {"type": "text", "text": "Go on."}]},
            {"role": "system", "content": "From now on in French."},
            {"role": "assistant", "content": "Oui"}],
        "tools": [
            {"name": "look", "description": "Looks.", "strict": true, "defer_loading": true,
             "input_schema": {"type": "object", "properties": {"a": {"type": "integer"}}}},
            {"type": "web_search_20250305", "name": "web_search", "max_uses": 3},
            {"type": "mcp_toolset", "mcp_server_name": "s"}],
        "tool_choice": {"type": "auto", "disable_parallel_tool_use": true},
        "thinking": {"type": "adaptive", "display": "omitted"},
        "output_config": {"effort": "xhigh", "format": {"type": "json_schema", "schema": {"type": "object"}},
                          "task_budget": {"total": 5}},
        "metadata": {"user_id": "ann", "x": 1},
        "context_management": {"edits": []}, "container": "c1", "service_tier": "standard_only",
        "mcp_servers": [{"name": "s", "url": "https://example.test", "type": "url"}]
    })");
    const WireRequest wire = sent(readMessages(body));
    const QJsonObject written = normalised(bodyOf(wire));
    const QJsonObject expected = normalised(body);
    for (const QString &name : expected.keys())
        QCOMPARE(written.value(name), expected.value(name));
    QCOMPARE(written, expected);
    QCOMPARE(changesOf(wire), QStringList());
    // Encoding does not use the request up.
    const ChatRequest request = readMessages(body);
    QCOMPARE(sent(request).body, sent(request).body);
}

void AnthropicRequest::nothingOfThisShapeReachesOtherProtocols()
{
    const QJsonObject body = json(R"({
        "model": "claude-x", "max_tokens": 2000, "context_management": {"edits": []}, "anthropic_beta": ["b"],
        "messages": [
            {"role": "user", "content": [{"type": "text", "text": "Hi"}]},
            {"role": "assistant", "content": [
                {"type": "text", "text": "A", "citations": []},
                {"type": "thinking", "thinking": "Hm.", "signature": "secret"},
                {"type": "server_tool_use", "id": "secret", "name": "secret", "input": {}},
                {"type": "tool_use", "id": "t", "name": "look", "input": {}, "caller": {"type": "secret"}}]},
            {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "t", "content": "x",
                                          "is_error": true}]}],
        "tools": [{"name": "look", "input_schema": {"type": "object"}, "defer_loading": true}],
        "thinking": {"type": "adaptive"}
    })");
    const WireRequest wire = sent(readMessages(body), target(QStringLiteral("openai-chat")));
    for (const char *word :
         {"anthropic", "secret", "defer_loading", "is_error", "citations", "context_management"})
        QVERIFY2(!wire.body.contains(word), word);
    QVERIFY(wire.body.contains("\"look\""));
    const QStringList changes = changesOf(wire);
    QVERIFY(changes.contains(QStringLiteral("dropped anthropic_fields >")));
    QVERIFY(changes.contains(QStringLiteral("dropped anthropic_beta >")));
}

void AnthropicRequest::wrongFieldIsNamedByItsPath_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *name, const QByteArray &body, const char *path) {
        QTest::newRow(name) << body << QString::fromLatin1(path);
    };
    const auto content = [](const QByteArray &block) {
        return QByteArray(R"({"model":"m","messages":[{"role":"user","content":[)") + block + "]}]}";
    };
    const auto assistant = [](const QByteArray &block) {
        return QByteArray(R"({"model":"m","messages":[{"role":"assistant","content":[)") + block + "]}]}";
    };
    row("no messages", R"({"model":"m"})", "messages");
    row("role", R"({"model":"m","messages":[{"role":"tool","content":"Hi"}]})", "messages[0].role");
    row("content", R"({"model":"m","messages":[{"role":"user","content":1}]})", "messages[0].content");
    row("message", R"({"model":"m","messages":["Hi"]})", "messages[0]");
    row("block", content("1"), "messages[0].content[0]");
    row("block type", content(R"({"text":"x"})"), "messages[0].content[0].type");
    row("text", content(R"({"type":"text"})"), "messages[0].content[0].text");
    row("source", content(R"({"type":"image"})"), "messages[0].content[0].source");
    row("image data", content(R"({"type":"image","source":{"type":"base64","media_type":"image/png"}})"),
        "messages[0].content[0].source.data");
    row("result id", content(R"({"type":"tool_result"})"), "messages[0].content[0].tool_use_id");
    row("inside a result", content(R"({"type":"tool_result","tool_use_id":"t","content":[{"type":"text"}]})"),
        "messages[0].content[0].content[0].text");
    row("thinking", assistant(R"({"type":"thinking"})"), "messages[0].content[0].thinking");
    row("call input", assistant(R"({"type":"tool_use","id":"t","name":"n","input":"{}"})"),
        "messages[0].content[0].input");
    const QByteArray hi = R"({"model":"m","messages":[{"role":"user","content":"Hi"}],)";
    row("max_tokens", hi + R"("max_tokens":0})", "max_tokens");
    row("stops", hi + R"("stop_sequences":"x"})", "stop_sequences");
    row("tool name", hi + R"("tools":[{"input_schema":{}}]})", "tools[0].name");
    row("tool schema", hi + R"("tools":[{"name":"n"}]})", "tools[0].input_schema");
    row("tool choice", hi + R"("tool_choice":{"type":"must"}})", "tool_choice.type");
    row("tool choice name", hi + R"("tool_choice":{"type":"tool"}})", "tool_choice.name");
    row("thinking type", hi + R"("thinking":{"type":"maybe"}})", "thinking.type");
    row("budget", hi + R"("thinking":{"type":"enabled"}})", "thinking.budget_tokens");
    row("effort", hi + R"("output_config":{"effort":"huge"}})", "output_config.effort");
    row("format", hi + R"("output_config":{"format":{"type":"xml"}}})", "output_config.format.type");
    row("schema", hi + R"("output_config":{"format":{"type":"json_schema"}}})",
        "output_config.format.schema");
    row("user", hi + R"("metadata":{"user_id":1}})", "metadata.user_id");
    row("system", hi + R"("system":1})", "system");
    row("fallbacks beside models", hi + R"("models":["a"],"fallbacks":[{"model":"b"}]})", "fallbacks");
    row("four fallbacks", hi + R"("fallbacks":[{"model":"a"},{"model":"b"},{"model":"c"},{"model":"d"}]})",
        "fallbacks");
    row("fallback with more", hi + R"("fallbacks":[{"model":"a","max_tokens":1}]})", "fallbacks[0]");
    row("fallback that is a name", hi + R"("fallbacks":["a"]})", "fallbacks[0]");
    row("provider", hi + R"("provider":{"order":"x"}})", "provider.order");
    row("reasoning", hi + R"("reasoning":{"effort":"huge"}})", "reasoning.effort");
    row("reasoning beside thinking", hi + R"("reasoning":{},"thinking":{"type":"adaptive"}})", "reasoning");
}

void AnthropicRequest::wrongFieldIsNamedByItsPath()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, path);
    const Result<ChatRequest> request = chatRequestFromAnthropic(json(body));
    QVERIFY(!request);
    QCOMPARE(request.error().kind, ErrorKind::BadRequest);
    QCOMPARE(request.error().parameter, path);
    QVERIFY(request.error().message.contains(path));
}

void AnthropicRequest::whatTheRouterIsToldIsRead()
{
    const ChatRequest request = readMessages(json(
        R"({"model":"m","messages":[{"role":"user","content":"Hi"}],"max_tokens":9000,)"
        R"("fallbacks":[{"model":"a"},{"model":"m"},{"model":"b"}],"session_id":"s",)"
        R"("provider":{"order":["x"],"zdr":true,"odd":1},"reasoning":{"effort":"low","exclude":true}})"));
    QCOMPARE(request.fallbackModels, (QStringList {QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(request.sessionId, QStringLiteral("s"));
    QCOMPARE(request.routing.order, QStringList {QStringLiteral("x")});
    QVERIFY(request.routing.zeroDataRetention);
    QCOMPARE(request.extra.value(QLatin1String("provider")), QJsonValue(json(R"({"odd":1})")));
    QVERIFY(request.reasoning);
    QCOMPARE(request.reasoning->effort, QStringLiteral("low"));
    QVERIFY(request.reasoning->exclude);
    // None of it is for Anthropic.
    const QJsonObject body = bodyOf(sent(request));
    for (const char *name : {"fallbacks", "session_id", "provider", "reasoning"})
        QVERIFY2(!body.contains(QLatin1String(name)), name);

    const ChatRequest models =
        readMessages(json(R"({"models":["a","b"],"messages":[{"role":"user","content":"Hi"}]})"));
    QCOMPARE(models.model, QStringLiteral("a"));
    QCOMPARE(models.fallbackModels, QStringList {QStringLiteral("b")});
}

void AnthropicRequest::betasOfTheHeadersAreRead()
{
    const Result<ChatRequest> request = chatRequestFromAnthropic(
        json(R"({"model":"m","messages":[{"role":"user","content":"Hi"}],"betas":["a"]})"),
        {{"Anthropic-Beta", "b, c"}, {"anthropic-version", "2023-06-01"}, {"X-Anthropic-Beta", "c,,d"}});
    QVERIFY(request);
    QCOMPARE(request->extra.value(kAnthropicBetas),
             QJsonValue(QJsonArray::fromStringList(
                 {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")})));
    QVERIFY(!readMessages(json(R"({"model":"m","messages":[{"role":"user","content":"Hi"}]})"))
                 .extra.contains(kAnthropicBetas));
}

/// Claude Code's: much of it is of no use to others, and nothing may be refused.
void AnthropicRequest::whatAgentsSendIsTolerated()
{
    const QJsonObject body = json(
        R"({"model":"claude-x","max_tokens":32000,"stream":true,"temperature":1,)"
        R"("metadata":{"user_id":"user_1_account__session_2"},)"
        R"("system":[{"type":"text","text":"You are an agent.","cache_control":{"type":"ephemeral","ttl":"1h"}}],)"
        R"("messages":[{"role":"user","content":[{"type":"text","text":"Hi","cache_control":{"type":"ephemeral"}}]}],)"
        R"("tools":[{"name":"Read","description":"Reads","input_schema":{"type":"object","properties":{},)"
        R"("additionalProperties":false,"$schema":"http://json-schema.org/draft-07/schema#"},)"
        R"("eager_input_streaming":true,"defer_loading":false,"cache_control":{"type":"ephemeral"}}],)"
        R"("thinking":{"type":"enabled","budget_tokens":2048},"context_management":{"edits":[]}})");
    const ChatRequest request = readMessages(body);
    QCOMPARE(request.user, QStringLiteral("user_1_account__session_2"));
    QCOMPARE(bodyOf(sent(request)), body);
    const Result<WireRequest> other =
        codecFor(QStringLiteral("openai-chat"))->encode(request, target(QStringLiteral("openai-chat")));
    QVERIFY(other);
    QVERIFY(!other->body.contains("eager_input_streaming"));
}

void AnthropicRequest::thinkingIsRead_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QString>("effort");
    QTest::addColumn<qint64>("budget"); // -1: none
    QTest::addColumn<int>("enabled"); // -1: not said
    QTest::newRow("budget") << QByteArray(R"("thinking":{"type":"enabled","budget_tokens":2048})")
                            << QString() << qint64(2048) << -1;
    QTest::newRow("adaptive") << QByteArray(R"("thinking":{"type":"adaptive"})") << QString() << qint64(-1)
                              << 1;
    QTest::newRow("effort") << QByteArray(
        R"("thinking":{"type":"adaptive"},"output_config":{"effort":"low"})")
                            << QStringLiteral("low") << qint64(-1) << 1;
    QTest::newRow("effort alone") << QByteArray(R"("output_config":{"effort":"low"})")
                                  << QStringLiteral("low") << qint64(-1) << -1;
    QTest::newRow("off") << QByteArray(R"("thinking":{"type":"disabled"},"output_config":{"effort":"low"})")
                         << QString() << qint64(-1) << 0;
}

void AnthropicRequest::thinkingIsRead()
{
    QFETCH(const QByteArray, fields);
    QFETCH(const QString, effort);
    QFETCH(const qint64, budget);
    QFETCH(const int, enabled);
    const QJsonObject body =
        json(R"({"model":"claude-x","max_tokens":9000,"messages":[{"role":"user","content":"Hi"}],)" + fields
             + "}");
    const ChatRequest request = readMessages(body);
    QVERIFY(request.reasoning);
    QCOMPARE(request.reasoning->effort, effort);
    QCOMPARE(request.reasoning->maxTokens.value_or(-1), budget);
    QCOMPARE(request.reasoning->enabled ? int(*request.reasoning->enabled) : -1, enabled);
    // Whatever it means to others, here it is said as the client said it.
    QCOMPARE(bodyOf(sent(request)), body);
}

void AnthropicRequest::chatFormBecomesMessages_data()
{
    QTest::addColumn<QByteArray>("messages");
    QTest::addColumn<QByteArray>("expected"); // system and messages
    const auto row = [](const char *name, const QByteArray &messages, const QByteArray &expected) {
        QTest::newRow(name) << messages << expected;
    };
    row("system and developer",
        R"({"role":"system","content":"A"},{"role":"developer","content":"B"},{"role":"user","content":"Hi"})",
        R"({"system":[{"type":"text","text":"A"},{"type":"text","text":"B"}],
            "messages":[{"role":"user","content":"Hi"}]})");
    row("one system message", R"({"role":"system","content":"A"},{"role":"user","content":"Hi"})",
        R"({"system":"A","messages":[{"role":"user","content":"Hi"}]})");
    row("one role twice", R"({"role":"user","content":"A"},{"role":"user","content":"B"})",
        R"({"messages":[{"role":"user","content":[{"type":"text","text":"A"},{"type":"text","text":"B"}]}]})");
    row("parallel results before the text",
        R"({"role":"user","content":"Hi"},
           {"role":"assistant","content":"Both.","tool_calls":[
             {"id":"a","type":"function","function":{"name":"f","arguments":"{\"n\":1}"}},
             {"id":"b","type":"function","function":{"name":"g","arguments":""}}]},
           {"role":"user","content":"Hurry."},
           {"role":"tool","tool_call_id":"a","content":"1"},
           {"role":"tool","tool_call_id":"b","content":""})",
        R"({"messages":[{"role":"user","content":"Hi"},
            {"role":"assistant","content":[{"type":"text","text":"Both."},
              {"type":"tool_use","id":"a","name":"f","input":{"n":1}},
              {"type":"tool_use","id":"b","name":"g","input":{}}]},
            {"role":"user","content":[{"type":"tool_result","tool_use_id":"a","content":"1"},
              {"type":"tool_result","tool_use_id":"b"},{"type":"text","text":"Hurry."}]}]})");
    row("foreign ids are mapped alike",
        R"({"role":"user","content":"Hi"},
           {"role":"assistant","content":null,"tool_calls":[
             {"id":"functions.f:0","type":"function","function":{"name":"f","arguments":"{}"}}]},
           {"role":"tool","tool_call_id":"functions.f:0","content":"1"})",
        R"({"messages":[{"role":"user","content":"Hi"},
            {"role":"assistant","content":[
              {"type":"tool_use","id":"call_d6bdd4de328a22edd610f954","name":"f","input":{}}]},
            {"role":"user","content":[
              {"type":"tool_result","tool_use_id":"call_d6bdd4de328a22edd610f954","content":"1"}]}]})");
    row("images",
        R"({"role":"user","content":[
             {"type":"image_url","image_url":{"url":"data:image/jpeg;base64,AAAA","detail":"low"}},
             {"type":"image_url","image_url":{"url":"https://example.test/a.png"}},
             {"type":"image_url","image_url":{"url":"data:application/pdf;base64,AAAA"}}]})",
        R"({"messages":[{"role":"user","content":[
             {"type":"image","source":{"type":"base64","media_type":"image/jpeg","data":"AAAA"}},
             {"type":"image","source":{"type":"url","url":"https://example.test/a.png"}},
             {"type":"document","source":{"type":"base64","media_type":"application/pdf","data":"AAAA"}}]}]})");
    row("files",
        R"({"role":"user","content":[
             {"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,AAAA"}},
             {"type":"file","file":{"filename":"a.md","file_data":"data:text/markdown;base64,SGk="}},
             {"type":"file","file":{"filename":"a.png","file_data":"data:image/png;base64,AAAA"}},
             {"type":"file","file":{"file_data":"https://example.test/a.pdf"}},
             {"type":"file","file":{"file_id":"f1"}}]})",
        R"({"messages":[{"role":"user","content":[
             {"type":"document","title":"a.pdf",
              "source":{"type":"base64","media_type":"application/pdf","data":"AAAA"}},
             {"type":"document","title":"a.md",
              "source":{"type":"text","media_type":"text/plain","data":"Hi"}},
             {"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAAA"}},
             {"type":"document","source":{"type":"url","url":"https://example.test/a.pdf"}},
             {"type":"document","source":{"type":"file","file_id":"f1"}}]}]})");
    row("image as the result of a tool",
        R"({"role":"user","content":"Hi"},
           {"role":"tool","tool_call_id":"a","content":[
             {"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}}]})",
        R"({"messages":[{"role":"user","content":[{"type":"tool_result","tool_use_id":"a","content":[
             {"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAAA"}}]},
             {"type":"text","text":"Hi"}]}]})");
    row("nothing to say",
        R"({"role":"user","content":"Hi"},{"role":"assistant","content":" \n"},
           {"role":"user","content":[{"type":"text","text":""},{"type":"text","text":"Well?"}]})",
        R"({"messages":[{"role":"user","content":[{"type":"text","text":"Hi"},
                                                   {"type":"text","text":"Well?"}]}]})");
    row("refusals", R"({"role":"user","content":"Hi"},{"role":"assistant","content":null,"refusal":"No."},
                       {"role":"assistant","content":[{"type":"refusal","refusal":"Never."}]},
                       {"role":"user","content":"Why?"})",
        R"({"messages":[{"role":"user","content":"Hi"},
            {"role":"assistant","content":[{"type":"text","text":"No."},{"type":"text","text":"Never."}]},
            {"role":"user","content":"Why?"}]})");
    row("cache marks stay where they are",
        R"({"role":"system","content":[{"type":"text","text":"A","cache_control":{"type":"ephemeral"}}]},
           {"role":"user","content":[{"type":"image_url","image_url":{"url":"https://example.test/a.png"},
                                      "cache_control":{"type":"ephemeral","ttl":"1h"},"x_other":1}]})",
        R"({"system":[{"type":"text","text":"A","cache_control":{"type":"ephemeral"}}],
            "messages":[{"role":"user","content":[
              {"type":"image","source":{"type":"url","url":"https://example.test/a.png"},
               "cache_control":{"type":"ephemeral","ttl":"1h"}}]}]})");
    row("begins with the assistant",
        R"({"role":"assistant","content":"Hello!"},{"role":"user","content":"Hi"})",
        R"({"messages":[{"role":"user","content":"."},{"role":"assistant","content":"Hello!"},
                        {"role":"user","content":"Hi"}]})");
    row("system prompt alone", R"({"role":"system","content":"A"})",
        R"({"system":"A","messages":[{"role":"user","content":"."}]})");
    row("ends with the assistant",
        R"({"role":"user","content":"Hi"},{"role":"assistant","content":"The sum is \n"})",
        R"({"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"The sum is"}]})");
}

void AnthropicRequest::chatFormBecomesMessages()
{
    QFETCH(const QByteArray, messages);
    QFETCH(const QByteArray, expected);
    const QJsonObject body = bodyOf(sent(readChat(talk(messages))));
    QCOMPARE(body.value(QLatin1String("messages")), json(expected).value(QLatin1String("messages")));
    QCOMPARE(body.value(QLatin1String("system")), json(expected).value(QLatin1String("system")));
}

void AnthropicRequest::parametersBecomeFields_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("expected"); // beside model, messages and max_tokens
    QTest::addColumn<QStringList>("changes");
    const auto row = [](const char *name, const QByteArray &fields, const QByteArray &expected,
                        const QStringList &changes = {}) {
        QTest::newRow(name) << fields << expected << changes;
    };
    const QByteArray tool = R"("tools":[{"type":"function","function":{"name":"f"}}])";
    const QByteArray toolJson = R"("tools":[{"name":"f","input_schema":{"type":"object","properties":{}}}])";
    row("nothing", "", "{}");
    row("stream", R"("stream":true,"stream_options":{"include_usage":true})", R"({"stream":true})");
    row("sampling", R"("temperature":0.5,"top_p":0.9,"top_k":5,"stop":["END"," \n"])",
        R"({"temperature":0.5,"top_k":5,"stop_sequences":["END"]})",
        {QStringLiteral("dropped top_p 0.9>"), QStringLiteral("dropped stop \" \n\">")});
    row("top_p alone", R"("top_p":0.9)", R"({"top_p":0.9})");
    row("hot", R"("temperature":1.7)", R"({"temperature":1})", {QStringLiteral("clamped temperature 1.7>1")});
    row("unknown to the protocol", R"("seed":7,"frequency_penalty":0.5,"logprobs":true,"x_field":1)", "{}",
        {QStringLiteral("dropped frequency_penalty 0.5>"), QStringLiteral("dropped seed 7>"),
         QStringLiteral("dropped logprobs true>"), QStringLiteral("dropped x_field >")});
    row("user", R"("user":"ann")", R"({"metadata":{"user_id":"ann"}})");
    row("tools",
        R"("tools":[{"type":"function","cache_control":{"type":"ephemeral"},"function":{"name":"f",
            "description":"F.","strict":true,"parameters":{"properties":{"a":{}},"required":["a"]}}}])",
        R"({"tools":[{"name":"f","description":"F.","strict":true,"cache_control":{"type":"ephemeral"},
            "input_schema":{"type":"object","properties":{"a":{}},"required":["a"]}}]})");
    row("tool choice auto", tool + R"(,"tool_choice":"auto")",
        "{" + toolJson + R"(,"tool_choice":{"type":"auto"}})");
    row("tool choice none", tool + R"(,"tool_choice":"none","parallel_tool_calls":false)",
        "{" + toolJson + R"(,"tool_choice":{"type":"none"}})");
    row("tool choice required", tool + R"(,"tool_choice":"required")",
        "{" + toolJson + R"(,"tool_choice":{"type":"any"}})");
    row("tool choice named",
        tool + R"(,"tool_choice":{"type":"function","function":{"name":"f"}},"parallel_tool_calls":false)",
        "{" + toolJson + R"(,"tool_choice":{"type":"tool","name":"f","disable_parallel_tool_use":true}})");
    row("one call at a time", tool + R"(,"parallel_tool_calls":false)",
        "{" + toolJson + R"(,"tool_choice":{"type":"auto","disable_parallel_tool_use":true}})");
    row("parallel calls", tool + R"(,"parallel_tool_calls":true)", "{" + toolJson + "}");
    row("choice without tools", R"("tool_choice":"required")", "{}",
        {QStringLiteral("dropped tool_choice required>")});
    row("schema",
        R"("response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object"}}})",
        R"({"output_config":{"format":{"type":"json_schema","schema":{"type":"object"}}}})");
    row("json mode", R"("response_format":{"type":"json_object"})", "{}",
        {QStringLiteral("dropped response_format json_object>")});
    row("cache of the whole", R"("cache_control":{"type":"ephemeral"})",
        R"({"cache_control":{"type":"ephemeral"}})");
    row("verbosity", R"("verbosity":"low")", R"({"output_config":{"effort":"low"}})");
    row("verbosity beside an effort", R"("verbosity":"low","reasoning":{"effort":"high"})",
        R"({"thinking":{"type":"adaptive","display":"summarized"},"output_config":{"effort":"high"}})");
}

void AnthropicRequest::parametersBecomeFields()
{
    QFETCH(const QByteArray, fields);
    QFETCH(const QByteArray, expected);
    QFETCH(const QStringList, changes);
    const WireRequest wire = sent(readChat(chat(fields)));
    QJsonObject body = bodyOf(wire);
    QCOMPARE(body.take(QLatin1String("model")).toString(), QStringLiteral("claude-x"));
    QCOMPARE(body.take(QLatin1String("max_tokens")).toInt(), 64000);
    QVERIFY(!body.take(QLatin1String("messages")).toArray().isEmpty());
    QCOMPARE(body, json(expected));
    QCOMPARE(changesOf(wire), changes);
}

void AnthropicRequest::thinkingFollowsTheModel_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<Thinking>("thinking");
    QTest::addColumn<QStringList>("efforts");
    QTest::addColumn<QByteArray>("expected"); // beside model and messages
    QTest::addColumn<QStringList>("changes");
    const auto row = [](const char *name, const QByteArray &fields, Thinking thinking,
                        const QStringList &efforts, const QByteArray &expected,
                        const QStringList &changes = {}) {
        QTest::newRow(name) << fields << thinking << efforts << expected << changes;
    };
    const QStringList low {QStringLiteral("low"), QStringLiteral("medium"), QStringLiteral("high")};
    row("budget", R"("max_tokens":9000,"reasoning":{"max_tokens":2000})", Thinking::Budget, {},
        R"({"max_tokens":9000,"thinking":{"type":"enabled","budget_tokens":2000}})");
    row("effort as budget", R"("max_tokens":10000,"reasoning_effort":"high")", Thinking::Budget, {},
        R"({"max_tokens":10000,"thinking":{"type":"enabled","budget_tokens":8000}})");
    row("small budget", R"("max_tokens":9000,"reasoning":{"max_tokens":100})", Thinking::Budget, {},
        R"({"max_tokens":9000,"thinking":{"type":"enabled","budget_tokens":1024}})",
        {QStringLiteral("clamped reasoning.max_tokens 100>1024")});
    row("room for the answer", R"("max_tokens":1000,"reasoning_effort":"low")", Thinking::Budget, {},
        R"({"max_tokens":2024,"thinking":{"type":"enabled","budget_tokens":1024}})",
        {QStringLiteral("mapped max_tokens 1000>2024")});
    row("room as large as the budget", R"("max_tokens":4000,"reasoning":{"max_tokens":4000})",
        Thinking::Budget, {}, R"({"max_tokens":8000,"thinking":{"type":"enabled","budget_tokens":4000}})",
        {QStringLiteral("mapped max_tokens 4000>8000")});
    row("budget beyond the model", R"("max_tokens":1000,"reasoning":{"max_tokens":70000})", Thinking::Budget,
        {}, R"({"max_tokens":61800,"thinking":{"type":"enabled","budget_tokens":60800}})",
        {QStringLiteral("clamped reasoning.max_tokens 70000>60800"),
         QStringLiteral("mapped max_tokens 1000>61800")});
    row("what a budget forbids",
        R"("max_tokens":9000,"reasoning":{"max_tokens":2000},"temperature":0.2,"top_k":3,"top_p":0.5,
           "tools":[{"type":"function","function":{"name":"f"}}],"tool_choice":"required")",
        Thinking::Budget, {},
        R"({"max_tokens":9000,"thinking":{"type":"enabled","budget_tokens":2000},
            "tools":[{"name":"f","input_schema":{"type":"object","properties":{}}}],
            "tool_choice":{"type":"auto"}})",
        {QStringLiteral("dropped top_p 0.5>"), QStringLiteral("dropped temperature 0.2>"),
         QStringLiteral("dropped top_k 3>"), QStringLiteral("dropped tool_choice required>")});
    row("what a budget allows", R"("max_tokens":9000,"reasoning":{"max_tokens":2000},"top_p":0.95)",
        Thinking::Budget, {},
        R"({"max_tokens":9000,"thinking":{"type":"enabled","budget_tokens":2000},"top_p":0.95})");
    row("effort", R"("max_tokens":9000,"reasoning_effort":"high")", Thinking::Adaptive, low,
        R"({"max_tokens":9000,"thinking":{"type":"adaptive","display":"summarized"},
            "output_config":{"effort":"high"}})");
    row("effort beyond the model", R"("max_tokens":9000,"reasoning_effort":"xhigh")", Thinking::Adaptive, low,
        R"({"max_tokens":9000,"thinking":{"type":"adaptive","display":"summarized"},
            "output_config":{"effort":"high"}})",
        {QStringLiteral("mapped reasoning.effort xhigh>high")});
    row("effort that the protocol does not know", R"("max_tokens":9000,"reasoning_effort":"minimal")",
        Thinking::Unknown, {},
        R"({"max_tokens":9000,"thinking":{"type":"adaptive","display":"summarized"},
            "output_config":{"effort":"low"}})",
        {QStringLiteral("mapped reasoning.effort minimal>low")});
    row("budget as effort", R"("max_tokens":10000,"reasoning":{"max_tokens":5000})", Thinking::Adaptive, low,
        R"({"max_tokens":10000,"thinking":{"type":"adaptive","display":"summarized"},
            "output_config":{"effort":"medium"}})",
        {QStringLiteral("mapped reasoning.max_tokens 5000>medium")});
    row("thinking and no more", R"("max_tokens":9000,"reasoning":{"enabled":true})", Thinking::Adaptive, low,
        R"({"max_tokens":9000,"thinking":{"type":"adaptive","display":"summarized"}})");
    row("thoughts not shown", R"("max_tokens":9000,"reasoning":{"effort":"low","exclude":true})",
        Thinking::Adaptive, low,
        R"({"max_tokens":9000,"thinking":{"type":"adaptive","display":"omitted"},
            "output_config":{"effort":"low"}})");
    row("forced tool with effort",
        R"("max_tokens":9000,"reasoning_effort":"low","temperature":0.5,"tool_choice":"required",
           "tools":[{"type":"function","function":{"name":"f"}}])",
        Thinking::Adaptive, low,
        R"({"max_tokens":9000,"thinking":{"type":"adaptive","display":"summarized"},"temperature":0.5,
            "output_config":{"effort":"low"},"tool_choice":{"type":"any"},
            "tools":[{"name":"f","input_schema":{"type":"object","properties":{}}}]})");
    row("either, by budget", R"("max_tokens":9000,"reasoning":{"max_tokens":2000})", Thinking::Either, low,
        R"({"max_tokens":9000,"thinking":{"type":"enabled","budget_tokens":2000}})");
    row("either, by effort", R"("max_tokens":9000,"reasoning":{"effort":"low"})", Thinking::Either, low,
        R"({"max_tokens":9000,"thinking":{"type":"adaptive","display":"summarized"},
            "output_config":{"effort":"low"}})");
    row("off", R"("max_tokens":9000,"reasoning_effort":"none")", Thinking::Adaptive, low,
        R"({"max_tokens":9000,"thinking":{"type":"disabled"}})");
    row("not asked", R"("max_tokens":9000)", Thinking::Budget, {}, R"({"max_tokens":9000})");
    row("verbosity without efforts", R"("max_tokens":9000,"verbosity":"low")", Thinking::Budget, {},
        R"({"max_tokens":9000})", {QStringLiteral("dropped verbosity low>")});
    row("longer than the model answers", R"("max_tokens":90000)", Thinking::Unknown, {},
        R"({"max_tokens":64000})", {QStringLiteral("clamped max_tokens 90000>64000")});
}

void AnthropicRequest::thinkingFollowsTheModel()
{
    QFETCH(const QByteArray, fields);
    QFETCH(const Thinking, thinking);
    QFETCH(const QStringList, efforts);
    QFETCH(const QByteArray, expected);
    QFETCH(const QStringList, changes);
    EndpointTarget endpoint = target();
    endpoint.traits.thinking = thinking;
    endpoint.traits.efforts = efforts;
    const WireRequest wire = sent(readChat(chat(fields)), endpoint);
    QJsonObject body = bodyOf(wire);
    body.remove(QLatin1String("model"));
    body.remove(QLatin1String("messages"));
    QCOMPARE(body, json(expected));
    QCOMPARE(changesOf(wire), changes);
}

void AnthropicRequest::limitIsInventedOnlyWhereNothingIsKnown()
{
    EndpointTarget endpoint = target();
    QCOMPARE(changesOf(sent(readChat(chat({})), endpoint)), QStringList());
    endpoint.traits.maxOutputTokens.reset();
    const WireRequest wire = sent(readChat(chat({})), endpoint);
    QCOMPARE(bodyOf(wire).value(QLatin1String("max_tokens")).toInt(), 4096);
    QCOMPARE(changesOf(wire), QStringList {QStringLiteral("added max_tokens >4096")});
}

void AnthropicRequest::nameOfASpeakerIsLeftOut()
{
    const WireRequest wire = sent(readChat(
        talk(R"({"role":"user","name":"ann","content":"Hi"},{"role":"user","name":"bob","content":"Hi"})")));
    QVERIFY(!wire.body.contains("ann"));
    QCOMPARE(changesOf(wire), QStringList {QStringLiteral("dropped messages.name >")});
}

void AnthropicRequest::contentWithoutAPlaceIsNamed_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const QByteArray &part, const char *word) {
        QTest::newRow(name) << talk(R"({"role":"user","content":[{"type":"text","text":"Hi"},)" + part + "]}")
                            << QStringLiteral("messages[0].content[1]") << QString::fromLatin1(word);
    };
    row("audio", R"({"type":"input_audio","input_audio":{"data":"AA==","format":"wav"}})", "audio");
    row("video", R"({"type":"video_url","video_url":{"url":"https://example.test/v.mp4"}})", "video_url");
    row("office file",
        R"({"type":"file","file":{"filename":"a.docx","file_data":"data:application/msword;base64,AA=="}})",
        "application/msword");
    row("no address", R"({"type":"image_url","image_url":{"url":"a.png"}})", "media");
    QTest::newRow("tool of another vendor")
        << chat(R"("tools":[{"type":"function","function":{"name":"f"}},{"type":"web_search_preview"}])")
        << QStringLiteral("tools[1]") << QStringLiteral("web_search_preview");
    QTest::newRow("tool that is no function")
        << chat(R"("tools":[{"type":"custom","custom":{"name":"shell"}}])") << QStringLiteral("tools[0]")
        << QStringLiteral("custom");
}

void AnthropicRequest::contentWithoutAPlaceIsNamed()
{
    QFETCH(const QByteArray, request);
    QFETCH(const QString, path);
    QFETCH(const QString, word);
    const Error error = refusal(readChat(request));
    QCOMPARE(error.kind, ErrorKind::BadRequest);
    QCOMPARE(error.parameter, path);
    QCOMPARE(error.provider, QStringLiteral("acme"));
    for (const QString &part : {path, word, QStringLiteral("Acme"), QStringLiteral("claude-x")})
        QVERIFY2(error.message.contains(part), qPrintable(error.message));
}

void AnthropicRequest::unsignedThoughtsStayHere()
{
    ChatRequest request = readChat(talk(
        R"({"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"},{"role":"user","content":"?"})"));
    request.messages[1].reasoning = QStringLiteral("Unsigned.");
    request.messages[1].reasoningDetails = {
        textDetail(QStringLiteral("Unsigned."), {}, kClaudeReasoning, 0),
        textDetail(QStringLiteral("Signed."), QStringLiteral("sig"), kClaudeReasoning, 1),
        summaryDetail(QStringLiteral("Unsigned too."), {}, kClaudeReasoning, 2)};
    const WireRequest wire = sent(request);
    QVERIFY(!wire.body.contains("Unsigned"));
    const QJsonArray content = bodyOf(wire)
                                   .value(QLatin1String("messages"))
                                   .toArray()
                                   .at(1)
                                   .toObject()
                                   .value(QLatin1String("content"))
                                   .toArray();
    QCOMPARE(content, (QJsonArray {json(R"({"type":"thinking","thinking":"Signed.","signature":"sig"})"),
                                   json(R"({"type":"text","text":"Hello"})")}));

    // The places of the others do not move when one is left out.
    const QJsonObject body = json(R"({"model":"claude-x","max_tokens":5,"messages":[
        {"role":"user","content":"Hi"},
        {"role":"assistant","content":[{"type":"thinking","thinking":"Unsigned."},{"type":"text","text":"A"},
          {"type":"thinking","thinking":"Signed.","signature":"sig"},{"type":"text","text":"B"}]},
        {"role":"user","content":"?"}]})");
    QStringList types;
    for (const QJsonValue &block : bodyOf(sent(readMessages(body)))
                                       .value(QLatin1String("messages"))
                                       .toArray()
                                       .at(1)
                                       .toObject()
                                       .value(QLatin1String("content"))
                                       .toArray())
        types << block.toObject().value(QLatin1String("type")).toString();
    QCOMPARE(types,
             (QStringList {QStringLiteral("text"), QStringLiteral("thinking"), QStringLiteral("text")}));
}

void AnthropicRequest::thinkingByBudgetNeedsTheThoughtsOfItsToolLoop()
{
    EndpointTarget endpoint = target();
    endpoint.traits.thinking = Thinking::Budget;
    ChatRequest request = readChat(
        R"({"model":"m","reasoning":{"max_tokens":2000},"messages":[{"role":"user","content":"Hi"},
            {"role":"assistant","content":null,"tool_calls":[
              {"id":"a","type":"function","function":{"name":"f","arguments":"{}"}}]},
            {"role":"tool","tool_call_id":"a","content":"1"},
            {"role":"assistant","content":null,"tool_calls":[
              {"id":"b","type":"function","function":{"name":"f","arguments":"{}"}}]},
            {"role":"tool","tool_call_id":"b","content":"2"}]})");
    const WireRequest without = sent(request, endpoint);
    QVERIFY(!bodyOf(without).contains(QLatin1String("thinking")));
    QCOMPARE(changesOf(without), QStringList {QStringLiteral("dropped reasoning 2000>")});

    // Only its first answer has thoughts; the later ones go on from there.
    request.messages[1].reasoningDetails = {
        textDetail(QStringLiteral("Hm."), QStringLiteral("sig"), kClaudeReasoning, 0)};
    QVERIFY(bodyOf(sent(request, endpoint)).contains(QLatin1String("thinking")));

    // A new question ends the loop.
    request.messages[1].reasoningDetails = {};
    request.messages.append(Message::text(Role::User, QStringLiteral("Thanks. And?")));
    QVERIFY(bodyOf(sent(request, endpoint)).contains(QLatin1String("thinking")));
}

void AnthropicRequest::systemMessageAmongTheOthersGoesWhereTheModelTakesIt()
{
    const ChatRequest request = readChat(talk(
        R"({"role":"system","content":"A"},{"role":"user","content":"Hi"},{"role":"system","content":"B"})"));
    const WireRequest hoisted = sent(request);
    QCOMPARE(bodyOf(hoisted).value(QLatin1String("system")).toArray().size(), 2);
    QCOMPARE(changesOf(hoisted),
             QStringList {QStringLiteral("mapped messages[2] system message>system prompt")});

    EndpointTarget endpoint = target();
    endpoint.traits.systemInMessages = true;
    const QJsonObject body = bodyOf(sent(request, endpoint));
    QCOMPARE(body.value(QLatin1String("system")).toString(), QStringLiteral("A"));
    QCOMPARE(body.value(QLatin1String("messages")).toArray().at(1).toObject(),
             json(R"({"role":"system","content":"B"})"));

    // A client of the same shape is believed, unless the model is known not to.
    const ChatRequest same = readMessages(
        json(R"({"model":"m","messages":[{"role":"user","content":"Hi"},{"role":"system","content":"B"}]})"));
    QVERIFY(!bodyOf(sent(same)).contains(QLatin1String("system")));
    endpoint.traits.systemInMessages = false;
    QCOMPARE(bodyOf(sent(same, endpoint)).value(QLatin1String("system")).toString(), QStringLiteral("B"));
}

void AnthropicRequest::beginningOfAnAnswerIsSentOnlyWhereTheModelGoesOn()
{
    EndpointTarget endpoint = target();
    endpoint.traits.prefill = false;
    const ChatRequest request =
        readChat(talk(R"({"role":"user","content":"Hi"},{"role":"assistant","content":"The"})"));
    const Error error = refusal(request, endpoint);
    QCOMPARE(error.kind, ErrorKind::BadRequest);
    QCOMPARE(error.parameter, QStringLiteral("messages[1]"));
    // A turn that paused for a tool of the server is no such beginning.
    ChatRequest paused = request;
    paused.messages[1].content.clear();
    paused.messages[1].extra.insert(kAnthropicBlocks,
                                    QJsonArray {json(R"({"type":"server_tool_use","id":"s"})")});
    QCOMPARE(refusal(paused, endpoint).message, QString());
}

void AnthropicRequest::earliestCacheMarksAreLeftOut()
{
    const QByteArray mark = R"("cache_control":{"type":"ephemeral"})";
    const QByteArray text = R"({"type":"text","text":"x",)" + mark + "}";
    const QJsonObject body =
        json(R"({"model":"claude-x","max_tokens":5,"tools":[{"name":"f","input_schema":{"type":"object",)"
             R"("properties":{}},)"
             + mark + R"(}],"system":[)" + text + R"(],"messages":[{"role":"user","content":[)" + text
             + R"(,{"type":"text","text":"y"}]},{"role":"assistant","content":[)" + text
             + R"(]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":[)" + text
             + "]," + mark + "}]}]}");
    const WireRequest wire = sent(readMessages(body));
    QCOMPARE(wire.body.count("cache_control"), 4);
    QCOMPARE(changesOf(wire), QStringList {QStringLiteral("clamped cache_control 6>4")});
    const QJsonObject written = bodyOf(wire);
    QVERIFY(
        !QJsonDocument(written.value(QLatin1String("tools")).toArray()).toJson().contains("cache_control"));
    QCOMPARE(written.value(QLatin1String("system")),
             QJsonValue(QJsonArray {json(R"({"type":"text","text":"x"})")}));

    // The mark of the whole request is put on the last block where only blocks have marks.
    for (const char *protocol : {"bedrock-anthropic", "vertex-anthropic"}) {
        const WireRequest moved = sent(readChat(chat(mark)), target(QLatin1String(protocol)));
        QVERIFY(!bodyOf(moved).contains(QLatin1String("cache_control")));
        QCOMPARE(bodyOf(moved).value(QLatin1String("messages")).toArray().at(0).toObject(),
                 json(R"({"role":"user","content":[{"type":"text","text":"Hi",)" + mark + "}]}"));
        QCOMPARE(changesOf(moved), QStringList {QStringLiteral("mapped cache_control request>last block")});
    }
}

void AnthropicRequest::addressAndKeyAreThoseOfTheHost_data()
{
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QByteArray>("url"); // without what a stream changes
    QTest::addColumn<QByteArray>("urlOfStream");
    QTest::addColumn<QByteArray>("fields"); // of the body of a stream, beside messages and max_tokens
    QTest::addColumn<KeyPlacement>("key");
    QTest::newRow("Anthropic") << QStringLiteral("anthropic-messages")
                               << QStringLiteral("https://api.anthropic.com/v1") << QStringLiteral("claude-x")
                               << QByteArray("https://api.anthropic.com/v1/messages")
                               << QByteArray("https://api.anthropic.com/v1/messages")
                               << QByteArray(R"({"model":"claude-x","stream":true})")
                               << KeyPlacement::ApiKeyHeader;
    QTest::newRow("Azure") << QStringLiteral("azure-anthropic")
                           << QStringLiteral("https://res.services.ai.azure.com/anthropic/v1")
                           << QStringLiteral("claude-x")
                           << QByteArray("https://res.services.ai.azure.com/anthropic/v1/messages")
                           << QByteArray("https://res.services.ai.azure.com/anthropic/v1/messages")
                           << QByteArray(R"({"model":"claude-x","stream":true})")
                           << KeyPlacement::ApiKeyHeader;
    const QByteArray vertex =
        "https://us-east5-aiplatform.googleapis.com/v1/projects/p/locations/us-east5/publishers/anthropic/"
        "models/claude-x@20250219";
    QTest::newRow("Vertex")
        << QStringLiteral("vertex-anthropic")
        << QStringLiteral("https://us-east5-aiplatform.googleapis.com/v1/projects/p/locations/us-east5")
        << QStringLiteral("claude-x@20250219") << vertex + ":rawPredict" << vertex + ":streamRawPredict"
        << QByteArray(R"({"anthropic_version":"vertex-2023-10-16","stream":true})")
        << KeyPlacement::GoogleToken;
    const QByteArray bedrock = "https://bedrock-runtime.us-east-1.amazonaws.com/model/";
    QTest::newRow("Bedrock") << QStringLiteral("bedrock-anthropic")
                             << QStringLiteral("https://bedrock-runtime.us-east-1.amazonaws.com")
                             << QStringLiteral("us.anthropic.claude-x-v1:0")
                             << bedrock + "us.anthropic.claude-x-v1%3A0/invoke"
                             << bedrock + "us.anthropic.claude-x-v1%3A0/invoke-with-response-stream"
                             << QByteArray(R"({"anthropic_version":"bedrock-2023-05-31"})")
                             << KeyPlacement::AwsSignature;
    QTest::newRow("Bedrock, profile")
        << QStringLiteral("bedrock-anthropic")
        << QStringLiteral("https://bedrock-runtime.us-east-1.amazonaws.com")
        << QStringLiteral("arn:aws:bedrock:us-east-1:1:inference-profile/x")
        << bedrock + "arn%3Aaws%3Abedrock%3Aus-east-1%3A1%3Ainference-profile%2Fx/invoke"
        << bedrock + "arn%3Aaws%3Abedrock%3Aus-east-1%3A1%3Ainference-profile%2Fx/invoke-with-response-stream"
        << QByteArray(R"({"anthropic_version":"bedrock-2023-05-31"})") << KeyPlacement::AwsSignature;
}

void AnthropicRequest::addressAndKeyAreThoseOfTheHost()
{
    QFETCH(const QString, protocol);
    QFETCH(const QString, base);
    QFETCH(const QString, model);
    QFETCH(const QByteArray, url);
    QFETCH(const QByteArray, urlOfStream);
    QFETCH(const QByteArray, fields);
    QFETCH(const KeyPlacement, key);
    EndpointTarget endpoint = target(protocol);
    endpoint.baseUrl = base;
    endpoint.providerModelId = model;
    QCOMPARE(sent(readChat(chat({})), endpoint).url.toEncoded(), url);
    const WireRequest wire = sent(readChat(chat(R"("stream":true)")), endpoint);
    QCOMPARE(wire.url.toEncoded(), urlOfStream);
    QJsonObject body = bodyOf(wire);
    body.remove(QLatin1String("messages"));
    body.remove(QLatin1String("max_tokens"));
    QCOMPARE(body, json(fields));
    QCOMPARE(wire.keyPlacement, key);
    const bool direct = key == KeyPlacement::ApiKeyHeader;
    QCOMPARE(wire.keyHeader, direct ? QByteArray("x-api-key") : QByteArray());
    QCOMPARE(headerValue(wire.headers, "anthropic-version"),
             direct ? QByteArray("2023-06-01") : QByteArray());
    if (key == KeyPlacement::AwsSignature) {
        QCOMPARE(wire.signingRegion, QByteArray("us-east-1"));
        QCOMPARE(wire.signingService, QByteArray("bedrock"));
    }
}

void AnthropicRequest::rowMayWantABearerToken()
{
    EndpointTarget endpoint = target();
    endpoint.headers = json(R"({"Authorization":"Bearer ${ACME_KEY}","anthropic-version":"2099-01-01"})");
    const WireRequest wire = sent(readChat(chat({})), endpoint);
    QCOMPARE(wire.keyPlacement, KeyPlacement::BearerToken);
    QVERIFY(wire.keyHeader.isEmpty());
    QCOMPARE(headerValue(wire.headers, "anthropic-version"), QByteArray("2099-01-01"));
    endpoint.headers = json(R"({"x-acme-key":"${ACME_KEY}"})");
    QCOMPARE(sent(readChat(chat({})), endpoint).keyHeader, QByteArray("x-acme-key"));
}

void AnthropicRequest::betasGoWhereTheHostWantsThem()
{
    const ChatRequest request = readMessages(json(
        R"({"model":"m","messages":[{"role":"user","content":"Hi"}],"anthropic_beta":["a","b"],"betas":["c"]})"));
    for (const char *protocol :
         {"anthropic-messages", "azure-anthropic", "vertex-anthropic", "bedrock-anthropic"}) {
        EndpointTarget endpoint = target(QLatin1String(protocol));
        endpoint.headers = json(R"({"Anthropic-Beta":"row, a"})");
        const WireRequest wire = sent(request, endpoint);
        const QJsonValue inBody = bodyOf(wire).value(QLatin1String("anthropic_beta"));
        const QByteArray inHeader = headerValue(wire.headers, "anthropic-beta");
        if (qstrcmp(protocol, "bedrock-anthropic") == 0) {
            QCOMPARE(inBody, QJsonValue(json(R"({"x":["row","a","b","c"]})").value(QLatin1String("x"))));
            QCOMPARE(inHeader, QByteArray());
        } else {
            QVERIFY(inBody.isUndefined());
            QCOMPARE(inHeader, QByteArray("row,a,b,c"));
        }
    }
}

void AnthropicRequest::hostsThatDoNotFetchAreGivenData()
{
    const ChatRequest request = readChat(talk(
        R"({"role":"user","content":[
             {"type":"image_url","image_url":{"url":"https://example.test/a.png"}},
             {"type":"image_url","image_url":{"url":"https://example.test/a.png"}},
             {"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}},
             {"type":"file","file":{"file_data":"https://example.test/a.pdf"}}]})"));
    const QStringList all {QStringLiteral("https://example.test/a.png"),
                           QStringLiteral("https://example.test/a.pdf")};
    for (const char *protocol :
         {"anthropic-messages", "azure-anthropic", "vertex-anthropic", "bedrock-anthropic"}) {
        const EndpointTarget endpoint = target(QLatin1String(protocol));
        const bool fetches = QByteArray(protocol).startsWith('a');
        QCOMPARE(codecFor(endpoint.protocol)->mediaToFetch(request, endpoint), fetches ? QStringList() : all);
        QCOMPARE(refusal(request, endpoint).parameter,
                 fetches ? QString() : QStringLiteral("messages[0].content[0]"));
    }
}

QTEST_GUILESS_MAIN(AnthropicRequest)
#include "tst_anthropic_request.moc"
