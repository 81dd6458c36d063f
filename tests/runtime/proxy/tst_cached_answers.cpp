#include "core/proxy/cached_answers.h"
#include "tests/support/local_api.h"
#include "tests/support/mock_upstream.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace core;

/// Whole answers that are given again, over real sockets.
class CachedAnswersTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void anAnswerIsGivenAgainAtNoCost();
    void aStreamIsGivenAgainAsAStream();
    void toolCallsAreGivenAgain();
    void everyShapeHasItsAnswersAgain_data();
    void everyShapeHasItsAnswersAgain();
    void embeddingsAreGivenAgain_data();
    void embeddingsAreGivenAgain();
    void whatIsNoEmbeddingIsNotKept();
    void nothingIsKeptUnlessAskedFor();
    void theSettingsMayAskForIt();
    void aPresetMayAskForIt();
    void thePresetIsReadFromTheModelToo_data();
    void thePresetIsReadFromTheModelToo();
    void clearingAsksAnew();
    void errorsAreNeverKept();
    void aCutStreamIsNeverKept();
    void anotherOrderIsAnotherQuestion();
    void eachKeyHasItsOwnAnswers();
    void aChangedConfigurationForgetsTheAnswers();
    void aHitIsToldInTheLiveListAndInTheHistory();

private:
    std::unique_ptr<MockUpstream> m_upstream;
};

namespace {

const QString kChat = QStringLiteral("/v1/chat/completions");
const QByteArray kQuestion = R"({"model":"test/model","messages":[{"role":"user","content":"Hi"}]})";
const QByteArray kStreamed =
    R"({"model":"test/model","stream":true,"messages":[{"role":"user","content":"Hi"}]})";
const HeaderList kCached {{"X-OpenRouter-Cache", "true"}};

LocalApi::Reply post(LocalApi &api, const QString &path, const QByteArray &body,
                     const HeaderList &more = kCached)
{
    return api.ask("POST", path, body, HeaderList {{"Authorization", "Bearer " + api.key()}} + more);
}

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

QByteArray statusOf(const LocalApi::Reply &reply)
{
    return reply.header("X-OpenRouter-Cache-Status");
}

/// The chunks of a stream of chat, without what has to differ when it is given again.
QList<QJsonObject> chunksOf(const QByteArray &stream)
{
    QList<QJsonObject> chunks;
    for (const QByteArray &line : stream.split('\n')) {
        if (!line.startsWith("data: {"))
            continue;
        QJsonObject chunk = json(line.mid(6));
        for (const char *name : {"id", "created", "usage"})
            chunk.remove(QLatin1String(name));
        chunks << chunk;
    }
    return chunks;
}

} // namespace

void CachedAnswersTest::init()
{
    m_upstream = std::make_unique<MockUpstream>();
    m_upstream->setDefault(MockScript::eventStream(helloInChat()));
}

void CachedAnswersTest::anAnswerIsGivenAgainAtNoCost()
{
    LocalApi api({{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}});
    const LocalApi::Reply first = post(api, kChat, kQuestion);
    QCOMPARE(first.status, 200);
    QCOMPARE(statusOf(first), QByteArray("MISS"));
    QCOMPARE(first.header("X-OpenRouter-Cache-TTL"), QByteArray("300"));
    QVERIFY(first.header("X-OpenRouter-Cache-Source-Id").isEmpty());
    QVERIFY(json(first.body).value(u"usage").toObject().value(u"cost").toDouble() > 0);

    const QByteArray spaced =
        "{ \"model\": \"test/model\",\n \"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}] }";
    const LocalApi::Reply again = post(api, kChat, spaced, kCached + HeaderList {{"X-Title", "Another app"}});
    QCOMPARE(again.status, 200);
    QCOMPARE(m_upstream->requests().size(), 1);
    QCOMPARE(statusOf(again), QByteArray("HIT"));
    QVERIFY(!again.header("X-OpenRouter-Cache-Age").isEmpty());
    QVERIFY(again.header("X-OpenRouter-Cache-TTL").toInt() > 0);
    QCOMPARE(again.header("X-OpenRouter-Cache-Source-Id"), first.header("X-Generation-Id"));
    QVERIFY(again.header("X-Generation-Id") != first.header("X-Generation-Id"));
    QCOMPARE(again.header("x-switchyard-cost"), QByteArray("0"));

    const QJsonObject answer = json(again.body);
    QVERIFY(answer.value(u"id") != json(first.body).value(u"id"));
    QCOMPARE(answer.value(u"choices"), json(first.body).value(u"choices"));
    QCOMPARE(answer.value(u"provider"), QJsonValue(QStringLiteral("Alpha")));
    const QJsonObject usage = answer.value(u"usage").toObject();
    for (const QLatin1String name : {QLatin1String("prompt_tokens"), QLatin1String("completion_tokens"),
                                     QLatin1String("total_tokens"), QLatin1String("cost")})
        QCOMPARE(usage.value(name), QJsonValue(0));
}

