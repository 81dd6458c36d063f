#include "core/model/pricing.h"

#include "core/model/cost_parts.h"
#include "core/model/price_fields.h"

#include <QJsonArray>

#include <algorithm>

namespace core {

namespace {

PriceRow rowFromJson(const QJsonObject &json)
{
    PriceRow row;
    for (const PriceField &field : kPriceFields) {
        const QJsonValue value = json.value(QLatin1String(field.key));
        std::optional<Money> price;
        if (value.isString())
            price = Money::fromDecimal(value.toString());
        else if (value.isDouble())
            price = Money::fromJsonNumber(value.toDouble());
        if (price && *price >= Money())
            row.*field.member = price;
    }
    return row;
}

/// A price that says nothing about a unit leaves the base price of that unit in force.
PriceRow overlaid(PriceRow base, const PriceRow &top)
{
    for (const PriceField &field : kPriceFields) {
        if (top.*field.member)
            base.*field.member = top.*field.member;
    }
    return base;
}

/// HHMM as the catalog writes it (1400 = 14:00).
int minuteOfDay(const QJsonValue &value)
{
    const int hhmm = value.toInt();
    return hhmm / 100 * 60 + hhmm % 100;
}

} // namespace

bool Pricing::isFree() const
{
    if (!isKnown())
        return false;
    return std::all_of(kPriceFields.begin(), kPriceFields.end(), [this](const PriceField &field) {
        return !(base.*field.member) || (base.*field.member)->isZero();
    });
}

PriceRow Pricing::at(qint64 promptTokens, int minuteOfDayUtc, const QString &serviceTier) const
{
    PriceRow row = base;
    if (const ServiceTierPrices *tier = serviceTierFor(serviceTier))
        row = overlaid(row, tier->prices);
    if (const PriceWindow *window = windowFor(minuteOfDayUtc))
        row = overlaid(row, window->prices);
    if (const PriceTier *tier = tierFor(promptTokens))
        row = overlaid(row, tier->prices);
    return row;
}

const ServiceTierPrices *Pricing::serviceTierFor(const QString &serviceTier) const
{
    const auto found = std::find_if(serviceTiers.cbegin(), serviceTiers.cend(),
                                    [&](const ServiceTierPrices &one) { return one.tier == serviceTier; });
    return found == serviceTiers.cend() ? nullptr : &*found;
}

const PriceWindow *Pricing::windowFor(int minuteOfDayUtc) const
{
    const auto found = std::find_if(windows.cbegin(), windows.cend(), [&](const PriceWindow &window) {
        const bool afterStart = minuteOfDayUtc >= window.startMinute;
        const bool beforeEnd = minuteOfDayUtc < window.endMinute;
        const bool wraps = window.endMinute <= window.startMinute;
        return wraps ? afterStart || beforeEnd : afterStart && beforeEnd;
    });
    return found == windows.cend() ? nullptr : &*found;
}

const PriceTier *Pricing::tierFor(qint64 promptTokens) const
{
    const PriceTier *best = nullptr;
    for (const PriceTier &tier : tiers) {
        if (promptTokens > tier.minPromptTokens && (!best || tier.minPromptTokens > best->minPromptTokens))
            best = &tier;
    }
    return best;
}

std::optional<Money> costOf(const Usage &usage, const PriceRow &prices)
{
    Money sum;
    bool known = true;
    forEachCostPart(usage, prices, [&](CostUnit, qint64 units, const std::optional<Money> &price) {
        if (price)
            sum += *price * units;
        else
            known = false;
    });
    return known ? std::optional(sum) : std::nullopt;
}

Pricing pricingFromJson(const QJsonObject &json)
{
    Pricing pricing;
    pricing.base = rowFromJson(json);
    for (const QJsonValue &entry : json.value(QLatin1String("tiers")).toArray()) {
        const QJsonObject tier = entry.toObject();
        pricing.tiers << PriceTier {tier.value(QLatin1String("min_prompt_tokens")).toInteger(),
                                    rowFromJson(tier)};
    }
    for (const QJsonValue &entry : json.value(QLatin1String("time_windows")).toArray()) {
        const QJsonObject window = entry.toObject();
        pricing.windows << PriceWindow {minuteOfDay(window.value(QLatin1String("utc_start"))),
                                        minuteOfDay(window.value(QLatin1String("utc_end"))),
                                        rowFromJson(window)};
    }
    const QJsonObject serviceTiers = json.value(QLatin1String("service_tiers")).toObject();
    for (auto tier = serviceTiers.begin(); tier != serviceTiers.end(); ++tier)
        pricing.serviceTiers << ServiceTierPrices {tier.key(), rowFromJson(tier.value().toObject())};
    return pricing;
}

QJsonObject priceRowToJson(const PriceRow &prices)
{
    QJsonObject json;
    for (const PriceField &field : kPriceFields) {
        if (const auto &price = prices.*field.member)
            json.insert(QLatin1String(field.key), price->toDecimal());
    }
    return json;
}

} // namespace core
