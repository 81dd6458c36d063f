#pragma once

#include "core/model/pricing.h"
#include "core/model/route_plan.h"

#include <QList>
#include <QString>

namespace core {

class Catalog;

/// `$0.15/M in, $0.60/M out`, `free of charge`, `price unknown`.
QString priceInWords(const PriceRow &prices);

/// Why the candidate stands at its place, with the figures that decided.
QString whyInWords(const RouteCandidate &candidate);

/// No model is called so; names the nearest.
Error unknownModel(const QString &name, const Catalog &catalog);

/// Nobody is left to ask. Says how many were lost to what, and what would help. NoRoute; RateLimited where a
/// limit that passes shut somebody out, with its figures.
Error noRoute(const QString &model, const QList<Exclusion> &exclusions, const Catalog &catalog);

} // namespace core
