#pragma once

#include "ui/common/theme.h"

#include <QFrame>
#include <QList>

class QButtonGroup;
class QLabel;
class QToolButton;

namespace ui {

/// Where the pages are chosen. Narrow, it shows icons only; the names remain for assistive tools and tool
/// tips.
class Sidebar : public QFrame
{
    Q_OBJECT

public:
    explicit Sidebar(const Theme &theme, QWidget *parent = nullptr);

    /// `name` is what scripts and screen readers find the page by.
    void addPage(const QString &name, const QString &icon, const QKeySequence &shortcut);
    void setCurrent(int page);
    void setNarrow(bool narrow);

signals:
    void pageChosen(int page);
    void settingsRequested();
    void aboutRequested();

private:
    QToolButton *createButton(const QString &name, const QString &icon, const QString &toolTip);
    void styleButton(QToolButton *button) const;

    const Theme &m_theme;
    QLabel *m_title;
    QButtonGroup *m_pages;
    QList<QToolButton *> m_buttons;
    int m_pageCount = 0;
    bool m_narrow = false;
};

} // namespace ui
