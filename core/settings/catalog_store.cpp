#include "core/settings/catalog_store.h"

#include "core/catalog/catalog_format.h"
#include "core/catalog/catalog_merge.h"
#include "core/catalog/change_json.h"
#include "core/catalog/gone_rows.h"
#include "core/catalog/listing.h"
#include "core/catalog/openrouter_models.h"
#include "core/settings/atomic_file.h"
#include "core/settings/bundled_catalog.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::CatalogStore)
};

const QString kIndexFile = QStringLiteral("index.json");
const QString kChangesFile = QStringLiteral("changes.json");
const QString kEndpointsFile = QStringLiteral("openrouter.endpoints.json");
const QString kListingsFile = QStringLiteral("listings.json");
const QString kCacheFile = QStringLiteral("merged.bin");
constexpr QByteArrayView kCacheMagic("SWYMRG01");
constexpr qsizetype kHashSize = 32;
constexpr qsizetype kMostChanges = 5000;
/// Of models whose endpoints were asked for; each answer is some ten kilobytes.
constexpr qsizetype kMostEndpointLists = 200;
constexpr qsizetype kMostListedModels = 2000;
/// Raised when mergeCatalog() comes to another result from the same documents.
constexpr int kRules = 1;

constexpr QLatin1String kTaken("taken");
constexpr QLatin1String kEtag("etag");
constexpr QLatin1String kCount("models");
constexpr QLatin1String kHash("sha256");
constexpr QLatin1String kDocument("document");
constexpr QLatin1String kModels("models");
constexpr QLatin1String kLocal("local"); ///< Of a listing: of a server on this machine.

QString documentFile(const QString &source)
{
    return source + QLatin1String(".json");
}

QString goneFile(const QString &source)
{
    return source + QLatin1String(".gone.json");
}

QByteArray hashOf(QByteArrayView bytes)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(bytes);
    return hash.result();
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QDateTime timeFrom(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QJsonObject toJson(const ServedModel &model)
{
    return {{QLatin1String("id"), model.id},
            {QLatin1String("name"), model.name},
            {QLatin1String("context_length"), model.contextLength},
            {QLatin1String("size"), model.sizeBytes},
            {QLatin1String("quantization"), model.quantization}};
}

QList<ServedModel> servedFrom(const QJsonObject &listing)
{
    QList<ServedModel> models;
    for (const QJsonValue &value : listing.value(kModels).toArray()) {
        const QJsonObject row = value.toObject();
        ServedModel model {row.value(QLatin1String("id")).toString(),
                           row.value(QLatin1String("name")).toString()};
        model.contextLength = row.value(QLatin1String("context_length")).toInteger();
        model.sizeBytes = row.value(QLatin1String("size")).toInteger();
        model.quantization = row.value(QLatin1String("quantization")).toString();
        if (!model.id.isEmpty())
            models << model;
    }
    return models;
}

const QStringList &knownSources()
{
    static const QStringList sources {kOpenRouterSource, kModelsDevSource};
    return sources;
}

} // namespace

CatalogStore::CatalogStore(QString folder)
    : m_folder(std::move(folder))
    , m_index(QJsonDocument::fromJson(content(kIndexFile)).object())
{ }

QString CatalogStore::path(const QString &file) const
{
    return m_folder + u'/' + file;
}

QByteArray CatalogStore::content(const QString &file) const
{
    if (m_folder.isEmpty())
        return {};
    const auto bytes = readWholeFile(path(file));
    return bytes ? bytes->value_or(QByteArray()) : QByteArray();
}

Status CatalogStore::write(const QString &file, const QByteArray &content, const QJsonObject &facts)
{
    if (m_folder.isEmpty() || !QDir().mkpath(m_folder))
        return Error {
            ErrorKind::StorageFailed,
            Text::tr("The folder %1 cannot be made. Check the permissions and the room on the disk.")
                .arg(QDir::toNativeSeparators(m_folder))};
    if (const Status written = replaceFile(path(file), content); !written)
        return written;
    QJsonObject entry = facts;
    entry.insert(kHash, QString::fromLatin1(hashOf(content).toHex()));
    m_index.insert(file, entry);
    return replaceFile(path(kIndexFile), compact(m_index));
}

QString CatalogStore::setAside(const QString &file) const
{
    const QString broken = path(file) + QLatin1String(".broken");
    QFile::remove(broken);
    QFile::rename(path(file), broken);
    return Text::tr(
               "%1 cannot be read and was set aside as %2. The next refresh of the catalog makes it again.")
        .arg(QDir::toNativeSeparators(path(file)), QFileInfo(broken).fileName());
}

QByteArray CatalogStore::cacheKey() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(QByteArray::number(kRules)));
    hash.addData(bundledCatalogBytes());
    for (auto file = m_index.begin(); file != m_index.end(); ++file) {
        const QJsonObject facts = file.value().toObject();
        if (file.key() == kChangesFile)
            continue;
        for (const QLatin1String fact : {kHash, kTaken})
            hash.addData(QByteArrayView((file.key() + u'=' + facts.value(fact).toString() + u'\n').toUtf8()));
    }
    return hash.result();
}

