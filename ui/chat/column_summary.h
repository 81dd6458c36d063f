#pragma once

#include "core/conversation/column_settings.h"

#include <QString>

namespace ui {

/// What a column asks for beside its model, in a line: `Only Groq · temperature 0.2 · system prompt`. With
/// nothing set, whose choice the provider is.
QString columnSummary(const core::ColumnSettings &settings, const QString &providerName);

} // namespace ui
