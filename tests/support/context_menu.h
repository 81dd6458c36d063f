#pragma once

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QTest>

/// The menu that a right click on the current row opens; null if none does.
inline QMenu *contextMenuOf(QAbstractItemView &view)
{
    const QPoint place = view.visualRect(view.currentIndex()).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, place, view.viewport()->mapToGlobal(place));
    QCoreApplication::sendEvent(view.viewport(), &event);
    return qobject_cast<QMenu *>(QApplication::activePopupWidget());
}

/// Whether that menu has such an entry.
inline bool contextMenuHas(QAbstractItemView &view, const QString &name)
{
    QMenu *menu = contextMenuOf(view);
    if (!menu)
        return false;
    const QList<QAction *> actions = menu->actions();
    const bool has = std::any_of(actions.cbegin(), actions.cend(),
                                 [&](const QAction *action) { return action->text() == name; });
    menu->close();
    return has;
}

/// Clicks that entry.
inline void chooseFromContextMenu(QAbstractItemView &view, const QString &name)
{
    QMenu *menu = contextMenuOf(view);
    QVERIFY(menu);
    const QList<QAction *> actions = menu->actions();
    for (QAction *action : actions) {
        if (action->text() == name)
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
    }
    QVERIFY(!QApplication::activePopupWidget());
}
