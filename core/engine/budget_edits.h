#pragma once

#include "core/base/result.h"
#include "core/config/config.h"

namespace core {

// The budgets of a configuration, and changes to their list. What the reader of the configuration would
// refuse is for it to refuse.

/// Puts the budget in place of the one named `replaces`, or at the end where that is empty. BadRequest where
/// that name is not there, or the budget's own name is taken by another one.
Status putBudget(Config &config, const QString &replaces, const Budget &budget);
/// BadRequest for a name that there is not.
Status takeBudget(Config &config, const QString &name);

/// The monthly limits of provider keys, as budgets.
QList<Budget> providerKeyBudgets(const Config &config);

} // namespace core
