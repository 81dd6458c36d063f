#pragma once

#include <QJsonArray>
#include <QString>

#include <optional>

namespace core {

// A client of Gemini's shape gives back every `thoughtSignature` in the part that it came in, and that is
// the only thing of a model's thoughts that it surely gives back. So what other services sign or encrypt
// travels in there: base64 of `switchyard.reasoning.1:` and a JSON list of reasoning details (openrouter-spec
// §5.4) with all of their fields, `format`, `id`, `data`, `signature` and the text that a signature is for.
//
// Google's own signatures never begin so, and the wrapped ones never go to Google: the reader of requests
// turns them into the details again, whose format says who gets them.

/// The details as a thought signature.
QString wrappedReasoning(const QJsonArray &details);

/// The details in a signature that wrappedReasoning() made, whichever alphabet of base64 the client writes
/// bytes in; nothing for any other signature, and an empty list for one that was damaged on the way.
std::optional<QJsonArray> unwrappedReasoning(const QString &signature);

} // namespace core
