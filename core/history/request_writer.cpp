#include "core/history/request_writer.h"

#include "core/base/secret.h"
#include "core/history/placeholders.h"

#include <QJsonDocument>
#include <QVariant>

namespace core {

namespace {

// A provider's error page can be megabytes; its beginning says it all.
constexpr qsizetype kLongestText = 4000;

constexpr int kRequestColumns = 46;
constexpr int kAttemptColumns = 20;

QString insertRequest()
{
    return QStringLiteral(
               "INSERT INTO requests (id, time, client_shape, key_name, app, workspace, model_asked, model, "
               "provider, provider_name, streamed, status, error_kind, error_message, error_http_status, "
               "error_provider, error_code, error_parameter, error_provider_message, error_retry_after_ms, "
               "attempts, prompt_tokens, completion_tokens, cached_tokens, cache_write_tokens, "
               "reasoning_tokens, audio_prompt_tokens, audio_completion_tokens, image_completion_tokens, "
               "native_usage, reported_picodollars, cost_picodollars, cost_source, price_snapshot, ttft_ms, "
               "duration_ms, tokens_per_s, finish_reason, native_finish_reason, session_id, "
               "cache_saving_picodollars, key_id, member, computed_picodollars, cost_reason, service_tier) "
               "VALUES (%1) ON CONFLICT (id) DO NOTHING")
        .arg(placeholders(kRequestColumns));
}

QString insertAttempt()
{
    return QStringLiteral(
               "INSERT INTO attempts (request_seq, ordinal, provider, endpoint, key_name, status, "
               "error_kind, "
               "error_message, error_code, error_parameter, error_provider_message, error_retry_after_ms, "
               "started, connect_ms, first_byte_ms, duration_ms, why, changes, model, cost_picodollars) "
               "VALUES (%1) ON CONFLICT DO NOTHING")
        .arg(placeholders(kAttemptColumns));
}

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
    // QDateTime's own writer takes ten times as long, and each row has two times.
    const QDateTime utc = time.toUTC();
    const QDate date = utc.date();
    const int year = date.year();
    if (year < 0 || year > 9999)
        return utc.toString(Qt::ISODateWithMs);
    const int ms = utc.time().msecsSinceStartOfDay();
    QString text = QStringLiteral("0000-00-00T00:00:00.000Z");
    QChar *to = text.data();
    const auto put = [to](int at, int digits, int number) {
        for (int i = at + digits - 1; i >= at; --i, number /= 10)
            to[i] = QChar(u'0' + number % 10);
    };
    put(0, 4, year);
    put(5, 2, date.month());
    put(8, 2, date.day());
    put(11, 2, ms / 3'600'000);
    put(14, 2, ms / 60'000 % 60);
    put(17, 2, ms / 1'000 % 60);
    put(20, 3, ms % 1'000);
    return text;
}

RequestWriter::RequestWriter(const QSqlDatabase &handle)
    : m_handle(handle)
    , m_request(handle)
    , m_attempt(handle)
{
    m_request.prepare(insertRequest());
    m_attempt.prepare(insertAttempt());
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
    bindValues(m_request, values);
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
    bindValues(m_attempt, values);
    return run(m_attempt);
}

} // namespace core
