#include "core/protocol/codec.h"
#include "core/protocol/openai/openai_ingress.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

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
    target.baseUrl = QStringLiteral("https://api.acme.test/v1");
    target.providerModelId = QStringLiteral("acme-large");
    return target;
}

QJsonObject sentBody(const ChatRequest &request, const EndpointTarget &endpoint)
{
    const Result<WireRequest> wire = codecFor(QStringLiteral("openai-chat"))->encode(request, endpoint);
    if (!wire)
        qFatal("not encoded: %s", qPrintable(wire.error().message));
    return json(wire->body);
}

ChatRequest read(const QByteArray &text)
{
    const Result<ChatRequest> request = chatRequestFromOpenAi(json(text));
    if (!request)
        qFatal("refused: %s", qPrintable(request.error().message));
    return *request;
}

/// A request with that field beside a model and one message.
QByteArray with(const QByteArray &fields)
{
    return R"({"model":"m","messages":[{"role":"user","content":"Hi"}])"
           + (fields.isEmpty() ? "" : "," + fields) + "}";
}

QJsonObject bodyFor(const QByteArray &fields, const std::function<void(Quirks &)> &change = {})
{
    EndpointTarget endpoint = target();
    if (change)
        change(endpoint.quirks);
    return sentBody(read(with(fields)), endpoint);
}

} // namespace

class OpenAiRequest : public QObject
{
    Q_OBJECT

private slots:
    void everythingAClientSendsArrivesAtALikeUpstream();
    void signaturesOfToolCallsGoToTheirModelOnly();
    void rulesThatProtectGoAlongToAnotherRouter();
    void nothingIsInvented();
    void nullCountsAsAbsent();
    void wrongFieldIsNamedByItsPath_data();
    void wrongFieldIsNamedByItsPath();
    void routingWishesAreRead();
    void percentilesAndPluginsAreRead();
    void reasoningFormsAreRead();
    void legacyPromptBecomesAMessage();
    void modelsAloneAreEnough();
    void quirksShapeTheBody();
    void foreignToolCallIdsAreMappedTheSameInCallAndResult();
    void reasoningGoesBackWhereItIsWanted();
    void reasoningControlFollowsTheRow_data();
    void reasoningControlFollowsTheRow();
    void routerFieldsReachOnlyRouters();
    void addressAndHeadersAreRight_data();
    void addressAndHeadersAreRight();
    void headersOfTheRowAreSentButNoPlaceholders();
    void badAddressIsAConfigurationError();
    void encodingTwiceGivesTheSame();
    void onlySpokenProtocolsHaveACodec();
};

void OpenAiRequest::everythingAClientSendsArrivesAtALikeUpstream()
{
    // Fields that travel unchanged through reading and writing, modelled and not, at every level.
    const QByteArray text = R"({
        "model": "acme-large",
        "messages": [
            {"role": "system", "content": [{"type": "text", "text": "Be brief.", "cache_control": {"type": "ephemeral"}}]},
            {"role": "user", "name": "ann", "content": [
                {"type": "text", "text": "What is this?"},
                {"type": "image_url", "image_url": {"url": "data:image/png;base64,AA==", "detail": "low", "format": "x"}},
                {"type": "input_audio", "input_audio": {"data": "AA==", "format": "wav"}},
                {"type": "file", "file": {"filename": "a.pdf", "file_data": "data:application/pdf;base64,AA==", "file_id": "f1"}},
                {"type": "video_url", "video_url": {"url": "https://example.test/v.mp4"}}]},
            {"role": "assistant", "content": null, "refusal": "no", "audio": {"id": "a1"}, "tool_calls": [
                {"id": "call_1", "type": "function", "function": {"name": "look", "arguments": "{\"a\":1}"},
                 "extra_content": {"google": {"thought_signature": "sig"}}},
                {"id": "call_2", "type": "custom", "custom": {"name": "shell", "input": "ls"}}]},
            {"role": "tool", "tool_call_id": "call_1", "content": "found"},
            {"role": "user", "content": "And now?"}],
        "temperature": 0, "top_p": 0.5, "top_k": 40, "min_p": 0.1, "top_a": 0.2, "frequency_penalty": -1,
        "presence_penalty": 1.5, "repetition_penalty": 1.1, "seed": 9007199254740993, "stop": ["END", "STOP"],
        "logit_bias": {"50256": -100}, "logprobs": true, "top_logprobs": 3, "max_tokens": 100,
        "tools": [
            {"type": "function", "cache_control": {"type": "ephemeral"}, "function": {"name": "look", "description": "Looks.",
             "parameters": {"type": "object", "properties": {}}, "strict": true, "x_kind": "y"}},
            {"type": "web_search", "web_search": {"max_results": 3}}],
        "tool_choice": {"type": "function", "function": {"name": "look"}},
        "parallel_tool_calls": false,
        "response_format": {"type": "json_schema", "json_schema": {"name": "s", "description": "d", "strict": true,
                            "schema": {"type": "object"}}},
        "reasoning_effort": "low", "user": "u1", "n": 2, "metadata": {"k": "v"}, "service_tier": "flex",
        "prediction": {"type": "content", "content": "x"}, "modalities": ["text"], "safe_prompt": true
    })";
    EndpointTarget gemini = target();
    gemini.traits.signedToolCalls = true;
    const QJsonObject sent = sentBody(read(text), gemini);
    const QJsonObject original = json(text);
    for (const QString &key : original.keys())
        QCOMPARE(sent.value(key), original.value(key));
    QCOMPARE(sent.keys(), original.keys());
}

