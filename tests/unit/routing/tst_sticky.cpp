#include "core/routing/sticky.h"
#include "tests/unit/routing/routing_world.h"

#include <QTest>

using namespace core;

namespace {

const QByteArray kConversation("one conversation");
const QString kModel = QStringLiteral("meta/llama");
const QString kCandidate = QStringLiteral("b/work|meta/llama|b|llama");
constexpr TimePoint kStart {Milliseconds(1'000'000)};
constexpr Milliseconds kIdle {600'000};

ChatRequest conversation(const QString &system, const QString &first, const QString &second = {})
{
    ChatRequest request;
    request.messages << Message::text(Role::System, system) << Message::text(Role::User, first);
    if (!second.isEmpty())
        request.messages << Message::text(Role::Assistant, QStringLiteral("…"))
                         << Message::text(Role::User, second);
    return request;
}

ChatRequest inSession(const QString &session, const QString &text = QStringLiteral("hello"))
{
    ChatRequest request = conversation(QStringLiteral("be brief"), text);
    request.sessionId = session;
    return request;
}

EndpointInfo caching(const QString &provider, const QString &price, const QString &cacheRead)
{
    EndpointInfo one = pricedEndpoint(provider, price, price);
    one.pricing.base.cacheRead = Money::fromDecimal(cacheRead + QStringLiteral("e-6"));
    return one;
}

/// Provider a is the cheapest, b answered last and reads its cache for less.
RoutingWorld stickyWorld()
{
    RoutingWorld world({pricedEndpoint(QStringLiteral("a")),
                        caching(QStringLiteral("b"), QStringLiteral("3"), QStringLiteral("0.3")),
                        pricedEndpoint(QStringLiteral("c"), QStringLiteral("2"))});
    world.request.sessionId = QStringLiteral("s");
    return world;
}

void remember(RoutingWorld &world, const QString &candidateId = kCandidate)
{
    world.sticky.remember(conversationKey(world.request), kModel, candidateId, world.now);
}

void breakCircuit(RoutingWorld &world, const QString &candidateId)
{
    world.health.reportFailure(candidateId, world.health.admit(candidateId, world.now),
                               {.kind = ErrorKind::RateLimited, .message = {}, .httpStatus = 429}, world.now);
}

} // namespace

class TestSticky : public QObject
{
    Q_OBJECT

private slots:
    void anEntryLivesTenIdleMinutes()
    {
        StickyTable table;
        QVERIFY(table.find(kConversation, kModel, kStart).isEmpty());
        table.remember(kConversation, kModel, kCandidate, kStart);
        QCOMPARE(table.find(kConversation, kModel, kStart), kCandidate);
        QCOMPARE(table.find(kConversation, kModel, kStart + kIdle - Milliseconds(1)), kCandidate);
        QVERIFY(table.find(kConversation, kModel, kStart + kIdle).isEmpty());
        // Each success starts the ten minutes anew.
        table.remember(kConversation, kModel, kCandidate, kStart + kIdle - Milliseconds(1));
        QCOMPARE(table.find(kConversation, kModel, kStart + kIdle + kIdle / 2), kCandidate);
    }

    void conversationsAndModelsAreKeptApart()
    {
        StickyTable table;
        table.remember(kConversation, kModel, kCandidate, kStart);
        QVERIFY(table.find("another", kModel, kStart).isEmpty());
        QVERIFY(table.find(kConversation, QStringLiteral("other/model"), kStart).isEmpty());
        table.remember(kConversation, kModel, QStringLiteral("newer"), kStart);
        QCOMPARE(table.find(kConversation, kModel, kStart), QStringLiteral("newer"));
    }

    void aRouterModelsChoiceIsKeptAsLong()
    {
        StickyTable table;
        table.rememberModel(kConversation, kModel, kStart);
        QCOMPARE(table.chosenModel(kConversation, kStart + kIdle - Milliseconds(1)), kModel);
        QVERIFY(table.chosenModel(kConversation, kStart + kIdle).isEmpty());
        QVERIFY(table.find(kConversation, kModel, kStart).isEmpty());
    }

