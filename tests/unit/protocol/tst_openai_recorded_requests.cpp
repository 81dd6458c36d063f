#include "core/catalog/catalog_format.h"
#include "core/protocol/openai/openai_ingress.h"
#include "tests/unit/protocol/request_check.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace core;

namespace {

/// The shipped quirks of the providers, by the names that the captures have for them.
Quirks quirksOf(const QString &provider)
{
    static const QJsonObject all = [] {
        QFile file(QStringLiteral(QUIRKS));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no quirks");
        return jsonOf(file.readAll());
    }();
    static const QMap<QString, QString> catalogNames {
        {QStringLiteral("zai"), QStringLiteral("z-ai")},
        {QStringLiteral("moonshot"), QStringLiteral("moonshotai")},
        {QStringLiteral("vercel-gateway"), QStringLiteral("vercel")}};
    return quirksFromJson(all.value(catalogNames.value(provider, provider)).toObject());
}

EndpointTarget target(const Capture &capture)
{
    EndpointTarget target = capture.target(QStringLiteral("openai-chat"));
    target.baseUrl = QStringLiteral("https://api.example/v1");
    target.providerModelId = capture.request.value(QLatin1String("model")).toString();
    target.quirks = quirksOf(capture.provider);
    return target;
}

/// One text part is the same as its text.
QJsonValue plainContent(const QJsonValue &content)
{
    const QJsonArray parts = content.toArray();
    const QJsonObject only = parts.size() == 1 ? parts.first().toObject() : QJsonObject();
    if (only.value(QLatin1String("type")) == QLatin1String("text") && only.size() == 2)
        return only.value(QLatin1String("text"));
    return content;
}

QJsonObject withoutNulls(QJsonObject object)
{
    for (const QString &key : object.keys()) {
        if (object.value(key).isNull())
            object.remove(key);
    }
    return object;
}

/// What is only spelling: null for absent; `stream` and `stream_options`, where we always ask for usage; the
/// two names of the answer's limit; a single text part; the order of an object's keys.
QJsonObject normalised(QJsonObject body)
{
    body = withoutNulls(body);
    if (!body.value(QLatin1String("stream")).toBool())
        body.remove(QLatin1String("stream"));
    body.remove(QLatin1String("stream_options"));
    if (body.contains(QLatin1String("max_completion_tokens")))
        body.insert(QLatin1String("max_tokens"), body.take(QLatin1String("max_completion_tokens")));
    for (const char *name : {"tools", "stop"}) {
        const QJsonValue value = body.value(QLatin1String(name));
        if (value.isArray() && value.toArray().isEmpty())
            body.remove(QLatin1String(name));
    }
    QJsonArray messages;
    for (const QJsonValue &entry : body.value(QLatin1String("messages")).toArray()) {
        QJsonObject message = withoutNulls(entry.toObject());
        message.insert(QLatin1String("content"), plainContent(message.value(QLatin1String("content"))));
        if (message.value(QLatin1String("content")).isUndefined()
            || message.value(QLatin1String("content")) == QString())
            message.remove(QLatin1String("content"));
        messages.append(message);
    }
    body.insert(QLatin1String("messages"), messages);
    return body;
}

} // namespace

class OpenAiRecordedRequests : public QObject
{
    Q_OBJECT

private slots:
    void everyRecordedRequestIsWrittenAgain()
    {
        const RequestCheck check {
            .folder = QStringLiteral("openai-chat"),
            .target = target,
            .read = [](const Capture &capture) { return chatRequestFromOpenAi(capture.request); },
            .normalised = normalised,
            .deliberate = {
                {QStringLiteral("deepseek/streaming-low-length-top-absent"),
                 QStringLiteral(
                     "an effort switches thinking on by name, which that client left to the default")},
                {QStringLiteral("llamacpp/prompt-typed-with-tool-call-verbatim-roundtrip-1"),
                 QStringLiteral("a local server gets thoughts back only where its row says so")},
                {QStringLiteral("ollama/chat-function-calling-ollama-cloud-gpt-oss-120b-can-use-tools-wi-2"),
                 QStringLiteral("the thoughts are sent once, not under both names")},
                {QStringLiteral("openrouter/openrouter-cache-all-settings-real-api-1"),
                 QStringLiteral("which providers to ask is decided here, not by the next router")},
                {QStringLiteral("openrouter/streaming-azure-routed-refusal"),
                 QStringLiteral("which providers to ask is decided here, not by the next router")},
                {QStringLiteral("snowflake/snowflake-snowflake-thinking"),
                 QStringLiteral("the effort has its plain name, and an empty description is left out")}}};
        const QStringList problems = check.run();
        for (const QString &problem : problems)
            qWarning("%s", qUtf8Printable(problem));
        QVERIFY(problems.isEmpty());
    }
};

QTEST_GUILESS_MAIN(OpenAiRecordedRequests)
#include "tst_openai_recorded_requests.moc"
