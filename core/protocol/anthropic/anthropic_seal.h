#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

namespace core {

// What other vendors' models need back in the next turn travels through a client of the Messages API, which
// knows only blocks of thoughts with a signature or encrypted data, and ids of tool calls in few letters.
//
// A sealed text is `switchyard.1.` and base64url of a JSON object. Claude's own signatures and data are
// base64, which has no full stop, so the two cannot be confused. What the object is:
// - a reasoning detail (reasoning_details.h) without the `text` or `summary` that the block shows,
// - `{}` for thoughts that came as text alone,
// - `{"call": ID, "extra_content": {…}}`: what belongs to that tool call, such as Gemini's signature.
// Thoughts that the client does not want to see are in the object with their text.
//
// The reader of requests opens every seal, so that what goes upstream is the block as it was made, and only
// to where its format belongs; Anthropic never sees a seal.

QString sealed(const QJsonObject &json);
/// Nothing for a text that is not sealed; an empty object for a seal that is broken.
std::optional<QJsonObject> unsealed(const QString &text);

/// The id of a tool call as the Messages API allows it (`^[a-zA-Z0-9_-]+$`): the same where it can be, else
/// `switchyard-` and base64url of it.
QString clientToolCallId(const QString &id);
/// The id that clientToolCallId() was made of.
QString originalToolCallId(const QString &id);

} // namespace core
