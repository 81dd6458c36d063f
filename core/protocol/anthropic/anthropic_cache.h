#pragma once

#include "core/model/parameter_change.h"

#include <QJsonObject>
#include <QList>

namespace core {

/// The API takes four cache marks (`cache_control`). Removes the earliest beyond that, in the order in which
/// prompts are cached (tools, system, messages), and writes it down.
void limitCacheMarks(QJsonObject &body, QList<ParameterChange> &changes);

/// Puts the mark of the whole request, which only Anthropic itself knows, on the last block of the last
/// message instead, which has the same effect.
void moveCacheMarkToLastBlock(QJsonObject &body, QList<ParameterChange> &changes);

} // namespace core
