#include "core/base/secret.h"

#include <QTest>

#include <optional>
#include <utility>

using namespace core;

class TestSecret : public QObject
{
    Q_OBJECT

private slots:
    void copiesSurviveTheOriginal()
    {
        std::optional<Secret> original(QByteArray("sk-original-key"));
        const Secret copy = *original;
        original.reset();
        QCOMPARE(copy.reveal(), QByteArray("sk-original-key"));
    }

    void assignmentKeepsOtherOwnersWhole()
    {
        Secret first(QByteArray("sk-first-key"));
        const Secret kept = first;
        first = Secret(QByteArray("sk-second-key"));
        QCOMPARE(kept.reveal(), QByteArray("sk-first-key"));
        QCOMPARE(first.reveal(), QByteArray("sk-second-key"));
        const Secret &itself = first;
        first = itself;
        QCOMPARE(first.reveal(), QByteArray("sk-second-key"));
    }

    void movingLeavesNothingBehind()
    {
        Secret first(QByteArray("sk-first-key"));
        Secret second = std::move(first);
        QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): that is what is tested
        Secret third;
        third = std::move(second);
        QVERIFY(second.isEmpty()); // NOLINT(bugprone-use-after-move)
        QCOMPARE(third.reveal(), QByteArray("sk-first-key"));
    }

    void comparesLengthAndEveryByte_data()
    {
        QTest::addColumn<QByteArray>("other");
        QTest::addColumn<bool>("same");
        QTest::newRow("same") << QByteArray("secret") << true;
        QTest::newRow("first byte") << QByteArray("Secret") << false;
        QTest::newRow("last byte") << QByteArray("secreT") << false;
        QTest::newRow("shorter") << QByteArray("secre") << false;
        QTest::newRow("longer") << QByteArray("secret!") << false;
        QTest::newRow("with a zero") << QByteArray("secret\0", 7) << false;
        QTest::newRow("empty") << QByteArray() << false;
    }
    void comparesLengthAndEveryByte()
    {
        QFETCH(QByteArray, other);
        QFETCH(bool, same);
        QCOMPARE(Secret(QByteArray("secret")).equals(other), same);
    }

    void referencesAreReadAndWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<SecretRef::Kind>("kind");
        QTest::addColumn<QString>("name");
        using Kind = SecretRef::Kind;
        const auto row = [](const char *text, Kind kind, const char *name) {
            QTest::newRow(text[0] ? text : "nothing")
                << QString::fromLatin1(text) << kind << QString::fromLatin1(name);
        };
        row("keychain:openai/work", Kind::Keychain, "openai/work");
        row("env:GROQ_API_KEY", Kind::Environment, "GROQ_API_KEY");
        row("file:/run/secrets/a:b", Kind::File, "/run/secrets/a:b");
        row("session:groq/now", Kind::Session, "groq/now");
        row("keychain:", Kind::None, "");
        row("env", Kind::None, "");
        row("", Kind::None, "");
        row("ENV:GROQ_API_KEY", Kind::None, "");
        row("sk-proj-AbCdEf0123456789", Kind::None, "");
        row("https:example", Kind::None, "");
    }
    void referencesAreReadAndWritten()
    {
        QFETCH(QString, text);
        QFETCH(SecretRef::Kind, kind);
        QFETCH(QString, name);
        const SecretRef reference = SecretRef::parse(text);
        QCOMPARE(reference.kind, kind);
        QCOMPARE(reference.name, name);
        QCOMPARE(reference.toString(), kind == SecretRef::Kind::None ? QString() : text);
    }

    /// Made-up keys in the shapes that providers hand out, in sentences that providers and servers write.
    void keysAreRedacted_data()
    {
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("key");
        const auto row = [](const char *name, const char *sentence, const char *key) {
            QTest::newRow(name) << QString::fromLatin1(sentence) << QString::fromLatin1(key);
        };
        row("OpenAI project", "Incorrect API key provided: %1. You can find it in your account.",
            "sk-proj-Ab3dEfGhIjKlMnOpQrStUvWxYz0123456789_-AbCd");
        row("OpenAI service account", "%1", "sk-svcacct-Ab3dEfGhIjKlMnOpQrStUvWxYz");
        row("OpenAI, masked by OpenAI", "Incorrect API key provided: %1.",
            "sk-proj-********************wxYZ");
        row("DeepSeek", "Authentication Fails, Your api key: %1 is invalid",
            "sk-0123456789abcdef0123456789abcdef");
        row("Anthropic", "{\"x-api-key\": \"%1\"}", "sk-ant-api03-AbCdEf_ghij-KLMNop0123456789AA");
        row("OpenRouter", "401 for %1", "sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef");
        row("Groq", "key=%1&x=1", "gsk_AbCdEfGhIjKlMnOpQrStUvWx0123456789");
        row("xAI", "Authorization: Bearer %1", "xai-AbCdEfGhIjKlMnOpQrStUvWx0123456789");
        row("Google in a URL", "https://host/v1beta/models?key=%1", "AIzaSyA-0123456789_abcdefghijklmnopqrs");
        row("Google bare", "API key not valid (%1)", "AIzaSyA-0123456789_abcdefghijklmnopqrs");
        row("Google OAuth", "credentials %1 expired", "ya29.a0AfH6SMBxAbCdEfGhIjKlMnOpQrStUvWxYz");
        row("Hugging Face", "token %1 was revoked", "hf_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEf");
        row("Cerebras", "%1", "csk-0123456789abcdef0123456789abcdef");
        row("NVIDIA", "%1", "nvapi-AbCdEf-0123456789_AbCdEf");
        row("Perplexity", "%1", "pplx-0123456789abcdef0123456789abcdef");
        row("Replicate", "%1", "r8_AbCdEfGhIjKlMnOpQrStUvWxYz01234567890");
        row("Fireworks", "%1", "fw_3ZAbCdEfGhIjKlMnOpQr");
        row("Together", "%1", "tgp_v1_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789");
        row("GitHub", "%1", "ghp_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789");
        row("GitHub, fine-grained", "%1", "github_pat_11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz0123456789");
        row("AWS access key", "AWS key %1 is unknown", "AKIAIOSFODNN7EXAMPLE");
        row("Bedrock", "%1", "ABSKQmVkcm9ja0FQSUtleS1hYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5eg==");
        row("Mistral, no shape of its own", "api_key: \"%1\"", "Ab3dEfGhIjKlMnOpQrStUvWxYz012345");
        row("Azure header", "api-key: %1", "0123456789abcdef0123456789abcdef");
        row("Zhipu", "Authorization: Bearer %1", "0123456789abcdef0123456789abcdef.AbCdEfGhIjKlMnOp");
        row("JSON web token", "%1", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.AbCdEfGhIjKl-MnOpQr");
        row("basic authorization", "Authorization: Basic %1", "dXNlcjpwYXNzd29yZC1vZi1taW5l");
        row("Switchyard's own", "wrong key %1", "sy-AbCdEfGhIjKlMnOpQrStUvWxYz");
    }
    void keysAreRedacted()
    {
        QFETCH(QString, sentence);
        QFETCH(QString, key);
        const QString shown = redact(sentence.arg(key));
        // Neither the key nor a piece of it that is long enough to be of use.
        for (qsizetype at = 0; at + 10 <= key.size(); ++at)
            QVERIFY2(!shown.contains(key.mid(at, 10)), qPrintable(shown));
        QVERIFY2(shown.contains(QStringLiteral("***")), qPrintable(shown));
    }

    void restOfTheSentenceStays()
    {
        QCOMPARE(redact(QStringLiteral("Incorrect API key provided: sk-proj-Ab3dEfGhIjKlMnOp, sorry.")),
                 QStringLiteral("Incorrect API key provided: ***, sorry."));
        QCOMPARE(redact(QStringLiteral("GET /v1?key=AIzaSyA-0123456789_abcdefghijk&alt=sse failed")),
                 QStringLiteral("GET /v1?key=***&alt=sse failed"));
        QCOMPARE(redact(QStringLiteral("gsk_AbCdEfGhIjKlMnOp and hf_AbCdEfGhIjKlMnOp")),
                 QStringLiteral("*** and ***"));
    }

    void ordinaryTextIsLeftAlone_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"The model `gpt-4.1-mini` does not exist or you do not have access to it.",
              "Rate limit reached for deepseek/deepseek-chat-v3.1 in organization org-abc",
              "This model's maximum context length is 128000 tokens; you requested 130000 tokens.",
              "Groq refused the key 'work' (401). Check it under Keys.",
              "max_tokens: 4096 is above the limit", "the bearer of this letter",
              "basic understanding of trains", "risk-averse answers",
              "Unsupported value: 'temperature' does not support 0.2 with this model."})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void ordinaryTextIsLeftAlone()
    {
        QFETCH(QString, text);
        QCOMPARE(redact(text), text);
    }
};

QTEST_APPLESS_MAIN(TestSecret)
#include "tst_secret.moc"
