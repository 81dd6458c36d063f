#include "core/protocol/anthropic/anthropic_fields.h"
#include "core/protocol/codec.h"
#include "core/protocol/reasoning_details.h"
#include "tests/unit/protocol/aws_frames.h"
#include "tests/unit/protocol/capture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace core;

namespace {

EndpointTarget target()
{
    EndpointTarget target;
    target.providerId = QStringLiteral("acme");
    target.providerName = QStringLiteral("Acme");
    target.providerModelId = QStringLiteral("claude");
    target.baseUrl = QStringLiteral("https://api.acme.test/v1");
    return target;
}

QJsonObject json(const QByteArray &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (!document.isObject())
        qFatal("bad JSON in the test: %s", text.constData());
    return document.object();
}

Answer decode(const QByteArray &body, const char *protocol = "anthropic-messages")
{
    const auto decoder = codecFor(QLatin1String(protocol))->makeDecoder(true, target());
    QList<ChatEvent> events;
    decoder->feed(body, events);
    decoder->end(events);
    return collect(events);
}

/// One event as Anthropic writes it, named like the type of its data.
QByteArray sse(const QByteArray &data)
{
    return "event: " + json(data).value(QLatin1String("type")).toString().toLatin1() + "\ndata: " + data
           + "\n\n";
}

QByteArray begin(int index, const QByteArray &block)
{
    return sse(R"({"type":"content_block_start","index":)" + QByteArray::number(index)
               + R"(,"content_block":)" + block + "}");
}

QByteArray delta(int index, const QByteArray &json)
{
    return sse(R"({"type":"content_block_delta","index":)" + QByteArray::number(index) + R"(,"delta":)" + json
               + "}");
}

QByteArray text(int index, const QByteArray &words)
{
    return delta(index, R"({"type":"text_delta","text":")" + words + "\"}");
}

QByteArray stop(int index)
{
    return sse(R"({"type":"content_block_stop","index":)" + QByteArray::number(index) + "}");
}

QByteArray end(const QByteArray &reason)
{
    return sse(R"({"type":"message_delta","delta":{"stop_reason":")" + reason
               + R"("},"usage":{"output_tokens":7}})")
           + sse(R"({"type":"message_stop"})");
}

const QByteArray kStart =
    sse(R"({"type":"message_start","message":{"id":"msg_1","type":"message","model":"claude-x","content":[],)"
        R"("usage":{"input_tokens":5,"output_tokens":1}}})");

QByteArray capturedBody(const QString &id)
{
    for (const Capture &capture : capturesOf(QStringLiteral("anthropic-messages"))) {
        if (capture.id == id)
            return capture.body;
    }
    qFatal("no capture %s", qPrintable(id));
}

/// What a client would send back of an answer.
Message messageOf(const Answer::Choice &choice)
{
    Message message = Message::text(Role::Assistant, choice.text);
    message.reasoning = choice.reasoning;
    message.reasoningDetails = mergedReasoningDetails(choice.details);
    for (const Answer::Call &call : choice.calls)
        message.toolCalls.append({call.id, call.name, call.arguments, call.extra});
    return message;
}

ChatRequest nextTurn(const Answer::Choice &choice)
{
    ChatRequest request;
    request.model = QStringLiteral("claude");
    request.messages = {Message::text(Role::User, QStringLiteral("Hi")), messageOf(choice),
                        Message::text(Role::User, QStringLiteral("Go on"))};
    return request;
}

QByteArray sentBody(const ChatRequest &request, const char *protocol)
{
    const Result<WireRequest> wire = codecFor(QLatin1String(protocol))->encode(request, target());
    if (!wire)
        qFatal("not encoded: %s", qPrintable(wire.error().message));
    return wire->body;
}

/// The entries of the lists that came under that name, in order.
QJsonArray listed(const Answer::Choice &choice, QLatin1String name)
{
    QJsonArray all;
    for (const QJsonValue &list : choice.extra.value(name).toArray()) {
        for (const QJsonValue &entry : list.toArray())
            all.append(entry);
    }
    return all;
}

} // namespace

