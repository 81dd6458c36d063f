#pragma once

#include "core/model/api_key_rules.h"

#include <QWidget>

class QPushButton;
class QTableView;

namespace ui {

class ModelLimitsModel;

/// A small table of limits by model, edited in place.
class ModelLimitsEditor : public QWidget
{
    Q_OBJECT

public:
    explicit ModelLimitsEditor(QWidget *parent = nullptr);

    QList<core::ModelLimits> limits() const;
    void setLimits(const QList<core::ModelLimits> &limits);
    QString problem() const;

private:
    void addModel();
    void removeModel();
    void showRows();

    ModelLimitsModel *m_rows;
    QTableView *m_table;
    QPushButton *m_add;
    QPushButton *m_remove;
};

} // namespace ui
