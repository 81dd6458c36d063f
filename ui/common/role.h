#pragma once

#include <QStyle>
#include <QVariant>
#include <QWidget>

namespace ui {

/// Gives a widget a look of the style sheet (see Theme), also when it is shown already.
inline void setRole(QWidget *widget, const char *role)
{
    const QString name = QString::fromLatin1(role);
    if (widget->property("role").toString() == name)
        return;
    widget->setProperty("role", name);
    if (!widget->testAttribute(Qt::WA_WState_Polished))
        return;
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace ui
