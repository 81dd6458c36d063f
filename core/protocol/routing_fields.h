#pragma once

#include "core/model/chat.h"
#include "core/protocol/field_reader.h"

#include <optional>

namespace core {

// The fields that every request to the local API in OpenAI's form may have for the router, whatever it asks
// for.

/// `model`, `models`. None is fine: the router takes the default model of the settings.
void readModelNames(FieldReader &reader, ChatRequest &request);
/// `user`, `session_id`.
void readCaller(FieldReader &reader, ChatRequest &request);
/// `provider`, `route`. What it does not know of them goes to ChatRequest::extra. `problem` is the reader's.
void readRoutingPreferences(FieldReader &reader, ChatRequest &request, std::optional<Error> &problem);
/// `plugins`, `transforms`, `preset`. `problem` is the reader's.
void readPlugins(FieldReader &reader, ChatRequest &request, std::optional<Error> &problem);
/// `reasoning`, `reasoning_effort`, `include_reasoning`. `problem` is the reader's.
void readReasoning(FieldReader &reader, ChatRequest &request, std::optional<Error> &problem);

} // namespace core
