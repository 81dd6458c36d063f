#include "core/protocol/codec.h"
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
    return target;
}

Answer decode(const QByteArray &body, const EndpointTarget &endpoint = target())
{
    const auto decoder = codecFor(QStringLiteral("openai-chat"))->makeDecoder(true, endpoint);
    QList<ChatEvent> events;
    decoder->feed(body, events);
    decoder->end(events);
    return collect(events);
}

QByteArray chunk(const QByteArray &choice)
{
    return "data: {\"id\":\"c\",\"choices\":[" + choice + "]}\n\n";
}

QByteArray delta(const QByteArray &json)
{
    return chunk("{\"index\":0,\"delta\":" + json + "}");
}

QByteArray calls(const QByteArray &json)
{
    return delta("{\"tool_calls\":[" + json + "]}");
}

const QByteArray kStop = chunk(R"({"index":0,"delta":{},"finish_reason":"stop"})");
const QByteArray kDone = "data: [DONE]\n\n";

Error decodeError(int status, const QByteArray &body, const HeaderList &headers = {})
{
    return codecFor(QStringLiteral("openai-chat"))->decodeError(status, headers, body, target());
}

} // namespace

class OpenAiAnswer : public QObject
{
    Q_OBJECT

private slots:
    void badBodyGivesClearError_data();
    void badBodyGivesClearError();
    void missingDoneIsFineAfterTheFinish();
    void lastEventWithoutLineEndCounts();
    void doneWithoutFinishIsAnAnswerIfSomethingWasSaid();
    void oneUnfinishedAlternativeIsABrokenStream();
    void toolCallFragmentsFindTheirCall_data();
    void toolCallFragmentsFindTheirCall();
    void madeUpCallIdsAreStableAndDiffer();
    void lateNameHoldsTheCallBack();
    void sseBodyForAWholeAnswerIsRead();
    void jsonBodyForAStreamIsRead();
    void nothingComesAfterAnError();
    void tenMegabyteLineIsRead();
    void extrasKeepTheirNames();
    void fieldsOfAChoiceComeOnceAndOnlyWithAnAnswer();
    void usageIsNormalised_data();
    void usageIsNormalised();
    void finishWordsAreUnderstood_data();
    void finishWordsAreUnderstood();
    void errorBodiesAreJudged_data();
    void errorBodiesAreJudged();
    void retryAfterIsRead_data();
    void retryAfterIsRead();
    void secretsNeverReachTheMessage();
    void messageNamesProviderAndWayOut();
};

