#pragma once

#include "core/base/money.h"
#include "core/model/cost_parts.h"

#include <QJsonObject>
#include <QList>

#include <optional>

namespace core {

/// One line of a bill.
struct CostPart {
    CostUnit unit = CostUnit::Prompt;
    qint64 units = 0; ///< Tokens, pictures, requests or searches; above zero.
    std::optional<Money> price = {}; ///< Dollars per unit; absent: unknown.
    std::optional<Money> amount = {}; ///< Price times units; absent with the price.
    bool operator==(const CostPart &) const = default;
};

/// What a cost is made of.
struct CostBreakdown {
    QList<CostPart> parts = {}; ///< Each unit at most once.
    Money known = {}; ///< Sum of the amounts that are known.

    /// The parts whose price is unknown.
    QList<CostUnit> unknown() const;
    /// The same as costOf(): the sum, or nothing where a price is unknown.
    std::optional<Money> total() const;
    bool operator==(const CostBreakdown &) const = default;
};

/// The bill for a usage at these prices. Its sum is costOf() of the same.
CostBreakdown costBreakdownOf(const Usage &usage, const PriceRow &prices);

/// The name in a price row: `prompt`, `cache_write_1h`, ….
QString costUnitName(CostUnit unit);

/// `{"parts": [{"unit", "units", "price", "amount"}, …], "total"}`, money as decimal text in dollars. What is
/// unknown is left out.
QJsonObject costBreakdownToJson(const CostBreakdown &breakdown);

} // namespace core
