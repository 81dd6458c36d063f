#include "core/engine/answer_tally.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace core {

namespace {

bool fits(const QJsonObject &arguments, const QJsonObject &schema)
{
    const QJsonArray required = schema.value(QLatin1String("required")).toArray();
    return std::all_of(required.cbegin(), required.cend(),
                       [&](const QJsonValue &name) { return arguments.contains(name.toString()); });
}

} // namespace

void AnswerTally::add(const ChatEvent &event)
{
    if (const auto *text = std::get_if<TextDelta>(&event)) {
        m_text += text->text;
    } else if (const auto *reasoning = std::get_if<ReasoningDelta>(&event)) {
        m_text += reasoning->text;
    } else if (const auto *refusal = std::get_if<RefusalDelta>(&event)) {
        m_text += refusal->text;
    } else if (const auto *call = std::get_if<ToolCallDelta>(&event)) {
        m_text += call->name + call->arguments;
        Call &known = m_calls[{call->choice, call->index}];
        known.name += call->name;
        known.arguments += call->arguments;
    } else if (const auto *report = std::get_if<UsageReport>(&event)) {
        m_usage = report->usage;
    } else if (const auto *finished = std::get_if<Finished>(&event)) {
        m_sawFinish = true;
        m_finishReason = finishReasonName(finished->reason);
        m_nativeFinishReason = finished->native;
    }
}

bool AnswerTally::hasBadToolCall(const QList<ToolDefinition> &tools) const
{
    return std::any_of(m_calls.cbegin(), m_calls.cend(), [&](const Call &call) {
        const auto tool = std::find_if(tools.cbegin(), tools.cend(), [&](const ToolDefinition &one) {
            return one.isFunction && one.name == call.name;
        });
        // A hosted tool has a form of its own.
        if (tool == tools.cend())
            return std::all_of(tools.cbegin(), tools.cend(),
                               [](const ToolDefinition &one) { return one.isFunction; });
        if (call.arguments.trimmed().isEmpty()) // how several providers say "none"
            return !fits({}, tool->parameters.value_or(QJsonObject()));
        const QJsonDocument arguments = QJsonDocument::fromJson(call.arguments.toUtf8());
        return !arguments.isObject() || !fits(arguments.object(), tool->parameters.value_or(QJsonObject()));
    });
}

} // namespace core
