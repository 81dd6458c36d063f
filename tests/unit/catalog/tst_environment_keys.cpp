#include "core/catalog/environment_keys.h"
#include "tests/unit/catalog/real_catalog.h"

#include <QTest>

using namespace core;

class EnvironmentKeysTest : public QObject
{
    Q_OBJECT

private slots:
    void onlyVariablesThatHoldAWholeKeyAreOffered_data();
    void onlyVariablesThatHoldAWholeKeyAreOffered();
    void aProviderWithoutAnAddressHasNoUseForAKey();
    void oneVariableCanBeOfSeveralProviders();
    void theCatalogsUsualOnesAreThere();
};

void EnvironmentKeysTest::onlyVariablesThatHoldAWholeKeyAreOffered_data()
{
    QTest::addColumn<QString>("baseUrl");
    QTest::addColumn<QStringList>("environment");
    QTest::addColumn<QStringList>("offered");
    const auto row = [](const char *name, const char *baseUrl, const char *environment, const char *offered) {
        QTest::newRow(name) << QString::fromLatin1(baseUrl)
                            << QString::fromLatin1(environment).split(u' ', Qt::SkipEmptyParts)
                            << QString::fromLatin1(offered).split(u' ', Qt::SkipEmptyParts);
    };
    row("a key", "https://api.openai.com/v1", "OPENAI_API_KEY", "OPENAI_API_KEY");
    row("several names for it", "https://g.example", "GOOGLE_API_KEY GEMINI_API_KEY",
        "GOOGLE_API_KEY GEMINI_API_KEY");
    row("a token", "https://r.example", "HF_TOKEN", "HF_TOKEN");
    row("an access token of one's own", "https://c.example", "CLARIFAI_PAT", "CLARIFAI_PAT");
    row("an account beside it", "https://api.cloudflare.com/${CLOUDFLARE_ACCOUNT_ID}/ai",
        "CLOUDFLARE_ACCOUNT_ID CLOUDFLARE_API_KEY", "CLOUDFLARE_API_KEY");
    row("a name of the address", "https://${ODD_KEY}.example", "ODD_KEY REAL_KEY", "REAL_KEY");
    row("Amazon's pair", "https://x.${AWS_REGION}.amazonaws.com",
        "AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_REGION AWS_BEARER_TOKEN_BEDROCK",
        "AWS_BEARER_TOKEN_BEDROCK");
    row("an access key that is no half", "https://s.example", "SUBMODEL_ACCESS_KEY", "SUBMODEL_ACCESS_KEY");
    row("a path", "https://v.example", "GOOGLE_APPLICATION_CREDENTIALS", "");
    row("nothing", "https://n.example", "", "");
}

void EnvironmentKeysTest::onlyVariablesThatHoldAWholeKeyAreOffered()
{
    QFETCH(QString, baseUrl);
    QFETCH(QStringList, environment);
    ProviderInfo provider;
    provider.baseUrl = baseUrl;
    provider.environment = environment;
    QTEST(keyVariables(provider), "offered");
}

void EnvironmentKeysTest::aProviderWithoutAnAddressHasNoUseForAKey()
{
    ProviderInfo provider;
    provider.environment = {QStringLiteral("SOME_API_KEY")};
    QVERIFY(keyVariables(provider).isEmpty());
}

void EnvironmentKeysTest::oneVariableCanBeOfSeveralProviders()
{
    QList<ProviderInfo> providers;
    for (const char *id : {"b", "a"}) {
        ProviderInfo provider;
        provider.id = QString::fromLatin1(id);
        provider.baseUrl = QStringLiteral("https://x.example");
        provider.environment = {QStringLiteral("SHARED_API_KEY")};
        providers << provider;
    }
    const QList<KeyVariable> expected {{QStringLiteral("SHARED_API_KEY"), QStringLiteral("a")},
                                       {QStringLiteral("SHARED_API_KEY"), QStringLiteral("b")}};
    QCOMPARE(keyVariables(Catalog({}, providers)), expected);
}

void EnvironmentKeysTest::theCatalogsUsualOnesAreThere()
{
    const Result<Catalog> catalog = shippedCatalog();
    QVERIFY(catalog.ok());
    const QList<KeyVariable> all = keyVariables(*catalog);
    QVERIFY(all.size() > 100);
    for (const char *usual : {"OPENAI_API_KEY/openai", "ANTHROPIC_API_KEY/anthropic", "GROQ_API_KEY/groq",
                              "OPENROUTER_API_KEY/openrouter", "GEMINI_API_KEY/google-ai-studio"}) {
        const QStringList parts = QString::fromLatin1(usual).split(u'/');
        QVERIFY2(all.contains(KeyVariable {parts.at(0), parts.at(1)}), usual);
    }
    for (const KeyVariable &one : all) {
        QVERIFY2(!one.variable.endsWith(QLatin1String("_ID")), qPrintable(one.variable));
        QVERIFY2(!one.variable.contains(QLatin1String("REGION")), qPrintable(one.variable));
    }
}

QTEST_APPLESS_MAIN(EnvironmentKeysTest)
#include "tst_environment_keys.moc"
