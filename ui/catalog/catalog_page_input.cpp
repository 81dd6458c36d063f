#include "ui/catalog/catalog_page.h"
#include "ui/catalog/catalog_toolbar.h"
#include "ui/catalog/model_cell_delegate.h"
#include "ui/catalog/model_table_model.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QTableView>

namespace ui {

// What keys and clicks in the table and the search field do.

void CatalogPage::openContextMenu(const QPoint &position)
{
    const QString id = currentModelId();
    if (id.isEmpty())
        return;
    const bool ticked = m_models->ticked().contains(id);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open the model's page"), this, [this, id] { emit modelRequested(id); });
    menu->addAction(tr("Copy model id"), this, [id] { QGuiApplication::clipboard()->setText(id); });
    menu->addSeparator();
    addMarkActions(menu, id);
    menu->addSeparator();
    menu->addAction(ticked ? tr("Remove from comparison") : tr("Add to comparison"), this,
                    [this, id, ticked] { tick(id, !ticked); });
    menu->addAction(tr("Compare only this model"), this, [this, id] { emit compareRequested({id}); });
    QAction *compare = menu->addAction(m_toolbar->compareText(), this, &CatalogPage::compareTicked);
    compare->setEnabled(m_toolbar->canCompare());
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

void CatalogPage::addMarkActions(QMenu *menu, const QString &modelId)
{
    const bool favourite = m_facts.marks.favourites.contains(modelId);
    const bool hidden = m_facts.marks.hidden.contains(modelId);
    menu->addAction(favourite ? tr("Remove from favourites") : tr("Add to favourites"), this,
                    [this, modelId] { toggleFavourite(modelId); });
    menu->addAction(tr("Tags…"), this, [this, modelId] { emit tagsRequested(modelId); });
    menu->addAction(hidden ? tr("Show in the catalog again") : tr("Hide from the catalog"), this,
                    [this, modelId, hidden] { emit hiddenToggled(modelId, !hidden); });
    const core::ModelInfo *model = m_catalog->findModel(modelId);
    if (!model)
        return;
    const QString author = model->authorName.isEmpty() ? model->author : model->authorName;
    menu->addAction(tr("Only models of %1").arg(author).replace(u'&', QLatin1String("&&")), this,
                    [this, id = model->author] {
                        core::ModelQuery query = m_query;
                        query.authors = QStringList {id};
                        setFacetQuery(query);
                    });
}

void CatalogPage::toggleFavourite(const QString &modelId)
{
    emit favouriteToggled(modelId, !m_facts.marks.favourites.contains(modelId));
}

bool CatalogPage::handleTableKey(int key, Qt::KeyboardModifiers modifiers)
{
    const QString id = currentModelId();
    if (id.isEmpty())
        return false;
    switch (key) {
    case Qt::Key_Space:
        tick(id, !m_models->ticked().contains(id));
        return true;
    case Qt::Key_F:
        if (modifiers != Qt::NoModifier)
            return false;
        toggleFavourite(id);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (modifiers.testFlag(Qt::ControlModifier))
            compareTicked();
        else
            emit modelRequested(id);
        return true;
    default:
        return false;
    }
}

/// A click at the end of the name's cell, where the star is.
bool CatalogPage::handleStarClick(const QPoint &position)
{
    const QModelIndex cell = m_table->indexAt(position);
    if (!cell.isValid() || cell.column() != ModelTableModel::Model
        || !ModelCellDelegate::starArea(m_table->visualRect(cell)).contains(position))
        return false;
    toggleFavourite(cell.data(TableModel::IdRole).toString());
    return true;
}

bool CatalogPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress && watched == m_table->viewport()) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        return mouse->button() == Qt::LeftButton && handleStarClick(mouse->position().toPoint());
    }
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

} // namespace ui
