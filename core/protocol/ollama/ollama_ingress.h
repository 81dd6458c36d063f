#pragma once

#include "core/base/result.h"
#include "core/model/chat.h"

#include <QJsonObject>

namespace core {

/// Reads the body of a client's `POST /api/chat` in Ollama's own form.
///
/// `null` counts as absent, and `stream` is on unless it is switched off. Entries of `options` that
/// ChatRequest does not model stay in the extra `options`. Calls without an id get one by their place, and
/// results are joined to them by id, by the tool's name, or in order. A wrong type is a BadRequest that names
/// the path.
Result<ChatRequest> chatRequestFromOllama(const QJsonObject &body);

} // namespace core
