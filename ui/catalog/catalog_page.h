#pragma once

#include "core/catalog/catalog.h"

#include <QSet>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <optional>

class QAction;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace ui {

class ColumnChooser;
class EmptyState;
class FilterBar;
class ModelPanel;
class ModelTableModel;
class Theme;

/// The table of all models: searched, filtered, sorted, ticked for a comparison; beside it what is known of
/// the chosen one. Down goes from the search field into the table, Space ticks, Enter opens the details,
/// Ctrl+Enter compares.
class CatalogPage : public QWidget
{
    Q_OBJECT

public:
    /// How many models a comparison takes.
    static constexpr int kMostCompared = 8;

    CatalogPage(core::CatalogPtr catalog, const Theme &theme, QWidget *parent = nullptr);

    /// Which columns are shown, and how; for restoreColumns().
    QByteArray columns() const;
    void restoreColumns(const QByteArray &state);

public slots:
    /// Search, order, ticks and the chosen model stay.
    void setCatalog(const core::CatalogPtr &catalog);
    void setUsableProviders(const QSet<QString> &providers);

signals:
    void compareRequested(const QStringList &modelIds);
    void columnsChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *createHeader();
    QWidget *createBody();
    void applyQuery();
    void clearFilters();
    void showCurrent();
    void restoreCurrent();
    void showCounts();
    void showTicks();
    void showDetails();
    void compareTicked();
    void tick(const QString &modelId, bool ticked);
    void openContextMenu(const QPoint &position);
    bool handleTableKey(int key, Qt::KeyboardModifiers modifiers);
    QString currentModelId() const;

    core::CatalogPtr m_catalog;
    const Theme &m_theme;
    ModelTableModel *m_models;
    QLineEdit *m_search;
    QAction *m_searchIcon;
    FilterBar *m_facets;
    QLabel *m_count;
    QPushButton *m_clear;
    QPushButton *m_details;
    QPushButton *m_compare;
    QToolButton *m_columnsButton;
    QTableView *m_table;
    ColumnChooser *m_columns;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    ModelPanel *m_panel;
    QString m_chosen; ///< Shown in the panel, even while a filter hides its row.
    std::optional<bool> m_detailsAsked; ///< Absent: by the width of the page.
};

} // namespace ui
