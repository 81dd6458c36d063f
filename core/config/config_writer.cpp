#include "core/config/config.h"

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

QJsonObject routingToJson(const RoutingPreferences &routing)
{
    constexpr qint64 kMillion = 1'000'000;
    QJsonObject most;
    if (routing.maxPromptPrice)
        most.insert(QLatin1String("prompt"), (*routing.maxPromptPrice * kMillion).toDecimal());
    if (routing.maxCompletionPrice)
        most.insert(QLatin1String("completion"), (*routing.maxCompletionPrice * kMillion).toDecimal());
    if (routing.maxRequestPrice)
        most.insert(QLatin1String("request"), routing.maxRequestPrice->toDecimal());

    QJsonObject json;
    insertIf(json, routing.sort != SortBy::Default, QLatin1String("sort"), sortName(routing.sort));
    insertIf(json, !routing.order.isEmpty(), QLatin1String("order"), arrayOf(routing.order));
    insertIf(json, !routing.only.isEmpty(), QLatin1String("only"), arrayOf(routing.only));
    insertIf(json, !routing.ignore.isEmpty(), QLatin1String("ignore"), arrayOf(routing.ignore));
    insertIf(json, !routing.allowFallbacks, QLatin1String("allow_fallbacks"), false);
    insertIf(json, routing.denyDataCollection, QLatin1String("data_collection"), QStringLiteral("deny"));
    insertIf(json, routing.zeroDataRetention, QLatin1String("zdr"), true);
    insertIf(json, !routing.quantizations.isEmpty(), QLatin1String("quantizations"),
             arrayOf(routing.quantizations));
    insertIf(json, !most.isEmpty(), QLatin1String("max_price"), most);
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

QJsonObject budgetToJson(const BudgetConfig &budget)
{
    QJsonObject json {{QLatin1String("name"), budget.name},
                      {QLatin1String("scope"), budget.scope},
                      {QLatin1String("limit_usd"), budget.limit.toDecimal()},
                      {QLatin1String("period"), budget.period},
                      {QLatin1String("action"), budget.action}};
    QJsonArray percents;
    for (const int percent : budget.warnAt)
        percents << percent;
    insertIf(json, !percents.isEmpty(), QLatin1String("warn_at"), percents);
    return json;
}

QJsonObject apiKeyToJson(const ApiKeyConfig &key)
{
    QJsonObject json {{QLatin1String("name"), key.name}};
    if (key.loopbackWithoutKey)
        json.insert(QLatin1String("no_key"), true);
    else
        json.insert(QLatin1String("secret"), key.secret.toString());
    if (key.limit)
        json.insert(QLatin1String("limit_usd"), key.limit->toDecimal());
    insertIf(json, !key.period.isEmpty(), QLatin1String("period"), key.period);
    insertIf(json, !key.models.isEmpty(), QLatin1String("models"), arrayOf(key.models));
    if (key.requestsPerMinute)
        json.insert(QLatin1String("rpm"), *key.requestsPerMinute);
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

template<typename Row>
QJsonArray rowsToJson(const QList<Row> &rows, QJsonObject (*toJson)(const Row &))
{
    QJsonArray array;
    for (const Row &row : rows)
        array << toJson(row);
    return array;
}

QJsonObject modelSetsToJson(const QHash<QString, QStringList> &sets)
{
    QJsonObject json;
    for (auto set = sets.cbegin(); set != sets.cend(); ++set)
        json.insert(set.key(), arrayOf(set.value()));
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
    QList<Member> providers;
    for (const ProviderConfig &provider : config.providers)
        providers << Member {provider.overlay.id, jsonOf(providerToJson(provider))};
    if (!providers.isEmpty())
        members << Member {QStringLiteral("providers"), objectOf(providers)};
    addObject(QStringLiteral("routing"), routingToJson(config.routing));
    addObject(QStringLiteral("model_sets"), modelSetsToJson(config.modelSets));
    addObject(QStringLiteral("timeouts"), timeoutsToJson(config.timeouts));
    add(QStringLiteral("budgets"), !config.budgets.isEmpty(), rowsToJson(config.budgets, budgetToJson));
    add(QStringLiteral("keys"), !config.keys.isEmpty(), rowsToJson(config.keys, apiKeyToJson));
    addObject(QStringLiteral("history"), historyToJson(config.history));
    return objectOf(members) + '\n';
}

} // namespace core
