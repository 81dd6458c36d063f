#pragma once

#include "core/catalog/catalog.h"

#include <QString>
#include <QStringList>

namespace core {

/// The variables that by the provider's own custom hold a whole key of it: those of its row without regions,
/// account names and addresses, and without keys that stand in two variables. None for a provider that has no
/// address.
QStringList keyVariables(const ProviderInfo &provider);

/// A variable and a provider whose key it holds by custom. Several providers may share one variable.
struct KeyVariable {
    QString variable;
    QString provider;
    bool operator==(const KeyVariable &) const = default;
};

/// All of the catalog, by variable and provider.
QList<KeyVariable> keyVariables(const Catalog &catalog);

} // namespace core
