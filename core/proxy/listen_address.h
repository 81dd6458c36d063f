#pragma once

#include "core/base/result.h"

#include <QHostAddress>
#include <QString>

namespace core {

/// Where the local API listens.
struct ListenAddress {
    QHostAddress host;
    quint16 port = 0;
};

/// Reads `127.0.0.1:8484`, `localhost:0`, `0.0.0.0:8484`, `[::1]:8484`. BadConfig names what is wrong.
Result<ListenAddress> parseListenAddress(const QString &text);

/// `http://127.0.0.1:8484`, with TLS `https://…`; for the unspecified address the loopback one, which always
/// works on this machine.
QString urlOf(const QHostAddress &host, quint16 port, bool tls = false);

} // namespace core
