#pragma once

#include "core/config/config_fields.h"

#include <QList>
#include <QStringList>

namespace core {

/// Reads the `providers` block. `knownProviders` are the catalog's ids.
QList<ProviderConfig> providersFrom(const ConfigFields &root, const QStringList &knownProviders);

/// The protocol names that a provider or a model row may have.
QStringList protocolNames();

/// A reading of names that must differ from each other: reports a repeated one at `path`.
void requireNewName(QStringList &names, const QString &name, const QString &path, ConfigProblems &problems);

} // namespace core
