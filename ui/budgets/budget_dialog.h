#pragma once

#include "ui/budgets/budget_choices.h"
#include "ui/budgets/budget_draft.h"
#include "ui/common/theme.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLayout;
class QLineEdit;
class QRadioButton;
class QSpinBox;

namespace ui {

class ProposalBox;
class ScopeEditor;

/// Asks for a budget, and says in words what it will do while it is filled in.
///
/// Stays open until its owner has saved the budget: the owner answers submitted() with accept() or
/// showProblem().
class BudgetDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Purpose { Add, Edit };

    /// `taken` are the names of the other budgets.
    BudgetDialog(Purpose purpose, const core::Budget &budget, const QStringList &taken, const Theme &theme,
                 QWidget *parent = nullptr);

    void setChoices(const BudgetChoices &choices);
    /// Shows why the budget could not be saved, and lets the user try again.
    void showProblem(const QString &problem);

signals:
    void submitted(const core::Budget &budget);

private:
    void createFields();
    void createActions();
    QWidget *createForm();
    QLayout *layOutActions();
    QWidget *createFoot();
    void fill(const core::Budget &budget);
    BudgetDraft draft() const;
    core::BudgetAction action() const;
    void showWhatItDoes();
    void takeEdit();
    void submit();

    core::Budget m_before; ///< What the dialog has no fields for stays as it was.
    QStringList m_taken;
    const Theme &m_theme;
    QLineEdit *m_name;
    QLineEdit *m_limit;
    QComboBox *m_period;
    QSpinBox *m_days;
    ScopeEditor *m_scope;
    QList<QRadioButton *> m_actions; ///< In the order of core::BudgetAction.
    ProposalBox *m_target;
    QLineEdit *m_thresholds;
    QCheckBox *m_simulated;
    QCheckBox *m_unknownPrices;
    QCheckBox *m_enabled;
    QLabel *m_story;
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
};

} // namespace ui
