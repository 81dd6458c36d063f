#include "core/protocol/codec.h"
#include "core/protocol/ollama/ollama_embed.h"
#include "core/protocol/ollama/ollama_ingress.h"
#include "core/protocol/ollama/ollama_reply.h"
#include "core/protocol/openai_json.h"
#include "core/protocol/wire_support.h"
#include "tests/unit/protocol/reply_check.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace core;

namespace {

const QString kProtocol = QStringLiteral("ollama");
const Money kCost = Money::fromPicoDollars(1'234'500'000);

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QList<QJsonObject> linesOf(const QByteArray &body)
{
    QList<QJsonObject> lines;
    for (const QByteArray &line : body.split('\n')) {
        if (!line.isEmpty())
            lines << object(line);
    }
    return lines;
}

QList<ChatEvent> decoded(const QByteArray &body, const QByteArray &type)
{
    QList<ChatEvent> events;
    const auto decoder = codecFor(kProtocol)->decoderFor({}, {{"Content-Type", type}}, {});
    decoder->feed(body, events);
    decoder->end(events);
    return events;
}

/// Writes what each line of a recorded stream gives, when it has come, as the local API does.
QByteArray replayed(const Capture &capture, OllamaReplyWriter &writer)
{
    const HeaderList headers {{"Content-Type", capture.contentType.toLatin1()}};
    const auto decoder = codecFor(kProtocol)->decoderFor({}, headers, capture.target(kProtocol));
    QByteArray stream;
    for (const QByteArray &line : capture.body.split('\n')) {
        QList<ChatEvent> events;
        decoder->feed(line + '\n', events);
        stream += writer.write(events);
    }
    QList<ChatEvent> last;
    decoder->end(last);
    stream += writer.write(last);
    return stream + writer.end({});
}

/// What may differ between a recorded stream and ours, taken out of both: lines whose message says nothing
/// are left out, and what the last line says of the whole answer stands in a line of its own, because it
/// counts only once the answer is known to be good.
QList<QJsonObject> normalised(const QList<QJsonObject> &lines)
{
    QList<QJsonObject> kept;
    QJsonObject last;
    for (QJsonObject line : lines) {
        QJsonObject message = line.value(QLatin1String("message")).toObject();
        message.remove(QLatin1String("role"));
        const bool done = line.value(QLatin1String("done")).toBool();
        if (done) {
            last = line;
            last.remove(QLatin1String("message"));
            line = {{QLatin1String("message"), line.value(QLatin1String("message"))}};
        }
        if (!isVoid(message))
            kept << line;
    }
    kept << last;
    return kept;
}

/// The model of the catalog and the time of the request are ours; `index` counted from 1 in a version of
/// Ollama, and from 0 since.
const QSet<QString> kOurs {QStringLiteral("model"), QStringLiteral("created_at"),
                           QStringLiteral("message.tool_calls[].function.index")};

Usage sampleUsage()
{
    Usage usage;
    usage.promptTokens = 10;
    usage.cachedTokens = 4;
    usage.completionTokens = 5;
    usage.reasoningTokens = 2;
    return usage;
}

Error broken()
{
    Error error;
    error.kind = ErrorKind::StreamBroken;
    error.message = QStringLiteral("gone");
    return error;
}

} // namespace

class OllamaReply : public QObject
{
    Q_OBJECT

private slots:
    void recordedAnswerIsWrittenAsItCame_data();
    void recordedAnswerIsWrittenAsItCame();
    void answersOfOthersReadTheSame_data();
    void answersOfOthersReadTheSame();
    void cleanupTestCase();
    void linesHaveWhatClientsDemand();
    void generateHasItsOwnForm();
    void fragmentsOfACallWaitForTheirEnd();
    void onlyTheFirstChoiceIsWritten();
    void durationsAreThoseOfAnOllama();
    void doneReasonIsOllamasWord_data();
    void doneReasonIsOllamasWord();
    void imagesAndLogprobsHaveTheirPlaces();
    void excludedReasoningIsNotSent();
    void errorInTheStreamIsTheLastLine();
    void costIsInTheLastLineOnly();
    void errorsSpeakOllamasForm_data();
    void errorsSpeakOllamasForm();
    void silenceIsKept();
    void promptBecomesAConversation();
    void handmadePromptsAreRefused_data();
    void handmadePromptsAreRefused();
    void emptyPromptAsksToLoad_data();
    void emptyPromptAsksToLoad();
    void routerFieldsAreRead();
    void embeddingsAreTranslated();
    void wrongEmbeddingFieldsAreNamed_data();
    void wrongEmbeddingFieldsAreNamed();

private:
    QList<Capture> m_own = capturesOf(QStringLiteral("ollama-native"));
    QMap<QString, int> m_tally;
};

void OllamaReply::recordedAnswerIsWrittenAsItCame_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < m_own.size(); ++i) {
        if (m_own.at(i).status == 200)
            QTest::newRow(qPrintable(m_own.at(i).id)) << i;
    }
}

