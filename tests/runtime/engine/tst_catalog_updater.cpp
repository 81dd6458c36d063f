#include "core/catalog/source_snapshot.h"
#include "core/engine/catalog_updater.h"
#include "core/net/qnam_transport.h"
#include "core/settings/bundled_catalog.h"
#include "tests/support/engine_harness.h"
#include "tests/support/mock_upstream.h"
#include "tests/support/packed.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace core;

namespace {

constexpr int kRows = 60;

/// OpenRouter's form: `acme/model-N` at one price, and what else is given.
QByteArray openRouterList(const QByteArray &price, int rows = kRows, const QByteArray &more = {})
{
    QByteArrayList list;
    for (int i = 0; i < rows; ++i)
        list << R"({"id": "acme/model-)" + QByteArray::number(i)
                    + R"(", "name": "Acme: Model", "pricing": {"prompt": ")" + price
                    + R"(", "completion": "0.000002"}, "context_length": 1000,
                     "architecture": {"input_modalities": ["text"], "output_modalities": ["text"]}})";
    if (!more.isEmpty())
        list << more;
    return "{\"data\": [" + list.join(',') + "]}";
}

/// models.dev's form: a known model of a known provider, and many that nobody knows.
QByteArray modelsDevList(const QByteArray &price)
{
    QByteArrayList rows;
    rows
        << R"("claude-haiku-4-5-20251001": {"id": "claude-haiku-4-5-20251001", "name": "Claude Haiku 4.5", "limit": {"context": 200000,
        "output": 64000}, "cost": {"input": )"
               + price + R"(, "output": 5}, "modalities": {"input": ["text"],
        "output": ["text"]}})";
    for (int i = 0; i < kRows; ++i) {
        const QByteArray id = "claude-" + QByteArray::number(i) + "-unknown";
        rows << '"' + id + R"(": {"id": ")" + id + R"(", "limit": {"context": 1}})";
    }
    return "{\"anthropic\": {\"models\": {" + rows.join(',') + "}}}";
}

const EndpointInfo *endpointOf(const Catalog &catalog, const char *model, const char *provider)
{
    const ModelInfo *found = catalog.findModel(QString::fromLatin1(model));
    if (!found)
        return nullptr;
    for (const EndpointInfo &endpoint : found->endpoints) {
        if (endpoint.providerId == QLatin1String(provider) && endpoint.region.isEmpty()
            && endpoint.tag.isEmpty())
            return &endpoint;
    }
    return nullptr;
}

QString promptOf(const Catalog &catalog, const char *model, const char *provider)
{
    const EndpointInfo *endpoint = endpointOf(catalog, model, provider);
    return endpoint && endpoint->pricing.base.prompt ? endpoint->pricing.base.prompt->toDecimal() : QString();
}

/// Both sources on one server, an engine that asks them there, and an updater.
class Bench
{
public:
    explicit Bench(const QByteArray &refresh = "off",
                   const QByteArray &sources = R"(["openrouter", "models.dev"])")
        : harness({{QStringLiteral("alpha"), upstream.url(u"/v1").toString()}},
                  R"({"catalog": {"refresh": ")" + refresh + R"(", "sources": )" + sources
                      + R"(, "openrouter_url": ")" + upstream.url(u"/or").toString().toUtf8()
                      + R"(", "models_dev_url": ")" + upstream.url(u"/dev.json").toString().toUtf8() + "\"}}")
    {
        answers.insert("/or/models", MockScript::answer(200, openRouterList("0.000001")));
        answers.insert("/dev.json", MockScript::answer(200, modelsDevList("1.25")));
        upstream.setResponder([this](const ReceivedRequest &request) {
            return answers.value(request.target, MockScript::answer(404, "{}"));
        });
        open();
    }
    ~Bench()
    {
        updater->stop();
        // The engine is the harness's, and goes after the updater here: nothing may reach for either.
        updater.reset();
    }

    void open()
    {
        updater = std::make_unique<CatalogUpdater>(CatalogUpdater::Parts {
            .folder = harness.path(QStringLiteral("catalog")), .transport = &transport, .now = [this] {
                return now;
            }});
        updater->attach(harness.engine());
    }

    Result<CatalogRefreshReport> refresh()
    {
        const auto report = updater->refresh();
        return QTest::qWaitFor([&] { return report.isFinished(); }, 20'000)
                   ? report.result()
                   : Result<CatalogRefreshReport>(Error {ErrorKind::Internal, QStringLiteral("never ended")});
    }

    QList<CatalogChange> changes(int most = 10'000) { return updater->changes(most).result(); }
    CatalogUpdateState state() { return updater->state().result(); }

    QDateTime now = QDateTime(QDate(2026, 9, 1), QTime(12, 0), Qt::UTC);
    MockUpstream upstream;
    QHash<QByteArray, MockScript> answers;
    QnamTransport transport;
    EngineHarness harness;
    std::unique_ptr<CatalogUpdater> updater;
};

} // namespace

