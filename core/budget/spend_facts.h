#pragma once

#include <QString>

namespace core {

/// Whose money one attempt spends, and at whom: what budgets are matched with.
struct SpendFacts {
    QString member = {};
    QString keyName = {}; ///< Own key.
    QString keyId = {};
    QString app = {};
    QString provider = {}; ///< Provider id.
    QString providerKey = {}; ///< Name of the provider key; empty where none is needed.
    QString model = {}; ///< Catalog id.
    bool simulated = false; ///< Play money.
    bool operator==(const SpendFacts &) const = default;
};

} // namespace core
