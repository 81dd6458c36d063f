#pragma once

#include "core/catalog/catalog_change.h"
#include "core/model/endpoint_record.h"

#include <QList>

namespace core {

/// By how much the user's own answers would have cost more (or less: negative) had the change of price been
/// in force: of those that its endpoint gave, at the plain prices. What came from the prompt cache is counted
/// at the cache's price, reasoning at that of the answer. Nothing for other kinds of changes.
Money effectOf(const CatalogChange &change, const QList<EndpointRecord> &records);

} // namespace core
