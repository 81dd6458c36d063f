#pragma once

#include "core/model/chat.h"
#include "core/model/parameter_change.h"

#include <QList>

namespace core {

/// Leaves out what Claude refuses while it thinks by a budget, wherever it is reached: a temperature other
/// than 1, top_k, and a top_p below 0.95 (Anthropic's documentation, "Extended thinking"). Writes each down.
void fitSamplingToThinking(Sampling &sampling, QList<ParameterChange> &changes);

/// Leaves out top_p beside a temperature, which Claude refuses from Opus 4.1 on and advises against before
/// (Anthropic's documentation, "Migrating to Claude 4.5"). Writes it down.
void fitSamplingToClaude(Sampling &sampling, QList<ParameterChange> &changes);

/// Claude refuses to think by a budget in the middle of a tool loop that was begun without its thoughts, as
/// when a client does not send them back or another model made the calls.
bool toolLoopLacksThoughts(const QList<Message> &messages);

} // namespace core
