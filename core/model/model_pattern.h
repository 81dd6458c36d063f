#pragma once

#include <QString>
#include <QStringList>

namespace core {

/// `anthropic/*` matches `anthropic/claude-…`; a pattern without `*` matches itself. Case is ignored.
bool matchesModelPattern(const QString &pattern, const QString &modelId);
bool matchesAnyPattern(const QStringList &patterns, const QString &modelId);

} // namespace core
