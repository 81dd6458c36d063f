#pragma once

#include "core/base/result.h"
#include "core/model/chat.h"
#include "core/model/routing_settings.h"

#include <QHash>
#include <QString>

namespace core {

// Presets: named sets of request fields (openrouter-spec §7.6).

/// The request with the preset that it names laid under it; as it is where it names none. Named by
/// `@preset/NAME` in `model`, alone or behind a model, or by the field `preset`. In the answer the name
/// stands in ChatRequest::preset alone and `model` is without it.
///
/// BadRequest, parameter `preset`: no such preset (with the nearest name), or two different ones at once. And
/// the errors of withPreset().
Result<ChatRequest> withNamedPreset(const ChatRequest &request, const QHash<QString, Preset> &presets);

/// The request with this preset under it, field by field: what the request says itself stays.
///
/// - Models: the preset's `model` and `models` count where the request names none; its suffixes are put
/// behind
///   the preset's model.
/// - The preset's system prompt (a field `system`, or its `messages` of that role) comes first where the
/// request
///   has none of its own. Other messages of a preset do not count.
/// - Tools of both, the preset's first; of two that are the same by name or kind the request's, in the place
/// of
///   the preset's.
/// - `provider`: what protects data and money can only become stricter, for the rest the request's word goes
///   first.
/// - `stream` is how an answer travels and never a preset's matter.
///
/// BadConfig where the preset's body is no request, or names a preset itself.
Result<ChatRequest> withPreset(const ChatRequest &request, const QString &name, const Preset &preset);

} // namespace core