class AnthropicAnswer : public QObject
{
    Q_OBJECT

private slots:
    void argumentsThatWereCutAreKept();
    void argumentsMayStandInTheBlock_data();
    void argumentsMayStandInTheBlock();
    void parallelCallsKeepTheirOrder();
    void callWithoutIdGetsOne();
    void refusalAfterTextKeepsTheText();
    void errorAfterTextEndsTheAnswer();
    void errorInsteadOfAnAnswerIsUnderstood_data();
    void errorInsteadOfAnAnswerIsUnderstood();
    void exceptionInAmazonsStreamEndsTheAnswer();
    void brokenChunkInAmazonsStreamIsABadReply();
    void eventsOfUnknownKindsAreNoHindrance();
    void serversThatForgetPartsOfAStreamAreUnderstood();
    void doneAfterTheEndChangesNothing();
    void streamWithoutItsEndIsBroken();
    void countsOfTheEndReplaceThoseOfTheStart();
    void longKeptCacheIsCountedApart();
    void blocksOfTheServerArriveUnchanged();
    void factsAtTheEndArriveUnchanged();
    void citationsBecomeAnnotations();
    void citationsWithoutAddressAreKept();
    void placeBetweenTwoTextsIsTold();
    void finishWordsAreUnderstood_data();
    void finishWordsAreUnderstood();
    void signaturesComeBackByteForByte_data();
    void signaturesComeBackByteForByte();
    void signaturesAreNotSentElsewhere();
};

