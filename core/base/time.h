#pragma once

#include <chrono>

namespace core {

using Milliseconds = std::chrono::milliseconds;

/// A moment on the monotonic clock. Rules receive it; only the I/O edge asks for it.
using TimePoint = std::chrono::time_point<std::chrono::steady_clock, Milliseconds>;

/// The monotonic clock, to the millisecond. For the edge only: a rule that calls this cannot be tested.
inline TimePoint monotonicNow()
{
    return std::chrono::time_point_cast<Milliseconds>(std::chrono::steady_clock::now());
}

} // namespace core
