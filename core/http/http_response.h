#pragma once

#include "core/model/wire.h"

#include <QByteArray>

namespace core {

/// How the end of an answer's body is told to the client.
enum class HttpFraming {
    Sized, ///< By Content-Length.
    Chunked, ///< By the last chunk.
    UntilClosed, ///< By the end of the connection (HTTP/1.0).
    NoBody, ///< Status 1xx, 204 or 304.
};

/// Status line and header fields with the empty line behind them. `Date`, `Connection` and what the framing
/// needs are added; fields of those names in `headers` are left out, and so is what could forge a further
/// field. `date` is in the form of RFC 9110 §5.6.7.
QByteArray httpResponseHead(int status, const HeaderList &headers, HttpFraming framing, qint64 bodySize,
                            bool close, const QByteArray &date);

/// Whether answers of that status have no body at all.
bool httpStatusHasNoBody(int status);

/// The present moment for a Date field.
QByteArray httpDateNow();

/// One chunk of a chunked body. `bytes` must not be empty: an empty chunk is the end.
QByteArray httpChunk(const QByteArray &bytes);

} // namespace core
