#include "core/catalog/gone_rows.h"

#include "core/catalog/models_dev.h"
#include "core/catalog/openrouter_models.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace core {

namespace {

constexpr int kMostGoneRows = 2000;
constexpr QLatin1String kData("data");
constexpr QLatin1String kId("id");
constexpr QLatin1String kModels("models");

QJsonObject objectOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QJsonObject marked(QJsonObject row, const QString &day)
{
    if (!row.contains(kGoneSince))
        row.insert(kGoneSince, day);
    return row;
}

QJsonObject goneOfOpenRouter(const QByteArray &older, const QByteArray &former, const QByteArray &newer,
                             const QString &day)
{
    QSet<QString> named;
    for (const QJsonValue &row : objectOf(newer).value(kData).toArray())
        named << row.toObject().value(kId).toString();
    QJsonArray rows;
    const auto collect = [&](const QByteArray &document) {
        for (const QJsonValue &value : objectOf(document).value(kData).toArray()) {
            const QJsonObject row = value.toObject();
            const QString id = row.value(kId).toString();
            if (named.contains(id) || rows.size() == kMostGoneRows)
                continue;
            named << id;
            rows.append(marked(row, day));
        }
    };
    collect(older);
    collect(former);
    return {{kData, rows}};
}

QJsonObject goneOfModelsDev(const QByteArray &older, const QByteArray &former, const QByteArray &newer,
                            const QString &day)
{
    const QJsonObject present = objectOf(newer);
    QJsonObject gone;
    int count = 0;
    const auto collect = [&](const QByteArray &document) {
        const QJsonObject providers = objectOf(document);
        for (auto provider = providers.begin(); provider != providers.end(); ++provider) {
            const QJsonObject now = present.value(provider.key()).toObject().value(kModels).toObject();
            const QJsonObject rows = provider.value().toObject().value(kModels).toObject();
            QJsonObject kept = gone.value(provider.key()).toObject().value(kModels).toObject();
            const qsizetype before = kept.size();
            for (auto row = rows.begin(); row != rows.end(); ++row) {
                if (now.contains(row.key()) || kept.contains(row.key()) || count == kMostGoneRows)
                    continue;
                kept.insert(row.key(), marked(row.value().toObject(), day));
                ++count;
            }
            if (kept.size() != before)
                gone.insert(provider.key(), QJsonObject {{kModels, kept}});
        }
    };
    collect(older);
    collect(former);
    return gone;
}

Result<SourceSnapshot> read(const QString &source, const QByteArray &document, const QDateTime &taken,
                            const SourceLimits &limits)
{
    return source == kModelsDevSource ? readModelsDev(document, taken, limits)
                                      : readOpenRouterModels(document, taken, limits);
}

} // namespace

QByteArray goneRows(const QString &source, const QByteArray &older, const QByteArray &former,
                    const QByteArray &newer, const QString &day)
{
    const QJsonObject gone = source == kModelsDevSource ? goneOfModelsDev(older, former, newer, day)
                                                        : goneOfOpenRouter(older, former, newer, day);
    return QJsonDocument(gone).toJson(QJsonDocument::Compact);
}

Result<SourceSnapshot> readSource(const QString &source, const QByteArray &document, const QByteArray &gone,
                                  const QDateTime &taken, const SourceLimits &limits)
{
    Result<SourceSnapshot> snapshot = read(source, document, taken, limits);
    if (!snapshot || gone.isEmpty())
        return snapshot;
    SourceLimits few = limits;
    few.leastModels = 0;
    const Result<SourceSnapshot> former = read(source, gone, taken, few);
    if (!former)
        return snapshot; // of what is there, all is known
    SourceSnapshot both = std::move(snapshot).value();
    both.models += former->models;
    return both;
}

} // namespace core
