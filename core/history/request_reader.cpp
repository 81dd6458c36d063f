#include "core/history/request_reader.h"

#include "core/base/error_names.h"
#include "core/conversation/record_json.h"

#include <QJsonDocument>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace core {

namespace {

const QString kRequest = QStringLiteral(
    "SELECT id, time, client_shape, key_name, key_id, member, app, workspace, model_asked, model, provider, "
    "provider_name, streamed, status, error_kind, error_message, error_http_status, error_provider, "
    "error_code, error_parameter, error_provider_message, error_retry_after_ms, prompt_tokens, "
    "completion_tokens, cached_tokens, cache_write_tokens, reasoning_tokens, audio_prompt_tokens, "
    "audio_completion_tokens, image_completion_tokens, native_usage, reported_picodollars, service_tier, "
    "cost_picodollars, cost_source, computed_picodollars, cost_reason, cache_saving_picodollars, "
    "price_snapshot, ttft_ms, duration_ms, tokens_per_s, finish_reason, native_finish_reason, session_id, "
    "seq FROM requests WHERE id = ?");

const QString kAttempts =
    QStringLiteral("SELECT ordinal, model, provider, endpoint, key_name, status, error_kind, error_message, "
                   "error_code, error_parameter, error_provider_message, error_retry_after_ms, started, "
                   "connect_ms, first_byte_ms, duration_ms, why, cost_picodollars "
                   "FROM attempts WHERE request_seq = ? ORDER BY ordinal");

/// Reads a row's columns one after the other, in the order of the statement.
class Columns
{
public:
    explicit Columns(const QSqlQuery &row)
        : m_row(row)
    { }

    QVariant next() { return m_row.value(m_column++); }
    QString text() { return next().toString(); }
    qint64 number() { return next().toLongLong(); }
    QDateTime time() { return QDateTime::fromString(text(), Qt::ISODateWithMs); }
    QJsonObject object() { return QJsonDocument::fromJson(text().toUtf8()).object(); }

    std::optional<qint64> numberIfAny()
    {
        const QVariant value = next();
        return value.isNull() ? std::nullopt : std::optional(value.toLongLong());
    }

    std::optional<Money> moneyIfAny()
    {
        const std::optional<qint64> pico = numberIfAny();
        return pico ? std::optional(Money::fromPicoDollars(*pico)) : std::nullopt;
    }

private:
    const QSqlQuery &m_row;
    int m_column = 0;
};

/// The columns that errors of requests and of attempts have in common, but for the kind.
void readDetails(Columns &columns, Error &error)
{
    error.code = columns.text();
    error.parameter = columns.text();
    error.providerMessage = columns.text();
    if (const std::optional<qint64> pause = columns.numberIfAny())
        error.retryAfter = std::chrono::milliseconds(*pause);
}

/// Absent where there is no kind. A word of a newer version is taken for a fault of ours.
std::optional<Error> errorOf(const QString &kind, const Error &rest)
{
    if (kind.isEmpty())
        return {};
    Error error = rest;
    error.kind = errorKindFromName(kind).value_or(ErrorKind::Internal);
    return error;
}

std::optional<Error> readRequestError(Columns &columns)
{
    Error error;
    const QString kind = columns.text();
    error.message = columns.text();
    error.httpStatus = int(columns.number());
    error.provider = columns.text();
    readDetails(columns, error);
    return errorOf(kind, error);
}

std::optional<Usage> readUsage(Columns &columns)
{
    const std::optional<qint64> promptTokens = columns.numberIfAny();
    Usage usage;
    usage.promptTokens = promptTokens.value_or(0);
    usage.completionTokens = columns.number();
    usage.cachedTokens = columns.number();
    usage.cacheWriteTokens = columns.number();
    usage.reasoningTokens = columns.number();
    usage.audioPromptTokens = columns.number();
    usage.audioCompletionTokens = columns.number();
    usage.imageCompletionTokens = columns.number();
    usage.native = columns.object();
    usage.reportedCost = columns.moneyIfAny();
    usage.serviceTier = columns.text();
    return promptTokens ? std::optional(usage) : std::nullopt;
}

RequestRecord readRequest(Columns &columns)
{
    RequestRecord record;
    record.id = columns.text();
    record.time = columns.time();
    record.clientShape = columns.text();
    record.keyName = columns.text();
    record.keyId = columns.text();
    record.member = columns.text();
    record.app = columns.text();
    record.workspace = columns.text();
    record.modelAsked = columns.text();
    record.model = columns.text();
    record.provider = columns.text();
    record.providerName = columns.text();
    record.streamed = columns.number() != 0;
    record.status = int(columns.number());
    record.error = readRequestError(columns);
    record.usage = readUsage(columns);
    record.cost = columns.moneyIfAny();
    record.costSource = costSourceFrom(columns.text());
    record.computedCost = columns.moneyIfAny();
    record.costReason = columns.text();
    record.cacheSaving = columns.moneyIfAny();
    record.prices = columns.object();
    record.ttftMs = columns.numberIfAny();
    record.durationMs = columns.number();
    if (const QVariant speed = columns.next(); !speed.isNull())
        record.tokensPerSecond = speed.toDouble();
    record.finishReason = columns.text();
    record.nativeFinishReason = columns.text();
    record.sessionId = columns.text();
    return record;
}

AttemptRecord readAttempt(Columns &columns)
{
    AttemptRecord attempt;
    attempt.ordinal = int(columns.number());
    attempt.model = columns.text();
    attempt.provider = columns.text();
    attempt.endpoint = columns.text();
    attempt.keyName = columns.text();
    attempt.httpStatus = int(columns.number());
    Error error;
    const QString kind = columns.text();
    error.message = columns.text();
    readDetails(columns, error);
    error.httpStatus = attempt.httpStatus;
    error.provider = attempt.provider;
    attempt.error = errorOf(kind, error);
    attempt.started = columns.time();
    attempt.connectMs = columns.numberIfAny();
    attempt.firstByteMs = columns.numberIfAny();
    attempt.durationMs = columns.number();
    attempt.why = columns.text();
    attempt.cost = columns.moneyIfAny();
    return attempt;
}

} // namespace

std::optional<RequestRecord> findRequest(const QSqlDatabase &handle, const QString &id, QSqlError *error)
{
    QSqlQuery select(handle);
    select.setForwardOnly(true);
    select.prepare(kRequest);
    select.addBindValue(id);
    if (!select.exec() || !select.next()) {
        *error = select.lastError();
        return {};
    }
    Columns columns(select);
    RequestRecord record = readRequest(columns);
    const qint64 sequence = columns.number();

    QSqlQuery attempts(handle);
    attempts.setForwardOnly(true);
    attempts.prepare(kAttempts);
    attempts.addBindValue(sequence);
    const bool done = attempts.exec();
    while (done && attempts.next()) {
        Columns fields(attempts);
        record.attempts << readAttempt(fields);
    }
    if (attempts.lastError().isValid()) {
        *error = attempts.lastError();
        return {};
    }
    return record;
}

} // namespace core
