#include "ui/budgets/proposal_box.h"

#include <QCompleter>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QWheelEvent>

namespace ui {

ProposalBox::ProposalBox(QWidget *parent)
    : QComboBox(parent)
{
    constexpr int kMostVisible = 12;
    constexpr int kFewestLetters = 24;
    setEditable(true);
    setInsertPolicy(NoInsert);
    setMaxVisibleItems(kMostVisible);
    setFocusPolicy(Qt::StrongFocus);
    // As wide as it is given, not as its longest proposal.
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(kFewestLetters);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
}

void ProposalBox::setProposals(const QStringList &proposals)
{
    const QSignalBlocker quiet(this);
    const QString typed = currentText();
    const int cursor = lineEdit()->cursorPosition();
    clear();
    addItems(proposals);
    setCurrentIndex(-1);
    setEditText(typed);
    lineEdit()->setCursorPosition(cursor);
}

void ProposalBox::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}

SteadyBox::SteadyBox(QWidget *parent)
    : QComboBox(parent)
{
    setFocusPolicy(Qt::StrongFocus);
}

void SteadyBox::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace ui
