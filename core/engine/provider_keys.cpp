#include "core/engine/provider_keys.h"

#include "core/async/on_thread.h"
#include "core/routing/host_binding.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace core {

namespace {

/// The project that a service account belongs to stands in its file.
QString projectOf(const Secret &secret)
{
    const QByteArray bytes = secret.reveal().trimmed();
    if (!bytes.startsWith('{'))
        return {};
    return QJsonDocument::fromJson(bytes).object().value(QLatin1String("project_id")).toString();
}

/// Where the key goes, as far as that is known.
QString hostOf(QString address, const ProviderKeyConfig &key)
{
    address.replace(QLatin1String("${AWS_REGION}"), key.region);
    const bool everywhere = key.location.isEmpty() || key.location == QLatin1String("global");
    address.replace(QLatin1String("${GOOGLE_VERTEX_LOCATION}-"),
                    everywhere ? QString() : key.location + u'-');
    return QUrl(address).authority();
}

KeyFacts factsOf(const ProviderKeyConfig &config, const Secret &secret, const QStringList &hosts)
{
    return {.name = config.name,
            .priority = config.priority,
            .weight = config.weight,
            .region = config.region,
            .project = config.project.isEmpty() ? projectOf(secret) : config.project,
            .location = config.location,
            .models = config.models,
            .limits = config.limits,
            .hosts = hosts,
            .freeRequestsPerDay = config.freeRequestsPerDay};
}

} // namespace

ProviderKeys::ProviderKeys(SecretResolver &resolver, Places places, QObject *parent)
    : QObject(parent)
    , m_resolver(resolver)
    , m_places(std::move(places))
{ }

QFuture<Done> ProviderKeys::load(const Config &config)
{
    QList<Entry> entries;
    m_ownAddresses.clear();
    for (const ProviderConfig &provider : config.providers) {
        if (provider.overlay.baseUrl)
            m_ownAddresses.insert(provider.overlay.id, *provider.overlay.baseUrl);
        for (const ProviderKeyConfig &key : provider.keys) {
            Entry entry {provider.overlay.id, key};
            if (const Entry *known = find(entry.provider, key.name);
                known && known->config.secret == key.secret) {
                entry.secret = known->secret;
                entry.lastUsed = known->lastUsed;
                entry.lastError = known->lastError;
            }
            entry.hosts = hostsOf(entry);
            entries << entry;
        }
    }
    for (Entry &entry : m_entries) {
        if (!entry.session)
            continue;
        entry.hosts = hostsOf(entry);
        entries << entry;
    }
    m_entries = entries;
    announce();

    QList<QFuture<Done>> pending;
    for (const Entry &entry : std::as_const(m_entries)) {
        if (!entry.secret.isEmpty())
            continue;
        const QString provider = entry.provider;
        const QString name = entry.config.name;
        const SecretRef ref = entry.config.secret;
        pending << after(m_resolver.resolve(ref), this,
                         [this, provider, name, ref](const Result<Secret> &result) {
                             Entry *target = find(provider, name);
                             if (target && target->config.secret == ref) {
                                 target->secret = result ? result.value() : Secret();
                                 target->problem = result ? QString() : result.error().message;
                                 // At once: another key may wait for the user to unlock the key store.
                                 announce();
                             }
                             return Done {};
                         });
    }
    if (pending.isEmpty())
        return readyFuture(Done {});
    return after(QtFuture::whenAll(pending.begin(), pending.end()), this,
                 [](const QList<QFuture<Done>> &) { return Done {}; });
}

void ProviderKeys::addSessionKey(const NewProviderKey &key)
{
    ProviderKeyConfig config;
    config.name = key.name;
    config.secret = {SecretRef::Kind::Session, key.provider + u'/' + key.name};
    config.region = key.region;
    config.location = key.location;
    setSettings(config, key.settings);
    m_entries << Entry {key.provider, config, true, key.secret};
    m_entries.last().hosts = hostsOf(m_entries.last());
    announce();
}

bool ProviderKeys::removeSessionKey(const QString &provider, const QString &name)
{
    const auto removed = m_entries.removeIf([&](const Entry &entry) {
        return entry.session && entry.provider == provider && entry.config.name == name;
    });
    if (removed > 0)
        announce();
    return removed > 0;
}

bool ProviderKeys::changeSessionKey(const QString &provider, const QString &name,
                                    const ProviderKeySettings &settings)
{
    Entry *entry = find(provider, name);
    if (!entry || !entry->session)
        return false;
    setSettings(entry->config, settings);
    entry->hosts = hostsOf(*entry);
    announce();
    return true;
}

bool ProviderKeys::contains(const QString &provider, const QString &name) const
{
    return find(provider, name) != nullptr;
}

void ProviderKeys::invalidate(const QString &provider, const QString &name)
{
    if (Entry *entry = find(provider, name))
        entry->secret = Secret();
    m_usable.reset();
}

