#include "ui/catalog/catalog_page.h"

#include "ui/catalog/active_filters_bar.h"
#include "ui/catalog/catalog_toolbar.h"
#include "ui/catalog/facet_panel.h"
#include "ui/catalog/model_cell_delegate.h"
#include "ui/catalog/model_panel.h"
#include "ui/catalog/model_table_model.h"
#include "ui/common/column_chooser.h"
#include "ui/common/empty_state.h"
#include "ui/common/table_setup.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QClipboard>
#include <QDate>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr int kRoomForFilters = 900; ///< Width of the page.
constexpr int kRoomForDetails = 1400;

} // namespace

core::ModelQuery CatalogPage::usualQuery()
{
    core::ModelQuery query;
    query.types = QStringList {QStringLiteral("chat")};
    return query;
}

CatalogPage::CatalogPage(core::CatalogPtr catalog, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_catalog(std::move(catalog))
    , m_theme(theme)
    , m_models(new ModelTableModel(m_catalog, this))
    , m_query(usualQuery())
    , m_toolbar(new CatalogToolbar(theme, kMostCompared, this))
    , m_search(m_toolbar->search())
    , m_active(new ActiveFiltersBar(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(m_toolbar);
    layout->addWidget(createBody(), 1);
    m_search->installEventFilter(this);

    connect(m_search, &QLineEdit::textChanged, this, &CatalogPage::takeText);
    connect(m_facets, &FacetPanel::queryAsked, this, &CatalogPage::setFacetQuery);
    connect(m_active, &ActiveFiltersBar::queryAsked, this, &CatalogPage::setFacetQuery);
    connect(m_active, &ActiveFiltersBar::clearAsked, this, &CatalogPage::clearFilters);
    connect(m_empty, &EmptyState::actionTriggered, this, &CatalogPage::clearFilters);
    connect(m_models, &ModelTableModel::modelReset, this, &CatalogPage::restoreCurrent);
    connect(m_models, &ModelTableModel::ticksChanged, this, &CatalogPage::showTicks);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &CatalogPage::showCurrent);
    connect(m_table, &QTableView::doubleClicked, this, [this] { emit modelRequested(currentModelId()); });
    connect(m_table, &QTableView::customContextMenuRequested, this, &CatalogPage::openContextMenu);
    connectToolbar();
    createShortcuts();

    m_facts.today = QDate::currentDate();
    m_facets->setCatalog(m_models->catalogIndex(), m_facts.marks);
    connect(m_columns, &ColumnChooser::changed, this, &CatalogPage::columnsChanged);
    applyQuery();
    showTicks();
    m_table->selectRow(0);
    showCurrent();
}

void CatalogPage::connectToolbar()
{
    connect(m_toolbar, &CatalogToolbar::filtersToggled, this, [this](bool shown) {
        m_filtersAsked = shown;
        arrange();
    });
    connect(m_toolbar, &CatalogToolbar::detailsRequested, this, &CatalogPage::showDetails);
    connect(m_toolbar, &CatalogToolbar::tableRequested, this,
            [this] { emit tableRequested(m_models->ticked()); });
    connect(m_toolbar, &CatalogToolbar::compareRequested, this, &CatalogPage::compareTicked);
    connect(m_toolbar, &CatalogToolbar::copyLinkRequested, this,
            [this] { QGuiApplication::clipboard()->setText(core::toText(link())); });
    connect(m_toolbar, &CatalogToolbar::saveViewRequested, this,
            [this] { emit viewSaveRequested(core::toText(link())); });
    connect(m_toolbar, &CatalogToolbar::removeViewRequested, this, &CatalogPage::viewRemoveRequested);
    connect(m_toolbar, &CatalogToolbar::linkChosen, this, [this](const QString &text) {
        if (const core::Result<core::CatalogLink> view = core::catalogLinkFrom(text))
            showLink(*view);
    });
    connect(m_toolbar, &CatalogToolbar::hiddenAsked, this, [this](bool shown) {
        core::ModelQuery query = m_query;
        query.hidden = shown;
        setFacetQuery(query);
    });
    connect(m_toolbar, &CatalogToolbar::updatesRequested, this, &CatalogPage::updatesRequested);
    connect(m_toolbar, &CatalogToolbar::localServersRequested, this, &CatalogPage::localServersRequested);
    connect(m_toolbar, &CatalogToolbar::ownModelRequested, this, &CatalogPage::ownModelRequested);
}

void CatalogPage::createShortcuts()
{
    auto *find = new QAction(this);
    find->setShortcut(QKeySequence::Find);
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QAction::triggered, this, [this] {
        m_search->setFocus();
        m_search->selectAll();
    });
    addAction(find);
}

