#pragma once

#include "core/catalog/catalog.h"

#include <QStringList>

#include <functional>

class QObject;

namespace core {
class Engine;
class ProxyServer;
} // namespace core

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

/// Calls `take` at once with what the catalog has, and again each time that more is known; no longer once
/// `context` is gone.
void gatherChoices(core::Engine &engine, core::ProxyServer &proxy, const core::Catalog &catalog,
                   QObject *context, const std::function<void(const BudgetChoices &)> &take);

} // namespace ui
