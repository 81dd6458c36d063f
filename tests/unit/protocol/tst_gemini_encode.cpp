#include "core/protocol/codec.h"
#include "core/protocol/gemini/gemini_ingress.h"
#include "core/protocol/openai/openai_ingress.h"
#include "tests/unit/protocol/capture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <functional>

using namespace core;

namespace {

using Thinking = ModelTraits::Thinking;

QJsonObject json(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (!document.isObject())
        qFatal("bad JSON in the test: %s in %s", qPrintable(error.errorString()), text.constData());
    return document.object();
}

EndpointTarget target(Thinking thinking = Thinking::Unknown)
{
    EndpointTarget target;
    target.providerId = QStringLiteral("acme");
    target.providerName = QStringLiteral("Acme");
    target.baseUrl = QStringLiteral("https://api.acme.test/v1beta");
    target.providerModelId = QStringLiteral("gemini-x");
    target.traits.thinking = thinking;
    return target;
}

const Codec &codec(const char *protocol = "google-generate-content")
{
    return *codecFor(QLatin1String(protocol));
}

ChatRequest read(const QByteArray &text)
{
    const Result<ChatRequest> request = chatRequestFromOpenAi(json(text));
    if (!request)
        qFatal("refused: %s", qPrintable(request.error().message));
    return *request;
}

ChatRequest readGemini(const QByteArray &text)
{
    const Result<ChatRequest> request = chatRequestFromGemini(QStringLiteral("m"), false, json(text));
    if (!request)
        qFatal("refused: %s", qPrintable(request.error().message));
    return *request;
}

WireRequest wire(const ChatRequest &request, const EndpointTarget &endpoint = target(),
                 const char *protocol = "google-generate-content")
{
    const Result<WireRequest> made = codec(protocol).encode(request, endpoint);
    if (!made)
        qFatal("not encoded: %s", qPrintable(made.error().message));
    return *made;
}

QJsonObject sent(const ChatRequest &request, const EndpointTarget &endpoint = target(),
                 const char *protocol = "google-generate-content")
{
    return json(wire(request, endpoint, protocol).body);
}

/// A request with these fields beside a model and one message.
QByteArray with(const QByteArray &fields)
{
    return R"({"model":"m","messages":[{"role":"user","content":"Hi"}])"
           + (fields.isEmpty() ? "" : "," + fields) + "}";
}

QByteArray talk(const QByteArray &messages)
{
    return R"({"model":"m","messages":[)" + messages + "]}";
}

QJsonArray contents(const QByteArray &messages, const EndpointTarget &endpoint = target())
{
    return sent(read(talk(messages)), endpoint).value(QLatin1String("contents")).toArray();
}

QJsonArray partsOf(const QJsonValue &content)
{
    return content.toObject().value(QLatin1String("parts")).toArray();
}

QStringList changesOf(const WireRequest &request)
{
    QStringList list;
    for (const ParameterChange &change : request.changes)
        list << parameterChangeName(change.kind) + u' ' + change.parameter;
    return list;
}

QByteArray compact(const QJsonArray &array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

QByteArray compact(const QByteArray &array)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(array, &error);
    if (!document.isArray())
        qFatal("bad JSON in the test: %s in %s", qPrintable(error.errorString()), array.constData());
    return document.toJson(QJsonDocument::Compact);
}

/// What a client sends back of a decoded answer.
Message echoed(const Answer &answer)
{
    const Answer::Choice choice = answer.first();
    Message message = Message::text(Role::Assistant, choice.text);
    message.reasoning = choice.reasoning;
    message.reasoningDetails = choice.details;
    for (const Answer::Call &call : choice.calls)
        message.toolCalls.append({call.id, call.name, call.arguments, call.extra});
    for (auto it = choice.extra.begin(); it != choice.extra.end(); ++it) {
        QJsonArray joined;
        for (const QJsonValue &piece : it.value().toArray()) {
            for (const QJsonValue &entry : piece.toArray())
                joined.append(entry);
        }
        message.extra.insert(it.key(), joined);
    }
    return message;
}

Answer decode(const QByteArray &parts)
{
    const auto decoder = codec().makeDecoder(false, target());
    QList<ChatEvent> events;
    decoder->feed(R"({"candidates":[{"content":{"role":"model","parts":)" + parts
                      + R"(},"finishReason":"STOP"}],"responseId":"r1"})",
                  events);
    decoder->end(events);
    return collect(events);
}

} // namespace

class GeminiEncode : public QObject
{
    Q_OBJECT

private slots:
    void addressAndKeyFitTheService_data();
    void addressAndKeyFitTheService();
    void nothingIsInvented();
    void settingsGetTheirPlace();
    void reasoningFollowsTheModel_data();
    void reasoningFollowsTheModel();
    void conversationIsTurns_data();
    void conversationIsTurns();
    void resultsStandTogetherInTheOrderOfTheCalls();
    void resultOfAnUnknownCallIsRefused();
    void mediaInResultsFitTheModel();
    void modelsTurnComesBackAsItCame_data();
    void modelsTurnComesBackAsItCame();
    void signatureIsFoundInEitherPlaceAndSentOnce_data();
    void signatureIsFoundInEitherPlaceAndSentOnce();
    void historyOfAnotherModelIsMarked();
    void signaturesStayWithTheirService();
    void madeIdsAreNotSent();
    void cutArgumentsAreNotLost();
    void toolsAndChoiceAreWritten_data();
    void toolsAndChoiceAreWritten();
    void toolOfNobodyIsRefused();
    void onlyForeignAddressesAreFetched();
    void partWithoutAPlaceIsRefused_data();
    void partWithoutAPlaceIsRefused();
    void lossesAreRecorded();
    void clientsWordsAreReadInBothSpellings();
    void whatOnlyGeminiKnowsComesThrough();
    void schemasBecomeJsonSchema();
    void wrongFieldIsNamedByItsPath_data();
    void wrongFieldIsNamedByItsPath();
    void thinkingOfAClientIsRead_data();
    void thinkingOfAClientIsRead();
};

