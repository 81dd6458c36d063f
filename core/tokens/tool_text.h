#pragma once

#include "core/model/chat.h"

#include <QByteArray>

namespace core {

/// The tools as OpenAI's models get to see them: a namespace with a TypeScript function type for each, as
/// OpenAI published it with its harmony format (github.com/openai/harmony). Properties stand in another order
/// than the client wrote them, which changes their number of tokens hardly.
QByteArray toolsAsTypeScript(const QList<ToolDefinition> &tools);

/// A tool as one JSON object with name, description and parameters; a tool that is no function as it came.
QByteArray toolAsJson(const ToolDefinition &tool);

} // namespace core
