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
    quint64 group = 0; ///< See groupOf().
    double value = 0;
    double cost = 0; ///< Between those with equal figures.
    int row = 0;
    bool deprecated = false;
};

bool isBefore(const Key &a, const Key &b)
{
    if (a.group != b.group)
        return a.group < b.group;
    return std::tie(a.value, a.deprecated, a.cost, a.row) < std::tie(b.value, b.deprecated, b.cost, b.row);
}

/// What decides before any figure as one number, the weightiest in the highest bits: hundreds of rows are
/// compared with every request.
quint64 groupOf(const RankRow &row, bool missed, int model, ToolTier quality, bool trouble)
{
    constexpr int kMost = 0xffff; // more models or entries of `order` share the last place
    const auto part = [kMost](int value) { return quint64(qBound(0, value, kMost)); };
    quint64 group = missed ? 1 : 0;
    group = group << 16 | part(model);
    group = group << 1 | quint64(row.setBack);
    group = group << 16 | part(row.orderRank);
    group = group << 16 | part(row.tier);
    group = group << 2 | quint64(quality);
    return group << 1 | quint64(trouble);
}

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
        QList<bool> missed(m_rows.size());
        for (int i = 0; i < m_rows.size(); ++i) {
            const RankRow &row = m_rows.at(i);
            missed[i] = missesAny(m_rules.minThroughput, row.throughput, true)
                        || missesAny(m_rules.maxLatency, row.latency, false);
            keys << Key {.group =
                             groupOf(row, missed.at(i), m_rules.partition == Partition::None ? 0 : row.model,
                                     exacto ? tiers.at(i) : ToolTier::Good,
                                     (row.trouble && !sortsByMetric()) || row.atCap),
                         .value = value(row),
                         .cost = known(row.cost),
                         .row = i,
                         .deprecated = row.deprecated};
        }
        std::sort(keys.begin(), keys.end(), isBefore);
        if (!sortsByMetric() && !m_rules.ordered)
            drawEachGroup(keys);
        QList<Ranked> ranked;
        ranked.reserve(keys.size());
        for (const Key &key : std::as_const(keys))
            ranked << Ranked {key.row, m_shares.at(key.row), missed.at(key.row),
                              exacto && tiers.at(key.row) == ToolTier::Deprioritised};
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
            while (end < keys.size() && keys.at(end).group == keys.at(first).group)
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
