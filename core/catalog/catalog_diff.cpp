#include "core/catalog/catalog_diff.h"

#include "core/catalog/catalog_merge.h"

#include <QSet>

#include <algorithm>

namespace core {

namespace {

using Kind = CatalogChange::Kind;

/// With the prices that forEachCostPart() falls back to written out.
PriceRow spelledOut(PriceRow row)
{
    if (!row.cacheRead)
        row.cacheRead = row.prompt;
    if (!row.cacheWrite)
        row.cacheWrite = row.prompt;
    if (!row.cacheWrite1h)
        row.cacheWrite1h = row.cacheWrite;
    if (!row.audioInput)
        row.audioInput = row.prompt;
    for (std::optional<Money> PriceRow::*part :
         {&PriceRow::reasoning, &PriceRow::audioOutput, &PriceRow::imageOutputToken}) {
        if (!(row.*part))
            row.*part = row.completion;
    }
    if (!row.request)
        row.request = Money();
    if (!row.image)
        row.image = Money();
    return row;
}

QString endpointKey(const EndpointInfo &endpoint)
{
    return endpointSlug(endpoint) + u'\n' + endpoint.providerModelId;
}

bool isInService(const EndpointInfo &endpoint)
{
    return endpoint.status != kRetired;
}

bool isInService(const ModelInfo &model)
{
    return model.endpoints.isEmpty()
           || std::any_of(model.endpoints.cbegin(), model.endpoints.cend(),
                          [](const EndpointInfo &endpoint) { return isInService(endpoint); });
}

class Comparison
{
public:
    explicit Comparison(QDateTime time)
        : m_time(std::move(time))
    { }

    void model(const ModelInfo *before, const ModelInfo *after)
    {
        if (!before || !after) {
            const ModelInfo &one = before ? *before : *after;
            if (isInService(one))
                add(before ? Kind::RetiredModel : Kind::NewModel, one, nullptr);
            return;
        }
        if (isInService(*before) != isInService(*after)) {
            add(isInService(*before) ? Kind::RetiredModel : Kind::NewModel, *after, nullptr);
            return; // one piece of news, not one for each of its endpoints
        }
        QHash<QString, const EndpointInfo *> old;
        for (const EndpointInfo &endpoint : before->endpoints)
            old.insert(endpointKey(endpoint), &endpoint);
        for (const EndpointInfo &endpoint : after->endpoints)
            compare(*after, old.take(endpointKey(endpoint)), endpoint);
        for (const EndpointInfo &endpoint : before->endpoints) {
            if (old.contains(endpointKey(endpoint)) && isInService(endpoint))
                add(Kind::RetiredEndpoint, *after, &endpoint).before = endpoint.pricing.base;
        }
    }

    QList<CatalogChange> take() { return std::move(m_changes); }

private:
    void compare(const ModelInfo &model, const EndpointInfo *before, const EndpointInfo &after)
    {
        const bool was = before && isInService(*before);
        if (was && !isInService(after)) {
            add(Kind::RetiredEndpoint, model, &after).before = before->pricing.base;
        } else if (!was && isInService(after)) {
            add(Kind::NewEndpoint, model, &after).after = after.pricing.base;
        } else if (was && before->pricing.isKnown() && after.pricing.isKnown()
                   && differInCost(before->pricing.base, after.pricing.base)) {
            CatalogChange &change = add(Kind::Repriced, model, &after);
            change.before = before->pricing.base;
            change.after = after.pricing.base;
        }
    }

    CatalogChange &add(Kind kind, const ModelInfo &model, const EndpointInfo *endpoint)
    {
        CatalogChange change;
        change.kind = kind;
        change.time = m_time;
        change.model = model.id;
        change.modelName = model.name;
        const EndpointInfo *witness = endpoint                    ? endpoint
                                      : model.endpoints.isEmpty() ? nullptr
                                                                  : &model.endpoints.constFirst();
        if (witness)
            change.source =
                witness->pricingSource.isEmpty() ? QString(kModelsDevSource) : witness->pricingSource;
        if (endpoint) {
            change.provider = endpoint->providerId;
            change.endpoint = endpointSlug(*endpoint);
        }
        m_changes << change;
        return m_changes.last();
    }

    QDateTime m_time;
    QList<CatalogChange> m_changes;
};

} // namespace

bool differInCost(const PriceRow &before, const PriceRow &after)
{
    // A search that has a price in one row alone came to be known; nobody paid less for it before.
    PriceRow one = spelledOut(before);
    PriceRow other = spelledOut(after);
    if (!one.webSearch || !other.webSearch)
        one.webSearch = other.webSearch = {};
    return one != other;
}

QList<CatalogChange> catalogChanges(const Catalog &before, const Catalog &after, const QDateTime &time)
{
    Comparison comparison(time);
    QHash<QString, const ModelInfo *> old;
    for (const ModelInfo &model : before.models())
        old.insert(model.id, &model);
    for (const ModelInfo &model : after.models())
        comparison.model(old.take(model.id), &model);
    for (const ModelInfo &model : before.models()) {
        if (old.contains(model.id))
            comparison.model(&model, nullptr);
    }
    return comparison.take();
}

} // namespace core
