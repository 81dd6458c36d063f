#include "ui/chat/layout_menu.h"

#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QLabel>
#include <QMenu>
#include <QWidgetAction>

namespace ui {

using Arrangement = core::ComparisonLayout::Arrangement;

LayoutMenu::LayoutMenu(const Theme &theme, QWidget *parent)
    : QToolButton(parent)
    , m_theme(theme)
    , m_menu(new QMenu(this))
{
    setAccessibleName(tr("Layout"));
    setToolTip(tr("How the columns stand, and how they are asked"));
    setFocusPolicy(Qt::StrongFocus);
    setPopupMode(QToolButton::InstantPopup);
    m_menu->setAccessibleName(tr("Layout"));
    m_menu->setToolTipsVisible(true);
    createArrangement();
    createInView();
    createAsking();
    createPolicy();
    setMenu(m_menu);
    connect(&theme, &Theme::changed, this, &LayoutMenu::showChoices);
    showChoices();
}

/// Menus of this look draw no captions of their own.
void LayoutMenu::addCaption(const QString &text)
{
    auto *label = new QLabel(text);
    setRole(label, "small");
    label->setContentsMargins(12, 6, 12, 2);
    auto *caption = new QWidgetAction(m_menu);
    caption->setDefaultWidget(label);
    caption->setEnabled(false);
    m_menu->addAction(caption);
}

QAction *LayoutMenu::addChoice(QMenu *menu, const QString &text, QActionGroup *group)
{
    QAction *choice = menu->addAction(text);
    choice->setCheckable(true);
    if (group)
        group->addAction(choice);
    return choice;
}

void LayoutMenu::createArrangement()
{
    addCaption(tr("Columns"));
    auto *group = new QActionGroup(this);
    m_row = addChoice(m_menu, tr("Side by side"), group);
    m_grid = addChoice(m_menu, tr("Grid"), group);
    connect(m_row, &QAction::triggered, this, &LayoutMenu::takeLayout);
    connect(m_grid, &QAction::triggered, this, &LayoutMenu::takeLayout);
}

void LayoutMenu::createInView()
{
    m_inViewMenu = m_menu->addMenu(QString());
    auto *group = new QActionGroup(this);
    m_inView << addChoice(m_inViewMenu, tr("As many as fit"), group);
    for (int count = 1; count <= core::ComparisonLayout::kMostInView; ++count)
        m_inView << addChoice(m_inViewMenu, locale().toString(count), group);
    for (QAction *choice : std::as_const(m_inView))
        connect(choice, &QAction::triggered, this, &LayoutMenu::takeLayout);
}

void LayoutMenu::createAsking()
{
    m_menu->addSeparator();
    m_syncTurns = addChoice(m_menu, tr("Scroll turns together"));
    m_syncTurns->setToolTip(tr("Scrolling one column brings the others to the same turn."));
    m_sequential = addChoice(m_menu, tr("Ask one after the other"));
    m_sequential->setToolTip(tr("For local models that share a graphics card."));
    connect(m_syncTurns, &QAction::triggered, this, &LayoutMenu::takeLayout);
    connect(m_sequential, &QAction::triggered, this, &LayoutMenu::takeLayout);
}

void LayoutMenu::createPolicy()
{
    m_menu->addSeparator();
    addCaption(tr("Ask only providers that"));
    m_zeroDataRetention = addChoice(m_menu, tr("Keep nothing (zero data retention)"));
    m_denyDataCollection = addChoice(m_menu, tr("Collect no data"));
    for (QAction *choice : {m_zeroDataRetention, m_denyDataCollection}) {
        connect(choice, &QAction::triggered, this, [this] {
            m_policy.zeroDataRetention = m_zeroDataRetention->isChecked();
            m_policy.denyDataCollection = m_denyDataCollection->isChecked();
            emit policyChanged(m_policy);
        });
    }
}

void LayoutMenu::setColumnLayout(const core::ComparisonLayout &layout)
{
    m_layout = layout;
    showChoices();
}

void LayoutMenu::setPolicy(const core::ComparisonPolicy &policy)
{
    m_policy = policy;
    showChoices();
}

void LayoutMenu::takeLayout()
{
    m_layout.arrangement = m_grid->isChecked() ? Arrangement::Grid : Arrangement::Row;
    m_layout.sequential = m_sequential->isChecked();
    m_layout.syncTurns = m_syncTurns->isChecked();
    for (int count = 0; count < m_inView.size(); ++count) {
        if (m_inView.at(count)->isChecked())
            m_layout.inView = count;
    }
    showChoices();
    emit layoutChanged(m_layout);
}

void LayoutMenu::showChoices()
{
    const bool grid = m_layout.arrangement == Arrangement::Grid;
    (grid ? m_grid : m_row)->setChecked(true);
    const int inView = qBound(0, m_layout.inView, core::ComparisonLayout::kMostInView);
    m_inView.at(inView)->setChecked(true);
    m_inViewMenu->setTitle(inView == 0 ? tr("In view: as many as fit")
                                       : tr("In view: %n column(s)", nullptr, inView));
    m_sequential->setChecked(m_layout.sequential);
    m_syncTurns->setChecked(m_layout.syncTurns);
    m_zeroDataRetention->setChecked(m_policy.zeroDataRetention);
    m_denyDataCollection->setChecked(m_policy.denyDataCollection);
    setIcon(m_theme.icon(grid ? QStringLiteral("layout-grid") : QStringLiteral("columns-3"),
                         m_theme.colors().text));
}

} // namespace ui
