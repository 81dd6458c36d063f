#pragma once

#include "ui/catalog/price_points.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace ui {

class PriceChart;
class Theme;

/// What refreshes of the catalog changed of one model, the newest first, and its prices over time.
class ChangesView : public QWidget
{
    Q_OBJECT

public:
    explicit ChangesView(const Theme &theme, QWidget *parent = nullptr);

    /// Those of other models are passed over.
    void setChanges(const QList<core::CatalogChange> &changes, const QString &modelId);

private:
    void showChart();

    const Theme &m_theme;
    QList<PriceHistory> m_histories;
    QLabel *m_list;
    QWidget *m_chartPart;
    QVBoxLayout *m_chartLayout;
    QComboBox *m_endpoint;
    PriceChart *m_chart = nullptr; ///< Made when there is something to draw, which is seldom.
};

} // namespace ui
