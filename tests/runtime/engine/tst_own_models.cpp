#include "core/config/model_row_json.h"
#include "core/engine/model_edits.h"
#include "tests/support/engine_harness.h"
#include "tests/support/faults.h"
#include "tests/support/local_api.h"
#include "tests/support/mock_upstream.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace core;

namespace {

constexpr int kPatienceMs = 20'000;

const QByteArray kUsage = R"({"id":"u","choices":[],"usage":{"prompt_tokens":10,"completion_tokens":5,)"
                          R"("total_tokens":15}})";
const QByteArray kFinish = R"({"id":"u","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})";

MockScript answer()
{
    return MockScript::eventStream(
        {textEvent("Hello"), sseData(kFinish), sseData(kUsage), sseData("[DONE]")});
}

LocalServer vllmAt(const QString &baseUrl)
{
    return {.provider = QStringLiteral("vllm"),
            .name = QStringLiteral("vLLM"),
            .baseUrl = baseUrl,
            .protocol = QStringLiteral("openai-chat"),
            .models = {{.id = QStringLiteral("Qwen/Qwen3-32B"), .contextLength = 40960},
                       {.id = QStringLiteral("sql-lora"), .quantization = QStringLiteral("fp8")}}};
}

ProviderOverlay::ModelRow ownRow()
{
    ProviderOverlay::ModelRow row;
    row.modelId = QStringLiteral("acme/mine");
    row.modelName = QStringLiteral("Mine");
    row.endpoint.providerModelId = QStringLiteral("mine-v2");
    row.endpoint.contextLength = 8192;
    row.endpoint.pricing.base.prompt = Money::fromDecimal(u"0.000001");
    row.endpoint.pricing.base.completion = Money::fromDecimal(u"0.000002");
    return row;
}

template<typename Value>
Value resultOf(QFuture<Value> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, kPatienceMs))
        qFatal("the engine does not answer");
    return future.result();
}

} // namespace

/// What people add to the catalog: servers on their machine, models and prices of their own.
class OwnModelsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void aLocalServerIsAddedAndUsed();
    void aServerThatIsThereGetsItsNewList();
    void aKnownModelGetsAnotherEndpoint();
    void aLabsIdIsNoLocalServer();
    void foundServersGetIdsOfTheirOwn();
    void ourOwnApiIsNoServerOfModels();
    void theWholeWayFromSearchToAnswer();
    void anOwnModelIsSavedChangedAndRemoved();
    void whatTheConfigurationRefusesIsNotWritten();
    void anOwnPriceIsCharged();
    void aPriceIsReplacedAndRemoved();
    void anIdlePriceWaits();

private:
    std::unique_ptr<CallLog> ask(const QString &model);
    Engine &engine() { return m_harness->engine(); }
    QJsonObject providerInFile(const QString &id);

    std::unique_ptr<MockUpstream> m_upstream;
    std::unique_ptr<EngineHarness> m_harness;
};

void OwnModelsTest::init()
{
    m_upstream = std::make_unique<MockUpstream>();
    m_upstream->setDefault(answer());
    m_harness = std::make_unique<EngineHarness>(QList<HarnessProvider> {
        {.id = QStringLiteral("acme"), .baseUrl = m_upstream->url(u"/v1").toString()}});
}

void OwnModelsTest::cleanup()
{
    m_harness.reset();
    m_upstream.reset();
}

std::unique_ptr<CallLog> OwnModelsTest::ask(const QString &model)
{
    ChatRequest request = EngineHarness::question();
    request.model = model;
    auto log = std::make_unique<CallLog>(engine().call(request, {}));
    if (!QTest::qWaitFor([&] { return log->isFinished(); }, kPatienceMs))
        qFatal("the call does not end");
    return log;
}

QJsonObject OwnModelsTest::providerInFile(const QString &id)
{
    QFile file(m_harness->path(QStringLiteral("config.json")));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll())
        .object()
        .value(QLatin1String("providers"))
        .toObject()
        .value(id)
        .toObject();
}

