#include "core/catalog/catalog.h"
#include "core/engine/traffic.h"
#include "core/routing/attempt_plan.h"
#include "core/routing/balance.h"
#include "core/routing/endpoint_figures.h"
#include "core/routing/router.h"
#include "tests/bench/simulated_market.h"
#include "tests/unit/tokens/four_byte_counter.h"

#include <QElapsedTimer>
#include <queue>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <memory>
#include <tuple>

// A virtual day of a million requests at twelve endpoints with drifting latency, outages, walls of 429s and
// changing prices. The rules are the real ones, used as the engine uses them: planRoute(), AttemptPlan and
// Traffic. Against them: an oracle that knows who is healthy, and clients that remember nothing.
//
// Printed for each strategy:
//   success    of the requests at whose arrival at least one endpoint was healthy
//   cost       of the answers, against the cheapest healthy endpoint at each arrival
//   oracle     of an answer, against the oracle's: whoever spreads what an endpoint takes in a minute over
//   that
//              minute is not charged twice here
//   p50, p95   milliseconds from arrival to the first token, failed attempts included
//   attempts   for a request
//   healed     seconds from the end of an outage to the next request there, at the longest: of any endpoint,
//              and counted only while the endpoint was the cheapest healthy one
//
// simulate_routing [requests] [seed]

using namespace core;

namespace {

constexpr qint64 kPromptTokens = 1'000;
constexpr qint64 kAnswerTokens = 300;
constexpr double kTokensPerPrice = 1e6;
constexpr int kAll = SimulatedMarket::kEndpoints;

QString slugOf(int endpoint)
{
    return QStringLiteral("p%1").arg(endpoint, 2, 10, QLatin1Char('0'));
}

int numberOf(const RouteCandidate &candidate)
{
    return candidate.endpoint.mid(1).toInt();
}

/// Who is to be asked, in order.
class Strategy
{
public:
    virtual ~Strategy() = default;
    virtual RoutePlan plan(const SimulatedMarket &market, TimePoint now) = 0;
    virtual Traffic::Ticket begin(const RouteCandidate &, TimePoint) { return {}; }
    virtual void end(const Traffic::Ticket &, const RouteCandidate &, const SimulatedMarket::Answer &,
                     double /*dollars*/, TimePoint)
    { }
};

/// The rules as the engine drives them.
class Rules : public Strategy
{
public:
    Rules(RoutingStrategy strategy, SortBy sort)
        : m_random(42)
    {
        m_settings.strategy = strategy;
        m_request.model = QStringLiteral("meta/llama");
        m_request.messages = {Message::text(Role::User, QStringLiteral("hello"))};
        m_request.maxTokens = kAnswerTokens;
        m_request.routing.sort = sort;
        for (int i = 0; i < kAll; ++i)
            m_keys[slugOf(i)] << KeyFacts {QStringLiteral("work")};
    }

    RoutePlan plan(const SimulatedMarket &market, TimePoint now) override
    {
        followPrices(market, now);
        return planRoute({.request = m_request,
                          .catalog = m_catalog,
                          .keys = m_keys,
                          .settings = {},
                          .protocols = {QStringLiteral("openai-chat")},
                          .health = m_traffic.health(),
                          .tokens = fourByteCounter(),
                          .now = now,
                          .strategy = m_settings,
                          .seed = m_random.next(),
                          .figures = [&](const QString &id) -> const EndpointFigures & {
                              return m_traffic.stats().figures(id, now);
                          },
                          .isAtCap = [&](const QString &id) { return m_traffic.isAtCap(id, now); },
                          .keyUsage = &m_traffic.keyUsage(),
                          .utcDay = m_day,
                          .sticky = &m_traffic.sticky(),
                          .offers = &m_offers});
    }

    Traffic::Ticket begin(const RouteCandidate &candidate, TimePoint now) override
    {
        return m_traffic.begin(candidate, {now, m_day});
    }

