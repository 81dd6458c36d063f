#pragma once

#include "core/engine/engine.h"
#include "core/http/http_server.h"
#include "core/protocol/client_shape.h"
#include "core/proxy/proxy_server.h"

#include <optional>

namespace core {

// What the answers of the local API have in common, whatever was asked.

/// A client that takes nothing any more stops the provider at this many waiting bytes.
constexpr qint64 kPauseAt = qint64(256) * 1024;

/// What an answer to an error says beside it.
struct ErrorContext {
    HeaderList headers = {}; ///< Of the answer.
    QString provider = {}; ///< Display name of who failed.
    QString requestId = {}; ///< Of the call; a new one is made where there was none.
    QJsonObject fields = {}; ///< Further ones for the top level of the body.
};

/// Sends an error in the shape's envelope, with `Retry-After` where it is known and with the
/// fields under `headers` of the error's metadata.
void respondWithError(HttpExchange &exchange, const ClientShape &shape, const Error &error,
                      ErrorContext context);
/// Sends the error that a call ended with.
void respondWithFailure(HttpExchange &exchange, const ClientShape &shape, const RequestRecord &record,
                        HeaderList headers, const std::optional<CallProgress::Attempt> &attempt,
                        const QJsonObject &fields = {});

/// The fields that name the request, the provider and the number of attempts.
HeaderList callHeaders(const QString &callId, const std::optional<CallProgress::Attempt> &attempt);
/// The fields of a streamed answer in this shape.
HeaderList streamHeaders(const ClientShape &shape, const ClientRequest &client);
/// The field that says what the answer cost, where that is known.
HeaderList costHeader(const RequestRecord &record);

/// The entry of a new request in the live list.
LiveRequest liveEntry(const QString &callId, const ChatRequest &request, const CallOrigin &origin);

} // namespace core
