#include "core/protocol/answer_pieces.h"
#include "core/protocol/codec.h"
#include "core/protocol/reasoning_details.h"
#include "core/protocol/responses/responses_reply.h"
#include "core/protocol/responses/responses_thoughts.h"
#include "tests/unit/protocol/reply_check.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QTest>

using namespace core;

namespace {

const QLatin1String kType("type");
const QLatin1String kId("id");
const QLatin1String kItem("item");
const QLatin1String kDelta("delta");
const QLatin1String kStatus("status");
const QLatin1String kResponse("response");
const QLatin1String kOutput("output");
const QLatin1String kSummary("summary");
const QLatin1String kEncrypted("encrypted_content");
const QLatin1String kIndex("index");

const Money kCost = Money::fromPicoDollars(1'234'500'000);

QJsonObject parsed(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        qFatal("no object: %s", json.constData());
    return document.object();
}

ResponsesReplyWriter writer(const QByteArray &requestBody = "{}")
{
    return ResponsesReplyWriter({.facts = replyFacts(), .requestBody = parsed(requestBody)});
}

QList<QJsonObject> objectsOf(const QByteArray &stream)
{
    QList<QJsonObject> objects;
    for (const SseEvent &event : sseEventsOf(stream))
        objects << QJsonDocument::fromJson(event.data).object();
    return objects;
}

QStringList typesOf(const QByteArray &stream)
{
    QStringList types;
    for (const QJsonObject &event : objectsOf(stream))
        types << event.value(kType).toString().mid(int(qstrlen("response.")));
    return types;
}

QJsonArray outputOf(const QByteArray &stream)
{
    return objectsOf(stream).last().value(kResponse).toObject().value(kOutput).toArray();
}

QJsonObject itemAt(const QJsonArray &output, int index)
{
    return output.at(index).toObject();
}

/// What OpenAI's and Vercel's clients check of a stream, and the rules of this API that they build upon.
class StreamRules
{
public:
    static QStringList broken(const QByteArray &stream)
    {
        StreamRules rules;
        const QList<SseEvent> events = sseEventsOf(stream);
        for (int i = 0; i < events.size(); ++i)
            rules.check(events.at(i), i, events.size());
        return rules.m_broken;
    }

private:
    struct Open {
        QString id;
        QString type;
        QString part = {}; ///< Type of the part that is open.
        QString text = {};
        int parts = 0;
        int summaryParts = 0;
    };

    void check(const SseEvent &event, int number, qsizetype count)
    {
        const QJsonObject json = QJsonDocument::fromJson(event.data).object();
        const QString type = json.value(kType).toString();
        require(event.name == type.toLatin1(), QStringLiteral("named as its type"), json);
        require(json.value(QLatin1String("sequence_number")).toInt(-1) == number,
                QStringLiteral("numbered without gaps"), json);
        require((number == 0) == (type == QLatin1String("response.created")), QStringLiteral("created first"),
                json);
        require((number == 1) == (type == QLatin1String("response.in_progress")),
                QStringLiteral("in progress then"), json);
        static const QStringList ends {QStringLiteral("response.completed"),
                                       QStringLiteral("response.incomplete"),
                                       QStringLiteral("response.failed")};
        require((number == count - 1) == ends.contains(type), QStringLiteral("ended once, at the end"), json);
        if (type == QLatin1String("response.output_item.added"))
            begin(json);
        else if (type == QLatin1String("response.output_item.done"))
            end(json);
        else if (json.contains(QLatin1String("item_id")))
            inside(type, json);
        else if (ends.contains(type))
            finish(json);
    }

    void begin(const QJsonObject &json)
    {
        const QJsonObject item = json.value(kItem).toObject();
        const Open open {item.value(kId).toString(), item.value(kType).toString()};
        require(!open.id.isEmpty() && !m_ids.contains(open.id), QStringLiteral("an id of its own"), json);
        require(json.value(QLatin1String("output_index")).toInt(-1) == m_done.size(),
                QStringLiteral("at a dense index"), json);
        const bool call =
            open.type.endsWith(QLatin1String("_tool_call")) || open.type == QLatin1String("function_call");
        for (const Open &other : std::as_const(m_open))
            require(call && other.type == open.type, QStringLiteral("alone"), json);
        m_ids.insert(open.id);
        m_open.insert(int(m_done.size()), open);
        m_done.append(QJsonObject());
    }

    void end(const QJsonObject &json)
    {
        const int index = json.value(QLatin1String("output_index")).toInt(-1);
        const QJsonObject item = json.value(kItem).toObject();
        require(m_open.contains(index), QStringLiteral("open until now"), json);
        const Open open = m_open.take(index);
        require(open.id == item.value(kId).toString() && open.type == item.value(kType).toString(),
                QStringLiteral("the item that began"), json);
        require(open.part.isEmpty(), QStringLiteral("without an open part"), json);
        if (index >= 0 && index < m_done.size())
            m_done[index] = item;
    }

    void inside(const QString &type, const QJsonObject &json)
    {
        const int index = json.value(QLatin1String("output_index")).toInt(-1);
        require(m_open.contains(index), QStringLiteral("inside an open item"), json);
        Open &open = m_open[index];
        require(open.id == json.value(QLatin1String("item_id")).toString(), QStringLiteral("of its id"),
                json);
        if (type.endsWith(QLatin1String("part.added"))) {
            require(open.part.isEmpty(), QStringLiteral("after the part before"), json);
            open.part = json.value(QLatin1String("part")).toObject().value(kType).toString();
            open.text.clear();
            const bool summary = open.part == QLatin1String("summary_text");
            int &next = summary ? open.summaryParts : open.parts;
            require(json.value(summary ? QLatin1String("summary_index") : QLatin1String("content_index"))
                            .toInt(-1)
                        == next++,
                    QStringLiteral("a part at a dense index"), json);
        } else if (type.endsWith(QLatin1String("part.done"))) {
            const QJsonObject part = json.value(QLatin1String("part")).toObject();
            require(part.value(kType).toString() == open.part, QStringLiteral("the part that began"), json);
            open.part.clear();
        } else if (type.endsWith(QLatin1String(".delta"))) {
            open.text += json.value(kDelta).toString();
        } else if (type.endsWith(QLatin1String(".done"))) {
            QString whole;
            for (const QLatin1String name :
                 {QLatin1String("text"), QLatin1String("refusal"), QLatin1String("arguments"),
                  QLatin1String("input"), QLatin1String("code")})
                whole += json.value(name).toString();
            require(whole == open.text, QStringLiteral("the sum of its deltas"), json);
        }
        if (type.startsWith(QLatin1String("response.output_text")))
            require(open.part == QLatin1String("output_text"), QStringLiteral("in a part of text"), json);
    }

    void finish(const QJsonObject &json)
    {
        const QJsonObject response = json.value(kResponse).toObject();
        if (response.value(kStatus) == QLatin1String("failed"))
            return; // nothing that had begun counts as done
        require(m_open.isEmpty(), QStringLiteral("after all items"), json);
        require(response.value(kOutput).toArray() == m_done, QStringLiteral("with the items as they ended"),
                json);
    }

    void require(bool holds, const QString &rule, const QJsonObject &json)
    {
        if (!holds)
            m_broken << QStringLiteral("not %1: %2")
                            .arg(rule, QString::fromUtf8(
                                           QJsonDocument(json).toJson(QJsonDocument::Compact).left(300)));
    }

    QStringList m_broken;
    QMap<int, Open> m_open;
    QSet<QString> m_ids;
    QJsonArray m_done;
};

/// Read by the codec of this API.
Answer readAgain(const QByteArray &body, bool stream)
{
    EndpointTarget target;
    target.quirks.reasoningFormat = kOpenAiReasoning;
    const HeaderList headers {{"Content-Type", stream ? "text/event-stream" : "application/json"}};
    const auto decoder = codecFor(QStringLiteral("openai-responses"))->decoderFor({}, headers, target);
    QList<ChatEvent> events;
    decoder->feed(body, events);
    decoder->end(events);
    return collect(events);
}

/// That the answer ends in calls is told by its items, whatever word a provider has for that.
FinishReason toldReason(const Answer::Choice &choice)
{
    const FinishReason reason = choice.finished->reason;
    if (reason != FinishReason::Stop && reason != FinishReason::ToolCalls)
        return reason;
    return choice.calls.isEmpty() ? FinishReason::Stop : FinishReason::ToolCalls;
}

/// Without white space: paragraphs of thoughts are set apart in other ways.
QString words(const QString &text)
{
    QString kept;
    for (const QChar c : text) {
        if (!c.isSpace())
            kept += c;
    }
    return kept;
}

/// What clients send back of an answer's items.
enum class Client {
    OpenAiSdk, ///< Everything.
    AiSdk, ///< What the AI SDK and Codex keep.
};

QJsonObject sentBack(const QJsonObject &item, Client client)
{
    if (client == Client::OpenAiSdk)
        return item;
    QJsonObject kept;
    for (const QLatin1String name : {kType, kId, QLatin1String("role"), QLatin1String("content"), kSummary,
                                     kEncrypted, QLatin1String("call_id"), QLatin1String("name"),
                                     QLatin1String("arguments"), QLatin1String("input")}) {
        if (item.contains(name) && !(name == QLatin1String("content") && item.contains(kSummary)))
            kept.insert(name, item.value(name));
    }
    return kept;
}

/// The assistant's messages of the next request.
QList<Message> nextRequest(const QJsonArray &output, Client client)
{
    QJsonArray input {QJsonObject {{QLatin1String("role"), QLatin1String("user")},
                                   {QLatin1String("content"), QLatin1String("Hi")}}};
    for (const QJsonValue &item : output)
        input.append(sentBack(item.toObject(), client));
    const Result<ChatRequest> request = responsesShape().read(
        {.body = {{QLatin1String("model"), QLatin1String("m")}, {QLatin1String("input"), input}}});
    if (!request)
        qFatal("%s", qPrintable(request.error().message));
    QList<Message> messages;
    for (const Message &message : request->messages) {
        if (message.role == Role::Assistant)
            messages << message;
    }
    return messages;
}

/// Blocks as texts in an order of their own, without the number that is given anew.
QStringList comparable(const QJsonArray &details)
{
    QStringList list;
    for (const QJsonValue &value : details) {
        QJsonObject detail = value.toObject();
        detail.remove(kIndex);
        list << QString::fromUtf8(QJsonDocument(detail).toJson(QJsonDocument::Compact));
    }
    list.sort();
    return list;
}

QJsonArray detailsOf(const QList<Message> &messages)
{
    QJsonArray details;
    for (const Message &message : messages) {
        for (const QJsonValue &detail : message.reasoningDetails)
            details.append(detail);
    }
    return details;
}

TextDelta text(const char *words)
{
    return {QString::fromUtf8(words), 0};
}

ToolCallDelta call(int index, const char *id, const char *name, const char *arguments)
{
    return {index, QString::fromLatin1(id), QString::fromLatin1(name), QString::fromLatin1(arguments), {}, 0};
}

Finished finished(FinishReason reason)
{
    return {reason, {}, 0};
}

} // namespace

class ResponsesReply : public QObject
{
    Q_OBJECT

private slots:
    void answerOfAnyProtocolIsReadTheSame_data();
    void answerOfAnyProtocolIsReadTheSame();
    void thoughtsOfAnyProtocolComeBack_data() { answerOfAnyProtocolIsReadTheSame_data(); }
    void thoughtsOfAnyProtocolComeBack();
    void eventsComeInTheOrderThatClientsKnow_data();
    void eventsComeInTheOrderThatClientsKnow();
    void endOfAnAnswerIsToldInItsStatus_data();
    void endOfAnAnswerIsToldInItsStatus();
    void responseHasEveryFieldOfTheSchemas();
    void usageIsAlwaysComplete();
    void callWithoutArgumentsGetsAnEmptyObject();
    void mixedFragmentsOfParallelCallsStayApart();
    void onlyTheFirstAlternativeHasAPlace();
    void openAisThoughtsStayAsTheyAre();
    void thoughtsOfAnotherCloudArePacked();
    void signatureOfACallIsAReasoningItemBeforeIt();
    void signatureOfATextWaitsForItsEnd();
    void brokenPackIsNobodysThought();
    void citationsAreCompletedForStrictClients();
    void logprobsComeWithTheirText();
    void pictureBecomesAnItem();
    void excludedReasoningIsNotSent();
    void failureInTheStreamLooksLikeNoSuccess();
    void answerThatGotTooLongIsIncomplete();
    void errorHasOpenAisCodeAndOpenRoutersType_data();
    void errorHasOpenAisCodeAndOpenRoutersType();
    void whatNeedsStoredAnswersIsRefusedByName_data();
    void whatNeedsStoredAnswersIsRefusedByName();
    void whatClientsSendByDefaultIsTaken();
    void fieldsForTheRouterAreRead();
    void cleanupTestCase();

private:
    QMap<QString, int> m_checked;
    int m_signed = 0; ///< Answers with blocks that came back.
};

void ResponsesReply::answerOfAnyProtocolIsReadTheSame_data()
{
    addRecordedAnswers();
}

void ResponsesReply::answerOfAnyProtocolIsReadTheSame()
{
    QFETCH(int, index);
    const RecordedAnswer &source = recordedAnswers().at(index);
    const QList<ChatEvent> events = eventsOf(source.capture, source.protocol);
    const Answer original = collect(events);

    ResponsesReplyWriter streaming = writer();
    const QByteArray stream = streamOf(streaming, events, kCost);
    QCOMPARE(StreamRules::broken(stream), QStringList());
    const QByteArray whole = QJsonDocument(writer().whole(events, kCost)).toJson();
    ++m_checked[source.protocol];
    for (const Answer &again : {readAgain(stream, true), readAgain(whole, false)}) {
        QCOMPARE(again.violations, QStringList());
        QCOMPARE(again.error.has_value(), original.error.has_value());
        if (original.error)
            continue;
        const Answer::Choice sent = original.first();
        const Answer::Choice got = again.first();
        QCOMPARE(got.text, sent.text);
        QCOMPARE(got.refusal, sent.refusal);
        QCOMPARE(words(got.reasoning), words(sent.reasoning));
        QCOMPARE(got.calls.size(), sent.calls.size());
        for (int i = 0; i < sent.calls.size(); ++i) {
            QCOMPARE(got.calls.at(i).id, sent.calls.at(i).id);
            QCOMPARE(got.calls.at(i).name, sent.calls.at(i).name);
            QCOMPARE(got.calls.at(i).arguments, sent.calls.at(i).arguments.isEmpty()
                                                    ? QStringLiteral("{}")
                                                    : sent.calls.at(i).arguments);
        }
        if (sent.finished)
            QCOMPARE(got.finished->reason, toldReason(sent));
        QCOMPARE(again.usage.has_value(), original.usage.has_value());
        if (!original.usage)
            continue;
        QCOMPARE(again.usage->promptTokens, original.usage->promptTokens);
        QCOMPARE(again.usage->cachedTokens, original.usage->cachedTokens);
        QCOMPARE(again.usage->cacheWriteTokens, original.usage->cacheWriteTokens);
        QCOMPARE(again.usage->completionTokens, original.usage->completionTokens);
        QCOMPARE(again.usage->reasoningTokens, original.usage->reasoningTokens);
        QCOMPARE(again.usage->reportedCost, std::optional(kCost));
    }
}

void ResponsesReply::thoughtsOfAnyProtocolComeBack()
{
    QFETCH(int, index);
    const RecordedAnswer &source = recordedAnswers().at(index);
    const QList<ChatEvent> events = eventsOf(source.capture, source.protocol);
    const WholeAnswer answer = wholeAnswerOf(events);
    if (answer.error || !answer.choices.contains(0))
        return;
    const WholeChoice &sent = answer.choices.at(0);
    ResponsesReplyWriter streaming = writer();
    const QJsonArray streamed = outputOf(streamOf(streaming, events));
    const QJsonArray whole = writer().whole(events, {}).value(kOutput).toArray();
    for (const QJsonArray &output : {streamed, whole}) {
        for (const Client client : {Client::OpenAiSdk, Client::AiSdk}) {
            const QList<Message> messages = nextRequest(output, client);
            QCOMPARE(comparable(detailsOf(messages)), comparable(sent.details));
            QString reasoning;
            for (const Message &message : messages)
                reasoning += message.reasoning;
            if (sent.details.isEmpty())
                QCOMPARE(reasoning, sent.reasoning);
        }
    }
    m_signed += sent.details.isEmpty() ? 0 : 1;
}

void ResponsesReply::eventsComeInTheOrderThatClientsKnow_data()
{
    QTest::addColumn<QList<ChatEvent>>("events");
    QTest::addColumn<QString>("types");

    QTest::newRow("nothing at all") << QList<ChatEvent> {} << QStringLiteral("completed");
    QTest::newRow("text") << QList<ChatEvent> {text("a"), text("b")}
                          << QStringLiteral("output_item.added content_part.added output_text.delta "
                                            "output_text.delta output_text.done content_part.done "
                                            "output_item.done completed");
    QTest::newRow("refusal after text")
        << QList<ChatEvent> {text("a"), RefusalDelta {QStringLiteral("no"), 0}}
        << QStringLiteral("output_item.added content_part.added output_text.delta output_text.done "
                          "content_part.done content_part.added refusal.delta refusal.done content_part.done "
                          "output_item.done completed");
    QTest::newRow("only calls")
        << QList<ChatEvent> {call(0, "c0", "f", "{}"), call(1, "c1", "g", "{}")}
        << QStringLiteral("output_item.added function_call_arguments.delta function_call_arguments.done "
                          "output_item.done output_item.added function_call_arguments.delta "
                          "function_call_arguments.done output_item.done completed");
    QTest::newRow("plain thoughts, then text")
        << QList<ChatEvent> {ReasoningDelta {QStringLiteral("hm"), {}, 0}, text("a")}
        << QStringLiteral("output_item.added reasoning_summary_part.added reasoning_summary_text.delta "
                          "reasoning_summary_text.done reasoning_summary_part.done output_item.done "
                          "output_item.added content_part.added output_text.delta output_text.done "
                          "content_part.done output_item.done completed");
    QTest::newRow("only thoughts of an open model")
        << QList<ChatEvent> {ReasoningDelta {
               QStringLiteral("hm"), {textDetail(QStringLiteral("hm"), {}, QString(), 0)}, 0}}
        << QStringLiteral("output_item.added content_part.added reasoning_text.delta reasoning_text.done "
                          "content_part.done output_item.done completed");
    QTest::newRow("two parts of a summary")
        << QList<ChatEvent> {ReasoningDelta {QStringLiteral("a"),
                                             {summaryDetail(QStringLiteral("a"), QStringLiteral("rs_1"),
                                                            kOpenAiReasoning, 0)},
                                             0},
                             ReasoningDelta {QStringLiteral("\n\nb"),
                                             {summaryDetail(QStringLiteral("b"), QStringLiteral("rs_1"),
                                                            kOpenAiReasoning, 1)},
                                             0}}
        << QStringLiteral("output_item.added reasoning_summary_part.added reasoning_summary_text.delta "
                          "reasoning_summary_text.done reasoning_summary_part.done "
                          "reasoning_summary_part.added reasoning_summary_text.delta "
                          "reasoning_summary_text.done reasoning_summary_part.done output_item.done "
                          "completed");
}

void ResponsesReply::eventsComeInTheOrderThatClientsKnow()
{
    QFETCH(QList<ChatEvent>, events);
    QFETCH(QString, types);
    events.prepend(ReplyInfo {});
    ResponsesReplyWriter writing = writer();
    const QByteArray stream = streamOf(writing, events);
    QCOMPARE(StreamRules::broken(stream), QStringList());
    QCOMPARE(typesOf(stream).join(u' '), QStringLiteral("created in_progress ") + types);
    QVERIFY(!stream.contains("[DONE]"));
    QVERIFY(!stream.contains("\nid:"));
    QCOMPARE(writing.end({}), QByteArray());
}

void ResponsesReply::endOfAnAnswerIsToldInItsStatus_data()
{
    QTest::addColumn<FinishReason>("reason");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("why");

    QTest::newRow("stop") << FinishReason::Stop << QStringLiteral("completed") << QString();
    QTest::newRow("calls") << FinishReason::ToolCalls << QStringLiteral("completed") << QString();
    QTest::newRow("length") << FinishReason::Length << QStringLiteral("incomplete")
                            << QStringLiteral("max_output_tokens");
    QTest::newRow("filter") << FinishReason::ContentFilter << QStringLiteral("incomplete")
                            << QStringLiteral("content_filter");
}

void ResponsesReply::endOfAnAnswerIsToldInItsStatus()
{
    QFETCH(FinishReason, reason);
    QFETCH(QString, status);
    QFETCH(QString, why);
    ResponsesReplyWriter writing = writer();
    const QByteArray stream = streamOf(writing, {ReplyInfo {}, text("a"), finished(reason)});
    const QJsonObject last = objectsOf(stream).last();
    QCOMPARE(last.value(kType).toString(), QStringLiteral("response.") + status);
    const QJsonObject response = last.value(kResponse).toObject();
    QCOMPARE(response.value(kStatus).toString(), status);
    const QJsonValue details = response.value(QLatin1String("incomplete_details"));
    QCOMPARE(details.isNull(), why.isEmpty());
    QCOMPARE(details.toObject().value(QLatin1String("reason")).toString(), why);
    QCOMPARE(itemAt(response.value(kOutput).toArray(), 0).value(kStatus).toString(), status);
}

void ResponsesReply::responseHasEveryFieldOfTheSchemas()
{
    const QByteArray body = R"({"model":"m","input":"Hi","instructions":"Be brief.","temperature":0.5,
        "metadata":{"k":"v"},"tools":[{"type":"function","name":"f"}],"tool_choice":"required",
        "text":{"format":{"type":"json_object"},"verbosity":"low"},"reasoning":{"effort":"low"},
        "parallel_tool_calls":false,"max_output_tokens":99,"truncation":"auto","service_tier":"auto"})";
    const QJsonObject json = writer(body).whole(
        {ReplyInfo {{}, {}, 0, {}, {{QStringLiteral("service_tier"), QStringLiteral("default")}}}, text("a")},
        {});
    const QJsonObject expected = parsed(R"({"id":"resp_1","object":"response","created_at":1700000000,
        "completed_at":null,"status":"completed","model":"acme/large","error":null,"incomplete_details":null,
        "instructions":"Be brief.","temperature":0.5,"top_p":null,"frequency_penalty":null,
        "presence_penalty":null,"metadata":{"k":"v"},"parallel_tool_calls":false,"max_output_tokens":99,
        "max_tool_calls":null,"previous_response_id":null,"store":false,"background":false,
        "truncation":"auto","service_tier":"default","top_logprobs":0,"user":null,"usage":null,
        "prompt_cache_key":null,"safety_identifier":null,"tool_choice":"required","provider":"Acme",
        "tools":[{"type":"function","name":"f","parameters":null,"strict":null}],
        "text":{"format":{"type":"json_object"},"verbosity":"low"},
        "reasoning":{"effort":"low","summary":null},
        "output":[{"id":"msg_1_0","type":"message","role":"assistant","status":"completed",
                   "content":[{"type":"output_text","text":"a","annotations":[],"logprobs":[]}]}]})");
    QCOMPARE(lost(expected, json), QStringList());
    QCOMPARE(json.keys(), expected.keys());

    const QJsonObject bare = writer().whole({ReplyInfo {}, text("a")}, {});
    QCOMPARE(bare.keys(), expected.keys());
    const QJsonObject plain = parsed(R"({"format":{"type":"text"}})");
    QCOMPARE(bare.value(QLatin1String("text")).toObject(), plain);
    QCOMPARE(bare.value(QLatin1String("tool_choice")), QJsonValue(QStringLiteral("auto")));
    QCOMPARE(bare.value(QLatin1String("parallel_tool_calls")), QJsonValue(true));
}

