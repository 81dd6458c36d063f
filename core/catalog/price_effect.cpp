#include "core/catalog/price_effect.h"

#include <algorithm>

namespace core {

namespace {

/// A price that is not known costs nothing here: it has no difference.
Money costAt(const PriceRow &prices, const EndpointRecord &record)
{
    const auto amount = [](const std::optional<Money> &price, qint64 units) {
        return price.value_or(Money()) * units;
    };
    const qint64 cached = std::min(record.cachedTokens, record.promptTokens);
    return amount(prices.prompt, record.promptTokens - cached)
           + amount(prices.cacheRead ? prices.cacheRead : prices.prompt, cached)
           + amount(prices.completion, record.completionTokens)
           + amount(prices.request, record.requests - record.failures);
}

} // namespace

Money effectOf(const CatalogChange &change, const QList<EndpointRecord> &records)
{
    Money effect;
    if (change.kind != CatalogChange::Kind::Repriced)
        return effect;
    for (const EndpointRecord &record : records) {
        // Rows from before endpoints were written down belong to the provider's only one.
        const bool sameEndpoint = record.endpoint == change.endpoint
                                  || (record.endpoint.isEmpty() && change.endpoint == change.provider);
        if (record.model == change.model && record.provider == change.provider && sameEndpoint)
            effect += costAt(change.after, record) - costAt(change.before, record);
    }
    return effect;
}

} // namespace core
