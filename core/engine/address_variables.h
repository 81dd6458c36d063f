#pragma once

#include "core/catalog/catalog.h"

#include <QHash>
#include <QString>

namespace core {

/// Values of the environment variables that the catalog's addresses name as `${NAME}`. Never keys: the
/// catalog puts those into headers, which are not looked at.
QHash<QString, QString> addressVariables(const Catalog &catalog);

} // namespace core