void OpenAiAnswer::badBodyGivesClearError_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("says");

    QTest::newRow("nothing") << QByteArray() << ErrorKind::BadReply << QStringLiteral("nothing at all");
    QTest::newRow("blank lines") << QByteArray("\r\n\r\n \n") << ErrorKind::BadReply
                                 << QStringLiteral("nothing at all");
    QTest::newRow("web page") << QByteArray("<!DOCTYPE html><title>Log in</title>") << ErrorKind::BadReply
                              << QStringLiteral("web page");
    QTest::newRow("plain text") << QByteArray("upstream connect error") << ErrorKind::BadReply
                                << QStringLiteral("upstream connect error");
    QTest::newRow("half JSON") << QByteArray(R"({"id":"c","choices":[{"message":{"content":"Hel)")
                               << ErrorKind::StreamBroken << QStringLiteral("broke off");
    QTest::newRow("broken JSON") << QByteArray(R"({"id":})") << ErrorKind::BadReply
                                 << QStringLiteral("broken JSON");
    QTest::newRow("no choices") << QByteArray(R"({"id":"c","choices":[]})") << ErrorKind::BadReply
                                << QStringLiteral("without an answer");
    QTest::newRow("half a chunk") << delta(R"({"content":"a"})") + "data: {\"id\":" << ErrorKind::StreamBroken
                                  << QStringLiteral("broke off");
    QTest::newRow("finish, then half a chunk")
        << kStop + "data: {\"id\":" << ErrorKind::StreamBroken << QStringLiteral("broke off");
    QTest::newRow("keep-alives only")
        << QByteArray(": ping\n\n: ping\n\n") << ErrorKind::StreamBroken << QStringLiteral("broke off");
    QTest::newRow("no finish") << delta(R"({"content":"a"})") << ErrorKind::StreamBroken
                               << QStringLiteral("broke off");
    QTest::newRow("only the end") << kDone << ErrorKind::BadReply << QStringLiteral("empty answer");
    QTest::newRow("chunk that is no JSON")
        << QByteArray("data: hello\n\n") << ErrorKind::BadReply << QStringLiteral("not JSON");
    QTest::newRow("200 with an error object")
        << QByteArray(R"({"error":{"message":"busy","type":"server_error"}})") << ErrorKind::Overloaded
        << QStringLiteral("busy");
    QTest::newRow("200 with an error text") << QByteArray(R"({"error":"model 'x' not found"})")
                                            << ErrorKind::Overloaded << QStringLiteral("model 'x' not found");
    QTest::newRow("200 with an error list")
        << QByteArray(R"([{"error":{"code":429,"message":"slow down","status":"RESOURCE_EXHAUSTED"}}])")
        << ErrorKind::RateLimited << QStringLiteral("slow down");
    QTest::newRow("200 with an error in the choice")
        << QByteArray(R"({"id":"c","choices":[{"message":{"content":"par"},"finish_reason":"error",)"
                      R"("error":{"code":502,"message":"gone"}}]})")
        << ErrorKind::Overloaded << QStringLiteral("gone");
    QTest::newRow("flat error in a stream")
        << QByteArray("data: {\"object\":\"error\",\"message\":\"boom\"}\n\n") << ErrorKind::Overloaded
        << QStringLiteral("boom");
    QTest::newRow("named error event") << QByteArray("event: error\ndata: it failed\n\n")
                                       << ErrorKind::Overloaded << QStringLiteral("it failed");
    QTest::newRow("finish reason error") << chunk(R"({"index":0,"delta":{},"finish_reason":"error"})") + kDone
                                         << ErrorKind::Overloaded << QStringLiteral("error");
}

void OpenAiAnswer::badBodyGivesClearError()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, says);
    const Answer answer = decode(body);
    QVERIFY(answer.error);
    QTEST(answer.error->kind, "kind");
    QVERIFY2(answer.error->message.contains(says), qPrintable(answer.error->message));
    QVERIFY2(answer.error->message.contains(QLatin1String("Acme")), qPrintable(answer.error->message));
    QCOMPARE(answer.error->provider, QStringLiteral("acme"));
}

void OpenAiAnswer::missingDoneIsFineAfterTheFinish()
{
    const Answer answer = decode(delta(R"({"content":"Hi"})") + kStop);
    QVERIFY(!answer.error);
    QCOMPARE(answer.first().text, QStringLiteral("Hi"));
    QVERIFY(answer.first().finished);
}

void OpenAiAnswer::lastEventWithoutLineEndCounts()
{
    const Answer answer = decode(delta(R"({"content":"Hi"})") + kStop.trimmed());
    QVERIFY(!answer.error);
    QVERIFY(answer.first().finished);
}

void OpenAiAnswer::doneWithoutFinishIsAnAnswerIfSomethingWasSaid()
{
    const Answer answer = decode(delta(R"({"content":"Hi"})") + kDone);
    QVERIFY(!answer.error);
    QCOMPARE(answer.first().finished->reason, FinishReason::Stop);
    QCOMPARE(answer.first().finished->native, QString());
}

void OpenAiAnswer::oneUnfinishedAlternativeIsABrokenStream()
{
    const Answer answer =
        decode(delta(R"({"content":"a"})") + chunk(R"({"index":1,"delta":{"content":"b"}})") + kStop);
    QVERIFY(answer.error);
    QCOMPARE(answer.error->kind, ErrorKind::StreamBroken);
}