void OpenAiRequest::signaturesOfToolCallsGoToTheirModelOnly()
{
    const ChatRequest request = read(R"({"model":"m","messages":[{"role":"user","content":"Hi"},
        {"role":"assistant","content":null,"anthropic_blocks":[1],"google_parts":[2],"tool_calls":[
        {"id":"c","type":"function","function":{"name":"f","arguments":"{}"},"extra_content":{"google":1}}]},
        {"role":"tool","tool_call_id":"c","content":"r"}]})");
    const QJsonObject sent =
        sentBody(request, target()).value(QLatin1String("messages")).toArray().at(1).toObject();
    QCOMPARE(sent.keys(),
             QStringList({QStringLiteral("content"), QStringLiteral("role"), QStringLiteral("tool_calls")}));
    QVERIFY(!sent.value(QLatin1String("tool_calls"))
                 .toArray()
                 .first()
                 .toObject()
                 .contains(QLatin1String("extra_content")));
}

void OpenAiRequest::rulesThatProtectGoAlongToAnotherRouter()
{
    ChatRequest request = read(with(R"("provider":{"data_collection":"deny","zdr":true,"order":["x"],
        "max_price":{"prompt":"2","completion":3}})"));
    QVERIFY(!sentBody(request, target()).contains(QLatin1String("provider")));
    EndpointTarget router = target();
    router.quirks.reasoningControl = QStringLiteral("object");
    QCOMPARE(sentBody(request, router).value(QLatin1String("provider")).toObject(),
             json(R"({"data_collection":"deny","zdr":true,"max_price":{"prompt":"2","completion":"3"}})"));
    request.routing = {};
    QVERIFY(!sentBody(request, router).contains(QLatin1String("provider")));
}

void OpenAiRequest::nothingIsInvented()
{
    QCOMPARE(bodyFor({}).keys(), (QStringList {QStringLiteral("messages"), QStringLiteral("model")}));
    QCOMPARE(bodyFor({}).value(QLatin1String("model")), QJsonValue(QStringLiteral("acme-large")));
    QCOMPARE(bodyFor({}).value(QLatin1String("messages")).toArray().first().toObject(),
             json(R"({"role":"user","content":"Hi"})"));
}

void OpenAiRequest::nullCountsAsAbsent()
{
    const ChatRequest plain = read(with({}));
    QCOMPARE(
        read(with(
            R"("temperature":null,"stop":null,"tools":null,"tool_choice":null,"reasoning":null,)"
            R"("provider":null,"max_tokens":null,"response_format":null,"user":null,"n":null,"stream":null)")),
        plain);
}

