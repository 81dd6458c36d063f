#include "core/protocol/codec.h"
#include "core/protocol/gemini/gemini_envelope.h"
#include "core/protocol/gemini/gemini_ingress.h"
#include "core/protocol/gemini/gemini_reply.h"
#include "core/protocol/gemini/gemini_signature.h"
#include "core/protocol/openai_json.h"
#include "core/protocol/reasoning_details.h"
#include "core/protocol/wire_support.h"
#include "tests/unit/protocol/reply_check.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace core;
using Framing = GeminiReplyWriter::Framing;

namespace {

const QString kProtocol = QStringLiteral("google-generate-content");
const Money kCost = Money::fromPicoDollars(1'234'500'000);

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QList<ChatEvent> decoded(const QByteArray &body, const QByteArray &type)
{
    QList<ChatEvent> events;
    const auto decoder = codecFor(kProtocol)->decoderFor({}, {{"Content-Type", type}}, {});
    decoder->feed(body, events);
    decoder->end(events);
    return events;
}

/// Writes what each event of a recorded stream gives, when it has come, as the local API does.
QByteArray replayed(const Capture &capture, const QString &protocol, GeminiReplyWriter &writer)
{
    const HeaderList headers {{"Content-Type", capture.contentType.toLatin1()}};
    const auto decoder = codecFor(protocol)->decoderFor({}, headers, capture.target(protocol));
    QByteArray stream;
    qsizetype from = 0;
    while (from < capture.body.size()) {
        const qsizetype end = capture.body.indexOf('\n', from) + 1;
        const qsizetype to = end > 0 ? end : capture.body.size();
        QList<ChatEvent> events;
        decoder->feed(QByteArrayView(capture.body).sliced(from, to - from), events);
        stream += writer.write(events);
        from = to;
    }
    QList<ChatEvent> last;
    decoder->end(last);
    stream += writer.write(last);
    return stream + writer.end({});
}

/// The objects of a stream in either framing, or the one of a whole answer.
QList<QJsonObject> objectsOf(const QByteArray &body)
{
    QList<QJsonObject> objects;
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (document.isObject())
        return {document.object()};
    for (const QJsonValue &entry : document.array())
        objects << entry.toObject();
    if (document.isArray())
        return objects;
    for (const SseEvent &event : sseEventsOf(body))
        objects << object(event.data);
    return objects;
}

QJsonObject candidateOf(const QJsonObject &response)
{
    return response.value(QLatin1String("candidates")).toArray().first().toObject();
}

QJsonArray partsOf(const QJsonObject &response)
{
    return candidateOf(response)
        .value(QLatin1String("content"))
        .toObject()
        .value(QLatin1String("parts"))
        .toArray();
}

QJsonArray allParts(const QByteArray &body)
{
    QJsonArray parts;
    for (const QJsonObject &response : objectsOf(body)) {
        for (const QJsonValue &part : partsOf(response))
            parts.append(part);
    }
    return parts;
}

/// Takes all that is not content out of a candidate. Lists of citations grow; a finish reason may be the
/// number of the enum in a recording, and is always its name here.
void takeBeside(QJsonObject &candidate, QJsonObject &beside)
{
    for (const QString &name : candidate.keys()) {
        if (name == QLatin1String("content") || name == QLatin1String("index")
            || name == QLatin1String("logprobsResult"))
            continue;
        QJsonValue value = candidate.take(name);
        if (name == QLatin1String("finishReason") && value == QJsonValue(1))
            value = QStringLiteral("STOP");
        if (name == QLatin1String("citationMetadata")) {
            const QLatin1String listName("citationSources");
            QJsonArray list = beside.value(name).toObject().value(listName).toArray();
            for (const QJsonValue &entry : value.toObject().value(listName).toArray()) {
                if (!list.contains(entry))
                    list.append(entry);
            }
            value = QJsonObject {{listName, list}};
        }
        beside.insert(name, value);
    }
}

/// What may differ between a recorded stream and ours, taken out of both: events whose content says nothing
/// (no parts, or an empty text without a signature) are left out, and what stands beside the content of any
/// event (finish reason, citations, ratings) stands in a last event of its own, because it counts only once
/// the answer is known to be good.
QList<QJsonObject> normalised(const QList<QJsonObject> &responses)
{
    QList<QJsonObject> events;
    QJsonObject beside;
    QJsonObject last;
    for (QJsonObject response : responses) {
        last = response;
        QJsonObject candidate = candidateOf(response);
        takeBeside(candidate, beside);
        QJsonArray parts;
        for (const QJsonValue &part : partsOf(response)) {
            if (!isVoid(part))
                parts.append(part);
        }
        if (parts.isEmpty())
            continue;
        QJsonObject content = candidate.value(QLatin1String("content")).toObject();
        content.insert(QLatin1String("parts"), parts);
        candidate.insert(QLatin1String("content"), content);
        response.insert(QLatin1String("candidates"), QJsonArray {candidate});
        events << response;
    }
    if (last.contains(QLatin1String("candidates")))
        last.insert(QLatin1String("candidates"), QJsonArray {beside});
    events << last;
    return events;
}

/// Streams that are written in another form on purpose. That they say the same, answersOfOthersReadTheSame()
/// shows.
const QHash<QString, QString> kOtherForm {
    {QStringLiteral("google/google-stream-tool-call-arguments"),
     QStringLiteral("arguments that come piece by piece are written whole")},
};

/// Ours is the id of the request and the model of the catalog.
const QSet<QString> kOurs {QStringLiteral("responseId"), QStringLiteral("modelVersion")};

/// What a client that keeps the whole turn sends next.
Result<ChatRequest> nextRequest(const QJsonArray &parts)
{
    const QJsonObject turn {{QStringLiteral("role"), QStringLiteral("model")},
                            {QStringLiteral("parts"), parts}};
    return chatRequestFromGemini(QStringLiteral("m"), false,
                                 {{QStringLiteral("contents"), QJsonArray {turn}}});
}

QJsonArray withoutThoughts(const QJsonArray &parts)
{
    QJsonArray kept;
    for (const QJsonValue &part : parts) {
        if (!part.toObject().value(QLatin1String("thought")).toBool())
            kept.append(part);
    }
    return kept;
}

/// The blocks of a service other than Google, if there is anything in them that only it can read.
QJsonArray foreignSecrets(const QJsonArray &details)
{
    QJsonArray foreign;
    bool secret = false;
    for (const QJsonValue &value : mergedReasoningDetails(details)) {
        const QJsonObject detail = value.toObject();
        if (detail.value(QLatin1String("format")) == kGeminiReasoning)
            continue;
        foreign.append(detail);
        secret = secret || !isVoid(detail.value(QLatin1String("signature")))
                 || !isVoid(detail.value(QLatin1String("data")));
    }
    return secret ? foreign : QJsonArray();
}

QStringList googleSignatures(const QJsonArray &details)
{
    QStringList signatures;
    for (const QJsonValue &value : details) {
        const QJsonObject detail = value.toObject();
        const QString secret = detail.value(QLatin1String("data")).toString()
                               + detail.value(QLatin1String("signature")).toString();
        if (detail.value(QLatin1String("format")) == kGeminiReasoning && !secret.isEmpty())
            signatures << secret;
    }
    return signatures;
}

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

class GeminiReply : public QObject
{
    Q_OBJECT

private slots:
    void recordedAnswerIsWrittenAsItCame_data();
    void recordedAnswerIsWrittenAsItCame();
    void answersOfOthersReadTheSame_data();
    void answersOfOthersReadTheSame();
    void cleanupTestCase();
    void eachEventHasWhatClientsDemand();
    void arrayIsOneJsonDocument();
    void oneWriteIsOneEvent();
    void fragmentsOfACallWaitForTheirEnd();
    void callsKeepTheirOrder();
    void brokenArgumentsAreKept();
    void thoughtsAreShownOnlyWhereAsked();
    void signaturesGoWhereTheyCameFrom();
    void wrappedThoughtsComeBackInEitherAlphabet();
    void wrappedThoughtsNeverGoToGoogle();
    void eventsSentBackOneByOneAreOneTurn();
    void emptyAnswersHaveOnePart_data();
    void emptyAnswersHaveOnePart();
    void blockedPromptHasNoCandidates();
    void severalCandidatesKeepTheirNumbers();
    void mediaAndSourcesHaveTheirPlaces();
    void errorInTheStreamIsAnEventAndABareObject();
    void errorInTheArrayIsItsLastEntry();
    void finishThatIsAnErrorKeepsGooglesWord();
    void wholeAnswerThatFailedKeepsWhatCame();
    void costIsInTheLastEventOnly();
    void keepAliveIsNothingButBlankLines();
    void errorsSpeakGooglesWords_data();
    void errorsSpeakGooglesWords();
    void errorDetailsSayWhatIsKnown();
    void placesAreTakenApart_data();
    void placesAreTakenApart();
    void routerFieldsAreRead();
    void countedRequestMayBeWrapped();

private:
    struct Tally {
        int captures = 0;
        int secrets = 0;
    };
    QList<Capture> m_own = capturesOf(QStringLiteral("gemini"));
    QMap<QString, Tally> m_tally;
};

void GeminiReply::recordedAnswerIsWrittenAsItCame_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < m_own.size(); ++i) {
        const bool counts = object(m_own.at(i).body).contains(QLatin1String("totalTokens"));
        if (m_own.at(i).status == 200 && !counts)
            QTest::newRow(qPrintable(m_own.at(i).id)) << i;
    }
}

