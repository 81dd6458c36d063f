#include "tests/runtime/proxy/prometheus_text.h"
#include "tests/support/local_api.h"
#include "tests/support/mock_upstream.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace core;

namespace {

const QString kChat = QStringLiteral("/v1/chat/completions");
const QString kGeneration = QStringLiteral("/v1/generation?id=");
const QByteArray kQuestion = R"({"model":"test/model","messages":[{"role":"user","content":"Hi"}]})";
const QByteArray kStreamed =
    R"({"model":"test/model","stream":true,"session_id":"s-1","messages":[{"role":"user","content":"Hi"}]})";

QJsonObject json(const LocalApi::Reply &reply)
{
    return QJsonDocument::fromJson(reply.body).object();
}

QJsonObject dataOf(const LocalApi::Reply &reply)
{
    return json(reply).value(u"data").toObject();
}

QJsonArray rowsOf(const LocalApi::Reply &reply)
{
    return json(reply).value(u"data").toArray();
}

QJsonObject errorOf(const LocalApi::Reply &reply)
{
    return json(reply).value(u"error").toObject();
}

QString idOf(const LocalApi::Reply &reply)
{
    return QString::fromLatin1(reply.header("X-Generation-Id"));
}

QByteArray wholeAnswer()
{
    return R"({"id":"u","choices":[{"index":0,"message":{"role":"assistant","content":"Hello"},)"
           R"("finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":1,"total_tokens":4}})";
}

QDate today()
{
    return QDateTime::currentDateTimeUtc().date();
}

QString dayText(int before)
{
    return today().addDays(-before).toString(Qt::ISODate);
}

/// A request of the past, as the history has it.
RequestRecord pastRequest(const QString &id, int daysBefore, const QTime &time)
{
    RequestRecord record;
    record.id = id;
    record.time = QDateTime(today().addDays(-daysBefore), time, Qt::UTC);
    record.keyId = QStringLiteral("k-1");
    record.model = QStringLiteral("test/model");
    record.provider = QStringLiteral("alpha");
    record.usage = Usage {.promptTokens = 10, .completionTokens = 4, .reasoningTokens = 2};
    record.cost = Money::fromDecimal(u"0.5");
    record.costSource = CostSource::Computed;
    AttemptRecord attempt;
    attempt.provider = record.provider;
    attempt.model = record.model;
    attempt.endpoint = QStringLiteral("alpha/fp8");
    record.attempts << attempt;
    return record;
}

} // namespace

/// What a client can ask about its own requests and money, over real sockets and a real file.
class AccountRoutesTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void aRequestIsFoundAtOnceAndAfterARestart();
    void everyFieldIsThere();
    void anotherKeysRequestIsNotThere();
    void aManagementKeySeesEveryRequest();
    void withoutAKeyOnlySuchRequestsAreSeen();
    void whatIsNotThereIs404_data();
    void whatIsNotThereIs404();
    void withoutAnIdItIs400();
    void afterAFallbackBothAttemptsAreTold();
    void aStreamThatWasCutOffIsTold();
    void aRequestThatNobodyAnsweredIsTold();
    void anAnswerFromTheCacheIsFoundToo();
    void contentIsNotKept();

    void creditsAreWhatWasSpentAndWhatMayBe();
    void creditsKnowTheTightestBudget();

    void activityIsOfTheLastThirtyCompleteDays();
    void activityGoesByDaysOfUtc();
    void activityCanBeNarrowed();
    void wrongFiltersAreNamed_data();
    void wrongFiltersAreNamed();
    void onlyAManagementKeySeesTheAccount_data();
    void onlyAManagementKeySeesTheAccount();

    void metricsAreToldToAnyKey();
    void metricsCountWhatHappened();
    void metricsAreAtTheRootAlone();
    void metricsAreOpenWhereTheConfigurationSaysSo();

