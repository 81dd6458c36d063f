#include "core/config/config_routing_writer.h"

#include <QJsonArray>

namespace core {

namespace {

void insertIf(QJsonObject &json, bool wanted, QLatin1String key, const QJsonValue &value)
{
    if (wanted)
        json.insert(key, value);
}

void insertList(QJsonObject &json, QLatin1String key, const QStringList &texts)
{
    insertIf(json, !texts.isEmpty(), key, QJsonArray::fromStringList(texts));
}

void insertObject(QJsonObject &json, QLatin1String key, const QJsonObject &object)
{
    insertIf(json, !object.isEmpty(), key, object);
}

void insertPrice(QJsonObject &json, QLatin1String key, const std::optional<Money> &price, qint64 units)
{
    if (price)
        json.insert(key, (*price * units).toDecimal());
}

void insertTime(QJsonObject &json, QLatin1String key, const std::optional<Milliseconds> &time)
{
    if (time)
        json.insert(key, qint64(time->count()));
}

void insertSort(QJsonObject &json, const RoutingPreferences &routing)
{
    const QLatin1String key("sort");
    const QString metric = sortName(routing.sort);
    if (routing.partition == Partition::Model) {
        insertIf(json, !metric.isEmpty(), key, metric);
        return;
    }
    QJsonObject order {{QLatin1String("partition"), QStringLiteral("none")}};
    insertIf(order, !metric.isEmpty(), QLatin1String("by"), metric);
    json.insert(key, order);
}

void insertGoals(QJsonObject &json, QLatin1String key, const PercentileGoals &goals)
{
    QJsonObject each;
    const std::pair<QLatin1String, const std::optional<double> &> all[] = {
        {QLatin1String("p50"), goals.p50},
        {QLatin1String("p75"), goals.p75},
        {QLatin1String("p90"), goals.p90},
        {QLatin1String("p99"), goals.p99},
    };
    for (const auto &[name, goal] : all) {
        if (goal)
            each.insert(name, *goal);
    }
    if (goals.p50 && each.size() == 1)
        json.insert(key, *goals.p50);
    else
        insertObject(json, key, each);
}

QJsonObject pricesToJson(const RoutingPreferences &routing)
{
    constexpr qint64 kMillion = 1'000'000;
    QJsonObject most;
    insertPrice(most, QLatin1String("prompt"), routing.maxPromptPrice, kMillion);
    insertPrice(most, QLatin1String("completion"), routing.maxCompletionPrice, kMillion);
    insertPrice(most, QLatin1String("request"), routing.maxRequestPrice, 1);
    insertPrice(most, QLatin1String("image"), routing.maxImagePrice, 1);
    insertPrice(most, QLatin1String("audio"), routing.maxAudioPrice, 1);
    return most;
}

void insertPreferences(QJsonObject &json, const RoutingPreferences &routing)
{
    const QString deny = QStringLiteral("deny");
    QJsonObject models;
    insertList(models, QLatin1String("only"), routing.onlyModels);
    insertList(models, QLatin1String("ignore"), routing.ignoredModels);
    insertSort(json, routing);
    insertList(json, QLatin1String("order"), routing.order);
    insertList(json, QLatin1String("only"), routing.only);
    insertList(json, QLatin1String("ignore"), routing.ignore);
    insertIf(json, !routing.allowFallbacks, QLatin1String("allow_fallbacks"), false);
    insertIf(json, routing.requireParameters, QLatin1String("require_parameters"), true);
    insertIf(json, routing.denyDataCollection, QLatin1String("data_collection"), deny);
    insertIf(json, routing.denyTraining, QLatin1String("training"), deny);
    insertIf(json, routing.zeroDataRetention, QLatin1String("zdr"), true);
    insertIf(json, routing.distillableOnly, QLatin1String("distillable_only"), true);
    insertList(json, QLatin1String("quantizations"), routing.quantizations);
    insertList(json, QLatin1String("regions"), routing.regions);
    insertObject(json, QLatin1String("models"), models);
    insertObject(json, QLatin1String("max_price"), pricesToJson(routing));
    insertGoals(json, QLatin1String("preferred_min_throughput"), routing.minThroughput);
    insertGoals(json, QLatin1String("preferred_max_latency"), routing.maxLatency);
}

QString balanceName(KeyBalance balance)
{
    switch (balance) {
    case KeyBalance::Weighted:
        return QStringLiteral("weighted");
    case KeyBalance::RoundRobin:
        return QStringLiteral("round-robin");
    case KeyBalance::LeastLoaded:
        return QStringLiteral("least-loaded");
    }
    Q_UNREACHABLE();
}

void insertSettings(QJsonObject &json, const RoutingSettings &settings)
{
    insertIf(json, settings.strategy == RoutingStrategy::Balanced, QLatin1String("strategy"),
             QStringLiteral("balanced"));
    insertIf(json, settings.keyBalance != KeyBalance::Weighted, QLatin1String("keys"),
             balanceName(settings.keyBalance));
    insertIf(json, !settings.defaultModel.isEmpty(), QLatin1String("default_model"), settings.defaultModel);
    insertList(json, QLatin1String("auto_models"), settings.autoModels);
    insertTime(json, QLatin1String("hedge_after_ms"), settings.hedgeAfter);
    insertTime(json, QLatin1String("deadline_ms"), settings.deadline);
}

} // namespace

QJsonObject routingToJson(const Config &config)
{
    QJsonObject json;
    insertPreferences(json, config.routing);
    insertSettings(json, config.routingSettings);
    return json;
}

} // namespace core