void CachedAnswersTest::aStreamIsGivenAgainAsAStream()
{
    LocalApi api({{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}});
    const LocalApi::Reply first = post(api, kChat, kStreamed);
    QCOMPARE(statusOf(first), QByteArray("MISS"));
    const LocalApi::Reply again = post(api, kChat, kStreamed);
    QCOMPARE(statusOf(again), QByteArray("HIT"));
    QCOMPARE(m_upstream->requests().size(), 1);
    QCOMPARE(again.header("content-type"), first.header("content-type"));
    QVERIFY(again.body.endsWith("data: [DONE]\n\n"));
    QVERIFY(again.body.contains(R"("completion_tokens":0)"));
    QVERIFY(!again.body.contains(json(first.body.split('\n').at(0).mid(6)).value(u"id").toString().toUtf8()));
    QVERIFY(chunksOf(first.body).size() >= 2);
    QCOMPARE(chunksOf(again.body), chunksOf(first.body));
    // The same without a stream is another question.
    QCOMPARE(statusOf(post(api, kChat, kQuestion)), QByteArray("MISS"));
}

void CachedAnswersTest::toolCallsAreGivenAgain()
{
    m_upstream->enqueue(MockScript::answer(
        200,
        R"({"id":"u","choices":[{"index":0,"finish_reason":"tool_calls","message":{"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":"look","arguments":"{\"at\":1}"}}]}}],"usage":{"prompt_tokens":3,"completion_tokens":1,"total_tokens":4}})"));
    LocalApi api({{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}});
    const LocalApi::Reply first = post(api, kChat, kQuestion);
    QCOMPARE(first.status, 200);
    const LocalApi::Reply again = post(api, kChat, kQuestion);
    QCOMPARE(statusOf(again), QByteArray("HIT"));
    QVERIFY(again.body.contains("call_1"));
    QCOMPARE(json(again.body).value(u"choices"), json(first.body).value(u"choices"));
}

void CachedAnswersTest::everyShapeHasItsAnswersAgain_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const char *path, const QByteArray &body) {
        QTest::newRow(name) << QString::fromLatin1(path) << body;
    };
    const QByteArray messages = R"("messages":[{"role":"user","content":"Hi"}])";
    row("completions", "/v1/completions", R"({"model":"test/model","prompt":"Hi"})");
    row("responses", "/v1/responses", R"({"model":"test/model","input":"Hi"})");
    row("responses, streamed", "/v1/responses", R"({"model":"test/model","input":"Hi","stream":true})");
    row("messages", "/v1/messages", R"({"model":"test/model","max_tokens":9,)" + messages + '}');
    row("messages, streamed", "/v1/messages",
        R"({"model":"test/model","max_tokens":9,"stream":true,)" + messages + '}');
    const QByteArray contents = R"({"contents":[{"role":"user","parts":[{"text":"Hi"}]}]})";
    row("gemini", "/v1beta/models/test/model:generateContent", contents);
    row("gemini, streamed", "/v1beta/models/test/model:streamGenerateContent?alt=sse", contents);
    row("ollama", "/api/chat", R"({"model":"test/model","stream":false,)" + messages + '}');
    row("ollama, streamed", "/api/chat", R"({"model":"test/model",)" + messages + '}');
    row("ollama, a prompt", "/api/generate", R"({"model":"test/model","prompt":"Hi"})");
}