void GeminiEncode::addressAndKeyFitTheService_data()
{
    QTest::addColumn<QByteArray>("protocol");
    QTest::addColumn<QString>("model");
    QTest::addColumn<bool>("stream");
    QTest::addColumn<QString>("url");

    const QByteArray studio = "google-generate-content";
    const QByteArray vertex = "vertex-gemini";
    const QString base = QStringLiteral("https://api.acme.test/v1beta");
    QTest::newRow("whole") << studio << QStringLiteral("gemini-2.5-pro") << false
                           << base + QStringLiteral("/models/gemini-2.5-pro:generateContent");
    QTest::newRow("with prefix") << studio << QStringLiteral("models/gemini-2.5-pro") << true
                                 << base
                                        + QStringLiteral(
                                            "/models/gemini-2.5-pro:streamGenerateContent?alt=sse");
    QTest::newRow("tuned") << studio << QStringLiteral("tunedModels/mine-1") << false
                           << base + QStringLiteral("/tunedModels/mine-1:generateContent");
    QTest::newRow("vertex") << vertex << QStringLiteral("gemini-2.5-pro") << true
                            << base
                                   + QStringLiteral("/publishers/google/models/gemini-2.5-pro"
                                                    ":streamGenerateContent?alt=sse");
    QTest::newRow("vertex with prefix")
        << vertex << QStringLiteral("publishers/google/models/gemini-2.5-pro") << false
        << base + QStringLiteral("/publishers/google/models/gemini-2.5-pro:generateContent");
    QTest::newRow("vertex endpoint") << vertex << QStringLiteral("endpoints/123") << false
                                     << base + QStringLiteral("/endpoints/123:generateContent");
    QTest::newRow("nothing escapes") << studio << QStringLiteral("a b?c#d") << false
                                     << base + QStringLiteral("/models/a%20b%3Fc%23d:generateContent");
}

void GeminiEncode::addressAndKeyFitTheService()
{
    QFETCH(QByteArray, protocol);
    QFETCH(QString, model);
    QFETCH(bool, stream);
    QFETCH(QString, url);
    EndpointTarget endpoint = target();
    endpoint.providerModelId = model;
    ChatRequest request = read(with({}));
    request.stream = stream;
    const WireRequest made = wire(request, endpoint, protocol.constData());
    QCOMPARE(QString::fromLatin1(made.url.toEncoded()), url);
    const bool vertex = protocol == "vertex-gemini";
    QCOMPARE(made.keyPlacement, vertex ? KeyPlacement::GoogleToken : KeyPlacement::ApiKeyHeader);
    QCOMPARE(made.keyHeader, QByteArray(vertex ? "" : "x-goog-api-key"));
}

void GeminiEncode::nothingIsInvented()
{
    QCOMPARE(sent(read(with({}))), json(R"({"contents":[{"role":"user","parts":[{"text":"Hi"}]}]})"));
    const ChatRequest request = read(with(R"("temperature":0.5,"reasoning":{"effort":"low"})"));
    QCOMPARE(wire(request).body, wire(request).body);
}

void GeminiEncode::settingsGetTheirPlace()
{
    const WireRequest made = wire(read(with(
        R"("temperature":0.5,"top_p":0.9,"top_k":40,"seed":7,"presence_penalty":0.1,)"
        R"("frequency_penalty":0.2,"logprobs":true,"top_logprobs":3,"max_tokens":100,"n":2,)"
        R"("stop":["a","b","c","d","e","f"],"modalities":["text","image"],)"
        R"("image_config":{"aspect_ratio":"16:9"},"audio":{"voice":"Kore"},)"
        R"("response_format":{"type":"json_schema","json_schema":{"name":"x","schema":{"type":"object"}}},)"
        R"("safety_settings":[{"category":"X","threshold":"OFF"}],"cachedContent":"cachedContents/1")")));
    QCOMPARE(json(made.body).value(QLatin1String("generationConfig")).toObject(),
             json(R"({"temperature":0.5,"topP":0.9,"topK":40,"seed":7,"presencePenalty":0.1,)"
                  R"("frequencyPenalty":0.2,"responseLogprobs":true,"logprobs":3,"maxOutputTokens":100,)"
                  R"("candidateCount":2,"stopSequences":["a","b","c","d","e"],)"
                  R"("responseModalities":["TEXT","IMAGE"],"imageConfig":{"aspectRatio":"16:9"},)"
                  R"("speechConfig":{"voiceConfig":{"prebuiltVoiceConfig":{"voiceName":"Kore"}}},)"
                  R"("responseMimeType":"application/json","responseJsonSchema":{"type":"object"}})"));
    QCOMPARE(json(made.body).value(QLatin1String("cachedContent")).toString(),
             QStringLiteral("cachedContents/1"));
    QCOMPARE(json(made.body).value(QLatin1String("safetySettings")).toArray().size(), 1);
    QCOMPARE(changesOf(made), (QStringList {QStringLiteral("clamped stop")}));

    EndpointTarget endpoint = target();
    endpoint.extraBody = json(R"({"cachedContent":"forced"})");
    QCOMPARE(sent(read(with(R"("cached_content":"mine")")), endpoint)
                 .value(QLatin1String("cachedContent"))
                 .toString(),
             QStringLiteral("forced"));
}

