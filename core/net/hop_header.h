#pragma once

#include <QString>

namespace core {

/// Marks requests that Switchyard itself sent, so that its local API can refuse to be its own upstream. It
/// goes only to addresses that can be this machine or its own network; a provider on the internet never sees
/// it.
inline constexpr char kHopHeader[] = "x-switchyard-hop";

/// `localhost`, names below it, 127.0.0.0/8 and ::1. Takes a URL's host, without brackets.
bool isLoopbackHost(const QString &host);

/// Loopback, private, link-local and carrier-grade addresses, and names that only a local network knows:
/// without a dot, or below `.local`, `.internal`, `.lan` or `.home.arpa`. Nothing is looked up.
bool isPrivateHost(const QString &host);

} // namespace core
