#pragma once

#include "core/config/config_fields.h"

#include <QHash>

namespace core {

/// Longest time that a whole answer may be cached (openrouter-spec §7.5).
constexpr qint64 kMostCacheSeconds = 86'400;

/// Reads the `presets` block (openrouter-spec §7.6).
QHash<QString, Preset> presetsFrom(const ConfigFields &root);

} // namespace core
