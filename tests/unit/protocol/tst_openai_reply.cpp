#include "core/protocol/codec.h"
#include "core/protocol/openai/openai_envelope.h"
#include "core/protocol/openai/openai_reply.h"
#include "core/protocol/openai_json.h"
#include "core/protocol/sse_decoder.h"
#include "tests/unit/protocol/capture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace core;

namespace {

ReplyFacts facts()
{
    ReplyFacts facts;
    facts.id = QStringLiteral("gen-1");
    facts.created = 1700000000;
    facts.model = QStringLiteral("acme/large");
    facts.provider = QStringLiteral("Acme");
    return facts;
}

QList<ChatEvent> decode(const QByteArray &body, const EndpointTarget &target)
{
    QList<ChatEvent> events;
    const auto decoder = codecFor(QStringLiteral("openai-chat"))->makeDecoder(true, target);
    decoder->feed(body, events);
    decoder->end(events);
    return events;
}

QList<QJsonObject> chunks(const QByteArray &stream)
{
    SseDecoder sse;
    QList<SseEvent> events;
    sse.feed(stream, events);
    QList<QJsonObject> objects;
    for (const SseEvent &event : events) {
        if (event.data != "[DONE]")
            objects << QJsonDocument::fromJson(event.data).object();
    }
    return objects;
}

QJsonObject choiceOf(const QJsonObject &chunk)
{
    return chunk.value(QLatin1String("choices")).toArray().first().toObject();
}

Usage usage()
{
    Usage usage;
    usage.promptTokens = 10;
    usage.cachedTokens = 4;
    usage.completionTokens = 5;
    usage.reasoningTokens = 2;
    return usage;
}

const Money kCost = Money::fromPicoDollars(1'234'500'000);

} // namespace

class OpenAiReply : public QObject
{
    Q_OBJECT

private slots:
    void recordedAnswerSurvivesTheWayThrough_data();
    void recordedAnswerSurvivesTheWayThrough();
    void streamHasTheShapeThatClientsDemand();
    void finishComesOnceAfterAllContentAndUsageLast();
    void errorInTheStreamEndsItWithoutTerminator();
    void wholeAnswerHasTheShapeThatClientsDemand();
    void wholeTextHasTheFieldsOfTheObject_data();
    void wholeTextHasTheFieldsOfTheObject();
    void wholeAnswerThatFailedKeepsWhatCame();
    void reasoningBlocksAreJoinedAgain();
    void excludedReasoningIsNotSent();
    void simulatedCostIsMarked();
    void legacyFunctionCallKeepsItsForm();
    void vendorFieldsAreSentOnlyIfTheyAreWantedBack();
    void fieldsOfAChoiceStandInTheChoice();
    void usageHasNoNulls();
    void keepAliveIsACommentAndNoEvent();
    void errorBodyServesBothSdks_data();
    void errorBodyServesBothSdks();

private:
    QList<Capture> m_captures = capturesOf(QStringLiteral("openai-chat"));
};

void OpenAiReply::recordedAnswerSurvivesTheWayThrough_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < m_captures.size(); ++i) {
        if (m_captures.at(i).status == 200)
            QTest::newRow(qPrintable(m_captures.at(i).id)) << i;
    }
}