void ResponsesReply::usageIsAlwaysComplete()
{
    Usage usage;
    usage.promptTokens = 10;
    usage.completionTokens = 5;
    usage.native =
        parsed(R"({"input_tokens":1,"output_tokens":5,"output_tokens_details":{"thinking_tokens":3}})");
    const QJsonObject json = writer().whole({ReplyInfo {}, UsageReport {usage}}, kCost);
    const QJsonObject expected =
        parsed(R"({"input_tokens":10,"input_tokens_details":{"cached_tokens":0,"cache_write_tokens":0},
                        "output_tokens":5,"output_tokens_details":{"reasoning_tokens":0},"total_tokens":15,
                        "cost":0.0012345})");
    QCOMPARE(json.value(QLatin1String("usage")).toObject(), expected);
    usage.native = parsed(R"({"input_tokens":1,"input_tokens_details":{"image_tokens":7},"is_byok":true})");
    ReplyFacts play = replyFacts();
    play.simulated = true;
    const QJsonObject own = ResponsesReplyWriter({.facts = play})
                                .whole({ReplyInfo {}, UsageReport {usage}}, {})
                                .value(QLatin1String("usage"))
                                .toObject();
    QVERIFY(own.value(QLatin1String("cost_is_simulated")).toBool());
    QVERIFY(!own.contains(QLatin1String("cost")));
    QVERIFY(own.value(QLatin1String("is_byok")).toBool());
    QCOMPARE(own.value(QLatin1String("input_tokens_details")).toObject().value(QLatin1String("image_tokens")),
             QJsonValue(7));
    QCOMPARE(own.value(QLatin1String("input_tokens")), QJsonValue(10));
}

