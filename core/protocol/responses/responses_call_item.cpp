#include "core/protocol/responses/responses_call_item.h"

#include "core/protocol/openai_json.h"
#include "core/protocol/responses/openai_responses.h"

namespace core {

namespace {

const QLatin1String kType("type");
const QLatin1String kInput("input");
const QLatin1String kArguments("arguments");

} // namespace

ResponsesCallItem::ResponsesCallItem(ResponsesEvents &events, const ToolCallDelta &first)
    : m_events(events)
    , m_callId(first.id)
    , m_name(first.name)
    , m_others(first.extra.value(kResponsesFields).toObject())
    , m_custom(first.extra.value(kType) == QLatin1String("custom"))
{
    m_id = m_events.idFor({}, m_custom ? QLatin1String("ctc") : QLatin1String("fc"));
    m_index = m_events.begin(item(QLatin1String("in_progress")));
    grow(first.arguments);
}

QJsonObject ResponsesCallItem::item(QLatin1String status) const
{
    QJsonObject json {{QLatin1String("id"), m_id},
                      {kType, m_custom ? QLatin1String("custom_tool_call") : QLatin1String("function_call")},
                      {QLatin1String("status"), status},
                      {QLatin1String("call_id"), m_callId},
                      {QLatin1String("name"), m_name},
                      {m_custom ? kInput : kArguments, m_arguments}};
    mergeMissing(json, m_others);
    return json;
}

QJsonObject ResponsesCallItem::place() const
{
    return {{QLatin1String("item_id"), m_id}, {QLatin1String("output_index"), m_index}};
}

void ResponsesCallItem::add(const ToolCallDelta &fragment)
{
    mergeMissing(m_others, fragment.extra.value(kResponsesFields).toObject());
    grow(fragment.arguments);
}

void ResponsesCallItem::grow(const QString &arguments)
{
    if (arguments.isEmpty())
        return;
    m_arguments += arguments;
    QJsonObject fields = place();
    fields.insert(QLatin1String("delta"), arguments);
    m_events.add(m_custom ? QStringLiteral("response.custom_tool_call_input.delta")
                          : QStringLiteral("response.function_call_arguments.delta"),
                 fields);
}

bool ResponsesCallItem::isWhole() const
{
    return !m_custom && !m_arguments.isEmpty() && !endsInsideJson(m_arguments.toUtf8());
}

void ResponsesCallItem::end(QLatin1String status)
{
    // Clients parse the arguments, and nothing is no JSON.
    if (!m_custom && m_arguments.isEmpty() && status == QLatin1String("completed"))
        grow(QStringLiteral("{}"));
    QJsonObject fields = place();
    fields.insert(m_custom ? kInput : kArguments, m_arguments);
    if (!m_custom)
        fields.insert(QLatin1String("name"), m_name); // OpenRouter's SDK demands it
    m_events.add(m_custom ? QStringLiteral("response.custom_tool_call_input.done")
                          : QStringLiteral("response.function_call_arguments.done"),
                 fields);
    m_events.end(m_index, item(status));
}

void ResponsesCallItem::abandon()
{
    m_events.update(m_index, item(QLatin1String("incomplete")));
}

} // namespace core
