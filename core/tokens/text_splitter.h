#pragma once

#include "core/tokens/bpe_format.h"

namespace core {

/// Where the piece of UTF-8 text that begins at `begin` ends; the piece is never empty. `begin` is before
/// `end`.
///
/// By hand what tiktoken's regular expressions say, and in time that grows with the text alone. A byte that
/// begins no UTF-8 character stands for itself and counts as punctuation.
const char *endOfPiece(SplitPattern pattern, const char *begin, const char *end);

} // namespace core
