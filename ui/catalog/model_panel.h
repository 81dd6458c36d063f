#pragma once

#include "core/catalog/catalog.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QTableView;

namespace ui {

class EndpointTableModel;

/// What is known of one model, and the table of its endpoints, cheapest first.
class ModelPanel : public QFrame
{
    Q_OBJECT

public:
    explicit ModelPanel(QWidget *parent = nullptr);

    void showModel(const core::CatalogPtr &catalog, const QString &modelId);
    /// Whether the shown model is ticked for a comparison.
    void setTicked(bool ticked);

signals:
    void tickRequested();
    void closeRequested();

private:
    QTableView *createTable();

    QLabel *m_name;
    QLabel *m_id;
    QLabel *m_facts;
    QLabel *m_endpointsTitle;
    EndpointTableModel *m_endpoints;
    QLabel *m_note;
    QPushButton *m_tick;
};

} // namespace ui
