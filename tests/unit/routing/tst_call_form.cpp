#include "core/routing/call_form.h"

#include <QTest>

using namespace core;

namespace {

const QStringList kSpoken {QStringLiteral("openai-chat"),          QStringLiteral("openai-responses"),
                           QStringLiteral("vertex-gemini"),        QStringLiteral("bedrock-converse"),
                           QStringLiteral("azure-openai"),         QStringLiteral("ollama"),
                           QStringLiteral("openai-embeddings"),    QStringLiteral("azure-openai-embeddings"),
                           QStringLiteral("google-embed-content"), QStringLiteral("google-generate-content")};

struct Case {
    ProviderInfo provider = {};
    EndpointInfo endpoint = {};
    KeyFacts key = {};
    QHash<QString, QString> variables = {};
    Task task = Task::Chat;
    bool preferChat = false;

    std::variant<CallForm, Refusal> form() const
    {
        return callFormOf(endpoint, provider, {kSpoken, key, variables, task, preferChat});
    }
    QString address() const
    {
        const auto result = form();
        const auto *form = std::get_if<CallForm>(&result);
        return form ? form->baseUrl : exclusionName(std::get<Refusal>(result).reason);
    }
    QString protocol() const
    {
        const auto result = form();
        const auto *form = std::get_if<CallForm>(&result);
        return form ? form->protocol : exclusionName(std::get<Refusal>(result).reason);
    }
};

QString word(const char *text)
{
    return QString::fromLatin1(text);
}

Case bedrock(const char *region, const char *rowRegion = "")
{
    Case one;
    one.provider.id = word("amazon-bedrock");
    one.provider.protocol = word("bedrock-converse");
    one.provider.baseUrl = word("https://bedrock-runtime.${AWS_REGION}.amazonaws.com");
    one.key.region = word(region);
    one.endpoint.region = word(rowRegion);
    return one;
}

Case vertex(const char *project, const char *location, const char *rowRegion = "")
{
    Case one;
    one.provider.id = word("google-vertex");
    one.provider.protocol = word("vertex-gemini");
    one.provider.baseUrl = word("https://${GOOGLE_VERTEX_LOCATION}-aiplatform.googleapis.com/v1/projects/"
                                "${GOOGLE_VERTEX_PROJECT}/locations/${GOOGLE_VERTEX_LOCATION}");
    one.key.project = word(project);
    one.key.location = word(location);
    one.endpoint.region = word(rowRegion);
    return one;
}

} // namespace

class CallFormTest : public QObject
{
    Q_OBJECT

private slots:
    void amazonsRegionComesFromTheKey()
    {
        QCOMPARE(bedrock("eu-west-3").address(), word("https://bedrock-runtime.eu-west-3.amazonaws.com"));
        QCOMPARE(std::get<CallForm>(bedrock("eu-west-3").form()).region, word("eu-west-3"));
        Case byEnvironment = bedrock("");
        QCOMPARE(byEnvironment.address(), word("no_address"));
        QVERIFY(std::get<Refusal>(byEnvironment.form()).text.contains(word("`region`")));
        byEnvironment.variables = {{word("AWS_REGION"), word("us-west-2")}};
        QCOMPARE(byEnvironment.address(), word("https://bedrock-runtime.us-west-2.amazonaws.com"));
        QCOMPARE(std::get<CallForm>(byEnvironment.form()).region, word("us-west-2"));
    }

    void rowsOfOtherRegionsAreLeftOut_data()
    {
        QTest::addColumn<QString>("keyRegion");
        QTest::addColumn<QString>("rowRegion");
        QTest::addColumn<bool>("asked");
        const auto row = [](const char *key, const char *region, bool asked) {
            QTest::addRow("%s at %s", key, region) << word(key) << word(region) << asked;
        };
        row("eu-central-1", "eu", true);
        row("eu-central-1", "eu-west-1", true); // one area, one inference profile
        row("eu-central-1", "us", false);
        row("eu-central-1", "global", true);
        row("ap-southeast-2", "au", true);
        row("ap-northeast-1", "apac", true);
        row("us-east-1", "", true);
    }

    void rowsOfOtherRegionsAreLeftOut()
    {
        QFETCH(QString, keyRegion);
        QFETCH(QString, rowRegion);
        QFETCH(bool, asked);
        const Case one = bedrock(qPrintable(keyRegion), qPrintable(rowRegion));
        QCOMPARE(one.address() == word("other_region"), !asked);
    }

