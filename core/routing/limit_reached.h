#pragma once

#include "core/base/error.h"

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace core {

/// One of KeyLimits is reached: the figures that decided.
struct LimitReached {
    enum class Kind { RequestsPerMinute, RequestsPerDay, TokensPerMinute, TokensPerDay, Concurrent };
    Kind kind = Kind::RequestsPerMinute;
    qint64 limit = 0;
    qint64 used = 0;
    qint64 wanted = 1; ///< What the request would add at least.
    /// Until there is room, of the limits per minute. Those of a day end at midnight UTC, and nobody knows
    /// when a request under way ends.
    std::optional<std::chrono::milliseconds> wait = {};
    bool operator==(const LimitReached &) const = default;
};

/// Such as `20 of 20 requests of the minute are made`.
QString limitInWords(const LimitReached &limit);

/// How long to wait until the request may pass. Empty where it never will: it alone is over the limit.
std::optional<std::chrono::milliseconds> waitFor(const LimitReached &limit, const QDateTime &utc);

/// Adds to an error what a client needs to know of the limit, as OpenRouter tells it (openrouter-spec §5.6):
/// retryAfter, and in the metadata `headers` with `X-RateLimit-Limit`, `-Remaining` and `-Reset`
/// (milliseconds since 1970). Without retryAfter and reset where waiting does not help.
void addLimitFacts(Error &error, const LimitReached &limit, const QDateTime &utc);

} // namespace core
