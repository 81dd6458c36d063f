#include "core/catalog/catalog_format.h"

#include <algorithm>

namespace core {

namespace {

Error badRow(const QJsonObject &row, const QString &what)
{
    return Error {ErrorKind::Internal, QStringLiteral("service tier '%1' of '%2' at '%3': %4")
                                           .arg(row.value(QLatin1String("tier")).toString(),
                                                row.value(QLatin1String("model")).toString(),
                                                row.value(QLatin1String("provider")).toString(), what)};
}

/// Empty if the row can be used.
QString problemOf(const QJsonObject &row)
{
    const QStringList known {QStringLiteral("model"), QStringLiteral("provider"), QStringLiteral("tier"),
                             QStringLiteral("source"), QStringLiteral("prices")};
    for (const QString &key : row.keys()) {
        if (!known.contains(key))
            return QStringLiteral("unknown field '%1'").arg(key);
    }
    for (const QString &key : known) {
        const QJsonValue value = row.value(key);
        if (value.toString().isEmpty() && value.toObject().isEmpty())
            return QStringLiteral("'%1' is missing").arg(key);
    }
    const QJsonObject prices = row.value(QLatin1String("prices")).toObject();
    if (priceRowToJson(pricingFromJson(prices).base).size() != prices.size())
        return QStringLiteral("a price that nobody knows or that is no number");
    return {};
}

} // namespace

Status addServiceTiers(QList<ModelInfo> &models, const QJsonArray &json)
{
    for (const QJsonValue &value : json) {
        const QJsonObject row = value.toObject();
        if (const QString problem = problemOf(row); !problem.isEmpty())
            return badRow(row, problem);
        const ServiceTierPrices tier {row.value(QLatin1String("tier")).toString(),
                                      pricingFromJson(row.value(QLatin1String("prices")).toObject()).base};
        const auto model = std::find_if(models.begin(), models.end(), [&](const ModelInfo &one) {
            return one.id == row.value(QLatin1String("model")).toString();
        });
        if (model == models.end())
            return badRow(row, QStringLiteral("there is no such model"));
        bool used = false;
        for (EndpointInfo &endpoint : model->endpoints) {
            // One with a tag is an offer of its own; `default` is what OpenRouter calls the usual one.
            const bool usual = endpoint.tag.isEmpty() || endpoint.tag == QLatin1String("default");
            if (endpoint.providerId != row.value(QLatin1String("provider")).toString() || !usual)
                continue;
            if (endpoint.pricing.serviceTierFor(tier.tier))
                return badRow(row, QStringLiteral("it is there twice"));
            endpoint.pricing.serviceTiers << tier;
            used = true;
        }
        if (!used)
            return badRow(row, QStringLiteral("the provider has no such model"));
    }
    return Done {};
}

} // namespace core
