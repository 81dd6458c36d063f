#include "core/protocol/anthropic/anthropic_seal.h"
#include "core/protocol/codec.h"
#include "core/protocol/reasoning_details.h"
#include "core/protocol/wire_support.h"
#include "tests/unit/protocol/reply_check.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace core;

namespace {

/// Read by the codec of this very shape.
Answer readAgain(const QByteArray &body, const char *type)
{
    const EndpointTarget target;
    const auto decoder = codecFor(QStringLiteral("anthropic-messages"))
                             ->decoderFor({}, {{"Content-Type", QByteArray(type)}}, target);
    QList<ChatEvent> events;
    decoder->feed(body, events);
    decoder->end(events);
    return collect(events);
}

QJsonValue jsonOf(const QString &arguments)
{
    return argumentsObject(arguments);
}

/// What the client's next request says of the answer that it got.
Message echoed(const QJsonValue &content)
{
    const QJsonObject user {{QStringLiteral("role"), QStringLiteral("user")},
                            {QStringLiteral("content"), QStringLiteral("?")}};
    const QJsonObject assistant {{QStringLiteral("role"), QStringLiteral("assistant")},
                                 {QStringLiteral("content"), content}};
    QJsonArray results;
    for (const QJsonValue &block : content.toArray()) {
        if (block.toObject().value(u"type") == QLatin1String("tool_use"))
            results.append(QJsonObject {{QStringLiteral("type"), QStringLiteral("tool_result")},
                                        {QStringLiteral("tool_use_id"), block.toObject().value(u"id")},
                                        {QStringLiteral("content"), QStringLiteral("42")}});
    }
    QJsonArray messages {user, assistant};
    if (!results.isEmpty())
        messages.append(QJsonObject {{QStringLiteral("role"), QStringLiteral("user")},
                                     {QStringLiteral("content"), results}});
    const Result<ChatRequest> request =
        anthropicShape().read({.body = {{QStringLiteral("model"), QStringLiteral("m")},
                                        {QStringLiteral("max_tokens"), 10},
                                        {QStringLiteral("messages"), messages}}});
    if (!request)
        qFatal("refused: %s", qPrintable(request.error().message));
    for (qsizetype i = 0; i < request->messages.at(1).toolCalls.size(); ++i) {
        if (request->messages.at(2 + i).toolCallId != request->messages.at(1).toolCalls.at(i).id)
            qFatal("a result lost its call");
    }
    return request->messages.at(1);
}

/// Claude's blocks have no number on the way through a client of this shape: they are counted again.
QJsonArray withoutClaudesNumbers(const QJsonArray &details)
{
    QJsonArray list;
    for (const QJsonValue &value : details) {
        QJsonObject detail = value.toObject();
        if (detail.value(u"format").toString(QString(kClaudeReasoning)) == kClaudeReasoning) {
            detail.remove(QStringLiteral("index"));
            detail.insert(QStringLiteral("format"), QString(kClaudeReasoning));
        }
        list.append(detail);
    }
    return list;
}

/// Paragraphs are blocks of their own in this shape, so what parts them elsewhere is not said.
QString withoutGaps(QString thoughts)
{
    return thoughts.remove(QLatin1String("\n\n"));
}

FinishReason expectedReason(const Answer::Choice &choice)
{
    // A refusal that is the whole answer is a reason of its own in this shape.
    const FinishReason reason = choice.finished->reason;
    return !choice.refusal.isEmpty() && reason == FinishReason::Stop ? FinishReason::ContentFilter : reason;
}

/// Sound and images have no counts in this shape, and the parts of an answer are its own affair; so is what
/// the provider bills.
Usage countsOf(Usage usage)
{
    usage.audioPromptTokens = usage.audioCompletionTokens = usage.imageCompletionTokens = 0;
    usage.webSearches = usage.unbilledPromptTokens = usage.unbilledCompletionTokens = 0;
    usage.serviceTier.clear();
    usage.reportedCost = {};
    usage.native = {};
    return usage;
}

bool isSigned(const QJsonArray &details)
{
    return std::any_of(details.begin(), details.end(), [](const QJsonValue &detail) {
        return !detail.toObject().value(u"signature").toString().isEmpty()
               && detail.toObject().value(u"format") == kClaudeReasoning;
    });
}

QJsonArray contentFor(const QList<ChatEvent> &events)
{
    return anthropicShape().writerFor({}, {}, replyFacts())->whole(events, {}).value(u"content").toArray();
}

QJsonObject objectOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QJsonArray listOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).array();
}