class CatalogUpdaterTest : public QObject
{
    Q_OBJECT

private slots:
    void aRefreshReachesTheEngineAndTheNextStart();
    void changesAreToldOnce();
    void oneSourceFailingDoesNotStopTheOther_data();
    void oneSourceFailingDoesNotStopTheOther();
    void allSourcesFailingIsAnError();
    void aRefreshCanBeCalledOff();
    void twoAtOnceAreOne();
    void whatHasNotChangedIsNotSentAgain();
    void compressedAnswersAreRead();
    void noKeyGoesToTheSources();
    void aListThatShrankIsNotBelieved();
    void onceADayByItself();
    void theEndpointsOfOneModel();
    void aProvidersOwnList();
    void aLocalServersModelsComeAndGo();
    void brokenFilesAreSetAside();
    void stoppingInTheMiddleIsSafe();
};

void CatalogUpdaterTest::aRefreshReachesTheEngineAndTheNextStart()
{
    Bench bench;
    QCOMPARE(bench.updater->base()->dataAsOf(), bundledCatalog()->dataAsOf());
    QSignalSpy catalogs(&bench.harness.engine(), &Engine::catalogChanged);
    const auto report = bench.refresh();
    QVERIFY2(report.ok(), report ? "" : qPrintable(report.error().message));
    QCOMPARE(report->refreshed.size(), 2);
    QVERIFY(report->failures.isEmpty());
    QCOMPARE(report->newModels, kRows);
    QVERIFY(report->repriced >= 1);
    QTRY_COMPARE(catalogs.size(), 1);
    const CatalogPtr catalog = bench.harness.engine().catalog().result();
    QCOMPARE(promptOf(*catalog, "acme/model-7", "openrouter"), QStringLiteral("0.000001"));
    QCOMPARE(promptOf(*catalog, "anthropic/claude-haiku-4.5", "anthropic"), QStringLiteral("0.00000125"));
    QCOMPARE(catalog->dataAsOf(), QStringLiteral("2026-09-01"));
    QCOMPARE(bench.state().sources.first().lastRefresh, bench.now);

    bench.open(); // as the next start
    QCOMPARE(promptOf(*bench.updater->base(), "acme/model-7", "openrouter"), QStringLiteral("0.000001"));
    QCOMPARE(bench.state().sources.first().lastRefresh, bench.now);
    QVERIFY(bench.changes().size() > kRows);
}

