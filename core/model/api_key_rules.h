#pragma once

#include "core/model/budget.h"
#include "core/model/routing_settings.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace core {

/// Limits that hold for some models only.
struct ModelLimits {
    QString model; ///< Catalog id or pattern.
    KeyLimits limits = {};
    bool operator==(const ModelLimits &) const = default;
};

/// What a key of the local API may do. The same for keys in config.json and for keys made here.
struct ApiKeyRules {
    QString member = {}; ///< Whom it was given to; budgets can be set by member.
    QString app = {}; ///< The program that it was made for; empty: what the client calls itself.
    std::optional<Money> limit = {}; ///< Dollars in a period; absent: none.
    BudgetPeriod limitPeriod = BudgetPeriod::Total;
    KeyLimits limits = {}; ///< Over all its requests.
    QList<ModelLimits> modelLimits = {}; ///< Besides; each counts by itself.
    QStringList models = {}; ///< Patterns of the models that it may ask; empty = all.
    QStringList providers = {}; ///< Ids of the providers that its requests may go to; empty = all.
    bool loopbackOnly = false; ///< Refused from other machines.
    bool management = false; ///< May manage keys (`/v1/keys`), and do nothing else.
    bool disabled = false;
    QDateTime expires = {}; ///< UTC; invalid: never.
    bool operator==(const ApiKeyRules &) const = default;
};

} // namespace core
