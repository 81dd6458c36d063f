#include "core/protocol/model_list.h"

#include <QTest>

using namespace core;

namespace {

EndpointTarget target(const char *protocol, const char *baseUrl = "https://api.example/v1")
{
    return {QStringLiteral("acme"),
            QStringLiteral("Acme"),
            QString::fromLatin1(protocol),
            QString::fromLatin1(baseUrl),
            {}};
}

} // namespace

class ModelListTest : public QObject
{
    Q_OBJECT

private slots:
    void eachProtocolIsAskedInItsWay_data();
    void eachProtocolIsAskedInItsWay();
    void eachFormIsRead_data();
    void eachFormIsRead();
    void pagesFollowEachOther();
    void whatIsNoListIsRefused();
};

void ModelListTest::eachProtocolIsAskedInItsWay_data()
{
    QTest::addColumn<QByteArray>("protocol");
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QString>("address"); // empty: there is none
    QTest::addColumn<QByteArray>("keyHeader");
    QTest::newRow("openai") << QByteArray("openai-chat") << QByteArray("https://a.example/v1")
                            << "https://a.example/v1/models" << QByteArray();
    QTest::newRow("responses") << QByteArray("openai-responses") << QByteArray("https://a.example/v1")
                               << "https://a.example/v1/models" << QByteArray();
    QTest::newRow("anthropic") << QByteArray("anthropic-messages") << QByteArray("https://a.example/v1")
                               << "https://a.example/v1/models?limit=1000" << QByteArray("x-api-key");
    QTest::newRow("gemini") << QByteArray("google-generate-content") << QByteArray("https://a.example/v1beta")
                            << "https://a.example/v1beta/models?pageSize=1000"
                            << QByteArray("x-goog-api-key");
    QTest::newRow("cohere") << QByteArray("cohere-v2") << QByteArray("https://a.example/v2")
                            << "https://a.example/v1/models?page_size=1000" << QByteArray();
    QTest::newRow("ollama") << QByteArray("ollama") << QByteArray("http://127.0.0.1:11434")
                            << "http://127.0.0.1:11434/api/tags" << QByteArray();
    QTest::newRow("azure") << QByteArray("azure-openai") << QByteArray("https://a.example") << ""
                           << QByteArray();
    QTest::newRow("no address") << QByteArray("openai-chat") << QByteArray("nowhere") << "" << QByteArray();
}

void ModelListTest::eachProtocolIsAskedInItsWay()
{
    QFETCH(QByteArray, protocol);
    QFETCH(QByteArray, base);
    QFETCH(QString, address);
    QFETCH(QByteArray, keyHeader);
    const Result<WireRequest> wire = modelListRequest(target(protocol, base));
    QCOMPARE(wire.ok(), !address.isEmpty());
    if (!wire) {
        QVERIFY(wire.error().message.contains(QLatin1String("Acme")));
        return;
    }
    QCOMPARE(wire->url.toString(), address);
    QCOMPARE(wire->method, QByteArray("GET"));
    QVERIFY(wire->body.isEmpty());
    QCOMPARE(wire->keyHeader, keyHeader);
}