void OpenAiRequest::wrongFieldIsNamedByItsPath_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("path");

    const auto row = [](const char *path, const QByteArray &body) {
        QTest::newRow(qPrintable(QString::fromLatin1(path) + u' ' + QString::fromUtf8(body.left(60))))
            << body << QString::fromLatin1(path);
    };
    row("model", R"({"model":7,"messages":[{"role":"user","content":"Hi"}]})");
    row("messages", R"({"model":"m"})");
    row("messages", R"({"model":"m","messages":[]})");
    row("messages", R"({"model":"m","messages":"Hi"})");
    row("messages[0]", R"({"model":"m","messages":["Hi"]})");
    row("messages[0].role", R"({"model":"m","messages":[{"content":"Hi"}]})");
    row("messages[1].role",
        R"({"model":"m","messages":[{"role":"user","content":""},{"role":"bot","content":""}]})");
    row("messages[0].content", R"({"model":"m","messages":[{"role":"user","content":7}]})");
    row("messages[0].content[1]", R"({"model":"m","messages":[{"role":"user","content":["a",7]}]})");
    row("messages[0].content[0].type",
        R"({"model":"m","messages":[{"role":"user","content":[{"text":"a"}]}]})");
    row("messages[0].content[0].type",
        R"({"model":"m","messages":[{"role":"user","content":[{"type":1}]}]})");
    row("messages[0].content[0].text",
        R"({"model":"m","messages":[{"role":"user","content":[{"type":"text"}]}]})");
    row("messages[0].content[0].image_url.url",
        R"({"model":"m","messages":[{"role":"user","content":[{"type":"image_url","image_url":{}}]}]})");
    row("messages[0].tool_calls[0].function.name",
        R"({"model":"m","messages":[{"role":"assistant","tool_calls":[{"id":"a","function":{}}]}]})");
    row("temperature", with(R"("temperature":"hot")"));
    row("top_k", with(R"("top_k":1.5)"));
    row("max_tokens", with(R"("max_tokens":0)"));
    row("max_completion_tokens", with(R"("max_completion_tokens":"9")"));
    row("stop[1]", with(R"("stop":["a",1])"));
    row("stream", with(R"("stream":"yes")"));
    row("tools[0].type", with(R"("tools":[{}])"));
    row("tools[0].function.name", with(R"("tools":[{"type":"function","function":{}}])"));
    row("tool_choice", with(R"("tool_choice":"sometimes")"));
    row("response_format.type", with(R"("response_format":{})"));
    row("response_format.json_schema", with(R"("response_format":{"type":"json_schema"})"));
    row("reasoning.effort", with(R"("reasoning":{"effort":"huge"})"));
    row("reasoning.max_tokens", with(R"("reasoning":{"effort":"low","max_tokens":9})"));
    row("reasoning_effort", with(R"("reasoning_effort":"low","reasoning":{"effort":"high"})"));
    row("provider.order", with(R"("provider":{"order":"groq"})"));
    row("provider.only[0]", with(R"("provider":{"only":[1]})"));
    row("provider.data_collection", with(R"("provider":{"data_collection":"maybe"})"));
    row("provider.max_price.prompt", with(R"("provider":{"max_price":{"prompt":"cheap"}})"));
    row("provider.max_price.completion", with(R"("provider":{"max_price":{"completion":-1}})"));
    row("models", with(R"("models":"x")"));
}

void OpenAiRequest::wrongFieldIsNamedByItsPath()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, path);
    const Result<ChatRequest> request = chatRequestFromOpenAi(json(body));
    QVERIFY(!request.ok());
    QCOMPARE(request.error().kind, ErrorKind::BadRequest);
    QCOMPARE(request.error().parameter, path);
    QVERIFY2(request.error().message.contains(path), qPrintable(request.error().message));
}