private:
    void start(const QByteArray &config = {});
    LocalApi::Reply askWith(const Secret &key, const QString &path, const QByteArray &body = {},
                            const HeaderList &more = {});
    LocalApi::Reply ask(const QString &path, const QByteArray &body = {}, const HeaderList &more = {});
    LocalApi::Reply manage(const QString &path) { return askWith(m_manager, path); }
    QJsonObject generation(const LocalApi::Reply &answer) { return dataOf(ask(kGeneration + idOf(answer))); }
    void remember(const QList<RequestRecord> &records);

    std::unique_ptr<MockUpstream> m_alpha;
    std::unique_ptr<MockUpstream> m_beta;
    std::unique_ptr<LocalApi> m_api;
    Secret m_manager;
};

void AccountRoutesTest::init()
{
    m_api.reset();
    m_alpha = std::make_unique<MockUpstream>();
    m_beta = std::make_unique<MockUpstream>();
    m_alpha->setDefault(MockScript::answer(200, wholeAnswer()));
    m_beta->setDefault(MockScript::answer(200, wholeAnswer()));
    start();
}

void AccountRoutesTest::start(const QByteArray &config)
{
    m_api.reset();
    const auto provider = [](const char *id, const MockUpstream &upstream, const char *price) {
        return HarnessProvider {QLatin1String(id), upstream.url(u"/v1").toString(), QLatin1String(price)};
    };
    m_api = std::make_unique<LocalApi>(QList<HarnessProvider> {provider("alpha", *m_alpha, "0.000001"),
                                                               provider("beta", *m_beta, "0.000002")},
                                       config);
    m_manager = m_api->proxy().createApiKey(QStringLiteral("manager"), {.management = true}).result()->secret;
}

LocalApi::Reply AccountRoutesTest::askWith(const Secret &key, const QString &path, const QByteArray &body,
                                           const HeaderList &more)
{
    return m_api->ask(body.isEmpty() ? "GET" : "POST", path, body,
                      HeaderList {{"Authorization", "Bearer " + key.reveal()}} + more);
}

LocalApi::Reply AccountRoutesTest::ask(const QString &path, const QByteArray &body, const HeaderList &more)
{
    return askWith(Secret(m_api->key()), path, body, more);
}

void AccountRoutesTest::remember(const QList<RequestRecord> &records)
{
    for (const RequestRecord &record : records)
        m_api->harness().history().append(record);
}

void AccountRoutesTest::aRequestIsFoundAtOnceAndAfterARestart()
{
    const LocalApi::Reply answer = ask(kChat, kQuestion);
    QCOMPARE(answer.status, 200);
    const LocalApi::Reply found = ask(kGeneration + idOf(answer));
    QCOMPARE(found.status, 200);
    QCOMPARE(dataOf(found).value(u"id").toString(), idOf(answer));
    QCOMPARE(ask(QStringLiteral("/api/v1/generation?id=") + idOf(answer)).body, found.body);
    m_api->restart();
    const LocalApi::Reply later = ask(kGeneration + idOf(answer));
    QCOMPARE(later.status, 200);
    QCOMPARE(json(later), json(found));
}