void OpenAiReply::recordedAnswerSurvivesTheWayThrough()
{
    QFETCH(int, index);
    const Capture &capture = m_captures.at(index);
    const QList<ChatEvent> events = decode(capture.body, capture.target(QStringLiteral("openai-chat")));
    const Answer original = collect(events);

    OpenAiReplyWriter writer(facts());
    QByteArray stream;
    for (const ChatEvent &event : events)
        stream += writer.write({event});
    stream += writer.end(original.usage ? original.usage->reportedCost : std::nullopt);
    const Answer streamed = collect(decode(stream, EndpointTarget()));
    const QJsonObject object = OpenAiReplyWriter(facts()).whole(events, kCost);
    const QByteArray json = OpenAiReplyWriter(facts()).wholeText(events, kCost, {});
    QCOMPARE(QJsonDocument::fromJson(json).object(), object);
    const Answer whole = collect(decode(json, EndpointTarget()));

    QCOMPARE(streamed.violations, QStringList());
    QCOMPARE(streamed.error.has_value(), original.error.has_value());
    QVERIFY(streamed.sameContent(original));
    if (original.error) {
        QVERIFY(!stream.contains("[DONE]"));
        QVERIFY(whole.error);
        return;
    }
    QVERIFY(!whole.error);
    for (auto it = original.choices.begin(); it != original.choices.end(); ++it) {
        const Answer::Choice again = whole.choices.value(it.key());
        QCOMPARE(again.text, it->text);
        QCOMPARE(again.reasoning, it->reasoning);
        QCOMPARE(again.refusal, it->refusal);
        QCOMPARE(again.calls, it->calls);
        QCOMPARE(streamed.choices.value(it.key()).finished->reason, it->finished->reason);
        QCOMPARE(again.finished->reason, it->finished->reason);
        if (!it->finished->native.isEmpty()) {
            QCOMPARE(streamed.choices.value(it.key()).finished, it->finished);
            QCOMPARE(again.finished, it->finished);
        }
    }
    QCOMPARE(streamed.usage.has_value(), original.usage.has_value());
    if (original.usage) {
        Usage sent = *original.usage;
        Usage got = *streamed.usage;
        sent.native = {};
        got.native = {};
        QCOMPARE(got.reportedCost.has_value(), sent.reportedCost.has_value());
        QCOMPARE(got, sent);
        QCOMPARE(whole.usage->reportedCost, std::optional(kCost));
    }
}

void OpenAiReply::streamHasTheShapeThatClientsDemand()
{
    OpenAiReplyWriter writer(facts());
    QByteArray stream =
        writer.write({ReplyInfo {QStringLiteral("upstream"), QStringLiteral("large-01"), 5, {}, {}},
                      ReasoningDelta {QStringLiteral("hm"), {}, 0}, TextDelta {QStringLiteral("Hi"), 0},
                      ToolCallDelta {0, QStringLiteral("c1"), QStringLiteral("f"), {}, {}, 0},
                      ToolCallDelta {0, {}, {}, QStringLiteral("{}"), {}, 0}, UsageReport {usage()},
                      Finished {FinishReason::ToolCalls, {}, 0}});
    stream += writer.end(kCost);
    QVERIFY(stream.endsWith("data: [DONE]\n\n"));
    QVERIFY(!stream.contains("\nid:"));

    int roles = 0;
    const QList<QJsonObject> all = chunks(stream);
    QCOMPARE(all.size(), 6);
    for (const QJsonObject &chunk : all) {
        QCOMPARE(chunk.value(QLatin1String("id")), QJsonValue(QStringLiteral("gen-1")));
        QCOMPARE(chunk.value(QLatin1String("object")), QJsonValue(QStringLiteral("chat.completion.chunk")));
        QCOMPARE(chunk.value(QLatin1String("created")).toInteger(), qint64(1700000000));
        QCOMPARE(chunk.value(QLatin1String("model")), QJsonValue(QStringLiteral("acme/large")));
        QCOMPARE(chunk.value(QLatin1String("provider")), QJsonValue(QStringLiteral("Acme")));
        for (const QJsonValue &choice : chunk.value(QLatin1String("choices")).toArray()) {
            QVERIFY(choice.toObject().value(QLatin1String("delta")).isObject());
            roles +=
                choice.toObject().value(QLatin1String("delta")).toObject().contains(QLatin1String("role"))
                    ? 1
                    : 0;
        }
    }
    QCOMPARE(roles, 1);
    const auto call = [&](int chunk) {
        return choiceOf(all.at(chunk))
            .value(QLatin1String("delta"))
            .toObject()
            .value(QLatin1String("tool_calls"))
            .toArray()
            .first()
            .toObject();
    };
    QCOMPARE(call(2).keys(), (QStringList {QStringLiteral("function"), QStringLiteral("id"),
                                           QStringLiteral("index"), QStringLiteral("type")}));
    QCOMPARE(call(3).keys(), (QStringList {QStringLiteral("function"), QStringLiteral("index")}));
    QVERIFY(!call(3).value(QLatin1String("function")).toObject().contains(QLatin1String("name")));
}

