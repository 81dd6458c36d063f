#pragma once

#include "core/base/error.h"
#include "core/base/time.h"
#include "core/engine/engine.h"
#include "core/routing/request_meter.h"

#include <QDate>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace core {

/// Holds the keys of the local API to their limits of requests and tokens: those over all that a key asks,
/// and those for some models, each of which counts by itself. Pure: the time comes in.
///
/// The tokens of a prompt count from the start of its request, those of the answer from its end: requests at
/// once cannot pass a limit together that one after the other would reach.
class OwnKeyLimits
{
public:
    /// What a request was counted under, to end it the same way even if the key's rules change meanwhile.
    struct Ticket {
        QString keyId = {};
        QStringList patterns = {}; ///< Of ModelLimits; an empty one stands for the whole key.
        qint64 promptTokens = 0;
    };

    /// Why the request may not be sent now: RateLimited with status 429, retryAfter (absent where waiting
    /// does not help, because the prompt alone is over the limit) and metadata as OpenRouter has them. Empty
    /// if it may, and for requests without a key. `model` is a catalog id; `utc` the same moment as `now`.
    std::optional<Error> refusal(const CallOrigin &origin, const QString &model, qint64 promptTokens,
                                 TimePoint now, const QDateTime &utc) const;
    /// A request begins; nothing may come between its refusal() and this.
    Ticket noteStart(const CallOrigin &origin, const QString &model, qint64 promptTokens, TimePoint now,
                     const QDateTime &utc);
    /// Once for each noteStart(). `tokens`: of prompt and answer, zero where nobody was asked.
    void noteEnd(const Ticket &ticket, qint64 tokens, TimePoint now, const QDateTime &utc);
    /// Adds what a key asked of a model on that day before the program started. Before the key's first
    /// request.
    void noteBefore(const QString &keyId, const QString &model, qint64 requests, qint64 tokens,
                    const QDate &utcDay);

private:
    struct Past {
        QString model;
        qint64 requests = 0;
        qint64 tokens = 0;
        QDate day = {};
    };
    using Id = QPair<QString, QString>; ///< Key and pattern.

    RequestMeter freshMeter(const Id &id) const;
    RequestMeter &meter(const Id &id);
    std::optional<LimitReached> reached(const Id &id, const KeyLimits &limits, qint64 promptTokens,
                                        const UsageMoment &at) const;

    QHash<Id, RequestMeter> m_meters;
    QHash<QString, QList<Past>> m_past; ///< By key.
};

} // namespace core