void GeminiReply::recordedAnswerIsWrittenAsItCame()
{
    QFETCH(int, index);
    const Capture &capture = m_own.at(index);
    const QList<QJsonObject> recorded = objectsOf(capture.body);
    const QList<ChatEvent> events = eventsOf(capture, kProtocol);
    if (collect(events).error) // an Error is no answer; see finishThatIsAnErrorKeepsGooglesWord()
        QSKIP("ends in an error");
    if (kOtherForm.contains(capture.id)) {
        m_tally[QStringLiteral("gemini, otherwise on purpose")].captures++;
        QSKIP(qPrintable(kOtherForm.value(capture.id)));
    }
    m_tally[QStringLiteral("gemini")].captures++;

    if (!capture.stream) {
        const QJsonObject whole = GeminiReplyWriter(replyFacts(), Framing::Events, true).whole(events, {});
        const QList<QJsonObject> theirs = normalised(recorded);
        const QList<QJsonObject> ours = normalised({whole});
        QCOMPARE(ours.size(), theirs.size());
        for (qsizetype i = 0; i < theirs.size(); ++i)
            QCOMPARE(lost(theirs.at(i), ours.at(i), kOurs), QStringList());
        return;
    }
    for (const Framing framing : {Framing::Events, Framing::Array}) {
        GeminiReplyWriter writer(replyFacts(), framing, true);
        const QList<QJsonObject> ours = normalised(objectsOf(replayed(capture, kProtocol, writer)));
        const QList<QJsonObject> theirs = normalised(recorded);
        QCOMPARE(ours.size(), theirs.size());
        for (qsizetype i = 0; i < theirs.size(); ++i)
            QCOMPARE(lost(theirs.at(i), ours.at(i), kOurs), QStringList());
    }
}

void GeminiReply::answersOfOthersReadTheSame_data()
{
    addRecordedAnswers();
}

