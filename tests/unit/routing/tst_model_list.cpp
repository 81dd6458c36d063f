#include "core/routing/endpoint_stats.h"
#include "core/routing/model_list_query.h"
#include "tests/unit/routing/routing_models.h"

#include <QTest>

using namespace core;

namespace {

const QStringList kSpoken {QStringLiteral("openai-chat"), QStringLiteral("openai-embeddings")};
const QDate kToday(2026, 7, 1);

ProviderInfo providerWith(const QString &id, const QString &datacenter, std::optional<bool> retains)
{
    ProviderInfo one = providerOf(id);
    one.name = id.left(1).toUpper() + id.mid(1);
    one.protocol = QStringLiteral("openai-chat");
    one.baseUrl = QStringLiteral("https://%1.test/v1").arg(id);
    if (!datacenter.isEmpty())
        one.datacenters = {datacenter};
    one.dataPolicy = DataPolicy {.trainsOnData = false, .retainsPrompts = retains};
    return one;
}

/// `alpha` stands in Germany and keeps nothing, `beta` in the United States, `gamma` has no key.
Catalog smallCatalog()
{
    ModelInfo claude = modelOf(QStringLiteral("anthropic/claude"),
                               {endpointAt(QStringLiteral("beta"), QStringLiteral("3"))});
    claude.name = QStringLiteral("Claude");
    claude.authorName = QStringLiteral("Anthropic");
    claude.tokenizer = QStringLiteral("Claude");
    claude.contextLength = 200'000;
    claude.inputModalities << QStringLiteral("image") << QStringLiteral("pdf");
    claude.supportedParameters = {QStringLiteral("tools"), QStringLiteral("temperature")};
    claude.openWeights = false;
    claude.aliases = {QStringLiteral("anthropic/claude-20260101")};

    ModelInfo llama =
        modelOf(QStringLiteral("meta/llama"),
                {endpointAt(QStringLiteral("beta"), QStringLiteral("0.5")),
                 endpointAt(QStringLiteral("alpha"), QStringLiteral("0.2")),
                 endpointAt(QStringLiteral("beta"), QStringLiteral("0"), QStringLiteral("free"))},
                QStringLiteral("2026-06-30"));
    llama.name = QStringLiteral("Llama");
    llama.tokenizer = QStringLiteral("Llama3");
    llama.contextLength = 128'000;
    llama.endpoints.last().contextLength = 8'192;
    llama.supportedParameters = {QStringLiteral("temperature")};
    llama.openWeights = true;

    ModelInfo unpriced =
        modelOf(QStringLiteral("lab/odd"), {endpointAt(QStringLiteral("alpha"), QString())}, QString());
    unpriced.name = QStringLiteral("Odd");

    ModelInfo vectors =
        modelOf(QStringLiteral("lab/vectors"), {endpointAt(QStringLiteral("alpha"), QStringLiteral("0.1"))});
    vectors.type = QStringLiteral("embedding");
    vectors.endpoints.first().protocol = QStringLiteral("openai-embeddings");

    ModelInfo keyless = modelOf(QStringLiteral("lab/keyless"), {endpointAt(QStringLiteral("gamma"))});
    ModelInfo judge = modelOf(QStringLiteral("lab/judge"), {endpointAt(QStringLiteral("alpha"))});
    judge.type = QStringLiteral("moderation");
    return Catalog({claude, llama, unpriced, vectors, keyless, judge},
                   {providerWith(QStringLiteral("alpha"), QStringLiteral("DE"), false),
                    providerWith(QStringLiteral("beta"), QStringLiteral("US"), true),
                    providerWith(QStringLiteral("gamma"), QString(), std::nullopt)},
                   {{QStringLiteral("~meta/llama-latest"), QStringLiteral("meta/llama")},
                    {QStringLiteral("~lab/keyless-latest"), QStringLiteral("lab/keyless")}});
}

QStringList idsOf(const QList<ListedModel> &rows)
{
    QStringList ids;
    for (const ListedModel &row : rows)
        ids << row.id;
    return ids;
}

} // namespace

