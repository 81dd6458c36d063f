#include "core/catalog/catalog_format.h"
#include "core/catalog/model_index.h"
#include "core/settings/bundled_catalog.h"
#include "core/settings/catalog_store.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

// How long the catalog takes to load in its prepared form, against the same catalog as JSON, and how long a
// search over it takes. The best of several rounds: the machine's other work only ever adds.

namespace {

double bestMs(int rounds, auto &&work)
{
    double best = 1e9;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        best = std::min(best, double(timer.nsecsElapsed()) / 1e6);
    }
    return best;
}

QByteArray contentOf(const char *name)
{
    QFile file(QStringLiteral(CATALOG_DIR "/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Resident memory in KiB (Linux); 0 elsewhere.
long residentKiB()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLong();
    }
    return 0;
}

} // namespace

int main()
{
    constexpr int kRounds = 20;
    const long before = residentKiB();
    QElapsedTimer timer;
    timer.start();
    const core::CatalogPtr catalog = core::bundledCatalog();
    const double first = double(timer.nsecsElapsed()) / 1e6;
    const long after = residentKiB();
    std::printf("%lld models, %lld endpoints\n", qlonglong(catalog->models().size()),
                qlonglong(catalog->endpointCount()));
    std::printf("packed, first load   %8.2f ms, %ld KiB more resident\n", first, after - before);

    const double packed = bestMs(kRounds, [] { core::bundledCatalog(); });
    const double json = bestMs(kRounds, [] {
        const QJsonObject quirks = QJsonDocument::fromJson(contentOf("quirks.json")).object();
        if (!core::catalogFromJson(contentOf("catalog.json"), quirks))
            std::printf("catalog.json cannot be read\n");
    });
    std::printf("packed               %8.2f ms\nJSON                 %8.2f ms\nratio                %8.1f\n",
                packed, json, json / packed);

    QTemporaryDir folder;
    core::CatalogStore store(folder.path());
    const QList<core::ServedModel> listed {core::ServedModel {QStringLiteral("a-1")}};
    const core::Status kept =
        store.replaceListing(QStringLiteral("groq"), listed, false, QDateTime::currentDateTimeUtc());
    std::printf("merged anew          %8.2f ms%s\n", bestMs(kRounds, [&] { store.merge(); }),
                kept ? "" : " (nothing was kept)");
    std::printf("refreshed, at start  %8.2f ms\n",
                bestMs(kRounds, [&] { core::CatalogStore(folder.path()).load(); }));

    std::printf("search index         %8.2f ms\n", bestMs(kRounds, [&] { core::ModelIndex index(catalog); }));
    const core::ModelIndex index(catalog);
    core::ModelQuery query;
    query.text = QStringLiteral("claude sonnet");
    std::printf("text search          %8.3f ms\n", bestMs(kRounds, [&] { index.find(query); }));
    query.text.clear();
    core::QueryFacts facts;
    facts.usableProviders = QSet<QString> {QStringLiteral("openai"), QStringLiteral("groq")};
    query.withKey = true;
    query.parameters = QStringList {QStringLiteral("tools")};
    std::printf("facet search         %8.3f ms\n", bestMs(kRounds, [&] { index.find(query, facts); }));
    std::printf("all, sorted by name  %8.3f ms\n", bestMs(kRounds, [&] { index.find({}); }));
    std::printf("nearest names        %8.2f ms\n",
                bestMs(kRounds, [&] { catalog->nearestModels(QStringLiteral("claude sonet")); }));
    return 0;
}