void GeminiReply::answersOfOthersReadTheSame()
{
    QFETCH(int, index);
    const auto &[folder, protocol, capture] = recordedAnswers().at(index);
    const QList<ChatEvent> events = eventsOf(capture, protocol);
    const Answer original = collect(events);
    Tally &tally = m_tally[QStringLiteral("read again: ") + folder];
    tally.captures++;

    GeminiReplyWriter writer(replyFacts(), Framing::Events, true);
    const QByteArray stream = streamOf(writer, events, kCost);
    const QByteArray whole =
        compact(GeminiReplyWriter(replyFacts(), Framing::Events, true).whole(events, kCost));
    const Answer answers[] = {collect(decoded(stream, "text/event-stream")),
                              collect(decoded(whole, "application/json"))};
    for (const Answer &again : answers) {
        QCOMPARE(again.violations, QStringList());
        QCOMPARE(again.error.has_value(), original.error.has_value());
        if (original.error)
            continue;
        QCOMPARE(again.choices.keys(), original.choices.keys());
        for (auto it = original.choices.begin(); it != original.choices.end(); ++it) {
            const Answer::Choice choice = again.choices.value(it.key());
            QCOMPARE(choice.text, it->text + it->refusal);
            QCOMPARE(choice.reasoning, it->reasoning);
            QCOMPARE(choice.calls.size(), it->calls.size());
            for (qsizetype i = 0; i < it->calls.size(); ++i) {
                const bool made = it->calls.at(i).id.startsWith(QLatin1String("gcall_"));
                QCOMPARE(made || choice.calls.at(i).id == it->calls.at(i).id, true);
                QCOMPARE(choice.calls.at(i).name, it->calls.at(i).name);
                QCOMPARE(object(choice.calls.at(i).arguments.toUtf8()),
                         argumentsObject(it->calls.at(i).arguments));
            }
            const FinishReason reason = it->finished->reason;
            const bool calls = !it->calls.isEmpty();
            QCOMPARE(choice.finished->reason, reason == FinishReason::Stop && calls ? FinishReason::ToolCalls
                                              : reason == FinishReason::ToolCalls && !calls
                                                  ? FinishReason::Stop
                                                  : reason);
        }
        if (original.usage) {
            Usage expected = *original.usage;
            Usage got = again.usage.value_or(Usage {});
            expected.native = got.native = {};
            expected.reportedCost.reset();
            expected.cacheWriteTokens = expected.cacheWrite1hTokens = 0; // no place
            expected.webSearches = expected.unbilledPromptTokens = expected.unbilledCompletionTokens = 0;
            expected.serviceTier = got.serviceTier = QString();
            QCOMPARE(got, expected);
        }
    }
    if (original.error)
        return;
    const QJsonArray foreign = foreignSecrets(original.first().details);
    const QStringList signatures = googleSignatures(original.first().details);
    if (!foreign.isEmpty() || !signatures.isEmpty())
        tally.secrets++;
    for (const QByteArray &body : {stream, whole}) {
        const QJsonArray parts = allParts(body);
        // Some clients leave the thoughts out of what they send back.
        for (const QJsonArray &kept : {parts, withoutThoughts(parts)}) {
            const Result<ChatRequest> request = nextRequest(kept);
            QVERIFY(request.ok());
            const QJsonArray details =
                request->messages.isEmpty() ? QJsonArray() : request->messages.first().reasoningDetails;
            QCOMPARE(foreignSecrets(details), foreign);
            if (kept == parts)
                QCOMPARE(googleSignatures(details), signatures);
        }
    }
}

void GeminiReply::cleanupTestCase()
{
    for (auto it = m_tally.begin(); it != m_tally.end(); ++it)
        qInfo("%-40s %4d captures equal, %3d of them with secrets", qPrintable(it.key()), it->captures,
              it->secrets);
}

void GeminiReply::eachEventHasWhatClientsDemand()
{
    GeminiReplyWriter writer(replyFacts(), Framing::Events, true);
    const QByteArray stream = streamOf(
        writer,
        {ReplyInfo {QStringLiteral("upstream"), QStringLiteral("x"), 5, {}, {}},
         ReasoningDelta {QStringLiteral("hm"), {}, 0}, TextDelta {QStringLiteral("Hi"), 0},
         ToolCallDelta {0, QStringLiteral("c1"), QStringLiteral("f"), QStringLiteral("{\"a\":1}"), {}, 0},
         UsageReport {sampleUsage()}, Finished {FinishReason::ToolCalls, QStringLiteral("tool_calls"), 0}},
        kCost);
    QVERIFY(stream.startsWith("data: {"));
    QVERIFY(stream.endsWith("}\r\n\r\n"));
    QCOMPARE(stream.count("\r\n\r\n"), 4);
    const QList<QJsonObject> all = objectsOf(stream);
    QCOMPARE(all.size(), 4);
    for (const QJsonObject &event : all) {
        QCOMPARE(event.value(QLatin1String("responseId")), QJsonValue(QStringLiteral("gen-1")));
        QCOMPARE(event.value(QLatin1String("modelVersion")), QJsonValue(QStringLiteral("acme/large")));
        QCOMPARE(event.value(QLatin1String("provider")), QJsonValue(QStringLiteral("Acme")));
        QCOMPARE(candidateOf(event).value(QLatin1String("index")), QJsonValue(0));
        QCOMPARE(candidateOf(event).value(QLatin1String("content")).toObject().value(QLatin1String("role")),
                 QJsonValue(QStringLiteral("model")));
        QCOMPARE(partsOf(event).size(), 1);
    }
    QCOMPARE(partsOf(all.at(0)).first().toObject(), object(R"({"text":"hm","thought":true})"));
    QCOMPARE(partsOf(all.at(1)).first().toObject(), object(R"({"text":"Hi"})"));
    QCOMPARE(partsOf(all.at(2)).first().toObject(),
             object(R"({"functionCall":{"id":"c1","name":"f","args":{"a":1}}})"));
    QCOMPARE(partsOf(all.at(3)).first().toObject(), object(R"({"text":""})"));
    QCOMPARE(stream.count("finishReason"), 1);
    QCOMPARE(candidateOf(all.at(3)).value(QLatin1String("finishReason")), QJsonValue(QStringLiteral("STOP")));
    QCOMPARE(all.at(3).value(QLatin1String("usageMetadata")).toObject(),
             object(R"({"promptTokenCount":10,"cachedContentTokenCount":4,"candidatesTokenCount":3,)"
                    R"("thoughtsTokenCount":2,"totalTokenCount":15,"cost":0.0012345})"));
    QCOMPARE(writer.end(kCost), QByteArray());
}

void GeminiReply::arrayIsOneJsonDocument()
{
    GeminiReplyWriter writer(replyFacts(), Framing::Array, true);
    const QByteArray body = streamOf(writer, {ReplyInfo {}, TextDelta {QStringLiteral("a"), 0},
                                              TextDelta {QStringLiteral("b"), 0}, Finished {}});
    QVERIFY(body.startsWith('['));
    QCOMPARE(QJsonDocument::fromJson(body).array().size(), 3);
    QCOMPARE(collect(decoded(body, "application/json")).first().text, QStringLiteral("ab"));
    GeminiReplyWriter empty(replyFacts(), Framing::Array, true);
    QCOMPARE(QJsonDocument::fromJson(empty.end({})).array().size(), 1);
}

