#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStringList>
#include <QTabBar>
#include <QWidget>

/// The control of that accessible name below `root`; null if there is none.
template<typename Control>
Control *control(const QWidget &root, const QString &name)
{
    const QList<Control *> all = root.findChildren<Control *>();
    for (Control *candidate : all) {
        if (candidate->accessibleName() == name)
            return candidate;
    }
    return nullptr;
}

/// Class names of the interactive controls below `root` that a screen reader could not name.
inline QStringList unnamedControls(const QWidget &root)
{
    QStringList unnamed;
    const QList<QWidget *> all = root.findChildren<QWidget *>();
    for (const QWidget *widget : all) {
        const QObject *owner = widget->parent();
        if (widget->isHidden() || widget->inherits("QTableCornerButton"))
            continue;
        // Parts of other controls, which carry the name.
        if (qobject_cast<const QComboBox *>(owner) || qobject_cast<const QAbstractSpinBox *>(owner)
            || qobject_cast<const QLineEdit *>(owner) || qobject_cast<const QTabBar *>(owner)
            || qobject_cast<const QHeaderView *>(widget))
            continue;
        if (owner && (owner->inherits("QComboBoxPrivateContainer") || widget->inherits("QTableCornerButton")))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool interactive =
            button || qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget)
            || qobject_cast<const QAbstractSpinBox *>(widget) || qobject_cast<const QPlainTextEdit *>(widget)
            || qobject_cast<const QAbstractItemView *>(widget);
        // An empty state without a way out keeps its button hidden.
        if (button && button->text().isEmpty() && button->isHidden())
            continue;
        if (interactive && widget->accessibleName().isEmpty() && (!button || button->text().isEmpty()))
            unnamed << QString::fromLatin1(widget->metaObject()->className());
    }
    return unnamed;
}
