#pragma once

#include "core/base/secret.h"

namespace core {

/// The text with `***` in place of the secret, and of each longer part of one like `ID:SECRET:TOKEN`: as it
/// is, percent-encoded, escaped as in JSON, and in base64 of either alphabet, alone or within more
/// (`user:secret`). Services that refuse a key like to repeat it, and do so in one of these.
QString withoutSecret(QString text, const Secret &secret);

} // namespace core
