#pragma once

#include "core/base/result.h"
#include "core/model/chat.h"
#include "core/model/wire.h"

#include <QJsonObject>

namespace core {

/// Reads the body of a client's `POST /messages` (Anthropic's Messages API), or of `/messages/count_tokens`,
/// which has no `max_tokens`. Fields that ChatRequest does not model go to the `extra` of their place, in the
/// form that anthropic_fields.h describes. Seals (anthropic_seal.h) are opened. The betas that the client
/// wants may also stand in the header fields `anthropic-beta` and `x-anthropic-beta`.
///
/// What OpenRouter adds is read as well: `fallbacks` (three entries at most, and not beside `models`),
/// `provider`, `session_id`, and `reasoning` in place of `thinking`.
///
/// `null` counts as absent. A wrong type is a BadRequest whose message and `parameter` name the path, such as
/// `messages[2].content[0].source`.
Result<ChatRequest> chatRequestFromAnthropic(const QJsonObject &body, const HeaderList &headers = {});

} // namespace core