/// Which rows a list of models has, which of them a query wants, and in which order.
class ModelListTest : public QObject
{
    Q_OBJECT

private slots:
    void eachOfferThatCanBeAskedIsARow();
    void theCheapestEndpointSpeaksForTheRow();
    void aKeysRulesAndTheSettingsLeaveOut_data();
    void aKeysRulesAndTheSettingsLeaveOut();
    void choosersStandForWhatIsListed();
    void choosersThatStandForNothingAreLeftOut_data();
    void choosersThatStandForNothingAreLeftOut();
    void filtersKeepWhatHolds_data();
    void filtersKeepWhatHolds();
    void rowsWithoutTheKeyComeLast_data();
    void rowsWithoutTheKeyComeLast();
    void wrongParametersAreNamed_data();
    void wrongParametersAreNamed();
    void parametersThatSayNothingChangeNothing();
    void aPageIsOnlyWhatWasAskedFor_data();
    void aPageIsOnlyWhatWasAskedFor();

private:
    ListingFacts facts(const QStringList &models = {}, const QStringList &providers = {}) const
    {
        return {.catalog = m_catalog,
                .usableProviders = m_usable,
                .protocols = kSpoken,
                .allowedModels = models,
                .allowedProviders = providers};
    }
    QList<ListedModel> choosers(const QList<ListedModel> &models) const
    {
        return listedChoosers(
            models,
            {.catalog = m_catalog, .settings = m_settings, .modelSets = m_sets, .presets = m_presets});
    }

    const Catalog m_catalog = smallCatalog();
    const QSet<QString> m_usable {QStringLiteral("alpha"), QStringLiteral("beta")};
    const RoutingSettings m_settings {};
    const QHash<QString, QStringList> m_sets {
        {QStringLiteral("cheap"), {QStringLiteral("meta/llama:free"), QStringLiteral("lab/odd")}},
        {QStringLiteral("gone"), {QStringLiteral("lab/keyless"), QStringLiteral("no/such")}}};
    const QHash<QString, Preset> m_presets {
        {QStringLiteral("careful"),
         {.body = {{QStringLiteral("model"), QStringLiteral("anthropic/claude")}}}},
        {QStringLiteral("nameless"), {.body = {{QStringLiteral("temperature"), 0}}}}};
};

