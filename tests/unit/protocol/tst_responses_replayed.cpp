#include "core/protocol/codec.h"
#include "core/protocol/reasoning_details.h"
#include "core/protocol/responses/responses_reply.h"
#include "tests/unit/protocol/reply_check.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QTest>

using namespace core;

namespace {

const QLatin1String kType("type");
const QLatin1String kItem("item");
const QLatin1String kDelta("delta");
const QLatin1String kResponse("response");
const QLatin1String kOutput("output");

/// Why the events of a capture do not come back in the same order.
const QMap<QString, QString> kOtherSequences {
    {QStringLiteral("lmstudio/responses-lmstudio-tool-call-1"),
     QStringLiteral("a call's arguments come as a delta, too, for clients read them from there")},
    {QStringLiteral("openrouter/doc-stream-response-failed"),
     QStringLiteral("every stream begins with response.created, which the SDKs demand")},
    {QStringLiteral("openrouter/openai-responses-stream-against-openrouter-completes"),
     QStringLiteral("an item ends before the next begins")}};

/// Why fields of a capture come back otherwise.
const QMap<QString, QString> kOtherFields {
    {QStringLiteral("chatgpt/none-suppresses-tool-calls"),
     QStringLiteral("the whole answer at the end holds its output, from which the SDKs read the text")},
    {QStringLiteral("openai/programmatic-tool-calling-3"),
     QStringLiteral("the result of a program stands in its item from the beginning on")},
    {QStringLiteral("openai/background-mode-with-tool-vcr-2"),
     QStringLiteral("an answer that only waits is none; such requests are refused")}};

/// Fields that are written anew, or that only OpenAI's own service can fill in.
const QSet<QString> kIgnored {
    QStringLiteral("sequence_number"), // follows from the order, which is compared
    QStringLiteral("output_index"), // likewise
    QStringLiteral("obfuscation"), // padding
    QStringLiteral("response.tool_usage"), // zeros only, which the reader of answers takes for nothing
    // Ids are made anew; that those of an item agree is checked apart.
    QStringLiteral("item_id"), QStringLiteral("item.id"), QStringLiteral("response.id"),
    QStringLiteral("response.output[].id"),
    // The blob at an item's beginning is not yet whole, the one in the whole answer is encrypted once more.
    // That of the item's end is compared.
    QStringLiteral("response.output[].encrypted_content"),
    // Times and the name of the model are the router's.
    QStringLiteral("response.created_at"), QStringLiteral("response.completed_at"),
    QStringLiteral("response.model"),
    // The router stores nothing, and a default that the client left to the provider is not repeated.
    QStringLiteral("response.store"), QStringLiteral("response.temperature"),
    QStringLiteral("response.top_p"), QStringLiteral("response.reasoning"),
    QStringLiteral("response.text.verbosity"), QStringLiteral("response.prompt_cache_retention"),
    QStringLiteral("response.frequency_penalty"), QStringLiteral("response.presence_penalty"),
    QStringLiteral("response.background"),
    // The client's own words are repeated; a provider adds its defaults to them, or ids of its own.
    QStringLiteral("response.tools"), QStringLiteral("response.truncation"),
    QStringLiteral("response.max_output_tokens"), QStringLiteral("response.safety_identifier"),
    QStringLiteral("response.prompt_cache_key"), QStringLiteral("response.metadata"),
    // An error is told in our words; its code is compared.
    QStringLiteral("error.message"), QStringLiteral("error.type"), QStringLiteral("response.error.message")};

EndpointTarget targetOf(const Capture &capture)
{
    EndpointTarget target = capture.target(QStringLiteral("openai-responses"));
    target.quirks.reasoningFormat = kOpenAiReasoning;
    return target;
}

QList<ChatEvent> decoded(const Capture &capture)
{
    const HeaderList headers {{"Content-Type", capture.contentType.toLatin1()}};
    const auto decoder =
        codecFor(QStringLiteral("openai-responses"))->decoderFor({}, headers, targetOf(capture));
    QList<ChatEvent> events;
    decoder->feed(capture.body, events);
    decoder->end(events);
    return events;
}

QList<QJsonObject> objectsOf(const QByteArray &stream)
{
    QList<QJsonObject> objects;
    for (const SseEvent &event : sseEventsOf(stream)) {
        if (event.data != "[DONE]")
            objects << QJsonDocument::fromJson(event.data).object();
    }
    return objects;
}

/// Reasoning that is neither shown nor can be given back: an id of something that the provider stored.
bool isEmptyThought(const QJsonObject &item)
{
    return item.value(kType) == QLatin1String("reasoning")
           && item.value(QLatin1String("summary")).toArray().isEmpty()
           && item.value(QLatin1String("content")).toArray().isEmpty()
           && item.value(QLatin1String("encrypted_content")).toString().isEmpty();
}

QJsonObject withoutEmptyThoughts(QJsonObject response)
{
    QJsonArray kept;
    for (const QJsonValue &item : response.value(kOutput).toArray()) {
        if (!isEmptyThought(item.toObject()))
            kept.append(item);
    }
    response.insert(kOutput, kept);
    return response;
}

/// What may differ between a recorded stream and ours: how a text is cut into deltas (one each here), and
/// empty reasoning items, which are left out.
QList<QJsonObject> normalised(const QList<QJsonObject> &events)
{
    QSet<int> emptyItems;
    for (const QJsonObject &event : events) {
        if (event.value(kType) == QLatin1String("response.output_item.done")
            && isEmptyThought(event.value(kItem).toObject()))
            emptyItems << event.value(QLatin1String("output_index")).toInt();
    }
    QList<QJsonObject> list;
    for (QJsonObject event : events) {
        if (emptyItems.contains(event.value(QLatin1String("output_index")).toInt(-1)))
            continue;
        const QString type = event.value(kType).toString();
        if (type.endsWith(QLatin1String(".delta")) && !list.isEmpty()
            && list.last().value(kType).toString() == type) {
            QJsonObject &last = list.last();
            last.insert(kDelta, last.value(kDelta).toString() + event.value(kDelta).toString());
            continue;
        }
        if (type == QLatin1String("response.output_item.added")) {
            QJsonObject item = event.value(kItem).toObject();
            item.remove(QLatin1String("encrypted_content"));
            event.insert(kItem, item);
        }
        if (event.value(kResponse).isObject())
            event.insert(kResponse, withoutEmptyThoughts(event.value(kResponse).toObject()));
        list << event;
    }
    return list;
}

QStringList typesOf(const QList<QJsonObject> &events)
{
    QStringList types;
    for (const QJsonObject &event : events) {
        const QString item = event.value(kItem).toObject().value(kType).toString();
        types << event.value(kType).toString() + (item.isEmpty() ? QString() : u' ' + item);
    }
    return types;
}

ResponsesReplyWriter writerOf(const Capture &capture)
{
    ResponsesReplyWriter::Setup setup {.facts = replyFacts(), .requestBody = capture.request};
    setup.logprobs = capture.request.value(QLatin1String("include"))
                         .toArray()
                         .contains(QLatin1String("message.output_text.logprobs"));
    return ResponsesReplyWriter(setup);
}

/// A recorded field that holds nothing may be left out.
QStringList realLoss(const QJsonValue &recorded, const QJsonValue &written)
{
    QStringList differences;
    for (const QString &difference : lost(recorded, written, kIgnored)) {
        const bool nothing = difference.endsWith(QStringLiteral(": null → nothing"))
                             || difference.endsWith(QStringLiteral(": [] → nothing"));
        if (!nothing)
            differences << difference;
    }
    return differences;
}

} // namespace

