#include "ui/catalog/catalog_page.h"

#include "ui/catalog/filter_bar.h"
#include "ui/catalog/model_cell_delegate.h"
#include "ui/catalog/model_panel.h"
#include "ui/catalog/model_table_model.h"
#include "ui/common/column_chooser.h"
#include "ui/common/empty_state.h"
#include "ui/common/role.h"
#include "ui/common/table_setup.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace ui {

CatalogPage::CatalogPage(core::CatalogPtr catalog, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_catalog(std::move(catalog))
    , m_theme(theme)
    , m_models(new ModelTableModel(m_catalog, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(createHeader());
    layout->addWidget(m_facets);
    layout->addWidget(createBody(), 1);

    const auto showIcons = [this] {
        m_searchIcon->setIcon(m_theme.icon(QStringLiteral("search"), m_theme.colors().textMuted));
        m_columnsButton->setIcon(m_theme.icon(QStringLiteral("columns-3"), m_theme.colors().text));
    };
    connect(&theme, &Theme::changed, this, showIcons);
    showIcons();
    connect(m_search, &QLineEdit::textChanged, this, &CatalogPage::applyQuery);
    connect(m_facets, &FilterBar::queryChanged, this, &CatalogPage::applyQuery);
    connect(m_clear, &QPushButton::clicked, this, &CatalogPage::clearFilters);
    connect(m_empty, &EmptyState::actionTriggered, this, &CatalogPage::clearFilters);
    connect(m_details, &QPushButton::clicked, this, &CatalogPage::showDetails);
    connect(m_compare, &QPushButton::clicked, this, &CatalogPage::compareTicked);
    connect(m_models, &ModelTableModel::modelReset, this, &CatalogPage::restoreCurrent);
    connect(m_models, &ModelTableModel::ticksChanged, this, &CatalogPage::showTicks);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &CatalogPage::showCurrent);
    connect(m_table, &QTableView::doubleClicked, this, &CatalogPage::showDetails);
    connect(m_table, &QTableView::customContextMenuRequested, this, &CatalogPage::openContextMenu);
    connect(m_panel, &ModelPanel::tickRequested, this,
            [this] { tick(m_chosen, !m_models->ticked().contains(m_chosen)); });
    connect(m_panel, &ModelPanel::closeRequested, this, [this] {
        m_detailsAsked = false;
        m_panel->hide();
        m_details->show();
        m_table->setFocus();
    });

    m_table->sortByColumn(ModelTableModel::Released, Qt::DescendingOrder);
    connect(m_columns, &ColumnChooser::changed, this, &CatalogPage::columnsChanged);
    applyQuery();
    showTicks();
    m_table->selectRow(0);
    showCurrent();
}

QWidget *CatalogPage::createHeader()
{
    auto *header = new QWidget(this);
    m_search = new QLineEdit(header);
    m_search->setAccessibleName(tr("Search models"));
    m_search->setPlaceholderText(tr("Search models by name, id or author"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_searchIcon = m_search->addAction(QIcon(), QLineEdit::LeadingPosition);
    m_count = new QLabel(this);
    setRole(m_count, "muted");
    m_clear = new QPushButton(tr("Clear filters"), this);
    setRole(m_clear, "link");
    m_columnsButton = new QToolButton(header);
    m_columnsButton->setAccessibleName(tr("Columns"));
    m_columnsButton->setToolTip(tr("Choose the columns of the table"));
    m_columnsButton->setPopupMode(QToolButton::InstantPopup);
    m_columnsButton->setFocusPolicy(Qt::StrongFocus);
    m_details = new QPushButton(tr("Show details"), header);
    m_compare = new QPushButton(header);
    m_compare->setObjectName(QStringLiteral("compareSelected"));
    m_compare->setAccessibleName(tr("Compare selected"));
    setRole(m_compare, "primary");
    m_facets = new FilterBar(*m_catalog, this);
    m_facets->addTrailing(m_clear);
    m_facets->addTrailing(m_count);

    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_search, 1);
    layout->addWidget(m_columnsButton);
    layout->addWidget(m_details);
    layout->addWidget(m_compare);
    return header;
}

QWidget *CatalogPage::createBody()
{
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    m_stack = new QStackedWidget(splitter);
    m_table = new QTableView(m_stack);
    m_table->setModel(m_models);
    m_table->setAccessibleName(tr("Models"));
    m_table->setObjectName(QStringLiteral("models"));
    setUpTable(m_table, {240, 84, 96, 104, 92, 108, 104, 160, 72, 92, 110, 120, 110, 120});
    m_table->verticalHeader()->setDefaultSectionSize(ModelCellDelegate::rowHeight(m_table->fontMetrics()));
    m_table->setItemDelegateForColumn(ModelTableModel::Model, new ModelCellDelegate(m_table));
    m_table->setSortingEnabled(true);
    m_columns = new ColumnChooser(
        m_table, {ModelTableModel::Family, ModelTableModel::OpenWeights, ModelTableModel::KnowledgeCutoff});
    m_columnsButton->setMenu(m_columns->menu());
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->installEventFilter(this);
    m_empty = new EmptyState(m_stack);
    m_empty->setContent(tr("No model fits"),
                        tr("None of the models has all of that. Take a word or a filter away."),
                        tr("Clear filters"));
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_panel = new ModelPanel(splitter);

    splitter->addWidget(m_stack);
    splitter->addWidget(m_panel);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 0);
    splitter->setSizes({660, 370});
    splitter->setCollapsible(0, false);
    m_panel->setMinimumWidth(290);
    return splitter;
}

void CatalogPage::setCatalog(const core::CatalogPtr &catalog)
{
    m_catalog = catalog;
    m_models->setCatalog(catalog);
    m_facets->setCatalog(*catalog);
    applyQuery();
    m_panel->showModel(m_catalog, m_chosen);
}

void CatalogPage::setUsableProviders(const QSet<QString> &providers)
{
    m_facets->setUsableProviders(providers);
}

QByteArray CatalogPage::columns() const
{
    return m_columns->state();
}

void CatalogPage::restoreColumns(const QByteArray &state)
{
    m_columns->restore(state);
}

void CatalogPage::applyQuery()
{
    core::ModelQuery query = m_facets->query();
    query.text = m_search->text();
    m_models->setQuery(query);
    showCounts();
}

void CatalogPage::clearFilters()
{
    m_search->clear();
    m_facets->clear();
    m_search->setFocus();
}

void CatalogPage::showCounts()
{
    const int shown = m_models->rowCount();
    m_count->setText(
        m_models->showsNearNames() && shown > 0
            ? tr("No model is called that. %n have a name like it.", nullptr, shown)
            : tr("%1 of %n model(s)", nullptr, m_models->total()).arg(QLocale().toString(shown)));
    m_clear->setVisible(!m_search->text().isEmpty() || m_facets->isFiltering());
    m_stack->setCurrentWidget(shown > 0 ? static_cast<QWidget *>(m_table) : m_empty);
}

void CatalogPage::showCurrent()
{
    // While a filter hides the chosen model there is no current row, and the panel goes on showing it.
    if (const QString current = currentModelId(); !current.isEmpty())
        m_chosen = current;
    m_panel->showModel(m_catalog, m_chosen);
    m_panel->setTicked(m_models->ticked().contains(m_chosen));
}

void CatalogPage::restoreCurrent()
{
    if (const int row = m_models->rowOf(m_chosen); row >= 0)
        m_table->setCurrentIndex(m_models->index(row, 0));
}

void CatalogPage::showTicks()
{
    const int count = static_cast<int>(m_models->ticked().size());
    m_compare->setText(count > 0 ? tr("Compare selected (%1)").arg(count) : tr("Compare selected"));
    m_compare->setEnabled(count >= 1 && count <= kMostCompared);
    QString hint = tr("Opens the selected models side by side (Ctrl+Enter)");
    if (count == 0)
        hint = tr("Tick up to %1 models in the table first (Space)").arg(kMostCompared);
    else if (count > kMostCompared)
        hint = tr("A comparison takes up to %1 models; %2 are ticked. Take some away.")
                   .arg(kMostCompared)
                   .arg(count);
    m_compare->setToolTip(hint);
    m_compare->setAccessibleDescription(hint);
    m_panel->setTicked(m_models->ticked().contains(m_chosen));
}

void CatalogPage::showDetails()
{
    m_detailsAsked = true;
    m_panel->show();
    m_details->hide();
}

void CatalogPage::compareTicked()
{
    if (m_compare->isEnabled())
        emit compareRequested(m_models->ticked());
}

void CatalogPage::tick(const QString &modelId, bool ticked)
{
    if (m_catalog->findModel(modelId))
        m_models->setTicked(modelId, ticked);
}

void CatalogPage::openContextMenu(const QPoint &position)
{
    const QString id = currentModelId();
    if (id.isEmpty())
        return;
    const bool ticked = m_models->ticked().contains(id);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy model id"), this, [id] { QGuiApplication::clipboard()->setText(id); });
    menu->addAction(ticked ? tr("Remove from comparison") : tr("Add to comparison"), this,
                    [this, id, ticked] { tick(id, !ticked); });
    menu->addSeparator();
    menu->addAction(tr("Compare only this model"), this, [this, id] { emit compareRequested({id}); });
    QAction *compare = menu->addAction(m_compare->text(), this, &CatalogPage::compareTicked);
    compare->setEnabled(m_compare->isEnabled());
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

bool CatalogPage::handleTableKey(int key, Qt::KeyboardModifiers modifiers)
{
    const QString id = currentModelId();
    if (id.isEmpty())
        return false;
    if (key == Qt::Key_Space) {
        tick(id, !m_models->ticked().contains(id));
        return true;
    }
    if (key != Qt::Key_Return && key != Qt::Key_Enter)
        return false;
    if (modifiers.testFlag(Qt::ControlModifier))
        compareTicked();
    else
        showDetails();
    return true;
}

bool CatalogPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<const QKeyEvent *>(event);
    if (watched == m_table && handleTableKey(key->key(), key->modifiers()))
        return true;
    if (watched == m_search && key->key() == Qt::Key_Down && m_models->rowCount() > 0) {
        if (currentModelId().isEmpty())
            m_table->selectRow(0);
        m_table->setFocus();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void CatalogPage::resizeEvent(QResizeEvent *event)
{
    constexpr int kWideEnough = 1000;
    QWidget::resizeEvent(event);
    const bool details = m_detailsAsked.value_or(width() >= kWideEnough);
    m_panel->setVisible(details);
    m_details->setVisible(!details);
}

QString CatalogPage::currentModelId() const
{
    return m_table->currentIndex().data(TableModel::IdRole).toString();
}

} // namespace ui