void CachedAnswersTest::everyShapeHasItsAnswersAgain()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    LocalApi api({{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}});
    const LocalApi::Reply first = post(api, path, body);
    QCOMPARE(first.status, 200);
    QCOMPARE(statusOf(first), QByteArray("MISS"));
    const LocalApi::Reply again = post(api, path, body);
    QCOMPARE(again.status, 200);
    QCOMPARE(statusOf(again), QByteArray("HIT"));
    QCOMPARE(m_upstream->requests().size(), 1);
    QCOMPARE(again.header("content-type"), first.header("content-type"));
    QVERIFY(first.body.contains("Hello"));
    QVERIFY(again.body.contains("Hello"));
    QCOMPARE(again.body.count('\n'), first.body.count('\n'));
}

void CachedAnswersTest::embeddingsAreGivenAgain_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("vectors");
    QTest::newRow("openai") << QStringLiteral("/v1/embeddings") << QByteArray(R"("embedding":[0.5])");
    QTest::newRow("ollama") << QStringLiteral("/api/embed") << QByteArray(R"("embeddings":[[0.5]])");
}

void CachedAnswersTest::embeddingsAreGivenAgain()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, vectors);
    m_upstream->setDefault(MockScript::answer(
        200,
        R"({"object":"list","data":[{"object":"embedding","index":0,"embedding":[0.5]}],"usage":{"prompt_tokens":5,"total_tokens":5}})"));
    LocalApi api({{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}});
    const QByteArray body = R"({"model":"test/embedding","input":["Hi"]})";
    const LocalApi::Reply first = post(api, path, body);
    QCOMPARE(statusOf(first), QByteArray("MISS"));
    QVERIFY2(first.body.contains(vectors), first.body.constData());
    QVERIFY(first.body.contains(":5"));
    const LocalApi::Reply again = post(api, path, body);
    QCOMPARE(statusOf(again), QByteArray("HIT"));
    QCOMPARE(again.status, 200);
    QCOMPARE(again.header("content-type"), first.header("content-type"));
    QVERIFY2(again.body.contains(vectors), again.body.constData());
    QVERIFY(!again.body.contains(":5"));
    QCOMPARE(m_upstream->requests().size(), 1);
}

void CachedAnswersTest::whatIsNoEmbeddingIsNotKept()
{
    m_upstream->setDefault(MockScript::answer(200, R"({"created":1,"data":[{"b64_json":"iVBORw0KGgo="}]})"));
    LocalApi api({{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}});
    const QByteArray body = R"({"model":"test/image","prompt":"a cat"})";
    for (int asked = 1; asked <= 2; ++asked) {
        const LocalApi::Reply reply = post(api, QStringLiteral("/v1/images/generations"), body);
        QCOMPARE(reply.status, 200);
        QCOMPARE(statusOf(reply), QByteArray());
        QCOMPARE(m_upstream->requests().size(), asked);
    }
}

void CachedAnswersTest::nothingIsKeptUnlessAskedFor()
{
    LocalApi api({{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}});
    QCOMPARE(statusOf(post(api, kChat, kQuestion, {})), QByteArray());
    QCOMPARE(statusOf(post(api, kChat, kQuestion)), QByteArray("MISS")); // the first was not kept
    QCOMPARE(statusOf(post(api, kChat, kQuestion, {})), QByteArray()); // nor is what is kept given to it
    QCOMPARE(m_upstream->requests().size(), 3);
}

