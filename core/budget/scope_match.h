#pragma once

#include "core/budget/spend_facts.h"
#include "core/model/budget.h"

namespace core {

/// Whether every part of the scope fits. Model and app may be patterns with `*` and ignore case; everything
/// else is compared as it is.
bool scopeCounts(const BudgetScope &scope, const SpendFacts &facts);
/// The same, and play money is counted by budgets for play money alone. A budget that is switched off counts
/// too: it must know what was spent when it is switched on again.
bool budgetCounts(const Budget &budget, const SpendFacts &facts);

} // namespace core