void OwnModelsTest::aLocalServerIsAddedAndUsed()
{
    QSignalSpy catalogs(&engine(), &Engine::catalogChanged);
    QVERIFY(resultOf(engine().addLocalServer(vllmAt(m_upstream->url(u"/v1").toString()))).ok());
    QCOMPARE(catalogs.size(), 1);
    const CatalogPtr catalog = resultOf(engine().catalog());
    const ProviderInfo *provider = catalog->findProvider(QStringLiteral("vllm"));
    QVERIFY(provider && !provider->needsKey());
    QCOMPARE(provider->name, QStringLiteral("vLLM"));
    const ModelInfo *model = catalog->findModel(QStringLiteral("vllm/qwen3-32b"));
    QVERIFY(model);
    QCOMPARE(model->name, QStringLiteral("Qwen3-32B"));
    QCOMPARE(model->endpoints.first().contextLength, 40960);
    QVERIFY(model->endpoints.first().pricing.isFree());

    const auto log = ask(QStringLiteral("vllm/qwen3-32b"));
    QVERIFY2(!log->record->error, qPrintable(log->record->error ? log->record->error->message : QString()));
    QCOMPARE(log->text, QStringLiteral("Hello"));
    const ReceivedRequest &request = m_upstream->requests().last();
    QVERIFY(request.body.contains(R"("model":"Qwen/Qwen3-32B")"));
    QVERIFY(request.header("authorization").isEmpty());
    // What runs here costs nothing, and that is known.
    const QVariantMap row = m_harness->historyRows(QStringLiteral("SELECT * FROM requests_v1")).first();
    QCOMPARE(row.value(QStringLiteral("cost_picodollars")), QVariant(qint64(0)));
    QCOMPARE(row.value(QStringLiteral("cost_source")).toString(), QStringLiteral("computed"));
}

void OwnModelsTest::aServerThatIsThereGetsItsNewList()
{
    LocalServer server = vllmAt(QStringLiteral("http://127.0.0.1:8000/v1"));
    QVERIFY(resultOf(engine().addLocalServer(server)).ok());
    // The user gives it another name and one of its models a comment of their own.
    m_harness->editConfig([](QJsonObject &json) {
        QJsonObject providers = json.value(QLatin1String("providers")).toObject();
        QJsonObject vllm = providers.value(QLatin1String("vllm")).toObject();
        QJsonArray models = vllm.value(QLatin1String("models")).toArray();
        QJsonObject first = models.first().toObject();
        first.insert(QStringLiteral("id"), QStringLiteral("mine/qwen"));
        first.insert(QStringLiteral("extra_body"), QJsonObject {{QStringLiteral("seed"), 1}});
        models.replace(0, first);
        vllm.insert(QStringLiteral("models"), models);
        vllm.insert(QStringLiteral("name"), QStringLiteral("In the cellar"));
        vllm.insert(QStringLiteral("data_policy"), QJsonObject {{QStringLiteral("training"), false}});
        providers.insert(QStringLiteral("vllm"), vllm);
        json.insert(QStringLiteral("providers"), providers);
    });
    server.models.removeLast();
    server.models << ServedModel {.id = QStringLiteral("new-model")};
    QVERIFY(resultOf(engine().addLocalServer(server)).ok());
    const QJsonObject vllm = providerInFile(QStringLiteral("vllm"));
    QCOMPARE(vllm.value(QLatin1String("name")).toString(), QStringLiteral("In the cellar"));
    QVERIFY(vllm.contains(QLatin1String("data_policy")));
    const QJsonArray models = vllm.value(QLatin1String("models")).toArray();
    QCOMPARE(models.size(), 2);
    QCOMPARE(models.at(0).toObject().value(QLatin1String("id")).toString(), QStringLiteral("mine/qwen"));
    QVERIFY(models.at(0).toObject().contains(QLatin1String("extra_body")));
    QCOMPARE(models.at(1).toObject().value(QLatin1String("id")).toString(), QStringLiteral("vllm/new-model"));
}