void CachedAnswersTest::theSettingsMayAskForIt()
{
    LocalApi api({{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}},
                 R"({"response_cache":{"enabled":true,"ttl_seconds":77}})");
    const LocalApi::Reply first = post(api, kChat, kQuestion, {});
    QCOMPARE(statusOf(first), QByteArray("MISS"));
    QCOMPARE(first.header("X-OpenRouter-Cache-TTL"), QByteArray("77"));
    QCOMPARE(statusOf(post(api, kChat, kQuestion, {})), QByteArray("HIT"));
    QCOMPARE(statusOf(post(api, kChat, kQuestion, {{"X-OpenRouter-Cache", "false"}})), QByteArray());
    QCOMPARE(m_upstream->requests().size(), 2);
}

void CachedAnswersTest::aPresetMayAskForIt()
{
    LocalApi api(
        {{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}},
        R"({"presets":{"kept":{"cache_enabled":true,"cache_ttl_seconds":20},"fresh":{"cache_enabled":false}}})");
    const auto ask = [&](const char *preset, const HeaderList &headers) {
        QByteArray body = kQuestion;
        return post(api, kChat,
                    body.replace("\"messages\"", QByteArray("\"preset\":\"") + preset + "\",\"messages\""),
                    headers);
    };
    QCOMPARE(ask("kept", {}).header("X-OpenRouter-Cache-TTL"), QByteArray("20"));
    QCOMPARE(statusOf(ask("kept", {})), QByteArray("HIT"));
    QCOMPARE(statusOf(ask("fresh", kCached)), QByteArray());
}

void CachedAnswersTest::thePresetIsReadFromTheModelToo_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *model, const char *field, const char *name) {
        QTest::addRow("%s, %s", model, field)
            << QString::fromLatin1(model) << QString::fromLatin1(field) << QString::fromLatin1(name);
    };
    row("a/b", "", "");
    row("a/b", "mine", "mine");
    row("@preset/mine", "", "mine");
    row("a/b@preset/mine", "", "mine");
    row("a/b@preset/mine:nitro", "", "mine");
    row("a/b@preset/other", "mine", "mine");
}

void CachedAnswersTest::thePresetIsReadFromTheModelToo()
{
    QFETCH(QString, model);
    QFETCH(QString, field);
    QFETCH(QString, name);
    ChatRequest request;
    request.model = model;
    request.preset = field;
    QCOMPARE(presetNameOf(request), name);
}

void CachedAnswersTest::clearingAsksAnew()
{
    LocalApi api({{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}});
    post(api, kChat, kQuestion);
    const LocalApi::Reply renewed =
        post(api, kChat, kQuestion, kCached + HeaderList {{"X-OpenRouter-Cache-Clear", "true"}});
    QCOMPARE(statusOf(renewed), QByteArray("MISS"));
    QCOMPARE(m_upstream->requests().size(), 2);
    const LocalApi::Reply again = post(api, kChat, kQuestion);
    QCOMPARE(statusOf(again), QByteArray("HIT"));
    QCOMPARE(again.header("X-OpenRouter-Cache-Source-Id"), renewed.header("X-Generation-Id"));
}

void CachedAnswersTest::errorsAreNeverKept()
{
    m_upstream->enqueue(MockScript::answer(400, R"({"error":{"message":"no"}})"));
    LocalApi api({{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}});
    const LocalApi::Reply failed = post(api, kChat, kQuestion);
    QCOMPARE(failed.status, 400);
    const LocalApi::Reply second = post(api, kChat, kQuestion);
    QCOMPARE(second.status, 200);
    QCOMPARE(statusOf(second), QByteArray("MISS"));
}

void CachedAnswersTest::aCutStreamIsNeverKept()
{
    m_upstream->enqueue(MockScript::streamHead().send(MockScript::chunk(helloInChat().first())).close());
    LocalApi api({{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}});
    const LocalApi::Reply cut = post(api, kChat, kStreamed);
    QVERIFY(cut.body.contains("Hello"));
    QVERIFY(cut.body.contains("\"error\""));
    const LocalApi::Reply second = post(api, kChat, kStreamed);
    QCOMPARE(statusOf(second), QByteArray("MISS"));
    QVERIFY(!second.body.contains("\"error\""));
    QCOMPARE(statusOf(post(api, kChat, kStreamed)), QByteArray("HIT"));
}

