#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace core {

/// The whole file; absent if there is none. Files over 16 MiB are refused: no settings are that large.
Result<std::optional<QByteArray>> readWholeFile(const QString &path);

/// Replaces the file in one step, so that a crash or a full disk leaves either the old content or the new. A
/// link stays a link and its target is replaced. A new file is for its owner only; an old one keeps its
/// permissions.
Status replaceFile(const QString &path, const QByteArray &content);

} // namespace core