void AnthropicAnswer::argumentsThatWereCutAreKept()
{
    const Answer answer =
        decode(kStart + begin(0, R"({"type":"tool_use","id":"toolu_1","name":"look","input":{}})")
               + delta(0, R"({"type":"input_json_delta","partial_json":""})")
               + delta(0, R"({"type":"input_json_delta","partial_json":"{\"city\": \"Par"})") + stop(0)
               + end("max_tokens"));
    QVERIFY(!answer.error);
    QCOMPARE(answer.first().calls.value(0).arguments, QStringLiteral("{\"city\": \"Par"));
    QCOMPARE(answer.first().finished->reason, FinishReason::Length);

    // Sent back, they are kept in the object that the API wants.
    const QJsonObject body = json(sentBody(nextTurn(answer.first()), "anthropic-messages"));
    const QJsonObject call = body.value(QLatin1String("messages"))
                                 .toArray()
                                 .at(1)
                                 .toObject()
                                 .value(QLatin1String("content"))
                                 .toArray()
                                 .last()
                                 .toObject();
    QCOMPARE(call.value(QLatin1String("input")).toObject(), json(R"({"_raw": "{\"city\": \"Par"})"));
}

void AnthropicAnswer::argumentsMayStandInTheBlock_data()
{
    QTest::addColumn<QByteArray>("block");
    QTest::addColumn<QByteArray>("deltas");
    QTest::addColumn<QString>("arguments");
    const QByteArray none = delta(0, R"({"type":"input_json_delta","partial_json":""})");
    QTest::newRow("no delta") << QByteArray(R"("input":{})") << QByteArray() << QStringLiteral("{}");
    QTest::newRow("empty delta") << QByteArray(R"("input":{})") << none << QStringLiteral("{}");
    QTest::newRow("no input") << QByteArray(R"("x":1)") << none << QStringLiteral("{}");
    QTest::newRow("whole input") << QByteArray(R"("input":{"a":1})") << QByteArray()
                                 << QStringLiteral("{\"a\":1}");
    QTest::newRow("whole input, empty delta")
        << QByteArray(R"("input":{"a":1})") << none << QStringLiteral("{\"a\":1}");
}

void AnthropicAnswer::argumentsMayStandInTheBlock()
{
    QFETCH(const QByteArray, block);
    QFETCH(const QByteArray, deltas);
    QFETCH(const QString, arguments);
    const Answer answer =
        decode(kStart + begin(0, R"({"type":"tool_use","id":"toolu_1","name":"look",)" + block + "}") + deltas
               + stop(0) + end("tool_use"));
    QCOMPARE(answer.violations, QStringList());
    QCOMPARE(answer.first().calls.value(0).arguments, arguments);
    QCOMPARE(answer.first().finished->reason, FinishReason::ToolCalls);
}

void AnthropicAnswer::parallelCallsKeepTheirOrder()
{
    const Answer answer =
        decode(kStart + begin(0, R"({"type":"text","text":""})") + text(0, "Both.") + stop(0)
               + begin(1, R"({"type":"tool_use","id":"b","name":"second","input":{}})") + stop(1)
               + begin(4, R"({"type":"tool_use","id":"a","name":"first","input":{"n":1}})") + stop(4)
               + end("tool_use"));
    QCOMPARE(answer.violations, QStringList());
    const QList<Answer::Call> calls = answer.first().calls;
    QCOMPARE(calls.size(), 2);
    QCOMPARE(calls.at(0).id, QStringLiteral("b"));
    QCOMPARE(calls.at(1).id, QStringLiteral("a"));
    QCOMPARE(calls.at(1).arguments, QStringLiteral("{\"n\":1}"));
    QCOMPARE(answer.first().text, QStringLiteral("Both."));
}

void AnthropicAnswer::callWithoutIdGetsOne()
{
    const QByteArray call = R"({"type":"tool_use","name":"look","input":{}})";
    const Answer answer =
        decode(R"({"id":"msg_9","content":[)" + call + "," + call + R"(],"stop_reason":"tool_use"})");
    const QList<Answer::Call> calls = answer.first().calls;
    QCOMPARE(calls.size(), 2);
    QVERIFY(!calls.at(0).id.isEmpty());
    QVERIFY(calls.at(0).id != calls.at(1).id);
}

void AnthropicAnswer::refusalAfterTextKeepsTheText()
{
    const Answer answer =
        decode(kStart + begin(0, R"({"type":"text","text":""})") + text(0, "First, ") + stop(0)
               + sse(R"({"type":"message_delta","delta":{"stop_reason":"refusal","stop_details":)"
                     R"({"category":"cyber","explanation":"Not this."}},"usage":{"output_tokens":2}})")
               + sse(R"({"type":"message_stop"})"));
    QVERIFY(!answer.error);
    QCOMPARE(answer.first().text, QStringLiteral("First, "));
    QCOMPARE(answer.first().refusal, QStringLiteral("Not this."));
    QCOMPARE(answer.first().finished->reason, FinishReason::ContentFilter);
    QCOMPARE(answer.first().finished->native, QStringLiteral("refusal"));
}

void AnthropicAnswer::errorAfterTextEndsTheAnswer()
{
    const Answer answer =
        decode(kStart + begin(0, R"({"type":"text","text":""})") + text(0, "Half")
               + sse(R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})")
               + text(0, "more") + end("end_turn"));
    QCOMPARE(answer.violations, QStringList());
    QCOMPARE(answer.first().text, QStringLiteral("Half"));
    QVERIFY(answer.error);
    QCOMPARE(answer.error->kind, ErrorKind::Overloaded);
    QCOMPARE(answer.error->code, QStringLiteral("overloaded_error"));
    QCOMPARE(answer.error->providerMessage, QStringLiteral("Overloaded"));
    QVERIFY(!answer.first().finished);
}

