#include "core/catalog/own_prices.h"

#include "core/model/price_fields.h"

#include <algorithm>

namespace core {

namespace {

PriceRow without(PriceRow prices, const PriceRow &names)
{
    for (const PriceField &field : kPriceFields) {
        if (names.*field.member)
            (prices.*field.member).reset();
    }
    return prices;
}

template<typename Special>
void giveWay(QList<Special> &specials, const PriceRow &own)
{
    for (Special &special : specials)
        special.prices = without(special.prices, own);
    specials.removeIf([](const Special &special) { return special.prices == PriceRow(); });
}

void apply(const PriceEdit &edit, ModelInfo &model)
{
    for (EndpointInfo &endpoint : model.endpoints) {
        if (endpointSlug(endpoint) != edit.endpoint)
            continue;
        endpoint.pricing = withOwnPrices(endpoint.pricing, edit.prices);
        endpoint.pricingSource =
            edit.changed.isEmpty() ? QStringLiteral("you") : QStringLiteral("you, ") + edit.changed;
    }
}

} // namespace

Pricing withOwnPrices(Pricing pricing, const PriceRow &own)
{
    for (const PriceField &field : kPriceFields) {
        if (own.*field.member)
            pricing.base.*field.member = own.*field.member;
    }
    giveWay(pricing.tiers, own);
    giveWay(pricing.windows, own);
    giveWay(pricing.serviceTiers, own);
    return pricing;
}

CatalogPtr withOwnPrices(const CatalogPtr &catalog, const QList<PriceEdit> &prices)
{
    if (prices.isEmpty())
        return catalog;
    QList<ModelInfo> models = catalog->models();
    for (const PriceEdit &edit : prices) {
        // By alias too, as everywhere else where a model is named.
        const ModelInfo *meant = catalog->findModel(edit.model);
        if (!meant)
            continue;
        const auto model = std::find_if(models.begin(), models.end(),
                                        [&](const ModelInfo &one) { return one.id == meant->id; });
        apply(edit, *model);
    }
    return std::make_shared<const Catalog>(std::move(models), catalog->providers(), catalog->rollingAliases(),
                                           catalog->dataAsOf(), catalog->modelRules());
}

QList<PriceEdit> pricesWithoutEndpoint(const Catalog &catalog, const QList<PriceEdit> &prices)
{
    QList<PriceEdit> idle;
    for (const PriceEdit &edit : prices) {
        const ModelInfo *model = catalog.findModel(edit.model);
        const auto isMeant = [&](const EndpointInfo &endpoint) {
            return endpointSlug(endpoint) == edit.endpoint;
        };
        if (!model || std::none_of(model->endpoints.cbegin(), model->endpoints.cend(), isMeant))
            idle << edit;
    }
    return idle;
}

} // namespace core
