#include "core/catalog/catalog_format.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace core;

using Thinking = ModelTraits::Thinking;
using Accepts = ModelTraits::Accepts;

namespace {

QList<ModelRule> shippedRules()
{
    QFile file(QStringLiteral(MODEL_RULES));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no rules");
    const Result<QList<ModelRule>> rules =
        modelRulesFromJson(QJsonDocument::fromJson(file.readAll()).array());
    if (!rules)
        qFatal("%s", qPrintable(rules.error().message));
    return *rules;
}

Result<QList<ModelRule>> rules(const char *json)
{
    return modelRulesFromJson(QJsonDocument::fromJson(json).array());
}

} // namespace

Q_DECLARE_METATYPE(core::ModelTraits::Thinking)

class ModelRules : public QObject
{
    Q_OBJECT

private slots:
    void familiesAreRecognisedByAnyName_data();
    void familiesAreRecognisedByAnyName();
    void thinkingModelsOfOpenAiRefuseSampling_data();
    void thinkingModelsOfOpenAiRefuseSampling();
    void modelsOfBedrockHaveTheFieldsOfTheirVendor_data();
    void modelsOfBedrockHaveTheFieldsOfTheirVendor();
    void theRowSaysMoreThanTheRules();
    void misspeltRuleIsNamed();
};

void ModelRules::familiesAreRecognisedByAnyName_data()
{
    QTest::addColumn<QString>("catalogName");
    QTest::addColumn<QString>("providerName");
    QTest::addColumn<ModelTraits::Thinking>("thinking");
    QTest::addColumn<qint64>("longest");
    const auto row = [](const char *catalogName, const char *providerName, Thinking thinking,
                        qint64 longest) {
        QTest::newRow(providerName) << QString::fromLatin1(catalogName) << QString::fromLatin1(providerName)
                                    << thinking << longest;
    };
    row("anthropic/claude-sonnet-4.5", "claude-sonnet-4-5-20250929", Thinking::Budget, 64000);
    row("my/own", "us.anthropic.claude-sonnet-4-5-20250929-v1:0", Thinking::Budget, 64000);
    row("anthropic/claude-opus-4.1", "claude-opus-4-1@20250805", Thinking::Budget, 32000);
    row("anthropic/claude-sonnet-4.6", "anthropic.claude-sonnet-4-6", Thinking::Either, 128000);
    row("anthropic/claude-opus-4.8", "deployment-of-mine", Thinking::Adaptive, 128000);
    row("anthropic/claude-opus-5", "claude-opus-5", Thinking::Adaptive, 128000);
    row("anthropic/claude-3-haiku", "claude-3-haiku-20240307", Thinking::Budget, 4096);
    row("google/gemini-2.5-pro", "gemini-2.5-pro", Thinking::Budget, 0);
    row("google/gemini-3-flash-preview", "gemini-3-flash-preview", Thinking::Adaptive, 0);
    row("meta/llama", "llama-4", Thinking::Unknown, 0);
}

void ModelRules::familiesAreRecognisedByAnyName()
{
    QFETCH(QString, catalogName);
    QFETCH(QString, providerName);
    const ModelTraits traits = traitsByRules(shippedRules(), catalogName, providerName);
    QTEST(traits.thinking, "thinking");
    QTEST(traits.maxOutputTokens.value_or(0), "longest");
}

void ModelRules::thinkingModelsOfOpenAiRefuseSampling_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("sampling");
    QTest::addColumn<bool>("byDefault");
    const auto row = [](const char *name, Accepts sampling, bool byDefault) {
        QTest::newRow(name) << QString::fromLatin1(name) << int(sampling) << byDefault;
    };
    row("openai/o3-mini", Accepts::Never, true);
    row("gpt-5-mini-2025-08-07", Accepts::OnlyWithoutReasoning, true);
    row("openai/gpt-5.1", Accepts::OnlyWithoutReasoning, false);
    row("openai/gpt-5.1-codex", Accepts::OnlyWithoutReasoning, true);
    row("openai/gpt-5.4", Accepts::OnlyWithoutReasoning, false);
    row("openai/gpt-5.5", Accepts::OnlyWithoutReasoning, true);
    row("openai/gpt-5-chat-latest", Accepts::Always, false);
    row("openai/gpt-4o", Accepts::Always, false);
}

void ModelRules::thinkingModelsOfOpenAiRefuseSampling()
{
    QFETCH(QString, name);
    const ModelTraits traits = traitsByRules(shippedRules(), name, name.section(u'/', -1));
    QTEST(int(traits.sampling.value_or(Accepts::Always)), "sampling");
    QTEST(traits.reasonsByDefault.value_or(false), "byDefault");
}

void ModelRules::modelsOfBedrockHaveTheFieldsOfTheirVendor_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("fields");
    const auto row = [](const char *name, const char *fields) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(fields);
    };
    row("amazon.nova-pro-v1:0", "nova");
    row("eu.amazon.nova-lite-v1:0", "nova");
    row("openai.gpt-oss-120b-1:0", "openai");
    row("meta.llama3-3-70b-instruct-v1:0", "none");
    row("us.meta.llama4-scout-17b-instruct-v1:0", "none");
    row("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "");
}

void ModelRules::modelsOfBedrockHaveTheFieldsOfTheirVendor()
{
    QFETCH(QString, name);
    QFETCH(QString, fields);
    QCOMPARE(traitsByRules(shippedRules(), name, name).ownFields, fields);
}

void ModelRules::theRowSaysMoreThanTheRules()
{
    EndpointInfo endpoint;
    endpoint.providerModelId = QStringLiteral("claude-sonnet-4-5");
    endpoint.maxOutputTokens = 5000;
    endpoint.reasoning = {.efforts = {QStringLiteral("low")}, .byBudget = true, .minBudget = 2000};
    endpoint.capabilities.temperature = false;
    ModelInfo model;
    model.id = QStringLiteral("anthropic/claude-sonnet-4.5");
    model.endpoints << endpoint;
    const Catalog catalog({model}, {}, {}, {}, shippedRules());
    const ModelTraits traits = catalog.traitsOf(model, endpoint);
    QCOMPARE(*traits.maxOutputTokens, 5000);
    QCOMPARE(*traits.minBudget, 2000);
    QCOMPARE(traits.efforts, QStringList {QStringLiteral("low")});
    QVERIFY(traits.thinking == Thinking::Budget); // the rule knows what both forms together mean
    QVERIFY(traits.sampling == Accepts::Never);

    const Result<Catalog> again = unpackCatalog(packCatalog(catalog));
    QVERIFY(again);
    QCOMPARE(again->modelRules(), catalog.modelRules());
    QCOMPARE(again->traitsOf(again->models().first(), again->models().first().endpoints.first()), traits);
}

void ModelRules::misspeltRuleIsNamed()
{
    QVERIFY(rules(R"([{"models":["a*"],"thinking":"budget"}])"));
    QVERIFY(rules(R"([{"models":["a*"],"thinkin":"budget"}])").error().message.contains(u"thinkin"));
    QVERIFY(!rules(R"([{"models":["a*"],"thinking":"sometimes"}])"));
    QVERIFY(!rules(R"([{"models":["a*"],"sampling":true}])"));
    QVERIFY(!rules(R"([{"thinking":"budget"}])"));
}

QTEST_GUILESS_MAIN(ModelRules)
#include "tst_model_rules.moc"
