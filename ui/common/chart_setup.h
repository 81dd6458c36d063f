#pragma once

#include <QtCharts/QChartView>

namespace ui {

/// The look that all charts share: nothing behind them and no frame, smooth lines.
void setUpChartView(QChartView &view);

/// Puts an empty chart in place of what was drawn. A chart that lost its axes goes on drawing their labels
/// for a while; a new one never does.
void startChart(QChartView &view);

} // namespace ui
