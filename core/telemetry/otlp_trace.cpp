#include "core/telemetry/otlp_trace.h"

#include "core/base/json_text.h"
#include "core/base/secret.h"
#include "core/telemetry/otlp_values.h"

#include <QCryptographicHash>

namespace core {

namespace {

constexpr int kClientSpan = 3; // SPAN_KIND_CLIENT
constexpr int kErrorStatus = 2; // STATUS_CODE_ERROR
constexpr qsizetype kTraceIdBytes = 16;
constexpr qsizetype kSpanIdBytes = 8;

QByteArray digest(const QString &text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
}

/// What the client asked for in the conventions' words, by the language it asked in.
QString operationOf(const QString &shape)
{
    if (shape.contains(QLatin1String("embed")))
        return QStringLiteral("embeddings");
    if (shape == QLatin1String("openai-completions"))
        return QStringLiteral("text_completion");
    if (shape == QLatin1String("gemini"))
        return QStringLiteral("generate_content");
    // The conventions have no words for these and allow one's own.
    if (shape == QLatin1String("openai-images"))
        return QStringLiteral("image_generation");
    if (shape == QLatin1String("openai-speech"))
        return QStringLiteral("speech");
    if (shape == QLatin1String("openai-transcriptions"))
        return QStringLiteral("transcription");
    return QStringLiteral("chat");
}

/// Failures alone make a span one: that somebody hung up, or another endpoint was faster, is nobody's fault.
bool isFailure(const std::optional<Error> &error)
{
    return error && error->kind != ErrorKind::Cancelled;
}

void addOutcome(OtlpAttributes &attributes, const std::optional<Error> &error, int status)
{
    if (status > 0)
        attributes.add(QLatin1String("http.response.status_code"), qint64(status));
    if (isFailure(error))
        attributes.add(QLatin1String("error.type"), errorKindName(error->kind));
    else if (error)
        attributes.addFlag(QLatin1String("switchyard.cancelled"), true);
}

void addUsage(OtlpAttributes &attributes, const Usage &usage)
{
    attributes.add(QLatin1String("gen_ai.usage.input_tokens"), usage.promptTokens);
    attributes.add(QLatin1String("gen_ai.usage.output_tokens"), usage.completionTokens);
    attributes.add(QLatin1String("gen_ai.usage.total_tokens"), usage.totalTokens());
    attributes.add(QLatin1String("gen_ai.usage.cache_read.input_tokens"), usage.cachedTokens);
    attributes.add(QLatin1String("gen_ai.usage.cache_creation.input_tokens"), usage.cacheWriteTokens);
    attributes.add(QLatin1String("gen_ai.usage.reasoning.output_tokens"), usage.reasoningTokens);
}

void addCost(OtlpAttributes &attributes, const RequestRecord &record)
{
    attributes.addFlag(QLatin1String("switchyard.simulated"), record.costSource == CostSource::Simulated);
    attributes.add(QLatin1String("switchyard.cost_source"), costSourceName(record.costSource));
    attributes.add(QLatin1String("switchyard.cost_reason"), record.costReason);
    if (!record.cost)
        return;
    attributes.add(QLatin1String("switchyard.cost_usd"), record.cost->toDecimal());
    // Readers of this one expect a number; the exact amount stands above.
    attributes.addFraction(QLatin1String("gen_ai.usage.total_cost"), record.cost->toDollars());
}

void addProvider(OtlpAttributes &attributes, const QString &provider, const TraceSource &source)
{
    const QString name = source.providerNames.value(provider, provider);
    attributes.add(QLatin1String("gen_ai.provider.name"), name);
    attributes.add(QLatin1String("gen_ai.system"), name); // its older name, which many still read
    attributes.add(QLatin1String("switchyard.provider"), provider);
}

void addTimes(OtlpAttributes &attributes, const RequestRecord &record)
{
    constexpr double kMillisecondsInSecond = 1000;
    if (record.ttftMs)
        attributes.addFraction(QLatin1String("gen_ai.response.time_to_first_chunk"),
                               double(*record.ttftMs) / kMillisecondsInSecond);
    if (record.tokensPerSecond)
        attributes.addFraction(QLatin1String("switchyard.tokens_per_second"), *record.tokensPerSecond);
}

/// Who answered, or failed last.
QString providerOf(const RequestRecord &record)
{
    return record.provider.isEmpty() && !record.attempts.isEmpty() ? record.attempts.last().provider
                                                                   : record.provider;
}

/// `model` is what was asked for, as it may be told.
OtlpAttributes requestAttributes(const RequestRecord &record, const QString &model, const TraceSource &source)
{
    // A client that mixes up its fields may have put its key into one of these.
    const QString session = redact(record.sessionId);
    OtlpAttributes attributes;
    attributes.add(QLatin1String("gen_ai.operation.name"), operationOf(record.clientShape));
    addProvider(attributes, providerOf(record), source);
    attributes.add(QLatin1String("gen_ai.request.model"), model);
    attributes.addFlag(QLatin1String("gen_ai.request.stream"), record.streamed);
    attributes.add(QLatin1String("gen_ai.response.id"), record.id);
    attributes.add(QLatin1String("gen_ai.response.model"), record.model);
    if (!record.finishReason.isEmpty())
        attributes.add(QLatin1String("gen_ai.response.finish_reasons"), QStringList {record.finishReason});
    attributes.add(QLatin1String("gen_ai.response.finish_reason"), record.finishReason);
    attributes.add(QLatin1String("gen_ai.conversation.id"), session);
    attributes.add(QLatin1String("session.id"), session);
    if (record.usage)
        addUsage(attributes, *record.usage);
    addOutcome(attributes, record.error, record.status);
    addCost(attributes, record);
    addTimes(attributes, record);
    attributes.add(QLatin1String("switchyard.client_shape"), record.clientShape);
    attributes.add(QLatin1String("switchyard.key_name"), record.keyName);
    attributes.add(QLatin1String("switchyard.member"), record.member);
    attributes.add(QLatin1String("switchyard.app"), redact(record.app));
    attributes.add(QLatin1String("switchyard.workspace"), record.workspace);
    attributes.add(QLatin1String("switchyard.attempts"), qint64(record.attempts.size()));
    return attributes;
}

/// Without an operation: by the conventions the span of the whole covers all its attempts, and whoever counts
/// operations or tokens must not count them twice.
OtlpAttributes attemptAttributes(const AttemptRecord &attempt, const TraceSource &source)
{
    OtlpAttributes attributes;
    addProvider(attributes, attempt.provider, source);
    attributes.add(QLatin1String("gen_ai.request.model"), attempt.model);
    if (attempt.ordinal > 1)
        attributes.add(QLatin1String("http.request.resend_count"), qint64(attempt.ordinal) - 1);
    addOutcome(attributes, attempt.error, attempt.httpStatus);
    attributes.add(QLatin1String("switchyard.attempt"), qint64(attempt.ordinal));
    attributes.add(QLatin1String("switchyard.endpoint"), attempt.endpoint);
    attributes.add(QLatin1String("switchyard.provider_key"), attempt.keyName);
    attributes.add(QLatin1String("switchyard.connect_ms"), attempt.connectMs);
    attributes.add(QLatin1String("switchyard.first_byte_ms"), attempt.firstByteMs);
    if (attempt.cost)
        attributes.add(QLatin1String("switchyard.cost_usd"), attempt.cost->toDecimal());
    return attributes;
}

struct SpanFacts {
    int ordinal = 0;
    QString name;
    QDateTime start;
    qint64 durationMs = 0;
    bool failed = false;
};

/// The spans of one request.
class RequestSpans
{
public:
    explicit RequestSpans(const QString &requestId)
        : m_requestId(requestId)
        , m_trace(traceIdOf(requestId))
        , m_root(spanIdOf(requestId, 0))
    { }

