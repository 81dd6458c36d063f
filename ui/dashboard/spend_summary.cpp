#include "ui/dashboard/spend_summary.h"

#include <QHash>

#include <algorithm>

namespace ui {

namespace {

struct ModelTotal {
    QString model;
    core::Money cost;
    qint64 requests = 0;
};

QList<ModelTotal> totalsByModel(const QList<core::DailySpend> &rows)
{
    QHash<QString, ModelTotal> byModel;
    for (const core::DailySpend &row : rows) {
        ModelTotal &total = byModel[row.model];
        total.model = row.model;
        total.cost += row.cost;
        total.requests += row.requests;
    }
    QList<ModelTotal> totals = byModel.values();
    // The name decides last, so that equal models do not change places, and colours, at each refresh.
    std::sort(totals.begin(), totals.end(), [](const ModelTotal &left, const ModelTotal &right) {
        if (left.cost != right.cost)
            return left.cost > right.cost;
        if (left.requests != right.requests)
            return left.requests > right.requests;
        return left.model < right.model;
    });
    return totals;
}

SpendSeries emptySeries(const QString &model, qsizetype days)
{
    return {model, QList<core::Money>(days), {}};
}

} // namespace

SpendSummary summarize(const QList<core::DailySpend> &rows, const QDate &from, const QDate &to, int most)
{
    SpendSummary summary;
    for (QDate day = from; day <= to; day = day.addDays(1))
        summary.days.append(day);
    summary.totals = QList<core::Money>(summary.days.size());

    QList<core::DailySpend> inside = rows;
    inside.removeIf([&](const core::DailySpend &row) { return row.day < from || row.day > to; });
    const QList<ModelTotal> models = totalsByModel(inside);
    QHash<QString, qsizetype> seriesOf;
    for (const ModelTotal &model : models.first(std::min<qsizetype>(most, models.size()))) {
        seriesOf.insert(model.model, summary.series.size());
        summary.series.append(emptySeries(model.model, summary.days.size()));
    }
    if (models.size() > most)
        summary.series.append(emptySeries({}, summary.days.size()));

    for (const core::DailySpend &row : std::as_const(inside)) {
        SpendSeries &series = summary.series[seriesOf.value(row.model, summary.series.size() - 1)];
        const qsizetype day = from.daysTo(row.day);
        series.perDay[day] += row.cost;
        series.total += row.cost;
        summary.totals[day] += row.cost;
        summary.total += row.cost;
        summary.requests += row.requests;
        summary.promptTokens += row.promptTokens;
        summary.completionTokens += row.completionTokens;
    }
    const auto fewer = [](const ModelTotal &left, const ModelTotal &right) {
        return left.requests < right.requests;
    };
    if (const auto used = std::max_element(models.cbegin(), models.cend(), fewer); used != models.cend())
        summary.mostUsed = used->model;
    return summary;
}

} // namespace ui
