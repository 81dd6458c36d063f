#pragma once

#include "core/settings/preferences.h"
#include "ui/common/theme.h"

namespace ui {

/// Light, dark or as the system, by preference.
ColorScheme colorSchemeOf(const core::Preferences &preferences);
/// Size of plain text in pixels, by preference.
int fontSizeOf(const core::Preferences &preferences);
/// Gives the application the look that the user chose.
void applyAppearance(Theme &theme, const core::Preferences &preferences);

} // namespace ui
