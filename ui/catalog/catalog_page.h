#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/catalog_link.h"
#include "core/model/endpoint_record.h"

#include <QSet>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <optional>

class QLineEdit;
class QMenu;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace ui {

class ActiveFiltersBar;
class CatalogToolbar;
class ColumnChooser;
class EmptyState;
class FacetPanel;
class ModelPanel;
class ModelTableModel;
class Theme;

/// The table of all models: searched, narrowed by facets, sorted, ticked for a comparison; beside it what is
/// known of the chosen one. Down goes from the search field into the table, Space ticks, Enter opens the
/// model's page, F makes it a favourite, Ctrl+Enter compares. A link pasted into the search field shows what
/// it was made of.
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
    /// What is shown now.
    core::CatalogLink link() const;
    void showLink(const core::CatalogLink &link);
    /// What is at first shown.
    static core::ModelQuery usualQuery();
    const QStringList &ticked() const;
    void tick(const QString &modelId, bool ticked);

public slots:
    /// Search, order, ticks and the chosen model stay.
    void setCatalog(const core::CatalogPtr &catalog);
    void setUsableProviders(const QSet<QString> &providers);
    void setMarks(const core::ModelMarks &marks);
    void setViews(const QList<core::SavedView> &views);
    void setRecords(const QList<core::EndpointRecord> &records);

signals:
    void compareRequested(const QStringList &modelIds);
    void tableRequested(const QStringList &modelIds);
    void modelRequested(const QString &modelId);
    void columnsChanged();
    void favouriteToggled(const QString &modelId, bool favourite);
    void hiddenToggled(const QString &modelId, bool hidden);
    void tagsRequested(const QString &modelId);
    void viewSaveRequested(const QString &link);
    void viewRemoveRequested(const QString &name);
    void updatesRequested();
    void localServersRequested();
    void ownModelRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *createBody();
    QWidget *createTable();
    void createPanel();
    void showPanel();
    void connectToolbar();
    void createShortcuts();
    void applyQuery();
    void setFacetQuery(const core::ModelQuery &query);
    void takeText();
    void clearFilters();
    void showCurrent();
    void restoreCurrent();
    void showCounts();
    void showTicks();
    void showDetails();
    void arrange();
    void compareTicked();
    void openContextMenu(const QPoint &position);
    void addMarkActions(QMenu *menu, const QString &modelId);
    bool handleTableKey(int key, Qt::KeyboardModifiers modifiers);
    bool handleStarClick(const QPoint &position);
    void toggleFavourite(const QString &modelId);
    QString currentModelId() const;

    core::CatalogPtr m_catalog;
    const Theme &m_theme;
    ModelTableModel *m_models;
    core::ModelQuery m_query; ///< Without its text.
    core::QueryFacts m_facts;
    CatalogToolbar *m_toolbar;
    QLineEdit *m_search; ///< Of the toolbar.
    ActiveFiltersBar *m_active;
    FacetPanel *m_facets;
    QSplitter *m_splitter;
    QTableView *m_table;
    ColumnChooser *m_columns;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    ModelPanel *m_panel = nullptr; ///< Made when it is first wanted.
    QString m_chosen; ///< Shown in the panel, even while a filter hides its row.
    std::optional<bool> m_detailsAsked; ///< Absent: by the width of the page; likewise.
    std::optional<bool> m_filtersAsked;
};

} // namespace ui
