#pragma once

#include "core/base/result.h"
#include "core/model/chat.h"

#include <QJsonObject>
#include <QLatin1String>
#include <QString>

namespace core {

/// Reads the body of a client's `generateContent` or `streamGenerateContent`; the model and whether to stream
/// stand in its address. Names may be in camelCase or snake_case, and a list of one may be its entry alone,
/// as Google has it.
///
/// `models`, `provider`, `reasoning`, `user` and `session_id` speak to the router, as in OpenAI's shape.
///
/// A model's contents that follow each other are one message: the SDKs' chats send back each event of a
/// stream as one. Schemas become JSON Schema. Calls without an id get one, and results without an id answer
/// the first open call of their function. What only Gemini knows goes to kGoogleExtra of the request, a part,
/// a tool or a tool message, and to kGoogleParts of a model's turn.
///
/// `null` counts as absent. A wrong type is a BadRequest whose message and `parameter` name the path, such as
/// `contents[2].parts[0].text`.
Result<ChatRequest> chatRequestFromGemini(const QString &model, bool stream, const QJsonObject &body);

/// Reads the body of a client's `countTokens`: `contents` alone, or a whole request under
/// `generateContentRequest`.
Result<ChatRequest> countedRequestFromGemini(const QString &model, const QJsonObject &body);

constexpr QLatin1String kGeminiWholeMethod("generateContent");
constexpr QLatin1String kGeminiStreamMethod("streamGenerateContent");
constexpr QLatin1String kGeminiCountMethod("countTokens");

/// What an address says behind `models/`.
struct GeminiPlace {
    QString model; ///< May hold slashes and colons; without `models/`, which some clients write twice.
    QString method; ///< Behind the last colon; empty if there is none.
};
GeminiPlace geminiPlace(const QString &place);

} // namespace core
