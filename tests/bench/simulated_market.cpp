#include "tests/bench/simulated_market.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

using namespace core;

namespace {

constexpr double kMinute = 60'000; // milliseconds
constexpr int kNoWall = std::numeric_limits<int>::max();
constexpr double kAnswerTokens = 300;
/// The cheap ones near each other, as they are on the market.
constexpr std::array<double, SimulatedMarket::kEndpoints> kPrices {0.60, 0.66, 0.75, 0.90, 1.00, 1.20,
                                                                   1.50, 1.80, 2.20, 2.60, 3.00, 4.00};

qint64 minuteOf(TimePoint now)
{
    return qint64(now.time_since_epoch().count() / kMinute);
}

} // namespace

SimulatedMarket::SimulatedMarket(unsigned seed)
    : m_random(seed)
{
    for (int i = 0; i < kEndpoints; ++i) {
        Endpoint endpoint {.ttftSeconds = 0.3 + 1.2 * unit(),
                           .tokensASecond = 30 + 120 * unit(),
                           .phase = 2 * M_PI * unit(),
                           .errorRate = 0.001 + 0.004 * unit(),
                           .tellsRetryAfter = i % 2 == 0};
        addOutages(endpoint, 90 + 25 * i); // what is cheap fails oftener
        addWalls(endpoint, i == 0 ? 240 : i == 2 ? 180 : kNoWall);
        addPrices(endpoint, kPrices.at(size_t(i)));
        m_endpoints.push_back(endpoint);
    }
    std::sort(m_priceChanges.begin(), m_priceChanges.end());
}

Milliseconds SimulatedMarket::exponential(double meanMilliseconds)
{
    return Milliseconds(qint64(-std::log(1 - unit()) * meanMilliseconds));
}

void SimulatedMarket::addOutages(Endpoint &endpoint, double meanMinutesBetween)
{
    constexpr double kShortest = 5'000;
    constexpr double kLongest = 30 * kMinute;
    TimePoint now {exponential(meanMinutesBetween * kMinute)};
    while (now < TimePoint(kDay)) {
        const double lasts = std::clamp(double(exponential(3 * kMinute).count()), kShortest, kLongest);
        Outage outage {now, now + Milliseconds(qint64(lasts)), {}, {}};
        const double kind = unit();
        if (kind < 0.55) {
            outage.error = {.kind = ErrorKind::Overloaded, .message = {}, .httpStatus = 503};
            outage.failsAfter = Milliseconds(300);
        } else if (kind < 0.85) {
            outage.error = {.kind = ErrorKind::ConnectFailed, .message = {}};
            outage.failsAfter = Milliseconds(20);
        } else {
            outage.error = {.kind = ErrorKind::FirstTokenTimeout, .message = {}};
            outage.failsAfter = Milliseconds(10'000);
        }
        endpoint.outages.things.push_back(outage);
        now = outage.to + exponential(meanMinutesBetween * kMinute);
    }
}

void SimulatedMarket::addWalls(Endpoint &endpoint, int usual)
{
    // Now and then a provider lowers what it takes for a while.
    TimePoint now {};
    while (now < TimePoint(kDay)) {
        const TimePoint low = now + exponential(8 * 60 * kMinute);
        if (usual != kNoWall)
            endpoint.walls.things.push_back({now, low, usual});
        const TimePoint end = low + Milliseconds(qint64((5 + 20 * unit()) * kMinute));
        endpoint.walls.things.push_back({low, end, 30 + int(60 * unit())});
        now = end;
    }
}

void SimulatedMarket::addPrices(Endpoint &endpoint, double base)
{
    TimePoint now {};
    while (now < TimePoint(kDay)) {
        endpoint.prices.things.push_back({now, base * (0.75 + 0.6 * unit())});
        m_priceChanges.push_back(now);
        now += exponential(4 * 60 * kMinute);
    }
}

const SimulatedMarket::Outage *SimulatedMarket::outageAt(const Endpoint &endpoint, TimePoint now) const
{
    const Outage *last = endpoint.outages.at(now);
    return last && now < last->to ? last : nullptr;
}

int SimulatedMarket::wallAt(const Endpoint &endpoint, TimePoint now) const
{
    const Wall *wall = endpoint.walls.at(now);
    return wall && now < wall->to ? wall->perMinute : kNoWall;
}

double SimulatedMarket::price(int endpoint, TimePoint now) const
{
    return m_endpoints.at(size_t(endpoint)).prices.at(now)->price;
}

bool SimulatedMarket::isOut(int endpoint, TimePoint now) const
{
    return outageAt(m_endpoints.at(size_t(endpoint)), now) != nullptr;
}

bool SimulatedMarket::isHealthy(int endpoint, TimePoint now) const
{
    const Endpoint &one = m_endpoints.at(size_t(endpoint));
    const int taken = one.minute == minuteOf(now) ? one.taken : 0;
    return !outageAt(one, now) && taken < wallAt(one, now);
}

int SimulatedMarket::cheapestHealthy(TimePoint now) const
{
    int best = -1;
    for (int i = 0; i < kEndpoints; ++i) {
        if (isHealthy(i, now) && (best < 0 || price(i, now) < price(best, now)))
            best = i;
    }
    return best;
}

std::optional<TimePoint> SimulatedMarket::lastHealing(int endpoint, TimePoint now) const
{
    const Timeline<Outage> &outages = m_endpoints.at(size_t(endpoint)).outages;
    const Outage *last = outages.at(now);
    if (last && now < last->to) // not over yet: the one before it
        last = outages.next > 1 ? last - 1 : nullptr;
    return last ? std::optional(last->to) : std::nullopt;
}

SimulatedMarket::Answer SimulatedMarket::ask(int endpoint, TimePoint now)
{
    Endpoint &one = m_endpoints.at(size_t(endpoint));
    if (const Outage *outage = outageAt(one, now))
        return {.error = outage->error, .duration = outage->failsAfter};
    if (one.minute != minuteOf(now)) {
        one.minute = minuteOf(now);
        one.taken = 0;
    }
    if (one.taken >= wallAt(one, now)) {
        Error error {.kind = ErrorKind::RateLimited, .message = {}, .httpStatus = 429};
        if (one.tellsRetryAfter)
            error.retryAfter = Milliseconds(qint64(double(one.minute + 1) * kMinute)
                                            - qint64(now.time_since_epoch().count()));
        return {.error = error, .duration = Milliseconds(100)};
    }
    ++one.taken;
    if (unit() < one.errorRate)
        return {.error = Error {.kind = ErrorKind::Overloaded, .message = {}, .httpStatus = 500},
                .duration = Milliseconds(300)};
    // Up and down over some hours by half, and from request to request by what is usual on the net.
    const double hours = double(now.time_since_epoch().count()) / (60 * kMinute);
    const double drift = 1 + 0.5 * std::sin(one.phase + hours * 2 * M_PI / 5);
    const double noise = std::exp(0.4 * std::normal_distribution<double>()(m_random));
    const double ttft = one.ttftSeconds * drift * noise;
    return {.ttft = Milliseconds(qint64(ttft * 1'000)),
            .duration = Milliseconds(qint64((ttft + kAnswerTokens / one.tokensASecond * drift) * 1'000))};
}
