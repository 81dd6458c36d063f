#pragma once

#include "core/catalog/catalog.h"
#include "core/engine/engine.h"
#include "core/proxy/proxy_server.h"

#include <QList>
#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTableView;
class QTimer;

namespace ui {

class BudgetDialog;
class BudgetTableModel;
class BudgetsStart;
class NearestBudgetCard;
class Prompter;
class Theme;

/// The user's limits on money: how they stand, and added, changed and removed.
class BudgetsPage : public QWidget
{
    Q_OBJECT

public:
    BudgetsPage(core::Engine &engine, core::ProxyServer &proxy, core::CatalogPtr catalog, const Theme &theme,
                Prompter &prompter, QWidget *parent = nullptr);

public slots:
    void setCatalog(const core::CatalogPtr &catalog);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *createHeader();
    void createTable();
    void connectTable();
    void refresh();
    void showBudgets(const QList<core::BudgetStatus> &budgets);
    void showActions();
    void addBudget(const core::Budget &budget);
    void editBudget();
    void openDialog(BudgetDialog *dialog, const QString &replaces);
    void save(BudgetDialog *dialog, const QString &replaces, const core::Budget &budget);
    void setBudgetEnabled(const core::Budget &budget, bool enabled);
    void removeBudget();
    QStringList namesBut(const QString &name) const;
    /// Null if no row is chosen.
    const core::BudgetStatus *currentBudget() const;

    core::Engine &m_engine;
    core::ProxyServer &m_proxy;
    core::CatalogPtr m_catalog;
    const Theme &m_theme;
    Prompter &m_prompter;
    BudgetTableModel *m_budgets;
    QTimer *m_clock; ///< Moments are told as seen from now, and rolling budgets get room as time goes by.
    NearestBudgetCard *m_nearest;
    QTableView *m_table;
    BudgetsStart *m_start;
    QStackedWidget *m_stack;
    QPushButton *m_edit;
    QPushButton *m_remove;
    QPushButton *m_add;
};

} // namespace ui
