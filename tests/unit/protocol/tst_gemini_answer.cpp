#include "core/protocol/codec.h"
#include "tests/unit/protocol/capture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace core;

namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

EndpointTarget target()
{
    EndpointTarget target;
    target.providerId = QStringLiteral("acme");
    target.providerName = QStringLiteral("Acme");
    return target;
}

const Codec &codec()
{
    return *codecFor(QStringLiteral("google-generate-content"));
}

QList<ChatEvent> eventsOf(const QByteArray &body)
{
    const auto decoder = codec().makeDecoder(true, target());
    QList<ChatEvent> events;
    decoder->feed(body, events);
    decoder->end(events);
    return events;
}

Answer decode(const QByteArray &body)
{
    return collect(eventsOf(body));
}

QByteArray chunk(const QByteArray &candidate)
{
    return R"(data: {"candidates":[)" + candidate + R"(],"responseId":"r1","modelVersion":"g"})" + "\r\n\r\n";
}

QByteArray parts(const QByteArray &list, const QByteArray &beside = {})
{
    return chunk(R"({"content":{"role":"model","parts":[)" + list + "]}" + beside + "}");
}

const QByteArray kStop = chunk(R"({"finishReason":"STOP"})");

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

QJsonValue firstExtra(const Answer &answer, const char *name)
{
    return answer.first().extra.value(QLatin1String(name)).toArray().first();
}

} // namespace

class GeminiAnswer : public QObject
{
    Q_OBJECT

private slots:
    void finishReasonsAreUnderstood_data();
    void finishReasonsAreUnderstood();
    void repeatedFinishAndTextBehindItAreOneAnswer();
    void streamWithoutFinishIsBroken();
    void blockedPromptIsAFilteredAnswer();
    void signatureOfACallIsKeptTwice();
    void signatureOfATextKnowsItsText();
    void thoughtsAreFragmentsOfOneBlock();
    void callsWithoutIdsGetStableOnes();
    void streamedArgumentsArePutTogether();
    void cutStreamedArgumentsAreGivenAtTheEnd();
    void partsThatOnlyGeminiHasAreKept();
    void picturesAndSoundHaveTheirUsualForm();
    void sourcesBecomeCitations();
    void logprobsHaveOpenAisForm();
    void whatStandsBesideComesAtTheEndAndNotBeforeAnError();
    void audioTokensAreCounted();
    void alternativesStayApart();
    void errorsInsideAnAnswerEndIt_data();
    void errorsInsideAnAnswerEndIt();
    void errorBodiesAreJudged_data();
    void errorBodiesAreJudged();
};

void GeminiAnswer::finishReasonsAreUnderstood_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("error");
    QTest::addColumn<FinishReason>("reason");
    QTest::addColumn<QString>("native");
    QTest::addColumn<ErrorKind>("kind");

    const auto row = [](const char *word, FinishReason reason) {
        QTest::newRow(word) << QByteArray('"' + QByteArray(word) + '"') << false << reason
                            << QString::fromLatin1(word) << ErrorKind::Internal;
    };
    const auto failure = [](const char *word, ErrorKind kind) {
        QTest::newRow(word) << QByteArray('"' + QByteArray(word) + '"') << true << FinishReason::Error
                            << QString::fromLatin1(word) << kind;
    };
    row("STOP", FinishReason::Stop);
    row("MAX_TOKENS", FinishReason::Length);
    row("SAFETY", FinishReason::ContentFilter);
    row("RECITATION", FinishReason::ContentFilter);
    row("BLOCKLIST", FinishReason::ContentFilter);
    row("PROHIBITED_CONTENT", FinishReason::ContentFilter);
    row("SPII", FinishReason::ContentFilter);
    row("MODEL_ARMOR", FinishReason::ContentFilter);
    row("IMAGE_SAFETY", FinishReason::ContentFilter);
    row("SOMETHING_NEW", FinishReason::Stop);
    failure("OTHER", ErrorKind::Overloaded);
    failure("LANGUAGE", ErrorKind::BadReply);
    failure("MALFORMED_FUNCTION_CALL", ErrorKind::BadReply);
    failure("UNEXPECTED_TOOL_CALL", ErrorKind::BadReply);
    failure("TOO_MANY_TOOL_CALLS", ErrorKind::BadReply);
    failure("NO_IMAGE", ErrorKind::BadReply);
    failure("MISSING_THOUGHT_SIGNATURE", ErrorKind::BadRequest);
    QTest::newRow("number 2") << QByteArray("2") << false << FinishReason::Length
                              << QStringLiteral("MAX_TOKENS") << ErrorKind::Internal;
    QTest::newRow("unknown number") << QByteArray("77") << false << FinishReason::Stop << QStringLiteral("77")
                                    << ErrorKind::Internal;
}