void OwnModelsTest::aKnownModelGetsAnotherEndpoint()
{
    ModelInfo known;
    known.id = QStringLiteral("qwen/qwen3-32b");
    known.type = QStringLiteral("chat");
    known.huggingFaceId = QStringLiteral("Qwen/Qwen3-32B");
    const Catalog catalog({known}, {});
    Config config;
    QVERIFY(putLocalServer(config, vllmAt(QStringLiteral("http://127.0.0.1:8000/v1")), catalog).ok());
    const ConfigReading reading = readConfig(writeConfig(config), {});
    QVERIFY2(reading.ok(), qPrintable(describeProblems({}, reading.problems)));
    QCOMPARE(reading.warnings.size(), 0);
    const ProviderOverlay &overlay = reading.config.providers.first().overlay;
    QCOMPARE(overlay.kind, QStringLiteral("local"));
    QCOMPARE(overlay.models.at(0).modelId, known.id);
    QCOMPARE(overlay.models.at(0).modelName, QString()); // the catalog's
    QCOMPARE(overlay.models.at(1).modelId, QStringLiteral("vllm/sql-lora"));
    QCOMPARE(overlay.models.at(1).endpoint.quantization, QStringLiteral("fp8"));
}

void OwnModelsTest::aLabsIdIsNoLocalServer()
{
    LocalServer server = vllmAt(QStringLiteral("http://127.0.0.1:8000/v1"));
    server.provider = QStringLiteral("acme");
    const Status added = resultOf(engine().addLocalServer(server));
    QVERIFY(!added.ok());
    QCOMPARE(added.error().kind, ErrorKind::BadRequest);
    QVERIFY(added.error().message.contains(QLatin1String("acme")));
    QVERIFY(!providerInFile(QStringLiteral("acme")).contains(QLatin1String("base_url")));
}

void OwnModelsTest::foundServersGetIdsOfTheirOwn()
{
    const ConfigReading reading = readConfig(
        R"({"providers": {
            "ollama": {"base_url": "http://10.0.0.5:11434"},
            "cellar": {"name": "Cellar", "protocol": "openai-responses", "base_url": "http://localhost:8000/v1/"}}})",
        {QStringLiteral("ollama")});
    QVERIFY(reading.ok());
    ProviderInfo bundled {QStringLiteral("ollama"), QStringLiteral("Ollama (local)"),
                          QStringLiteral("local")};
    bundled.baseUrl = QStringLiteral("http://127.0.0.1:11434");
    const Catalog catalog({}, {bundled});
    const LocalServer ollama {.provider = QStringLiteral("ollama"),
                              .name = QStringLiteral("Ollama"),
                              .baseUrl = QStringLiteral("http://127.0.0.1:11434"),
                              .protocol = QStringLiteral("ollama")};
    LocalServer second = ollama;
    second.baseUrl = QStringLiteral("http://127.0.0.1:11435");
    const QList<LocalServer> found = asProviders(
        {ollama, second, vllmAt(QStringLiteral("http://127.0.0.1:8000/v1"))}, reading.config, catalog);
    // Its id means the server on another machine.
    QCOMPARE(found.at(0).provider, QStringLiteral("ollama-11434"));
    QVERIFY(!found.at(0).added);
    QCOMPARE(found.at(1).provider, QStringLiteral("ollama-11435"));
    // What answers at a configured address is that provider, however it is recognised.
    QCOMPARE(found.at(2).provider, QStringLiteral("cellar"));
    QCOMPARE(found.at(2).name, QStringLiteral("Cellar"));
    QCOMPARE(found.at(2).protocol, QStringLiteral("openai-responses"));
    QVERIFY(found.at(2).added);

    // Without a configuration each has its own name.
    QCOMPARE(asProviders({ollama}, {}, catalog).first().provider, QStringLiteral("ollama"));
    const QList<LocalServer> twins = asProviders({ollama, second}, {}, catalog);
    QCOMPARE(twins.at(0).provider, QStringLiteral("ollama"));
    QCOMPARE(twins.at(1).provider, QStringLiteral("ollama-11435"));
}

