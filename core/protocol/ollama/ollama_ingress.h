#pragma once

#include "core/base/result.h"
#include "core/model/chat.h"

#include <QJsonObject>

namespace core {

/// Reads the body of a client's `POST /api/chat` in Ollama's own form.
///
/// `models`, `provider`, `reasoning`, `user` and `session_id` speak to the router, as in OpenAI's shape.
///
/// `null` counts as absent, and `stream` is on unless it is switched off. Entries of `options` that
/// ChatRequest does not model stay in the extra `options`. Calls without an id get one by their place, and
/// results are joined to them by id, by the tool's name, or in order. A wrong type is a BadRequest that names
/// the path.
Result<ChatRequest> chatRequestFromOllama(const QJsonObject &body);

/// Reads the body of a client's `POST /api/generate`: a conversation of one question. What makes a prompt by
/// hand (`raw`, `template`, `suffix`, `context`) is a BadRequest that names the field, unless it is empty.
Result<ChatRequest> generateRequestFromOllama(const QJsonObject &body);

/// Whether a body of `/api/chat` or `/api/generate` asks for no answer, only that the model be loaded; and
/// whether it asks that it be unloaded.
bool asksOllamaToLoad(const QJsonObject &body);
bool asksOllamaToUnload(const QJsonObject &body);

} // namespace core
