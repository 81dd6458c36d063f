#include "ui/catalog/offers_view.h"

#include "ui/catalog/offer_table_model.h"
#include "ui/common/column_chooser.h"
#include "ui/common/field_rows.h"
#include "ui/common/role.h"
#include "ui/common/sort_proxy.h"
#include "ui/common/table_setup.h"
#include "ui/common/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int kMostRows = 12;

} // namespace

void fitToRows(QTableView *table, int most)
{
    const int rows = std::clamp(table->model()->rowCount(), 1, most);
    // The header knows its height only once the style sheet has reached it.
    table->ensurePolished();
    table->horizontalHeader()->ensurePolished();
    table->setFixedHeight(table->horizontalHeader()->sizeHint().height()
                          + rows * table->verticalHeader()->defaultSectionSize()
                          + table->horizontalScrollBar()->sizeHint().height() + 2 * table->frameWidth());
}

OffersView::OffersView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_model(new OfferTableModel(this))
    , m_title(new QLabel(this))
    , m_refresh(new QToolButton(this))
    , m_columnsButton(new QToolButton(this))
    , m_table(new QTableView(this))
    , m_outcome(createNote({}))
    , m_note(createNote({}))
{
    setRole(m_title, "subheading");
    m_columnsButton->setAccessibleName(tr("Columns of the endpoints"));
    m_columnsButton->setToolTip(tr("Choose the columns of the table"));
    m_columnsButton->setPopupMode(QToolButton::InstantPopup);
    m_columnsButton->setFocusPolicy(Qt::StrongFocus);
    m_refresh->setAccessibleName(tr("Refresh the endpoints"));
    m_refresh->setToolTip(tr("Asks OpenRouter at which providers this model is, and at which prices"));
    m_refresh->setFocusPolicy(Qt::StrongFocus);
    connect(m_refresh, &QToolButton::clicked, this, &OffersView::refreshRequested);
    m_outcome->hide();
    createTable();
    m_columnsButton->setMenu(m_columns->menu());
    const auto showIcon = [this, &theme] {
        m_refresh->setIcon(theme.icon(QStringLiteral("refresh-cw"), theme.colors().text));
        m_columnsButton->setIcon(theme.icon(QStringLiteral("columns-3"), theme.colors().text));
    };
    connect(&theme, &Theme::changed, this, showIcon);
    showIcon();

    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_refresh);
    top->addWidget(m_columnsButton);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addWidget(m_outcome);
    layout->addWidget(m_table);
    layout->addWidget(m_note);
}

void OffersView::createTable()
{
    using M = OfferTableModel;
    auto *sorted = new SortProxy(this);
    sorted->setSourceModel(m_model);
    m_table->setModel(sorted);
    m_table->setAccessibleName(tr("Endpoints of the model"));
    m_table->setAccessibleDescription(tr("Enter sets a price of your own for the chosen endpoint"));
    setUpTable(m_table, {150, 76, 80, 92, 84, 104, 92, 190, 110, 110, 130, 150,
                         110, 96, 96, 90, 80, 90,  96, 84,  104, 108, 84});
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(M::PriceIn, Qt::AscendingOrder);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    QHeaderView *header = m_table->horizontalHeader();
    header->moveSection(header->visualIndex(M::Key), 1);
    for (const int column : {M::FirstToken, M::Speed, M::Errors, M::Requests})
        header->moveSection(header->visualIndex(column), header->visualIndex(M::Context));
    // "Access" says less than "Key", which is there for those who have no key at all, too.
    m_columns = new ColumnChooser(m_table, {M::Access, M::CacheWrite, M::Parameters, M::CacheShare, M::Paid});
    connect(m_columns, &ColumnChooser::changed, this, &OffersView::columnsChanged);
    connect(m_table, &QTableView::customContextMenuRequested, this, &OffersView::openContextMenu);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        emit priceEditRequested(index.data(TableModel::IdRole).toString());
    });
}

void OffersView::showModel(const core::CatalogPtr &catalog, const QString &modelId)
{
    const QString chosen =
        modelId == m_modelId ? m_table->currentIndex().data(TableModel::IdRole).toString() : QString();
    m_catalog = catalog;
    m_modelId = modelId;
    m_model->setModel(catalog, modelId);
    for (int row = 0; !chosen.isEmpty() && row < m_table->model()->rowCount(); ++row) {
        if (m_table->model()->index(row, 0).data(TableModel::IdRole).toString() == chosen)
            m_table->selectRow(row);
    }
    const int count = m_model->rowCount();
    m_title->setText(count > 0 ? tr("%n endpoint(s)", nullptr, count) : tr("No provider offers this model"));
    m_table->setVisible(count > 0);
    m_columnsButton->setVisible(count > 0);
    m_note->setVisible(count > 0);
    m_note->setText(tr("Dollars per million tokens, as of %1. First token, speed, failures and requests are "
                       "of your own requests.")
                        .arg(catalog->dataAsOf()));
    fitToRows(m_table, kMostRows);
}

void OffersView::setPublicFigures(const core::PublicFiguresList &figures)
{
    m_model->setPublicFigures(figures);
}

void OffersView::showOutcome(const QString &text)
{
    m_outcome->setText(text);
    m_outcome->setVisible(!text.isEmpty());
}

void OffersView::setUsableProviders(const QSet<QString> &providers)
{
    m_model->setUsableProviders(providers);
}

void OffersView::setRecords(const QList<core::EndpointRecord> &records)
{
    m_model->setRecords(records);
}

QByteArray OffersView::columns() const
{
    return m_columns->state();
}

void OffersView::restoreColumns(const QByteArray &state)
{
    m_columns->restore(state);
}

void OffersView::openContextMenu(const QPoint &position)
{
    const QString slug = m_table->currentIndex().data(TableModel::IdRole).toString();
    const core::ModelInfo *model = m_catalog ? m_catalog->findModel(m_modelId) : nullptr;
    if (slug.isEmpty() || !model)
        return;
    const auto endpoint =
        std::find_if(model->endpoints.begin(), model->endpoints.end(),
                     [&](const core::EndpointInfo &one) { return core::endpointSlug(one) == slug; });
    if (endpoint == model->endpoints.end())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *chat =
        menu->addAction(tr("Chat with this endpoint only"), this, [this, slug] { emit chatRequested(slug); });
    chat->setEnabled(endpoint->direct);
    menu->addAction(tr("Set your own price…"), this, [this, slug] { emit priceEditRequested(slug); });
    menu->addAction(tr("Copy endpoint name"), this, [slug] { QGuiApplication::clipboard()->setText(slug); });
    if (m_own.contains(endpoint->providerId + u'\n' + endpoint->providerModelId)) {
        const auto ask = [this, provider = endpoint->providerId,
                          native = endpoint->providerModelId](auto signal) {
            return [this, provider, native, signal] { emit(this->*signal)(provider, native); };
        };
        menu->addAction(tr("Edit this model of yours…"), this, ask(&OffersView::editRequested));
        menu->addAction(tr("Remove this model of yours…"), this, ask(&OffersView::removeRequested));
    }
    menu->addSeparator();
    menu->addAction(tr("Ask this provider for its models"), this,
                    [this, provider = endpoint->providerId] { emit listRequested(provider); });
    menu->addAction(tr("Show all models of this provider"), this,
                    [this, provider = endpoint->providerId] { emit providerRequested(provider); });
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

} // namespace ui
