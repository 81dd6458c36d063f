#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/settings/file_watch.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>

#include <optional>

namespace core {

/// A key of the local API that was made here. The key itself is kept nowhere.
struct StoredApiKey {
    QString name;
    QDateTime created; ///< UTC.
    QByteArray
        sha256; ///< Of the whole token, 32 bytes. Tokens are random, so no salt or slow hash is needed.
    bool operator==(const StoredApiKey &) const = default;
};

/// The keys of the local API in api_keys.json of the profile. Several processes may share the file: changes
/// are made under a lock on what is in it at that moment, and changes by others are seen.
class ApiKeyFile : public QObject
{
    Q_OBJECT

public:
    explicit ApiKeyFile(QString path, QObject *parent = nullptr);

    /// A missing file holds no keys. A file that cannot be read is kept, and nothing is written to it.
    Status load();
    const QList<StoredApiKey> &keys() const { return m_keys; }

    /// Makes a key: `sy-` and 43 letters of base64url, 256 random bits. It is shown once, here.
    /// BadRequest for a name that is taken or no name.
    Result<Secret> add(const QString &name);
    /// BadRequest for a name that there is not.
    Status revoke(const QString &name);
    /// Name of the key that was presented. Takes the same time whichever key it is and however much of it is
    /// right.
    std::optional<QString> nameOf(QByteArrayView token) const;

signals:
    void changed();
    /// The file was changed by somebody else and is wrong; the keys from before stay valid.
    void reloadFailed(const core::Error &error);

private:
    Result<QList<StoredApiKey>> read() const;
    Status write(const QList<StoredApiKey> &keys);
    void takeOver(const QList<StoredApiKey> &keys);

    QString m_path;
    QList<StoredApiKey> m_keys;
    FileWatch m_watch;
};

} // namespace core
