#include "core/routing/key_usage.h"
#include "tests/unit/routing/routing_world.h"

#include <QTest>

#include <cmath>

using namespace core;

namespace {

const QString kProvider = QStringLiteral("groq");
const QString kKey = QStringLiteral("work");
const QDate kDay {2026, 5, 17};
constexpr TimePoint kStart {Milliseconds(1'000'000)};

UsageMoment at(qint64 milliseconds, const QDate &day = kDay)
{
    return {kStart + Milliseconds(milliseconds), day};
}

KeyFacts limited(const KeyLimits &limits)
{
    return {.name = kKey, .limits = limits};
}

bool isRefused(const KeyUsageTable &table, const KeyFacts &key, const UsageMoment &moment, qint64 tokens = 1)
{
    return table.refusal(kProvider, key, tokens, moment).has_value();
}

void request(KeyUsageTable &table, const UsageMoment &moment, qint64 tokens = 0)
{
    table.noteStart(kProvider, kKey, false, moment);
    table.noteEnd(kProvider, kKey, tokens, {}, moment);
}

void freeRequest(KeyUsageTable &table, const QString &key, const UsageMoment &moment)
{
    table.noteStart(kProvider, key, true, moment);
    table.noteEnd(kProvider, key, 0, {}, moment);
}

/// Keys `one` and `two` of provider a, the second with the weight.
RoutingWorld twoKeys(KeyBalance balance, int weightOfTwo = 1)
{
    RoutingWorld world({pricedEndpoint(QStringLiteral("a"))});
    world.strategy.keyBalance = balance;
    world.keys[QStringLiteral("a")] = {{.name = QStringLiteral("one")},
                                       {.name = QStringLiteral("two"), .weight = weightOfTwo}};
    return world;
}

} // namespace

