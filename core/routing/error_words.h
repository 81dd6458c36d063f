#pragma once

#include "core/base/error.h"
#include "core/base/time.h"

#include <QString>

namespace core {

/// The failure in two or three words with the status that came, for lists and half-sentences:
/// `rate limited (429)`, `no connection`.
QString inFewWords(const Error &error);

/// A length of time in whole seconds, rounded up, so that nobody comes back a moment too early: `8 seconds`,
/// and minutes from two of them on.
QString waitInWords(Milliseconds wait);

} // namespace core
