#pragma once

#include "core/base/money.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace core {

/// Token counts in one meaning, whatever the provider includes in what (wire-formats §12).
struct Usage {
    qint64 promptTokens = 0; ///< The whole prompt, cached and cache-written tokens included.
    qint64 cachedTokens = 0; ///< Part of the prompt that was read from the provider's cache.
    qint64 cacheWriteTokens = 0; ///< Part of the prompt that was written to it.
    qint64 cacheWrite1hTokens = 0; ///< Part of cacheWriteTokens that is kept for an hour.
    qint64 completionTokens = 0; ///< The whole answer, reasoning included.
    qint64 reasoningTokens = 0; ///< Part of the answer that was reasoning.
    qint64 audioPromptTokens = 0;
    qint64 audioCompletionTokens = 0;
    qint64 imageCompletionTokens = 0;
    qint64 promptImages = 0; ///< Pictures in the prompt, for those who charge by the piece.
    qint64 webSearches = 0; ///< Searches that the provider ran itself and charges for.
    qint64 unbilledPromptTokens = 0; ///< Part of the prompt that is free: what the provider added itself.
    qint64 unbilledCompletionTokens = 0; ///< The same of the answer.
    /// The service tier that the provider says it served (`flex`, `priority`, …); empty where it says none.
    QString serviceTier = {};
    std::optional<Money> reportedCost = {}; ///< What the provider says it charges.
    QJsonObject native = {}; ///< The provider's own usage object, for clients of the same shape.

    qint64 totalTokens() const { return promptTokens + completionTokens; }
    bool operator==(const Usage &) const = default;
};

} // namespace core
