#include "core/catalog/listing.h"

#include "core/catalog/catalog_merge.h"

#include <QSet>

namespace core {

namespace {

QSet<QString> idsOf(const QList<ServedModel> &models)
{
    QSet<QString> ids;
    for (const ServedModel &model : models)
        ids << model.id;
    return ids;
}

} // namespace

SourceSnapshot listingSnapshot(const QString &provider, const QList<ServedModel> &models, bool local,
                               const QDateTime &taken)
{
    SourceSnapshot snapshot {.form =
                                 local ? SourceSnapshot::Form::LocalListing : SourceSnapshot::Form::Listing,
                             .source = provider,
                             .taken = taken};
    for (const ServedModel &served : models) {
        EndpointInfo endpoint {provider, served.id};
        endpoint.contextLength = served.contextLength;
        endpoint.quantization = local ? served.quantization.toLower() : QString();
        ModelInfo model;
        model.id = served.id;
        model.name = served.name.isEmpty() ? served.id : served.name;
        model.type = QStringLiteral("chat");
        model.inputModalities = {QStringLiteral("text")};
        model.outputModalities = {QStringLiteral("text")};
        model.contextLength = served.contextLength;
        model.endpoints << endpoint;
        snapshot.models << model;
    }
    return snapshot;
}

QList<CatalogChange> notListed(const Catalog &catalog, const QString &provider,
                               const QList<ServedModel> &models, const QList<ServedModel> &before,
                               const QDateTime &time)
{
    const QSet<QString> named = idsOf(models);
    const QSet<QString> namedBefore = idsOf(before);
    QList<CatalogChange> changes;
    for (const ModelInfo &model : catalog.models()) {
        for (const EndpointInfo &endpoint : model.endpoints) {
            if (endpoint.providerId != provider || !endpoint.direct || endpoint.status == kRetired
                || named.contains(endpoint.providerModelId)
                || (!before.isEmpty() && !namedBefore.contains(endpoint.providerModelId)))
                continue;
            CatalogChange change;
            change.kind = CatalogChange::Kind::RetiredEndpoint;
            change.time = time;
            change.source = provider;
            change.model = model.id;
            change.modelName = model.name;
            change.provider = provider;
            change.endpoint = endpointSlug(endpoint);
            change.before = endpoint.pricing.base;
            changes << change;
        }
    }
    return changes;
}

} // namespace core
