#pragma once

#include <algorithm>
#include <optional>

namespace core {

/// What an attempt waited for its first token, in milliseconds, out of what its request waited and how long
/// after the request's arrival the attempt began.
///
/// The first is told by a steady clock and the second by two readings of the system's clock, each cut to a
/// whole millisecond, so that together they can be short of zero by two. What is further below comes of a
/// clock that was set meanwhile, and then nobody knows.
inline std::optional<double> attemptWait(double requestWaitMs, double beganAfterMs)
{
    constexpr double kRounding = 2;
    const double wait = requestWaitMs - beganAfterMs;
    if (wait < -kRounding)
        return std::nullopt;
    return std::max(wait, 0.0);
}

} // namespace core
