#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/settings/api_key_json.h"
#include "core/settings/file_watch.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>

namespace core {

/// The keys of the local API in api_keys.json of the profile. Several processes may share the file: changes
/// are made under a lock on what is in it at that moment, and changes by others are seen.
class ApiKeyFile : public QObject
{
    Q_OBJECT

public:
    /// A key with its new secret, which is shown once, here.
    struct Issued {
        StoredApiKey key;
        Secret secret;
    };
    /// Whose secret was presented.
    struct Match {
        StoredApiKey key;
        bool oldSecret = false; ///< The one before the last rotation; taken until StoredApiKey::oldUntil.
    };

    explicit ApiKeyFile(QString path, QObject *parent = nullptr);

    /// A missing file holds no keys. A file that cannot be read is kept, and nothing is written to it.
    Status load();
    const QList<StoredApiKey> &keys() const { return m_keys; }

    /// Makes a key. Its secret is `sy-` and 43 letters of base64url, 256 random bits. BadRequest for a name
    /// that is taken or no name, and for rules that make no sense.
    Result<Issued> add(const QString &name, const ApiKeyRules &rules = {});
    /// Renames a key and replaces its rules; likewise.
    Status change(const QString &name, const QString &newName, const ApiKeyRules &rules);
    /// Gives the key a new secret and takes the old one for `overlap` longer. One that is older still is
    /// taken no more, and neither is an old one that had its end already.
    Result<Issued> rotate(const QString &name, std::chrono::seconds overlap);
    /// BadRequest for a name that there is not.
    Status revoke(const QString &name);

    /// The key that was presented, whatever its rules say.
    std::optional<Match> find(QByteArrayView secret) const;

signals:
    void changed();
    /// The file was changed by somebody else and is wrong; the keys from before stay valid.
    void reloadFailed(const core::Error &error);

private:
    struct Place {
        qsizetype key = 0;
        bool oldSecret = false;
    };
    Result<QList<StoredApiKey>> read() const;
    Status edit(const std::function<Status(QList<StoredApiKey> &keys)> &change);
    Status write(const QList<StoredApiKey> &keys);
    void takeOver(const QList<StoredApiKey> &keys);

    QString m_path;
    QList<StoredApiKey> m_keys;
    QHash<QByteArray, Place> m_places; ///< By SHA-256.
    FileWatch m_watch;
};

} // namespace core
