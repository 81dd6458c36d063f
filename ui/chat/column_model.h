#pragma once

#include <QString>

namespace ui {

/// A model as a column shows it.
struct ColumnModel {
    QString id;
    QString name;
    QString about = {}; ///< A line or two for the empty column: author, price, context.
    QString provider = {}; ///< Name of the only one that is asked; empty: routing chooses.
};

} // namespace ui
