#include "ui/catalog/price_effect.h"

namespace ui {

namespace {

/// Requests of the day at these prices. A price that is not known costs nothing here: it has no difference.
core::Money costAt(const core::PriceRow &prices, const core::EndpointDay &day)
{
    const auto amount = [](const std::optional<core::Money> &price, qint64 units) {
        return price.value_or(core::Money()) * units;
    };
    const qint64 reasoning = prices.reasoning ? qMin(day.reasoningTokens, day.completionTokens) : 0;
    return amount(prices.prompt, day.promptTokens)
           + amount(prices.completion, day.completionTokens - reasoning) + amount(prices.reasoning, reasoning)
           + amount(prices.request, day.requests);
}

} // namespace

core::Money effectOf(const core::CatalogChange &change, const QList<core::EndpointDay> &days)
{
    core::Money effect;
    if (change.kind != core::CatalogChange::Kind::Repriced)
        return effect;
    for (const core::EndpointDay &day : days) {
        // Rows from before endpoints were written down belong to the provider's only one.
        const bool sameEndpoint =
            day.endpoint == change.endpoint || (day.endpoint.isEmpty() && change.endpoint == change.provider);
        if (day.model == change.model && day.provider == change.provider && sameEndpoint)
            effect += costAt(change.after, day) - costAt(change.before, day);
    }
    return effect;
}

} // namespace ui