void ResponsesReply::callWithoutArgumentsGetsAnEmptyObject()
{
    ResponsesReplyWriter writing = writer();
    const QByteArray stream =
        streamOf(writing, {ReplyInfo {}, call(0, "c", "f", ""), finished(FinishReason::ToolCalls)});
    QCOMPARE(StreamRules::broken(stream), QStringList());
    QCOMPARE(itemAt(outputOf(stream), 0).value(QLatin1String("arguments")), QJsonValue(QStringLiteral("{}")));
    // One that was cut gets nothing made up.
    ResponsesReplyWriter cut = writer();
    const QByteArray half =
        streamOf(cut, {ReplyInfo {}, call(0, "c", "f", ""), finished(FinishReason::Length)});
    QCOMPARE(itemAt(outputOf(half), 0).value(QLatin1String("arguments")), QJsonValue(QString()));
    QCOMPARE(itemAt(outputOf(half), 0).value(kStatus), QJsonValue(QStringLiteral("incomplete")));
}

void ResponsesReply::mixedFragmentsOfParallelCallsStayApart()
{
    ResponsesReplyWriter writing = writer();
    const QByteArray stream =
        streamOf(writing, {ReplyInfo {}, call(0, "c0", "f", "{\"a\":"), call(1, "c1", "g", "{\"b\":"),
                           call(0, "", "", "1}"), call(1, "", "", "2}"), text("done")});
    QCOMPARE(StreamRules::broken(stream), QStringList());
    const QJsonArray output = outputOf(stream);
    QCOMPARE(output.size(), 3);
    QCOMPARE(itemAt(output, 0).value(QLatin1String("arguments")), QJsonValue(QStringLiteral("{\"a\":1}")));
    QCOMPARE(itemAt(output, 1).value(QLatin1String("arguments")), QJsonValue(QStringLiteral("{\"b\":2}")));
    QCOMPARE(itemAt(output, 2).value(kType), QJsonValue(QStringLiteral("message")));
}

