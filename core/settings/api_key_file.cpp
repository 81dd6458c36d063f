#include "core/settings/api_key_file.h"

#include "core/settings/atomic_file.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ApiKeyFile)
};

constexpr int kVersion = 1;
constexpr int kLockMs = 2000;
constexpr qsizetype kLongestName = 80;
constexpr qsizetype kHashBytes = 32;

Error badRequest(const QString &message)
{
    return {ErrorKind::BadRequest, message};
}

QByteArray hashOf(QByteArrayView token)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(token);
    return hash.result();
}

Secret newToken()
{
    std::array<quint32, 8> random {};
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    const auto *bytes = reinterpret_cast<const char *>(random.data());
    const auto encoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    return Secret("sy-" + QByteArray::fromRawData(bytes, sizeof random).toBase64(encoding));
}

std::optional<StoredApiKey> keyFromJson(const QJsonObject &json)
{
    StoredApiKey key {
        json.value(QLatin1String("name")).toString(),
        QDateTime::fromString(json.value(QLatin1String("created")).toString(), Qt::ISODate).toUTC(),
        QByteArray::fromHex(json.value(QLatin1String("sha256")).toString().toLatin1())};
    if (key.name.isEmpty() || !key.created.isValid() || key.sha256.size() != kHashBytes)
        return {};
    return key;
}

Error lockFailed(const QString &path)
{
    return {
        ErrorKind::StorageFailed,
        Text::tr(
            "%1 cannot be changed now: another Switchyard is changing it, or its folder cannot be written "
            "to. Check the folder's permissions and try again.")
            .arg(QDir::toNativeSeparators(path))};
}

bool isTaken(const QList<StoredApiKey> &keys, const QString &name)
{
    return std::any_of(keys.begin(), keys.end(),
                       [&name](const StoredApiKey &key) { return key.name == name; });
}

} // namespace

ApiKeyFile::ApiKeyFile(QString path, QObject *parent)
    : QObject(parent)
    , m_path(std::move(path))
    , m_watch(m_path, this)
{
    connect(&m_watch, &FileWatch::settled, this, [this] {
        if (const auto keys = read())
            takeOver(*keys);
        else
            emit reloadFailed(keys.error());
    });
}

Result<QList<StoredApiKey>> ApiKeyFile::read() const
{
    const auto text = readWholeFile(m_path);
    if (!text)
        return text.error();
    QList<StoredApiKey> keys;
    if (!*text)
        return keys;
    const QString shown = QDir::toNativeSeparators(m_path);
    const auto damaged = [&shown] {
        return Error {
            ErrorKind::StorageFailed,
            Text::tr("The list of API keys %1 is damaged. It was left as it is. Repair it or put a backup "
                     "in its place; if you remove it, all keys have to be made anew.")
                .arg(shown)};
    };
    const QJsonObject json = QJsonDocument::fromJson(**text).object();
    const int version = json.value(QLatin1String("version")).toInt();
    if (version > kVersion)
        return Error {
            ErrorKind::StorageFailed,
            Text::tr("The list of API keys %1 was written by a newer Switchyard. It was left as it is. "
                     "Update Switchyard.")
                .arg(shown)};
    if (version != kVersion || !json.value(QLatin1String("keys")).isArray())
        return damaged();
    for (const QJsonValue &value : json.value(QLatin1String("keys")).toArray()) {
        const auto key = keyFromJson(value.toObject());
        if (!key || isTaken(keys, key->name))
            return damaged();
        keys << *key;
    }
    return keys;
}

Status ApiKeyFile::write(const QList<StoredApiKey> &keys)
{
    QJsonArray rows;
    for (const StoredApiKey &key : keys) {
        rows << QJsonObject {{QStringLiteral("name"), key.name},
                             {QStringLiteral("created"), key.created.toString(Qt::ISODateWithMs)},
                             {QStringLiteral("sha256"), QString::fromLatin1(key.sha256.toHex())}};
    }
    const QJsonObject json {{QStringLiteral("version"), kVersion}, {QStringLiteral("keys"), rows}};
    const Status written = replaceFile(m_path, QJsonDocument(json).toJson());
    if (written)
        takeOver(keys);
    return written;
}

void ApiKeyFile::takeOver(const QList<StoredApiKey> &keys)
{
    if (keys == m_keys)
        return;
    m_keys = keys;
    emit changed();
}

Status ApiKeyFile::load()
{
    m_watch.start();
    const auto keys = read();
    if (!keys)
        return keys.error();
    takeOver(*keys);
    return Done {};
}

Result<Secret> ApiKeyFile::add(const QString &name)
{
    const QString clean = name.simplified();
    if (clean.isEmpty() || clean.size() > kLongestName)
        return badRequest(
            Text::tr("A key needs a name of at most %1 letters, such as that of the program that uses it.")
                .arg(kLongestName));
    QLockFile lock(m_path + QLatin1String(".lock"));
    if (!lock.tryLock(kLockMs))
        return lockFailed(m_path);
    auto keys = read();
    if (!keys)
        return keys.error();
    if (isTaken(*keys, clean))
        return badRequest(
            Text::tr("There is an API key '%1' already. Revoke it first, or choose another name.")
                .arg(clean));
    const Secret token = newToken();
    const Status written =
        write(*keys + QList {StoredApiKey {clean, QDateTime::currentDateTimeUtc(), hashOf(token.reveal())}});
    if (!written)
        return written.error();
    return token;
}

Status ApiKeyFile::revoke(const QString &name)
{
    QLockFile lock(m_path + QLatin1String(".lock"));
    if (!lock.tryLock(kLockMs))
        return lockFailed(m_path);
    const auto keys = read();
    if (!keys)
        return keys.error();
    QList<StoredApiKey> kept = *keys;
    if (kept.removeIf([&name](const StoredApiKey &key) { return key.name == name; }) == 0) {
        QStringList names;
        for (const StoredApiKey &key : *keys)
            names << key.name;
        return badRequest(names.isEmpty() ? Text::tr("There is no API key '%1', nor any other.").arg(name)
                                          : Text::tr("There is no API key '%1'. There are: %2.")
                                                .arg(name, names.join(QLatin1String(", "))));
    }
    return write(kept);
}

std::optional<QString> ApiKeyFile::nameOf(QByteArrayView token) const
{
    const QByteArray presented = hashOf(token);
    std::optional<QString> name;
    for (const StoredApiKey &key : m_keys) {
        // All of them, to the end: neither the position nor the number of right bytes shows in the time.
        if (Secret(key.sha256).equals(presented))
            name = key.name;
    }
    return name;
}

} // namespace core
