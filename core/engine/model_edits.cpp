#include "core/engine/model_edits.h"

#include "core/catalog/local_model_names.h"
#include "core/config/model_row_json.h"
#include "core/net/hop_header.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QUrl>

#include <algorithm>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ModelEdits)
};

const QLatin1String kModels("models");

Error badRequest(const QString &message)
{
    return {ErrorKind::BadRequest, message};
}

ProviderConfig *findEntry(Config &config, const QString &provider)
{
    const auto known =
        std::find_if(config.providers.begin(), config.providers.end(),
                     [&](const ProviderConfig &entry) { return entry.overlay.id == provider; });
    return known == config.providers.end() ? nullptr : &*known;
}

ProviderConfig &entryFor(Config &config, const QString &provider)
{
    if (ProviderConfig *known = findEntry(config, provider))
        return *known;
    ProviderConfig added;
    added.overlay.id = provider;
    config.providers << added;
    return config.providers.last();
}

auto isFor(const QString &model, const QString &endpoint)
{
    return
        [model, endpoint](const PriceEdit &edit) { return edit.model == model && edit.endpoint == endpoint; };
}

/// Whether both addresses are the same server's; each name of this machine's loopback is as good as another.
bool isSamePlace(const QString &left, const QString &right)
{
    const QUrl one(left);
    const QUrl other(right);
    const auto portOf = [](const QUrl &url) {
        return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
    };
    if (one.host().isEmpty() || portOf(one) != portOf(other))
        return false;
    return one.host() == other.host() || (isLoopbackHost(one.host()) && isLoopbackHost(other.host()));
}

/// Where requests to the entry's provider go.
QString addressOf(const ProviderConfig &entry, const Catalog &catalog)
{
    const ProviderInfo *bundled = catalog.findProvider(entry.overlay.id);
    return entry.overlay.baseUrl.value_or(bundled ? bundled->baseUrl : QString());
}

ProviderOverlay::ModelRow freeRow(const QString &modelId, const ServedModel &served, const Catalog &catalog)
{
    ProviderOverlay::ModelRow row;
    row.modelId = modelId;
    if (!catalog.findModel(modelId))
        row.modelName = served.name.isEmpty() ? servedModelName(served.id) : served.name;
    row.endpoint.providerModelId = served.id;
    row.endpoint.contextLength = served.contextLength;
    row.endpoint.quantization = served.quantization;
    row.endpoint.pricing.base.prompt = Money();
    row.endpoint.pricing.base.completion = Money();
    return row;
}

QJsonArray newModels(const QJsonArray &before, const LocalServer &server, const Catalog &catalog)
{
    LocalModelNames names(catalog, server.provider);
    QJsonArray rows;
    for (const ServedModel &served : server.models) {
        const QString id = names.next(served);
        qsizetype kept = 0;
        for (const QJsonValue &row : before) {
            const QString modelId = row.toObject().value(QLatin1String("id")).toString();
            if (isModelRow(row.toObject(), modelId, served.id)) {
                rows << row;
                ++kept;
            }
        }
        if (kept == 0)
            rows << modelRowToJson(freeRow(id, served, catalog));
    }
    return rows;
}

} // namespace

void putOwnModel(Config &config, const QString &provider, const ProviderOverlay::ModelRow &row)
{
    ProviderConfig &entry = entryFor(config, provider);
    const QString native =
        row.endpoint.providerModelId.isEmpty() ? row.modelId : row.endpoint.providerModelId;
    QJsonArray rows = entry.json.value(kModels).toArray();
    bool found = false;
    for (qsizetype i = 0; i < rows.size() && !found; ++i) {
        found = isModelRow(rows.at(i).toObject(), row.modelId, native);
        if (found)
            rows.replace(i, modelRowToJson(row, rows.at(i).toObject()));
    }
    if (!found)
        rows << modelRowToJson(row);
    entry.json.insert(kModels, rows);
}

