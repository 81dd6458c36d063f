#pragma once

#include <QList>

class QTableView;

namespace ui {

/// The looks and habits that all tables share: whole rows, no grid, fixed row height, columns as wide as
/// given (the user may change them; nothing is ever measured by content, which would stall large tables).
void setUpTable(QTableView *table, const QList<int> &columnWidths);

} // namespace ui
