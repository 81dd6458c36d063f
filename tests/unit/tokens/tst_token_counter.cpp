#include "core/tokens/token_counter.h"
#include "core/tokens/tool_text.h"
#include "tests/unit/tokens/token_samples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace core;

namespace {

ChatRequest asked(const QString &text)
{
    ChatRequest request;
    request.messages << Message::text(Role::User, text);
    return request;
}

QJsonObject object(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

QString pngUrl(quint32 width, quint32 height)
{
    QByteArray png = QByteArray::fromHex("89504e470d0a1a0a0000000d49484452");
    for (const quint32 number : {width, height}) {
        const quint32 big = qToBigEndian(number);
        png.append(reinterpret_cast<const char *>(&big), sizeof big);
    }
    return QStringLiteral("data:image/png;base64,") + QString::fromLatin1(png.toBase64());
}

} // namespace

class TokenCounterTest : public QObject
{
    Q_OBJECT

private slots:
    void plainChatsCountAsOpenAiCountedThem()
    {
        // Every recording of plain text to a model whose encoding is known, to the token.
        int checked = 0;
        for (const TokenSample &sample : tokenSamples()) {
            const PromptTokens counted = builtCounter().count(sample.request, sample.model);
            if (!counted.exact)
                continue;
            QVERIFY2(counted.tokens == sample.promptTokens, qPrintable(QStringLiteral("%1: %2 instead of %3")
                                                                           .arg(sample.id)
                                                                           .arg(counted.tokens)
                                                                           .arg(sample.promptTokens)));
            QCOMPARE(counted.errorPerMille, 0);
            QCOMPARE(counted.most(), counted.tokens);
            ++checked;
        }
        QVERIFY2(checked >= 4, qPrintable(QString::number(checked)));
    }

    void storedErrorsAreThoseThatAreMeasured()
    {
        const QList<FamilyError> errors = familyErrors(builtCounter(), tokenSamples());
        QVERIFY(errors.size() > 15);
        for (const FamilyError &error : errors) {
            qInfo("%-20s mean %4d, too low by at most %5d per mille, %3d requests", qPrintable(error.family),
                  error.meanPerMille, error.tooLowAtWorstPerMille, error.samples);
            for (const TokenFamily &family : builtCounter().families()) {
                if (family.name != error.family)
                    continue;
                QVERIFY2(error.meanPerMille <= family.errorPerMille, qPrintable(error.family));
                QVERIFY2(error.tooLowAtWorstPerMille <= family.worstPerMille, qPrintable(error.family));
                QCOMPARE(family.samples, error.samples);
            }
        }
    }

    void modelsAreCountedAsTheirFamily_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("family");
        QTest::addColumn<bool>("exact");
        const auto row = [](const char *model, const char *family, bool exact) {
            QTest::newRow(model) << QString::fromLatin1(model) << QString::fromLatin1(family) << exact;
        };
        row("openai/gpt-4o", "openai", true);
        row("gpt-4o-mini-2024-07-18", "openai", true);
        row("openai/gpt-4.1", "openai", true);
        row("openai/gpt-4.1-nano", "openai", true);
        row("openai/gpt-4", "openai-cl100k", true);
        row("openai/gpt-4-1106-preview", "openai-cl100k", true);
        row("gpt-4-turbo", "openai-cl100k", true);
        row("GPT-3.5-turbo", "openai-cl100k", true);
        row("text-embedding-3-small", "openai-cl100k", true);
        row("openai/o3-mini", "openai-reasoning", true);
        row("openai/gpt-5.2", "openai-reasoning", true);
        row("openai.gpt-5.6-luna", "openai-reasoning", true);
        row("openai/gpt-oss-120b", "gpt-oss", false);
        row("anthropic/claude-sonnet-4", "claude-4", false);
        row("anthropic/claude-sonnet-4.5", "claude", false);
        row("us.anthropic.claude-3-7-sonnet-20250219-v1:0", "claude-4", false);
        row("anthropic/claude-opus-4.7", "claude-5", false);
        row("google/gemini-2.5-pro", "gemini", false);
        row("google/gemini-3-pro-preview", "gemini-3", false);
        row("meta-llama/llama-3.3-70b-instruct", "llama-3.1", false);
        row("meta-llama/llama-4-scout", "llama", false);
        row("qwen/qwen3-coder", "qwen", false);
        row("deepseek/deepseek-r1", "deepseek", false);
        row("x-ai/grok-4", "grok", false);
        row("z-ai/glm-4.6", "glm", false);
        row("moonshotai/kimi-k2", "kimi", false);
        row("cohere/command-a", "command-a", false);
        row("nobody/knows-this", "other", false);
    }
    void modelsAreCountedAsTheirFamily()
    {
        QFETCH(QString, model);
        QFETCH(QString, family);
        QFETCH(bool, exact);
        const PromptTokens counted = builtCounter().count(asked(QStringLiteral("Hello, world!")), model);
        QCOMPARE(counted.family, family);
        QCOMPARE(counted.exact, exact);
        QCOMPARE(counted.errorPerMille == 0, exact);
        QVERIFY(exact || counted.most() > counted.tokens);
    }

