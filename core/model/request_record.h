#pragma once

#include "core/base/error.h"
#include "core/model/parameter_change.h"
#include "core/model/usage.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace core {

/// Where a cost figure comes from (contract §7).
enum class CostSource { Unknown, Reported, Computed, Estimated, Simulated };

/// `reported`, `computed`, `estimated`, `simulated`; empty for Unknown.
QString costSourceName(CostSource source);

/// One try at one endpoint.
struct AttemptRecord {
    int ordinal = 1; ///< From 1.
    QString model = {}; ///< Catalog id.
    QString provider;
    QString endpoint;
    QString keyName = {};
    int httpStatus = 0;
    std::optional<Error> error = {}; ///< Absent: it answered.
    QDateTime started = {}; ///< UTC.
    std::optional<qint64> connectMs = {}; ///< From start to connected; absent on a reused connection.
    std::optional<qint64> firstByteMs = {}; ///< From start to the first byte of the answer.
    qint64 durationMs = 0;
    QString why = {}; ///< Why this endpoint was chosen.
    QList<ParameterChange> changes = {}; ///< What it did not get as the caller asked.
    std::optional<Money> cost = {}; ///< What it was charged, or may have been where another was faster.
};

/// One request from its arrival to its end: what the history keeps and what a caller is told last.
struct RequestRecord {
    QString id;
    QDateTime time = {}; ///< Arrival, UTC.
    QString clientShape = {}; ///< `app`, `cli`, `openai-chat`, ….
    QString keyName = {}; ///< Own API key that the client used.
    QString keyId = {}; ///< The same key by what stays when it is renamed or its secret replaced.
    QString member = {}; ///< Whom that key was given to.
    QString app = {}; ///< What the client calls itself.
    QString workspace = {};
    QString modelAsked = {};
    QString model = {}; ///< Catalog id that answered; empty if none did.
    QString provider = {}; ///< Provider id that answered.
    QString providerName = {};
    bool streamed = false;
    int status = 0; ///< HTTP status as the client saw it; 499 where it hung up.
    std::optional<Error> error = {};
    QList<AttemptRecord> attempts = {};
    std::optional<Usage> usage = {};
    std::optional<Money> cost = {};
    CostSource costSource = CostSource::Unknown;
    /// What these tokens come to by the catalog's prices at the time, also where the provider reported a cost
    /// of its own; absent where a price is unknown.
    std::optional<Money> computedCost = {};
    /// Why the cost is what it is, as a stable code: `usage`, `usage_tier`, `provider`, `no_usage`, …; see
    /// costReasonWords().
    QString costReason = {};
    /// What the provider's prompt cache saved, less what writing to it cost more; below zero where it did not
    /// pay. Part of what the cost would be without, not of the cost.
    std::optional<Money> cacheSaving = {};
    QJsonObject prices = {}; ///< The price row in force, as decimal strings.
    std::optional<qint64> ttftMs = {}; ///< From arrival to the first token.
    qint64 durationMs = 0;
    std::optional<double> tokensPerSecond = {}; ///< Completion tokens over the time from first to last token.
    QString finishReason = {};
    QString nativeFinishReason = {};
    QString sessionId = {};

    bool fellBack() const { return attempts.size() > 1; }
};

} // namespace core

Q_DECLARE_METATYPE(core::RequestRecord)
