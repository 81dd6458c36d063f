#include "tests/unit/protocol/capture_test.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace core;

namespace {

qint64 count(const QJsonObject &usage, const char *details, const char *name)
{
    return usage.value(QLatin1String(details)).toObject().value(QLatin1String(name)).toInteger();
}

/// The thoughts of a whole answer, each part a paragraph.
QString paragraphs(const char *capture)
{
    QStringList texts;
    for (const Capture &entry : capturesOf(QStringLiteral("openai-responses"))) {
        if (entry.id != QLatin1String(capture))
            continue;
        const QJsonObject answer = QJsonDocument::fromJson(entry.body).object();
        for (const QJsonValue &item : answer.value(QLatin1String("output")).toArray()) {
            if (item.toObject().value(QLatin1String("type")) != QLatin1String("reasoning"))
                continue;
            for (const char *list : {"summary", "content"}) {
                for (const QJsonValue &part : item.toObject().value(QLatin1String(list)).toArray())
                    texts << part.toObject().value(QLatin1String("text")).toString();
            }
        }
    }
    return texts.join(QStringLiteral("\n\n"));
}

} // namespace

class ResponsesCaptures : public CaptureTest
{
    Q_OBJECT

protected:
    QString folder() const override { return QStringLiteral("openai-responses"); }

    EndpointTarget target(const Capture &capture) const override
    {
        return capture.target(QStringLiteral("openai-responses"));
    }

    QList<Difference> differences() const override
    {
        const char *why = "each part of the thoughts is a paragraph; run together they are hard to read";
        QList<Difference> all;
        for (const char *capture :
             {"deepseek/chat-web-search-with-deepseek-deepseek-v4-flash-searches-server",
              "pydantic-gateway/langchain-instrument-langchain"})
            all.append({capture, "reasoning", paragraphs(capture), why});
        return all;
    }

    QMap<QString, ErrorKind> errorKinds() const override
    {
        return {
            {QStringLiteral("chatgpt/nonstreaming-unauthorized-preserves-status-and-body"),
             ErrorKind::AuthFailed},
            {QStringLiteral("openai/doc-429-rate-limit"), ErrorKind::RateLimited},
            {QStringLiteral("openai/multimodal-tool-return-matrix-direct-url-audio-openai-responses-1"),
             ErrorKind::BadRequest},
            {QStringLiteral("openai/openai-stream-rate-limited-1"), ErrorKind::RateLimited},
            {QStringLiteral("openrouter/doc-stream-response-failed"), ErrorKind::Overloaded},
        };
    }

    FinishReason reasonFor(const QString &word, bool hasCalls) const override
    {
        if (word == QLatin1String("incomplete:max_output_tokens"))
            return FinishReason::Length;
        return hasCalls ? FinishReason::ToolCalls : FinishReason::Stop;
    }

    Usage usageFor(const QJsonObject &native, const Capture &capture) const override
    {
        Usage usage;
        usage.promptTokens = native.value(QLatin1String("input_tokens")).toInteger();
        usage.completionTokens = native.value(QLatin1String("output_tokens")).toInteger();
        usage.cachedTokens = count(native, "input_tokens_details", "cached_tokens");
        usage.cacheWriteTokens = count(native, "input_tokens_details", "cache_write_tokens");
        usage.reasoningTokens = count(native, "output_tokens_details", "reasoning_tokens");
        constexpr qint64 picoDollarsPerTick = 100;
        const qint64 ticks = native.value(QLatin1String("cost_in_usd_ticks")).toInteger();
        const QJsonValue dollars = native.value(QLatin1String("cost"));
        if (ticks > 0)
            usage.reportedCost = Money::fromPicoDollars(picoDollarsPerTick * ticks);
        else if (dollars.isDouble())
            usage.reportedCost = Money::fromDecimal(QString::number(dollars.toDouble(), 'f', 12));
        // Each recording's own number of searches; pages that were only opened are none.
        const QMap<QString, qint64> searches {
            {QStringLiteral("deepseek/chat-web-search-with-deepseek-deepseek-v4-flash-searches-server"), 1},
            {QStringLiteral("openai/stream-with-provider-tool-1"), 2},
        };
        usage.webSearches = searches.value(capture.id);
        return usage;
    }
};

QTEST_GUILESS_MAIN(ResponsesCaptures)
#include "tst_responses_captures.moc"
