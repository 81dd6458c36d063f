#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/catalog_change.h"

#include <QDateTime>

namespace core {

/// What is different for people who use the catalog: models and endpoints that came or went (or are
/// `deprecated` now), and prices by which the same request would cost something else. Prices that only come
/// to be known or unknown are no change of price. In the order of the catalog.
QList<CatalogChange> catalogChanges(const Catalog &before, const Catalog &after, const QDateTime &time);

/// Whether some request costs another amount by these rows. A part without a price of its own is charged by
/// its whole, so saying the whole's price once more changes nothing.
bool differInCost(const PriceRow &before, const PriceRow &after);

} // namespace core
