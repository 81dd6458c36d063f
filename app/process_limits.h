#pragma once

namespace app {

/// Makes the best of what the system lets a process have (Unix; elsewhere nothing happens). Each client of
/// the local API takes two descriptors, one of its own and one to a provider, and shells hand out 1,024 where
/// they might have more. A write beyond the largest size of a file is an error like a full disk, and not the
/// end of the program.
void useProcessLimits();

} // namespace app