void OllamaReply::recordedAnswerIsWrittenAsItCame()
{
    QFETCH(int, index);
    const Capture &capture = m_own.at(index);
    const QList<QJsonObject> recorded = linesOf(capture.body);
    m_tally[QStringLiteral("ollama-native")]++;
    if (!capture.stream) {
        const QJsonObject whole =
            OllamaReplyWriter(replyFacts(), OllamaForm::Chat).whole(eventsOf(capture, kProtocol), {});
        QCOMPARE(lost(object(capture.body), whole, kOurs), QStringList());
        return;
    }
    OllamaReplyWriter writer(replyFacts(), OllamaForm::Chat);
    const QList<QJsonObject> ours = normalised(linesOf(replayed(capture, writer)));
    const QList<QJsonObject> theirs = normalised(recorded);
    QCOMPARE(ours.size(), theirs.size());
    for (qsizetype i = 0; i < theirs.size(); ++i)
        QCOMPARE(lost(theirs.at(i), ours.at(i), kOurs), QStringList());
}

void OllamaReply::answersOfOthersReadTheSame_data()
{
    addRecordedAnswers();
}

void OllamaReply::answersOfOthersReadTheSame()
{
    QFETCH(int, index);
    const auto &[folder, protocol, capture] = recordedAnswers().at(index);
    const QList<ChatEvent> events = eventsOf(capture, protocol);
    const Answer original = collect(events);
    m_tally[QStringLiteral("read again: ") + folder]++;

    OllamaReplyWriter writer(replyFacts(), OllamaForm::Chat);
    const QByteArray stream = streamOf(writer, events, kCost);
    QVERIFY(!stream.startsWith('\n') && !stream.contains("\n\n")); // broken JSON to the client for Python
    const QByteArray whole = compact(OllamaReplyWriter(replyFacts(), OllamaForm::Chat).whole(events, kCost));
    const Answer answers[] = {collect(decoded(stream, "application/x-ndjson")),
                              collect(decoded(whole, "application/json"))};
    const Answer::Choice expected = original.first();
    for (const Answer &again : answers) {
        QCOMPARE(again.violations, QStringList());
        QCOMPARE(again.error.has_value(), original.error.has_value());
        if (original.error)
            continue;
        QCOMPARE(again.choices.size(), 1);
        const Answer::Choice choice = again.first();
        QCOMPARE(choice.text, expected.text + expected.refusal);
        QCOMPARE(choice.reasoning, expected.reasoning);
        QCOMPARE(choice.calls.size(), expected.calls.size());
        for (qsizetype i = 0; i < expected.calls.size(); ++i) {
            QCOMPARE(choice.calls.at(i).id, expected.calls.at(i).id);
            QCOMPARE(choice.calls.at(i).name, expected.calls.at(i).name);
            QCOMPARE(object(choice.calls.at(i).arguments.toUtf8()),
                     argumentsObject(expected.calls.at(i).arguments));
        }
        // Ollama says `stop` for calls too, and has no word for an answer that was held back.
        const FinishReason reason = expected.finished->reason;
        QCOMPARE(choice.finished->reason, reason == FinishReason::Length ? FinishReason::Length
                                          : expected.calls.isEmpty()     ? FinishReason::Stop
                                                                         : FinishReason::ToolCalls);
        if (original.usage) {
            QCOMPARE(again.usage->promptTokens, original.usage->promptTokens);
            QCOMPARE(again.usage->completionTokens, original.usage->completionTokens);
        }
    }
}

