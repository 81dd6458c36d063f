#include "core/catalog/catalog.h"
#include "core/routing/route_words.h"
#include "core/routing/router.h"
#include "tests/unit/tokens/four_byte_counter.h"

#include <QTest>

#include <functional>
#include <limits>
#include <optional>

using namespace core;

namespace {

constexpr TimePoint kNow {Milliseconds(1'000'000)};
const QString kModel = QStringLiteral("meta/llama");

/// `prompt` and `completion` in dollars per million tokens; empty = unknown.
EndpointInfo endpoint(const QString &provider, const QString &prompt = QStringLiteral("1"),
                      const QString &completion = QStringLiteral("1"))
{
    EndpointInfo one;
    one.providerId = provider;
    one.providerModelId = QStringLiteral("llama");
    if (!prompt.isEmpty()) {
        one.pricing.base.prompt = Money::fromDecimal(prompt + QStringLiteral("e-6"));
        one.pricing.base.completion = Money::fromDecimal(completion + QStringLiteral("e-6"));
    }
    return one;
}

ProviderInfo provider(const QString &id)
{
    ProviderInfo one;
    one.id = id;
    one.name = id.toUpper();
    one.kind = QStringLiteral("inference");
    one.protocol = QStringLiteral("openai-chat");
    one.baseUrl = QStringLiteral("https://%1.example/v1/").arg(id);
    return one;
}

ModelInfo model(const QString &id, const QList<EndpointInfo> &endpoints)
{
    ModelInfo one;
    one.id = id;
    one.name = id;
    one.type = QStringLiteral("chat");
    one.endpoints = endpoints;
    return one;
}

/// Everything that planRoute() looks at, with a key for each of the providers a, b, c and d.
struct World {
    QList<ModelInfo> models;
    QList<ProviderInfo> providers;
    ChatRequest request;
    QHash<QString, QList<KeyFacts>> keys;
    RoutingPreferences settings;
    QStringList protocols {QStringLiteral("openai-chat")};
    QStringList allowedModels;
    QStringList allowedProviders;
    RoutingInput::BudgetCheck budget;
    HealthTable health;
    int minuteOfDay = 0;

    explicit World(const QList<EndpointInfo> &endpoints)
    {
        models << model(kModel, endpoints);
        for (const char *id : {"a", "b", "c", "d"}) {
            providers << provider(QString::fromLatin1(id));
            keys[QString::fromLatin1(id)] << KeyFacts {QStringLiteral("work")};
        }
        request.model = kModel;
        request.messages << Message::text(Role::User, QString(4'000, QLatin1Char('x'))); // 1,000 tokens
    }

    RoutePlan plan() const
    {
        const Catalog catalog(models, providers);
        return planRoute({.request = request,
                          .catalog = catalog,
                          .keys = keys,
                          .settings = settings,
                          .protocols = protocols,
                          .allowedModels = allowedModels,
                          .allowedProviders = allowedProviders,
                          .health = health,
                          .tokens = fourByteCounter(),
                          .now = kNow,
                          .minuteOfDayUtc = minuteOfDay,
                          .budget = budget});
    }
    /// Endpoints of the candidates in order, such as `b a/turbo`.
    QString order() const
    {
        QStringList names;
        for (const RouteCandidate &candidate : plan().candidates)
            names << candidate.endpoint;
        return names.join(u' ');
    }
    void breakCircuit(const QString &candidateId)
    {
        health.reportFailure(candidateId, health.admit(candidateId, kNow),
                             {.kind = ErrorKind::RateLimited, .message = {}, .httpStatus = 429}, kNow);
    }
};

const QString a = QStringLiteral("a");
const QString b = QStringLiteral("b");
const QString c = QStringLiteral("c");
const QString d = QStringLiteral("d");

} // namespace

class TestRouter : public QObject
{
    Q_OBJECT

private slots:
    void cheapestComesFirstAndSaysSo()
    {
        World world({endpoint(a, QStringLiteral("3"), QStringLiteral("3")),
                     endpoint(b, QStringLiteral("0.15"), QStringLiteral("0.6")), endpoint(c, QString())});
        const RoutePlan plan = world.plan();
        QCOMPARE(world.order(), QStringLiteral("b a c"));
        QVERIFY(!plan.error);
        const RouteCandidate &first = plan.candidates.first();
        QVERIFY2(whyInWords(first).contains(QStringLiteral("cheapest of 3 healthy endpoint")),
                 qPrintable(whyInWords(first)));
        QVERIFY2(whyInWords(first).contains(QStringLiteral("$0.15/M in, $0.6/M out")),
                 qPrintable(whyInWords(first)));
        QVERIFY(whyInWords(plan.candidates.at(1)).contains(QStringLiteral("number 2 by price of 3")));
        // 1,000 prompt tokens and an assumed answer of 500.
        QCOMPARE(first.estimatedCost->toDecimal(), QStringLiteral("0.00045"));
        QVERIFY(!plan.candidates.last().estimatedCost);
        QVERIFY(whyInWords(plan.candidates.last()).contains(QStringLiteral("known price")));
    }

