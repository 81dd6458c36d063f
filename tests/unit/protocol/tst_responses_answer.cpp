#include "core/protocol/codec.h"
#include "core/protocol/reasoning_details.h"
#include "tests/unit/protocol/capture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace core;

class ResponsesAnswer : public QObject
{
    Q_OBJECT

private slots:
    void whatTheDeltasLeaveOutIsTakenFromTheEnds_data();
    void whatTheDeltasLeaveOutIsTakenFromTheEnds();
    void mixedEventsFindTheirItem_data();
    void mixedEventsFindTheirItem();
    void emptyAndCutArgumentsAreKept_data();
    void emptyAndCutArgumentsAreKept();
    void customCallKeepsItsKind();
    void fieldsOfACallThatChatHasNotAreKept();
    void eventsThatSayNothingAreIgnored();
    void errorComesOnce_data();
    void errorComesOnce();
    void errorAfterTextKeepsTheText();
    void missingEndIsABrokenStream();
    void refusalStandsBesideText();
    void incompleteSaysWhy_data();
    void incompleteSaysWhy();
    void citationsComeInChatFormAndOnce();
    void citationsCountFromTheStartOfTheWholeText();
    void logprobsComeInChatFormAndOnce();
    void pictureComesAsImage();
    void itemsOfServerToolsKeepTheirPlace();
    void phaseOfAMessageIsTold();
    void thoughtsComeReadableAndTyped();
    void formatOfThoughtsIsTheProviders();
    void factsOfTheEndAreNotLost();
    void usageMeansTheSameEverywhere();
};

namespace {

EndpointTarget target()
{
    EndpointTarget target;
    target.providerId = QStringLiteral("acme");
    target.providerName = QStringLiteral("Acme");
    return target;
}

QList<ChatEvent> eventsOf(const QByteArray &body, const EndpointTarget &endpoint = target())
{
    const auto decoder = codecFor(QStringLiteral("openai-responses"))->makeDecoder(true, endpoint);
    QList<ChatEvent> events;
    decoder->feed(body, events);
    decoder->end(events);
    return events;
}

Answer decode(const QByteArray &body, const EndpointTarget &endpoint = target())
{
    return collect(eventsOf(body, endpoint));
}

/// An event without a name, as some servers send them. `fields` may be empty.
QByteArray sse(const QByteArray &type, const QByteArray &fields)
{
    return "data: {\"type\":\"response." + type + "\"" + (fields.isEmpty() ? "" : "," + fields) + "}\n\n";
}

const QByteArray kCreated =
    sse("created", R"("response":{"id":"resp_1","object":"response","model":"m","status":"in_progress"})");

QByteArray ended(const QByteArray &output, const QByteArray &status = "completed",
                 const QByteArray &others = {})
{
    return sse(status, R"("response":{"id":"resp_1","object":"response","model":"m","status":")" + status
                           + R"(","output":[)" + output + "]" + (others.isEmpty() ? "" : "," + others) + "}");
}

QByteArray item(const QByteArray &verb, int index, const QByteArray &json)
{
    return sse("output_item." + verb, "\"output_index\":" + QByteArray::number(index) + ",\"item\":" + json);
}

const QByteArray kMessage =
    R"({"type":"message","id":"msg_1","role":"assistant","content":[{"type":"output_text","text":"Hello"}]})";
const QByteArray kCall =
    R"({"type":"function_call","id":"fc_1","call_id":"call_1","name":"add","arguments":"{\"a\":1}"})";

const Answer::Call kAdd {QStringLiteral("call_1"), QStringLiteral("add"), QStringLiteral(R"({"a":1})"), {}};

} // namespace