void OpenAiAnswer::toolCallFragmentsFindTheirCall_data()
{
    QTest::addColumn<QByteArray>("fragments");
    QTest::addColumn<QStringList>("expected"); // name(arguments)

    QTest::newRow("index from 1") << calls(R"({"index":1,"id":"a","function":{"name":"f","arguments":""}})")
                                         + calls(R"({"index":1,"function":{"arguments":"{}"}})")
                                  << QStringList {QStringLiteral("f({})")};
    QTest::newRow("no index, whole calls") << calls(R"({"id":"a","function":{"name":"f","arguments":"{}"}},)"
                                                    R"({"id":"b","function":{"name":"g","arguments":"{}"}})")
                                           << QStringList {QStringLiteral("f({})"), QStringLiteral("g({})")};
    QTest::newRow("no index, fragments") << calls(R"({"id":"a","function":{"name":"f","arguments":"{"}})")
                                                + calls(R"({"function":{"arguments":"}"}})")
                                         << QStringList {QStringLiteral("f({})")};
    QTest::newRow("all at index 0 with new ids")
        << calls(R"({"index":0,"id":"a","function":{"name":"f","arguments":"{}"}})")
               + calls(R"({"index":0,"id":"b","function":{"name":"f","arguments":"{}"}})")
        << QStringList {QStringLiteral("f({})"), QStringLiteral("f({})")};
    QTest::newRow("all at index 0 without ids")
        << calls(R"({"index":0,"id":"","function":{"name":"f","arguments":"{\"a\":1}"}})")
               + calls(R"({"index":0,"id":"","function":{"name":"f","arguments":"{\"a\":2}"}})")
        << QStringList {QStringLiteral("f({\"a\":1})"), QStringLiteral("f({\"a\":2})")};
    QTest::newRow("name in every fragment")
        << calls(R"({"index":0,"id":"a","function":{"name":"f","arguments":"{"}})")
               + calls(R"({"index":0,"id":"a","function":{"name":"f","arguments":"}"}})")
        << QStringList {QStringLiteral("f({})")};
    QTest::newRow("interleaved") << calls(R"({"index":0,"id":"a","function":{"name":"f","arguments":"{"}})")
                                        + calls(
                                            R"({"index":1,"id":"b","function":{"name":"g","arguments":"["}})")
                                        + calls(R"({"index":0,"function":{"arguments":"}"}})")
                                        + calls(R"({"index":1,"function":{"arguments":"]"}})")
                                 << QStringList {QStringLiteral("f({})"), QStringLiteral("g([])")};
    QTest::newRow("arguments as an object")
        << calls(R"({"index":0,"id":"a","function":{"name":"f","arguments":{"x":1}}})")
        << QStringList {QStringLiteral("f({\"x\":1})")};
    QTest::newRow("index that jumps")
        << calls(R"({"index":0,"id":"a","function":{"name":"f","arguments":"{}"}})")
               + calls(R"({"index":5,"id":"b","function":{"name":"g","arguments":"{}"}})")
        << QStringList {QStringLiteral("f({})"), QStringLiteral("g({})")};
}

void OpenAiAnswer::toolCallFragmentsFindTheirCall()
{
    QFETCH(QByteArray, fragments);
    const Answer answer = decode(fragments + kStop + kDone);
    QCOMPARE(answer.violations, QStringList());
    QVERIFY(!answer.error);
    QStringList got;
    QStringList ids;
    for (const Answer::Call &call : answer.first().calls) {
        got << call.name + u'(' + call.arguments + u')';
        QVERIFY(!call.id.isEmpty());
        ids << call.id;
    }
    QTEST(got, "expected");
    QCOMPARE(ids.removeDuplicates(), 0);
    QCOMPARE(answer.first().finished->reason, FinishReason::ToolCalls);
}

