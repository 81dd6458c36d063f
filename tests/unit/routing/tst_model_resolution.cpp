#include "core/routing/latest_reasoning.h"
#include "core/routing/model_resolution.h"
#include "tests/unit/routing/routing_models.h"

#include <QTest>

using namespace core;

namespace {

const QString kModel = QStringLiteral("meta/llama");

EndpointInfo offer(const QString &variant)
{
    return endpointAt(QStringLiteral("p"), QStringLiteral("0"), variant);
}

/// A small catalog, and a request that names `meta/llama`.
struct World {
    QList<ModelInfo> models;
    QHash<QString, QString> rollingAliases;
    QString dataAsOf = QStringLiteral("2026-07-01");
    ChatRequest request;
    RoutingSettings settings;
    QHash<QString, QStringList> sets;
    RoutingPreferences preferences;

    World()
    {
        models << modelOf(kModel, {endpointAt(QStringLiteral("p")), offer(QStringLiteral("free"))});
        models.last().aliases = {QStringLiteral("meta/llama-20260101"), QStringLiteral("meta/llama-old")};
        models << modelOf(QStringLiteral("qwen/qwen"), {endpointAt(QStringLiteral("p"))});
        models << modelOf(QStringLiteral("only/free"), {offer(QStringLiteral("free"))});
        models << modelOf(QStringLiteral("llama3:8b"), {endpointAt(QStringLiteral("p"))});
        request.model = kModel;
        request.messages = {Message::text(Role::User, QStringLiteral("Hello"))};
    }

    /// The catalog has to outlive what resolve() gives.
    Catalog snapshot() const
    {
        return Catalog(models, {providerOf(QStringLiteral("p"))}, rollingAliases, dataAsOf);
    }

    Resolution resolve(const Catalog &catalog) const
    {
        return resolveModels({.request = request,
                              .catalog = catalog,
                              .settings = settings,
                              .modelSets = sets,
                              .preferences = preferences,
                              .isUsable = [](const ModelInfo &, const EndpointInfo &) { return true; },
                              .promptTokens = [] { return 10; }});
    }

    void add(const QString &id, const QString &family, const QString &released)
    {
        models << modelOf(id, {endpointAt(QStringLiteral("p"))}, released);
        models.last().family = family;
    }
};

QStringList idsOf(const Resolution &resolution)
{
    QStringList ids;
    for (const ResolvedModel &one : resolution.models)
        ids << (one.variant.isEmpty() ? one.model->id : one.model->id + u':' + one.variant);
    return ids;
}

QString messageOf(const Resolution &resolution)
{
    return resolution.error ? resolution.error->message : QString();
}

} // namespace