void OpenAiRequest::routingWishesAreRead()
{
    const ChatRequest request = read(with(
        R"("models":["m","n","o"],"session_id":"s","provider":{"order":["a","b/x"],"only":["a"],"ignore":["c"],)"
        R"("allow_fallbacks":false,"sort":{"by":"price","partition":"none"},"data_collection":"deny","zdr":true,)"
        R"("quantizations":["fp8"],"max_price":{"prompt":1.5,"completion":"2","request":"0.01","image":1},)"
        R"("require_parameters":true})"));
    QCOMPARE(request.fallbackModels, (QStringList {QStringLiteral("n"), QStringLiteral("o")}));
    QCOMPARE(request.sessionId, QStringLiteral("s"));
    const RoutingPreferences &routing = request.routing;
    QCOMPARE(routing.order, (QStringList {QStringLiteral("a"), QStringLiteral("b/x")}));
    QCOMPARE(routing.only, QStringList {QStringLiteral("a")});
    QCOMPARE(routing.ignore, QStringList {QStringLiteral("c")});
    QCOMPARE(routing.quantizations, QStringList {QStringLiteral("fp8")});
    QVERIFY(!routing.allowFallbacks);
    QCOMPARE(routing.sort, SortBy::Price);
    QCOMPARE(routing.partition, Partition::None);
    QVERIFY(routing.requireParameters);
    QVERIFY(routing.denyDataCollection);
    QVERIFY(routing.zeroDataRetention);
    QCOMPARE(routing.maxPromptPrice->toDecimal(), QStringLiteral("0.0000015"));
    QCOMPARE(routing.maxCompletionPrice->toDecimal(), QStringLiteral("0.000002"));
    QCOMPARE(routing.maxRequestPrice->toDecimal(), QStringLiteral("0.01"));
    QCOMPARE(routing.maxImagePrice->toDecimal(), QStringLiteral("1"));
    QVERIFY(!request.extra.contains(QLatin1String("provider")));
}

void OpenAiRequest::percentilesAndPluginsAreRead()
{
    const ChatRequest request = read(with(
        R"("provider":{"preferred_min_throughput":50,"preferred_max_latency":{"p90":1.5,"p99":4},"sort":"exacto",)"
        R"("enforce_distillable_text":true,"only_later":1},"route":"sort","preset":"mine","transforms":[],)"
        R"("plugins":[{"id":"web","max_results":3},{"id":"response-healing","enabled":false}])"));
    QCOMPARE(request.routing.minThroughput, PercentileGoals {.p50 = 50});
    QCOMPARE(request.routing.maxLatency, (PercentileGoals {.p90 = 1.5, .p99 = 4}));
    QCOMPARE(request.routing.sort, SortBy::Exacto);
    QCOMPARE(request.routing.partition, Partition::None);
    QVERIFY(request.routing.distillableOnly);
    QCOMPARE(request.extra, json(R"({"provider":{"only_later":1}})"));
    QCOMPARE(request.preset, QStringLiteral("mine"));
    QCOMPARE(request.transforms, QStringList());
    QCOMPARE(request.plugins, (QList<PluginUse> {{QStringLiteral("web"), true, json(R"({"max_results":3})")},
                                                 {QStringLiteral("response-healing"), false, {}}}));
}

void OpenAiRequest::reasoningFormsAreRead()
{
    QCOMPARE(read(with(R"("reasoning_effort":"high")")).reasoning->effort, QStringLiteral("high"));
    QCOMPARE(read(with(R"("reasoning":{"max_tokens":2000,"exclude":true})")).reasoning->maxTokens,
             qint64(2000));
    QVERIFY(read(with(R"("reasoning":{"exclude":true})")).reasoning->exclude);
    QVERIFY(read(with(R"("include_reasoning":false)")).reasoning->exclude);
    QVERIFY(!read(with(R"("include_reasoning":true)")).reasoning->exclude);
    QCOMPARE(read(with(R"("reasoning":{"summary":"auto"})")).reasoning->extra, json(R"({"summary":"auto"})"));
    QVERIFY(!read(with({})).reasoning);
}

void OpenAiRequest::legacyPromptBecomesAMessage()
{
    const ChatRequest request = read(R"({"model":"m","prompt":"Once upon","stop":"\n"})");
    QCOMPARE(request.messages, QList<Message> {Message::text(Role::User, QStringLiteral("Once upon"))});
    QCOMPARE(request.sampling.stop, QStringList {QStringLiteral("\n")});
    QVERIFY(request.extra.isEmpty());
}

void OpenAiRequest::modelsAloneAreEnough()
{
    const ChatRequest request = read(R"({"models":["a","b"],"messages":[{"role":"user","content":""}]})");
    QCOMPARE(request.model, QStringLiteral("a"));
    QCOMPARE(request.fallbackModels, QStringList {QStringLiteral("b")});
}

