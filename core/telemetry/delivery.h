#pragma once

#include "core/base/error.h"
#include "core/base/time.h"

#include <optional>

namespace core {

/// How often and how patiently one batch is tried.
struct DeliveryLimits {
    int tries = 5;
    Milliseconds firstWait {1'000}; ///< Doubled after every further try.
    Milliseconds longestWait {60'000}; ///< Also of what the other side asks for.
};

/// How one try to deliver went.
struct DeliveryOutcome {
    int status = 0; ///< 0: there was no answer, but `failure`.
    std::optional<ErrorKind> failure = {};
    std::optional<Milliseconds> retryAfter = {}; ///< As the answer asks.
};

struct DeliveryStep {
    enum class Kind { Done, TryAgain, GiveUp };
    Kind kind = Kind::Done;
    Milliseconds wait {0}; ///< Before the next try.
    bool operator==(const DeliveryStep &) const = default;
};

/// What follows the try of that number (from 1). 429, 5xx and a connection that failed may pass; every other
/// status but 2xx, a redirect too, would be the same again.
DeliveryStep afterTry(int number, const DeliveryOutcome &outcome, const DeliveryLimits &limits);

} // namespace core