    void askedAnswerLengthDecidesWhichIsCheaper()
    {
        World world({endpoint(a, QStringLiteral("0.1"), QStringLiteral("9")),
                     endpoint(b, QStringLiteral("2"), QStringLiteral("1"))});
        world.request.maxTokens = 10;
        QCOMPARE(world.order(), QStringLiteral("a b"));
        world.request.maxTokens = 10'000;
        QCOMPARE(world.order(), QStringLiteral("b a"));
    }

    void priceOfThisHourAndThisPromptDecides()
    {
        EndpointInfo nightly = endpoint(a, QStringLiteral("5"));
        nightly.pricing.windows << PriceWindow {
            16 * 60, 60, {.prompt = Money::fromDecimal(u"1e-7"), .completion = Money::fromDecimal(u"1e-7")}};
        EndpointInfo tiered = endpoint(c, QStringLiteral("0.5"), QStringLiteral("0.5"));
        tiered.pricing.tiers << PriceTier {999, {.prompt = Money::fromDecimal(u"9e-6")}};
        World world({nightly, endpoint(b), tiered});
        world.minuteOfDay = 12 * 60;
        QCOMPARE(world.order(), QStringLiteral("b a c"));
        world.minuteOfDay = 30;
        QCOMPARE(world.order(), QStringLiteral("a b c"));
        world.request.messages = {Message::text(Role::User, QStringLiteral("short"))};
        QCOMPARE(world.order(), QStringLiteral("a c b"));
    }

    void equalPricesAreInOrderOfNameAndDeprecatedOnesLast()
    {
        EndpointInfo old = endpoint(a);
        old.status = QStringLiteral("deprecated");
        World world({old, endpoint(c), endpoint(b), endpoint(d, QStringLiteral("2"))});
        QCOMPARE(world.order(), QStringLiteral("b c a d"));
        QVERIFY(whyInWords(world.plan().candidates.at(2)).contains(QStringLiteral("deprecated")));
    }

    void openCircuitIsSetBackButNotDropped()
    {
        World world({endpoint(a), endpoint(b, QStringLiteral("2")), endpoint(c, QStringLiteral("3"))});
        world.breakCircuit(world.plan().candidates.first().id);
        QCOMPARE(world.order(), QStringLiteral("b c a"));
        const RoutePlan plan = world.plan();
        QVERIFY(whyInWords(plan.candidates.first()).contains(QStringLiteral("cheapest of 2 healthy")));
        const QString why = whyInWords(plan.candidates.last());
        QVERIFY2(why.contains(QStringLiteral("10 second"))
                     && why.contains(QStringLiteral("rate limited (429)")),
                 qPrintable(why));
    }

    void orderIsFollowedBeforePrice()
    {
        EndpointInfo turbo = endpoint(c, QStringLiteral("8"));
        turbo.tag = QStringLiteral("turbo");
        World world({endpoint(a), endpoint(b, QStringLiteral("5")), endpoint(c, QStringLiteral("9")), turbo});
        world.request.routing.order = {QStringLiteral("B"), QStringLiteral("nobody"),
                                       QStringLiteral("c/turbo")};
        QCOMPARE(world.order(), QStringLiteral("b c/turbo a c"));
        QVERIFY(whyInWords(world.plan().candidates.at(0)).contains(QStringLiteral("named by `order` (B)")));
        QVERIFY(whyInWords(world.plan().candidates.at(2)).contains(QStringLiteral("cheapest of 2")));
        // A base slug names all its offers, the cheaper first.
        world.request.routing.order = {c};
        QCOMPARE(world.order(), QStringLiteral("c/turbo c a b"));
    }

    void withoutFallbacksOnlyTheFirstIsTried()
    {
        World world({endpoint(a), endpoint(b), endpoint(c)});
        world.request.routing.allowFallbacks = false;
        QCOMPARE(world.order(), a);
        QCOMPARE(world.plan().exclusions.size(), 2);
        QCOMPARE(world.plan().exclusions.first().reason, ExclusionReason::FallbacksOff);
        world.request.routing.order = {c, b};
        QCOMPARE(world.order(), QStringLiteral("c b"));
        world.request.routing.order = {QStringLiteral("nobody")};
        QCOMPARE(world.plan().error->kind, ErrorKind::NoRoute);
    }

