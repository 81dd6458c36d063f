#include "core/routing/router.h"

#include <QJsonDocument>

namespace core {

qint64 estimatePromptTokens(const ChatRequest &request)
{
    // Of sound that is sent along, the size says nothing about tokens.
    if (request.raw)
        return request.raw->contentType.startsWith("multipart/") ? 0 : (request.raw->body.size() + 3) / 4;
    qint64 bytes = 0;
    const auto addText = [&](const QString &text) { bytes += text.toUtf8().size(); };
    const auto addJson = [&](const QJsonObject &json) {
        bytes += QJsonDocument(json).toJson(QJsonDocument::Compact).size();
    };
    for (const Message &message : request.messages) {
        for (const ContentPart &part : message.content) {
            if (const auto *text = std::get_if<TextPart>(&part))
                addText(text->text);
        }
        addText(message.name);
        addText(message.reasoning);
        addText(message.refusal);
        for (const ToolCall &call : message.toolCalls) {
            addText(call.name);
            addText(call.arguments);
        }
    }
    for (const ToolDefinition &tool : request.tools) {
        addText(tool.name);
        addText(tool.description);
        if (tool.parameters)
            addJson(*tool.parameters);
        if (!tool.isFunction)
            addJson(tool.extra);
    }
    if (request.responseFormat && request.responseFormat->schema)
        addJson(*request.responseFormat->schema);
    return (bytes + 3) / 4;
}

} // namespace core
