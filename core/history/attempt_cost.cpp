#include "core/history/attempt_cost.h"

namespace core {

QString answeringOrdinal()
{
    // SQLite lets no ORDER BY see the request, so both conditions are counted in.
    return QStringLiteral("(SELECT MAX((error_kind IS NULL) * 2000000 + (provider IS r.provider) * 1000000 "
                          "+ ordinal) % 1000000 FROM attempts WHERE request_seq = r.seq)");
}

QString attemptCost()
{
    return QStringLiteral("COALESCE(a.cost_picodollars, CASE WHEN a.model IS NULL AND a.ordinal = ")
           + answeringOrdinal() + QStringLiteral(" THEN r.cost_picodollars END)");
}

} // namespace core
