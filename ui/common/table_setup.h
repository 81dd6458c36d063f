#pragma once

#include <QList>

class QTableView;

namespace ui {

/// The looks and habits that all tables share: whole rows, no grid, fixed row height, columns as wide as
/// given, or as their headers need (the user may change them; no content is ever measured, which would stall
/// large tables). The table has its model.
void setUpTable(QTableView *table, const QList<int> &columnWidths);

} // namespace ui
