#pragma once

#include "core/model/wire.h"

#include <QByteArray>
#include <QHostAddress>
#include <QUrlQuery>

namespace core {

/// Limits of the HTTP server (contract §4).
struct HttpLimits {
    qsizetype requestLine = qsizetype(8) * 1024;
    qsizetype headers = qsizetype(64) * 1024;
    int headerFields = 100;
    qint64 body = 64LL * 1024 * 1024;
    int headerTimeoutMs = 10'000; ///< From the first byte of a request to the end of its header.
    int bodyStallTimeoutMs = 30'000; ///< Longest silence while a body comes in.
    int bodyBytesPerSecond = 1'024; ///< Least pace of a body, beyond the first stall.
    int keepAliveTimeoutMs = 75'000; ///< Idle connection between requests.
    int connections = 8'192;
};

/// A complete request of a client.
struct HttpRequest {
    QByteArray method;
    QByteArray path; ///< As sent, without the query; not percent-decoded.
    QUrlQuery query;
    HeaderList headers;
    QByteArray body;
    QHostAddress peer;
    bool keepAlive = true;
    bool http10 = false; ///< HTTP/1.0: an answer in pieces ends with the connection, there are no chunks.

    QByteArray header(QByteArrayView name) const { return headerValue(headers, name); }
};

/// Why the server gives an answer itself.
struct HttpRefusal {
    int status = 400;
    QString message; ///< For the developer of the client; not translated.
    QByteArray path; ///< As HttpRequest::path; empty where it was not read.
};

} // namespace core
