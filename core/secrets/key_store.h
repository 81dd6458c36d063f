#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QFuture>
#include <QObject>
#include <QString>

namespace core {

/// Secrets by name in the system's key store (Secret Service, Keychain, Credential Manager).
class KeyStore : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Tries it out with a secret of its own (write, read, remove). The error says in plain words what is
    /// missing on this machine and which ways remain (`env:`, `file:`, for this session only).
    virtual QFuture<Status> probe() = 0;
    virtual QFuture<Result<Secret>> read(const QString &name) = 0;
    virtual QFuture<Status> write(const QString &name, const Secret &secret) = 0;
    virtual QFuture<Status> remove(const QString &name) = 0;
};

} // namespace core
