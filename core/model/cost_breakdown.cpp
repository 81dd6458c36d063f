#include "core/model/cost_breakdown.h"

#include <QJsonArray>

#include <algorithm>

namespace core {

namespace {

bool isUnknown(const CostPart &part)
{
    return !part.amount;
}

} // namespace

QList<CostUnit> CostBreakdown::unknown() const
{
    QList<CostUnit> units;
    for (const CostPart &part : parts) {
        if (isUnknown(part))
            units << part.unit;
    }
    return units;
}

std::optional<Money> CostBreakdown::total() const
{
    return std::none_of(parts.cbegin(), parts.cend(), isUnknown) ? std::optional(known) : std::nullopt;
}

CostBreakdown costBreakdownOf(const Usage &usage, const PriceRow &prices)
{
    CostBreakdown breakdown;
    forEachCostPart(usage, prices, [&](CostUnit unit, qint64 units, const std::optional<Money> &price) {
        CostPart part {.unit = unit, .units = units, .price = price};
        if (price) {
            part.amount = *price * units;
            breakdown.known += *part.amount;
        }
        breakdown.parts << part;
    });
    return breakdown;
}

QString costUnitName(CostUnit unit)
{
    switch (unit) {
    case CostUnit::Prompt:
        return QStringLiteral("prompt");
    case CostUnit::Completion:
        return QStringLiteral("completion");
    case CostUnit::CacheRead:
        return QStringLiteral("cache_read");
    case CostUnit::CacheWrite:
        return QStringLiteral("cache_write");
    case CostUnit::CacheWrite1h:
        return QStringLiteral("cache_write_1h");
    case CostUnit::Reasoning:
        return QStringLiteral("reasoning");
    case CostUnit::AudioInput:
        return QStringLiteral("audio_input");
    case CostUnit::AudioOutput:
        return QStringLiteral("audio_output");
    case CostUnit::ImageOutputToken:
        return QStringLiteral("image_output_token");
    case CostUnit::Image:
        return QStringLiteral("image");
    case CostUnit::Request:
        return QStringLiteral("request");
    case CostUnit::WebSearch:
        return QStringLiteral("web_search");
    }
    Q_UNREACHABLE();
}

QJsonObject costBreakdownToJson(const CostBreakdown &breakdown)
{
    QJsonArray parts;
    for (const CostPart &part : breakdown.parts) {
        QJsonObject json {{QLatin1String("unit"), costUnitName(part.unit)},
                          {QLatin1String("units"), part.units}};
        if (part.price && part.amount) {
            json.insert(QLatin1String("price"), part.price->toDecimal());
            json.insert(QLatin1String("amount"), part.amount->toDecimal());
        }
        parts.append(json);
    }
    QJsonObject json {{QLatin1String("parts"), parts}};
    if (const std::optional<Money> total = breakdown.total())
        json.insert(QLatin1String("total"), total->toDecimal());
    return json;
}

} // namespace core
