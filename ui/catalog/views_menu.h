#pragma once

#include "core/catalog/model_marks.h"

#include <QList>
#include <QMenu>

namespace ui {

/// Saved views of the catalog, and the link to what is shown now.
class ViewsMenu : public QMenu
{
    Q_OBJECT

public:
    explicit ViewsMenu(QWidget *parent = nullptr);

    void setViews(const QList<core::SavedView> &views);

signals:
    void linkChosen(const QString &link);
    void copyRequested();
    void saveRequested();
    void removeRequested(const QString &name);

private:
    void fill();

    QList<core::SavedView> m_views;
};

} // namespace ui
