#include "core/config/config.h"
#include "core/config/config_broadcast.h"
#include "core/config/config_money_writer.h"
#include "core/config/config_prices.h"
#include "core/config/config_routing_writer.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace core {

namespace {

/// Members in an order that people chose: QJsonObject sorts them by name.
struct Member {
    QString name;
    QByteArray json;
};

QByteArray indented(const QByteArray &json)
{
    QByteArray result = json.trimmed();
    result.replace("\n", "\n    ");
    return result;
}

QByteArray jsonOf(const QJsonValue &value)
{
    if (value.isObject())
        return QJsonDocument(value.toObject()).toJson().trimmed();
    // A document holds only objects and arrays, so a plain value travels in an array of one.
    const QByteArray list = QJsonDocument(QJsonArray {value}).toJson(QJsonDocument::Compact);
    if (value.isArray() && !value.toArray().isEmpty() && value.toArray().at(0).isObject())
        return QJsonDocument(value.toArray()).toJson().trimmed();
    return list.sliced(1, list.size() - 2);
}

QByteArray objectOf(const QList<Member> &members)
{
    if (members.isEmpty())
        return "{}";
    QByteArrayList lines;
    for (const Member &member : members)
        lines << "    " + jsonOf(member.name) + ": " + indented(member.json);
    return "{\n" + lines.join(",\n") + "\n}";
}

void insertIf(QJsonObject &json, bool wanted, QLatin1String key, const QJsonValue &value)
{
    if (wanted)
        json.insert(key, value);
}

QJsonArray arrayOf(const QStringList &texts)
{
    return QJsonArray::fromStringList(texts);
}

/// Changes a member of an object that stands in the file already, and only if it says something else there.
void setOver(QJsonObject &json, QLatin1String key, const QJsonValue &value, const QJsonValue &standard)
{
    if (json.contains(key) ? json.value(key) != value : value != standard)
        json.insert(key, value);
}

QJsonObject keyToJson(const ProviderKeyConfig &key, const QJsonArray &before)
{
    QJsonObject json;
    for (const QJsonValue &entry : before) {
        if (entry.toObject().value(QLatin1String("name")) == key.name)
            json = entry.toObject();
    }
    json.insert(QLatin1String("name"), key.name);
    json.insert(QLatin1String("secret"), key.secret.toString());
    setOver(json, QLatin1String("priority"), key.priority, 1);
    setOver(json, QLatin1String("weight"), key.weight, 1);
    setOver(json, QLatin1String("region"), key.region, QString());
    setOver(json, QLatin1String("project"), key.project, QString());
    setOver(json, QLatin1String("location"), key.location, QString());
    const QLatin1String limit("limit_usd_per_month");
    if (!key.limitPerMonth)
        json.remove(limit);
    else if (Money::fromDecimal(json.value(limit).toString()) != key.limitPerMonth)
        json.insert(limit, key.limitPerMonth->toDecimal());
    setOver(json, QLatin1String("models"), arrayOf(key.models), QJsonArray());
    setOver(json, QLatin1String("limits"), limitsToJson(key.limits), QJsonObject());
    setOver(json, QLatin1String("hosts"), arrayOf(key.hosts), QJsonArray());
    setOver(json, QLatin1String("enabled"), !key.disabled, true);
    const QLatin1String freeRequests("free_requests_per_day");
    if (key.freeRequestsPerDay)
        json.insert(freeRequests, *key.freeRequestsPerDay);
    else
        json.remove(freeRequests);
    return json;
}

void setText(QJsonObject &json, QLatin1String key, const std::optional<QString> &text)
{
    if (text)
        json.insert(key, *text);
    else
        json.remove(key);
}

QJsonObject providerToJson(const ProviderConfig &provider)
{
    QJsonObject json = provider.json;
    setText(json, QLatin1String("name"), provider.overlay.name);
    setText(json, QLatin1String("kind"), provider.overlay.kind);
    setText(json, QLatin1String("protocol"), provider.overlay.protocol);
    QString address = json.value(QLatin1String("base_url")).toString();
    while (address.endsWith(u'/'))
        address.chop(1);
    if (!provider.overlay.baseUrl || *provider.overlay.baseUrl != address)
        setText(json, QLatin1String("base_url"), provider.overlay.baseUrl);

    const QLatin1String keysName("keys");
    const QJsonArray before = json.value(keysName).toArray();
    QJsonArray keys;
    for (const ProviderKeyConfig &key : provider.keys)
        keys << keyToJson(key, before);
    if (!keys.isEmpty() || json.contains(keysName))
        json.insert(keysName, keys);
    return json;
}

QJsonObject timeoutsToJson(const Timeouts &timeouts)
{
    const Timeouts standard;
    QJsonObject json;
    insertIf(json, timeouts.connect != standard.connect, QLatin1String("connect_ms"),
             qint64(timeouts.connect.count()));
    insertIf(json, timeouts.firstToken != standard.firstToken, QLatin1String("first_token_ms"),
             qint64(timeouts.firstToken.count()));
    insertIf(json, timeouts.idle != standard.idle, QLatin1String("idle_ms"), qint64(timeouts.idle.count()));
    return json;
}

QJsonObject historyToJson(const HistoryConfig &history)
{
    const HistoryConfig standard;
    QJsonObject json;
    insertIf(json, history.bodies != standard.bodies, QLatin1String("bodies"), history.bodies);
    insertIf(json, history.retentionDays != standard.retentionDays, QLatin1String("retention_days"),
             history.retentionDays);
    insertIf(json, history.database != standard.database, QLatin1String("database"), history.database);
    return json;
}

QJsonObject catalogToJson(const CatalogSettings &catalog)
{
    const CatalogSettings standard;
    QJsonObject json;
    insertIf(json, catalog.daily, QLatin1String("refresh"), QLatin1String("daily"));
    insertIf(json, catalog.sources != standard.sources, QLatin1String("sources"), arrayOf(catalog.sources));
    insertIf(json, catalog.openRouterUrl != standard.openRouterUrl, QLatin1String("openrouter_url"),
             catalog.openRouterUrl);
    insertIf(json, catalog.modelsDevUrl != standard.modelsDevUrl, QLatin1String("models_dev_url"),
             catalog.modelsDevUrl);
    return json;
}

QJsonObject modelSetsToJson(const QHash<QString, QStringList> &sets)
{
    QJsonObject json;
    for (auto set = sets.cbegin(); set != sets.cend(); ++set)
        json.insert(set.key(), arrayOf(set.value()));
    return json;
}

qint64 secondsOf(Milliseconds time)
{
    return std::chrono::duration_cast<std::chrono::seconds>(time).count();
}

QJsonObject presetsToJson(const QHash<QString, Preset> &presets)
{
    QJsonObject all;
    for (auto preset = presets.cbegin(); preset != presets.cend(); ++preset) {
        QJsonObject json = preset->body;
        if (preset->cacheEnabled)
            json.insert(QLatin1String("cache_enabled"), *preset->cacheEnabled);
        if (preset->cacheTtl)
            json.insert(QLatin1String("cache_ttl_seconds"), secondsOf(*preset->cacheTtl));
        all.insert(preset.key(), json);
    }
    return all;
}

QJsonObject responseCacheToJson(const ResponseCacheSettings &cache)
{
    constexpr qint64 kMegabyte = 1024 * 1024;
    const ResponseCacheSettings standard;
    QJsonObject json;
    insertIf(json, cache.enabled != standard.enabled, QLatin1String("enabled"), cache.enabled);
    insertIf(json, cache.ttl != standard.ttl, QLatin1String("ttl_seconds"), secondsOf(cache.ttl));
    insertIf(json, cache.maxBytes != standard.maxBytes, QLatin1String("max_mb"), cache.maxBytes / kMegabyte);
    return json;
}

QJsonObject webSearchToJson(const Config &config)
{
    const WebSearchSettings &search = config.webSearch;
    const WebSearchSettings standard;
    if (search.engine.isEmpty())
        return {};
    QJsonObject json {{QLatin1String("engine"), search.engine}};
    insertIf(json, !search.baseUrl.isEmpty(), QLatin1String("base_url"), search.baseUrl);
    insertIf(json, config.webSearchSecret.kind != SecretRef::Kind::None, QLatin1String("secret"),
             config.webSearchSecret.toString());
    insertIf(json, search.maxResults != standard.maxResults, QLatin1String("max_results"), search.maxResults);
    return json;
}

} // namespace

