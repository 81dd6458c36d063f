#include "tests/unit/protocol/capture_test.h"

#include <QTest>

using namespace core;

class CohereCaptures : public CaptureTest
{
    Q_OBJECT

protected:
    QString folder() const override { return QStringLiteral("cohere-v2"); }

    EndpointTarget target(const Capture &capture) const override
    {
        return capture.target(QStringLiteral("cohere-v2"));
    }

    QList<Difference> differences() const override
    {
        const char *plan = "the plan before tool calls is what the model thinks";
        return {
            {"cohere/cohere-v2-chat-legacy-with-tool-calls-and-history", "reasoning",
             QStringLiteral("I will search for the current time and weather in Tokyo."), plan},
            {"cohere/cohere-v2-chat-legacy-with-tool-calls-and-streaming", "reasoning",
             QStringLiteral("I will search for the current time and weather in Tokyo."), plan},
            {"cohere/integration-tests-sql-agent", "reasoning",
             QStringLiteral("I will first inspect the tables in the database. Once I have identified "
                            "the relevant tables, I will query their schema."),
             plan},
            {"cohere/tool-choice-matrix-tools-plus-output-cohere-1", "reasoning",
             QStringLiteral("I will use one or more of the available tools to find the answer"), plan},
            {"cohere/integration-tests-sql-agent", "error",
             QStringLiteral("your request resulted in an invalid tool generation. Try updating the messages "
                            "or tool definitions"),
             "its finish reason ERROR is an error, with the message beside it"},
            {"cohere/integration-tests-sql-agent", "usage", {}, "an empty usage says nothing"},
        };
    }

    QMap<QString, ErrorKind> errorKinds() const override
    {
        return {
            {QStringLiteral("cohere/chat-error-handling-with-cohere-command-a-03-2025-raises-appropr"),
             ErrorKind::AuthFailed},
            {QStringLiteral("cohere/completion-error-preserves-status-and-body"),
             ErrorKind::ModelUnavailable},
            {QStringLiteral("cohere/integration-tests-sql-agent"), ErrorKind::BadReply},
        };
    }

    FinishReason reasonFor(const QString &word, bool hasCalls) const override
    {
        if (word == QLatin1String("MAX_TOKENS"))
            return FinishReason::Length;
        return hasCalls ? FinishReason::ToolCalls : FinishReason::Stop;
    }

    Usage usageFor(const QJsonObject &native, const Capture &) const override
    {
        const QJsonObject tokens = native.value(QLatin1String("tokens")).toObject();
        Usage usage;
        usage.promptTokens = tokens.value(QLatin1String("input_tokens")).toInteger();
        usage.completionTokens = tokens.value(QLatin1String("output_tokens")).toInteger();
        usage.reasoningTokens = tokens.value(QLatin1String("reasoning_tokens")).toInteger();
        usage.cachedTokens = native.value(QLatin1String("cached_tokens")).toInteger();
        const QJsonObject billed = native.value(QLatin1String("billed_units")).toObject();
        usage.unbilledPromptTokens =
            usage.promptTokens - billed.value(QLatin1String("input_tokens")).toInteger();
        usage.unbilledCompletionTokens =
            usage.completionTokens - billed.value(QLatin1String("output_tokens")).toInteger();
        return usage;
    }
};

QTEST_GUILESS_MAIN(CohereCaptures)
#include "tst_cohere_captures.moc"
