#pragma once

#include "core/routing/ranking.h"

#include <QList>

namespace core {

/// Weight 1/price² of each row (openrouter-spec §4.2 a). Where something is free of charge, all that is has
/// weight 1 and the rest none; without a known price the weight is 0.
QList<double> priceWeights(const QList<RankRow> &rows);

/// Share of each row in the traffic of a model, 0 to 1, by the adaptive balancer (openrouter-spec §4.2 b).
///
/// An endpoint's combined cost is its price, raised by what goes wrong there, plus what its slowness costs.
/// Up to about 1.3 times the best combined cost endpoints share most of the traffic; beyond, the share falls
/// steeply, but each keeps a small one so that an endpoint that got better is found. Prices stand for
/// themselves; everything else is counted in units of the median price, so that it weighs the same for cheap
/// and dear models.
QList<double> balancedShares(const QList<RankRow> &rows);

/// A stream of evenly distributed numbers out of one seed (SplitMix64 of Steele, Lea and Flood, 2014).
class SplitMix
{
public:
    explicit SplitMix(quint64 seed)
        : m_state(seed)
    { }
    quint64 next();
    /// Above 0, at most 1.
    double unit();

private:
    quint64 m_state;
};

} // namespace core
