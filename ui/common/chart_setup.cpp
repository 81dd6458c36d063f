#include "ui/common/chart_setup.h"

#include <QGraphicsLayout>
#include <QtCharts/QChart>
#include <QtCharts/QLegend>

#include <memory>

namespace ui {

void setUpChartView(QChartView &view)
{
    view.setRenderHint(QPainter::Antialiasing);
    view.setFrameShape(QFrame::NoFrame);
    view.setBackgroundBrush(Qt::NoBrush);
    view.viewport()->setAutoFillBackground(false);
    view.setStyleSheet(QStringLiteral("border: none; background: transparent;"));
}

void startChart(QChartView &view)
{
    const std::unique_ptr<QChart> old(view.chart());
    view.setChart(new QChart);
    QChart *chart = view.chart();
    chart->setBackgroundVisible(false);
    chart->setMargins({});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->legend()->setAlignment(Qt::AlignRight);
}

} // namespace ui