void OpenAiAnswer::madeUpCallIdsAreStableAndDiffer()
{
    const QByteArray body = calls(R"({"index":0,"function":{"name":"f","arguments":"{}"}})")
                            + calls(R"({"index":1,"function":{"name":"f","arguments":"{}"}})") + kStop;
    const QList<Answer::Call> once = decode(body).first().calls;
    QCOMPARE(once, decode(body).first().calls);
    QVERIFY(once.at(0).id != once.at(1).id);
    QByteArray other = body;
    other.replace("\"id\":\"c\"", "\"id\":\"d\"");
    QVERIFY(once.at(0).id != decode(other).first().calls.at(0).id);
}

void OpenAiAnswer::lateNameHoldsTheCallBack()
{
    const Answer answer = decode(calls(R"({"index":0,"id":"a","function":{"arguments":"{"}})")
                                 + calls(R"({"index":0,"function":{"name":"f","arguments":"}"}})") + kStop);
    QCOMPARE(answer.violations, QStringList());
    QCOMPARE(answer.first().calls.size(), 1);
    QCOMPARE(answer.first().calls.first().name, QStringLiteral("f"));
    QCOMPARE(answer.first().calls.first().arguments, QStringLiteral("{}"));
}

void OpenAiAnswer::sseBodyForAWholeAnswerIsRead()
{
    const auto decoder = codecFor(QStringLiteral("openai-chat"))->makeDecoder(false, target());
    QList<ChatEvent> events;
    decoder->feed(": hello\n\n" + delta(R"({"content":"Hi"})") + kStop + kDone, events);
    decoder->end(events);
    QCOMPARE(collect(events).first().text, QStringLiteral("Hi"));
}

void OpenAiAnswer::jsonBodyForAStreamIsRead()
{
    const Answer answer = decode("\n\n {\"id\":\"c\",\"choices\":[{\"message\":{\"content\":\"Hi\"},"
                                 "\"finish_reason\":\"stop\"}]}");
    QVERIFY(!answer.error);
    QCOMPARE(answer.first().text, QStringLiteral("Hi"));
    QCOMPARE(answer.first().finished->reason, FinishReason::Stop);
}

void OpenAiAnswer::nothingComesAfterAnError()
{
    const Answer answer = decode(delta(R"({"content":"a"})") + "data: {\"error\":{\"message\":\"x\"}}\n\n"
                                 + delta(R"({"content":"b"})") + kStop + kDone);
    QVERIFY(answer.error);
    QCOMPARE(answer.violations, QStringList());
    QCOMPARE(answer.first().text, QStringLiteral("a"));
}

void OpenAiAnswer::tenMegabyteLineIsRead()
{
    const QByteArray text(10 * 1024 * 1024, 'x');
    const QByteArray body = delta("{\"content\":\"" + text + "\"}") + kStop + kDone;
    const auto decoder = codecFor(QStringLiteral("openai-chat"))->makeDecoder(true, target());
    QList<ChatEvent> events;
    constexpr qsizetype piece = 1400;
    for (qsizetype at = 0; at < body.size(); at += piece)
        decoder->feed(QByteArrayView(body).sliced(at, std::min(piece, body.size() - at)), events);
    decoder->end(events);
    QCOMPARE(collect(events).first().text.size(), text.size());
}

void OpenAiAnswer::extrasKeepTheirNames()
{
    const Answer answer = decode(
        R"({"id":"c","system_fingerprint":"fp","service_tier":"flex","citations":["u"],)"
        R"("obfuscation":"zzz","x_groq":{"id":"r"},"choices":[{"finish_reason":"stop","logprobs":{"content":[1]},)"
        R"("message":{"content":"Hi","annotations":[{"type":"url_citation"}],)"
        R"("images":[{"image_url":{"url":"data:"}}],"audio":null,"padding":"xx"}}]})");
    QCOMPARE(answer.info->extra,
             (QJsonObject {{QStringLiteral("system_fingerprint"), QStringLiteral("fp")},
                           {QStringLiteral("service_tier"), QStringLiteral("flex")},
                           {QStringLiteral("openai_fields"),
                            QJsonObject {{QStringLiteral("x_groq"),
                                          QJsonObject {{QStringLiteral("id"), QStringLiteral("r")}}}}}}));
    QCOMPARE(answer.first().extra.keys(),
             (QStringList {QStringLiteral("annotations"), QStringLiteral("citations"),
                           QStringLiteral("images"), QStringLiteral("logprobs")}));
}

