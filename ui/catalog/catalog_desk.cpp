#include "ui/catalog/catalog_desk.h"

#include "core/async/after.h"
#include "core/engine/engine.h"
#include "core/settings/model_marks_store.h"
#include "core/settings/preferences.h"
#include "ui/catalog/catalog_page.h"
#include "ui/catalog/comparison_view.h"
#include "ui/catalog/local_servers_dialog.h"
#include "ui/catalog/model_page.h"
#include "ui/catalog/own_model_dialog.h"
#include "ui/catalog/price_dialog.h"
#include "ui/catalog/updates_dialog.h"
#include "ui/common/line_dialog.h"
#include "ui/common/prompter.h"

#include <QDateTime>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace ui {

namespace {

/// Of the feed of changes, which is read for one model.
constexpr int kMostChanges = 5000;

constexpr qint64 kRecordsKeepMs = 10'000;

QDateTime recordsFrom()
{
    return QDateTime::currentDateTimeUtc().addDays(-core::kDaysOfRecords);
}

QString ownKey(const QString &providerId, const QString &providerModelId)
{
    return providerId + u'\n' + providerModelId;
}

void openDialog(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace

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
    connectPage();
    keepMarks();
    connect(&parts.engine, &core::Engine::configChanged, this, &CatalogDesk::takeConfig);
    core::after(parts.engine.config(), this, [this](const core::Config &config) { takeConfig(config); });
}

void CatalogDesk::connectPage()
{
    m_page->restoreColumns(m_parts.preferences.bytes(core::Preference::CatalogColumns));
    connect(m_page, &CatalogPage::columnsChanged, this,
            [this] { m_parts.preferences.setBytes(core::Preference::CatalogColumns, m_page->columns()); });
    connect(m_page, &CatalogPage::compareRequested, this, &CatalogDesk::compareRequested);
    connect(m_page, &CatalogPage::modelRequested, this, &CatalogDesk::openModel);
    connect(m_page, &CatalogPage::tableRequested, this, &CatalogDesk::openComparison);
    connect(m_page, &CatalogPage::tagsRequested, this, &CatalogDesk::askForTags);
    connect(m_page, &CatalogPage::viewSaveRequested, this, &CatalogDesk::askForViewName);
    connect(m_page, &CatalogPage::updatesRequested, this, &CatalogDesk::openUpdates);
    connect(m_page, &CatalogPage::localServersRequested, this,
            [this] { openDialog(new LocalServersDialog(m_parts.engine, this)); });
    connect(m_page, &CatalogPage::ownModelRequested, this,
            [this] { openDialog(new OwnModelDialog(m_parts.engine, m_catalog, this)); });
}

void CatalogDesk::createModelPage()
{
    m_model = new ModelPage(m_parts.theme, m_stack);
    m_stack->addWidget(m_model);
    m_model->restoreColumns(m_parts.preferences.bytes(core::Preference::OfferColumns));
    m_model->restoreTask(m_parts.preferences.bytes(core::Preference::TaskPrice));
    m_model->setUsableProviders(m_usable);
    m_model->setMarks(m_parts.marks.marks());
    connect(m_model, &ModelPage::columnsChanged, this,
            [this] { m_parts.preferences.setBytes(core::Preference::OfferColumns, m_model->columns()); });
    connect(m_model, &ModelPage::taskChanged, this,
            [this] { m_parts.preferences.setBytes(core::Preference::TaskPrice, m_model->taskState()); });
    connect(m_model, &ModelPage::backRequested, this, &CatalogDesk::goBack);
    connect(m_model, &ModelPage::modelRequested, this, &CatalogDesk::openModel);
    connect(m_model, &ModelPage::tableRequested, this, &CatalogDesk::openComparison);
    connect(m_model, &ModelPage::compareRequested, this, &CatalogDesk::compareRequested);
    connect(m_model, &ModelPage::filterRequested, this, &CatalogDesk::filterBy);
    connect(m_model, &ModelPage::tickToggled, m_page, &CatalogPage::tick);
    connect(m_model, &ModelPage::recordsRequested, this, [this](const QString &modelId) {
        readRecordsOf(modelId);
        readChanges();
        readPublicFigures();
    });
    connect(m_model, &ModelPage::priceEditRequested, this, [this](const QString &model, const QString &slug) {
        openDialog(new PriceDialog(m_parts.engine, m_catalog, model, slug, this));
    });
    connect(m_model, &ModelPage::refreshRequested, this, [this](const QString &modelId) {
        waitForNews(m_parts.updater.refreshModel(modelId), tr("Asking OpenRouter…"));
    });
    connect(m_model, &ModelPage::listRequested, this, [this](const QString &providerId) {
        waitForNews(m_parts.updater.refreshProvider(providerId), tr("Asking the provider…"));
    });
    connect(m_model, &ModelPage::editRequested, this, &CatalogDesk::editOwnModel);
    connect(m_model, &ModelPage::removeRequested, this, &CatalogDesk::removeOwnModel);
    m_model->setOwnModels({m_own.keyBegin(), m_own.keyEnd()});
    core::ModelMarksStore &store = m_parts.marks;
    connect(m_model, &ModelPage::favouriteToggled, &store, &core::ModelMarksStore::setFavourite);
    connect(m_model, &ModelPage::hiddenToggled, &store, &core::ModelMarksStore::setHidden);
    connect(m_model, &ModelPage::tagsEdited, &store, &core::ModelMarksStore::setTags);
    connect(&m_parts.updater, &core::CatalogUpdater::refreshed, m_model, [this] { readChanges(); });
}

/// Tells the page what was asked for while it is shown, and then what came of it.
void CatalogDesk::waitForNews(const QFuture<core::Result<core::CatalogRefreshReport>> &news,
                              const QString &meanwhile)
{
    m_model->showOutcome(meanwhile);
    core::after(news, this, [this, asked = m_model->modelId()](const auto &report) {
        if (m_model->modelId() != asked)
            return;
        m_model->showOutcome(report ? countsText(*report) : report.error().message);
        readPublicFigures();
    });
}

void CatalogDesk::createComparison()
{
    m_comparison = new ComparisonView(m_parts.theme, m_stack);
    m_stack->addWidget(m_comparison);
    connect(m_comparison, &ComparisonView::backRequested, this, &CatalogDesk::goBack);
    connect(m_comparison, &ComparisonView::modelRequested, this, &CatalogDesk::openModel);
    connect(m_comparison, &ComparisonView::compareRequested, this, &CatalogDesk::compareRequested);
}

void CatalogDesk::openModel(const QString &modelId)
{
    if (!m_model)
        createModelPage();
    if (m_stack->currentWidget() == m_model && m_model->modelId() == modelId)
        return;
    if (m_stack->currentWidget() == m_model)
        m_before << [this, id = m_model->modelId()] { openModel(id); };
    else if (m_comparison && m_stack->currentWidget() == m_comparison)
        m_before << [this, ids = m_comparison->modelIds()] { openComparison(ids); };
    m_model->showModel(m_catalog, modelId);
    m_model->setTicked(m_page->ticked().contains(modelId));
    m_stack->setCurrentWidget(m_model);
    m_model->setFocus();
}

void CatalogDesk::openComparison(const QStringList &modelIds)
{
    if (!m_comparison)
        createComparison();
    if (m_model && m_stack->currentWidget() == m_model)
        m_before << [this, id = m_model->modelId()] { openModel(id); };
    m_comparison->showModels(m_catalog, modelIds);
    m_comparison->setRecords(m_records);
    m_stack->setCurrentWidget(m_comparison);
    m_comparison->setFocus();
}

void CatalogDesk::goBack()
{
    m_stack->setCurrentWidget(m_page);
    if (!m_before.isEmpty())
        m_before.takeLast()();
}

void CatalogDesk::filterBy(const QString &keyValue)
{
    core::CatalogLink link {.query = CatalogPage::usualQuery()};
    if (core::addFilter(link.query, keyValue))
        showLink(link);
}

void CatalogDesk::showLink(const core::CatalogLink &link)
{
    m_before.clear();
    m_stack->setCurrentWidget(m_page);
    m_page->showLink(link);
}

void CatalogDesk::keepMarks()
{
    core::ModelMarksStore &store = m_parts.marks;
    connect(m_page, &CatalogPage::favouriteToggled, &store, &core::ModelMarksStore::setFavourite);
    connect(m_page, &CatalogPage::hiddenToggled, &store, &core::ModelMarksStore::setHidden);
    connect(m_page, &CatalogPage::viewRemoveRequested, &store, &core::ModelMarksStore::removeView);
    connect(&store, &core::ModelMarksStore::marksChanged, this, &CatalogDesk::showMarks);
    connect(&store, &core::ModelMarksStore::viewsChanged, this,
            [this] { m_page->setViews(m_parts.marks.views()); });
    m_page->setViews(store.views());
    showMarks();
}

void CatalogDesk::showMarks()
{
    m_page->setMarks(m_parts.marks.marks());
    if (m_model)
        m_model->setMarks(m_parts.marks.marks());
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
    connect(dialog, &LineDialog::entered, this, [this, modelId](const QString &text) {
        m_parts.marks.setTags(modelId, text.split(u',', Qt::SkipEmptyParts));
    });
    openDialog(dialog);
}

void CatalogDesk::askForViewName(const QString &link)
{
    auto *dialog = new LineDialog(
        {.title = tr("Save this view"),
         .label = tr("Name"),
         .hint = tr("Search, filters and order are kept. A view of the same name is replaced."),
         .action = tr("Save")},
        {}, this);
    connect(dialog, &LineDialog::entered, this, [this, link](const QString &name) {
        m_parts.marks.saveView({name, link});
    });
    openDialog(dialog);
}

void CatalogDesk::openUpdates()
{
    auto *dialog = new UpdatesDialog(this);
    connectUpdates(*dialog, m_parts.engine, m_parts.updater);
    connect(dialog, &UpdatesDialog::modelRequested, this, [this, dialog](const QString &modelId) {
        dialog->close();
        openModel(modelId);
    });
    openDialog(dialog);
}

void CatalogDesk::takeConfig(const core::Config &config)
{
    m_own.clear();
    for (const core::ProviderConfig &provider : config.providers) {
        for (const core::ProviderOverlay::ModelRow &row : provider.overlay.models)
            m_own.insert(ownKey(provider.overlay.id, row.endpoint.providerModelId), row.modelId);
    }
    if (m_model)
        m_model->setOwnModels({m_own.keyBegin(), m_own.keyEnd()});
}

void CatalogDesk::editOwnModel(const QString &providerId, const QString &providerModelId)
{
    openDialog(new OwnModelDialog(m_parts.engine, m_catalog, providerId,
                                  m_own.value(ownKey(providerId, providerModelId)), providerModelId, this));
}

void CatalogDesk::removeOwnModel(const QString &providerId, const QString &providerModelId)
{
    const QString id = m_own.value(ownKey(providerId, providerModelId));
    const auto remove = [this, providerId, providerModelId, id](bool confirmed) {
        if (!confirmed)
            return;
        core::after(m_parts.engine.removeOwnModel(providerId, id, providerModelId), this,
                    [this](const core::Status &removed) {
                        if (!removed)
                            m_parts.prompter.showError(this, tr("The model is still there"),
                                                       removed.error().message);
                    });
    };
    m_parts.prompter.confirm(
        this, tr("Remove the model?"),
        tr("%1 at %2 leaves your configuration. What was asked of it stays in the history.")
            .arg(providerModelId, providerId),
        tr("Remove"), remove);
}

void CatalogDesk::setCatalog(const core::CatalogPtr &catalog)
{
    m_catalog = catalog;
    m_page->setCatalog(catalog);
    if (m_model && !m_model->modelId().isEmpty())
        m_model->showModel(catalog, m_model->modelId());
    if (m_comparison && !m_comparison->modelIds().isEmpty()) {
        m_comparison->showModels(catalog, m_comparison->modelIds());
        m_comparison->setRecords(m_records);
    }
}

void CatalogDesk::setUsableProviders(const QSet<QString> &providers)
{
    m_usable = providers;
    m_page->setUsableProviders(providers);
    if (m_model)
        m_model->setUsableProviders(providers);
}

/// Figures change with each answer, so they are read anew when somebody looks; but not again and again,
/// because over a long history that takes half a second of the history's thread.
void CatalogDesk::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_recordsRead.isValid() || m_recordsRead.hasExpired(kRecordsKeepMs))
        readRecords();
}