    void theIdlestGoWhenThereAreTooMany()
    {
        StickyTable table;
        for (int i = 0; i < 20'001; ++i)
            table.remember(QByteArray::number(i), kModel, kCandidate, kStart + Milliseconds(i));
        const TimePoint later = kStart + Milliseconds(20'001);
        QVERIFY(table.find("0", kModel, later).isEmpty());
        QCOMPARE(table.find("1", kModel, later), kCandidate);
        QCOMPARE(table.find("20000", kModel, later), kCandidate);
    }

    void sessionThenCacheKeyThenFirstMessagesTellConversationsApart()
    {
        ChatRequest cacheKey = conversation(QStringLiteral("be brief"), QStringLiteral("hello"));
        cacheKey.extra.insert(QLatin1String("prompt_cache_key"), QStringLiteral("s"));
        ChatRequest both = cacheKey;
        both.sessionId = QStringLiteral("s");
        QCOMPARE(conversationKey(inSession(QStringLiteral("s"))),
                 conversationKey(inSession(QStringLiteral("s"), QStringLiteral("other words"))));
        QCOMPARE(conversationKey(both), conversationKey(inSession(QStringLiteral("s"))));
        QVERIFY(conversationKey(cacheKey) != conversationKey(inSession(QStringLiteral("s"))));
        QVERIFY(conversationKey(inSession(QStringLiteral("t")))
                != conversationKey(inSession(QStringLiteral("s"))));

        const auto turns = [](const char *system, const char *first, const char *second = "") {
            return conversationKey(conversation(QString::fromLatin1(system), QString::fromLatin1(first),
                                                QString::fromLatin1(second)));
        };
        QCOMPARE(turns("be brief", "hello", "and now?"), turns("be brief", "hello"));
        QVERIFY(turns("be brief", "hello") != turns("be brief", "goodbye"));
        QVERIFY(turns("be brief", "hello") != turns("be long", "hello"));
        // What stands in which message matters too.
        QVERIFY(turns("be brief", "hello") != turns("be brie", "fhello"));
    }

    void filesTellConversationsApart()
    {
        const auto keyOf = [](const QString &data) {
            ChatRequest request = conversation(QStringLiteral("be brief"), QStringLiteral("see"));
            request.messages.last().content << FilePart {.filename = QStringLiteral("a.pdf"), .data = data};
            return conversationKey(request);
        };
        const QString large(200'000, u'x');
        QCOMPARE(keyOf(large), keyOf(large));
        QVERIFY(keyOf(large) != keyOf(large + u'x'));
        QVERIFY(keyOf(large) != keyOf(u'y' + large.mid(1)));
        QVERIFY(keyOf(large) != keyOf(large.chopped(1) + u'y'));
        QVERIFY(keyOf(QStringLiteral("ab")) != keyOf(QStringLiteral("ba")));
    }

    void sessionAndCacheKeyAreNamesOfTheClient()
    {
        QVERIFY(namesSession(inSession(QStringLiteral("s"))));
        ChatRequest request = conversation(QStringLiteral("be brief"), QStringLiteral("hello"));
        QVERIFY(!namesSession(request));
        request.extra.insert(QLatin1String("prompt_cache_key"), QStringLiteral("k"));
        QVERIFY(namesSession(request));
    }

    // Through planRoute().

    void theRememberedEndpointGoesFirst()
    {
        RoutingWorld world = stickyWorld();
        QCOMPARE(world.order(), QStringLiteral("a c b"));
        remember(world);
        QCOMPARE(world.order(), QStringLiteral("b a c"));
        QCOMPARE(world.plan().candidates.first().place.rule, PlaceRule::Sticky);
        for (quint64 seed = 0; seed < 50; ++seed) {
            world.seed = seed;
            QVERIFY(world.order().startsWith(QStringLiteral("b ")));
        }
        world.now += kIdle;
        world.seed.reset();
        QCOMPARE(world.order(), QStringLiteral("a c b"));
    }

    void stickinessNeedsACacheThatIsReadForLess_data()
    {
        QTest::addColumn<QString>("cacheRead");
        QTest::addColumn<bool>("sticks");
        QTest::newRow("just cheaper") << QStringLiteral("2.999999") << true;
        QTest::newRow("the same") << QStringLiteral("3") << false;
        QTest::newRow("dearer") << QStringLiteral("3.1") << false;
        QTest::newRow("not known") << QString() << false;
    }
    void stickinessNeedsACacheThatIsReadForLess()
    {
        QFETCH(QString, cacheRead);
        QFETCH(bool, sticks);
        RoutingWorld world = stickyWorld();
        world.endpoint(1) = cacheRead.isEmpty()
                                ? pricedEndpoint(QStringLiteral("b"), QStringLiteral("3"))
                                : caching(QStringLiteral("b"), QStringLiteral("3"), cacheRead);
        remember(world);
        QCOMPARE(world.plan().candidates.first().endpoint == QLatin1String("b"), sticks);
    }

    void aGivenOrderSwitchesItOff()
    {
        RoutingWorld world = stickyWorld();
        remember(world);
        world.request.routing.order = {QStringLiteral("c")};
        QCOMPARE(world.order(), QStringLiteral("c a b"));
    }

    void aSortDoesNotSwitchItOff()
    {
        RoutingWorld world = stickyWorld();
        remember(world);
        world.request.routing.sort = SortBy::Price;
        QCOMPARE(world.order(), QStringLiteral("b a c"));
    }

    void whileItIsUnavailableTheNextBestGoes()
    {
        RoutingWorld world = stickyWorld();
        remember(world);
        breakCircuit(world, kCandidate);
        QCOMPARE(world.order(), QStringLiteral("a c b"));

        RoutingWorld troubled = stickyWorld();
        remember(troubled);
        troubled.stats.record(QStringLiteral("meta/llama|b"), {.kind = OutcomeKind::Failure}, troubled.now);
        QCOMPARE(troubled.order(), QStringLiteral("a c b"));
    }

    void filtersGoBeforeStickiness()
    {
        RoutingWorld world = stickyWorld();
        remember(world);
        world.settings.ignore = {QStringLiteral("b")};
        QCOMPARE(world.order(), QStringLiteral("a c"));
    }

    void theRememberedKeyGoesBeforeTheOthersOfItsEndpoint()
    {
        RoutingWorld world = stickyWorld();
        world.keys[QStringLiteral("b")] = {{.name = QStringLiteral("first")},
                                           {.name = QStringLiteral("work"), .priority = 2}};
        remember(world);
        QCOMPARE(world.order(), QStringLiteral("b b a c"));
        QCOMPARE(world.keyOrder(), QStringLiteral("work first work work"));
        // Another account has not got that cache: without the key there is nothing to stick to.
        breakCircuit(world, kCandidate);
        QVERIFY(world.order().startsWith(QStringLiteral("a c b")));
    }

    void itStaysBehindTheModelsBeforeIt()
    {
        RoutingWorld world = stickyWorld();
        world.addModel(QStringLiteral("other/model"),
                       {pricedEndpoint(QStringLiteral("a")),
                        caching(QStringLiteral("b"), QStringLiteral("3"), QStringLiteral("0.3"))});
        world.request.fallbackModels = {QStringLiteral("other/model")};
        world.sticky.remember(conversationKey(world.request), QStringLiteral("other/model"),
                              QStringLiteral("b/work|other/model|b|llama"), world.now);
        QStringList order;
        for (const RouteCandidate &candidate : world.plan().candidates)
            order << candidate.modelId.section(u'/', 1) + u'@' + candidate.endpoint;
        QCOMPARE(order.join(u' '), QStringLiteral("llama@a llama@c llama@b model@b model@a"));
    }
};

QTEST_APPLESS_MAIN(TestSticky)
#include "tst_sticky.moc"
