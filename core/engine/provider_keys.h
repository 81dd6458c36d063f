#pragma once

#include "core/config/config.h"
#include "core/engine/engine.h"
#include "core/history/history_store.h"
#include "core/routing/router.h"
#include "core/secrets/secret_resolver.h"

#include <QFuture>
#include <QHash>
#include <QList>

namespace core {

/// The provider keys of the configuration and of this session, with their secrets in memory.
///
/// A key whose reference cannot be resolved stays in the list with the reason, so that the user sees it.
/// Every secret that is handed out is bound to the hosts of its key.
class ProviderKeys : public QObject
{
    Q_OBJECT

public:
    /// What the addresses of providers say of hosts, where a key says nothing of its own.
    struct Places {
        QHash<QString, QStringList> hosts = {}; ///< hostsByProvider() of the bundled catalog.
        QHash<QString, QString> variables = {}; ///< addressVariables().
    };

    ProviderKeys(SecretResolver &resolver, Places places, QObject *parent = nullptr);

    /// Reads every key that the configuration names. Keys whose reference did not change are not read again,
    /// unless they could not be read before.
    QFuture<Done> load(const Config &config);
    /// A key that lives until the program ends.
    void addSessionKey(const NewProviderKey &key);
    bool removeSessionKey(const QString &provider, const QString &name);
    /// False where there is no such key of this session.
    bool changeSessionKey(const QString &provider, const QString &name, const ProviderKeySettings &settings);
    bool contains(const QString &provider, const QString &name) const;
    /// Forces the next load() to read this key again.
    void invalidate(const QString &provider, const QString &name);

    /// Keys that have a secret and are not switched off, by provider.
    const QHash<QString, QList<KeyFacts>> &usable() const;
    /// Empty if there is none. Bound to its hosts.
    Secret secret(const QString &provider, const QString &name) const;
    /// As far as the keys themselves know: without what was spent and without balances.
    QList<KeyStatus> statuses(const Catalog &catalog) const;
    /// Patterns of the hosts that a new key of the provider would be bound to.
    QStringList hostsOfProvider(const QString &provider) const;
    /// What the history knows of keys from before this start.
    void recall(const QList<ProviderKeyUse> &uses);
    void noteUse(const QString &provider, const QString &name, const std::optional<Error> &error);

signals:
    /// A key came, went, became usable or failed.
    void changed();

private:
    struct Entry {
        QString provider;
        ProviderKeyConfig config;
        bool session = false;
        Secret secret = {}; ///< Not bound yet.
        QStringList hosts = {}; ///< Patterns of those that the key may be sent to.
        QString problem = {};
        QDateTime lastUsed = {};
        QString lastError = {};
    };
    QStringList hostsOf(const Entry &entry) const;
    /// What changed() tells of.
    void announce();
    Entry *find(const QString &provider, const QString &name);
    const Entry *find(const QString &provider, const QString &name) const;

    SecretResolver &m_resolver;
    Places m_places;
    QHash<QString, QString> m_ownAddresses; ///< `base_url` in config.json, by provider id.
    QList<Entry> m_entries;
    mutable std::optional<QHash<QString, QList<KeyFacts>>> m_usable; ///< As asked last; each request asks.
};

ProviderKeySettings settingsOf(const ProviderKeyConfig &key);
void setSettings(ProviderKeyConfig &key, const ProviderKeySettings &settings);

} // namespace core