Status takeOwnModel(Config &config, const QString &provider, const QString &modelId,
                    const QString &providerModelId)
{
    ProviderConfig *entry = findEntry(config, provider);
    QJsonArray rows;
    bool found = false;
    if (entry) {
        for (const QJsonValue &row : entry->json.value(kModels).toArray()) {
            if (isModelRow(row.toObject(), modelId, providerModelId))
                found = true;
            else
                rows << row;
        }
    }
    if (!found)
        return badRequest(Text::tr("There is no model '%1' of your own at '%2'. Somebody may have removed it "
                                   "from config.json in the meantime.")
                              .arg(modelId, provider));
    if (rows.isEmpty())
        entry->json.remove(kModels);
    else
        entry->json.insert(kModels, rows);
    return Done {};
}

Status putPrice(Config &config, const PriceEdit &edit)
{
    if (edit.prices == PriceRow())
        return badRequest(Text::tr("Enter at least one price, or use the catalog's."));
    const auto old =
        std::find_if(config.prices.begin(), config.prices.end(), isFor(edit.model, edit.endpoint));
    if (old == config.prices.end())
        config.prices << edit;
    else
        *old = edit;
    return Done {};
}

Status takePrice(Config &config, const QString &model, const QString &endpoint)
{
    if (config.prices.removeIf(isFor(model, endpoint)) > 0)
        return Done {};
    return badRequest(Text::tr("There is no price of your own for '%1' at '%2'. Somebody may have removed it "
                               "from config.json in the meantime.")
                          .arg(model, endpoint));
}

QList<LocalServer> asProviders(QList<LocalServer> found, const Config &config, const Catalog &catalog)
{
    QStringList taken;
    for (const ProviderConfig &entry : config.providers)
        taken << entry.overlay.id;
    for (LocalServer &server : found) {
        const auto known = std::find_if(config.providers.cbegin(), config.providers.cend(),
                                        [&](const ProviderConfig &entry) {
                                            return isSamePlace(addressOf(entry, catalog), server.baseUrl);
                                        });
        if (known == config.providers.cend())
            continue;
        const ProviderInfo *bundled = catalog.findProvider(known->overlay.id);
        server.provider = known->overlay.id;
        server.name = known->overlay.name.value_or(bundled ? bundled->name : server.name);
        server.baseUrl = addressOf(*known, catalog);
        server.protocol = known->overlay.protocol.value_or(bundled ? bundled->protocol : server.protocol);
        // An entry that only holds a key or a name has none of its models yet.
        server.added = !known->overlay.models.isEmpty() || !known->inCatalog;
    }
    for (LocalServer &server : found) {
        const bool isKnown =
            std::any_of(config.providers.cbegin(), config.providers.cend(), [&](const ProviderConfig &entry) {
                return entry.overlay.id == server.provider
                       && isSamePlace(addressOf(entry, catalog), server.baseUrl);
            });
        if (isKnown)
            continue;
        const ProviderInfo *bundled = catalog.findProvider(server.provider);
        QString id = server.provider;
        if (taken.contains(id) || (bundled && bundled->kind != QLatin1String("local")))
            id += u'-' + QString::number(QUrl(server.baseUrl).port());
        const QString withPort = id;
        for (int number = 2; taken.contains(id); ++number)
            id = withPort + u'-' + QString::number(number);
        server.provider = id;
        taken << id;
    }
    return found;
}

Status putLocalServer(Config &config, const LocalServer &server, const Catalog &catalog)
{
    const ProviderInfo *bundled = catalog.findProvider(server.provider);
    if (bundled && bundled->kind != QLatin1String("local"))
        return badRequest(
            Text::tr("'%1' is the id of %2, which is no server of your own. Choose another name.")
                .arg(server.provider, bundled->name));
    const bool isNew = findEntry(config, server.provider) == nullptr;
    ProviderConfig &entry = entryFor(config, server.provider);
    ProviderOverlay &overlay = entry.overlay;
    if (isNew && !bundled) {
        overlay.name = server.name;
        overlay.kind = QStringLiteral("local");
    }
    if (!overlay.baseUrl || !isSamePlace(*overlay.baseUrl, server.baseUrl))
        overlay.baseUrl = server.baseUrl;
    if (!overlay.protocol && !(bundled && bundled->protocol == server.protocol))
        overlay.protocol = server.protocol;
    const QJsonArray before = entry.json.value(kModels).toArray();
    const QJsonArray rows = newModels(before, server, catalog);
    if (!rows.isEmpty() || entry.json.contains(kModels))
        entry.json.insert(kModels, rows);
    return Done {};
}

} // namespace core
