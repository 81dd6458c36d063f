#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/catalog_change.h"
#include "core/catalog/source_snapshot.h"
#include "core/model/local_server.h"

#include <QDateTime>

namespace core {

/// What a provider's own list says, for mergeCatalog(). `local`: of a server on this machine.
SourceSnapshot listingSnapshot(const QString &provider, const QList<ServedModel> &models, bool local,
                               const QDateTime &taken);

/// Endpoints of the provider that its list does not name, as news: what an account cannot see it may still be
/// able to use, so nothing is taken away for it. Where there was a list before, only what went since then.
QList<CatalogChange> notListed(const Catalog &catalog, const QString &provider,
                               const QList<ServedModel> &models, const QList<ServedModel> &before,
                               const QDateTime &time);

} // namespace core
