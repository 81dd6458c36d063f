#pragma once

#include "core/tokens/token_counter.h"

namespace core {

/// The counter over the token data that is built into the program. Cheap: it reads the rules, and of the
/// encodings nothing before the first text.
TokenCounterPtr bundledTokenCounter();

} // namespace core
