#pragma once

#include "core/config/config_fields.h"

namespace core {

/// The `time_zone` that budgets follow.
void readTimeZone(const ConfigFields &root, Config &config);
/// The `budgets` block. The model sets are read already.
void readBudgets(const ConfigFields &root, Config &config);
/// The `keys` block: keys of the local API.
void readApiKeys(const ConfigFields &root, Config &config);
/// What stands in a `limits` object, of provider keys too.
KeyLimits keyLimitsFrom(const ConfigFields &fields);

} // namespace core