/// The assistant's message of a conversation as Anthropic gets it.
QJsonArray sentToAnthropic(const Message &message)
{
    ChatRequest request;
    request.maxTokens = 10;
    request.messages = {Message::text(Role::User, QStringLiteral("?")), message,
                        Message::text(Role::User, QStringLiteral("!"))};
    EndpointTarget target;
    target.baseUrl = QStringLiteral("https://api.acme.test/v1");
    target.providerModelId = QStringLiteral("claude-x");
    const Result<WireRequest> wire = codecFor(QStringLiteral("anthropic-messages"))->encode(request, target);
    if (!wire)
        qFatal("refused: %s", qPrintable(wire.error().message));
    if (wire->body.contains("switchyard"))
        qFatal("a seal goes out: %s", wire->body.constData());
    const QJsonArray messages = objectOf(wire->body).value(u"messages").toArray();
    return messages.at(1).toObject().value(u"content").toArray();
}

} // namespace

class AnthropicRoundTrip : public QObject
{
    Q_OBJECT

private slots:
    void cleanupTestCase();
    void answerOfAnyProtocolIsReadAgain_data();
    void answerOfAnyProtocolIsReadAgain();
    void idsOfCallsComeBack_data();
    void idsOfCallsComeBack();
    void sealsAreNoSignaturesOfClaude();
    void brokenSealIsNoSignature();
    void sealNeverReachesAnthropic();
    void whatBelongsToACallComesBack();
    void orderOfClaudesBlocksIsThatOfTheClient();

private:
    QMap<QString, int> m_played;
};

void AnthropicRoundTrip::cleanupTestCase()
{
    for (auto it = m_played.cbegin(); it != m_played.cend(); ++it)
        qInfo("%-20s %3d answers", qPrintable(it.key()), it.value());
}

void AnthropicRoundTrip::answerOfAnyProtocolIsReadAgain_data()
{
    addRecordedAnswers();
}

void AnthropicRoundTrip::answerOfAnyProtocolIsReadAgain()
{
    QFETCH(int, index);
    const auto &[folder, protocol, capture] = recordedAnswers().at(index);
    const QList<ChatEvent> events = eventsOf(capture, protocol);
    const Answer original = collect(events);
    const Answer::Choice first = original.first();
    const QByteArray stream = streamOf(*anthropicShape().writerFor({}, {}, replyFacts()), events);
    const QJsonObject whole = anthropicShape().writerFor({}, {}, replyFacts())->whole(events, {});
    const Answer streamed = readAgain(stream, "text/event-stream");

    if (original.error || first.finished->reason == FinishReason::Error) {
        QVERIFY(!stream.contains("message_stop"));
        QVERIFY(streamed.error);
        QVERIFY(whole.value(u"stop_reason").isNull());
        return;
    }
    ++m_played[folder];
    for (const Answer &again : {streamed, readAgain(QJsonDocument(whole).toJson(), "application/json")}) {
        QCOMPARE(again.violations, QStringList());
        QVERIFY(!again.error);
        QCOMPARE(again.choices.size(), 1);
        const Answer::Choice choice = again.first();
        QCOMPARE(choice.text, first.text);
        QCOMPARE(withoutGaps(choice.reasoning), withoutGaps(first.reasoning));
        QCOMPARE(choice.refusal, first.refusal);
        QCOMPARE(choice.finished->reason, expectedReason(first));
        QCOMPARE(choice.calls.size(), first.calls.size());
        for (qsizetype i = 0; i < first.calls.size(); ++i) {
            QCOMPARE(originalToolCallId(choice.calls.at(i).id), first.calls.at(i).id);
            QCOMPARE(choice.calls.at(i).name, first.calls.at(i).name);
            QCOMPARE(jsonOf(choice.calls.at(i).arguments), jsonOf(first.calls.at(i).arguments));
        }
        if (original.usage)
            QCOMPARE(countsOf(*again.usage), countsOf(*original.usage));
    }
    // And back again, also from a client that did not want to see the thoughts.
    ChatRequest excluding;
    excluding.reasoning = ReasoningRequest {.exclude = true};
    QList<QJsonObject> answers {whole};
    if (!isSigned(mergedReasoningDetails(first.details))) // else Claude's signature stands for its text
        answers << anthropicShape().writerFor({}, excluding, replyFacts())->whole(events, {});
    for (const QJsonObject &answer : std::as_const(answers)) {
        const Message message = echoed(answer.value(u"content"));
        QCOMPARE(withoutClaudesNumbers(message.reasoningDetails),
                 withoutClaudesNumbers(mergedReasoningDetails(first.details)));
        QCOMPARE(message.toolCalls.size(), first.calls.size());
        for (qsizetype i = 0; i < first.calls.size(); ++i)
            QCOMPARE(message.toolCalls.at(i).id, first.calls.at(i).id);
        QCOMPARE(withoutGaps(message.reasoning), withoutGaps(first.reasoning));
    }
}

