#pragma once

#include "core/secrets/key_store.h"

#include <QHash>

#include <optional>

/// A key store for tests that holds its secrets in memory and can be made to fail.
class MemoryKeyStore : public core::KeyStore
{
    Q_OBJECT

public:
    using KeyStore::KeyStore;

    QFuture<core::Status> probe() override;
    QFuture<core::Result<core::Secret>> read(const QString &name) override;
    QFuture<core::Status> write(const QString &name, const core::Secret &secret) override;
    QFuture<core::Status> remove(const QString &name) override;

    /// From now on every call fails with that message; empty = works again.
    void failWith(const QString &message) { m_failure = message; }
    QStringList names() const { return m_secrets.keys(); }

private:
    std::optional<core::Error> failure() const;

    QHash<QString, core::Secret> m_secrets;
    QString m_failure;
};