void OpenAiReply::finishComesOnceAfterAllContentAndUsageLast()
{
    OpenAiReplyWriter writer(facts());
    // The usage and the finish of one alternative may come before another's content.
    QByteArray stream =
        writer.write({ReplyInfo {}, TextDelta {QStringLiteral("a"), 0}, UsageReport {Usage {}},
                      Finished {FinishReason::Stop, {}, 0}, TextDelta {QStringLiteral("b"), 1},
                      UsageReport {usage()}, Finished {FinishReason::Length, {}, 1}});
    QVERIFY(!stream.contains("\"finish_reason\":\""));
    stream += writer.end(kCost);

    const QList<QJsonObject> all = chunks(stream);
    QCOMPARE(stream.count("\"finish_reason\":\"stop\""), 1);
    QCOMPARE(stream.count("\"finish_reason\":\"length\""), 1);
    const QJsonObject last = all.last();
    QCOMPARE(last.value(QLatin1String("choices")).toArray().size(), 0);
    const QJsonObject counts = last.value(QLatin1String("usage")).toObject();
    QCOMPARE(counts.value(QLatin1String("prompt_tokens")).toInt(), 10);
    QCOMPARE(counts.value(QLatin1String("completion_tokens")).toInt(), 5);
    QCOMPARE(counts.value(QLatin1String("total_tokens")).toInt(), 15);
    QVERIFY(counts.value(QLatin1String("cost")).isDouble());
    QCOMPARE(counts.value(QLatin1String("cost")).toDouble(), 0.0012345);
    QCOMPARE(stream.count("\"usage\""), 1);
    QCOMPARE(writer.end(kCost), QByteArray());
}

void OpenAiReply::errorInTheStreamEndsItWithoutTerminator()
{
    Error error;
    error.kind = ErrorKind::StreamBroken;
    error.message = QStringLiteral("gone");
    OpenAiReplyWriter writer(facts());
    QByteArray stream = writer.write(
        {ReplyInfo {}, TextDelta {QStringLiteral("a"), 0}, error, TextDelta {QStringLiteral("b"), 0}});
    stream += writer.end(kCost);
    QVERIFY(!stream.contains("[DONE]"));
    QCOMPARE(chunks(stream).size(), 3);
    const QJsonObject inChunk = chunks(stream).at(1);
    const QJsonObject alone = chunks(stream).at(2);
    for (const QJsonObject &event : {inChunk, alone}) {
        const QJsonObject said = event.value(QLatin1String("error")).toObject();
        QCOMPARE(said.value(QLatin1String("message")), QJsonValue(QStringLiteral("gone")));
        QCOMPARE(said.value(QLatin1String("code")), QJsonValue(502));
    }
    QCOMPARE(choiceOf(inChunk).value(QLatin1String("finish_reason")), QJsonValue(QStringLiteral("error")));
    QVERIFY(!alone.contains(QLatin1String("choices")));
}

