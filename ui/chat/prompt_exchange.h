#pragma once

#include "core/base/result.h"
#include "core/conversation/saved_prompt.h"

#include <QByteArray>
#include <QList>

namespace ui {

/// Prompts as a file for other people and programs: `{"prompts": [{"title": …, "text": …, "use": "question" |
/// "system"}]}`. Ids stay at home.
QByteArray promptsToJson(const QList<core::SavedPrompt> &prompts);

/// From such a file, or from a list of such objects alone; `use` may be missing. BadRequest names what is
/// wrong, for the first entry where something is.
core::Result<QList<core::SavedPrompt>> promptsFromJson(const QByteArray &json);

} // namespace ui
