#include "core/async/on_thread.h"
#include "core/engine/engine_private.h"

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

} // namespace core
