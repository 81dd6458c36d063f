#pragma once

#include <QString>
#include <QStringList>

namespace core {

/// The objects of config.json, each with its own set of settings.
enum class ConfigObject {
    Root,
    Provider,
    ProviderKey,
    ModelRow,
    DataPolicy,
    Capabilities,
    Pricing,
    PriceTier,
    PriceWindow,
    Routing,
    MaxPrice,
    Timeouts,
    Budget,
    ApiKey,
    History,
};

/// Names of the settings that such an object can have. The reader refuses every other name, and a test keeps
/// the JSON Schema in step with this list.
QStringList configKeys(ConfigObject object);

/// Prices that the catalog has but no chat request is charged by: accepted, not used.
QStringList unusedPriceKeys();

} // namespace core
