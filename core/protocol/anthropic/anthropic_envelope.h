#pragma once

#include "core/base/error.h"

#include <QJsonObject>
#include <QString>

namespace core {

/// HTTP status that clients of the Messages API get, by what the error means: 529 where a provider is too
/// busy, 404 for a model that is not there, 402 for money (Anthropic's documentation, "Errors").
int anthropicErrorStatus(const Error &error);

/// `{"type":"error","error":{type,message,error_type},"request_id"}`, with who failed and how under
/// `metadata`, as OpenRouter has it. `error.type` follows from the status. A request that is too long says
/// "prompt is too long", by which agents know that they have to shorten it.
QJsonObject anthropicErrorBody(const Error &error, const QString &providerName, const QString &requestId);

} // namespace core
