#pragma once

#include "core/model/chat.h"

#include <QJsonObject>
#include <QJsonValue>

namespace core {

// Tools, the choice among them and the form of an answer: flat in OpenAI's Responses
// (`{"type":"custom","name":…}`), nested in the chat form (`{"type":"custom","custom":{"name":…}}`).

/// A tool that the provider runs itself goes as the client wrote it.
QJsonObject responsesTool(const ToolDefinition &tool);
QJsonValue responsesToolChoice(const ToolChoice &choice);
/// For `text.format`.
QJsonObject responsesFormat(const ResponseFormat &format);

/// The chat form of a flat tool or choice that is no function: `custom` and `allowed_tools`. Any other stays
/// as it is.
QJsonObject nestedForChat(const QJsonObject &flat);

} // namespace core
