#include "core/protocol/anthropic/anthropic_fields.h"
#include "core/protocol/aws_event_stream.h"
#include "tests/unit/protocol/reply_check.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace core;

namespace {

const Money kCost = Money::fromPicoDollars(1'234'500'000);

QString protocolOf(const Capture &capture)
{
    if (capture.provider == QLatin1String("bedrock"))
        return QStringLiteral("bedrock-anthropic");
    if (capture.provider == QLatin1String("vertex"))
        return QStringLiteral("vertex-anthropic");
    return QStringLiteral("anthropic-messages");
}

std::unique_ptr<ReplyWriter> writer(const ChatRequest &request = {}, const ReplyFacts &facts = replyFacts())
{
    return anthropicShape().writerFor({}, request, facts);
}

QJsonObject objectOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QString typeOf(const QJsonObject &event)
{
    return event.value(QLatin1String("type")).toString();
}

QJsonObject at(const QJsonObject &json, const char *name)
{
    return json.value(QLatin1String(name)).toObject();
}

/// The events of a recorded answer, of Amazon's binary frames as well.
QList<QJsonObject> recordedEvents(const Capture &capture)
{
    QList<QJsonObject> events;
    if (capture.framing != QLatin1String("eventstream")) {
        // Recorders leave out the last line end.
        for (const SseEvent &event : sseEventsOf(capture.body + "\n\n"))
            events << objectOf(event.data);
        return events;
    }
    AwsEventStreamDecoder decoder;
    QList<AwsEventMessage> messages;
    decoder.feed(capture.body, messages);
    for (const AwsEventMessage &message : messages)
        events << objectOf(QByteArray::fromBase64(
            objectOf(message.payload).value(QLatin1String("bytes")).toString().toLatin1()));
    return events;
}

QList<QJsonObject> writtenEvents(const QByteArray &stream)
{
    QList<QJsonObject> events;
    for (const SseEvent &event : sseEventsOf(stream)) {
        events << objectOf(event.data);
        if (event.name != typeOf(events.last()).toLatin1())
            qFatal("the name of an event is not its type: %s", event.data.constData());
    }
    return events;
}

/// Brings what two streams may do differently into one form:
/// - pings are left out, because they mean nothing and may stand anywhere;
/// - a block has one delta of each kind, because texts may be cut anywhere, and none of an empty text;
/// - the input of a tool is one delta with an object, because its text may be spaced otherwise and `{}` may
/// be
///   no delta, an empty one or "{}";
/// - citations come behind their text, because the counts of the text that they belong to are only then
/// known.
QList<QJsonObject> normalised(const QList<QJsonObject> &events)
{
    const QLatin1String deltaKey("delta");
    QList<QJsonObject> result;
    QString text;
    QString input;
    QString textType;
    bool hasInput = false;
    QList<QJsonObject> others;
    const auto add = [&](const QJsonObject &event, const QJsonObject &delta) {
        QJsonObject whole = event;
        whole.insert(QLatin1String("type"), QLatin1String("content_block_delta"));
        whole.insert(deltaKey, delta);
        result << whole;
    };
    for (const QJsonObject &event : events) {
        const QString type = typeOf(event);
        const QJsonObject delta = event.value(deltaKey).toObject();
        if (type == QLatin1String("ping"))
            continue;
        if (type == QLatin1String("content_block_start")) {
            hasInput = at(event, "content_block").contains(QLatin1String("input"));
            text.clear();
            input.clear();
            textType.clear();
            others.clear();
        }
        if (type == QLatin1String("content_block_delta")) {
            const QString kind = typeOf(delta);
            if (kind == QLatin1String("text_delta") || kind == QLatin1String("thinking_delta")) {
                textType = kind;
                text += delta
                            .value(kind == QLatin1String("text_delta") ? QLatin1String("text")
                                                                       : QLatin1String("thinking"))
                            .toString();
            } else if (kind == QLatin1String("input_json_delta")) {
                input += delta.value(QLatin1String("partial_json")).toString();
            } else {
                others << delta;
            }
            continue;
        }
        if (type == QLatin1String("content_block_stop")) {
            if (!text.isEmpty())
                add(event, {{QLatin1String("type"), textType}, {QLatin1String("text"), text}});
            if (hasInput)
                add(event, {{QLatin1String("type"), QLatin1String("input_json_delta")},
                            {QLatin1String("input"), objectOf(input.isEmpty() ? "{}" : input.toUtf8())}});
            for (const QJsonObject &other : std::as_const(others))
                add(event, other);
        }
        result << event;
    }
    return result;
}

QString shown(const QJsonObject &event)
{
    return typeOf(event) + u' ' + typeOf(at(event, "content_block")) + typeOf(at(event, "delta"));
}

/// What a written event may have otherwise than the recorded one.
QSet<QString> mayDiffer()
{
    return {// Ours: the id that the history knows, and the model as it is called here.
            QStringLiteral("message.id"), QStringLiteral("message.model"), QStringLiteral("id"),
            QStringLiteral("model"),
            // The empty list with which a block begins that is going to have citations.
            QStringLiteral("content_block.citations"),
            // A list of edits to the context that is empty says nothing.
            QStringLiteral("context_management"),
            // Amazon's own counts beside Anthropic's event.
            QStringLiteral("amazon-bedrock-invocationMetrics")};
}

Usage usage()
{
    Usage usage;
    usage.promptTokens = 20;
    usage.cachedTokens = 4;
    usage.cacheWriteTokens = 6;
    usage.cacheWrite1hTokens = 2;
    usage.completionTokens = 5;
    usage.reasoningTokens = 3;
    return usage;
}

TextDelta text(const char *text)
{
    return {QString::fromUtf8(text), 0};
}

ToolCallDelta call(int index, const char *id, const char *name, const char *arguments)
{
    return {
        .index = index,
        .id = QString::fromUtf8(id),
        .name = QString::fromUtf8(name),
        .arguments = QString::fromUtf8(arguments),
    };
}

QStringList typesOf(const QList<QJsonObject> &events)
{
    QStringList types;
    for (const QJsonObject &event : events)
        types << typeOf(event);
    return types;
}

/// The blocks of a message, each as its type and what it says: `text:Hi`, `tool_use:f({"a":1})`.
QStringList blocksOf(const QJsonObject &message)
{
    QStringList blocks;
    for (const QJsonValue &value : message.value(QLatin1String("content")).toArray()) {
        const QJsonObject block = value.toObject();
        const QString type = typeOf(block);
        QString says = block.value(type).toString();
        if (type == QLatin1String("tool_use"))
            says = block.value(QLatin1String("name")).toString() + u'('
                   + QString::fromUtf8(QJsonDocument(at(block, "input")).toJson(QJsonDocument::Compact))
                   + u')';
        blocks << type + u':' + says;
    }
    return blocks;
}

QList<ChatEvent> eventsWith(const QList<ChatEvent> &content, FinishReason reason = FinishReason::Stop)
{
    QList<ChatEvent> events {ReplyInfo {}};
    events += content;
    events << Finished {reason, {}, 0};
    return events;
}

} // namespace

class AnthropicReply : public QObject
{
    Q_OBJECT

private slots:
    void cleanupTestCase();
    void recordedAnswerComesOutAsItWasRecorded_data();
    void recordedAnswerComesOutAsItWasRecorded();
    void streamHasTheShapeThatClientsDemand();
    void countsWaitForTheEndWhereTheyAreNotKnownBefore();
    void streamAndWholeSayTheSame_data();
    void streamAndWholeSayTheSame();
    void callsThatAreWrittenAtOnceComeOneAfterTheOther();
    void signatureComesOnceBeforeTheEndOfItsBlock();
    void thoughtsThatTheClientDoesNotWantAreNotShown();
    void sourcesBecomeCitations();
    void reasonOfTheEndIsSaidInTheApisWords_data();
    void reasonOfTheEndIsSaidInTheApisWords();
    void refusalIsExplained();
    void errorInTheStreamEndsItWithoutSuccess();
    void wholeAnswerThatFailedHasNoReasonToStop();
    void answerThatEndsInAnErrorIsOne();
    void vendorsFieldsStayAway();
    void simulatedCostIsMarked();
    void keepAliveIsAPing();
    void errorHasTheStatusAndTypeOfItsMeaning_data();
    void errorHasTheStatusAndTypeOfItsMeaning();
    void errorBodyHasWhatLibrariesRead();

private:
    QList<Capture> m_captures = capturesOf(QStringLiteral("anthropic-messages"));
    int m_played = 0;
    int m_equal = 0;
    QStringList m_others;
};

void AnthropicReply::cleanupTestCase()
{
    qInfo("recorded answers: %d, written as recorded: %d", m_played, m_equal);
    for (const QString &other : std::as_const(m_others))
        qInfo("%s", qPrintable(other));
}

void AnthropicReply::recordedAnswerComesOutAsItWasRecorded_data()
{
    const QMap<QString, QString> others {
        {QStringLiteral("anthropic/anthropic-count-tokens-with-adaptive-thinking-and-output-tools"),
         QStringLiteral("is a number of tokens, no answer")},
        {QStringLiteral("bedrock/bedrock-runtime-model-anthropic-claude-v2-1-invoke-with-response"),
         QStringLiteral("is of the API before Messages; comes out as a message")},
        {QStringLiteral("anthropic/doc-stream-first-event-is-error"),
         QStringLiteral("is an error; comes out as one")},
        {QStringLiteral("anthropic/splice-connection-cut-after-text"),
         QStringLiteral("is cut; comes out with an error at its end")}};
    QTest::addColumn<int>("index");
    for (int i = 0; i < m_captures.size(); ++i) {
        const Capture &capture = m_captures.at(i);
        if (capture.status != 200)
            continue;
        if (others.contains(capture.id))
            m_others << capture.id + u' ' + others.value(capture.id);
        else
            QTest::newRow(qPrintable(capture.id)) << i;
    }
    QCOMPARE(m_others.size(), others.size());
}

void AnthropicReply::recordedAnswerComesOutAsItWasRecorded()
{
    QFETCH(int, index);
    const Capture &capture = m_captures.at(index);
    const QList<ChatEvent> events = eventsOf(capture, protocolOf(capture));
    QVERIFY(!collect(events).error);
    ++m_played;

    if (!capture.stream) {
        const QJsonObject written = writer()->whole(events, kCost);
        QCOMPARE(lost(objectOf(capture.body), written, mayDiffer()), QStringList());
        QCOMPARE(at(written, "usage").value(QLatin1String("cost")).toDouble(), 0.0012345);
        ++m_equal;
        return;
    }
    const QList<QJsonObject> recorded = normalised(recordedEvents(capture));
    const QList<QJsonObject> written = normalised(writtenEvents(streamOf(*writer(), events, kCost)));
    QStringList recordedTypes;
    QStringList writtenTypes;
    for (const QJsonObject &event : recorded)
        recordedTypes << shown(event);
    for (const QJsonObject &event : written)
        writtenTypes << shown(event);
    QCOMPARE(writtenTypes, recordedTypes);
    for (qsizetype i = 0; i < recorded.size(); ++i)
        QCOMPARE(lost(recorded.at(i), written.at(i), mayDiffer()), QStringList());
    ++m_equal;
}

void AnthropicReply::streamHasTheShapeThatClientsDemand()
{
    const auto reply = writer();
    QByteArray stream =
        reply->write({ReplyInfo {QStringLiteral("upstream"), QStringLiteral("large-01"), 5, {}, {}},
                      UsageReport {usage()}, text("Hi"), call(0, "c1", "f", ""), call(0, "", "", "{\"a\":1}"),
                      Finished {FinishReason::ToolCalls, {}, 0}});
    QVERIFY2(!stream.contains("message_delta"), "the end waits for the cost");
    stream += reply->end(kCost);
    QCOMPARE(reply->end(kCost), QByteArray());
    QVERIFY(!stream.contains("\nid:"));

    const QList<QJsonObject> events = writtenEvents(stream);
    QCOMPARE(typesOf(events).join(u' '),
             QStringLiteral("message_start content_block_start ping content_block_delta content_block_stop "
                            "content_block_start content_block_delta content_block_stop message_delta "
                            "message_stop"));
    const QJsonObject message = at(events.first(), "message");
    QCOMPARE(message.value(QLatin1String("id")), QJsonValue(QStringLiteral("gen-1")));
    QCOMPARE(typeOf(message), QStringLiteral("message"));
    QCOMPARE(message.value(QLatin1String("role")), QJsonValue(QStringLiteral("assistant")));
    QCOMPARE(message.value(QLatin1String("model")), QJsonValue(QStringLiteral("acme/large")));
    QCOMPARE(message.value(QLatin1String("provider")), QJsonValue(QStringLiteral("Acme")));
    QCOMPARE(message.value(QLatin1String("content")), QJsonValue(QJsonArray()));
    QVERIFY(message.value(QLatin1String("stop_reason")).isNull());
    QVERIFY(message.value(QLatin1String("stop_sequence")).isNull());
    QCOMPARE(at(message, "usage").value(QLatin1String("input_tokens")).toInt(), 10);
    QVERIFY(!at(message, "usage").contains(QLatin1String("cost")));

    QCOMPARE(at(events.at(5), "content_block"),
             objectOf(R"({"type":"tool_use","id":"c1","name":"f","input":{}})"));
    QCOMPARE(events.at(5).value(QLatin1String("index")).toInt(), 1);
    QCOMPARE(at(events.at(6), "delta"),
             objectOf(R"({"type":"input_json_delta","partial_json":"{\"a\":1}"})"));

    const QJsonObject last = events.at(8);
    QCOMPARE(at(last, "delta"),
             objectOf(R"({"stop_reason":"tool_use","stop_sequence":null,"stop_details":null})"));
    QCOMPARE(at(last, "usage"),
             objectOf(R"({"input_tokens":10,"output_tokens":5,"cache_read_input_tokens":4,)"
                      R"("cache_creation_input_tokens":6,"cache_creation":{"ephemeral_5m_input_tokens":4,)"
                      R"("ephemeral_1h_input_tokens":2},"output_tokens_details":{"thinking_tokens":3},)"
                      R"("cost":0.0012345})"));
}

void AnthropicReply::countsWaitForTheEndWhereTheyAreNotKnownBefore()
{
    const auto reply = writer();
    QCOMPARE(reply->write({ReplyInfo {}}), QByteArray());
    QByteArray stream = reply->write({text("Hi"), Finished {}, UsageReport {usage()}});
    stream += reply->end({});
    const QList<QJsonObject> events = writtenEvents(stream);
    const QJsonObject first = at(at(events.first(), "message"), "usage");
    QCOMPARE(first.value(QLatin1String("input_tokens")), QJsonValue(0));
    QCOMPARE(first.value(QLatin1String("output_tokens")), QJsonValue(0));
    const QJsonObject last = at(events.at(events.size() - 2), "usage");
    QCOMPARE(last.value(QLatin1String("input_tokens")), QJsonValue(10));
    QCOMPARE(last.value(QLatin1String("output_tokens")), QJsonValue(5));
    QVERIFY(!last.contains(QLatin1String("cost")));
}

void AnthropicReply::streamAndWholeSayTheSame_data()
{
    QTest::addColumn<QList<ChatEvent>>("content");
    QTest::addColumn<QStringList>("blocks");

    QTest::newRow("nothing") << QList<ChatEvent> {} << QStringList {};
    QTest::newRow("empty text") << QList<ChatEvent> {text("")} << QStringList {};
    QTest::newRow("text in pieces") << QList<ChatEvent> {text("Hel"), text("lo")}
                                    << QStringList {QStringLiteral("text:Hello")};
    QTest::newRow("reasoning alone") << QList<ChatEvent> {ReasoningDelta {QStringLiteral("Hm"), {}, 0},
                                                          ReasoningDelta {QStringLiteral("m."), {}, 0}}
                                     << QStringList {QStringLiteral("thinking:Hmm.")};
    QTest::newRow("calls alone") << QList<ChatEvent> {call(0, "a", "f", "{\"x\":"), call(0, "", "", "1}"),
                                                      call(1, "b", "g", "{}")}
                                 << QStringList {QStringLiteral("tool_use:f({\"x\":1})"),
                                                 QStringLiteral("tool_use:g({})")};
    QTest::newRow("call without arguments")
        << QList<ChatEvent> {call(0, "a", "f", "")} << QStringList {QStringLiteral("tool_use:f({})")};
    QTest::newRow("text after a call without arguments")
        << QList<ChatEvent> {call(0, "a", "f", ""), text("Hi")}
        << QStringList {QStringLiteral("tool_use:f({})"), QStringLiteral("text:Hi")};
    QTest::newRow("call that is cut off")
        << QList<ChatEvent> {call(0, "a", "f", "{\"x\":")}
        << QStringList {QStringLiteral("tool_use:f({\"_raw\":\"{\\\"x\\\":\"})")};
    QTest::newRow("text between calls")
        << QList<ChatEvent> {call(0, "a", "f", "{}"), text("and"), call(1, "b", "g", "{}")}
        << QStringList {QStringLiteral("tool_use:f({})"), QStringLiteral("text:and"),
                        QStringLiteral("tool_use:g({})")};
    QTest::newRow("another alternative")
        << QList<ChatEvent> {text("one"), TextDelta {QStringLiteral("two"), 1},
                             ToolCallDelta {.index = 0, .id = QStringLiteral("z"), .choice = 1}, text("!")}
        << QStringList {QStringLiteral("text:one!")};
}

void AnthropicReply::streamAndWholeSayTheSame()
{
    QFETCH(QList<ChatEvent>, content);
    QFETCH(QStringList, blocks);
    const QList<ChatEvent> events = eventsWith(content);
    const QJsonObject whole = writer()->whole(events, {});
    QCOMPARE(blocksOf(whole), blocks);

    const QList<QJsonObject> stream = writtenEvents(streamOf(*writer(), events));
    QCOMPARE(typeOf(stream.last()), QStringLiteral("message_stop"));
    QStringList starts;
    int index = 0;
    int open = -1;
    for (const QJsonObject &event : stream) {
        const int place = event.value(QLatin1String("index")).toInt(-1);
        if (typeOf(event) == QLatin1String("content_block_start")) {
            QCOMPARE(open, -1);
            QCOMPARE(place, index++);
            open = place;
            starts << typeOf(at(event, "content_block"));
        } else if (typeOf(event).startsWith(QLatin1String("content_block_"))) {
            QCOMPARE(place, open);
            if (typeOf(event) == QLatin1String("content_block_stop"))
                open = -1;
        }
    }
    QStringList expected;
    for (const QString &block : blocks)
        expected << block.section(u':', 0, 0);
    QCOMPARE(starts, expected);
}

void AnthropicReply::callsThatAreWrittenAtOnceComeOneAfterTheOther()
{
    const auto reply = writer();
    QByteArray stream = reply->write({ReplyInfo {}, call(0, "a", "f", "{\"s\":\"}"),
                                      call(1, "b", "g", "{\"n\":[1,"), call(0, "", "", "\\\"")});
    QVERIFY2(!stream.contains("\"g\""), "the first is not at its end");
    stream +=
        reply->write({call(1, "", "", "2]"), text("done"), call(0, "", "", "\"}"), call(1, "", "", "}")});
    stream += reply->write({Finished {FinishReason::ToolCalls, {}, 0}}) + reply->end({});
    QStringList inputs(3);
    for (const QJsonObject &event : writtenEvents(stream))
        inputs[event.value(QLatin1String("index")).toInt()] +=
            at(event, "delta").value(QLatin1String("partial_json")).toString()
            + at(event, "delta").value(QLatin1String("text")).toString();
    const QStringList expected {QStringLiteral(R"({"s":"}\""})"), QStringLiteral(R"({"n":[1,2]})"),
                                QStringLiteral("done")};
    QCOMPARE(inputs, expected);
}

