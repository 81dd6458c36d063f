#pragma once

#include "core/model/model_info.h"
#include "core/model/usage.h"

#include <QJsonObject>

#include <optional>

namespace core {

/// Reads the `usage` object of a chat or Responses answer into our meaning, wherever the provider puts which
/// count (wire-formats §12).
Usage usageFromOpenAi(const QJsonObject &json, const Quirks &quirks);

/// The other direction, as OpenRouter writes it: the provider's own object, if it was of this shape, with the
/// normalised counts and `cost` (USD, a JSON number) on top.
QJsonObject usageToOpenAi(const Usage &usage, std::optional<Money> cost);

} // namespace core