void OllamaReply::cleanupTestCase()
{
    for (auto it = m_tally.begin(); it != m_tally.end(); ++it)
        qInfo("%-40s %4d captures equal", qPrintable(it.key()), it.value());
}

void OllamaReply::linesHaveWhatClientsDemand()
{
    OllamaReplyWriter writer(replyFacts(), OllamaForm::Chat);
    const QByteArray stream = streamOf(
        writer,
        {ReplyInfo {QStringLiteral("upstream"), QStringLiteral("x"), 5, {}, {}},
         ReasoningDelta {QStringLiteral("hm"), {}, 0}, TextDelta {QStringLiteral("Hi"), 0},
         ToolCallDelta {0, QStringLiteral("c1"), QStringLiteral("f"), QStringLiteral("{\"a\":1}"), {}, 0},
         UsageReport {sampleUsage()}, Finished {FinishReason::ToolCalls, QStringLiteral("tool_calls"), 0}},
        kCost);
    const QList<QJsonObject> lines = linesOf(stream);
    QCOMPARE(lines.size(), 4);
    for (const QJsonObject &line : lines) {
        QCOMPARE(line.value(QLatin1String("model")), QJsonValue(QStringLiteral("acme/large")));
        QCOMPARE(line.value(QLatin1String("provider")), QJsonValue(QStringLiteral("Acme")));
        QCOMPARE(line.value(QLatin1String("created_at")), QJsonValue(QStringLiteral("2023-11-14T22:13:20Z")));
        QCOMPARE(line.value(QLatin1String("done")).toBool(), line == lines.last());
        QCOMPARE(line.value(QLatin1String("message")).toObject().value(QLatin1String("role")),
                 QJsonValue(QStringLiteral("assistant")));
    }
    const auto message = [&](int line) { return lines.at(line).value(QLatin1String("message")).toObject(); };
    QCOMPARE(message(0), object(R"({"role":"assistant","content":"","thinking":"hm"})"));
    QCOMPARE(message(1), object(R"({"role":"assistant","content":"Hi"})"));
    QCOMPARE(message(2), object(R"({"role":"assistant","content":"","tool_calls":[{"id":"c1","function":)"
                                R"({"index":0,"name":"f","arguments":{"a":1}}}]})"));
    QCOMPARE(message(3), object(R"({"role":"assistant","content":""})"));
    QCOMPARE(lost(object(R"({"done":true,"done_reason":"stop","prompt_eval_count":10,"eval_count":5,)"
                         R"("total_duration":0,"load_duration":0,"prompt_eval_duration":0,)"
                         R"("eval_duration":0})"),
                  lines.last()),
             QStringList());
    QCOMPARE(writer.end(kCost), QByteArray());
}

void OllamaReply::generateHasItsOwnForm()
{
    const QList<ChatEvent> events {ReplyInfo {}, ReasoningDelta {QStringLiteral("hm"), {}, 0},
                                   TextDelta {QStringLiteral("Hi"), 0}, Finished {}};
    OllamaReplyWriter writer(replyFacts(), OllamaForm::Generate);
    const QList<QJsonObject> lines = linesOf(streamOf(writer, events));
    QCOMPARE(lines.at(0).value(QLatin1String("thinking")), QJsonValue(QStringLiteral("hm")));
    QCOMPARE(lines.at(1).value(QLatin1String("response")), QJsonValue(QStringLiteral("Hi")));
    QCOMPARE(lines.at(2).value(QLatin1String("response")), QJsonValue(QString()));
    QVERIFY(!lines.at(2).contains(QLatin1String("message")));
    const QJsonObject whole = OllamaReplyWriter(replyFacts(), OllamaForm::Generate).whole(events, {});
    QCOMPARE(lost(object(R"({"response":"Hi","thinking":"hm","done":true,"done_reason":"stop"})"), whole),
             QStringList());
}

