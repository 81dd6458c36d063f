#pragma once

#include "core/broadcast/broadcaster.h"
#include "core/net/qnam_transport.h"
#include "core/secrets/secret_resolver.h"
#include "tests/support/memory_key_store.h"
#include "tests/support/mock_upstream.h"

#include <QJsonObject>
#include <QStringList>

/// A finished request with that id.
core::RequestRecord finishedRequest(const QString &id, const QString &session = {});

/// The spans of a request to a collector.
QList<QJsonObject> spansIn(const ReceivedRequest &request);
/// The text of a span's attribute.
QString attributeText(const QJsonObject &span, const QString &key);
/// Ids of the requests that a collector was told of, in order and as often as it was told; a batch that it
/// did not take counts too.
QStringList toldIds(const ReceivedRequest &request);
QStringList toldIds(const MockUpstream &collector);

/// Limits that let a test pass through everything without waiting: batches of ten, no waiting for more, tries
/// right after each other.
core::BroadcastLimits quickLimits();

/// A broadcaster with the real network and a key store in memory.
class BroadcastRig
{
public:
    explicit BroadcastRig(const core::BroadcastLimits &limits = quickLimits());

    MemoryKeyStore &keyStore() { return m_keyStore; }
    core::Broadcaster &broadcaster() { return m_broadcaster; }
    /// Tells of `count` requests, `first`, `first` + 1, ….
    void tell(int first, int count);

private:
    MemoryKeyStore m_keyStore;
    core::SecretResolver m_secrets;
    core::QnamTransport m_network;
    core::Broadcaster m_broadcaster;
};

core::BroadcastTarget collectorAt(const MockUpstream &collector);

/// Everything that is logged while it lives, whatever its level.
class LogCapture
{
public:
    LogCapture();
    ~LogCapture();
    Q_DISABLE_COPY_MOVE(LogCapture)

    QStringList lines() const;
    /// What the broadcaster said.
    QStringList warnings() const { return lines().filter(QStringLiteral("were not told")); }
};
