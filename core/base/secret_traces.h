#pragma once

#include "core/base/secret.h"

#include <QByteArrayList>

namespace core {

/// Every form of the secret, and of each longer part of it, that withoutSecret() looks for, as bytes; without
/// repetitions. Empty for a secret of fewer letters than are worth hiding.
QByteArrayList secretTraces(const Secret &secret);

/// The text with `***` in place of the secret, and of each longer part of one like `ID:SECRET:TOKEN`: as it
/// is, percent-encoded, escaped as in JSON, and in base64 of either alphabet, alone or within more
/// (`user:secret`); and what redact() has left of any of these. Services that refuse a key like to repeat it.
QString withoutSecret(QString text, const Secret &secret);

} // namespace core