void AnthropicAnswer::errorInsteadOfAnAnswerIsUnderstood_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("overloaded") << QByteArray("overloaded_error") << ErrorKind::Overloaded;
    QTest::newRow("server") << QByteArray("api_error") << ErrorKind::Overloaded;
    QTest::newRow("timeout") << QByteArray("timeout_error") << ErrorKind::Overloaded;
    QTest::newRow("limit") << QByteArray("rate_limit_error") << ErrorKind::RateLimited;
    QTest::newRow("key") << QByteArray("authentication_error") << ErrorKind::AuthFailed;
    QTest::newRow("permission") << QByteArray("permission_error") << ErrorKind::AuthFailed;
    QTest::newRow("money") << QByteArray("billing_error") << ErrorKind::OutOfCredit;
    QTest::newRow("request") << QByteArray("invalid_request_error") << ErrorKind::BadRequest;
    QTest::newRow("size") << QByteArray("request_too_large") << ErrorKind::ContextTooLong;
}

void AnthropicAnswer::errorInsteadOfAnAnswerIsUnderstood()
{
    QFETCH(const QByteArray, type);
    QFETCH(const ErrorKind, kind);
    const QByteArray error = R"({"type":"error","error":{"type":")" + type + R"(","message":"No."}})";
    for (const QByteArray &body : {error, sse(error), kStart + sse(error)}) {
        const Answer answer = decode(body);
        QVERIFY(answer.error);
        QCOMPARE(errorKindName(answer.error->kind), errorKindName(kind));
        QCOMPARE(answer.error->httpStatus, 200);
        QCOMPARE(answer.error->providerMessage, QStringLiteral("No."));
    }
}

void AnthropicAnswer::exceptionInAmazonsStreamEndsTheAnswer()
{
    const auto chunk = [](const QByteArray &json) {
        return awsEvent("chunk", R"({"bytes":")" + json.toBase64() + R"(","p":"abc"})");
    };
    const QByteArray start =
        chunk(R"({"type":"message_start","message":{"id":"m","model":"c","usage":{"input_tokens":1}}})")
        + chunk(R"({"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Half"}})");
    const Answer thrown =
        decode(start + awsException("throttlingException", R"({"message":"Too many requests"})"),
               "bedrock-anthropic");
    QCOMPARE(thrown.first().text, QStringLiteral("Half"));
    QVERIFY(thrown.error);
    QCOMPARE(thrown.error->kind, ErrorKind::RateLimited);

    const Answer inside =
        decode(start + chunk(R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})")
                   + chunk(R"({"type":"message_stop"})"),
               "bedrock-anthropic");
    QVERIFY(inside.error);
    QCOMPARE(inside.error->kind, ErrorKind::Overloaded);
    QCOMPARE(inside.violations, QStringList());
}

void AnthropicAnswer::brokenChunkInAmazonsStreamIsABadReply()
{
    for (const QByteArray &bytes : {QByteArray("no JSON").toBase64(), QByteArray("***"), QByteArray()}) {
        const Answer answer =
            decode(awsEvent("chunk", R"({"bytes":")" + bytes + R"("})"), "bedrock-anthropic");
        QVERIFY(answer.error);
        QCOMPARE(answer.error->kind, ErrorKind::BadReply);
    }
    // An event that wraps itself is not taken apart for ever.
    const QByteArray inner = QByteArray(R"({"bytes":"e30="})").toBase64();
    QVERIFY(decode(awsEvent("chunk", R"({"bytes":")" + inner + R"("})"), "bedrock-anthropic").error);
}

void AnthropicAnswer::eventsOfUnknownKindsAreNoHindrance()
{
    const Answer answer =
        decode(kStart + sse(R"({"type":"brand_new","index":0})") + sse(R"({"type":"ping"})")
               + begin(0, R"({"type":"text","text":""})") + delta(0, R"({"type":"brand_new_delta","x":1})")
               + delta(7, R"({"type":"brand_new_delta","x":1})") + text(0, "Hi") + stop(0) + stop(9)
               + begin(1, R"({"type":"brand_new","x":1})") + delta(1, R"({"type":"brand_new_delta","y":2})")
               + stop(1) + end("brand_new"));
    QVERIFY(!answer.error);
    QCOMPARE(answer.violations, QStringList());
    QCOMPARE(answer.first().text, QStringLiteral("Hi"));
    QCOMPARE(answer.first().finished->reason, FinishReason::Stop);
    QCOMPARE(answer.first().finished->native, QStringLiteral("brand_new"));
    QCOMPARE(listed(answer.first(), kAnthropicBlocks),
             (QJsonArray {json(R"({"type":"brand_new","x":1,"y":2})")}));
}

