#pragma once

#include "core/base/error.h"
#include "core/base/time.h"

#include <optional>
#include <random>
#include <vector>

/// Twelve endpoints of one model for a virtual day, as they truly are: prices that change, latency and speed
/// that drift, outages, and walls of so many requests a minute. All of it follows from the seed and the
/// requests that are sent, so that every strategy meets the same market. It is asked in the order of time.
class SimulatedMarket
{
public:
    static constexpr int kEndpoints = 12;
    static constexpr core::Milliseconds kDay {24 * 3'600'000};

    explicit SimulatedMarket(unsigned seed);

    /// What a request sent now meets. What holds at its start holds to its end.
    struct Answer {
        std::optional<core::Error> error = {};
        core::Milliseconds ttft {0};
        core::Milliseconds duration {0}; ///< To its end, or to the error.
    };
    Answer ask(int endpoint, core::TimePoint now);

    /// Dollars for a million tokens of prompt or answer.
    double price(int endpoint, core::TimePoint now) const;
    /// Neither in an outage nor at its wall.
    bool isHealthy(int endpoint, core::TimePoint now) const;
    /// The cheapest healthy one; -1 if none is.
    int cheapestHealthy(core::TimePoint now) const;
    /// Moments at which any price changes, in order.
    const std::vector<core::TimePoint> &priceChanges() const { return m_priceChanges; }
    /// The end of the latest outage that was over at that time; empty if there was none yet.
    std::optional<core::TimePoint> lastHealing(int endpoint, core::TimePoint now) const;
    bool isOut(int endpoint, core::TimePoint now) const;

private:
    struct Outage {
        core::TimePoint from;
        core::TimePoint to;
        core::Error error;
        core::Milliseconds failsAfter;
    };
    struct Wall {
        core::TimePoint from;
        core::TimePoint to;
        int perMinute;
    };
    struct Step {
        core::TimePoint from;
        double price;
    };
    /// Things that begin one after the other. As time only goes on, the current one is found at once.
    template<typename Thing>
    struct Timeline {
        std::vector<Thing> things = {};
        mutable size_t next = 0;
        /// What began last; null before the first.
        const Thing *at(core::TimePoint now) const
        {
            while (next < things.size() && things[next].from <= now)
                ++next;
            return next == 0 ? nullptr : &things[next - 1];
        }
    };
    struct Endpoint {
        double ttftSeconds = 0;
        double tokensASecond = 0;
        double phase = 0; ///< Of its drift over the day.
        double errorRate = 0;
        bool tellsRetryAfter = false;
        Timeline<Outage> outages = {};
        Timeline<Wall> walls = {};
        Timeline<Step> prices = {};
        qint64 minute = -1; ///< Minute that `taken` is for.
        int taken = 0;
    };
    const Outage *outageAt(const Endpoint &endpoint, core::TimePoint now) const;
    int wallAt(const Endpoint &endpoint, core::TimePoint now) const;
    void addOutages(Endpoint &endpoint, double meanMinutesBetween);
    void addWalls(Endpoint &endpoint, int usual);
    void addPrices(Endpoint &endpoint, double base);
    double unit() { return std::uniform_real_distribution<double>(0, 1)(m_random); }
    core::Milliseconds exponential(double meanMilliseconds);

    std::mt19937_64 m_random;
    std::vector<Endpoint> m_endpoints;
    std::vector<core::TimePoint> m_priceChanges;
};