void GeminiReply::oneWriteIsOneEvent()
{
    GeminiReplyWriter writer(replyFacts(), Framing::Events, true);
    const QByteArray bytes =
        writer.write({ReplyInfo {}, TextDelta {QStringLiteral("a"), 0}, TextDelta {QStringLiteral("b"), 0},
                      ReasoningDelta {QStringLiteral("c"), {}, 0}, UsageReport {sampleUsage()}});
    const QList<QJsonObject> all = objectsOf(bytes);
    QCOMPARE(all.size(), 1);
    QCOMPARE(partsOf(all.first()),
             QJsonDocument::fromJson(R"([{"text":"ab"},{"text":"c","thought":true}])").array());
    QVERIFY(all.first().contains(QLatin1String("usageMetadata")));
    QCOMPARE(writer.write({UsageReport {sampleUsage()}}), QByteArray());
}

void GeminiReply::fragmentsOfACallWaitForTheirEnd()
{
    GeminiReplyWriter writer(replyFacts(), Framing::Events, true);
    QCOMPARE(
        writer.write({ReplyInfo {}, ToolCallDelta {0, QStringLiteral("c1"), QStringLiteral("f"), {}, {}, 0}}),
        QByteArray());
    QCOMPARE(writer.write({ToolCallDelta {0, {}, {}, QStringLiteral("{\"a\":"), {}, 0}}), QByteArray());
    QCOMPARE(writer.write({ToolCallDelta {0, {}, {}, QStringLiteral("1}"), {}, 0}}), QByteArray());
    const QByteArray next = writer.write({TextDelta {QStringLiteral("x"), 0}});
    QCOMPARE(
        partsOf(objectsOf(next).first()),
        QJsonDocument::fromJson(R"([{"functionCall":{"id":"c1","name":"f","args":{"a":1}}},{"text":"x"}])")
            .array());
    // Nothing says that this one is complete until the end says so.
    QCOMPARE(writer.write({ToolCallDelta {1, QStringLiteral("c2"), QStringLiteral("g"), {}, {}, 0},
                           Finished {FinishReason::ToolCalls, {}, 0}}),
             QByteArray());
    QCOMPARE(partsOf(objectsOf(writer.end({})).first()),
             QJsonDocument::fromJson(R"([{"functionCall":{"id":"c2","name":"g","args":{}}}])").array());
}

void GeminiReply::callsKeepTheirOrder()
{
    const auto call = [](int index, const char *name, const char *arguments) {
        return ToolCallDelta {
            index, QString::fromLatin1(name), QString::fromLatin1(name), QString::fromLatin1(arguments), {},
            0};
    };
    const QJsonObject json = GeminiReplyWriter(replyFacts(), Framing::Events, true)
                                 .whole({ReplyInfo {}, call(0, "a", "{\"x\""), call(1, "b", "{\"y\":2}"),
                                         call(0, "", ":1}"), Finished {FinishReason::ToolCalls, {}, 0}},
                                        {});
    QCOMPARE(partsOf(json),
             QJsonDocument::fromJson(R"([{"functionCall":{"id":"a","name":"a","args":{"x":1}}},)"
                                     R"({"functionCall":{"id":"b","name":"b","args":{"y":2}}}])")
                 .array());
}

void GeminiReply::brokenArgumentsAreKept()
{
    const QJsonObject json =
        GeminiReplyWriter(replyFacts(), Framing::Events, true)
            .whole({ReplyInfo {},
                    ToolCallDelta {
                        0, QStringLiteral("c"), QStringLiteral("f"), QStringLiteral("{\"a\":"), {}, 0},
                    Finished {FinishReason::Length, {}, 0}},
                   {});
    QCOMPARE(partsOf(json)
                 .first()
                 .toObject()
                 .value(QLatin1String("functionCall"))
                 .toObject()
                 .value(QLatin1String("args")),
             QJsonValue(QJsonObject {{QStringLiteral("_raw"), QStringLiteral("{\"a\":")}}));
    QCOMPARE(candidateOf(json).value(QLatin1String("finishReason")),
             QJsonValue(QStringLiteral("MAX_TOKENS")));
}

void GeminiReply::thoughtsAreShownOnlyWhereAsked()
{
    ClientRequest client;
    client.query.addQueryItem(QStringLiteral("alt"), QStringLiteral("sse"));
    client.place = QStringLiteral("m:streamGenerateContent");
    const auto shows = [&](const QByteArray &config) {
        client.body = object(R"({"contents":[{"parts":[{"text":"x"}]}],"generationConfig":)" + config + '}');
        const Result<ChatRequest> request = geminiShape().read(client);
        const auto writer = geminiShape().writerFor(client, *request, replyFacts());
        return writer->write({ReplyInfo {}, ReasoningDelta {QStringLiteral("hm"), {}, 0}}).contains("hm");
    };
    QVERIFY(shows(R"({"thinkingConfig":{"includeThoughts":true}})"));
    QVERIFY(!shows(R"({"thinkingConfig":{"thinkingBudget":1000}})"));
    QVERIFY(!shows("{}"));
}