    void whatIsNotPlainTextIsNotCalledExact_data()
    {
        QTest::addColumn<ChatRequest>("request");
        ChatRequest tools = asked(QStringLiteral("Hi"));
        tools.tools << ToolDefinition {QStringLiteral("f")};
        QTest::newRow("tools") << tools;
        ChatRequest image = asked(QStringLiteral("Hi"));
        image.messages.first().content << ImagePart {pngUrl(10, 10)};
        QTest::newRow("image") << image;
        ChatRequest schema = asked(QStringLiteral("Hi"));
        schema.responseFormat = ResponseFormat {.kind = ResponseFormat::Kind::JsonSchema,
                                                .schema = object(R"({"type":"object"})")};
        QTest::newRow("schema") << schema;
        ChatRequest thoughts = asked(QStringLiteral("Hi"));
        thoughts.messages.first().reasoning = QStringLiteral("Hm");
        QTest::newRow("thoughts") << thoughts;
        ChatRequest opaque = asked(QStringLiteral("Hi"));
        opaque.messages.first().content << OpaquePart {object(R"({"type":"video"})")};
        QTest::newRow("unknown part") << opaque;
    }
    void whatIsNotPlainTextIsNotCalledExact()
    {
        QFETCH(ChatRequest, request);
        const PromptTokens plain =
            builtCounter().count(asked(QStringLiteral("Hi")), QStringLiteral("gpt-4o"));
        const PromptTokens counted = builtCounter().count(request, QStringLiteral("gpt-4o"));
        QVERIFY(plain.exact);
        QVERIFY(!counted.exact);
        QVERIFY(counted.tokens > plain.tokens);
        QVERIFY(counted.errorPerMille > 0);
    }

