#include "tests/runtime/broadcast/collected.h"
#include "tests/support/local_api.h"

#include <QJsonArray>
#include <QTest>

using namespace core;

/// Requests of clients that are told to a collector, from the local API to the collector's socket.
class BroadcastOverApiTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void aRequestIsToldWithItsFiguresAndWithoutItsWords();
    void aFallbackIsToldAttemptByAttempt();
    void aRefusedRequestIsTold();
    void anAnswerFromTheCacheIsTold();
    void requestsGoOnWhileTheCollectorHangs();
    void aChangedConfigurationAppliesAtOnce();

private:
    std::unique_ptr<MockUpstream> m_upstream;
    std::unique_ptr<MockUpstream> m_collector;
};

namespace {

const QByteArray kQuestion =
    R"({"model":"test/model","session_id":"talk","messages":[{"role":"user","content":"canary of the prompt"}]})";

QByteArray configWith(const MockUpstream &collector, const QByteArray &more = {})
{
    return R"({"broadcast":[{"name":"collector","type":"otlp","url":")"
           + collector.url(u"/v1/traces").toEncoded() + R"("}])" + more + '}';
}

/// A local API whose requests are told as the program does it.
struct ToldApi {
    explicit ToldApi(const QList<HarnessProvider> &providers, const QByteArray &config)
        : api(providers, config)
        , broadcaster(network, api.harness().secrets(), quickLimits())
    {
        Engine &engine = api.harness().engine();
        broadcaster.setTargets(engine.config().result().broadcast);
        QObject::connect(&engine, &Engine::requestEnded, &broadcaster, &Broadcaster::tell);
        QObject::connect(&api.proxy(), &ProxyServer::answeredFromCache, &broadcaster, &Broadcaster::tell);
        QObject::connect(&engine, &Engine::configChanged, &broadcaster,
                         [this](const Config &config) { broadcaster.setTargets(config.broadcast); });
    }

    LocalApi::Reply ask(const HeaderList &more = {}, const QByteArray &question = kQuestion)
    {
        return api.ask("POST", QStringLiteral("/v1/chat/completions"), question,
                       HeaderList {{"Authorization", "Bearer " + api.key()}} + more);
    }

    LocalApi api;
    QnamTransport network;
    Broadcaster broadcaster;
};

MockScript answer()
{
    return MockScript::answer(
        200,
        R"({"id":"u","model":"native-model","choices":[{"index":0,"finish_reason":"stop",
            "message":{"role":"assistant","content":"canary of the answer"}}],
            "usage":{"prompt_tokens":30,"completion_tokens":12,"total_tokens":42}})");
}

QString text(const QJsonObject &span, const char *key)
{
    return attributeText(span, QString::fromLatin1(key));
}

int statusOf(const QJsonObject &span)
{
    return span.value(QLatin1String("status")).toObject().value(QLatin1String("code")).toInt();
}

} // namespace

void BroadcastOverApiTest::init()
{
    m_upstream = std::make_unique<MockUpstream>();
    m_upstream->setDefault(answer());
    m_collector = std::make_unique<MockUpstream>();
    m_collector->setDefault(MockScript::answer(200, "{}"));
}

void BroadcastOverApiTest::aRequestIsToldWithItsFiguresAndWithoutItsWords()
{
    ToldApi told({{QStringLiteral("cloud"), m_upstream->url(u"/v1").toString()}}, configWith(*m_collector));
    QCOMPARE(told.ask().status, 200);
    QTRY_COMPARE(m_collector->requests().size(), 1);
    const QList<QJsonObject> spans = spansIn(m_collector->requests().at(0));
    QCOMPARE(spans.size(), 2);
    QCOMPARE(text(spans.at(0), "gen_ai.request.model"), QStringLiteral("test/model"));
    QCOMPARE(text(spans.at(0), "gen_ai.provider.name"), QStringLiteral("cloud"));
    QCOMPARE(text(spans.at(0), "gen_ai.conversation.id"), QStringLiteral("talk"));
    QCOMPARE(text(spans.at(0), "switchyard.key_name"), QStringLiteral("editor"));
    QCOMPARE(text(spans.at(0), "switchyard.cost_usd"), QStringLiteral("0.000042"));
    QCOMPARE(text(spans.at(1), "switchyard.provider_key"), QStringLiteral("main"));
    const QByteArray &body = m_collector->requests().at(0).body;
    QVERIFY(body.contains(R"({"key":"gen_ai.usage.input_tokens","value":{"intValue":"30"}})"));
    QVERIFY(!body.contains("canary"));
    QVERIFY(!body.contains(told.api.key()));
    QVERIFY(!body.contains("key-of-cloud"));
}

