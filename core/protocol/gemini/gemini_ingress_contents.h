#pragma once

#include "core/base/error.h"
#include "core/model/chat.h"
#include "core/protocol/field_reader.h"

#include <QJsonArray>
#include <QList>

#include <functional>
#include <optional>

namespace core {

// The conversation of a Gemini client's request; a part of chatRequestFromGemini().

/// A reader of an object with camelCase names; complains about anything else.
FieldReader geminiReader(const QJsonValue &value, const QString &path, std::optional<Error> &problem);
/// Hands out a reader for each of a content's parts.
void forEachGeminiPart(FieldReader &content, std::optional<Error> &problem,
                       const std::function<void(FieldReader &)> &take);
/// A list, or its only entry alone.
QJsonArray takeGeminiList(FieldReader &reader, QLatin1String name);
/// What nobody took, without nulls.
QJsonObject geminiRest(const FieldReader &reader);

/// `systemInstruction` and `contents`.
QList<Message> readGeminiMessages(FieldReader &reader, std::optional<Error> &problem);

} // namespace core
