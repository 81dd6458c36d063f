#pragma once

#include "core/base/money.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace core {

/// How far back figures of the user's own requests go: long enough to have met most models in use, short
/// enough to tell of how they are now.
constexpr int kDaysOfRecords = 30;

/// What the user's own requests showed of one endpoint, out of the history.
struct EndpointRecord {
    QString model; ///< Catalog id.
    QString provider;
    QString endpoint; ///< endpointSlug(); empty where the history does not know it.
    qint64 requests = 0; ///< Attempts at it, without those that the user cancelled.
    qint64 failures = 0; ///< Those of them that failed.
    qint64 promptTokens = 0; ///< Of its answers.
    qint64 cachedTokens = 0; ///< The part of them that came from its prompt cache.
    qint64 completionTokens = 0;
    Money cost = {}; ///< Of its answers whose cost is known.
    std::optional<double> ttftMs = {}; ///< Median.
    std::optional<double> ttftP90Ms = {};
    std::optional<double> throughput = {}; ///< Median, tokens a second.
    std::optional<double> throughputP10 = {}; ///< Nine of ten answers are faster.
    QDateTime lastUsed = {}; ///< UTC.
    bool operator==(const EndpointRecord &) const = default;
};

/// Which requests endpointRecords() looks at.
struct EndpointRecordQuery {
    QDateTime from; ///< Inclusive, by the arrival of the request.
    QString model = {}; ///< Catalog id; empty = all.
    bool includeSimulated = true; ///< Play money, but real waiting.
};

} // namespace core

Q_DECLARE_METATYPE(QList<core::EndpointRecord>)
