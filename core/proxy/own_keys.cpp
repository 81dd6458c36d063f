#include "core/proxy/own_keys.h"

#include "core/async/on_thread.h"
#include "core/secrets/secret_resolver.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

/// Names are unique in config.json, and nothing else stays there.
QString configId(const QString &name)
{
    return QLatin1String("config:") + name;
}

AccessKey accessOf(const ApiKeyConfig &key)
{
    return {key.name, configId(key.name), key.rules, key.loopbackWithoutKey};
}

} // namespace

OwnKeys::OwnKeys(SecretResolver &secrets, const QString &keysFile, QObject *parent)
    : QObject(parent)
    , m_secrets(secrets)
    , m_file(keysFile, this)
{
    connect(&m_file, &ApiKeyFile::changed, this, &OwnKeys::changed);
    connect(&m_file, &ApiKeyFile::reloadFailed, this,
            [](const Error &error) { qWarning("%s", qUtf8Printable(error.message)); });
    if (const Status loaded = m_file.load(); !loaded)
        qWarning("%s", qUtf8Printable(loaded.error().message));
}

QFuture<Done> OwnKeys::setConfigured(const QList<ApiKeyConfig> &keys)
{
    m_config = keys;
    m_configured.clear();
    QList<QFuture<Done>> pending;
    for (const ApiKeyConfig &key : keys) {
        if (key.secret.kind == SecretRef::Kind::None)
            continue;
        pending << after(m_secrets.resolve(key.secret), this, [this, key](const Result<Secret> &secret) {
            if (!secret)
                qWarning("Key '%s' of the local API: %s", qUtf8Printable(key.name),
                         qUtf8Printable(secret.error().message));
            else if (m_config.contains(key)) // not replaced in the meantime
                m_configured << Configured {accessOf(key), *secret};
            return Done {};
        });
    }
    emit changed();
    if (pending.isEmpty())
        return readyFuture(Done {});
    return after(QtFuture::whenAll(pending.begin(), pending.end()), this,
                 [](const auto &) { return Done {}; });
}

std::optional<AccessKey> OwnKeys::find(QByteArrayView secret) const
{
    std::optional<AccessKey> found;
    for (const Configured &key : m_configured) {
        // All of them, to the end: neither the position nor the number of right bytes shows in the time.
        if (key.secret.equals(secret))
            found = key.access;
    }
    if (found)
        return found;
    const std::optional<ApiKeyFile::Match> match = m_file.find(secret);
    if (!match)
        return {};
    AccessKey key {match->key.name, match->key.id, match->key.rules};
    if (match->oldSecret)
        key.secretEnds = match->key.oldUntil;
    return key;
}

QList<AccessKey> OwnKeys::anonymous() const
{
    QList<AccessKey> keys;
    for (const ApiKeyConfig &key : m_config) {
        if (key.loopbackWithoutKey)
            keys << accessOf(key);
    }
    return keys;
}

void OwnKeys::noteUse(const AccessKey &key, const QDateTime &utc)
{
    m_lastUsed.insert(key.id, utc);
}

ApiKeyInfo OwnKeys::infoOf(const StoredApiKey &key) const
{
    return {.id = key.id,
            .name = key.name,
            .label = key.label,
            .rules = key.rules,
            .changed = key.changed,
            .oldSecretUntil = key.oldUntil,
            .created = key.created,
            .storage = QStringLiteral("profile"),
            .lastUsed = m_lastUsed.value(key.id)};
}

QList<ApiKeyInfo> OwnKeys::list() const
{
    QList<ApiKeyInfo> infos;
    for (const ApiKeyConfig &key : m_config) {
        const QString id = configId(key.name);
        infos << ApiKeyInfo {.id = id,
                             .name = key.name,
                             .rules = key.rules,
                             .inConfig = true,
                             .storage = key.loopbackWithoutKey ? tr("no key, this machine only")
                                                               : key.secret.toString(),
                             .lastUsed = m_lastUsed.value(id)};
    }
    for (const StoredApiKey &key : m_file.keys())
        infos << infoOf(key);
    return infos;
}

std::optional<ApiKeyInfo> OwnKeys::findById(const QString &id) const
{
    const QList<ApiKeyInfo> infos = list();
    const auto found =
        std::find_if(infos.cbegin(), infos.cend(), [&id](const ApiKeyInfo &info) { return info.id == id; });
    return found == infos.cend() ? std::nullopt : std::optional(*found);
}

QList<Budget> OwnKeys::budgets() const
{
    QList<Budget> budgets;
    const auto add = [&budgets](const QString &id, const ApiKeyRules &rules) {
        if (!rules.limit)
            return;
        Budget budget;
        budget.name = QLatin1String("key:") + id; // not the key's name: a rename must not begin a new count
        budget.scope.keyId = id;
        budget.limit = *rules.limit;
        budget.period = rules.limitPeriod;
        budget.action = BudgetAction::Block;
        budget.warnAt = QList<int>(); // who uses the key is told; the user warns of budgets
        budgets << budget;
    };
    for (const ApiKeyConfig &key : m_config)
        add(configId(key.name), key.rules);
    for (const StoredApiKey &key : m_file.keys())
        add(key.id, key.rules);
    return budgets;
}

Status OwnKeys::notConfigured(const QString &name) const
{
    const bool taken =
        std::any_of(m_config.cbegin(), m_config.cend(),
                    [clean = name.simplified()](const ApiKeyConfig &key) { return key.name == clean; });
    if (!taken)
        return Done {};
    Error error {ErrorKind::BadRequest,
                 tr("The key '%1' stands in config.json. Change it there, or choose another name.")
                     .arg(name.simplified())};
    error.httpStatus = 409;
    return error;
}

Result<NewApiKey> OwnKeys::create(const QString &name, const ApiKeyRules &rules)
{
    if (const Status free = notConfigured(name); !free)
        return free.error();
    const Result<ApiKeyFile::Issued> made = m_file.add(name, rules);
    if (!made)
        return made.error();
    return NewApiKey {infoOf(made->key), made->secret};
}

Status OwnKeys::change(const QString &name, const QString &newName, const ApiKeyRules &rules)
{
    for (const QString &each : {name, newName}) {
        if (const Status free = notConfigured(each); !free)
            return free;
    }
    return m_file.change(name, newName, rules);
}

Result<NewApiKey> OwnKeys::rotate(const QString &name, std::chrono::seconds overlap)
{
    if (const Status free = notConfigured(name); !free)
        return free.error();
    const Result<ApiKeyFile::Issued> made = m_file.rotate(name, overlap);
    if (!made)
        return made.error();
    return NewApiKey {infoOf(made->key), made->secret};
}

Status OwnKeys::revoke(const QString &name)
{
    if (const Status free = notConfigured(name); !free)
        return free;
    return m_file.revoke(name);
}

} // namespace core