void AccountRoutesTest::everyFieldIsThere()
{
    m_alpha->setDefault(MockScript::eventStream(helloInChat()));
    const LocalApi::Reply answer = ask(kChat, kStreamed, {{"X-Title", "Zed"}});
    QCOMPARE(answer.status, 200);
    QJsonObject data = generation(answer);
    QVERIFY(QDateTime::fromString(data.value(u"created_at").toString(), Qt::ISODate).isValid());
    for (const char *name : {"latency", "generation_time"})
        QVERIFY2(data.value(QLatin1String(name)).isDouble(), name);
    QVERIFY(data.value(u"latency").toInt() >= data.value(u"generation_time").toInt());
    QJsonObject response = data.value(u"provider_responses").toArray().first().toObject();
    QVERIFY(response.value(u"latency").isDouble());
    response.remove(QLatin1String("latency"));
    const QJsonObject expectedResponse {{QStringLiteral("provider_name"), QStringLiteral("Alpha")},
                                        {QStringLiteral("endpoint_id"), QStringLiteral("alpha")},
                                        {QStringLiteral("model_permaslug"), QStringLiteral("test/model")},
                                        {QStringLiteral("is_byok"), true},
                                        {QStringLiteral("status"), 200}};
    QCOMPARE(response, expectedResponse);
    for (const char *name : {"id", "created_at", "latency", "generation_time", "provider_responses"})
        data.remove(QLatin1String(name));
    const QJsonObject expected = QJsonDocument::fromJson(R"({
        "api_type": "completions", "app_id": null, "cache_discount": null, "cancelled": false,
        "data_region": "global", "external_user": null, "finish_reason": "stop", "http_referer": null,
        "is_byok": true, "model": "test/model", "moderation_latency": null, "native_finish_reason": "stop",
        "native_tokens_cached": 0, "native_tokens_completion": 1, "native_tokens_completion_images": 0,
        "native_tokens_prompt": 3, "native_tokens_reasoning": 0, "num_fetches": null,
        "num_input_audio_prompt": null, "num_media_completion": null, "num_media_prompt": null,
        "num_search_results": null, "origin": "Zed", "preset_id": null, "provider_name": "Alpha",
        "request_id": null, "response_cache_source_id": null, "router": null, "service_tier": null,
        "session_id": "s-1", "streamed": true, "tokens_completion": 1, "tokens_prompt": 3,
        "total_cost": 0.000004, "upstream_id": null, "upstream_inference_cost": 0.000004,
        "usage": 0.000004, "user_agent": null, "web_search_engine": null,
        "workspace_id": "00000000-0000-0000-0000-000000000000"})")
                                     .object();
    QCOMPARE(data, expected);
}

void AccountRoutesTest::anotherKeysRequestIsNotThere()
{
    const LocalApi::Reply answer = ask(kChat, kQuestion);
    const Secret other = m_api->proxy().createApiKey(QStringLiteral("other")).result()->secret;
    const LocalApi::Reply theirs = askWith(other, kGeneration + idOf(answer));
    QCOMPARE(theirs.status, 404);
    // In the very words of one that never was.
    QString never =
        errorOf(askWith(other, kGeneration + QStringLiteral("gen-0"))).value(u"message").toString();
    QCOMPARE(errorOf(theirs).value(u"message").toString(),
             never.replace(QLatin1String("gen-0"), idOf(answer)));
    QCOMPARE(ask(kGeneration + idOf(answer)).status, 200);
    QCOMPARE(m_api->ask("GET", kGeneration + idOf(answer)).status, 401);
}

void AccountRoutesTest::aManagementKeySeesEveryRequest()
{
    const LocalApi::Reply answer = ask(kChat, kQuestion);
    QCOMPARE(dataOf(manage(kGeneration + idOf(answer))).value(u"id").toString(), idOf(answer));
}

void AccountRoutesTest::withoutAKeyOnlySuchRequestsAreSeen()
{
    const LocalApi::Reply withKey = ask(kChat, kQuestion);
    m_api->harness().editConfig(
        [](QJsonObject &config) { config.insert(QStringLiteral("require_key"), false); });
    const LocalApi::Reply without = m_api->ask("POST", kChat, kQuestion);
    QCOMPARE(without.status, 200);
    QCOMPARE(m_api->ask("GET", kGeneration + idOf(without)).status, 200);
    QCOMPARE(m_api->ask("GET", kGeneration + idOf(withKey)).status, 404);
    QCOMPARE(ask(kGeneration + idOf(without)).status, 404);
    CallLog own(m_api->harness().engine().call(EngineHarness::question(), {}));
    QTRY_VERIFY(own.isFinished());
    QCOMPARE(m_api->ask("GET", kGeneration + own.record->id).status, 404);
    QCOMPARE(manage(kGeneration + own.record->id).status, 200);
}