void OpenAiReply::wholeAnswerHasTheShapeThatClientsDemand()
{
    const QJsonObject json = OpenAiReplyWriter(facts()).whole(
        {ReplyInfo {
             QStringLiteral("u"), {}, 0, {}, {{QStringLiteral("system_fingerprint"), QStringLiteral("fp")}}},
         ToolCallDelta {0, QStringLiteral("c1"), QStringLiteral("f"), QStringLiteral("{"), {}, 0},
         ToolCallDelta {0, {}, {}, QStringLiteral("}"), {}, 0},
         ExtraDelta {
             {{QStringLiteral("logprobs"), QJsonObject {{QStringLiteral("content"), QJsonArray {1}}}}}, 0},
         ExtraDelta {
             {{QStringLiteral("logprobs"), QJsonObject {{QStringLiteral("content"), QJsonArray {2}}}}}, 0},
         ExtraDelta {{{QStringLiteral("citations"), QJsonArray {QStringLiteral("u")}}}, 0},
         UsageReport {usage()}, Finished {FinishReason::ToolCalls, QStringLiteral("tool_use"), 0}},
        kCost);
    QCOMPARE(json.value(QLatin1String("object")), QJsonValue(QStringLiteral("chat.completion")));
    QCOMPARE(json.value(QLatin1String("system_fingerprint")), QJsonValue(QStringLiteral("fp")));
    QCOMPARE(json.value(QLatin1String("citations")).toArray().size(), 1);
    const QJsonObject choice = choiceOf(json);
    QCOMPARE(choice.value(QLatin1String("finish_reason")), QJsonValue(QStringLiteral("tool_calls")));
    QCOMPARE(choice.value(QLatin1String("native_finish_reason")), QJsonValue(QStringLiteral("tool_use")));
    QCOMPARE(choice.value(QLatin1String("logprobs")).toObject().value(QLatin1String("content")).toArray(),
             (QJsonArray {1, 2}));
    const QJsonObject message = choice.value(QLatin1String("message")).toObject();
    QCOMPARE(message.value(QLatin1String("role")), QJsonValue(QStringLiteral("assistant")));
    QVERIFY(message.value(QLatin1String("content")).isNull());
    QVERIFY(message.value(QLatin1String("refusal")).isNull());
    QCOMPARE(message.value(QLatin1String("tool_calls")).toArray().first().toObject(),
             (QJsonObject {{QStringLiteral("id"), QStringLiteral("c1")},
                           {QStringLiteral("type"), QStringLiteral("function")},
                           {QStringLiteral("function"),
                            QJsonObject {{QStringLiteral("name"), QStringLiteral("f")},
                                         {QStringLiteral("arguments"), QStringLiteral("{}")}}}}));
    QCOMPARE(json.value(QLatin1String("usage")).toObject().value(QLatin1String("cost")).toDouble(),
             0.0012345);
}

void OpenAiReply::wholeTextHasTheFieldsOfTheObject_data()
{
    QTest::addColumn<QList<ChatEvent>>("events");
    const QString text = QStringLiteral("He said \"hi\"\n\u00e9\U0001f600");
    const Finished stopped {FinishReason::Stop, QStringLiteral("end_turn"), 0};
    const QJsonObject fields {{QStringLiteral("id"), QStringLiteral("theirs")},
                              {QStringLiteral("provider"), QStringLiteral("theirs")},
                              {QStringLiteral("new_field"), 7}};
    const ReplyInfo info {
        QStringLiteral("u"),
        {},
        0,
        {},
        {{QStringLiteral("service_tier"), QStringLiteral("flex")}, {kOpenAiFields, fields}}};
    QTest::newRow("text") << QList<ChatEvent> {TextDelta {text, 0}, UsageReport {usage()}, stopped};
    QTest::newRow("no usage") << QList<ChatEvent> {TextDelta {text, 0}, stopped};
    QTest::newRow("no native reason")
        << QList<ChatEvent> {TextDelta {text, 0}, Finished {FinishReason::Length, {}, 0}};
    QTest::newRow("fields") << QList<ChatEvent> {info, TextDelta {text, 0}, UsageReport {usage()}, stopped};
    QTest::newRow("second choice alone")
        << QList<ChatEvent> {TextDelta {text, 1}, Finished {FinishReason::Stop, {}, 1}};
    QTest::newRow("unfinished") << QList<ChatEvent> {TextDelta {text, 0}};
    QTest::newRow("thought") << QList<ChatEvent> {ReasoningDelta {text, {}, 0}, TextDelta {text, 0}, stopped};
    QTest::newRow("extra") << QList<ChatEvent> {
        ExtraDelta {{{QStringLiteral("citations"), QJsonArray {text}}}, 0}, TextDelta {text, 0}, stopped};
}