void ResponsesReply::onlyTheFirstAlternativeHasAPlace()
{
    ResponsesReplyWriter writing = writer();
    const QByteArray stream =
        streamOf(writing, {ReplyInfo {}, TextDelta {QStringLiteral("other"), 1}, text("first"),
                           ToolCallDelta {0, QStringLiteral("c"), QStringLiteral("f"), {}, {}, 1},
                           ReasoningDelta {QStringLiteral("hm"), {}, 1},
                           Finished {FinishReason::Length, {}, 1}, finished(FinishReason::Stop)});
    QCOMPARE(objectsOf(stream).last().value(kType), QJsonValue(QStringLiteral("response.completed")));
    QCOMPARE(outputOf(stream).size(), 1);
    QVERIFY(stream.contains("first"));
    QVERIFY(!stream.contains("other"));
}

void ResponsesReply::openAisThoughtsStayAsTheyAre()
{
    const QString id = QStringLiteral("rs_upstream");
    const QString data = QStringLiteral("gAAAA+/=-_");
    const QJsonArray output =
        writer()
            .whole({ReplyInfo {},
                    ReasoningDelta {QStringLiteral("a"),
                                    {summaryDetail(QStringLiteral("a"), id, kOpenAiReasoning, 0)},
                                    0},
                    ReasoningDelta {{}, {encryptedDetail(data, id, kOpenAiReasoning, 1)}, 0},
                    ReasoningDelta {{}, {encryptedDetail(data, id, kOpenAiReasoning, 2)}, 0}, text("b")},
                   {})
            .value(kOutput)
            .toArray();
    QCOMPARE(output.size(), 3);
    const QJsonObject first = itemAt(output, 0);
    QCOMPARE(first.value(kId), QJsonValue(id));
    QCOMPARE(first.value(kEncrypted), QJsonValue(data));
    const QJsonObject summary = parsed(R"({"type":"summary_text","text":"a"})");
    QCOMPARE(first.value(kSummary).toArray(), (QJsonArray {summary}));
    // The same id again cannot stand in the answer, so it is packed.
    const QJsonObject second = itemAt(output, 1);
    QVERIFY(second.value(kId) != QJsonValue(id));
    const auto packed = unpackedThoughts(second.value(kEncrypted).toString());
    QVERIFY(packed);
    QCOMPARE(packed->details.first().toObject().value(kId), QJsonValue(id));
    QCOMPARE(packed->details.first().toObject().value(QLatin1String("data")), QJsonValue(data));
}

