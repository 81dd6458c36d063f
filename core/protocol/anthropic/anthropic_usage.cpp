#include "core/protocol/anthropic/anthropic_usage.h"

#include "core/protocol/wire_support.h"

#include <algorithm>

namespace core {

namespace {

qint64 countOf(const QJsonObject &json, QLatin1String name)
{
    return std::max<qint64>(0, json.value(name).toInteger());
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
    // Only aggregators that speak this shape know a price.
    const QJsonValue cost = json.value(QLatin1String("cost"));
    if (cost.isDouble() && cost.toDouble() >= 0)
        usage.reportedCost = Money::fromJsonNumber(cost.toDouble());
    clampParts(usage);
    return usage;
}

} // namespace core