void GeminiEncode::reasoningFollowsTheModel_data()
{
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<Thinking>("thinking");
    QTest::addColumn<QByteArray>("config");

    const auto row = [](const char *name, const QByteArray &asked, Thinking thinking,
                        const QByteArray &config) { QTest::newRow(name) << asked << thinking << config; };
    row("effort as budget", R"("max_tokens":10000,"reasoning":{"effort":"high"})", Thinking::Budget,
        R"({"thinkingBudget":8000,"includeThoughts":true})");
    row("unknown model", R"("max_tokens":10000,"reasoning":{"effort":"high"})", Thinking::Unknown,
        R"({"thinkingBudget":8000,"includeThoughts":true})");
    row("budget", R"("reasoning":{"max_tokens":2000,"exclude":true})", Thinking::Budget,
        R"({"thinkingBudget":2000})");
    row("off", R"("reasoning":{"effort":"none"})", Thinking::Budget, R"({"thinkingBudget":0})");
    row("level", R"("reasoning":{"effort":"low"})", Thinking::Adaptive,
        R"({"thinkingLevel":"LOW","includeThoughts":true})");
    row("level beyond", R"("reasoning":{"effort":"xhigh"})", Thinking::Adaptive,
        R"({"thinkingLevel":"HIGH","includeThoughts":true})");
    row("budget as level", R"("max_tokens":10000,"reasoning":{"max_tokens":8000})", Thinking::Adaptive,
        R"({"thinkingLevel":"HIGH","includeThoughts":true})");
    row("never off", R"("reasoning":{"enabled":false})", Thinking::Adaptive,
        R"({"thinkingLevel":"MINIMAL"})");
    row("switched on", R"("reasoning":{"enabled":true})", Thinking::Adaptive,
        R"({"thinkingLevel":"MEDIUM","includeThoughts":true})");
    row("only shown", R"("reasoning":{"summary":"auto"})", Thinking::Adaptive, R"({"includeThoughts":true})");
    row("only hidden", R"("reasoning":{"exclude":true})", Thinking::Adaptive, "{}");
    row("not asked", R"("user":"u")", Thinking::Adaptive, "{}");
}

void GeminiEncode::reasoningFollowsTheModel()
{
    QFETCH(QByteArray, asked);
    QFETCH(Thinking, thinking);
    QFETCH(QByteArray, config);
    const QJsonObject body = sent(read(with(asked)), target(thinking));
    QCOMPARE(body.value(QLatin1String("generationConfig"))
                 .toObject()
                 .value(QLatin1String("thinkingConfig"))
                 .toObject(),
             json(config));

    // Levels that the model has not got are replaced by the nearest, and it is said.
    EndpointTarget endpoint = target(Thinking::Adaptive);
    endpoint.traits.efforts = {QStringLiteral("low"), QStringLiteral("high")};
    const WireRequest made = wire(read(with(R"("reasoning":{"effort":"none"})")), endpoint);
    QVERIFY(made.body.contains(R"("thinkingLevel":"LOW")"));
    QCOMPARE(changesOf(made), (QStringList {QStringLiteral("mapped reasoning.effort")}));
}

