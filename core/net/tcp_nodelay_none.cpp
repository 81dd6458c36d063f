#include "core/net/tcp_nodelay.h"

namespace core {

bool tcpNoDelayActive()
{
    return false;
}

} // namespace core
