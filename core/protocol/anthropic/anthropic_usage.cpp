#include "core/protocol/anthropic/anthropic_usage.h"

#include "core/protocol/billed_fields.h"
#include "core/protocol/wire_support.h"

#include <algorithm>

namespace core {

namespace {

qint64 countOf(const QJsonObject &json, QLatin1String name)
{
    return std::max<qint64>(0, json.value(name).toInteger());
}

/// Whether it came in this shape. Others that use the same names have a total as well.
bool isAnthropics(const QJsonObject &native)
{
    return native.contains(QLatin1String("input_tokens")) && !native.contains(QLatin1String("total_tokens"));
}

} // namespace

Usage usageFromAnthropic(const QJsonObject &json)
{
    Usage usage;
    usage.native = json;
    usage.cachedTokens = countOf(json, QLatin1String("cache_read_input_tokens"));
    usage.cacheWriteTokens = countOf(json, QLatin1String("cache_creation_input_tokens"));
    usage.cacheWrite1hTokens = countOf(json.value(QLatin1String("cache_creation")).toObject(),
                                       QLatin1String("ephemeral_1h_input_tokens"));
    usage.promptTokens =
        countOf(json, QLatin1String("input_tokens")) + usage.cachedTokens + usage.cacheWriteTokens;
    usage.completionTokens = countOf(json, QLatin1String("output_tokens"));
    usage.reasoningTokens = countOf(json.value(QLatin1String("output_tokens_details")).toObject(),
                                    QLatin1String("thinking_tokens"));
    usage.webSearches = webSearchesIn(json);
    // The fast mode has prices of its own, like a tier (docs.claude.com, "Fast mode").
    const QString speed = json.value(QLatin1String("speed")).toString().toLower();
    usage.serviceTier = speed == QLatin1String("fast") ? speed : serviceTierIn(json);
    usage.reportedCost = reportedCostIn(json); // only aggregators that speak this shape know a price
    clampParts(usage);
    return usage;
}

QJsonObject usageToAnthropic(const Usage &usage, std::optional<Money> cost)
{
    const QLatin1String creation("cache_creation");
    const QLatin1String details("output_tokens_details");
    QJsonObject json = isAnthropics(usage.native) ? usage.native : QJsonObject();
    const qint64 fresh = usage.promptTokens - usage.cachedTokens - usage.cacheWriteTokens;
    json.insert(QLatin1String("input_tokens"), std::max<qint64>(0, fresh));
    json.insert(QLatin1String("output_tokens"), usage.completionTokens);
    json.insert(QLatin1String("cache_read_input_tokens"), usage.cachedTokens);
    json.insert(QLatin1String("cache_creation_input_tokens"), usage.cacheWriteTokens);
    if (usage.cacheWriteTokens > 0 && !json.contains(creation)) {
        const qint64 brief = usage.cacheWriteTokens - usage.cacheWrite1hTokens;
        json.insert(creation,
                    QJsonObject {{QLatin1String("ephemeral_5m_input_tokens"), brief},
                                 {QLatin1String("ephemeral_1h_input_tokens"), usage.cacheWrite1hTokens}});
    }
    if (usage.reasoningTokens > 0 && !json.contains(details))
        json.insert(details, QJsonObject {{QLatin1String("thinking_tokens"), usage.reasoningTokens}});
    if (cost)
        json.insert(QLatin1String("cost"), cost->toDollars());
    else
        json.remove(QLatin1String("cost"));
    return json;
}

} // namespace core
