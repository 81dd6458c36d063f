#pragma once

#include <QStringList>

namespace ui {

/// What there is to choose from in the dialog of a budget. Only proposals: a budget may name what comes
/// later.
struct BudgetChoices {
    QStringList members;
    QStringList keys; ///< Names of own keys.
    QStringList apps;
    QStringList providers; ///< Ids.
    QStringList providerKeys; ///< `PROVIDER/NAME`.
    QStringList models; ///< Catalog ids.
    QStringList sets; ///< `set/NAME`.
};

} // namespace ui