void CatalogUpdaterTest::changesAreToldOnce()
{
    Bench bench;
    QVERIFY(bench.refresh().ok());
    const qsizetype first = bench.changes().size();
    bench.now = bench.now.addDays(1);
    auto report = bench.refresh();
    QVERIFY(report.ok());
    QCOMPARE(report->changes(), 0);
    QCOMPARE(bench.changes().size(), first);

    bench.answers.insert("/or/models", MockScript::answer(200, openRouterList("0.0000015", kRows - 1)));
    bench.now = bench.now.addDays(1);
    report = bench.refresh();
    QVERIFY(report.ok());
    QCOMPARE(report->repriced, kRows - 1);
    QCOMPARE(report->retiredModels, 1);
    const CatalogChange newest = bench.changes(1).constFirst();
    QCOMPARE(newest.time, bench.now);
    QCOMPARE(newest.source, QStringLiteral("openrouter"));
    // The one that went is still there for who has chosen it.
    const EndpointInfo *gone = endpointOf(*bench.updater->base(), "acme/model-59", "openrouter");
    QVERIFY(gone);
    QCOMPARE(gone->status, QStringLiteral("deprecated"));
    // And stays, with the day, however often is asked.
    bench.now = bench.now.addDays(1);
    QVERIFY(bench.refresh().ok());
    gone = endpointOf(*bench.updater->base(), "acme/model-59", "openrouter");
    QVERIFY(gone);
    QCOMPARE(gone->deprecationDate, QStringLiteral("2026-09-03"));
}

void CatalogUpdaterTest::oneSourceFailingDoesNotStopTheOther_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("500") << 0;
    QTest::newRow("a page") << 1;
    QTest::newRow("cut off") << 2;
    QTest::newRow("reset") << 3;
    QTest::newRow("empty") << 4;
    QTest::newRow("redirect to another host") << 5;
    QTest::newRow("too short") << 6;
    QTest::newRow("too much") << 7;
    QTest::newRow("more than there can be, packed") << 8;
    QTest::newRow("unknown packing") << 9;
}

void CatalogUpdaterTest::oneSourceFailingDoesNotStopTheOther()
{
    QFETCH(int, kind);
    MockUpstream elsewhere;
    const QByteArray good = openRouterList("0.000001");
    const QByteArray address = elsewhere.url(u"/or/models").toString().toUtf8();
    const QList<MockScript> scripts {
        MockScript::answer(500, R"({"error": "no"})"),
        MockScript::answer(200, "<html>Just a moment</html>", "text/html"),
        MockScript()
            .send("HTTP/1.1 200 OK\r\ncontent-length: " + QByteArray::number(good.size()) + "\r\n\r\n"
                  + good.first(good.size() / 2))
            .close(),
        MockScript().send("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{").reset(),
        MockScript::answer(200, ""),
        MockScript::answer(302, "", "text/plain", {{"Location", address}}),
        MockScript::answer(200, openRouterList("0.000001", 3)),
        MockScript().send("HTTP/1.1 200 OK\r\n\r\n").flood(qint64(64) * 1024 * 1024).close(),
        MockScript::answer(200, packed(QByteArray(100 * 1024 * 1024, ' '), Packing::Gzip), "application/json",
                           {{"Content-Encoding", "gzip"}}),
        MockScript::answer(200, good, "application/json", {{"Content-Encoding", "brotli9"}})};
    Bench bench;
    bench.answers.insert("/or/models", scripts.at(kind));
    const auto report = bench.refresh();
    QVERIFY2(report.ok(), report ? "" : qPrintable(report.error().message));
    QCOMPARE(report->refreshed, QStringList {kModelsDevSource});
    QCOMPARE(report->failures.size(), 1);
    QVERIFY(report->failures.constFirst().error.message.contains(QLatin1String("OpenRouter")));
    QVERIFY(elsewhere.requests().isEmpty());
    QCOMPARE(promptOf(*bench.updater->base(), "anthropic/claude-haiku-4.5", "anthropic"),
             QStringLiteral("0.00000125"));
    const CatalogUpdateState state = bench.state();
    QCOMPARE(state.phase, CatalogUpdateState::Phase::Idle);
    QVERIFY(!state.sources.at(0).lastError.isEmpty());
    QVERIFY(!state.sources.at(0).lastRefresh.isValid());
    QVERIFY(state.sources.at(1).lastError.isEmpty());
}