void GeminiEncode::conversationIsTurns_data()
{
    QTest::addColumn<QByteArray>("messages");
    QTest::addColumn<QByteArray>("written");

    QTest::newRow("neighbours of one role")
        << QByteArray(R"({"role":"user","content":"a"},{"role":"user","content":"b"},)"
                      R"({"role":"assistant","content":"c"},{"role":"assistant","content":"d"})")
        << QByteArray(R"([{"role":"user","parts":[{"text":"a"},{"text":"b"}]},)"
                      R"({"role":"model","parts":[{"text":"c"},{"text":"d"}]}])");
    QTest::newRow("an empty answer is none")
        << QByteArray(R"({"role":"user","content":"a"},{"role":"assistant","content":""},)"
                      R"({"role":"user","content":"b"})")
        << QByteArray(R"([{"role":"user","parts":[{"text":"a"},{"text":"b"}]}])");
    QTest::newRow("refusal") << QByteArray(R"({"role":"assistant","content":null,"refusal":"no"})")
                             << QByteArray(R"([{"role":"model","parts":[{"text":"no"}]}])");
    QTest::newRow("media")
        << QByteArray(
               R"({"role":"user","content":[{"type":"text","text":"a"},)"
               R"({"type":"image_url","image_url":{"url":"data:image/png;base64,AA=="}},)"
               R"({"type":"input_audio","input_audio":{"data":"BB==","format":"wav"}},)"
               R"({"type":"file","file":{"filename":"x.pdf","file_data":"data:application/pdf;base64,CC=="}},)"
               R"({"type":"file","file":{"filename":"x.csv","file_data":"DD=="}},)"
               R"({"type":"file","file":{"file_id":"files/abc"}},)"
               R"({"type":"image_url","image_url":{"url":"gs://bucket/a.jpg"}},)"
               R"({"type":"video_url","video_url":{"url":"https://youtu.be/x"}}]})")
        << QByteArray(
               R"([{"role":"user","parts":[{"text":"a"},{"inlineData":{"mimeType":"image/png","data":"AA=="}},)"
               R"({"inlineData":{"mimeType":"audio/wav","data":"BB=="}},)"
               R"({"inlineData":{"mimeType":"application/pdf","data":"CC=="}},)"
               R"({"inlineData":{"mimeType":"text/csv","data":"DD=="}},)"
               R"({"fileData":{"fileUri":"https://generativelanguage.googleapis.com/v1beta/files/abc"}},)"
               R"({"fileData":{"fileUri":"gs://bucket/a.jpg","mimeType":"image/jpeg"}},)"
               R"({"fileData":{"fileUri":"https://youtu.be/x","mimeType":"video/mp4"}}]}])");
    QTest::newRow("calls and results")
        << QByteArray(
               R"({"role":"assistant","content":"look","tool_calls":[{"id":"c1","type":"function",)"
               R"("function":{"name":"f","arguments":""}}]},)"
               R"({"role":"tool","tool_call_id":"c1","content":"40 C"},{"role":"user","content":"ok"})")
        << QByteArray(
               R"([{"role":"model","parts":[{"text":"look"},{"functionCall":{"name":"f","args":{},"id":"c1"}}]},)"
               R"({"role":"user","parts":[{"functionResponse":{"name":"f","id":"c1","response":{"result":"40 C"}}},)"
               R"({"text":"ok"}]}])");
    QTest::newRow("results as they are")
        << QByteArray(
               R"({"role":"assistant","tool_calls":[{"id":"1","type":"function","function":{"name":"f","arguments":"{}"}},)"
               R"({"id":"2","type":"function","function":{"name":"g","arguments":"{}"}},)"
               R"({"id":"3","type":"function","function":{"name":"h","arguments":"{}"}}]},)"
               R"({"role":"tool","tool_call_id":"1","content":"{\"t\":1}"},)"
               R"({"role":"tool","tool_call_id":"2","content":"[1]"},)"
               R"({"role":"tool","tool_call_id":"3","content":"broke","is_error":true})")
        << QByteArray(
               R"([{"role":"model","parts":[{"functionCall":{"name":"f","args":{},"id":"1"}},)"
               R"({"functionCall":{"name":"g","args":{},"id":"2"}},{"functionCall":{"name":"h","args":{},"id":"3"}}]},)"
               R"({"role":"user","parts":[{"functionResponse":{"name":"f","id":"1","response":{"t":1}}},)"
               R"({"functionResponse":{"name":"g","id":"2","response":{"result":[1]}}},)"
               R"({"functionResponse":{"name":"h","id":"3","response":{"error":"broke"}}}]}])");
}

void GeminiEncode::conversationIsTurns()
{
    QFETCH(QByteArray, messages);
    QFETCH(QByteArray, written);
    QCOMPARE(compact(contents(messages)), compact(written));

    const QJsonObject body =
        sent(read(talk(R"({"role":"system","content":"Be brief."},)"
                       R"({"role":"user","content":"a"},{"role":"developer","content":"!"})")));
    QCOMPARE(body.value(QLatin1String("systemInstruction")).toObject(),
             json(R"({"parts":[{"text":"Be brief."},{"text":"!"}]})"));
}

void GeminiEncode::resultsStandTogetherInTheOrderOfTheCalls()
{
    const QJsonArray written = contents(
        R"({"role":"assistant","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{}"}},)"
        R"({"id":"b","type":"function","function":{"name":"g","arguments":"{}"}}]},)"
        R"({"role":"tool","tool_call_id":"b","content":"2"},{"role":"tool","tool_call_id":"a","content":"1"})");
    QCOMPARE(written.size(), 2);
    QStringList names;
    for (const QJsonValue &part : partsOf(written.at(1)))
        names << part.toObject()
                     .value(QLatin1String("functionResponse"))
                     .toObject()
                     .value(QLatin1String("name"))
                     .toString();
    QCOMPARE(names, (QStringList {QStringLiteral("f"), QStringLiteral("g")}));
}

void GeminiEncode::resultOfAnUnknownCallIsRefused()
{
    const QByteArray orphan =
        R"({"role":"user","content":"a"},{"role":"tool","tool_call_id":"x","content":"1")";
    const Result<WireRequest> made = codec().encode(read(talk(orphan + "}")), target());
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::BadRequest);
    QCOMPARE(made.error().parameter, QStringLiteral("messages[1].tool_call_id"));
    QVERIFY(made.error().message.contains(QLatin1String("Acme")));
    // With a name nothing is missing.
    QVERIFY(codec().encode(read(talk(orphan + R"(,"name":"f"})")), target()));
}

void GeminiEncode::mediaInResultsFitTheModel()
{
    const QByteArray messages =
        R"({"role":"assistant","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{}"}},)"
        R"({"id":"b","type":"function","function":{"name":"f","arguments":"{}"}}]},)"
        R"({"role":"tool","tool_call_id":"a","content":[{"type":"text","text":"see"},)"
        R"({"type":"image_url","image_url":{"url":"data:image/png;base64,AA=="}}]},)"
        R"({"role":"tool","tool_call_id":"b","content":"no"})";
    const QJsonObject image = json(R"({"inlineData":{"mimeType":"image/png","data":"AA=="}})");
    const QJsonArray older = partsOf(contents(messages).at(1));
    QCOMPARE(older.size(), 3);
    QCOMPARE(older.at(2).toObject(), image);
    const QJsonArray newer = partsOf(contents(messages, target(Thinking::Adaptive)).at(1));
    QCOMPARE(newer.size(), 2);
    QCOMPARE(newer.at(0)
                 .toObject()
                 .value(QLatin1String("functionResponse"))
                 .toObject()
                 .value(QLatin1String("parts"))
                 .toArray(),
             QJsonArray {image});
}

void GeminiEncode::modelsTurnComesBackAsItCame_data()
{
    QTest::addColumn<QByteArray>("parts");

    QTest::newRow("signed text") << QByteArray(R"([{"text":"Hi","thoughtSignature":"A+/="}])");
    QTest::newRow("signed empty text") << QByteArray(R"([{"text":"Hi"},{"text":"","thoughtSignature":"A"}])");
    QTest::newRow("signed text among others")
        << QByteArray(R"([{"text":"Hello "},{"text":"my ","thoughtSignature":"A"},{"text":"world"}])");
    QTest::newRow("thoughts") << QByteArray(R"([{"text":"Hm","thought":true},{"text":"Hi"}])");
    QTest::newRow("signed thoughts between texts")
        << QByteArray(R"([{"text":"a"},{"text":"Hm","thought":true,"thoughtSignature":"A"},{"text":"b"}])");
    QTest::newRow("calls") << QByteArray(
        R"([{"functionCall":{"name":"f","args":{"a":1},"id":"x"},"thoughtSignature":"A"},)"
        R"({"functionCall":{"name":"f","args":{},"id":"y"}}])");
    QTest::newRow("call without id") << QByteArray(
        R"([{"text":"Hi"},{"functionCall":{"name":"f","args":{}},"thoughtSignature":"A"}])");
    QTest::newRow("code") << QByteArray(
        R"([{"text":"So"},{"executableCode":{"code":"1"},"thoughtSignature":"A"},)"
        R"({"codeExecutionResult":{"output":"1"}},{"text":"1"},{"text":"","thoughtSignature":"B"}])");
    QTest::newRow("Google's tools") << QByteArray(
        R"([{"toolCall":{"toolType":"FILE_SEARCH","id":"t"},"thoughtSignature":"A"},)"
        R"({"toolResponse":{"toolType":"FILE_SEARCH","id":"t"},"thoughtSignature":"B"},{"text":"Hi"}])");
    QTest::newRow("picture") << QByteArray(
        R"([{"text":"Hi"},{"inlineData":{"mimeType":"image/png","data":"AA=="},"thoughtSignature":"A"}])");
}