void OpenAiAnswer::fieldsOfAChoiceComeOnceAndOnlyWithAnAnswer()
{
    const auto besides = [](const QByteArray &body) {
        const auto decoder = codecFor(QStringLiteral("openai-chat"))->makeDecoder(true, target());
        QList<ChatEvent> events;
        decoder->feed(body, events);
        QList<QJsonObject> found;
        for (const ChatEvent &event : events) {
            if (const auto *extra = std::get_if<ExtraDelta>(&event))
                found << extra->fields.value(QLatin1String("openai_choice_fields")).toObject();
        }
        return found;
    };
    const QByteArray checked = R"({"index":0,"content_filter_results":{"hate":{"severity":"safe"}},"delta":)";
    const QByteArray silent = chunk(checked + "{}}");
    const QByteArray talking = chunk(checked + R"({"content":"a"}})");
    const QByteArray last = chunk(R"({"index":0,"delta":{},"finish_reason":"stop","stop_reason":"###"})");
    QCOMPARE(besides(silent + silent), QList<QJsonObject>());

    const QList<QJsonObject> found = besides(silent + talking + talking + last);
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.first().keys(), QStringList {QStringLiteral("content_filter_results")});
    QCOMPARE(found.last().keys(),
             (QStringList {QStringLiteral("content_filter_results"), QStringLiteral("stop_reason")}));
}

void OpenAiAnswer::usageIsNormalised_data()
{
    QTest::addColumn<QByteArray>("usage");
    QTest::addColumn<bool>("excludes");
    QTest::addColumn<QList<qint64>>("expected"); // prompt, cached, cache write, completion, reasoning
    QTest::addColumn<QString>("cost");

    using Counts = QList<qint64>;
    QTest::newRow("plain") << QByteArray(R"({"prompt_tokens":5,"completion_tokens":3,"total_tokens":8})")
                           << false << Counts {5, 0, 0, 3, 0} << QString();
    QTest::newRow("reasoning left out, total says so")
        << QByteArray(R"({"prompt_tokens":5,"completion_tokens":3,"total_tokens":18,)"
                      R"("completion_tokens_details":{"reasoning_tokens":10}})")
        << false << Counts {5, 0, 0, 13, 10} << QString();
    QTest::newRow("reasoning left out, row says so") << QByteArray(
        R"({"prompt_tokens":5,"completion_tokens":3,"completion_tokens_details":{"reasoning_tokens":10}})")
                                                     << true << Counts {5, 0, 0, 13, 10} << QString();
    QTest::newRow("row is wrong, total equals the sum")
        << QByteArray(R"({"prompt_tokens":5,"completion_tokens":13,"total_tokens":18,)"
                      R"("completion_tokens_details":{"reasoning_tokens":10}})")
        << true << Counts {5, 0, 0, 13, 10} << QString();
    QTest::newRow("hidden reasoning")
        << QByteArray(R"({"prompt_tokens":5,"completion_tokens":3,"total_tokens":20})") << true
        << Counts {5, 0, 0, 15, 12} << QString();
    QTest::newRow("cache larger than the prompt") << QByteArray(
        R"({"prompt_tokens":5,"completion_tokens":3,"prompt_tokens_details":{"cached_tokens":64}})")
                                                  << false << Counts {5, 5, 0, 3, 0} << QString();
    QTest::newRow("negative counts") << QByteArray(R"({"prompt_tokens":-5,"completion_tokens":-1})") << false
                                     << Counts {0, 0, 0, 0, 0} << QString();
    QTest::newRow("DeepSeek's cache")
        << QByteArray(R"({"prompt_cache_hit_tokens":64,"prompt_cache_miss_tokens":6,"completion_tokens":3})")
        << false << Counts {70, 64, 0, 3, 0} << QString();
    QTest::newRow("OpenRouter") << QByteArray(
        R"({"prompt_tokens":50,"completion_tokens":3,"total_tokens":53,)"
        R"("prompt_tokens_details":{"cached_tokens":10,"cache_write_tokens":20},)"
        R"("cost":5.025e-05})") << false
                                << Counts {50, 10, 20, 3, 0} << QStringLiteral("0.00005025");
    QTest::newRow("Perplexity's cost") << QByteArray(R"({"prompt_tokens":5,"completion_tokens":3,)"
                                                     R"("cost":{"request_cost":0.005,"total_cost":0.006}})")
                                       << false << Counts {5, 0, 0, 3, 0} << QStringLiteral("0.006");
    QTest::newRow("xAI's ticks") << QByteArray(R"({"prompt_tokens":5,"completion_tokens":3,)"
                                               R"("cost_in_usd_ticks":5596400})")
                                 << false << Counts {5, 0, 0, 3, 0} << QStringLiteral("0.00055964");
    QTest::newRow("Mistral's audio") << QByteArray(
        R"({"prompt_tokens":5,"completion_tokens":3,"total_tokens":28,)"
        R"("prompt_tokens_details":{"audio_tokens":20}})")
                                     << false << Counts {25, 0, 0, 3, 0} << QString();
}