void CatalogUpdaterTest::allSourcesFailingIsAnError()
{
    Bench bench;
    bench.answers.clear();
    const CatalogPtr before = bench.updater->base();
    const auto report = bench.refresh();
    QVERIFY(!report.ok());
    QVERIFY(report.error().message.contains(QLatin1String("404")));
    QVERIFY(bench.updater->base() == before);
    QVERIFY(bench.changes().isEmpty());

    Bench nobody("off", "[]");
    const auto nothing = nobody.refresh();
    QVERIFY(!nothing.ok());
    QVERIFY(nothing.error().message.contains(QLatin1String("sources")));
}

void CatalogUpdaterTest::aRefreshCanBeCalledOff()
{
    Bench bench;
    bench.answers.insert("/or/models",
                         MockScript::streamHead("application/json").send(MockScript::chunk("{")).hold());
    const auto report = bench.updater->refresh();
    QTRY_COMPARE(bench.upstream.requests().size(), 2);
    QTRY_COMPARE(bench.state().answered, 1);
    QCOMPARE(bench.state().phase, CatalogUpdateState::Phase::Asking);
    QVERIFY(bench.state().received > 0);
    bench.updater->cancel();
    QTRY_VERIFY(report.isFinished());
    QVERIFY(!report.result().ok());
    QCOMPARE(report.result().error().kind, ErrorKind::Cancelled);
    QCOMPARE(bench.state().phase, CatalogUpdateState::Phase::Idle);
    QTRY_VERIFY(bench.upstream.closedByClient() > 0);
    QVERIFY(bench.changes().isEmpty());
    // And the next one is a whole one.
    bench.answers.insert("/or/models", MockScript::answer(200, openRouterList("0.000001")));
    const auto again = bench.refresh();
    QVERIFY(again.ok());
    QCOMPARE(again->refreshed.size(), 2);
}

void CatalogUpdaterTest::twoAtOnceAreOne()
{
    Bench bench;
    const auto first = bench.updater->refresh();
    const auto second = bench.updater->refresh();
    QTRY_VERIFY(first.isFinished() && second.isFinished());
    QVERIFY(first.result().ok() && second.result().ok());
    QCOMPARE(bench.upstream.requests().size(), 2);
}

void CatalogUpdaterTest::whatHasNotChangedIsNotSentAgain()
{
    Bench bench("off", R"(["openrouter"])");
    bench.answers.insert("/or/models", MockScript::answer(200, openRouterList("0.000001"), "application/json",
                                                          {{"ETag", "\"one\""}}));
    QVERIFY(bench.refresh().ok());
    bench.open(); // the tag outlives the program
    bench.answers.insert("/or/models", MockScript().send("HTTP/1.1 304 Not Modified\r\n\r\n"));
    bench.now = bench.now.addDays(2);
    const auto report = bench.refresh();
    QVERIFY2(report.ok(), report ? "" : qPrintable(report.error().message));
    QCOMPARE(bench.upstream.requests().last().header("if-none-match"), QByteArray("\"one\""));
    QCOMPARE(report->changes(), 0);
    QCOMPARE(bench.state().sources.first().lastRefresh, bench.now);
    QCOMPARE(bench.updater->base()->dataAsOf(), QStringLiteral("2026-09-03"));
}

void CatalogUpdaterTest::compressedAnswersAreRead()
{
    Bench bench("off", R"(["models.dev"])");
    bench.answers.insert("/dev.json", MockScript::answer(200, packed(modelsDevList("1.5"), Packing::Gzip),
                                                         "application/json", {{"Content-Encoding", "gzip"}}));
    QVERIFY(bench.refresh().ok());
    QCOMPARE(bench.upstream.requests().last().header("accept-encoding"), QByteArray("gzip"));
    QCOMPARE(promptOf(*bench.updater->base(), "anthropic/claude-haiku-4.5", "anthropic"),
             QStringLiteral("0.0000015"));
}

