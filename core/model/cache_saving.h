#pragma once

#include "core/model/pricing.h"
#include "core/model/usage.h"

#include <optional>

namespace core {

/// How much less the tokens cost than the same ones without any cache: what was read from it at a lower
/// price, less the surcharge on what was written. Empty where nothing was cached or a price is unknown.
std::optional<Money> cacheSavingOf(const Usage &usage, const PriceRow &prices);

} // namespace core
