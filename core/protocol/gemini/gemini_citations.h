#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace core {

/// The sources that a candidate names (groundingMetadata, citationMetadata) as OpenAI's `url_citation`
/// annotations. Google counts in bytes of UTF-8; here positions are UTF-16 units of `text`. Without the text
/// (null string), or where the figures do not fit it, an annotation has no position.
QJsonArray geminiAnnotations(const QJsonObject &candidate, const QString &text);

/// The other direction: `url_citation` annotations of an answer as groundingMetadata, empty if there are
/// none. Without the text the sources have no positions.
QJsonObject geminiGrounding(const QJsonArray &annotations, const QString &text);

/// `logprobsResult` as OpenAI's `logprobs`.
QJsonObject geminiLogprobs(const QJsonObject &result);

/// The other direction, from the entries of `logprobs.content`.
QJsonObject geminiLogprobsResult(const QJsonArray &tokens);

} // namespace core
