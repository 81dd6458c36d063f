#pragma once

#include "core/catalog/balance_rows.h"
#include "core/engine/engine.h"

#include <QFuture>
#include <QObject>
#include <QProcessEnvironment>

namespace core {

class ProviderKeys;
class Traffic;

/// Sets provider keys up, changes and removes them: in config.json, in the key store and for this session.
/// Belongs to the engine's thread.
class KeyAdmin : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        ConfigStore &config;
        KeyStore &keyStore;
        Transport &transport;
        ProviderKeys &keys;
        Traffic &traffic;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    };

    explicit KeyAdmin(const Parts &parts, QObject *parent = nullptr);

    /// The catalog with all overlays, for the functions that ask who a provider is.
    void setCatalog(const CatalogPtr &catalog) { m_catalog = catalog; }

    /// As Engine's functions of the same names say.
    QFuture<Status> add(const NewProviderKey &key);
    QFuture<Status> remove(const QString &provider, const QString &name);
    Status change(const QString &provider, const QString &name, const ProviderKeySettings &settings);
    QList<EnvironmentKey> environmentKeys() const;
    Status importEnvironmentKeys(const QStringList &variables);
    QFuture<Result<ProviderBalance>> balance(const QString &provider, const QString &name);

    QList<KeyStatus> statuses() const;

private:
    std::optional<Error> refusal(const NewProviderKey &key) const;
    Status addToConfig(const NewProviderKey &key, const SecretRef &secret);
    QStringList hostsToWrite(const QString &provider) const;
    Result<EnvironmentKey> environmentKey(const QString &wanted) const;
    QString freeName(const QString &provider) const;

    const BalanceRow *balanceRow(const QString &provider) const;

    Parts m_parts;
    QList<BalanceRow> m_balances;
    CatalogPtr m_catalog;
};

} // namespace core
