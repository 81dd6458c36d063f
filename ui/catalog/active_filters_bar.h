#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/model_query.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace ui {

/// What the catalog is narrowed by, each as a chip that takes itself away; how many models are left; and a
/// way back.
class ActiveFiltersBar : public QWidget
{
    Q_OBJECT

public:
    explicit ActiveFiltersBar(QWidget *parent = nullptr);

    /// `usual`: what a query asks at first, which is no filter.
    void setQuery(const core::ModelQuery &query, const core::ModelQuery &usual, const core::Catalog &catalog);
    void setCount(const QString &text);

signals:
    void queryAsked(const core::ModelQuery &query);
    void clearAsked();

private:
    QList<QToolButton *> m_chips;
    QLabel *m_count;
    QPushButton *m_clear;
};

} // namespace ui
