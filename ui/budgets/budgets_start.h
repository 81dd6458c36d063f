#pragma once

#include "core/model/budget.h"

#include <QWidget>

class QHBoxLayout;

namespace ui {

/// Stands where the table of budgets would be: what budgets are good for, and two ready-made ones.
class BudgetsStart : public QWidget
{
    Q_OBJECT

public:
    explicit BudgetsStart(QWidget *parent = nullptr);

signals:
    void chosen(const core::Budget &budget);

private:
    void addSuggestion(QHBoxLayout *row, const QString &title, const QString &text,
                       const core::Budget &budget);
};

} // namespace ui
