#pragma once

#include "core/base/result.h"
#include "core/model/chat.h"

#include <QJsonObject>

namespace core {

/// Reads the body of a client's `POST /chat/completions` (or the legacy `/completions`, by its `prompt`):
/// every field of openrouter-spec §2.1-2.4 that ChatRequest models. Everything else goes to the `extra` of
/// its place.
///
/// `null` counts as absent. A wrong type is a BadRequest whose message and `parameter` name the path, such as
/// `messages[2].content[0].type`.
Result<ChatRequest> chatRequestFromOpenAi(const QJsonObject &body);

} // namespace core
