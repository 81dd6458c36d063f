#include "core/protocol/responses/responses_reasoning_item.h"

#include "core/protocol/answer_pieces.h"
#include "core/protocol/reasoning_details.h"
#include "core/protocol/responses/responses_thoughts.h"

namespace core {

namespace {

const QLatin1String kType("type");
const QLatin1String kId("id");
const QLatin1String kFormat("format");
const QLatin1String kText("text");
const QLatin1String kSummary("summary");
const QLatin1String kEncrypted("reasoning.encrypted");

QString textOf(const QJsonObject &detail, QLatin1String name)
{
    return detail.value(name).toString();
}

/// Whether thoughts in clear text came as such from an answer of this API: readers of other protocols name
/// another format.
bool isChainOfThought(const QJsonObject &detail)
{
    const QJsonValue format = detail.value(kFormat);
    return format.isString()
           && (format.toString().isEmpty() || format.toString().endsWith(QLatin1String("-responses-v1")));
}

} // namespace

ResponsesReasoningItem::ResponsesReasoningItem(ResponsesEvents &events, const QJsonObject &first)
    : m_events(events)
    , m_format(textOf(first, kFormat))
    , m_blockId(textOf(first, kId))
    , m_id(events.idFor(m_blockId.startsWith(QLatin1String("rs_")) ? m_blockId : QString(),
                        QLatin1String("rs")))
{
    m_index = m_events.begin(item(QLatin1String("in_progress")));
}

bool ResponsesReasoningItem::takes(const QJsonObject &detail) const
{
    const QString id = textOf(detail, kId);
    if (textOf(detail, kFormat) != m_format || (!id.isEmpty() && !m_blockId.isEmpty() && id != m_blockId))
        return false;
    // OpenAI's encrypted thoughts are the last of their item.
    const bool ended =
        isOpenAis() && !m_details.isEmpty() && m_details.last().toObject().value(kType) == kEncrypted;
    return !ended;
}

void ResponsesReasoningItem::addDetail(const QJsonObject &detail)
{
    const QString type = textOf(detail, kType);
    const QString key =
        QStringLiteral("%1 %2").arg(type, QString::number(detail.value(QLatin1String("index")).toInt()));
    if (type == QLatin1String("reasoning.summary"))
        show(Kind::Summary, key, textOf(detail, kSummary));
    else if (type == QLatin1String("reasoning.text"))
        show(isChainOfThought(detail) ? Kind::Content : Kind::Summary, key, textOf(detail, kText));
    m_clear = m_clear || type == QLatin1String("reasoning.text");
    mergeDetail(m_details, detail);
}

void ResponsesReasoningItem::addText(const QString &text)
{
    m_plain += text;
    show(Kind::Summary, QStringLiteral("plain"), text);
}

/// Whether all of the item is OpenAI's own and needs no packing. OpenAI gives no thoughts in clear text; who
/// does in its name wants them back, and clients would not keep them.
bool ResponsesReasoningItem::isOpenAis() const
{
    return m_format == kOpenAiReasoning && m_id == m_blockId && m_plain.isEmpty() && !m_clear;
}

QString ResponsesReasoningItem::encrypted() const
{
    if (!isOpenAis())
        return packedThoughts({m_plain, m_details});
    const QJsonObject last = m_details.isEmpty() ? QJsonObject() : m_details.last().toObject();
    return last.value(kType) == kEncrypted ? textOf(last, QLatin1String("data")) : QString();
}

QJsonObject ResponsesReasoningItem::item(QLatin1String status) const
{
    QJsonObject json {{kId, m_id},
                      {kType, QLatin1String("reasoning")},
                      {QLatin1String("status"), status},
                      {kSummary, m_summary}};
    if (!m_content.isEmpty())
        json.insert(QLatin1String("content"), m_content);
    if (!m_format.isEmpty() && m_format != kOpenAiReasoning)
        json.insert(kFormat, m_format);
    return json;
}

QJsonObject ResponsesReasoningItem::partJson() const
{
    const QLatin1String type =
        m_kind == Kind::Summary ? QLatin1String("summary_text") : QLatin1String("reasoning_text");
    return {{kType, type}, {kText, m_text}};
}

QJsonObject ResponsesReasoningItem::place() const
{
    QJsonObject json {{QLatin1String("item_id"), m_id}, {QLatin1String("output_index"), m_index}};
    if (m_kind == Kind::Summary)
        json.insert(QLatin1String("summary_index"), m_summary.size());
    else
        json.insert(QLatin1String("content_index"), m_content.size());
    return json;
}

void ResponsesReasoningItem::show(Kind kind, const QString &key, const QString &text)
{
    if (text.isEmpty())
        return;
    const bool summary = kind == Kind::Summary;
    if (m_kind != kind || m_key != key) {
        closePart();
        m_kind = kind;
        m_key = key;
        QJsonObject fields = place();
        fields.insert(QLatin1String("part"), partJson());
        m_events.add(summary ? QStringLiteral("response.reasoning_summary_part.added")
                             : QStringLiteral("response.content_part.added"),
                     fields);
    }
    m_text += text;
    QJsonObject fields = place();
    fields.insert(QLatin1String("delta"), text);
    m_events.add(summary ? QStringLiteral("response.reasoning_summary_text.delta")
                         : QStringLiteral("response.reasoning_text.delta"),
                 fields);
}

void ResponsesReasoningItem::closePart()
{
    if (m_kind == Kind::None)
        return;
    const bool summary = m_kind == Kind::Summary;
    QJsonObject fields = place();
    fields.insert(kText, m_text);
    m_events.add(summary ? QStringLiteral("response.reasoning_summary_text.done")
                         : QStringLiteral("response.reasoning_text.done"),
                 fields);
    fields = place();
    fields.insert(QLatin1String("part"), partJson());
    m_events.add(summary ? QStringLiteral("response.reasoning_summary_part.done")
                         : QStringLiteral("response.content_part.done"),
                 fields);
    (summary ? m_summary : m_content).append(partJson());
    m_kind = Kind::None;
    m_text.clear();
}

void ResponsesReasoningItem::end()
{
    closePart();
    QJsonObject json = item(QLatin1String("completed"));
    if (const QString data = encrypted(); !data.isEmpty())
        json.insert(QLatin1String("encrypted_content"), data);
    m_events.end(m_index, json);
}

void ResponsesReasoningItem::abandon()
{
    if (m_kind != Kind::None)
        (m_kind == Kind::Summary ? m_summary : m_content).append(partJson());
    m_events.update(m_index, item(QLatin1String("incomplete")));
}

} // namespace core