void OpenAiAnswer::usageIsNormalised()
{
    QFETCH(QByteArray, usage);
    QFETCH(bool, excludes);
    EndpointTarget endpoint = target();
    endpoint.quirks.completionExcludesReasoning = excludes;
    for (const QByteArray &place : {"\"usage\":" + usage, "\"x_groq\":{\"usage\":" + usage + "}"}) {
        const Answer answer = decode(kStop + "data: {\"choices\":[]," + place + "}\n\n" + kDone, endpoint);
        QVERIFY(answer.usage);
        const Usage &got = *answer.usage;
        QTEST((QList<qint64> {got.promptTokens, got.cachedTokens, got.cacheWriteTokens, got.completionTokens,
                              got.reasoningTokens}),
              "expected");
        QTEST(got.reportedCost ? got.reportedCost->toDecimal() : QString(), "cost");
        QCOMPARE(got.native, QJsonDocument::fromJson(usage).object());
    }
}

void OpenAiAnswer::finishWordsAreUnderstood_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<FinishReason>("reason");
    QTest::newRow("stop") << QStringLiteral("stop") << FinishReason::Stop;
    QTest::newRow("eos") << QStringLiteral("eos") << FinishReason::Stop;
    QTest::newRow("length") << QStringLiteral("length") << FinishReason::Length;
    QTest::newRow("model_length") << QStringLiteral("model_length") << FinishReason::Length;
    QTest::newRow("content_filter") << QStringLiteral("content_filter") << FinishReason::ContentFilter;
    QTest::newRow("SAFETY") << QStringLiteral("SAFETY") << FinishReason::ContentFilter;
    QTest::newRow("function_call") << QStringLiteral("function_call") << FinishReason::ToolCalls;
    QTest::newRow("something new") << QStringLiteral("done_thinking") << FinishReason::Stop;
}

void OpenAiAnswer::finishWordsAreUnderstood()
{
    QFETCH(QString, word);
    const Answer answer = decode(
        chunk("{\"index\":0,\"delta\":{\"content\":\"a\"},\"finish_reason\":\"" + word.toUtf8() + "\"}"));
    QVERIFY(answer.first().finished);
    QTEST(answer.first().finished->reason, "reason");
    QCOMPARE(answer.first().finished->native, word);
}

