#include "core/model/pricing.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace core {

namespace {

struct Field {
    const char *key;
    std::optional<Money> PriceRow::*member;
};

constexpr std::array kFields = {
    Field {"prompt", &PriceRow::prompt},
    Field {"completion", &PriceRow::completion},
    Field {"cache_read", &PriceRow::cacheRead},
    Field {"cache_write", &PriceRow::cacheWrite},
    Field {"cache_write_1h", &PriceRow::cacheWrite1h},
    Field {"reasoning", &PriceRow::reasoning},
    Field {"audio_input", &PriceRow::audioInput},
    Field {"audio_output", &PriceRow::audioOutput},
    Field {"image_output_token", &PriceRow::imageOutputToken},
    Field {"image", &PriceRow::image},
    Field {"request", &PriceRow::request},
    Field {"web_search", &PriceRow::webSearch},
};

PriceRow rowFromJson(const QJsonObject &json)
{
    PriceRow row;
    for (const Field &field : kFields) {
        const QJsonValue value = json.value(QLatin1String(field.key));
        if (value.isString())
            row.*field.member = Money::fromDecimal(value.toString());
        else if (value.isDouble())
            row.*field.member = Money::fromJsonNumber(value.toDouble());
    }
    return row;
}

/// A price that says nothing about a unit leaves the base price of that unit in force.
PriceRow overlaid(PriceRow base, const PriceRow &top)
{
    for (const Field &field : kFields) {
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
    return std::all_of(kFields.begin(), kFields.end(), [this](const Field &field) {
        return !(base.*field.member) || (base.*field.member)->isZero();
    });
}

PriceRow Pricing::at(qint64 promptTokens, int minuteOfDayUtc, const QString &serviceTier) const
{
    PriceRow row = base;
    for (const ServiceTierPrices &tier : serviceTiers) {
        if (tier.tier == serviceTier)
            row = overlaid(row, tier.prices);
    }
    for (const PriceWindow &window : windows) {
        const bool wraps = window.endMinute <= window.startMinute;
        const bool inside = wraps
                                ? (minuteOfDayUtc >= window.startMinute || minuteOfDayUtc < window.endMinute)
                                : (minuteOfDayUtc >= window.startMinute && minuteOfDayUtc < window.endMinute);
        if (inside) {
            row = overlaid(row, window.prices);
            break;
        }
    }
    const PriceTier *best = nullptr;
    for (const PriceTier &tier : tiers) {
        if (promptTokens > tier.minPromptTokens && (!best || tier.minPromptTokens > best->minPromptTokens))
            best = &tier;
    }
    return best ? overlaid(row, best->prices) : row;
}

std::optional<Money> costOf(const Usage &usage, const PriceRow &prices)
{
    Money sum;
    bool known = true;
    const auto add = [&](qint64 units, std::optional<Money> price) {
        if (units <= 0)
            return;
        if (price)
            sum += *price * units;
        else
            known = false;
    };
    const auto orElse = [](std::optional<Money> price, std::optional<Money> fallback) {
        return price ? price : fallback;
    };

    // Each token is counted once: the parts that have a price of their own are taken off the whole.
    const qint64 cached = std::clamp<qint64>(usage.cachedTokens, 0, usage.promptTokens);
    const qint64 written = std::clamp<qint64>(usage.cacheWriteTokens, 0, usage.promptTokens - cached);
    const qint64 audioIn = prices.audioInput ? std::clamp<qint64>(usage.audioPromptTokens, 0,
                                                                  usage.promptTokens - cached - written)
                                             : 0;
    add(usage.promptTokens - cached - written - audioIn, prices.prompt);
    add(cached, orElse(prices.cacheRead, prices.prompt));
    const qint64 writtenForAnHour = std::clamp<qint64>(usage.cacheWrite1hTokens, 0, written);
    const auto writePrice = orElse(prices.cacheWrite, prices.prompt);
    add(written - writtenForAnHour, writePrice);
    add(writtenForAnHour, orElse(prices.cacheWrite1h, writePrice));
    add(audioIn, prices.audioInput);

    const qint64 reasoning =
        prices.reasoning ? std::clamp<qint64>(usage.reasoningTokens, 0, usage.completionTokens) : 0;
    const qint64 audioOut = prices.audioOutput ? std::clamp<qint64>(usage.audioCompletionTokens, 0,
                                                                    usage.completionTokens - reasoning)
                                               : 0;
    const qint64 imageOut = prices.imageOutputToken ? std::clamp<qint64>(
                                usage.imageCompletionTokens, 0, usage.completionTokens - reasoning - audioOut)
                                                    : 0;
    add(usage.completionTokens - reasoning - audioOut - imageOut, prices.completion);
    add(reasoning, prices.reasoning);
    add(audioOut, prices.audioOutput);
    add(imageOut, prices.imageOutputToken);
    add(prices.request ? 1 : 0, prices.request);
    return known ? std::optional<Money>(sum) : std::nullopt;
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
    return pricing;
}

QJsonObject priceRowToJson(const PriceRow &prices)
{
    QJsonObject json;
    for (const Field &field : kFields) {
        if (const auto &price = prices.*field.member)
            json.insert(QLatin1String(field.key), price->toDecimal());
    }
    return json;
}

} // namespace core
