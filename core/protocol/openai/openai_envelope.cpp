#include "core/protocol/openai/openai_envelope.h"

#include <algorithm>
#include <iterator>

namespace core {

namespace {

struct ErrorWord {
    ErrorKind kind;
    const char *type;
};
/// OpenAI's `type` for our kinds (wire-formats §19); server_error for all others.
constexpr ErrorWord kErrorWords[] = {
    {ErrorKind::BadRequest, "invalid_request_error"},
    {ErrorKind::AuthFailed, "authentication_error"},
    {ErrorKind::ModelUnavailable, "invalid_request_error"},
    {ErrorKind::ContextTooLong, "invalid_request_error"},
    {ErrorKind::Refused, "invalid_request_error"},
    {ErrorKind::RateLimited, "rate_limit_error"},
    {ErrorKind::OutOfCredit, "insufficient_quota"},
    {ErrorKind::NoRoute, "invalid_request_error"},
    {ErrorKind::UnknownModel, "invalid_request_error"},
    {ErrorKind::BudgetSpent, "insufficient_quota"},
    {ErrorKind::AccessDenied, "invalid_request_error"},
};

} // namespace

QJsonObject openAiErrorBody(const Error &error, const QString &providerName, const QJsonObject &metadata)
{
    QJsonObject details = metadata;
    for (auto fact = error.metadata.constBegin(); fact != error.metadata.constEnd(); ++fact)
        details.insert(fact.key(), fact.value());
    details.insert(QLatin1String("error_type"), errorTypeFor(error));
    const QString provider = providerName.isEmpty() ? error.provider : providerName;
    if (!provider.isEmpty())
        details.insert(QLatin1String("provider_name"), provider);
    if (!error.code.isEmpty())
        details.insert(QLatin1String("provider_code"), error.code);
    if (!error.providerMessage.isEmpty())
        details.insert(QLatin1String("raw"), error.providerMessage);

    const auto word = std::find_if(std::begin(kErrorWords), std::end(kErrorWords),
                                   [&](const ErrorWord &entry) { return entry.kind == error.kind; });
    const QString type = QString::fromLatin1(word != std::end(kErrorWords) ? word->type : "server_error");
    const QJsonValue parameter = error.parameter.isEmpty() ? QJsonValue() : QJsonValue(error.parameter);
    return {{QLatin1String("error"), QJsonObject {{QLatin1String("code"), httpStatusFor(error)},
                                                  {QLatin1String("message"), error.message},
                                                  {QLatin1String("type"), type},
                                                  {QLatin1String("param"), parameter},
                                                  {QLatin1String("metadata"), details}}}};
}

} // namespace core
