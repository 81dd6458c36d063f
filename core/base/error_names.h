#pragma once

#include "core/base/error.h"

#include <QStringView>

#include <optional>

namespace core {

/// The kind that errorKindName() gives this name; empty for other words, as of a newer version. For those who
/// read what was stored.
std::optional<ErrorKind> errorKindFromName(QStringView name);

} // namespace core
