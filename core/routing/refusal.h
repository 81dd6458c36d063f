#pragma once

#include "core/model/route_plan.h"
#include "core/routing/limit_reached.h"

#include <QString>

#include <optional>

namespace core {

/// Why something may not be used, with the figures that decided.
struct Refusal {
    ExclusionReason reason;
    QString text; ///< For people.
    std::optional<LimitReached> limit = {}; ///< Where it is one that time lifts.
};

} // namespace core