void OpenAiRequest::quirksShapeTheBody()
{
    QCOMPARE(bodyFor(R"("max_tokens":9)",
                     [](Quirks &quirks) { quirks.maxTokensField = QStringLiteral("max_completion_tokens"); })
                 .value(QLatin1String("max_completion_tokens")),
             QJsonValue(9));
    QCOMPARE(bodyFor(R"("max_tokens":9,"max_completion_tokens":7)").value(QLatin1String("max_tokens")),
             QJsonValue(7));

    const QJsonObject streaming = bodyFor(R"("stream":true,"stream_options":{"include_obfuscation":false})");
    QCOMPARE(streaming.value(QLatin1String("stream_options")).toObject(),
             json(R"({"include_usage":true,"include_obfuscation":false})"));
    QVERIFY(!bodyFor(R"("stream":true,"stream_options":{"include_usage":true})", [](Quirks &quirks) {
                 quirks.streamOptions = false;
             }).contains(QLatin1String("stream_options")));
    QVERIFY(!bodyFor(R"("stream_options":{"include_usage":true})").contains(QLatin1String("stream_options")));

    QCOMPARE(bodyFor(R"("tool_choice":"required")",
                     [](Quirks &quirks) { quirks.requiredToolChoice = QStringLiteral("any"); })
                 .value(QLatin1String("tool_choice")),
             QJsonValue(QStringLiteral("any")));
    QVERIFY(!bodyFor(R"("tool_choice":"required")", [](Quirks &quirks) {
                 quirks.requiredToolChoice.clear();
             }).contains(QLatin1String("tool_choice")));

    const QJsonObject changed = bodyFor(R"("seed":4,"n":2,"user":"u")", [](Quirks &quirks) {
        quirks.drop = {QStringLiteral("n"), QStringLiteral("user")};
        quirks.rename = {{QStringLiteral("seed"), QStringLiteral("random_seed")}};
    });
    QCOMPARE(changed.keys(), (QStringList {QStringLiteral("messages"), QStringLiteral("model"),
                                           QStringLiteral("random_seed")}));

    const ChatRequest request = read(R"({"model":"m","messages":[{"role":"developer","content":"x"}]})");
    EndpointTarget endpoint = target();
    const auto role = [&] {
        return sentBody(request, endpoint)
            .value(QLatin1String("messages"))
            .toArray()
            .first()
            .toObject()
            .value(QLatin1String("role"));
    };
    QCOMPARE(role(), QJsonValue(QStringLiteral("system")));
    endpoint.quirks.developerRole = true;
    QCOMPARE(role(), QJsonValue(QStringLiteral("developer")));

    endpoint.extraBody = json(R"({"model":"forced","speed":"fast"})");
    QCOMPARE(sentBody(request, endpoint).value(QLatin1String("model")), QJsonValue(QStringLiteral("forced")));
    QCOMPARE(sentBody(request, endpoint).value(QLatin1String("speed")), QJsonValue(QStringLiteral("fast")));
}

void OpenAiRequest::foreignToolCallIdsAreMappedTheSameInCallAndResult()
{
    const ChatRequest request =
        read(R"({"model":"m","messages":[{"role":"assistant","tool_calls":[)"
             R"({"id":"functions.add:0","type":"function","function":{"name":"f","arguments":"{}"}},)"
             R"({"id":"Ab3dEf6h9","type":"function","function":{"name":"f","arguments":"{}"}}]},)"
             R"({"role":"tool","tool_call_id":"functions.add:0","content":"1"},)"
             R"({"role":"tool","tool_call_id":"Ab3dEf6h9","content":"2"}]})");
    EndpointTarget endpoint = target();
    endpoint.quirks.toolCallIdLength = 9;
    const QJsonArray messages = sentBody(request, endpoint).value(QLatin1String("messages")).toArray();
    const QJsonArray calls = messages.at(0).toObject().value(QLatin1String("tool_calls")).toArray();
    const QString mapped = calls.at(0).toObject().value(QLatin1String("id")).toString();
    QVERIFY2(QRegularExpression(QStringLiteral("^[A-Za-z0-9]{9}$")).match(mapped).hasMatch(),
             qPrintable(mapped));
    QCOMPARE(messages.at(1).toObject().value(QLatin1String("tool_call_id")).toString(), mapped);
    QCOMPARE(calls.at(1).toObject().value(QLatin1String("id")).toString(), QStringLiteral("Ab3dEf6h9"));
    QCOMPARE(messages.at(2).toObject().value(QLatin1String("tool_call_id")).toString(),
             QStringLiteral("Ab3dEf6h9"));
}

