#pragma once

#include "core/protocol/client_shape.h"

namespace core {

/// As responsesShape(), for clients that use OpenRouter's address: its SDK takes only a number for the `code`
/// of an error, where those of OpenAI look for a word.
const ClientShape &openRouterResponsesShape();

} // namespace core
