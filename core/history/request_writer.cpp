#include "core/history/request_writer.h"

#include "core/base/secret.h"

#include <QJsonDocument>
#include <QVariant>

namespace core {

namespace {

// A provider's error page can be megabytes; its beginning says it all.
constexpr qsizetype kLongestText = 4000;

const QString kInsertRequest = QStringLiteral(
    "INSERT INTO requests (id, time, client_shape, key_name, app, workspace, model_asked, model, provider, "
    "provider_name, streamed, status, error_kind, error_message, error_http_status, error_provider, "
    "error_code, "
    "error_parameter, error_provider_message, error_retry_after_ms, attempts, prompt_tokens, "
    "completion_tokens, "
    "cached_tokens, cache_write_tokens, reasoning_tokens, audio_prompt_tokens, audio_completion_tokens, "
    "image_completion_tokens, native_usage, reported_picodollars, cost_picodollars, cost_source, "
    "price_snapshot, "
    "ttft_ms, duration_ms, tokens_per_s, finish_reason, native_finish_reason, session_id, "
    "cache_saving_picodollars, key_id, member, computed_picodollars, cost_reason, service_tier) "
    "VALUES (?,?,?,?,?,?,?,?,?,?, ?,?,?,?,?,?,?,?,?,?, ?,?,?,?,?,?,?,?,?,?, ?,?,?,?,?,?,?,?,?,?, "
    "?,?,?,?,?,?) "
    "ON CONFLICT (id) DO NOTHING");

const QString kInsertAttempt =
    QStringLiteral("INSERT INTO attempts (request_seq, ordinal, provider, endpoint, key_name, status, "
                   "error_kind, error_message, "
                   "error_code, error_parameter, error_provider_message, error_retry_after_ms, started, "
                   "connect_ms, first_byte_ms, "
                   "duration_ms, why, changes, model, cost_picodollars) "
                   "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING");

QVariant textOrNull(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

QVariant cutText(const QString &text)
{
    return textOrNull(text.left(kLongestText));
}

QVariant safeText(const QString &text)
{
    // Cut after the secrets are gone, so that no cut leaves half of one that is no longer recognised.
    return textOrNull(redact(text.left(4 * kLongestText)).left(kLongestText));
}

QVariant jsonOrNull(const QJsonObject &object)
{
    if (object.isEmpty())
        return {};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

template<typename Value>
QVariant orNull(const std::optional<Value> &value)
{
    return value ? QVariant::fromValue(*value) : QVariant();
}

QVariant moneyOrNull(const std::optional<Money> &money)
{
    return money ? QVariant(money->picoDollars()) : QVariant();
}

QVariant timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QVariant(historyTime(time)) : QVariant();
}

QVariant retryAfter(const Error &error)
{
    return error.retryAfter ? QVariant(qint64(error.retryAfter->count())) : QVariant();
}

QVariant changesOrNull(const QList<ParameterChange> &changes)
{
    if (changes.isEmpty())
        return {};
    return QString::fromUtf8(QJsonDocument(parameterChangesToJson(changes)).toJson(QJsonDocument::Compact));
}

void bindAll(QSqlQuery &query, const QVariantList &values)
{
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(int(i), values.at(i));
}

QVariantList errorColumns(const std::optional<Error> &error)
{
    if (!error)
        return QVariantList(8);
    return {errorKindName(error->kind),
            safeText(error->message),
            error->httpStatus == 0 ? QVariant() : QVariant(error->httpStatus),
            textOrNull(error->provider),
            safeText(error->code),
            safeText(error->parameter),
            safeText(error->providerMessage),
            retryAfter(*error)};
}

QVariantList usageColumns(const std::optional<Usage> &usage)
{
    if (!usage)
        return QVariantList(10);
    return {usage->promptTokens,          usage->completionTokens,
            usage->cachedTokens,          usage->cacheWriteTokens,
            usage->reasoningTokens,       usage->audioPromptTokens,
            usage->audioCompletionTokens, usage->imageCompletionTokens,
            jsonOrNull(usage->native),    moneyOrNull(usage->reportedCost)};
}

} // namespace

QString historyTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

RequestWriter::RequestWriter(const QSqlDatabase &handle)
    : m_handle(handle)
    , m_request(handle)
    , m_attempt(handle)
{
    m_request.prepare(kInsertRequest);
    m_attempt.prepare(kInsertAttempt);
}

bool RequestWriter::run(QSqlQuery &query)
{
    const bool done = query.exec();
    if (!done)
        m_error = query.lastError();
    return done;
}

bool RequestWriter::write(const RequestRecord &record)
{
    const QDateTime time = record.time.isValid() ? record.time : QDateTime::currentDateTimeUtc();
    QVariantList values {record.id,
                         historyTime(time),
                         textOrNull(record.clientShape),
                         textOrNull(record.keyName),
                         cutText(record.app),
                         textOrNull(record.workspace),
                         cutText(record.modelAsked),
                         textOrNull(record.model),
                         textOrNull(record.provider),
                         textOrNull(record.providerName),
                         record.streamed ? 1 : 0,
                         record.status};
    values << errorColumns(record.error) << qint64(record.attempts.size()) << usageColumns(record.usage)
           << QVariantList {moneyOrNull(record.cost),
                            textOrNull(costSourceName(record.costSource)),
                            jsonOrNull(record.prices),
                            orNull(record.ttftMs),
                            record.durationMs,
                            orNull(record.tokensPerSecond),
                            textOrNull(record.finishReason),
                            textOrNull(record.nativeFinishReason),
                            cutText(record.sessionId),
                            moneyOrNull(record.cacheSaving),
                            textOrNull(record.keyId),
                            textOrNull(record.member),
                            moneyOrNull(record.computedCost),
                            textOrNull(record.costReason),
                            record.usage ? cutText(record.usage->serviceTier) : QVariant()};
    bindAll(m_request, values);
    if (!run(m_request))
        return false;
    if (m_request.numRowsAffected() == 0)
        return true;
    const qint64 sequence = m_request.lastInsertId().toLongLong();
    for (const AttemptRecord &attempt : record.attempts) {
        if (!writeAttempt(sequence, attempt))
            return false;
    }
    m_sums.add(record, time);
    return true;
}

bool RequestWriter::finish()
{
    return m_sums.write(m_handle, &m_error);
}

bool RequestWriter::writeAttempt(qint64 request, const AttemptRecord &attempt)
{
    QVariantList error = errorColumns(attempt.error);
    error.remove(2, 2); // status and provider are the attempt's own
    QVariantList values {request,
                         attempt.ordinal,
                         attempt.provider.isNull() ? QLatin1String("") : attempt.provider,
                         textOrNull(attempt.endpoint),
                         textOrNull(attempt.keyName),
                         attempt.httpStatus == 0 ? QVariant() : QVariant(attempt.httpStatus)};
    values << error << QVariantList {timeOrNull(attempt.started), orNull(attempt.connectMs),
                                     orNull(attempt.firstByteMs), attempt.durationMs,
                                     safeText(attempt.why),       changesOrNull(attempt.changes),
                                     textOrNull(attempt.model),   moneyOrNull(attempt.cost)};
    bindAll(m_attempt, values);
    return run(m_attempt);
}

} // namespace core
