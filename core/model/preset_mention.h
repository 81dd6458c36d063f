#pragma once

#include <QString>

namespace core {

/// A model's name as a client writes it, taken apart at its preset (openrouter-spec §3.1).
struct PresetMention {
    QString model; ///< With its suffixes, wherever they stood; empty where only a preset is named.
    QString preset = {}; ///< Empty: none is named.
    bool operator==(const PresetMention &) const = default;
};

/// `@preset/NAME`, `author/slug@preset/NAME`, each with suffixes before or after the preset. A preset's name
/// therefore holds no colon.
PresetMention splitPresetMention(const QString &modelName);

} // namespace core
