#pragma once

#include "core/model/usage.h"

#include <QJsonObject>

#include <optional>

namespace core {

/// Reads Gemini's `usageMetadata`: its candidates leave the thoughts out, its prompt leaves out what Google's
/// own tools put in.
Usage usageFromGemini(const QJsonObject &json);

/// The other direction: the provider's own object, if it was of this shape, else one of our counts (tokens
/// that were written to a cache have no place in it); with `cost` (USD, a JSON number) on top, as OpenRouter
/// has it in its own shapes.
QJsonObject usageToGemini(const Usage &usage, std::optional<Money> cost);

} // namespace core