void AccountRoutesTest::whatIsNotThereIs404_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("unknown") << QStringLiteral("/v1/generation?id=gen-0");
    QTest::newRow("long") << QStringLiteral("/v1/generation?id=") + QString(5000, u'x');
    QTest::newRow("quotes") << QStringLiteral("/v1/generation?id=%27%20OR%201=1--");
    QTest::newRow("content of unknown") << QStringLiteral("/v1/generation/content?id=gen-0");
    QTest::newRow("below") << QStringLiteral("/v1/generation/gen-0");
}
void AccountRoutesTest::whatIsNotThereIs404()
{
    QFETCH(QString, path);
    ask(kChat, kQuestion);
    const LocalApi::Reply reply = ask(path);
    QCOMPARE(reply.status, 404);
    QCOMPARE(errorOf(reply).value(u"code").toInt(), 404);
    QVERIFY(errorOf(reply).value(u"message").toString().size() < 300);
    QCOMPARE(errorOf(reply).value(u"metadata").toObject().value(u"error_type").toString(),
             QStringLiteral("not_found"));
}

void AccountRoutesTest::withoutAnIdItIs400()
{
    for (const char *query : {"", "?id=", "?ID=gen-1"}) {
        const LocalApi::Reply reply = ask(QStringLiteral("/v1/generation") + QLatin1String(query));
        QCOMPARE(reply.status, 400);
        QCOMPARE(errorOf(reply).value(u"param").toString(), QStringLiteral("id"));
    }
}

void AccountRoutesTest::afterAFallbackBothAttemptsAreTold()
{
    m_alpha->setDefault(MockScript::answer(429, R"({"error":{"message":"slow down"}})"));
    const LocalApi::Reply answer = ask(kChat, kQuestion);
    QCOMPARE(answer.status, 200);
    const auto check = [&](const QJsonObject &data) {
        const QJsonArray responses = data.value(u"provider_responses").toArray();
        QCOMPARE(responses.size(), 2);
        QCOMPARE(responses.at(0).toObject().value(u"provider_name").toString(), QStringLiteral("Alpha"));
        QCOMPARE(responses.at(0).toObject().value(u"status").toInt(), 429);
        QCOMPARE(responses.at(1).toObject().value(u"provider_name").toString(), QStringLiteral("Beta"));
        QCOMPARE(responses.at(1).toObject().value(u"status").toInt(), 200);
        QCOMPARE(data.value(u"provider_name").toString(), QStringLiteral("Beta"));
        QCOMPARE(data.value(u"total_cost").toDouble(), 0.000008);
    };
    check(generation(answer));
    m_api->restart();
    check(generation(answer));
}

void AccountRoutesTest::aStreamThatWasCutOffIsTold()
{
    m_alpha->setDefault(MockScript::streamHead().send(MockScript::chunk(helloInChat().first())).reset());
    const LocalApi::Reply answer = ask(kChat, kStreamed);
    QCOMPARE(answer.status, 200);
    const auto check = [&](const QJsonObject &data) {
        QCOMPARE(data.value(u"finish_reason").toString(), QStringLiteral("error"));
        QCOMPARE(data.value(u"cancelled"), QJsonValue(false));
        QCOMPARE(data.value(u"streamed"), QJsonValue(true));
        QCOMPARE(data.value(u"provider_name").toString(), QStringLiteral("Alpha"));
        QVERIFY(data.value(u"native_tokens_completion").toInt() > 0); // counted here
        QVERIFY(data.value(u"total_cost").toDouble() > 0);
        QCOMPARE(data.value(u"provider_responses").toArray().size(), 1);
    };
    check(generation(answer));
    m_api->restart();
    check(generation(answer));
}

