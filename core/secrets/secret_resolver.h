#pragma once

#include "core/secrets/key_store.h"

#include <QHash>
#include <QProcessEnvironment>

namespace core {

/// Turns a reference into the secret: key store, environment variable, file (first line), or this session's
/// memory.
class SecretResolver : public QObject
{
    Q_OBJECT

public:
    /// A relative `file:` path counts from `baseFolder`.
    SecretResolver(KeyStore &store, QProcessEnvironment environment, QString baseFolder,
                   QObject *parent = nullptr);

    /// Errors name the reference and the way out, never the content.
    QFuture<Result<Secret>> resolve(const SecretRef &ref);
    void setSessionSecret(const QString &name, const Secret &secret);
    void removeSessionSecret(const QString &name);

private:
    KeyStore &m_store;
    QProcessEnvironment m_environment;
    QString m_baseFolder;
    QHash<QString, Secret> m_session;
};

} // namespace core