void ResponsesReply::thoughtsOfAnotherCloudArePacked()
{
    const QString id = QStringLiteral("rs_azure");
    const QJsonObject detail = encryptedDetail(QStringLiteral("gAAAA"), id, kAzureReasoning, 0);
    const QJsonArray output = writer()
                                  .whole({ReplyInfo {}, ReasoningDelta {{}, {detail}, 0}, text("b")}, {})
                                  .value(kOutput)
                                  .toArray();
    QCOMPARE(itemAt(output, 0).value(kId), QJsonValue(id));
    QVERIFY(itemAt(output, 0).value(kEncrypted) != QJsonValue(QStringLiteral("gAAAA")));
    const QList<Message> messages = nextRequest(output, Client::AiSdk);
    QCOMPARE(messages.size(), 1);
    QCOMPARE(messages.first().reasoningDetails, (QJsonArray {detail}));
}

void ResponsesReply::signatureOfACallIsAReasoningItemBeforeIt()
{
    ToolCallDelta signedCall = call(0, "c0", "f", "{}");
    signedCall.extra = parsed(R"({"extra_content":{"google":{"thought_signature":"sig+/="}}})");
    const QJsonObject detail =
        encryptedDetail(QStringLiteral("sig+/="), QStringLiteral("c0"), kGeminiReasoning, 3);
    // Gemini's own reader tells it once more, as a block.
    ResponsesReplyWriter writing = writer();
    const QByteArray stream = streamOf(
        writing, {ReplyInfo {}, signedCall, ReasoningDelta {{}, {detail}, 0}, call(1, "c1", "g", "{}")});
    QCOMPARE(StreamRules::broken(stream), QStringList());
    const QJsonArray output = outputOf(stream);
    QCOMPARE(output.size(), 3);
    QCOMPARE(itemAt(output, 0).value(kType), QJsonValue(QStringLiteral("reasoning")));
    QCOMPARE(itemAt(output, 0).value(kSummary).toArray(), QJsonArray());
    const QList<Message> messages = nextRequest(output, Client::AiSdk);
    QCOMPARE(messages.size(), 1);
    QCOMPARE(messages.first().toolCalls.size(), 2);
    QCOMPARE(messages.first().toolCalls.first().extra, signedCall.extra);
    QCOMPARE(messages.first().toolCalls.last().extra, QJsonObject());
    QCOMPARE(comparable(messages.first().reasoningDetails), comparable({detail}));
}