CatalogPtr CatalogStore::cached() const
{
    const QByteArray file = content(kCacheFile);
    const qsizetype head = kCacheMagic.size() + 2 * kHashSize;
    if (file.size() <= head || !file.startsWith(kCacheMagic))
        return nullptr;
    const QByteArrayView bytes(file);
    const QByteArrayView packed = bytes.sliced(head);
    if (bytes.sliced(kCacheMagic.size(), kHashSize) != cacheKey()
        || bytes.sliced(kCacheMagic.size() + kHashSize, kHashSize) != hashOf(packed))
        return nullptr;
    Result<Catalog> catalog = unpackCatalog(packed);
    return catalog ? std::make_shared<const Catalog>(std::move(catalog).value()) : nullptr;
}

CatalogStore::Base CatalogStore::load()
{
    if (m_folder.isEmpty())
        return {.catalog = bundledCatalog()};
    if (m_index.isEmpty() && !QFileInfo::exists(path(documentFile(kOpenRouterSource)))
        && !QFileInfo::exists(path(documentFile(kModelsDevSource)))) {
        Base base {.catalog = bundledCatalog()};
        if (QFileInfo::exists(path(kIndexFile)))
            base.warnings << setAside(kIndexFile);
        return base;
    }
    if (CatalogPtr catalog = cached())
        return {.catalog = catalog, .fromCache = true};
    return merge();
}

void CatalogStore::addSourceTo(QList<SourceSnapshot> &snapshots, const QString &source, QStringList &warnings)
{
    const QString file = documentFile(source);
    const QByteArray document = content(file);
    if (document.isEmpty())
        return;
    QDateTime taken = timeFrom(m_index.value(file).toObject().value(kTaken));
    if (!taken.isValid())
        taken = QFileInfo(path(file)).lastModified().toUTC();
    SourceLimits any;
    any.leastModels = 1; // it was believed when it came
    const Result<SourceSnapshot> snapshot =
        readSource(source, document, content(goneFile(source)), taken, any);
    if (snapshot)
        snapshots << *snapshot;
    else
        warnings << setAside(file);
}

void CatalogStore::addEndpointsTo(QList<SourceSnapshot> &snapshots, QStringList &warnings)
{
    const QByteArray bytes = content(kEndpointsFile);
    const QJsonObject lists = QJsonDocument::fromJson(bytes).object();
    if (!bytes.isEmpty() && !QJsonDocument::fromJson(bytes).isObject())
        warnings << setAside(kEndpointsFile);
    for (const QJsonValue &value : lists) {
        const QJsonObject list = value.toObject();
        const Result<SourceSnapshot> snapshot =
            readOpenRouterEndpoints(compact(list.value(kDocument).toObject()), timeFrom(list.value(kTaken)));
        if (snapshot)
            snapshots << *snapshot;
    }
}

void CatalogStore::addListingsTo(QList<SourceSnapshot> &snapshots, QStringList &warnings)
{
    const QByteArray bytes = content(kListingsFile);
    const QJsonObject listings = QJsonDocument::fromJson(bytes).object();
    if (!bytes.isEmpty() && !QJsonDocument::fromJson(bytes).isObject())
        warnings << setAside(kListingsFile);
    for (auto entry = listings.begin(); entry != listings.end(); ++entry) {
        const QJsonObject listing = entry.value().toObject();
        snapshots << listingSnapshot(entry.key(), servedFrom(listing), listing.value(kLocal).toBool(),
                                     timeFrom(listing.value(kTaken)));
    }
}

CatalogStore::Base CatalogStore::merge()
{
    Base base;
    QList<SourceSnapshot> snapshots;
    // In this order: a model that OpenRouter introduces can get its other providers from models.dev at once.
    for (const QString &source : knownSources())
        addSourceTo(snapshots, source, base.warnings);
    addEndpointsTo(snapshots, base.warnings);
    addListingsTo(snapshots, base.warnings);
    const CatalogPtr bundled = bundledCatalog();
    if (snapshots.isEmpty()) {
        base.catalog = bundled;
        return base;
    }
    base.catalog = std::make_shared<const Catalog>(mergeCatalog(*bundled, snapshots));
    const QByteArray packed = packCatalog(*base.catalog);
    if (const Status written =
            replaceFile(path(kCacheFile), kCacheMagic.toByteArray() + cacheKey() + hashOf(packed) + packed);
        !written)
        base.warnings << written.error().message;
    return base;
}

QHash<QString, CatalogStore::Source> CatalogStore::sources() const
{
    QHash<QString, Source> sources;
    for (const QString &source : knownSources()) {
        const QJsonObject facts = m_index.value(documentFile(source)).toObject();
        if (const QDateTime taken = timeFrom(facts.value(kTaken)); taken.isValid())
            sources.insert(source,
                           {taken, facts.value(kEtag).toString().toLatin1(), facts.value(kCount).toInt()});
    }
    return sources;
}

