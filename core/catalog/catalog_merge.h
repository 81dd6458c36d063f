#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/source_snapshot.h"

#include <QList>

namespace core {

/// The catalog with what the sources said since: prices, limits, parameters, abilities and states of
/// endpoints that it has, new endpoints at providers that it has, and new models. The same snapshots over the
/// same catalog give the same result, so nothing builds up from refresh to refresh. Rules:
/// - A snapshot from before the catalog's own day changes nothing.
/// - Providers stay as they are, as does everything that says where a request goes and what is sent with it:
///   addresses, protocols, headers, further fields, data policies. A new endpoint is called as the catalog
///   calls others there; where that is not clear it is left out.
/// - What a provider's public price is, models.dev says; OpenRouter's figure for the endpoint of another
/// provider
///   counts only where nobody else knows one. Of itself OpenRouter knows best.
/// - OpenRouter introduces models, as do labs, clouds and hosts of open weights in models.dev; resellers
/// never do.
/// - A model of models.dev that is older than the catalog was left out of it on purpose, and stays out.
/// - What a source names no more is not taken away but marked `deprecated`, so that who has chosen it still
/// finds
///   it and reads why it fails.
/// - Prices that can only be slips are not taken: dozens of times off, or nothing at all at a reseller.
Catalog mergeCatalog(const Catalog &bundled, const QList<SourceSnapshot> &snapshots);

/// For an endpoint or a model that its source does not name any more.
inline constexpr QLatin1String kRetired("deprecated");

} // namespace core
