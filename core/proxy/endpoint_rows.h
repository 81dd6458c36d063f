#pragma once

#include "core/catalog/catalog.h"
#include "core/routing/recent_figures.h"

#include <QJsonObject>

namespace core {

/// What one model costs, in OpenRouter's keys: dollars per token or unit as decimal strings, "-1" where a
/// price that has to be there is unknown or depends (openrouter-spec §8.1).
QJsonObject openRouterPricing(const Pricing &pricing);

/// One endpoint of a model in OpenRouter's schema (openrouter-spec §8.2, `PublicEndpoint`), with what the
/// user's own requests showed of it.
QJsonObject endpointRow(const Catalog &catalog, const ModelInfo &model, const EndpointInfo &endpoint,
                        const RecentFigures &figures);

/// One row of `GET /providers`.
QJsonObject providerRow(const ProviderInfo &provider);

} // namespace core
