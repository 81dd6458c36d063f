#include "core/protocol/raw/raw_answer.h"

#include "core/protocol/openai/openai_usage.h"
#include "core/protocol/openai_errors.h"
#include "core/protocol/openai_json.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::RawAnswer)
};

constexpr qsizetype kLargestBody = SseDecoder::kDefaultLimit;
/// How much of a body that is no answer is kept, to be shown.
constexpr qsizetype kHeadKept = 4096;

const QLatin1String kUsage("usage");

QByteArray mediaTypeOf(const QByteArray &contentType)
{
    const qsizetype end = contentType.indexOf(';');
    return contentType.first(end < 0 ? contentType.size() : end).trimmed().toLower();
}

bool isJsonType(const QByteArray &mediaType)
{
    return mediaType == "application/json" || mediaType.endsWith("+json");
}

/// Types of which the answer is in every case what they say.
bool isPassed(const QByteArray &mediaType)
{
    return mediaType == "text/event-stream" || mediaType == "application/octet-stream"
           || mediaType.startsWith("audio/") || mediaType.startsWith("image/")
           || mediaType.startsWith("video/");
}

Error webPage(const EndpointTarget &target, const QByteArray &body)
{
    return badReply(target, Text::tr("sent a web page instead of an answer."), body);
}

/// Where an answer of that kind has what was asked for; empty where that may differ.
QLatin1String contentFieldOf(Task task)
{
    return task == Task::Embeddings || task == Task::Images ? QLatin1String("data") : QLatin1String();
}

/// Some answers have a `message` or a `detail` beside what was asked for; that alone is no error.
bool isFailure(const QJsonValue &json)
{
    if (!isErrorAnswer(json))
        return false;
    const QJsonObject object = json.toObject();
    const QJsonObject onlyError {{QLatin1String("error"), object.value(QLatin1String("error"))}};
    const bool hasContent = object.contains(QLatin1String("data")) || object.contains(QLatin1String("text"))
                            || object.contains(QLatin1String("embeddings"));
    return !hasContent || isErrorAnswer(onlyError);
}

/// Behind the last blank line, 0 if there is none. Only one that ends behind `searched` counts.
qsizetype endOfEvents(const QByteArray &bytes, qsizetype searched)
{
    for (qsizetype end = bytes.size(); end > std::max<qsizetype>(searched, 1); --end) {
        const char last = bytes.at(end - 1);
        const char before = bytes.at(end - 2);
        const bool blank = (last == '\n' && before == '\n') || (last == '\r' && before == '\r')
                           || (last == '\n' && before == '\r' && end > 2 && bytes.at(end - 3) == '\n');
        if (blank)
            return end;
    }
    return 0;
}

} // namespace

WholeJsonDecoder::WholeJsonDecoder(EndpointTarget target, Reader reader)
    : m_target(std::move(target))
    , m_reader(std::move(reader))
{ }

void WholeJsonDecoder::feed(QByteArrayView bytes, QList<ChatEvent> &out)
{
    if (m_over)
        return;
    if (m_body.size() + bytes.size() > kLargestBody) {
        m_over = true;
        out.append(badReply(m_target, Text::tr("sent an answer that is too large."), {}));
        return;
    }
    m_body.append(bytes.data(), bytes.size());
}

void WholeJsonDecoder::end(QList<ChatEvent> &out)
{
    if (std::exchange(m_over, true))
        return;
    if (m_body.trimmed().isEmpty()) {
        out.append(badReply(m_target, Text::tr("sent nothing at all."), {}));
        return;
    }
    const QJsonDocument document = QJsonDocument::fromJson(m_body);
    if (document.isNull()) {
        if (isHtml(m_body))
            out.append(webPage(m_target, m_body.left(kHeadKept)));
        else if (endsInsideJson(m_body))
            out.append(streamBroken(m_target));
        else
            out.append(badReply(m_target, Text::tr("sent broken JSON."), m_body.left(kHeadKept)));
        return;
    }
    const QJsonValue json = document.isObject() ? QJsonValue(document.object()) : document.array();
    if (isFailure(json))
        out.append(errorInAnswer(json, m_target));
    else
        m_reader(document.object(), m_body, out);
}

PassingDecoder::PassingDecoder(Task task, QByteArray contentType, EndpointTarget target)
    : m_task(task)
    , m_contentType(std::move(contentType))
    , m_target(std::move(target))
{
    if (mediaTypeOf(m_contentType) == "text/event-stream")
        m_events.emplace();
    if (mediaTypeOf(m_contentType) == "text/html")
        m_page = Page::Maybe;
}