void ModelListTest::eachOfferThatCanBeAskedIsARow()
{
    const QList<ListedModel> rows = listedModels(facts());
    QCOMPARE(idsOf(rows), (QStringList {QStringLiteral("anthropic/claude"), QStringLiteral("meta/llama"),
                                        QStringLiteral("meta/llama:free"), QStringLiteral("lab/odd"),
                                        QStringLiteral("lab/vectors")}));
    QCOMPARE(rows.at(0).name, QStringLiteral("Anthropic: Claude"));
    QCOMPARE(rows.at(0).inputs,
             (QStringList {QStringLiteral("text"), QStringLiteral("image"), QStringLiteral("file")}));
    QCOMPARE(rows.at(2).name, QStringLiteral("meta: Llama (free)"));
    QCOMPARE(rows.at(2).contextLength, 8'192);
    QCOMPARE(rows.at(3).created, 0);
    QCOMPARE(rows.at(4).outputs, QStringList {QStringLiteral("embeddings")});
    // What cannot be asked here is looked up nonetheless.
    ModelInfo ranker = modelOf(QStringLiteral("lab/ranker"), {});
    ranker.type = QStringLiteral("rerank");
    ranker.outputModalities = {QStringLiteral("score")};
    QCOMPARE(listedModel(ranker, {}, facts()).outputs, QStringList {QStringLiteral("rerank")});
}

void ModelListTest::theCheapestEndpointSpeaksForTheRow()
{
    const ModelInfo &llama = *m_catalog.findModel(QStringLiteral("meta/llama"));
    const ListedModel row = listedModel(llama, {}, facts());
    QCOMPARE(row.endpoints.size(), 2);
    QCOMPARE(row.endpoints.first()->providerId, QStringLiteral("alpha"));
    QCOMPARE(row.promptPrice->toDecimal(), QStringLiteral("0.0000002"));
    QCOMPARE(row.contextLength, 128'000);
    QCOMPARE(listedModel(llama, QStringLiteral("thinking"), facts()).endpoints.size(), 0);
}

void ModelListTest::aKeysRulesAndTheSettingsLeaveOut_data()
{
    QTest::addColumn<QStringList>("models");
    QTest::addColumn<QStringList>("providers");
    QTest::addColumn<RoutingPreferences>("preferences");
    QTest::addColumn<QString>("ids");

    QTest::newRow("models of the key") << QStringList {QStringLiteral("meta/*")} << QStringList()
                                       << RoutingPreferences() << "meta/llama meta/llama:free";
    QTest::newRow("providers of the key") << QStringList() << QStringList {QStringLiteral("alpha")}
                                          << RoutingPreferences() << "meta/llama lab/odd lab/vectors";
    QTest::newRow("models of the settings")
        << QStringList() << QStringList() << RoutingPreferences {.ignoredModels = {QStringLiteral("meta/*")}}
        << "anthropic/claude lab/odd lab/vectors";
    QTest::newRow("no retention") << QStringList() << QStringList()
                                  << RoutingPreferences {.zeroDataRetention = true}
                                  << "meta/llama lab/odd lab/vectors";
    QTest::newRow("in Europe") << QStringList() << QStringList()
                               << RoutingPreferences {.regions = {QStringLiteral("eu")}}
                               << "meta/llama lab/odd lab/vectors";
    QTest::newRow("one provider left out")
        << QStringList() << QStringList() << RoutingPreferences {.ignore = {QStringLiteral("alpha")}}
        << "anthropic/claude meta/llama meta/llama:free";
}

void ModelListTest::aKeysRulesAndTheSettingsLeaveOut()
{
    QFETCH(QStringList, models);
    QFETCH(QStringList, providers);
    QFETCH(RoutingPreferences, preferences);
    QFETCH(QString, ids);
    ListingFacts restricted = facts(models, providers);
    restricted.preferences = preferences;
    QCOMPARE(idsOf(listedModels(restricted)).join(u' '), ids);
}

void ModelListTest::choosersStandForWhatIsListed()
{
    const QList<ListedModel> rows = choosers(listedModels(facts()));
    QCOMPARE(idsOf(rows),
             (QStringList {QStringLiteral("~meta/llama-latest"), QStringLiteral("switchyard/auto"),
                           QStringLiteral("openrouter/auto"), QStringLiteral("openrouter/free"),
                           QStringLiteral("set/cheap"), QStringLiteral("@preset/careful")}));
    const ListedModel &latest = rows.at(0);
    QCOMPARE(latest.aliasOf, QStringLiteral("meta/llama"));
    QCOMPARE(latest.promptPrice->toDecimal(), QStringLiteral("0.0000002"));
    const ListedModel &any = rows.at(1);
    QVERIFY(!any.model);
    QVERIFY(!any.promptPrice);
    QCOMPARE(any.contextLength, 200'000);
    QVERIFY(any.parameters.contains(QStringLiteral("tools")));
    QCOMPARE(rows.at(2).aliasOf, any.id);
    QCOMPARE(rows.at(4).contextLength, 8'192);
    QVERIFY(rows.at(5).inputs.contains(QStringLiteral("file")));
}

void ModelListTest::choosersThatStandForNothingAreLeftOut_data()
{
    QTest::addColumn<QStringList>("models");
    QTest::addColumn<QString>("ids");

    QTest::newRow("only Claude") << QStringList {QStringLiteral("anthropic/*")}
                                 << "switchyard/auto openrouter/auto @preset/careful";
    QTest::newRow("only what has no price")
        << QStringList {QStringLiteral("lab/odd")} << "switchyard/auto openrouter/auto set/cheap";
    QTest::newRow("only embeddings") << QStringList {QStringLiteral("lab/vectors")} << "";
    QTest::newRow("nothing") << QStringList {QStringLiteral("no/such")} << "";
}

void ModelListTest::choosersThatStandForNothingAreLeftOut()
{
    QFETCH(QStringList, models);
    QFETCH(QString, ids);
    QCOMPARE(idsOf(choosers(listedModels(facts(models)))).join(u' '), ids);
}

void ModelListTest::filtersKeepWhatHolds_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("ids");

    const QString texts = QStringLiteral("anthropic/claude meta/llama meta/llama:free lab/odd");
    const auto row = [](const char *query, const QString &ids) {
        QTest::newRow(query) << QString::fromLatin1(query) << ids;
    };
    row("", texts);
    row("output_modalities=all", texts + QStringLiteral(" lab/vectors"));
    row("output_modalities=embeddings", QStringLiteral("lab/vectors"));
    row("output_modalities=embeddings,text", texts + QStringLiteral(" lab/vectors"));
    row("output_modalities=video", QString());
    row("input_modalities=text,image", QStringLiteral("anthropic/claude"));
    row("input_modalities=file", QStringLiteral("anthropic/claude"));
    row("supported_parameters=temperature", QStringLiteral("anthropic/claude meta/llama meta/llama:free"));
    row("supported_parameters=temperature,tools", QStringLiteral("anthropic/claude"));
    row("q=LLAMA", QStringLiteral("meta/llama meta/llama:free"));
    row("q=llama+free", QStringLiteral("meta/llama:free"));
    row("q=free%20llama", QStringLiteral("meta/llama:free"));
    row("context=128000", QStringLiteral("anthropic/claude meta/llama"));
    row("context=128001", QStringLiteral("anthropic/claude"));
    row("min_price=0.2", QStringLiteral("anthropic/claude meta/llama"));
    row("min_price=0.200001", QStringLiteral("anthropic/claude"));
    row("max_price=0.2", QStringLiteral("meta/llama meta/llama:free"));
    row("max_price=0.199999", QStringLiteral("meta/llama:free"));
    row("max_price=0", QStringLiteral("meta/llama:free"));
    row("min_output_price=12", QStringLiteral("anthropic/claude"));
    row("max_output_price=0.8", QStringLiteral("meta/llama meta/llama:free"));
    row("arch=Llama", QStringLiteral("meta/llama meta/llama:free"));
    row("arch=llama3", QStringLiteral("meta/llama meta/llama:free"));
    row("arch=Llam", QString());
    row("model_authors=meta,lab", QStringLiteral("meta/llama meta/llama:free lab/odd"));
    row("providers=alpha", QStringLiteral("meta/llama lab/odd"));
    row("providers=Alpha,gamma", QStringLiteral("meta/llama lab/odd"));
    row("distillable=true", QStringLiteral("meta/llama meta/llama:free"));
    row("distillable=false", QStringLiteral("anthropic/claude lab/odd"));
    row("zdr=true", QStringLiteral("meta/llama lab/odd"));
    row("region=eu", QStringLiteral("meta/llama lab/odd"));
    row("region=us", QStringLiteral("anthropic/claude meta/llama meta/llama:free"));
    row("min_age_days=1", QStringLiteral("anthropic/claude meta/llama meta/llama:free"));
    row("min_age_days=2", QStringLiteral("anthropic/claude"));
    row("max_age_days=1", QStringLiteral("meta/llama meta/llama:free"));
    row("max_age_days=0", QString());
    row("category=programming", texts);
    row("min_coding_index=50", texts);
    row("min_tool_success_rate=0.75", QStringLiteral("meta/llama"));
    row("min_tool_success_rate=0.76", QString());
    row("region=us&max_price=1&supported_parameters=temperature",
        QStringLiteral("meta/llama meta/llama:free"));
}

/// Three of four answers with tool calls were whole; 80 tokens a second, first token after 0.2 s.
static QHash<QString, RecentFigures> someFigures()
{
    using Percentiles = EndpointFigures::Percentiles;
    return {{endpointStatsId(QStringLiteral("meta/llama"), QStringLiteral("alpha")),
             {.ttft = Percentiles {0.9, 1, 1, 1},
              .throughput = Percentiles {20, 1, 1, 1},
              .toolAnswers = 4,
              .badToolAnswers = 1}},
            {endpointStatsId(QStringLiteral("meta/llama"), QStringLiteral("beta")),
             {.ttft = Percentiles {0.2, 1, 1, 1}, .throughput = Percentiles {80, 1, 1, 1}}},
            {endpointStatsId(QStringLiteral("lab/odd"), QStringLiteral("alpha")),
             {.ttft = Percentiles {0.1, 1, 1, 1}, .throughput = Percentiles {30, 1, 1, 1}}}};
}

void ModelListTest::filtersKeepWhatHolds()
{
    QFETCH(QString, query);
    QFETCH(QString, ids);
    const Result<ModelListQuery> asked = modelListQueryFrom(QUrlQuery(query));
    QVERIFY2(asked.ok(), asked.ok() ? "" : qPrintable(asked.error().message));
    const SelectionFacts selection {.catalog = m_catalog, .today = kToday, .figures = someFigures()};
    QCOMPARE(idsOf(select(listedModels(facts()), *asked, selection)).join(u' '), ids);
}

void ModelListTest::rowsWithoutTheKeyComeLast_data()
{
    QTest::addColumn<QString>("sort");
    QTest::addColumn<bool>("needsFigures");
    QTest::addColumn<QString>("ids");

    const auto row = [](const char *sort, bool needsFigures, const char *ids) {
        QTest::newRow(sort) << QString::fromLatin1(sort) << needsFigures << QString::fromLatin1(ids);
    };
    row("newest", false,
        "meta/llama meta/llama:free ~meta/llama-latest anthropic/claude lab/odd switchyard/auto "
        "openrouter/auto openrouter/free set/cheap @preset/careful");
    row("pricing-low-to-high", false,
        "meta/llama:free meta/llama ~meta/llama-latest anthropic/claude lab/odd switchyard/auto "
        "openrouter/auto openrouter/free set/cheap @preset/careful");
    row("pricing-high-to-low", false,
        "anthropic/claude meta/llama ~meta/llama-latest meta/llama:free lab/odd switchyard/auto "
        "openrouter/auto openrouter/free set/cheap @preset/careful");
    row("context-high-to-low", false,
        "anthropic/claude switchyard/auto openrouter/auto @preset/careful meta/llama ~meta/llama-latest "
        "meta/llama:free openrouter/free set/cheap lab/odd");
    row("throughput-high-to-low", true,
        "meta/llama ~meta/llama-latest lab/odd anthropic/claude meta/llama:free switchyard/auto "
        "openrouter/auto openrouter/free set/cheap @preset/careful");
    row("latency-low-to-high", true,
        "lab/odd meta/llama ~meta/llama-latest anthropic/claude meta/llama:free switchyard/auto "
        "openrouter/auto openrouter/free set/cheap @preset/careful");
    row("top-weekly", false,
        "lab/odd anthropic/claude meta/llama meta/llama:free ~meta/llama-latest switchyard/auto "
        "openrouter/auto openrouter/free set/cheap @preset/careful");
    row("coding-high-to-low", false,
        "anthropic/claude meta/llama meta/llama:free lab/odd ~meta/llama-latest switchyard/auto "
        "openrouter/auto openrouter/free set/cheap @preset/careful");
}

void ModelListTest::rowsWithoutTheKeyComeLast()
{
    QFETCH(QString, sort);
    QFETCH(bool, needsFigures);
    QFETCH(QString, ids);
    const Result<ModelListQuery> asked = modelListQueryFrom(QUrlQuery(QStringLiteral("sort=") + sort));
    QVERIFY(asked.ok());
    QCOMPARE(asked->needsFigures(), needsFigures);
    QCOMPARE(asked->needsTokens(), sort == QLatin1String("top-weekly"));
    const SelectionFacts selection {
        .catalog = m_catalog,
        .today = kToday,
        .figures = someFigures(),
        .tokens = {{QStringLiteral("lab/odd"), 20}, {QStringLiteral("anthropic/claude"), 10}}};
    const QList<ListedModel> models = listedModels(facts());
    QCOMPARE(idsOf(select(models + choosers(models), *asked, selection)).join(u' '), ids);
}

void ModelListTest::wrongParametersAreNamed_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("parameter");

    for (const char *query : {"context=0",
                              "context=many",
                              "context=1.5",
                              "min_price=-1",
                              "max_price=cheap",
                              "min_output_price=-0.1",
                              "max_output_price=x",
                              "min_age_days=-1",
                              "max_age_days=x",
                              "distillable=maybe",
                              "zdr=1",
                              "min_tool_success_rate=1.1",
                              "max_tool_success_rate=-0.1",
                              "min_intelligence_index=high",
                              "sort=best",
                              "offset=-1",
                              "offset=x",
                              "limit=0",
                              "limit=1001",
                              "limit=x"})
        QTest::newRow(query) << QString::fromLatin1(query) << QString::fromLatin1(query).section(u'=', 0, 0);
}

void ModelListTest::wrongParametersAreNamed()
{
    QFETCH(QString, query);
    QFETCH(QString, parameter);
    const Result<ModelListQuery> asked = modelListQueryFrom(QUrlQuery(query));
    const Result<ListPage> page = listPageFrom(QUrlQuery(query));
    QVERIFY(asked.ok() != page.ok());
    const Error &error = asked.ok() ? page.error() : asked.error();
    QCOMPARE(error.kind, ErrorKind::BadRequest);
    QCOMPARE(error.parameter, parameter);
    QVERIFY2(error.message.contains(parameter), qPrintable(error.message));
    if (parameter == QLatin1String("sort"))
        QVERIFY2(error.message.contains(u"throughput-high-to-low"), qPrintable(error.message));
}

void ModelListTest::parametersThatSayNothingChangeNothing()
{
    const Result<ModelListQuery> asked = modelListQueryFrom(
        QUrlQuery(QStringLiteral("q=&min_price=null&max_age_days=&sort=&unknown=1&zdr=false")));
    QVERIFY(asked.ok());
    QCOMPARE(*asked, ModelListQuery {});
}

void ModelListTest::aPageIsOnlyWhatWasAskedFor_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<qsizetype>("offset");
    QTest::addColumn<qsizetype>("limit"); // 0 = none

    QTest::newRow("nothing asked") << QString() << qsizetype(0) << qsizetype(0);
    QTest::newRow("offset alone") << QStringLiteral("offset=3") << qsizetype(3) << qsizetype(500);
    QTest::newRow("limit alone") << QStringLiteral("limit=1") << qsizetype(0) << qsizetype(1);
    QTest::newRow("both at their most")
        << QStringLiteral("offset=7&limit=1000") << qsizetype(7) << qsizetype(1000);
}

void ModelListTest::aPageIsOnlyWhatWasAskedFor()
{
    QFETCH(QString, query);
    QFETCH(qsizetype, offset);
    QFETCH(qsizetype, limit);
    const Result<ListPage> page = listPageFrom(QUrlQuery(query));
    QVERIFY(page.ok());
    QCOMPARE(page->offset, offset);
    QCOMPARE(page->limit, limit > 0 ? std::optional(limit) : std::nullopt);
}

QTEST_APPLESS_MAIN(ModelListTest)
#include "tst_model_list.moc"