void GeminiAnswer::finishReasonsAreUnderstood()
{
    QFETCH(QByteArray, value);
    QFETCH(bool, error);
    QFETCH(FinishReason, reason);
    QFETCH(QString, native);
    QFETCH(ErrorKind, kind);
    const Answer answer = decode(parts(R"({"text":"Hi"})") + chunk(R"({"finishReason":)" + value + "}"));
    QCOMPARE(answer.violations, QStringList());
    QCOMPARE(answer.first().text, QStringLiteral("Hi"));
    QCOMPARE(answer.error.has_value(), error);
    if (error) {
        QCOMPARE(errorKindName(answer.error->kind), errorKindName(kind));
        QCOMPARE(answer.error->code, native);
        return;
    }
    QCOMPARE(answer.first().finished->reason, reason);
    QCOMPARE(answer.first().finished->native, native);
}

void GeminiAnswer::repeatedFinishAndTextBehindItAreOneAnswer()
{
    const Answer answer =
        decode(parts(R"({"text":"One "})", R"(,"finishReason":"STOP")")
               + parts(R"({"text":"two"})", R"(,"finishReason":"STOP")") + chunk(R"({"content":{}})"));
    QCOMPARE(answer.violations, QStringList());
    QCOMPARE(answer.first().text, QStringLiteral("One two"));
    QCOMPARE(answer.first().finished->reason, FinishReason::Stop);
}

void GeminiAnswer::streamWithoutFinishIsBroken()
{
    const Answer answer = decode(parts(R"({"text":"One "})"));
    QVERIFY(answer.error);
    QCOMPARE(answer.error->kind, ErrorKind::StreamBroken);
    // This is what the API writes as long as there is no reason.
    QVERIFY(decode(parts(R"({"text":"One "})", R"(,"finishReason":"FINISH_REASON_UNSPECIFIED")")).error);
}

void GeminiAnswer::blockedPromptIsAFilteredAnswer()
{
    for (const QByteArray reason : {R"("PROHIBITED_CONTENT")", "4"}) {
        const Answer answer = decode(R"({"promptFeedback":{"blockReason":)" + reason
                                     + R"(},"usageMetadata":{"promptTokenCount":7}})");
        QVERIFY(!answer.error);
        QCOMPARE(answer.first().finished->reason, FinishReason::ContentFilter);
        QCOMPARE(answer.first().finished->native, QStringLiteral("PROHIBITED_CONTENT"));
        const QJsonObject google = answer.info->extra.value(QLatin1String("google")).toObject();
        QVERIFY(google.contains(QLatin1String("promptFeedback")));
        QCOMPARE(answer.usage->promptTokens, 7);
    }
}

void GeminiAnswer::signatureOfACallIsKeptTwice()
{
    const Answer answer =
        decode(parts(R"({"functionCall":{"name":"f","args":{"a":1},"id":"x1"},"thoughtSignature":"S+/=1"},)"
                     R"({"functionCall":{"name":"f","args":{}}})")
               + kStop);
    QCOMPARE(answer.violations, QStringList());
    const QList<Answer::Call> calls = answer.first().calls;
    QCOMPARE(calls.size(), 2);
    QCOMPARE(calls.at(0).id, QStringLiteral("x1"));
    QCOMPARE(calls.at(0).extra, json(R"({"extra_content":{"google":{"thought_signature":"S+/=1"}}})"));
    QVERIFY(calls.at(1).extra.isEmpty());
    QCOMPARE(answer.first().details,
             QJsonArray {json(R"({"type":"reasoning.encrypted","data":"S+/=1","id":"x1","index":0,)"
                              R"("format":"google-gemini-v1"})")});
    QCOMPARE(answer.first().finished->reason, FinishReason::ToolCalls);
}