void CatalogUpdaterTest::noKeyGoesToTheSources()
{
    Bench bench;
    QVERIFY(bench.refresh().ok());
    for (const ReceivedRequest &request : bench.upstream.requests()) {
        QVERIFY(request.header("authorization").isEmpty());
        QVERIFY(request.header("x-api-key").isEmpty());
        QVERIFY(request.header("cookie").isEmpty());
        QVERIFY(request.body.isEmpty());
    }
}

void CatalogUpdaterTest::aListThatShrankIsNotBelieved()
{
    Bench bench("off", R"(["openrouter"])");
    bench.answers.insert("/or/models", MockScript::answer(200, openRouterList("0.000001", 200)));
    QVERIFY(bench.refresh().ok());
    bench.answers.insert("/or/models", MockScript::answer(200, openRouterList("0.000001", 90)));
    const auto report = bench.refresh();
    QVERIFY(!report.ok());
    QVERIFY(report.error().message.contains(QLatin1String("90")));
    QVERIFY(endpointOf(*bench.updater->base(), "acme/model-150", "openrouter")->status.isEmpty());
}

void CatalogUpdaterTest::onceADayByItself()
{
    Bench bench("daily");
    bench.updater->start();
    QTRY_VERIFY(bench.state().sources.first().lastRefresh.isValid());
    QCOMPARE(bench.upstream.requests().size(), 2);
    bench.now = bench.now.addSecs(3600 * 23);
    bench.open();
    bench.updater->start();
    QTest::qWait(50);
    QCOMPARE(bench.upstream.requests().size(), 2); // a day has not passed
    bench.now = bench.now.addSecs(3600);
    bench.open();
    bench.updater->start();
    QTRY_COMPARE(bench.upstream.requests().size(), 4);

    // Who failed is asked again, but not within the hour, and nobody else with it.
    QTRY_VERIFY(!bench.state().isRunning());
    bench.answers.insert("/or/models", MockScript::answer(500, "{}"));
    bench.now = bench.now.addDays(1);
    bench.open();
    bench.updater->start();
    QTRY_COMPARE(bench.upstream.requests().size(), 6);
    QTRY_VERIFY(!bench.state().sources.first().lastError.isEmpty() && !bench.state().isRunning());
    bench.now = bench.now.addSecs(1800);
    bench.updater->start();
    QTest::qWait(50);
    QCOMPARE(bench.upstream.requests().size(), 6);
    bench.now = bench.now.addSecs(1800);
    bench.updater->start();
    QTRY_COMPARE(bench.upstream.requests().size(), 7);
    QCOMPARE(bench.upstream.requests().last().target, QByteArray("/or/models"));

    Bench off;
    off.updater->start();
    QTest::qWait(50);
    QVERIFY(off.upstream.requests().isEmpty());
    // Switched on while the program runs.
    CatalogSettings settings = off.harness.engine().config().result().catalog;
    settings.daily = true;
    QVERIFY(off.harness.engine().changeCatalogSettings(settings).result().ok());
    QTRY_COMPARE(off.upstream.requests().size(), 2);
}

