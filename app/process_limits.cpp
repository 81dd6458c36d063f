#include "app/process_limits.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#endif

namespace app {

#ifdef Q_OS_UNIX

namespace {

/// More than are ever used. Without a bound, whoever closes all that there could be would be at it for long.
constexpr rlim_t kDescriptors = 65'536;

} // namespace

void useProcessLimits()
{
    rlimit descriptors {};
    if (getrlimit(RLIMIT_NOFILE, &descriptors) == 0) {
        const rlim_t wanted = std::min(kDescriptors, descriptors.rlim_max);
        if (descriptors.rlim_cur < wanted) {
            descriptors.rlim_cur = wanted;
            setrlimit(RLIMIT_NOFILE, &descriptors);
        }
    }
    std::signal(SIGXFSZ, SIG_IGN);
}

#else

void useProcessLimits() { }

#endif

} // namespace app
