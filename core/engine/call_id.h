#pragma once

#include <QString>

namespace core {

/// Id for a request: `gen-` + time + chance, unique, and in order of time when sorted.
QString newCallId();

} // namespace core
