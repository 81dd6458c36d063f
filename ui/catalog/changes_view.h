#pragma once

#include "core/model/model_info.h"
#include "ui/catalog/price_points.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace ui {

class PriceChart;
class Theme;

/// When a model came out, what refreshes of the catalog changed of it, the newest first, and its prices over
/// time.
class ChangesView : public QWidget
{
    Q_OBJECT

public:
    explicit ChangesView(const Theme &theme, QWidget *parent = nullptr);

    /// Keeps the changes; those of other models are passed over.
    void showModel(const core::ModelInfo &model);
    void setChanges(const QList<core::CatalogChange> &changes);

private:
    void fill();
    void showChart();

    const Theme &m_theme;
    QString m_modelId;
    QString m_released;
    QString m_retires;
    QList<core::CatalogChange> m_changes;
    QList<PriceHistory> m_histories;
    QLabel *m_list;
    QWidget *m_chartPart;
    QVBoxLayout *m_chartLayout;
    QComboBox *m_endpoint;
    PriceChart *m_chart = nullptr; ///< Made when there is something to draw, which is seldom.
};

} // namespace ui
