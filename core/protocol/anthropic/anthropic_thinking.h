#pragma once

#include "core/model/chat.h"
#include "core/model/parameter_change.h"

#include <QList>

namespace core {

/// Leaves out what Claude refuses while it thinks by a budget, wherever it is reached: a temperature other
/// than 1, top_k, and a top_p below 0.95 (Anthropic's documentation, "Extended thinking"). Writes each down.
void fitSamplingToThinking(Sampling &sampling, QList<ParameterChange> &changes);

} // namespace core