void ResponsesAnswer::whatTheDeltasLeaveOutIsTakenFromTheEnds_data()
{
    QTest::addColumn<QByteArray>("body");

    const QByteArray textDelta =
        sse("output_text.delta", R"("item_id":"msg_1","output_index":0,"content_index":0,"delta":"Hel")");
    const QByteArray textDone =
        sse("output_text.done", R"("item_id":"msg_1","output_index":0,"content_index":0,"text":"Hello")");
    const QByteArray partDone = sse(
        "content_part.done",
        R"("item_id":"msg_1","output_index":0,"content_index":0,"part":{"type":"output_text","text":"Hello"})");
    const QByteArray messageAdded = item("added", 0, R"({"type":"message","id":"msg_1","content":[]})");
    const QByteArray callAdded = item(
        "added", 1, R"({"type":"function_call","id":"fc_1","call_id":"call_1","name":"add","arguments":""})");
    const QByteArray argumentsDelta =
        sse("function_call_arguments.delta", R"("item_id":"fc_1","output_index":1,"delta":"{\"a\"")");
    const QByteArray argumentsDone =
        sse("function_call_arguments.done", R"("item_id":"fc_1","output_index":1,"arguments":"{\"a\":1}")");

    QTest::newRow("all at the very end") << kCreated + ended(kMessage + "," + kCall);
    QTest::newRow("at the ends of the items")
        << kCreated + item("done", 0, kMessage) + item("done", 1, kCall) + ended({});
    QTest::newRow("at the ends of the texts")
        << kCreated + messageAdded + textDone + callAdded + argumentsDone + ended({});
    QTest::newRow("at the end of the part")
        << kCreated + messageAdded + partDone + item("done", 1, kCall) + ended({});
    QTest::newRow("half in a delta, half at the end of the text")
        << kCreated + messageAdded + textDelta + textDone + callAdded + argumentsDelta + argumentsDone
               + ended({});
    QTest::newRow("half in a delta, half at the very end")
        << kCreated + messageAdded + textDelta + callAdded + argumentsDelta + ended(kMessage + "," + kCall);
    QTest::newRow("said at every end")
        << kCreated + messageAdded + textDelta + textDone + partDone + item("done", 0, kMessage) + callAdded
               + argumentsDelta + argumentsDone + item("done", 1, kCall) + ended(kMessage + "," + kCall);
    QTest::newRow("nothing was announced")
        << kCreated + textDelta + textDone + argumentsDelta + item("done", 1, kCall) + ended({});
    QTest::newRow("no response.created") << textDone + item("done", 1, kCall) + ended({});
    QTest::newRow("the whole as one event")
        << "data: {\"object\":\"response\",\"id\":\"resp_1\",\"status\":\"completed\",\"output\":[" + kMessage
               + "," + kCall + "]}\n\n";
}

void ResponsesAnswer::whatTheDeltasLeaveOutIsTakenFromTheEnds()
{
    QFETCH(QByteArray, body);
    const Answer answer = decode(body);
    QCOMPARE(answer.violations, QStringList());
    QVERIFY(!answer.error);
    QCOMPARE(answer.first().text, QStringLiteral("Hello"));
    QCOMPARE(answer.first().calls, QList<Answer::Call> {kAdd});
    QCOMPARE(answer.first().finished->reason, FinishReason::ToolCalls);
}

void ResponsesAnswer::mixedEventsFindTheirItem_data()
{
    QTest::addColumn<QByteArray>("body");

    const auto added = [](const QByteArray &where, const QByteArray &id, const QByteArray &name) {
        return sse("output_item.added", where + R"("item":{"type":"function_call","id":")" + id
                                            + R"(","call_id":"call_)" + id + R"(","name":")" + name
                                            + R"(","arguments":""})");
    };
    const auto delta = [](const QByteArray &where, const QByteArray &text) {
        return sse("function_call_arguments.delta", where + R"("delta":")" + text + "\"");
    };
    const auto done = [](const QByteArray &where, const QByteArray &text) {
        return sse("function_call_arguments.done", where + R"("arguments":")" + text + "\"");
    };
    const QByteArray first = R"("output_index":0,)";
    const QByteArray second = R"("output_index":1,)";
    QTest::newRow("by index; the ids change in every event")
        << kCreated + added(first, "a", "add") + added(second, "b", "multiply")
               + delta(first + R"("item_id":"x1",)", "[1") + delta(second + R"("item_id":"x2",)", "[3")
               + delta(first + R"("item_id":"x3",)", ",2]") + delta(second + R"("item_id":"x4",)", ",4]")
               + done(second, "[3,4]") + done(first, "[1,2]") + ended({});
    const QByteArray idA = R"("item_id":"a",)";
    const QByteArray idB = R"("item_id":"b",)";
    QTest::newRow("by id; there are no indexes")
        << kCreated + added({}, "a", "add") + added({}, "b", "multiply") + delta(idA, "[1") + delta(idB, "[3")
               + delta(idA, ",2]") + delta(idB, ",4]") + done(idB, "[3,4]") + done(idA, "[1,2]") + ended({});
    const auto finished = [](const QByteArray &where, const QByteArray &id, const QByteArray &name,
                             const QByteArray &text) {
        return sse("output_item.done", where + R"("item":{"type":"function_call","id":")" + id
                                           + R"(","call_id":"call_)" + id + R"(","name":")" + name
                                           + R"(","arguments":")" + text + "\"}");
    };
    QTest::newRow("all at index 0, one after the other")
        << kCreated + added(first, "a", "add") + delta(first, "[1,2]") + finished(first, "a", "add", "[1,2]")
               + added(first, "b", "multiply") + delta(first, "[3,4]")
               + finished(first, "b", "multiply", "[3,4]") + ended({});
    QTest::newRow("by nothing at all, one after the other")
        << kCreated + added({}, "a", "add") + delta({}, "[1") + delta({}, ",2]")
               + finished({}, "a", "add", "[1,2]") + added({}, "b", "multiply") + delta({}, "[3,4]")
               + finished({}, "b", "multiply", "[3,4]") + ended({});
}