QWidget *CatalogPage::createTable()
{
    auto *box = new QWidget(this);
    m_stack = new QStackedWidget(box);
    m_table = new QTableView(m_stack);
    m_table->setModel(m_models);
    m_table->setAccessibleName(tr("Models"));
    m_table->setObjectName(QStringLiteral("models"));
    setUpTable(m_table,
               {250, 88, 92, 92, 84, 88, 104, 92, 92, 104, 100, 160, 70, 88, 92, 110, 110, 120, 120, 130});
    m_table->verticalHeader()->setDefaultSectionSize(ModelCellDelegate::rowHeight(m_table->fontMetrics()));
    m_table->setItemDelegateForColumn(ModelTableModel::Model, new ModelCellDelegate(m_table));
    m_table->horizontalHeader()->setSortIndicator(ModelTableModel::Released, Qt::DescendingOrder);
    m_table->setSortingEnabled(true);
    m_columns = new ColumnChooser(m_table, {ModelTableModel::Blended, ModelTableModel::OwnRequests,
                                            ModelTableModel::StructuredOutput, ModelTableModel::OpenWeights,
                                            ModelTableModel::Family, ModelTableModel::KnowledgeCutoff,
                                            ModelTableModel::Tags});
    m_toolbar->setColumnsMenu(m_columns->menu());
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
    m_empty = new EmptyState(m_stack);
    m_empty->setContent(tr("No model fits"),
                        tr("None of the models has all of that. Take a word or a filter away."),
                        tr("Clear filters"));
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_active);
    layout->addWidget(m_stack, 1);
    return box;
}

QWidget *CatalogPage::createBody()
{
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_facets = new FacetPanel(m_theme, m_splitter);
    QWidget *table = createTable();
    m_splitter->addWidget(m_facets);
    m_splitter->addWidget(table);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({225, 1000});
    m_splitter->setChildrenCollapsible(false);
    return m_splitter;
}

/// Many never ask for it.
void CatalogPage::createPanel()
{
    constexpr int kWidth = 370;
    const int rest = std::max(1, width() - m_splitter->sizes().value(0) - kWidth);
    m_panel = new ModelPanel(m_splitter);
    m_panel->setMinimumWidth(290);
    m_splitter->addWidget(m_panel);
    m_splitter->setStretchFactor(2, 0);
    m_splitter->setCollapsible(2, false);
    m_splitter->setSizes({m_splitter->sizes().value(0), rest, kWidth});
    connect(m_panel, &ModelPanel::tickRequested, this,
            [this] { tick(m_chosen, !m_models->ticked().contains(m_chosen)); });
    connect(m_panel, &ModelPanel::closeRequested, this, [this] {
        m_detailsAsked = false;
        arrange();
        m_table->setFocus();
    });
    showPanel();
}

void CatalogPage::showPanel()
{
    if (!m_panel)
        return;
    m_panel->showModel(m_catalog, m_chosen);
    m_panel->setTicked(m_models->ticked().contains(m_chosen));
}

void CatalogPage::setCatalog(const core::CatalogPtr &catalog)
{
    m_catalog = catalog;
    m_models->setCatalog(catalog);
    m_facets->setCatalog(m_models->catalogIndex(), m_facts.marks);
    applyQuery();
    showPanel();
}

void CatalogPage::setUsableProviders(const QSet<QString> &providers)
{
    if (providers == m_facts.usableProviders)
        return;
    m_facts.usableProviders = providers;
    m_models->setFacts(m_facts);
    showCounts();
}

void CatalogPage::setMarks(const core::ModelMarks &marks)
{
    const bool newTags = marks.tags != m_facts.marks.tags;
    m_facts.marks = marks;
    m_models->setFacts(m_facts);
    if (newTags)
        m_facets->setCatalog(m_models->catalogIndex(), marks);
    showCounts();
}

void CatalogPage::setViews(const QList<core::SavedView> &views)
{
    m_toolbar->setViews(views);
}

void CatalogPage::setRecords(const QList<core::EndpointRecord> &records)
{
    m_facts.recent.clear();
    for (const core::EndpointRecord &record : records) {
        if (record.requests > record.failures)
            m_facts.recent.insert(record.model);
    }
    m_models->setRecords(records);
    m_models->setFacts(m_facts);
    showCounts();
}

