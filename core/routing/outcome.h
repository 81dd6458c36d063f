#pragma once

#include "core/base/error.h"
#include "core/base/money.h"

#include <QtGlobal>

#include <optional>

namespace core {

/// What an attempt says about its endpoint (openrouter-spec §4.2).
enum class OutcomeKind {
    Success, ///< A whole answer.
    Failure, ///< The endpoint's or its account's fault: counts against its reliability.
    RateLimited, ///< 429: kept apart, it says how much the endpoint takes and not whether it works.
    NotCounted, ///< Nothing: the request was wrong or refused, the caller left, or the fault is ours.
};

/// The HTTP status decides where it is in the table of §4.2; otherwise, as for an error inside a 200 or a
/// connection that broke, the kind of the error does: what counts against health is a failure.
OutcomeKind outcomeKind(const std::optional<Error> &error);

/// What is remembered of an attempt at an endpoint.
struct Outcome {
    OutcomeKind kind = OutcomeKind::Success;
    std::optional<double> ttftSeconds = {}; ///< From its start to its first token; absent where none came.
    double durationSeconds = 0; ///< From its start to its end.
    qint64 promptTokens = 0; ///< The whole prompt, cached tokens included. 0: not known.
    qint64 cachedTokens = 0; ///< Part of the prompt that was read from the provider's cache.
    qint64 completionTokens = 0; ///< The whole answer, reasoning included. 0: not known.
    std::optional<Money> cost = {}; ///< What it was charged.
    bool hadTools = false; ///< The answer has tool calls.
    bool badToolCall = false; ///< At least one of them is broken: no JSON, no such tool, not its schema.
};

} // namespace core
