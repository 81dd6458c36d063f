#pragma once

#include <QtGlobal>

#include <optional>

namespace core {

/// What the system says of this process. Absent where there is no way to ask.
struct ProcessFigures {
    std::optional<qint64> residentBytes = {}; ///< Memory that is in RAM now.
    std::optional<qint64> openFiles = {}; ///< Descriptors of files, sockets and the like.
};

/// On Linux from /proc; takes some ten microseconds, and more with many descriptors.
ProcessFigures processFigures();

} // namespace core
