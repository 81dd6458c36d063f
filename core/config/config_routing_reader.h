#pragma once

#include "core/config/config_fields.h"

namespace core {

/// Reads the `routing` block into both of its halves, Config::routing and Config::routingSettings.
void readRouting(const ConfigFields &fields, Config &config);

} // namespace core
