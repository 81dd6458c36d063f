#include "ui/common/undo_bar.h"

#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace ui {

UndoBar::UndoBar(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_undo(new QPushButton(tr("Undo"), this))
{
    setRole(this, "inset");
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    setRole(m_undo, "link");
    auto *dismiss = new QToolButton(this);
    dismiss->setIcon(theme.icon(QStringLiteral("x")));
    dismiss->setAccessibleName(tr("Dismiss"));
    dismiss->setToolTip(dismiss->accessibleName());
    dismiss->setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 5, 6, 5);
    row->setSpacing(4);
    row->addWidget(m_text, 1);
    row->addWidget(m_undo);
    row->addWidget(dismiss);
    connect(m_undo, &QPushButton::clicked, this, &UndoBar::undo);
    connect(dismiss, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void UndoBar::offer(const QString &what, const QString &action)
{
    m_text->setText(what);
    m_undo->setAccessibleName(action);
    show();
    // It appears where nobody listens.
    setAccessibleName(what);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void UndoBar::undo()
{
    if (isHidden())
        return;
    hide();
    emit undoRequested();
}

} // namespace ui
