#pragma once

#include "core/model/wire_exchange.h"

#include <QString>

namespace ui {

// What went over the wire, as text to be read. The functions take their time with long bodies, and may be
// called in any thread.

/// How a body is shown.
enum class BodyForm {
    Readable, ///< JSON laid out, the events of a stream one by one, unprintable bytes as dots.
    AsSent, ///< Every letter as it came; bytes that are no text as a hexadecimal listing.
};

/// First line, header fields, an empty line, body.
QString requestText(const core::WireExchange &exchange, BodyForm form);
/// Likewise. Empty where there was no answer.
QString responseText(const core::WireExchange &exchange, BodyForm form);

/// A body alone. `contentType`: what its header field says.
QString bodyText(const QByteArray &body, const QByteArray &contentType, BodyForm form);

/// `json`, `txt`, …: what a file with this body is called behind the dot.
QString bodySuffix(const QByteArray &body, const QByteArray &contentType);

} // namespace ui
