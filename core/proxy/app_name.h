#pragma once

#include "core/model/wire.h"

#include <QString>

namespace core {

/// What the program behind a request calls itself, for lists and for budgets by app (openrouter-spec §7.8):
/// its title (`X-OpenRouter-Title`, `X-Title`), else the host of its `HTTP-Referer`, else the first product
/// of its `User-Agent` that says something, such as `claude-cli/1.0.3`. Empty where it says nothing. A
/// Referer on this machine names no program by itself.
QString appNameOf(const HeaderList &headers);

} // namespace core
