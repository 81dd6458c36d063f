#include "tests/support/local_api.h"
#include "tests/support/mock_upstream.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace core;

namespace {

const QByteArray kHello =
    R"({"id":"u","choices":[{"index":0,"message":{"role":"assistant","content":"Hello"},)"
    R"("finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":1,"total_tokens":4}})";

QJsonObject object(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

/// The local API as Ollama's clients ask it, over real sockets.
class OllamaClientsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void answersComeInLinesUnlessAskedOtherwise_data();
    void answersComeInLinesUnlessAskedOtherwise();
    void aModelMayBeCalledLatest();
    void anEmptyPromptIsAnsweredWithoutAProvider();
    void errorsAreOneSentence_data();
    void errorsAreOneSentence();
    void aStreamThatBreaksEndsInAnError();
    void embeddingsComeInOllamasForm();
    void modelsComeInOllamasForm();
    void whoLooksForAnOllamaFindsOne();

private:
    HeaderList bearer() const { return {{"Authorization", "Bearer " + m_api->key()}}; }
    LocalApi::Reply get(const QString &path) { return m_api->ask("GET", path, {}, bearer()); }
    LocalApi::Reply post(const QString &path, const QByteArray &body)
    {
        return m_api->ask("POST", path, body, bearer());
    }

    std::unique_ptr<MockUpstream> m_upstream;
    std::unique_ptr<LocalApi> m_api;
};

void OllamaClientsTest::init()
{
    m_api.reset();
    m_upstream = std::make_unique<MockUpstream>();
    m_api = std::make_unique<LocalApi>(
        QList<HarnessProvider> {{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}});
}

void OllamaClientsTest::answersComeInLinesUnlessAskedOtherwise_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("question");
    QTest::addColumn<bool>("stream");
    const QByteArray messages = R"("messages":[{"role":"user","content":"Hi"}])";
    const QByteArray prompt = R"("prompt":"Hi")";
    QTest::newRow("chat") << QStringLiteral("/api/chat") << messages << true;
    QTest::newRow("chat, whole") << QStringLiteral("/api/chat") << messages << false;
    QTest::newRow("generate") << QStringLiteral("/api/generate") << prompt << true;
    QTest::newRow("generate, whole") << QStringLiteral("/api/generate") << prompt << false;
}

void OllamaClientsTest::answersComeInLinesUnlessAskedOtherwise()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, question);
    QFETCH(bool, stream);
    m_upstream->enqueue(stream ? MockScript::eventStream(helloInChat()) : MockScript::answer(200, kHello));
    const LocalApi::Reply reply =
        post(path, R"({"model":"test/model",)" + question + (stream ? "" : R"(,"stream":false)") + '}');
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.header("content-type"),
             stream ? QByteArray("application/x-ndjson") : QByteArray("application/json"));
    QList<QByteArray> lines = reply.body.split('\n');
    if (stream)
        QCOMPARE(lines.takeLast(), QByteArray());
    QCOMPARE(lines.size(), stream ? 2 : 1);
    const QJsonObject first = object(lines.first());
    const QString text = path.endsWith(QLatin1String("chat"))
                             ? first.value(u"message").toObject().value(u"content").toString()
                             : first.value(u"response").toString();
    QCOMPARE(text, QStringLiteral("Hello"));
    const QJsonObject last = object(lines.last());
    QVERIFY(last.value(u"done").toBool());
    QCOMPARE(last.value(u"done_reason").toString(), QStringLiteral("stop"));
    QCOMPARE(last.value(u"prompt_eval_count").toInt(), 3);
    QCOMPARE(last.value(u"eval_count").toInt(), 1);
    QCOMPARE(last.value(u"provider").toString(), QStringLiteral("Alpha"));
    QVERIFY(last.value(u"usage").toObject().value(u"cost").toDouble() > 0);
}

void OllamaClientsTest::aModelMayBeCalledLatest()
{
    m_upstream->enqueue(MockScript::answer(200, kHello));
    QCOMPARE(
        post(QStringLiteral("/api/generate"), R"({"model":"test/model:latest","prompt":"Hi","stream":false})")
            .status,
        200);
    QCOMPARE(post(QStringLiteral("/api/show"), R"({"name":"test/model:latest"})").status, 200);
    QCOMPARE(post(QStringLiteral("/api/show"), R"({"model":"test/model:other"})").status, 404);
}

void OllamaClientsTest::anEmptyPromptIsAnsweredWithoutAProvider()
{
    const QJsonObject loaded =
        object(post(QStringLiteral("/api/generate"), R"({"model":"test/model"})").body);
    QCOMPARE(loaded.value(u"done_reason").toString(), QStringLiteral("load"));
    QVERIFY(loaded.value(u"done").toBool());
    const QJsonObject unloaded =
        object(post(QStringLiteral("/api/chat"), R"({"model":"test/model:latest","keep_alive":0})").body);
    QCOMPARE(unloaded.value(u"done_reason").toString(), QStringLiteral("unload"));
    QVERIFY(m_upstream->requests().isEmpty());
}

