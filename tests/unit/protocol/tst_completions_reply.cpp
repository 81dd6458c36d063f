#include "core/protocol/codec.h"
#include "tests/unit/protocol/reply_check.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace core;

namespace {

const QLatin1String kText("text");
const QLatin1String kChoices("choices");
const QLatin1String kFinishReason("finish_reason");
const QLatin1String kLogprobs("logprobs");

QJsonObject parsed(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

std::unique_ptr<ReplyWriter> writer(const QByteArray &body = R"({"model":"m","prompt":"Once"})")
{
    const ClientRequest client {.body = parsed(body)};
    const Result<ChatRequest> request = openAiCompletionsShape().read(client);
    if (!request)
        qFatal("%s", qPrintable(request.error().message));
    return openAiCompletionsShape().writerFor(client, *request, replyFacts());
}

QList<QJsonObject> chunksOf(const QByteArray &stream)
{
    QList<QJsonObject> chunks;
    for (const SseEvent &event : sseEventsOf(stream)) {
        if (event.data != "[DONE]")
            chunks << parsed(event.data);
    }
    return chunks;
}

QJsonObject choiceOf(const QJsonObject &json)
{
    return json.value(kChoices).toArray().first().toObject();
}

Answer readAgain(const QByteArray &body)
{
    const auto decoder = codecFor(QStringLiteral("openai-chat"))->makeDecoder(true, EndpointTarget());
    QList<ChatEvent> events;
    decoder->feed(body, events);
    decoder->end(events);
    return collect(events);
}

QString joined(const QByteArray &stream)
{
    QString text;
    for (const QJsonObject &chunk : chunksOf(stream))
        text += choiceOf(chunk).value(kText).toString();
    return text;
}

ExtraDelta logprobs(const char *token)
{
    const QJsonObject entry {{QStringLiteral("token"), QString::fromLatin1(token)},
                             {QStringLiteral("logprob"), -0.5},
                             {QStringLiteral("top_logprobs"),
                              QJsonArray {QJsonObject {{QStringLiteral("token"), QStringLiteral("x")},
                                                       {QStringLiteral("logprob"), -2.0}}}}};
    return {{{QStringLiteral("logprobs"), QJsonObject {{QStringLiteral("content"), QJsonArray {entry}}}}}, 0};
}

} // namespace

class CompletionsReply : public QObject
{
    Q_OBJECT

private slots:
    void promptBecomesAMessage_data();
    void promptBecomesAMessage();
    void otherFieldsMeanWhatTheyMeanInAChat();
    void whatOnlyACompletionModelDoesIsRefusedByName_data();
    void whatOnlyACompletionModelDoesIsRefusedByName();
    void streamHasTheLegacyForm();
    void wholeAnswerHasTheLegacyForm();
    void echoComesOnceBeforeEachAnswer();
    void logprobsAreParallelLists();
    void failureInTheStreamEndsItWithoutTerminator();
    void recordedTextSurvivesTheWayThrough_data();
    void recordedTextSurvivesTheWayThrough();

private:
    QList<Capture> m_captures = capturesOf(QStringLiteral("openai-chat"));
};

void CompletionsReply::promptBecomesAMessage_data()
{
    QTest::addColumn<QByteArray>("prompt");
    QTest::newRow("string") << QByteArray(R"("Once")");
    QTest::newRow("list of one") << QByteArray(R"(["Once"])");
}

void CompletionsReply::promptBecomesAMessage()
{
    QFETCH(QByteArray, prompt);
    const Result<ChatRequest> request =
        openAiCompletionsShape().read({.body = parsed("{\"model\":\"m\",\"prompt\":" + prompt + "}")});
    QVERIFY(request);
    QCOMPARE(request->messages, (QList<Message> {Message::text(Role::User, QStringLiteral("Once"))}));
    QVERIFY(!request->extra.contains(QLatin1String("prompt")));
}

void CompletionsReply::otherFieldsMeanWhatTheyMeanInAChat()
{
    const QJsonObject body = parsed(R"({"model":"m","prompt":"a","max_tokens":7,"temperature":0.5,"stop":"z",
        "logprobs":3,"n":2,"best_of":2,"echo":true,"suffix":null,"stream":true,"provider":{"only":["x"]}})");
    const Result<ChatRequest> request = openAiCompletionsShape().read({.body = body});
    QVERIFY(request);
    QCOMPARE(request->maxTokens, std::optional<qint64>(7));
    QCOMPARE(request->sampling.temperature, std::optional(0.5));
    QCOMPARE(request->sampling.stop, (QStringList {QStringLiteral("z")}));
    QCOMPARE(request->sampling.logprobs, std::optional(true));
    QCOMPARE(request->sampling.topLogprobs, std::optional(3));
    QCOMPARE(request->routing.only, (QStringList {QStringLiteral("x")}));
    QVERIFY(request->stream);
    QCOMPARE(request->extra.keys(), (QStringList {QStringLiteral("n")}));
}

