#include "core/model/regions.h"
#include "core/routing/route_words.h"
#include "tests/unit/routing/routing_world.h"

#include <QTest>

#include <functional>

using namespace core;

namespace {

const QString a = QStringLiteral("a");
const QString b = QStringLiteral("b");
const QString c = QStringLiteral("c");

using Change = std::function<void(RoutingWorld &)>;

/// Two endpoints of one price.
RoutingWorld twoEndpoints()
{
    return RoutingWorld({pricedEndpoint(a), pricedEndpoint(b)});
}

void askForTools(RoutingWorld &world)
{
    world.request.tools << ToolDefinition {.name = QStringLiteral("look_up")};
}

void askForJson(RoutingWorld &world)
{
    world.request.responseFormat = ResponseFormat {.kind = ResponseFormat::Kind::JsonObject};
}

} // namespace

class TestRouterFilters : public QObject
{
    Q_OBJECT

private slots:
    void onlyWhoSaysThatItDoesNotTrainMayBeAskedWhereTrainingIsForbidden_data()
    {
        QTest::addColumn<std::optional<bool>>("trains");
        QTest::addColumn<bool>("usable");
        QTest::newRow("trains") << std::optional(true) << false;
        QTest::newRow("does not train") << std::optional(false) << true;
        QTest::newRow("does not say") << std::optional<bool>() << false;
    }
    void onlyWhoSaysThatItDoesNotTrainMayBeAskedWhereTrainingIsForbidden()
    {
        QFETCH(std::optional<bool>, trains);
        QFETCH(bool, usable);
        RoutingWorld world({pricedEndpoint(a)});
        world.providers.first().dataPolicy = DataPolicy {.trainsOnData = trains, .retainsPrompts = true};
        QCOMPARE(world.order(), a);
        world.settings.denyTraining = true;
        QCOMPARE(world.order(), usable ? a : QString());
        QCOMPARE(world.excluded(), usable ? QString() : QStringLiteral("a:data_policy:no_training"));
    }

    void anEndpointsOwnPolicyGoesBeforeItsProviders()
    {
        RoutingWorld world({pricedEndpoint(a)});
        world.settings.denyTraining = true;
        world.providers.first().dataPolicy = DataPolicy {.trainsOnData = false};
        world.endpoint(0).dataPolicy = DataPolicy {.trainsOnData = true};
        QCOMPARE(world.order(), QString());
    }

    void aRequestCannotLoosenTheSettings()
    {
        RoutingWorld world = twoEndpoints();
        world.settings.denyTraining = true;
        world.settings.ignore = {b};
        world.request.routing.denyTraining = false;
        world.request.routing.only = {a, b};
        world.providers.first().dataPolicy = DataPolicy {.trainsOnData = true};
        QCOMPARE(world.order(), QString());
    }

