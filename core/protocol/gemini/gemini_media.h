#pragma once

#include "core/model/chat.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace core {

/// Addresses of the request's images, files and videos that Google does not read by itself.
QStringList geminiMediaToFetch(const ChatRequest &request);

/// A part of a user's content or a tool's result as a Gemini part; empty if it has no place there.
std::optional<QJsonObject> geminiPart(const ContentPart &part);

/// `inlineData` of a data URL or `fileData` of an address that Google reads; empty for anything else.
std::optional<QJsonObject> geminiMedia(const QString &url, const QString &mediaType);

} // namespace core
