#include "core/proxy/endpoint_rows.h"

#include "core/routing/model_listing.h"
#include "core/routing/parameters.h"

#include <QJsonArray>

#include <utility>

namespace core {

namespace {

constexpr QLatin1String kDepends("-1");

QJsonValue countOrNull(qint64 count)
{
    return count > 0 ? QJsonValue(count) : QJsonValue();
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

/// The prices that the row has, by OpenRouter's keys.
QJsonObject pricesOf(const PriceRow &prices)
{
    const std::pair<const char *, const std::optional<Money> &> entries[] = {
        {"prompt", prices.prompt},
        {"completion", prices.completion},
        {"request", prices.request},
        {"image", prices.image},
        {"image_output", prices.imageOutputToken},
        {"web_search", prices.webSearch},
        {"internal_reasoning", prices.reasoning},
        {"input_cache_read", prices.cacheRead},
        {"input_cache_write", prices.cacheWrite},
        {"input_cache_write_1h", prices.cacheWrite1h},
        {"audio", prices.audioInput},
        {"audio_output", prices.audioOutput},
    };
    QJsonObject json;
    for (const auto &[key, price] : entries) {
        if (price)
            json.insert(QLatin1String(key), price->toDecimal());
    }
    return json;
}

/// OpenRouter writes a time of day as the number HHMM.
int clockNumber(int minuteOfDay)
{
    constexpr int kMinutesPerHour = 60;
    return minuteOfDay / kMinutesPerHour * 100 + minuteOfDay % kMinutesPerHour;
}

QJsonArray overridesOf(const Pricing &pricing)
{
    QJsonArray overrides;
    // Of several that apply the later wins, as in Pricing::at().
    for (const PriceWindow &window : pricing.windows) {
        QJsonObject entry = pricesOf(window.prices);
        entry.insert(QStringLiteral("utc_start"), clockNumber(window.startMinute));
        entry.insert(QStringLiteral("utc_end"), clockNumber(window.endMinute));
        overrides << entry;
    }
    for (const PriceTier &tier : pricing.tiers) {
        QJsonObject entry = pricesOf(tier.prices);
        entry.insert(QStringLiteral("min_prompt_tokens"), tier.minPromptTokens);
        overrides << entry;
    }
    return overrides;
}

/// Which forms of `tool_choice` can be had there. What nobody said is taken to work where tools do.
QJsonObject toolChoices(const Catalog &catalog, const ModelInfo &model, const EndpointInfo &endpoint)
{
    const ProviderInfo *provider = catalog.findProvider(endpoint.providerId);
    const bool tools = supportOf(QStringLiteral("tools"), endpoint, model) == Support::Yes;
    const bool choice = tools && supportOf(QStringLiteral("tool_choice"), endpoint, model) != Support::No;
    const bool forced =
        choice && catalog.traitsOf(model, endpoint).forcedToolChoice != ModelTraits::Accepts::Never;
    const bool required = forced && !(provider && provider->quirks.requiredToolChoice.isEmpty());
    return {{QStringLiteral("auto"), tools},
            {QStringLiteral("none"), tools},
            {QStringLiteral("required"), required},
            {QStringLiteral("function"), forced}};
}

} // namespace

QJsonObject openRouterPricing(const Pricing &pricing)
{
    QJsonObject json = pricesOf(pricing.base);
    for (const char *required : {"prompt", "completion"}) {
        if (!json.contains(QLatin1String(required)))
            json.insert(QLatin1String(required), kDepends);
    }
    if (const QJsonArray overrides = overridesOf(pricing); !overrides.isEmpty())
        json.insert(QStringLiteral("overrides"), overrides);
    return json;
}

QJsonObject endpointRow(const Catalog &catalog, const ModelInfo &model, const EndpointInfo &endpoint,
                        const RecentFigures &figures)
{
    const ProviderInfo *provider = catalog.findProvider(endpoint.providerId);
    const QString providerName = provider && !provider->name.isEmpty() ? provider->name : endpoint.providerId;
    const QString id = endpoint.variant.isEmpty() ? model.id : model.id + u':' + endpoint.variant;
    const qint64 context = endpoint.contextLength > 0 ? endpoint.contextLength : model.contextLength;
    const qint64 output = endpoint.maxOutputTokens > 0 ? endpoint.maxOutputTokens : model.maxOutputTokens;
    const PriceRow &prices = endpoint.pricing.base;
    QJsonObject row = toJson(figures);
    const auto put = [&row](const char *key, const QJsonValue &value) {
        row.insert(QLatin1String(key), value);
    };
    put("name", QStringLiteral("%1 | %2").arg(providerName, id));
    put("model_id", id);
    put("model_name", model.name);
    put("provider_name", providerName);
    put("tag", endpointSlug(endpoint));
    put("context_length", context);
    put("max_prompt_tokens", countOrNull(endpoint.maxPromptTokens));
    put("max_completion_tokens", countOrNull(output));
    put("quantization", textOrNull(endpoint.quantization));
    put("pricing", openRouterPricing(endpoint.pricing));
    put("supported_parameters", QJsonArray::fromStringList(parametersTaken(endpoint, model)));
    // A cache that the client has to ask for is paid for when it is written.
    put("supports_implicit_caching", prices.cacheRead && !prices.cacheWrite);
    put("supports_tool_choice", toolChoices(catalog, model, endpoint));
    put("supports_voice_cloning", false);
    return row;
}

QJsonObject providerRow(const ProviderInfo &provider)
{
    return {{QStringLiteral("name"), provider.name.isEmpty() ? provider.id : provider.name},
            {QStringLiteral("slug"), provider.id},
            {QStringLiteral("headquarters"), textOrNull(provider.headquarters)},
            {QStringLiteral("datacenters"),
             provider.datacenters.isEmpty() ? QJsonValue()
                                            : QJsonValue(QJsonArray::fromStringList(provider.datacenters))},
            {QStringLiteral("privacy_policy_url"), textOrNull(provider.privacyPolicyUrl)},
            {QStringLiteral("terms_of_service_url"), textOrNull(provider.termsUrl)},
            {QStringLiteral("status_page_url"), textOrNull(provider.statusPageUrl)}};
}

} // namespace core
