#include "core/engine/budget_edits.h"

#include <QCoreApplication>

#include <algorithm>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::BudgetEdits)
};

auto named(const QString &name)
{
    return [name](const Budget &budget) { return budget.name == name; };
}

Error unknownBudget(const QString &name)
{
    return {ErrorKind::BadRequest, Text::tr("There is no budget '%1'. Somebody may have removed it from "
                                            "config.json in the meantime.")
                                       .arg(name)};
}

} // namespace

Status putBudget(Config &config, const QString &replaces, const Budget &budget)
{
    QList<Budget> &budgets = config.budgets;
    if (budget.name != replaces && std::any_of(budgets.cbegin(), budgets.cend(), named(budget.name)))
        return Error {ErrorKind::BadRequest,
                      Text::tr("There is a budget '%1' already. Choose another name.").arg(budget.name)};
    if (replaces.isEmpty()) {
        budgets << budget;
        return Done {};
    }
    const auto old = std::find_if(budgets.begin(), budgets.end(), named(replaces));
    if (old == budgets.end())
        return unknownBudget(replaces);
    *old = budget;
    return Done {};
}

Status takeBudget(Config &config, const QString &name)
{
    return config.budgets.removeIf(named(name)) > 0 ? Status(Done {}) : Status(unknownBudget(name));
}

QList<Budget> providerKeyBudgets(const Config &config)
{
    QList<Budget> budgets;
    for (const ProviderConfig &provider : config.providers) {
        for (const ProviderKeyConfig &key : provider.keys) {
            const QString name = provider.overlay.id + u'/' + key.name;
            if (key.limitPerMonth)
                budgets << Budget {.name = QStringLiteral("key ") + name,
                                   .scope = {.providerKey = name},
                                   .limit = *key.limitPerMonth,
                                   .warnAt = {}};
        }
    }
    return budgets;
}

} // namespace core
