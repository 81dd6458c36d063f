#include "tests/unit/protocol/capture_test.h"

#include <QTest>

#include <algorithm>

using namespace core;

namespace {

qint64 count(const QJsonObject &usage, const char *details, const char *name)
{
    return usage.value(QLatin1String(details)).toObject().value(QLatin1String(name)).toInteger();
}

} // namespace

class OpenAiCaptures : public CaptureTest
{
    Q_OBJECT

protected:
    QString folder() const override { return QStringLiteral("openai-chat"); }

    EndpointTarget target(const Capture &capture) const override
    {
        EndpointTarget target = capture.target(QStringLiteral("openai-chat"));
        target.quirks.completionExcludesReasoning = capture.provider == QLatin1String("xai");
        return target;
    }

    QList<Difference> differences() const override
    {
        return {
            {"snowflake/snowflake-snowflake-thinking", "reasoning",
             QStringLiteral("Let me get the weather for Mexico City."),
             "the thoughts stand only in reasoning_details; a person should see them"},
            {"mistral/doc-422-detail-list", "message", QStringLiteral("body.messages: Field required"),
             "FastAPI's list is made readable"},
            {"openrouter/doc-400-provider-error-with-raw", "message",
             QStringLiteral("Xiaomi: Param Incorrect"),
             "the cause wrapped in metadata.raw says more than 'Provider returned error'"},
            {"openai/doc-502-html-from-proxy", "message", QStringLiteral("502 Bad Gateway"),
             "the title of a web page is better than nothing"},
            {"openai/doc-503-html-from-proxy", "message",
             QStringLiteral("503 Service Temporarily Unavailable"),
             "the title of a web page is better than nothing"},
        };
    }

    QMap<QString, ErrorKind> errorKinds() const override
    {
        return {
            {QStringLiteral("azure/azure-chat-reasoning-1"), ErrorKind::ModelUnavailable},
            {QStringLiteral("azure/azure-openai-openai-deployments-gpt-4-1-chat-completions-api-ver"),
             ErrorKind::AuthFailed},
            {QStringLiteral("azure/doc-429-token-rate-limit"), ErrorKind::RateLimited},
            {QStringLiteral("deepseek/doc-400-reasoning-must-be-passed-back"), ErrorKind::BadRequest},
            {QStringLiteral("doubleword/error-matrix-invalid-key-blocking"), ErrorKind::AuthFailed},
            {QStringLiteral("fireworks/doc-412-account-suspended"), ErrorKind::OutOfCredit},
            {QStringLiteral("google/doc-400-error-in-array"), ErrorKind::BadRequest},
            {QStringLiteral("groq/doc-413-request-too-large-for-tier"), ErrorKind::RateLimited},
            {QStringLiteral("groq/doc-498-flex-capacity"), ErrorKind::Overloaded},
            {QStringLiteral("groq/tool-use-failed-error-streaming-with-text"), ErrorKind::BadReply},
            {QStringLiteral("llamacpp/multimodal-matrix-image-without-mmproj"), ErrorKind::BadRequest},
            {QStringLiteral("lmstudio/doc-400-error-is-a-string"), ErrorKind::BadRequest},
            {QStringLiteral("mistral/doc-400-tool-call-id"), ErrorKind::BadRequest},
            {QStringLiteral("mistral/doc-422-detail-list"), ErrorKind::BadRequest},
            {QStringLiteral("mistral/doc-429-bare-message"), ErrorKind::RateLimited},
            {QStringLiteral("mistral/doc-429-rate-limited"), ErrorKind::RateLimited},
            {QStringLiteral("openai/doc-429-insufficient-quota"), ErrorKind::OutOfCredit},
            {QStringLiteral("openai/doc-429-tokens-per-minute"), ErrorKind::RateLimited},
            {QStringLiteral("openai/doc-502-html-from-proxy"), ErrorKind::Overloaded},
            {QStringLiteral("openai/doc-503-html-from-proxy"), ErrorKind::Overloaded},
            {QStringLiteral("openai/openai-client-async-error"), ErrorKind::ModelUnavailable},
            {QStringLiteral("openai/splice-error-object-after-text"), ErrorKind::Overloaded},
            {QStringLiteral("openai/testlm-test-exception-event-recorded-on-lm-error"),
             ErrorKind::AuthFailed},
            {QStringLiteral("openai/vision-vision-2"), ErrorKind::BadRequest},
            {QStringLiteral("openrouter/doc-400-provider-error-with-raw"), ErrorKind::BadRequest},
            {QStringLiteral("openrouter/doc-402-credits"), ErrorKind::OutOfCredit},
            {QStringLiteral("openrouter/doc-403-moderation"), ErrorKind::Refused},
            {QStringLiteral("openrouter/doc-503-temporarily-unavailable"), ErrorKind::Overloaded},
            {QStringLiteral("openrouter/openrouter-stream-error"), ErrorKind::BadRequest},
            {QStringLiteral("openrouter/splice-error-chunk-after-text"), ErrorKind::Overloaded},
            {QStringLiteral("openrouter/testopenrouterstreaming-1"), ErrorKind::RateLimited},
            {QStringLiteral("vllm/doc-400-flat-error"), ErrorKind::ContextTooLong},
            {QStringLiteral("vllm/doc-400-nested-error"), ErrorKind::BadRequest},
        };
    }