void OpenAiAnswer::errorBodiesAreJudged_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");

    const auto row = [](const char *name, int status, const char *body, ErrorKind kind) {
        QTest::newRow(name) << status << QByteArray(body) << kind;
    };
    row("Gemini's bad key", 400,
        R"({"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT","details":[{"reason":"API_KEY_INVALID"}]}})",
        ErrorKind::AuthFailed);
    row("xAI's bad key", 400, R"({"code":"invalid-argument","error":"Incorrect API key provided: xai-abc"})",
        ErrorKind::AuthFailed);
    row("xAI without credits", 403,
        R"({"code":"permission-denied","error":"Your team has no credits left."})", ErrorKind::OutOfCredit);
    row("Gemini's limit per minute", 429,
        R"({"error":{"code":429,"message":"You exceeded your current quota, please check your plan and billing details.","status":"RESOURCE_EXHAUSTED"}})",
        ErrorKind::RateLimited);
    row("Anthropic's spend limit", 400,
        R"({"type":"error","error":{"type":"invalid_request_error","message":"You have reached your specified API usage limits."}})",
        ErrorKind::OutOfCredit);
    row("prompt too long", 400,
        R"({"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 200001 tokens > 200000 maximum"}})",
        ErrorKind::ContextTooLong);
    row("Gemini's prompt too long", 400,
        R"({"error":{"message":"The input token count (9) exceeds the maximum number of tokens allowed (8)."}})",
        ErrorKind::ContextTooLong);
    row("llama.cpp's context", 400,
        R"({"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error"}})",
        ErrorKind::ContextTooLong);
    row("body too large", 413, "", ErrorKind::ContextTooLong);
    row("Azure's content filter", 400,
        R"({"error":{"code":"content_filter","message":"blocked","innererror":{"code":"ResponsibleAIPolicyViolation"}}})",
        ErrorKind::Refused);
    row("unknown model with 400", 400, R"({"error":{"message":"xyz is not a valid model ID","code":400}})",
        ErrorKind::ModelUnavailable);
    row("model field blamed", 400, R"({"error":{"message":"no","param":"model"}})",
        ErrorKind::ModelUnavailable);
    row("unsupported parameter", 400,
        R"({"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model.","type":"invalid_request_error","param":"max_tokens","code":"unsupported_parameter"}})",
        ErrorKind::BadRequest);
    row("balance", 402, R"({"error":{"message":"Insufficient Balance"}})", ErrorKind::OutOfCredit);
    row("wrong path", 404, "404 page not found", ErrorKind::ModelUnavailable);
    row("web page at the path", 404, "<html><title>Not Found</title></html>", ErrorKind::BadReply);
    row("web page of a guard", 403, "<html><title>Attention</title></html>", ErrorKind::BadReply);
    row("validation", 422, R"({"detail":[{"loc":["body","x"],"msg":"Extra inputs are not permitted"}]})",
        ErrorKind::BadRequest);
    row("empty 500", 500, "", ErrorKind::Overloaded);
    row("Anthropic overloaded", 529,
        R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})",
        ErrorKind::Overloaded);
    row("Cloudflare", 524, "<html><title>524: A timeout occurred</title></html>", ErrorKind::Overloaded);
    row("time-out", 408, "", ErrorKind::Overloaded);
    row("a Switchyard of its own", 508, R"({"error":{"code":508,"message":"a loop"}})", ErrorKind::BadReply);
    row("redirect", 302, "", ErrorKind::BadReply);
    row("text beside a 400", 400, "\"Bad Request\"", ErrorKind::BadRequest);
    row("limit without a body", 429, "", ErrorKind::RateLimited);
}

void OpenAiAnswer::errorBodiesAreJudged()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const Error error = decodeError(status, body);
    QTEST(error.kind, "kind");
    QCOMPARE(error.httpStatus, status);
    QVERIFY(error.message.contains(QLatin1String("Acme")));
    QVERIFY(error.message.contains(QString::number(status)));
}

