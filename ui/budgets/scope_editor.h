#pragma once

#include "core/model/budget.h"
#include "ui/budgets/budget_choices.h"
#include "ui/common/theme.h"

#include <QList>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace ui {

class ProposalBox;

/// What a budget counts: everything, or what fits all of some conditions, of which there is one of a kind.
class ScopeEditor : public QWidget
{
    Q_OBJECT

public:
    explicit ScopeEditor(const Theme &theme, QWidget *parent = nullptr);

    void setChoices(const BudgetChoices &choices);
    void setScope(const core::BudgetScope &scope);
    core::BudgetScope scope() const;
    /// A condition without a value.
    bool isUnfinished() const;

signals:
    void edited();

private:
    struct Row {
        QWidget *frame;
        QComboBox *kind;
        ProposalBox *value;
        QToolButton *remove;
    };
    void addRow(int kind, const QString &value);
    void removeRow(QWidget *frame);
    void tidy();
    void showNote();
    QString noteOf(const Row &row) const;
    QList<int> freeKinds() const;

    const Theme &m_theme;
    BudgetChoices m_choices;
    QList<Row> m_rows;
    QVBoxLayout *m_body;
    QLabel *m_everything;
    QLabel *m_note;
    QPushButton *m_add;
};

} // namespace ui
