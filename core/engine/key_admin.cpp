#include "core/engine/key_admin.h"

#include "core/async/on_thread.h"
#include "core/catalog/environment_keys.h"
#include "core/engine/balance_query.h"
#include "core/engine/provider_keys.h"
#include "core/engine/traffic.h"
#include "core/model/host_pattern.h"
#include "core/secrets/key_store.h"
#include "core/settings/bundled_balances.h"
#include "core/settings/config_store.h"

#include <QUrl>

#include <algorithm>

namespace core {

namespace {

Error badRequest(const QString &message)
{
    return {ErrorKind::BadRequest, message};
}

ProviderConfig &entryFor(Config &config, const QString &provider)
{
    const auto known =
        std::find_if(config.providers.begin(), config.providers.end(),
                     [&](const ProviderConfig &entry) { return entry.overlay.id == provider; });
    if (known != config.providers.end())
        return *known;
    ProviderConfig added;
    added.overlay.id = provider;
    config.providers << added;
    return config.providers.last();
}

ProviderKeyConfig *findKey(Config &config, const QString &provider, const QString &name)
{
    for (ProviderConfig &entry : config.providers) {
        if (entry.overlay.id != provider)
            continue;
        for (ProviderKeyConfig &key : entry.keys) {
            if (key.name == name)
                return &key;
        }
    }
    return nullptr;
}

} // namespace

KeyAdmin::KeyAdmin(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_balances(bundledBalances())
{ }

std::optional<Error> KeyAdmin::refusal(const NewProviderKey &key) const
{
    if (!m_catalog->findProvider(key.provider))
        return badRequest(tr("There is no provider named '%1' in the catalog.").arg(key.provider));
    if (m_parts.keys.contains(key.provider, key.name))
        return badRequest(
            tr("%1 has a key named '%2' already. Choose another name, or remove that key first.")
                .arg(key.provider, key.name));
    if (key.storage != KeyStorage::Reference && key.secret.isEmpty())
        return badRequest(tr("The key is empty."));
    return std::nullopt;
}

/// Where the provider's address is plain, its hosts are written down beside the key, so that the key stays
/// with them whatever address the provider gets later. An address with places to fill says less than the
/// patterns of the catalog.
QStringList KeyAdmin::hostsToWrite(const QString &provider) const
{
    QStringList hosts = m_parts.keys.hostsOfProvider(provider);
    const bool plain = std::all_of(hosts.cbegin(), hosts.cend(), [](const QString &host) {
        return !host.isEmpty() && !host.contains(u'*');
    });
    return plain ? hosts : QStringList();
}

Status KeyAdmin::addToConfig(const NewProviderKey &key, const SecretRef &secret)
{
    return m_parts.config.change([&](Config &config) {
        ProviderKeyConfig entry;
        entry.name = key.name;
        entry.secret = secret;
        entry.region = key.region;
        entry.location = key.location;
        setSettings(entry, key.settings);
        entryFor(config, key.provider).keys << entry;
    });
}

QFuture<Status> KeyAdmin::add(const NewProviderKey &wanted)
{
    if (const std::optional<Error> refused = refusal(wanted))
        return readyFuture<Status>(*refused);
    NewProviderKey key = wanted;
    if (key.settings.hosts.isEmpty())
        key.settings.hosts = hostsToWrite(key.provider);
    switch (key.storage) {
    case KeyStorage::SessionOnly:
        m_parts.keys.addSessionKey(key);
        return readyFuture<Status>(Done {});
    case KeyStorage::Reference:
        return readyFuture<Status>(addToConfig(key, key.reference));
    case KeyStorage::Keychain:
        break;
    }
    const SecretRef ref {SecretRef::Kind::Keychain, key.provider + u'/' + key.name};
    return after(m_parts.keyStore.write(ref.name, key.secret), this, [this, key, ref](const Status &written) {
        const Status added = written ? addToConfig(key, ref) : written;
        // A secret that nothing refers to would lie in the key store for ever.
        if (written && !added)
            m_parts.keyStore.remove(ref.name);
        return added;
    });
}

QFuture<Status> KeyAdmin::remove(const QString &provider, const QString &name)
{
    if (m_parts.keys.removeSessionKey(provider, name)) {
        m_parts.traffic.forgetKey(provider, name);
        return readyFuture<Status>(Done {});
    }
    SecretRef ref;
    const Status changed = m_parts.config.change([&](Config &config) {
        if (const ProviderKeyConfig *key = findKey(config, provider, name))
            ref = key->secret;
        for (ProviderConfig &entry : config.providers) {
            if (entry.overlay.id == provider)
                entry.keys.removeIf([&](const ProviderKeyConfig &key) { return key.name == name; });
        }
    });
    if (!changed)
        return readyFuture(changed);
    if (ref.kind == SecretRef::Kind::None)
        return readyFuture<Status>(
            badRequest(tr("%1 has no key named '%2' in the configuration.").arg(provider, name)));
    m_parts.traffic.forgetKey(provider, name);
    if (ref.kind != SecretRef::Kind::Keychain)
        return readyFuture<Status>(Done {});
    return m_parts.keyStore.remove(ref.name);
}

Status KeyAdmin::change(const QString &provider, const QString &name, const ProviderKeySettings &settings)
{
    for (const QString &host : settings.hosts) {
        if (!isHostPattern(host))
            return badRequest(tr("'%1' is no host. Write a name such as api.example.com, *.example.com for "
                                 "all hosts below it, or api.example.com:8443 for one port.")
                                  .arg(host));
    }
    if (m_parts.keys.changeSessionKey(provider, name, settings))
        return Done {};
    bool found = false;
    const Status changed = m_parts.config.change([&](Config &config) {
        ProviderKeyConfig *key = findKey(config, provider, name);
        found = key != nullptr;
        if (key)
            setSettings(*key, settings);
    });
    if (changed && !found)
        return badRequest(tr("%1 has no key named '%2' in the configuration.").arg(provider, name));
    return changed;
}

QList<EnvironmentKey> KeyAdmin::environmentKeys() const
{
    QList<EnvironmentKey> found;
    for (const KeyVariable &custom : keyVariables(*m_catalog)) {
        if (m_parts.environment.value(custom.variable).trimmed().isEmpty())
            continue;
        const ProviderInfo *provider = m_catalog->findProvider(custom.provider);
        EnvironmentKey key {.variable = custom.variable,
                            .provider = custom.provider,
                            .providerName = provider->name.isEmpty() ? provider->id : provider->name};
        QStringList hosts = m_parts.keys.hostsOfProvider(custom.provider);
        hosts.removeAll(QString());
        key.host = hosts.join(QLatin1String(", "));
        for (const ProviderConfig &entry : m_parts.config.config().providers) {
            if (entry.overlay.id != custom.provider)
                continue;
            for (const ProviderKeyConfig &used : entry.keys) {
                if (used.secret == SecretRef {SecretRef::Kind::Environment, custom.variable})
                    key.usedBy = used.name;
            }
        }
        found << key;
    }
    return found;
}

/// By `VARIABLE` or `PROVIDER/VARIABLE`.
Result<EnvironmentKey> KeyAdmin::environmentKey(const QString &wanted) const
{
    const qsizetype slash = wanted.lastIndexOf(u'/');
    const QString provider = slash < 0 ? QString() : wanted.left(slash);
    QList<EnvironmentKey> fitting = environmentKeys();
    fitting.removeIf([&](const EnvironmentKey &key) {
        return key.variable != wanted.mid(slash + 1) || (slash >= 0 && key.provider != provider);
    });
    if (fitting.isEmpty())
        return badRequest(
            tr("'%1' is not set in this program's environment, or no provider of the catalog keeps a key "
               "there.")
                .arg(wanted));
    if (fitting.size() == 1)
        return fitting.first();
    QStringList choices;
    for (const EnvironmentKey &key : std::as_const(fitting))
        choices << key.provider + u'/' + key.variable;
    return badRequest(tr("Several providers keep their key in %1. Say which one is meant: %2.")
                          .arg(wanted, choices.join(QLatin1String(", "))));
}

QString KeyAdmin::freeName(const QString &provider) const
{
    const QString first = QStringLiteral("env");
    QString name = first;
    for (int number = 2; m_parts.keys.contains(provider, name); ++number)
        name = first + u'-' + QString::number(number);
    return name;
}

Status KeyAdmin::importEnvironmentKeys(const QStringList &variables)
{
    QStringList failures;
    for (const QString &wanted : variables) {
        const Result<EnvironmentKey> found = environmentKey(wanted);
        if (!found) {
            failures << found.error().message;
            continue;
        }
        if (!found->usedBy.isEmpty())
            continue;
        NewProviderKey key {.provider = found->provider, .name = freeName(found->provider)};
        key.settings.hosts = hostsToWrite(found->provider);
        const Status added = addToConfig(key, {SecretRef::Kind::Environment, found->variable});
        if (!added)
            failures << added.error().message;
    }
    return failures.isEmpty() ? Status(Done {}) : Status(badRequest(failures.join(u'\n')));
}

const BalanceRow *KeyAdmin::balanceRow(const QString &provider) const
{
    const auto row = std::find_if(m_balances.cbegin(), m_balances.cend(),
                                  [&](const BalanceRow &one) { return one.provider == provider; });
    return row == m_balances.cend() ? nullptr : &*row;
}

QFuture<Result<ProviderBalance>> KeyAdmin::balance(const QString &provider, const QString &name)
{
    const auto refuse = [](const QString &message) {
        return readyFuture<Result<ProviderBalance>>(badRequest(message));
    };
    const ProviderInfo *info = m_catalog->findProvider(provider);
    const BalanceRow *row = balanceRow(provider);
    const QString providerName = info && !info->name.isEmpty() ? info->name : provider;
    if (!info || !row)
        return refuse(tr("%1 has no place where a program can ask for the balance. Its page for billing "
                         "shows it.")
                          .arg(providerName));
    const Secret key = m_parts.keys.secret(provider, name);
    if (key.isEmpty())
        return refuse(tr("%1 has no usable key named '%2'.").arg(providerName, name));
    return (new BalanceQuery(m_parts.transport, *row, {providerName, info->baseUrl, key}, this))->run();
}

QList<KeyStatus> KeyAdmin::statuses() const
{
    QList<KeyStatus> statuses = m_parts.keys.statuses(*m_catalog);
    const QDate today = usageMomentNow().utcDay;
    for (KeyStatus &key : statuses) {
        key.spentThisMonth = m_parts.traffic.keyUsage().spentInMonth(key.provider, key.name, today);
        key.hasBalance = balanceRow(key.provider) != nullptr;
    }
    return statuses;
}

} // namespace core