void OllamaReply::fragmentsOfACallWaitForTheirEnd()
{
    OllamaReplyWriter writer(replyFacts(), OllamaForm::Chat);
    QCOMPARE(
        writer.write({ReplyInfo {}, ToolCallDelta {0, QStringLiteral("a"), QStringLiteral("f"), {}, {}, 0}}),
        QByteArray());
    QCOMPARE(writer.write({ToolCallDelta {0, {}, {}, QStringLiteral("{\"x\":"), {}, 0}}), QByteArray());
    QCOMPARE(writer.write({ToolCallDelta {0, {}, {}, QStringLiteral("1}"), {}, 0}}), QByteArray());
    const QByteArray line = writer.write({TextDelta {QStringLiteral("x"), 0}});
    QVERIFY(line.contains(R"("arguments":{"x":1})") && line.contains(R"("content":"x")"));
    QCOMPARE(writer.write({ToolCallDelta {1, QStringLiteral("b"), QStringLiteral("g"), {}, {}, 0}}),
             QByteArray());
    const QList<QJsonObject> lines = linesOf(writer.end({}));
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.first().value(QLatin1String("message")).toObject(),
             object(R"({"role":"assistant","content":"","tool_calls":[{"id":"b","function":)"
                    R"({"index":1,"name":"g","arguments":{}}}]})"));
}

void OllamaReply::onlyTheFirstChoiceIsWritten()
{
    const QJsonObject whole =
        OllamaReplyWriter(replyFacts(), OllamaForm::Chat)
            .whole({ReplyInfo {}, TextDelta {QStringLiteral("a"), 0}, TextDelta {QStringLiteral("b"), 1},
                    Finished {FinishReason::Stop, {}, 0}, Finished {FinishReason::Length, {}, 1}},
                   {});
    QCOMPARE(lost(object(R"({"message":{"role":"assistant","content":"a"},"done_reason":"stop"})"), whole),
             QStringList());
}

void OllamaReply::durationsAreThoseOfAnOllama()
{
    Usage usage = sampleUsage();
    usage.native = object(R"({"total_duration":5043500667,"load_duration":5025959,"eval_count":5,)"
                          R"("prompt_eval_duration":325953000,"eval_duration":4709213000})");
    const QJsonObject whole = OllamaReplyWriter(replyFacts(), OllamaForm::Chat)
                                  .whole({ReplyInfo {}, UsageReport {usage}, Finished {}}, {});
    QCOMPARE(lost(usage.native, whole), QStringList());
}

void OllamaReply::doneReasonIsOllamasWord_data()
{
    QTest::addColumn<FinishReason>("reason");
    QTest::addColumn<QString>("word");
    QTest::newRow("stop") << FinishReason::Stop << QStringLiteral("stop");
    QTest::newRow("length") << FinishReason::Length << QStringLiteral("length");
    QTest::newRow("calls") << FinishReason::ToolCalls << QStringLiteral("stop");
    QTest::newRow("filter") << FinishReason::ContentFilter << QStringLiteral("content_filter");
    QTest::newRow("error") << FinishReason::Error << QStringLiteral("error");
}

void OllamaReply::doneReasonIsOllamasWord()
{
    QFETCH(FinishReason, reason);
    OllamaReplyWriter writer(replyFacts(), OllamaForm::Chat);
    const QList<QJsonObject> lines =
        linesOf(streamOf(writer, {ReplyInfo {}, Finished {reason, QStringLiteral("end_turn"), 0}}));
    QCOMPARE(lines.size(), 1);
    QTEST(lines.first().value(QLatin1String("done_reason")).toString(), "word");
}