    void googlesAddressHasProjectAndLocation()
    {
        QCOMPARE(
            vertex("p1", "europe-west4").address(),
            word("https://europe-west4-aiplatform.googleapis.com/v1/projects/p1/locations/europe-west4"));
        QCOMPARE(vertex("p1", "global").address(),
                 word("https://aiplatform.googleapis.com/v1/projects/p1/locations/global"));
        QCOMPARE(vertex("p1", "").address(),
                 word("https://aiplatform.googleapis.com/v1/projects/p1/locations/global"));
        QCOMPARE(vertex("p1", "", "us-east5").address(),
                 word("https://us-east5-aiplatform.googleapis.com/v1/projects/p1/locations/us-east5"));
        QCOMPARE(vertex("p1", "us-central1", "us-east5").address(), word("other_region"));
        QCOMPARE(vertex("p1", "europe-west4", "global").address(), word("other_region"));
        QCOMPARE(vertex("p1", "global", "global").address(), vertex("p1", "global").address());
        QCOMPARE(vertex("", "global").address(), word("no_address"));
        QVERIFY(std::get<Refusal>(vertex("", "global").form()).text.contains(word("`project`")));
    }

    void chatIsPreferredOnlyWhereBothAreSpoken()
    {
        Case one;
        one.provider.protocol = word("openai-responses");
        one.provider.baseUrl = word("https://api.example/v1/");
        QCOMPARE(one.protocol(), word("openai-responses"));
        one.preferChat = true;
        QCOMPARE(one.protocol(), word("openai-responses"));
        one.provider.protocols = {word("openai-responses"), word("openai-chat")};
        QCOMPARE(one.protocol(), word("openai-chat"));
        one.endpoint.protocols = {word("openai-responses")}; // this model has no other
        QCOMPARE(one.protocol(), word("openai-responses"));
        one.endpoint = {};
        one.endpoint.protocol = word("openai-responses");
        QCOMPARE(one.protocol(), word("openai-responses"));
        QCOMPARE(one.address(), word("https://api.example/v1"));
    }

    void embeddingsGoInTheProvidersOwnProtocol()
    {
        Case one;
        one.task = Task::Embeddings;
        one.provider.baseUrl = word("https://api.example/v1");
        one.provider.protocol = word("openai-chat");
        QCOMPARE(one.protocol(), word("openai-embeddings"));
        one.provider.protocol = word("google-generate-content");
        one.endpoint.protocol = word("openai-embeddings");
        QCOMPARE(one.protocol(), word("google-embed-content"));
        one.provider.protocol = word("bedrock-converse");
        one.endpoint.protocol.clear();
        QCOMPARE(one.protocol(), word("protocol_not_spoken"));
        one.provider.protocol = word("openai-chat");
        one.endpoint.protocol = word("rerank");
        QCOMPARE(one.protocol(), word("protocol_not_spoken"));
        one.task = Task::Chat;
        QCOMPARE(one.protocol(), word("not_for_chat"));
    }

    void whatIsNoChatMayBeAllThatAProviderHas()
    {
        Case one;
        one.task = Task::Embeddings;
        one.provider.baseUrl = word("https://api.example/v1");
        one.provider.protocol = word("openai-embeddings");
        QCOMPARE(one.protocol(), word("openai-embeddings"));
        one.task = Task::Chat;
        QCOMPARE(one.protocol(), word("not_for_chat"));
        one.task = Task::Speech;
        QCOMPARE(one.protocol(), word("protocol_not_spoken"));
    }

    void azureIsAskedInItsVariant()
    {
        Case one;
        one.task = Task::Embeddings;
        one.provider.baseUrl = word("https://acme.openai.azure.com/openai/v1");
        one.provider.protocol = word("azure-openai");
        QCOMPARE(one.protocol(), word("azure-openai-embeddings"));
        one.endpoint.protocol = word("openai-embeddings");
        QCOMPARE(one.protocol(), word("azure-openai-embeddings"));
        one.provider.protocol = word("azure-openai-embeddings");
        one.endpoint.protocol.clear();
        QCOMPARE(one.protocol(), word("azure-openai-embeddings"));
        one.task = Task::Chat;
        QCOMPARE(one.protocol(), word("not_for_chat"));
    }
};

QTEST_GUILESS_MAIN(CallFormTest)
#include "tst_call_form.moc"