void CatalogDesk::readRecords()
{
    m_recordsRead.start();
    core::after(m_parts.engine.endpointRecords({.from = recordsFrom()}), this,
                [this](const core::Result<QList<core::EndpointRecord>> &records) {
                    if (!records)
                        return; // The window says what is wrong with the history.
                    m_records = *records;
                    m_page->setRecords(m_records);
                    if (m_comparison)
                        m_comparison->setRecords(m_records);
                });
}

void CatalogDesk::readRecordsOf(const QString &modelId)
{
    core::after(m_parts.engine.endpointRecords({.from = recordsFrom(), .model = modelId}), this,
                [this, modelId](const core::Result<QList<core::EndpointRecord>> &records) {
                    if (records && m_model->modelId() == modelId)
                        m_model->setRecords(*records);
                });
}

void CatalogDesk::readPublicFigures()
{
    core::after(m_parts.updater.publicFigures(m_model->modelId()), this,
                [this, asked = m_model->modelId()](const core::PublicFiguresList &figures) {
                    if (m_model->modelId() == asked)
                        m_model->setPublicFigures(figures);
                });
}

void CatalogDesk::readChanges()
{
    core::after(m_parts.updater.changes(kMostChanges), this,
                [this](const QList<core::CatalogChange> &changes) { m_model->setChanges(changes); });
}

} // namespace ui
