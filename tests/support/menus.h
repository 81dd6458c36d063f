#pragma once

#include <QAction>
#include <QMenu>
#include <QTest>
#include <QToolButton>

#include <algorithm>

/// The entry of that text; null if there is none.
inline QAction *menuEntry(const QMenu &menu, const QString &text)
{
    const QList<QAction *> actions = menu.actions();
    const auto found = std::find_if(actions.cbegin(), actions.cend(), [&](const QAction *action) {
        return action->isVisible() && action->text() == text;
    });
    return found == actions.cend() ? nullptr : *found;
}

/// Opens the button's menu.
inline QMenu *openMenu(QToolButton &button)
{
    button.menu()->popup(button.mapToGlobal(QPoint(0, button.height())));
    return button.menu();
}

/// Clicks that entry of a menu that is open.
inline void clickMenuEntry(QMenu &menu, const QString &text)
{
    QAction *entry = menuEntry(menu, text);
    QVERIFY2(entry, qPrintable(text));
    QTest::mouseClick(&menu, Qt::LeftButton, {}, menu.actionGeometry(entry).center());
}

/// Opens that submenu of a menu that is open.
inline QMenu *openSubmenu(QMenu &menu, const QString &text)
{
    QAction *entry = menuEntry(menu, text);
    if (!entry || !entry->menu())
        return nullptr;
    menu.setActiveAction(entry);
    QTest::keyClick(&menu, Qt::Key_Right);
    return entry->menu();
}
