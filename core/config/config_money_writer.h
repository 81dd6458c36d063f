#pragma once

#include "core/config/config.h"

#include <QJsonArray>
#include <QJsonObject>

namespace core {

/// The `budgets` block; what stands at its default is left out.
QJsonArray budgetsToJson(const QList<Budget> &budgets);
/// The `keys` block, in the same way.
QJsonArray apiKeysToJson(const QList<ApiKeyConfig> &keys);
/// A `limits` object, of provider keys too.
QJsonObject limitsToJson(const KeyLimits &limits);

} // namespace core
