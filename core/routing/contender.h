#pragma once

#include "core/routing/balance.h"
#include "core/routing/filters.h"
#include "core/routing/health.h"
#include "core/routing/offers.h"
#include "core/routing/ranking.h"
#include "core/routing/refusal.h"

#include <QList>
#include <QVarLengthArray>

#include <optional>

namespace core {

/// One of an offer's keys that may be used now.
struct UsableKey {
    const OfferKey *key;
    Admission health;
};

/// An endpoint that passed the filters, with what it would cost and the keys that it can be asked with.
struct Contender {
    const Offer *offer;
    const ModelInfo *model;
    PriceRow prices;
    PromptTokens prompt;
    std::optional<Money> cost;
    std::optional<Money> worstCost;
    QVarLengthArray<UsableKey, 2> keys; ///< In the order in which they are to be used.
};

/// Prices the request at this endpoint. Without keys so far.
Contender contenderFor(const Offer &offer, const ModelInfo &model, const RequestFacts &facts,
                       const RoutingInput &input);

/// Gives the contender the keys whose limits leave room: by priority, then as the settings say. `draws` is
/// where those of one priority are drawn from. A refusal only where no key is left.
std::optional<Refusal> chooseKeys(Contender &contender, const RoutingInput &input, SplitMix &draws);

/// What the ranking is told of a contender, without the figures of its traffic.
RankRow rankRowOf(const Contender &contender, int modelIndex, const RequestFacts &facts,
                  const RoutingInput &input);

/// Adds what the user's own traffic says of the rows from `first` on, which are of one model; where it says
/// little, what is typical of the others. `contenders` stand at the same indexes.
void addFigures(QList<RankRow> &rows, qsizetype first, const QList<Contender> &contenders,
                const RequestFacts &facts, const RoutingInput &input);

} // namespace core
