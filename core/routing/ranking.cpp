#include "core/routing/ranking.h"

#include "core/routing/balance.h"
#include "core/routing/tool_quality.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace core {

namespace {

bool misses(const std::optional<double> &goal, double figure, bool atLeast)
{
    // An endpoint that nobody measured is not held to have failed.
    return goal && !std::isnan(figure) && (atLeast ? figure < *goal : figure > *goal);
}

bool missesAny(const PercentileGoals &goals, const Quartet &figures, bool atLeast)
{
    return misses(goals.p50, figures[0], atLeast) || misses(goals.p75, figures[1], atLeast)
           || misses(goals.p90, figures[2], atLeast) || misses(goals.p99, figures[3], atLeast);
}

/// What a row is compared by. Smaller comes first.
struct Key {
    bool missed = false;
    int model = 0;
    bool setBack = false;
    int orderRank = kNotNamed;
    int tier = 0;
    int quality = 0;
    bool trouble = false;
    double value = 0;
    bool deprecated = false;
    double cost = 0; ///< Between those with equal figures.
    int row = 0;

    auto group() const { return std::tie(missed, model, setBack, orderRank, tier, quality, trouble); }
};

/// Unknown figures come after all known ones.
double known(double value)
{
    return std::isnan(value) ? std::numeric_limits<double>::infinity() : value;
}

class Ranking
{
public:
    Ranking(const QList<RankRow> &rows, const RankRules &rules)
        : m_rows(rows)
        , m_rules(rules)
        , m_random(rules.seed.value_or(0))
    { }

    QList<Ranked> run()
    {
        m_shares.fill(0, m_rows.size());
        QList<Key> keys;
        keys.reserve(m_rows.size());
        // Quality is weighed where the request has tools, unless somebody wants another order.
        const bool exacto = m_rules.sort == SortBy::Exacto
                            || (m_rules.wantsTools && m_rules.sort == SortBy::Default && !m_rules.ordered);
        const QList<ToolTier> tiers = exacto ? toolTiers(m_rows) : QList<ToolTier>();
        for (int i = 0; i < m_rows.size(); ++i) {
            const RankRow &row = m_rows.at(i);
            keys << Key {.missed = missesAny(m_rules.minThroughput, row.throughput, true)
                                   || missesAny(m_rules.maxLatency, row.latency, false),
                         .model = m_rules.partition == Partition::None ? 0 : row.model,
                         .setBack = row.setBack,
                         .orderRank = row.orderRank,
                         .tier = row.tier,
                         .quality = exacto ? int(tiers.at(i)) : 0,
                         .trouble = (row.trouble && !sortsByMetric()) || row.atCap,
                         .value = value(row),
                         .deprecated = row.deprecated,
                         .cost = known(row.cost),
                         .row = i};
        }
        const auto before = [](const Key &a, const Key &b) {
            return std::tuple(a.group(), std::tie(a.value, a.deprecated, a.cost, a.row))
                   < std::tuple(b.group(), std::tie(b.value, b.deprecated, b.cost, b.row));
        };
        std::sort(keys.begin(), keys.end(), before);
        if (!sortsByMetric() && !m_rules.ordered)
            drawEachGroup(keys);
        QList<Ranked> ranked;
        ranked.reserve(keys.size());
        for (const Key &key : std::as_const(keys))
            ranked << Ranked {key.row, m_shares.at(key.row), key.missed,
                              key.quality == int(ToolTier::Deprioritised)};
        return ranked;
    }

private:
    bool sortsByMetric() const { return m_rules.sort != SortBy::Default && m_rules.sort != SortBy::Exacto; }

    double value(const RankRow &row) const
    {
        if (m_rules.sort == SortBy::Throughput)
            return known(-row.throughput[0]);
        if (m_rules.sort == SortBy::Latency)
            return known(row.latency[0]);
        return known(row.cost);
    }

    void drawEachGroup(QList<Key> &keys)
    {
        for (qsizetype first = 0; first < keys.size();) {
            qsizetype end = first + 1;
            while (end < keys.size() && keys.at(end).group() == keys.at(first).group())
                ++end;
            if (end - first > 1 || m_rules.strategy == RoutingStrategy::Balanced)
                draw(keys, first, end);
            first = end;
        }
    }

    void draw(QList<Key> &keys, qsizetype first, qsizetype end)
    {
        QList<RankRow> likes;
        likes.reserve(end - first);
        for (qsizetype i = first; i < end; ++i)
            likes << m_rows.at(keys.at(i).row);
        const bool balanced = m_rules.strategy == RoutingStrategy::Balanced;
        const QList<double> weights = balanced ? balancedShares(likes) : priceWeights(likes);
        double sum = 0;
        for (double weight : weights)
            sum += weight;
        if (!(sum > 0))
            return;
        for (qsizetype i = first; i < end; ++i)
            m_shares[keys.at(i).row] = weights.at(i - first) / sum;
        if (balanced)
            drawAll(keys, first, end);
        else
            drawFirst(keys, first, end);
    }

    /// The first place by chance, the others stay in the order of their prices.
    void drawFirst(QList<Key> &keys, qsizetype first, qsizetype end)
    {
        if (!m_rules.seed)
            return;
        double left = m_random.unit();
        qsizetype drawn = first;
        for (qsizetype i = first; i < end && left > 0; ++i) {
            const double share = m_shares.at(keys.at(i).row);
            if (share > 0) // what is left by rounding is nobody's who has no share
                drawn = i;
            left -= share;
        }
        std::rotate(keys.begin() + first, keys.begin() + drawn, keys.begin() + drawn + 1);
    }

    /// Every place by chance among those that are left: the row with the smallest exponentially distributed
    /// number, its share being the rate, is drawn first just as often as the share says (Efraimidis and
    /// Spirakis, 2006).
    void drawAll(QList<Key> &keys, qsizetype first, qsizetype end)
    {
        for (qsizetype i = first; i < end; ++i) {
            const double share = m_shares.at(keys.at(i).row);
            const double chance = m_rules.seed ? -std::log(m_random.unit()) : 1;
            keys[i].value = share > 0 ? chance / share : std::numeric_limits<double>::infinity();
        }
        std::stable_sort(keys.begin() + first, keys.begin() + end,
                         [](const Key &a, const Key &b) { return a.value < b.value; });
    }

    const QList<RankRow> &m_rows;
    const RankRules &m_rules;
    SplitMix m_random;
    QList<double> m_shares;
};

} // namespace

QList<Ranked> rankEndpoints(const QList<RankRow> &rows, const RankRules &rules)
{
    return Ranking(rows, rules).run();
}

} // namespace core
