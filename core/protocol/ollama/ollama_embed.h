#pragma once

#include "core/base/result.h"
#include "core/model/chat.h"

#include <QJsonObject>

namespace core {

// Ollama's embeddings (docs.ollama.com/api/embed) for clients, as a translation to and from OpenAI's, which
// all embedding protocols are spoken from.

enum class OllamaEmbedForm {
    List, ///< `/api/embed`: `input`, `embeddings`.
    Single, ///< `/api/embeddings`, the older one: `prompt`, `embedding`.
};

/// Reads a client's body; a BadRequest names the field. `truncate`, `options` and `keep_alive` say how to run
/// a model on one's own machine, and are left out.
Result<ChatRequest> embedRequestFromOllama(const QJsonObject &body, OllamaEmbedForm form);

/// Ollama's answer from OpenAI's.
QJsonObject ollamaEmbedReply(const QJsonObject &answer, OllamaEmbedForm form);

} // namespace core
