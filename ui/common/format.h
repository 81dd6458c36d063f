#pragma once

#include "core/base/money.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace ui {

// Figures as people read them, in the language's own number format. An em dash stands for "unknown".

/// `$0.0123`, `$12.50`, `<$0.000001`; enough digits that a cost is never shown as zero when it is not.
QString formatMoney(const std::optional<core::Money> &amount);
/// A price per token as dollars per million tokens: `$0.15`, `free`.
QString formatPricePerMillion(const std::optional<core::Money> &perToken);
/// `950`, `128K`, `1.05M`.
QString formatTokens(qint64 tokens);
/// `340 ms`, `2.4 s`, `1 min 5 s`.
QString formatDuration(std::optional<qint64> milliseconds);
/// `87 tok/s`.
QString formatSpeed(std::optional<double> tokensPerSecond);
/// `14:03:22` for today, else with the date. Local time.
QString formatTime(const QDateTime &time);
/// `just now`, `5 min ago`, `2 days ago`; from a week on the date.
QString formatAgo(const QDateTime &time, const QDateTime &now);
/// Date and time, whatever day it is. Local time.
QString formatDateTime(const QDateTime &time);

} // namespace ui
