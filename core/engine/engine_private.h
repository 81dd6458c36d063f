#pragma once

#include "core/async/on_thread.h"
#include "core/catalog/own_prices.h"
#include "core/engine/address_variables.h"
#include "core/engine/budget_edits.h"
#include "core/engine/call_planner.h"
#include "core/engine/engine.h"
#include "core/engine/key_admin.h"
#include "core/engine/own_key_limits.h"
#include "core/engine/provider_keys.h"
#include "core/engine/spend_book.h"
#include "core/engine/traffic.h"
#include "core/routing/host_binding.h"
#include "core/settings/config_store.h"

#include <QSet>
#include <QTimeZone>

#include <functional>
#include <utility>

namespace core {

class Call;

/// What the engine is made of. Its functions stand in engine.cpp, engine_catalog.cpp and engine_history.cpp.
struct Engine::Private {
    explicit Private(EngineParts engineParts)
        : parts(std::move(engineParts))
        , variables(addressVariables(*parts.catalog))
        , keys(*parts.secrets, placesOf(parts, variables))
        , keyAdmin({*parts.config, *parts.keyStore, *parts.transport, keys, traffic})
        , book(parts.spendJournal, *parts.history)
        , planner({.catalog = catalog,
                   .config = *parts.config,
                   .keys = keys,
                   .traffic = traffic,
                   .book = book,
                   .tokens = *parts.tokens,
                   .variables = variables})
    { }

    static ProviderKeys::Places placesOf(const EngineParts &parts, const QHash<QString, QString> &variables)
    {
        QHash<QString, QStringList> hosts = hostsByProvider(*parts.catalog, variables);
        for (const ProviderOverlay &overlay : parts.builtIn)
            hosts[overlay.id] += hostPatternsOf(overlay.baseUrl.value_or(QString()), variables);
        return {hosts, variables};
    }

    EngineParts parts;
    CatalogPtr listed; ///< Without the user's own prices.
    CatalogPtr catalog;
    QHash<QString, QString> variables; ///< For places in addresses.
    ProviderKeys keys;
    Traffic traffic;
    KeyAdmin keyAdmin;
    OwnKeyLimits keyLimits;
    QHash<QString, OwnKeyLimits::Ticket> keyTickets; ///< Of running calls, by their id.
    SpendBook book;
    QList<Budget> keyBudgets; ///< See setKeyBudgets().
    CallPlanner planner;
    KeyStoreState keyStore;
    HistoryState history;
    QFuture<Done> opening = readyFuture(Done {}); ///< Finished when `history` is known.
    QFuture<Done> probing = readyFuture(Done {}); ///< Finished when `keyStore` is known.
    QHash<QString, Call *> calls;

    void mergeCatalog()
    {
        const Config &config = parts.config->config();
        listed = withOverlays(parts.catalog, parts.builtIn + overlaysOf(config));
        catalog = withOwnPrices(listed, config.prices);
        planner.forgetOffers();
        keyAdmin.setCatalog(catalog);
    }

    /// That budgets follow.
    QTimeZone zone() const
    {
        const QTimeZone named(parts.config->config().timeZone.toUtf8());
        return named.isValid() ? named : QTimeZone::systemTimeZone();
    }

    /// Those of the user, and the limits that keys carry.
    void applyBudgets()
    {
        const Config &config = parts.config->config();
        book.setBudgets(config.budgets + providerKeyBudgets(config) + keyBudgets, zone());
    }

    /// Those of the user.
    QList<BudgetStatus> budgetStatuses() const
    {
        QSet<QString> named;
        for (const Budget &budget : parts.config->config().budgets)
            named << budget.name;
        QList<BudgetStatus> statuses = book.statuses();
        statuses.removeIf([&](const BudgetStatus &status) { return !named.contains(status.budget.name); });
        return statuses;
    }

    /// An edit that can fail; then nothing is written.
    Status changeConfig(const std::function<Status(Config &)> &edit)
    {
        Status edited = Done {};
        const Status written = parts.config->change([&](Config &config) { edited = edit(config); });
        return edited ? written : edited;
    }
};

} // namespace core
