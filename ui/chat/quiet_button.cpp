#include "ui/chat/quiet_button.h"

#include "ui/common/theme.h"

#include <QTimer>

namespace ui {

QuietButton::QuietButton(const QString &icon, const QString &name, const Theme &theme, QWidget *parent)
    : QToolButton(parent)
    , m_theme(theme)
{
    constexpr int kIcon = 15;
    setIconSize({kIcon, kIcon});
    setFocusPolicy(Qt::StrongFocus);
    setMeaning(icon, name);
}

void QuietButton::setMeaning(const QString &icon, const QString &name)
{
    if (name == accessibleName())
        return;
    m_icon = icon;
    setIcon(m_theme.icon(icon));
    setAccessibleName(name);
    setToolTip(name);
}

void QuietButton::confirm()
{
    constexpr int kShownMs = 1'500;
    setIcon(m_theme.icon(QStringLiteral("check"), m_theme.colors().success));
    QTimer::singleShot(kShownMs, this, [this] { setIcon(m_theme.icon(m_icon)); });
}

void QuietButton::setQuiet(bool quiet)
{
    if (quiet == m_quiet)
        return;
    m_quiet = quiet;
    update();
}

void QuietButton::paintEvent(QPaintEvent *event)
{
    if (!m_quiet || hasFocus())
        QToolButton::paintEvent(event);
}

} // namespace ui