void OllamaClientsTest::errorsAreOneSentence_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("withKey");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *method, const char *path, const char *body,
                        bool withKey, int status) {
        QTest::newRow(name) << QByteArray(method) << QString::fromLatin1(path) << QByteArray(body) << withKey
                            << status;
    };
    row("no key", "POST", "/api/chat", R"({"model":"test/model"})", false, 401);
    row("no key for the list", "GET", "/api/tags", "", false, 401);
    row("no such place", "POST", "/api/pull", "{}", true, 404);
    row("wrong verb", "GET", "/api/chat", "", true, 405);
    row("broken JSON", "POST", "/api/generate", "{", true, 400);
    row("wrong field", "POST", "/api/generate", R"({"model":"test/model","prompt":3})", true, 400);
    row("raw", "POST", "/api/generate", R"({"model":"test/model","prompt":"x","raw":true})", true, 400);
    row("no such model", "POST", "/api/generate", R"({"model":"nobody/knows","prompt":"x"})", true, 404);
    row("no such model to load", "POST", "/api/chat", R"({"model":"nobody/knows"})", true, 404);
    row("no such model to show", "POST", "/api/show", R"({"model":"nobody/knows"})", true, 404);
    row("no input", "POST", "/api/embed", R"({"model":"test/embedding"})", true, 400);
}

void OllamaClientsTest::errorsAreOneSentence()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    QFETCH(bool, withKey);
    const LocalApi::Reply reply = m_api->ask(method, path, body, withKey ? bearer() : HeaderList {});
    QTEST(reply.status, "status");
    QCOMPARE(object(reply.body).keys(), QStringList {QStringLiteral("error")});
    QVERIFY(!object(reply.body).value(u"error").toString().isEmpty());
}

void OllamaClientsTest::aStreamThatBreaksEndsInAnError()
{
    m_upstream->enqueue(MockScript::eventStream(
        {helloInChat().first(), sseData(R"({"error":{"message":"engine on fire","code":500}})")}));
    const LocalApi::Reply reply =
        post(QStringLiteral("/api/generate"), R"({"model":"test/model","prompt":"x"})");
    const QList<QByteArray> lines = reply.body.trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(object(lines.last()).contains(u"error"));
    QVERIFY(!reply.body.contains("\"done\":true"));
}

void OllamaClientsTest::embeddingsComeInOllamasForm()
{
    const MockScript answer = MockScript::answer(
        200, R"({"object":"list","data":[{"object":"embedding","index":0,"embedding":[0.5,1]}],)"
             R"("usage":{"prompt_tokens":5,"total_tokens":5}})");
    m_upstream->enqueue(answer);
    const LocalApi::Reply list =
        post(QStringLiteral("/api/embed"), R"({"model":"test/embedding:latest","input":["x"]})");
    QCOMPARE(list.status, 200);
    QCOMPARE(object(list.body).value(u"embeddings").toArray(), QJsonDocument::fromJson("[[0.5,1]]").array());
    QCOMPARE(object(list.body).value(u"prompt_eval_count").toInt(), 5);
    QVERIFY(!list.header("x-switchyard-cost").isEmpty());
    QCOMPARE(object(m_upstream->requests().last().body).value(u"input").toArray(),
             QJsonArray {QStringLiteral("x")});
    m_upstream->enqueue(answer);
    const LocalApi::Reply single =
        post(QStringLiteral("/api/embeddings"), R"({"model":"test/embedding","prompt":"x"})");
    QCOMPARE(object(single.body), object(R"({"embedding":[0.5,1]})"));
}

void OllamaClientsTest::modelsComeInOllamasForm()
{
    const QJsonArray models = object(get(QStringLiteral("/api/tags")).body).value(u"models").toArray();
    QCOMPARE(models.size(), 1);
    const QJsonObject row = models.first().toObject();
    QCOMPARE(row.value(u"name").toString(), QStringLiteral("test/model"));
    QVERIFY(QDateTime::fromString(row.value(u"modified_at").toString(), Qt::ISODate).isValid());
    const QJsonObject shown = object(post(QStringLiteral("/api/show"), R"({"model":"test/model"})").body);
    const QJsonObject info = shown.value(u"model_info").toObject();
    const QString architecture = info.value(u"general.architecture").toString();
    QCOMPARE(info.value(architecture + QLatin1String(".context_length")).toInt(), 100'000);
    QVERIFY(shown.value(u"capabilities").toArray().contains(QStringLiteral("completion")));
    QCOMPARE(object(get(QStringLiteral("/api/ps")).body), object(R"({"models":[]})"));
}

void OllamaClientsTest::whoLooksForAnOllamaFindsOne()
{
    const LocalApi::Reply greeting = m_api->ask("GET", QStringLiteral("/"));
    QCOMPARE(greeting.status, 200);
    QCOMPARE(greeting.body, QByteArray("Ollama is running"));
    const LocalApi::Reply head = m_api->ask("HEAD", QStringLiteral("/"));
    QCOMPARE(head.status, 200);
    QCOMPARE(head.body, QByteArray());
    const LocalApi::Reply version = m_api->ask("GET", QStringLiteral("/api/version"));
    QVERIFY(object(version.body).value(u"version").toString().count(u'.') == 2);
    QCOMPARE(m_api->ask("GET", QStringLiteral("/nothing")).status, 404);
}

QTEST_GUILESS_MAIN(OllamaClientsTest)
#include "tst_ollama_clients.moc"