void AccountRoutesTest::aRequestThatNobodyAnsweredIsTold()
{
    m_alpha->setDefault(MockScript::answer(400, R"({"error":{"message":"no"}})"));
    m_beta->setDefault(MockScript::answer(400, R"({"error":{"message":"no"}})"));
    const LocalApi::Reply answer = ask(kChat, kQuestion);
    QVERIFY(answer.status >= 400);
    const QJsonObject data = generation(answer);
    QCOMPARE(data.value(u"model").toString(), QStringLiteral("test/model"));
    for (const char *name : {"provider_name", "tokens_prompt", "native_tokens_prompt",
                             "upstream_inference_cost", "generation_time"})
        QVERIFY2(data.value(QLatin1String(name)).isNull(), name);
    QCOMPARE(data.value(u"total_cost").toDouble(), 0.0);
    QVERIFY(!data.value(u"provider_responses").toArray().isEmpty());
}

void AccountRoutesTest::anAnswerFromTheCacheIsFoundToo()
{
    const HeaderList cached {{"X-OpenRouter-Cache", "true"}};
    ask(kChat, kQuestion, cached);
    const LocalApi::Reply again = ask(kChat, kQuestion, cached);
    QCOMPARE(again.header("X-OpenRouter-Cache-Status"), QByteArray("HIT"));
    const QJsonObject data = generation(again);
    QCOMPARE(data.value(u"id").toString(), idOf(again));
    QCOMPARE(data.value(u"total_cost").toDouble(), 0.0);
    QVERIFY(data.value(u"provider_responses").toArray().isEmpty());
    const PrometheusText metrics(ask(QStringLiteral("/metrics")).body);
    QCOMPARE(metrics.error(), QString());
    QCOMPARE(metrics.value(QStringLiteral(
                 "switchyard_requests_total{provider=\"cache\",model=\"test/model\",status=\"2xx\"}")),
             QStringLiteral("1"));
}

void AccountRoutesTest::contentIsNotKept()
{
    const LocalApi::Reply answer = ask(kChat, kQuestion);
    const LocalApi::Reply content = ask(QStringLiteral("/v1/generation/content?id=") + idOf(answer));
    QCOMPARE(content.status, 404);
    QVERIFY(errorOf(content).value(u"message").toString().contains(QLatin1String("not kept")));
}

void AccountRoutesTest::creditsAreWhatWasSpentAndWhatMayBe()
{
    const QString place = QStringLiteral("/api/v1/credits");
    const QJsonObject none {{QStringLiteral("total_credits"), 0}, {QStringLiteral("total_usage"), 0}};
    QCOMPARE(dataOf(manage(place)), none);
    ask(kChat, kQuestion);
    RequestRecord play = pastRequest(QStringLiteral("play"), 1, QTime(12, 0));
    play.costSource = CostSource::Simulated;
    remember({pastRequest(QStringLiteral("r1"), 400, QTime(12, 0)), play});
    const LocalApi::Reply reply = manage(place);
    QCOMPARE(reply.status, 200);
    const QJsonObject spent {{QStringLiteral("total_credits"), 0.500004},
                             {QStringLiteral("total_usage"), 0.500004}};
    QCOMPARE(dataOf(reply), spent);
}

void AccountRoutesTest::creditsKnowTheTightestBudget()
{
    start(R"({"budgets": [
        {"name": "all", "scope": "workspace", "limit_usd": "2", "period": "total", "action": "block"},
        {"name": "day", "scope": "workspace", "limit_usd": "1", "period": "day", "action": "block"},
        {"name": "told", "scope": "workspace", "limit_usd": "0.1", "period": "day", "action": "warn"},
        {"name": "off", "scope": "workspace", "limit_usd": "0.1", "period": "day", "action": "block", "enabled": false},
        {"name": "play", "scope": "workspace", "limit_usd": "0.1", "period": "day", "action": "block", "simulated": true},
        {"name": "some", "scope": "model:other/*", "limit_usd": "0.1", "period": "day", "action": "block"}]})");
    const auto credits = [&] { return dataOf(manage(QStringLiteral("/v1/credits"))); };
    QCOMPARE(credits().value(u"total_credits").toDouble(), 1.0);
    ask(kChat, kQuestion);
    QCOMPARE(credits().value(u"total_usage").toDouble(), 0.000004);
    QCOMPARE(credits().value(u"total_credits").toDouble(), 1.0);
    m_api->harness().editConfig([](QJsonObject &config) {
        QJsonArray budgets = config.value(u"budgets").toArray();
        budgets.removeAt(1);
        config.insert(QStringLiteral("budgets"), budgets);
    });
    QCOMPARE(credits().value(u"total_credits").toDouble(), 2.0);
}

