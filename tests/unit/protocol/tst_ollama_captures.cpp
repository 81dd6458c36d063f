#include "tests/unit/protocol/capture_test.h"

#include <QTest>

using namespace core;

class OllamaCaptures : public CaptureTest
{
    Q_OBJECT

protected:
    QString folder() const override { return QStringLiteral("ollama-native"); }

    EndpointTarget target(const Capture &capture) const override
    {
        return capture.target(QStringLiteral("ollama"));
    }

    QMap<QString, ErrorKind> errorKinds() const override
    {
        return {{QStringLiteral("ollama/chat-error-records-model-name"), ErrorKind::ModelUnavailable}};
    }

    FinishReason reasonFor(const QString &word, bool hasCalls) const override
    {
        if (word == QLatin1String("length"))
            return FinishReason::Length;
        return hasCalls ? FinishReason::ToolCalls : FinishReason::Stop;
    }

    Usage usageFor(const QJsonObject &native, const Capture &) const override
    {
        Usage usage;
        usage.promptTokens = native.value(QLatin1String("prompt_eval_count")).toInteger();
        usage.completionTokens = native.value(QLatin1String("eval_count")).toInteger();
        return usage;
    }

    bool argumentsAreJson(const Capture &) const override { return true; }
};

QTEST_GUILESS_MAIN(OllamaCaptures)
#include "tst_ollama_captures.moc"