void AnthropicAnswer::serversThatForgetPartsOfAStreamAreUnderstood()
{
    // No message_start, no content_block_start and no content_block_stop.
    const Answer answer =
        decode(delta(0, R"({"type":"thinking_delta","thinking":"Hm."})")
               + delta(0, R"({"type":"signature_delta","signature":"sig"})") + text(1, "Hi")
               + begin(2, R"({"type":"tool_use","id":"a","name":"look","input":{}})") + end("end_turn"));
    QVERIFY(!answer.error);
    QCOMPARE(answer.violations, QStringList());
    QCOMPARE(answer.first().reasoning, QStringLiteral("Hm."));
    QCOMPARE(mergedReasoningDetails(answer.first().details),
             (QJsonArray {textDetail(QStringLiteral("Hm."), QStringLiteral("sig"), kClaudeReasoning, 0)}));
    QCOMPARE(answer.first().text, QStringLiteral("Hi"));
    QCOMPARE(answer.first().calls.value(0).arguments, QStringLiteral("{}"));
    // There is a call to be answered, whatever the word.
    QCOMPARE(answer.first().finished->reason, FinishReason::ToolCalls);
    QCOMPARE(decode(R"({"id":"m","content":"Hi","stop_reason":"end_turn"})").first().text,
             QStringLiteral("Hi"));
}

void AnthropicAnswer::doneAfterTheEndChangesNothing()
{
    const QByteArray body = kStart + text(0, "Hi") + end("end_turn");
    const Answer answer = decode(body + "event: data\ndata: [DONE]\n\n");
    QVERIFY(!answer.error);
    QCOMPARE(answer.violations, QStringList());
    QVERIFY(answer.sameContent(decode(body)));
}

void AnthropicAnswer::streamWithoutItsEndIsBroken()
{
    const QByteArray half = kStart + text(0, "Hi") + stop(0);
    for (const QByteArray &body : {half, half + "data: [DONE]\n\n", kStart}) {
        const Answer answer = decode(body);
        QVERIFY(answer.error);
        QCOMPARE(answer.error->kind, ErrorKind::StreamBroken);
    }
    QCOMPARE(decode(sse(R"({"type":"message_stop"})")).error->kind, ErrorKind::BadReply);
}

void AnthropicAnswer::countsOfTheEndReplaceThoseOfTheStart()
{
    const Answer answer =
        decode(sse(R"({"type":"message_start","message":{"id":"m","usage":{"input_tokens":0,)"
                   R"("output_tokens":1,"service_tier":"standard","cache_read_input_tokens":0}}})")
               + text(0, "Hi")
               + sse(R"({"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":)"
                     R"({"input_tokens":10,"cache_read_input_tokens":20,"output_tokens":9,"cost":0.5,)"
                     R"("service_tier":null,"output_tokens_details":{"thinking_tokens":4}}})"));
    QVERIFY(answer.usage);
    QCOMPARE(answer.usage->promptTokens, 30);
    QCOMPARE(answer.usage->cachedTokens, 20);
    QCOMPARE(answer.usage->completionTokens, 9);
    QCOMPARE(answer.usage->reasoningTokens, 4);
    QCOMPARE(answer.usage->reportedCost, Money::fromDecimal(QStringLiteral("0.5")));
    QCOMPARE(answer.usage->native.value(QLatin1String("service_tier")).toString(),
             QStringLiteral("standard"));
}

