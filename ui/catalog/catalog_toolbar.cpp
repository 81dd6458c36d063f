#include "ui/catalog/catalog_toolbar.h"

#include "ui/catalog/views_menu.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace ui {

CatalogToolbar::CatalogToolbar(const Theme &theme, int mostCompared, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_mostCompared(mostCompared)
    , m_views(new ViewsMenu(this))
{
    // In the order in which Tab goes from one to the next.
    m_filtersButton = addTool(tr("Filters"), tr("Show or hide the filters"));
    m_filtersButton->setCheckable(true);
    m_search = new QLineEdit(this);
    m_search->setAccessibleName(tr("Search models"));
    m_search->setPlaceholderText(tr("Search models by name, id or author"));
    m_search->setClearButtonEnabled(true);
    m_searchIcon = m_search->addAction(QIcon(), QLineEdit::LeadingPosition);
    m_viewsButton = addTool(tr("Views"), tr("Saved views, and the link to this one"));
    m_viewsButton->setMenu(m_views);
    m_columnsButton = addTool(tr("Columns"), tr("Choose the columns of the table"));
    m_moreButton = addTool(tr("More"), tr("Updates of the catalog, local models, models of your own"));
    m_moreButton->setMenu(createMore());
    m_details = new QPushButton(tr("Show details"), this);
    m_details->setObjectName(QStringLiteral("showDetails"));
    m_asTable = new QPushButton(tr("Side by side"), this);
    m_asTable->setObjectName(QStringLiteral("sideBySide"));
    m_compare = new QPushButton(this);
    m_compare->setObjectName(QStringLiteral("compareSelected"));
    m_compare->setAccessibleName(tr("Compare selected"));
    setRole(m_compare, "primary");

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_filtersButton);
    layout->addWidget(m_search, 1);
    for (QWidget *tool : {m_viewsButton, m_columnsButton, m_moreButton})
        layout->addWidget(tool);
    for (QWidget *button : {m_details, m_asTable, m_compare})
        layout->addWidget(button);

    connect(m_filtersButton, &QToolButton::clicked, this, &CatalogToolbar::filtersToggled);
    connect(m_details, &QPushButton::clicked, this, &CatalogToolbar::detailsRequested);
    connect(m_asTable, &QPushButton::clicked, this, &CatalogToolbar::tableRequested);
    connect(m_compare, &QPushButton::clicked, this, &CatalogToolbar::compareRequested);
    connect(m_views, &ViewsMenu::linkChosen, this, &CatalogToolbar::linkChosen);
    connect(m_views, &ViewsMenu::copyRequested, this, &CatalogToolbar::copyLinkRequested);
    connect(m_views, &ViewsMenu::saveRequested, this, &CatalogToolbar::saveViewRequested);
    connect(m_views, &ViewsMenu::removeRequested, this, &CatalogToolbar::removeViewRequested);
    connect(&theme, &Theme::changed, this, &CatalogToolbar::showIcons);
    showIcons();
    setTicked(0);
}

QToolButton *CatalogToolbar::addTool(const QString &name, const QString &hint)
{
    auto *tool = new QToolButton(this);
    tool->setAccessibleName(name);
    tool->setToolTip(hint);
    tool->setFocusPolicy(Qt::StrongFocus);
    tool->setPopupMode(QToolButton::InstantPopup);
    return tool;
}

QMenu *CatalogToolbar::createMore()
{
    auto *more = new QMenu(this);
    more->addAction(tr("Catalog updates…"), this, &CatalogToolbar::updatesRequested);
    more->addAction(tr("Find local models…"), this, &CatalogToolbar::localServersRequested);
    more->addAction(tr("Add a model of your own…"), this, &CatalogToolbar::ownModelRequested);
    more->addSeparator();
    QAction *hidden = more->addAction(tr("Show hidden models"));
    hidden->setCheckable(true);
    connect(hidden, &QAction::triggered, this, &CatalogToolbar::hiddenAsked);
    connect(more, &QMenu::aboutToShow, this, [this, hidden] { hidden->setChecked(m_hiddenShown); });
    return more;
}

void CatalogToolbar::showIcons()
{
    const QColor color = m_theme.colors().text;
    m_searchIcon->setIcon(m_theme.icon(QStringLiteral("search"), m_theme.colors().textMuted));
    m_filtersButton->setIcon(m_theme.icon(QStringLiteral("filter")));
    m_viewsButton->setIcon(m_theme.icon(QStringLiteral("link"), color));
    m_columnsButton->setIcon(m_theme.icon(QStringLiteral("columns-3"), color));
    m_moreButton->setIcon(m_theme.icon(QStringLiteral("ellipsis"), color));
}

void CatalogToolbar::setColumnsMenu(QMenu *menu)
{
    m_columnsButton->setMenu(menu);
}

void CatalogToolbar::setViews(const QList<core::SavedView> &views)
{
    m_views->setViews(views);
}

void CatalogToolbar::setFiltersShown(bool shown)
{
    m_filtersButton->setChecked(shown);
}

void CatalogToolbar::setDetailsShown(bool shown)
{
    m_details->setVisible(!shown);
}

void CatalogToolbar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

/// Where room is scarce, what cannot be done leaves it to the search.
void CatalogToolbar::arrange()
{
    constexpr int kRoomForAll = 860;
    m_asTable->setVisible(m_asTable->isEnabled() || width() >= kRoomForAll);
}

QString CatalogToolbar::compareText() const
{
    return m_compare->text();
}

bool CatalogToolbar::canCompare() const
{
    return m_compare->isEnabled();
}

void CatalogToolbar::setTicked(int count)
{
    m_compare->setText(count > 0 ? tr("Compare selected (%1)").arg(count) : tr("Compare selected"));
    m_compare->setEnabled(count >= 1 && count <= m_mostCompared);
    QString hint = tr("Opens the selected models side by side (Ctrl+Enter)");
    if (count == 0)
        hint = tr("Tick up to %1 models in the table first (Space)").arg(m_mostCompared);
    else if (count > m_mostCompared)
        hint = tr("A comparison takes up to %1 models; %2 are ticked. Take some away.")
                   .arg(m_mostCompared)
                   .arg(count);
    m_compare->setToolTip(hint);
    m_compare->setAccessibleDescription(hint);
    const bool several = count >= 2 && count <= m_mostCompared;
    m_asTable->setEnabled(several);
    m_asTable->setToolTip(several ? tr("Shows what the selected models differ in")
                                  : tr("Tick 2 to %1 models in the table first (Space)").arg(m_mostCompared));
    arrange();
}

} // namespace ui