    void soundAndDocumentsAreRoughFigures()
    {
        const QString model = QStringLiteral("gpt-4o");
        const qint64 plain = builtCounter().count(asked(QStringLiteral("Hi")), model).tokens;
        ChatRequest request = asked(QStringLiteral("Hi"));
        // 32,000 bytes: two seconds.
        request.messages.first().content
            << AudioPart {QString((32'000 + 2) / 3 * 4, QLatin1Char('A')), QStringLiteral("wav")};
        PromptTokens counted = builtCounter().count(request, model);
        QCOMPARE(counted.tokens, plain + 64);
        QCOMPARE(counted.errorPerMille, 500);
        QCOMPARE(counted.most(), 2 * counted.tokens);

        request = asked(QStringLiteral("Hi"));
        request.messages.first().content << FilePart {.fileId = QStringLiteral("file-1")};
        QCOMPARE(builtCounter().count(request, model).tokens, plain + 3'000);
        request.messages.first().content = {
            FilePart {.data = QStringLiteral("data:application/pdf;base64,JVBERi0xLjQK")}};
        QVERIFY(builtCounter().count(request, model).tokens >= 1'500);
        // Text inside is text.
        request.messages.first().content = {
            FilePart {.data = QStringLiteral("data:text/plain;base64,")
                              + QString::fromLatin1(QByteArray("Hi").toBase64())}};
        QCOMPARE(builtCounter().count(request, model).tokens, plain);
    }

    void embeddingsCountTheirTextsAlone_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<qint64>("tokens");
        QTest::addColumn<bool>("exact");
        QTest::newRow("text") << QByteArray(R"({"input":"hello world"})") << qint64(2) << true;
        QTest::newRow("texts") << QByteArray(R"({"input":["hello world","hello"]})") << qint64(3) << true;
        QTest::newRow("tokens") << QByteArray(R"({"input":[[1,2,3],[4]]})") << qint64(4) << true;
        QTest::newRow("nothing") << QByteArray(R"({})") << qint64(0) << true;
        QTest::newRow("no JSON") << QByteArray("\x01\x02") << qint64(0) << true;
    }
    void embeddingsCountTheirTextsAlone()
    {
        QFETCH(QByteArray, body);
        ChatRequest request;
        request.raw = RawRequest {.body = body};
        const PromptTokens counted = builtCounter().count(request, QStringLiteral("text-embedding-3-small"));
        QTEST(counted.tokens, "tokens");
        QTEST(counted.exact, "exact");
        request.raw->contentType = "multipart/form-data; boundary=x";
        QCOMPARE(builtCounter().count(request, QStringLiteral("whisper-1")).tokens, 0);
    }

    void countingForManyModelsIsCountingForEach()
    {
        const ChatRequest request = asked(QStringLiteral("Hello, world! ").repeated(50));
        PromptCounter counter(builtCounter(), request);
        for (int round = 0; round < 2; ++round) {
            for (const char *name : {"gpt-4o", "claude-sonnet-4.5", "gpt-4", "gemini-2.5-pro", "gpt-4o"}) {
                const QString model = QString::fromLatin1(name);
                QCOMPARE(counter.tokensFor(model), builtCounter().count(request, model));
            }
        }
    }

    void answersAreCountedByTheFactorOfTheirModel()
    {
        const QString text = QStringLiteral("word ").repeated(100);
        const qint64 exact = builtCounter().countText(text, QStringLiteral("gpt-4o"));
        QVERIFY(exact >= 100 && exact <= 102);
        QCOMPARE(builtCounter().countText(text, QStringLiteral("mistral-large")),
                 qRound64(1.15 * double(exact)));
        QCOMPARE(builtCounter().countText({}, QStringLiteral("gpt-4o")), 0);
    }

    void toolsBecomeTypeScript()
    {
        ToolDefinition weather {QStringLiteral("get_weather"), QStringLiteral("Tells the weather.")};
        weather.parameters = object(R"({"type":"object","required":["city"],"properties":{
            "city":{"type":"string","description":"Where"},
            "days":{"type":"array","items":{"type":"integer"}},
            "deep":{"type":"object","properties":{"x":{"type":["number","null"]}}},
            "either":{"anyOf":[{"type":"boolean"},{}]},
            "unit":{"enum":["c","f"],"default":"c"}}})");
        const ToolDefinition plain {QStringLiteral("now")};
        QCOMPARE(toolsAsTypeScript({weather, plain}), QByteArray(R"(# Tools

## functions

namespace functions {

// Tells the weather.
type get_weather = (_: {
// Where
city: string,
days?: number[],
deep?: {
x?: number | null,
},
either?: boolean | any,
unit?: "c" | "f", // default: "c"
}) => any;

type now = () => any;

} // namespace functions)"));
        QCOMPARE(toolAsJson(plain), QByteArray(R"({"name":"now"})"));
    }

    void schemasWithoutAnEndEnd()
    {
        QJsonObject schema {{QStringLiteral("type"), QStringLiteral("array")}};
        for (int depth = 0; depth < 200; ++depth)
            schema = QJsonObject {{QStringLiteral("type"), QStringLiteral("array")},
                                  {QStringLiteral("items"), schema}};
        ToolDefinition tool {QStringLiteral("f")};
        tool.parameters =
            QJsonObject {{QStringLiteral("properties"), QJsonObject {{QStringLiteral("p"), schema}}}};
        QVERIFY(toolsAsTypeScript({tool}).contains("any[]"));
    }

    void rulesThatNobodyUnderstandsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("no list") << QByteArray("{}");
        QTest::newRow("no row for all") << QByteArray(R"([{"family":"a","models":["gpt-*"]}])");
        QTest::newRow("unknown word") << QByteArray(R"([{"family":"a","models":["*"],"facto":1}])");
        QTest::newRow("unknown encoding")
            << QByteArray(R"([{"family":"a","models":["*"],"encoding":"p50k"}])");
        QTest::newRow("negative") << QByteArray(R"([{"family":"a","models":["*"],"factor":-1}])");
        QTest::newRow("like nobody") << QByteArray(R"([{"family":"a","models":["*"],"like":"b"}])");
        QTest::newRow("image") << QByteArray(R"([{"family":"a","models":["*"],"image":{"rule":"magic"}}])");
    }
    void rulesThatNobodyUnderstandsAreRefused()
    {
        QFETCH(QByteArray, json);
        QVERIFY(!tokenFamiliesFromJson(json));
    }
};

QTEST_GUILESS_MAIN(TokenCounterTest)
#include "tst_token_counter.moc"
