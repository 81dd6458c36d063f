#include "ui/common/disclosure.h"

#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

Disclosure::Disclosure(const QString &title, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_button(new QToolButton(this))
    , m_content(new QWidget(this))
    , m_body(new QVBoxLayout(m_content))
{
    setRole(m_button, "disclosure");
    m_button->setCheckable(true);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setText(title);
    m_button->setAccessibleName(title);
    m_button->setIcon(theme.icon(QStringLiteral("chevron-right")));
    m_body->setContentsMargins(0, 6, 0, 0);
    m_body->setSpacing(14);
    m_content->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_button, 0, Qt::AlignLeft);
    layout->addWidget(m_content);
    connect(m_button, &QToolButton::toggled, this, [this](bool open) {
        m_content->setVisible(open);
        m_button->setIcon(
            m_theme.icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
        emit toggled(open);
    });
}

bool Disclosure::isOpen() const
{
    return m_button->isChecked();
}

void Disclosure::setOpen(bool open)
{
    m_button->setChecked(open);
}

} // namespace ui