void GeminiReply::signaturesGoWhereTheyCameFrom()
{
    // As the reader of Google's answers tells them, with nothing lost even if each comes alone.
    const auto detail = [](const char *json) { return QJsonArray {object(json)}; };
    const QList<ChatEvent> events {
        ReplyInfo {}, TextDelta {QStringLiteral("abc"), 0},
        ReasoningDelta {{},
                        detail(R"({"type":"reasoning.encrypted","data":"c2ln","format":"google-gemini-v1",)"
                               R"("text_start":0,"text_end":3})"),
                        0},
        Finished {}};
    const QJsonObject whole = GeminiReplyWriter(replyFacts(), Framing::Events, true).whole(events, {});
    QCOMPARE(partsOf(whole),
             QJsonDocument::fromJson(R"([{"text":"abc","thoughtSignature":"c2ln"}])").array());
    GeminiReplyWriter writer(replyFacts(), Framing::Events, true);
    QCOMPARE(allParts(streamOf(writer, events)),
             QJsonDocument::fromJson(R"([{"text":"abc"},{"text":"","thoughtSignature":"c2ln"},{"text":""}])")
                 .array());
    // An aggregator names the call, and may do so before it.
    const QJsonArray early =
        detail(R"({"type":"reasoning.encrypted","data":"c2ln","format":"google-gemini-v1","id":"c1"})");
    const QJsonObject called =
        GeminiReplyWriter(replyFacts(), Framing::Events, true)
            .whole({ReplyInfo {}, ReasoningDelta {{}, early, 0},
                    ToolCallDelta {0, QStringLiteral("c1"), QStringLiteral("f"), QStringLiteral("{}"), {}, 0},
                    Finished {}},
                   {});
    QCOMPARE(partsOf(called).first().toObject().value(QLatin1String("thoughtSignature")),
             QJsonValue(QStringLiteral("c2ln")));
}

void GeminiReply::wrappedThoughtsComeBackInEitherAlphabet()
{
    QJsonArray details;
    for (int i = 0; i < 64; ++i) // enough for every letter of base64
        details.append(textDetail(QString(QChar(0x3f + 7 * i)) + QStringLiteral("~?>"),
                                  QStringLiteral("s+/="), kClaudeReasoning, i));
    QString signature = wrappedReasoning(details);
    QVERIFY(signature.contains(u'+') || signature.contains(u'/'));
    QCOMPARE(unwrappedReasoning(signature), std::optional(details));
    signature.replace(u'+', u'-').replace(u'/', u'_');
    QCOMPARE(unwrappedReasoning(signature), std::optional(details));
    QCOMPARE(unwrappedReasoning(signature.chopped(8)),
             std::optional(QJsonArray())); // but not Google's either
    QCOMPARE(unwrappedReasoning(QStringLiteral("CiQBYWJj")), std::nullopt);
    QCOMPARE(unwrappedReasoning(QStringLiteral("skip_thought_signature_validator")), std::nullopt);
    QCOMPARE(unwrappedReasoning({}), std::nullopt);
}

void GeminiReply::wrappedThoughtsNeverGoToGoogle()
{
    const QJsonArray details {textDetail(QStringLiteral("hm"), QStringLiteral("sig"), kClaudeReasoning, 0)};
    const QList<ChatEvent> events {
        ReplyInfo {}, ReasoningDelta {QStringLiteral("hm"), details, 0}, TextDelta {QStringLiteral("Hi"), 0},
        ToolCallDelta {0, QStringLiteral("c1"), QStringLiteral("f"), QStringLiteral("{\"a\":1}"), {}, 0},
        Finished {FinishReason::ToolCalls, {}, 0}};
    const QJsonArray parts =
        partsOf(GeminiReplyWriter(replyFacts(), Framing::Events, true).whole(events, {}));
    const QString signature = parts.last().toObject().value(QLatin1String("thoughtSignature")).toString();
    QVERIFY(!signature.isEmpty());
    const Result<ChatRequest> request = nextRequest(parts);
    QCOMPARE(request->messages.first().reasoningDetails, details);
    QCOMPARE(request->messages.first().reasoning, QStringLiteral("hm"));

    EndpointTarget google;
    google.baseUrl = QStringLiteral("http://127.0.0.1/v1beta");
    const QByteArray toGoogle = codecFor(kProtocol)->encode(*request, google)->body;
    QVERIFY(!toGoogle.contains(signature.toLatin1()));
    QVERIFY(!toGoogle.contains("thought\""));
    EndpointTarget claude;
    claude.baseUrl = QStringLiteral("http://127.0.0.1/v1");
    const QByteArray toClaude =
        codecFor(QStringLiteral("anthropic-messages"))->encode(*request, claude)->body;
    QVERIFY(toClaude.contains("\"signature\":\"sig\""));
}

void GeminiReply::eventsSentBackOneByOneAreOneTurn()
{
    GeminiReplyWriter writer(replyFacts(), Framing::Events, true);
    const auto thought = [](const char *text, const char *signature) {
        const QString words = QString::fromLatin1(text);
        return ReasoningDelta {
            words, {textDetail(words, QString::fromLatin1(signature), kClaudeReasoning, 0)}, 0};
    };
    const QByteArray stream = streamOf(
        writer, {ReplyInfo {}, thought("hm", ""), thought("m", ""), TextDelta {QStringLiteral("He"), 0},
                 TextDelta {QStringLiteral("llo"), 0},
                 ToolCallDelta {
                     0, QStringLiteral("gcall_1"), QStringLiteral("f"), QStringLiteral("{\"a\":1}"), {}, 0},
                 thought("", "sig"), Finished {FinishReason::ToolCalls, {}, 0}});
    QJsonArray contents;
    for (const QJsonObject &event : objectsOf(stream))
        contents.append(candidateOf(event).value(QLatin1String("content")));
    QCOMPARE(contents.size(), 6);
    contents.append(object(R"({"role":"user","parts":[{"functionResponse":{"name":"f","response":{}}}]})"));
    const Result<ChatRequest> request =
        chatRequestFromGemini(QStringLiteral("m"), false, {{QStringLiteral("contents"), contents}});
    QVERIFY(request.ok());
    QCOMPARE(request->messages.size(), 2);
    const Message &turn = request->messages.first();
    QCOMPARE(turn.content, (QList<ContentPart> {TextPart {QStringLiteral("Hello")}}));
    QVERIFY(turn.contentIsString);
    QCOMPARE(turn.reasoning, QStringLiteral("hmm"));
    QCOMPARE(turn.reasoningDetails,
             (QJsonArray {textDetail(QStringLiteral("hmm"), QStringLiteral("sig"), kClaudeReasoning, 0)}));
    QCOMPARE(turn.toolCalls.size(), 1);
    QCOMPARE(request->messages.last().toolCallId, turn.toolCalls.first().id);
}

