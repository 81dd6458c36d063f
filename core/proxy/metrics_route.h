#pragma once

#include "core/proxy/metrics.h"

namespace core {

class HttpServer;

/// What `GET /metrics` tells of the server itself, for as long as that lives.
struct ServerFigures {
    const HttpServer &http;
    qint64 startedAt = 0; ///< Seconds since 1970.
    Metrics counted = Metrics();
};

} // namespace core