    void end(const Traffic::Ticket &ticket, const RouteCandidate &candidate,
             const SimulatedMarket::Answer &answer, double dollars, TimePoint now) override
    {
        AttemptRecord row;
        row.error = answer.error;
        row.durationMs = answer.duration.count();
        Traffic::Report report {.candidate = candidate, .row = row};
        if (!answer.error) {
            report.ttftMs = answer.ttft.count();
            report.usage = Usage {.promptTokens = kPromptTokens, .completionTokens = kAnswerTokens};
            report.cost = Money::fromPicoDollars(qint64(dollars * 1e12));
        }
        m_traffic.end(ticket, report, {now, m_day});
    }

private:
    /// As when a new catalog came.
    void followPrices(const SimulatedMarket &market, TimePoint now)
    {
        const auto &changes = market.priceChanges();
        const auto seen = m_changesSeen;
        while (m_changesSeen < changes.size() && changes[m_changesSeen] <= now)
            ++m_changesSeen;
        if (m_changesSeen == seen)
            return;
        ModelInfo model {.id = m_request.model, .name = m_request.model, .type = QStringLiteral("chat")};
        QList<ProviderInfo> providers;
        for (int i = 0; i < kAll; ++i) {
            const Money perToken = Money::fromPicoDollars(qint64(market.price(i, now) * 1e6));
            EndpointInfo endpoint {.providerId = slugOf(i), .providerModelId = QStringLiteral("llama")};
            endpoint.pricing.base = {.prompt = perToken, .completion = perToken};
            model.endpoints << endpoint;
            ProviderInfo provider {.id = slugOf(i), .name = slugOf(i)};
            provider.protocol = QStringLiteral("openai-chat");
            provider.baseUrl = QStringLiteral("https://%1.example/v1").arg(slugOf(i));
            providers << provider;
        }
        m_catalog = Catalog({model}, providers);
        m_offers.clear();
    }

    ChatRequest m_request;
    RoutingSettings m_settings;
    QHash<QString, QList<KeyFacts>> m_keys;
    Catalog m_catalog;
    OfferCache m_offers;
    Traffic m_traffic;
    SplitMix m_random;
    size_t m_changesSeen = 0;
    const QDate m_day {2026, 5, 17};
};

/// One that remembers nothing: `order` says whom to ask, the first first.
class Naive : public Strategy
{
public:
    using Order = std::function<std::vector<int>(const SimulatedMarket &, TimePoint)>;
    explicit Naive(Order order)
        : m_order(std::move(order))
    {
        for (int i = 0; i < kAll; ++i) {
            RouteCandidate one;
            one.id = slugOf(i);
            one.modelId = QStringLiteral("meta/llama");
            one.endpoint = slugOf(i);
            one.target.providerId = slugOf(i);
            m_candidates.push_back(one);
        }
    }

    RoutePlan plan(const SimulatedMarket &market, TimePoint now) override
    {
        RoutePlan plan {.requestedModel = QStringLiteral("meta/llama")};
        for (int endpoint : m_order(market, now))
            plan.candidates << m_candidates.at(size_t(endpoint));
        return plan;
    }

private:
    Order m_order;
    std::vector<RouteCandidate> m_candidates;
};

std::vector<int> byPrice(const SimulatedMarket &market, TimePoint now, bool healthyFirst)
{
    std::vector<int> order(kAll);
    for (int i = 0; i < kAll; ++i)
        order[size_t(i)] = i;
    std::sort(order.begin(), order.end(), [&](int a, int b) {
        const bool aLast = healthyFirst && !market.isHealthy(a, now);
        const bool bLast = healthyFirst && !market.isHealthy(b, now);
        return std::pair(aLast, market.price(a, now)) < std::pair(bLast, market.price(b, now));
    });
    return order;
}

/// What came of all requests.
struct Tally {
    qint64 asked = 0; ///< With somebody healthy at their arrival; likewise:
    qint64 answered = 0;
    qint64 attempts = 0;
    double cost = 0;
    double cheapest = 0;
    std::vector<float> toFirstToken = {};
    Milliseconds longestHealing {0};
    Milliseconds longestHealingOfCheapest {0};
};

class Simulation
{
public:
    Simulation(Strategy &strategy, qint64 requests, unsigned seed)
        : m_strategy(strategy)
        , m_market(seed)
        , m_arrivals(seed + 1)
        , m_meanGap(double(SimulatedMarket::kDay.count()) / double(requests))
    { }