void GeminiReply::emptyAnswersHaveOnePart_data()
{
    QTest::addColumn<FinishReason>("reason");
    QTest::addColumn<QString>("native");
    QTest::addColumn<QString>("word");
    QTest::newRow("stop") << FinishReason::Stop << QStringLiteral("end_turn") << QStringLiteral("STOP");
    QTest::newRow("length") << FinishReason::Length << QStringLiteral("length")
                            << QStringLiteral("MAX_TOKENS");
    QTest::newRow("filter") << FinishReason::ContentFilter << QStringLiteral("refusal")
                            << QStringLiteral("SAFETY");
    QTest::newRow("own word") << FinishReason::ContentFilter << QStringLiteral("RECITATION")
                              << QStringLiteral("RECITATION");
    QTest::newRow("another's word") << FinishReason::Stop << QStringLiteral("MAX_TOKENS")
                                    << QStringLiteral("STOP");
    QTest::newRow("error") << FinishReason::Error << QStringLiteral("error") << QStringLiteral("OTHER");
}

void GeminiReply::emptyAnswersHaveOnePart()
{
    QFETCH(FinishReason, reason);
    QFETCH(QString, native);
    const QList<ChatEvent> events {ReplyInfo {}, Finished {reason, native, 0}};
    GeminiReplyWriter writer(replyFacts(), Framing::Events, true);
    const QJsonObject last = objectsOf(streamOf(writer, events)).last();
    const QJsonObject whole = GeminiReplyWriter(replyFacts(), Framing::Events, true).whole(events, {});
    for (const QJsonObject &json : {last, whole}) {
        QCOMPARE(partsOf(json), QJsonDocument::fromJson(R"([{"text":""}])").array());
        QTEST(candidateOf(json).value(QLatin1String("finishReason")).toString(), "word");
    }
}

void GeminiReply::blockedPromptHasNoCandidates()
{
    const QByteArray recorded =
        R"({"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"},"usageMetadata":{"promptTokenCount":7}})";
    const QList<ChatEvent> events = decoded(recorded, "application/json");
    GeminiReplyWriter writer(replyFacts(), Framing::Events, true);
    const QList<QJsonObject> stream = objectsOf(streamOf(writer, events));
    QCOMPARE(stream.size(), 1);
    const QJsonObject whole = GeminiReplyWriter(replyFacts(), Framing::Events, true).whole(events, {});
    for (const QJsonObject &json : {stream.first(), whole}) {
        QVERIFY(!json.contains(QLatin1String("candidates")));
        QCOMPARE(lost(object(recorded), json), QStringList());
    }
}

void GeminiReply::severalCandidatesKeepTheirNumbers()
{
    const QList<ChatEvent> events {ReplyInfo {}, TextDelta {QStringLiteral("a"), 0},
                                   TextDelta {QStringLiteral("b"), 1}, Finished {FinishReason::Stop, {}, 0},
                                   Finished {FinishReason::Length, {}, 1}};
    GeminiReplyWriter writer(replyFacts(), Framing::Events, true);
    const Answer answer = collect(decoded(streamOf(writer, events), "text/event-stream"));
    QCOMPARE(answer.choices.value(0).text, QStringLiteral("a"));
    QCOMPARE(answer.choices.value(1).text, QStringLiteral("b"));
    QCOMPARE(answer.choices.value(1).finished->native, QStringLiteral("MAX_TOKENS"));
}

