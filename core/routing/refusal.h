#pragma once

#include "core/model/route_plan.h"

#include <QString>

namespace core {

/// Why something may not be used, with the figures that decided.
struct Refusal {
    ExclusionReason reason;
    QString text; ///< For people.
};

} // namespace core