void CompletionsReply::whatOnlyACompletionModelDoesIsRefusedByName_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *name, const char *what, const char *fields) {
        QTest::newRow(what) << QByteArray(fields) << QString::fromLatin1(name);
    };
    row("prompt", "no prompt", R"("n":1)");
    row("prompt", "two prompts", R"("prompt":["a","b"])");
    row("prompt", "tokens", R"("prompt":[1,2,3])");
    row("prompt", "a list of tokens", R"("prompt":[[1,2,3]])");
    row("suffix", "suffix", R"("prompt":"a","suffix":"b")");
    row("best_of", "best of more than given", R"("prompt":"a","best_of":2)");
    row("best_of", "best of more than n", R"("prompt":"a","best_of":4,"n":3)");
    row("logprobs", "logprobs as a flag", R"("prompt":"a","logprobs":true)");
}

void CompletionsReply::whatOnlyACompletionModelDoesIsRefusedByName()
{
    QFETCH(QByteArray, fields);
    const Result<ChatRequest> request =
        openAiCompletionsShape().read({.body = parsed("{\"model\":\"m\"," + fields + "}")});
    QVERIFY(!request);
    QCOMPARE(request.error().kind, ErrorKind::BadRequest);
    QTEST(request.error().parameter, "name");
}

void CompletionsReply::streamHasTheLegacyForm()
{
    Usage usage;
    usage.promptTokens = 3;
    usage.completionTokens = 2;
    const auto writing = writer();
    const QByteArray stream =
        streamOf(*writing,
                 {ReplyInfo {}, ReasoningDelta {QStringLiteral("hm"), {}, 0},
                  TextDelta {QStringLiteral("a"), 0}, TextDelta {QStringLiteral("b"), 0}, UsageReport {usage},
                  Finished {FinishReason::Length, QStringLiteral("max_tokens"), 0}},
                 Money::fromPicoDollars(1'000'000'000));
    QVERIFY(stream.endsWith("data: [DONE]\n\n"));
    QCOMPARE(joined(stream), QStringLiteral("ab"));
    const QList<QJsonObject> chunks = chunksOf(stream);
    QCOMPARE(chunks.size(), 5);
    for (const QJsonObject &chunk : chunks) {
        QCOMPARE(chunk.value(QLatin1String("object")), QJsonValue(QStringLiteral("text_completion")));
        QCOMPARE(chunk.value(QLatin1String("id")), QJsonValue(QStringLiteral("gen-1")));
        QCOMPARE(chunk.value(QLatin1String("created")).toInteger(), qint64(1700000000));
        QCOMPARE(chunk.value(QLatin1String("provider")), QJsonValue(QStringLiteral("Acme")));
    }
    QCOMPARE(choiceOf(chunks.at(0)).value(QLatin1String("reasoning")), QJsonValue(QStringLiteral("hm")));
    QVERIFY(choiceOf(chunks.at(1)).value(kFinishReason).isNull());
    QVERIFY(choiceOf(chunks.at(1)).value(kLogprobs).isNull());
    QCOMPARE(choiceOf(chunks.at(3)).value(kFinishReason), QJsonValue(QStringLiteral("length")));
    QCOMPARE(choiceOf(chunks.at(3)).value(QLatin1String("native_finish_reason")),
             QJsonValue(QStringLiteral("max_tokens")));
    const QJsonObject counts = chunks.at(4).value(QLatin1String("usage")).toObject();
    QCOMPARE(counts.value(QLatin1String("total_tokens")), QJsonValue(5));
    QCOMPARE(counts.value(QLatin1String("cost")).toDouble(), 0.001);
    QCOMPARE(writing->end({}), QByteArray());
}

void CompletionsReply::wholeAnswerHasTheLegacyForm()
{
    const QJsonObject json =
        writer()->whole({ReplyInfo {}, ReasoningDelta {QStringLiteral("hm"), {}, 0},
                         TextDelta {QStringLiteral("a"), 0}, TextDelta {QStringLiteral("c"), 1},
                         Finished {FinishReason::Stop, {}, 0}, Finished {FinishReason::ContentFilter, {}, 1}},
                        {});
    QCOMPARE(json.value(QLatin1String("object")), QJsonValue(QStringLiteral("text_completion")));
    const QJsonObject first =
        parsed(R"({"index":0,"text":"a","finish_reason":"stop","logprobs":null,"reasoning":"hm"})");
    const QJsonObject second =
        parsed(R"({"index":1,"text":"c","finish_reason":"content_filter","logprobs":null})");
    QCOMPARE(json.value(kChoices).toArray(), (QJsonArray {first, second}));
    QVERIFY(!json.contains(QLatin1String("usage")));
}

void CompletionsReply::echoComesOnceBeforeEachAnswer()
{
    const QByteArray body = R"({"model":"m","prompt":["Once"],"echo":true,"n":2})";
    const QList<ChatEvent> events {ReplyInfo {}, TextDelta {QStringLiteral(" upon"), 0},
                                   TextDelta {QStringLiteral(" a"), 0}, Finished {FinishReason::Stop, {}, 0},
                                   Finished {FinishReason::Stop, {}, 1}};
    const auto writing = writer(body);
    const QByteArray stream = streamOf(*writing, events);
    QCOMPARE(stream.count("Once"), 2); // the second answer is empty but for it
    QCOMPARE(joined(stream), QStringLiteral("Once upon aOnce"));
    const QJsonObject json = writer(body)->whole(events, {});
    QCOMPARE(choiceOf(json).value(kText), QJsonValue(QStringLiteral("Once upon a")));
}

void CompletionsReply::logprobsAreParallelLists()
{
    const QByteArray body = R"({"model":"m","prompt":"Once","echo":true,"logprobs":1})";
    const QList<ChatEvent> events {ReplyInfo {},   TextDelta {QStringLiteral("ab"), 0},
                                   logprobs("ab"), TextDelta {QStringLiteral("c"), 0},
                                   logprobs("c"),  Finished {FinishReason::Stop, {}, 0}};
    const QJsonObject both = parsed(R"({"tokens":["ab","c"],"token_logprobs":[-0.5,-0.5],
        "top_logprobs":[{"x":-2},{"x":-2}],"text_offset":[4,6]})");
    QCOMPARE(choiceOf(writer(body)->whole(events, {})).value(kLogprobs).toObject(), both);

    const auto writing = writer(body);
    QJsonArray tokens;
    QJsonArray offsets;
    for (const QJsonObject &chunk : chunksOf(streamOf(*writing, events))) {
        const QJsonObject lists = choiceOf(chunk).value(kLogprobs).toObject();
        for (const QJsonValue &token : lists.value(QLatin1String("tokens")).toArray())
            tokens.append(token);
        for (const QJsonValue &offset : lists.value(QLatin1String("text_offset")).toArray())
            offsets.append(offset);
    }
    QCOMPARE(tokens, (QJsonArray {QStringLiteral("ab"), QStringLiteral("c")}));
    QCOMPARE(offsets, (QJsonArray {4, 6}));
}

void CompletionsReply::failureInTheStreamEndsItWithoutTerminator()
{
    const Error error {ErrorKind::StreamBroken, QStringLiteral("gone")};
    const auto writing = writer();
    QByteArray stream = writing->write({ReplyInfo {}, TextDelta {QStringLiteral("a"), 0}, error});
    stream += writing->end({});
    QVERIFY(!stream.contains("[DONE]"));
    const QJsonObject last = chunksOf(stream).last();
    QCOMPARE(last.value(QLatin1String("error")).toObject().value(QLatin1String("message")),
             QJsonValue(QStringLiteral("gone")));
    QCOMPARE(choiceOf(last).value(kFinishReason), QJsonValue(QStringLiteral("error")));
    const QJsonObject whole = writer()->whole({ReplyInfo {}, TextDelta {QStringLiteral("a"), 0}, error}, {});
    QCOMPARE(choiceOf(whole).value(kText), QJsonValue(QStringLiteral("a")));
    QVERIFY(choiceOf(whole).contains(QLatin1String("error")));
}

void CompletionsReply::recordedTextSurvivesTheWayThrough_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < m_captures.size(); ++i) {
        if (m_captures.at(i).status == 200)
            QTest::newRow(qPrintable(m_captures.at(i).id)) << i;
    }
}

void CompletionsReply::recordedTextSurvivesTheWayThrough()
{
    QFETCH(int, index);
    const QList<ChatEvent> events = eventsOf(m_captures.at(index), QStringLiteral("openai-chat"));
    const Answer original = collect(events);
    const auto writing = writer();
    const QByteArray stream = streamOf(*writing, events);
    const QByteArray whole = QJsonDocument(writer()->whole(events, {})).toJson();
    for (const QByteArray &body : {stream, whole}) {
        const Answer again = readAgain(body);
        QCOMPARE(again.error.has_value(), original.error.has_value());
        if (original.error && body == whole)
            continue; // the reader takes nothing but the error from it
        QCOMPARE(again.first().text, original.first().text + original.first().refusal);
    }
}

QTEST_APPLESS_MAIN(CompletionsReply)
#include "tst_completions_reply.moc"
