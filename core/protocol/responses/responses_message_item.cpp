#include "core/protocol/responses/responses_message_item.h"

#include <algorithm>
#include <iterator>

namespace core {

namespace {

const QLatin1String kType("type");
const QLatin1String kText("text");
const QLatin1String kLogprobs("logprobs");
const QLatin1String kRefusal("refusal");
const QLatin1String kUrlCitation("url_citation");
const QLatin1String kTopLogprobs("top_logprobs");
const QLatin1String kBytes("bytes");

/// Citations count characters, not UTF-16 units.
qsizetype charactersOf(const QString &text)
{
    return text.size()
           - std::count_if(text.cbegin(), text.cend(), [](QChar c) { return c.isLowSurrogate(); });
}

void putMissing(QJsonObject &json, QLatin1String name, const QJsonValue &value)
{
    if (json.value(name).isUndefined() || json.value(name).isNull())
        json.insert(name, value);
}

/// The flat form, with every field that the AI SDK and OpenRouter's SDK demand. Empty for a kind that they do
/// not know: the AI SDK ends the whole stream over one.
QJsonObject flatAnnotation(const QJsonObject &annotation, qsizetype before)
{
    const QString type = annotation.value(kType).toString();
    if (type == kUrlCitation) {
        QJsonObject flat = annotation.value(kUrlCitation).toObject(annotation);
        flat.insert(kType, kUrlCitation);
        putMissing(flat, QLatin1String("url"), QString());
        putMissing(flat, QLatin1String("title"), QString());
        for (const QLatin1String name : {QLatin1String("start_index"), QLatin1String("end_index")}) {
            const qint64 place = flat.value(name).toInteger(before) - before;
            flat.insert(name, std::max<qint64>(0, place));
        }
        return flat;
    }
    constexpr QLatin1String others[] = {QLatin1String("file_citation"),
                                        QLatin1String("container_file_citation"), QLatin1String("file_path")};
    const bool known =
        std::any_of(std::begin(others), std::end(others), [&](QLatin1String other) { return type == other; });
    return known && annotation.contains(QLatin1String("file_id")) ? annotation : QJsonObject();
}

QJsonObject withBytes(QJsonObject entry)
{
    if (!entry.value(kBytes).isArray()) {
        QJsonArray bytes;
        for (const char byte : entry.value(QLatin1String("token")).toString().toUtf8())
            bytes.append(int(static_cast<unsigned char>(byte)));
        entry.insert(kBytes, bytes);
    }
    return entry;
}

/// Every field that the schema demands; chat providers leave some of them null.
QJsonArray completeLogprobs(const QJsonArray &logprobs)
{
    QJsonArray complete;
    for (const QJsonValue &value : logprobs) {
        QJsonObject entry = withBytes(value.toObject());
        QJsonArray alternatives;
        for (const QJsonValue &other : entry.value(kTopLogprobs).toArray())
            alternatives.append(withBytes(other.toObject()));
        entry.insert(kTopLogprobs, alternatives);
        complete.append(entry);
    }
    return complete;
}

} // namespace

ResponsesMessageItem::ResponsesMessageItem(ResponsesEvents &events, const QJsonValue &phase,
                                           qsizetype charactersBefore)
    : m_events(events)
    , m_phase(phase)
    , m_charactersBefore(charactersBefore)
    , m_id(events.idFor({}, QLatin1String("msg")))
{
    m_index = m_events.begin(item(QLatin1String("in_progress")));
}

QJsonObject ResponsesMessageItem::item(QLatin1String status) const
{
    QJsonObject json {{QLatin1String("id"), m_id},
                      {kType, QLatin1String("message")},
                      {QLatin1String("status"), status},
                      {QLatin1String("role"), QLatin1String("assistant")},
                      {QLatin1String("content"), m_content}};
    if (!m_phase.isUndefined())
        json.insert(QLatin1String("phase"), m_phase);
    return json;
}

QJsonObject ResponsesMessageItem::partJson() const
{
    if (m_kind == Kind::Refusal)
        return {{kType, kRefusal}, {kRefusal, m_text}};
    return {{kType, QLatin1String("output_text")},
            {kText, m_text},
            {QLatin1String("annotations"), m_annotations},
            {kLogprobs, m_logprobs}};
}

/// Where the open part stands.
QJsonObject ResponsesMessageItem::place() const
{
    return {{QLatin1String("item_id"), m_id},
            {QLatin1String("output_index"), m_index},
            {QLatin1String("content_index"), m_content.size()}};
}

void ResponsesMessageItem::openPart(Kind kind)
{
    if (m_kind == kind)
        return;
    closePart();
    m_kind = kind;
    QJsonObject fields = place();
    fields.insert(QLatin1String("part"), partJson());
    m_events.add(QStringLiteral("response.content_part.added"), fields);
}

void ResponsesMessageItem::closePart()
{
    if (m_kind == Kind::None)
        return;
    QJsonObject done = place();
    if (m_kind == Kind::Refusal) {
        done.insert(kRefusal, m_text);
        m_events.add(QStringLiteral("response.refusal.done"), done);
    } else {
        done.insert(kText, m_text);
        done.insert(kLogprobs, m_logprobs);
        m_events.add(QStringLiteral("response.output_text.done"), done);
    }
    QJsonObject fields = place();
    fields.insert(QLatin1String("part"), partJson());
    m_events.add(QStringLiteral("response.content_part.done"), fields);
    m_content.append(partJson());
    m_kind = Kind::None;
    m_text.clear();
    m_annotations = {};
    m_logprobs = {};
}

void ResponsesMessageItem::addText(const QString &text, const QJsonArray &logprobs)
{
    openPart(Kind::Text);
    const QJsonArray complete = completeLogprobs(logprobs);
    for (const QJsonValue &entry : complete)
        m_logprobs.append(entry);
    m_text += text;
    m_characters += charactersOf(text);
    QJsonObject fields = place();
    fields.insert(QLatin1String("delta"), text);
    fields.insert(kLogprobs, complete);
    m_events.add(QStringLiteral("response.output_text.delta"), fields);
}

void ResponsesMessageItem::addRefusal(const QString &text)
{
    openPart(Kind::Refusal);
    m_text += text;
    QJsonObject fields = place();
    fields.insert(QLatin1String("delta"), text);
    m_events.add(QStringLiteral("response.refusal.delta"), fields);
}

void ResponsesMessageItem::addLogprobs(const QJsonArray &logprobs)
{
    if (m_kind != Kind::Text)
        return;
    for (const QJsonValue &entry : completeLogprobs(logprobs))
        m_logprobs.append(entry);
}

void ResponsesMessageItem::addAnnotations(const QJsonArray &annotations)
{
    if (m_kind != Kind::Text)
        return;
    for (const QJsonValue &entry : annotations) {
        const QJsonObject flat = flatAnnotation(entry.toObject(), m_charactersBefore);
        if (flat.isEmpty())
            continue;
        QJsonObject fields = place();
        fields.insert(QLatin1String("annotation_index"), m_annotations.size());
        fields.insert(QLatin1String("annotation"), flat);
        m_annotations.append(flat);
        m_events.add(QStringLiteral("response.output_text.annotation.added"), fields);
    }
}

void ResponsesMessageItem::end(QLatin1String status)
{
    closePart();
    m_events.end(m_index, item(status));
}

void ResponsesMessageItem::abandon()
{
    if (m_kind != Kind::None)
        m_content.append(partJson());
    m_events.update(m_index, item(QLatin1String("incomplete")));
}

} // namespace core
