#pragma once

#include "core/routing/auto_router.h"

#include <QDate>
#include <QList>
#include <QString>

#include <optional>

namespace core {

/// A model that could be asked, with what a choice among such models depends on.
struct AutoCandidate {
    const ModelInfo *model = nullptr;
    QString variant = {}; ///< See EndpointInfo::variant.
    PriceRow prices = {}; ///< Of the cheapest endpoint with a known price.
    /// Price of a token where three of four are read and one is written; absent: no price is known.
    std::optional<Money> blend = {};
    std::optional<qint64> ageInDays = {};
    bool simulated = false;
    bool fits = false; ///< One of its endpoints can do all that the request needs.
};

/// All chat models with a usable endpoint of the plain offer that answer in what the request asks for (text
/// alone, unless it says something else) and are neither rolling names nor retired, in the catalog's order.
/// Simulated ones only where there is no other.
QList<AutoCandidate> autoCandidates(const AutoInput &input);

/// Those that cost nothing: by their free offer, else by a free price of the plain one.
QList<AutoCandidate> freeCandidates(const AutoInput &input);

/// One model in one offer; absent where none of its endpoints is usable.
std::optional<AutoCandidate> autoCandidate(const AutoInput &input, const ModelInfo &model,
                                           const QString &variant);

} // namespace core