void ResponsesReply::signatureOfATextWaitsForItsEnd()
{
    QJsonObject detail = encryptedDetail(QStringLiteral("sig"), {}, kGeminiReasoning, 0);
    detail.insert(QLatin1String("text_start"), 0);
    detail.insert(QLatin1String("text_end"), 2);
    ResponsesReplyWriter writing = writer();
    const QByteArray stream =
        streamOf(writing, {ReplyInfo {}, text("ab"), ReasoningDelta {{}, {detail}, 0}, text("cd")});
    QCOMPARE(StreamRules::broken(stream), QStringList());
    const QJsonArray output = outputOf(stream);
    QCOMPARE(output.size(), 2);
    const QList<Message> messages = nextRequest(output, Client::AiSdk);
    QCOMPARE(messages.size(), 1);
    QCOMPARE(messages.first().plainText(), QStringLiteral("abcd"));
    QCOMPARE(comparable(messages.first().reasoningDetails), comparable({detail}));
}

void ResponsesReply::brokenPackIsNobodysThought()
{
    const Thoughts thoughts {QStringLiteral("über"),
                             {textDetail(QStringLiteral("ü"), QStringLiteral("s"), kClaudeReasoning, 0)}};
    const QString packed = packedThoughts(thoughts);
    QVERIFY(packed.startsWith(QLatin1String("switchyard.thoughts.1:")));
    QCOMPARE(unpackedThoughts(packed), std::optional(thoughts));
    QVERIFY(!unpackedThoughts(QStringLiteral("gAAAA")));
    QVERIFY(!unpackedThoughts(QStringLiteral("switchyard.thoughts.1:%%%")));
    QVERIFY(!unpackedThoughts(QStringLiteral("switchyard.thoughts.1:AAAA")));
    QVERIFY(!unpackedThoughts(QStringLiteral("switchyard.thoughts.2:e30")));
}

