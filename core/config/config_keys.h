#pragma once

#include <QString>
#include <QStringList>

namespace core {

/// The objects of config.json, each with its own set of settings.
enum class ConfigObject {
    Root,
    Provider,
    ProviderKey,
    KeyLimits,
    ModelRow,
    DataPolicy,
    Capabilities,
    Pricing,
    PriceTier,
    PriceWindow,
    ServiceTierPrices,
    PriceEdit,
    OwnPrices,
    Routing,
    SortOrder,
    RoutingModels,
    Percentiles,
    MaxPrice,
    Preset,
    ResponseCache,
    WebSearch,
    Timeouts,
    Budget,
    ApiKey,
    History,
    Catalog,
    Tls,
    BroadcastTarget,
};

/// Names of the settings that such an object can have. The reader refuses every other name, and a test keeps
/// the JSON Schema in step with this list.
QStringList configKeys(ConfigObject object);
/// Whether such an object may have further settings, which go somewhere else as they are: a warning then.
bool takesUnknownKeys(ConfigObject object);

/// Prices that the catalog has but no chat request is charged by: accepted, not used.
QStringList unusedPriceKeys();

} // namespace core
