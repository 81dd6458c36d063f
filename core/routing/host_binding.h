#pragma once

#include "core/catalog/catalog.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace core {

// Which hosts a provider key is for, as patterns of core/model/host_pattern.h. A key is bound to hosts when
// it is set up, and goes nowhere else: neither a changed catalog nor a changed address nor a redirect moves
// it.

/// Patterns for an address of the catalog. Places such as `${AZURE_RESOURCE_NAME}` are filled from
/// `variables`, those that nobody knows and those that a key itself fills (Amazon's and Google's regions)
/// stand for any value. None where nothing of the host is known.
QStringList hostPatternsOf(const QString &address, const QHash<QString, QString> &variables);

/// By provider id: patterns for all addresses that the catalog has of the provider, its endpoints' included.
QHash<QString, QStringList> hostsByProvider(const Catalog &catalog, const QHash<QString, QString> &variables);

/// The hosts that a key of a provider may be sent to.
struct HostClaims {
    QStringList ofKey; ///< Set for the key; decides alone where it is not empty.
    std::optional<QString> ownAddress; ///< The provider's `base_url` in config.json; decides next.
    QStringList ofCatalog; ///< hostsByProvider() of the bundled catalog.
};

/// Never empty: with nothing to go by, one pattern that matches no host.
QStringList hostsOfKey(const HostClaims &claims, const QHash<QString, QString> &variables);

/// For people, as part of a sentence: `api.openai.com, *.example.org`, or that there is none.
QString hostsInWords(const QStringList &hosts);

} // namespace core
