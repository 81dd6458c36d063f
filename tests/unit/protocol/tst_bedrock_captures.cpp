#include "tests/unit/protocol/aws_frames.h"
#include "tests/unit/protocol/capture_test.h"

#include <QJsonDocument>
#include <QTest>

using namespace core;

class BedrockCaptures : public CaptureTest
{
    Q_OBJECT

protected:
    QString folder() const override { return QStringLiteral("bedrock-converse"); }

    EndpointTarget target(const Capture &capture) const override
    {
        return capture.target(QStringLiteral("bedrock-converse"));
    }

    /// One recording was taken behind a client's decoder, with the name of each event around its JSON.
    /// Bedrock itself sends binary frames only.
    void prepare(Capture &capture) const override
    {
        if (capture.framing != QLatin1String("ndjson"))
            return;
        QByteArray framed;
        for (const QByteArray &line : capture.body.split('\n')) {
            const QJsonObject event = QJsonDocument::fromJson(line).object();
            for (auto it = event.begin(); it != event.end(); ++it)
                framed += awsEvent(it.key().toLatin1(), QJsonDocument(it.value().toObject()).toJson());
        }
        capture.body = framed;
        capture.framing = QStringLiteral("eventstream");
    }

    QMap<QString, ErrorKind> errorKinds() const override
    {
        return {
            {QStringLiteral("bedrock/bedrock-converse-error"), ErrorKind::AuthFailed},
            {QStringLiteral("bedrock/doc-408-model-timeout"), ErrorKind::Overloaded},
            {QStringLiteral("bedrock/doc-424-model-error"), ErrorKind::Overloaded},
            {QStringLiteral("bedrock/doc-429-throttling"), ErrorKind::RateLimited},
            {QStringLiteral("bedrock/doc-503-service-unavailable"), ErrorKind::Overloaded},
            {QStringLiteral("bedrock/multimodal-tool-return-matrix-direct-uploaded-file-image-bedrock-1"),
             ErrorKind::BadRequest},
            {QStringLiteral("bedrock/retired-model-id-preserves-provider-error"),
             ErrorKind::ModelUnavailable},
            {QStringLiteral("bedrock/splice-model-stream-error"), ErrorKind::Overloaded},
        };
    }

    FinishReason reasonFor(const QString &word, bool hasCalls) const override
    {
        if (word == QLatin1String("max_tokens"))
            return FinishReason::Length;
        if (word == QLatin1String("guardrail_intervened"))
            return FinishReason::ContentFilter;
        return hasCalls ? FinishReason::ToolCalls : FinishReason::Stop;
    }

    Usage usageFor(const QJsonObject &native, const Capture &) const override
    {
        Usage usage;
        usage.cachedTokens = native.value(QLatin1String("cacheReadInputTokens")).toInteger();
        usage.cacheWriteTokens = native.value(QLatin1String("cacheWriteInputTokens")).toInteger();
        usage.promptTokens = native.value(QLatin1String("inputTokens")).toInteger() + usage.cachedTokens
                             + usage.cacheWriteTokens;
        usage.completionTokens = native.value(QLatin1String("outputTokens")).toInteger();
        return usage;
    }

    bool argumentsAreJson(const Capture &capture) const override { return !capture.stream; }
};

QTEST_GUILESS_MAIN(BedrockCaptures)
#include "tst_bedrock_captures.moc"
