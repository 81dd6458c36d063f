#include "tests/support/local_api.h"
#include "tests/support/mock_upstream.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QTest>
#include <QTimer>

using namespace core;

namespace {

const QString kChat = QStringLiteral("/v1/chat/completions");
const QByteArray kQuestion = R"({"model":"test/model","messages":[{"role":"user","content":"Hi"}]})";

QJsonObject errorOf(const LocalApi::Reply &reply)
{
    return QJsonDocument::fromJson(reply.body).object().value(u"error").toObject();
}

} // namespace

Q_DECLARE_METATYPE(core::ApiKeyRules)

/// The limits of requests and tokens that a key carries, over real sockets.
class OwnKeyLimitsOverApi : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void theSecondRequestIsRefusedWithItsFigures_data();
    void theSecondRequestIsRefusedWithItsFigures();
    void aPromptOverTheLimitIsRefusedForGood();
    void aSecondRequestAtOnceIsRefusedUntilTheFirstEnds();
    void anthropicsClientsAreToldInTheirWords();

private:
    LocalApi::Reply ask(const Secret &key, const QString &path = kChat, const QByteArray &body = kQuestion);
    Secret made(const ApiKeyRules &rules);

    std::unique_ptr<MockUpstream> m_upstream;
    std::unique_ptr<LocalApi> m_api;
};

void OwnKeyLimitsOverApi::init()
{
    m_api.reset();
    m_upstream = std::make_unique<MockUpstream>();
    m_upstream->setDefault(MockScript::eventStream(helloInChat()));
    m_api = std::make_unique<LocalApi>(
        QList<HarnessProvider> {{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}});
}

Secret OwnKeyLimitsOverApi::made(const ApiKeyRules &rules)
{
    return m_api->proxy().createApiKey(QStringLiteral("phone"), rules).result()->secret;
}

LocalApi::Reply OwnKeyLimitsOverApi::ask(const Secret &key, const QString &path, const QByteArray &body)
{
    return m_api->ask("POST", path, body, {{"Authorization", "Bearer " + key.reveal()}});
}

void OwnKeyLimitsOverApi::theSecondRequestIsRefusedWithItsFigures_data()
{
    QTest::addColumn<ApiKeyRules>("rules");
    QTest::addColumn<qint64>("longest"); // seconds to wait
    QTest::newRow("requests of the minute") << ApiKeyRules {.limits = {.requestsPerMinute = 1}} << qint64(61);
    QTest::newRow("requests of the day") << ApiKeyRules {.limits = {.requestsPerDay = 1}} << qint64(86'400);
    QTest::newRow("requests of the model")
        << ApiKeyRules {.modelLimits = {{QStringLiteral("test/*"), {.requestsPerMinute = 1}}}} << qint64(61);
}
void OwnKeyLimitsOverApi::theSecondRequestIsRefusedWithItsFigures()
{
    QFETCH(ApiKeyRules, rules);
    QFETCH(qint64, longest);
    const Secret key = made(rules);
    const LocalApi::Reply first = ask(key);
    QCOMPARE(first.status, 200);
    QVERIFY(first.header("x-ratelimit-limit").isEmpty());

    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    const LocalApi::Reply second = ask(key);
    QCOMPARE(second.status, 429);
    QCOMPARE(second.header("x-ratelimit-limit"), QByteArray("1"));
    QCOMPARE(second.header("x-ratelimit-remaining"), QByteArray("0"));
    const qint64 wait = second.header("retry-after").toLongLong();
    QVERIFY2(wait >= 1 && wait <= longest, second.header("retry-after").constData());
    const qint64 reset = second.header("x-ratelimit-reset").toLongLong();
    QVERIFY(reset > before && reset <= QDateTime::currentMSecsSinceEpoch() + longest * 1000);
    const QJsonObject error = errorOf(second);
    QCOMPARE(error.value(u"code").toInt(), 429);
    const QJsonObject metadata = error.value(u"metadata").toObject();
    QCOMPARE(metadata.value(u"error_type").toString(), QStringLiteral("rate_limit_exceeded"));
    QCOMPARE(metadata.value(u"headers").toObject().value(u"X-RateLimit-Reset").toString().toLatin1(),
             second.header("x-ratelimit-reset"));
    QCOMPARE(m_upstream->requests().size(), 1);
    // Other keys go on.
    QCOMPARE(ask(Secret(m_api->key())).status, 200);
}

void OwnKeyLimitsOverApi::aPromptOverTheLimitIsRefusedForGood()
{
    const Secret key = made({.limits = {.tokensPerMinute = 5}});
    const QByteArray longQuestion = R"({"model":"test/model","messages":[{"role":"user","content":")"
                                    + QByteArray("word ").repeated(100) + R"("}]})";
    const LocalApi::Reply reply = ask(key, kChat, longQuestion);
    QCOMPARE(reply.status, 429);
    QCOMPARE(reply.header("x-ratelimit-remaining"), QByteArray("5"));
    QVERIFY(reply.header("retry-after").isEmpty());
    QCOMPARE(reply.header("x-should-retry"), QByteArray("false"));
    QVERIFY(m_upstream->requests().isEmpty());
}

void OwnKeyLimitsOverApi::aSecondRequestAtOnceIsRefusedUntilTheFirstEnds()
{
    m_upstream->enqueue(MockScript::streamHead()
                            .hold()
                            .send(MockScript::chunk(helloInChat().join()))
                            .send(MockScript::lastChunk()));
    const Secret key = made({.limits = {.concurrent = 1}});
    LocalApi::Reply first;
    // The first is asked from within the second's wait: ask() runs the event loop until its answer is there.
    LocalApi::Reply second;
    QTimer::singleShot(0, this, [&] {
        QTRY_COMPARE(m_upstream->requests().size(), 1);
        second = ask(key);
        m_upstream->release();
    });
    first = ask(key);
    QCOMPARE(second.status, 429);
    QCOMPARE(second.header("x-ratelimit-limit"), QByteArray("1"));
    QCOMPARE(second.header("retry-after"), QByteArray("1"));
    QCOMPARE(first.status, 200);
    QCOMPARE(ask(key).status, 200);
}

void OwnKeyLimitsOverApi::anthropicsClientsAreToldInTheirWords()
{
    const Secret key = made({.limits = {.requestsPerMinute = 1}});
    const QString path = QStringLiteral("/v1/messages");
    const QByteArray body =
        R"({"model":"test/model","max_tokens":9,"messages":[{"role":"user","content":"Hi"}]})";
    QCOMPARE(ask(key, path, body).status, 200);
    const LocalApi::Reply refused = ask(key, path, body);
    QCOMPARE(refused.status, 429);
    QCOMPARE(errorOf(refused).value(u"type").toString(), QStringLiteral("rate_limit_error"));
    QCOMPARE(refused.header("x-ratelimit-limit"), QByteArray("1"));
}

QTEST_GUILESS_MAIN(OwnKeyLimitsOverApi)
#include "tst_own_key_limits_over_api.moc"
