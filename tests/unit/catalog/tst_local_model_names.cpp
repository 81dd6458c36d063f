#include "core/catalog/local_model_names.h"
#include "tests/unit/catalog/real_catalog.h"

#include <QTest>

using namespace core;

class LocalModelNamesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void namesOfKnownModelsAreFound_data();
    void namesOfKnownModelsAreFound();
    void closedModelsAreNeverMeant();
    void otherModelsGetAnIdOfTheirOwn_data();
    void otherModelsGetAnIdOfTheirOwn();
    void noTwoModelsGetOneId();

private:
    Catalog m_catalog;
};

void LocalModelNamesTest::initTestCase()
{
    Result<Catalog> catalog = shippedCatalog();
    QVERIFY(catalog.ok());
    m_catalog = std::move(catalog).value();
}

void LocalModelNamesTest::namesOfKnownModelsAreFound_data()
{
    QTest::addColumn<QString>("id"); // empty: none can be told
    const auto row = [](const char *served, const char *id) {
        QTest::newRow(served) << QString::fromLatin1(id);
    };
    row("llama3.3:70b", "meta-llama/llama-3.3-70b-instruct");
    row("llama3.3:70b-instruct-q4_K_M", "meta-llama/llama-3.3-70b-instruct");
    row("gemma3:12b", "google/gemma-3-12b-it");
    row("qwen3:8b", "qwen/qwen3-8b");
    row("gpt-oss:20b", "openai/gpt-oss-20b");
    row("openai/gpt-oss-20b", "openai/gpt-oss-20b");
    row("Qwen/Qwen3-32B", "qwen/qwen3-32b");
    row("Qwen3-8B-Q4_K_M.gguf", "qwen/qwen3-8b");
    row("/home/anna/models/Qwen3-8B-UD-Q4_K_XL.gguf", "qwen/qwen3-8b");
    row("C:\\models\\Qwen3-8B-Q8_0.gguf", "qwen/qwen3-8b");
    // A name without its size can be another, smaller model.
    row("deepseek-r1", "");
    row("deepseek-r1:latest", "");
    row("llama3.3", "");
    // Somebody's own.
    row("huihui-ai/qwen3-8b", "");
    row("hf.co/unsloth/Qwen3-8B-GGUF:Q4_K_M", "");
    row("qwen3-8b-abliterated", "");
    row("my-finetune-8b", "");
    row("", "");
    row(":", "");
    row("/", "");
}

void LocalModelNamesTest::namesOfKnownModelsAreFound()
{
    QTEST(LocalModelNames(m_catalog, QStringLiteral("ollama"))
              .knownModel(QString::fromLatin1(QTest::currentDataTag())),
          "id");
}

void LocalModelNamesTest::closedModelsAreNeverMeant()
{
    ModelInfo closed;
    closed.id = QStringLiteral("lab/secret-8b");
    closed.type = QStringLiteral("chat");
    closed.openWeights = false;
    const Catalog catalog({closed}, {});
    QCOMPARE(LocalModelNames(catalog, QStringLiteral("ollama")).knownModel(QStringLiteral("secret:8b")),
             QString());
    QCOMPARE(LocalModelNames(catalog, QStringLiteral("ollama")).knownModel(closed.id), QString());
}

void LocalModelNamesTest::otherModelsGetAnIdOfTheirOwn_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *served, const char *id, const char *name) {
        QTest::newRow(served) << QString::fromLatin1(id) << QString::fromLatin1(name);
    };
    row("mistral-tuned:7b", "ollama/mistral-tuned:7b", "mistral-tuned:7b");
    row("llama3.3:latest", "ollama/llama3.3", "llama3.3:latest");
    row("anna/My Model", "ollama/my-model", "My Model");
    row("/models/My_Model@v2.gguf", "ollama/my_model-v2", "My_Model@v2");
    row("..", "ollama/model", "..");
    row("???", "ollama/model", "???");
}

void LocalModelNamesTest::otherModelsGetAnIdOfTheirOwn()
{
    const QString served = QString::fromLatin1(QTest::currentDataTag());
    QTEST(LocalModelNames(m_catalog, QStringLiteral("ollama")).next({served}), "id");
    QTEST(servedModelName(served), "name");
}

void LocalModelNamesTest::noTwoModelsGetOneId()
{
    LocalModelNames names(m_catalog, QStringLiteral("lmstudio"));
    const auto next = [&](const char *served, const char *quantization = "") {
        return names.next(
            {.id = QString::fromLatin1(served), .quantization = QString::fromLatin1(quantization)});
    };
    QCOMPARE(next("qwen3-8b", "q4_k_m"), QStringLiteral("qwen/qwen3-8b"));
    QCOMPARE(next("qwen3-8b-q8_0", "q8_0"), QStringLiteral("qwen/qwen3-8b"));
    // As an endpoint of the known model it could not be told from the first.
    QCOMPARE(next("qwen3:8b", "q4_k_m"), QStringLiteral("lmstudio/qwen3:8b"));
    QCOMPARE(next("anna/tuned"), QStringLiteral("lmstudio/tuned"));
    QCOMPARE(next("bob/tuned"), QStringLiteral("lmstudio/bob-tuned"));
    QCOMPARE(next("/a/tuned.gguf"), QStringLiteral("lmstudio/tuned-2"));
    QCOMPARE(next("/b/tuned.gguf"), QStringLiteral("lmstudio/tuned-3"));
}

QTEST_APPLESS_MAIN(LocalModelNamesTest)
#include "tst_local_model_names.moc"