void ResponsesReply::citationsAreCompletedForStrictClients()
{
    const auto annotation = [](const QByteArray &json) {
        return ExtraDelta {{{QStringLiteral("annotations"), QJsonArray {parsed(json)}}}, 0};
    };
    ResponsesReplyWriter writing = writer();
    const QByteArray stream = streamOf(
        writing,
        {ReplyInfo {}, text("a\xf0\x9f\x98\x80"), call(0, "c", "f", "{}"), text("bcd"),
         annotation(
             R"({"type":"url_citation","url_citation":{"url":"https://a.test","start_index":3,"end_index":5}})"),
         annotation(R"({"type":"file_citation","file_id":"f1","filename":"n","index":0})"),
         annotation(R"({"type":"of_some_vendor","x":1})")});
    QCOMPARE(StreamRules::broken(stream), QStringList());
    QCOMPARE(stream.count("event: response.output_text.annotation.added"), 2);
    const QJsonObject part =
        itemAt(outputOf(stream), 2).value(QLatin1String("content")).toArray().first().toObject();
    const QJsonObject page =
        parsed(R"({"type":"url_citation","url":"https://a.test","title":"","start_index":1,"end_index":3})");
    const QJsonObject file = parsed(R"({"type":"file_citation","file_id":"f1","filename":"n","index":0})");
    QCOMPARE(part.value(QLatin1String("annotations")).toArray(), (QJsonArray {page, file}));
}

void ResponsesReply::logprobsComeWithTheirText()
{
    const auto logprobs = [](const char *token) {
        const QJsonObject entry {{QStringLiteral("token"), QString::fromUtf8(token)},
                                 {QStringLiteral("logprob"), -0.5},
                                 {QStringLiteral("bytes"), QJsonValue::Null}};
        return ExtraDelta {
            {{QStringLiteral("logprobs"), QJsonObject {{QStringLiteral("content"), QJsonArray {entry}}}}}, 0};
    };
    const QJsonObject complete =
        parsed(R"({"token":"é","logprob":-0.5,"bytes":[195,169],"top_logprobs":[]})");
    ResponsesReplyWriter::Setup setup {.facts = replyFacts()};
    for (const bool wanted : {true, false}) {
        setup.logprobs = wanted;
        ResponsesReplyWriter writing(setup);
        const QByteArray stream =
            streamOf(writing, {ReplyInfo {}, text("é"), logprobs("é"), text("x"), logprobs("x")});
        QCOMPARE(StreamRules::broken(stream), QStringList());
        QList<QJsonArray> inDeltas;
        for (const QJsonObject &event : objectsOf(stream)) {
            if (event.value(kType) == QLatin1String("response.output_text.delta"))
                inDeltas << event.value(QLatin1String("logprobs")).toArray();
        }
        QCOMPARE(inDeltas.size(), 2);
        QCOMPARE(inDeltas.first(), wanted ? QJsonArray {complete} : QJsonArray());
        const QJsonObject part =
            itemAt(outputOf(stream), 0).value(QLatin1String("content")).toArray().first().toObject();
        QCOMPARE(part.value(QLatin1String("logprobs")).toArray().size(), 2);
        QCOMPARE(part.value(QLatin1String("logprobs")).toArray().first().toObject(), complete);
    }
}

void ResponsesReply::pictureBecomesAnItem()
{
    const QJsonObject image =
        parsed(R"({"type":"image_url","image_url":{"url":"data:image/webp;base64,AAAA"}})");
    const QJsonObject linked = parsed(R"({"type":"image_url","image_url":{"url":"https://a.test/b.png"}})");
    ResponsesReplyWriter writing = writer();
    const QByteArray stream =
        streamOf(writing, {ReplyInfo {}, text("see"),
                           ExtraDelta {{{QStringLiteral("images"), QJsonArray {image, linked}}}, 0}});
    QCOMPARE(StreamRules::broken(stream), QStringList());
    const QJsonArray output = outputOf(stream);
    QCOMPARE(output.size(), 2);
    const QJsonObject picture = parsed(
        R"({"type":"image_generation_call","status":"completed","result":"AAAA","output_format":"webp"})");
    QCOMPARE(lost(picture, output.at(1)), QStringList());
    QVERIFY(stream.contains("event: response.image_generation_call.generating"));
}

void ResponsesReply::excludedReasoningIsNotSent()
{
    ResponsesReplyWriter::Setup setup {.facts = replyFacts()};
    setup.excludeReasoning = true;
    ResponsesReplyWriter writing(setup);
    const QList<ChatEvent> events {ReplyInfo {}, ReasoningDelta {QStringLiteral("secret"), {}, 0},
                                   text("Hi")};
    QVERIFY(!streamOf(writing, events).contains("reasoning_summary"));
    QCOMPARE(ResponsesReplyWriter(setup).whole(events, {}).value(kOutput).toArray().size(), 1);
}

void ResponsesReply::failureInTheStreamLooksLikeNoSuccess()
{
    Error error {ErrorKind::RateLimited, QStringLiteral("Too fast.")};
    ResponsesReplyWriter writing = writer();
    QByteArray stream =
        writing.write({ReplyInfo {}, text("par"), call(0, "c", "f", "{\"a\""), error, text("x")});
    stream += writing.end(kCost);
    const QStringList types = typesOf(stream);
    QCOMPARE(types.mid(types.size() - 2).join(u' '), QStringLiteral(" failed")); // `error` has no prefix
    QCOMPARE(StreamRules::broken(stream), QStringList());
    QCOMPARE(stream.count("event: response.output_item.done"), 1); // the message, which was whole
    const QList<QJsonObject> events = objectsOf(stream);
    const QJsonObject told = events.at(events.size() - 2);
    QCOMPARE(told.value(kType), QJsonValue(QStringLiteral("error")));
    QCOMPARE(told.value(QLatin1String("code")), QJsonValue(QStringLiteral("rate_limit_exceeded")));
    QCOMPARE(told.value(QLatin1String("message")), QJsonValue(QStringLiteral("Too fast.")));
    QVERIFY(told.contains(QLatin1String("param")));
    QCOMPARE(told.value(QLatin1String("error")).toObject().value(QLatin1String("message")),
             QJsonValue(QStringLiteral("Too fast.")));
    const QJsonObject response = events.last().value(kResponse).toObject();
    QCOMPARE(response.value(kStatus), QJsonValue(QStringLiteral("failed")));
    const QJsonObject failure = parsed(R"({"code":"rate_limit_exceeded","message":"Too fast."})");
    QCOMPARE(response.value(QLatin1String("error")).toObject(), failure);
    QCOMPARE(response.value(QLatin1String("error_type")), QJsonValue(QStringLiteral("rate_limit_exceeded")));
    QCOMPARE(itemAt(response.value(kOutput).toArray(), 1).value(kStatus),
             QJsonValue(QStringLiteral("incomplete")));

    ResponsesReplyWriter early = writer();
    const QByteArray first = early.write({error});
    QCOMPARE(StreamRules::broken(first), QStringList());
    QCOMPARE(objectsOf(first).size(), 4);
}

void ResponsesReply::answerThatGotTooLongIsIncomplete()
{
    ResponsesReplyWriter writing = writer();
    QByteArray stream = writing.write(
        {ReplyInfo {}, text("par"), Error {ErrorKind::ContextTooLong, QStringLiteral("Too long.")}});
    stream += writing.end({});
    QCOMPARE(StreamRules::broken(stream), QStringList());
    const QJsonObject response = objectsOf(stream).last().value(kResponse).toObject();
    QCOMPARE(response.value(kStatus), QJsonValue(QStringLiteral("incomplete")));
    const QJsonObject reason = parsed(R"({"reason":"max_output_tokens"})");
    QCOMPARE(response.value(QLatin1String("incomplete_details")).toObject(), reason);
}

void ResponsesReply::errorHasOpenAisCodeAndOpenRoutersType_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("errorType");
    const auto row = [](const char *name, ErrorKind kind, int status, const char *type, const char *code,
                        const char *errorType) {
        QTest::newRow(name) << kind << status << QString::fromLatin1(type) << QString::fromLatin1(code)
                            << QString::fromLatin1(errorType);
    };
    row("key", ErrorKind::AccessDenied, 401, "invalid_request_error", "invalid_api_key", "authentication");
    row("limit", ErrorKind::RateLimited, 429, "rate_limit_error", "rate_limit_exceeded",
        "rate_limit_exceeded");
    row("money", ErrorKind::BudgetSpent, 402, "insufficient_quota", "insufficient_quota", "payment_required");
    row("model", ErrorKind::UnknownModel, 400, "invalid_request_error", "model_not_found", "invalid_request");
    row("context", ErrorKind::ContextTooLong, 400, "invalid_request_error", "context_length_exceeded",
        "context_length_exceeded");
    row("overload", ErrorKind::Overloaded, 503, "server_error", "server_error", "provider_overloaded");
    row("time", ErrorKind::FirstTokenTimeout, 504, "server_error", "timeout", "timeout");
    row("a provider's code", ErrorKind::BadRequest, 400, "invalid_request_error", "unsupported_parameter",
        "invalid_request");
}

void ResponsesReply::errorHasOpenAisCodeAndOpenRoutersType()
{
    QFETCH(ErrorKind, kind);
    Error error {kind, QStringLiteral("What happened.")};
    if (kind == ErrorKind::BadRequest)
        error.code = QStringLiteral("unsupported_parameter");
    error.parameter = QStringLiteral("input[0]");
    const QJsonObject body = responsesShape().errorBody(error, QStringLiteral("Acme"), {});
    const QJsonObject json = body.value(QLatin1String("error")).toObject();
    QTEST(responsesShape().errorStatus(error), "status");
    QTEST(json.value(QLatin1String("type")).toString(), "type");
    QTEST(json.value(QLatin1String("code")).toString(), "code");
    QTEST(body.value(QLatin1String("error_type")).toString(), "errorType");
    QCOMPARE(json.value(QLatin1String("param")), QJsonValue(QStringLiteral("input[0]")));
    QCOMPARE(json.value(QLatin1String("message")), QJsonValue(QStringLiteral("What happened.")));
    QVERIFY(responsesShape()
                .errorBody(Error {ErrorKind::BadRequest, {}}, {}, {})
                .value(QLatin1String("error"))
                .toObject()
                .value(QLatin1String("code"))
                .isNull());
}

void ResponsesReply::whatNeedsStoredAnswersIsRefusedByName_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char *field, const char *code = "") {
        QTest::newRow(name) << QByteArray(field) << QString::fromLatin1(name) << QString::fromLatin1(code);
    };
    row("previous_response_id", R"("previous_response_id":"resp_1")", "previous_response_not_found");
    row("conversation", R"("conversation":{"id":"conv_1"})");
    row("prompt", R"("prompt":{"id":"pmpt_1"})");
    row("background", R"("background":true)");
    row("store", R"("store":true)");
    row("max_tool_calls", R"("max_tool_calls":31)");
    row("input[1].type", R"("input":["Hi",{"type":"item_reference","id":"msg_1"}])");
    QTest::newRow("no calls") << QByteArray(R"("max_tool_calls":0)") << QStringLiteral("max_tool_calls")
                              << QString();
}

