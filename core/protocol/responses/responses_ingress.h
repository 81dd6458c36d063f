#pragma once

#include "core/base/result.h"
#include "core/model/chat.h"

#include <QJsonObject>

namespace core {

/// Reads the body of a client's `POST /responses`. The items of one turn of the assistant become one message;
/// a new one begins where their order could not be told otherwise (text after a call, text of another phase).
/// What only this API has goes under kResponsesFields of its place, and items that nobody models become parts
/// of the type kResponsesItem.
///
/// `store`, `previous_response_id`, `conversation`, `background` and the like stay in ChatRequest::extra, so
/// that the caller can refuse what it does not do. An item that only refers to a stored one is refused here.
///
/// `reasoningFormat`: whose the encrypted thoughts are, for reasoning items that do not say (a field
/// `format`, as OpenRouter has it). Thoughts that were packed for the client (see responses_thoughts.h) are
/// what they were before.
///
/// `null` counts as absent. A wrong type is a BadRequest whose message and `parameter` name the path, such as
/// `input[2].content[0].type`.
Result<ChatRequest>
chatRequestFromResponses(const QJsonObject &body,
                         const QString &reasoningFormat = QStringLiteral("openai-responses-v1"));

} // namespace core
