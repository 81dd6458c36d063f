#pragma once

#include "core/model/usage.h"

#include <QJsonObject>

namespace core {

/// Reads the `usage` of a Messages answer. Its `input_tokens` leave out what was read from and written to the
/// cache; its `output_tokens` include the thoughts.
Usage usageFromAnthropic(const QJsonObject &json);

} // namespace core