void GeminiAnswer::signatureOfATextKnowsItsText()
{
    const Answer answer =
        decode(parts(R"({"text":"Hello"})") + parts(R"({"text":" world","thoughtSignature":"A"})")
               + parts(R"({"text":"","thoughtSignature":"B"})") + kStop);
    QCOMPARE(answer.first().text, QStringLiteral("Hello world"));
    QCOMPARE(answer.first().details,
             (QJsonArray {json(R"({"type":"reasoning.encrypted","data":"A","index":0,)"
                               R"("format":"google-gemini-v1","text_start":5,"text_end":11})"),
                          json(R"({"type":"reasoning.encrypted","data":"B","index":1,)"
                               R"("format":"google-gemini-v1","text_start":11,"text_end":11})")}));
}

void GeminiAnswer::thoughtsAreFragmentsOfOneBlock()
{
    const Answer answer = decode(parts(R"({"text":"Let me ","thought":true})")
                                 + parts(R"({"text":"see.","thought":true},{"text":"4"})")
                                 + parts(R"({"text":"Sure?","thought":true})") + kStop);
    QCOMPARE(answer.first().reasoning, QStringLiteral("Let me see.Sure?"));
    QCOMPARE(answer.first().text, QStringLiteral("4"));
    QList<int> indexes;
    for (const QJsonValue &detail : answer.first().details)
        indexes << detail.toObject().value(QLatin1String("index")).toInt(-1);
    QCOMPARE(indexes, (QList<int> {0, 0, 1}));
    QCOMPARE(answer.first().details.last().toObject().value(QLatin1String("text_start")).toInt(), 1);
}

void GeminiAnswer::callsWithoutIdsGetStableOnes()
{
    const QByteArray body =
        parts(R"({"functionCall":{"name":"f","args":{}}},{"functionCall":{"name":"f","args":{}}})") + kStop;
    const QList<Answer::Call> calls = decode(body).first().calls;
    QVERIFY(!calls.at(0).id.isEmpty());
    QVERIFY(calls.at(0).id != calls.at(1).id);
    QCOMPARE(decode(body).first().calls, calls);
    QByteArray other = body;
    other.replace("\"r1\"", "\"r2\"");
    QVERIFY(decode(other).first().calls.at(0).id != calls.at(0).id);
    QCOMPARE(calls.at(0).arguments, QStringLiteral("{}"));
    // Arguments may be missing altogether.
    QCOMPARE(decode(parts(R"({"functionCall":{"name":"f"}})") + kStop).first().calls.first().arguments,
             QStringLiteral("{}"));
}

void GeminiAnswer::streamedArgumentsArePutTogether()
{
    const auto piece = [](const QByteArray &call) { return parts(R"({"functionCall":)" + call + "}"); };
    const Answer answer = decode(
        parts(R"({"functionCall":{"name":"f","willContinue":true},"thoughtSignature":"S"})")
        + piece(
            R"({"partialArgs":[{"jsonPath":"$.city","stringValue":"Bos","willContinue":true}],"willContinue":true})")
        + piece(R"({"partialArgs":[{"jsonPath":"$.city","stringValue":"ton"}],"willContinue":true})")
        + piece(R"({"partialArgs":[{"jsonPath":"$.days[1].n","numberValue":2},{"jsonPath":"$.days[0]",)"
                R"("nullValue":"NULL_VALUE"},{"jsonPath":"$['a.b']","boolValue":true}],"willContinue":true})")
        + piece("{}") + piece(R"({"name":"g","args":{"x":1}})") + kStop);
    QCOMPARE(answer.violations, QStringList());
    const QList<Answer::Call> calls = answer.first().calls;
    QCOMPARE(calls.size(), 2);
    QCOMPARE(json(calls.at(0).arguments.toUtf8()),
             json(R"({"city":"Boston","days":[null,{"n":2}],"a.b":true})"));
    QVERIFY(!calls.at(0).extra.isEmpty());
    QCOMPARE(json(calls.at(1).arguments.toUtf8()), json(R"({"x":1})"));
    QCOMPARE(answer.first().finished->reason, FinishReason::ToolCalls);
}

