#pragma once

#include "core/base/money.h"

#include <QDateTime>
#include <QString>

namespace core {

/// What one own key spent, for lists of them. Real money alone.
struct OwnKeySpend {
    QString keyId;
    Money total = {};
    Money day = {}; ///< Since midnight, since Monday, since the first; in the user's time zone.
    Money week = {};
    Money month = {};
    QDateTime lastUsed = {}; ///< UTC; by the arrival of its last request, play money or not.
    bool operator==(const OwnKeySpend &) const = default;
};

} // namespace core