    void add(const SpanFacts &facts, const OtlpAttributes &attributes)
    {
        const bool isRoot = facts.ordinal == 0;
        m_json += m_json.isEmpty() ? "{\"traceId\":\"" : ",{\"traceId\":\"";
        m_json += m_trace + "\",\"spanId\":\"" + (isRoot ? m_root : spanIdOf(m_requestId, facts.ordinal));
        if (!isRoot)
            m_json += "\",\"parentSpanId\":\"" + m_root;
        m_json += "\",\"name\":" + jsonString(facts.name);
        m_json += ",\"kind\":" + QByteArray::number(kClientSpan);
        m_json += ",\"startTimeUnixNano\":\"" + otlpTime(facts.start);
        m_json += "\",\"endTimeUnixNano\":\"" + otlpTime(facts.start.addMSecs(facts.durationMs));
        m_json += "\",\"attributes\":" + attributes.json();
        // A span that went well has no status: "ok" is for people who have looked at it.
        if (facts.failed)
            m_json += ",\"status\":{\"code\":" + QByteArray::number(kErrorStatus) + '}';
        m_json += '}';
    }

    /// With commas between them.
    const QByteArray &json() const { return m_json; }

private:
    QString m_requestId;
    QByteArray m_trace;
    QByteArray m_root;
    QByteArray m_json;
};

QByteArray spansOf(const RequestRecord &record, const TraceSource &source)
{
    RequestSpans spans(record.id);
    const QString model = redact(record.modelAsked).left(OtlpAttributes::kMostText);
    const QString name = operationOf(record.clientShape);
    spans.add({.name = model.isEmpty() ? name : name + u' ' + model,
               .start = record.time,
               .durationMs = record.durationMs,
               .failed = isFailure(record.error)},
              requestAttributes(record, model, source));
    for (const AttemptRecord &attempt : record.attempts) {
        spans.add({.ordinal = attempt.ordinal,
                   .name = QStringLiteral("attempt ") + attempt.provider,
                   .start = attempt.started.isValid() ? attempt.started : record.time,
                   .durationMs = attempt.durationMs,
                   .failed = isFailure(attempt.error)},
                  attemptAttributes(attempt, source));
    }
    return spans.json();
}

} // namespace

RequestRecord withoutTexts(RequestRecord record)
{
    record.prices = {};
    record.nativeFinishReason.clear();
    if (record.usage)
        record.usage->native = {};
    if (record.error)
        record.error = Error {record.error->kind, {}};
    for (AttemptRecord &attempt : record.attempts) {
        attempt.why.clear();
        attempt.changes.clear();
        if (attempt.error)
            attempt.error = Error {attempt.error->kind, {}};
    }
    return record;
}

QByteArray traceIdOf(const QString &requestId)
{
    return digest(QStringLiteral("trace ") + requestId).left(kTraceIdBytes).toHex();
}

QByteArray spanIdOf(const QString &requestId, int ordinal)
{
    return digest(QStringLiteral("span %1 ").arg(ordinal) + requestId).left(kSpanIdBytes).toHex();
}

QByteArray otlpTraces(const QList<RecordPtr> &records, const TraceSource &source)
{
    OtlpAttributes resource;
    resource.add(QLatin1String("service.name"), QStringLiteral("switchyard"));
    resource.add(QLatin1String("service.version"), source.version);
    QByteArray json = R"({"resourceSpans":[{"resource":{"attributes":)" + resource.json()
                      + R"(},"scopeSpans":[{"scope":{"name":"switchyard","version":)"
                      + jsonString(source.version) + R"(},"spans":[)";
    for (const RecordPtr &record : records)
        json += (json.endsWith('[') ? "" : ",") + spansOf(*record, source);
    return json + "]}]}]}";
}

} // namespace core
