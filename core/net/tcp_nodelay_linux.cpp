#include "core/net/tcp_nodelay.h"

#include <dlfcn.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <cerrno>

namespace {

using ConnectFunction = int (*)(int, const sockaddr *, socklen_t);

} // namespace

/// Stands before the C library's connect() for this whole process, Qt's libraries included: a symbol of the
/// executable wins over one of a shared library.
extern "C" __attribute__((visibility("default"))) int connect(int socket, const sockaddr *address,
                                                              socklen_t length)
{
    static const auto next = reinterpret_cast<ConnectFunction>(dlsym(RTLD_NEXT, "connect"));
    if (address != nullptr && (address->sa_family == AF_INET || address->sa_family == AF_INET6)) {
        // A datagram socket refuses the option, which is as good; the caller's errno stays what it was.
        const int before = errno;
        const int on = 1;
        setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        errno = before;
    }
    return next(socket, address, length);
}

namespace core {

bool tcpNoDelayActive()
{
    return reinterpret_cast<ConnectFunction>(dlsym(RTLD_DEFAULT, "connect")) == &::connect;
}

} // namespace core