void GeminiEncode::modelsTurnComesBackAsItCame()
{
    QFETCH(QByteArray, parts);
    // From our answer …
    ChatRequest request;
    request.messages = {echoed(decode(parts))};
    const EndpointTarget endpoint = target(Thinking::Adaptive);
    QCOMPARE(compact(partsOf(sent(request, endpoint).value(QLatin1String("contents")).toArray().first())),
             compact(parts));
    // … and from a client that speaks Gemini itself.
    const QByteArray body = R"({"contents":[{"role":"model","parts":)" + parts + "}]}";
    QCOMPARE(compact(sent(readGemini(body), endpoint).value(QLatin1String("contents")).toArray()),
             compact(R"([{"role":"model","parts":)" + parts + "}]"));
}

void GeminiEncode::signatureIsFoundInEitherPlaceAndSentOnce_data()
{
    QTest::addColumn<QByteArray>("fields");
    const QByteArray call =
        R"("tool_calls":[{"id":"x","type":"function","function":{"name":"f","arguments":"{}"})";
    const QByteArray extra = R"(,"extra_content":{"google":{"thought_signature":"SIG"}})";
    const QByteArray details = R"("reasoning_details":[{"type":"reasoning.encrypted","data":"SIG","id":"x",)"
                               R"("format":"google-gemini-v1"}])";
    QTest::newRow("in the call") << QByteArray(call + extra + "}]");
    QTest::newRow("in the details") << QByteArray(call + "}]," + details);
    QTest::newRow("in both") << QByteArray(call + extra + "}]," + details);
    QTest::newRow("of a text, the place lost")
        << QByteArray(R"("content":"Hi","reasoning_details":[{"type":"reasoning.encrypted","data":"SIG",)"
                      R"("format":"google-gemini-v1"}])");
    QTest::newRow("of a text that was changed")
        << QByteArray(R"("content":"Hi","reasoning_details":[{"type":"reasoning.encrypted","data":"SIG",)"
                      R"("format":"google-gemini-v1","text_start":0,"text_end":99}])");
}

void GeminiEncode::signatureIsFoundInEitherPlaceAndSentOnce()
{
    QFETCH(QByteArray, fields);
    const QJsonArray written = contents(R"({"role":"assistant",)" + fields + "}", target(Thinking::Adaptive));
    QCOMPARE(partsOf(written.first()).size(), 1);
    QCOMPARE(partsOf(written.first()).first().toObject().value(QLatin1String("thoughtSignature")).toString(),
             QStringLiteral("SIG"));
}

void GeminiEncode::historyOfAnotherModelIsMarked()
{
    const QByteArray messages =
        R"({"role":"assistant","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{}"}},)"
        R"({"id":"b","type":"function","function":{"name":"f","arguments":"{}"}}]},)"
        R"({"role":"tool","tool_call_id":"a","content":"1"},{"role":"tool","tool_call_id":"b","content":"2"},)"
        R"({"role":"assistant","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]})";
    const auto signatures = [&](Thinking thinking) {
        QStringList all;
        for (const QJsonValue &content : contents(messages, target(thinking))) {
            for (const QJsonValue &part : partsOf(content)) {
                if (part.toObject().contains(QLatin1String("functionCall")))
                    all << part.toObject().value(QLatin1String("thoughtSignature")).toString();
            }
        }
        return all;
    };
    const QString skip = QStringLiteral("skip_thought_signature_validator");
    QCOMPARE(signatures(Thinking::Adaptive), (QStringList {skip, QString(), skip}));
    QCOMPARE(signatures(Thinking::Budget), (QStringList {QString(), QString(), QString()}));
}

void GeminiEncode::signaturesStayWithTheirService()
{
    const ChatRequest request = read(
        talk(R"({"role":"assistant","content":"Hi","reasoning":"Hm","reasoning_details":[)"
             R"({"type":"reasoning.text","text":"Hm","signature":"CLAUDE"},)"
             R"({"type":"reasoning.text","text":"Hm","signature":"CLAUDE","format":"anthropic-claude-v1"},)"
             R"({"type":"reasoning.encrypted","data":"OPENAI","id":"rs_1","format":"openai-responses-v1"},)"
             R"({"type":"reasoning.encrypted","data":"GOOGLE","format":"google-gemini-v1"}]})"));
    QCOMPARE(compact(sent(request).value(QLatin1String("contents")).toArray()),
             compact(R"([{"role":"model","parts":[{"text":"Hi","thoughtSignature":"GOOGLE"}]}])"));
    // A chat server that is no router gets none of them.
    const QJsonObject elsewhere = sent(request, target(), "openai-chat");
    QVERIFY(!QJsonDocument(elsewhere).toJson().contains("GOOGLE"));
}

