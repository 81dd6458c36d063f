#pragma once

#include "ui/catalog/price_points.h"

#include <QtCharts/QChartView>

namespace ui {

class Theme;

/// The prices of one endpoint over time, as steps. Its accessible description holds the figures.
class PriceChart : public QChartView
{
    Q_OBJECT

public:
    explicit PriceChart(const Theme &theme, QWidget *parent = nullptr);

    /// \pre It has two points or more.
    void setHistory(const PriceHistory &history);

private:
    void rebuild();
    void addSteps(const QString &name, std::optional<core::Money> core::PriceRow::*price, qsizetype color);
    void addAxes();
    QString description() const;

    const Theme &m_theme;
    PriceHistory m_history;
    double m_highest = 0; ///< Dollars per million tokens.
};

} // namespace ui
