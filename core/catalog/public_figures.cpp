#include "core/catalog/public_figures.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace core {

namespace {

constexpr qsizetype kMostEndpoints = 1000;
constexpr double kMostMs = 3'600'000;
constexpr double kMostTokensPerSecond = 1'000'000;
constexpr double kMostPercent = 100;

std::optional<double> figure(const QJsonValue &value, double most)
{
    if (!value.isDouble())
        return {};
    const double number = value.toDouble();
    return number >= 0 && number <= most ? std::optional(number) : std::nullopt;
}

} // namespace

QList<PublicFigures> publicFiguresFrom(const QByteArray &document)
{
    const QJsonObject data =
        QJsonDocument::fromJson(document).object().value(QLatin1String("data")).toObject();
    const QLatin1String median("p50");
    QList<PublicFigures> all;
    for (const QJsonValue &row : data.value(QLatin1String("endpoints")).toArray()) {
        PublicFigures one;
        one.endpoint = row[QLatin1String("tag")].toString();
        one.ttftMs = figure(row[QLatin1String("latency_last_30m")][median], kMostMs);
        one.throughput = figure(row[QLatin1String("throughput_last_30m")][median], kMostTokensPerSecond);
        one.uptime = figure(row[QLatin1String("uptime_last_30m")], kMostPercent);
        const bool any = one.ttftMs || one.throughput || one.uptime;
        if (any && !one.endpoint.isEmpty() && all.size() < kMostEndpoints)
            all << one;
    }
    return all;
}

} // namespace core