class TestKeyUsage : public QObject
{
    Q_OBJECT

private slots:
    void withoutLimitsNothingIsRefused()
    {
        KeyUsageTable table;
        for (int i = 0; i < 1'000; ++i)
            request(table, at(0), 1'000'000);
        QVERIFY(!isRefused(table, limited({}), at(0)));
        QVERIFY(!isRefused(table, {.name = QStringLiteral("unheard of")}, at(0)));
    }

    void requestsOfAMinuteAreRefusedFromTheLimitOn()
    {
        KeyUsageTable table;
        const KeyFacts key = limited({.requestsPerMinute = 3});
        request(table, at(0));
        request(table, at(0));
        QVERIFY(!isRefused(table, key, at(0)));
        request(table, at(0));
        QVERIFY(isRefused(table, key, at(0)));
        const Refusal refusal = *table.refusal(kProvider, key, 1, at(0));
        QCOMPARE(refusal.reason, ExclusionReason::KeyLimit);
        QVERIFY2(refusal.text.contains(QStringLiteral("3 of 3")), qPrintable(refusal.text));
    }

    void noLimitIsExceededWithinAnyMinute_data()
    {
        QTest::addColumn<qint64>("first");
        QTest::addColumn<qint64>("second");
        QTest::addColumn<bool>("refused");
        QTest::newRow("at once") << qint64(0) << qint64(0) << true;
        QTest::newRow("just below a minute") << qint64(0) << qint64(59'999) << true;
        // At the end of one second and the start of another, 59,001 ms apart.
        QTest::newRow("sixty seconds by number, not by time") << qint64(999) << qint64(60'000) << true;
        QTest::newRow("a minute later, to the end of the second") << qint64(0) << qint64(60'999) << true;
        QTest::newRow("then it has left the window") << qint64(0) << qint64(61'000) << false;
        QTest::newRow("from the end of a second") << qint64(999) << qint64(61'000) << false;
    }
    void noLimitIsExceededWithinAnyMinute()
    {
        QFETCH(qint64, first);
        QFETCH(qint64, second);
        QFETCH(bool, refused);
        KeyUsageTable table;
        request(table, at(first), 10);
        QCOMPARE(isRefused(table, limited({.requestsPerMinute = 1}), at(second)), refused);
        QCOMPARE(isRefused(table, limited({.tokensPerMinute = 10}), at(second)), refused);
    }

    void theMinuteSlides()
    {
        KeyUsageTable table;
        const KeyFacts key = limited({.requestsPerMinute = 2});
        request(table, at(0));
        request(table, at(30'000));
        QVERIFY(isRefused(table, key, at(60'000)));
        QVERIFY(!isRefused(table, key, at(61'000)));
        request(table, at(61'000));
        QVERIFY(isRefused(table, key, at(90'000)));
        QVERIFY(!isRefused(table, key, at(91'000)));
        // Long after, a slot of the ring that was used before counts anew.
        QVERIFY(!isRefused(table, key, at(61'000 * 5)));
    }

    void tokensAreRefusedWhereThePromptDoesNotFit()
    {
        KeyUsageTable table;
        request(table, at(0), 900);
        const KeyFacts minute = limited({.tokensPerMinute = 1'000});
        const KeyFacts day = limited({.tokensPerDay = 1'000});
        for (const KeyFacts &key : {minute, day}) {
            QVERIFY(!isRefused(table, key, at(0), 100));
            QVERIFY(isRefused(table, key, at(0), 101));
        }
        QVERIFY(!isRefused(table, minute, at(61'000), 1'000));
        QVERIFY(isRefused(table, day, at(61'000), 101));
        const Refusal refusal = *table.refusal(kProvider, day, 101, at(0));
        QVERIFY2(refusal.text.contains(QStringLiteral("900 of 1000"))
                     && refusal.text.contains(QStringLiteral("101")),
                 qPrintable(refusal.text));
    }

    void aDayEndsWithTheUtcDay()
    {
        KeyUsageTable table;
        const KeyFacts key = limited({.requestsPerDay = 1, .tokensPerDay = 100});
        request(table, at(0), 100);
        QVERIFY(isRefused(table, key, at(1'000)));
        QVERIFY(!isRefused(table, key, at(1'000, kDay.addDays(1)), 100));
        request(table, at(1'000, kDay.addDays(1)), 1);
        QVERIFY(isRefused(table, key, at(2'000, kDay.addDays(1)), 1));
    }

    void whatEndsAfterMidnightCountsForTheNewDay()
    {
        KeyUsageTable table;
        const KeyFacts key = limited({.requestsPerDay = 1, .tokensPerDay = 100});
        table.noteStart(kProvider, kKey, false, at(0));
        table.noteEnd(kProvider, kKey, 100, {}, at(5'000, kDay.addDays(1)));
        QVERIFY(isRefused(table, key, at(5'000, kDay.addDays(1)), 1));
        QVERIFY(!isRefused(table, limited({.requestsPerDay = 1}), at(5'000, kDay.addDays(1))));
    }

    void requestsAtOnceAreCountedUntilTheirEnd()
    {
        KeyUsageTable table;
        const KeyFacts key = limited({.concurrent = 2});
        table.noteStart(kProvider, kKey, false, at(0));
        QVERIFY(!isRefused(table, key, at(0)));
        table.noteStart(kProvider, kKey, false, at(0));
        QVERIFY(isRefused(table, key, at(0)));
        QVERIFY(isRefused(table, key, at(3'600'000))); // they last as long as they last
        QCOMPARE(table.underWay(kProvider, kKey), 2);
        table.noteEnd(kProvider, kKey, 0, {}, at(3'600'000));
        QVERIFY(!isRefused(table, key, at(3'600'000)));
        QCOMPARE(table.underWay(kProvider, kKey), 1);
        QCOMPARE(table.started(kProvider, kKey), quint64(2));
        QCOMPARE(table.underWay(QStringLiteral("other"), kKey), 0);
    }

    void twentyFreeRequestsAMinuteWhicheverKey()
    {
        KeyUsageTable table;
        for (int i = 0; i < 19; ++i)
            freeRequest(table, i % 2 ? QStringLiteral("one") : QStringLiteral("two"), at(0));
        QVERIFY(!table.freeRefusal(kProvider, {}, at(0)));
        freeRequest(table, QStringLiteral("three"), at(0));
        QCOMPARE(table.freeRefusal(kProvider, {}, at(0))->reason, ExclusionReason::FreeQuota);
        QVERIFY(table.freeRefusal(kProvider, {}, at(60'000)));
        QVERIFY(!table.freeRefusal(kProvider, {}, at(61'000)));
        QVERIFY(!table.freeRefusal(QStringLiteral("other"), {}, at(0)));
    }

    void fiftyFreeRequestsADay()
    {
        KeyUsageTable table;
        for (int i = 0; i < 49; ++i)
            freeRequest(table, kKey, at(i * 61'000));
        const qint64 later = 50 * 61'000;
        QVERIFY(!table.freeRefusal(kProvider, {}, at(later)));
        freeRequest(table, kKey, at(later));
        QVERIFY(table.freeRefusal(kProvider, {}, at(later + 61'000)));
        QVERIFY(!table.freeRefusal(kProvider, {}, at(later + 61'000, kDay.addDays(1))));
    }

    void anAccountWithMoreFreeRequestsGetsThem_data()
    {
        QTest::addColumn<qint64>("granted");
        QTest::addColumn<int>("made");
        QTest::addColumn<bool>("refused");
        QTest::newRow("one before a thousand") << qint64(1000) << 999 << false;
        QTest::newRow("a thousand") << qint64(1000) << 1000 << true;
        QTest::newRow("less than the usual, one before") << qint64(10) << 9 << false;
        QTest::newRow("less than the usual") << qint64(10) << 10 << true;
        QTest::newRow("none at all") << qint64(0) << 0 << true;
    }

    void anAccountWithMoreFreeRequestsGetsThem()
    {
        QFETCH(qint64, granted);
        QFETCH(int, made);
        KeyUsageTable table;
        for (int i = 0; i < made; ++i)
            freeRequest(table, kKey, at(i * 61'000));
        const KeyFacts key {.name = kKey, .freeRequestsPerDay = granted};
        QTEST(table.freeRefusal(kProvider, key, at((made + 1) * 61'000)).has_value(), "refused");
    }

    void moreFreeRequestsADayAreNotMoreAMinute()
    {
        KeyUsageTable table;
        for (int i = 0; i < 20; ++i)
            freeRequest(table, kKey, at(0));
        const KeyFacts key {.name = kKey, .freeRequestsPerDay = 1000};
        QCOMPARE(table.freeRefusal(kProvider, key, at(0))->text,
                 QStringLiteral("20 of 20 free requests of the minute are made"));
    }

    void whatAMonthCostIsThatOfTheMonth()
    {
        KeyUsageTable table;
        table.noteSpentBefore(kProvider, kKey, *Money::fromDecimal(QStringLiteral("1.5")), kDay);
        QCOMPARE(table.spentInMonth(kProvider, kKey, kDay), *Money::fromDecimal(QStringLiteral("1.5")));
        QCOMPARE(table.spentInMonth(kProvider, kKey, kDay.addMonths(1)), Money());
        QCOMPARE(table.spentInMonth(kProvider, QStringLiteral("other"), kDay), Money());
    }

    void paidRequestsTakeNothingFromTheFreeOnes()
    {
        KeyUsageTable table;
        for (int i = 0; i < 100; ++i)
            request(table, at(0));
        QVERIFY(!table.freeRefusal(kProvider, {}, at(0)));
    }

    // Through planRoute().

    void aKeyAtItsLimitLetsTheOtherGoAndTheLastOneSaysWhy()
    {
        RoutingWorld world = twoKeys(KeyBalance::Weighted);
        for (KeyFacts &key : world.keys[QStringLiteral("a")])
            key.limits.requestsPerDay = 1;
        QCOMPARE(world.keyOrder(), QStringLiteral("one two"));
        world.keyUsage.noteStart(QStringLiteral("a"), QStringLiteral("one"), false,
                                 {world.now, world.utcDay});
        QCOMPARE(world.keyOrder(), QStringLiteral("two"));
        world.keyUsage.noteStart(QStringLiteral("a"), QStringLiteral("two"), false,
                                 {world.now, world.utcDay});
        QCOMPARE(world.excluded(), QStringLiteral("a:key_limit"));
        QVERIFY(world.plan().error->message.contains(QStringLiteral("reached its limit")));
    }

    void freeVariantsOfARouterEndWithItsQuotaUnlessTheKeyHasLimitsOfItsOwn()
    {
        EndpointInfo free = pricedEndpoint(QStringLiteral("a"), QStringLiteral("0"), QStringLiteral("0"));
        free.variant = QStringLiteral("free");
        RoutingWorld world({free});
        world.request.model = QStringLiteral("meta/llama:free");
        for (int i = 0; i < 20; ++i) {
            QCOMPARE(world.keyOrder(), kKey);
            world.keyUsage.noteStart(QStringLiteral("a"), kKey, true, {world.now, world.utcDay});
        }
        QCOMPARE(world.keyOrder(), kKey); // not a router: nobody knows of a quota
        world.providers.first().quirks.reasoningControl = QStringLiteral("object");
        QVERIFY2(world.excluded().endsWith(QStringLiteral(":free_quota")), qPrintable(world.excluded()));
        world.keys[QStringLiteral("a")].first().limits.requestsPerMinute = 1'000;
        QCOMPARE(world.keyOrder(), kKey);
    }

    void weightsDecideHowOftenAKeyGoesFirst()
    {
        constexpr int kDraws = 10'000;
        RoutingWorld world = twoKeys(KeyBalance::Weighted, 3);
        world.addModel(QStringLiteral("unused"), {pricedEndpoint(QStringLiteral("b"))});
        world.models.first().endpoints << pricedEndpoint(QStringLiteral("b"));
        world.request.messages = {Message::text(Role::User, QStringLiteral("hello"))};
        const Catalog catalog(world.models, world.providers);
        OfferCache offers;
        int heavy = 0;
        int endpointFirst = 0;
        for (int seed = 0; seed < kDraws; ++seed) {
            world.seed = quint64(seed);
            const RoutePlan plan = world.planWith(catalog, &offers);
            const RouteCandidate &first = plan.candidates.first();
            // The keys come by their weights also where their endpoint was drawn first.
            if (first.endpoint != QLatin1String("a"))
                continue;
            ++endpointFirst;
            heavy += first.keyName == QLatin1String("two") ? 1 : 0;
        }
        // Four standard errors.
        QVERIFY(std::abs(double(endpointFirst) / kDraws - 0.5) < 4 * std::sqrt(0.25 / kDraws));
        const double frequency = double(heavy) / endpointFirst;
        QVERIFY2(std::abs(frequency - 0.75) < 4 * std::sqrt(0.75 * 0.25 / endpointFirst),
                 qPrintable(QString::number(frequency)));
    }

    void roundRobinTakesTheKeysInTurnByTheirWeights()
    {
        RoutingWorld world = twoKeys(KeyBalance::RoundRobin, 2);
        QStringList turns;
        for (int i = 0; i < 9; ++i) {
            const QString key = world.plan().candidates.first().keyName;
            turns << key;
            world.keyUsage.noteStart(QStringLiteral("a"), key, false, {world.now, world.utcDay});
        }
        QCOMPARE(turns.count(QStringLiteral("one")), 3);
        QCOMPARE(turns.count(QStringLiteral("two")), 6);
        QCOMPARE(turns.mid(0, 3).count(QStringLiteral("one")), 1);
    }

    void leastLoadedIsWhoHasTheFewestUnderWayForItsWeight()
    {
        RoutingWorld world = twoKeys(KeyBalance::LeastLoaded, 2);
        const UsageMoment moment {world.now, world.utcDay};
        const QString provider = QStringLiteral("a");
        QCOMPARE(world.keyOrder(), QStringLiteral("one two"));
        world.keyUsage.noteStart(provider, QStringLiteral("one"), false, moment);
        QCOMPARE(world.keyOrder(), QStringLiteral("two one"));
        world.keyUsage.noteStart(provider, QStringLiteral("two"), false, moment);
        QCOMPARE(world.keyOrder(), QStringLiteral("two one")); // 1/2 against 1
        world.keyUsage.noteStart(provider, QStringLiteral("two"), false, moment);
        QCOMPARE(world.keyOrder(), QStringLiteral("one two")); // 1 against 1: by name
        world.keyUsage.noteStart(provider, QStringLiteral("two"), false, moment);
        QCOMPARE(world.keyOrder(), QStringLiteral("one two"));
        world.keyUsage.noteEnd(provider, QStringLiteral("one"), 0, {}, moment);
        QCOMPARE(world.keyOrder(), QStringLiteral("one two"));
    }

    void priorityGoesBeforeEveryBalance_data()
    {
        QTest::addColumn<KeyBalance>("balance");
        QTest::newRow("weighted") << KeyBalance::Weighted;
        QTest::newRow("round robin") << KeyBalance::RoundRobin;
        QTest::newRow("least loaded") << KeyBalance::LeastLoaded;
    }
    void priorityGoesBeforeEveryBalance()
    {
        QFETCH(KeyBalance, balance);
        RoutingWorld world = twoKeys(balance, 1'000);
        world.keys[QStringLiteral("a")][1].priority = 2;
        world.keyUsage.noteStart(QStringLiteral("a"), QStringLiteral("one"), false,
                                 {world.now, world.utcDay});
        for (quint64 seed = 0; seed < 50; ++seed) {
            world.seed = seed;
            QCOMPARE(world.keyOrder(), QStringLiteral("one two"));
        }
    }
};

QTEST_APPLESS_MAIN(TestKeyUsage)
#include "tst_key_usage.moc"