void GeminiAnswer::cutStreamedArgumentsAreGivenAtTheEnd()
{
    const Answer answer = decode(parts(R"({"functionCall":{"name":"f","partialArgs":[{"jsonPath":"$.a",)"
                                       R"("stringValue":"x","willContinue":true}],"willContinue":true}})")
                                 + chunk(R"({"finishReason":"MAX_TOKENS"})"));
    QCOMPARE(answer.violations, QStringList());
    QCOMPARE(answer.first().calls.first().arguments, QStringLiteral(R"({"a":"x"})"));
    QCOMPARE(answer.first().finished->reason, FinishReason::Length);
}

void GeminiAnswer::partsThatOnlyGeminiHasAreKept()
{
    const QByteArray code = R"({"executableCode":{"code":"1+1"},"thoughtSignature":"S"})";
    const QByteArray result = R"({"codeExecutionResult":{"outcome":"OUTCOME_OK","output":"2"}})";
    const Answer answer =
        decode(parts(R"({"text":"So: "})") + parts(code + ',' + result) + parts(R"({"text":"2"})") + kStop);
    QCOMPARE(answer.first().text, QStringLiteral("So: 2"));
    const QJsonArray kept = answer.first().extra.value(QLatin1String("google_parts")).toArray();
    QCOMPARE(kept.size(), 2);
    QCOMPARE(kept.at(0).toArray().first().toObject(),
             (QJsonObject {{QStringLiteral("text_start"), 4}, {QStringLiteral("part"), json(code)}}));
    QCOMPARE(kept.at(1).toArray().first().toObject().value(QLatin1String("part")).toObject(), json(result));
    QVERIFY(answer.first().details.isEmpty()); // the signature stays in its part
}

void GeminiAnswer::picturesAndSoundHaveTheirUsualForm()
{
    const Answer answer =
        decode(parts(R"({"inlineData":{"mimeType":"image/png","data":"AAAA"},"thoughtSignature":"S"},)"
                     R"({"inlineData":{"mimeType":"audio/L16;rate=24000","data":"BBBB"}})")
               + kStop);
    QCOMPARE(firstExtra(answer, "images").toArray().first().toObject(),
             json(R"({"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"},)"
                  R"("extra_content":{"google":{"thought_signature":"S"}}})"));
    QCOMPARE(firstExtra(answer, "audio").toObject(),
             json(R"({"data":"BBBB","mime_type":"audio/L16;rate=24000"})"));
}

void GeminiAnswer::sourcesBecomeCitations()
{
    // Google counts bytes: the umlaut and the emoji have more of them than letters.
    const QByteArray grounding =
        R"(,"groundingMetadata":{"groundingChunks":[{"web":{"uri":"https://a.test","title":"A"}},)"
        R"({"retrievedContext":{"title":"own file"}},{"web":{"uri":"https://b.test"}}],)"
        R"("groundingSupports":[{"segment":{"startIndex":9,"endIndex":14,"text":"zwei."},)"
        R"("groundingChunkIndices":[0,1]}]},"citationMetadata":{"citations":[)"
        R"({"startIndex":0,"endIndex":7,"uri":"https://c.test"},{"startIndex":5,"endIndex":900,)"
        R"("uri":"https://d.test"}]})";
    const Answer answer =
        decode(parts("{\"text\":\"\xC3\x84 \xF0\x9F\x98\x80! zwei.\"}") + parts("", grounding) + kStop);
    const QJsonArray annotations = firstExtra(answer, "annotations").toArray();
    QStringList seen;
    for (const QJsonValue &value : annotations) {
        QCOMPARE(value.toObject().value(QLatin1String("type")).toString(), QStringLiteral("url_citation"));
        const QJsonObject citation = value.toObject().value(QLatin1String("url_citation")).toObject();
        const qsizetype start = citation.value(QLatin1String("start_index")).toInt(-1);
        const qsizetype end = citation.value(QLatin1String("end_index")).toInt(-1);
        seen << citation.value(QLatin1String("url")).toString()
                    + (start < 0 ? QString() : u' ' + answer.first().text.mid(start, end - start));
    }
    QCOMPARE(seen, (QStringList {QStringLiteral("https://a.test zwei."), QStringLiteral("https://b.test"),
                                 QString::fromUtf8("https://c.test \xC3\x84 \xF0\x9F\x98\x80"),
                                 QStringLiteral("https://d.test")}));
    const QJsonObject raw = firstExtra(answer, "google_candidate").toObject();
    QVERIFY(raw.contains(QLatin1String("groundingMetadata")));
}

