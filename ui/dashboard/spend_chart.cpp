#include "ui/dashboard/spend_chart.h"

#include "ui/common/chart_setup.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/dashboard/spend_table_model.h"

#include <QCursor>
#include <QLocale>
#include <QToolTip>
#include <QtCharts/QBarSet>
#include <QtCharts/QCategoryAxis>
#include <QtCharts/QLegend>
#include <QtCharts/QStackedBarSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int kMostDayLabels = 6;

QFont smallFont(const Theme &theme, const QWidget *widget)
{
    QFont font = widget->font();
    font.setPixelSize(theme.fontSize() - 2);
    return font;
}

} // namespace

SpendChart::SpendChart(const Theme &theme, QWidget *parent)
    : QChartView(parent)
    , m_theme(theme)
{
    setAccessibleName(tr("Spend"));
    setObjectName(QStringLiteral("spendChart"));
    setUpChartView(*this);
    setMinimumHeight(220);
    connect(&theme, &Theme::changed, this, &SpendChart::rebuild);
}

void SpendChart::setSummary(const SpendSummary &summary)
{
    m_summary = summary;
    setAccessibleDescription(description());
    rebuild();
}

void SpendChart::rebuild()
{
    startChart(*this);
    chart()->legend()->setMarkerShape(QLegend::MarkerShapeCircle);
    if (m_summary.days.isEmpty())
        return;
    addSeries();
    addAxes();
    chart()->legend()->setLabelColor(m_theme.colors().text);
    chart()->legend()->setFont(smallFont(m_theme, this));
}

void SpendChart::addSeries()
{
    auto *bars = new QStackedBarSeries;
    bars->setBarWidth(m_summary.days.size() > 40 ? 0.8 : 0.62);
    for (qsizetype i = 0; i < m_summary.series.size(); ++i) {
        const SpendSeries &series = m_summary.series.at(i);
        auto *set = new QBarSet(seriesName(series));
        for (const core::Money &cost : series.perDay)
            set->append(cost.toDollars());
        set->setColor(seriesColor(i));
        set->setBorderColor(Qt::transparent);
        connect(set, &QBarSet::hovered, this,
                [this, i](bool inside, int day) { showToolTip(inside, i, day); });
        bars->append(set);
    }
    chart()->addSeries(bars);
}

void SpendChart::addAxes()
{
    const Colors &colors = m_theme.colors();
    const auto dayCount = static_cast<int>(m_summary.days.size());
    // A category axis proper would squeeze a label under each of ninety bars.
    auto *days = new QCategoryAxis;
    days->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    days->setStartValue(-0.5);
    const int step = (dayCount + kMostDayLabels - 1) / kMostDayLabels;
    for (int day = (dayCount - 1) % step; day < dayCount; day += step)
        days->append(
            QLocale().toString(m_summary.days.at(day), tr("MMM d", "short day on an axis, see QLocale")),
            day);
    days->setRange(-0.5, dayCount - 0.5);
    days->setGridLineVisible(false);

    auto *dollars = new QValueAxis;
    const double highest =
        m_summary.totals.isEmpty()
            ? 0
            : std::max_element(m_summary.totals.cbegin(), m_summary.totals.cend())->toDollars();
    dollars->setRange(0, highest > 0 ? highest : 1);
    dollars->setTickCount(5);
    dollars->applyNiceNumbers();
    const double stepSize = dollars->max() / (dollars->tickCount() - 1);
    const int decimals = stepSize >= 1 && std::fmod(stepSize, 1) == 0
                             ? 0
                             : std::clamp(1 - static_cast<int>(std::floor(std::log10(stepSize))), 2, 8);
    dollars->setLabelFormat(QStringLiteral("$%.%1f").arg(decimals));
    dollars->setGridLineColor(colors.border);
    dollars->setLineVisible(false);

    for (QAbstractAxis *axis : {static_cast<QAbstractAxis *>(days), static_cast<QAbstractAxis *>(dollars)}) {
        axis->setLabelsColor(colors.textMuted);
        axis->setLabelsFont(smallFont(m_theme, this));
        axis->setLinePenColor(colors.border);
    }
    chart()->addAxis(days, Qt::AlignBottom);
    chart()->addAxis(dollars, Qt::AlignLeft);
    for (QAbstractSeries *series : chart()->series()) {
        series->attachAxis(days);
        series->attachAxis(dollars);
    }
}

QColor SpendChart::seriesColor(qsizetype index) const
{
    const Colors &colors = m_theme.colors();
    if (m_summary.series.at(index).model.isEmpty() || colors.series.isEmpty())
        return colors.textMuted;
    return colors.series.at(index % colors.series.size());
}

void SpendChart::showToolTip(bool inside, qsizetype series, int day)
{
    if (!inside || series >= m_summary.series.size() || day < 0 || day >= m_summary.days.size()) {
        QToolTip::hideText();
        return;
    }
    const SpendSeries &shown = m_summary.series.at(series);
    QToolTip::showText(QCursor::pos(),
                       tr("%1, %2: %3", "day, model, cost")
                           .arg(QLocale().toString(m_summary.days.at(day), QLocale::ShortFormat),
                                seriesName(shown), formatMoney(shown.perDay.at(day))));
}

QString SpendChart::description() const
{
    if (m_summary.days.isEmpty())
        return {};
    QStringList parts {tr("Spend from %1 to %2: %3.")
                           .arg(QLocale().toString(m_summary.days.constFirst(), QLocale::ShortFormat),
                                QLocale().toString(m_summary.days.constLast(), QLocale::ShortFormat),
                                formatMoney(m_summary.total))};
    for (const SpendSeries &series : m_summary.series)
        parts << tr("%1: %2.", "model, cost").arg(seriesName(series), formatMoney(series.total));
    return parts.join(u' ');
}

} // namespace ui
