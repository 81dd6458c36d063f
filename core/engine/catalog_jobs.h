#pragma once

#include "core/engine/catalog_updater.h"
#include "core/engine/document_fetch.h"
#include "core/settings/catalog_store.h"

#include <QHash>
#include <QList>

namespace core {

// What CatalogUpdater does beside the engine's thread: it reads what came, keeps it, merges it and compares.

/// What a job came to.
struct CatalogJobOutcome {
    CatalogRefreshReport report = {};
    CatalogPtr catalog = {}; ///< Null: as before.
    QHash<QString, CatalogStore::Source> sources = {};
};

/// What jobs compare with and write down.
struct CatalogJobFrame {
    CatalogPtr before;
    QDateTime now;
};

/// What a source answered.
struct SourceAnswer {
    QString source;
    Result<DocumentFetch::Document> document;
};

CatalogJobOutcome keepAnswers(CatalogStore &store, const CatalogJobFrame &frame,
                              const QList<SourceAnswer> &answers);
CatalogJobOutcome keepEndpoints(CatalogStore &store, const CatalogJobFrame &frame, const QString &model,
                                const Result<DocumentFetch::Document> &answer);
/// `local`: of a server on this machine.
CatalogJobOutcome keepListing(CatalogStore &store, const CatalogJobFrame &frame, const QString &provider,
                              bool local, const Result<QList<ServedModel>> &listing);

/// Forgets the lists of servers on this machine that are not among `named`.
CatalogJobOutcome forgetLocalListings(CatalogStore &store, const CatalogJobFrame &frame,
                                      const QStringList &named);

} // namespace core
