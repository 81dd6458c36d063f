#include "tests/support/local_api.h"
#include "tests/support/mock_upstream.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace core;

namespace {

/// A hundred tokens at a dollar for a million: a little over a hundredth of a cent at most.
const QByteArray kQuestion =
    R"({"model":"test/model","max_tokens":100,"messages":[{"role":"user","content":"Hi"}]})";

QJsonObject errorOf(const LocalApi::Reply &reply)
{
    return QJsonDocument::fromJson(reply.body).object().value(u"error").toObject();
}

QByteArray budgetOf(const QByteArray &dollars)
{
    return R"({"budgets":[{"name":"team","scope":"workspace","limit_usd":")" + dollars
           + R"(","period":"month","action":"block"}]})";
}

} // namespace

/// Limits of money as clients meet them, over real sockets: nothing is sent to a provider, and the answer
/// says in the client's own envelope what stands in the way.
class MoneyLimitsOverApi : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void aBudgetIs403InEveryShape_data();
    void aBudgetIs403InEveryShape();
    void theLimitOfAKeyIs402();
    void aKeyWithRoomPassesAndItsSpendingCounts();

private:
    void start(const QByteArray &config);
    LocalApi::Reply ask(const QByteArray &key, const QString &path = QStringLiteral("/v1/chat/completions"),
                        const QByteArray &body = kQuestion);
    QByteArray keyLimitedTo(const char *dollars);

    std::unique_ptr<MockUpstream> m_upstream;
    std::unique_ptr<LocalApi> m_api;
};

void MoneyLimitsOverApi::init()
{
    m_api.reset();
    m_upstream = std::make_unique<MockUpstream>();
    m_upstream->setDefault(MockScript::eventStream(helloInChat()));
}

void MoneyLimitsOverApi::start(const QByteArray &config)
{
    m_api = std::make_unique<LocalApi>(
        QList<HarnessProvider> {{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}}, config);
}

LocalApi::Reply MoneyLimitsOverApi::ask(const QByteArray &key, const QString &path, const QByteArray &body)
{
    return m_api->ask("POST", path, body, {{"Authorization", "Bearer " + key}});
}

QByteArray MoneyLimitsOverApi::keyLimitedTo(const char *dollars)
{
    const ApiKeyRules rules {.limit = Money::fromDecimal(QString::fromLatin1(dollars)),
                             .limitPeriod = BudgetPeriod::Day};
    return m_api->proxy().createApiKey(QStringLiteral("phone"), rules).result()->secret.reveal();
}

void MoneyLimitsOverApi::aBudgetIs403InEveryShape_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("chat") << QStringLiteral("/v1/chat/completions") << kQuestion;
    QTest::newRow("openrouter") << QStringLiteral("/api/v1/chat/completions") << kQuestion;
    QTest::newRow("anthropic") << QStringLiteral("/v1/messages") << kQuestion;
    QTest::newRow("responses") << QStringLiteral(
        "/v1/responses") << QByteArray(R"({"model":"test/model","max_output_tokens":100,"input":"Hi"})");
    QTest::newRow("gemini") << QStringLiteral("/v1beta/models/test/model:generateContent")
                            << QByteArray(R"({"contents":[{"parts":[{"text":"Hi"}]}],)"
                                          R"("generationConfig":{"maxOutputTokens":100}})");
    QTest::newRow("ollama") << QStringLiteral("/api/chat")
                            << QByteArray(R"({"model":"test/model","options":{"num_predict":100},)"
                                          R"("messages":[{"role":"user","content":"Hi"}]})");
}

void MoneyLimitsOverApi::aBudgetIs403InEveryShape()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, body);
    start(budgetOf("0.000001"));
    const LocalApi::Reply reply = ask(m_api->key(), path, body);
    QCOMPARE(reply.status, 403);
    QVERIFY2(reply.body.contains("'team'"), reply.body.constData());
    QCOMPARE(m_upstream->requests().size(), 0);
}

void MoneyLimitsOverApi::theLimitOfAKeyIs402()
{
    start({});
    const LocalApi::Reply reply = ask(keyLimitedTo("0.000001"));
    QCOMPARE(reply.status, 402);
    const QJsonObject error = errorOf(reply);
    QCOMPARE(error.value(u"code").toInt(), 402);
    const QJsonObject metadata = error.value(u"metadata").toObject();
    QCOMPARE(metadata.value(u"error_type").toString(), QStringLiteral("payment_required"));
    QCOMPARE(metadata.value(u"limit_source").toString(), QStringLiteral("openrouter_key_limit"));
    QVERIFY(!metadata.value(u"remedy_hint").toString().isEmpty());
    QCOMPARE(m_upstream->requests().size(), 0);
    QCOMPARE(ask(m_api->key()).status, 200); // other keys go on
}

void MoneyLimitsOverApi::aKeyWithRoomPassesAndItsSpendingCounts()
{
    start({});
    const QByteArray key = keyLimitedTo("0.00016");
    QCOMPARE(ask(key).status, 200);
    // What it has spent by now leaves less than a second answer may cost.
    LocalApi::Reply reply;
    for (int i = 0; i < 50 && reply.status != 402; ++i)
        reply = ask(key);
    QCOMPARE(reply.status, 402);
    QVERIFY2(reply.body.contains("'phone'"), reply.body.constData());
}

QTEST_GUILESS_MAIN(MoneyLimitsOverApi)
#include "tst_money_limits_over_api.moc"