void AccountRoutesTest::activityIsOfTheLastThirtyCompleteDays()
{
    QList<RequestRecord> records;
    for (const int before : {0, 1, 30, 31})
        records << pastRequest(QString::number(before), before, QTime(12, 0));
    remember(records);
    const LocalApi::Reply reply = manage(QStringLiteral("/v1/activity"));
    QCOMPARE(reply.status, 200);
    QStringList days;
    for (const QJsonValue &row : rowsOf(reply))
        days << row.toObject().value(u"date").toString();
    QCOMPARE(days, (QStringList {dayText(30), dayText(1)}));
    const QJsonObject expected {{QStringLiteral("date"), dayText(1)},
                                {QStringLiteral("model"), QStringLiteral("test/model")},
                                {QStringLiteral("model_permaslug"), QStringLiteral("test/model")},
                                {QStringLiteral("endpoint_id"), QStringLiteral("alpha/fp8")},
                                {QStringLiteral("provider_name"), QStringLiteral("Alpha")},
                                {QStringLiteral("usage"), 0.5},
                                {QStringLiteral("byok_usage_inference"), 0},
                                {QStringLiteral("requests"), 1},
                                {QStringLiteral("prompt_tokens"), 10},
                                {QStringLiteral("completion_tokens"), 4},
                                {QStringLiteral("reasoning_tokens"), 2}};
    QCOMPARE(rowsOf(reply).last().toObject(), expected);
}

void AccountRoutesTest::activityGoesByDaysOfUtc()
{
    RequestRecord play = pastRequest(QStringLiteral("play"), 2, QTime(12, 0));
    play.costSource = CostSource::Simulated;
    remember({pastRequest(QStringLiteral("r1"), 3, QTime(23, 59, 59, 999)),
              pastRequest(QStringLiteral("r2"), 2, QTime(0, 0)),
              pastRequest(QStringLiteral("r3"), 2, QTime(23, 59, 59, 999)),
              pastRequest(QStringLiteral("r4"), 1, QTime(0, 0)), play});
    QStringList rows;
    for (const QJsonValue &row : rowsOf(manage(QStringLiteral("/v1/activity"))))
        rows << QStringLiteral("%1 %2")
                    .arg(row.toObject().value(u"date").toString())
                    .arg(row.toObject().value(u"requests").toInt());
    QCOMPARE(rows, (QStringList {dayText(3) + QStringLiteral(" 1"), dayText(2) + QStringLiteral(" 2"),
                                 dayText(1) + QStringLiteral(" 1")}));
}