void OpenAiAnswer::retryAfterIsRead_data()
{
    QTest::addColumn<HeaderList>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<qint64>("expected"); // -1: none

    const QByteArray date = "Wed, 21 Oct 2015 07:28:00 GMT";
    QTest::newRow("seconds") << HeaderList {{"Retry-After", "6"}} << QByteArray() << qint64(6000);
    QTest::newRow("fraction") << HeaderList {{"retry-after", "0.25"}} << QByteArray() << qint64(250);
    QTest::newRow("milliseconds win")
        << HeaderList {{"retry-after", "6"}, {"retry-after-ms", "5400"}} << QByteArray() << qint64(5400);
    QTest::newRow("date") << HeaderList {{"date", date}, {"retry-after", "Wed, 21 Oct 2015 07:28:30 GMT"}}
                          << QByteArray() << qint64(30000);
    QTest::newRow("date that is over")
        << HeaderList {{"date", date}, {"retry-after", "Wed, 21 Oct 2015 07:27:30 GMT"}} << QByteArray()
        << qint64(0);
    QTest::newRow("date without a clock") << HeaderList {{"retry-after", date}} << QByteArray() << qint64(-1);
    QTest::newRow("Gemini's delay") << HeaderList {}
                                    << QByteArray(
                                           R"({"error":{"code":429,"details":[{"retryDelay":"34.4s"}]}})")
                                    << qint64(34400);
    QTest::newRow("OpenRouter's hint")
        << HeaderList {} << QByteArray(R"({"error":{"message":"x","availability":{"retry_after":40}}})")
        << qint64(40000);
    QTest::newRow("OpenRouter's reset") << HeaderList {{"Date", date}}
                                        << QByteArray(R"({"error":{"message":"x","metadata":{"headers":)"
                                                      R"({"X-RateLimit-Reset":"1445412490000"}}}})")
                                        << qint64(10000);
    QTest::newRow("nonsense") << HeaderList {{"retry-after", "soon"}} << QByteArray() << qint64(-1);
    QTest::newRow("negative") << HeaderList {{"retry-after", "-5"}} << QByteArray() << qint64(-1);
    QTest::newRow("none") << HeaderList {} << QByteArray() << qint64(-1);
}

void OpenAiAnswer::retryAfterIsRead()
{
    QFETCH(HeaderList, headers);
    QFETCH(QByteArray, body);
    const Error error = decodeError(429, body, headers);
    QTEST(error.retryAfter ? qint64(error.retryAfter->count()) : qint64(-1), "expected");
}

void OpenAiAnswer::secretsNeverReachTheMessage()
{
    const QByteArray secret = "sk-proj-abcdefghijklmnop";
    const Error error =
        decodeError(401, "{\"error\":{\"message\":\"Incorrect API key provided: " + secret + "\"}}");
    QVERIFY(!error.message.contains(QString::fromLatin1(secret)));
    QVERIFY(!error.providerMessage.contains(QString::fromLatin1(secret)));
    const Answer page = decode("<html>Bearer abcdefghijklmnop</html>");
    QVERIFY(!page.error->message.contains(QLatin1String("abcdefghijklmnop")));
}

void OpenAiAnswer::messageNamesProviderAndWayOut()
{
    QCOMPARE(decodeError(401, {}).message,
             QStringLiteral("Acme refused the key (401). Check it under Keys."));
    QCOMPARE(decodeError(508, {}).message,
             QStringLiteral(
                 "The address of Acme leads back to a Switchyard (508). Correct its base_url under Keys or "
                 "in config.json."));
    const Error limited = decodeError(429, R"({"error":{"message":"slow down"}})", {{"retry-after", "5"}});
    QCOMPARE(
        limited.message,
        QStringLiteral(
            "Acme limits the requests of this key (429) and asks for a pause of 5 s. It said: slow down"));
}

QTEST_APPLESS_MAIN(OpenAiAnswer)
#include "tst_openai_answer.moc"