void GeminiReply::mediaAndSourcesHaveTheirPlaces()
{
    const auto extra = [](const char *json) { return ExtraDelta {object(json), 0}; };
    const QJsonObject json =
        GeminiReplyWriter(replyFacts(), Framing::Events, true)
            .whole(
                {ReplyInfo {}, TextDelta {QStringLiteral("Grüße"), 0},
                 extra(
                     R"({"images":[{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}}]})"),
                 extra(R"({"images":[{"type":"image_url","image_url":{"url":"https://x.example/i.png"}}]})"),
                 extra(R"({"audio":{"data":"BBBB","transcript":"hello"}})"),
                 extra(R"({"annotations":[{"type":"url_citation","url_citation":{"url":"https://x.example",)"
                       R"("title":"X","start_index":1,"end_index":5}}]})"),
                 extra(R"({"logprobs":{"content":[{"token":"G","logprob":-0.5,"top_logprobs":[]}]}})"),
                 Finished {}},
                {});
    QCOMPARE(partsOf(json),
             QJsonDocument::fromJson("[{\"text\":\"Grüße\"},"
                                     R"({"inlineData":{"mimeType":"image/png","data":"AAAA"}},)"
                                     R"({"fileData":{"fileUri":"https://x.example/i.png"}},{"text":"hello"},)"
                                     R"({"inlineData":{"mimeType":"audio/pcm","data":"BBBB"}}])")
                 .array());
    QCOMPARE(candidateOf(json).value(QLatin1String("groundingMetadata")).toObject(),
             object(R"({"groundingChunks":[{"web":{"uri":"https://x.example","title":"X"}}],)"
                    "\"groundingSupports\":[{\"segment\":{\"startIndex\":1,\"endIndex\":7,\"text\":\"rüße\"},"
                    R"("groundingChunkIndices":[0]}]})"));
    QCOMPARE(candidateOf(json).value(QLatin1String("logprobsResult")).toObject(),
             object(R"({"chosenCandidates":[{"token":"G","logProbability":-0.5}],)"
                    R"("topCandidates":[{"candidates":[]}]})"));
}

void GeminiReply::errorInTheStreamIsAnEventAndABareObject()
{
    GeminiReplyWriter writer(replyFacts(), Framing::Events, true);
    QByteArray stream = writer.write(
        {ReplyInfo {}, TextDelta {QStringLiteral("a"), 0}, broken(), TextDelta {QStringLiteral("b"), 0}});
    stream += writer.write({TextDelta {QStringLiteral("b"), 0}});
    stream += writer.end(kCost);
    const qsizetype end = stream.lastIndexOf("\r\n\r\n") + 4;
    const QList<QJsonObject> events = objectsOf(stream.first(end));
    QCOMPARE(events.size(), 2);
    QCOMPARE(partsOf(events.first()), QJsonDocument::fromJson(R"([{"text":"a"}])").array());
    // An older SDK for JavaScript looks at what comes in one piece, and complains of a rest that is no event.
    const QByteArray rest = stream.sliced(end);
    QCOMPARE(events.last(), object(rest));
    const QJsonObject error = object(rest).value(QLatin1String("error")).toObject();
    QCOMPARE(error.value(QLatin1String("code")), QJsonValue(502));
    QCOMPARE(error.value(QLatin1String("status")), QJsonValue(QStringLiteral("UNAVAILABLE")));
    QVERIFY(!rest.contains('\n'));
    QVERIFY(!stream.contains("finishReason"));
    QCOMPARE(collect(decoded(stream, "text/event-stream")).error->kind, ErrorKind::Overloaded);
}

void GeminiReply::errorInTheArrayIsItsLastEntry()
{
    GeminiReplyWriter writer(replyFacts(), Framing::Array, true);
    QByteArray body = writer.write({ReplyInfo {}, TextDelta {QStringLiteral("a"), 0}});
    body += writer.write({broken()});
    body += writer.end(kCost);
    const QJsonArray entries = QJsonDocument::fromJson(body).array();
    QCOMPARE(entries.size(), 2);
    QVERIFY(entries.last().toObject().contains(QLatin1String("error")));
    GeminiReplyWriter early(replyFacts(), Framing::Array, true);
    QByteArray nothingElse = early.write({broken()});
    nothingElse += early.end({});
    QCOMPARE(QJsonDocument::fromJson(nothingElse).array().size(), 1);
}

void GeminiReply::finishThatIsAnErrorKeepsGooglesWord()
{
    int seen = 0;
    for (const Capture &capture : std::as_const(m_own)) {
        const QList<ChatEvent> events =
            capture.status == 200 ? eventsOf(capture, kProtocol) : QList<ChatEvent>();
        if (!collect(events).error || object(capture.body).contains(QLatin1String("totalTokens")))
            continue;
        if (capture.body.contains(
                "\"error\":")) // an error besides; see errorInTheStreamIsAnEventAndABareObject()
            continue;
        const QJsonObject recorded = objectsOf(capture.body).last();
        GeminiReplyWriter writer(replyFacts(), Framing::Events, true);
        QByteArray stream = writer.write(events);
        stream += writer.end({});
        const QJsonObject whole = GeminiReplyWriter(replyFacts(), Framing::Events, true).whole(events, {});
        const QJsonValue word = candidateOf(recorded).value(QLatin1String("finishReason"));
        QVERIFY2(word.isString(), qPrintable(capture.id));
        QCOMPARE(candidateOf(objectsOf(stream).last()).value(QLatin1String("finishReason")), word);
        QCOMPARE(candidateOf(whole).value(QLatin1String("finishReason")), word);
        ++seen;
    }
    QVERIFY(seen > 0);
}

void GeminiReply::wholeAnswerThatFailedKeepsWhatCame()
{
    const QJsonObject json = GeminiReplyWriter(replyFacts(), Framing::Events, true)
                                 .whole({ReplyInfo {}, TextDelta {QStringLiteral("par"), 0}, broken()}, {});
    QCOMPARE(partsOf(json), QJsonDocument::fromJson(R"([{"text":"par"}])").array());
    QCOMPARE(candidateOf(json).value(QLatin1String("finishReason")), QJsonValue(QStringLiteral("OTHER")));
    QCOMPARE(json.value(QLatin1String("error")).toObject().value(QLatin1String("message")),
             QJsonValue(QStringLiteral("gone")));
}

void GeminiReply::costIsInTheLastEventOnly()
{
    ReplyFacts play = replyFacts();
    play.simulated = true;
    GeminiReplyWriter writer(play, Framing::Events, true);
    const QByteArray stream = streamOf(
        writer, {ReplyInfo {}, UsageReport {sampleUsage()}, TextDelta {QStringLiteral("a"), 0}, Finished {}},
        kCost);
    QCOMPARE(stream.count("\"usageMetadata\""), 2);
    QCOMPARE(stream.count("\"cost\":0.0012345"), 1);
    QCOMPARE(stream.count("\"cost_is_simulated\":true"), 1);
    QVERIFY(!compact(GeminiReplyWriter(replyFacts(), Framing::Events, true).whole({Finished {}}, {}))
                 .contains("cost"));
}

void GeminiReply::keepAliveIsNothingButBlankLines()
{
    QVERIFY(geminiShape().keepAlive().trimmed().isEmpty());
    // The SDK for Go takes a stream apart at blank lines, and anything but `data` behind one for an error.
    QVERIFY(geminiShape().keepAlive().startsWith("\r\n\r\n"));
    const QByteArray event = "data: {}\r\n\r\n";
    QCOMPARE(sseEventsOf(geminiShape().keepAlive() + event + geminiShape().keepAlive() + event).size(), 2);
    ClientRequest client;
    QCOMPARE(geminiShape().streamType(client), QByteArray("application/json; charset=UTF-8"));
    client.query.addQueryItem(QStringLiteral("alt"), QStringLiteral("sse"));
    QVERIFY(geminiShape().streamType(client).startsWith("text/event-stream"));
}

void GeminiReply::errorsSpeakGooglesWords_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, ErrorKind kind, int status, int code, const char *word) {
        QTest::newRow(name) << kind << status << code << QString::fromLatin1(word);
    };
    row("bad request", ErrorKind::BadRequest, 0, 400, "INVALID_ARGUMENT");
    row("key", ErrorKind::AccessDenied, 401, 401, "UNAUTHENTICATED");
    row("credit", ErrorKind::BudgetSpent, 0, 402, "RESOURCE_EXHAUSTED");
    row("forbidden", ErrorKind::AccessDenied, 403, 403, "PERMISSION_DENIED");
    row("no such model", ErrorKind::UnknownModel, 0, 404, "NOT_FOUND");
    row("no such place", ErrorKind::BadRequest, 404, 404, "NOT_FOUND");
    row("wrong method", ErrorKind::BadRequest, 405, 405, "INVALID_ARGUMENT");
    row("too large", ErrorKind::BadRequest, 413, 413, "INVALID_ARGUMENT");
    row("limit", ErrorKind::RateLimited, 429, 429, "RESOURCE_EXHAUSTED");
    row("ours", ErrorKind::Internal, 0, 500, "INTERNAL");
    row("loop", ErrorKind::BadConfig, 508, 508, "INTERNAL");
    row("broken", ErrorKind::StreamBroken, 200, 502, "UNAVAILABLE");
    row("overload", ErrorKind::Overloaded, 503, 503, "UNAVAILABLE");
    row("Anthropic's overload", ErrorKind::Overloaded, 529, 503, "UNAVAILABLE");
    row("timeout", ErrorKind::IdleTimeout, 0, 504, "DEADLINE_EXCEEDED");
}