void OllamaReply::imagesAndLogprobsHaveTheirPlaces()
{
    const auto extra = [](const char *json) { return ExtraDelta {object(json), 0}; };
    const QJsonObject whole =
        OllamaReplyWriter(replyFacts(), OllamaForm::Chat)
            .whole({ReplyInfo {}, TextDelta {QStringLiteral("G"), 0},
                    extra(R"({"images":[{"image_url":{"url":"data:image/png;base64,AAAA"}},"BBBB"]})"),
                    extra(R"({"logprobs":{"content":[{"token":"G","logprob":-0.5}]}})"), Finished {}},
                   {});
    QCOMPARE(lost(object(R"({"message":{"content":"G","images":["AAAA","BBBB"]},)"
                         R"("logprobs":[{"token":"G","logprob":-0.5}]})"),
                  whole),
             QStringList());
}

void OllamaReply::excludedReasoningIsNotSent()
{
    const QList<ChatEvent> events {ReplyInfo {}, ReasoningDelta {QStringLiteral("secret"), {}, 0},
                                   Finished {}};
    OllamaReplyWriter writer(replyFacts(), OllamaForm::Chat, true);
    QVERIFY(!compact(writer.whole(events, {})).contains("secret"));
    QVERIFY(!streamOf(writer, events).contains("secret"));
}

void OllamaReply::errorInTheStreamIsTheLastLine()
{
    OllamaReplyWriter writer(replyFacts(), OllamaForm::Chat);
    QByteArray stream = writer.write(
        {ReplyInfo {}, TextDelta {QStringLiteral("a"), 0}, broken(), TextDelta {QStringLiteral("b"), 0}});
    stream += writer.write({TextDelta {QStringLiteral("b"), 0}});
    stream += writer.end(kCost);
    const QList<QJsonObject> lines = linesOf(stream);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.last(), object(R"({"error":"gone"})"));
    QVERIFY(!stream.contains("\"done\":true"));
    QVERIFY(collect(decoded(stream, "application/x-ndjson")).error);
    const QJsonObject whole = OllamaReplyWriter(replyFacts(), OllamaForm::Chat)
                                  .whole({ReplyInfo {}, TextDelta {QStringLiteral("par"), 0}, broken()}, {});
    QCOMPARE(lost(object(R"({"error":"gone","message":{"content":"par"},"done_reason":"error"})"), whole),
             QStringList());
}

void OllamaReply::costIsInTheLastLineOnly()
{
    ReplyFacts play = replyFacts();
    play.simulated = true;
    OllamaReplyWriter writer(play, OllamaForm::Chat);
    const QByteArray stream =
        streamOf(writer, {ReplyInfo {}, TextDelta {QStringLiteral("a"), 0}, Finished {}}, kCost);
    QCOMPARE(stream.count("\"cost\""), 1);
    QCOMPARE(linesOf(stream).last().value(QLatin1String("usage")).toObject(),
             object(R"({"cost":0.0012345,"cost_is_simulated":true})"));
    QVERIFY(!OllamaReplyWriter(replyFacts(), OllamaForm::Chat)
                 .whole({Finished {}}, {})
                 .contains(QLatin1String("usage")));
}

void OllamaReply::errorsSpeakOllamasForm_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("given");
    QTest::addColumn<int>("status");
    QTest::newRow("bad request") << ErrorKind::BadRequest << 0 << 400;
    QTest::newRow("key") << ErrorKind::AccessDenied << 401 << 401;
    QTest::newRow("no such model") << ErrorKind::UnknownModel << 0 << 404;
    QTest::newRow("limit") << ErrorKind::RateLimited << 429 << 429;
    QTest::newRow("broken") << ErrorKind::StreamBroken << 200 << 502;
}

void OllamaReply::errorsSpeakOllamasForm()
{
    QFETCH(ErrorKind, kind);
    QFETCH(int, given);
    Error error = broken();
    error.kind = kind;
    error.httpStatus = given;
    for (const ClientShape *shape : {&ollamaChatShape(), &ollamaGenerateShape()}) {
        QTEST(shape->errorStatus(error), "status");
        QCOMPARE(shape->errorBody(error, QStringLiteral("Acme"), QStringLiteral("gen-1")),
                 object(R"({"error":"gone"})"));
    }
}

