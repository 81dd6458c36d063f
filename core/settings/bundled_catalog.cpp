#include "core/settings/bundled_catalog.h"

#include "core/catalog/catalog_format.h"

#include <QResource>

namespace core {

QByteArrayView bundledCatalogBytes()
{
    // The resource lies in the program's own image, so these bytes cost no memory of their own.
    const QResource resource(QStringLiteral(":/catalog/catalog.bin"));
    return {resource.data(), qsizetype(resource.size())};
}

CatalogPtr bundledCatalog()
{
    Result<Catalog> catalog = unpackCatalog(bundledCatalogBytes());
    if (!catalog) {
        // The build made these bytes and nobody else can change them; without a catalog there is nothing to
        // route.
        qFatal("%s", qPrintable(catalog.error().message));
    }
    return std::make_shared<const Catalog>(std::move(catalog).value());
}

} // namespace core
