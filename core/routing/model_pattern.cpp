#include "core/routing/model_pattern.h"

#include <algorithm>

namespace core {

bool matchesModelPattern(const QString &pattern, const QString &modelId)
{
    const QStringList parts = pattern.split(u'*');
    if (parts.size() == 1)
        return pattern.compare(modelId, Qt::CaseInsensitive) == 0;
    // The first part must stand at the start, the last at the end, the others in between in order.
    if (!modelId.startsWith(parts.first(), Qt::CaseInsensitive))
        return false;
    qsizetype at = parts.first().size();
    for (int i = 1; i + 1 < parts.size(); ++i) {
        const qsizetype found = modelId.indexOf(parts.at(i), at, Qt::CaseInsensitive);
        if (found < 0)
            return false;
        at = found + parts.at(i).size();
    }
    return modelId.size() - at >= parts.last().size() && modelId.endsWith(parts.last(), Qt::CaseInsensitive);
}

bool matchesAnyPattern(const QStringList &patterns, const QString &modelId)
{
    return std::any_of(patterns.cbegin(), patterns.cend(),
                       [&](const QString &pattern) { return matchesModelPattern(pattern, modelId); });
}

} // namespace core