void GeminiAnswer::logprobsHaveOpenAisForm()
{
    const Answer answer = decode(parts(
        R"({"text":"A"})",
        R"(,"finishReason":"STOP","logprobsResult":{"chosenCandidates":[{"token":"A","logProbability":-0.5}],)"
        R"("topCandidates":[{"candidates":[{"token":"A","logProbability":-0.5},{"token":"B","logProbability":-1}]}]})"));
    QCOMPARE(
        firstExtra(answer, "logprobs").toObject(),
        json(R"({"content":[{"token":"A","logprob":-0.5,"bytes":[65],"top_logprobs":[)"
             R"({"token":"A","logprob":-0.5,"bytes":[65]},{"token":"B","logprob":-1,"bytes":[66]}]}]})"));
}

void GeminiAnswer::whatStandsBesideComesAtTheEndAndNotBeforeAnError()
{
    const QByteArray rated = R"(,"safetyRatings":[{"category":"X","probability":"LOW"}])";
    const Answer answer = decode(parts(R"({"text":"A"})", rated) + parts(R"({"text":"B"})", rated) + kStop);
    QCOMPARE(answer.first().extra.value(QLatin1String("google_candidate")).toArray().size(), 1);

    // Without content another endpoint can still be tried.
    const QList<ChatEvent> events =
        eventsOf(chunk(R"({"finishReason":"OTHER","finishMessage":"sorry","avgLogprobs":-1)" + rated + "}"));
    QVERIFY(std::none_of(events.begin(), events.end(), isContent));
    QCOMPARE(std::get<Error>(events.last()).providerMessage, QStringLiteral("sorry"));
}

void GeminiAnswer::audioTokensAreCounted()
{
    const Answer answer = decode(
        R"({"candidates":[{"content":{"parts":[{"text":"A"}]},"finishReason":"STOP"}],"usageMetadata":{)"
        R"("promptTokenCount":30,"candidatesTokenCount":9,"promptTokensDetails":[{"modality":"TEXT","tokenCount":10},)"
        R"({"modality":"AUDIO","tokenCount":20}],"candidatesTokensDetails":[{"modality":4,"tokenCount":8}]}})");
    QCOMPARE(answer.usage->audioPromptTokens, 20);
    QCOMPARE(answer.usage->audioCompletionTokens, 8);
    QCOMPARE(answer.usage->promptTokens, 30);
}

void GeminiAnswer::alternativesStayApart()
{
    const Answer answer =
        decode(chunk(R"({"content":{"parts":[{"text":"A"}]}},{"content":{"parts":[{"text":"B"}]},"index":1})")
               + chunk(R"({"content":{"parts":[{"text":"b"}]},"index":1,"finishReason":"MAX_TOKENS"})")
               + chunk(R"({"content":{"parts":[{"text":"a"}]},"index":0,"finishReason":"STOP"})"));
    QCOMPARE(answer.violations, QStringList());
    QCOMPARE(answer.choices.value(0).text, QStringLiteral("Aa"));
    QCOMPARE(answer.choices.value(1).text, QStringLiteral("Bb"));
    QCOMPARE(answer.choices.value(0).finished->reason, FinishReason::Stop);
    QCOMPARE(answer.choices.value(1).finished->reason, FinishReason::Length);
    // One of two that never ended is a broken answer.
    QVERIFY(decode(chunk(R"({"content":{"parts":[{"text":"A"}]}},{"finishReason":"STOP","index":1})")).error);
}

