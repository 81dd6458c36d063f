#pragma once

#include "core/secrets/key_store.h"

namespace core {

/// The system's key store by way of QtKeychain, under the service name `switchyard`. There is no fallback to
/// a file: where there is no key store, every call fails with words that say which ways remain.
///
/// Jobs run in the thread of this object, which needs an event loop. QtKeychain queues the jobs of all stores
/// in objects of the first thread that used it, so a process keeps all its stores in one thread. A future of
/// a store that is destroyed first is cancelled.
class KeychainKeyStore : public KeyStore
{
    Q_OBJECT

public:
    using KeyStore::KeyStore;

    QFuture<Status> probe() override;
    /// A locked collection that nobody unlocks looks like a missing secret; the error names both.
    QFuture<Result<Secret>> read(const QString &name) override;
    /// Text only; an empty secret is refused.
    QFuture<Status> write(const QString &name, const Secret &secret) override;
    /// Removing what is not there succeeds.
    QFuture<Status> remove(const QString &name) override;
};

} // namespace core
