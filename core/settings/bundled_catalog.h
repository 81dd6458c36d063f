#pragma once

#include "core/catalog/catalog.h"

namespace core {

/// The catalog that is built into the program. Reads it anew each time (a few milliseconds): the application
/// asks once and shares the result.
CatalogPtr bundledCatalog();

} // namespace core
