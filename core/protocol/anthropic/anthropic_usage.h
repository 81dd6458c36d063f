#pragma once

#include "core/model/usage.h"

#include <QJsonObject>

#include <optional>

namespace core {

/// Reads the `usage` of a Messages answer. Its `input_tokens` leave out what was read from and written to the
/// cache; its `output_tokens` include the thoughts.
Usage usageFromAnthropic(const QJsonObject &json);

/// Writes it back, with what an answer of this shape had beside the counts. `cost`: what the answer costs, as
/// a JSON number of dollars, as aggregators that speak this shape have it.
QJsonObject usageToAnthropic(const Usage &usage, std::optional<Money> cost = {});

} // namespace core
