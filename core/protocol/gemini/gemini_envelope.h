#pragma once

#include "core/base/error.h"

#include <QJsonObject>
#include <QLatin1String>
#include <QString>

namespace core {

/// HTTP status of an error for clients of Gemini's shape. As httpStatusFor(), but a model that nobody knows
/// is 404 and every kind of overload 503, as Google has it.
int geminiErrorStatus(const Error &error);

/// Google's word (google.rpc.Code) for an HTTP status, such as `RESOURCE_EXHAUSTED`.
QLatin1String geminiStatusWord(int httpStatus);

/// `{"error":{code,message,status,details[]}}` with google.rpc.ErrorInfo (our `error_type` as the reason, and
/// what the provider said), BadRequest where a field is to blame, RetryInfo where it is known when to come
/// back, and RequestInfo.
QJsonObject geminiErrorBody(const Error &error, const QString &providerName, const QString &requestId);

} // namespace core