void ResponsesAnswer::mixedEventsFindTheirItem()
{
    QFETCH(QByteArray, body);
    const Answer answer = decode(body);
    QCOMPARE(answer.violations, QStringList());
    const QList<Answer::Call> calls {
        {QStringLiteral("call_a"), QStringLiteral("add"), QStringLiteral("[1,2]"), {}},
        {QStringLiteral("call_b"), QStringLiteral("multiply"), QStringLiteral("[3,4]"), {}}};
    QCOMPARE(answer.first().calls, calls);
}

void ResponsesAnswer::emptyAndCutArgumentsAreKept_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<FinishReason>("reason");

    QTest::newRow("none") << QByteArray() << QByteArray("completed") << FinishReason::ToolCalls;
    QTest::newRow("cut") << QByteArray(R"({\"city\":\"To)") << QByteArray("incomplete")
                         << FinishReason::Length;
}

void ResponsesAnswer::emptyAndCutArgumentsAreKept()
{
    QFETCH(QByteArray, arguments);
    QFETCH(QByteArray, status);
    QFETCH(FinishReason, reason);
    const QByteArray call =
        R"({"type":"function_call","id":"fc_1","call_id":"call_1","name":"add","arguments":")" + arguments
        + "\"}";
    const Answer answer =
        decode(kCreated + item("added", 0, call) + item("done", 0, call)
               + ended(call, status, R"("incomplete_details":{"reason":"max_output_tokens"})"));
    QCOMPARE(answer.first().calls.size(), 1);
    QCOMPARE(answer.first().calls.first().arguments, QString::fromUtf8(arguments).remove(u'\\'));
    QCOMPARE(answer.first().finished->reason, reason);
}

void ResponsesAnswer::customCallKeepsItsKind()
{
    const QByteArray head =
        R"({"type":"custom_tool_call","id":"ctc_1","call_id":"call_1","name":"run","input":")";
    const Answer answer =
        decode(kCreated + item("added", 0, head + "\"}")
               + sse("custom_tool_call_input.delta", R"("item_id":"ctc_1","output_index":0,"delta":"print")")
               + sse("custom_tool_call_input.delta", R"("item_id":"ctc_1","output_index":0,"delta":" 1")")
               + sse("custom_tool_call_input.done", R"("item_id":"ctc_1","output_index":0,"input":"print 1")")
               + item("done", 0, head + "print 1\"}") + ended({}));
    const QJsonObject extra {{QLatin1String("type"), QLatin1String("custom")}};
    const QList<Answer::Call> calls {
        {QStringLiteral("call_1"), QStringLiteral("run"), QStringLiteral("print 1"), extra}};
    QCOMPARE(answer.first().calls, calls);
}

void ResponsesAnswer::fieldsOfACallThatChatHasNotAreKept()
{
    const Answer answer = decode(
        kCreated
        + ended(
            R"({"type":"function_call","id":"fc_1","call_id":"c","name":"f","arguments":"{}","namespace":"n","status":"completed"})"));
    const QJsonObject extra {
        {QLatin1String("responses"), QJsonObject {{QLatin1String("namespace"), QLatin1String("n")}}}};
    QCOMPARE(answer.first().calls.first().extra, extra);
}