    void dataStaysInTheWantedRegions_data()
    {
        QTest::addColumn<QString>("region");
        QTest::addColumn<QStringList>("countries");
        QTest::addColumn<QStringList>("wanted");
        QTest::addColumn<bool>("usable");
        const auto row = [](const char *name, const char *region, const QStringList &countries,
                            const QStringList &wanted, bool usable) {
            QTest::newRow(name) << QString::fromLatin1(region) << countries << wanted << usable;
        };
        const QString eu = QStringLiteral("eu");
        const QString us = QStringLiteral("us");
        const QString de = QStringLiteral("DE");
        row("Amazon, Ireland", "eu-west-1", {}, {eu}, true);
        row("Amazon, London", "eu-west-2", {}, {eu}, false);
        row("Amazon, Zurich", "eu-central-2", {}, {eu}, false);
        row("Google, Netherlands", "europe-west4", {}, {eu}, true);
        row("Google, London", "europe-west2", {}, {eu}, false);
        row("Azure, Sweden", "swedencentral", {}, {eu}, true);
        row("Azure, Switzerland", "switzerlandnorth", {}, {eu}, false);
        row("Azure, Switzerland, wanted", "switzerlandnorth", {}, {QStringLiteral("ch")}, true);
        row("Azure, Singapore, is not in the US", "southeastasia", {}, {us}, false);
        row("Azure, Virginia", "eastus2", {}, {us}, true);
        row("Google, Ohio", "us-east5", {}, {us}, true);
        row("any case", "EU-West-1", {}, {QStringLiteral("EU")}, true);
        row("by its whole name", "us-east5", {}, {QStringLiteral("us-east5")}, true);
        row("its neighbour", "us-east4", {}, {QStringLiteral("us-east5")}, false);
        row("one of several", "us-east4", {}, {eu, us}, true);
        row("anywhere", "global", {}, {us}, false);
        row("the region goes before the countries", "us-east-1", {de}, {eu}, false);
        row("a country of the Union", "", {de}, {eu}, true);
        row("another", "", {QStringLiteral("CH")}, {eu}, false);
        row("a country by itself", "", {QStringLiteral("CH")}, {QStringLiteral("ch")}, true);
        row("all countries must lie within", "", {de, QStringLiteral("US")}, {eu}, false);
        row("each in one of the wanted", "", {de, QStringLiteral("US")}, {eu, us}, true);
        row("nobody says where", "", {}, {eu}, false);
        row("no wish", "", {}, {}, true);
    }
    void dataStaysInTheWantedRegions()
    {
        QFETCH(QString, region);
        QFETCH(QStringList, countries);
        QFETCH(QStringList, wanted);
        QFETCH(bool, usable);
        RoutingWorld world({pricedEndpoint(a)});
        world.endpoint(0).region = region;
        world.providers.first().datacenters = countries;
        world.settings.regions = wanted;
        const RoutePlan plan = world.plan();
        QCOMPARE(!plan.candidates.isEmpty(), usable);
        if (!usable)
            QCOMPARE(plan.exclusions.first().reason, ExclusionReason::Region);
    }

    void anEmptyRegionTakesInNothing()
    {
        // London is in no area at all; neither is a wish that says nothing.
        QVERIFY(!isRegionWithin(QStringLiteral("eu-west-2"), QString()));
        QVERIFY(!isRegionWithin(QString(), QString()));
    }