void OpenAiRequest::reasoningGoesBackWhereItIsWanted()
{
    const ChatRequest request =
        read(R"({"model":"m","messages":[{"role":"assistant","content":"4","reasoning_content":"2+2",)"
             R"("reasoning_details":[{"type":"reasoning.text","text":"2+2","signature":"s"}]}]})");
    EndpointTarget endpoint = target();
    const auto keys = [&](const QString &field) {
        endpoint.quirks.reasoningField = field;
        return sentBody(request, endpoint)
            .value(QLatin1String("messages"))
            .toArray()
            .first()
            .toObject()
            .keys();
    };
    const QString content = QStringLiteral("content");
    const QString role = QStringLiteral("role");
    const QString details = QStringLiteral("reasoning_details");
    const QString text = QStringLiteral("reasoning_content");
    const QString reasoning = QStringLiteral("reasoning");
    QCOMPARE(keys({}), (QStringList {content, role}));
    QCOMPARE(keys(text), (QStringList {content, text, role}));
    QCOMPARE(keys(details), (QStringList {content, details, role}));
    QCOMPARE(keys(reasoning), (QStringList {content, reasoning, details, role}));
}

void OpenAiRequest::reasoningControlFollowsTheRow_data()
{
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<QString>("control");
    QTest::addColumn<QByteArray>("sent"); // the fields beside model and messages

    const QString effort = QStringLiteral("effort");
    const QString object = QStringLiteral("object");
    QTest::newRow("effort") << QByteArray(R"("reasoning":{"effort":"high"})") << effort
                            << QByteArray(R"({"reasoning_effort":"high"})");
    QTest::newRow("budget of a limit")
        << QByteArray(R"("reasoning":{"max_tokens":8000},"max_tokens":10000)") << effort
        << QByteArray(R"({"max_tokens":10000,"reasoning_effort":"high"})");
    QTest::newRow("small budget") << QByteArray(R"("reasoning":{"max_tokens":1024})") << effort
                                  << QByteArray(R"({"reasoning_effort":"low"})");
    QTest::newRow("switched off") << QByteArray(R"("reasoning":{"enabled":false})") << effort
                                  << QByteArray(R"({"reasoning_effort":"none"})");
    QTest::newRow("switched on") << QByteArray(R"("reasoning":{"enabled":true})") << effort
                                 << QByteArray(R"({"reasoning_effort":"medium"})");
    QTest::newRow("only hidden") << QByteArray(R"("reasoning":{"exclude":true})") << effort
                                 << QByteArray("{}");
    QTest::newRow("object")
        << QByteArray(R"("reasoning":{"max_tokens":1024,"exclude":true,"summary":"auto"})") << object
        << QByteArray(R"({"reasoning":{"max_tokens":1024,"exclude":true,"summary":"auto"}})");
    QTest::newRow("no control") << QByteArray(R"("reasoning":{"effort":"high"})") << QString()
                                << QByteArray("{}");
}

void OpenAiRequest::reasoningControlFollowsTheRow()
{
    QFETCH(QByteArray, asked);
    QFETCH(QString, control);
    QFETCH(QByteArray, sent);
    QJsonObject body = bodyFor(asked, [&](Quirks &quirks) { quirks.reasoningControl = control; });
    body.remove(QLatin1String("model"));
    body.remove(QLatin1String("messages"));
    QCOMPARE(body, json(sent));
}

void OpenAiRequest::routerFieldsReachOnlyRouters()
{
    const QByteArray fields =
        R"("plugins":[{"id":"web"}],"transforms":["middle-out"],"provider":{"zdr":true},)"
        R"("models":["x"],"session_id":"s")";
    QCOMPARE(bodyFor(fields).size(), 2);
    const QJsonObject toRouter =
        bodyFor(fields, [](Quirks &quirks) { quirks.reasoningControl = QStringLiteral("object"); });
    QCOMPARE(toRouter.keys(),
             (QStringList {QStringLiteral("messages"), QStringLiteral("model"), QStringLiteral("plugins"),
                           QStringLiteral("provider"), QStringLiteral("transforms")}));
}