void GeminiReply::errorsSpeakGooglesWords()
{
    QFETCH(ErrorKind, kind);
    QFETCH(int, status);
    Error error;
    error.kind = kind;
    error.httpStatus = status;
    error.message = QStringLiteral("What happened.");
    const QJsonObject json = geminiShape().errorBody(error, {}, {}).value(QLatin1String("error")).toObject();
    QTEST(json.value(QLatin1String("code")).toInt(), "code");
    QTEST(geminiShape().errorStatus(error), "code");
    QTEST(json.value(QLatin1String("status")).toString(), "word");
    QCOMPARE(json.value(QLatin1String("message")), QJsonValue(QStringLiteral("What happened.")));
}

void GeminiReply::errorDetailsSayWhatIsKnown()
{
    Error error;
    error.kind = ErrorKind::RateLimited;
    error.message = QStringLiteral("Slow down.");
    error.parameter = QStringLiteral("contents[0]");
    error.code = QStringLiteral("1300");
    error.retryAfter = std::chrono::milliseconds(34'400);
    const QJsonObject json = geminiErrorBody(error, QStringLiteral("Acme"), QStringLiteral("gen-1"))
                                 .value(QLatin1String("error"))
                                 .toObject();
    QCOMPARE(json.value(QLatin1String("details")).toArray(),
             QJsonDocument::fromJson(
                 R"([{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"RATE_LIMIT_EXCEEDED",)"
                 R"("domain":"switchyard","metadata":{"provider_name":"Acme","provider_code":"1300",)"
                 R"("error_type":"rate_limit_exceeded"}},)"
                 R"({"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":)"
                 R"([{"field":"contents[0]","description":"Slow down."}]},)"
                 R"({"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"34.400s"},)"
                 R"({"@type":"type.googleapis.com/google.rpc.RequestInfo","requestId":"gen-1"}])")
                 .array());
    error.retryAfter = std::chrono::milliseconds(5'000);
    QVERIFY(compact(geminiErrorBody(error, {}, {})).contains("\"retryDelay\":\"5s\""));
}

void GeminiReply::placesAreTakenApart_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("method");
    const auto row = [](const char *place, const char *model, const char *method) {
        QTest::newRow(place) << QString::fromLatin1(place) << QString::fromLatin1(model)
                             << QString::fromLatin1(method);
    };
    row("gemini-3-pro:generateContent", "gemini-3-pro", "generateContent");
    row("google/gemini-3-pro:streamGenerateContent", "google/gemini-3-pro", "streamGenerateContent");
    row("deepseek/deepseek-r1:free:generateContent", "deepseek/deepseek-r1:free", "generateContent");
    row("models/google/gemini-3-pro:countTokens", "google/gemini-3-pro", "countTokens");
    row("gemini-3-pro", "gemini-3-pro", "");
    row("", "", "");
}

void GeminiReply::placesAreTakenApart()
{
    QFETCH(QString, place);
    const GeminiPlace parts = geminiPlace(place);
    QTEST(parts.model, "model");
    QTEST(parts.method, "method");
}

void GeminiReply::routerFieldsAreRead()
{
    const Result<ChatRequest> request = chatRequestFromGemini(
        QStringLiteral("a/b"), false,
        object(
            R"({"contents":[{"parts":[{"text":"x"}]}],"models":["a/b","c/d"],"session_id":"s","reasoning":{"effort":"low"},)"
            R"("provider":{"order":["groq"],"allow_fallbacks":false,"data_collection":"deny"}})"));
    QVERIFY(request.ok());
    QCOMPARE(request->model, QStringLiteral("a/b"));
    QCOMPARE(request->fallbackModels, QStringList {QStringLiteral("c/d")});
    QCOMPARE(request->sessionId, QStringLiteral("s"));
    QCOMPARE(request->routing.order, QStringList {QStringLiteral("groq")});
    QVERIFY(!request->routing.allowFallbacks && request->routing.denyDataCollection);
    QCOMPARE(request->reasoning->effort, QStringLiteral("low"));
    QVERIFY(request->extra.isEmpty());
    const Result<ChatRequest> wrong = chatRequestFromGemini(
        QStringLiteral("a/b"), false,
        object(R"({"contents":[{"parts":[{"text":"x"}]}],"provider":{"order":"groq"}})"));
    QCOMPARE(wrong.error().parameter, QStringLiteral("provider.order"));
}

void GeminiReply::countedRequestMayBeWrapped()
{
    const QByteArray contents = R"("contents":[{"parts":[{"text":"x"}]}])";
    const QString model = QStringLiteral("m");
    const Result<ChatRequest> plain = countedRequestFromGemini(model, object('{' + contents + '}'));
    const Result<ChatRequest> wrapped = countedRequestFromGemini(
        model, object(R"({"generateContentRequest":{"model":"models/m",)" + contents + "}}"));
    QVERIFY(plain.ok() && wrapped.ok());
    QCOMPARE(*plain, *wrapped);
    QCOMPARE(plain->messages.size(), 1);
    QCOMPARE(countedRequestFromGemini(model, object(R"({"generateContentRequest":{"contents":3}})"))
                 .error()
                 .parameter,
             QStringLiteral("generateContentRequest.contents"));
    QCOMPARE(countedRequestFromGemini(
                 model, object('{' + contents + R"(,"generateContentRequest":{)" + contents + "}}"))
                 .error()
                 .parameter,
             QStringLiteral("contents"));
}

QTEST_APPLESS_MAIN(GeminiReply)
#include "tst_gemini_reply.moc"