void CatalogUpdaterTest::theEndpointsOfOneModel()
{
    Bench bench;
    const char *model = "deepseek/deepseek-v3.2";
    const QString before = promptOf(*bench.updater->base(), model, "openrouter");
    bench.answers.insert("/or/models/deepseek/deepseek-v3.2/endpoints",
                         MockScript::answer(200, R"({"data": {"id": "deepseek/deepseek-v3.2", "endpoints": [
            {"tag": "novita/fp8", "quantization": "fp8", "context_length": 4711,
             "latency_last_30m": {"p50": 1288}, "uptime_last_30m": 99.5,
             "pricing": {"prompt": "0.0000003", "completion": "0.0000004"}}]}})"));
    QVERIFY(!bench.updater->publicFigures(QString::fromLatin1(model)).result().taken.isValid());
    const auto report = bench.updater->refreshModel(QString::fromLatin1(model));
    QTRY_VERIFY(report.isFinished());
    QVERIFY2(report.result().ok(), report.result() ? "" : qPrintable(report.result().error().message));
    QCOMPARE(promptOf(*bench.updater->base(), model, "openrouter"), before);
    bool found = false;
    for (const EndpointInfo &endpoint :
         bench.updater->base()->findModel(QString::fromLatin1(model))->endpoints)
        found = found
                || (endpointSlug(endpoint) == QLatin1String("novita/fp8") && endpoint.contextLength == 4711);
    QVERIFY(found);
    const PublicFiguresList figures = bench.updater->publicFigures(QString::fromLatin1(model)).result();
    QVERIFY(figures.taken.isValid());
    QCOMPARE(figures.endpoints.size(), 1);
    QCOMPARE(figures.endpoints.constFirst(), (PublicFigures {QStringLiteral("novita/fp8"), 1288, {}, 99.5}));
    const auto unknown = bench.updater->refreshModel(QStringLiteral("no/such"));
    QTRY_VERIFY(unknown.isFinished());
    QVERIFY(!unknown.result().ok());
}

void CatalogUpdaterTest::aProvidersOwnList()
{
    Bench bench;
    bench.answers.insert("/v1/models",
                         MockScript::answer(200, R"({"data": [{"id": "model-on-alpha", "context_window": 77},
        {"id": "new\nline"}, {"name": "no id"}]})"));
    const auto listed = bench.harness.engine().listProviderModels(QStringLiteral("alpha"));
    QTRY_VERIFY(listed.isFinished());
    QVERIFY2(listed.result().ok(), listed.result() ? "" : qPrintable(listed.result().error().message));
    QCOMPARE(listed.result()->size(), 1);
    QCOMPARE(listed.result()->constFirst().contextLength, qint64(77));
    QCOMPARE(bench.upstream.requests().last().header("authorization"), QByteArray("Bearer key-of-alpha"));
    const MockScript good = bench.answers.value("/v1/models");
    bench.answers.insert("/v1/models", MockScript::answer(401, "{}"));
    const auto refused = bench.updater->refreshProvider(QStringLiteral("alpha"));
    QTRY_VERIFY(refused.isFinished());
    QVERIFY(!refused.result().ok());
    QCOMPARE(refused.result().error().kind, ErrorKind::AuthFailed);
    bench.answers.insert("/v1/models", good);
    const auto report = bench.updater->refreshProvider(QStringLiteral("alpha"));
    QTRY_VERIFY(report.isFinished());
    QVERIFY(report.result().ok());
    const auto unknown = bench.harness.engine().listProviderModels(QStringLiteral("nobody"));
    QVERIFY(unknown.isFinished());
    QVERIFY(!unknown.result().ok());
}

void CatalogUpdaterTest::aLocalServersModelsComeAndGo()
{
    Bench bench;
    const auto nameServer = [&](bool named) {
        bench.harness.editConfig([&](QJsonObject &json) {
            QJsonObject providers = json.value(QLatin1String("providers")).toObject();
            const QString id = QStringLiteral("cellar");
            const QString address = bench.upstream.url(u"/cellar").toString();
            if (named)
                providers.insert(id, QJsonObject {{QStringLiteral("kind"), QStringLiteral("local")},
                                                  {QStringLiteral("protocol"), QStringLiteral("ollama")},
                                                  {QStringLiteral("base_url"), address}});
            else
                providers.remove(id);
            json.insert(QLatin1String("providers"), providers);
        });
    };
    const auto has = [&](const char *model) {
        const ModelInfo *found =
            bench.harness.engine().catalog().result()->findModel(QString::fromLatin1(model));
        return found && found->endpoints.constFirst().providerId == QLatin1String("cellar");
    };
    const QByteArray list = "/cellar/api/tags";
    bench.answers.insert(
        list, MockScript::answer(200, R"({"models": [{"model": "llama:3b"}, {"model": "phi:4"}]})"));
    nameServer(true);
    bench.updater->start();
    QTRY_VERIFY(has("cellar/llama:3b") && has("cellar/phi:4"));
    QVERIFY(bench.upstream.requests().last().header("authorization").isEmpty());
    bench.answers.insert(list, MockScript::answer(200, R"({"models": [{"model": "phi:4"}]})"));
    bench.updater->refreshProvider(QStringLiteral("cellar"));
    QTRY_VERIFY(!has("cellar/llama:3b") && has("cellar/phi:4"));
    nameServer(false);
    bench.updater->start(); // as the next start of the program
    QTRY_VERIFY(!has("cellar/phi:4"));
}