    Tally run()
    {
        double arrival = 0;
        while (true) {
            arrival += -std::log(m_arrivals.unit()) * m_meanGap;
            const TimePoint now {Milliseconds(qint64(arrival))};
            if (now >= TimePoint(SimulatedMarket::kDay))
                break;
            workUntil(now);
            arrive(now);
        }
        workUntil(TimePoint::max());
        return std::move(m_tally);
    }

private:
    struct Request {
        TimePoint arrived;
        double cheapest; ///< Price of the cheapest healthy endpoint at its arrival; 0: there was none.
        AttemptPlan plan;
    };
    struct Event {
        TimePoint time;
        quint64 number; ///< First come, first served.
        std::shared_ptr<Request> request;
        int candidate = -1; ///< -1: the wait before another attempt is over.
        Traffic::Ticket ticket = {};
        SimulatedMarket::Answer answer = {};
        TimePoint started = {};
        double price = 0;
        bool operator<(const Event &other) const // the earliest on top
        {
            return std::tie(time, number) > std::tie(other.time, other.number);
        }
    };
    /// How long an endpoint that was healed has not been asked.
    struct Healing {
        std::optional<TimePoint> seen = {}; ///< End of the outage that was looked at last.
        bool waiting = false;
        std::optional<TimePoint> cheapestSince = {};
    };

    void workUntil(TimePoint now)
    {
        while (!m_events.empty() && m_events.top().time <= now) {
            const Event event = m_events.top();
            m_events.pop();
            finish(event);
        }
    }

    void arrive(TimePoint now)
    {
        const int best = m_market.cheapestHealthy(now);
        watchHealing(best, now);
        const auto request = std::make_shared<Request>(
            Request {now, best < 0 ? 0 : m_market.price(best, now),
                     AttemptPlan(m_strategy.plan(m_market, now), {}, TimePoint::max())});
        m_tally.asked += best < 0 ? 0 : 1;
        follow(request, request->plan.begin(now), now);
    }

    void follow(const std::shared_ptr<Request> &request, const Step &step, TimePoint now)
    {
        if (const auto *wait = std::get_if<WaitFor>(&step)) {
            m_events.push({.time = now + wait->delay, .number = ++m_number, .request = request});
            return;
        }
        const auto *start = std::get_if<StartAttempt>(&step);
        if (!start)
            return;
        const RouteCandidate &candidate = request->plan.route().candidates.at(start->candidate);
        const int endpoint = numberOf(candidate);
        noteAsked(endpoint, now);
        m_tally.attempts += request->cheapest > 0 ? 1 : 0;
        Event event {.time = now,
                     .number = ++m_number,
                     .request = request,
                     .candidate = start->candidate,
                     .ticket = m_strategy.begin(candidate, now),
                     .answer = m_market.ask(endpoint, now),
                     .started = now,
                     .price = m_market.price(endpoint, now)};
        event.time += event.answer.duration;
        m_events.push(std::move(event));
    }

    void finish(const Event &event)
    {
        Request &request = *event.request;
        if (event.candidate < 0) {
            follow(event.request, request.plan.resume(event.time), event.time);
            return;
        }
        const double tokens = double(kPromptTokens + kAnswerTokens) / kTokensPerPrice;
        m_strategy.end(event.ticket, request.plan.route().candidates.at(event.candidate), event.answer,
                       event.price * tokens, event.time);
        if (event.answer.error) {
            follow(event.request, request.plan.afterFailure(*event.answer.error, event.time), event.time);
            return;
        }
        if (request.cheapest <= 0)
            return;
        ++m_tally.answered;
        m_tally.cost += event.price * tokens;
        m_tally.cheapest += request.cheapest * tokens;
        m_tally.toFirstToken.push_back(float((event.started + event.answer.ttft - request.arrived).count()));
    }

    void watchHealing(int best, TimePoint now)
    {
        for (int i = 0; i < kAll; ++i) {
            Healing &healing = m_healing.at(size_t(i));
            const auto healed = m_market.lastHealing(i, now);
            if (healed != healing.seen)
                healing = {.seen = healed, .waiting = true};
            if (m_market.isOut(i, now))
                healing.waiting = false; // it fell again before anybody could know
            if (i != best)
                healing.cheapestSince.reset();
            else if (!healing.cheapestSince)
                healing.cheapestSince = now;
        }
    }