void AnthropicReply::signatureComesOnceBeforeTheEndOfItsBlock()
{
    const auto claude = [](const char *json) { return QJsonArray {objectOf(json)}; };
    const QList<ChatEvent> events = eventsWith(
        {ReasoningDelta {
             QStringLiteral("a"),
             claude(R"({"type":"reasoning.text","format":"anthropic-claude-v1","index":0,"text":"a"})"), 0},
         ReasoningDelta {
             QStringLiteral("b"),
             claude(
                 R"({"type":"reasoning.text","format":"anthropic-claude-v1","index":0,"text":"b","signature":"S"})"),
             0},
         ReasoningDelta {
             {},
             claude(R"({"type":"reasoning.encrypted","format":"anthropic-claude-v1","index":1,"data":"D"})"),
             0},
         text("Hi")});
    const QList<QJsonObject> written = writtenEvents(streamOf(*writer(), events));
    QCOMPARE(typesOf(written).mid(1, 6).join(u' '),
             QStringLiteral("content_block_start ping content_block_delta content_block_delta "
                            "content_block_delta content_block_stop"));
    QCOMPARE(at(written.at(1), "content_block"),
             objectOf(R"({"type":"thinking","thinking":"","signature":""})"));
    QCOMPARE(at(written.at(5), "delta"), objectOf(R"({"type":"signature_delta","signature":"S"})"));
    QCOMPARE(at(written.at(7), "content_block"), objectOf(R"({"type":"redacted_thinking","data":"D"})"));
    QCOMPARE(writer()->whole(events, {}).value(QLatin1String("content")).toArray(),
             (QJsonArray {objectOf(R"({"type":"thinking","thinking":"ab","signature":"S"})"),
                          objectOf(R"({"type":"redacted_thinking","data":"D"})"),
                          objectOf(R"({"type":"text","text":"Hi"})")}));
}

