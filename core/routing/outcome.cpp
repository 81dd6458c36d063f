#include "core/routing/outcome.h"

namespace core {

namespace {

/// Empty where the status alone does not tell.
std::optional<OutcomeKind> kindOfStatus(int status)
{
    switch (status) {
    case 429:
        return OutcomeKind::RateLimited;
    case 401:
    case 402:
    case 404:
    case 405:
    case 408:
    case 410:
    case 421:
    case 423:
    case 424:
    case 426:
    case 498:
        return OutcomeKind::Failure;
    case 400:
    case 403:
    case 413:
    case 422:
    case 451:
    case 499:
        return OutcomeKind::NotCounted;
    default:
        return status >= 500 ? std::optional(OutcomeKind::Failure) : std::nullopt;
    }
}

} // namespace

OutcomeKind outcomeKind(const std::optional<Error> &error)
{
    if (!error)
        return OutcomeKind::Success;
    if (const auto kind = kindOfStatus(error->httpStatus))
        return *kind;
    if (error->kind == ErrorKind::RateLimited)
        return OutcomeKind::RateLimited;
    return countsAgainstHealth(*error) ? OutcomeKind::Failure : OutcomeKind::NotCounted;
}

} // namespace core
