#pragma once

#include "core/base/result.h"
#include "core/model/chat.h"

#include <QJsonObject>
#include <QString>

namespace core {

/// Reads the body of a client's legacy `POST /completions`: the prompt becomes one message of a user, and all
/// other fields mean what they mean in a chat. What only a completion model can do is a BadRequest that names
/// the field: several prompts, prompts in tokens, `suffix`, and `best_of` beyond `n`.
Result<ChatRequest> chatRequestFromCompletions(const QJsonObject &body);

/// What `echo` puts before every answer: the prompt; empty where it was not asked for.
QString echoOf(const QJsonObject &completionsBody);

} // namespace core
