#include "tests/unit/protocol/capture_test.h"

#include <QTest>

#include <algorithm>

using namespace core;

namespace {

qint64 tokensOf(const QJsonObject &usage, const char *list, const char *modality, int number)
{
    qint64 tokens = 0;
    for (const QJsonValue &entry : usage.value(QLatin1String(list)).toArray()) {
        const QJsonValue kind = entry.toObject().value(QLatin1String("modality"));
        if (kind == QLatin1String(modality) || kind == number)
            tokens += entry.toObject().value(QLatin1String("tokenCount")).toInteger();
    }
    return tokens;
}

} // namespace

class GeminiCaptures : public CaptureTest
{
    Q_OBJECT

protected:
    QString folder() const override { return QStringLiteral("gemini"); }

    EndpointTarget target(const Capture &capture) const override
    {
        return capture.target(capture.provider == QLatin1String("vertex")
                                  ? QStringLiteral("vertex-gemini")
                                  : QStringLiteral("google-generate-content"));
    }

    QList<Difference> differences() const override
    {
        return {
            {"google/streaming-failure-prompt-blocked-safety", "finish", QStringLiteral("SAFETY"),
             "the provider's own word is the block reason; 'PROMPT_BLOCKED' is the other reader's"},
            {"google/testgoogleaitoolcallresponse-1", "finish", QStringLiteral("STOP"),
             "enums sent as numbers get their names back"},
            {"vertex/opentelemetry-instrumentation-vertexai-function-call-choice", "finish",
             QStringLiteral("STOP"), "enums sent as numbers get their names back"},
            {"google/google-stream-tool-call-arguments",
             "tool_calls",
             {},
             "arguments that are streamed by JSON path are put together"},
            {"google/unary-failure-with-message-no-content", "error",
             QStringLiteral("Model failed to generate content due to internal error."),
             "OTHER is no way to end an answer"},
            {"vertex/multimodal-tool-return-matrix-direct-binary-audio-google-vertex", "error",
             QStringLiteral("Unexpected tool call: Model tried to call an undeclared function: list_files"),
             "a call of a tool that nobody offered is no answer"},
            {"google/testgoogle-test-count-tokens", "error",
             QStringLiteral("{\"promptTokensDetails\": [{\"modality\": \"TEXT\", \"tokenCount\": 5}], "
                            "\"totalTokens\": 5}"),
             "the answer of another method: none at all to a generateContent"},
        };
    }

    QMap<QString, ErrorKind> errorKinds() const override
    {
        return {
            {QStringLiteral("google/chat-real-error-scenarios-gemini-gemini-2-5-flash-handles-contex"),
             ErrorKind::RateLimited},
            {QStringLiteral("google/doc-500-internal"), ErrorKind::Overloaded},
            {QStringLiteral("google/doc-503-unavailable"), ErrorKind::Overloaded},
            {QStringLiteral("google/google-gemini-2-5-flash"), ErrorKind::AuthFailed},
            {QStringLiteral("google/testgoogle-test-count-tokens"), ErrorKind::BadReply},
            {QStringLiteral("google/unary-failure-with-message-no-content"), ErrorKind::Overloaded},
            {QStringLiteral("google/wrappers-error-handling"), ErrorKind::ModelUnavailable},
            {QStringLiteral("vertex/chat-real-error-scenarios-vertexai-gemini-2-5-flash-handles-cont-1"),
             ErrorKind::ContextTooLong},
            {QStringLiteral("vertex/multimodal-tool-return-matrix-direct-binary-audio-google-vertex"),
             ErrorKind::BadReply},
            {QStringLiteral("vertex/streaming-failure-error-mid-stream"), ErrorKind::Overloaded},
            {QStringLiteral("vertex/unary-failure-iam-permission-denied"), ErrorKind::AuthFailed},
        };
    }

    FinishReason reasonFor(const QString &word, bool hasCalls) const override
    {
        if (word == QLatin1String("MAX_TOKENS"))
            return FinishReason::Length;
        if (word != QLatin1String("STOP"))
            return FinishReason::ContentFilter;
        return hasCalls ? FinishReason::ToolCalls : FinishReason::Stop;
    }

    Usage usageFor(const QJsonObject &native, const Capture &) const override
    {
        const auto count = [&](const char *name) { return native.value(QLatin1String(name)).toInteger(); };
        constexpr int image = 2;
        constexpr int audio = 4;
        Usage usage;
        usage.promptTokens = count("promptTokenCount") + count("toolUsePromptTokenCount");
        usage.cachedTokens = count("cachedContentTokenCount");
        usage.reasoningTokens = count("thoughtsTokenCount");
        usage.completionTokens = count("candidatesTokenCount") + usage.reasoningTokens;
        usage.audioPromptTokens = tokensOf(native, "promptTokensDetails", "AUDIO", audio);
        usage.imageCompletionTokens = tokensOf(native, "candidatesTokensDetails", "IMAGE", image);
        // Nothing is left over or counted twice, wherever Google gives a total of its own.
        const qint64 total = count("totalTokenCount");
        if (total > 0 && usage.totalTokens() != total)
            qFatal("the counts do not add up to %lld", static_cast<long long>(total));
        return usage;
    }

    bool argumentsAreJson(const Capture &) const override { return true; }

    /// There is no end mark but the finish reason. Where a server repeats it in every event, a cut behind the
    /// first one cannot be seen.
    bool cutMayPass(const Capture &capture, const Answer &cut, const Answer &full) const override
    {
        if (CaptureTest::cutMayPass(capture, cut, full))
            return true;
        return capture.id == QLatin1String("vertex/streaming-failure-error-mid-stream")
               && capture.body.count("finishReason") > 1 && full.first().text.startsWith(cut.first().text);
    }
};

QTEST_GUILESS_MAIN(GeminiCaptures)
#include "tst_gemini_captures.moc"
