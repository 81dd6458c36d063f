#include "core/telemetry/delivery.h"

#include <algorithm>

namespace core {

namespace {

bool mayPass(const DeliveryOutcome &outcome)
{
    constexpr int kTooManyRequests = 429;
    constexpr int kServerError = 500;
    if (outcome.status > 0)
        return outcome.status == kTooManyRequests || outcome.status >= kServerError;
    // Of the failures these two are our own side's: a header that may not be sent, an address that is none.
    return outcome.failure != ErrorKind::AuthFailed && outcome.failure != ErrorKind::BadConfig;
}

Milliseconds backoff(int number, const DeliveryLimits &limits)
{
    Milliseconds wait = limits.firstWait;
    for (int i = 1; i < number && wait < limits.longestWait; ++i)
        wait *= 2;
    return wait;
}

} // namespace

DeliveryStep afterTry(int number, const DeliveryOutcome &outcome, const DeliveryLimits &limits)
{
    constexpr int kFirstSuccess = 200;
    constexpr int kFirstRedirect = 300;
    if (outcome.status >= kFirstSuccess && outcome.status < kFirstRedirect)
        return {DeliveryStep::Kind::Done};
    if (!mayPass(outcome) || number >= limits.tries)
        return {DeliveryStep::Kind::GiveUp};
    const Milliseconds wait = outcome.retryAfter.value_or(backoff(number, limits));
    return {DeliveryStep::Kind::TryAgain, std::clamp(wait, Milliseconds(0), limits.longestWait)};
}

} // namespace core