QByteArray writeConfig(const Config &config)
{
    const Config standard;
    QList<Member> members;
    const auto add = [&members](const QString &name, bool wanted, const QJsonValue &value) {
        if (wanted)
            members << Member {name, jsonOf(value)};
    };
    const auto addObject = [&add](const QString &name, const QJsonObject &json) {
        add(name, !json.isEmpty(), json);
    };
    add(QStringLiteral("$schema"), !config.schema.isEmpty(), config.schema);
    add(QStringLiteral("listen"), config.listen != standard.listen, config.listen);
    add(QStringLiteral("require_key"), config.requireKey != standard.requireKey, config.requireKey);
    add(QStringLiteral("allowed_origins"), !config.allowedOrigins.isEmpty(), arrayOf(config.allowedOrigins));
    add(QStringLiteral("allowed_hosts"), !config.allowedHosts.isEmpty(), arrayOf(config.allowedHosts));
    if (config.tls)
        addObject(QStringLiteral("tls"), {{QLatin1String("certificate"), config.tls->certificate},
                                          {QLatin1String("key"), config.tls->key}});
    add(QStringLiteral("allow_plain_http"), config.allowPlainHttp, true);
    add(QStringLiteral("broadcast"), !config.broadcast.isEmpty(), broadcastToJson(config.broadcast));
    QList<Member> providers;
    for (const ProviderConfig &provider : config.providers)
        providers << Member {provider.overlay.id, jsonOf(providerToJson(provider))};
    if (!providers.isEmpty())
        members << Member {QStringLiteral("providers"), objectOf(providers)};
    add(QStringLiteral("prices"), !config.prices.isEmpty(), pricesToJson(config.prices));
    addObject(QStringLiteral("routing"), routingToJson(config));
    addObject(QStringLiteral("model_sets"), modelSetsToJson(config.modelSets));
    addObject(QStringLiteral("presets"), presetsToJson(config.presets));
    addObject(QStringLiteral("timeouts"), timeoutsToJson(config.timeouts));
    addObject(QStringLiteral("response_cache"), responseCacheToJson(config.responseCache));
    addObject(QStringLiteral("web_search"), webSearchToJson(config));
    add(QStringLiteral("time_zone"), !config.timeZone.isEmpty(), config.timeZone);
    add(QStringLiteral("budgets"), !config.budgets.isEmpty(), budgetsToJson(config.budgets));
    add(QStringLiteral("keys"), !config.keys.isEmpty(), apiKeysToJson(config.keys));
    addObject(QStringLiteral("history"), historyToJson(config.history));
    addObject(QStringLiteral("catalog"), catalogToJson(config.catalog));
    return objectOf(members) + '\n';
}

} // namespace core
