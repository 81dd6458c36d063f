#pragma once

#include "core/base/result.h"
#include "core/config/config.h"
#include "core/net/transport.h"
#include "core/secrets/secret_resolver.h"
#include "core/telemetry/delivery.h"
#include "core/telemetry/otlp_trace.h"
#include "core/telemetry/record_queue.h"

#include <QFuture>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace core {

struct BroadcastLimits {
    qsizetype queued = 2'048; ///< Records that wait at one target at most.
    qsizetype batch = 256; ///< Records in one request.
    Milliseconds collect {5'000}; ///< A smaller batch leaves after this.
    Milliseconds patience {10'000}; ///< For one try, in each of its phases.
    DeliveryLimits delivery = {};
    Milliseconds farewell {3'000}; ///< At the end of the program, for all targets together.
    Milliseconds betweenWarnings {60'000}; ///< About one target in the log.
};

/// What a target needs and lacks.
struct BroadcastState {
    QString name;
    QString problem = {}; ///< For people; empty: its headers can be read.
};

/// Tells one target: a bounded queue, and at most one batch on its way, so that a slow target costs memory
/// and connections that are known beforehand, and is told everything in order.
class BroadcastOutlet : public QObject
{
    Q_OBJECT

public:
    struct Ways {
        Transport &network;
        SecretResolver &secrets;
        const TraceSource &source;
        const BroadcastLimits &limits;
    };

    /// What `ways` refers to outlives this.
    BroadcastOutlet(BroadcastTarget target, const Ways &ways);

    const BroadcastTarget &target() const { return m_target; }
    /// Queues the record if the target wants it.
    void offer(const RecordPtr &record);
    /// Everything that was not delivered for certain, oldest first. This is of no use afterwards.
    QList<RecordPtr> takePending();
    /// From now on nothing waits for more to come, and tries follow each other quickly.
    void hurry();
    /// Gives up what is left, and says in the log at once what was lost since it spoke last.
    void abandon();
    bool isIdle() const { return m_batch.isEmpty() && m_queue.isEmpty(); }
    /// Reads the secrets anew.
    QFuture<BroadcastState> probe();

signals:
    /// All is told or given up.
    void emptied();

private:
    /// Secrets that are bound to the target's host.
    using Headers = QList<QPair<QByteArray, Secret>>;

    bool isWanted(const RequestRecord &record) const;
    void proceed();
    void beginBatch();
    void tryBatch();
    QFuture<Result<Headers>> readHeaders();
    void post();
    void judge(const DeliveryOutcome &outcome, const QString &reason);
    void endBatch();
    void noteLost(qsizetype count, const QString &reason);
    void warn();

    BroadcastTarget m_target;
    Ways m_ways;
    RecordQueue m_queue;
    QList<RecordPtr> m_batch; ///< On its way; empty: nothing is.
    QByteArray m_body;
    int m_tries = 0;
    std::optional<Headers> m_headers; ///< Empty: yet to be read.
    std::unique_ptr<Exchange> m_exchange;
    DeliveryOutcome m_outcome; ///< Of the exchange, as far as it is known.
    bool m_hurried = false;
    QTimer m_collect {this};
    QTimer m_retry {this};

    qsizetype m_lost = 0; ///< Not in the log yet.
    QString m_lossReason;
    QTimer m_silence {this}; ///< Runs while nothing more is said about this target.
};

} // namespace core
