#pragma once

#include "core/model/budget.h"

#include <QDateTime>
#include <QTimeZone>

namespace core {

/// A stretch of time in UTC: `from` belongs to it, `to` does not.
struct PeriodSpan {
    QDateTime from = {}; ///< Invalid: without a begin.
    QDateTime to = {}; ///< Invalid: without an end.
    bool operator==(const PeriodSpan &) const = default;
};

/// The period that `now` lies in. Days begin at the first moment that has their date in the zone, also where
/// the clocks are put forward at midnight; a date that the zone left out has no moment of its own. The days
/// of a zone follow each other without gap or overlap, however its clocks are moved. An invalid zone is UTC.
/// Rolling: from the same time so many days (of 24 hours) ago, to whole minutes, and without an end. Total
/// has neither.
PeriodSpan periodAt(BudgetPeriod period, int rollingDays, const QTimeZone &zone, const QDateTime &now);

} // namespace core