void OwnModelsTest::ourOwnApiIsNoServerOfModels()
{
    // It listens at another port than the configuration says, and lets everybody here in.
    LocalApi api({{.id = QStringLiteral("acme"), .baseUrl = m_upstream->url(u"/v1").toString()}},
                 R"({"keys":[{"name":"here","no_key":true}]})");
    const QUrl address(resultOf(api.proxy().state()).address);
    QCOMPARE(api.ask("GET", QStringLiteral("/v1/models")).status, 200);
    for (const LocalServer &server : resultOf(api.harness().engine().findLocalServers({address})))
        QVERIFY2(QUrl(server.baseUrl).port() != address.port(), qPrintable(server.name));
}

void OwnModelsTest::theWholeWayFromSearchToAnswer()
{
    MockUpstream llama;
    llama.setResponder([](const ReceivedRequest &request) {
        if (request.target == "/v1/models")
            return MockScript::answer(200, R"({"data":[{"id":"tiny.gguf","owned_by":"llamacpp"}]})");
        return request.method == "POST" ? answer() : MockScript::answer(404, "{}");
    });
    const auto mine = [&](const QList<LocalServer> &found) {
        for (const LocalServer &server : found) {
            if (QUrl(server.baseUrl).port() == llama.port())
                return server;
        }
        return LocalServer {};
    };
    const LocalServer server = mine(resultOf(engine().findLocalServers({llama.url(u"")})));
    QCOMPARE(server.name, QStringLiteral("llama.cpp"));
    QVERIFY(!server.added);
    QVERIFY(resultOf(engine().addLocalServer(server)).ok());
    const LocalServer again = mine(resultOf(engine().findLocalServers({llama.url(u"")})));
    QVERIFY(again.added);
    QCOMPARE(again.provider, server.provider);
    QCOMPARE(ask(server.provider + QLatin1String("/tiny"))->text, QStringLiteral("Hello"));
}

void OwnModelsTest::anOwnModelIsSavedChangedAndRemoved()
{
    const QJsonObject before = providerInFile(QStringLiteral("acme"));
    ProviderOverlay::ModelRow row = ownRow();
    QVERIFY(resultOf(engine().saveOwnModel(QStringLiteral("acme"), row)).ok());
    QCOMPARE(ask(row.modelId)->text, QStringLiteral("Hello"));
    QVERIFY(m_upstream->requests().last().body.contains(R"("model":"mine-v2")"));
    QCOMPARE(m_upstream->requests().last().header("authorization"), QByteArray("Bearer key-of-acme"));

    row.endpoint.contextLength = 16384;
    QVERIFY(resultOf(engine().saveOwnModel(QStringLiteral("acme"), row)).ok());
    const CatalogPtr catalog = resultOf(engine().catalog());
    QCOMPARE(catalog->findModel(row.modelId)->endpoints.size(), 1);
    QCOMPARE(catalog->findModel(row.modelId)->endpoints.first().contextLength, 16384);
    QCOMPARE(providerInFile(QStringLiteral("acme")).value(QLatin1String("keys")),
             before.value(QLatin1String("keys")));

    const auto remove = [&] {
        return resultOf(
            engine().removeOwnModel(QStringLiteral("acme"), row.modelId, row.endpoint.providerModelId));
    };
    QVERIFY(remove().ok());
    QVERIFY(!resultOf(engine().catalog())->findModel(row.modelId));
    QCOMPARE(providerInFile(QStringLiteral("acme")), before);
    QVERIFY(!remove().ok()); // it is gone
}

void OwnModelsTest::whatTheConfigurationRefusesIsNotWritten()
{
    const QJsonObject before = providerInFile(QStringLiteral("acme"));
    ProviderOverlay::ModelRow wrong = ownRow();
    wrong.endpoint.protocol = QStringLiteral("telepathy");
    const Status saved = resultOf(engine().saveOwnModel(QStringLiteral("acme"), wrong));
    QVERIFY(!saved.ok());
    QVERIFY(saved.error().message.contains(QLatin1String("telepathy")));
    QCOMPARE(providerInFile(QStringLiteral("acme")), before);
    // A provider that nobody knows needs an address first.
    QVERIFY(!resultOf(engine().saveOwnModel(QStringLiteral("nobody"), ownRow())).ok());
    QVERIFY(!resultOf(engine().config()).findProvider(QStringLiteral("nobody")));
}

