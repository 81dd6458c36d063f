#include "ui/shell/sidebar.h"

#include "ui/common/role.h"

#include <QButtonGroup>
#include <QKeySequence>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kWide = 196;
constexpr int kNarrow = 60;

} // namespace

Sidebar::Sidebar(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_title(new QLabel(QStringLiteral("Switchyard")))
    , m_pages(new QButtonGroup(this))
{
    setObjectName(QStringLiteral("sidebar"));
    setAccessibleName(tr("Pages"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 16, 10, 12);
    layout->setSpacing(3);
    setRole(m_title, "heading");
    m_title->setContentsMargins(10, 0, 0, 10);
    layout->addWidget(m_title);
    layout->addStretch();
    auto *settings = createButton(tr("Settings"), QStringLiteral("settings"), tr("Settings (Ctrl+,)"));
    connect(settings, &QToolButton::clicked, this, &Sidebar::settingsRequested);
    layout->addWidget(settings);
    auto *about = createButton(tr("About"), QStringLiteral("info"), tr("About Switchyard"));
    connect(about, &QToolButton::clicked, this, &Sidebar::aboutRequested);
    layout->addWidget(about);
    m_pages->setExclusive(true);
    connect(m_pages, &QButtonGroup::idClicked, this, &Sidebar::pageChosen);
    setNarrow(false);
}

void Sidebar::addPage(const QString &name, const QString &icon, const QKeySequence &shortcut)
{
    const QString keys = shortcut.toString(QKeySequence::NativeText);
    QToolButton *button = createButton(name, icon, keys.isEmpty() ? name : tr("%1 (%2)").arg(name, keys));
    button->setCheckable(true);
    m_pages->addButton(button, m_pageCount);
    static_cast<QVBoxLayout *>(layout())->insertWidget(1 + m_pageCount, button);
    ++m_pageCount;
}

QToolButton *Sidebar::createButton(const QString &name, const QString &icon, const QString &toolTip)
{
    auto *button = new QToolButton;
    setRole(button, "nav");
    button->setText(name);
    button->setAccessibleName(name);
    button->setToolTip(toolTip);
    button->setIcon(m_theme.icon(icon));
    button->setIconSize({18, 18});
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_buttons.append(button);
    styleButton(button);
    return button;
}

void Sidebar::styleButton(QToolButton *button) const
{
    // The wider size leaves a gap before the name.
    button->setIconSize(m_narrow ? QSize(18, 18) : QSize(27, 18));
    button->setToolButtonStyle(m_narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

void Sidebar::setCurrent(int page)
{
    if (QAbstractButton *button = m_pages->button(page))
        button->setChecked(true);
}

void Sidebar::setNarrow(bool narrow)
{
    m_narrow = narrow;
    setFixedWidth(narrow ? kNarrow : kWide);
    m_title->setText(narrow ? QString() : QStringLiteral("Switchyard"));
    for (QToolButton *button : std::as_const(m_buttons))
        styleButton(button);
}

} // namespace ui
