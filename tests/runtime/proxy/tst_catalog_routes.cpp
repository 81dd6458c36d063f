#include "tests/support/local_api.h"
#include "tests/support/mock_upstream.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrl>

using namespace core;

namespace {

const QByteArray kQuestion =
    R"({"model":"lab/small","stream":true,"messages":[{"role":"user","content":"Hi"}]})";

/// Beside the harness's own `alpha`: provider `lab` in Sweden, which keeps nothing, with offers of its own.
const QByteArray kConfig = R"({
  "providers": { "lab": {
      "name": "The Lab", "protocol": "openai-chat", "base_url": "%1",
      "keys": [ { "name": "main", "secret": "keychain:lab/main" } ],
      "data_policy": { "training": false, "retention_days": 0 },
      "models": [
        { "id": "lab/small", "name": "Small", "context_length": 8000, "max_output_tokens": 500, "region": "sweden",
          "quantization": "fp8", "supported_parameters": ["tools", "tool_choice", "temperature"],
          "pricing": { "prompt": "0.000002", "completion": "0.000004", "cache_read": "0.000001",
                       "tiers": [ { "min_prompt_tokens": 4000, "prompt": "0.000003" } ] } },
        { "id": "lab/small", "variant": "free", "context_length": 2000,
          "pricing": { "prompt": "0", "completion": "0" } },
        { "id": "lab/large", "context_length": 90000, "pricing": { "prompt": "0.00001", "completion": "0.00002" } }
      ] } },
  "model_sets": { "both": ["lab/small", "lab/large"], "elsewhere": ["test/model"] },
  "presets": { "careful": { "model": "lab/large", "temperature": 0 } },
  "routing": { "sort": "price" }
})";

QJsonObject json(const LocalApi::Reply &reply)
{
    return QJsonDocument::fromJson(reply.body).object();
}

QJsonArray rowsOf(const LocalApi::Reply &reply)
{
    return json(reply).value(u"data").toArray();
}

QString idsOf(const LocalApi::Reply &reply)
{
    QStringList ids;
    for (const QJsonValue &row : rowsOf(reply))
        ids << row.toObject().value(u"id").toString();
    return ids.join(u' ');
}

QJsonObject errorOf(const LocalApi::Reply &reply)
{
    return json(reply).value(u"error").toObject();
}

} // namespace

/// The lists of models, endpoints and providers, and the dry run, over real sockets.
class CatalogRoutesTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void listsHoldWhatCanBeAsked();
    void filtersAndOrdersAreTheServers_data();
    void filtersAndOrdersAreTheServers();
    void wrongParametersAreRefusedByName_data();
    void wrongParametersAreRefusedByName();
    void pagesKeepTheirFilters();
    void aRowHasWhatClientsRead();
    void whatChoosesHasNoPriceOfItsOwn();
    void aKeySeesOnlyWhatItMayUse();
    void theSettingsDecideWhatAUserMayUse();
    void oneModelIsFoundByEveryName_data();
    void oneModelIsFoundByEveryName();
    void unknownModelsAreNotFoundAndMissingOffersAreEmpty_data();
    void unknownModelsAreNotFoundAndMissingOffersAreEmpty();
    void endpointsTellWhatRequestsShowed();
    void endpointsThatKeepNothingAreListed();
    void providersAreListed();
    void theDryRunSaysWhoWouldBeAskedAndSendsNothing();
    void theDryRunKnowsTheKeysRules();
    void theDryRunRefusesWhatIsNoChat();

private:
    LocalApi::Reply get(const QString &path, const QByteArray &key = {});
    LocalApi::Reply post(const QString &path, const QByteArray &body, const QByteArray &key = {});
    QByteArray keyWith(const char *name, const ApiKeyRules &rules);

    std::unique_ptr<MockUpstream> m_upstream;
    std::unique_ptr<LocalApi> m_api;
};