Result<int> CatalogStore::replaceSource(const QString &source, const QByteArray &document,
                                        const Source &facts, const SourceLimits &limits)
{
    Result<SourceSnapshot> snapshot = readSource(source, document, {}, facts.taken, limits);
    if (!snapshot)
        return snapshot.error();
    const int before = sources().value(source).models;
    const auto now = int(snapshot->models.size());
    if (2 * now < before)
        return Error {
            ErrorKind::BadReply,
            Text::tr("%1 names %2 models; last time it named %3. Such a loss can only be a fault over "
                     "there, so the catalog stays as it is.")
                .arg(source)
                .arg(now)
                .arg(before)};
    const QByteArray gone = goneRows(source, content(documentFile(source)), content(goneFile(source)),
                                     document, facts.taken.toUTC().date().toString(Qt::ISODate));
    if (const Status written = write(goneFile(source), gone); !written)
        return written.error();
    const QJsonObject entry {
        {kTaken, timeText(facts.taken)}, {kEtag, QString::fromLatin1(facts.etag)}, {kCount, now}};
    if (const Status written = write(documentFile(source), document, entry); !written)
        return written.error();
    return snapshot->skipped;
}

Status CatalogStore::confirmSource(const QString &source, const QDateTime &taken)
{
    QJsonObject facts = m_index.value(documentFile(source)).toObject();
    facts.insert(kTaken, timeText(taken));
    m_index.insert(documentFile(source), facts);
    return replaceFile(path(kIndexFile), compact(m_index));
}

Result<int> CatalogStore::replaceEndpoints(const QString &model, const QByteArray &document,
                                           const QDateTime &taken)
{
    const Result<SourceSnapshot> snapshot = readOpenRouterEndpoints(document, taken);
    if (!snapshot)
        return snapshot.error();
    QJsonObject lists = QJsonDocument::fromJson(content(kEndpointsFile)).object();
    lists.insert(model, QJsonObject {{kTaken, timeText(taken)},
                                     {kDocument, QJsonDocument::fromJson(document).object()}});
    while (lists.size() > kMostEndpointLists) {
        auto oldest = lists.begin();
        for (auto entry = lists.begin(); entry != lists.end(); ++entry) {
            if (entry.value().toObject().value(kTaken).toString()
                < oldest.value().toObject().value(kTaken).toString())
                oldest = entry;
        }
        lists.erase(oldest);
    }
    const Status written = write(kEndpointsFile, compact(lists));
    return written ? Result<int>(snapshot->skipped) : Result<int>(written.error());
}

Status CatalogStore::replaceListing(const QString &provider, const QList<ServedModel> &models, bool local,
                                    const QDateTime &taken)
{
    QJsonArray rows;
    for (const ServedModel &model : models.first(std::min(models.size(), kMostListedModels)))
        rows.append(toJson(model));
    QJsonObject listings = QJsonDocument::fromJson(content(kListingsFile)).object();
    listings.insert(provider, QJsonObject {{kTaken, timeText(taken)}, {kLocal, local}, {kModels, rows}});
    return write(kListingsFile, compact(listings));
}

Result<bool> CatalogStore::keepLocalListings(const QStringList &named)
{
    QJsonObject listings = QJsonDocument::fromJson(content(kListingsFile)).object();
    const QStringList providers = listings.keys();
    bool any = false;
    for (const QString &provider : providers) {
        const bool local = listings.value(provider).toObject().value(kLocal).toBool();
        if (!local || named.contains(provider))
            continue;
        listings.remove(provider);
        any = true;
    }
    if (!any)
        return false;
    const Status written = write(kListingsFile, compact(listings));
    return written ? Result<bool>(true) : Result<bool>(written.error());
}

QList<ServedModel> CatalogStore::listing(const QString &provider) const
{
    return servedFrom(QJsonDocument::fromJson(content(kListingsFile)).object().value(provider).toObject());
}

PublicFiguresList CatalogStore::publicFigures(const QString &model) const
{
    const QJsonObject list =
        QJsonDocument::fromJson(content(kEndpointsFile)).object().value(model).toObject();
    return {timeFrom(list.value(kTaken)), publicFiguresFrom(compact(list.value(kDocument).toObject()))};
}

QList<CatalogChange> CatalogStore::changes(QStringList *warnings)
{
    const QByteArray bytes = content(kChangesFile);
    if (bytes.isEmpty())
        return {};
    const Result<QList<CatalogChange>> changes = changesFromJson(bytes);
    if (changes)
        return *changes;
    const QString warning = setAside(kChangesFile);
    if (warnings)
        *warnings << warning;
    return {};
}

Status CatalogStore::addChanges(const QList<CatalogChange> &added)
{
    if (added.isEmpty())
        return Done {};
    QList<CatalogChange> all = added + changes();
    if (all.size() > kMostChanges)
        all.resize(kMostChanges);
    return write(kChangesFile, changesToJson(all));
}

} // namespace core
