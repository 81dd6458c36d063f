#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/catalog_link.h"
#include "core/model/endpoint_record.h"

#include <QSet>
#include <QStringList>
#include <QWidget>

namespace core {
class Engine;
class ModelMarksStore;
class Preferences;
} // namespace core

class QStackedWidget;

namespace ui {

class CatalogPage;
class Theme;

/// Everything about models in one place: the table of all, and what opens from it. Knows where the user's
/// marks, figures and edits are kept, which the pages themselves do not.
class CatalogDesk : public QWidget
{
    Q_OBJECT

public:
    struct Parts {
        core::Engine &engine;
        core::ModelMarksStore &marks;
        core::Preferences &preferences;
        const Theme &theme;
    };

    CatalogDesk(const Parts &parts, core::CatalogPtr catalog, QWidget *parent = nullptr);

    void showLink(const core::CatalogLink &link);

public slots:
    void setCatalog(const core::CatalogPtr &catalog);
    void setUsableProviders(const QSet<QString> &providers);

signals:
    void compareRequested(const QStringList &modelIds);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void keepMarks();
    void keepViews();
    void askForTags(const QString &modelId);
    void askForViewName(const QString &link);
    void readRecords();

    Parts m_parts;
    core::CatalogPtr m_catalog;
    QStackedWidget *m_stack;
    CatalogPage *m_page;
    QSet<QString> m_usable;
};

} // namespace ui
