#include "core/model/chat_event.h"

namespace core {

QString finishReasonName(FinishReason reason)
{
    switch (reason) {
    case FinishReason::Stop:
        return QStringLiteral("stop");
    case FinishReason::Length:
        return QStringLiteral("length");
    case FinishReason::ToolCalls:
        return QStringLiteral("tool_calls");
    case FinishReason::ContentFilter:
        return QStringLiteral("content_filter");
    case FinishReason::Error:
        return QStringLiteral("error");
    }
    Q_UNREACHABLE();
}

bool isContent(const ChatEvent &event)
{
    if (const auto *text = std::get_if<TextDelta>(&event))
        return !text->text.isEmpty();
    if (const auto *reasoning = std::get_if<ReasoningDelta>(&event))
        return !reasoning->text.isEmpty() || !reasoning->details.isEmpty();
    if (const auto *refusal = std::get_if<RefusalDelta>(&event))
        return !refusal->text.isEmpty();
    if (const auto *raw = std::get_if<RawBytes>(&event))
        return !raw->bytes.isEmpty();
    return std::holds_alternative<ToolCallDelta>(event) || std::holds_alternative<ExtraDelta>(event);
}

} // namespace core