void CatalogRoutesTest::init()
{
    m_api.reset();
    m_upstream = std::make_unique<MockUpstream>();
    m_upstream->setDefault(MockScript::eventStream(helloInChat()));
    QByteArray config = kConfig;
    config.replace("%1", m_upstream->url(u"/lab").toString().toUtf8());
    m_api = std::make_unique<LocalApi>(
        QList<HarnessProvider> {{QStringLiteral("alpha"), m_upstream->url(u"/v1").toString()}}, config);
}

LocalApi::Reply CatalogRoutesTest::get(const QString &path, const QByteArray &key)
{
    return m_api->ask("GET", path, {}, {{"Authorization", "Bearer " + (key.isEmpty() ? m_api->key() : key)}});
}

LocalApi::Reply CatalogRoutesTest::post(const QString &path, const QByteArray &body, const QByteArray &key)
{
    return m_api->ask("POST", path, body,
                      {{"Authorization", "Bearer " + (key.isEmpty() ? m_api->key() : key)}});
}

QByteArray CatalogRoutesTest::keyWith(const char *name, const ApiKeyRules &rules)
{
    return m_api->proxy().createApiKey(QString::fromLatin1(name), rules).result()->secret.reveal();
}

void CatalogRoutesTest::listsHoldWhatCanBeAsked()
{
    const QString texts = QStringLiteral("test/model lab/small lab/small:free lab/large switchyard/auto "
                                         "openrouter/auto openrouter/free set/both set/elsewhere "
                                         "@preset/careful");
    for (const char *path : {"/v1/models", "/api/v1/models", "/v1/models/user"}) {
        const LocalApi::Reply reply = get(QString::fromLatin1(path));
        QCOMPARE(reply.status, 200);
        QCOMPARE(idsOf(reply), texts);
        QCOMPARE(json(reply).value(u"total_count").toInt(), 10);
        QVERIFY(json(reply).value(u"links").toObject().value(u"next").isNull());
    }
    const LocalApi::Reply count = get(QStringLiteral("/api/v1/models/count"));
    QCOMPARE(count.body, QByteArray(R"({"data":{"count":10}})"));
    QCOMPARE(get(QStringLiteral("/v1/models/count?output_modalities=embeddings")).body,
             QByteArray(R"({"data":{"count":1}})"));
    QCOMPARE(idsOf(get(QStringLiteral("/v1/embeddings/models"))), QStringLiteral("test/embedding"));
    QVERIFY(idsOf(get(QStringLiteral("/v1/models?output_modalities=all")))
                .contains(u"test/embedding test/image test/speech test/transcription"));
}

void CatalogRoutesTest::filtersAndOrdersAreTheServers_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("ids");

    const auto row = [](const char *query, const char *ids) {
        QTest::newRow(query) << QString::fromLatin1(query) << QString::fromLatin1(ids);
    };
    row("supported_parameters=tools,tool_choice", "lab/small lab/small:free switchyard/auto openrouter/auto "
                                                  "openrouter/free set/both");
    row("max_price=2&providers=lab", "lab/small lab/small:free");
    row("max_price=1.99&providers=The%20Lab", "lab/small:free");
    row("region=eu", "lab/small");
    row("zdr=true&context=8000", "lab/small lab/large");
    row("q=small", "lab/small lab/small:free");
    row("model_authors=lab&sort=pricing-high-to-low", "lab/large lab/small lab/small:free");
    row("model_authors=lab&sort=context-high-to-low", "lab/large lab/small lab/small:free");
    row("providers=alpha&sort=throughput-high-to-low", "test/model");
}

void CatalogRoutesTest::filtersAndOrdersAreTheServers()
{
    QFETCH(QString, query);
    QFETCH(QString, ids);
    const LocalApi::Reply reply = get(QStringLiteral("/v1/models?") + query);
    QCOMPARE(reply.status, 200);
    QCOMPARE(idsOf(reply), ids);
}

