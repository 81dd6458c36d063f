#pragma once

#include "core/config/config_fields.h"

#include <QJsonArray>

namespace core {

/// The `broadcast` block.
void readBroadcast(const ConfigFields &root, Config &config);
/// The same block; what stands at its default is left out.
QJsonArray broadcastToJson(const QList<BroadcastTarget> &targets);

} // namespace core
