#pragma once

#include "core/model/usage.h"

#include <QJsonObject>

namespace core {

/// Reads Gemini's `usageMetadata`: its candidates leave the thoughts out, its prompt leaves out what Google's
/// own tools put in.
Usage usageFromGemini(const QJsonObject &json);

} // namespace core
