#pragma once

#include "core/base/result.h"
#include "core/catalog/catalog.h"
#include "core/catalog/catalog_change.h"
#include "core/catalog/public_figures.h"
#include "core/catalog/source_snapshot.h"
#include "core/model/local_server.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace core {

/// What refreshes of the catalog brought, in a folder of the profile: the documents of the sources as they
/// came, the feed of changes, and the merged catalog in its packed form, so that starting reads one file and
/// parses nothing. The packed form is only a cache: missing, broken, or of another build, it is made again
/// from the documents. A file that cannot be read is set aside as NAME.broken and told in `warnings`; the
/// rest stays in use.
///
/// All functions read and write files: call them beside the engine's thread. One object at a time.
class CatalogStore
{
public:
    explicit CatalogStore(QString folder);

    struct Base {
        CatalogPtr catalog;
        QStringList warnings = {}; ///< For people.
        bool fromCache = false;
    };
    /// The catalog to begin with: the cache where it fits, else merge().
    Base load();
    /// The bundled catalog with all documents; writes the cache.
    Base merge();

    struct Source {
        QDateTime taken = {}; ///< Last time that it was asked with success.
        QByteArray etag = {};
        int models = 0;
    };
    /// By name of the source; those that were never asked are left out.
    QHash<QString, Source> sources() const;

    /// Takes over the document of a source if it is one; else BadReply, and everything stays as it was. What
    /// it names no more is kept apart. Gives the number of rows that were skipped.
    Result<int> replaceSource(const QString &source, const QByteArray &document, const Source &facts,
                              const SourceLimits &limits = {});
    /// The source says that its document has not changed.
    Status confirmSource(const QString &source, const QDateTime &taken);
    /// OpenRouter's endpoints of one model.
    Result<int> replaceEndpoints(const QString &model, const QByteArray &document, const QDateTime &taken);
    /// A provider's own list. `local`: of a server on this machine, all of whose models come from it.
    Status replaceListing(const QString &provider, const QList<ServedModel> &models, bool local,
                          const QDateTime &taken);
    /// Forgets the lists of servers on this machine that are not among `named`. Whether there were any.
    Result<bool> keepLocalListings(const QStringList &named);
    /// What the list was the last time.
    QList<ServedModel> listing(const QString &provider) const;
    /// Of the last answer that replaceEndpoints() took for the model.
    PublicFiguresList publicFigures(const QString &model) const;

    /// Newest first.
    QList<CatalogChange> changes(QStringList *warnings = nullptr);
    /// Puts them before the others; the oldest are dropped beyond a number that nobody reads.
    Status addChanges(const QList<CatalogChange> &changes);

private:
    QString path(const QString &file) const;
    QByteArray content(const QString &file) const;
    Status write(const QString &file, const QByteArray &content, const QJsonObject &facts = {});
    QString setAside(const QString &file) const;
    void addSourceTo(QList<SourceSnapshot> &snapshots, const QString &source, QStringList &warnings);
    void addEndpointsTo(QList<SourceSnapshot> &snapshots, QStringList &warnings);
    void addListingsTo(QList<SourceSnapshot> &snapshots, QStringList &warnings);
    QByteArray cacheKey() const;
    CatalogPtr cached() const;

    QString m_folder;
    QJsonObject m_index; ///< File name → facts about it.
};

} // namespace core
