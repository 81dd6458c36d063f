#pragma once

#include "core/base/result.h"
#include "core/model/chat.h"

#include <QJsonObject>

namespace core {

/// Reads the body of a client's `POST /messages` (Anthropic's Messages API). Fields that ChatRequest does not
/// model go to the `extra` of their place, in the form that anthropic_fields.h describes.
///
/// `null` counts as absent. A wrong type is a BadRequest whose message and `parameter` name the path, such as
/// `messages[2].content[0].source`.
Result<ChatRequest> chatRequestFromAnthropic(const QJsonObject &body);

} // namespace core