void ProviderKeys::announce()
{
    m_usable.reset();
    emit changed();
}

const QHash<QString, QList<KeyFacts>> &ProviderKeys::usable() const
{
    if (m_usable)
        return *m_usable;
    m_usable.emplace();
    for (const Entry &entry : m_entries) {
        if (!entry.secret.isEmpty() && !entry.config.disabled)
            (*m_usable)[entry.provider] << factsOf(entry.config, entry.secret, entry.hosts);
    }
    return *m_usable;
}

Secret ProviderKeys::secret(const QString &provider, const QString &name) const
{
    const Entry *entry = find(provider, name);
    return entry && !entry->config.disabled ? entry->secret.boundTo(entry->hosts) : Secret();
}

QStringList ProviderKeys::hostsOf(const Entry &entry) const
{
    const auto own = m_ownAddresses.constFind(entry.provider);
    return hostsOfKey({.ofKey = entry.config.hosts,
                       .ownAddress = own == m_ownAddresses.cend() ? std::nullopt : std::optional(*own),
                       .ofCatalog = m_places.hosts.value(entry.provider)},
                      m_places.variables);
}

QStringList ProviderKeys::hostsOfProvider(const QString &provider) const
{
    return hostsOf(Entry {provider, {}});
}

QList<KeyStatus> ProviderKeys::statuses(const Catalog &catalog) const
{
    QList<KeyStatus> statuses;
    for (const Entry &entry : m_entries) {
        KeyStatus status;
        status.provider = entry.provider;
        const ProviderInfo *provider = catalog.findProvider(entry.provider);
        status.providerName = provider ? provider->name : entry.provider;
        status.host = provider ? hostOf(provider->baseUrl, entry.config) : QString();
        status.name = entry.config.name;
        status.storage = entry.config.secret.toString();
        status.usable = !entry.secret.isEmpty() && !entry.config.disabled;
        status.problem = entry.config.disabled ? tr("This key is switched off.") : entry.problem;
        status.hosts = entry.hosts;
        status.hosts.removeAll(QString());
        status.session = entry.session;
        status.settings = settingsOf(entry.config);
        status.lastUsed = entry.lastUsed;
        status.lastError = entry.lastError;
        statuses << status;
    }
    return statuses;
}

void ProviderKeys::recall(const QList<ProviderKeyUse> &uses)
{
    bool isNews = false;
    for (const ProviderKeyUse &use : uses) {
        Entry *entry = find(use.provider, use.keyName);
        // What this run saw is newer.
        if (!entry || entry->session || entry->lastUsed.isValid())
            continue;
        entry->lastUsed = use.lastUsed;
        // A failure that a success followed is over.
        if (use.lastFailed.isValid() && use.lastFailed >= use.lastUsed)
            entry->lastError = use.lastError;
        isNews = true;
    }
    if (isNews)
        emit changed();
}

void ProviderKeys::noteUse(const QString &provider, const QString &name, const std::optional<Error> &error)
{
    Entry *entry = find(provider, name);
    if (!entry)
        return;
    entry->lastUsed = QDateTime::currentDateTimeUtc();
    // What went wrong for other reasons than the key says nothing about the key.
    const bool aboutKey = error
                          && (error->kind == ErrorKind::AuthFailed || error->kind == ErrorKind::OutOfCredit
                              || error->kind == ErrorKind::RateLimited);
    if (!error || aboutKey) {
        const QString lastError = error ? error->message : QString();
        if (std::exchange(entry->lastError, lastError) != lastError)
            emit changed();
    }
}

ProviderKeys::Entry *ProviderKeys::find(const QString &provider, const QString &name)
{
    const auto it = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) {
        return entry.provider == provider && entry.config.name == name;
    });
    return it == m_entries.end() ? nullptr : &*it;
}

const ProviderKeys::Entry *ProviderKeys::find(const QString &provider, const QString &name) const
{
    return const_cast<ProviderKeys *>(this)->find(provider, name);
}

ProviderKeySettings settingsOf(const ProviderKeyConfig &key)
{
    return {.priority = key.priority,
            .weight = key.weight,
            .limitPerMonth = key.limitPerMonth,
            .limits = key.limits,
            .models = key.models,
            .hosts = key.hosts,
            .disabled = key.disabled,
            .freeRequestsPerDay = key.freeRequestsPerDay};
}

void setSettings(ProviderKeyConfig &key, const ProviderKeySettings &settings)
{
    key.priority = settings.priority;
    key.weight = settings.weight;
    key.limitPerMonth = settings.limitPerMonth;
    key.limits = settings.limits;
    key.models = settings.models;
    key.hosts = settings.hosts;
    key.disabled = settings.disabled;
    key.freeRequestsPerDay = settings.freeRequestsPerDay;
}

} // namespace core
