#pragma once

#include "core/base/result.h"
#include "core/model/chat.h"
#include "core/model/parameter_change.h"
#include "core/model/usage.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>

namespace core {

// OpenAI's embeddings (platform.openai.com/docs/api-reference/embeddings) as something to translate from and
// to, for providers that have an embedding protocol of their own.

enum class EmbeddingEncoding {
    Floats, ///< A list of numbers.
    Base64, ///< 32-bit floats, little end first. What the official SDKs ask for.
};

struct EmbeddingRequest {
    QStringList texts;
    std::optional<qint64> dimensions = {};
    EmbeddingEncoding encoding = EmbeddingEncoding::Floats;
    QJsonObject extra = {}; ///< What a provider may know beside that.
};

/// Reads a client's body; a BadRequest names the field. Lists of token numbers are refused: they mean
/// something to one maker's models only.
Result<EmbeddingRequest> embeddingRequestFrom(const RawRequest &raw);

/// Moves the fields of these names from `extra` to the body, and tells what is left as dropped.
QList<ParameterChange> putKnownFields(QJsonObject &body, QJsonObject extra, const QStringList &known);

/// An answer in OpenAI's shape, with one list of numbers for each text; nothing if one of them is not.
std::optional<QJsonObject> embeddingAnswer(const QJsonArray &vectors, EmbeddingEncoding encoding,
                                           const QString &model, const std::optional<Usage> &usage);

} // namespace core