void OpenAiRequest::addressAndHeadersAreRight_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("url");
    QTest::newRow("plain") << QStringLiteral("https://api.acme.test/v1")
                           << QStringLiteral("https://api.acme.test/v1/chat/completions");
    QTest::newRow("trailing slash") << QStringLiteral("https://api.acme.test/v1/")
                                    << QStringLiteral("https://api.acme.test/v1/chat/completions");
    QTest::newRow("no path") << QStringLiteral("https://api.acme.test")
                             << QStringLiteral("https://api.acme.test/chat/completions");
    QTest::newRow("query")
        << QStringLiteral("https://r.test/openai/deployments/d?api-version=2024-10-21")
        << QStringLiteral("https://r.test/openai/deployments/d/chat/completions?api-version=2024-10-21");
    QTest::newRow("encoded slash") << QStringLiteral("http://127.0.0.1:9/a%2Fb")
                                   << QStringLiteral("http://127.0.0.1:9/a%2Fb/chat/completions");
}

void OpenAiRequest::addressAndHeadersAreRight()
{
    QFETCH(QString, base);
    EndpointTarget endpoint = target();
    endpoint.baseUrl = base;
    const Result<WireRequest> wire =
        codecFor(QStringLiteral("openai-chat"))->encode(read(with({})), endpoint);
    QVERIFY(wire.ok());
    QTEST(wire->url.toString(QUrl::FullyEncoded), "url");
    QCOMPARE(wire->method, QByteArray("POST"));
    QCOMPARE(headerValue(wire->headers, "content-type"), QByteArray("application/json"));
    QCOMPARE(headerValue(wire->headers, "accept"), QByteArray("application/json"));
    QCOMPARE(wire->keyPlacement, KeyPlacement::BearerToken);
    const Result<WireRequest> streamed =
        codecFor(QStringLiteral("openai-chat"))->encode(read(with(R"("stream":true)")), endpoint);
    QVERIFY(headerValue(streamed->headers, "accept").startsWith("text/event-stream"));
}

void OpenAiRequest::headersOfTheRowAreSentButNoPlaceholders()
{
    EndpointTarget endpoint = target();
    endpoint.headers =
        json(R"({"X-Title":"Switchyard","accept":"*/*","api-key":"${ACME_KEY}","X-Bad":"a\r\nb: c"})");
    const Result<WireRequest> wire =
        codecFor(QStringLiteral("openai-chat"))->encode(read(with({})), endpoint);
    QCOMPARE(headerValue(wire->headers, "x-title"), QByteArray("Switchyard"));
    QCOMPARE(headerValue(wire->headers, "accept"), QByteArray("*/*"));
    QCOMPARE(wire->headers.size(), 3);
}

void OpenAiRequest::badAddressIsAConfigurationError()
{
    for (const QString &address : {QString(), QStringLiteral("api.acme.test/v1"), QStringLiteral("ftp://a/b"),
                                   QStringLiteral("https:///v1"), QStringLiteral("not an address")}) {
        EndpointTarget endpoint = target();
        endpoint.baseUrl = address;
        const Result<WireRequest> wire =
            codecFor(QStringLiteral("openai-chat"))->encode(read(with({})), endpoint);
        QVERIFY2(!wire.ok(), qPrintable(address));
        QCOMPARE(wire.error().kind, ErrorKind::BadConfig);
        QVERIFY(wire.error().message.contains(QLatin1String("Acme")));
    }
}

void OpenAiRequest::encodingTwiceGivesTheSame()
{
    const ChatRequest request = read(with(R"("tools":[{"type":"function","function":{"name":"f"}}])"));
    const ChatRequest copy = request;
    const auto codec = codecFor(QStringLiteral("openai-chat"));
    QCOMPARE(codec->encode(request, target())->body, codec->encode(request, target())->body);
    QCOMPARE(request, copy);
}

void OpenAiRequest::onlySpokenProtocolsHaveACodec()
{
    for (const QString &protocol : spokenProtocols())
        QVERIFY(codecFor(protocol));
    QVERIFY(spokenProtocols().contains(QStringLiteral("openai-chat")));
    QVERIFY(!codecFor(QStringLiteral("telepathy")));
}

QTEST_APPLESS_MAIN(OpenAiRequest)
#include "tst_openai_request.moc"
