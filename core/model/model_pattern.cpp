#include "core/model/model_pattern.h"

#include <algorithm>

namespace core {

bool matchesModelPattern(const QString &pattern, const QString &modelId)
{
    const QStringView id(modelId);
    QStringView rest(pattern);
    qsizetype star = rest.indexOf(u'*');
    if (star < 0)
        return rest.compare(id, Qt::CaseInsensitive) == 0;
    // The first part must stand at the start, the last at the end, the others in between in order.
    if (!id.startsWith(rest.first(star), Qt::CaseInsensitive))
        return false;
    qsizetype at = star;
    rest = rest.sliced(star + 1);
    while ((star = rest.indexOf(u'*')) >= 0) {
        const qsizetype found = id.indexOf(rest.first(star), at, Qt::CaseInsensitive);
        if (found < 0)
            return false;
        at = found + star;
        rest = rest.sliced(star + 1);
    }
    return id.size() - at >= rest.size() && id.endsWith(rest, Qt::CaseInsensitive);
}

bool matchesAnyPattern(const QStringList &patterns, const QString &modelId)
{
    return std::any_of(patterns.cbegin(), patterns.cend(),
                       [&](const QString &pattern) { return matchesModelPattern(pattern, modelId); });
}

} // namespace core