void ResponsesAnswer::eventsThatSayNothingAreIgnored()
{
    const Answer answer =
        decode("data: {\"type\":\"keepalive\",\"sequence_number\":1}\n\n" + kCreated + sse("queued", {})
               + sse("telepathy.started", R"("output_index":7,"thought":"?")")
               + sse("output_text.delta", R"("output_index":0,"delta":"Hi","obfuscation":"xyz")")
               + "data: {\"type\":\"keepalive\"}\n\n" + ended({}) + "data: [DONE]\n\n");
    QCOMPARE(answer.violations, QStringList());
    QVERIFY(!answer.error);
    QCOMPARE(answer.info->id, QStringLiteral("resp_1"));
    QCOMPARE(answer.first().text, QStringLiteral("Hi"));
    QVERIFY(answer.first().extra.isEmpty());
}

void ResponsesAnswer::errorComesOnce_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("words");

    const QByteArray failed = sse(
        "failed",
        R"("response":{"id":"resp_1","status":"failed","error":{"code":"rate_limit_exceeded","message":"Slow down"}})");
    const QString slow = QStringLiteral("Slow down");
    QTest::newRow("nested, then failed")
        << kCreated
               + "event: error\ndata: "
                 "{\"type\":\"error\",\"sequence_number\":2,\"error\":{\"type\":\"tokens\","
                 "\"code\":\"rate_limit_exceeded\",\"message\":\"Slow down\"}}\n\n"
               + failed
        << ErrorKind::RateLimited << slow;
    QTest::newRow("flat, as the documentation has it")
        << kCreated
               + "data: {\"type\":\"error\",\"code\":\"rate_limit_exceeded\",\"message\":\"Slow down\"}\n\n"
               + failed
        << ErrorKind::RateLimited << slow;
    QTest::newRow("failed alone") << kCreated + failed << ErrorKind::RateLimited << slow;
    QTest::newRow("failed without a reason")
        << kCreated + sse("failed", R"("response":{"id":"resp_1","status":"failed","error":null})")
        << ErrorKind::Overloaded << QString();
    QTest::newRow("a picture that cannot be used")
        << kCreated
               + sse(
                   "failed",
                   R"("response":{"status":"failed","error":{"code":"invalid_image_url","message":"No picture"}})")
        << ErrorKind::BadRequest << QStringLiteral("No picture");
    QTest::newRow("an error in a 200")
        << QByteArray(R"({"error":{"code":"server_error","message":"Out of order"}})")
        << ErrorKind::Overloaded << QStringLiteral("Out of order");
    QTest::newRow("a failed response in a 200") << QByteArray(
        R"({"id":"resp_1","object":"response","status":"failed","error":{"code":"server_error","message":"Out of order"},"output":[]})")
                                                << ErrorKind::Overloaded << QStringLiteral("Out of order");
}

void ResponsesAnswer::errorComesOnce()
{
    QFETCH(QByteArray, body);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, words);
    const QList<ChatEvent> events = eventsOf(body);
    const auto errors = std::count_if(events.cbegin(), events.cend(), [](const ChatEvent &entry) {
        return std::holds_alternative<Error>(entry);
    });
    QCOMPARE(errors, 1);
    const Error error = std::get<Error>(events.last());
    QCOMPARE(errorKindName(error.kind), errorKindName(kind));
    QCOMPARE(error.providerMessage, words);
    QVERIFY(error.message.contains(QLatin1String("Acme")));
}

void ResponsesAnswer::errorAfterTextKeepsTheText()
{
    const Answer answer = decode(
        kCreated + sse("output_text.delta", R"("output_index":0,"delta":"Half an ans")")
        + sse(
            "failed",
            R"("response":{"status":"failed","error":{"code":"server_error","message":"Oh"},"usage":{"input_tokens":3,"output_tokens":4}})"));
    QCOMPARE(answer.first().text, QStringLiteral("Half an ans"));
    QVERIFY(answer.error);
    QCOMPARE(answer.usage->completionTokens, 4);
    QVERIFY(!answer.first().finished);
}