    void requiredParametersMustBePromised_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<bool>("usable");
        const auto row = [](const char *name, bool usable, const Change &change) {
            QTest::newRow(name) << change << usable;
        };
        row("nothing sent", true, [](RoutingWorld &) {});
        row("on its list", true, [](RoutingWorld &world) {
            world.request.sampling.seed = 7;
            world.endpoint(0).supportedParameters = {QStringLiteral("seed")};
        });
        row("not on its list", false, [](RoutingWorld &world) {
            world.request.sampling.seed = 7;
            world.endpoint(0).supportedParameters = {QStringLiteral("temperature")};
        });
        row("one of two", false, [](RoutingWorld &world) {
            world.request.sampling.seed = 7;
            world.request.sampling.topK = 5;
            world.endpoint(0).supportedParameters = {QStringLiteral("seed")};
        });
        row("nobody says", false, [](RoutingWorld &world) { world.request.sampling.seed = 7; });
        row("by what it can do", true, [](RoutingWorld &world) {
            askForTools(world);
            world.endpoint(0).capabilities.tools = true;
        });
        row("by what it cannot", false, [](RoutingWorld &world) {
            askForTools(world);
            world.endpoint(0).capabilities.tools = false;
        });
        row("by another name of the parameter", true, [](RoutingWorld &world) {
            world.request.maxTokens = 100;
            world.endpoint(0).supportedParameters = {QStringLiteral("max_completion_tokens")};
        });
        row("not by the model's list alone", false, [](RoutingWorld &world) {
            world.request.sampling.seed = 7;
            world.models.first().supportedParameters = {QStringLiteral("seed")};
        });
        row("plain text is no wish for a format", true, [](RoutingWorld &world) {
            world.request.responseFormat = ResponseFormat {};
            world.endpoint(0).supportedParameters = {QStringLiteral("seed")};
        });
    }
    void requiredParametersMustBePromised()
    {
        QFETCH(Change, change);
        QFETCH(bool, usable);
        RoutingWorld world({pricedEndpoint(a)});
        change(world);
        QCOMPARE(world.order(), a); // what is not taken is left out, unless it is required
        world.request.routing.requireParameters = true;
        QCOMPARE(world.order(), usable ? a : QString());
        if (!usable)
            QCOMPARE(world.excluded(), QStringLiteral("a:require_parameters"));
    }

    void whereSomeTakeAParameterTheOthersAreLeftOut_data()
    {
        QTest::addColumn<Change>("ask");
        QTest::addColumn<QString>("parameter");
        QTest::newRow("tools") << Change(askForTools) << QStringLiteral("tools");
        QTest::newRow("response format") << Change(askForJson) << QStringLiteral("response_format");
        QTest::newRow("verbosity") << Change([](RoutingWorld &world) {
            world.request.extra.insert(QLatin1String("verbosity"), QStringLiteral("low"));
        }) << QStringLiteral("verbosity");
    }
    void whereSomeTakeAParameterTheOthersAreLeftOut()
    {
        QFETCH(Change, ask);
        QFETCH(QString, parameter);
        RoutingWorld world({pricedEndpoint(a), pricedEndpoint(b), pricedEndpoint(c)});
        const QStringList others {QStringLiteral("seed")};
        world.endpoint(0).supportedParameters = others;
        world.endpoint(1).supportedParameters = {parameter};
        QCOMPARE(world.order(), QStringLiteral("a b c"));
        ask(world);
        QCOMPARE(world.order(), QStringLiteral("b c")); // c says nothing
        QCOMPARE(world.excluded(), QStringLiteral("a:parameter_preference"));
        // Nobody takes it: it is left out, and the model stays.
        world.endpoint(1).supportedParameters = others;
        QCOMPARE(world.order(), QStringLiteral("a b c"));
    }

    void otherParametersExcludeNobody()
    {
        RoutingWorld world = twoEndpoints();
        world.endpoint(0).supportedParameters = {QStringLiteral("temperature")};
        world.endpoint(1).supportedParameters = {QStringLiteral("seed")};
        world.request.sampling.seed = 7;
        QCOMPARE(world.order(), QStringLiteral("a b"));
    }

    void twoWishesThatNobodyMeetsAtOnceLeaveSomebody()
    {
        RoutingWorld world = twoEndpoints();
        world.endpoint(0).supportedParameters = {QStringLiteral("response_format")};
        world.endpoint(1).supportedParameters = {QStringLiteral("tools")};
        askForTools(world);
        askForJson(world);
        QCOMPARE(world.order(), b);
    }

    void peersAreThoseThatTheFiltersLeft()
    {
        RoutingWorld world = twoEndpoints();
        world.endpoint(0).supportedParameters = {QStringLiteral("seed")};
        world.endpoint(1).supportedParameters = {QStringLiteral("tools")};
        askForTools(world);
        world.settings.ignore = {b};
        QCOMPARE(world.order(), a);
    }

    // The table of openrouter-spec §4.8, line by line. a has a usual endpoint ($2), priority ($4) and flex
    // ($1), b only a usual one ($3).
    void serviceTiers_data()
    {
        QTest::addColumn<Change>("ask");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *expected, const Change &ask) {
            QTest::newRow(name) << ask << QString::fromLatin1(expected);
        };
        const auto tier = [](const char *name) {
            return [name](RoutingWorld &world) {
                world.request.extra.insert(QLatin1String("service_tier"), QString::fromLatin1(name));
            };
        };
        row("nothing", "a b", [](RoutingWorld &) {});
        row("default", "a b", tier("default"));
        row("auto", "a b", tier("auto"));
        row("scale", "a b", tier("scale"));
        row("priority", "a/priority a b", tier("priority"));
        row("fast", "a/priority a b", tier("fast"));
        row("Anthropic's speed", "a/priority a b", [](RoutingWorld &world) {
            world.request.extra.insert(QLatin1String("speed"), QStringLiteral("fast"));
        });
        row("flex", "a/flex", tier("flex"));
        row("flex where there is none", "b", [tier](RoutingWorld &world) {
            tier("flex")(world);
            world.request.routing.only = {b};
        });
        row("only a tier", "a/priority",
            [](RoutingWorld &world) { world.request.routing.only = {QStringLiteral("a/priority")}; });
        row("only the provider", "a", [](RoutingWorld &world) { world.request.routing.only = {a}; });
        row("order with a tier", "a/flex a b",
            [](RoutingWorld &world) { world.request.routing.order = {QStringLiteral("a/flex")}; });
        row("order with the provider", "a b", [](RoutingWorld &world) { world.request.routing.order = {a}; });
        row("ignoring the provider leaves its tier", "a/priority b", [tier](RoutingWorld &world) {
            tier("priority")(world);
            world.request.routing.ignore = {a};
        });
        row("sort", "a b", [](RoutingWorld &world) { world.request.routing.sort = SortBy::Price; });
        row("flex is not given up for a parameter", "a/flex", [tier](RoutingWorld &world) {
            tier("flex")(world);
            askForTools(world);
            world.endpoint(0).supportedParameters = {QStringLiteral("tools")};
            world.endpoint(2).supportedParameters = {QStringLiteral("seed")};
        });
    }
    void serviceTiers()
    {
        QFETCH(Change, ask);
        QFETCH(QString, expected);
        RoutingWorld world({pricedEndpoint(a, QStringLiteral("2")),
                            taggedEndpoint(a, QStringLiteral("priority"), QStringLiteral("4")),
                            taggedEndpoint(a, QStringLiteral("flex"), QStringLiteral("1")),
                            pricedEndpoint(b, QStringLiteral("3"))});
        ask(world);
        QCOMPARE(world.order(), expected);
    }

    void eachGroupOfThePriorityTierIsByThroughput()
    {
        RoutingWorld world({pricedEndpoint(a), pricedEndpoint(b), pricedEndpoint(c),
                            taggedEndpoint(a, QStringLiteral("priority")),
                            taggedEndpoint(b, QStringLiteral("priority"))});
        const auto measure = [&world](const char *id, int tokensASecond) {
            for (int i = 0; i < 20; ++i)
                world.stats.record(
                    QStringLiteral("meta/llama|") + QString::fromLatin1(id),
                    {.ttftSeconds = 1, .durationSeconds = 1, .completionTokens = tokensASecond}, world.now);
        };
        measure("a", 10);
        measure("b", 30);
        measure("c", 20);
        measure("a/priority", 40);
        measure("b/priority", 60);
        world.request.extra.insert(QLatin1String("service_tier"), QStringLiteral("priority"));
        QCOMPARE(world.order(), QStringLiteral("b/priority a/priority b c a"));
    }

    void theTiersWordGoesToItsEndpointAlone()
    {
        RoutingWorld world({pricedEndpoint(a), taggedEndpoint(a, QStringLiteral("priority"))});
        world.request.extra.insert(QLatin1String("service_tier"), QStringLiteral("priority"));
        const RoutePlan plan = world.plan();
        QCOMPARE(plan.candidates.at(0).target.extraBody.value(QLatin1String("service_tier")).toString(),
                 QStringLiteral("priority"));
        QVERIFY(plan.candidates.at(1).target.quirks.drop.contains(QStringLiteral("service_tier")));
        QVERIFY(!plan.candidates.at(0).target.quirks.drop.contains(QStringLiteral("service_tier")));
    }

    void aVariantThatWasNotAskedForIsLeftOut()
    {
        EndpointInfo free = pricedEndpoint(b, QStringLiteral("0"), QStringLiteral("0"));
        free.variant = QStringLiteral("free");
        RoutingWorld world({pricedEndpoint(a), free});
        QCOMPARE(world.order(), a);
        QVERIFY2(world.excluded().endsWith(QStringLiteral(":variant")), qPrintable(world.excluded()));
    }

    void modelsMayBeAllowedAndLeftOutByPattern_data()
    {
        QTest::addColumn<QStringList>("only");
        QTest::addColumn<QStringList>("ignored");
        QTest::addColumn<bool>("usable");
        const QStringList any;
        QTest::newRow("no lists") << any << any << true;
        QTest::newRow("allowed by its id") << QStringList {QStringLiteral("meta/llama")} << any << true;
        QTest::newRow("allowed by its author") << QStringList {QStringLiteral("meta/*")} << any << true;
        QTest::newRow("another is allowed") << QStringList {QStringLiteral("openai/*")} << any << false;
        QTest::newRow("left out") << any << QStringList {QStringLiteral("*/LLAMA")} << false;
        QTest::newRow("another is left out") << any << QStringList {QStringLiteral("meta/llama-2")} << true;
        QTest::newRow("both") << QStringList {QStringLiteral("meta/*")}
                              << QStringList {QStringLiteral("meta/llama")} << false;
    }
    void modelsMayBeAllowedAndLeftOutByPattern()
    {
        QFETCH(QStringList, only);
        QFETCH(QStringList, ignored);
        QFETCH(bool, usable);
        RoutingWorld world({pricedEndpoint(a)});
        world.settings.onlyModels = only;
        world.settings.ignoredModels = ignored;
        const RoutePlan plan = world.plan();
        QCOMPARE(!plan.candidates.isEmpty(), usable);
        if (!usable)
            QCOMPARE(plan.exclusions.first().reason, ExclusionReason::ModelNotAllowed);
    }

    void answersToLearnFromComeFromOpenWeightsOnly_data()
    {
        QTest::addColumn<std::optional<bool>>("open");
        QTest::addColumn<bool>("usable");
        QTest::newRow("open") << std::optional(true) << true;
        QTest::newRow("closed") << std::optional(false) << false;
        QTest::newRow("nobody says") << std::optional<bool>() << false;
    }
    void answersToLearnFromComeFromOpenWeightsOnly()
    {
        QFETCH(std::optional<bool>, open);
        QFETCH(bool, usable);
        RoutingWorld world({pricedEndpoint(a)});
        world.models.first().openWeights = open;
        QCOMPARE(world.order(), a);
        world.request.routing.distillableOnly = true;
        QCOMPARE(world.order(), usable ? a : QString());
        if (!usable)
            QCOMPARE(world.plan().exclusions.first().reason, ExclusionReason::Distillable);
    }

    void picturesAndSoundMayCostSoMuch_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<bool>("usable");
        const auto row = [](const char *name, bool usable, const Change &change) {
            QTest::newRow(name) << change << usable;
        };
        const auto image = [](const char *price) {
            return [price](RoutingWorld &world) {
                world.request.messages.first().content << ImagePart {QStringLiteral("https://x.example/a")};
                world.settings.maxImagePrice = Money::fromDecimal(u"0.01");
                if (*price)
                    world.endpoint(0).pricing.base.image = Money::fromDecimal(QString::fromLatin1(price));
            };
        };
        const auto audio = [](const char *price) {
            return [price](RoutingWorld &world) {
                world.request.messages.first().content
                    << AudioPart {QStringLiteral("AAAA"), QStringLiteral("wav")};
                world.settings.maxAudioPrice = Money::fromDecimal(u"0.00001");
                if (*price)
                    world.endpoint(0).pricing.base.audioInput =
                        Money::fromDecimal(QString::fromLatin1(price));
            };
        };
        row("picture at the limit", true, image("0.01"));
        row("picture just above", false, image("0.010000000001"));
        row("picture without a price of its own", true, image(""));
        row("sound at the limit", true, audio("0.00001"));
        row("sound just above", false, audio("0.000010000001"));
        row("sound at the price of text", true, audio(""));
        row("dear sound at the price of text", false, [audio](RoutingWorld &world) {
            audio("")(world);
            world.settings.maxAudioPrice = Money::fromDecimal(u"0.0000001");
        });
        row("dear pictures do not matter to text", true, [](RoutingWorld &world) {
            world.settings.maxImagePrice = Money();
            world.settings.maxAudioPrice = Money();
            world.endpoint(0).pricing.base.image = Money::fromDecimal(u"9");
        });
    }
    void picturesAndSoundMayCostSoMuch()
    {
        QFETCH(Change, change);
        QFETCH(bool, usable);
        RoutingWorld world({pricedEndpoint(a)});
        change(world);
        QCOMPARE(world.order(), usable ? a : QString());
        if (!usable)
            QCOMPARE(world.excluded(), QStringLiteral("a:max_price"));
    }

    void aKeyIsForTheModelsOfItsPatterns_data()
    {
        QTest::addColumn<QStringList>("first");
        QTest::addColumn<QStringList>("second");
        QTest::addColumn<QString>("keys");
        const QStringList any;
        const QStringList meta {QStringLiteral("openai/*"), QStringLiteral("meta/*")};
        const QStringList other {QStringLiteral("openai/*"), QStringLiteral("google/*")};
        QTest::newRow("both for all") << any << any << QStringLiteral("one two");
        QTest::newRow("one of several patterns") << meta << any << QStringLiteral("one two");
        QTest::newRow("the first is for others") << other << meta << QStringLiteral("two");
        QTest::newRow("the second is for others") << meta << other << QStringLiteral("one");
        QTest::newRow("both are for others") << other << other << QString();
    }
    void aKeyIsForTheModelsOfItsPatterns()
    {
        QFETCH(QStringList, first);
        QFETCH(QStringList, second);
        QFETCH(QString, keys);
        RoutingWorld world({pricedEndpoint(a)});
        world.keys[a] = {{.name = QStringLiteral("one"), .models = first},
                         {.name = QStringLiteral("two"), .models = second}};
        QCOMPARE(world.keyOrder(), keys);
        if (keys.isEmpty())
            QCOMPARE(world.plan().exclusions.first().reason, ExclusionReason::NoKey);
    }

    void unknownPricesStandBehindAllKnownOnesHoweverMany()
    {
        constexpr int kOfEach = 40;
        QList<EndpointInfo> endpoints;
        for (int i = 0; i < kOfEach; ++i) {
            endpoints << pricedEndpoint(QStringLiteral("known%1").arg(i), QString::number(kOfEach - i));
            endpoints << pricedEndpoint(QStringLiteral("unknown%1").arg(i));
            endpoints.last().pricing = {};
        }
        const RoutePlan plan = RoutingWorld(endpoints).plan();
        QCOMPARE(plan.candidates.size(), qsizetype(2 * kOfEach));
        for (int i = 0; i < kOfEach; ++i) {
            const RouteCandidate &known = plan.candidates.at(i);
            QCOMPARE(known.endpoint, QStringLiteral("known%1").arg(kOfEach - 1 - i));
            QCOMPARE(known.place.number, i + 1);
            QCOMPARE(known.place.of, 2 * kOfEach);
            QCOMPARE(plan.candidates.at(kOfEach + i).place.rule, PlaceRule::UnknownPrice);
        }
    }

    // A failure counts as an outage for half a minute, in buckets of five seconds.
    void anOutageIsForgottenAfterHalfAMinute_data()
    {
        QTest::addColumn<qint64>("age");
        QTest::addColumn<bool>("trouble");
        QTest::newRow("now") << qint64(0) << true;
        QTest::newRow("just below half a minute") << qint64(29'999) << true;
        QTest::newRow("half a minute") << qint64(30'000) << false;
    }
    void anOutageIsForgottenAfterHalfAMinute()
    {
        QFETCH(qint64, age);
        QFETCH(bool, trouble);
        RoutingWorld world({pricedEndpoint(a), pricedEndpoint(b, QStringLiteral("2"), QStringLiteral("2"))});
        world.stats.record(QStringLiteral("meta/llama|a"), {.kind = OutcomeKind::Failure}, world.now);
        world.now += Milliseconds(age);
        QCOMPARE(world.order(), trouble ? QStringLiteral("b a") : QStringLiteral("a b"));
        QCOMPARE(world.plan().candidates.at(trouble ? 1 : 0).place.trouble, trouble);
    }

    void fourOfFiveRequestsMustSucceed()
    {
        RoutingWorld world({pricedEndpoint(a), pricedEndpoint(b, QStringLiteral("2"), QStringLiteral("2"))});
        const QString id = QStringLiteral("meta/llama|a");
        world.stats.record(id, {.kind = OutcomeKind::Failure}, world.now);
        for (int i = 0; i < 3; ++i)
            world.stats.record(id, {}, world.now);
        QCOMPARE(world.order(), QStringLiteral("b a")); // three of four
        world.stats.record(id, {}, world.now);
        QCOMPARE(world.order(), QStringLiteral("a b")); // four of five
        // What was refused for its number says nothing about whether the endpoint works.
        for (int i = 0; i < 10; ++i)
            world.stats.record(id, {.kind = OutcomeKind::RateLimited}, world.now);
        QCOMPARE(world.order(), QStringLiteral("a b"));
    }
};

QTEST_APPLESS_MAIN(TestRouterFilters)
#include "tst_router_filters.moc"