    void severalKeysAreTriedByPriorityThenName()
    {
        World world({endpoint(a), endpoint(b, QStringLiteral("2"))});
        world.keys[a] = {
            {QStringLiteral("zoe"), 1}, {QStringLiteral("spare"), 2}, {QStringLiteral("anna"), 1}};
        QStringList keys;
        for (const RouteCandidate &candidate : world.plan().candidates)
            keys << candidate.keyName;
        QCOMPARE(keys, QStringList({QStringLiteral("anna"), QStringLiteral("zoe"), QStringLiteral("spare"),
                                    QStringLiteral("work")}));
        const RoutePlan plan = world.plan();
        QVERIFY(whyInWords(plan.candidates.first()).contains(QStringLiteral("cheapest of 2 healthy")));
        QVERIFY(whyInWords(plan.candidates.first()).contains(QStringLiteral("key 'anna'")));
        QVERIFY(plan.candidates.first().id != plan.candidates.at(1).id);
        QVERIFY(plan.candidates.first().id.startsWith(candidateIdPrefix(a, QStringLiteral("anna"))));
    }

    void brokenKeyLetsTheProvidersOtherKeyGoFirst()
    {
        World world({endpoint(a), endpoint(b, QStringLiteral("2"))});
        world.keys[a] = {{QStringLiteral("one"), 1}, {QStringLiteral("two"), 2}};
        world.breakCircuit(world.plan().candidates.first().id);
        const RoutePlan plan = world.plan();
        QCOMPARE(plan.candidates.first().keyName, QStringLiteral("two"));
        QCOMPARE(plan.candidates.last().keyName, QStringLiteral("one"));
    }