void GeminiEncode::madeIdsAreNotSent()
{
    const Answer answer = decode(R"([{"functionCall":{"name":"f","args":{}}}])");
    ChatRequest request;
    request.messages = {echoed(answer), Message::text(Role::Tool, QStringLiteral("1"))};
    request.messages.last().toolCallId = answer.first().calls.first().id;
    QVERIFY(!request.messages.last().toolCallId.isEmpty());
    QCOMPARE(
        compact(sent(request).value(QLatin1String("contents")).toArray()),
        compact(R"([{"role":"model","parts":[{"functionCall":{"name":"f","args":{}}}]},)"
                R"({"role":"user","parts":[{"functionResponse":{"name":"f","response":{"result":"1"}}}]}])"));
    // Vertex knows no ids at all.
    request.messages.first().toolCalls.first().id = QStringLiteral("own");
    request.messages.last().toolCallId = QStringLiteral("own");
    QVERIFY(wire(request).body.contains("own"));
    QVERIFY(!wire(request, target(), "vertex-gemini").body.contains("own"));
}

void GeminiEncode::cutArgumentsAreNotLost()
{
    const QJsonArray written = contents(
        R"({"role":"assistant","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{\"a\":"}}]})");
    QCOMPARE(partsOf(written.first())
                 .first()
                 .toObject()
                 .value(QLatin1String("functionCall"))
                 .toObject()
                 .value(QLatin1String("args"))
                 .toObject(),
             json(R"({"_raw":"{\"a\":"})"));
}

void GeminiEncode::toolsAndChoiceAreWritten_data()
{
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<QByteArray>("written");

    const QByteArray tool = R"("tools":[{"type":"function","function":{"name":"f","description":"d",)"
                            R"("parameters":{"type":"object","additionalProperties":false}}}])";
    const QByteArray declared =
        R"("tools":[{"functionDeclarations":[{"name":"f","description":"d",)"
        R"("parametersJsonSchema":{"type":"object","additionalProperties":false}}]}])";
    const auto choice = [&](const char *name, const QByteArray &asked, const QByteArray &config) {
        QTest::newRow(name) << QByteArray(tool + R"(,"tool_choice":)" + asked)
                            << QByteArray("{" + declared + R"(,"toolConfig":{"functionCallingConfig":)"
                                          + config + "}}");
    };
    QTest::newRow("function") << tool << QByteArray("{" + declared + "}");
    choice("auto", R"("auto")", R"({"mode":"AUTO"})");
    choice("none", R"("none")", R"({"mode":"NONE"})");
    choice("required", R"("required")", R"({"mode":"ANY"})");
    choice("named", R"({"type":"function","function":{"name":"f"}})",
           R"({"mode":"ANY","allowedFunctionNames":["f"]})");
    choice("some",
           R"({"type":"allowed_tools","allowed_tools":{"mode":"required","tools":[)"
           R"({"type":"function","function":{"name":"f"}},{"type":"function","function":{"name":"g"}}]}})",
           R"({"mode":"ANY","allowedFunctionNames":["f","g"]})");
    QTest::newRow("Google's own") << QByteArray(
        R"("tools":[{"type":"web_search"},{"type":"code_interpreter"}])")
                                  << QByteArray(R"({"tools":[{"googleSearch":{}},{"codeExecution":{}}]})");
    QTest::newRow("choice of nothing") << QByteArray(R"("tool_choice":"auto")") << QByteArray("{}");
}

void GeminiEncode::toolsAndChoiceAreWritten()
{
    QFETCH(QByteArray, asked);
    QFETCH(QByteArray, written);
    QJsonObject body = sent(read(with(asked)));
    body.remove(QLatin1String("contents"));
    QCOMPARE(body, json(written));
}

void GeminiEncode::toolOfNobodyIsRefused()
{
    const Result<WireRequest> made =
        codec().encode(read(with(R"("tools":[{"type":"computer_use_preview"}])")), target());
    QVERIFY(!made);
    QCOMPARE(made.error().parameter, QStringLiteral("tools[0]"));
    QVERIFY(made.error().message.contains(QLatin1String("computer_use_preview")));
}

void GeminiEncode::onlyForeignAddressesAreFetched()
{
    const QByteArray images =
        R"({"role":"user","content":[{"type":"image_url","image_url":{"url":"https://a.test/x.png"}},)"
        R"({"type":"image_url","image_url":{"url":"https://a.test/x.png"}},)"
        R"({"type":"image_url","image_url":{"url":"data:image/png;base64,AA=="}},)"
        R"({"type":"image_url","image_url":{"url":"gs://b/x.png"}},)"
        R"({"type":"file","file":{"file_data":"http://a.test/x.pdf"}},)"
        R"({"type":"file","file":{"file_data":"https://generativelanguage.googleapis.com/v1beta/files/1"}},)"
        R"({"type":"video_url","video_url":{"url":"https://www.youtube.com/watch?v=1"}},)"
        R"({"type":"video_url","video_url":{"url":"https://youtube.com.evil.test/1.mp4"}}]})";
    QCOMPARE(codec().mediaToFetch(read(talk(images)), target()),
             (QStringList {QStringLiteral("https://a.test/x.png"), QStringLiteral("http://a.test/x.pdf"),
                           QStringLiteral("https://youtube.com.evil.test/1.mp4")}));
}

void GeminiEncode::partWithoutAPlaceIsRefused_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("address that nobody fetched")
        << QByteArray(R"({"type":"image_url","image_url":{"url":"https://a.test/x.png"}})");
    QTest::newRow("file of another service") << QByteArray(R"({"type":"file","file":{"file_id":"file-1"}})");
    QTest::newRow("unknown part") << QByteArray(R"({"type":"hologram","x":1})");
}

