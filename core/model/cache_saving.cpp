#include "core/model/cache_saving.h"

namespace core {

std::optional<Money> cacheSavingOf(const Usage &usage, const PriceRow &prices)
{
    if (usage.cachedTokens <= 0 && usage.cacheWriteTokens <= 0)
        return std::nullopt;
    Usage cached = usage;
    cached.webSearches = 0; // their price says nothing about the cache
    Usage uncached = cached;
    uncached.cachedTokens = 0;
    uncached.cacheWriteTokens = 0;
    uncached.cacheWrite1hTokens = 0;
    const std::optional<Money> with = costOf(cached, prices);
    const std::optional<Money> without = costOf(uncached, prices);
    return with && without ? std::optional(*without - *with) : std::nullopt;
}

} // namespace core