void CatalogRoutesTest::wrongParametersAreRefusedByName_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("parameter");

    QTest::newRow("number") << QStringLiteral("/v1/models?context=much") << QStringLiteral("context");
    QTest::newRow("page") << QStringLiteral("/v1/models/user?limit=0") << QStringLiteral("limit");
    QTest::newRow("order") << QStringLiteral("/v1/models/count?sort=best") << QStringLiteral("sort");
    QTest::newRow("price") << QStringLiteral("/v1/embeddings/models?max_price=-1")
                           << QStringLiteral("max_price");
}

void CatalogRoutesTest::wrongParametersAreRefusedByName()
{
    QFETCH(QString, path);
    QFETCH(QString, parameter);
    const LocalApi::Reply reply = get(path);
    QCOMPARE(reply.status, 400);
    QVERIFY2(errorOf(reply).value(u"message").toString().contains(parameter), reply.body.constData());
}

void CatalogRoutesTest::pagesKeepTheirFilters()
{
    QString next = QStringLiteral("/api/v1/models?model_authors=lab&limit=2&sort=pricing-low-to-high");
    QStringList pages;
    while (!next.isEmpty() && pages.size() < 5) {
        const LocalApi::Reply reply = get(next);
        QCOMPARE(reply.status, 200);
        QCOMPARE(json(reply).value(u"total_count").toInt(), 3);
        pages << idsOf(reply);
        next = json(reply).value(u"links").toObject().value(u"next").toString();
    }
    QCOMPARE(pages, (QStringList {QStringLiteral("lab/small:free lab/small"), QStringLiteral("lab/large")}));
}

void CatalogRoutesTest::aRowHasWhatClientsRead()
{
    const QJsonObject row = json(get(QStringLiteral("/v1/model/lab/small"))).value(u"data").toObject();
    QCOMPARE(row.value(u"id").toString(), QStringLiteral("lab/small"));
    QCOMPARE(row.value(u"name").toString(), QStringLiteral("lab: Small"));
    QCOMPARE(row.value(u"context_length").toInt(), 8000);
    const QJsonObject pricing = row.value(u"pricing").toObject();
    QCOMPARE(pricing.value(u"prompt").toString(), QStringLiteral("0.000002"));
    QCOMPARE(pricing.value(u"input_cache_read").toString(), QStringLiteral("0.000001"));
    const QJsonObject tier = pricing.value(u"overrides").toArray().at(0).toObject();
    QCOMPARE(tier.value(u"min_prompt_tokens").toInt(), 4000);
    QCOMPARE(tier.value(u"prompt").toString(), QStringLiteral("0.000003"));
    QCOMPARE(row.value(u"top_provider").toObject().value(u"max_completion_tokens").toInt(), 500);
    // Its details are where it says.
    const QString details = row.value(u"links").toObject().value(u"details").toString();
    QCOMPARE(get(details).status, 200);
}

void CatalogRoutesTest::whatChoosesHasNoPriceOfItsOwn()
{
    for (const char *id : {"switchyard/auto", "openrouter/free", "set/both", "@preset/careful"}) {
        const LocalApi::Reply reply = get(QStringLiteral("/v1/model/%1").arg(QString::fromLatin1(id)));
        QCOMPARE(reply.status, 200);
        const QJsonObject row = json(reply).value(u"data").toObject();
        QCOMPARE(row.value(u"id").toString(), QString::fromLatin1(id));
        QCOMPARE(row.value(u"pricing").toObject().value(u"prompt").toString(), QStringLiteral("-1"));
        QCOMPARE(row.value(u"architecture").toObject().value(u"tokenizer").toString(),
                 QStringLiteral("Router"));
        const LocalApi::Reply endpoints =
            get(QStringLiteral("/v1/models/%1/endpoints").arg(QString::fromLatin1(id)));
        QCOMPARE(endpoints.status, 200);
        QCOMPARE(json(endpoints).value(u"data").toObject().value(u"endpoints").toArray().size(), 0);
    }
    const QJsonObject alias =
        json(get(QStringLiteral("/v1/model/openrouter/auto"))).value(u"data").toObject();
    QCOMPARE(alias.value(u"alias_target").toObject().value(u"slug").toString(),
             QStringLiteral("switchyard/auto"));
}

