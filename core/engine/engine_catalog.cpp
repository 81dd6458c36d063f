#include "core/async/on_thread.h"
#include "core/engine/engine_private.h"
#include "core/engine/local_server_search.h"
#include "core/engine/model_edits.h"
#include "core/settings/bundled_local_programs.h"

#include <QDate>

namespace core {

// What the engine says of the catalog, and what changes it.

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

QFuture<Status> Engine::changeCatalogSettings(const CatalogSettings &settings)
{
    return runOn(this, [this, settings] {
        return d->parts.config->change([&](Config &config) { config.catalog = settings; });
    });
}

} // namespace core
