#pragma once

#include "core/catalog/catalog.h"

#include <QByteArrayView>

namespace core {

/// The catalog that is built into the program. Reads it anew each time (a few milliseconds): the application
/// asks once and shares the result.
CatalogPtr bundledCatalog();

/// The same in its packed form, as it lies in the program.
QByteArrayView bundledCatalogBytes();

} // namespace core