class TestModelResolution : public QObject
{
    Q_OBJECT

private slots:
    void oneNameIsResolved_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("found");
        QTest::addColumn<QString>("strategy");
        QTest::addColumn<QString>("why");
        QTest::newRow("id") << "meta/llama"
                            << "meta/llama"
                            << "direct"
                            << "";
        QTest::newRow("id in capitals") << "Meta/LLAMA"
                                        << "meta/llama"
                                        << "direct"
                                        << "";
        QTest::newRow("bare name") << "llama"
                                   << "meta/llama"
                                   << "direct"
                                   << "";
        QTest::newRow("permanent slug") << "meta/llama-20260101"
                                        << "meta/llama"
                                        << "alias"
                                        << "meta/llama-20260101 is another name of meta/llama";
        QTest::newRow("alias") << "meta/llama-old"
                               << "meta/llama"
                               << "alias"
                               << "meta/llama-old is another name of meta/llama";
        QTest::newRow("offer") << "meta/llama:free"
                               << "meta/llama:free"
                               << "direct"
                               << "";
        QTest::newRow("offer in capitals") << "meta/llama:FREE"
                                           << "meta/llama:free"
                                           << "direct"
                                           << "";
        QTest::newRow("offer of an alias") << "meta/llama-old:free"
                                           << "meta/llama:free"
                                           << "alias"
                                           << "meta/llama-old is another name of meta/llama";
        QTest::newRow("routing suffix") << "meta/llama:nitro"
                                        << "meta/llama"
                                        << "direct"
                                        << "";
        QTest::newRow("colon in the name") << "llama3:8b"
                                           << "llama3:8b"
                                           << "direct"
                                           << "";
        QTest::newRow("colon in the name, suffix") << "llama3:8b:floor"
                                                   << "llama3:8b"
                                                   << "direct"
                                                   << "";
    }
    void oneNameIsResolved()
    {
        QFETCH(QString, asked);
        QFETCH(QString, found);
        QFETCH(QString, strategy);
        QFETCH(QString, why);
        World world;
        world.request.model = asked;
        const Catalog catalog = world.snapshot();
        const Resolution resolution = world.resolve(catalog);
        QVERIFY2(!resolution.error, qPrintable(messageOf(resolution)));
        QCOMPARE(idsOf(resolution), QStringList {found});
        QCOMPARE(resolution.strategy, strategy);
        QCOMPARE(resolution.models.first().why, why);
        QVERIFY(resolution.exclusions.isEmpty());
    }

    void offerIsNeverReplaced_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("says");
        QTest::newRow("no free offer") << "qwen/qwen:free"
                                       << "Nobody offers qwen/qwen:free. There is: qwen/qwen.";
        QTest::newRow("no such offer")
            << "meta/llama:thinking"
            << "Nobody offers meta/llama:thinking. There is: meta/llama, meta/llama:free.";
        QTest::newRow("no plain offer") << "only/free"
                                        << "Nobody offers only/free. There is: only/free:free.";
    }
    void offerIsNeverReplaced()
    {
        QFETCH(QString, asked);
        QFETCH(QString, says);
        World world;
        world.request.model = asked;
        const Catalog catalog = world.snapshot();
        const Resolution resolution = world.resolve(catalog);
        QVERIFY(resolution.error);
        QCOMPARE(resolution.error->kind, ErrorKind::NoRoute);
        QCOMPARE(httpStatusFor(*resolution.error), 404);
        QCOMPARE(resolution.error->message, says);
        QVERIFY(resolution.models.isEmpty());
    }

    void endpointBelongsToItsOfferOnly()
    {
        QVERIFY(isOffer(offer(QStringLiteral("free")), QStringLiteral("free")));
        QVERIFY(isOffer(offer(QStringLiteral("Free")), QStringLiteral("free")));
        QVERIFY(!isOffer(offer(QStringLiteral("free")), {}));
        QVERIFY(isOffer(offer({}), {}));
        QVERIFY(!isOffer(offer({}), QStringLiteral("free")));
    }

    void modelWithoutEndpointsIsLeftToTheRouter()
    {
        World world;
        world.models.first().endpoints.clear();
        const Catalog catalog = world.snapshot();
        QCOMPARE(idsOf(world.resolve(catalog)), QStringList {kModel});
    }

    void unknownModelNamesTheNearest()
    {
        World world;
        world.request.model = QStringLiteral("meta/lama");
        const Catalog catalog = world.snapshot();
        const Resolution resolution = world.resolve(catalog);
        QCOMPARE(resolution.error->kind, ErrorKind::UnknownModel);
        QVERIFY(messageOf(resolution).contains(QStringLiteral("meta/llama")));
    }

    void unknownTagOfALocalModelNamesTheNearest()
    {
        World world;
        world.request.model = QStringLiteral("llama3:9b");
        const Catalog catalog = world.snapshot();
        const Resolution resolution = world.resolve(catalog);
        QCOMPARE(resolution.error->kind, ErrorKind::UnknownModel);
        QVERIFY(messageOf(resolution).contains(QStringLiteral("llama3:8b")));
    }

    void fallbacksFollowWithoutALimit()
    {
        World world;
        world.request.fallbackModels.clear();
        for (int i = 0; i < 20; ++i) {
            const QString id = QStringLiteral("many/m%1").arg(i);
            world.models << modelOf(id, {endpointAt(QStringLiteral("p"))});
            world.request.fallbackModels << id;
        }
        const Catalog catalog = world.snapshot();
        const Resolution resolution = world.resolve(catalog);
        QCOMPARE(idsOf(resolution), QStringList {kModel} + world.request.fallbackModels);
        QCOMPARE(resolution.strategy, QStringLiteral("fallback"));
        QCOMPARE(resolution.models.at(1).why, QStringLiteral("fallback model many/m0"));
    }

    void modelAndItsOfferAreTwo()
    {
        World world;
        world.request.fallbackModels = {QStringLiteral("meta/llama:free"), QStringLiteral("meta/llama-old"),
                                        kModel};
        const Catalog catalog = world.snapshot();
        QCOMPARE(idsOf(world.resolve(catalog)), (QStringList {kModel, QStringLiteral("meta/llama:free")}));
    }

    void unknownNameAmongOthersIsLeftOut_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QString>("leftOut");
        QTest::newRow("fallback unknown") << kModel << QStringList {QStringLiteral("no/such")} << "no/such";
        QTest::newRow("first unknown") << "no/such" << QStringList {kModel} << "no/such";
        QTest::newRow("fallback without that offer")
            << kModel << QStringList {QStringLiteral("qwen/qwen:free")} << "qwen/qwen";
        QTest::newRow("first without that offer") << "qwen/qwen:free" << QStringList {kModel} << "qwen/qwen";
        QTest::newRow("fallback with a wrong suffix")
            << kModel << QStringList {QStringLiteral("qwen/qwen:beta")} << "qwen/qwen:beta";
        QTest::newRow("fallback names a preset")
            << kModel << QStringList {QStringLiteral("qwen/qwen@preset/x")} << "qwen/qwen@preset/x";
        QTest::newRow("unknown set") << kModel << QStringList {QStringLiteral("set/none")} << "set/none";
    }
    void unknownNameAmongOthersIsLeftOut()
    {
        QFETCH(QString, first);
        QFETCH(QStringList, more);
        QFETCH(QString, leftOut);
        World world;
        world.request.model = first;
        world.request.fallbackModels = more;
        const Catalog catalog = world.snapshot();
        const Resolution resolution = world.resolve(catalog);
        QVERIFY(!resolution.error);
        QCOMPARE(idsOf(resolution), QStringList {kModel});
        QCOMPARE(resolution.exclusions.size(), 1);
        QCOMPARE(resolution.exclusions.first().modelId, leftOut);
        QVERIFY(resolution.exclusions.first().reason
                == (leftOut == QLatin1String("qwen/qwen") ? ExclusionReason::Variant
                                                          : ExclusionReason::UnknownModel));
        QVERIFY(!resolution.exclusions.first().text.isEmpty());
    }

    void allUnknownIsTheFirstOnesError()
    {
        World world;
        world.request.model = QStringLiteral("no/such");
        world.request.fallbackModels = {QStringLiteral("no/other")};
        const Catalog catalog = world.snapshot();
        const Resolution resolution = world.resolve(catalog);
        QCOMPARE(resolution.error->kind, ErrorKind::UnknownModel);
        QVERIFY(messageOf(resolution).contains(QStringLiteral("no/such")));
        QCOMPARE(resolution.exclusions.size(), 2);
    }

    void malformedFirstNameIsNotWorkedAround()
    {
        World world;
        world.request.model = QStringLiteral("meta/llama:beta");
        world.request.fallbackModels = {QStringLiteral("qwen/qwen")};
        const Catalog catalog = world.snapshot();
        const Resolution resolution = world.resolve(catalog);
        QCOMPARE(resolution.error->kind, ErrorKind::BadRequest);
        QVERIFY(resolution.models.isEmpty());
    }

    void noModelTakesTheDefault()
    {
        World world;
        world.request.model.clear();
        const Catalog catalog = world.snapshot();
        Resolution resolution = world.resolve(catalog);
        QCOMPARE(resolution.error->kind, ErrorKind::BadRequest);
        QCOMPARE(resolution.error->parameter, QStringLiteral("model"));

        world.settings.defaultModel = QStringLiteral("qwen/qwen:nitro");
        resolution = world.resolve(catalog);
        QCOMPARE(idsOf(resolution), QStringList {QStringLiteral("qwen/qwen")});
        QCOMPARE(resolution.models.first().why, QStringLiteral("default model"));
        QVERIFY(resolution.sort == SortBy::Throughput);
        world.request.fallbackModels = {kModel};
        resolution = world.resolve(catalog);
        QCOMPARE(idsOf(resolution), QStringList {kModel}); // one is named after all
    }

    void setIsExpandedInItsOrder()
    {
        World world;
        world.request.model = QStringLiteral("set/Cheap");
        world.sets = {
            {QStringLiteral("cheap"),
             {QStringLiteral("qwen/qwen"), QStringLiteral("no/such"), QStringLiteral("meta/llama:free")}}};
        const Catalog catalog = world.snapshot();
        const Resolution resolution = world.resolve(catalog);
        QCOMPARE(idsOf(resolution),
                 (QStringList {QStringLiteral("qwen/qwen"), QStringLiteral("meta/llama:free")}));
        QCOMPARE(resolution.strategy, QStringLiteral("set"));
        QCOMPARE(resolution.models.last().why, QStringLiteral("number 3 of set 'Cheap'"));
        QCOMPARE(resolution.exclusions.size(), 1);
    }

    void suffixesOfASetHoldForItsModels()
    {
        World world;
        world.request.model = QStringLiteral("set/cheap:nitro:online");
        world.sets = {
            {QStringLiteral("cheap"), {QStringLiteral("qwen/qwen"), QStringLiteral("meta/llama:floor")}}};
        const Catalog catalog = world.snapshot();
        const Resolution resolution = world.resolve(catalog);
        QVERIFY(resolution.models.first().sort == SortBy::Throughput);
        QVERIFY(resolution.models.last().sort == SortBy::Price);
        QVERIFY(resolution.models.last().tiers == (TierAdmission {false, true}));
        QVERIFY(resolution.admitPriority);
        QVERIFY(resolution.admitFlex);
        QVERIFY(resolution.online);
    }

    void setWithinASetIsRefused()
    {
        World world;
        world.request.model = QStringLiteral("set/outer");
        world.sets = {{QStringLiteral("inner"), {kModel}},
                      {QStringLiteral("outer"), {QStringLiteral("set/inner")}}};
        const Catalog catalog = world.snapshot();
        Resolution resolution = world.resolve(catalog);
        QCOMPARE(resolution.error->kind, ErrorKind::BadRequest);
        QVERIFY(messageOf(resolution).contains(QStringLiteral("Set 'outer' names set 'inner'")));
        world.sets[QStringLiteral("outer")] << QStringLiteral("qwen/qwen");
        resolution = world.resolve(catalog);
        QCOMPARE(idsOf(resolution), QStringList {QStringLiteral("qwen/qwen")});
    }

    void unknownOrEmptySetIsAnError()
    {
        World world;
        world.sets = {{QStringLiteral("cheap"), {}}};
        world.request.model = QStringLiteral("set/cheep");
        const Catalog catalog = world.snapshot();
        QVERIFY(messageOf(world.resolve(catalog)).contains(QStringLiteral("Did you mean 'set/cheap'?")));
        world.request.model = QStringLiteral("set/zzzzzzzz");
        QVERIFY(messageOf(world.resolve(catalog)).contains(QStringLiteral("The sets are: cheap.")));
        world.request.model = QStringLiteral("set/cheap");
        QVERIFY(messageOf(world.resolve(catalog)).contains(QStringLiteral("holds no model")));
    }

    void latestIsWhatTheCatalogSays()
    {
        World world;
        world.add(QStringLiteral("openai/gpt-5"), QStringLiteral("gpt"), QStringLiteral("2025-08-01"));
        world.add(QStringLiteral("openai/gpt-6"), QStringLiteral("gpt"), QStringLiteral("2026-06-01"));
        world.rollingAliases = {{QStringLiteral("~openai/gpt-latest"), QStringLiteral("openai/gpt-5")}};
        world.request.model = QStringLiteral("~OpenAI/gpt-latest:floor");
        const Catalog catalog = world.snapshot();
        const Resolution resolution = world.resolve(catalog);
        QCOMPARE(idsOf(resolution), QStringList {QStringLiteral("openai/gpt-5")});
        QCOMPARE(resolution.strategy, QStringLiteral("latest"));
        QCOMPARE(resolution.models.first().why, QStringLiteral("~OpenAI/gpt-latest is now openai/gpt-5"));
        QVERIFY(resolution.models.first().name.isLatestAlias());
        QVERIFY(resolution.sort == SortBy::Price);
    }

    void latestIsElseTheNewestVisibleOfItsFamily_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("expected");
        QTest::newRow("newest") << ""
                                << "openai/gpt-6";
        QTest::newRow("newest is another name") << "rolling"
                                                << "openai/gpt-5";
        QTest::newRow("newest of another family") << "family"
                                                  << "openai/gpt-5";
        QTest::newRow("newest of another author") << "author"
                                                  << "openai/gpt-5";
        QTest::newRow("newest without a day") << "undated"
                                              << "openai/gpt-5";
        QTest::newRow("newest known by its listing") << "listed"
                                                     << "openai/gpt-6";
        QTest::newRow("newest retired today") << "retired"
                                              << "openai/gpt-5";
        QTest::newRow("newest retired tomorrow") << "retiring"
                                                 << "openai/gpt-6";
        QTest::newRow("newest deprecated") << "deprecated"
                                           << "openai/gpt-5";
        QTest::newRow("newest with an offer alone") << "free"
                                                    << "openai/gpt-5";
        QTest::newRow("newest without endpoints") << "bare"
                                                  << "openai/gpt-5";
        QTest::newRow("target of the catalog is another name") << "alias"
                                                               << "openai/gpt-6";
    }
    void latestIsElseTheNewestVisibleOfItsFamily()
    {
        QFETCH(QString, what);
        QFETCH(QString, expected);
        World world;
        world.add(QStringLiteral("openai/gpt-6"), QStringLiteral("gpt"), QStringLiteral("2026-06-01"));
        world.add(QStringLiteral("openai/gpt-5"), QStringLiteral("gpt"), QStringLiteral("2025-08-01"));
        ModelInfo &newest = world.models[world.models.size() - 2];
        if (what == QLatin1String("rolling"))
            newest.rolling = true;
        else if (what == QLatin1String("family"))
            newest.family = QStringLiteral("gpt-mini");
        else if (what == QLatin1String("author"))
            newest.author = QStringLiteral("azure");
        else if (what == QLatin1String("undated") || what == QLatin1String("listed"))
            newest.released.clear();
        if (what == QLatin1String("listed"))
            newest.listed = QStringLiteral("2026-06-02");
        else if (what == QLatin1String("retired"))
            newest.expirationDate = QStringLiteral("2026-07-01");
        else if (what == QLatin1String("retiring"))
            newest.expirationDate = QStringLiteral("2026-07-02");
        else if (what == QLatin1String("deprecated"))
            newest.endpoints.first().status = QStringLiteral("deprecated");
        else if (what == QLatin1String("free"))
            newest.endpoints.first().variant = QStringLiteral("free");
        else if (what == QLatin1String("bare"))
            newest.endpoints.clear();
        if (what == QLatin1String("alias")) {
            world.add(QStringLiteral("openai/gpt-chat-latest"), QStringLiteral("gpt"),
                      QStringLiteral("2026-07-01"));
            world.models.last().rolling = true;
            world.rollingAliases = {
                {QStringLiteral("~openai/gpt-latest"), QStringLiteral("openai/gpt-chat-latest")}};
        }
        world.request.model = QStringLiteral("~openai/gpt-latest");
        const Catalog catalog = world.snapshot();
        QCOMPARE(idsOf(world.resolve(catalog)), QStringList {expected});
    }

    void latestOfNobodyIsAnError()
    {
        World world;
        world.rollingAliases = {{QStringLiteral("~meta/llama-latest"), kModel}};
        const Catalog catalog = world.snapshot();
        world.request.model = QStringLiteral("~meta/lama-latest");
        const Resolution resolution = world.resolve(catalog);
        QCOMPARE(resolution.error->kind, ErrorKind::UnknownModel);
        QVERIFY(messageOf(resolution).contains(QStringLiteral("Did you mean '~meta/llama-latest'?")));
        for (const char *name : {"~meta/llama", "~llama-latest", "~"}) {
            world.request.model = QString::fromLatin1(name);
            QVERIFY2(world.resolve(catalog).error, name);
        }
    }

    void autoGivesItsModelsBeforeTheFallbacks_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("own") << "switchyard/auto";
        QTest::newRow("OpenRouter's") << "openrouter/auto";
        QTest::newRow("beta") << "openrouter/auto-beta";
        QTest::newRow("code") << "openrouter/pareto-code";
    }
    void autoGivesItsModelsBeforeTheFallbacks()
    {
        QFETCH(QString, name);
        World world;
        world.request.model = name + QStringLiteral(":nitro");
        world.request.fallbackModels = {kModel};
        world.settings.autoModels = {QStringLiteral("qwen/qwen")};
        const Catalog catalog = world.snapshot();
        const Resolution resolution = world.resolve(catalog);
        QCOMPARE(idsOf(resolution), (QStringList {QStringLiteral("qwen/qwen"), kModel}));
        QCOMPARE(resolution.strategy, QStringLiteral("auto"));
        QVERIFY(resolution.models.first().why.contains(QStringLiteral("task: ")));
        QVERIFY(resolution.sort == SortBy::Throughput);
        QVERIFY(resolution.admitPriority);
    }

    void freeRouterKeepsToWhatIsFree()
    {
        World world;
        world.request.model = QStringLiteral("openrouter/free");
        world.request.fallbackModels = {QStringLiteral("qwen/qwen")};
        const Catalog catalog = world.snapshot();
        const Resolution resolution = world.resolve(catalog);
        QCOMPARE(idsOf(resolution),
                 (QStringList {QStringLiteral("meta/llama:free"), QStringLiteral("only/free:free"),
                               QStringLiteral("qwen/qwen")}));
        QCOMPARE(resolution.strategy, QStringLiteral("free"));
        QVERIFY(resolution.models.first().freeOnly);
        QVERIFY(!resolution.models.last().freeOnly);
    }

    void routerModelHasNoOffer()
    {
        World world;
        world.request.model = QStringLiteral("switchyard/auto:free");
        const Catalog catalog = world.snapshot();
        QVERIFY(messageOf(world.resolve(catalog)).contains(QStringLiteral("switchyard/free")));
    }

    void routerThatFindsNobodySaysSo()
    {
        World world;
        world.request.model = QStringLiteral("openrouter/auto");
        world.models.clear();
        const Catalog catalog = world.snapshot();
        const Resolution resolution = world.resolve(catalog);
        QCOMPARE(httpStatusFor(*resolution.error), 404);
        QCOMPARE(messageOf(resolution),
                 QStringLiteral("No models match your request and model restrictions."));
    }

    void presetIsTheStrategyOfANamedModel_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("strategy");
        QTest::newRow("id") << kModel << "preset";
        QTest::newRow("alias") << "meta/llama-old"
                               << "preset";
        QTest::newRow("free router") << "switchyard/free"
                                     << "free";
    }
    void presetIsTheStrategyOfANamedModel()
    {
        QFETCH(QString, model);
        QFETCH(QString, strategy);
        World world;
        world.request.model = model;
        world.request.preset = QStringLiteral("work");
        const Catalog catalog = world.snapshot();
        QCOMPARE(world.resolve(catalog).strategy, strategy);
    }

    void requestsOwnSortAndOrderGoBeforeSuffixes()
    {
        World world;
        world.request.model = QStringLiteral("meta/llama:exacto");
        world.request.routing.sort = SortBy::Price;
        world.preferences.partition = Partition::None;
        const Catalog catalog = world.snapshot();
        Resolution resolution = world.resolve(catalog);
        QVERIFY(resolution.sort == SortBy::Price);
        QVERIFY(resolution.partition == Partition::None);

        world.request.model = QStringLiteral("meta/llama:nitro");
        QVERIFY(world.resolve(catalog).admitPriority);
        world.preferences.order = {QStringLiteral("p")};
        QVERIFY(!world.resolve(catalog).admitPriority);
        world.preferences.order.clear();
        world.request.extra.insert(QStringLiteral("service_tier"), QStringLiteral("default"));
        QVERIFY(!world.resolve(catalog).admitPriority);
    }

    void sortOfTheSettingsCountsWhereTheRequestNamesNone_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<SortBy>("request");
        QTest::addColumn<SortBy>("settings");
        QTest::addColumn<SortBy>("expected");
        QTest::newRow("nobody says") << kModel << SortBy::Default << SortBy::Default << SortBy::Default;
        QTest::newRow("settings") << kModel << SortBy::Default << SortBy::Latency << SortBy::Latency;
        QTest::newRow("suffix") << kModel + QStringLiteral(":floor") << SortBy::Default << SortBy::Latency
                                << SortBy::Price;
        QTest::newRow("request") << kModel << SortBy::Price << SortBy::Latency << SortBy::Price;
    }
    void sortOfTheSettingsCountsWhereTheRequestNamesNone()
    {
        QFETCH(QString, model);
        QFETCH(SortBy, request);
        QFETCH(SortBy, settings);
        QFETCH(SortBy, expected);
        World world;
        world.request.model = model;
        world.request.routing.sort = request;
        // As they are merged before: the request's own goes first.
        world.preferences.sort = request == SortBy::Default ? settings : request;
        const Catalog catalog = world.snapshot();
        QVERIFY(world.resolve(catalog).sort == expected);
    }

    void thinkingThatCannotBeSwitchedOff_data()
    {
        QTest::addColumn<QString>("effort");
        QTest::addColumn<bool>("byAlias");
        QTest::addColumn<bool>("mandatory");
        QTest::addColumn<QStringList>("efforts");
        QTest::addColumn<QString>("expected"); // empty: an error
        const QStringList levels {QStringLiteral("high"), QStringLiteral("low"), QStringLiteral("none")};
        QTest::newRow("alias takes the lowest") << "none" << true << true << levels << "low";
        QTest::newRow("alias, levels unknown") << "none" << true << true << QStringList() << "minimal";
        QTest::newRow("concrete name is refused") << "none" << false << true << levels << "";
        QTest::newRow("not mandatory") << "none" << false << false << levels << "none";
        QTest::newRow("another effort stays") << "high" << false << true << levels << "high";
        QTest::newRow("another effort of an alias stays") << "medium" << true << true << levels << "medium";
    }
    void thinkingThatCannotBeSwitchedOff()
    {
        QFETCH(QString, effort);
        QFETCH(bool, byAlias);
        QFETCH(bool, mandatory);
        QFETCH(QStringList, efforts);
        QFETCH(QString, expected);
        const ModelTraits traits {.efforts = efforts, .reasoningMandatory = mandatory};
        const auto asked = std::optional(ReasoningRequest {.effort = effort, .exclude = true});
        const auto result = reasoningFor(asked, traits, kModel, byAlias);
        QCOMPARE(result.ok(), !expected.isEmpty());
        if (!result) {
            QCOMPARE(result.error().kind, ErrorKind::BadRequest);
            QCOMPARE(result.error().parameter, QStringLiteral("reasoning"));
            QVERIFY(result.error().message.contains(QStringLiteral("'low'")));
            return;
        }
        QCOMPARE((*result)->effort, expected);
        QVERIFY((*result)->exclude);
    }

    void thinkingOffByItsSwitchIsTheSame()
    {
        const ModelTraits traits {.efforts = {QStringLiteral("medium")}, .reasoningMandatory = true};
        const auto off = std::optional(ReasoningRequest {.enabled = false});
        const auto result = reasoningFor(off, traits, kModel, true);
        QCOMPARE((*result)->effort, QStringLiteral("medium"));
        QVERIFY(!(*result)->enabled);
        QVERIFY(!reasoningFor(off, traits, kModel, false).ok());
        QVERIFY(!reasoningFor(std::nullopt, traits, kModel, false)->has_value());
    }
};

QTEST_APPLESS_MAIN(TestModelResolution)
#include "tst_model_resolution.moc"
