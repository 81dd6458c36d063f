#pragma once

#include "core/config/config.h"

#include <QJsonObject>

namespace core {

/// The `routing` block, without what stands at its default.
QJsonObject routingToJson(const Config &config);

} // namespace core