void ResponsesAnswer::missingEndIsABrokenStream()
{
    const QByteArray text = sse("output_text.delta", R"("output_index":0,"delta":"Hi")");
    for (const QByteArray &end : {QByteArray(), item("done", 0, kMessage), QByteArray("data: [DONE]\n\n")}) {
        const Answer answer = decode(kCreated + text + end);
        QVERIFY(answer.error);
        QCOMPARE(answer.error->kind, ErrorKind::StreamBroken);
    }
}

void ResponsesAnswer::refusalStandsBesideText()
{
    const Answer answer = decode(
        kCreated + sse("output_text.delta", R"("output_index":0,"content_index":0,"delta":"Well. ")")
        + sse("refusal.delta", R"("output_index":0,"content_index":1,"delta":"I will ")")
        + sse("refusal.done", R"("output_index":0,"content_index":1,"refusal":"I will not.")")
        + ended(
            R"({"type":"message","content":[{"type":"output_text","text":"Well. "},{"type":"refusal","refusal":"I will not."}]})"));
    QCOMPARE(answer.first().text, QStringLiteral("Well. "));
    QCOMPARE(answer.first().refusal, QStringLiteral("I will not."));
    QCOMPARE(answer.first().finished->reason, FinishReason::Stop);
}

void ResponsesAnswer::incompleteSaysWhy_data()
{
    QTest::addColumn<QByteArray>("details");
    QTest::addColumn<FinishReason>("reason");
    QTest::addColumn<QString>("native");

    QTest::newRow("length") << QByteArray(R"({"reason":"max_output_tokens"})") << FinishReason::Length
                            << QStringLiteral("incomplete:max_output_tokens");
    QTest::newRow("filter") << QByteArray(R"({"reason":"content_filter"})") << FinishReason::ContentFilter
                            << QStringLiteral("incomplete:content_filter");
    QTest::newRow("unsaid") << QByteArray("null") << FinishReason::Length << QStringLiteral("incomplete");
}

void ResponsesAnswer::incompleteSaysWhy()
{
    QFETCH(QByteArray, details);
    QFETCH(FinishReason, reason);
    QFETCH(QString, native);
    const Answer answer =
        decode(kCreated + ended(kMessage, "incomplete", "\"incomplete_details\":" + details));
    QCOMPARE(answer.first().finished->reason, reason);
    QCOMPARE(answer.first().finished->native, native);
}

void ResponsesAnswer::citationsComeInChatFormAndOnce()
{
    const QByteArray citation =
        R"({"type":"url_citation","start_index":0,"end_index":5,"title":"T","url":"https://a.test"})";
    const QByteArray message =
        R"({"type":"message","id":"msg_1","content":[{"type":"output_text","text":"Hello","annotations":[)"
        + citation + R"(,{"type":"file_citation","file_id":"f","index":5}]}]})";
    const Answer answer = decode(
        kCreated
        + sse("output_text.delta", R"("item_id":"msg_1","output_index":0,"content_index":0,"delta":"Hello")")
        + sse("output_text.annotation.added",
              R"("item_id":"msg_1","output_index":0,"content_index":0,"annotation_index":0,"annotation":)"
                  + citation)
        + item("done", 0, message) + ended(message));
    const QJsonObject chatForm {{QLatin1String("type"), QLatin1String("url_citation")},
                                {QLatin1String("url_citation"),
                                 QJsonObject {{QLatin1String("start_index"), 0},
                                              {QLatin1String("end_index"), 5},
                                              {QLatin1String("title"), QLatin1String("T")},
                                              {QLatin1String("url"), QLatin1String("https://a.test")}}}};
    const QJsonObject fileForm {{QLatin1String("type"), QLatin1String("file_citation")},
                                {QLatin1String("file_id"), QLatin1String("f")},
                                {QLatin1String("index"), 5}};
    const QJsonArray lists {QJsonArray {chatForm}, QJsonArray {fileForm}};
    QCOMPARE(answer.first().extra.value(QLatin1String("annotations")).toArray(), lists);
}