void AnthropicRoundTrip::idsOfCallsComeBack_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("same");
    QTest::newRow("Anthropic's") << QStringLiteral("toolu_01A-b") << true;
    QTest::newRow("Moonshot's") << QStringLiteral("functions.add:0") << false;
    QTest::newRow("any letters") << QString::fromUtf8("ä b/c+d=") << false;
    QTest::newRow("one that looks like ours") << QStringLiteral("switchyard-Zg") << false;
}

void AnthropicRoundTrip::idsOfCallsComeBack()
{
    QFETCH(QString, id);
    QFETCH(bool, same);
    const QString sent = clientToolCallId(id);
    QCOMPARE(sent == id, same);
    QVERIFY(QRegularExpression(QStringLiteral("^[a-zA-Z0-9_-]+$")).match(sent).hasMatch());
    QCOMPARE(originalToolCallId(sent), id);
}

void AnthropicRoundTrip::sealsAreNoSignaturesOfClaude()
{
    const QJsonObject detail = objectOf(
        R"({"type":"reasoning.encrypted","format":"openai-responses-v1","id":"rs_1","index":2,"data":"Ä+/="})");
    QCOMPARE(unsealed(sealed(detail)), std::optional(detail));
    QVERIFY(!unsealed(QStringLiteral("EpADCokBCA8YAipAsfSSBF77+/=")));
    QVERIFY(!unsealed(QString()));

    const QJsonArray content =
        contentFor({ReplyInfo {}, ReasoningDelta {{}, {detail}, 0}, Finished {FinishReason::Stop, {}, 0}});
    QCOMPARE(content.size(), 1);
    QCOMPARE(content.first().toObject().value(u"type"), QJsonValue(QStringLiteral("redacted_thinking")));
    QVERIFY(!QJsonDocument(content).toJson().contains("rs_1"));
    QCOMPARE(echoed(content).reasoningDetails, QJsonArray {detail});
}

void AnthropicRoundTrip::brokenSealIsNoSignature()
{
    const QString seal = sealed(objectOf(R"({"type":"reasoning.text","format":"google-gemini-v1"})"));
    const QJsonArray content {QJsonObject {{QStringLiteral("type"), QStringLiteral("thinking")},
                                           {QStringLiteral("thinking"), QStringLiteral("Hm")},
                                           {QStringLiteral("signature"), seal.chopped(9)}},
                              QJsonObject {{QStringLiteral("type"), QStringLiteral("redacted_thinking")},
                                           {QStringLiteral("data"), QStringLiteral("switchyard.1.?")}}};
    const Message message = echoed(content);
    QCOMPARE(message.reasoning, QStringLiteral("Hm"));
    QCOMPARE(message.reasoningDetails, QJsonArray());
}

