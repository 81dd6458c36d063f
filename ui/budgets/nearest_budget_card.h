#pragma once

#include "core/model/budget.h"

#include <QFrame>

class QLabel;

namespace ui {

/// Says which budget is nearest to its limit, how it stands and what comes next. Not there while none counts.
class NearestBudgetCard : public QFrame
{
    Q_OBJECT

public:
    explicit NearestBudgetCard(QWidget *parent = nullptr);

    void showNearestOf(const QList<core::BudgetStatus> &budgets);

private:
    QLabel *m_name;
    QLabel *m_text;
    QLabel *m_share;
};

} // namespace ui
