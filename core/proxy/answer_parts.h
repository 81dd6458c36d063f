#pragma once

#include "core/engine/engine.h"
#include "core/http/http_server.h"
#include "core/proxy/proxy_server.h"

#include <optional>

namespace core {

// What the answers of the local API have in common, whatever was asked.

/// A client that takes nothing any more stops the provider at this many waiting bytes.
constexpr qint64 kPauseAt = qint64(256) * 1024;

/// Sends an error in OpenAI's envelope, with `Retry-After` where it is known.
void respondWithError(HttpExchange &exchange, const Error &error, HeaderList headers,
                      const QString &providerName = {});
/// Sends the error that a call ended with. `headers`: those of the answer.
void respondWithFailure(HttpExchange &exchange, const RequestRecord &record, HeaderList headers,
                        const std::optional<CallProgress::Attempt> &attempt);

/// The fields that name the request, the provider and the number of attempts.
HeaderList callHeaders(const QString &callId, const std::optional<CallProgress::Attempt> &attempt);
/// The field that says what the answer cost, where that is known.
HeaderList costHeader(const RequestRecord &record);

/// The entry of a new request in the live list.
LiveRequest liveEntry(const QString &callId, const ChatRequest &request, const CallOrigin &origin);

} // namespace core