void CatalogRoutesTest::aKeySeesOnlyWhatItMayUse()
{
    const QByteArray large = keyWith("large", {.models = {QStringLiteral("lab/large")}});
    QCOMPARE(idsOf(get(QStringLiteral("/v1/models"), large)),
             QStringLiteral("lab/large switchyard/auto openrouter/auto set/both @preset/careful"));
    QCOMPARE(get(QStringLiteral("/v1/models/lab/large"), large).status, 200);
    for (const char *path : {"/v1/models/lab/small", "/v1/model/lab/small", "/v1/models/lab/small/endpoints",
                             "/v1/model/set/elsewhere"})
        QCOMPARE(get(QString::fromLatin1(path), large).status, 404);

    const QByteArray alpha = keyWith("alpha", {.providers = {QStringLiteral("alpha")}});
    QCOMPARE(idsOf(get(QStringLiteral("/v1/models"), alpha)),
             QStringLiteral("test/model switchyard/auto openrouter/auto set/elsewhere"));
    QCOMPARE(rowsOf(get(QStringLiteral("/v1/endpoints/zdr"), alpha)).size(), 0);
    QCOMPARE(rowsOf(get(QStringLiteral("/v1/providers"), alpha)).size(), 1);
}

void CatalogRoutesTest::theSettingsDecideWhatAUserMayUse()
{
    m_api->harness().editConfig([](QJsonObject &config) {
        config.insert(
            QStringLiteral("routing"),
            QJsonObject {{QStringLiteral("zdr"), true},
                         {QStringLiteral("models"),
                          QJsonObject {{QStringLiteral("ignore"), QJsonArray {QStringLiteral("*/large")}}}}});
    });
    QCOMPARE(
        idsOf(get(QStringLiteral("/v1/models/user"))),
        QStringLiteral("lab/small lab/small:free switchyard/auto openrouter/auto openrouter/free set/both"));
    QVERIFY(idsOf(get(QStringLiteral("/v1/models"))).contains(u"test/model"));
}

void CatalogRoutesTest::oneModelIsFoundByEveryName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("id");

    const auto row = [](const char *name, const char *id) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(id);
    };
    row("lab/small", "lab/small");
    row("LAB/Small", "lab/small");
    row("small", "lab/small");
    row("lab/small:nitro", "lab/small");
    row("lab/small:floor:free", "lab/small:free");
    row("lab%2Fsmall%3Afree", "lab/small:free");
    row("switchyard/auto:nitro", "switchyard/auto");
    row("Set/Both", "set/both");
}

void CatalogRoutesTest::oneModelIsFoundByEveryName()
{
    QFETCH(QString, name);
    QFETCH(QString, id);
    const LocalApi::Reply one = get(QStringLiteral("/api/v1/model/") + name);
    QCOMPARE(one.status, 200);
    QCOMPARE(json(one).value(u"data").toObject().value(u"id").toString(), id);
    QCOMPARE(json(get(QStringLiteral("/v1/models/") + name)).value(u"id").toString(), id);
}

void CatalogRoutesTest::unknownModelsAreNotFoundAndMissingOffersAreEmpty_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("status"); // of its endpoints; the model itself is not found

    QTest::newRow("unknown") << QStringLiteral("lab/smal") << 404;
    QTest::newRow("no such suffix") << QStringLiteral("lab/small:beta") << 404;
    QTest::newRow("missing offer") << QStringLiteral("lab/large:free") << 200;
    QTest::newRow("missing offer, sorted") << QStringLiteral("lab/large:nitro:thinking") << 200;
    QTest::newRow("unknown set") << QStringLiteral("set/none") << 404;
    QTest::newRow("unknown family") << QStringLiteral("~lab/none-latest") << 404;
}