void OllamaReply::silenceIsKept()
{
    QCOMPARE(ollamaChatShape().keepAlive(), QByteArray());
    QCOMPARE(ollamaGenerateShape().streamType({}), QByteArray("application/x-ndjson"));
}

void OllamaReply::promptBecomesAConversation()
{
    const Result<ChatRequest> request = generateRequestFromOllama(
        object(R"({"model":"a/b","system":"Be brief.","prompt":"Hi","images":["iVBORw0KGgo="],"raw":false,)"
               R"("suffix":"","context":[],"think":"low","options":{"num_predict":7},"stream":false})"));
    QVERIFY(request.ok());
    QCOMPARE(request->model, QStringLiteral("a/b"));
    QVERIFY(!request->stream);
    QCOMPARE(request->maxTokens, std::optional<qint64>(7));
    QCOMPARE(request->reasoning->effort, QStringLiteral("low"));
    QCOMPARE(request->messages.size(), 2);
    QCOMPARE(request->messages.first(), Message::text(Role::System, QStringLiteral("Be brief.")));
    QCOMPARE(request->messages.last().plainText(), QStringLiteral("Hi"));
    QCOMPARE(std::get<ImagePart>(request->messages.last().content.last()).url,
             QStringLiteral("data:image/png;base64,iVBORw0KGgo="));
    QVERIFY(generateRequestFromOllama(object(R"({"model":"a/b","prompt":"Hi"})"))->stream);
}

void OllamaReply::handmadePromptsAreRefused_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("parameter");
    const auto row = [](const char *name, const char *field) {
        QTest::newRow(name) << QByteArray(field) << QString::fromLatin1(name);
    };
    row("suffix", R"("suffix":"}")");
    row("template", R"("template":"{{ .Prompt }}")");
    row("raw", R"("raw":true)");
    row("context", R"("context":[1,2])");
    row("images", R"("images":"iVBO")");
    row("prompt", R"("prompt":3)");
    row("system", R"("system":["a"])");
    row("options.num_predict", R"("options":{"num_predict":"many"})");
    row("provider.order", R"("provider":{"order":"groq"})");
}

void OllamaReply::handmadePromptsAreRefused()
{
    QFETCH(QByteArray, field);
    const Result<ChatRequest> request = generateRequestFromOllama(object(R"({"model":"a/b",)" + field + '}'));
    QVERIFY(!request.ok());
    QCOMPARE(request.error().kind, ErrorKind::BadRequest);
    QTEST(request.error().parameter, "parameter");
    QVERIFY(request.error().message.contains(request.error().parameter));
}

void OllamaReply::emptyPromptAsksToLoad_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("load");
    QTest::addColumn<bool>("unload");
    QTest::newRow("nothing") << QByteArray("{}") << true << false;
    QTest::newRow("empty prompt") << QByteArray(R"({"prompt":""})") << true << false;
    QTest::newRow("no messages") << QByteArray(R"({"messages":[]})") << true << false;
    QTest::newRow("prompt") << QByteArray(R"({"prompt":"Hi","keep_alive":0})") << false << false;
    QTest::newRow("messages") << QByteArray(R"({"messages":[{"role":"user","content":""}]})") << false
                              << false;
    QTest::newRow("longer") << QByteArray(R"({"keep_alive":"5m"})") << true << false;
    QTest::newRow("unload") << QByteArray(R"({"keep_alive":0})") << true << true;
    QTest::newRow("unload by text") << QByteArray(R"({"keep_alive":"0s"})") << true << true;
    QTest::newRow("half an hour") << QByteArray(R"({"keep_alive":"0.5h"})") << true << false;
}

