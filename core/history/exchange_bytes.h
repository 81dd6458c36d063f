#pragma once

#include "core/model/wire_exchange.h"

#include <QByteArray>

#include <optional>

namespace core {

/// An exchange as the database keeps it: CBOR, packed.
QByteArray exchangeBytes(const WireExchange &exchange);
/// Nothing for bytes that are no exchange.
std::optional<WireExchange> exchangeFromBytes(const QByteArray &bytes);

} // namespace core
