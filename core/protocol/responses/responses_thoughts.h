#pragma once

#include <QJsonArray>
#include <QString>

#include <optional>

namespace core {

// Clients of OpenAI's Responses keep little of a reasoning item: the AI SDK and Codex send `id`, `summary`
// and `encrypted_content` back and nothing else. OpenAI's own encrypted thoughts go into `encrypted_content`
// as they are. Whatever else a model needs back (Claude's signatures, Gemini's thought signatures, encrypted
// thoughts of another cloud, plain thoughts of a model that wants to see them again) goes there packed:
//
//     switchyard.thoughts.1:BASE64URL
//
// where BASE64URL, without padding, is UTF-8 JSON: `{"reasoning":"…","details":[…]}`, the fields `reasoning`
// and `reasoning_details` that the chat form has for the same; either may be missing. No service's own data
// can be taken for it, because none has a dot or a colon. The reader of requests unpacks it, so that it never
// reaches a provider.

/// Thoughts as the chat form has them.
struct Thoughts {
    QString text = {}; ///< Of thoughts that have no typed blocks.
    QJsonArray details = {}; ///< Typed blocks; see reasoning_details.h.
    bool operator==(const Thoughts &) const = default;
};

QString packedThoughts(const Thoughts &thoughts);
/// Absent where the data is somebody else's, or broken.
std::optional<Thoughts> unpackedThoughts(const QString &encryptedContent);

} // namespace core
