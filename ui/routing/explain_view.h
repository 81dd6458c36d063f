#pragma once

#include "core/engine/engine.h"

#include <QWidget>

#include <optional>

class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace ui {

class CandidateTableModel;
class ExclusionTableModel;
class ModelNameEdit;

/// Shows for a model, and a prompt if one is given, who would be asked in which order, who would not, and
/// why. Nothing is sent for it.
class ExplainView : public QWidget
{
    Q_OBJECT

public:
    explicit ExplainView(core::Engine &engine, QWidget *parent = nullptr);

    void setProposals(const QStringList &names);
    /// Explains once more what is explained already; the rules have changed.
    void refresh();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *createQuestion();
    QWidget *createAnswer();
    void explain();
    void ask();
    void showPlan(const core::RoutePlan &plan);
    void setColumns(bool narrow);

    core::Engine &m_engine;
    core::ChatRequest m_request; ///< What is explained.
    std::optional<bool> m_narrow;
    int m_asked = 0; ///< Number of the newest question; answers to older ones are dropped.
    ModelNameEdit *m_model;
    QLineEdit *m_prompt;
    QPushButton *m_explain;
    QStackedWidget *m_stack;
    QFrame *m_problem;
    QLabel *m_problemText;
    QLabel *m_candidatesTitle;
    QLabel *m_exclusionsTitle;
    CandidateTableModel *m_candidates;
    ExclusionTableModel *m_exclusions;
    QTableView *m_candidateTable;
    QTableView *m_exclusionTable;
};

} // namespace ui
