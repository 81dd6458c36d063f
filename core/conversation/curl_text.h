#pragma once

#include "core/model/wire_exchange.h"

#include <QString>

namespace core {

/// The request as a command for curl, to be pasted into a POSIX shell. Keys are taken from variables of the
/// environment. A body that no command line can hold is read from the file `body.bin`, and a comment says so.
/// Empty where nothing was sent.
QString curlText(const WireExchange &exchange);

/// The variable that curlText() takes the provider's key from, such as `OPENAI_API_KEY`.
QString keyVariable(const QString &providerName);

} // namespace core
