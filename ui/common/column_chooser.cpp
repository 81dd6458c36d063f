#include "ui/common/column_chooser.h"

#include <QHeaderView>
#include <QMenu>
#include <QTableView>

namespace ui {

ColumnChooser::ColumnChooser(QTableView *table, const QList<int> &hiddenAtFirst)
    : QObject(table)
    , m_table(table)
    , m_menu(new QMenu(table))
{
    QHeaderView *header = table->horizontalHeader();
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(false);
    for (const int column : hiddenAtFirst)
        header->hideSection(column);
    m_usual = header->saveState();
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, m_menu,
            [this, header](const QPoint &place) { m_menu->popup(header->mapToGlobal(place)); });
    connect(m_menu, &QMenu::aboutToShow, this, &ColumnChooser::fillMenu);
    connect(header, &QHeaderView::sectionMoved, this, &ColumnChooser::changed);
    connect(header, &QHeaderView::sectionResized, this, &ColumnChooser::changed);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &ColumnChooser::changed);
}

void ColumnChooser::fillMenu()
{
    m_menu->clear();
    QHeaderView *header = m_table->horizontalHeader();
    for (int column = 1; column < header->count(); ++column) {
        const QString name = m_table->model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        QAction *action = m_menu->addAction(name);
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(column));
        connect(action, &QAction::toggled, this, [this, header, column](bool shown) {
            header->setSectionHidden(column, !shown);
            emit changed();
        });
    }
    m_menu->addSeparator();
    m_menu->addAction(tr("Usual columns"), this, &ColumnChooser::showUsual);
}

void ColumnChooser::showUsual()
{
    QHeaderView *header = m_table->horizontalHeader();
    const int sortedBy = header->sortIndicatorSection();
    const Qt::SortOrder order = header->sortIndicatorOrder();
    header->restoreState(m_usual);
    m_table->sortByColumn(sortedBy, order);
    emit changed();
}

QByteArray ColumnChooser::state() const
{
    const QHeaderView *header = m_table->horizontalHeader();
    return QByteArray::number(header->count()) + ' ' + header->saveState();
}

void ColumnChooser::restore(const QByteArray &state)
{
    QHeaderView *header = m_table->horizontalHeader();
    const QByteArray columns = QByteArray::number(header->count()) + ' ';
    if (!state.startsWith(columns) || !header->restoreState(state.sliced(columns.size())))
        return;
    m_table->sortByColumn(header->sortIndicatorSection(), header->sortIndicatorOrder());
}

} // namespace ui