void AnthropicAnswer::longKeptCacheIsCountedApart()
{
    const Answer answer = decode(
        R"({"id":"m","content":[],"stop_reason":"end_turn","usage":{"input_tokens":3,"output_tokens":2,)"
        R"("cache_creation_input_tokens":50,"cache_read_input_tokens":7,"cache_creation":)"
        R"({"ephemeral_5m_input_tokens":10,"ephemeral_1h_input_tokens":40}}})");
    QCOMPARE(answer.usage->promptTokens, 60);
    QCOMPARE(answer.usage->cachedTokens, 7);
    QCOMPARE(answer.usage->cacheWriteTokens, 50);
    QCOMPARE(answer.usage->cacheWrite1hTokens, 40);
}

void AnthropicAnswer::blocksOfTheServerArriveUnchanged()
{
    const Answer compacted = decode(capturedBody(QStringLiteral("anthropic/streaming-compaction-response")));
    QCOMPARE(
        listed(compacted.first(), kAnthropicBlocks),
        (QJsonArray {json(R"({"type":"compaction","content":"Earlier conversation summarized.",)"
                          R"("encrypted_content":"EpwBCioIDxgCEAEYASJALd_opaque_compaction_payload"})")}));

    const Answer searched =
        decode(capturedBody(QStringLiteral("anthropic/anthropic-native-tool-search-streaming")));
    const QJsonArray blocks = listed(searched.first(), kAnthropicBlocks);
    QCOMPARE(blocks.size(), 2);
    QCOMPARE(
        blocks.at(0).toObject(),
        json(
            R"({"type":"server_tool_use","id":"srvtoolu_01S5swZdBmTzLDVzwcT5LbHp",)"
            R"("name":"tool_search_tool_bm25","input":{"query":"USD EUR exchange rate currency conversion"}})"));
    QCOMPARE(blocks.at(1).toObject().value(QLatin1String("type")).toString(),
             QStringLiteral("tool_search_tool_result"));

    // A client that sends them back has them reach the API; nobody else is bothered with them.
    ChatRequest request = nextTurn(searched.first());
    request.messages[1].extra.insert(kAnthropicBlocks, blocks);
    const QByteArray body = sentBody(request, "anthropic-messages");
    QVERIFY(body.contains("srvtoolu_01S5swZdBmTzLDVzwcT5LbHp"));
    QVERIFY(!sentBody(request, "openai-chat").contains("srvtoolu_"));
}

void AnthropicAnswer::factsAtTheEndArriveUnchanged()
{
    const QByteArray facts = R"("stop_reason":"stop_sequence","stop_sequence":"END")";
    const Answer streamed =
        decode(kStart + text(0, "Hi")
               + sse(R"({"type":"message_delta","delta":{)" + facts
                     + R"(,"container":{"id":"c"}},"context_management":{"applied_edits":[1]},"usage":{}})"));
    QCOMPARE(
        streamed.first().extra.value(kAnthropicFields).toArray().at(0).toObject(),
        json(R"({"stop_sequence":"END","container":{"id":"c"},"context_management":{"applied_edits":[1]}})"));
    QCOMPARE(streamed.first().finished->native, QStringLiteral("stop_sequence"));

    const Answer whole = decode(R"({"id":"m","container":{"id":"c"},"content":[],)" + facts + "}");
    QCOMPARE(whole.first().extra.value(kAnthropicFields).toArray().at(0).toObject(),
             json(R"({"stop_sequence":"END"})"));
    QCOMPARE(whole.info->extra, json(R"({"container":{"id":"c"}})"));
}

