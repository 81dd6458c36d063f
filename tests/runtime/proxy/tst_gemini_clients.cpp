#include "tests/support/local_api.h"
#include "tests/support/mock_upstream.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace core;

namespace {

const QByteArray kQuestion = R"({"contents":[{"role":"user","parts":[{"text":"Hi"}]}]})";

QJsonObject object(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

QJsonObject errorOf(const QByteArray &text)
{
    return object(text).value(u"error").toObject();
}

} // namespace

/// The local API as Google's clients ask it, over real sockets.
class GeminiClientsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void answersComeWholeOrStreamed_data();
    void answersComeWholeOrStreamed();
    void theKeyMayStandInTheAddress();
    void errorsComeInGooglesEnvelope_data();
    void errorsComeInGooglesEnvelope();
    void aStreamThatBreaksEndsInAnError();
    void modelsComeInGooglesSchema();
    void listsComeInPages();

private:
    void start(const QByteArray &config);
    LocalApi::Reply get(const QString &path)
    {
        return m_api->ask("GET", path, {}, {{"x-goog-api-key", m_api->key()}});
    }
    LocalApi::Reply post(const QString &path)
    {
        return m_api->ask("POST", path, kQuestion, {{"x-goog-api-key", m_api->key()}});
    }

    std::unique_ptr<MockUpstream> m_upstream;
    std::unique_ptr<LocalApi> m_api;
};

void GeminiClientsTest::init()
{
    m_api.reset();
    m_upstream = std::make_unique<MockUpstream>();
    start({});
}

void GeminiClientsTest::start(const QByteArray &config)
{
    m_api.reset();
    m_api = std::make_unique<LocalApi>(
        QList<HarnessProvider> {{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}}, config);
}

void GeminiClientsTest::answersComeWholeOrStreamed_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("type");
    const auto row = [](const char *path, const char *type) {
        QTest::newRow(path) << QString::fromLatin1(path) << QByteArray(type);
    };
    row("/v1beta/models/test/model:generateContent", "application/json");
    row("/v1beta/models/models/test/model:generateContent", "application/json");
    row("/v1beta/models/test%2Fmodel:generateContent", "application/json");
    row("/v1/models/test/model:generateContent", "application/json");
    row("/v1beta/models/test/model:streamGenerateContent", "application/json; charset=UTF-8");
    row("/v1beta/models/test/model:streamGenerateContent?alt=sse", "text/event-stream; charset=utf-8");
}

void GeminiClientsTest::answersComeWholeOrStreamed()
{
    QFETCH(QString, path);
    const bool streamed = path.contains(QLatin1String(":stream"));
    m_upstream->enqueue(
        streamed
            ? MockScript::eventStream(helloInChat())
            : MockScript::answer(
                200, R"({"id":"u","choices":[{"index":0,"message":{"role":"assistant","content":"Hello"},)"
                     R"("finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":1,)"
                     R"("total_tokens":4}})"));
    const LocalApi::Reply reply = post(path);
    QCOMPARE(reply.status, 200);
    const QByteArray type = reply.header("content-type");
    QTEST(type, "type");
    QVERIFY2(reply.body.contains("\"text\":\"Hello\""), reply.body);
    QCOMPARE(reply.body.count("\"finishReason\":\"STOP\""), 1);
    QVERIFY(reply.body.contains("\"totalTokenCount\":4"));
    QVERIFY(reply.body.contains("\"cost\":"));
    QVERIFY(reply.body.contains("\"provider\":\"Alpha\""));
    if (type.startsWith("text"))
        QVERIFY(reply.body.startsWith("data: {") && reply.body.endsWith("}\r\n\r\n"));
    else
        QVERIFY(streamed == QJsonDocument::fromJson(reply.body).isArray());
    QCOMPARE(object(m_upstream->requests().last().body).value(u"stream").toBool(), streamed);
}

void GeminiClientsTest::theKeyMayStandInTheAddress()
{
    const QString path = QStringLiteral("/v1beta/models?key=%1");
    QCOMPARE(m_api->ask("GET", path.arg(QString::fromLatin1(m_api->key()))).status, 200);
    QCOMPARE(m_api->ask("GET", path.arg(QStringLiteral("wrong"))).status, 401);
    // A field of the header says more than the address.
    QCOMPARE(m_api->ask("GET", path.arg(QString::fromLatin1(m_api->key())), {}, {{"x-goog-api-key", "wrong"}})
                 .status,
             401);
}