void CatalogRoutesTest::unknownModelsAreNotFoundAndMissingOffersAreEmpty()
{
    QFETCH(QString, name);
    QFETCH(int, status);
    for (const char *place : {"/v1/models/", "/v1/model/", "/api/v1/model/"}) {
        const LocalApi::Reply one = get(QString::fromLatin1(place) + name);
        QCOMPARE(one.status, 404);
        QCOMPARE(errorOf(one).value(u"code").toInt(), 404);
    }
    const LocalApi::Reply endpoints = get(QStringLiteral("/v1/models/%1/endpoints").arg(name));
    QCOMPARE(endpoints.status, status);
    if (status == 200)
        QCOMPARE(json(endpoints).value(u"data").toObject().value(u"endpoints").toArray().size(), 0);
}

void CatalogRoutesTest::endpointsTellWhatRequestsShowed()
{
    const QString path = QStringLiteral("/v1/models/lab/small/endpoints");
    const auto endpoint = [&] {
        return json(get(path)).value(u"data").toObject().value(u"endpoints").toArray().at(0).toObject();
    };
    const QJsonObject before = endpoint();
    QCOMPARE(before.value(u"name").toString(), QStringLiteral("The Lab | lab/small"));
    QCOMPARE(before.value(u"provider_name").toString(), QStringLiteral("The Lab"));
    QCOMPARE(before.value(u"tag").toString(), QStringLiteral("lab/sweden/fp8"));
    QCOMPARE(before.value(u"quantization").toString(), QStringLiteral("fp8"));
    QCOMPARE(before.value(u"supports_implicit_caching").toBool(), true);
    QCOMPARE(before.value(u"supports_tool_choice").toObject().value(u"required").toBool(), true);
    for (const char *figure : {"uptime_last_5m", "uptime_last_30m", "uptime_last_1d", "latency_last_30m",
                               "throughput_last_30m", "max_prompt_tokens"})
        QVERIFY2(before.contains(QLatin1String(figure)) && before.value(QLatin1String(figure)).isNull(),
                 figure);

    QCOMPARE(post(QStringLiteral("/v1/chat/completions"), kQuestion).status, 200);
    m_upstream->enqueue(MockScript::answer(500, R"({"error":{"message":"down"}})"));
    QVERIFY(post(QStringLiteral("/v1/chat/completions"), kQuestion).status >= 500
            || m_upstream->requests().size() > 2); // asked again
    const QJsonObject after = endpoint();
    const double uptime = after.value(u"uptime_last_1d").toDouble();
    QVERIFY2(uptime >= 50 && uptime < 70, qPrintable(QString::number(uptime)));
    QCOMPARE(after.value(u"uptime_last_5m"), after.value(u"uptime_last_1d"));
    const QJsonObject latency = after.value(u"latency_last_30m").toObject();
    for (const char *share : {"p50", "p75", "p90", "p99"})
        QVERIFY(latency.value(QLatin1String(share)).isDouble());
    QVERIFY(latency.value(u"p50").toDouble() <= latency.value(u"p99").toDouble());
    QVERIFY(after.value(u"throughput_last_30m").toObject().value(u"p50").toDouble() > 0);
    // Where it was measured, it goes first.
    QVERIFY(idsOf(get(QStringLiteral("/v1/models?sort=latency-low-to-high"))).startsWith(u"lab/small "));
    // As soon as the history has them.
    QTRY_VERIFY(idsOf(get(QStringLiteral("/v1/models?sort=top-weekly"))).startsWith(u"lab/small "));
}

void CatalogRoutesTest::endpointsThatKeepNothingAreListed()
{
    const QJsonArray rows = rowsOf(get(QStringLiteral("/api/v1/endpoints/zdr")));
    QStringList ids;
    for (const QJsonValue &row : rows)
        ids << row.toObject().value(u"model_id").toString();
    QCOMPARE(ids.join(u' '), QStringLiteral("lab/small lab/small:free lab/large"));
}