void ResponsesReply::whatNeedsStoredAnswersIsRefusedByName()
{
    QFETCH(QByteArray, field);
    const Result<ChatRequest> request =
        responsesShape().read({.body = parsed("{\"model\":\"m\",\"input\":\"Hi\"," + field + "}")});
    QVERIFY(!request);
    QCOMPARE(request.error().kind, ErrorKind::BadRequest);
    QTEST(request.error().parameter, "name");
    QTEST(request.error().code, "code");
    QVERIFY2(request.error().message.contains(request.error().parameter),
             qPrintable(request.error().message));
}

void ResponsesReply::whatClientsSendByDefaultIsTaken()
{
    const Result<ChatRequest> request = responsesShape().read({.body = parsed(R"({"model":"m","input":[
        {"type":"message","role":"user","content":[{"type":"input_text","text":"Hi"}]},
        {"type":"reasoning","id":"rs_1","summary":[],"content":null,"encrypted_content":"gAAAA"},
        {"type":"custom_tool_call","status":"completed","call_id":"c","name":"apply_patch","input":"*** Begin"},
        {"type":"custom_tool_call_output","call_id":"c","output":"ok"}],
        "instructions":"You are Codex.","tools":[{"type":"custom","name":"apply_patch","description":"d",
        "format":{"type":"grammar","syntax":"lark","definition":"start: x"}},{"type":"web_search"},
        {"type":"local_shell"}],"tool_choice":"auto","parallel_tool_calls":false,
        "reasoning":{"effort":"medium","summary":"auto"},"store":false,"stream":true,
        "include":["reasoning.encrypted_content"],"prompt_cache_key":"k","text":{"verbosity":"medium"},
        "previous_response_id":null,"background":false,"max_tool_calls":30})")});
    QVERIFY2(request, request ? "" : qPrintable(request.error().message));
    QVERIFY(request->stream);
    QCOMPARE(request->tools.size(), 3);
    QCOMPARE(request->messages.size(), 4);
    QCOMPARE(
        request->messages.at(2).reasoningDetails,
        (QJsonArray {encryptedDetail(QStringLiteral("gAAAA"), QStringLiteral("rs_1"), kOpenAiReasoning, 0)}));
}

void ResponsesReply::fieldsForTheRouterAreRead()
{
    const Result<ChatRequest> request = responsesShape().read({.body = parsed(R"({"models":["a/b","c/d"],
        "input":"Hi","provider":{"order":["x"],"zdr":true},"session_id":"s","user":"u","plugins":[{"id":"web"}],
        "reasoning":{"max_tokens":2000,"enabled":true,"exclude":true}})")});
    QVERIFY(request);
    QCOMPARE(request->model, QStringLiteral("a/b"));
    QCOMPARE(request->fallbackModels, (QStringList {QStringLiteral("c/d")}));
    QCOMPARE(request->routing.order, (QStringList {QStringLiteral("x")}));
    QVERIFY(request->routing.zeroDataRetention);
    QCOMPARE(request->sessionId, QStringLiteral("s"));
    QCOMPARE(request->user, QStringLiteral("u"));
    QCOMPARE(request->reasoning->maxTokens, std::optional<qint64>(2000));
    QCOMPARE(request->reasoning->enabled, std::optional(true));
    QVERIFY(request->reasoning->exclude);
    QCOMPARE(request->plugins, QList<PluginUse> {{.id = QStringLiteral("web")}});
    const QJsonObject both =
        parsed(R"({"model":"m","input":"Hi","reasoning":{"max_tokens":2000,"effort":"low"}})");
    QVERIFY(!responsesShape().read({.body = both}));
}

void ResponsesReply::cleanupTestCase()
{
    qInfo("%-26s %8s", "answers written and read", "captures");
    for (auto it = m_checked.cbegin(); it != m_checked.cend(); ++it)
        qInfo("%-26s %8d", qPrintable(it.key()), it.value());
    qInfo("answers with typed thoughts that came back byte for byte: %d", m_signed);
    QVERIFY(m_signed > 0 || m_checked.isEmpty());
}

QTEST_APPLESS_MAIN(ResponsesReply)
#include "tst_responses_reply.moc"
