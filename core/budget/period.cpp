#include "core/budget/period.h"

#include <QDate>

#include <algorithm>

namespace core {

namespace {

constexpr qint64 kSecondsPerMinute = 60;
constexpr qint64 kSecondsPerDay = 86'400;
constexpr int kDaysPerWeek = 7;

QDateTime utc(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

QDate localDate(const QTimeZone &zone, qint64 seconds)
{
    const int offset = zone.isValid() ? zone.offsetFromUtc(utc(seconds)) : 0;
    return utc(seconds + offset).date();
}

/// The first second that has this date, or a later one, in the zone. Found by halving instead of asking for
/// midnight, which some days have not got and others have twice.
qint64 startOf(QDate date, const QTimeZone &zone)
{
    // No zone was ever farther from UTC than 16 hours.
    constexpr qint64 kFarthest = 36 * 3600;
    const qint64 midnight = QDateTime(date, QTime(0, 0), Qt::UTC).toSecsSinceEpoch();
    qint64 before = midnight - kFarthest;
    qint64 after = midnight + kFarthest;
    while (after - before > 1) {
        const qint64 middle = before + (after - before) / 2;
        (localDate(zone, middle) < date ? before : after) = middle;
    }
    return after;
}

QDate firstDate(BudgetPeriod period, QDate date)
{
    switch (period) {
    case BudgetPeriod::Week:
        return date.addDays(1 - date.dayOfWeek());
    case BudgetPeriod::Month:
        return {date.year(), date.month(), 1};
    default:
        return date;
    }
}

QDate shifted(BudgetPeriod period, QDate first, int periods)
{
    switch (period) {
    case BudgetPeriod::Week:
        return first.addDays(kDaysPerWeek * periods);
    case BudgetPeriod::Month:
        return first.addMonths(periods);
    default:
        return first.addDays(periods);
    }
}

PeriodSpan calendarPeriodAt(BudgetPeriod period, const QTimeZone &zone, qint64 now)
{
    // The date alone does not tell: where the clocks are put back over midnight, a date goes on after the
    // next one has begun.
    QDate first = firstDate(period, localDate(zone, now));
    qint64 from = startOf(first, zone);
    while (from > now) {
        first = shifted(period, first, -1);
        from = startOf(first, zone);
    }
    qint64 to = startOf(shifted(period, first, 1), zone);
    while (to <= now) {
        first = shifted(period, first, 1);
        from = to;
        to = startOf(shifted(period, first, 1), zone);
    }
    return {utc(from), utc(to)};
}

/// Whole seconds, also before 1970 not later than the moment.
qint64 secondsOf(const QDateTime &moment)
{
    const qint64 milliseconds = moment.toMSecsSinceEpoch();
    return milliseconds / 1000 - (milliseconds % 1000 < 0 ? 1 : 0);
}

} // namespace

PeriodSpan periodAt(BudgetPeriod period, int rollingDays, const QTimeZone &zone, const QDateTime &now)
{
    const qint64 seconds = secondsOf(now);
    switch (period) {
    case BudgetPeriod::Day:
    case BudgetPeriod::Week:
    case BudgetPeriod::Month:
        return calendarPeriodAt(period, zone, seconds);
    case BudgetPeriod::Rolling: {
        const qint64 intoMinute = ((seconds % kSecondsPerMinute) + kSecondsPerMinute) % kSecondsPerMinute;
        return {utc(seconds - intoMinute - std::max(rollingDays, 1) * kSecondsPerDay), {}};
    }
    case BudgetPeriod::Total:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace core