void OpenAiReply::wholeTextHasTheFieldsOfTheObject()
{
    QFETCH(QList<ChatEvent>, events);
    const QJsonObject added {{QStringLiteral("openrouter_metadata"), QJsonObject {{QStringLiteral("a"), 1}}}};
    QJsonObject expected = OpenAiReplyWriter(facts()).whole(events, kCost);
    expected.insert(QStringLiteral("openrouter_metadata"), added.value(QLatin1String("openrouter_metadata")));
    const QByteArray text = OpenAiReplyWriter(facts()).wholeText(events, kCost, added);
    QCOMPARE(QJsonDocument::fromJson(text).object(), expected);
    // A field that stands there twice would be read as its last value.
    QCOMPARE(text.count("\"provider\":"), 1);
    QCOMPARE(text.count("\"id\":"), 1);
}

void OpenAiReply::wholeAnswerThatFailedKeepsWhatCame()
{
    Error error;
    error.kind = ErrorKind::StreamBroken;
    error.message = QStringLiteral("gone");
    const QJsonObject json =
        OpenAiReplyWriter(facts()).whole({ReplyInfo {}, TextDelta {QStringLiteral("par"), 0}, error}, {});
    const QJsonObject choice = choiceOf(json);
    QCOMPARE(choice.value(QLatin1String("finish_reason")), QJsonValue(QStringLiteral("error")));
    QCOMPARE(choice.value(QLatin1String("error")).toObject().value(QLatin1String("message")),
             QJsonValue(QStringLiteral("gone")));
    QCOMPARE(choice.value(QLatin1String("message")).toObject().value(QLatin1String("content")),
             QJsonValue(QStringLiteral("par")));
}

void OpenAiReply::reasoningBlocksAreJoinedAgain()
{
    const auto detail = [](const QByteArray &json) {
        return QJsonArray {QJsonDocument::fromJson(json).object()};
    };
    const QJsonObject json = OpenAiReplyWriter(facts()).whole(
        {ReplyInfo {},
         ReasoningDelta {QStringLiteral("a"), detail(R"({"type":"reasoning.text","index":0,"text":"a"})"), 0},
         ReasoningDelta {QStringLiteral("b"), detail(R"({"type":"reasoning.text","index":0,"text":"b"})"), 0},
         ReasoningDelta {{}, detail(R"({"type":"reasoning.text","index":0,"signature":"s"})"), 0},
         ReasoningDelta {{}, detail(R"({"type":"reasoning.encrypted","index":1,"data":"x"})"), 0},
         Finished {FinishReason::Stop, {}, 0}},
        {});
    const QJsonObject message = choiceOf(json).value(QLatin1String("message")).toObject();
    QCOMPARE(message.value(QLatin1String("reasoning")), QJsonValue(QStringLiteral("ab")));
    QCOMPARE(message.value(QLatin1String("reasoning_details")).toArray(),
             QJsonDocument::fromJson(R"([{"type":"reasoning.text","index":0,"text":"ab","signature":"s"},)"
                                     R"({"type":"reasoning.encrypted","index":1,"data":"x"}])")
                 .array());
}

void OpenAiReply::excludedReasoningIsNotSent()
{
    const QList<ChatEvent> events {ReplyInfo {}, ReasoningDelta {QStringLiteral("secret"), {}, 0},
                                   TextDelta {QStringLiteral("Hi"), 0}, Finished {FinishReason::Stop, {}, 0}};
    OpenAiReplyWriter writer(facts(), true);
    QByteArray stream = writer.write(events);
    stream += writer.end({});
    QVERIFY(!stream.contains("secret"));
    QVERIFY(stream.contains("Hi"));
    QVERIFY(!QJsonDocument(writer.whole(events, {})).toJson().contains("secret"));
}