void GeminiEncode::partWithoutAPlaceIsRefused()
{
    QFETCH(QByteArray, part);
    const QByteArray content = R"("content":[{"type":"text","text":"a"},)" + part + "]}";
    for (const QByteArray role : {"user", "system"}) {
        const Result<WireRequest> made =
            codec().encode(read(talk("{\"role\":\"" + role + "\"," + content)), target());
        QVERIFY(!made);
        QCOMPARE(made.error().kind, ErrorKind::BadRequest);
        QCOMPARE(made.error().parameter, QStringLiteral("messages[0].content[1]"));
    }
}

void GeminiEncode::lossesAreRecorded()
{
    const WireRequest made = wire(read(
        R"({"model":"m","min_p":0.1,"logit_bias":{"1":2},"parallel_tool_calls":false,"user":"u","store":true,)"
        R"("messages":[{"role":"user","name":"ann","content":[{"type":"text","text":"a","cache_control":{}},)"
        R"({"type":"image_url","image_url":{"url":"data:image/png;base64,AA==","detail":"low"}}]}],)"
        R"("tools":[{"type":"function","function":{"name":"f","strict":true}}]})"));
    QStringList changes = changesOf(made);
    changes.sort();
    QCOMPARE(changes,
             (QStringList {QStringLiteral("dropped cache_control"),
                           QStringLiteral("dropped image_url.detail"), QStringLiteral("dropped logit_bias"),
                           QStringLiteral("dropped messages.name"), QStringLiteral("dropped min_p"),
                           QStringLiteral("dropped parallel_tool_calls"), QStringLiteral("dropped store"),
                           QStringLiteral("dropped tools.strict"), QStringLiteral("dropped user")}));
}

void GeminiEncode::clientsWordsAreReadInBothSpellings()
{
    const ChatRequest camel = readGemini(
        R"({"systemInstruction":"Be brief.","contents":[{"role":"user","parts":[{"text":"Hi"},)"
        R"({"inlineData":{"mimeType":"image/png","data":"AA=="}},{"fileData":{"mimeType":"audio/mp3","fileUri":"gs://b/x"}}]}],)"
        R"("tools":[{"functionDeclarations":[{"name":"f","parameters":{"type":"OBJECT"}}]},{"googleSearch":{}}],)"
        R"("toolConfig":{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["f"]}},)"
        R"("generationConfig":{"maxOutputTokens":9,"topK":3,"responseMimeType":"application/json",)"
        R"("thinkingConfig":{"thinkingBudget":5}}})");
    const ChatRequest snake = readGemini(
        R"({"system_instruction":{"parts":{"text":"Be brief."}},"contents":{"role":"user","parts":[{"text":"Hi"},)"
        R"({"inline_data":{"mime_type":"image/png","data":"AA=="}},{"file_data":{"mime_type":"audio/mp3","file_uri":"gs://b/x"}}]},)"
        R"("tools":[{"function_declarations":[{"name":"f","parameters":{"type":6}}],"google_search":{}}],)"
        R"("tool_config":{"function_calling_config":{"mode":"any","allowed_function_names":["f"]}},)"
        R"("generation_config":{"max_output_tokens":9,"top_k":3.0,"response_mime_type":"application/json",)"
        R"("thinking_config":{"thinking_budget":5}}})");
    QCOMPARE(snake.messages, camel.messages);
    QVERIFY(snake == camel);
    QCOMPARE(camel.messages.first().plainText(), QStringLiteral("Be brief."));
    QCOMPARE(std::get<ImagePart>(camel.messages.last().content.at(1)).url,
             QStringLiteral("data:image/png;base64,AA=="));
    QCOMPARE(camel.toolChoice->function, QStringLiteral("f"));
    QCOMPARE(camel.tools.size(), 2);
    QCOMPARE(camel.responseFormat->kind, ResponseFormat::Kind::JsonObject);
    QCOMPARE(camel.maxTokens, 9);
}

void GeminiEncode::whatOnlyGeminiKnowsComesThrough()
{
    const QByteArray body =
        R"({"contents":[{"role":"user","parts":[{"fileData":{"fileUri":"https://youtu.be/x","mimeType":"video/mp4"},)"
        R"("videoMetadata":{"fps":2}},{"codeExecutionResult":{"output":"1"}},{"inlineData":{"mimeType":"video/mp4","data":"AA=="}}]},)"
        R"({"role":"model","parts":[{"functionCall":{"name":"f","args":{},"id":"x"}}]},)"
        R"({"role":"user","parts":[{"functionResponse":{"name":"f","id":"x","response":{"a":1},"scheduling":"SILENT"}}]}],)"
        R"("tools":[{"functionDeclarations":[{"name":"f","behavior":"NON_BLOCKING"}]},{"fileSearch":{"file_search_store_names":["s"]}}],)"
        R"("toolConfig":{"functionCallingConfig":{"mode":"VALIDATED"},"retrievalConfig":{"latLng":{}}},)"
        R"("labels":{"a":"b"},"safetySettings":[{"category":10,"threshold":3}],"somethingNew":{"x":1},)"
        R"("generationConfig":{"mediaResolution":"MEDIA_RESOLUTION_LOW","responseMimeType":"text/x.enum",)"
        R"("responseSchema":{"type":"STRING","enum":["a"]},"thinkingConfig":{"thinkingBudget":-1,"includeThoughts":true}}})";
    QCOMPARE(sent(readGemini(body)), json(body));
}

void GeminiEncode::schemasBecomeJsonSchema()
{
    const ChatRequest request = readGemini(
        R"({"contents":[{"parts":[{"text":"Hi"}]}],"tools":[{"functionDeclarations":[{"name":"f","parameters":{)"
        R"("type":"OBJECT","properties":{"type":{"type":"STRING","nullable":true},"property_ordering":{"type":2},)"
        R"("list":{"type":"ARRAY","items":{"type":"INTEGER"},"minItems":"2"},)"
        R"("either":{"any_of":[{"type":"BOOLEAN"},{"type":"NULL"}]}},"property_ordering":["type"],"required":["type"]}}]}]})");
    QCOMPARE(
        *request.tools.first().parameters,
        json(
            R"({"type":"object","properties":{"type":{"type":["string","null"]},"property_ordering":{"type":"number"},)"
            R"("list":{"type":"array","items":{"type":"integer"},"minItems":2},)"
            R"("either":{"anyOf":[{"type":"boolean"},{"type":"null"}]}},"propertyOrdering":["type"],"required":["type"]})"));
}