void AnthropicAnswer::citationsBecomeAnnotations()
{
    const Answer answer = decode(capturedBody(
        QStringLiteral("anthropic/chat-web-search-with-anthropic-claude-haiku-4-5-streams-search-t")));
    const QJsonArray annotations = listed(answer.first(), QLatin1String("annotations"));
    QCOMPARE(annotations.size(), 2);
    const QJsonObject first = annotations.at(0).toObject();
    QCOMPARE(first.value(QLatin1String("type")).toString(), QStringLiteral("url_citation"));
    const QJsonObject source = first.value(QLatin1String("url_citation")).toObject();
    QCOMPARE(source.value(QLatin1String("url")).toString(),
             QStringLiteral("https://www.ruby-lang.org/en/downloads/"));
    QCOMPARE(source.value(QLatin1String("title")).toString(), QStringLiteral("Download Ruby | Ruby"));
    QCOMPARE(source.value(QLatin1String("content")).toString(),
             QStringLiteral("The current stable version is 4.0.6. "));
    // The range is that of the text that the citation is for.
    const int start = source.value(QLatin1String("start_index")).toInt();
    const int end = source.value(QLatin1String("end_index")).toInt();
    QCOMPARE(start, 0);
    QVERIFY(end > start && end < answer.first().text.size());
    QVERIFY(answer.first().text.mid(start, end - start).contains(QLatin1String("4.0.6")));

    const QJsonArray raw = listed(answer.first(), kAnthropicCitations);
    QCOMPARE(raw.size(), 2);
    QVERIFY(raw.at(0)
                .toObject()
                .value(QLatin1String("citations"))
                .toArray()
                .at(0)
                .toObject()
                .contains(QLatin1String("encrypted_index")));
}

void AnthropicAnswer::citationsWithoutAddressAreKept()
{
    const Answer answer = decode(capturedBody(
        QStringLiteral("anthropic/chat-citations-with-anthropic-claude-haiku-4-5-streams-citations")));
    QVERIFY(!answer.first().extra.contains(QLatin1String("annotations")));
    const QJsonObject raw = listed(answer.first(), kAnthropicCitations).at(0).toObject();
    QCOMPARE(raw.value(QLatin1String("end_index")).toInt(), int(answer.first().text.size()));
    QCOMPARE(raw.value(QLatin1String("citations")).toArray().at(0).toObject().value(QLatin1String("type")),
             QJsonValue(QLatin1String("char_location")));
    // Characters are counted, not their halves in UTF-16.
    const Answer astral =
        decode(kStart + begin(0, R"({"type":"text","text":"😀"})") + stop(0)
               + begin(1, R"({"type":"text","text":"","citations":[{"type":"page_location"}]})")
               + text(1, "x") + stop(1) + end("end_turn"));
    QCOMPARE(listed(astral.first(), kAnthropicCitations).at(0).toObject().value(QLatin1String("start_index")),
             QJsonValue(1));
}

void AnthropicAnswer::placeBetweenTwoTextsIsTold()
{
    const QByteArray texts = begin(0, R"({"type":"text","text":"ab"})") + stop(0)
                             + begin(1, R"({"type":"text","text":"cd"})") + stop(1);
    const Answer answer = decode(kStart + texts + end("end_turn"));
    QCOMPARE(answer.first().text, QStringLiteral("abcd"));
    QCOMPARE(listed(answer.first(), kAnthropicTextBlocks), QJsonArray {2});
    // Something else between them, or citations at the end of the first, says it as well.
    const Answer apart =
        decode(kStart + begin(0, R"({"type":"text","text":"ab"})") + stop(0)
               + begin(1, R"({"type":"tool_use","id":"t","name":"f","input":{}})") + stop(1)
               + begin(2, R"({"type":"text","text":"cd","citations":[{"type":"page_location"}]})") + stop(2)
               + begin(3, R"({"type":"text","text":"ef"})") + stop(3) + end("end_turn"));
    QVERIFY(!apart.first().extra.contains(kAnthropicTextBlocks));
}

void AnthropicAnswer::finishWordsAreUnderstood_data()
{
    QTest::addColumn<FinishReason>("reason");
    QTest::newRow("end_turn") << FinishReason::Stop;
    QTest::newRow("stop_sequence") << FinishReason::Stop;
    QTest::newRow("pause_turn") << FinishReason::Stop;
    QTest::newRow("max_tokens") << FinishReason::Length;
    QTest::newRow("model_context_window_exceeded") << FinishReason::Length;
    QTest::newRow("tool_use") << FinishReason::ToolCalls;
    QTest::newRow("refusal") << FinishReason::ContentFilter;
}

