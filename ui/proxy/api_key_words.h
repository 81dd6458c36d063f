#pragma once

#include "core/engine/engine.h"
#include "core/proxy/proxy_server.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace ui {

// A key of the local API in words.

/// How a key stands, the most important first.
enum class ApiKeyState { Disabled, Expired, LimitReached, Ready };
ApiKeyState stateOf(const core::ApiKeyInfo &key, const std::optional<core::OwnKeySpend> &spend,
                    const QDateTime &now);
QString stateText(ApiKeyState state);

/// What of it counts for the key's limit; absent where that is not known.
std::optional<core::Money> spentInPeriod(const core::OwnKeySpend &spend, core::BudgetPeriod period);
/// `$1.20 of $5.00 today`; without a limit what it spent in all.
QString spentText(const core::ApiKeyRules &rules, const std::optional<core::OwnKeySpend> &spend);
/// `60 req/min, 100K tok/day`; empty without limits.
QString ratesText(const core::KeyLimits &limits);
/// For which models, providers and machines, over what rates; a line for each. Empty for a key that may do
/// everything.
QString rulesText(const core::ApiKeyRules &rules);
QString periodText(core::BudgetPeriod period);

} // namespace ui
