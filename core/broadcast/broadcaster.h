#pragma once

#include "core/broadcast/broadcast_outlet.h"

#include <QPromise>

#include <memory>
#include <optional>
#include <vector>

namespace core {

/// Tells OpenTelemetry collectors and web hooks of finished requests. No request ever waits for it: records
/// are queued, put into words in another thread and sent in batches; what a target does not take in time is
/// lost, counted, and told in the log. Lives in the engine's thread.
class Broadcaster : public QObject
{
    Q_OBJECT

public:
    /// `network` and `secrets` live in the same thread and outlive this.
    Broadcaster(Transport &network, SecretResolver &secrets, const BroadcastLimits &limits = {});
    ~Broadcaster() override;

    /// A target that changes keeps what it was not told yet; one that goes is told nothing any more.
    void setTargets(const QList<BroadcastTarget> &targets);
    void tell(const RequestRecord &record);

    // From any thread:

    /// Sends what waits. Finished when all is told or BroadcastLimits::farewell is over; the rest is given
    /// up.
    QFuture<Done> finish();
    /// Whether the headers of each target can be read.
    QFuture<QList<BroadcastState>> states();

private:
    void endFarewell();

    Transport &m_network;
    SecretResolver &m_secrets;
    BroadcastLimits m_limits;
    TraceSource m_source;
    std::vector<std::unique_ptr<BroadcastOutlet>> m_outlets;
    std::optional<QPromise<Done>> m_farewell;
};

} // namespace core