void CachedAnswersTest::anotherOrderIsAnotherQuestion()
{
    LocalApi api({{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}});
    QCOMPARE(statusOf(post(api, kChat, kQuestion)), QByteArray("MISS"));
    const QByteArray turned = R"({"messages":[{"role":"user","content":"Hi"}],"model":"test/model"})";
    QCOMPARE(statusOf(post(api, kChat, turned)), QByteArray("MISS"));
    QCOMPARE(statusOf(post(api, kChat, kQuestion)), QByteArray("HIT"));
}

void CachedAnswersTest::eachKeyHasItsOwnAnswers()
{
    LocalApi api({{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}},
                 R"({"keys":[{"name":"here","no_key":true}]})");
    QCOMPARE(statusOf(post(api, kChat, kQuestion)), QByteArray("MISS"));
    QCOMPARE(statusOf(api.ask("POST", kChat, kQuestion, kCached)), QByteArray("MISS"));
    QCOMPARE(statusOf(api.ask("POST", kChat, kQuestion, kCached)), QByteArray("HIT"));
    QCOMPARE(m_upstream->requests().size(), 2);
}

void CachedAnswersTest::aChangedConfigurationForgetsTheAnswers()
{
    LocalApi api({{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}});
    post(api, kChat, kQuestion);
    const NewProviderKey key {.provider = QStringLiteral("alpha"),
                              .name = QStringLiteral("second"),
                              .storage = KeyStorage::Reference,
                              .reference = SecretRef::parse(u"env:SWITCHYARD_NO_SUCH_KEY")};
    QVERIFY(api.harness().engine().addProviderKey(key).result().ok());
    QCOMPARE(statusOf(post(api, kChat, kQuestion)), QByteArray("MISS"));
}

void CachedAnswersTest::aHitIsToldInTheLiveListAndInTheHistory()
{
    LocalApi api({{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}});
    QList<LiveRequest> live;
    connect(&api.proxy(), &ProxyServer::liveRequestsChanged, this,
            [&](const QList<LiveRequest> &now) { live = now; });
    post(api, kChat, kStreamed);
    post(api, kChat, kStreamed);
    QTRY_COMPARE(live.size(), 2);
    QCOMPARE(live.first().status, 200);
    QCOMPARE(live.first().attempts, 0);
    QCOMPARE(live.first().cost, QStringLiteral("0"));
    QCOMPARE(live.first().client, QStringLiteral("editor"));

    HistoryStore &history = api.harness().history();
    QVERIFY(history.flush().result().ok());
    const QList<RequestRow> rows = history.lastRequests(5).result().value();
    QCOMPARE(rows.size(), 2);
    const RequestRow &hit = rows.first();
    QCOMPARE(hit.id, live.first().id);
    QCOMPARE(hit.clientShape, QStringLiteral("openai-chat"));
    QCOMPARE(hit.model, QStringLiteral("test/model"));
    QCOMPARE(hit.provider, QString());
    QCOMPARE(hit.attempts, 0);
    QCOMPARE(hit.promptTokens, 0);
    QCOMPARE(hit.cost, Money());
    const QDate today = QDateTime::currentDateTimeUtc().date();
    const SpendQuery lately {.from = today.addDays(-1), .to = today.addDays(1), .zone = QTimeZone::utc()};
    const QList<DailySpend> spent = history.spendPerDay(lately).result().value();
    QCOMPARE(spent.size(), 1);
    QCOMPARE(spent.first().requests, 1); // what asked nobody and cost nothing is not counted
}

QTEST_GUILESS_MAIN(CachedAnswersTest)
#include "tst_cached_answers.moc"