void ResponsesAnswer::citationsCountFromTheStartOfTheWholeText()
{
    // Two messages of the provider are one of ours. The first is 4 characters long, of which one takes two
    // UTF-16 units.
    const Answer answer = decode(
        kCreated
        + ended(
            R"({"type":"message","content":[{"type":"output_text","text":"😂 a "}]},{"type":"message","content":[{"type":"output_text","text":"link","annotations":[{"type":"url_citation","start_index":0,"end_index":4,"url":"u"}]}]})"));
    QCOMPARE(answer.first().text, QStringLiteral("😂 a link"));
    const QJsonObject citation = answer.first()
                                     .extra.value(QLatin1String("annotations"))
                                     .toArray()
                                     .first()
                                     .toArray()
                                     .first()
                                     .toObject()
                                     .value(QLatin1String("url_citation"))
                                     .toObject();
    QCOMPARE(citation.value(QLatin1String("start_index")).toInt(), 4);
    QCOMPARE(citation.value(QLatin1String("end_index")).toInt(), 8);
}

void ResponsesAnswer::logprobsComeInChatFormAndOnce()
{
    const QByteArray one = R"({"token":"Hel","logprob":-0.1,"top_logprobs":[]})";
    const QByteArray other = R"({"token":"lo","logprob":-0.2,"top_logprobs":[]})";
    const QByteArray where = R"("output_index":0,"content_index":0,)";
    const Answer answer =
        decode(kCreated + sse("output_text.delta", where + R"("delta":"Hel","logprobs":[)" + one + "]")
               + sse("output_text.delta", where + R"("delta":"lo","logprobs":[)" + other + "]")
               + sse("output_text.done", where + R"("text":"Hello","logprobs":[)" + one + "," + other + "]")
               + ended({}));
    const QJsonArray entries = answer.first().extra.value(QLatin1String("logprobs")).toArray();
    QCOMPARE(entries.size(), 2);
    QStringList tokens;
    for (const QJsonValue &entry : entries) {
        const QJsonArray content = entry.toObject().value(QLatin1String("content")).toArray();
        for (const QJsonValue &token : content)
            tokens << token.toObject().value(QLatin1String("token")).toString();
    }
    QCOMPARE(tokens, (QStringList {QStringLiteral("Hel"), QStringLiteral("lo")}));
}

void ResponsesAnswer::pictureComesAsImage()
{
    const Answer answer = decode(
        kCreated
        + ended(
            R"({"type":"image_generation_call","id":"ig_1","status":"completed","output_format":"webp","result":"QUJD"})"));
    const QJsonObject extra = answer.first().extra;
    const QJsonObject image =
        extra.value(QLatin1String("images")).toArray().first().toArray().first().toObject();
    QCOMPARE(image.value(QLatin1String("image_url")).toObject().value(QLatin1String("url")).toString(),
             QStringLiteral("data:image/webp;base64,QUJD"));
    const QJsonObject left =
        extra.value(QLatin1String("output_items")).toArray().first().toArray().first().toObject();
    QCOMPARE(left.value(QLatin1String("id")).toString(), QStringLiteral("ig_1"));
    QVERIFY(!left.contains(QLatin1String("result")));
}

void ResponsesAnswer::itemsOfServerToolsKeepTheirPlace()
{
    const QByteArray search =
        R"({"type":"web_search_call","id":"ws_1","status":"completed","action":{"type":"search"}})";
    const QList<ChatEvent> events = eventsOf(
        kCreated + item("added", 0, R"({"type":"web_search_call","id":"ws_1","status":"in_progress"})")
        + sse("web_search_call.searching", R"("item_id":"ws_1","output_index":0)") + item("done", 0, search)
        + item("done", 1, kMessage) + ended(search + "," + kMessage));
    QCOMPARE(events.size(), 4); // facts, the search, the text, the end
    const auto found = std::get<ExtraDelta>(events.at(1));
    const QJsonArray items {QJsonDocument::fromJson(search).object()};
    QCOMPARE(found.fields, (QJsonObject {{QLatin1String("output_items"), items}}));
    QVERIFY(std::holds_alternative<TextDelta>(events.at(2)));
}

void ResponsesAnswer::phaseOfAMessageIsTold()
{
    const QByteArray message =
        R"({"type":"message","id":"msg_1","phase":"commentary","content":[{"type":"output_text","text":"Hello"}]})";
    const Answer answer =
        decode(kCreated + item("added", 0, message) + item("done", 0, message) + ended(message));
    const QJsonArray phases {QLatin1String("commentary")};
    QCOMPARE(answer.first().extra.value(QLatin1String("phase")).toArray(), phases);
}

