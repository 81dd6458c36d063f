#include "core/proxy/answer_parts.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QUuid>

namespace core {

void respondWithError(HttpExchange &exchange, const ClientShape &shape, const Error &error,
                      ErrorContext context)
{
    context.headers << qMakePair(QByteArray("Content-Type"), QByteArray("application/json"));
    if (error.retryAfter) {
        const qint64 seconds = (error.retryAfter->count() + 999) / 1000;
        context.headers << qMakePair(QByteArray("Retry-After"), QByteArray::number(seconds));
    }
    const QJsonObject limits = error.metadata.value(QLatin1String("headers")).toObject();
    for (auto field = limits.constBegin(); field != limits.constEnd(); ++field)
        context.headers << qMakePair(field.key().toLatin1(), field->toString().toLatin1());
    if (!limits.isEmpty() && !error.retryAfter) // no waiting lets this request through
        context.headers << qMakePair(QByteArray("x-should-retry"), QByteArray("false"));
    if (context.requestId.isEmpty()) { // refused before there was a call; SDKs show it all the same
        context.requestId = QStringLiteral("req_") + QUuid::createUuid().toString(QUuid::Id128);
        for (const char *name : {"x-request-id", "request-id"})
            context.headers << qMakePair(QByteArray(name), context.requestId.toLatin1());
    }
    QJsonObject body = shape.errorBody(error, context.provider, context.requestId);
    for (auto field = context.fields.constBegin(); field != context.fields.constEnd(); ++field)
        body.insert(field.key(), field.value());
    exchange.respond(shape.errorStatus(error), context.headers,
                     QJsonDocument(body).toJson(QJsonDocument::Compact));
}

void respondWithFailure(HttpExchange &exchange, const ClientShape &shape, const RequestRecord &record,
                        HeaderList headers, const std::optional<CallProgress::Attempt> &attempt,
                        const QJsonObject &fields)
{
    // The SDKs need not try again at once what was tried everywhere. After a pause that was asked for, they
    // may.
    if (record.attempts.size() > 1 && !record.error->retryAfter)
        headers << qMakePair(QByteArray("x-should-retry"), QByteArray("false"));
    respondWithError(exchange, shape, *record.error,
                     {.headers = headers,
                      .provider = attempt ? attempt->provider : QString(),
                      .requestId = record.id,
                      .fields = fields});
}

HeaderList callHeaders(const QString &callId, const std::optional<CallProgress::Attempt> &attempt)
{
    HeaderList headers {{"x-switchyard-request-id", callId.toLatin1()},
                        {"x-request-id", callId.toLatin1()},
                        {"request-id", callId.toLatin1()}, // Anthropic's SDKs
                        {"X-Generation-Id", callId.toLatin1()}};
    if (attempt) {
        headers << qMakePair(QByteArray("x-switchyard-provider"), attempt->providerId.toUtf8())
                << qMakePair(QByteArray("x-switchyard-attempts"), QByteArray::number(attempt->ordinal));
    }
    return headers;
}

HeaderList streamHeaders(const ClientShape &shape, const ClientRequest &client)
{
    return {{"Content-Type", shape.streamType(client)},
            {"Cache-Control", "no-cache"},
            {"X-Accel-Buffering", "no"}};
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
