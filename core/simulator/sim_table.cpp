#include "core/simulator/sim_table.h"

#include "core/catalog/catalog_format.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

namespace core {

namespace {

Error broken(const QString &what)
{
    Error error;
    error.message = QStringLiteral("The simulator's table is broken: %1.").arg(what);
    return error;
}

std::optional<SimStyle> styleFromName(const QString &name)
{
    if (name == QLatin1String("thorough"))
        return SimStyle::Thorough;
    if (name == QLatin1String("brief"))
        return SimStyle::Brief;
    if (name == QLatin1String("structured"))
        return SimStyle::Structured;
    if (name == QLatin1String("echo"))
        return SimStyle::Echo;
    return std::nullopt;
}

DataPolicy policyFromJson(const QJsonObject &json)
{
    DataPolicy policy;
    policy.trainsOnData = json.value(QLatin1String("trains_on_data")).toBool();
    policy.retainsPrompts = json.value(QLatin1String("retains_prompts")).toBool();
    policy.retentionDays = json.value(QLatin1String("retention_days")).toInt();
    policy.source = json.value(QLatin1String("source")).toString();
    return policy;
}

SimBehaviour behaviourFromJson(const QJsonObject &json, SimStyle style)
{
    SimBehaviour behaviour;
    behaviour.style = style;
    behaviour.firstTokenMs = json.value(QLatin1String("first_token_ms")).toInt();
    behaviour.tokensPerSecond =
        json.value(QLatin1String("tokens_per_second")).toDouble(behaviour.tokensPerSecond);
    behaviour.answerTokens = json.value(QLatin1String("answer_tokens")).toInt();
    behaviour.failureRate = json.value(QLatin1String("failure_rate")).toDouble();
    behaviour.breakRate = json.value(QLatin1String("break_rate")).toDouble();
    behaviour.requestsPerWindow = json.value(QLatin1String("requests_per_window")).toInt();
    behaviour.windowMs = json.value(QLatin1String("window_ms")).toInt();
    return behaviour;
}

} // namespace

Result<SimTable> SimTable::fromJson(const QByteArray &json)
{
    QJsonParseError problem;
    const QJsonObject root = QJsonDocument::fromJson(json, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return broken(problem.errorString());

    SimTable table;
    const QJsonObject provider = root.value(QLatin1String("provider")).toObject();
    table.provider.id = provider.value(QLatin1String("id")).toString();
    table.provider.name = provider.value(QLatin1String("name")).toString();
    table.provider.kind = provider.value(QLatin1String("kind")).toString();
    table.provider.protocol = provider.value(QLatin1String("protocol")).toString();
    table.provider.dataPolicy = policyFromJson(provider.value(QLatin1String("data_policy")).toObject());

    const QJsonArray models = root.value(QLatin1String("models")).toArray();
    for (const QJsonValue &value : models) {
        const QJsonObject model = value.toObject();
        const QString id = model.value(QLatin1String("id")).toString();
        const QString name = model.value(QLatin1String("name")).toString();
        const auto style = styleFromName(model.value(QLatin1String("style")).toString());
        if (!style)
            return broken(QStringLiteral("the style of '%1' is unknown").arg(id));
        const QJsonArray endpoints = model.value(QLatin1String("endpoints")).toArray();
        for (const QJsonValue &endpointValue : endpoints) {
            const QJsonObject json = endpointValue.toObject();
            const EndpointInfo endpoint = endpointFromJson(json, table.provider.id);
            const SimBehaviour behaviour =
                behaviourFromJson(json.value(QLatin1String("behaviour")).toObject(), *style);
            if (endpoint.providerModelId.isEmpty() || table.rows.contains(endpoint.providerModelId))
                return broken(QStringLiteral("'%1' has an endpoint without an id of its own").arg(id));
            if (behaviour.tokensPerSecond <= 0)
                return broken(QStringLiteral("'%1' never says anything").arg(endpoint.providerModelId));
            table.provider.models.append({id, name, endpoint});
            table.rows.insert(endpoint.providerModelId, {endpoint, name, behaviour});
        }
    }
    if (table.rows.isEmpty())
        return broken(QStringLiteral("it has no models"));
    return table;
}

} // namespace core
