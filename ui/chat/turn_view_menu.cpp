// The menus of a TurnView: all that can be done with a turn, also by those who see no buttons.

#include "ui/chat/question_view.h"
#include "ui/chat/quiet_button.h"
#include "ui/chat/turn_view.h"
#include "ui/common/markdown_view.h"

#include <QContextMenuEvent>
#include <QMenu>

namespace ui {

void TurnView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addActions(*menu);
    menu->popup(event->globalPos());
}

void TurnView::openBranchMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Continue from here"), this, [this] { emit branchRequested(m_id, false); });
    menu->addAction(tr("Branch into a new column"), this, [this] { emit branchRequested(m_id, true); });
    menu->popup(m_branch->mapToGlobal(QPoint(0, m_branch->height())));
}

void TurnView::addActions(QMenu &menu)
{
    if (!m_answer->markdown().isEmpty())
        menu.addAction(tr("Copy answer"), m_copy, &QToolButton::click);
    if (!m_running) {
        menu.addAction(tr("Regenerate"), m_regenerate, &QToolButton::click);
        if (m_canContinue)
            menu.addAction(tr("Continue this answer"), this, [this] { emit continueRequested(m_id); });
        menu.addAction(tr("Continue from here"), this, [this] { emit branchRequested(m_id, false); });
        menu.addAction(tr("Branch into a new column"), this, [this] { emit branchRequested(m_id, true); });
        menu.addAction(tr("Request and response"), m_inspect, &QToolButton::click);
    }
    menu.addSeparator();
    menu.addAction(tr("Edit question"), m_questionView, &QuestionView::edit);
    menu.addAction(tr("Copy question"), m_questionView, &QuestionView::copy);
    menu.addAction(tr("Copy question to the prompt"), this,
                   [this] { emit copyToPromptRequested(m_question); });
    menu.addSeparator();
    menu.addAction(m_fold.collapsed ? tr("Expand answer") : tr("Collapse answer"), m_collapse,
                   &QToolButton::click);
    menu.addAction(tr("Collapse all"), this, [this] { emit allCollapseRequested(true); });
    menu.addAction(tr("Expand all"), this, [this] { emit allCollapseRequested(false); });
}

} // namespace ui