void AccountRoutesTest::activityCanBeNarrowed()
{
    const ApiKeyRules ofAnna {.member = QStringLiteral("anna")};
    const QString anna = m_api->proxy().createApiKey(QStringLiteral("a"), ofAnna).result()->info.id;
    RequestRecord other = pastRequest(QStringLiteral("r2"), 1, QTime(12, 0));
    other.keyId = anna;
    remember({pastRequest(QStringLiteral("r1"), 1, QTime(12, 0)), other,
              pastRequest(QStringLiteral("r3"), 2, QTime(12, 0))});
    const auto requests = [&](const QString &filter) {
        int sum = 0;
        for (const QJsonValue &row : rowsOf(manage(QStringLiteral("/v1/activity?") + filter)))
            sum += row.toObject().value(u"requests").toInt();
        return sum;
    };
    QCOMPARE(requests({}), 3);
    QCOMPARE(requests(QStringLiteral("date=") + dayText(1)), 2);
    QCOMPARE(requests(QStringLiteral("date=") + dayText(30)), 0);
    QCOMPARE(requests(QStringLiteral("api_key_hash=k-1")), 2);
    QCOMPARE(requests(QStringLiteral("api_key_hash=%1&date=%2").arg(anna, dayText(1))), 1);
    QCOMPARE(requests(QStringLiteral("api_key_hash=nobody")), 0);
    QCOMPARE(requests(QStringLiteral("user_id=anna")), 1);
    QCOMPARE(requests(QStringLiteral("user_id=anna&api_key_hash=k-1")), 0);
    QCOMPARE(requests(QStringLiteral("user_id=nobody")), 0);
    const QString workspace = QStringLiteral("00000000-0000-0000-0000-00000000000");
    QCOMPARE(requests(QStringLiteral("workspace_id=") + workspace + u'0'), 3);
    QCOMPARE(requests(QStringLiteral("workspace_id=") + workspace + u'1'), 0);
    const QJsonArray grouped = rowsOf(manage(QStringLiteral("/v1/activity?group_by=workspace")));
    QCOMPARE(grouped.first().toObject().value(u"workspace_id").toString(), workspace + u'0');
    QVERIFY(!rowsOf(manage(QStringLiteral("/v1/activity"))).first().toObject().contains(u"workspace_id"));
}

void AccountRoutesTest::wrongFiltersAreNamed_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("field");
    const auto date = [](const char *name, const QString &text) {
        QTest::newRow(name) << QStringLiteral("date=") + text << QStringLiteral("date");
    };
    date("today", dayText(0));
    date("too long ago", dayText(31));
    date("no date", QStringLiteral("yesterday"));
    date("no such day", QStringLiteral("2026-02-30"));
    date("a time", dayText(1) + QStringLiteral("T00:00:00Z"));
    date("short", QStringLiteral("2026-1-1"));
    QTest::newRow("group") << QStringLiteral("group_by=key") << QStringLiteral("group_by");
}
void AccountRoutesTest::wrongFiltersAreNamed()
{
    QFETCH(QString, query);
    const LocalApi::Reply reply = manage(QStringLiteral("/v1/activity?") + query);
    QCOMPARE(reply.status, 400);
    QTEST(errorOf(reply).value(u"param").toString(), "field");
}

void AccountRoutesTest::onlyAManagementKeySeesTheAccount_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path : {"/v1/credits", "/v1/activity", "/api/v1/credits", "/api/v1/activity"})
        QTest::newRow(path) << QLatin1String(path) + QString();
}
void AccountRoutesTest::onlyAManagementKeySeesTheAccount()
{
    QFETCH(QString, path);
    QCOMPARE(manage(path).status, 200);
    QCOMPARE(ask(path).status, 403);
    QCOMPARE(m_api->ask("GET", path).status, 401);
    QCOMPARE(askWith(m_manager, path, "{}").status, 405);
}

void AccountRoutesTest::metricsAreToldToAnyKey()
{
    const QString place = QStringLiteral("/metrics");
    const LocalApi::Reply reply = ask(place);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.header("Content-Type"), QByteArray("text/plain; version=0.0.4; charset=utf-8"));
    QCOMPARE(PrometheusText(reply.body).error(), QString());
    QCOMPARE(manage(place).status, 200);
    QCOMPARE(m_api->ask("GET", place).status, 401);
    QVERIFY(!reply.body.contains(m_api->key()));
    QCOMPARE(m_api->ask("GET", QStringLiteral("/health")).status, 200);
}

