#include "ui/catalog/catalog_desk.h"

#include "core/async/after.h"
#include "core/engine/engine.h"
#include "core/settings/model_marks_store.h"
#include "core/settings/preferences.h"
#include "ui/catalog/catalog_page.h"
#include "ui/common/line_dialog.h"

#include <QDateTime>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace ui {

CatalogDesk::CatalogDesk(const Parts &parts, core::CatalogPtr catalog, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_catalog(std::move(catalog))
    , m_stack(new QStackedWidget(this))
    , m_page(new CatalogPage(m_catalog, parts.theme, m_stack))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_stack->addWidget(m_page);

    m_page->restoreColumns(parts.preferences.bytes(core::Preference::CatalogColumns));
    connect(m_page, &CatalogPage::columnsChanged, this,
            [this] { m_parts.preferences.setBytes(core::Preference::CatalogColumns, m_page->columns()); });
    connect(m_page, &CatalogPage::compareRequested, this, &CatalogDesk::compareRequested);
    keepMarks();
    keepViews();
}

void CatalogDesk::showLink(const core::CatalogLink &link)
{
    m_stack->setCurrentWidget(m_page);
    m_page->showLink(link);
}

void CatalogDesk::keepMarks()
{
    core::ModelMarksStore &store = m_parts.marks;
    connect(m_page, &CatalogPage::favouriteToggled, &store, &core::ModelMarksStore::setFavourite);
    connect(m_page, &CatalogPage::hiddenToggled, &store, &core::ModelMarksStore::setHidden);
    connect(m_page, &CatalogPage::tagsRequested, this, &CatalogDesk::askForTags);
    connect(&store, &core::ModelMarksStore::marksChanged, this,
            [this] { m_page->setMarks(m_parts.marks.marks()); });
    m_page->setMarks(store.marks());
}

void CatalogDesk::keepViews()
{
    core::ModelMarksStore &store = m_parts.marks;
    connect(m_page, &CatalogPage::viewSaveRequested, this, &CatalogDesk::askForViewName);
    connect(m_page, &CatalogPage::viewRemoveRequested, &store, &core::ModelMarksStore::removeView);
    connect(&store, &core::ModelMarksStore::viewsChanged, this,
            [this] { m_page->setViews(m_parts.marks.views()); });
    m_page->setViews(store.views());
}

void CatalogDesk::askForTags(const QString &modelId)
{
    const core::ModelInfo *model = m_catalog->findModel(modelId);
    auto *dialog = new LineDialog({.title = tr("Tags of %1").arg(model ? model->name : modelId),
                                   .label = tr("Tags"),
                                   .hint = tr("Your own words for this model, parted by commas."),
                                   .action = tr("Save"),
                                   .mayBeEmpty = true},
                                  m_parts.marks.marks().tags.value(modelId).join(QLatin1String(", ")), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LineDialog::entered, this, [this, modelId](const QString &text) {
        m_parts.marks.setTags(modelId, text.split(u',', Qt::SkipEmptyParts));
    });
    dialog->open();
}

void CatalogDesk::askForViewName(const QString &link)
{
    auto *dialog =
        new LineDialog({.title = tr("Save this view"),
                        .label = tr("Name"),
                        .hint = tr("Search, filters and order are kept. A view of the same name is "
                                   "replaced."),
                        .action = tr("Save")},
                       {}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LineDialog::entered, this, [this, link](const QString &name) {
        m_parts.marks.saveView({name, link});
    });
    dialog->open();
}

void CatalogDesk::setCatalog(const core::CatalogPtr &catalog)
{
    m_catalog = catalog;
    m_page->setCatalog(catalog);
}

void CatalogDesk::setUsableProviders(const QSet<QString> &providers)
{
    m_usable = providers;
    m_page->setUsableProviders(providers);
}

void CatalogDesk::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    readRecords();
}

/// Figures change with each answer, so they are read anew whenever somebody looks.
void CatalogDesk::readRecords()
{
    const QDateTime from = QDateTime::currentDateTimeUtc().addDays(-core::kDaysOfRecords);
    core::after(m_parts.engine.endpointRecords({.from = from}), this,
                [this](const core::Result<QList<core::EndpointRecord>> &records) {
                    if (records)
                        m_page->setRecords(*records);
                });
}

} // namespace ui
