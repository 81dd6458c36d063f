#pragma once

#include <QJsonObject>
#include <QLatin1String>
#include <QString>

namespace core {

// What the reader of Gemini's answers, the writer of its requests and the reader of its clients' requests
// have to agree on.

/// Field of ChatRequest::extra, of a part's and of a tool message's extra: what only Gemini knows, in its own
/// form. Merged into the object of the same place when the request goes to a Gemini. In ReplyInfo::extra:
/// what an answer says beside its candidates (`createTime`, `promptFeedback`, …).
constexpr QLatin1String kGoogleExtra("google");
/// Field of an answer's message and of Message::extra: the parts of a model's turn that no other protocol has
/// (code that it ran, calls of Google's own tools), as they came and with their signatures. Each entry is
/// `{"text_start": N, "part": {…}}`; N tells how much of the turn's text stands before the part.
constexpr QLatin1String kGoogleParts("google_parts");
/// Field of an answer's message: what a candidate says beside its content (groundingMetadata, safetyRatings,
/// finishMessage, …), as it came.
constexpr QLatin1String kGoogleCandidate("google_candidate");
/// Type of an OpaquePart that holds a part of a user's content as Gemini's client sent it, under `part`.
constexpr QLatin1String kGooglePart("google_part");
/// Fields of reasoning details: which piece of the turn's text a signature was given with, in UTF-16 units
/// from the start of the text. Google wants signatures back in the part that they came in.
constexpr QLatin1String kTextStart("text_start");
constexpr QLatin1String kTextEnd("text_end");

/// The object with snake_case names as camelCase, this level only: the API takes both spellings.
QJsonObject withCamelNames(const QJsonObject &object);

/// An id for a tool call that came without one. The same seed gives the same id.
QString madeGeminiCallId(const QString &seed);
/// Whether an id is ours: the API, which never saw it, need not get it.
bool isMadeGeminiCallId(const QString &id);

/// `extra_content.google.thought_signature`, the place that Google's own OpenAI-shaped endpoint gave it.
QString thoughtSignatureOf(const QJsonObject &extra);
QJsonObject thoughtSignatureExtra(const QString &signature);

} // namespace core
