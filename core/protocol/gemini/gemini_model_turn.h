#pragma once

#include "core/model/chat.h"

#include <QJsonArray>

namespace core {

struct GeminiTurnRules {
    bool callIds = true; ///< Whether the service knows ids of function calls.
    /// Whether a function call is refused that does not carry the signature of the thoughts before it.
    bool signaturesNeeded = false;
};

/// An assistant's message as the parts of a model's turn: thoughts, text and what only Gemini has in their
/// old order, then images and function calls; each signature in the part that it came in. Reasoning of other
/// services is left out.
QJsonArray geminiModelParts(const Message &message, const GeminiTurnRules &rules);

/// `functionCall.id` to send: none for calls whose id we made.
QString geminiCallId(const QString &id, const GeminiTurnRules &rules);

} // namespace core
