#include "app/memory_privacy.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace app {

#ifdef Q_OS_LINUX

namespace {

/// core(5): no memory of any kind goes into a dump. The limit of its size alone does not stop a dump that the
/// system pipes into a program.
void dumpNoMemory()
{
    const int filter = open("/proc/self/coredump_filter", O_WRONLY | O_CLOEXEC);
    if (filter < 0)
        return;
    [[maybe_unused]] const ssize_t written = write(filter, "0\n", 2);
    close(filter);
}

} // namespace

void keepMemoryPrivate(Face face)
{
    if (qEnvironmentVariableIsSet("SWITCHYARD_ALLOW_DUMPS"))
        return;
    const rlimit none {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    dumpNoMemory();
#ifdef NDEBUG
    // Debuggers and sanitizers attach to builds for development.
    if (face == Face::Command)
        prctl(PR_SET_DUMPABLE, 0);
#else
    Q_UNUSED(face)
#endif
}

#else

void keepMemoryPrivate(Face) { }

#endif

} // namespace app