void AccountRoutesTest::metricsCountWhatHappened()
{
    start(R"({"budgets": [{"name": "all", "scope": "workspace", "limit_usd": "2", "period": "total",
                           "action": "block"}]})");
    m_alpha->setDefault(MockScript::answer(429, R"({"error":{"message":"slow down"}})"));
    QCOMPARE(ask(kChat, kQuestion).status, 200);
    QCOMPARE(ask(kChat, R"({"model":"test/unheard-of","messages":[{"role":"user","content":"Hi"}]})").status,
             400);
    m_beta->setDefault(MockScript::streamHead().send(MockScript::chunk(helloInChat().first())).hold());
    CallLog running(m_api->harness().engine().call(EngineHarness::question(), {}));
    QTRY_COMPARE(running.text, QStringLiteral("Hello"));

    const PrometheusText metrics(ask(QStringLiteral("/metrics")).body);
    QCOMPARE(metrics.error(), QString());
    const auto value = [&](const char *series) { return metrics.value(QLatin1String(series)); };
    QCOMPARE(value("switchyard_requests_total{provider=\"beta\",model=\"test/model\",status=\"2xx\"}"),
             QStringLiteral("1"));
    QCOMPARE(value("switchyard_requests_total{provider=\"none\",model=\"none\",status=\"4xx\"}"),
             QStringLiteral("1"));
    QCOMPARE(value("switchyard_cost_dollars_total{provider=\"beta\",model=\"test/model\"}"),
             QStringLiteral("0.000008"));
    QCOMPARE(value("switchyard_attempts_total{provider=\"alpha\",outcome=\"failed\"}"), QStringLiteral("1"));
    QCOMPARE(value("switchyard_fallbacks_total{provider=\"beta\"}"), QStringLiteral("1"));
    QCOMPARE(value("switchyard_request_duration_seconds_count{provider=\"beta\"}"), QStringLiteral("1"));
    QCOMPARE(value("switchyard_running_requests"), QStringLiteral("1"));
    QCOMPARE(value("switchyard_upstream_exchanges"), QStringLiteral("1"));
    QVERIFY(value("switchyard_open_connections").toInt() >= 1);
    QCOMPARE(value("switchyard_circuit_state{provider=\"alpha\",key=\"main\",model=\"test/"
                   "model\",endpoint=\"alpha\"}"),
             QStringLiteral("2"));
    QCOMPARE(value("switchyard_circuit_state{provider=\"beta\",key=\"main\",model=\"test/"
                   "model\",endpoint=\"beta\"}"),
             QStringLiteral("0"));
    QCOMPARE(value("switchyard_budget_spent_dollars{budget=\"all\"}"), QStringLiteral("0.000008"));
    QCOMPARE(value("switchyard_budget_limit_dollars{budget=\"all\"}"), QStringLiteral("2"));
}

void AccountRoutesTest::metricsAreAtTheRootAlone()
{
    QCOMPARE(ask(QStringLiteral("/v1/metrics")).status, 404);
    QCOMPARE(ask(QStringLiteral("/api/v1/metrics")).status, 404);
    const LocalApi::Reply posted = ask(QStringLiteral("/metrics"), "{}");
    QCOMPARE(posted.status, 405);
    QCOMPARE(posted.header("Allow"), QByteArray("GET"));
}

void AccountRoutesTest::metricsAreOpenWhereTheConfigurationSaysSo()
{
    start(R"({"keys": [{"name": "local", "no_key": true}]})");
    QCOMPARE(m_api->ask("GET", QStringLiteral("/metrics")).status, 200);
    // That is one key among others: it sees its own requests.
    const LocalApi::Reply answer = m_api->ask("POST", kChat, kQuestion);
    QCOMPARE(m_api->ask("GET", kGeneration + idOf(answer)).status, 200);
    QCOMPARE(m_api->ask("GET", kGeneration + idOf(ask(kChat, kQuestion))).status, 404);
}

QTEST_GUILESS_MAIN(AccountRoutesTest)
#include "tst_account_routes.moc"
