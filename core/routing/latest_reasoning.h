#pragma once

#include "core/base/result.h"
#include "core/model/chat.h"
#include "core/model/model_traits.h"

#include <QString>

#include <optional>

namespace core {

/// What to ask of a model that cannot do without thinking where the request wants none (openrouter-spec
/// §2.4).
///
/// Who names a model by `~author/family-latest` cannot know which one it will be: the wish becomes the lowest
/// effort that it takes. Who names it himself gets a BadRequest, parameter `reasoning`. Everything else comes
/// back as it was asked.
Result<std::optional<ReasoningRequest>> reasoningFor(const std::optional<ReasoningRequest> &asked,
                                                     const ModelTraits &traits, const QString &modelId,
                                                     bool byLatestAlias);

} // namespace core
