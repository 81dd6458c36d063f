#pragma once

#include "core/conversation/turn.h"

#include <QJsonObject>

namespace core {

/// `waiting`, `streaming`, `done`, `stopped`, `failed`, `interrupted`.
QString turnStateName(Turn::State state);
/// A word of a newer version counts as Interrupted.
Turn::State turnStateFrom(const QString &name);

/// What is to be kept of a turn beside its place in the tree, question, state, answer, reasoning and
/// exchanges. What means nothing after a restart is left out.
QJsonObject turnFactsJson(const Turn &turn);
/// Puts them back. What is missing or wrong has its default; fields that are not known are ignored.
void takeTurnFacts(const QJsonObject &json, Turn &turn);

} // namespace core
