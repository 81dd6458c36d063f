#pragma once

#include "core/catalog/model_marks.h"

#include <QList>
#include <QString>
#include <QWidget>

class QAction;
class QLineEdit;
class QMenu;
class QPushButton;
class QToolButton;

namespace ui {

class Theme;
class ViewsMenu;

/// The line above the catalog's table: search, filters, views, columns, what else there is, and what can be
/// done with the ticked models.
class CatalogToolbar : public QWidget
{
    Q_OBJECT

public:
    /// `mostCompared`: how many models a comparison takes.
    CatalogToolbar(const Theme &theme, int mostCompared, QWidget *parent = nullptr);

    QLineEdit *search() const { return m_search; }
    void setColumnsMenu(QMenu *menu);
    void setViews(const QList<core::SavedView> &views);
    void setTicked(int count);
    void setFiltersShown(bool shown);
    void setDetailsShown(bool shown);
    /// Whether the hidden models are what is shown.
    void setHiddenShown(bool shown) { m_hiddenShown = shown; }
    /// "Compare selected", for a menu.
    QString compareText() const;
    bool canCompare() const;

signals:
    void filtersToggled(bool shown);
    void detailsRequested();
    void tableRequested();
    void compareRequested();
    void linkChosen(const QString &link);
    void copyLinkRequested();
    void saveViewRequested();
    void removeViewRequested(const QString &name);
    void updatesRequested();
    void localServersRequested();
    void ownModelRequested();
    void hiddenAsked(bool shown);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    QToolButton *addTool(const QString &name, const QString &hint);
    QMenu *createMore();
    void showIcons();

    const Theme &m_theme;
    int m_mostCompared;
    bool m_hiddenShown = false;
    QLineEdit *m_search;
    QAction *m_searchIcon;
    ViewsMenu *m_views;
    QToolButton *m_filtersButton;
    QToolButton *m_viewsButton;
    QToolButton *m_columnsButton;
    QToolButton *m_moreButton;
    QPushButton *m_details;
    QPushButton *m_asTable;
    QPushButton *m_compare;
};

} // namespace ui
