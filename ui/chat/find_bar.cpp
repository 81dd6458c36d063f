#include "ui/chat/find_bar.h"

#include "ui/chat/quiet_button.h"
#include "ui/common/role.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

namespace ui {

FindBar::FindBar(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_field(new QLineEdit)
    , m_count(new QLabel)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 6, 6, 6);
    row->setSpacing(4);
    m_field->setAccessibleName(tr("Find in this conversation"));
    m_field->setPlaceholderText(tr("Find"));
    m_field->setClearButtonEnabled(true);
    m_field->setMinimumWidth(80);
    row->addWidget(m_field, 1);
    setRole(m_count, "small");
    row->addWidget(m_count);
    auto *previous = new QuietButton(QStringLiteral("chevron-up"), tr("Previous place"), theme);
    auto *next = new QuietButton(QStringLiteral("chevron-down"), tr("Next place"), theme);
    auto *close = new QuietButton(QStringLiteral("x"), tr("Close search"), theme);
    for (QuietButton *button : {previous, next, close})
        row->addWidget(button);
    connect(m_field, &QLineEdit::textChanged, this, &FindBar::wordsChanged);
    connect(previous, &QToolButton::clicked, this, [this] { emit stepRequested(-1); });
    connect(next, &QToolButton::clicked, this, [this] { emit stepRequested(1); });
    connect(close, &QToolButton::clicked, this, &FindBar::closed);
}

QString FindBar::words() const
{
    return m_field->text();
}

void FindBar::begin()
{
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FindBar::showPlace(int at, int count)
{
    QString text;
    if (!words().isEmpty() && count >= 0)
        text = count == 0 ? tr("Nowhere") : tr("%1 of %2").arg(at).arg(count);
    m_count->setText(text);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit closed();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit stepRequested(event->modifiers() & Qt::ShiftModifier ? -1 : 1);
    else
        QFrame::keyPressEvent(event);
}

} // namespace ui
