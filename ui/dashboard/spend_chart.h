#pragma once

#include "ui/dashboard/spend_summary.h"

#include <QtCharts/QChartView>

namespace ui {

class Theme;

/// Spend per day as stacked bars. Its accessible description holds the figures.
class SpendChart : public QChartView
{
    Q_OBJECT

public:
    explicit SpendChart(const Theme &theme, QWidget *parent = nullptr);

    void setSummary(const SpendSummary &summary);

private:
    void rebuild();
    void addSeries();
    void addAxes();
    QColor seriesColor(qsizetype index) const;
    void showToolTip(bool inside, qsizetype series, int day);
    QString description() const;

    const Theme &m_theme;
    SpendSummary m_summary;
};

} // namespace ui
