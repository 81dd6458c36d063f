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
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ApiKeyFile)
};

constexpr int kVersion = 2;
constexpr int kLockMs = 2000;
constexpr qsizetype kLongestName = 80;
constexpr std::chrono::hours kLongestOverlap {24 * 366};

Error badRequest(const QString &message)
{
    return {ErrorKind::BadRequest, message};
}

QByteArray hashOf(QByteArrayView secret)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(secret);
    return hash.result();
}

Secret newSecret()
{
    std::array<quint32, 8> random {};
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    const auto *bytes = reinterpret_cast<const char *>(random.data());
    const auto encoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    return Secret("sy-" + QByteArray::fromRawData(bytes, sizeof random).toBase64(encoding));
}

/// Enough to tell keys apart, and 220 of the 256 random bits too little to guess one.
QString labelOf(const Secret &secret)
{
    const QByteArray &letters = secret.reveal();
    return QString::fromLatin1(letters.left(6)) + QChar(0x2026) + QString::fromLatin1(letters.right(3));
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

auto named(const QString &name)
{
    return [name](const StoredApiKey &key) { return key.name == name; };
}

bool isTaken(const QList<StoredApiKey> &keys, const QString &name)
{
    return std::any_of(keys.begin(), keys.end(), named(name));
}

/// The key of that name, or the error that names the others.
Result<StoredApiKey *> keyIn(QList<StoredApiKey> &keys, const QString &name)
{
    const auto found = std::find_if(keys.begin(), keys.end(), named(name));
    if (found != keys.end())
        return &*found;
    if (keys.isEmpty())
        return badRequest(Text::tr("There is no API key '%1', nor any other.").arg(name));
    QStringList names;
    for (const StoredApiKey &key : std::as_const(keys))
        names << key.name;
    return badRequest(
        Text::tr("There is no API key '%1'. There are: %2.").arg(name, names.join(QLatin1String(", "))));
}

/// The name as it is kept; an error where it cannot be one of a key in that list.
Result<QString> newNameIn(const QList<StoredApiKey> &keys, const QString &name)
{
    const QString clean = name.simplified();
    if (clean.isEmpty() || clean.size() > kLongestName)
        return badRequest(
            Text::tr("A key needs a name of at most %1 letters, such as that of the program that uses it.")
                .arg(kLongestName));
    if (isTaken(keys, clean))
        return badRequest(
            Text::tr("There is an API key '%1' already. Revoke it first, or choose another name.")
                .arg(clean));
    return clean;
}

bool isPositive(const KeyLimits &limits)
{
    for (const auto &limit : {limits.requestsPerMinute, limits.requestsPerDay, limits.tokensPerMinute,
                              limits.tokensPerDay, limits.concurrent}) {
        if (limit && *limit < 1)
            return false;
    }
    return true;
}

/// What no form and no program should have let through.
Status checkRules(const ApiKeyRules &rules)
{
    if (rules.limit && *rules.limit < Money())
        return badRequest(Text::tr("A limit on money cannot be below zero."));
    bool positive = isPositive(rules.limits);
    QStringList models;
    for (const ModelLimits &limits : rules.modelLimits) {
        if (limits.model.isEmpty() || limits.limits.isEmpty() || models.contains(limits.model))
            return badRequest(Text::tr("Limits by model need a model, a limit, and no model twice."));
        positive = positive && isPositive(limits.limits);
        models << limits.model;
    }
    if (!positive)
        return badRequest(
            Text::tr("A limit of requests or tokens is a whole number from 1. Disable the key if it should "
                     "do nothing."));
    if (rules.models.contains(QString()) || rules.providers.contains(QString()))
        return badRequest(Text::tr("The lists of models and providers cannot have empty entries."));
    return Done {};
}

/// The present time as the file keeps it.
QDateTime now()
{
    return QDateTime::currentDateTimeUtc();
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
    if (version < 1 || !json.value(QLatin1String("keys")).isArray())
        return damaged();
    for (const QJsonValue &value : json.value(QLatin1String("keys")).toArray()) {
        const auto key = storedApiKeyFromJson(value.toObject(), version);
        if (!key || isTaken(keys, key->name))
            return damaged();
        keys << *key;
    }
    return keys;
}

Status ApiKeyFile::write(const QList<StoredApiKey> &keys)
{
    QJsonArray rows;
    for (const StoredApiKey &key : keys)
        rows << storedApiKeyToJson(key);
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
    m_places.clear();
    for (qsizetype i = 0; i < keys.size(); ++i) {
        if (!keys.at(i).oldSha256.isEmpty())
            m_places.insert(keys.at(i).oldSha256, {i, true});
        m_places.insert(keys.at(i).sha256, {i, false});
    }
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

Status ApiKeyFile::edit(const std::function<Status(QList<StoredApiKey> &)> &change)
{
    QLockFile lock(m_path + QLatin1String(".lock"));
    if (!lock.tryLock(kLockMs))
        return lockFailed(m_path);
    auto read = this->read();
    if (!read)
        return read.error();
    QList<StoredApiKey> keys = *read;
    const Status changed = change(keys);
    return changed ? write(keys) : changed;
}

Result<ApiKeyFile::Issued> ApiKeyFile::add(const QString &name, const ApiKeyRules &rules)
{
    Issued issued;
    const Status added = edit([&](QList<StoredApiKey> &keys) -> Status {
        const Result<QString> clean = newNameIn(keys, name);
        if (!clean)
            return clean.error();
        if (const Status sensible = checkRules(rules); !sensible)
            return sensible;
        issued.secret = newSecret();
        issued.key.sha256 = hashOf(issued.secret.reveal());
        issued.key.id = QString::fromLatin1(issued.key.sha256.toHex());
        issued.key.name = *clean;
        issued.key.label = labelOf(issued.secret);
        issued.key.created = now();
        issued.key.changed = issued.key.created;
        issued.key.rules = rules;
        keys << issued.key;
        return Done {};
    });
    if (!added)
        return added.error();
    return issued;
}

Status ApiKeyFile::change(const QString &name, const QString &newName, const ApiKeyRules &rules)
{
    return edit([&](QList<StoredApiKey> &keys) -> Status {
        const Result<StoredApiKey *> key = keyIn(keys, name);
        if (!key)
            return key.error();
        StoredApiKey &changed = **key;
        if (newName != name) {
            const Result<QString> clean = newNameIn(keys, newName);
            if (!clean)
                return clean.error();
            changed.name = *clean;
        }
        if (const Status sensible = checkRules(rules); !sensible)
            return sensible;
        changed.rules = rules;
        changed.changed = now();
        return Done {};
    });
}

Result<ApiKeyFile::Issued> ApiKeyFile::rotate(const QString &name, std::chrono::seconds overlap)
{
    if (overlap.count() < 0 || overlap > kLongestOverlap)
        return badRequest(Text::tr("The old secret can be taken for at most a year longer."));
    Issued issued;
    const Status rotated = edit([&](QList<StoredApiKey> &keys) -> Status {
        const Result<StoredApiKey *> found = keyIn(keys, name);
        if (!found)
            return found.error();
        StoredApiKey &key = **found;
        issued.secret = newSecret();
        key.changed = now();
        key.oldSha256 = key.sha256;
        key.oldUntil = key.changed.addSecs(overlap.count());
        key.sha256 = hashOf(issued.secret.reveal());
        key.label = labelOf(issued.secret);
        issued.key = key;
        return Done {};
    });
    if (!rotated)
        return rotated.error();
    return issued;
}

Status ApiKeyFile::revoke(const QString &name)
{
    return edit([&name](QList<StoredApiKey> &keys) -> Status {
        const Result<StoredApiKey *> key = keyIn(keys, name);
        if (!key)
            return key.error();
        keys.removeIf(named(name));
        return Done {};
    });
}

std::optional<ApiKeyFile::Match> ApiKeyFile::find(QByteArrayView secret) const
{
    // A look-up by the hash takes as long with a thousand keys as with one. What its time could tell is which
    // bytes of a hash are right, and nobody can come from those to the secret: there is no way to choose a
    // secret by its SHA-256, and the 256 random bits of one cannot be tried out.
    const auto place = m_places.constFind(hashOf(secret));
    if (place == m_places.cend())
        return {};
    return Match {m_keys.at(place->key), place->oldSecret};
}

} // namespace core
