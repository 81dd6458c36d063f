#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/model/api_key_rules.h"
#include "core/model/request_record.h"

#include <QDateTime>
#include <QFuture>
#include <QList>
#include <QObject>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace core {

class Engine;
class SecretResolver;

struct ProxyState {
    bool running = false;
    QString address = {}; ///< `http://127.0.0.1:8484` while running.
    QString error = {}; ///< For people: why it could not start.
    bool operator==(const ProxyState &) const = default;
};

/// A request of a client, running or lately ended.
struct LiveRequest {
    QString id;
    QDateTime time;
    QString client; ///< Key name or app.
    QString shape;
    QString model; ///< As asked.
    QString provider; ///< Display name; empty until known.
    int status = 0; ///< 0 while running.
    QString error = {};
    int attempts = 0;
    qint64 promptTokens = 0;
    qint64 completionTokens = 0;
    QString cost = {}; ///< Decimal dollars; empty if unknown.
    bool simulated = false;
    std::optional<qint64> ttftMs = {};
    qint64 durationMs = 0;
};

/// A key of the local API as lists show it.
struct ApiKeyInfo {
    QString id = {}; ///< Stays when the key is renamed or its secret replaced.
    QString name;
    QString label = {}; ///< The first and last letters of the secret, `sy-3fa…9c1`; empty where unknown.
    ApiKeyRules rules = {};
    bool inConfig = false; ///< Stands in config.json and is changed there.
    QDateTime changed = {}; ///< UTC.
    /// Until when the secret before the last rotation is taken too; invalid: there is none.
    QDateTime oldSecretUntil = {};
    QDateTime created = {};
    QString storage = {}; ///< `profile` for keys made here, else the reference in config.json.
    QDateTime lastUsed = {};
};

struct NewApiKey {
    ApiKeyInfo info;
    Secret secret; ///< Shown once.
};

/// The local API (contract §4). Lives in the engine thread; its functions may be called from any thread.
class ProxyServer : public QObject
{
    Q_OBJECT

public:
    /// Own keys are kept as hashes in `keysFile`.
    ProxyServer(Engine &engine, SecretResolver &secrets, QString keysFile);
    ~ProxyServer() override;

    /// Listens on `address` (HOST:PORT), or on the configuration's where it is empty.
    QFuture<Result<ProxyState>> start(const QString &address = {});
    /// Takes no new requests, lets running ones end for `grace` milliseconds, then cuts them.
    QFuture<Done> stop(int grace = 0);
    QFuture<ProxyState> state();

    QFuture<QList<ApiKeyInfo>> apiKeys();
    QFuture<Result<NewApiKey>> createApiKey(const QString &name, const ApiKeyRules &rules = {});
    /// Renames a key made here and replaces its rules.
    QFuture<Status> changeApiKey(const QString &name, const QString &newName, const ApiKeyRules &rules);
    /// Gives the key a new secret. The old one is taken for `overlap` longer.
    QFuture<Result<NewApiKey>> rotateApiKey(const QString &name, std::chrono::seconds overlap);
    QFuture<Status> revokeApiKey(const QString &name);

signals:
    void stateChanged(const core::ProxyState &state);
    /// Newest first, at most 200, at most five times a second and only after a change.
    void liveRequestsChanged(const QList<core::LiveRequest> &requests);
    void apiKeysChanged(const QList<core::ApiKeyInfo> &keys);
    /// A request that no provider was asked for, with no attempts and no cost. The engine knows nothing of
    /// it, so it has yet to go into the history.
    void answeredFromCache(const core::RequestRecord &record);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace core

Q_DECLARE_METATYPE(core::ProxyState)
Q_DECLARE_METATYPE(QList<core::LiveRequest>)
Q_DECLARE_METATYPE(QList<core::ApiKeyInfo>)
