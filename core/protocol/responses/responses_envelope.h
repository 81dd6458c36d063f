#pragma once

#include "core/base/error.h"

#include <QJsonObject>
#include <QString>

namespace core {

/// OpenAI's word for a kind of error, as its SDKs and programs look for it in `error.code`; for a request
/// that is wrong the code that the error names itself. Empty where OpenAI has none.
QString openAiErrorCode(const Error &error);

/// Whose clients read an error.
enum class ErrorDialect {
    OpenAi, ///< `code` is a word.
    OpenRouter, ///< `code` is the HTTP status; its SDK takes nothing else.
};

/// The body of an HTTP error: `{"error":{message,type,code,param,metadata},"error_type":…}`.
QJsonObject responsesErrorBody(const Error &error, const QString &provider, ErrorDialect dialect);

/// The `code` of a response that failed: this API has a short list of them, and OpenRouter puts all errors
/// into it in the same way.
QString responseFailureCode(const Error &error);

/// Whether the answer only got too long for the model: OpenRouter makes an incomplete answer of that.
bool isLengthError(const Error &error);

} // namespace core
