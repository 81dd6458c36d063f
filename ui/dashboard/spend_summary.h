#pragma once

#include "core/base/money.h"
#include "core/engine/engine.h"

#include <QDate>
#include <QList>
#include <QString>

namespace ui {

/// What one model cost, day by day.
struct SpendSeries {
    QString model; ///< Empty: all the models that have no series of their own.
    QList<core::Money> perDay;
    core::Money total;
};

/// The figures of a span of days: what chart, table and headline cards show.
struct SpendSummary {
    QList<QDate> days; ///< All of the span, also those without a request.
    QList<SpendSeries> series; ///< Dearest first; "other" last.
    QList<core::Money> totals; ///< Of each day.
    core::Money total;
    qint64 requests = 0;
    qint64 promptTokens = 0;
    qint64 completionTokens = 0;
    QString mostUsed; ///< The model with the most requests; empty if there are none.
};

/// Sums the rows up: the `most` dearest models get a series each, the rest share one. Rows outside the span
/// are left out.
SpendSummary summarize(const QList<core::DailySpend> &rows, const QDate &from, const QDate &to, int most = 8);

} // namespace ui
