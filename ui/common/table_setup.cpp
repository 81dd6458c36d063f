#include "ui/common/table_setup.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace ui {

void setUpTable(QTableView *table, const QList<int> &columnWidths)
{
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setCornerButtonEnabled(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 16);
    QHeaderView *header = table->horizontalHeader();
    constexpr int kUsualWidth = 120;
    header->setDefaultSectionSize(kUsualWidth);
    header->setTextElideMode(Qt::ElideRight);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setSectionResizeMode(QHeaderView::Interactive);
    // In other languages a header may need more.
    for (int column = 0; column < columnWidths.size(); ++column)
        table->setColumnWidth(column, std::max(columnWidths.at(column), header->sectionSizeHint(column)));
}

} // namespace ui
