#include "ui/catalog/views_menu.h"

namespace ui {

namespace {

/// An ampersand would become a key to press.
QString plain(QString name)
{
    return name.replace(u'&', QLatin1String("&&"));
}

} // namespace

ViewsMenu::ViewsMenu(QWidget *parent)
    : QMenu(parent)
{
    setAccessibleName(tr("Views"));
    fill();
}

void ViewsMenu::setViews(const QList<core::SavedView> &views)
{
    m_views = views;
    fill();
}

void ViewsMenu::fill()
{
    clear();
    for (const core::SavedView &view : std::as_const(m_views))
        addAction(plain(view.name), this, [this, link = view.link] { emit linkChosen(link); });
    if (!m_views.isEmpty())
        addSeparator();
    addAction(tr("Save this view…"), this, &ViewsMenu::saveRequested);
    addAction(tr("Copy link to this view"), this, &ViewsMenu::copyRequested);
    if (m_views.isEmpty())
        return;
    QMenu *remove = addMenu(tr("Remove a view"));
    for (const core::SavedView &view : std::as_const(m_views))
        remove->addAction(plain(view.name), this, [this, name = view.name] { emit removeRequested(name); });
}

} // namespace ui
