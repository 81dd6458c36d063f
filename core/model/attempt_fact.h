#pragma once

#include "core/base/error.h"
#include "core/base/money.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace core {

/// What the history tells about one attempt, for figures that rest on many.
struct AttemptFact {
    QString provider; ///< Provider id.
    QString endpoint; ///< endpointSlug().
    /// Catalog id. Of an attempt from before the history had one for each: the model that answered the
    /// request, or what the caller asked for where none did.
    QString model;
    QString keyName = {}; ///< Name of the provider key; empty where none was needed.
    int httpStatus = 0; ///< 0: no answer.
    std::optional<ErrorKind> errorKind = {}; ///< Empty: it answered.
    QDateTime started; ///< UTC.
    qint64 durationMs = 0; ///< From `started` to the end.
    std::optional<Money> cost = {}; ///< What it was charged.
    // Of the attempt that answered, or as the last one broke off; 0 and empty for others.
    std::optional<qint64> ttftMs = {}; ///< From `started` to the first token of a streamed answer.
    qint64 promptTokens = 0;
    qint64 cachedTokens = 0;
    qint64 completionTokens = 0;
    bool operator==(const AttemptFact &) const = default;
};

} // namespace core
