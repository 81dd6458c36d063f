#pragma once

namespace core {

/// Whether TCP connections that this process opens send small pieces at once (TCP_NODELAY).
/// QNetworkAccessManager writes a request in pieces of 16 KB, never sets the option and lets nobody reach its
/// sockets: without it, the last piece of a longer body waits some 40 ms for the peer's delayed
/// acknowledgement.
///
/// On Linux the answer is given beside our own connect(), which sets the option. Calling this is also what
/// pulls that file out of the static library into the executable, where it stands before the C library's
/// function.
bool tcpNoDelayActive();

} // namespace core