void ResponsesAnswer::thoughtsComeReadableAndTyped()
{
    const QByteArray where = R"("item_id":"rs_1","output_index":0,)";
    const Answer answer = decode(
        kCreated + item("added", 0, R"({"type":"reasoning","id":"rs_1","summary":[]})")
        + sse("reasoning_summary_text.delta", where + R"("summary_index":0,"delta":"**Fi")")
        + sse("reasoning_summary_text.delta", where + R"("summary_index":0,"delta":"rst**")")
        + sse("reasoning_summary_text.delta", where + R"("summary_index":1,"delta":"**Second**")")
        + item(
            "done", 0,
            R"({"type":"reasoning","id":"rs_1","summary":[{"type":"summary_text","text":"**First**"},{"type":"summary_text","text":"**Second**"}],"encrypted_content":"gAAA"})")
        + item("done", 1, kMessage) + ended({}));
    QCOMPARE(answer.first().reasoning, QStringLiteral("**First**\n\n**Second**"));
    const QString id = QStringLiteral("rs_1");
    const QJsonArray blocks {summaryDetail(QStringLiteral("**First**"), id, kOpenAiReasoning, 0),
                             summaryDetail(QStringLiteral("**Second**"), id, kOpenAiReasoning, 1),
                             encryptedDetail(QStringLiteral("gAAA"), id, kOpenAiReasoning, 2)};
    QCOMPARE(mergedReasoningDetails(answer.first().details), blocks);
}

void ResponsesAnswer::formatOfThoughtsIsTheProviders()
{
    const QByteArray own = R"({"type":"reasoning","id":"rs_1","summary":[],"encrypted_content":"A"})";
    const QByteArray named =
        R"({"type":"reasoning","id":"rs_2","format":"google-gemini-v1","summary":[],"encrypted_content":"B"})";
    EndpointTarget endpoint = target();
    endpoint.quirks.reasoningFormat = QString(kXaiReasoning);
    const Answer answer = decode(kCreated + ended(own + "," + named), endpoint);
    const QJsonArray blocks {
        encryptedDetail(QStringLiteral("A"), QStringLiteral("rs_1"), kXaiReasoning, 0),
        encryptedDetail(QStringLiteral("B"), QStringLiteral("rs_2"), kGeminiReasoning, 1)};
    QCOMPARE(answer.first().details, blocks);
}

void ResponsesAnswer::factsOfTheEndAreNotLost()
{
    const QByteArray begin = sse(
        "created",
        R"("response":{"id":"resp_1","model":"m","created_at":1741476777.0,"service_tier":"auto","instructions":"Long","tools":[{"type":"function"}]})");
    const Answer answer = decode(begin + ended(kMessage, "completed", R"("service_tier":"flex")"));
    QCOMPARE(answer.info->created, 1741476777);
    QCOMPARE(answer.info->extra, (QJsonObject {{QLatin1String("service_tier"), QLatin1String("auto")}}));
    const QJsonArray late {QJsonObject {{QLatin1String("service_tier"), QLatin1String("flex")}}};
    QCOMPARE(answer.first().extra.value(QLatin1String("response")).toArray(), late);
}

void ResponsesAnswer::usageMeansTheSameEverywhere()
{
    const Answer answer = decode(
        kCreated
        + ended(
            kMessage, "completed",
            R"("usage":{"input_tokens":100,"input_tokens_details":{"cached_tokens":60,"cache_write_tokens":20},"output_tokens":50,"output_tokens_details":{"reasoning_tokens":30},"total_tokens":150,"cost":0.0025})"));
    QCOMPARE(answer.usage->promptTokens, 100);
    QCOMPARE(answer.usage->cachedTokens, 60);
    QCOMPARE(answer.usage->cacheWriteTokens, 20);
    QCOMPARE(answer.usage->completionTokens, 50);
    QCOMPARE(answer.usage->reasoningTokens, 30);
    QCOMPARE(answer.usage->reportedCost, Money::fromDecimal(QStringLiteral("0.0025")));
}

QTEST_GUILESS_MAIN(ResponsesAnswer)
#include "tst_responses_answer.moc"
