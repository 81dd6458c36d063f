#include "core/protocol/billed_fields.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace core {

namespace {

constexpr QLatin1String kSearches("web_search_requests");

/// Numbers may come with a decimal point; those that are no count are none.
qint64 countOf(const QJsonValue &value)
{
    constexpr double largest = 9e15;
    if (!value.isDouble())
        return 0;
    return std::max<qint64>(0, value.toInteger(std::llround(std::clamp(value.toDouble(), 0.0, largest))));
}

/// Nobody pays for being asked: what is below zero is no cost.
std::optional<Money> moneyOf(const QJsonValue &value)
{
    std::optional<Money> money;
    if (value.isDouble())
        money = Money::fromJsonNumber(value.toDouble());
    else if (value.isString())
        money = Money::fromDecimal(value.toString());
    return money && *money >= Money() ? money : std::nullopt;
}

std::optional<Money> withUpstream(std::optional<Money> fee, const QJsonObject &usage)
{
    const std::optional<Money> upstream = moneyOf(usage.value(QLatin1String("cost_details"))
                                                      .toObject()
                                                      .value(QLatin1String("upstream_inference_cost")));
    return fee && upstream ? std::optional(*fee + *upstream) : std::nullopt;
}

} // namespace

std::optional<Money> reportedCostIn(const QJsonObject &usage)
{
    const QJsonValue cost = usage.value(QLatin1String("cost"));
    if (cost.isObject())
        return moneyOf(cost.toObject().value(QLatin1String("total_cost")));
    if (usage.value(QLatin1String("is_byok")).toBool())
        return withUpstream(moneyOf(cost), usage);
    if (const auto money = moneyOf(cost))
        return money;
    if (const auto money = moneyOf(usage.value(QLatin1String("estimated_cost"))))
        return money;
    // xAI counts in ticks of 1e-10 USD (found by working out recorded answers from the list prices).
    constexpr qint64 picoDollarsPerTick = 100;
    const qint64 ticks = countOf(usage.value(QLatin1String("cost_in_usd_ticks")));
    if (ticks > 0)
        return Money::fromPicoDollars(picoDollarsPerTick) * ticks;
    return std::nullopt;
}

std::optional<Money> reportedCostBeside(const QJsonObject &answer)
{
    return moneyOf(answer.value(QLatin1String("cost")).toObject().value(QLatin1String("usd")));
}

qint64 webSearchesIn(const QJsonObject &usage)
{
    for (const QLatin1String tools :
         {QLatin1String("server_tool_use"), QLatin1String("server_tool_use_details")}) {
        const QJsonValue searches = usage.value(tools).toObject().value(kSearches);
        if (searches.isDouble())
            return countOf(searches);
    }
    return countOf(usage.value(QLatin1String("num_search_queries")));
}

qint64 webSearchesInResponse(const QJsonObject &response)
{
    const QJsonValue counted = response.value(QLatin1String("tool_usage"))
                                   .toObject()
                                   .value(QLatin1String("web_search"))
                                   .toObject()
                                   .value(QLatin1String("num_requests"));
    if (counted.isDouble())
        return countOf(counted);
    const QJsonArray output = response.value(QLatin1String("output")).toArray();
    return std::count_if(output.begin(), output.end(), [](const QJsonValue &value) {
        const QJsonObject item = value.toObject();
        const QString action = item.value(QLatin1String("action"))
                                   .toObject()
                                   .value(QLatin1String("type"))
                                   .toString(QStringLiteral("search"));
        return item.value(QLatin1String("type")) == QLatin1String("web_search_call")
               && item.value(QLatin1String("status")) != QLatin1String("failed")
               && action == QLatin1String("search");
    });
}

QString serviceTierIn(const QJsonObject &object)
{
    return object.value(QLatin1String("service_tier")).toString().toLower();
}

} // namespace core