    void embeddingsAreRankedByTheirPromptAlone()
    {
        // Their rows have no price for an answer, and no limit of one's own for answers shuts them out.
        World world({endpoint(a, QStringLiteral("3")), endpoint(b, QStringLiteral("1"))});
        for (EndpointInfo &one : world.models.first().endpoints) {
            one.pricing.base.completion.reset();
            one.contextLength = 10;
        }
        world.models.first().type = QStringLiteral("embedding");
        world.protocols << QStringLiteral("openai-embeddings");
        world.settings.maxCompletionPrice = Money::fromDecimal(u"0.000001");
        world.request.messages.clear();
        world.request.raw =
            RawRequest {.body = "{\"input\":\"" + QByteArray(4'000, 'x') + "\"}"}; // 1,000 tokens
        QCOMPARE(world.order(), QStringLiteral("b a"));
        QCOMPARE(world.plan().candidates.first().estimatedCost, Money::fromDecimal(u"0.001"));
        world.settings.maxPromptPrice = Money::fromDecimal(u"0.000002");
        QCOMPARE(world.order(), QStringLiteral("b"));
    }

    void refusalsHaveReasonAndFigures_data()
    {
        QTest::addColumn<ExclusionReason>("reason");
        QTest::addColumn<QString>("figure");
        using Change = std::function<void(World &, EndpointInfo &, ProviderInfo &)>;
        QTest::addColumn<Change>("change");
        const auto row = [](const char *name, ExclusionReason reason, const char *figure,
                            const Change &change) {
            QTest::newRow(name) << reason << QString::fromLatin1(figure) << change;
        };
        using Reason = ExclusionReason;
        row("other protocol family", Reason::NotForChat, "openai-images",
            [](World &, EndpointInfo &one, ProviderInfo &) {
                one.protocol = QStringLiteral("openai-images");
            });
        row("protocol without codec", Reason::ProtocolNotSpoken, "bedrock-converse",
            [](World &, EndpointInfo &one, ProviderInfo &) {
                one.protocol = QStringLiteral("bedrock-converse");
            });
        row("provider's protocol without codec", Reason::ProtocolNotSpoken, "cohere-v2",
            [](World &, EndpointInfo &, ProviderInfo &owner) {
                owner.protocol = QStringLiteral("cohere-v2");
            });
        row("the other protocol has another address", Reason::ProtocolNotSpoken, "ollama",
            [](World &, EndpointInfo &, ProviderInfo &owner) {
                owner.protocol = QStringLiteral("ollama");
                owner.protocols = {QStringLiteral("ollama"), QStringLiteral("openai-chat")};
            });
        row("the endpoint's own list leaves it out", Reason::ProtocolNotSpoken, "openai-responses",
            [](World &, EndpointInfo &one, ProviderInfo &owner) {
                owner.protocol = QStringLiteral("openai-responses");
                owner.protocols = {QStringLiteral("openai-responses"), QStringLiteral("openai-chat")};
                one.protocols = {QStringLiteral("openai-responses")};
            });
        row("not direct", Reason::NotDirect, "key",
            [](World &, EndpointInfo &one, ProviderInfo &) { one.direct = false; });
        row("no address", Reason::NoAddress, "providers.a.base_url",
            [](World &, EndpointInfo &, ProviderInfo &owner) { owner.baseUrl.clear(); });
        row("address with a gap", Reason::NoAddress, "AZURE_RESOURCE_NAME is missing",
            [](World &, EndpointInfo &, ProviderInfo &owner) {
                owner.baseUrl = QStringLiteral("https://${AZURE_RESOURCE_NAME}.example/v1");
            });
        row("no key", Reason::NoKey, "A",
            [](World &world, EndpointInfo &, ProviderInfo &) { world.keys.remove(a); });
        row("not in only", Reason::NotInOnly, "b, c", [](World &world, EndpointInfo &, ProviderInfo &) {
            world.request.routing.only = {b, c};
        });
        row("only of settings and request apart", Reason::NotInOnly, "nothing in common",
            [](World &world, EndpointInfo &, ProviderInfo &) {
                world.settings.only = {a};
                world.request.routing.only = {b};
            });
        row("ignored", Reason::Ignored, "ignored",
            [](World &world, EndpointInfo &, ProviderInfo &) { world.settings.ignore = {a}; });
        row("unknown training policy", Reason::DataCollection, "does not say",
            [](World &world, EndpointInfo &, ProviderInfo &) {
                world.request.routing.denyDataCollection = true;
            });
        row("keeps prompts", Reason::DataCollection, "30 day",
            [](World &world, EndpointInfo &, ProviderInfo &owner) {
                world.request.routing.denyDataCollection = true;
                owner.dataPolicy = DataPolicy {.trainsOnData = false, .retentionDays = 30};
            });
        row("no promise of zero retention", Reason::ZeroDataRetention, "does not say",
            [](World &world, EndpointInfo &, ProviderInfo &owner) {
                world.settings.zeroDataRetention = true;
                owner.dataPolicy = DataPolicy {.trainsOnData = false};
            });
        row("prompt price", Reason::MaxPrice, "$1, at most $0.99",
            [](World &world, EndpointInfo &, ProviderInfo &) {
                world.request.routing.maxPromptPrice = Money::fromDecimal(u"0.99e-6");
            });
        row("completion price", Reason::MaxPrice, "$1, at most $0.5",
            [](World &world, EndpointInfo &, ProviderInfo &) {
                world.request.routing.maxCompletionPrice = Money::fromDecimal(u"0.5e-6");
            });
        row("request price", Reason::MaxPrice, "$0.01, at most $0.001",
            [](World &world, EndpointInfo &one, ProviderInfo &) {
                world.request.routing.maxRequestPrice = Money::fromDecimal(u"0.001");
                one.pricing.base.request = Money::fromDecimal(u"0.01");
            });
        row("unknown price", Reason::MaxPrice, "price unknown",
            [](World &world, EndpointInfo &one, ProviderInfo &) {
                world.request.routing.maxPromptPrice = Money::fromDecimal(u"1");
                one.pricing = {};
            });
        row("quantization", Reason::Quantization, "int4",
            [](World &world, EndpointInfo &one, ProviderInfo &) {
                world.request.routing.quantizations = {QStringLiteral("fp8"), QStringLiteral("bf16")};
                one.quantization = QStringLiteral("int4");
            });
        row("unknown quantization", Reason::Quantization, "unknown",
            [](World &world, EndpointInfo &, ProviderInfo &) {
                world.request.routing.quantizations = {QStringLiteral("fp8")};
            });
        row("context", Reason::ContextLength, "1,999", [](World &world, EndpointInfo &one, ProviderInfo &) {
            world.request.maxTokens = 1'000;
            one.contextLength = 1'999;
        });
        row("model's context", Reason::ContextLength, "999",
            [](World &world, EndpointInfo &, ProviderInfo &) { world.models.first().contextLength = 999; });
        row("absurd answer length", Reason::ContextLength, "9,223,372",
            [](World &world, EndpointInfo &one, ProviderInfo &) {
                world.request.maxTokens = std::numeric_limits<qint64>::max();
                one.contextLength = 8'000;
            });
        row("prompt limit", Reason::ContextLength, "999",
            [](World &, EndpointInfo &one, ProviderInfo &) { one.maxPromptTokens = 999; });
        row("answer limit", Reason::OutputLength, "4,096",
            [](World &world, EndpointInfo &one, ProviderInfo &) {
                world.request.maxTokens = 4'097;
                one.maxOutputTokens = 4'096;
            });
        row("image", Reason::InputModality, "image", [](World &world, EndpointInfo &one, ProviderInfo &) {
            one.inputModalities = {QStringLiteral("text")};
            world.request.messages.first().content << ImagePart {QStringLiteral("https://example/cat.png")};
        });
        row("audio", Reason::InputModality, "audio", [](World &world, EndpointInfo &one, ProviderInfo &) {
            one.inputModalities = {QStringLiteral("text"), QStringLiteral("image")};
            world.request.messages.first().content
                << AudioPart {QStringLiteral("AAAA"), QStringLiteral("wav")};
        });
        row("document, judged by the model", Reason::InputModality, "file",
            [](World &world, EndpointInfo &, ProviderInfo &) {
                world.models.first().inputModalities = {QStringLiteral("text")};
                world.request.messages.first().content << FilePart {QStringLiteral("paper.pdf")};
            });
    }
    void refusalsHaveReasonAndFigures()
    {
        using Change = std::function<void(World &, EndpointInfo &, ProviderInfo &)>;
        QFETCH(ExclusionReason, reason);
        QFETCH(QString, figure);
        QFETCH(Change, change);
        World world({endpoint(a)});
        QCOMPARE(world.order(), a); // without the change it is usable
        change(world, world.models.first().endpoints.first(), world.providers.first());
        const RoutePlan plan = world.plan();
        QVERIFY(plan.candidates.isEmpty());
        QCOMPARE(plan.exclusions.size(), 1);
        QCOMPARE(exclusionName(plan.exclusions.first().reason), exclusionName(reason));
        QVERIFY2(plan.exclusions.first().text.contains(figure), qPrintable(plan.exclusions.first().text));
        QCOMPARE(plan.exclusions.first().providerId, a);
        QVERIFY(plan.error);
        QCOMPARE(plan.error->kind, ErrorKind::NoRoute);
    }

    void justEnoughIsEnough_data()
    {
        using Change = std::function<void(World &, EndpointInfo &, ProviderInfo &)>;
        QTest::addColumn<Change>("change");
        const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
        row("context", [](World &world, EndpointInfo &one, ProviderInfo &) {
            world.request.maxTokens = 1'000;
            one.contextLength = 2'000;
        });
        row("answer length", [](World &world, EndpointInfo &one, ProviderInfo &) {
            world.request.maxTokens = 4'096;
            one.maxOutputTokens = 4'096;
        });
        row("price", [](World &world, EndpointInfo &, ProviderInfo &) {
            world.request.routing.maxPromptPrice = Money::fromDecimal(u"1e-6");
            world.request.routing.maxCompletionPrice = Money::fromDecimal(u"1e-6");
            world.request.routing.maxRequestPrice = Money();
        });
        row("mxfp8 is an fp8", [](World &world, EndpointInfo &one, ProviderInfo &) {
            world.request.routing.quantizations = {QStringLiteral("fp8")};
            one.quantization = QStringLiteral("mxfp8");
        });
        row("nvfp4 is an fp4", [](World &world, EndpointInfo &one, ProviderInfo &) {
            world.request.routing.quantizations = {QStringLiteral("fp4")};
            one.quantization = QStringLiteral("nvfp4");
        });
        row("unknown quantization asked for", [](World &world, EndpointInfo &, ProviderInfo &) {
            world.request.routing.quantizations = {QStringLiteral("unknown")};
        });
        row("zero days of retention", [](World &world, EndpointInfo &, ProviderInfo &owner) {
            world.settings.zeroDataRetention = true;
            world.settings.denyDataCollection = true;
            owner.dataPolicy = DataPolicy {.trainsOnData = false, .retentionDays = 0};
        });
        row("the endpoint's own policy", [](World &world, EndpointInfo &one, ProviderInfo &owner) {
            world.settings.zeroDataRetention = true;
            owner.dataPolicy = DataPolicy {.trainsOnData = true, .retainsPrompts = true};
            one.dataPolicy = DataPolicy {.trainsOnData = false, .retainsPrompts = false};
        });
        row("document where PDF is taken", [](World &world, EndpointInfo &one, ProviderInfo &) {
            one.inputModalities = {QStringLiteral("text"), QStringLiteral("pdf")};
            world.request.messages.first().content << FilePart {QStringLiteral("paper.pdf")};
        });
        row("image where nothing is known", [](World &world, EndpointInfo &, ProviderInfo &) {
            world.request.messages.first().content << ImagePart {QStringLiteral("https://example/cat.png")};
        });
        row("local server without key", [](World &world, EndpointInfo &, ProviderInfo &owner) {
            owner.kind = QStringLiteral("local");
            world.keys.remove(a);
        });
        row("provider's second OpenAI shape", [](World &, EndpointInfo &, ProviderInfo &owner) {
            owner.protocol = QStringLiteral("openai-responses");
            owner.protocols = {QStringLiteral("openai-responses"), QStringLiteral("openai-chat")};
        });
        row("endpoint's second OpenAI shape", [](World &, EndpointInfo &one, ProviderInfo &owner) {
            owner.protocol = QStringLiteral("openai-responses");
            one.protocols = {QStringLiteral("openai-responses"), QStringLiteral("openai-chat")};
        });
        row("endpoint's own protocol at a provider of another",
            [](World &, EndpointInfo &one, ProviderInfo &owner) {
                owner.protocol = QStringLiteral("anthropic-messages");
                one.protocol = QStringLiteral("openai-chat");
                one.baseUrl = QStringLiteral("https://other.example/openai/");
            });
        row("model of the user's own without a type",
            [](World &world, EndpointInfo &, ProviderInfo &) { world.models.first().type.clear(); });
    }
    void justEnoughIsEnough()
    {
        using Change = std::function<void(World &, EndpointInfo &, ProviderInfo &)>;
        QFETCH(Change, change);
        World world({endpoint(a)});
        change(world, world.models.first().endpoints.first(), world.providers.first());
        const RoutePlan plan = world.plan();
        QVERIFY2(plan.candidates.size() == 1, plan.error ? qPrintable(plan.error->message) : "");
        QCOMPARE(plan.candidates.first().target.protocol, QStringLiteral("openai-chat"));
        QVERIFY(!plan.candidates.first().target.baseUrl.endsWith(u'/'));
    }

    void slugsNameProvidersAndOffers_data()
    {
        QTest::addColumn<QString>("entry");
        QTest::addColumn<bool>("names");
        QTest::newRow("provider") << QStringLiteral("google-vertex") << true;
        QTest::newRow("whole slug") << QStringLiteral("google-vertex/fast/us-east5") << true;
        QTest::newRow("part up to a slash") << QStringLiteral("google-vertex/fast") << true;
        QTest::newRow("other case") << QStringLiteral("Google-Vertex") << true;
        QTest::newRow("part of a word") << QStringLiteral("google") << false;
        QTest::newRow("part of an offer") << QStringLiteral("google-vertex/fa") << false;
        QTest::newRow("another offer") << QStringLiteral("google-vertex/slow") << false;
        QTest::newRow("longer") << QStringLiteral("google-vertex/fast/us-east5/x") << false;
        QTest::newRow("nothing") << QString() << false;
    }
    void slugsNameProvidersAndOffers()
    {
        QFETCH(QString, entry);
        QFETCH(bool, names);
        EndpointInfo one = endpoint(QStringLiteral("google-vertex"));
        one.tag = QStringLiteral("fast");
        one.region = QStringLiteral("us-east5");
        World world({one});
        world.providers << provider(QStringLiteral("google-vertex"));
        world.keys[QStringLiteral("google-vertex")] << KeyFacts {QStringLiteral("work")};
        world.request.routing.ignore = {entry};
        QCOMPARE(world.plan().candidates.isEmpty(), names);
    }

    void targetCarriesWhatTheCodecNeeds()
    {
        EndpointInfo one = endpoint(a);
        one.extraHeaders = {{QStringLiteral("x-offer"), QStringLiteral("fast")}};
        one.extraBody = {{QStringLiteral("speed"), QStringLiteral("fast")}};
        one.reasoningField = QStringLiteral("reasoning_content");
        World world({one});
        world.providers.first().headers = {{QStringLiteral("x-offer"), QStringLiteral("normal")},
                                           {QStringLiteral("x-app"), QStringLiteral("us")}};
        world.providers.first().quirks.maxTokensField = QStringLiteral("max_completion_tokens");
        const EndpointTarget target = world.plan().candidates.first().target;
        QCOMPARE(target.baseUrl, QStringLiteral("https://a.example/v1"));
        QCOMPARE(target.providerModelId, QStringLiteral("llama"));
        QCOMPARE(target.headers.value(QLatin1String("x-offer")).toString(), QStringLiteral("fast"));
        QCOMPARE(target.headers.value(QLatin1String("x-app")).toString(), QStringLiteral("us"));
        QCOMPARE(target.extraBody, one.extraBody);
        QCOMPARE(target.quirks.maxTokensField, QStringLiteral("max_completion_tokens"));
        QCOMPARE(target.quirks.reasoningField, QStringLiteral("reasoning_content"));
    }

    void simulatedCandidatesAreMarked()
    {
        World world({endpoint(a)});
        world.providers.first().kind = QStringLiteral("simulator");
        world.keys.clear();
        QVERIFY(world.plan().candidates.first().simulated);
        QVERIFY(world.plan().candidates.first().keyName.isEmpty());
    }

    void unknownModelNamesTheNearest()
    {
        World world({endpoint(a)});
        world.request.model = QStringLiteral("meta/lama");
        const RoutePlan plan = world.plan();
        QVERIFY(plan.candidates.isEmpty());
        QCOMPARE(plan.error->kind, ErrorKind::UnknownModel);
        QVERIFY2(plan.error->message.contains(QStringLiteral("'meta/lama'"))
                     && plan.error->message.contains(kModel),
                 qPrintable(plan.error->message));
    }

    void requestWithoutModelIsRefused()
    {
        World world({endpoint(a)});
        world.request.model.clear();
        QCOMPARE(world.plan().error->kind, ErrorKind::BadRequest);
        // A list of models alone is enough.
        world.request.fallbackModels = {kModel};
        QVERIFY(!world.plan().error);
    }

    void fallbackModelsComeAfterAllOfTheFirst()
    {
        World world({endpoint(a, QStringLiteral("9")), endpoint(b, QStringLiteral("8"))});
        ModelInfo second = model(QStringLiteral("qwen/qwen"), {endpoint(c, QStringLiteral("0.1"))});
        second.aliases = {QStringLiteral("qwen-latest")};
        world.models << second;
        world.request.fallbackModels = {QStringLiteral("no/such"), QStringLiteral("qwen-latest"), kModel,
                                        QStringLiteral("qwen/qwen")};
        const RoutePlan plan = world.plan();
        QCOMPARE(world.order(), QStringLiteral("b a c"));
        QCOMPARE(plan.candidates.last().modelId, QStringLiteral("qwen/qwen"));
        QVERIFY(whyInWords(plan.candidates.last()).contains(QStringLiteral("fallback model qwen-latest")));
        QVERIFY(!whyInWords(plan.candidates.first()).contains(QStringLiteral("fallback")));
        // The unknown one is noted, no more.
        QCOMPARE(plan.exclusions.size(), 1);
        QCOMPARE(plan.exclusions.first().reason, ExclusionReason::UnknownModel);
        QCOMPARE(plan.exclusions.first().modelId, QStringLiteral("no/such"));
    }

    void fallbackModelServesWhereTheFirstCannot()
    {
        World world({endpoint(a)});
        world.models << model(QStringLiteral("qwen/qwen"), {endpoint(b)});
        world.request.fallbackModels = {QStringLiteral("qwen/qwen")};
        world.keys.remove(a);
        QVERIFY(!world.plan().error);
        QCOMPARE(world.order(), b);
    }

    void modelsThatAreNotForChatOrNotForTheKeyAreRefused()
    {
        World world({endpoint(a)});
        world.models.first().type = QStringLiteral("embedding");
        QCOMPARE(world.plan().exclusions.first().reason, ExclusionReason::NotForChat);
        QVERIFY(world.plan().error->message.contains(QStringLiteral("embedding")));
        world.models.first().type = QStringLiteral("chat");
        world.allowedModels = {QStringLiteral("anthropic/*"), QStringLiteral("openai/gpt")};
        QCOMPARE(world.plan().exclusions.first().reason, ExclusionReason::NotAllowedForKey);
        QVERIFY(world.plan().error->message.contains(QStringLiteral("anthropic/*, openai/gpt")));
        world.allowedModels << QStringLiteral("meta/*");
        QVERIFY(!world.plan().error);
    }

    void providersThatTheKeyMayNotAskAreLeftOut()
    {
        World world({endpoint(a), endpoint(b)});
        world.allowedProviders = {b};
        QCOMPARE(world.order(), b);
        QCOMPARE(world.plan().exclusions.first().reason, ExclusionReason::ProviderNotAllowed);
    }

    void whatABudgetHasNoRoomForIsLeftOut()
    {
        World world({endpoint(a), endpoint(b)});
        QStringList asked;
        world.budget = [&](const SpendCandidate &candidate) -> std::optional<Refusal> {
            asked << candidate.provider + u' ' + candidate.modelId;
            if (candidate.provider == a)
                return Refusal {ExclusionReason::Budget, QStringLiteral("no room")};
            return std::nullopt;
        };
        const RoutePlan plan = world.plan();
        QCOMPARE(plan.candidates.size(), 1);
        QCOMPARE(plan.exclusions.first().reason, ExclusionReason::Budget);
        QCOMPARE(plan.exclusions.first().text, QStringLiteral("no room"));
        QCOMPARE(asked.size(), 2);
    }

    void theWorstCaseIsTheDearestWayToServeTheRequest()
    {
        EndpointInfo dear = endpoint(a);
        dear.pricing.base.prompt = Money::fromDecimal(u"1");
        dear.pricing.base.completion = Money::fromDecimal(u"10");
        World world({dear});
        world.request.maxTokens = 5;
        const auto worst = [](const World &one) { return *one.plan().candidates.first().worstCost; };
        const Money plain = worst(world);
        const Money prompt = plain - Money::fromDecimal(u"50").value();
        PriceRow &prices = world.models.first().endpoints.first().pricing.base;
        prices.cacheWrite = Money::fromDecimal(u"2");
        QCOMPARE(worst(world), prompt * 2 + Money::fromDecimal(u"50").value());
        prices.cacheWrite.reset();
        prices.reasoning = Money::fromDecimal(u"30");
        QCOMPARE(worst(world), prompt + Money::fromDecimal(u"150").value());
        prices.reasoning.reset();
        world.request.extra.insert(QStringLiteral("n"), 3);
        QCOMPARE(worst(world), prompt + Money::fromDecimal(u"150").value());
        world.request.extra = {};
        prices.image = Money::fromDecimal(u"7");
        QCOMPARE(worst(world), plain);
        world.models.first().endpoints.first().inputModalities << QStringLiteral("image");
        world.request.messages.first().content << ImagePart {QStringLiteral("https://example.org/a.png")};
        QVERIFY(worst(world) >= plain + Money::fromDecimal(u"7").value());
        world.models.first().endpoints.first().pricing.serviceTiers = {
            {QStringLiteral("priority"), {.completion = Money::fromDecimal(u"40")}}};
        const Money standard = worst(world);
        world.request.extra.insert(QStringLiteral("service_tier"), QStringLiteral("default"));
        QCOMPARE(worst(world), standard);
    }

    void nothingLeftCountsTheReasonsAndNamesTheWayOut()
    {
        World world({endpoint(a), endpoint(b), endpoint(c), endpoint(d)});
        world.keys.remove(a);
        world.keys.remove(b);
        world.request.routing.ignore = {c, d};
        const QString message = world.plan().error->message;
        for (const char *part : {"meta/llama", "2 without a usable key", "2 ignored", "Add a key", "A, B"})
            QVERIFY2(message.contains(QLatin1String(part)), qPrintable(message));
    }

    void candidatesSayWhatThePromptHasAndWhatTheCallCanCost()
    {
        World world({endpoint(a, QStringLiteral("3"), QStringLiteral("5"))});
        world.request.maxTokens = 200;
        const RouteCandidate first = world.plan().candidates.first();
        QCOMPARE(first.promptTokens.tokens, qint64(1000));
        QCOMPARE(first.promptTokens.family, QStringLiteral("any"));
        QCOMPARE(first.promptTokens.most(), qint64(1200)); // too low by a fifth at worst
        // Prices are by the million.
        QCOMPARE(first.estimatedCost->toDecimal(), QStringLiteral("0.004"));
        QCOMPARE(first.worstCost->toDecimal(), QStringLiteral("0.0046"));
    }

    void withoutALimitTheWorstAnswerIsAsLongAsTheEndpointAllows()
    {
        EndpointInfo limited = endpoint(a, QStringLiteral("0"), QStringLiteral("1"));
        limited.maxOutputTokens = 8'000;
        limited.contextLength = 0;
        QCOMPARE(World({limited}).plan().candidates.first().worstCost->toDecimal(), QStringLiteral("0.008"));
        limited.contextLength = 5'000;
        QCOMPARE(World({limited}).plan().candidates.first().worstCost->toDecimal(), QStringLiteral("0.004"));
    }

    void modelPatterns_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<bool>("matches");
        const auto row = [](const char *pattern, bool matches) {
            QTest::newRow(pattern) << QString::fromLatin1(pattern) << matches;
        };
        row("anthropic/claude-opus-4", true);
        row("Anthropic/Claude-Opus-4", true);
        row("anthropic/*", true);
        row("*", true);
        row("*opus*", true);
        row("*/claude-*-4", true);
        row("anthropic/claude-opus-4*", true);
        row("anthropic", false);
        row("anthropic/", false);
        row("anthropic/claude-opus-4/*", false);
        row("openai/*", false);
        row("*opus", false);
        row("anthropic/claude-opus-4*4", false); // the same 4 cannot be two
    }
    void modelPatterns()
    {
        QFETCH(QString, pattern);
        QFETCH(bool, matches);
        QCOMPARE(matchesModelPattern(pattern, QStringLiteral("anthropic/claude-opus-4")), matches);
    }
};

QTEST_APPLESS_MAIN(TestRouter)
#include "tst_router.moc"
