#include "core/protocol/gemini/gemini_envelope.h"

#include <QJsonArray>

#include <algorithm>
#include <iterator>

namespace core {

namespace {

struct StatusWord {
    int status;
    QLatin1String word;
};
constexpr StatusWord kStatusWords[] = {
    {401, QLatin1String("UNAUTHENTICATED")},     {402, QLatin1String("RESOURCE_EXHAUSTED")},
    {403, QLatin1String("PERMISSION_DENIED")},   {404, QLatin1String("NOT_FOUND")},
    {408, QLatin1String("DEADLINE_EXCEEDED")},   {409, QLatin1String("ABORTED")},
    {412, QLatin1String("FAILED_PRECONDITION")}, {429, QLatin1String("RESOURCE_EXHAUSTED")},
    {499, QLatin1String("CANCELLED")},           {501, QLatin1String("UNIMPLEMENTED")},
    {502, QLatin1String("UNAVAILABLE")},         {503, QLatin1String("UNAVAILABLE")},
    {504, QLatin1String("DEADLINE_EXCEEDED")},
};

QJsonObject detail(const char *type, QJsonObject fields)
{
    fields.insert(QLatin1String("@type"),
                  QLatin1String("type.googleapis.com/google.rpc.") + QLatin1String(type));
    return fields;
}

/// The same facts with texts for values: what stands in an object, such as a list of header fields, comes by
/// its own name.
QJsonObject asTexts(const QJsonObject &facts)
{
    QJsonObject texts;
    for (auto fact = facts.constBegin(); fact != facts.constEnd(); ++fact) {
        if (!fact->isObject()) {
            texts.insert(fact.key(), fact->isArray() ? fact->toVariant().toStringList().join(u", ")
                                                     : fact->toVariant().toString());
            continue;
        }
        const QJsonObject inner = asTexts(fact->toObject());
        for (auto each = inner.constBegin(); each != inner.constEnd(); ++each)
            texts.insert(each.key(), each.value());
    }
    return texts;
}

/// Its values are strings, by its definition.
QJsonObject errorInfo(const Error &error, const QString &providerName)
{
    QJsonObject metadata = asTexts(error.metadata);
    const QString provider = providerName.isEmpty() ? error.provider : providerName;
    if (!provider.isEmpty())
        metadata.insert(QLatin1String("provider_name"), provider);
    if (!error.code.isEmpty())
        metadata.insert(QLatin1String("provider_code"), error.code);
    if (!error.providerMessage.isEmpty())
        metadata.insert(QLatin1String("raw"), error.providerMessage);
    const QString type = errorTypeFor(error);
    metadata.insert(QLatin1String("error_type"), type);
    return detail("ErrorInfo", {{QLatin1String("reason"), type.toUpper()},
                                {QLatin1String("domain"), QLatin1String("switchyard")},
                                {QLatin1String("metadata"), metadata}});
}

/// A duration as protobuf writes it in JSON.
QString durationText(std::chrono::milliseconds duration)
{
    constexpr int perSecond = 1000;
    return QString::number(double(duration.count()) / perSecond, 'f', duration.count() % perSecond ? 3 : 0)
           + u's';
}

} // namespace

int geminiErrorStatus(const Error &error)
{
    constexpr int notFound = 404;
    constexpr int overloaded = 529; // Anthropic's own
    constexpr int unavailable = 503;
    if (error.kind == ErrorKind::UnknownModel && error.httpStatus == 0)
        return notFound;
    const int status = httpStatusFor(error);
    return status == overloaded ? unavailable : status;
}

QLatin1String geminiStatusWord(int httpStatus)
{
    constexpr int firstOfServer = 500;
    const auto found =
        std::find_if(std::begin(kStatusWords), std::end(kStatusWords),
                     [httpStatus](const StatusWord &entry) { return entry.status == httpStatus; });
    if (found != std::end(kStatusWords))
        return found->word;
    return httpStatus < firstOfServer ? QLatin1String("INVALID_ARGUMENT") : QLatin1String("INTERNAL");
}

QJsonObject geminiErrorBody(const Error &error, const QString &providerName, const QString &requestId)
{
    QJsonArray details {errorInfo(error, providerName)};
    if (!error.parameter.isEmpty()) {
        const QJsonObject violation {{QLatin1String("field"), error.parameter},
                                     {QLatin1String("description"), error.message}};
        details.append(detail("BadRequest", {{QLatin1String("fieldViolations"), QJsonArray {violation}}}));
    }
    if (error.retryAfter)
        details.append(detail("RetryInfo", {{QLatin1String("retryDelay"), durationText(*error.retryAfter)}}));
    if (!requestId.isEmpty())
        details.append(detail("RequestInfo", {{QLatin1String("requestId"), requestId}}));
    const int status = geminiErrorStatus(error);
    return {{QLatin1String("error"), QJsonObject {{QLatin1String("code"), status},
                                                  {QLatin1String("message"), error.message},
                                                  {QLatin1String("status"), geminiStatusWord(status)},
                                                  {QLatin1String("details"), details}}}};
}

} // namespace core
