#include "core/conversation/record_json.h"

#include "core/base/error_names.h"
#include "core/base/secret.h"
#include "core/conversation/json_fields.h"

#include <QJsonArray>

namespace core {

namespace {

QJsonObject usageJson(const Usage &usage)
{
    QJsonObject json;
    // Always there, so that an object says that there was a usage.
    json.insert(QStringLiteral("prompt_tokens"), usage.promptTokens);
    putField(json, "cached_tokens", usage.cachedTokens);
    putField(json, "cache_write_tokens", usage.cacheWriteTokens);
    putField(json, "cache_write_1h_tokens", usage.cacheWrite1hTokens);
    putField(json, "completion_tokens", usage.completionTokens);
    putField(json, "reasoning_tokens", usage.reasoningTokens);
    putField(json, "audio_prompt_tokens", usage.audioPromptTokens);
    putField(json, "audio_completion_tokens", usage.audioCompletionTokens);
    putField(json, "image_completion_tokens", usage.imageCompletionTokens);
    putField(json, "prompt_images", usage.promptImages);
    putField(json, "web_searches", usage.webSearches);
    putField(json, "unbilled_prompt_tokens", usage.unbilledPromptTokens);
    putField(json, "unbilled_completion_tokens", usage.unbilledCompletionTokens);
    putField(json, "service_tier", usage.serviceTier);
    putField(json, "reported_picodollars", usage.reportedCost);
    putField(json, "native_usage", QJsonValue(usage.native));
    return json;
}

std::optional<Usage> usageFrom(const QJsonObject &json)
{
    if (json.isEmpty())
        return std::nullopt;
    Usage usage;
    usage.promptTokens = numberField(json, "prompt_tokens");
    usage.cachedTokens = numberField(json, "cached_tokens");
    usage.cacheWriteTokens = numberField(json, "cache_write_tokens");
    usage.cacheWrite1hTokens = numberField(json, "cache_write_1h_tokens");
    usage.completionTokens = numberField(json, "completion_tokens");
    usage.reasoningTokens = numberField(json, "reasoning_tokens");
    usage.audioPromptTokens = numberField(json, "audio_prompt_tokens");
    usage.audioCompletionTokens = numberField(json, "audio_completion_tokens");
    usage.imageCompletionTokens = numberField(json, "image_completion_tokens");
    usage.promptImages = numberField(json, "prompt_images");
    usage.webSearches = numberField(json, "web_searches");
    usage.unbilledPromptTokens = numberField(json, "unbilled_prompt_tokens");
    usage.unbilledCompletionTokens = numberField(json, "unbilled_completion_tokens");
    usage.serviceTier = textField(json, "service_tier");
    usage.reportedCost = moneyIfAny(json, "reported_picodollars");
    usage.native = json.value(QLatin1String("native_usage")).toObject();
    return usage;
}

QList<ParameterChange> changesFrom(const QJsonArray &json)
{
    using Kind = ParameterChange::Kind;
    QList<ParameterChange> changes;
    for (const QJsonValue &value : json) {
        const QJsonObject fields = value.toObject();
        ParameterChange change;
        change.parameter = textField(fields, "parameter");
        if (change.parameter.isEmpty())
            continue;
        const QString name = textField(fields, "kind");
        for (const Kind kind : {Kind::Dropped, Kind::Clamped, Kind::Mapped, Kind::Added}) {
            if (parameterChangeName(kind) == name)
                change.kind = kind;
        }
        change.from = textField(fields, "from");
        change.to = textField(fields, "to");
        changes << change;
    }
    return changes;
}

QJsonObject attemptJson(const AttemptRecord &attempt)
{
    QJsonObject json;
    json.insert(QStringLiteral("ordinal"), attempt.ordinal);
    putField(json, "model", attempt.model);
    putField(json, "provider", attempt.provider);
    putField(json, "endpoint", attempt.endpoint);
    putField(json, "key_name", attempt.keyName);
    putField(json, "status", qint64(attempt.httpStatus));
    if (attempt.error)
        json.insert(QStringLiteral("error"), errorJson(*attempt.error));
    putField(json, "started", attempt.started);
    putField(json, "connect_ms", attempt.connectMs);
    putField(json, "first_byte_ms", attempt.firstByteMs);
    putField(json, "duration_ms", attempt.durationMs);
    putField(json, "why", redact(attempt.why));
    putField(json, "changes", QJsonValue(parameterChangesToJson(attempt.changes)));
    putField(json, "cost_picodollars", attempt.cost);
    return json;
}

AttemptRecord attemptFrom(const QJsonObject &json)
{
    AttemptRecord attempt;
    attempt.ordinal = json.value(QLatin1String("ordinal")).toInt(1);
    attempt.model = textField(json, "model");
    attempt.provider = textField(json, "provider");
    attempt.endpoint = textField(json, "endpoint");
    attempt.keyName = textField(json, "key_name");
    attempt.httpStatus = json.value(QLatin1String("status")).toInt();
    attempt.error = errorFrom(json.value(QLatin1String("error")).toObject());
    attempt.started = timeField(json, "started");
    attempt.connectMs = numberIfAny(json, "connect_ms");
    attempt.firstByteMs = numberIfAny(json, "first_byte_ms");
    attempt.durationMs = numberField(json, "duration_ms");
    attempt.why = textField(json, "why");
    attempt.changes = changesFrom(json.value(QLatin1String("changes")).toArray());
    attempt.cost = moneyIfAny(json, "cost_picodollars");
    return attempt;
}

} // namespace

CostSource costSourceFrom(const QString &name)
{
    for (const CostSource source :
         {CostSource::Reported, CostSource::Computed, CostSource::Estimated, CostSource::Simulated}) {
        if (costSourceName(source) == name)
            return source;
    }
    return CostSource::Unknown;
}

QJsonObject errorJson(const Error &error)
{
    QJsonObject json;
    json.insert(QStringLiteral("kind"), errorKindName(error.kind));
    putField(json, "message", redact(error.message));
    putField(json, "http_status", qint64(error.httpStatus));
    if (error.retryAfter)
        json.insert(QStringLiteral("retry_after_ms"), qint64(error.retryAfter->count()));
    putField(json, "provider", error.provider);
    putField(json, "code", redact(error.code));
    putField(json, "parameter", redact(error.parameter));
    putField(json, "provider_message", redact(error.providerMessage));
    putField(json, "metadata", QJsonValue(error.metadata));
    return json;
}

std::optional<Error> errorFrom(const QJsonObject &json)
{
    const QString kind = textField(json, "kind");
    if (kind.isEmpty())
        return std::nullopt;
    Error error;
    error.kind = errorKindFromName(kind).value_or(ErrorKind::Internal);
    error.message = textField(json, "message");
    error.httpStatus = json.value(QLatin1String("http_status")).toInt();
    if (const std::optional<qint64> pause = numberIfAny(json, "retry_after_ms"))
        error.retryAfter = std::chrono::milliseconds(*pause);
    error.provider = textField(json, "provider");
    error.code = textField(json, "code");
    error.parameter = textField(json, "parameter");
    error.providerMessage = textField(json, "provider_message");
    error.metadata = json.value(QLatin1String("metadata")).toObject();
    return error;
}

QJsonObject recordJson(const RequestRecord &record)
{
    QJsonObject json;
    putField(json, "id", record.id);
    putField(json, "time", record.time);
    putField(json, "client_shape", record.clientShape);
    putField(json, "key_name", record.keyName);
    putField(json, "key_id", record.keyId);
    putField(json, "member", record.member);
    putField(json, "app", record.app);
    putField(json, "workspace", record.workspace);
    putField(json, "model_asked", record.modelAsked);
    putField(json, "model", record.model);
    putField(json, "provider", record.provider);
    putField(json, "provider_name", record.providerName);
    putField(json, "streamed", record.streamed);
    putField(json, "status", qint64(record.status));
    if (record.error)
        json.insert(QStringLiteral("error"), errorJson(*record.error));
    QJsonArray attempts;
    for (const AttemptRecord &attempt : record.attempts)
        attempts.append(attemptJson(attempt));
    putField(json, "attempts", QJsonValue(attempts));
    if (record.usage)
        json.insert(QStringLiteral("usage"), usageJson(*record.usage));
    putField(json, "cost_picodollars", record.cost);
    putField(json, "cost_source", costSourceName(record.costSource));
    putField(json, "computed_picodollars", record.computedCost);
    putField(json, "cost_reason", record.costReason);
    putField(json, "cache_saving_picodollars", record.cacheSaving);
    putField(json, "price_snapshot", QJsonValue(record.prices));
    putField(json, "ttft_ms", record.ttftMs);
    putField(json, "duration_ms", record.durationMs);
    putField(json, "tokens_per_s", record.tokensPerSecond);
    putField(json, "finish_reason", record.finishReason);
    putField(json, "native_finish_reason", record.nativeFinishReason);
    putField(json, "session_id", record.sessionId);
    return json;
}

RequestRecord recordFrom(const QJsonObject &json)
{
    RequestRecord record;
    record.id = textField(json, "id");
    record.time = timeField(json, "time");
    record.clientShape = textField(json, "client_shape");
    record.keyName = textField(json, "key_name");
    record.keyId = textField(json, "key_id");
    record.member = textField(json, "member");
    record.app = textField(json, "app");
    record.workspace = textField(json, "workspace");
    record.modelAsked = textField(json, "model_asked");
    record.model = textField(json, "model");
    record.provider = textField(json, "provider");
    record.providerName = textField(json, "provider_name");
    record.streamed = json.value(QLatin1String("streamed")).toBool();
    record.status = json.value(QLatin1String("status")).toInt();
    record.error = errorFrom(json.value(QLatin1String("error")).toObject());
    for (const QJsonValue &attempt : json.value(QLatin1String("attempts")).toArray())
        record.attempts << attemptFrom(attempt.toObject());
    record.usage = usageFrom(json.value(QLatin1String("usage")).toObject());
    record.cost = moneyIfAny(json, "cost_picodollars");
    record.costSource = costSourceFrom(textField(json, "cost_source"));
    record.computedCost = moneyIfAny(json, "computed_picodollars");
    record.costReason = textField(json, "cost_reason");
    record.cacheSaving = moneyIfAny(json, "cache_saving_picodollars");
    record.prices = json.value(QLatin1String("price_snapshot")).toObject();
    record.ttftMs = numberIfAny(json, "ttft_ms");
    record.durationMs = numberField(json, "duration_ms");
    if (const QJsonValue speed = json.value(QLatin1String("tokens_per_s")); speed.isDouble())
        record.tokensPerSecond = speed.toDouble();
    record.finishReason = textField(json, "finish_reason");
    record.nativeFinishReason = textField(json, "native_finish_reason");
    record.sessionId = textField(json, "session_id");
    return record;
}

} // namespace core