QByteArray CatalogPage::columns() const
{
    return m_columns->state();
}

void CatalogPage::restoreColumns(const QByteArray &state)
{
    m_columns->restore(state);
}

core::CatalogLink CatalogPage::link() const
{
    core::CatalogLink link {.query = m_query};
    link.query.text = m_search->text();
    const QHeaderView *header = m_table->horizontalHeader();
    const QString word = ModelTableModel::columnWord(header->sortIndicatorSection());
    if (!word.isEmpty())
        link.sort =
            (header->sortIndicatorOrder() == Qt::DescendingOrder ? QStringLiteral("-") : QString()) + word;
    return link;
}

void CatalogPage::showLink(const core::CatalogLink &link)
{
    m_query = link.query;
    m_query.text.clear();
    {
        const QSignalBlocker blocker(m_search);
        m_search->setText(link.query.text);
    }
    const bool descending = link.sort.startsWith(u'-');
    const int column = ModelTableModel::columnOfWord(descending ? link.sort.mid(1) : link.sort);
    if (column >= 0)
        m_table->sortByColumn(column, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    applyQuery();
    m_table->scrollToTop();
}

void CatalogPage::setFacetQuery(const core::ModelQuery &query)
{
    m_query = query;
    applyQuery();
}

/// What was typed; a link among it is taken for what it stands for.
void CatalogPage::takeText()
{
    const QString text = m_search->text();
    if (!core::looksLikeCatalogLink(text)) {
        applyQuery();
        return;
    }
    if (const core::Result<core::CatalogLink> link = core::catalogLinkFrom(text))
        showLink(*link);
    else
        m_active->setCount(link.error().message);
}

void CatalogPage::applyQuery()
{
    core::ModelQuery query = m_query;
    query.text = m_search->text();
    m_models->setQuery(query, m_facts);
    m_active->setQuery(m_query, usualQuery(), *m_catalog);
    m_toolbar->setHiddenShown(m_query.hidden);
    showCounts();
}

void CatalogPage::clearFilters()
{
    m_query = usualQuery();
    {
        const QSignalBlocker blocker(m_search);
        m_search->clear();
    }
    applyQuery();
    m_search->setFocus();
}

void CatalogPage::showCounts()
{
    m_facets->setState(m_query, m_models->counts());
    const int shown = m_models->rowCount();
    m_active->setCount(
        m_models->showsNearNames() && shown > 0
            ? tr("No model is called that. %n have a name like it.", nullptr, shown)
            : tr("%1 of %n model(s)", nullptr, m_models->total()).arg(QLocale().toString(shown)));
    m_stack->setCurrentWidget(shown > 0 ? static_cast<QWidget *>(m_table) : m_empty);
}

void CatalogPage::showCurrent()
{
    // While a filter hides the chosen model there is no current row, and the panel goes on showing it.
    if (const QString current = currentModelId(); !current.isEmpty())
        m_chosen = current;
    showPanel();
}

void CatalogPage::restoreCurrent()
{
    if (const int row = m_models->rowOf(m_chosen); row >= 0)
        m_table->setCurrentIndex(m_models->index(row, 0));
}

void CatalogPage::showTicks()
{
    m_toolbar->setTicked(static_cast<int>(m_models->ticked().size()));
    if (m_panel)
        m_panel->setTicked(m_models->ticked().contains(m_chosen));
}

void CatalogPage::showDetails()
{
    m_detailsAsked = true;
    arrange();
}

const QStringList &CatalogPage::ticked() const
{
    return m_models->ticked();
}

void CatalogPage::compareTicked()
{
    if (m_toolbar->canCompare())
        emit compareRequested(m_models->ticked());
}

void CatalogPage::tick(const QString &modelId, bool ticked)
{
    if (m_catalog->findModel(modelId))
        m_models->setTicked(modelId, ticked);
}

void CatalogPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void CatalogPage::arrange()
{
    const bool details = m_detailsAsked.value_or(width() >= kRoomForDetails);
    const bool filters = m_filtersAsked.value_or(width() >= kRoomForFilters);
    if (details && !m_panel)
        createPanel();
    if (m_panel)
        m_panel->setVisible(details);
    m_toolbar->setDetailsShown(details);
    m_facets->setVisible(filters);
    m_toolbar->setFiltersShown(filters);
}

QString CatalogPage::currentModelId() const
{
    return m_table->currentIndex().data(TableModel::IdRole).toString();
}

} // namespace ui