void PassingDecoder::feed(QByteArrayView bytes, QList<ChatEvent> &out)
{
    if (m_over || bytes.isEmpty())
        return;
    if (m_page == Page::Yes) {
        m_head.append(bytes.data(), std::clamp<qsizetype>(kHeadKept - m_head.size(), 0, bytes.size()));
        return;
    }
    if (m_page == Page::Maybe) {
        // Some servers call every text a page. Whether it is one shows in the first letter.
        m_head.append(bytes.data(), bytes.size());
        const QByteArrayView text = QByteArrayView(m_head).trimmed();
        if (text.isEmpty())
            return;
        m_page = text.front() == '<' ? Page::Yes : Page::No;
        if (m_page == Page::Yes)
            return;
        bytes = m_head;
    }
    if (m_events)
        passEvents(bytes, out);
    else
        pass(bytes, out);
}

void PassingDecoder::pass(QByteArrayView bytes, QList<ChatEvent> &out)
{
    out.append(RawBytes {bytes.toByteArray(), m_begun ? QByteArray() : m_contentType});
    m_begun = true;
}

void PassingDecoder::passEvents(QByteArrayView bytes, QList<ChatEvent> &out)
{
    QList<SseEvent> events;
    const bool withinLimit = m_events->feed(bytes, events);
    if (!readAlong(events, out))
        return;
    const qsizetype searched = m_held.size();
    m_held.append(bytes.data(), bytes.size());
    const qsizetype whole = withinLimit ? endOfEvents(m_held, searched) : m_held.size();
    if (whole == 0)
        return;
    pass(QByteArrayView(m_held).first(whole), out);
    m_held.remove(0, whole);
}

bool PassingDecoder::readAlong(const QList<SseEvent> &events, QList<ChatEvent> &out)
{
    for (const SseEvent &event : events) {
        // Most events are pictures or sound and need not be parsed.
        const bool failed = event.name == "error" || event.data.contains("\"error\"");
        if (!failed && !event.data.contains("\"usage\""))
            continue;
        const QJsonObject json = QJsonDocument::fromJson(event.data).object();
        if (failed && isErrorAnswer(json)) {
            out.append(errorInAnswer(json, m_target));
            m_over = true;
            return false;
        }
        if (const auto usage = usageFromRaw(m_task, json.value(kUsage).toObject(), m_target.quirks))
            out.append(UsageReport {*usage});
    }
    return true;
}

void PassingDecoder::end(QList<ChatEvent> &out)
{
    if (m_over)
        return;
    // The last event may lack its blank line.
    if (const auto last = m_events ? m_events->finish() : std::nullopt; last && !readAlong({*last}, out))
        return;
    m_over = true;
    if (!m_held.isEmpty())
        pass(m_held, out);
    if (m_page == Page::Yes)
        out.append(webPage(m_target, m_head));
    else if (!m_begun)
        out.append(badReply(m_target, Text::tr("sent nothing at all."), {}));
    else
        out.append(Finished {});
}

std::unique_ptr<ResponseDecoder> makeRawDecoder(Task task, const QByteArray &contentType,
                                                const EndpointTarget &target)
{
    // What sounds and what is spoken comes in many forms, what is embedded or painted only in JSON, whatever
    // it is labelled as.
    const QByteArray mediaType = mediaTypeOf(contentType);
    const bool manyForms = task == Task::Speech || task == Task::Transcription;
    if (isPassed(mediaType) || (manyForms && !isJsonType(mediaType)))
        return std::make_unique<PassingDecoder>(task, contentType, target);

    const auto read = [task, contentType, target](const QJsonObject &json, const QByteArray &body,
                                                  QList<ChatEvent> &out) {
        const QLatin1String field = contentFieldOf(task);
        if (!field.isEmpty() && !json.value(field).isArray()) {
            out.append(
                badReply(target, Text::tr("sent an answer without an answer in it."), body.left(kHeadKept)));
            return;
        }
        if (const auto usage = usageFromRaw(task, json.value(kUsage).toObject(), target.quirks))
            out.append(UsageReport {*usage});
        out.append(RawBytes {body, isJsonType(mediaTypeOf(contentType)) ? contentType : "application/json"});
        out.append(Finished {});
    };
    return std::make_unique<WholeJsonDecoder>(target, read);
}

std::optional<Usage> usageFromRaw(Task task, const QJsonObject &json, const Quirks &quirks)
{
    // Transcriptions write their parts in another way than everything else.
    QJsonObject renamed = json;
    const QLatin1String inTranscripts("input_token_details");
    if (renamed.contains(inTranscripts))
        renamed.insert(QLatin1String("input_tokens_details"), renamed.take(inTranscripts));
    Usage usage = usageFromOpenAi(renamed, quirks);
    usage.native = json;
    // Where nothing is said about the parts, an image is all there is.
    if (task == Task::Images && !json.contains(QLatin1String("output_tokens_details")))
        usage.imageCompletionTokens = usage.completionTokens;
    if (usage.totalTokens() == 0 && !usage.reportedCost)
        return std::nullopt;
    return usage;
}

} // namespace core