void OwnModelsTest::anOwnPriceIsCharged()
{
    QCOMPARE(ask(QStringLiteral("test/model"))->record->cost, Money::fromDecimal(u"0.000015"));
    PriceEdit edit {.model = QStringLiteral("test/model"), .endpoint = QStringLiteral("acme")};
    edit.prices.completion = Money::fromDecimal(u"0.01");
    edit.prices.request = Money::fromDecimal(u"1");
    QVERIFY(resultOf(engine().savePrice(edit)).ok());
    const QString today = QDate::currentDate().toString(Qt::ISODate);
    QCOMPARE(resultOf(engine().config()).prices.first().changed, today);
    QCOMPARE(resultOf(engine().catalog())->findModel(edit.model)->endpoints.first().pricingSource,
             QStringLiteral("you, ") + today);

    // Ten prompt tokens at the catalog's price, five of the answer and the request at one's own.
    const auto log = ask(QStringLiteral("test/model"));
    QCOMPARE(log->record->cost, Money::fromDecimal(u"1.05001"));
    const QVariantMap row =
        m_harness->historyRows(QStringLiteral("SELECT * FROM requests_v1 ORDER BY time DESC, rowid DESC"))
            .first();
    bool inSnapshot = false;
    for (const QVariant &value : row)
        inSnapshot = inSnapshot
                     || (value.toString().contains(QLatin1String("\"completion\":\"0.01\""))
                         && value.toString().contains(QLatin1String("\"request\":\"1\"")));
    QVERIFY(inSnapshot);

    QVERIFY(resultOf(engine().removePrice(edit.model, edit.endpoint)).ok());
    QCOMPARE(ask(QStringLiteral("test/model"))->record->cost, Money::fromDecimal(u"0.000015"));
}

void OwnModelsTest::aPriceIsReplacedAndRemoved()
{
    PriceEdit edit {.model = QStringLiteral("test/model"), .endpoint = QStringLiteral("acme")};
    QVERIFY(!resultOf(engine().savePrice(edit)).ok()); // it sets nothing
    edit.prices.prompt = Money::fromDecimal(u"1");
    QVERIFY(resultOf(engine().savePrice(edit)).ok());
    edit.prices.prompt = Money::fromDecimal(u"2");
    edit.note = QStringLiteral("contract");
    edit.changed = QStringLiteral("2026-01-02");
    QVERIFY(resultOf(engine().savePrice(edit)).ok());
    QCOMPARE(resultOf(engine().config()).prices, QList<PriceEdit> {edit});
    // It survives a restart and a refresh of the catalog.
    m_harness->restart();
    const CatalogPtr refreshed = resultOf(engine().catalog());
    resultOf(engine().setBaseCatalog(refreshed));
    QCOMPARE(resultOf(engine().catalog())->findModel(edit.model)->endpoints.first().pricing.base.prompt,
             Money::fromDecimal(u"2"));
    QVERIFY(resultOf(engine().removePrice(edit.model, edit.endpoint)).ok());
    QVERIFY(resultOf(engine().config()).prices.isEmpty());
    QVERIFY(!resultOf(engine().removePrice(edit.model, edit.endpoint)).ok());
}

void OwnModelsTest::anIdlePriceWaits()
{
    PriceEdit edit {.model = QStringLiteral("acme/mine"), .endpoint = QStringLiteral("acme")};
    edit.prices.prompt = Money::fromDecimal(u"3");
    QVERIFY(resultOf(engine().savePrice(edit)).ok());
    QVERIFY(resultOf(engine().saveOwnModel(QStringLiteral("acme"), ownRow())).ok());
    QCOMPARE(resultOf(engine().catalog())->findModel(edit.model)->endpoints.first().pricing.base.prompt,
             Money::fromDecimal(u"3"));
}

QTEST_GUILESS_MAIN(OwnModelsTest)
#include "tst_own_models.moc"
