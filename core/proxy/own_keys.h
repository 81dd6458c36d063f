#pragma once

#include "core/base/result.h"
#include "core/config/config.h"
#include "core/proxy/access_control.h"
#include "core/proxy/proxy_server.h"
#include "core/settings/api_key_file.h"

#include <QDateTime>
#include <QFuture>
#include <QHash>
#include <QList>
#include <QObject>
#include <QString>

#include <chrono>
#include <optional>

namespace core {

class SecretResolver;

/// The keys of the local API from both places where they are kept: config.json, where only its owner changes
/// them, and the file of those made here.
class OwnKeys : public QObject
{
    Q_OBJECT

public:
    OwnKeys(SecretResolver &secrets, const QString &keysFile, QObject *parent = nullptr);

    /// Takes the keys of a configuration. Finished when their secrets are read.
    QFuture<Done> setConfigured(const QList<ApiKeyConfig> &keys);

    /// The key that a client presented, whether it may do anything or not.
    std::optional<AccessKey> find(QByteArrayView secret) const;
    /// The keys that programs on this machine need not present.
    QList<AccessKey> anonymous() const;
    void noteUse(const AccessKey &key, const QDateTime &utc);

    /// Those of config.json first.
    QList<ApiKeyInfo> list() const;
    std::optional<ApiKeyInfo> findById(const QString &id) const;
    /// The limits on money that keys carry: Block budgets that count by BudgetScope::keyId.
    QList<Budget> budgets() const;

    // As the functions of ProxyServer.
    Result<NewApiKey> create(const QString &name, const ApiKeyRules &rules);
    Status change(const QString &name, const QString &newName, const ApiKeyRules &rules);
    Result<NewApiKey> rotate(const QString &name, std::chrono::seconds overlap);
    Status revoke(const QString &name);

signals:
    /// The list or a key's rules changed, here or by another process.
    void changed();

private:
    struct Configured {
        AccessKey access;
        Secret secret;
    };
    Status notConfigured(const QString &name) const;
    ApiKeyInfo infoOf(const StoredApiKey &key) const;

    SecretResolver &m_secrets;
    ApiKeyFile m_file;
    QList<ApiKeyConfig> m_config;
    QList<Configured> m_configured; ///< Those whose secret could be read.
    QHash<QString, QDateTime> m_lastUsed; ///< By id; since the program started.
};

} // namespace core