    FinishReason reasonFor(const QString &word, bool hasCalls) const override
    {
        if (word == QLatin1String("length"))
            return FinishReason::Length;
        if (word == QLatin1String("content_filter"))
            return FinishReason::ContentFilter;
        return hasCalls || word == QLatin1String("function_call") ? FinishReason::ToolCalls
                                                                  : FinishReason::Stop;
    }

    Usage usageFor(const QJsonObject &native, const Capture &capture) const override
    {
        Usage usage;
        const qint64 reasoning = std::max(count(native, "completion_tokens_details", "reasoning_tokens"),
                                          native.value(QLatin1String("reasoning_tokens")).toInteger());
        const bool apart = capture.provider == QLatin1String("xai");
        usage.completionTokens =
            native.value(QLatin1String("completion_tokens")).toInteger() + (apart ? reasoning : 0);
        usage.reasoningTokens = std::min(reasoning, usage.completionTokens);
        usage.promptTokens = native.value(QLatin1String("prompt_tokens")).toInteger();
        usage.cachedTokens =
            std::min(usage.promptTokens,
                     std::max({count(native, "prompt_tokens_details", "cached_tokens"),
                               native.value(QLatin1String("cached_tokens")).toInteger(),
                               native.value(QLatin1String("num_cached_tokens")).toInteger(),
                               native.value(QLatin1String("prompt_cache_hit_tokens")).toInteger()}));
        usage.cacheWriteTokens = count(native, "prompt_tokens_details", "cache_write_tokens");
        usage.audioPromptTokens = count(native, "prompt_tokens_details", "audio_tokens");
        usage.audioCompletionTokens = count(native, "completion_tokens_details", "audio_tokens");
        usage.imageCompletionTokens = count(native, "completion_tokens_details", "image_tokens");
        const QJsonValue cost = native.value(QLatin1String("cost"));
        const QJsonValue dollars =
            cost.isObject() ? cost.toObject().value(QLatin1String("total_cost")) : cost;
        constexpr qint64 picoDollarsPerTick = 100;
        if (const qint64 ticks = native.value(QLatin1String("cost_in_usd_ticks")).toInteger(); ticks > 0)
            usage.reportedCost = Money::fromPicoDollars(picoDollarsPerTick * ticks);
        else if (dollars.isDouble())
            usage.reportedCost = Money::fromDecimal(QString::number(dollars.toDouble(), 'f', 12));
        else if (capture.provider == QLatin1String("venice")) // says it beside the usage
            usage.reportedCost = Money::fromDecimal(u"0.0001506875");
        return usage;
    }
};

QTEST_GUILESS_MAIN(OpenAiCaptures)
#include "tst_openai_captures.moc"