void CatalogUpdaterTest::brokenFilesAreSetAside()
{
    Bench bench;
    QVERIFY(bench.refresh().ok());
    const QString folder = bench.harness.path(QStringLiteral("catalog/"));
    const auto overwrite = [&](const QString &name, const QByteArray &content) {
        QFile file(folder + name);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QVERIFY(file.write(content) == content.size());
    };
    const auto isMerged = [&] {
        bench.open();
        return promptOf(*bench.updater->base(), "acme/model-7", "openrouter") == QLatin1String("0.000001");
    };
    QFile cache(folder + QStringLiteral("merged.bin"));
    QVERIFY(cache.open(QIODevice::ReadOnly));
    const QByteArray good = cache.readAll();
    cache.close();
    // The cache: missing, empty, cut, of another build, with one bit turned.
    QVERIFY(QFile::remove(folder + QStringLiteral("merged.bin")));
    QVERIFY(isMerged());
    QVERIFY(QFile::exists(folder + QStringLiteral("merged.bin")));
    QByteArray turned = good;
    turned[good.size() / 2] = char(turned.at(good.size() / 2) ^ 1);
    QByteArray other = good;
    other[10] = char(other.at(10) ^ 1);
    for (const QByteArray &content :
         {QByteArray(), good.first(good.size() / 2), turned, other, QByteArray(200, 'x')}) {
        overwrite(QStringLiteral("merged.bin"), content);
        QVERIFY(isMerged());
    }
    // A document: what is left of the others stays in use.
    overwrite(QStringLiteral("models.dev.json"), "{\"anthropic\": {\"mod");
    overwrite(QStringLiteral("merged.bin"), {});
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("models\\.dev\\.json.*set aside")));
    QVERIFY(isMerged());
    QVERIFY(QFile::exists(folder + QStringLiteral("models.dev.json.broken")));
    // The feed and the index.
    overwrite(QStringLiteral("changes.json"), "[");
    QVERIFY(bench.changes().isEmpty());
    QVERIFY(QFile::exists(folder + QStringLiteral("changes.json.broken")));
    overwrite(QStringLiteral("index.json"), "no json");
    QVERIFY(isMerged());
    QVERIFY(bench.refresh().ok());
    // A folder that cannot be written: the refresh says so, and nothing is lost.
    QVERIFY(QDir(folder).removeRecursively());
    QFile inTheWay(folder.chopped(1));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    const auto report = bench.refresh();
    QVERIFY(!report.ok());
    QCOMPARE(report.error().kind, ErrorKind::StorageFailed);
}

void CatalogUpdaterTest::stoppingInTheMiddleIsSafe()
{
    for (int wait : {0, 1, 5, 20, 60}) {
        Bench bench;
        const auto report = bench.updater->refresh();
        bench.updater->changes(10);
        QTest::qWait(wait);
        bench.updater->stop();
    }
}

QTEST_GUILESS_MAIN(CatalogUpdaterTest)
#include "tst_catalog_updater.moc"
