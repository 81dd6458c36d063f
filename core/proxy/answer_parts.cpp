#include "core/proxy/answer_parts.h"

#include "core/protocol/openai/openai_reply.h"

#include <QDateTime>
#include <QJsonDocument>

namespace core {

void respondWithError(HttpExchange &exchange, const Error &error, HeaderList headers,
                      const QString &providerName)
{
    headers << qMakePair(QByteArray("Content-Type"), QByteArray("application/json"));
    if (error.retryAfter) {
        const qint64 seconds = (error.retryAfter->count() + 999) / 1000;
        headers << qMakePair(QByteArray("Retry-After"), QByteArray::number(seconds));
    }
    exchange.respond(httpStatusFor(error), headers,
                     QJsonDocument(openAiErrorBody(error, providerName)).toJson(QJsonDocument::Compact));
}

void respondWithFailure(HttpExchange &exchange, const RequestRecord &record, HeaderList headers,
                        const std::optional<CallProgress::Attempt> &attempt)
{
    if (record.attempts.size() > 1) // the SDKs need not try again what was tried everywhere
        headers << qMakePair(QByteArray("x-should-retry"), QByteArray("false"));
    respondWithError(exchange, *record.error, headers, attempt ? attempt->provider : QString());
}

HeaderList callHeaders(const QString &callId, const std::optional<CallProgress::Attempt> &attempt)
{
    HeaderList headers {{"x-switchyard-request-id", callId.toLatin1()},
                        {"x-request-id", callId.toLatin1()},
                        {"X-Generation-Id", callId.toLatin1()}};
    if (attempt) {
        headers << qMakePair(QByteArray("x-switchyard-provider"), attempt->providerId.toUtf8())
                << qMakePair(QByteArray("x-switchyard-attempts"), QByteArray::number(attempt->ordinal));
    }
    return headers;
}

HeaderList costHeader(const RequestRecord &record)
{
    if (!record.cost)
        return {};
    return {{"x-switchyard-cost", record.cost->toDecimal().toLatin1()}};
}

LiveRequest liveEntry(const QString &callId, const ChatRequest &request, const CallOrigin &origin)
{
    LiveRequest entry;
    entry.id = callId;
    entry.time = QDateTime::currentDateTimeUtc();
    entry.client = origin.keyName.isEmpty() ? origin.app : origin.keyName;
    entry.shape = origin.clientShape;
    entry.model = request.model;
    return entry;
}

} // namespace core