void GeminiAnswer::errorsInsideAnAnswerEndIt_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray error =
        R"({"error":{"code":503,"message":"The model is overloaded.","status":"UNAVAILABLE"}})";
    const QByteArray text = parts(R"({"text":"A"})");
    QTest::newRow("whole") << error;
    QTest::newRow("in a list") << QByteArray('[' + error + ']');
    QTest::newRow("as an event") << QByteArray(text + "data: " + error + "\r\n\r\n");
    QTest::newRow("bare behind events") << QByteArray(text + error);
    QTest::newRow("bare in a list behind events") << QByteArray(text + "[" + error + "\r\n]\r\n");
    QTest::newRow("bare behind the finish") << QByteArray(text + kStop + error);
}

void GeminiAnswer::errorsInsideAnAnswerEndIt()
{
    QFETCH(QByteArray, body);
    const Answer answer = decode(body);
    QCOMPARE(answer.violations, QStringList());
    QVERIFY(answer.error);
    QCOMPARE(answer.error->kind, ErrorKind::Overloaded);
    QCOMPARE(answer.error->providerMessage, QStringLiteral("The model is overloaded."));
    QVERIFY(!answer.choices.contains(0) || !answer.first().finished);
}

void GeminiAnswer::errorBodiesAreJudged_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<qint64>("pause"); // milliseconds, -1 = none

    const auto quota = [](const QByteArray &id) {
        return QByteArray(
            R"("code":429,"status":"RESOURCE_EXHAUSTED","message":"You exceeded your current quota",)"
            R"("details":[{"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaId":")"
            + id + R"("}]},{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"34.4s"}])");
    };
    QTest::newRow("limit per minute")
        << 429 << quota("GenerateRequestsPerMinutePerProject") << ErrorKind::RateLimited << qint64(34400);
    QTest::newRow("limit per day") << 429 << quota("GenerateRequestsPerDayPerProjectPerModel-FreeTier")
                                   << ErrorKind::RateLimited << qint64(milliseconds(hours(1)).count());
    QTest::newRow("no money") << 429
                              << QByteArray(R"("code":429,"status":"RESOURCE_EXHAUSTED","message":)"
                                            R"("Your prepayment credits are depleted.")")
                              << ErrorKind::OutOfCredit << qint64(-1);
    QTest::newRow("location") << 400
                              << QByteArray(R"("code":400,"status":"FAILED_PRECONDITION","message":)"
                                            R"("User location is not supported for the API use.")")
                              << ErrorKind::ModelUnavailable << qint64(-1);
    QTest::newRow("wrong role") << 400
                                << QByteArray(R"("code":400,"status":"INVALID_ARGUMENT","message":)"
                                              R"("Please use a valid role: user, model.")")
                                << ErrorKind::BadRequest << qint64(-1);
    QTest::newRow("no key") << 403
                            << QByteArray(R"("code":403,"status":"PERMISSION_DENIED","message":)"
                                          R"("Method doesn't allow unregistered callers.")")
                            << ErrorKind::AuthFailed << qint64(-1);
    QTest::newRow("deadline") << 504
                              << QByteArray(R"("code":504,"status":"DEADLINE_EXCEEDED","message":"late")")
                              << ErrorKind::Overloaded << qint64(-1);
}

void GeminiAnswer::errorBodiesAreJudged()
{
    QFETCH(int, status);
    QFETCH(QByteArray, error);
    QFETCH(ErrorKind, kind);
    QFETCH(qint64, pause);
    const Error judged = codec().decodeError(status, {}, "{\"error\":{" + error + "}}", target());
    QCOMPARE(errorKindName(judged.kind), errorKindName(kind));
    QCOMPARE(judged.retryAfter ? qint64(judged.retryAfter->count()) : qint64(-1), pause);
    QCOMPARE(judged.httpStatus, status);
}

QTEST_GUILESS_MAIN(GeminiAnswer)
#include "tst_gemini_answer.moc"
