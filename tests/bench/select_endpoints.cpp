#include "core/routing/ranking.h"
#include "tests/unit/routing/routing_world.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

// What it costs to choose: the ranking of 30 and 500 endpoints by each strategy, and a whole plan, filters
// and words and all, for a model with as many endpoints. The median of many rounds; goals: 20 µs for the
// ranking of 30, 250 µs for that of 500.

using namespace core;

namespace {

/// Nanoseconds of the processor for one call: the median of rounds of several calls each. What else the
/// machine does is not counted.
double medianNs(int rounds, int calls, auto &&work)
{
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        const std::clock_t start = std::clock();
        for (int call = 0; call < calls; ++call)
            work();
        times.push_back(double(std::clock() - start) * (1e9 / CLOCKS_PER_SEC) / calls);
    }
    std::nth_element(times.begin(), times.begin() + rounds / 2, times.end());
    return times[size_t(rounds) / 2];
}

/// Endpoints with prices and figures of all kinds, a few of them in trouble.
QList<RankRow> rowsOf(int count)
{
    QList<RankRow> rows;
    quint64 state = 1;
    const auto next = [&state] { // Knuth's MMIX generator; any spread will do
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return double(state >> 33) / double(1ULL << 31);
    };
    for (int i = 0; i < count; ++i) {
        RankRow row {.cost = 0.001 * (1 + 4 * next())};
        row.effectiveCost = row.cost * (0.7 + 0.3 * next());
        const double speed = 20 + 180 * next();
        row.throughput = {speed, speed * 0.9, speed * 0.7, speed * 0.5};
        const double wait = 0.2 + 3 * next();
        row.latency = {wait, wait * 1.2, wait * 2, wait * 4};
        row.measured = true;
        row.errorRate = 0.02 * next();
        row.rateLimitRate = 0.01 * next();
        row.badToolCallRate = 0.05 * next();
        row.requests = 50;
        row.toolRequests = 20;
        row.trouble = next() < 0.1;
        row.setBack = next() < 0.05;
        rows << row;
    }
    return rows;
}

/// A model at so many providers, each with a key and twenty answers of the last minutes.
RoutingWorld worldOf(int count)
{
    QList<EndpointInfo> endpoints;
    const QList<RankRow> rows = rowsOf(count);
    for (int i = 0; i < count; ++i) {
        const QString price = QString::number(rows.at(i).cost * 1'000, 'f', 6);
        endpoints << pricedEndpoint(QStringLiteral("p%1").arg(i, 3, 10, QLatin1Char('0')), price, price);
    }
    RoutingWorld world(endpoints);
    world.request.messages = {Message::text(Role::User, QStringLiteral("Which way now?"))};
    for (int i = 0; i < count; ++i) {
        const QString id = endpointStatsId(world.request.model, endpointSlug(endpoints.at(i)));
        for (int answer = 0; answer < 20; ++answer)
            world.stats.record(id,
                               {.ttftSeconds = rows.at(i).latency[0],
                                .durationSeconds = 500 / rows.at(i).throughput[0],
                                .promptTokens = 1'000,
                                .completionTokens = 500},
                               world.now);
    }
    world.seed = 1;
    return world;
}

void printLine(const char *what, int count, double ns)
{
    std::printf("%-28s %4d endpoints  %9.1f µs\n", what, count, ns / 1'000);
}

void measureRanking(int count)
{
    const QList<RankRow> rows = rowsOf(count);
    RankRules byPrice {.sort = SortBy::Price};
    RankRules weighted;
    RankRules balanced {.strategy = RoutingStrategy::Balanced};
    RankRules tools {.strategy = RoutingStrategy::Balanced, .wantsTools = true};
    const int rounds = 301;
    const int calls = count < 100 ? 200 : 20;
    const std::pair<const char *, RankRules *> all[] = {{"rank, sort: price", &byPrice},
                                                        {"rank, price-weighted", &weighted},
                                                        {"rank, balanced", &balanced},
                                                        {"rank, balanced, tools", &tools}};
    for (const auto &[name, rules] : all) {
        quint64 seed = 0;
        int sum = 0;
        const double ns = medianNs(rounds, calls, [&, rules = rules] {
            rules->seed = ++seed;
            sum += rankEndpoints(rows, *rules).first().row;
        });
        printLine(name, count, ns);
        if (sum < 0) // so that the work is not left out
            std::printf("\n");
    }
}

void measurePlan(int count)
{
    RoutingWorld world = worldOf(count);
    const Catalog catalog(world.models, world.providers);
    OfferCache offers;
    const int rounds = 201;
    const int calls = count < 100 ? 20 : 2;
    for (const auto &[name, strategy] : {std::pair("plan, price-weighted", RoutingStrategy::PriceWeighted),
                                         std::pair("plan, balanced", RoutingStrategy::Balanced)}) {
        world.strategy.strategy = strategy;
        const double ns = medianNs(rounds, calls, [&] {
            *world.seed += quint64(world.planWith(catalog, &offers).candidates.size());
        });
        printLine(name, count, ns);
    }
    // What just ended at one of them makes its figures anew, as happens with every request.
    const QString id = endpointStatsId(world.request.model, QStringLiteral("p000"));
    const double ns = medianNs(rounds, calls, [&] {
        world.stats.record(id, {.ttftSeconds = 1, .durationSeconds = 5, .completionTokens = 500}, world.now);
        *world.seed += quint64(world.planWith(catalog, &offers).candidates.size());
    });
    printLine("plan after an answer", count, ns);
}

} // namespace

int main()
{
    for (int count : {30, 500})
        measureRanking(count);
    for (int count : {30, 500})
        measurePlan(count);
    return 0;
}
