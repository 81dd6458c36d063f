#include "ui/common/copy_button.h"

#include "ui/common/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTimer>
#include <QToolTip>

namespace ui {

CopyButton::CopyButton(const Theme &theme, QWidget *parent)
    : QPushButton(parent)
    , m_theme(theme)
    , m_reset(new QTimer(this))
{
    constexpr int kShownMs = 1'500;
    m_reset->setSingleShot(true);
    m_reset->setInterval(kShownMs);
    setLabel(tr("Copy"));
    setAutoDefault(false);
    connect(m_reset, &QTimer::timeout, this, [this] { showIcon(QStringLiteral("copy")); });
    connect(this, &QPushButton::clicked, this, &CopyButton::copy);
    showIcon(QStringLiteral("copy"));
}

void CopyButton::setLabel(const QString &label)
{
    // Icon and text of a styled button touch each other but for this space.
    setText(QChar(QChar::Nbsp) + label);
    setAccessibleName(label);
}

void CopyButton::copy()
{
    if (!m_source)
        return;
    QGuiApplication::clipboard()->setText(m_source());
    showIcon(QStringLiteral("check"));
    QToolTip::showText(mapToGlobal(rect().bottomLeft()), tr("Copied"), this);
    m_reset->start();
}

void CopyButton::showIcon(const QString &name)
{
    setIcon(m_theme.icon(name));
}

} // namespace ui