void GeminiEncode::wrongFieldIsNamedByItsPath_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("path");

    const auto row = [](const char *path, const QByteArray &body) {
        QTest::newRow(qPrintable(QString::fromLatin1(path) + u' ' + QString::fromUtf8(body.left(60))))
            << body << QString::fromLatin1(path);
    };
    const auto beside = [](const QByteArray &fields) {
        return R"({"contents":[{"parts":[{"text":"Hi"}]}],)" + fields + "}";
    };
    row("contents", "{}");
    row("contents", R"({"contents":[]})");
    row("contents", R"({"contents":"Hi"})");
    row("contents[0]", R"({"contents":["Hi"]})");
    row("contents[1].role", R"({"contents":[{"parts":[]},{"role":"assistant","parts":[]}]})");
    row("contents[0].parts", R"({"contents":[{"parts":"Hi"}]})");
    row("contents[0].parts[1]", R"({"contents":[{"parts":[{"text":"a"},7]}]})");
    row("contents[0].parts[0].text", R"({"contents":[{"parts":[{"text":7}]}]})");
    row("contents[0].parts[0].text", R"({"contents":[{"role":"model","parts":[{"text":{}}]}]})");
    row("contents[0].parts[0].inlineData.data",
        R"({"contents":[{"parts":[{"inline_data":{"mime_type":"image/png"}}]}]})");
    row("contents[0].parts[0].inlineData.mimeType",
        R"({"contents":[{"parts":[{"inlineData":{"data":""}}]}]})");
    row("contents[0].parts[0].fileData.fileUri", R"({"contents":[{"parts":[{"fileData":{}}]}]})");
    row("contents[0].parts[0].functionCall.name",
        R"({"contents":[{"role":"model","parts":[{"functionCall":{"args":{}}}]}]})");
    row("contents[0].parts[0].functionCall.args",
        R"({"contents":[{"role":"model","parts":[{"functionCall":{"name":"f","args":"{}"}}]}]})");
    row("contents[0].parts[0].functionResponse.response",
        R"({"contents":[{"parts":[{"functionResponse":{"name":"f","response":"x"}}]}]})");
    row("tools", beside(R"("tools":"f")"));
    row("tools[0]", beside(R"("tools":["f"])"));
    row("tools[0].functionDeclarations[0].name", beside(R"("tools":[{"functionDeclarations":[{}]}])"));
    row("toolConfig.functionCallingConfig.mode",
        beside(R"("toolConfig":{"functionCallingConfig":{"mode":"SOMETIMES"}})"));
    row("generationConfig", beside(R"("generationConfig":7)"));
    row("generationConfig.temperature", beside(R"("generationConfig":{"temperature":"hot"})"));
    row("generationConfig.maxOutputTokens", beside(R"("generation_config":{"max_output_tokens":0})"));
    row("generationConfig.stopSequences[0]", beside(R"("generationConfig":{"stopSequences":[1]})"));
    row("generationConfig.thinkingConfig", beside(R"("generationConfig":{"thinkingConfig":"high"})"));
    row("generationConfig.thinkingConfig.thinkingLevel",
        beside(R"("generationConfig":{"thinkingConfig":{"thinkingLevel":"huge"}})"));
    row("generationConfig.thinkingConfig.thinkingBudget",
        beside(R"("generationConfig":{"thinkingConfig":{"thinkingLevel":"LOW","thinkingBudget":5}})"));
}

void GeminiEncode::wrongFieldIsNamedByItsPath()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, path);
    const Result<ChatRequest> request = chatRequestFromGemini(QStringLiteral("m"), false, json(body));
    QVERIFY(!request);
    QCOMPARE(request.error().kind, ErrorKind::BadRequest);
    QCOMPARE(request.error().parameter, path);
    QVERIFY(request.error().message.contains(path));
}

void GeminiEncode::thinkingOfAClientIsRead_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QString>("effort");
    QTest::addColumn<qint64>("budget"); // -1 = none
    QTest::addColumn<bool>("exclude");

    QTest::newRow("level") << QByteArray(R"({"thinkingLevel":"HIGH","includeThoughts":true})")
                           << QStringLiteral("high") << qint64(-1) << false;
    QTest::newRow("budget") << QByteArray(R"({"thinking_budget":512})") << QString() << qint64(512) << true;
    QTest::newRow("off") << QByteArray(R"({"thinkingBudget":0})") << QString() << qint64(0) << true;
    QTest::newRow("nothing said") << QByteArray("{}") << QString() << qint64(-1) << true;
    QTest::newRow("unspecified") << QByteArray(R"({"thinkingLevel":"THINKING_LEVEL_UNSPECIFIED"})")
                                 << QString() << qint64(-1) << true;
}

void GeminiEncode::thinkingOfAClientIsRead()
{
    QFETCH(QByteArray, config);
    QFETCH(QString, effort);
    QFETCH(qint64, budget);
    QFETCH(bool, exclude);
    const ChatRequest request = readGemini(
        R"({"contents":[{"parts":[{"text":"Hi"}]}],"generationConfig":{"thinkingConfig":)" + config + "}}");
    QCOMPARE(request.reasoning->effort, effort);
    QCOMPARE(request.reasoning->maxTokens.value_or(-1), budget);
    QCOMPARE(request.reasoning->exclude, exclude);
}

QTEST_GUILESS_MAIN(GeminiEncode)
#include "tst_gemini_encode.moc"
