#pragma once

#include "core/catalog/catalog.h"
#include "core/model/budget.h"
#include "core/model/request_record.h"

#include <QDateTime>
#include <QList>

namespace app {

/// Thirty days of made-up requests for `--demo`: real models at their real prices, with fallbacks and errors
/// in a believable share. The same for the same `now` and catalog.
QList<core::RequestRecord> demoHistory(const core::Catalog &catalog, const QDateTime &now);

/// Budgets that this history fills in part, and one that the simulator fills.
QList<core::Budget> demoBudgets();

} // namespace app
