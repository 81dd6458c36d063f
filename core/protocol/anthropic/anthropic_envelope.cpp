#include "core/protocol/anthropic/anthropic_envelope.h"

#include <QLatin1String>

#include <algorithm>
#include <iterator>

namespace core {

namespace {

struct ErrorWord {
    int status;
    const char *type;
};
/// Anthropic's `type` for a status; the first of several with one type is the status for that type.
constexpr ErrorWord kErrorWords[] = {
    {400, "invalid_request_error"},
    {401, "authentication_error"},
    {402, "billing_error"},
    {403, "permission_error"},
    {404, "not_found_error"},
    {413, "request_too_large"},
    {429, "rate_limit_error"},
    {500, "api_error"},
    {504, "timeout_error"},
    {408, "timeout_error"},
    {529, "overloaded_error"},
    {503, "overloaded_error"},
    {409, "api_error"},
};

QString typeFor(int status)
{
    const auto word = std::find_if(std::begin(kErrorWords), std::end(kErrorWords),
                                   [&](const ErrorWord &entry) { return entry.status == status; });
    if (word != std::end(kErrorWords))
        return QString::fromLatin1(word->type);
    return status >= 500 ? QStringLiteral("api_error") : QStringLiteral("invalid_request_error");
}

/// Errors that come inside a stream have no status of their own, but perhaps one of these types.
int statusForType(const QString &type)
{
    const auto word = std::find_if(std::begin(kErrorWords), std::end(kErrorWords),
                                   [&](const ErrorWord &entry) { return type == QLatin1String(entry.type); });
    return word != std::end(kErrorWords) ? word->status : 0;
}

int overloadStatus(const Error &error)
{
    constexpr int overloaded = 529;
    // Its SDKs have classes of their own for these two, and try them again as they do 529.
    if (error.httpStatus == 408 || error.httpStatus == 409)
        return error.httpStatus;
    const int told = error.httpStatus >= 500 ? error.httpStatus : statusForType(error.code);
    return told >= 500 && told <= 599 && told != 503 ? told : overloaded;
}

QString messageFor(const Error &error)
{
    const QLatin1String mark("prompt is too long");
    if (error.kind != ErrorKind::ContextTooLong || error.message.contains(mark, Qt::CaseInsensitive))
        return error.message;
    return mark + QLatin1String(": ") + error.message;
}

} // namespace

int anthropicErrorStatus(const Error &error)
{
    const int own = httpStatusFor(error);
    switch (error.kind) {
    case ErrorKind::BadRequest:
        return own < 500 ? own : 400; // some servers say 500 where the request is wrong
    case ErrorKind::ContextTooLong:
        return own == 413 ? own : 400;
    case ErrorKind::AuthFailed:
        return own == 403 ? own : 401;
    case ErrorKind::ModelUnavailable:
    case ErrorKind::NoRoute:
    case ErrorKind::UnknownModel:
        return 404;
    case ErrorKind::RateLimited:
        return 429;
    case ErrorKind::OutOfCredit:
        return 402;
    case ErrorKind::BudgetSpent:
        return own == 403 ? own : 402;
    case ErrorKind::Overloaded:
        return overloadStatus(error);
    default:
        return own;
    }
}

QJsonObject anthropicErrorBody(const Error &error, const QString &providerName, const QString &requestId)
{
    QJsonObject body {
        {QLatin1String("type"), QLatin1String("error")},
        {QLatin1String("error"), QJsonObject {{QLatin1String("type"), typeFor(anthropicErrorStatus(error))},
                                              {QLatin1String("message"), messageFor(error)},
                                              {QLatin1String("error_type"), errorTypeFor(error)}}},
        {QLatin1String("request_id"), requestId.isEmpty() ? QJsonValue() : QJsonValue(requestId)}};
    QJsonObject metadata = error.metadata;
    const auto say = [&](QLatin1String name, const QString &value) {
        if (!value.isEmpty())
            metadata.insert(name, value);
    };
    say(QLatin1String("provider_name"), providerName.isEmpty() ? error.provider : providerName);
    say(QLatin1String("provider_code"), error.code);
    say(QLatin1String("raw"), error.providerMessage);
    say(QLatin1String("param"), error.parameter);
    if (!metadata.isEmpty())
        body.insert(QLatin1String("metadata"), metadata);
    return body;
}

} // namespace core