void OpenAiReply::simulatedCostIsMarked()
{
    ReplyFacts play = facts();
    play.simulated = true;
    const QJsonObject json =
        OpenAiReplyWriter(play).whole({ReplyInfo {}, UsageReport {usage()}, Finished {}}, kCost);
    QVERIFY(json.value(QLatin1String("usage")).toObject().value(QLatin1String("cost_is_simulated")).toBool());
    const QJsonObject real =
        OpenAiReplyWriter(facts()).whole({ReplyInfo {}, UsageReport {usage()}, Finished {}}, kCost);
    QVERIFY(!real.value(QLatin1String("usage")).toObject().contains(QLatin1String("cost_is_simulated")));
}

void OpenAiReply::legacyFunctionCallKeepsItsForm()
{
    const auto piece = [](const char *name, const char *arguments) {
        return ExtraDelta {{{QStringLiteral("function_call"),
                             QJsonObject {{QStringLiteral("name"), QString::fromLatin1(name)},
                                          {QStringLiteral("arguments"), QString::fromLatin1(arguments)}}}},
                           0};
    };
    const QJsonObject json = OpenAiReplyWriter(facts()).whole(
        {ReplyInfo {}, piece("f", "{\"a\""), piece("f", ":1}"),
         Finished {FinishReason::ToolCalls, QStringLiteral("function_call"), 0}},
        {});
    QCOMPARE(choiceOf(json).value(QLatin1String("finish_reason")),
             QJsonValue(QStringLiteral("function_call")));
    const QJsonObject call = choiceOf(json)
                                 .value(QLatin1String("message"))
                                 .toObject()
                                 .value(QLatin1String("function_call"))
                                 .toObject();
    QCOMPARE(call.value(QLatin1String("name")), QJsonValue(QStringLiteral("f")));
    QCOMPARE(call.value(QLatin1String("arguments")), QJsonValue(QStringLiteral("{\"a\":1}")));
}

void OpenAiReply::vendorFieldsAreSentOnlyIfTheyAreWantedBack()
{
    const auto field = [](const char *name) {
        return ExtraDelta {{{QString::fromLatin1(name), QJsonArray {1}}}, 0};
    };
    const QList<ChatEvent> events {ReplyInfo {},
                                   TextDelta {QStringLiteral("Hi"), 0},
                                   field("google_candidate"),
                                   field("anthropic_fields"),
                                   field("anthropic_citations"),
                                   field("cohere_citations"),
                                   field("output_items"),
                                   field("response"),
                                   field("google_parts"),
                                   field("anthropic_blocks"),
                                   field("annotations"),
                                   Finished {FinishReason::Stop, {}, 0}};
    OpenAiReplyWriter writer(facts());
    QByteArray stream = writer.write(events);
    stream += writer.end({});
    QCOMPARE(chunks(stream).size(), 5);
    const QJsonObject message =
        choiceOf(OpenAiReplyWriter(facts()).whole(events, {})).value(QLatin1String("message")).toObject();
    QCOMPARE(message.keys(), (QStringList {QStringLiteral("annotations"), QStringLiteral("anthropic_blocks"),
                                           QStringLiteral("content"), QStringLiteral("google_parts"),
                                           QStringLiteral("refusal"), QStringLiteral("role")}));
}

void OpenAiReply::fieldsOfAChoiceStandInTheChoice()
{
    const QJsonObject fields {{QStringLiteral("stop_reason"), QStringLiteral("###")}};
    const QList<ChatEvent> events {ReplyInfo {}, TextDelta {QStringLiteral("Hi"), 0},
                                   ExtraDelta {{{QStringLiteral("openai_choice_fields"), fields}}, 0},
                                   Finished {FinishReason::Stop, {}, 0}};
    const auto stopOf = [](const QJsonObject &json) {
        return choiceOf(json).value(QLatin1String("stop_reason")).toString();
    };
    OpenAiReplyWriter writer(facts());
    const QList<QJsonObject> sent = chunks(writer.write(events));
    QCOMPARE(sent.size(), 2);
    QCOMPARE(stopOf(sent.last()), QStringLiteral("###"));
    QVERIFY(choiceOf(sent.last()).value(QLatin1String("delta")).toObject().isEmpty());
    const QJsonObject whole = OpenAiReplyWriter(facts()).whole(events, {});
    QCOMPARE(stopOf(whole), QStringLiteral("###"));
    QVERIFY(
        !choiceOf(whole).value(QLatin1String("message")).toObject().contains(QLatin1String("stop_reason")));
}