void AnthropicAnswer::finishWordsAreUnderstood()
{
    QFETCH(const FinishReason, reason);
    const Answer answer = decode(kStart + end(QTest::currentDataTag()));
    QCOMPARE(answer.first().finished->reason, reason);
    QCOMPARE(answer.first().finished->native, QLatin1String(QTest::currentDataTag()));
}

void AnthropicAnswer::signaturesComeBackByteForByte_data()
{
    QTest::addColumn<QString>("capture");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<int>("count");
    QTest::newRow("streamed") << QStringLiteral("anthropic/anthropic-claude-sonnet-4-5-d007")
                              << QByteArray("thinking") << QByteArray("signature") << 1;
    QTest::newRow("streamed, thoughts not shown") << QStringLiteral("anthropic/anthropic-advisor-tool-stream")
                                                  << QByteArray("thinking") << QByteArray("signature") << 1;
    QTest::newRow("whole") << QStringLiteral("anthropic/vcr-anthropic-tool-image") << QByteArray("thinking")
                           << QByteArray("signature") << 1;
    QTest::newRow("redacted") << QStringLiteral("anthropic/anthropic-model-thinking-part-redacted-stream")
                              << QByteArray("redacted_thinking") << QByteArray("data") << 2;
}

void AnthropicAnswer::signaturesComeBackByteForByte()
{
    QFETCH(const QString, capture);
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, field);
    QFETCH(const int, count);
    const QByteArray received = capturedBody(capture);
    const Answer answer = decode(received);
    const QJsonObject body = json(sentBody(nextTurn(answer.first()), "anthropic-messages"));
    const QJsonArray blocks = body.value(QLatin1String("messages"))
                                  .toArray()
                                  .at(1)
                                  .toObject()
                                  .value(QLatin1String("content"))
                                  .toArray();
    QString thoughts;
    for (int i = 0; i < count; ++i) {
        const QJsonObject block = blocks.at(i).toObject();
        QCOMPARE(block.value(QLatin1String("type")).toString(), QString::fromLatin1(type));
        const QByteArray kept = block.value(QLatin1String(field)).toString().toLatin1();
        QVERIFY(kept.size() > 100);
        QVERIFY(received.contains('"' + kept + '"'));
        thoughts += block.value(QLatin1String("thinking")).toString();
    }
    QCOMPARE(thoughts, answer.first().reasoning);
    QVERIFY(blocks.at(count).toObject().value(QLatin1String("type")) != QLatin1String(type));
}

void AnthropicAnswer::signaturesAreNotSentElsewhere()
{
    const Answer answer = decode(capturedBody(QStringLiteral("anthropic/vcr-anthropic-tool-image")));
    const QString signature =
        answer.first().details.last().toObject().value(QLatin1String("signature")).toString();
    QVERIFY(!signature.isEmpty());
    QVERIFY(!sentBody(nextTurn(answer.first()), "openai-chat").contains(signature.toLatin1()));
    for (const QLatin1String format :
         {kGeminiReasoning, kOpenAiReasoning, kAzureReasoning, kBedrockOpenAiReasoning, kXaiReasoning}) {
        ChatRequest request = nextTurn({});
        request.messages[1] = Message::text(Role::Assistant, QStringLiteral("Hi"));
        request.messages[1].reasoningDetails = {
            textDetail(QStringLiteral("Hm."), QStringLiteral("foreign"), format, 0),
            encryptedDetail(QStringLiteral("foreign"), {}, format, 1)};
        for (const char *protocol :
             {"anthropic-messages", "azure-anthropic", "vertex-anthropic", "bedrock-anthropic"})
            QVERIFY(!sentBody(request, protocol).contains("foreign"));
    }
}

QTEST_GUILESS_MAIN(AnthropicAnswer)
#include "tst_anthropic_answer.moc"