void AnthropicRoundTrip::sealNeverReachesAnthropic()
{
    const QList<ChatEvent> events {
        ReplyInfo {},
        ReasoningDelta {QStringLiteral("plain"), {}, 0},
        ReasoningDelta {QStringLiteral("s"),
                        listOf(R"([{"type":"reasoning.summary","format":"openai-responses-v1","id":"rs_1",)"
                               R"("index":0,"summary":"s"}])"),
                        0},
        ReasoningDelta {{},
                        listOf(R"([{"type":"reasoning.encrypted","format":"openai-responses-v1","id":"rs_1",)"
                               R"("index":1,"data":"E"}])"),
                        0},
        TextDelta {QStringLiteral("Hi"), 0},
        ToolCallDelta {.index = 0,
                       .id = QStringLiteral("functions.f:0"),
                       .name = QStringLiteral("f"),
                       .arguments = QStringLiteral("{}"),
                       .extra = {{QStringLiteral("extra_content"), QJsonObject {{QStringLiteral("a"), 1}}}}},
        Finished {FinishReason::ToolCalls, {}, 0}};
    const Message message = echoed(contentFor(events));
    QCOMPARE(message.reasoningDetails.size(), 2);
    QCOMPARE(message.reasoning, QStringLiteral("plains"));
    const QJsonArray sent = sentToAnthropic(message);
    QCOMPARE(sent.size(), 2);
    QCOMPARE(sent.first().toObject(), objectOf(R"({"type":"text","text":"Hi"})"));
    QCOMPARE(sent.last().toObject().value(u"type"), QJsonValue(QStringLiteral("tool_use")));
}

void AnthropicRoundTrip::whatBelongsToACallComesBack()
{
    const QJsonObject extra = objectOf(R"({"extra_content":{"google":{"thought_signature":"S"}}})");
    const auto call = [&](int index, const char *id) {
        return ToolCallDelta {.index = index,
                              .id = QString::fromLatin1(id),
                              .name = QStringLiteral("f"),
                              .arguments = QStringLiteral("{}"),
                              .extra = index == 0 ? extra : QJsonObject()};
    };
    const Finished end {FinishReason::ToolCalls, {}, 0};
    const Message message = echoed(contentFor({ReplyInfo {}, call(0, "a.1"), call(1, "b"), end}));
    QCOMPARE(message.toolCalls.size(), 2);
    QCOMPARE(message.toolCalls.first().extra, extra);
    QCOMPARE(message.toolCalls.last().extra, QJsonObject());
    QCOMPARE(message.reasoningDetails, QJsonArray());

    // Gemini's own API says it as a detail as well.
    const QJsonArray details = listOf(
        R"([{"type":"reasoning.encrypted","format":"google-gemini-v1","id":"a.1","index":0,"data":"S"}])");
    const QJsonArray content =
        contentFor({ReplyInfo {}, call(0, "a.1"), ReasoningDelta {{}, details, 0}, call(1, "b"), end});
    QCOMPARE(content.size(), 3);
    QCOMPARE(echoed(content).reasoningDetails, details);
}

void AnthropicRoundTrip::orderOfClaudesBlocksIsThatOfTheClient()
{
    const QList<ChatEvent> events {
        ReplyInfo {},
        ReasoningDelta {QStringLiteral("foreign"), {}, 0},
        ReasoningDelta {
            {},
            listOf(R"([{"type":"reasoning.encrypted","format":"google-gemini-v1","data":"G","index":0}])"),
            0},
        TextDelta {QStringLiteral("Hi"), 0},
        ReasoningDelta {{},
                        listOf(R"([{"type":"reasoning.text","format":"anthropic-claude-v1","text":"c",)"
                               R"("signature":"C","index":1}])"),
                        0},
        TextDelta {QStringLiteral("Ho"), 0},
        Finished {FinishReason::Stop, {}, 0}};
    QCOMPARE(sentToAnthropic(echoed(contentFor(events))),
             listOf(R"([{"type":"text","text":"Hi"},{"type":"thinking","thinking":"c","signature":"C"},)"
                    R"({"type":"text","text":"Ho"}])"));
}

QTEST_APPLESS_MAIN(AnthropicRoundTrip)
#include "tst_anthropic_round_trip.moc"
