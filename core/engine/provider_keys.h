#pragma once

#include "core/config/config.h"
#include "core/engine/engine.h"
#include "core/routing/router.h"
#include "core/secrets/secret_resolver.h"

#include <QFuture>
#include <QHash>
#include <QList>

namespace core {

/// The provider keys of the configuration and of this session, with their secrets in memory.
///
/// A key whose reference cannot be resolved stays in the list with the reason, so that the user sees it.
class ProviderKeys : public QObject
{
    Q_OBJECT

public:
    explicit ProviderKeys(SecretResolver &resolver, QObject *parent = nullptr);

    /// Reads every key that the configuration names. Keys whose reference did not change are not read again,
    /// unless they could not be read before.
    QFuture<Done> load(const Config &config);
    /// A key that lives until the program ends.
    void addSessionKey(const NewProviderKey &key);
    bool removeSessionKey(const QString &provider, const QString &name);
    bool contains(const QString &provider, const QString &name) const;
    /// Forces the next load() to read this key again.
    void invalidate(const QString &provider, const QString &name);

    /// Keys that have a secret, by provider.
    QHash<QString, QList<KeyFacts>> usable() const;
    /// Empty if there is none.
    Secret secret(const QString &provider, const QString &name) const;
    QList<KeyStatus> statuses(const Catalog &catalog) const;
    void noteUse(const QString &provider, const QString &name, const std::optional<Error> &error);

signals:
    /// A key came, went, became usable or failed.
    void changed();

private:
    struct Entry {
        QString provider;
        ProviderKeyConfig config;
        bool session = false;
        Secret secret = {};
        QString problem = {};
        QDateTime lastUsed = {};
        QString lastError = {};
    };
    Entry *find(const QString &provider, const QString &name);
    const Entry *find(const QString &provider, const QString &name) const;

    SecretResolver &m_resolver;
    QList<Entry> m_entries;
};

} // namespace core
