#include "ui/catalog/price_chart.h"

#include "ui/common/chart_setup.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"

#include <QLocale>
#include <QtCharts/QDateTimeAxis>
#include <QtCharts/QLegend>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>

namespace ui {

namespace {

constexpr double kPerMillion = 1e6;

} // namespace

PriceChart::PriceChart(const Theme &theme, QWidget *parent)
    : QChartView(parent)
    , m_theme(theme)
{
    setAccessibleName(tr("Prices over time"));
    setUpChartView(*this);
    setFixedHeight(190);
    connect(&theme, &Theme::changed, this, &PriceChart::rebuild);
}

void PriceChart::setHistory(const PriceHistory &history)
{
    m_history = history;
    setAccessibleDescription(description());
    rebuild();
}

void PriceChart::rebuild()
{
    startChart(*this);
    chart()->legend()->setLabelColor(m_theme.colors().text);
    if (m_history.points.isEmpty())
        return;
    m_highest = 0;
    addSteps(tr("In/M"), &core::PriceRow::prompt, 0);
    addSteps(tr("Out/M"), &core::PriceRow::completion, 1);
    addAxes();
}

void PriceChart::addSteps(const QString &name, std::optional<core::Money> core::PriceRow::*price,
                          qsizetype color)
{
    auto *line = new QLineSeries;
    line->setName(name);
    line->setPen(QPen(m_theme.colors().series.value(color, m_theme.colors().accent), 2));
    std::optional<double> last;
    for (const PricePoint &point : std::as_const(m_history.points)) {
        const std::optional<core::Money> &amount = point.prices.*price;
        if (!amount)
            continue;
        const double when = double(point.time.toMSecsSinceEpoch());
        if (last)
            line->append(when, *last);
        last = amount->toDollars() * kPerMillion;
        line->append(when, *last);
        m_highest = std::max(m_highest, *last);
    }
    // The last price is still in force, so its step has a length.
    if (last) {
        const QDateTime first = m_history.points.constFirst().time;
        const QDateTime end = m_history.points.constLast().time;
        line->append(double(end.toMSecsSinceEpoch() + std::max<qint64>(first.msecsTo(end) / 10, 1)), *last);
    }
    chart()->addSeries(line);
}

void PriceChart::addAxes()
{
    const Colors &colors = m_theme.colors();
    const QDateTime first = m_history.points.constFirst().time;
    const QDateTime last = m_history.points.constLast().time;
    auto *days = new QDateTimeAxis;
    days->setFormat(tr("MMM d", "short day on an axis, see QLocale"));
    days->setTickCount(int(std::clamp<qint64>(first.daysTo(last) + 1, 2, 5)));
    days->setRange(first, last.addMSecs(std::max<qint64>(first.msecsTo(last) / 10, 1)));
    auto *dollars = new QValueAxis;
    dollars->setRange(0, m_highest > 0 ? m_highest * 1.1 : 1);
    dollars->setTickCount(4);
    dollars->applyNiceNumbers();
    dollars->setLabelFormat(QStringLiteral("$%.2f"));
    dollars->setGridLineColor(colors.border);
    days->setGridLineVisible(false);
    QFont small = font();
    small.setPixelSize(m_theme.fontSize() - 2);
    for (QAbstractAxis *axis : {static_cast<QAbstractAxis *>(days), static_cast<QAbstractAxis *>(dollars)}) {
        axis->setLabelsColor(colors.textMuted);
        axis->setLabelsFont(small);
        axis->setLinePenColor(colors.border);
    }
    chart()->addAxis(days, Qt::AlignBottom);
    chart()->addAxis(dollars, Qt::AlignLeft);
    for (QAbstractSeries *series : chart()->series()) {
        series->attachAxis(days);
        series->attachAxis(dollars);
    }
}

QString PriceChart::description() const
{
    QStringList parts;
    for (const PricePoint &point : m_history.points)
        parts << tr("%1: in %2, out %3")
                     .arg(QLocale().toString(point.time.toLocalTime().date(), QLocale::ShortFormat),
                          formatPricePerMillion(point.prices.prompt),
                          formatPricePerMillion(point.prices.completion));
    return parts.join(QLatin1String("; "));
}

} // namespace ui
