#include "ui/shell/appearance.h"

namespace ui {

namespace {

constexpr int kFontPixels = 13; ///< At scale 1.

} // namespace

ColorScheme colorSchemeOf(const core::Preferences &preferences)
{
    const QString scheme = preferences.text(core::Preference::ColorScheme);
    if (scheme == QLatin1String("dark"))
        return ColorScheme::Dark;
    return scheme == QLatin1String("light") ? ColorScheme::Light : ColorScheme::System;
}

int fontSizeOf(const core::Preferences &preferences)
{
    return qRound(kFontPixels * preferences.number(core::Preference::FontScale));
}

void applyAppearance(Theme &theme, const core::Preferences &preferences)
{
    theme.setFontSize(fontSizeOf(preferences));
    theme.apply(colorSchemeOf(preferences));
}

} // namespace ui