    void noteAsked(int endpoint, TimePoint now)
    {
        Healing &healing = m_healing.at(size_t(endpoint));
        if (!healing.waiting || m_market.isOut(endpoint, now))
            return;
        healing.waiting = false;
        m_tally.longestHealing = std::max(m_tally.longestHealing, now - *healing.seen);
        if (healing.cheapestSince)
            m_tally.longestHealingOfCheapest =
                std::max(m_tally.longestHealingOfCheapest, now - *healing.cheapestSince);
    }

    Strategy &m_strategy;
    SimulatedMarket m_market;
    SplitMix m_arrivals;
    double m_meanGap; ///< Milliseconds between two arrivals.
    std::priority_queue<Event> m_events;
    quint64 m_number = 0;
    std::array<Healing, kAll> m_healing = {};
    Tally m_tally;
};

double quantile(std::vector<float> &values, double share)
{
    if (values.empty())
        return 0;
    const auto place = values.begin() + std::ptrdiff_t(share * double(values.size() - 1));
    std::nth_element(values.begin(), place, values.end());
    return double(*place);
}

/// Runs one strategy and prints its line. Returns dollars for an answer.
double simulate(const char *name, Strategy &&strategy, qint64 requests, unsigned seed, double oraclesCost)
{
    QElapsedTimer wall;
    wall.start();
    const std::clock_t processor = std::clock();
    Tally tally = Simulation(strategy, requests, seed).run();
    const double processorSeconds = double(std::clock() - processor) / CLOCKS_PER_SEC;
    const double cost = tally.cost / double(tally.answered);
    const auto percentAbove = [](double value, double base) { return 100 * (value / base - 1); };
    const auto seconds = [](Milliseconds time) { return double(time.count()) / 1'000; };
    std::printf("%-16s %9.4f %% %+8.2f %% %+8.2f %% %7.0f %7.0f %9.3f %8.1f %8.1f %8.1f %6.1f\n", name,
                100 * double(tally.answered) / double(tally.asked), percentAbove(tally.cost, tally.cheapest),
                percentAbove(cost, oraclesCost > 0 ? oraclesCost : cost), quantile(tally.toFirstToken, 0.5),
                quantile(tally.toFirstToken, 0.95), double(tally.attempts) / double(tally.asked),
                seconds(tally.longestHealing), seconds(tally.longestHealingOfCheapest),
                double(wall.elapsed()) / 1'000, processorSeconds);
    std::fflush(stdout);
    return cost;
}

} // namespace

int main(int argc, char **argv)
{
    const qint64 requests = argc > 1 ? std::atoll(argv[1]) : 1'000'000;
    const unsigned seed = argc > 2 ? unsigned(std::atoi(argv[2])) : 1;
    std::printf("%lld requests, seed %u\n%-16s %11s %10s %10s %7s %7s %9s %8s %8s %8s %6s\n",
                qlonglong(requests), seed, "strategy", "success", "cost", "oracle", "p50", "p95", "attempts",
                "healed", "cheapest", "wall s", "CPU s");
    double oraclesCost = 0;
    const auto run = [&](const char *name, Strategy &&strategy) {
        return simulate(name, std::move(strategy), requests, seed, oraclesCost);
    };
    oraclesCost =
        run("oracle",
            Naive([](const SimulatedMarket &market, TimePoint now) { return byPrice(market, now, true); }));
    run("sort: price", Rules(RoutingStrategy::PriceWeighted, SortBy::Price));
    run("price-weighted", Rules(RoutingStrategy::PriceWeighted, SortBy::Default));
    run("balanced", Rules(RoutingStrategy::Balanced, SortBy::Default));
    run("cheapest only", Naive([](const SimulatedMarket &market, TimePoint now) {
            return std::vector<int> {byPrice(market, now, false).front()};
        }));
    SplitMix random(seed + 2);
    run("random", Naive([&](const SimulatedMarket &, TimePoint) {
            return std::vector<int> {int(random.next() % kAll)};
        }));
    int turn = 0;
    run("round-robin", Naive([&](const SimulatedMarket &, TimePoint) {
            turn = (turn + 1) % kAll;
            return std::vector<int> {turn};
        }));
    return 0;
}