void CatalogRoutesTest::providersAreListed()
{
    const QJsonArray rows = rowsOf(get(QStringLiteral("/v1/providers")));
    QCOMPARE(rows.size(), 2);
    const QJsonObject lab = rows.at(1).toObject();
    QCOMPARE(lab.value(u"slug").toString(), QStringLiteral("lab"));
    QCOMPARE(lab.value(u"name").toString(), QStringLiteral("The Lab"));
    for (const char *field :
         {"privacy_policy_url", "terms_of_service_url", "status_page_url", "headquarters", "datacenters"})
        QVERIFY2(lab.contains(QLatin1String(field)), field);
}

void CatalogRoutesTest::theDryRunSaysWhoWouldBeAskedAndSendsNothing()
{
    const LocalApi::Reply reply = post(QStringLiteral("/v1/route"), R"({
        "model": "lab/small", "models": ["test/model", "lab/none"], "provider": {"ignore": ["alpha"]},
        "messages": [{"role": "user", "content": "Hi"}], "max_tokens": 100})");
    QCOMPARE(reply.status, 200);
    const QJsonObject plan = json(reply);
    const QJsonArray candidates = plan.value(u"candidates").toArray();
    QCOMPARE(candidates.size(), 1);
    const QJsonObject first = candidates.at(0).toObject();
    QCOMPARE(first.value(u"model").toString(), QStringLiteral("lab/small"));
    QCOMPARE(first.value(u"endpoint").toString(), QStringLiteral("lab/sweden/fp8"));
    QCOMPARE(first.value(u"provider").toString(), QStringLiteral("lab"));
    QCOMPARE(first.value(u"key").toString(), QStringLiteral("main"));
    QVERIFY(Money::fromDecimal(first.value(u"estimated_cost").toString()) > Money());
    QVERIFY(Money::fromDecimal(first.value(u"worst_cost").toString())
            >= Money::fromDecimal(first.value(u"estimated_cost").toString()));
    QVERIFY(!first.value(u"why").toString().isEmpty());
    QVERIFY(first.value(u"figures").toObject().value(u"latency_last_30m").isNull());
    QStringList reasons;
    for (const QJsonValue &one : plan.value(u"excluded").toArray()) {
        QVERIFY(!one.toObject().value(u"text").toString().isEmpty());
        reasons << one.toObject().value(u"reason").toString();
    }
    reasons.sort();
    QCOMPARE(reasons.join(u' '), QStringLiteral("ignored_provider unknown_model variant"));
    QVERIFY(plan.value(u"error").isNull());
    QCOMPARE(m_upstream->requests().size(), 0);
    // Neither does one without anything to say.
    QCOMPARE(json(post(QStringLiteral("/api/v1/route"), R"({"model":"set/both"})"))
                 .value(u"candidates")
                 .toArray()
                 .size(),
             2);
}

void CatalogRoutesTest::theDryRunKnowsTheKeysRules()
{
    const QByteArray large = keyWith("large", {.models = {QStringLiteral("lab/large")}});
    const QJsonObject plan = json(post(QStringLiteral("/v1/route"), kQuestion, large));
    QCOMPARE(plan.value(u"candidates").toArray().size(), 0);
    QVERIFY(!plan.value(u"error").toString().isEmpty());
    const QJsonArray excluded = plan.value(u"excluded").toArray();
    QVERIFY(!excluded.isEmpty());
    QCOMPARE(excluded.at(0).toObject().value(u"reason").toString(), QStringLiteral("not_allowed_for_key"));
}

void CatalogRoutesTest::theDryRunRefusesWhatIsNoChat()
{
    QCOMPARE(post(QStringLiteral("/v1/route"), "no json").status, 400);
    QCOMPARE(post(QStringLiteral("/v1/route"), R"({"model":"lab/small","messages":"Hi"})").status, 400);
    const LocalApi::Reply wrongMethod = get(QStringLiteral("/v1/route"));
    QCOMPARE(wrongMethod.status, 405);
    QCOMPARE(wrongMethod.header("Allow"), QByteArray("POST"));
}

QTEST_GUILESS_MAIN(CatalogRoutesTest)
#include "tst_catalog_routes.moc"