void OllamaReply::emptyPromptAsksToLoad()
{
    QFETCH(QByteArray, body);
    QTEST(asksOllamaToLoad(object(body)), "load");
    QTEST(asksOllamaToUnload(object(body)), "unload");
    QCOMPARE(lost(object(R"({"model":"m","done":true,"done_reason":"load",)"
                         R"("message":{"role":"assistant","content":""}})"),
                  ollamaLoadReply(QStringLiteral("m"), 0, OllamaForm::Chat, false)),
             QStringList());
    QCOMPARE(lost(object(R"({"response":"","done":true,"done_reason":"unload"})"),
                  ollamaLoadReply(QStringLiteral("m"), 0, OllamaForm::Generate, true)),
             QStringList());
}

void OllamaReply::routerFieldsAreRead()
{
    const Result<ChatRequest> request = chatRequestFromOllama(
        object(R"({"model":"a/b","models":["a/b","c/d"],"messages":[{"role":"user","content":"x"}],)"
               R"("session_id":"s","reasoning":{"effort":"high"},)"
               R"("provider":{"order":["groq"],"allow_fallbacks":false}})"));
    QVERIFY(request.ok());
    QCOMPARE(request->fallbackModels, QStringList {QStringLiteral("c/d")});
    QCOMPARE(request->sessionId, QStringLiteral("s"));
    QCOMPARE(request->reasoning->effort, QStringLiteral("high"));
    QCOMPARE(request->routing.order, QStringList {QStringLiteral("groq")});
    QVERIFY(!request->routing.allowFallbacks);
    QVERIFY(request->extra.isEmpty());
}

void OllamaReply::embeddingsAreTranslated()
{
    const Result<ChatRequest> list = embedRequestFromOllama(
        object(R"({"model":"a/e","input":["x","y"],"dimensions":8,"truncate":true,"keep_alive":"5m",)"
               R"("options":{"num_ctx":1},"provider":{"order":["groq"]}})"),
        OllamaEmbedForm::List);
    QVERIFY(list.ok());
    QCOMPARE(list->model, QStringLiteral("a/e"));
    QCOMPARE(list->routing.order, QStringList {QStringLiteral("groq")});
    QCOMPARE(object(list->raw->body), object(R"({"model":"a/e","input":["x","y"],"dimensions":8,)"
                                             R"("provider":{"order":["groq"]}})"));
    const Result<ChatRequest> single =
        embedRequestFromOllama(object(R"({"model":"a/e","prompt":"x"})"), OllamaEmbedForm::Single);
    QCOMPARE(object(single->raw->body), object(R"({"model":"a/e","input":"x"})"));

    const QJsonObject answer = object(R"({"object":"list","model":"e-1","usage":{"prompt_tokens":5},)"
                                      R"("data":[{"embedding":[0.5,1]},{"embedding":[2,3]}]})");
    QCOMPARE(ollamaEmbedReply(answer, OllamaEmbedForm::List),
             object(R"({"model":"e-1","embeddings":[[0.5,1],[2,3]],"prompt_eval_count":5,)"
                    R"("total_duration":0,"load_duration":0})"));
    QCOMPARE(ollamaEmbedReply(answer, OllamaEmbedForm::Single), object(R"({"embedding":[0.5,1]})"));
}

void OllamaReply::wrongEmbeddingFieldsAreNamed_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("single");
    QTest::addColumn<QString>("parameter");
    QTest::newRow("no input") << QByteArray(R"({"model":"m"})") << false << QStringLiteral("input");
    QTest::newRow("numbers") << QByteArray(R"({"model":"m","input":[1]})") << false
                             << QStringLiteral("input[0]");
    QTest::newRow("no prompt") << QByteArray(R"({"model":"m"})") << true << QStringLiteral("prompt");
}

void OllamaReply::wrongEmbeddingFieldsAreNamed()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, single);
    const Result<ChatRequest> request =
        embedRequestFromOllama(object(body), single ? OllamaEmbedForm::Single : OllamaEmbedForm::List);
    QVERIFY(!request.ok());
    QTEST(request.error().parameter, "parameter");
}

QTEST_APPLESS_MAIN(OllamaReply)
#include "tst_ollama_reply.moc"
