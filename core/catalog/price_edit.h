#pragma once

#include "core/model/pricing.h"

#include <QList>
#include <QString>

namespace core {

/// A price that the user knows better than the catalog: their own contract, or a slip in a source. It stays
/// in force whatever a refresh brings.
struct PriceEdit {
    QString model; ///< Catalog id.
    QString endpoint; ///< endpointSlug().
    PriceRow prices = {}; ///< What is set replaces the base price of that name; the others stay.
    QString note = {}; ///< The user's own words on where it comes from.
    QString changed = {}; ///< YYYY-MM-DD.
    bool operator==(const PriceEdit &) const = default;
};

} // namespace core