void AnthropicReply::thoughtsThatTheClientDoesNotWantAreNotShown()
{
    ChatRequest request;
    request.reasoning = ReasoningRequest {.exclude = true};
    const QList<ChatEvent> events =
        eventsWith({ReasoningDelta {QStringLiteral("secret"), {}, 0}, text("Hi")});
    const QByteArray stream = streamOf(*writer(request), events);
    QVERIFY(!stream.contains("secret"));
    QVERIFY(stream.contains("signature_delta"));
    QCOMPARE(blocksOf(writer(request)->whole(events, {})),
             (QStringList {QStringLiteral("thinking:"), QStringLiteral("text:Hi")}));
}

void AnthropicReply::sourcesBecomeCitations()
{
    const QJsonObject annotation = objectOf(
        R"({"type":"url_citation","url_citation":{"url":"https://a.test","title":"A","content":"said",)"
        R"("start_index":0,"end_index":2}})");
    const QJsonObject whole = writer()->whole(
        eventsWith({text("Hi"), ExtraDelta {{{QStringLiteral("annotations"), QJsonArray {annotation}}}, 0}}),
        {});
    QCOMPARE(whole.value(QLatin1String("content")).toArray(),
             (QJsonArray {objectOf(
                 R"({"type":"text","text":"Hi","citations":[{"type":"web_search_result_location",)"
                 R"("url":"https://a.test","title":"A","cited_text":"said","encrypted_index":""}]})")}));
}

void AnthropicReply::reasonOfTheEndIsSaidInTheApisWords_data()
{
    QTest::addColumn<FinishReason>("reason");
    QTest::addColumn<QString>("native");
    QTest::addColumn<QStringList>("stops");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("sequence");

    const auto row = [](const char *name, FinishReason reason, const char *native, const char *word,
                        const QStringList &stops = {}, const char *sequence = "") {
        QTest::newRow(name) << reason << QString::fromLatin1(native) << stops << QString::fromLatin1(word)
                            << QString::fromLatin1(sequence);
    };
    row("stop", FinishReason::Stop, "stop", "end_turn");
    row("stop without a word", FinishReason::Stop, "", "end_turn");
    row("length", FinishReason::Length, "length", "max_tokens");
    row("tools", FinishReason::ToolCalls, "tool_calls", "tool_use");
    row("filter", FinishReason::ContentFilter, "SAFETY", "refusal");
    row("a word of the API's own", FinishReason::Length, "model_context_window_exceeded",
        "model_context_window_exceeded");
    row("a turn that is to go on", FinishReason::Stop, "pause_turn", "pause_turn");
    row("calls under another word", FinishReason::ToolCalls, "end_turn", "tool_use");
    row("a stop sequence", FinishReason::Stop, "stop_sequence", "stop_sequence");
    row("the only stop sequence", FinishReason::Stop, "stop_sequence", "stop_sequence",
        {QStringLiteral("END")}, "END");
    row("one of two stop sequences", FinishReason::Stop, "stop_sequence", "stop_sequence",
        {QStringLiteral("END"), QStringLiteral("STOP")});
    row("a stop sequence that was not told", FinishReason::Stop, "stop", "end_turn", {QStringLiteral("END")});
}

void AnthropicReply::reasonOfTheEndIsSaidInTheApisWords()
{
    QFETCH(FinishReason, reason);
    QFETCH(QString, native);
    QFETCH(QStringList, stops);
    ChatRequest request;
    request.sampling.stop = stops;
    const QList<ChatEvent> events {ReplyInfo {}, text("Hi"), Finished {reason, native, 0}};
    const QList<QJsonObject> stream = writtenEvents(streamOf(*writer(request), events));
    for (const QJsonObject &end :
         {at(stream.at(stream.size() - 2), "delta"), writer(request)->whole(events, {})}) {
        QTEST(end.value(QLatin1String("stop_reason")).toString(), "word");
        QTEST(end.value(QLatin1String("stop_sequence")).toString(), "sequence");
    }
}

void AnthropicReply::refusalIsExplained()
{
    const QJsonObject whole = writer()->whole(
        eventsWith({RefusalDelta {QStringLiteral("I can"), 0}, RefusalDelta {QStringLiteral("not."), 0}}),
        {});
    QCOMPARE(whole.value(QLatin1String("stop_reason")), QJsonValue(QStringLiteral("refusal")));
    QCOMPARE(at(whole, "stop_details"),
             objectOf(R"({"type":"refusal","category":null,"explanation":"I cannot."})"));
    const QJsonObject filtered = writer()->whole(eventsWith({}, FinishReason::ContentFilter), {});
    QVERIFY(filtered.value(QLatin1String("stop_details")).isNull());
}

void AnthropicReply::errorInTheStreamEndsItWithoutSuccess()
{
    Error error;
    error.kind = ErrorKind::StreamBroken;
    error.message = QStringLiteral("gone");
    for (const bool begun : {true, false}) {
        const auto reply = writer();
        QList<ChatEvent> events {ReplyInfo {}, text("a"), error, text("b"), Finished {}};
        if (!begun)
            events.remove(1);
        const QByteArray stream = streamOf(*reply, events, kCost);
        const QList<QJsonObject> written = writtenEvents(stream);
        QCOMPARE(typeOf(written.last()), QStringLiteral("error"));
        QCOMPARE(written.size(), begun ? 5 : 1);
        for (const char *end : {"content_block_stop", "message_delta", "message_stop"})
            QVERIFY(!stream.contains(end));
        QCOMPARE(at(written.last(), "error").value(QLatin1String("type")),
                 QJsonValue(QStringLiteral("api_error")));
        QCOMPARE(written.last().value(QLatin1String("request_id")), QJsonValue(QStringLiteral("gen-1")));
    }
}

void AnthropicReply::wholeAnswerThatFailedHasNoReasonToStop()
{
    Error error;
    error.kind = ErrorKind::StreamBroken;
    error.message = QStringLiteral("gone");
    const QJsonObject json = writer()->whole({ReplyInfo {}, text("par"), error}, {});
    QCOMPARE(blocksOf(json), QStringList {QStringLiteral("text:par")});
    QVERIFY(json.value(QLatin1String("stop_reason")).isNull());
    QCOMPARE(at(json, "error").value(QLatin1String("message")), QJsonValue(QStringLiteral("gone")));
}

void AnthropicReply::answerThatEndsInAnErrorIsOne()
{
    const QList<ChatEvent> events {
        ReplyInfo {}, text("a"),
        Finished {FinishReason::Error, QStringLiteral("MALFORMED_FUNCTION_CALL"), 0}};
    const QByteArray stream = streamOf(*writer(), events, kCost);
    QVERIFY(!stream.contains("message_stop"));
    const QJsonObject last = writtenEvents(stream).last();
    QCOMPARE(at(last, "error").value(QLatin1String("type")), QJsonValue(QStringLiteral("api_error")));
    QVERIFY(
        at(last, "error").value(QLatin1String("message")).toString().contains(QLatin1String("MALFORMED_")));
    const QJsonObject whole = writer()->whole(events, kCost);
    QVERIFY(whole.value(QLatin1String("stop_reason")).isNull());
    QVERIFY(whole.contains(QLatin1String("error")));
}

void AnthropicReply::vendorsFieldsStayAway()
{
    const QJsonObject foreign {{QStringLiteral("google_parts"), QJsonArray {1}},
                               {QStringLiteral("logprobs"), QJsonObject()},
                               {QStringLiteral("phase"), QStringLiteral("final_answer")}};
    const QJsonObject facts {{QStringLiteral("system_fingerprint"), QStringLiteral("fp")},
                             {QStringLiteral("service_tier"), QStringLiteral("default")},
                             {QStringLiteral("google_x"), 1},
                             {QStringLiteral("container"), QJsonObject {{QStringLiteral("id"), 1}}}};
    const QJsonObject whole = writer()->whole(
        {ReplyInfo {{}, {}, 0, {}, facts}, ExtraDelta {foreign, 0}, text("Hi"), Finished {}}, {});
    QCOMPARE(whole.keys().join(u' '),
             QStringLiteral("container content id model provider role stop_details stop_reason stop_sequence "
                            "type usage"));
    QCOMPARE(blocksOf(whole), QStringList {QStringLiteral("text:Hi")});
}

void AnthropicReply::simulatedCostIsMarked()
{
    ReplyFacts play = replyFacts();
    play.simulated = true;
    const QList<ChatEvent> events {ReplyInfo {}, UsageReport {usage()}, Finished {}};
    const QLatin1String mark("cost_is_simulated");
    QVERIFY(at(writer({}, play)->whole(events, kCost), "usage").value(mark).toBool());
    QVERIFY(!at(writer()->whole(events, kCost), "usage").contains(mark));
    QCOMPARE(streamOf(*writer({}, play), events, kCost).count(mark.latin1()), 1);
}

void AnthropicReply::keepAliveIsAPing()
{
    QCOMPARE(anthropicShape().keepAlive(), QByteArray("event: ping\ndata: {\"type\":\"ping\"}\n\n"));
}

void AnthropicReply::errorHasTheStatusAndTypeOfItsMeaning_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("told");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("errorType");

    const auto row = [](const char *name, ErrorKind kind, int told, int status, const char *type,
                        const char *errorType, const char *code = "") {
        QTest::newRow(name) << kind << told << QString::fromLatin1(code) << status
                            << QString::fromLatin1(type) << QString::fromLatin1(errorType);
    };
    row("client's mistake", ErrorKind::BadRequest, 0, 400, "invalid_request_error", "invalid_request");
    row("nothing at this path", ErrorKind::BadRequest, 404, 404, "not_found_error", "not_found");
    row("wrong method", ErrorKind::BadRequest, 405, 405, "invalid_request_error", "invalid_request");
    row("body too large", ErrorKind::BadRequest, 413, 413, "request_too_large", "payload_too_large");
    row("client's mistake that a server takes for its own", ErrorKind::BadRequest, 500, 400,
        "invalid_request_error", "invalid_request");
    row("no key", ErrorKind::AccessDenied, 401, 401, "authentication_error", "authentication");
    row("a model that the key may not use", ErrorKind::AccessDenied, 403, 403, "permission_error",
        "permission_denied");
    row("provider's key", ErrorKind::AuthFailed, 400, 401, "authentication_error", "authentication");
    row("provider's permission", ErrorKind::AuthFailed, 403, 403, "permission_error", "authentication");
    row("provider's credit, by OpenAI's status", ErrorKind::OutOfCredit, 429, 402, "billing_error",
        "payment_required");
    row("budget", ErrorKind::BudgetSpent, 0, 402, "billing_error", "payment_required");
    row("no such model", ErrorKind::UnknownModel, 0, 404, "not_found_error", "invalid_request");
    row("no endpoint left", ErrorKind::NoRoute, 0, 404, "not_found_error", "not_found");
    row("model gone", ErrorKind::ModelUnavailable, 400, 404, "not_found_error", "not_found");
    row("too long", ErrorKind::ContextTooLong, 500, 400, "invalid_request_error", "context_length_exceeded");
    row("moderation", ErrorKind::Refused, 0, 403, "permission_error", "content_policy_violation");
    row("limit", ErrorKind::RateLimited, 503, 429, "rate_limit_error", "rate_limit_exceeded");
    row("busy", ErrorKind::Overloaded, 503, 529, "overloaded_error", "provider_overloaded");
    row("busy, by Anthropic's status", ErrorKind::Overloaded, 529, 529, "overloaded_error",
        "provider_overloaded");
    row("busy, said inside a stream", ErrorKind::Overloaded, 200, 529, "overloaded_error",
        "provider_overloaded", "overloaded_error");
    row("busy for too long", ErrorKind::Overloaded, 408, 408, "timeout_error", "provider_overloaded");
    row("busy with the same", ErrorKind::Overloaded, 409, 409, "api_error", "provider_overloaded");
    row("too early", ErrorKind::Overloaded, 425, 529, "overloaded_error", "provider_overloaded");
    row("out of order", ErrorKind::Overloaded, 500, 500, "api_error", "provider_overloaded");
    row("out of order, said inside a stream", ErrorKind::Overloaded, 200, 500, "api_error",
        "provider_overloaded", "api_error");
    row("too slow", ErrorKind::FirstTokenTimeout, 0, 504, "timeout_error", "timeout");
    row("broken off", ErrorKind::StreamBroken, 200, 502, "api_error", "provider_unavailable");
    row("our own fault", ErrorKind::Internal, 0, 500, "api_error", "server");
}

void AnthropicReply::errorHasTheStatusAndTypeOfItsMeaning()
{
    QFETCH(ErrorKind, kind);
    QFETCH(int, told);
    QFETCH(QString, code);
    Error error;
    error.kind = kind;
    error.httpStatus = told;
    error.code = code;
    error.message = QStringLiteral("What happened.");
    QTEST(anthropicShape().errorStatus(error), "status");
    const QJsonObject json = at(anthropicShape().errorBody(error, {}, QStringLiteral("req_1")), "error");
    QTEST(json.value(QLatin1String("type")).toString(), "type");
    QTEST(json.value(QLatin1String("error_type")).toString(), "errorType");
}

void AnthropicReply::errorBodyHasWhatLibrariesRead()
{
    Error error;
    error.kind = ErrorKind::ContextTooLong;
    error.message = QStringLiteral("Acme cannot take so much.");
    error.code = QStringLiteral("context_length_exceeded");
    QCOMPARE(anthropicShape().errorBody(error, QStringLiteral("Acme"), QStringLiteral("req_1")),
             objectOf(R"({"type":"error","error":{"type":"invalid_request_error",)"
                      R"("message":"prompt is too long: Acme cannot take so much.",)"
                      R"("error_type":"context_length_exceeded"},"request_id":"req_1",)"
                      R"("metadata":{"provider_name":"Acme","provider_code":"context_length_exceeded"}})"));
    error.message = QStringLiteral("It said: Prompt is too long.");
    const QJsonObject body = anthropicShape().errorBody(error, {}, {});
    QCOMPARE(at(body, "error").value(QLatin1String("message")), QJsonValue(error.message));
    QVERIFY(body.value(QLatin1String("request_id")).isNull());
}

QTEST_APPLESS_MAIN(AnthropicReply)
#include "tst_anthropic_reply.moc"
