#include "core/async/on_thread.h"
#include "core/engine/engine_private.h"
#include "core/engine/local_server_search.h"
#include "core/engine/model_edits.h"
#include "core/engine/model_listing.h"
#include "core/protocol/codec.h"
#include "core/routing/call_form.h"
#include "core/settings/bundled_local_programs.h"

#include <QDate>

#include <algorithm>
#include <variant>

namespace core {

// What the engine says of the catalog, and what changes it.

namespace {

/// The key to ask a provider with that is no request: its first.
KeyFacts firstKey(const QList<KeyFacts> &keys)
{
    const auto first = std::min_element(keys.cbegin(), keys.cend(), [](const KeyFacts &a, const KeyFacts &b) {
        return a.priority < b.priority;
    });
    return first == keys.cend() ? KeyFacts {} : *first;
}

} // namespace

QFuture<CatalogPtr> Engine::catalog()
{
    return runOn(this, [this] { return d->catalog; });
}

QFuture<Done> Engine::setBaseCatalog(const CatalogPtr &catalog)
{
    return runOn(this, [this, catalog] {
        d->parts.catalog = catalog;
        d->mergeCatalog();
        emit catalogChanged(d->catalog);
        return Done {};
    });
}

QFuture<QList<LocalServer>> Engine::findLocalServers(const QList<QUrl> &places)
{
    return runOn(this, [this, places] {
        const QList<LocalProgram> programs = bundledLocalPrograms();
        const QList<QUrl> all = searchPlaces(programs, places, d->parts.config->config().listen);
        auto *search = new LocalServerSearch(*d->parts.transport, programs, all, this);
        return after(search->run(), this, [this](const QList<LocalServer> &found) {
            return asProviders(found, d->parts.config->config(), *d->parts.catalog);
        });
    });
}

QList<LocalProgram> Engine::localPrograms()
{
    return bundledLocalPrograms();
}

QFuture<Status> Engine::addLocalServer(const LocalServer &server)
{
    return runOn(this, [this, server] {
        return d->changeConfig(
            [&](Config &config) { return putLocalServer(config, server, *d->parts.catalog); });
    });
}

QFuture<Status> Engine::saveOwnModel(const QString &provider, const ProviderOverlay::ModelRow &row)
{
    return runOn(this, [this, provider, row] {
        return d->changeConfig([&](Config &config) {
            putOwnModel(config, provider, row);
            return Status(Done {});
        });
    });
}

QFuture<Status> Engine::removeOwnModel(const QString &provider, const QString &modelId,
                                       const QString &providerModelId)
{
    return runOn(this, [this, provider, modelId, providerModelId] {
        return d->changeConfig(
            [&](Config &config) { return takeOwnModel(config, provider, modelId, providerModelId); });
    });
}

QFuture<Status> Engine::savePrice(const PriceEdit &edit)
{
    return runOn(this, [this, edit] {
        PriceEdit dated = edit;
        if (dated.changed.isEmpty())
            dated.changed = QDate::currentDate().toString(Qt::ISODate);
        return d->changeConfig([&](Config &config) { return putPrice(config, dated); });
    });
}

QFuture<Status> Engine::removePrice(const QString &model, const QString &endpoint)
{
    return runOn(this, [this, model, endpoint] {
        return d->changeConfig([&](Config &config) { return takePrice(config, model, endpoint); });
    });
}

QFuture<Result<QList<ServedModel>>> Engine::listProviderModels(const QString &provider)
{
    return runOn(this, [this, provider] {
        const auto refuse = [](const Error &error) { return readyFuture<Result<QList<ServedModel>>>(error); };
        const ProviderInfo *info = d->catalog->findProvider(provider);
        if (!info)
            return refuse(
                {ErrorKind::BadRequest, tr("There is no provider named '%1' in the catalog.").arg(provider)});
        const QString name = info->name.isEmpty() ? info->id : info->name;
        const KeyFacts key = firstKey(d->keys.usable().value(provider));
        if (key.name.isEmpty() && info->needsKey())
            return refuse(
                {ErrorKind::BadRequest,
                 tr("%1 shows its models only to who has a key there. Add one under Keys.").arg(name)});
        const QStringList spoken = spokenProtocols();
        const auto form = callFormOf(EndpointInfo {provider, {}}, *info,
                                     {.spoken = spoken, .key = key, .variables = d->variables});
        const CallForm *call = std::get_if<CallForm>(&form);
        if (!call)
            return refuse(
                {ErrorKind::BadRequest,
                 tr("%1 has no address that can be asked for its models. Correct it under Keys.").arg(name)});
        EndpointTarget target {provider, name, call->protocol, call->baseUrl, {}};
        target.headers = info->headers;
        const Secret secret = key.name.isEmpty() ? Secret() : d->keys.secret(provider, key.name);
        return (new ModelListing(*d->parts.transport, target, secret, this))->run();
    });
}

QFuture<Status> Engine::changeCatalogSettings(const CatalogSettings &settings)
{
    return runOn(this, [this, settings] {
        return d->parts.config->change([&](Config &config) { config.catalog = settings; });
    });
}

QFuture<std::optional<EndpointInfo>> Engine::endpointAsListed(const QString &model, const QString &endpoint)
{
    return runOn(this, [this, model, endpoint]() -> std::optional<EndpointInfo> {
        const ModelInfo *found = d->listed->findModel(model);
        if (!found)
            return std::nullopt;
        const auto place =
            std::find_if(found->endpoints.cbegin(), found->endpoints.cend(),
                         [&](const EndpointInfo &one) { return endpointSlug(one) == endpoint; });
        return place == found->endpoints.cend() ? std::nullopt : std::optional(*place);
    });
}

} // namespace core
