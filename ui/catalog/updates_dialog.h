#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/catalog_change.h"
#include "core/engine/catalog_updater.h"
#include "core/engine/engine.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace ui {

class ChangeFilter;
class ChangeTableModel;
class EmptyState;

/// Refreshes the catalog and shows what that brought: which models and providers came or went, which prices
/// changed, and what that means for the user's own requests. It knows values only; connectUpdates() gives it
/// life.
class UpdatesDialog : public QDialog
{
    Q_OBJECT

public:
    explicit UpdatesDialog(QWidget *parent = nullptr);

public slots:
    void showState(const core::CatalogUpdateState &state);
    void showChanges(const QList<core::CatalogChange> &changes);
    /// What the last refresh came to.
    void showResult(const core::Result<core::CatalogRefreshReport> &result);
    void showProblem(const QString &problem);
    /// The user's requests of the last 30 days.
    void showSpend(const QList<core::EndpointRecord> &records);
    void setCatalog(const core::CatalogPtr &catalog);

signals:
    void refreshRequested();
    void cancelRequested();
    void dailyChanged(bool daily);
    void modelRequested(const QString &modelId);

private:
    QWidget *createHead();
    QWidget *createFilters();
    QWidget *createFeed();
    void showEmptiness();
    void showSummary();
    void openRow(const QModelIndex &index);

    ChangeTableModel *m_changes;
    ChangeFilter *m_shown;
    QLabel *m_sources;
    QPushButton *m_refresh;
    QPushButton *m_cancel;
    QCheckBox *m_daily;
    QLabel *m_phase;
    QProgressBar *m_progress;
    QLabel *m_result;
    QWidget *m_filters; ///< Only where there is something to filter.
    QComboBox *m_kind;
    QLineEdit *m_search;
    QStackedWidget *m_stack;
    QTableView *m_table;
    EmptyState *m_empty;
    QLabel *m_summary;
    core::CatalogUpdateState m_state;
    core::Money m_spent; ///< In the last 30 days.
};

/// What a refresh brought, in a sentence.
QString countsText(const core::CatalogRefreshReport &report);
/// Fills the dialog from engine and updater, and does what it asks for. Both outlive the dialog.
void connectUpdates(UpdatesDialog &dialog, core::Engine &engine, core::CatalogUpdater &updater);

} // namespace ui