/// Recorded answers of the same API, read and written again.
class ResponsesReplayed : public QObject
{
    Q_OBJECT

private slots:
    void streamComesBackEventByEvent_data() { captures(true); }
    void streamComesBackEventByEvent();
    void wholeAnswerComesBack_data() { captures(false); }
    void wholeAnswerComesBack();
    void cleanupTestCase();

private:
    struct Tally {
        int captures = 0;
        int equal = 0;
    };

    void captures(bool streams) const;

    QList<Capture> m_captures = capturesOf(QStringLiteral("openai-responses"));
    QMap<QString, Tally> m_tally;
};

void ResponsesReplayed::captures(bool streams) const
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < m_captures.size(); ++i) {
        const bool stream = m_captures.at(i).framing == QLatin1String("sse");
        if (m_captures.at(i).status == 200 && stream == streams)
            QTest::newRow(qPrintable(m_captures.at(i).id)) << i;
    }
}

void ResponsesReplayed::streamComesBackEventByEvent()
{
    QFETCH(int, index);
    const Capture &capture = m_captures.at(index);
    Tally &tally = m_tally[QStringLiteral("streams")];
    ++tally.captures;

    ResponsesReplyWriter writer = writerOf(capture);
    const QList<ChatEvent> events = decoded(capture);
    const QList<QJsonObject> recorded = normalised(objectsOf(capture.body));
    const QList<QJsonObject> written = normalised(objectsOf(streamOf(writer, events)));
    if (kOtherSequences.contains(capture.id)) {
        QVERIFY(typesOf(written) != typesOf(recorded));
        QCOMPARE(written.last().value(kType), recorded.last().value(kType));
        return;
    }
    QCOMPARE(typesOf(written), typesOf(recorded));
    QStringList differences;
    for (int i = 0; i < recorded.size(); ++i) {
        for (const QString &difference : realLoss(recorded.at(i), written.at(i)))
            differences << recorded.at(i).value(kType).toString() + u' ' + difference;
    }
    QVERIFY2(differences.isEmpty() != kOtherFields.contains(capture.id), qPrintable(differences.join(u'\n')));
    tally.equal += differences.isEmpty() ? 1 : 0;
}

void ResponsesReplayed::wholeAnswerComesBack()
{
    QFETCH(int, index);
    const Capture &capture = m_captures.at(index);
    Tally &tally = m_tally[QStringLiteral("whole answers")];
    ++tally.captures;
    const QJsonObject recorded = withoutEmptyThoughts(QJsonDocument::fromJson(capture.body).object());
    const QJsonObject written = writerOf(capture).whole(decoded(capture), {});
    const QStringList differences =
        realLoss(QJsonObject {{kResponse, recorded}}, QJsonObject {{kResponse, written}});
    QVERIFY2(differences.isEmpty() != kOtherFields.contains(capture.id), qPrintable(differences.join(u'\n')));
    tally.equal += differences.isEmpty() ? 1 : 0;
}

void ResponsesReplayed::cleanupTestCase()
{
    qInfo("%-16s %8s %6s", "", "captures", "equal");
    for (auto it = m_tally.cbegin(); it != m_tally.cend(); ++it)
        qInfo("%-16s %8d %6d", qPrintable(it.key()), it->captures, it->equal);
    for (const auto &reasons : {kOtherSequences, kOtherFields}) {
        for (auto it = reasons.cbegin(); it != reasons.cend(); ++it)
            qInfo("written differently on purpose: %s: %s", qPrintable(it.key()), qPrintable(it.value()));
    }
}

QTEST_APPLESS_MAIN(ResponsesReplayed)
#include "tst_responses_replayed.moc"
