#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/price_edit.h"

namespace core {

/// What an endpoint charges, with the prices that `own` sets in place of all prices of their names.
///
/// Whoever sets a price means it: it replaces the base price, and no tier, time window or service tier has
/// another price of that name any more. Their other prices stay; one that has none left goes.
Pricing withOwnPrices(Pricing pricing, const PriceRow &own);

/// The catalog with the user's own prices over everything else. Their endpoints name the user as the source,
/// such as `you, 2026-11-22`.
CatalogPtr withOwnPrices(const CatalogPtr &catalog, const QList<PriceEdit> &prices);

/// Those that are for no endpoint of the catalog: they do nothing until it has one of that name.
QList<PriceEdit> pricesWithoutEndpoint(const Catalog &catalog, const QList<PriceEdit> &prices);

} // namespace core