void OpenAiReply::usageHasNoNulls()
{
    Usage counts = usage();
    counts.native = {{QStringLiteral("prompt_tokens"), 10},
                     {QStringLiteral("prompt_tokens_details"),
                      QJsonObject {{QStringLiteral("audio_tokens"), QJsonValue::Null}}}};
    const QJsonObject json =
        OpenAiReplyWriter(facts()).whole({ReplyInfo {}, UsageReport {counts}, Finished {}}, {});
    const QJsonObject details = json.value(QLatin1String("usage"))
                                    .toObject()
                                    .value(QLatin1String("prompt_tokens_details"))
                                    .toObject();
    QCOMPARE(details, (QJsonObject {{QStringLiteral("cached_tokens"), 4}}));
}

void OpenAiReply::keepAliveIsACommentAndNoEvent()
{
    SseDecoder sse;
    QList<SseEvent> events;
    sse.feed(openAiChatShape().keepAlive() + "data: a\n\n", events);
    QCOMPARE(sse.comments(), 1);
    QCOMPARE(events, (QList<SseEvent> {{"", "a"}}));
}

void OpenAiReply::errorBodyServesBothSdks_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("errorType");

    QTest::newRow("limit") << ErrorKind::RateLimited << 429 << 429 << QStringLiteral("rate_limit_error")
                           << QStringLiteral("rate_limit_exceeded");
    QTest::newRow("budget") << ErrorKind::BudgetSpent << 0 << 402 << QStringLiteral("insufficient_quota")
                            << QStringLiteral("payment_required");
    QTest::newRow("broken inside a 200")
        << ErrorKind::Overloaded << 200 << 503 << QStringLiteral("server_error")
        << QStringLiteral("provider_overloaded");
    QTest::newRow("client's mistake")
        << ErrorKind::BadRequest << 0 << 400 << QStringLiteral("invalid_request_error")
        << QStringLiteral("invalid_request");
}

void OpenAiReply::errorBodyServesBothSdks()
{
    QFETCH(ErrorKind, kind);
    QFETCH(int, status);
    Error error;
    error.kind = kind;
    error.httpStatus = status;
    error.message = QStringLiteral("What happened.");
    error.provider = QStringLiteral("acme");
    error.parameter = QStringLiteral("messages[0]");
    const QJsonObject body =
        openAiErrorBody(error, QStringLiteral("Acme"), {{QStringLiteral("previous_errors"), QJsonArray {1}}});
    const QJsonObject json = body.value(QLatin1String("error")).toObject();
    QCOMPARE(json.keys(),
             (QStringList {QStringLiteral("code"), QStringLiteral("message"), QStringLiteral("metadata"),
                           QStringLiteral("param"), QStringLiteral("type")}));
    QTEST(json.value(QLatin1String("code")).toInt(), "code");
    QTEST(json.value(QLatin1String("type")).toString(), "type");
    QCOMPARE(json.value(QLatin1String("param")), QJsonValue(QStringLiteral("messages[0]")));
    const QJsonObject metadata = json.value(QLatin1String("metadata")).toObject();
    QTEST(metadata.value(QLatin1String("error_type")).toString(), "errorType");
    QCOMPARE(metadata.value(QLatin1String("provider_name")), QJsonValue(QStringLiteral("Acme")));
    QVERIFY(metadata.contains(QLatin1String("previous_errors")));
    QVERIFY(openAiErrorBody(Error {})
                .value(QLatin1String("error"))
                .toObject()
                .value(QLatin1String("param"))
                .isNull());
}

QTEST_APPLESS_MAIN(OpenAiReply)
#include "tst_openai_reply.moc"