void GeminiClientsTest::errorsComeInGooglesEnvelope_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("withKey");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const char *method, const char *path, const QByteArray &body,
                        bool withKey, int status, const char *word) {
        QTest::newRow(name) << QByteArray(method) << QString::fromLatin1(path) << body << withKey << status
                            << QString::fromLatin1(word);
    };
    const char *good = "/v1beta/models/test/model:generateContent";
    row("no key", "POST", good, kQuestion, false, 401, "UNAUTHENTICATED");
    row("no such place", "GET", "/v1beta/nothing", {}, true, 404, "NOT_FOUND");
    row("no such method", "POST", "/v1beta/models/test/model:predict", kQuestion, true, 404, "NOT_FOUND");
    row("wrong verb", "DELETE", "/v1beta/models/test/model", {}, true, 405, "INVALID_ARGUMENT");
    row("broken JSON", "POST", good, "{", true, 400, "INVALID_ARGUMENT");
    row("wrong field", "POST", good, R"({"contents":3})", true, 400, "INVALID_ARGUMENT");
    row("no such model", "POST", "/v1beta/models/nobody/knows:generateContent", kQuestion, true, 404,
        "NOT_FOUND");
    row("no such model's row", "GET", "/v1beta/models/nobody/knows", {}, true, 404, "NOT_FOUND");
    row("bad page", "GET", "/v1beta/models?pageToken=xyz", {}, true, 400, "INVALID_ARGUMENT");
    row("bad page size", "GET", "/v1beta/models?pageSize=many", {}, true, 400, "INVALID_ARGUMENT");
}

void GeminiClientsTest::errorsComeInGooglesEnvelope()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    QFETCH(bool, withKey);
    const HeaderList headers = withKey ? HeaderList {{"x-goog-api-key", m_api->key()}} : HeaderList {};
    const LocalApi::Reply reply = m_api->ask(method, path, body, headers);
    QTEST(reply.status, "status");
    QTEST(errorOf(reply.body).value(u"code").toInt(), "status");
    QTEST(errorOf(reply.body).value(u"status").toString(), "word");
    QVERIFY(!errorOf(reply.body).value(u"message").toString().isEmpty());
}

void GeminiClientsTest::aStreamThatBreaksEndsInAnError()
{
    m_upstream->enqueue(MockScript::eventStream(
        {helloInChat().first(), sseData(R"({"error":{"message":"engine on fire","code":500}})")}));
    const LocalApi::Reply reply =
        post(QStringLiteral("/v1beta/models/test/model:streamGenerateContent?alt=sse"));
    QCOMPARE(reply.status, 200);
    // Once as an event, and once more bare, for those who look at what is left over.
    const QList<QByteArray> pieces = reply.body.trimmed().split('\n');
    QVERIFY(pieces.first().contains("Hello"));
    QVERIFY(!errorOf(pieces.last()).isEmpty());
    QVERIFY(reply.body.contains("data: " + pieces.last()));
    QVERIFY(!reply.body.contains("finishReason"));
}

void GeminiClientsTest::modelsComeInGooglesSchema()
{
    const QJsonObject list = object(get(QStringLiteral("/v1beta/models")).body);
    const QJsonArray models = list.value(u"models").toArray();
    QCOMPARE(models.size(), 1);
    QVERIFY(!list.contains(u"nextPageToken"));
    const QJsonObject row = models.first().toObject();
    QCOMPARE(row.value(u"name").toString(), QStringLiteral("models/test/model"));
    QVERIFY(!row.value(u"displayName").toString().isEmpty());
    QVERIFY(row.value(u"supportedGenerationMethods").toArray().contains(QStringLiteral("generateContent")));
    QCOMPARE(object(get(QStringLiteral("/v1beta/models/test/model")).body), row);
    QCOMPARE(object(get(QStringLiteral("/v1beta/models/models/test/model")).body), row);
}

void GeminiClientsTest::listsComeInPages()
{
    start(R"({"providers":{"mine":{"protocol":"openai-chat","base_url":"http://127.0.0.1:9/v1",)"
          R"("keys":[{"name":"main","secret":"keychain:alpha/main"}],"models":[)"
          R"({"id":"my/one","provider_model_id":"x"},{"id":"my/two","provider_model_id":"y"}]}}})");
    QStringList names;
    QString token;
    int pages = 0;
    do {
        const QString path = QStringLiteral("/v1beta/models?pageSize=1")
                             + (token.isEmpty() ? QString() : QStringLiteral("&pageToken=") + token);
        const QJsonObject page = object(get(path).body);
        QCOMPARE(page.value(u"models").toArray().size(), 1);
        names << page.value(u"models").toArray().first().toObject().value(u"name").toString();
        token = page.value(u"nextPageToken").toString();
        ++pages;
    } while (!token.isEmpty() && pages < 10);
    names.sort();
    QCOMPARE(names, (QStringList {QStringLiteral("models/my/one"), QStringLiteral("models/my/two"),
                                  QStringLiteral("models/test/model")}));
    QCOMPARE(pages, 3);
}

QTEST_GUILESS_MAIN(GeminiClientsTest)
#include "tst_gemini_clients.moc"
