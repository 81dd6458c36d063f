#pragma once

namespace app {

/// Which face of the program it is.
enum class Face { Desktop, Command };

/// Keeps provider keys, which are in the memory of the program as long as it runs, from getting onto the disk
/// when it crashes: it leaves no core dump. A release build of a command can, besides, not be looked into by
/// other programs of the same user; the desktop can, because the portals of a desktop look programs up in
/// /proc.
///
/// For those who look for a fault, the environment variable SWITCHYARD_ALLOW_DUMPS, set to anything, prevents
/// all of this. Only Linux has the means; elsewhere nothing happens.
void keepMemoryPrivate(Face face);

} // namespace app
