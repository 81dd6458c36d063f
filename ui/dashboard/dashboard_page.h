#pragma once

#include "core/engine/engine.h"
#include "ui/dashboard/spend_summary.h"

#include <QWidget>

class QComboBox;
class QFrame;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace ui {

class EmptyState;
class RequestTableModel;
class SpendChart;
class SpendTableModel;
class Switch;
class Theme;

/// What was spent, on what, and the last requests. Reads the history again when it grows, and only while
/// visible.
class DashboardPage : public QWidget
{
    Q_OBJECT

public:
    DashboardPage(core::Engine &engine, const Theme &theme, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *createHeader(const Theme &theme);
    QWidget *createCards();
    QLabel *addCard(QHBoxLayout *cards, const QString &title);
    QWidget *createSpend(const Theme &theme);
    QWidget *createRequests();
    void createWarning();
    void refresh();
    void showSpend(const SpendSummary &summary);
    void showSpendView();
    void showHistoryState(const core::HistoryState &state);
    void showProblem(const QString &problem);

    core::Engine &m_engine;
    SpendTableModel *m_spend;
    RequestTableModel *m_requests;
    QComboBox *m_range;
    Switch *m_simulated;
    QFrame *m_warning;
    QLabel *m_warningText;
    QLabel *m_cost;
    QLabel *m_requestCount;
    QLabel *m_tokens;
    QLabel *m_mostUsed;
    QPushButton *m_asTable;
    QStackedWidget *m_spendViews;
    SpendChart *m_chart;
    QTableView *m_spendTable;
    EmptyState *m_noSpend;
    QStackedWidget *m_requestViews;
    QTableView *m_requestTable;
    EmptyState *m_noRequests;
    QString m_historyProblem; ///< Empty while the history can be read and written.
    int m_asked = 0; ///< Counts the questions, so that an answer to an older one is dropped.
};

} // namespace ui