void ModelListTest::eachFormIsRead_data()
{
    QTest::addColumn<QByteArray>("protocol");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    QTest::addColumn<qint64>("context");
    QTest::newRow("openai") << QByteArray("openai-chat")
                            << QByteArray(R"({"object": "list", "data": [{"id": "m", "owned_by": "x"}]})")
                            << "m"
                            << "" << qint64(0);
    QTest::newRow("groq") << QByteArray("openai-chat")
                          << QByteArray(R"({"data": [{"id": "m", "context_window": 8192}]})") << "m"
                          << "" << qint64(8192);
    QTest::newRow("bare list") << QByteArray("openai-chat") << QByteArray(R"([{"id": "m"}])") << "m"
                               << "" << qint64(0);
    QTest::newRow("llama.cpp, a path")
        << QByteArray("openai-chat") << QByteArray(R"({"models": [], "data": [{"id": "/models/m.gguf"}]})")
        << "/models/m.gguf"
        << "" << qint64(0);
    QTest::newRow("anthropic")
        << QByteArray("anthropic-messages")
        << QByteArray(
               R"({"data": [{"type": "model", "id": "m", "display_name": "M 1", "max_input_tokens": 5}], "has_more": false})")
        << "m"
        << "M 1" << qint64(5);
    QTest::newRow("gemini")
        << QByteArray("google-generate-content")
        << QByteArray(
               R"({"models": [{"name": "models/emb", "supportedGenerationMethods": ["embedContent"]}, {"name": "models/m", "displayName": "M", "inputTokenLimit": 7, "supportedGenerationMethods": ["generateContent"]}]})")
        << "m"
        << "M" << qint64(7);
    QTest::newRow("cohere")
        << QByteArray("cohere-v2")
        << QByteArray(
               R"({"models": [{"name": "rr", "endpoints": ["rerank"]}, {"name": "m", "endpoints": ["chat"], "context_length": 9}]})")
        << "m"
        << "" << qint64(9);
    QTest::newRow("ollama")
        << QByteArray("ollama")
        << QByteArray(
               R"({"models": [{"name": "m:latest", "model": "m:latest", "size": 12, "details": {"quantization_level": "Q4_0"}},
                   {"name": "big:cloud", "model": "big:cloud", "remote_host": "https://ollama.com:443"}]})")
        << "m:latest"
        << "" << qint64(0);
}

void ModelListTest::eachFormIsRead()
{
    QFETCH(QByteArray, protocol);
    QFETCH(QByteArray, json);
    QFETCH(QString, id);
    QFETCH(QString, name);
    QFETCH(qint64, context);
    const Result<ModelListPage> page = readModelListPage(target(protocol), json);
    QVERIFY2(page.ok(), page ? "" : qPrintable(page.error().message));
    QCOMPARE(page->models.size(), 1);
    QCOMPARE(page->models.constFirst().id, id);
    QCOMPARE(page->models.constFirst().name, name);
    QCOMPARE(page->models.constFirst().contextLength, context);
    QVERIFY(page->next.isEmpty());
}

void ModelListTest::pagesFollowEachOther()
{
    const auto next = [](const char *protocol, const QByteArray &json) {
        const Result<ModelListPage> page = readModelListPage(target(protocol), json);
        const Result<WireRequest> wire = modelListRequest(target(protocol), page ? page->next : QString());
        return page && wire ? wire->url.query(QUrl::FullyEncoded) : QString();
    };
    QCOMPARE(next("anthropic-messages", R"({"data": [{"id": "a"}], "has_more": true, "last_id": "a&b"})"),
             QStringLiteral("limit=1000&after_id=a%26b"));
    QCOMPARE(next("google-generate-content", R"({"models": [], "nextPageToken": "t="})"),
             QStringLiteral("pageSize=1000&pageToken=t%3D"));
    QCOMPARE(next("cohere-v2", R"({"models": [], "next_page_token": "t"})"),
             QStringLiteral("page_size=1000&page_token=t"));
}

void ModelListTest::whatIsNoListIsRefused()
{
    for (const char *json :
         {"", "{}", "null", "<html>", R"({"data": {}})", R"({"models": "x", "data": 1})"}) {
        for (const char *protocol :
             {"openai-chat", "anthropic-messages", "google-generate-content", "cohere-v2", "ollama"}) {
            const Result<ModelListPage> page = readModelListPage(target(protocol), json);
            QVERIFY2(!page.ok(), json);
            QCOMPARE(page.error().kind, ErrorKind::BadReply);
        }
    }
    const Result<ModelListPage> odd = readModelListPage(
        target("openai-chat"),
        R"({"data": [null, 1, {"id": ""}, {"id": "a b"}, {"id": "a\u0000b"}, {"id": 5}, {"id": "ok"}]})");
    QVERIFY(odd.ok());
    QCOMPARE(odd->models.size(), 1);
}

QTEST_APPLESS_MAIN(ModelListTest)
#include "tst_model_list_page.moc"
