#pragma once

#include "core/catalog/model_comparison.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace ui {

class ComparisonTableModel;
class EmptyState;
class FlowLayout;
class Theme;

/// Two to eight models side by side, attribute by attribute.
class ComparisonView : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kMostModels = 8;

    explicit ComparisonView(const Theme &theme, QWidget *parent = nullptr);

    /// Models past the eighth are left out, and a model twice.
    void showModels(const core::CatalogPtr &catalog, const QStringList &modelIds);
    const QStringList &modelIds() const { return m_modelIds; }
    /// Out of the history, of all models that are shown.
    void setRecords(const QList<core::EndpointRecord> &records);

signals:
    void backRequested();
    void modelRequested(const QString &modelId);
    /// Open in a chat.
    void compareRequested(const QStringList &modelIds);
    /// A column was taken away; what is left.
    void modelsChanged(const QStringList &modelIds);

private:
    QWidget *createBar();
    void createTable();
    void rebuild();
    void showChips();
    void remove(const QString &modelId);
    QString currentModelId() const;
    void openContextMenu(const QPoint &position);

    const Theme &m_theme;
    core::CatalogPtr m_catalog;
    QStringList m_modelIds;
    QList<core::EndpointRecord> m_records;
    core::ModelComparison m_comparison;
    QLabel *m_title;
    QCheckBox *m_onlyDifferences = nullptr;
    QPushButton *m_chat = nullptr;
    QWidget *m_chips;
    FlowLayout *m_chipsLayout;
    QStackedWidget *m_stack;
    ComparisonTableModel *m_model;
    QTableView *m_table;
    EmptyState *m_empty;
};

} // namespace ui