void BroadcastOverApiTest::aFallbackIsToldAttemptByAttempt()
{
    MockUpstream broken;
    broken.setDefault(MockScript::answer(503, R"({"error":{"message":"canary of the provider"}})"));
    ToldApi told({{QStringLiteral("broken"), broken.url(u"/v1").toString(), QStringLiteral("0.0000001")},
                  {QStringLiteral("cloud"), m_upstream->url(u"/v1").toString()}},
                 configWith(*m_collector));
    QCOMPARE(told.ask().status, 200);
    QTRY_COMPARE(m_collector->requests().size(), 1);
    const QList<QJsonObject> spans = spansIn(m_collector->requests().at(0));
    QVERIFY(spans.size() >= 3);
    QCOMPARE(statusOf(spans.first()), 0);
    QCOMPARE(statusOf(spans.at(1)), 2);
    QCOMPARE(text(spans.at(1), "switchyard.provider"), QStringLiteral("broken"));
    QCOMPARE(text(spans.at(1), "error.type"), QStringLiteral("overloaded"));
    QCOMPARE(statusOf(spans.last()), 0);
    QCOMPARE(text(spans.last(), "switchyard.provider"), QStringLiteral("cloud"));
    QVERIFY(!m_collector->requests().at(0).body.contains("canary"));
}

void BroadcastOverApiTest::aRefusedRequestIsTold()
{
    ToldApi told({{QStringLiteral("cloud"), m_upstream->url(u"/v1").toString()}}, configWith(*m_collector));
    const QByteArray question = R"({"model":"test/modle","messages":[{"role":"user","content":"Hi"}]})";
    QVERIFY(told.ask({}, question).status >= 400);
    QTRY_COMPARE(m_collector->requests().size(), 1);
    const QList<QJsonObject> spans = spansIn(m_collector->requests().at(0));
    QCOMPARE(spans.size(), 1);
    QCOMPARE(statusOf(spans.at(0)), 2);
    QCOMPARE(text(spans.at(0), "error.type"), QStringLiteral("unknown_model"));
}

void BroadcastOverApiTest::anAnswerFromTheCacheIsTold()
{
    ToldApi told({{QStringLiteral("cloud"), m_upstream->url(u"/v1").toString()}}, configWith(*m_collector));
    const HeaderList cached {{"X-OpenRouter-Cache", "true"}};
    QCOMPARE(told.ask(cached).status, 200);
    QTRY_COMPARE(m_collector->requests().size(), 1);
    QCOMPARE(told.ask(cached).status, 200);
    QTRY_COMPARE(m_collector->requests().size(), 2);
    QCOMPARE(m_upstream->requests().size(), 1);
    const QList<QJsonObject> spans = spansIn(m_collector->requests().at(1));
    QCOMPARE(spans.size(), 1); // Nobody was asked.
    QCOMPARE(text(spans.at(0), "switchyard.cost_usd"), QStringLiteral("0"));
    QCOMPARE(text(spans.at(0), "switchyard.cost_reason"), QStringLiteral("cached_answer"));
}

void BroadcastOverApiTest::requestsGoOnWhileTheCollectorHangs()
{
    m_collector->setDefault(MockScript().hold());
    ToldApi told({{QStringLiteral("cloud"), m_upstream->url(u"/v1").toString()}}, configWith(*m_collector));
    constexpr int kRequests = 60;
    for (int i = 0; i < kRequests; ++i)
        QCOMPARE(told.ask().status, 200);
    QCOMPARE(m_upstream->requests().size(), kRequests);
    QCOMPARE(m_collector->requests().size(), 1);
    QCOMPARE(m_collector->connectionsAccepted(), 1);
}

void BroadcastOverApiTest::aChangedConfigurationAppliesAtOnce()
{
    ToldApi told({{QStringLiteral("cloud"), m_upstream->url(u"/v1").toString()}}, "{}");
    QCOMPARE(told.ask().status, 200);
    told.api.harness().editConfig([this](QJsonObject &json) {
        const QJsonObject target {{QStringLiteral("name"), QStringLiteral("late")},
                                  {QStringLiteral("type"), QStringLiteral("webhook")},
                                  {QStringLiteral("url"), m_collector->url().toString()}};
        json.insert(QStringLiteral("broadcast"), QJsonArray {target});
    });
    QCOMPARE(told.ask().status, 200);
    QTRY_COMPARE(m_collector->requests().size(), 1);
    QCOMPARE(toldIds(*m_collector).size(), 1);
    told.api.harness().editConfig([](QJsonObject &json) { json.remove(QStringLiteral("broadcast")); });
    QCOMPARE(told.ask().status, 200);
    QTest::qWait(20); // Nothing can be waited for: nothing happens.
    QCOMPARE(m_collector->requests().size(), 1);
}

QTEST_GUILESS_MAIN(BroadcastOverApiTest)
#include "tst_broadcast_over_api.moc"
