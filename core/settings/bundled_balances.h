#pragma once

#include "core/catalog/balance_rows.h"

namespace core {

/// The rows that the program carries.
QList<BalanceRow> bundledBalances();

} // namespace core
