#include "ui/catalog/alternatives_view.h"

#include "ui/catalog/alternative_model.h"
#include "ui/catalog/offers_view.h"
#include "ui/common/field_rows.h"
#include "ui/common/role.h"
#include "ui/common/table_setup.h"

#include <QApplication>
#include <QCheckBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kMostRows = 6;
constexpr int kMostCompared = 8;

} // namespace

AlternativesView::AlternativesView(QWidget *parent)
    : QWidget(parent)
    , m_similar(createPart(tr("Similar models"), tr("No other model is much like this one.")))
    , m_cheaper(createPart(tr("Cheaper models that can do as much"),
                           tr("No other model can do as much for less money.")))
    , m_onlyUsable(new QCheckBox(tr("Only models that I have a key for"), this))
    , m_compare(new QPushButton(this))
{
    m_onlyUsable->setAccessibleName(m_onlyUsable->text());
    connect(m_onlyUsable, &QCheckBox::toggled, this, &AlternativesView::fill);
    m_compare->setAccessibleName(tr("Compare ticked models in a table"));
    m_compare->setAutoDefault(false);
    connect(m_compare, &QPushButton::clicked, this,
            [this] { emit tableRequested(QStringList {m_modelId} + ticked()); });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_onlyUsable);
    for (const Part &part : {m_similar, m_cheaper}) {
        layout->addWidget(part.title);
        layout->addWidget(part.table);
        layout->addWidget(part.none);
    }
    layout->addWidget(m_compare, 0, Qt::AlignLeft);
    layout->addWidget(createNote(tr("By what the catalog knows: kind, abilities, context and price. How good "
                                    "the answers are, only a comparison of your own shows.")));
    showTicks();
}

AlternativesView::Part AlternativesView::createPart(const QString &title, const QString &none)
{
    const Part part {new QLabel(title, this), new AlternativeModel(this), new QTableView(this),
                     createNote(none)};
    setRole(part.title, "subheading");
    part.table->setModel(part.model);
    part.table->setAccessibleName(title);
    part.table->setAccessibleDescription(
        tr("Enter opens the model, Space ticks it for the comparison table"));
    setUpTable(part.table, {240, 100, 320});
    part.table->installEventFilter(this);
    connect(part.model, &AlternativeModel::ticksChanged, this, &AlternativesView::showTicks);
    connect(part.table, &QTableView::pressed, this, [this] { m_hasTicked = false; });
    connect(part.table, &QTableView::clicked, this, &AlternativesView::openClicked);
    return part;
}

void AlternativesView::openClicked(const QModelIndex &index)
{
    // A click into the box ticks. And the second half of a double click would open what stands at that place
    // in the list of the model that the first has opened.
    if (m_hasTicked || (m_opened.isValid() && m_opened.elapsed() < QApplication::doubleClickInterval()))
        return;
    m_opened.start();
    emit modelRequested(index.data(TableModel::IdRole).toString());
}

bool AlternativesView::eventFilter(QObject *watched, QEvent *event)
{
    const auto *table = qobject_cast<QTableView *>(watched);
    if (!table || event->type() != QEvent::KeyPress || !table->currentIndex().isValid())
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        emit modelRequested(table->currentIndex().data(TableModel::IdRole).toString());
        return true;
    }
    if (key != Qt::Key_Space)
        return QWidget::eventFilter(watched, event);
    const QModelIndex box = table->currentIndex().siblingAtColumn(AlternativeModel::Model);
    const bool isTicked = box.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    table->model()->setData(box, isTicked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    return true;
}

void AlternativesView::showModel(const core::CatalogPtr &catalog, const QString &modelId)
{
    // Ticks are meant for the comparison with the model that they were set beside.
    if (modelId != m_modelId) {
        m_similar.model->setAlternatives(catalog, {});
        m_cheaper.model->setAlternatives(catalog, {});
    }
    m_catalog = catalog;
    m_modelId = modelId;
    fill();
}

void AlternativesView::setUsableProviders(const QSet<QString> &providers)
{
    if (providers == m_usable)
        return;
    m_usable = providers;
    if (m_onlyUsable->isChecked())
        fill();
}

void AlternativesView::setHidden(const QSet<QString> &modelIds)
{
    if (modelIds == m_hidden)
        return;
    m_hidden = modelIds;
    fill();
}

core::AlternativesQuery AlternativesView::query() const
{
    core::AlternativesQuery query {.neededContext = m_neededContext, .hidden = m_hidden};
    if (m_onlyUsable->isChecked())
        query.usableProviders = m_usable;
    return query;
}

void AlternativesView::setNeededContext(qint64 tokens)
{
    if (tokens == m_neededContext)
        return;
    m_neededContext = tokens;
    const core::ModelInfo *model = m_catalog ? m_catalog->findModel(m_modelId) : nullptr;
    if (model)
        show(m_cheaper, core::cheaperModels(*m_catalog, *model, query()));
}

void AlternativesView::fill()
{
    const core::ModelInfo *model = m_catalog ? m_catalog->findModel(m_modelId) : nullptr;
    if (!model)
        return;
    show(m_similar, core::similarModels(*m_catalog, *model, query()));
    show(m_cheaper, core::cheaperModels(*m_catalog, *model, query()));
}

void AlternativesView::show(const Part &part, const QList<core::Alternative> &alternatives)
{
    part.model->setAlternatives(m_catalog, alternatives);
    part.table->setVisible(!alternatives.isEmpty());
    part.none->setVisible(alternatives.isEmpty());
    fitToRows(part.table, kMostRows);
}

QStringList AlternativesView::ticked() const
{
    QStringList ids = m_similar.model->ticked() + m_cheaper.model->ticked();
    ids.removeDuplicates();
    return ids;
}

void AlternativesView::showTicks()
{
    m_hasTicked = true;
    const auto count = int(ticked().size());
    m_compare->setText(count > 0 ? tr("Compare in a table (%1)").arg(count + 1) : tr("Compare in a table"));
    m_compare->setEnabled(count > 0 && count < kMostCompared);
    QString hint = tr("Sets this model beside the ticked ones");
    if (count == 0)
        hint = tr("Tick models above first (Space)");
    else if (count >= kMostCompared)
        hint = tr("A comparison takes up to %1 models. Take some ticks away.").arg(kMostCompared);
    m_compare->setToolTip(hint);
    m_compare->setAccessibleDescription(hint);
}

} // namespace ui
