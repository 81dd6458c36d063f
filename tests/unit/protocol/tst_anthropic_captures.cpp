#include "tests/unit/protocol/capture_test.h"

#include <QTest>

using namespace core;

class AnthropicCaptures : public CaptureTest
{
    Q_OBJECT

protected:
    QString folder() const override { return QStringLiteral("anthropic-messages"); }

    EndpointTarget target(const Capture &capture) const override
    {
        if (capture.provider == QLatin1String("bedrock"))
            return capture.target(QStringLiteral("bedrock-anthropic"));
        if (capture.provider == QLatin1String("vertex"))
            return capture.target(QStringLiteral("vertex-anthropic"));
        return capture.target(QStringLiteral("anthropic-messages"));
    }

    QList<Difference> differences() const override
    {
        return {
            {"anthropic/anthropic-anthropic-refusal", "refusal",
             QStringLiteral(
                 "This request triggered restrictions on violative cyber content and was blocked under "
                 "Anthropic's Usage Policy."),
             "stop_details explains the refusal; a person should see it"},
            {"bedrock/bedrock-runtime-model-anthropic-claude-v2-1-invoke-with-response", "text",
             QStringLiteral(" The capital of France is Paris."),
             "the completions of the first Claude models are read as well"},
            {"bedrock/bedrock-runtime-model-anthropic-claude-v2-1-invoke-with-response", "finish",
             QStringLiteral("stop_sequence"), "the completions of the first Claude models are read as well"},
            {"anthropic/anthropic-count-tokens-with-adaptive-thinking-and-output-tools", "error",
             QStringLiteral("{\"input_tokens\": 671}"),
             "the answer to a question for the number of tokens: none at all to a conversation"},
            {"anthropic/splice-connection-cut-after-text", "error", QString(),
             "an answer without its end is broken, whatever came before"},
        };
    }

    QMap<QString, ErrorKind> errorKinds() const override
    {
        return {
            {QStringLiteral("anthropic/anthropic-count-tokens-with-adaptive-thinking-and-output-tools"),
             ErrorKind::BadReply},
            {QStringLiteral("anthropic/splice-connection-cut-after-text"), ErrorKind::StreamBroken},
            {QStringLiteral("anthropic/anthropic-client-error"), ErrorKind::ModelUnavailable},
            {QStringLiteral("anthropic/boolean-root-schema-is-rejected-for-tool-input"),
             ErrorKind::BadRequest},
            {QStringLiteral("anthropic/doc-402-billing"), ErrorKind::OutOfCredit},
            {QStringLiteral("anthropic/doc-403-permission"), ErrorKind::AuthFailed},
            {QStringLiteral("anthropic/doc-429-rate-limit"), ErrorKind::RateLimited},
            {QStringLiteral("anthropic/doc-500-api-error"), ErrorKind::Overloaded},
            {QStringLiteral("anthropic/doc-504-timeout"), ErrorKind::Overloaded},
            {QStringLiteral("anthropic/doc-529-overloaded"), ErrorKind::Overloaded},
            {QStringLiteral("anthropic/doc-stream-first-event-is-error"), ErrorKind::Overloaded},
            {QStringLiteral("bedrock/bedrock-invokemodelwithstreams-adds-claude-model-attributes-to-s"),
             ErrorKind::AuthFailed},
            {QStringLiteral("openrouter/doc-401-messages-skin"), ErrorKind::AuthFailed},
        };
    }

    FinishReason reasonFor(const QString &word, bool hasCalls) const override
    {
        Q_UNUSED(hasCalls)
        if (word == QLatin1String("max_tokens"))
            return FinishReason::Length;
        if (word == QLatin1String("refusal"))
            return FinishReason::ContentFilter;
        // Also one answer with calls that a program of the server made ends in "end_turn": nobody else is to
        // answer them.
        return word == QLatin1String("tool_use") ? FinishReason::ToolCalls : FinishReason::Stop;
    }

    Usage usageFor(const QJsonObject &native, const Capture &) const override
    {
        const auto count = [](const QJsonObject &json, const char *name) {
            return json.value(QLatin1String(name)).toInteger();
        };
        Usage usage;
        usage.cachedTokens = count(native, "cache_read_input_tokens");
        usage.cacheWriteTokens = count(native, "cache_creation_input_tokens");
        usage.cacheWrite1hTokens =
            count(native.value(QLatin1String("cache_creation")).toObject(), "ephemeral_1h_input_tokens");
        usage.promptTokens = count(native, "input_tokens") + usage.cachedTokens + usage.cacheWriteTokens;
        usage.completionTokens = count(native, "output_tokens");
        usage.reasoningTokens =
            count(native.value(QLatin1String("output_tokens_details")).toObject(), "thinking_tokens");
        usage.webSearches =
            count(native.value(QLatin1String("server_tool_use")).toObject(), "web_search_requests");
        return usage;
    }

    /// Only in a stream are they text.
    bool argumentsAreJson(const Capture &capture) const override { return !capture.stream; }
};

QTEST_GUILESS_MAIN(AnthropicCaptures)
#include "tst_anthropic_captures.moc"
