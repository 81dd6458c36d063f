#include "core/protocol/responses/responses_envelope.h"

#include "core/protocol/openai/openai_envelope.h"

#include <algorithm>
#include <iterator>

namespace core {

namespace {

struct Word {
    ErrorKind kind;
    const char *code;
};
constexpr Word kCodes[] = {
    {ErrorKind::AuthFailed, "invalid_api_key"},
    {ErrorKind::AccessDenied, "invalid_api_key"},
    {ErrorKind::ModelUnavailable, "model_not_found"},
    {ErrorKind::UnknownModel, "model_not_found"},
    {ErrorKind::ContextTooLong, "context_length_exceeded"},
    {ErrorKind::Refused, "content_policy_violation"},
    {ErrorKind::RateLimited, "rate_limit_exceeded"},
    {ErrorKind::OutOfCredit, "insufficient_quota"},
    {ErrorKind::BudgetSpent, "insufficient_quota"},
};

} // namespace

QString openAiErrorCode(const Error &error)
{
    const int status = httpStatusFor(error);
    const auto word = std::find_if(std::begin(kCodes), std::end(kCodes),
                                   [&](const Word &entry) { return entry.kind == error.kind; });
    if (error.kind == ErrorKind::AccessDenied && status != 401)
        return {}; // the key is right, but not for this
    if (word != std::end(kCodes))
        return QString::fromLatin1(word->code);
    if (error.kind == ErrorKind::BadRequest)
        return error.code;
    if (status == 504)
        return QStringLiteral("timeout");
    return status >= 500 ? QStringLiteral("server_error") : QString();
}

QJsonObject responsesErrorBody(const Error &error, const QString &provider, ErrorDialect dialect)
{
    QJsonObject body = openAiErrorBody(error, provider);
    body.insert(QLatin1String("error_type"), errorTypeFor(error));
    if (dialect == ErrorDialect::OpenRouter)
        return body;
    const QLatin1String name("error");
    QJsonObject details = body.value(name).toObject();
    const QString code = openAiErrorCode(error);
    details.insert(QLatin1String("code"), code.isEmpty() ? QJsonValue() : QJsonValue(code));
    body.insert(name, details);
    return body;
}

QString responseFailureCode(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::RateLimited:
        return QStringLiteral("rate_limit_exceeded");
    case ErrorKind::BadRequest:
    case ErrorKind::ContextTooLong:
        return QStringLiteral("invalid_prompt");
    case ErrorKind::Refused:
        return QStringLiteral("image_content_policy_violation");
    default:
        return QStringLiteral("server_error");
    }
}

bool isLengthError(const Error &error)
{
    constexpr QLatin1String codes[] = {
        QLatin1String("context_length_exceeded"), QLatin1String("max_tokens_exceeded"),
        QLatin1String("token_limit_exceeded"), QLatin1String("string_too_long")};
    return error.kind == ErrorKind::ContextTooLong
           || std::find(std::begin(codes), std::end(codes), error.code) != std::end(codes);
}

} // namespace core
